#include "audit/funnel.h"

#include "base/arena.h"
#include "base/dist.h"
#include "base/quantile.h"

#include <math.h>

static const double right_angle = 1.57079632679489661923;

/* The value that a share or ratio has on the transformed scale, and its standard error. */
static void transform(enum funnel_kind kind, double r, double n, struct funnel_team *to)
{
	switch (kind) {
	case FUNNEL_PROPORTION:
		to->y = asin(sqrt(r / n));
		to->s = 1 / (2 * sqrt(n));
		break;
	case FUNNEL_RATIO_ROOT:
		to->y = sqrt(r / n);
		to->s = 1 / (2 * sqrt(n));
		break;
	case FUNNEL_RATIO_LOG:
		if (r == 0)
			to->why = UNDEFINED_WRONG_INPUT; /* there is no log of 0 */
		else
			to->y = log(r / n);
		to->s = 1 / sqrt(n);
		break;
	case FUNNEL_RATE_OF_RATES:
		to->y = log((r + 0.5) / (n + 0.5));
		to->s = sqrt(r / ((r + 0.5) * (r + 0.5)) + n / ((n + 0.5) * (n + 0.5)));
		break;
	}
}

static double back(enum funnel_kind kind, double y)
{
	switch (kind) {
	case FUNNEL_PROPORTION: y = sin(fmin(fmax(y, 0), right_angle)); return y * y;
	case FUNNEL_RATIO_ROOT: y = fmax(y, 0); return y * y;
	case FUNNEL_RATIO_LOG:
	case FUNNEL_RATE_OF_RATES: break;
	}
	return exp(y);
}

static struct funnel_limits limits(enum funnel_kind kind, double target, double half)
{
	return (struct funnel_limits){figure_of(back(kind, target - half)),
				      figure_of(back(kind, target + half))};
}

static void set_target(struct funnel *f, enum funnel_kind kind, double r, double n)
{
	f->target = kind == FUNNEL_RATIO_ROOT || kind == FUNNEL_RATIO_LOG ? 1 : r / n;
	switch (kind) {
	case FUNNEL_PROPORTION: f->target_transformed = asin(sqrt(f->target)); break;
	case FUNNEL_RATIO_ROOT: f->target_transformed = 1; break;
	case FUNNEL_RATIO_LOG: f->target_transformed = 0; break;
	case FUNNEL_RATE_OF_RATES: f->target_transformed = log(f->target); break;
	}
}

/* The z of the teams with cases, ascending. */
static size_t sorted_z(const struct funnel *f, size_t teams, double *z)
{
	size_t n = 0;

	for (size_t i = 0; i < teams; i++) {
		if (!f->team[i].why)
			z[n++] = f->team[i].z;
		else if (f->team[i].why == UNDEFINED_WRONG_INPUT)
			z[n++] = -INFINITY; /* none observed: last in rank, though without a z */
	}
	quantile_sort(z, n);
	return n;
}

/* The mean place (1 ... n) of z among the ascending ones: ties share. */
static double rank_of(const double *ascending, size_t n, double z)
{
	size_t below = 0, same = 0;

	for (size_t i = 0; i < n; i++) {
		below += ascending[i] < z;
		same += ascending[i] == z;
	}
	return (double)below + ((double)same + 1) / 2;
}

/* Winsorises at the quantiles `trim` and 1 - trim, or truncates as the SHMI does. */
static void trim_z(struct funnel *f, enum funnel_kind kind, size_t teams, double trim,
		   struct arena *a)
{
	double *z = arena_array(a, teams + 1, sizeof *z);
	size_t n = sorted_z(f, teams, z);
	double low = n ? quantile_sorted(z, n, trim) : 0;
	double high = n ? quantile_sorted(z, n, 1 - trim) : 0;

	for (size_t i = 0; i < teams; i++) {
		struct funnel_team *t = &f->team[i];

		t->z_trimmed = figure_none(t->why ? t->why : UNDEFINED_NOT_REACHED);
		if (t->why)
			continue;
		if (kind != FUNNEL_RATIO_LOG) {
			t->z_trimmed = figure_of(fmin(fmax(t->z, low), high));
		} else {
			double k = trim > 0 ? 1 / trim : 0;
			double place = floor(rank_of(z, n, t->z) * k / ((double)n + 1));

			if (trim <= 0 || (place > 0 && place < k - 1))
				t->z_trimmed = figure_of(t->z);
		}
	}
}

/* phi and tau2, of DerSimonian and Laird about the target. */
static void disperse(struct funnel *f, size_t teams)
{
	double squares = 0, weight = 0, weight2 = 0, n;

	for (size_t i = 0; i < teams; i++) {
		const struct funnel_team *t = &f->team[i];
		double w = 1 / (t->s * t->s);

		if (t->why || !defined(t->z_trimmed))
			continue;
		f->used++;
		squares += t->z_trimmed.value * t->z_trimmed.value;
		weight += w;
		weight2 += w * w;
	}
	if (f->used == 0)
		return;
	n = (double)f->used;
	f->phi = squares / n;
	if (f->used > 1 && squares > n - 1)
		f->tau2 = (squares - (n - 1)) / (weight - weight2 / weight);
	f->p = figure_of(dist_chi2(squares, n, TAIL_UPPER));
}

static void tell_team(const struct funnel *f, enum funnel_kind kind, struct funnel_team *t)
{
	double wide = sqrt(t->s * t->s + f->tau2), centre = f->target_transformed;
	double z95 = dist_normal_quantile(0.975, TAIL_LOWER);
	double z998 = dist_normal_quantile(0.999, TAIL_LOWER);

	t->at95 = limits(kind, centre, z95 * t->s);
	t->at998 = limits(kind, centre, z998 * t->s);
	t->wide95 = limits(kind, centre, z95 * wide);
	t->wide998 = limits(kind, centre, z998 * wide);
	t->z_wide = (t->y - centre) / wide;
	t->p_wide = erfc(fabs(t->z_wide) / sqrt(2));
}

static void no_limits(struct funnel_team *t)
{
	struct funnel_limits none = {figure_none(t->why), figure_none(t->why)};

	t->at95 = t->at998 = t->wide95 = t->wide998 = none;
}

struct funnel funnel_of(enum funnel_kind kind, const double *numerator, const double *denominator,
			size_t teams, double trim, struct arena *a)
{
	struct funnel f = {.method = {"e1", 1, 0}, .p = figure_none(UNDEFINED_NO_DATA)};
	double r = 0, n = 0;

	f.team = arena_array(a, teams + 1, sizeof *f.team);
	for (size_t i = 0; i < teams; i++) {
		r += numerator[i];
		n += denominator[i];
		if (!(denominator[i] > 0))
			f.team[i].why = UNDEFINED_NO_DATA;
		else
			transform(kind, numerator[i], denominator[i], &f.team[i]);
	}
	if (!(n > 0) || (kind == FUNNEL_RATE_OF_RATES && !(r > 0))) {
		f.why = n > 0 ? UNDEFINED_NO_VARIATION : UNDEFINED_NO_DATA;
		for (size_t i = 0; i < teams; i++) {
			f.team[i].why = f.why;
			f.team[i].z_trimmed = figure_none(f.why);
			no_limits(&f.team[i]);
		}
		return f;
	}
	set_target(&f, kind, r, n);
	for (size_t i = 0; i < teams; i++) {
		f.method.n += !f.team[i].why;
		f.team[i].z =
		    f.team[i].why ? 0 : (f.team[i].y - f.target_transformed) / f.team[i].s;
	}
	trim_z(&f, kind, teams, trim, a);
	disperse(&f, teams);
	for (size_t i = 0; i < teams; i++) {
		if (f.team[i].why == UNDEFINED_NO_DATA)
			no_limits(&f.team[i]);
		else
			tell_team(&f, kind, &f.team[i]);
	}
	return f;
}

double funnel_exact(size_t n, double theta, double p)
{
	int64_t r = dist_binomial_quantile(p, (int64_t)n, theta);
	double at = dist_binomial(r, (int64_t)n, theta, TAIL_LOWER);
	double here = dist_binomial_pmf(r, (int64_t)n, theta);

	return ((double)r - (at - p) / here) / (double)n;
}
