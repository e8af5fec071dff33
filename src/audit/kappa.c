#include "audit/kappa.h"

#include "base/arena.h"
#include "base/dist.h"

#include <math.h>

/* A table as shares, with its margins. */
struct shares {
	const double *counts;
	size_t grades;
	double total;
	struct ratings scale; /* only for its grades */
	enum weighting weighting;
};

static double share(const struct shares *t, size_t i, size_t j)
{
	return t->counts[i * t->grades + j] / t->total;
}

static double row_share(const struct shares *t, size_t i)
{
	double sum = 0;

	for (size_t j = 0; j < t->grades; j++)
		sum += t->counts[i * t->grades + j];
	return sum / t->total;
}

static double column_share(const struct shares *t, size_t j)
{
	double sum = 0;

	for (size_t i = 0; i < t->grades; i++)
		sum += t->counts[i * t->grades + j];
	return sum / t->total;
}

static double weight(const struct shares *t, size_t i, size_t j)
{
	return rating_weight(&t->scale, t->weighting, i, j);
}

/* Mean weight of a rating i of the first auditor against all of the second, and of a j of the second
 * against all of the first. */
static double mean_weight(const struct shares *t, size_t i, size_t j)
{
	double sum = 0;

	for (size_t k = 0; k < t->grades; k++)
		sum += column_share(t, k) * weight(t, i, k) + row_share(t, k) * weight(t, k, j);
	return sum;
}

static void agreement(const struct shares *t, double *po, double *pe)
{
	*po = *pe = 0;
	for (size_t i = 0; i < t->grades; i++) {
		for (size_t j = 0; j < t->grades; j++) {
			*po += weight(t, i, j) * share(t, i, j);
			*pe += weight(t, i, j) * row_share(t, i) * column_share(t, j);
		}
	}
}

static void errors(const struct shares *t, struct kappa *k)
{
	double kappa = k->kappa.value, pe = k->pe.value, sum = 0, sum_null = 0, centre;

	for (size_t i = 0; i < t->grades; i++) {
		for (size_t j = 0; j < t->grades; j++) {
			double w = weight(t, i, j), mean = mean_weight(t, i, j);
			double d = w - mean * (1 - kappa), d_null = w - mean;

			sum += share(t, i, j) * d * d;
			sum_null += row_share(t, i) * column_share(t, j) * d_null * d_null;
		}
	}
	centre = kappa - pe * (1 - kappa);
	k->se = figure_of(sqrt(fmax(0, sum - centre * centre) / t->total) / (1 - pe));
	k->se_null = figure_of(sqrt(fmax(0, sum_null - pe * pe) / t->total) / (1 - pe));
}

static double sum_of(const double *numbers, size_t n)
{
	double sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += numbers[i];
	return sum;
}

struct kappa kappa_cohen(const double *counts, size_t grades, enum weighting weighting)
{
	struct shares t = {.counts = counts, .grades = grades, .weighting = weighting};
	struct kappa k = {.method = {"d1", 1, 0}};
	double po, pe;

	t.scale.grades = grades;
	t.total = sum_of(counts, grades * grades);
	k.method.n = (size_t)t.total;
	k.po = k.pe = k.kappa = k.se = k.se_null = figure_none(UNDEFINED_NO_DATA);
	k.ci95 = interval_none(UNDEFINED_NO_DATA);
	if (!(t.total > 0))
		return k;
	agreement(&t, &po, &pe);
	k.po = figure_of(po);
	k.pe = figure_of(pe);
	k.kappa = k.se = k.se_null = figure_none(UNDEFINED_ALL_ONE_GRADE);
	k.ci95 = interval_none(UNDEFINED_ALL_ONE_GRADE);
	if (1 - pe < 1e-12)
		return k;
	k.kappa = figure_of((po - pe) / (1 - pe));
	errors(&t, &k);
	k.ci95 =
	    interval_around(k.kappa.value, dist_normal_quantile(0.975, TAIL_LOWER) * k.se.value);
	return k;
}

struct symmetry kappa_bowker(const double *counts, size_t grades)
{
	struct symmetry s = {figure_none(UNDEFINED_NO_VARIATION),
			     figure_none(UNDEFINED_NO_VARIATION), 0};
	double sum = 0;

	for (size_t i = 0; i < grades; i++) {
		for (size_t j = i + 1; j < grades; j++) {
			double over = counts[i * grades + j], under = counts[j * grades + i];

			if (over + under > 0) {
				sum += (over - under) * (over - under) / (over + under);
				s.df++;
			}
		}
	}
	if (s.df) {
		s.statistic = figure_of(sum);
		s.p = figure_of(dist_chi2(sum, (double)s.df, TAIL_UPPER));
	}
	return s;
}

/* How many ratings each case has; 0 when they differ or are fewer than two. */
static double ratings_each(const double *counts, size_t cases, size_t grades)
{
	double each = cases ? sum_of(counts, grades) : 0;

	for (size_t i = 1; i < cases; i++) {
		if (sum_of(counts + i * grades, grades) != each)
			return 0;
	}
	return each >= 2 ? each : 0;
}

static void by_grade(struct fleiss *f, const double *counts, size_t cases, size_t grades, double m)
{
	double n = (double)cases;

	for (size_t k = 0; k < grades; k++) {
		double p = f->share[k].value, apart = 0;

		for (size_t i = 0; i < cases; i++)
			apart += counts[i * grades + k] * (m - counts[i * grades + k]);
		f->by_grade[k] =
		    figure_ratio(apart, n * m * (m - 1) * p * (1 - p), UNDEFINED_NO_VARIATION);
		if (defined(f->by_grade[k]))
			f->by_grade[k].value = 1 - f->by_grade[k].value;
	}
	f->by_grade_se_null = figure_of(sqrt(2 / (n * m * (m - 1))));
}

static struct fleiss no_fleiss(struct fleiss f, size_t grades, enum undefined why)
{
	f.agreement = f.chance = f.kappa = f.se_null = f.by_grade_se_null = figure_none(why);
	for (size_t k = 0; k < grades; k++)
		f.share[k] = f.by_grade[k] = figure_none(why);
	return f;
}

struct fleiss kappa_fleiss(const double *counts, size_t cases, size_t grades, struct arena *a)
{
	struct fleiss f = {.method = {"d2", 1, cases}};
	double m = ratings_each(counts, cases, grades), n = (double)cases;
	double same = 0, chance = 0, pq = 0, skew = 0;

	f.share = arena_array(a, grades + 1, sizeof *f.share);
	f.by_grade = arena_array(a, grades + 1, sizeof *f.by_grade);
	if (m == 0)
		return no_fleiss(f, grades, cases ? UNDEFINED_WRONG_INPUT : UNDEFINED_NO_DATA);
	for (size_t k = 0; k < grades; k++) {
		double sum = 0, p;

		for (size_t i = 0; i < cases; i++) {
			double count = counts[i * grades + k];

			sum += count;
			same += count * (count - 1);
		}
		p = sum / (n * m);
		f.share[k] = figure_of(p);
		chance += p * p;
		pq += p * (1 - p);
		skew += p * (1 - p) * (1 - 2 * p);
	}
	by_grade(&f, counts, cases, grades, m);
	f.agreement = figure_of(same / (n * m * (m - 1)));
	f.chance = figure_of(chance);
	f.kappa = f.se_null = figure_none(UNDEFINED_ALL_ONE_GRADE);
	if (1 - chance < 1e-12)
		return f;
	f.kappa = figure_of((f.agreement.value - chance) / (1 - chance));
	f.se_null = figure_of(sqrt(2 * fmax(0, pq * pq - skew) / (n * m * (m - 1))) / pq);
	return f;
}
