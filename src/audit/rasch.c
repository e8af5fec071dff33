#include "audit/rasch.h"

#include "base/arena.h"
#include "base/matrix.h"

#include <math.h>

enum { STEPS = 100, PARAMETER_MOST = 20 };

/* The model being fitted. Parameters: severities of auditors 1 ..., then omega of grades 2 ... */
struct model {
	const struct ratings *r;
	size_t raters, grades, count, most; /* most: the highest total */
	double *cases;			    /* how many have each total */
	double *given;			    /* what was seen of each statistic: all grades summed by
					       auditor, then how often each grade 2 ... was given */
	double *factor;			    /* exp(-h severity_i - omega_h), raters * grades */
	double *all, *but, *pair; /* sums over patterns by total, with one or two left out */
	double *expect;		  /* of each statistic at one total */
	struct matrix second;	  /* expected products at one total */
};

static double severity(const struct model *m, const double *at, size_t rater)
{
	double sum = 0;

	if (rater)
		return at[rater - 1];
	for (size_t i = 0; i + 1 < m->raters; i++)
		sum -= at[i];
	return sum;
}

static double omega(const struct model *m, const double *at, size_t grade)
{
	return grade < 2 ? 0 : at[m->raters - 1 + grade - 2];
}

/* Multiplies the sums over patterns by one more auditor. */
static void extend(const struct model *m, double *sums, size_t rater)
{
	for (size_t total = m->most + 1; total-- > 0;) {
		double sum = 0;

		for (size_t h = 0; h < m->grades && h <= total; h++)
			sum += m->factor[rater * m->grades + h] * sums[total - h];
		sums[total] = sum;
	}
}

/* Sums over all patterns of the auditors but two (which may be the same, or none). */
static void patterns(const struct model *m, double *sums, size_t but, size_t and_but)
{
	for (size_t total = 0; total <= m->most; total++)
		sums[total] = total == 0;
	for (size_t i = 0; i < m->raters; i++) {
		if (i != but && i != and_but)
			extend(m, sums, i);
	}
}

static void set_factors(const struct model *m, const double *at)
{
	for (size_t i = 0; i < m->raters; i++) {
		for (size_t h = 0; h < m->grades; h++)
			m->factor[i * m->grades + h] =
			    exp(-(double)h * severity(m, at, i) - omega(m, at, h));
	}
}

/* Number of statistics: one an auditor, one a grade from the third. */
static size_t statistics(const struct model *m)
{
	return m->raters + m->grades - 2;
}

static double loglik(struct model *m, const double *at)
{
	double sum = 0;

	set_factors(m, at);
	patterns(m, m->all, SIZE_MAX, SIZE_MAX);
	for (size_t i = 0; i < m->raters; i++)
		sum -= severity(m, at, i) * m->given[i];
	for (size_t h = 2; h < m->grades; h++)
		sum -= omega(m, at, h) * m->given[m->raters + h - 2];
	for (size_t total = 0; total <= m->most; total++) {
		if (m->cases[total] > 0)
			sum -= m->cases[total] * log(m->all[total]);
	}
	return sum;
}

/* Adds p, the probability of grades h of auditor i and g of auditor j, to the expected products. */
static void add_pair(struct model *m, size_t i, size_t h, size_t j, size_t g, double p)
{
	matrix_row(&m->second, i)[j] += p * (double)h * (double)g;
	if (g >= 2)
		matrix_row(&m->second, i)[m->raters + g - 2] += p * (double)h;
	if (h >= 2)
		matrix_row(&m->second, m->raters + h - 2)[j] += p * (double)g;
	if (h >= 2 && g >= 2)
		matrix_row(&m->second, m->raters + h - 2)[m->raters + g - 2] += p;
}

static void clear(struct model *m)
{
	for (size_t s = 0; s < statistics(m); s++) {
		m->expect[s] = 0;
		for (size_t t = 0; t < statistics(m); t++)
			matrix_row(&m->second, s)[t] = 0;
	}
}

/* What the statistics and their products are expected to be for one case with this total. `but` and
 * `pair` hold the sums with each auditor, and each two, left out. */
static void expect_at(struct model *m, size_t total)
{
	size_t span = m->most + 1;

	clear(m);
	for (size_t i = 0; i < m->raters; i++) {
		for (size_t h = 1; h < m->grades && h <= total; h++) {
			double p = m->factor[i * m->grades + h] * m->but[i * span + total - h] /
				   m->all[total];

			m->expect[i] += p * (double)h;
			if (h >= 2)
				m->expect[m->raters + h - 2] += p;
			add_pair(m, i, h, i, h, p);
		}
		for (size_t j = 0; j < m->raters; j++) {
			const double *sums = m->pair + (i * m->raters + j) * span;

			for (size_t h = 1; h < m->grades && i != j; h++) {
				for (size_t g = 1; g < m->grades && g + h <= total; g++)
					add_pair(m, i, h, j, g,
						 m->factor[i * m->grades + h] *
						     m->factor[j * m->grades + g] *
						     sums[total - h - g] / m->all[total]);
			}
		}
	}
}

/* How statistic s enters parameter p: the first auditor's severity is minus the sum of the others'. */
static double enters(const struct model *m, size_t s, size_t p)
{
	if (p >= m->raters - 1)
		return s == p + 1;
	return s == 0 ? -1 : s == p + 1;
}

/* Adds what `cases` cases with the total just looked at tell of the parameters. */
static void add_total(const struct model *m, double cases, double *score,
		      struct matrix *information)
{
	size_t all = statistics(m);

	for (size_t p = 0; p < m->count; p++) {
		for (size_t s = 0; s < all; s++) {
			double by = cases * enters(m, s, p);

			if (by == 0)
				continue;
			score[p] += by * m->expect[s];
			for (size_t q = 0; q < m->count; q++) {
				for (size_t t = 0; t < all; t++)
					matrix_row(information, p)[q] +=
					    by * enters(m, t, q) *
					    (matrix_row(&m->second, s)[t] -
					     m->expect[s] * m->expect[t]);
			}
		}
	}
}

/* Score and information at the parameters; loglik() went before. */
static void slopes(struct model *m, double *score, struct matrix *information)
{
	size_t span = m->most + 1;

	for (size_t i = 0; i < m->raters; i++) {
		patterns(m, m->but + i * span, i, i);
		for (size_t j = 0; j < m->raters; j++)
			patterns(m, m->pair + (i * m->raters + j) * span, i, j);
	}
	for (size_t p = 0; p < m->count; p++) {
		score[p] = 0;
		for (size_t q = 0; q < m->count; q++)
			matrix_row(information, p)[q] = 0;
		for (size_t s = 0; s < statistics(m); s++)
			score[p] -= enters(m, s, p) * m->given[s];
	}
	for (size_t total = 1; total < m->most; total++) {
		if (m->cases[total] == 0)
			continue;
		expect_at(m, total);
		add_total(m, m->cases[total], score, information);
	}
}

/* Reads the cases: totals and statistics. The cases that say something. */
static size_t count_cases(struct model *m)
{
	size_t telling = 0;

	for (size_t c = 0; c < m->r->cases; c++) {
		size_t total = 0;

		for (size_t i = 0; i < m->raters; i++)
			total += (size_t)rating_of(m->r, c, i);
		if (total == 0 || total == m->most)
			continue;
		telling++;
		m->cases[total]++;
		for (size_t i = 0; i < m->raters; i++) {
			int32_t grade = rating_of(m->r, c, i);

			m->given[i] += grade;
			if (grade >= 2)
				m->given[m->raters + (size_t)grade - 2]++;
		}
	}
	return telling;
}

/* Whether the parameters can be found at all. */
static enum undefined hopeless(const struct model *m, size_t telling)
{
	if (telling == 0)
		return UNDEFINED_NO_VARIATION;
	for (size_t h = 2; h < m->grades; h++) {
		if (m->given[m->raters + h - 2] == 0)
			return UNDEFINED_RUNS_AWAY; /* a grade that nobody gave */
	}
	for (size_t i = 0; i < m->raters; i++) {
		if (m->given[i] == 0 || m->given[i] == (double)telling * (double)(m->grades - 1))
			return UNDEFINED_RUNS_AWAY;
	}
	return DEFINED;
}

static enum undefined climb(struct model *m, double *at, struct matrix *inverse, double *top,
			    struct arena *a)
{
	struct matrix information = matrix_new(a, m->count, m->count);
	double *step = arena_array(a, m->count, sizeof *step);
	double *trial = arena_array(a, m->count, sizeof *trial);

	for (int i = 0; i < STEPS; i++) {
		double gain = 0, length = 1;

		*top = loglik(m, at);
		slopes(m, step, &information);
		if (!matrix_cholesky(&information))
			return UNDEFINED_RUNS_AWAY;
		for (size_t p = 0; p < m->count; p++)
			trial[p] = step[p];
		matrix_cholesky_solve(&information, step);
		for (size_t p = 0; p < m->count; p++)
			gain += step[p] * trial[p];
		if (gain < 1e-20) {
			matrix_cholesky_inverse(&information, inverse);
			return DEFINED;
		}
		for (int halvings = 0; halvings < 30; halvings++, length /= 2) {
			for (size_t p = 0; p < m->count; p++)
				trial[p] = at[p] + length * step[p];
			if (loglik(m, trial) >= *top - 1e-10 * fabs(*top))
				break;
		}
		for (size_t p = 0; p < m->count; p++) {
			at[p] = trial[p];
			if (fabs(at[p]) > PARAMETER_MOST)
				return UNDEFINED_RUNS_AWAY;
		}
	}
	return UNDEFINED_NOT_FOUND;
}

static struct model model_of(const struct ratings *r, struct arena *a)
{
	struct model m = {.r = r, .raters = r->raters, .grades = r->grades};
	size_t span;

	m.most = m.raters * (m.grades - 1);
	m.count = m.raters - 1 + m.grades - 2;
	span = m.most + 1;
	m.cases = arena_array(a, span, sizeof(double));
	m.given = arena_array(a, statistics(&m), sizeof(double));
	m.factor = arena_array(a, m.raters * m.grades, sizeof(double));
	m.all = arena_array(a, span, sizeof(double));
	m.but = arena_array(a, m.raters * span, sizeof(double));
	m.pair = arena_array(a, m.raters * m.raters * span, sizeof(double));
	m.expect = arena_array(a, statistics(&m), sizeof(double));
	m.second = matrix_new(a, statistics(&m), statistics(&m));
	return m;
}

static bool complete(const struct ratings *r)
{
	for (size_t i = 0; i < r->cases * r->raters; i++) {
		if (r->grade[i] == NOT_RATED)
			return false;
	}
	return true;
}

static void tell(const struct model *m, const double *at, const struct matrix *inverse,
		 struct rasch *to)
{
	double first = 0;

	for (size_t i = 0; i < m->raters; i++) {
		to->severity[i] = severity(m, at, i);
		if (i)
			to->severity_se[i] = sqrt(matrix_row(inverse, i - 1)[i - 1]);
		for (size_t j = 1; i && j < m->raters; j++)
			first += matrix_row(inverse, i - 1)[j - 1];
	}
	to->severity_se[0] = sqrt(fmax(0, first));
	for (size_t h = 2; h < m->grades; h++) {
		size_t p = m->raters - 1 + h - 2;

		to->omega[h] = at[p];
		to->omega_se[h] = sqrt(matrix_row(inverse, p)[p]);
	}
}

struct rasch rasch_of(const struct ratings *r, struct arena *a)
{
	struct rasch to = {.method = {"d6", 1, 0}, .raters = r->raters, .grades = r->grades};
	struct model m;
	struct matrix inverse;
	double *at;

	to.why = r->raters < 2	 ? UNDEFINED_ONE_GROUP
		 : r->grades < 2 ? UNDEFINED_ALL_ONE_GRADE
		 : r->cases == 0 ? UNDEFINED_NO_DATA
		 : !complete(r)	 ? UNDEFINED_WRONG_INPUT
				 : DEFINED;
	to.severity = arena_array(a, r->raters + 1, sizeof(double));
	to.severity_se = arena_array(a, r->raters + 1, sizeof(double));
	to.omega = arena_array(a, r->grades + 1, sizeof(double));
	to.omega_se = arena_array(a, r->grades + 1, sizeof(double));
	if (to.why)
		return to;
	m = model_of(r, a);
	to.method.n = count_cases(&m);
	to.why = hopeless(&m, to.method.n);
	at = arena_array(a, m.count, sizeof *at);
	inverse = matrix_new(a, m.count, m.count);
	if (!to.why)
		to.why = climb(&m, at, &inverse, &to.loglik, a);
	if (!to.why)
		tell(&m, at, &inverse, &to);
	return to;
}
