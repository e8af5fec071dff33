#include "base/lp.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

/*
 * Every column is a variable from 0 to `upper`; those that are not basic are at 0. One that sits at
 * its upper limit is replaced by its distance from it ("turned"). The first column of a variable is
 * its distance from the low limit (from the high one where there is no low: `mirrored`); a variable
 * without limits has two columns, up and down. Then come slacks, then one artificial a row.
 */
struct tableau {
	size_t rows, cols, artificial; /* `artificial` is the first such column */
	double *at;   /* rows of cols + 1 numbers, the last is the right-hand side */
	double *cost; /* reduced costs, cols + 1 */
	double *upper;
	bool *turned;
	size_t *basic; /* which column is basic in each row */
	double slack;
};

static const double tiny = 1e-10;

static double *row_of(const struct tableau *t, size_t row)
{
	return t->at + row * (t->cols + 1);
}

static bool mirrored(const struct lp *p, size_t j)
{
	return !isfinite(p->low[j]) && isfinite(p->high[j]);
}

static bool both_ways(const struct lp *p, size_t j)
{
	return !isfinite(p->low[j]) && !isfinite(p->high[j]);
}

/* Where a variable is when its column is 0. */
static double origin(const struct lp *p, size_t j)
{
	if (isfinite(p->low[j]))
		return p->low[j];
	return isfinite(p->high[j]) ? p->high[j] : 0.0;
}

static size_t count_columns(const struct lp *p, size_t *artificial)
{
	size_t cols = p->variables;

	for (size_t j = 0; j < p->variables; j++)
		cols += both_ways(p, j);
	for (size_t i = 0; i < p->rows; i++)
		cols += p->row[i].relation != LP_EQUAL;
	*artificial = cols;
	return cols + p->rows;
}

/* One row: coefficients over the columns, right-hand side not below nought. Returns its size. */
static double fill_row(const struct lp *p, struct tableau *t, size_t i, size_t slack)
{
	const struct lp_row *from = &p->row[i];
	double *to = row_of(t, i), rhs = from->rhs, size = fabs(rhs), largest = 0.0;
	size_t down = p->variables;

	for (size_t j = 0; j < p->variables; j++) {
		double a = from->coef[j];

		rhs -= a * origin(p, j);
		size = fmax(size, fabs(a * origin(p, j)));
		largest = fmax(largest, fabs(a));
		to[j] = mirrored(p, j) ? -a : a;
		if (both_ways(p, j))
			to[down++] = -a;
	}
	if (from->relation != LP_EQUAL)
		to[slack] = from->relation == LP_AT_MOST ? 1.0 : -1.0;
	to[t->cols] = rhs;
	if (largest <= 0.0)
		largest = 1.0;
	for (size_t j = 0; j <= t->cols; j++)
		to[j] *= (rhs < 0.0 ? -1.0 : 1.0) / largest;
	to[t->artificial + i] = 1.0;
	t->basic[i] = t->artificial + i;
	return size / largest;
}

static void fill(const struct lp *p, struct tableau *t)
{
	size_t slack = p->variables;
	double size = 1.0;

	for (size_t j = 0; j < t->cols; j++)
		t->upper[j] = INFINITY;
	for (size_t j = 0; j < p->variables; j++) {
		if (isfinite(p->low[j]) && isfinite(p->high[j]))
			t->upper[j] = p->high[j] - p->low[j];
		slack += both_ways(p, j);
	}
	for (size_t i = 0; i < p->rows; i++) {
		size = fmax(size, fill_row(p, t, i, slack));
		slack += p->row[i].relation != LP_EQUAL;
	}
	t->slack = 1e-9 * size;
}

/* Turns a column that is not basic: it is at its upper limit, and the right-hand sides follow. */
static void turn(struct tableau *t, size_t col)
{
	double step = t->upper[col];

	for (size_t i = 0; i < t->rows; i++) {
		double *row = row_of(t, i);

		row[t->cols] -= step * row[col];
		row[col] = -row[col];
	}
	t->cost[t->cols] -= step * t->cost[col];
	t->cost[col] = -t->cost[col];
	t->turned[col] = !t->turned[col];
}

/* Turns the basic variable of a row, which has reached its upper limit. */
static void turn_basic(struct tableau *t, size_t i)
{
	double *row = row_of(t, i);
	size_t col = t->basic[i];

	row[t->cols] = t->upper[col] - row[t->cols];
	for (size_t j = 0; j < t->cols; j++)
		if (j != col)
			row[j] = -row[j];
	t->turned[col] = !t->turned[col];
}

static void subtract(double *from, const double *row, size_t col, size_t cols)
{
	double share = from[col];

	if (fabs(share) <= 0.0)
		return;
	for (size_t j = 0; j <= cols; j++)
		from[j] -= share * row[j];
	from[col] = 0.0;
}

static void pivot(struct tableau *t, size_t i, size_t col)
{
	double *row = row_of(t, i), by = row[col];

	for (size_t j = 0; j <= t->cols; j++)
		row[j] /= by;
	row[col] = 1.0;
	for (size_t k = 0; k < t->rows; k++)
		if (k != i)
			subtract(row_of(t, k), row, col, t->cols);
	subtract(t->cost, row, col, t->cols);
	t->basic[i] = col;
}

/* How far the entering column can go before the basic variable of row i meets a limit. */
static double room(const struct tableau *t, size_t i, size_t col)
{
	const double *row = row_of(t, i);

	if (row[col] > tiny)
		return fmax(row[t->cols], 0.0) / row[col];
	if (row[col] < -tiny)
		return fmax(t->upper[t->basic[i]] - row[t->cols], 0.0) / -row[col];
	return INFINITY;
}

/* One step with the entering column. Returns false when nothing stops it. */
static bool step(struct tableau *t, size_t col)
{
	double far = t->upper[col];
	size_t leaves = t->rows;

	for (size_t i = 0; i < t->rows; i++) {
		double r = room(t, i, col);

		if (r < far || (leaves < t->rows && r <= far && t->basic[i] < t->basic[leaves])) {
			far = r;
			leaves = i;
		}
	}
	if (!isfinite(far))
		return false;
	if (leaves == t->rows) {
		turn(t, col);
		return true;
	}
	if (row_of(t, leaves)[col] < 0.0)
		turn_basic(t, leaves);
	pivot(t, leaves, col);
	return true;
}

/* Lowers the cost as far as it goes over the first `cols` columns. Returns false without a floor. */
static bool lower(struct tableau *t, size_t cols)
{
	for (;;) {
		size_t col = 0;

		while (col < cols && (t->cost[col] >= -tiny || t->upper[col] <= 0.0))
			col++;
		if (col == cols)
			return true;
		if (!step(t, col))
			return false;
	}
}

/* Phase 1: drives the artificial columns out, or as near to nought as can be. */
static bool make_feasible(struct tableau *t)
{
	for (size_t j = 0; j < t->cols; j++)
		t->cost[j] = j < t->artificial ? 0.0 : 1.0;
	t->cost[t->cols] = 0.0;
	for (size_t i = 0; i < t->rows; i++)
		subtract(t->cost, row_of(t, i), t->artificial + i, t->cols);
	(void)lower(t, t->artificial);
	if (-t->cost[t->cols] > t->slack)
		return false;
	for (size_t j = t->artificial; j < t->cols; j++)
		t->upper[j] = 0.0;
	return true;
}

static void take_cost(const struct lp *p, struct tableau *t, const double *cost)
{
	size_t down = p->variables;

	for (size_t j = 0; j <= t->cols; j++)
		t->cost[j] = 0.0;
	for (size_t j = 0; j < p->variables; j++) {
		t->cost[j] = mirrored(p, j) ? -cost[j] : cost[j];
		if (both_ways(p, j))
			t->cost[down++] = -cost[j];
	}
	for (size_t j = 0; j < t->cols; j++)
		if (t->turned[j])
			t->cost[j] = -t->cost[j];
	for (size_t i = 0; i < t->rows; i++)
		subtract(t->cost, row_of(t, i), t->basic[i], t->cols);
}

static void read_answer(struct arena *scratch, const struct lp *p, const struct tableau *t,
			double *x)
{
	double *at = arena_array(scratch, t->cols, sizeof *at);
	size_t down = p->variables;

	for (size_t i = 0; i < t->rows; i++)
		at[t->basic[i]] = row_of(t, i)[t->cols];
	for (size_t j = 0; j < t->cols; j++)
		if (t->turned[j])
			at[j] = t->upper[j] - at[j];
	for (size_t j = 0; j < p->variables; j++) {
		x[j] = origin(p, j) + (mirrored(p, j) ? -at[j] : at[j]);
		if (both_ways(p, j))
			x[j] -= at[down++];
	}
}

enum lp_outcome lp_minimise(struct arena *scratch, const struct lp *p, const double *cost,
			    double *x, double *least)
{
	struct tableau t = {.rows = p->rows};
	double *answer = x ? x : arena_array(scratch, p->variables + 1, sizeof *answer);

	for (size_t j = 0; j < p->variables; j++)
		if (p->low[j] > p->high[j])
			return LP_IMPOSSIBLE;
	t.cols = count_columns(p, &t.artificial);
	t.at = arena_array(scratch, (t.rows + 1) * (t.cols + 1), sizeof *t.at);
	t.cost = arena_array(scratch, t.cols + 1, sizeof *t.cost);
	t.upper = arena_array(scratch, t.cols + 1, sizeof *t.upper);
	t.turned = arena_array(scratch, t.cols + 1, sizeof *t.turned);
	t.basic = arena_array(scratch, t.rows + 1, sizeof *t.basic);
	fill(p, &t);
	if (!make_feasible(&t))
		return LP_IMPOSSIBLE;
	if (cost) {
		take_cost(p, &t, cost);
		if (!lower(&t, t.artificial))
			return LP_UNBOUNDED;
	}
	read_answer(scratch, p, &t, answer);
	if (least) {
		*least = 0.0;
		for (size_t j = 0; cost && j < p->variables; j++)
			*least += cost[j] * answer[j];
	}
	return LP_FOUND;
}
