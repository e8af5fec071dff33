#include "audit/intercept_in.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

/* The columns of two cells in order; x has as many numbers for both. */
struct sorted {
	const struct intercept_cell *cell;
	size_t columns;
};

static int compare_x(const double *x, const double *y, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (x[i] != y[i])
			return x[i] < y[i] ? -1 : 1;
	}
	return 0;
}

static int compare(const struct sorted *x, const struct sorted *y)
{
	if (x->cell->group != y->cell->group)
		return x->cell->group < y->cell->group ? -1 : 1;
	if (x->columns) {
		int order = compare_x(x->cell->x, y->cell->x, x->columns);

		if (order)
			return order;
	}
	if (x->cell->grade != y->cell->grade)
		return x->cell->grade < y->cell->grade ? -1 : 1;
	return (x->cell->weight > y->cell->weight) - (x->cell->weight < y->cell->weight);
}

static int by_place(const void *a, const void *b)
{
	return compare(a, b);
}

/* Whether two cells are one but for how many they stand for. */
static bool alike(const struct intercept_cell *a, const struct intercept_cell *b, size_t columns)
{
	return a->group == b->group && a->grade == b->grade &&
	       (!columns || compare_x(a->x, b->x, columns) == 0);
}

/* The rows as cells in order, equal ones merged. */
static void fill_cells(struct intercept *m, const struct intercept_rows *rows, struct arena *a)
{
	struct intercept_cell *all = arena_array(a, rows->rows + 1, sizeof *all);
	struct sorted *order = arena_array(a, rows->rows + 1, sizeof *order);

	for (size_t i = 0; i < rows->rows; i++) {
		all[i].group = rows->group[i];
		all[i].grade = rows->grade[i];
		all[i].weight = rows->weight ? rows->weight[i] : 1;
		all[i].x = rows->columns ? rows->x + i * rows->columns : NULL;
		order[i] = (struct sorted){&all[i], rows->columns};
		assert(all[i].group < rows->groups && all[i].grade < rows->grades);
	}
	qsort(order, rows->rows, sizeof *order, by_place);
	m->cell = arena_array(a, rows->rows + 1, sizeof *m->cell);
	for (size_t i = 0; i < rows->rows; i++) {
		struct intercept_cell *next = m->cell + m->cells;

		m->ratings += order[i].cell->weight;
		if (m->cells && alike(next - 1, order[i].cell, rows->columns)) {
			next[-1].weight += order[i].cell->weight;
			continue;
		}
		*next = *order[i].cell;
		m->cells++;
	}
}

/* Keeps only the columns that are not 0. */
static void make_sparse(struct intercept *m, struct arena *a)
{
	size_t used = 0;

	for (size_t i = 0; i < m->cells; i++) {
		for (size_t j = 0; j < m->columns; j++)
			used += m->cell[i].x[j] != 0;
	}
	m->reach = arena_array(a, m->columns + 1, sizeof *m->reach);
	m->column = arena_array(a, used + 1, sizeof *m->column);
	m->value = arena_array(a, used + 1, sizeof *m->value);
	used = 0;
	for (size_t i = 0; i < m->cells; i++) {
		struct intercept_cell *cell = &m->cell[i];

		cell->first = used;
		for (size_t j = 0; j < m->columns; j++) {
			if (cell->x[j] == 0)
				continue;
			if (fabs(cell->x[j]) > m->reach[j])
				m->reach[j] = fabs(cell->x[j]);
			m->column[used] = (uint32_t)j;
			m->value[used++] = cell->x[j];
		}
		cell->count = used - cell->first;
		cell->x = NULL;
	}
}

static void make_scratch(struct intercept *m, struct arena *a)
{
	size_t most = 1, parameters = intercept_parameters(m);

	m->first = arena_array(a, m->groups + 1, sizeof *m->first);
	for (size_t i = 0, g = 0; g <= m->groups; g++) {
		m->first[g] = i;
		while (i < m->cells && m->cell[i].group == g)
			i++;
		if (i - m->first[g] > most)
			most = i - m->first[g];
	}
	m->mode = arena_array(a, m->groups + 1, sizeof *m->mode);
	m->at_worse = arena_array(a, most * HERMITE_MAX, sizeof(double));
	m->at_better = arena_array(a, most * HERMITE_MAX, sizeof(double));
	m->node_score = arena_array(a, parameters * HERMITE_MAX, sizeof(double));
	m->local = arena_array(a, parameters, sizeof *m->local);
	m->place = arena_array(a, parameters, sizeof *m->place);
	m->small = arena_take(a, sizeof *m->small);
	*m->small = matrix_new(a, parameters, parameters);
}

struct intercept *intercept_new(const struct intercept_rows *rows, struct arena *a)
{
	struct intercept *m = arena_take(a, sizeof *m);

	assert(!rows->logistic || rows->grades == 2);
	m->groups = rows->groups;
	m->grades = rows->grades;
	m->columns = rows->columns;
	m->logistic = rows->logistic;
	fill_cells(m, rows, a);
	make_sparse(m, a);
	make_scratch(m, a);
	return m;
}

struct intercept *intercept_binomial(size_t rows, const double *successes, const double *trials,
				     const struct intercept_rows *like, struct arena *a)
{
	struct intercept_rows both = *like;
	uint32_t *group = arena_array(a, 2 * rows + 1, sizeof *group);
	uint32_t *grade = arena_array(a, 2 * rows + 1, sizeof *grade);
	double *weight = arena_array(a, 2 * rows + 1, sizeof *weight);
	double *x = arena_array(a, 2 * rows * like->columns + 1, sizeof *x);

	both.rows = 0;
	for (size_t i = 0; i < 2 * rows; i++) {
		double count = i % 2 ? successes[i / 2] : trials[i / 2] - successes[i / 2];

		if (!(count > 0))
			continue;
		group[both.rows] = like->group[i / 2];
		grade[both.rows] = i % 2;
		weight[both.rows] = count;
		for (size_t j = 0; j < like->columns; j++)
			x[both.rows * like->columns + j] = like->x[i / 2 * like->columns + j];
		both.rows++;
	}
	both.group = group;
	both.grade = grade;
	both.weight = weight;
	both.x = x;
	both.grades = 2;
	both.logistic = true;
	return intercept_new(&both, a);
}

size_t intercept_cuts(const struct intercept *m)
{
	return m->logistic ? 0 : m->grades - 1;
}

size_t intercept_parameters(const struct intercept *m)
{
	return intercept_cuts(m) + m->columns + 1;
}
