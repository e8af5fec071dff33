#include "audit/unequal.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>

/* A running sum that carries what each addition loses (Neumaier). */
struct sum {
	double sum, lost;
};

static double add(struct sum *s, double x)
{
	double next = s->sum + x;

	s->lost += fabs(s->sum) >= fabs(x) ? (s->sum - next) + x : (x - next) + s->sum;
	s->sum = next;
	return s->sum + s->lost;
}

/* Shares `left` among those that are not certain yet; true when more became certain. */
static bool share_chances(double *chance, const double *size, size_t count, double left)
{
	struct sum s = {0};
	double all = 0;
	bool more = false;

	for (size_t i = 0; i < count; i++)
		if (chance[i] < 1)
			all = add(&s, size[i]);
	for (size_t i = 0; i < count; i++) {
		if (chance[i] >= 1)
			continue;
		chance[i] = left > 0 && all > 0 ? left * size[i] / all : 0;
		more |= chance[i] >= 1;
	}
	return more;
}

size_t chances_by_size(double *chance, const double *size, size_t count, int64_t n)
{
	size_t certain = 0, having = 0;

	for (size_t i = 0; i < count; i++) {
		assert(size[i] >= 0);
		chance[i] = 0;
		having += size[i] > 0;
	}
	if (n < 0 || (size_t)n > having)
		return SIZE_MAX;
	while (share_chances(chance, size, count, (double)n - (double)certain)) {
		certain = 0;
		for (size_t i = 0; i < count; i++) {
			if (chance[i] < 1)
				continue;
			chance[i] = 1;
			certain++;
		}
	}
	return certain;
}

void systematic_equal(size_t *to, size_t count, size_t n, double u)
{
	assert(u >= 0 && u < 1 && n <= count);
	for (size_t k = 0; k < n; k++) {
		to[k] = (size_t)floor((u + (double)k) * (double)count / (double)n);
		if (to[k] >= count)
			to[k] = count - 1;
	}
}

size_t systematic_by_chance(size_t *to, const double *chance, size_t count, size_t n, double u)
{
	struct sum s = {0};
	size_t found = 0;

	assert(u >= 0 && u < 1);
	for (size_t i = 0; i < count && found < n; i++)
		if (u + (double)found < add(&s, chance[i]) && chance[i] > 0)
			to[found++] = i;
	return found;
}

static double total_of(const double *y, const double *chance, size_t n)
{
	struct sum s = {0};
	double total = 0;

	for (size_t i = 0; i < n; i++)
		total = add(&s, y[i] / chance[i]);
	return total;
}

/* The Horvitz-Thompson form, over all pairs and each case with itself. */
static struct figure variance_ht(const double *y, const double *chance, const double *joint,
				 size_t n)
{
	struct sum s = {0};
	double all = 0;

	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < n; j++) {
			double both = i == j ? chance[i] : joint[i * n + j];
			double apart = chance[i] * chance[j];

			all = add(&s, (both - apart) / both * y[i] * y[j] / apart);
		}
	}
	return figure_checked(all, UNDEFINED_WRONG_INPUT);
}

/* The form of Sen, Yates and Grundy. */
static struct figure variance_syg(const double *y, const double *chance, const double *joint,
				  size_t n)
{
	struct sum s = {0};
	double all = 0;

	for (size_t i = 0; i < n; i++) {
		for (size_t j = i + 1; j < n; j++) {
			double both = joint[i * n + j], d = y[i] / chance[i] - y[j] / chance[j];

			all = add(&s, (chance[i] * chance[j] - both) / both * d * d);
		}
	}
	return figure_checked(all, UNDEFINED_WRONG_INPUT);
}

/* Deville 1999, from the chances alone. */
static struct figure variance_deville(const double *y, const double *chance, size_t n)
{
	double open = 0, squares = 0, centre = 0, sum = 0;

	for (size_t i = 0; i < n; i++)
		open += 1 - chance[i];
	if (open == 0)
		return figure_of(0); /* all were certain */
	for (size_t i = 0; i < n; i++) {
		double part = (1 - chance[i]) / open;

		squares += part * part;
		centre += part * y[i] / chance[i];
	}
	for (size_t i = 0; i < n; i++) {
		double d = y[i] / chance[i] - centre;

		sum += (1 - chance[i]) * d * d;
	}
	return figure_ratio(sum, 1 - squares, UNDEFINED_TOO_FEW);
}

static struct figure variance_hansen(const double *y, const double *chance, size_t n, double total)
{
	double sum = 0, count = (double)n;

	for (size_t i = 0; i < n; i++) {
		double d = y[i] * count / chance[i] - total;

		sum += d * d;
	}
	return figure_ratio(sum, count * (count - 1), UNDEFINED_TOO_FEW);
}

static struct unequal_estimate none(enum undefined why)
{
	struct figure f = figure_none(why);

	return (struct unequal_estimate){f, f, f, f, f, f, f, f, f};
}

static bool chances_hold(const double *chance, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!(chance[i] > 0 && chance[i] <= 1))
			return false;
	return true;
}

struct unequal_estimate unequal_estimate(const double *y, const double *chance, const double *joint,
					 size_t n, double population, struct arena *a)
{
	struct unequal_estimate e = none(UNDEFINED_NO_DATA);
	double *centred = arena_array(a, n + 1, sizeof *centred);
	double *ones = arena_array(a, n + 1, sizeof *ones), total, size;

	if (n == 0)
		return e;
	if (!chances_hold(chance, n))
		return none(UNDEFINED_WRONG_INPUT);
	for (size_t i = 0; i < n; i++)
		ones[i] = 1;
	total = total_of(y, chance, n);
	size = total_of(ones, chance, n);
	for (size_t i = 0; i < n; i++)
		centred[i] = (y[i] - total / size) / size;
	e.total = figure_of(total);
	e.mean = figure_ratio(total, population, UNDEFINED_NO_DATA);
	e.size = figure_of(size);
	e.hajek = figure_of(total / size);
	if (joint) {
		e.variance_ht = variance_ht(y, chance, joint, n);
		e.variance_syg = variance_syg(y, chance, joint, n);
		e.hajek_variance = variance_syg(centred, chance, joint, n);
	}
	e.variance_deville = variance_deville(y, chance, n);
	e.variance_hansen = variance_hansen(y, chance, n, total);
	return e;
}
