#include "audit/vary_kinds.h"

#include "audit/logistic.h"
#include "audit/vary.h"
#include "base/date.h"
#include "base/map.h"

#include <math.h>
#include <stdlib.h>

/* Columns of the model; then there is one for each value of a column, but for its first. */
enum { ONES, HALF, FIRST_KIND };

/* Audits below which a value is counted with the other rare ones: 10, or one in so many of all. */
enum { RARE = 10, RARE_SHARE = 20 };

#define Z95 1.959963984540054

/* The audits that take part, and what each says in each column: a number of `kind`. */
struct told {
	const struct audits *audits;
	size_t n, columns;
	uint32_t *row;
	uint8_t *second, *good;
	uint32_t *kind; /* n * columns */
};

static struct told take(const struct audits *a, const struct vary_rows *rows,
			const struct vary_time *time, struct arena *to)
{
	struct told t = {.audits = a, .columns = a->kinds};

	t.row = arena_array(to, rows->count + 1, sizeof *t.row);
	t.second = arena_array(to, rows->count + 1, sizeof *t.second);
	t.good = arena_array(to, rows->count + 1, sizeof *t.good);
	for (size_t i = 0; i < rows->count; i++) {
		uint32_t row = rows->row[i];

		if (a->row[row].day == DATE_NONE)
			continue;
		t.row[t.n] = row;
		t.second[t.n] = a->row[row].day >= time->half[1].from;
		t.good[t.n++] = (size_t)audits_grade(a, row, 0) >= a->scale.good_from;
	}
	t.kind = arena_array(to, t.n * t.columns + 1, sizeof *t.kind);
	return t;
}

static int by_name(const void *x, const void *y)
{
	return str_cmp(((const struct vary_kind *)x)->name, ((const struct vary_kind *)y)->name);
}

/* The values of a column that are not rare, in byte order of their names; a last one for those that are. */
static size_t values_of(const struct told *t, size_t column, struct vary_kind *value)
{
	struct map map = {0};
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < t->n; i++) {
		struct str name = audits_kind(t->audits, t->row[i], column);
		bool added = false;
		uint32_t at = map_put(&map, name, (uint32_t)n, &added);

		if (added)
			value[n++] = (struct vary_kind){.column = column, .name = name};
		value[at].of[0]++;
	}
	map_close(&map);
	for (size_t i = 0; i < n; i++)
		if (value[i].of[0] >= RARE && value[i].of[0] * RARE_SHARE >= t->n)
			value[kept++] = value[i];
	qsort(value, kept, sizeof *value, by_name);
	if (kept < n)
		value[kept++] = (struct vary_kind){.column = column, .name = STR(VARY_KINDS_RARE)};
	for (size_t i = 0; i < kept; i++)
		value[i].of[0] = 0;
	return kept;
}

/* Which of the values, the last for one that is rare. */
static size_t value_of(const struct vary_kind *value, size_t values, struct str name)
{
	for (size_t i = 0; i + 1 < values; i++)
		if (str_same(value[i].name, name))
			return i;
	return values - 1;
}

/* Numbers the values of all columns, and counts their audits in either half. */
static void count_kinds(struct vary_kinds *k, struct told *t, struct arena *to)
{
	struct arena scratch = {0};
	struct vary_kind *value = arena_array(&scratch, t->n + 2, sizeof *value);

	k->kind = arena_array(to, t->columns * (RARE_SHARE + 1), sizeof *k->kind);
	for (size_t c = 0; c < t->columns; c++) {
		struct vary_kind *mine = k->kind + k->kinds;
		size_t n = values_of(t, c, value);

		memcpy(mine, value, n * sizeof *value);
		for (size_t i = 0; i < t->n; i++) {
			struct str name = audits_kind(t->audits, t->row[i], c);
			size_t at = value_of(mine, n, name);

			mine[at].of[t->second[i]]++;
			mine[at].good[t->second[i]] += t->good[i];
			t->kind[i * t->columns + c] = (uint32_t)(k->kinds + at);
		}
		k->kinds += n;
	}
	arena_close(&scratch);
}

/* Where a value's column stands in the model; 0 for the first of its column, which has none. */
static size_t *places_of(const struct vary_kinds *k, size_t *columns, struct arena *to)
{
	size_t *place = arena_array(to, k->kinds + 1, sizeof *place);

	*columns = FIRST_KIND;
	for (size_t i = 1; i < k->kinds; i++)
		if (k->kind[i].column == k->kind[i - 1].column)
			place[i] = (*columns)++;
	return place;
}

static struct matrix model_of(const struct vary_kinds *k, const struct told *t, struct arena *to)
{
	size_t columns;
	size_t *place = places_of(k, &columns, to);
	struct matrix x = matrix_new(to, t->n, columns);

	for (size_t i = 0; i < t->n; i++) {
		double *row = matrix_row(&x, i);

		row[ONES] = 1;
		row[HALF] = t->second[i];
		for (size_t c = 0; c < t->columns; c++)
			if (place[t->kind[i * t->columns + c]])
				row[place[t->kind[i * t->columns + c]]] = 1;
	}
	return x;
}

/* What a row would be predicted as in the first half and in the second. */
static void predict(const struct matrix *x, size_t row, const double *beta, double share[2])
{
	double eta = 0;

	for (size_t j = 0; j < x->cols; j++)
		eta += j == HALF ? 0 : matrix_row(x, row)[j] * beta[j];
	share[0] = logistic_share(eta);
	share[1] = logistic_share(eta + beta[HALF]);
}

/* Half the effect of either order: the cases changed at either half's treatment, and the treatment at
 * either half's cases. `slope` is that of `treated` by beta. */
static void split(struct vary_kinds *k, const struct matrix *x, const struct told *t,
		  const struct logistic *l, double *slope)
{
	for (size_t i = 0; i < t->n; i++) {
		double p[2], each = 0.5 / (double)k->of[t->second[i]];

		predict(x, i, l->beta, p);
		k->treated += each * (p[1] - p[0]);
		k->cases += (t->second[i] ? each : -each) * (p[0] + p[1]);
		for (size_t j = 0; j < x->cols; j++) {
			double in = j == HALF ? 0 : matrix_row(x, i)[j];

			slope[j] += each * (p[1] * (1 - p[1]) * (j == HALF ? 1 : in) -
					    p[0] * (1 - p[0]) * in);
		}
	}
}

static double error_of(const struct matrix *covariance, const double *slope, struct arena *to)
{
	double *by = arena_array(to, covariance->rows, sizeof *by), sum = 0;

	matrix_times(covariance, slope, by);
	for (size_t j = 0; j < covariance->rows; j++)
		sum += slope[j] * by[j];
	return sqrt(sum);
}

static void hold_side_by_side(struct vary_kinds *k, const struct told *t, struct arena *to)
{
	struct matrix x = model_of(k, t, to);
	double *y = arena_array(to, t->n + 1, sizeof *y), *slope, half;
	struct logistic l;

	for (size_t i = 0; i < t->n; i++)
		y[i] = t->good[i];
	l = logistic_fit(to, &x, y);
	k->why = l.why;
	if (k->why)
		return;
	slope = arena_array(to, x.cols, sizeof *slope);
	split(k, &x, t, &l, slope);
	k->treated_limits = interval_around(k->treated, Z95 * error_of(&l.covariance, slope, to));
	half = Z95 * sqrt(matrix_row(&l.covariance, HALF)[HALF]);
	k->odds = exp(l.beta[HALF]);
	k->odds_limits = (struct interval){figure_of(exp(l.beta[HALF] - half)),
					   figure_of(exp(l.beta[HALF] + half))};
}

struct vary_kinds vary_kinds_of(const struct audits *a, const struct vary_rows *rows,
				const struct vary_time *time, struct arena *to)
{
	struct vary_kinds k = {.asked = a->kinds > 0, .why = time->why};
	struct arena scratch = {0};
	struct told t;

	if (!k.asked || k.why)
		return k;
	t = take(a, rows, time, &scratch);
	for (size_t i = 0; i < t.n; i++)
		k.of[t.second[i]]++;
	count_kinds(&k, &t, to);
	if (k.of[0] == 0 || k.of[1] == 0)
		k.why = UNDEFINED_TOO_FEW;
	else
		hold_side_by_side(&k, &t, &scratch);
	arena_close(&scratch);
	return k;
}
