#include "audit/severity.h"

#include "audit/hermite.h"
#include "audit/intercept.h"
#include "base/arena.h"

#include <math.h>

enum { NODES = 51 };

/* The root of a node, its path halved on the way. */
static uint32_t root(uint32_t *parent, uint32_t node)
{
	while (parent[node] != node) {
		parent[node] = parent[parent[node]];
		node = parent[node];
	}
	return node;
}

size_t severity_components(const struct severity_rating *ratings, size_t count, size_t cases,
			   size_t auditors, uint32_t *component)
{
	struct arena a = {0};
	uint32_t *parent = arena_array(&a, auditors + cases + 1, sizeof *parent);
	uint32_t *number = arena_array(&a, auditors + cases + 1, sizeof *number), found = 0;

	for (size_t i = 0; i < auditors + cases; i++) {
		parent[i] = (uint32_t)i;
		number[i] = UINT32_MAX;
	}
	for (size_t i = 0; i < count; i++) {
		uint32_t x = root(parent, ratings[i].auditor);
		uint32_t y = root(parent, (uint32_t)auditors + ratings[i].one_case);

		parent[x > y ? x : y] = x > y ? y : x;
	}
	for (size_t j = 0; j < auditors; j++) {
		uint32_t r = root(parent, (uint32_t)j);

		if (number[r] == UINT32_MAX)
			number[r] = found++;
		component[j] = number[r];
	}
	arena_close(&a);
	return found;
}

/* The ratings at hand, and how many auditors graded each case. */
struct sheet {
	const struct severity_rating *ratings;
	size_t count, cases, auditors, grades;
	uint32_t *graders, *component;
};

static void count_all(const struct sheet *s, struct severities *to)
{
	for (size_t i = 0; i < s->count; i++)
		s->graders[s->ratings[i].one_case]++;
	for (size_t i = 0; i < s->count; i++) {
		struct severity_auditor *one = &to->auditor[s->ratings[i].auditor];

		one->ratings++;
		one->linked += s->graders[s->ratings[i].one_case] > 1;
		to->method.n += s->graders[s->ratings[i].one_case] > 1;
	}
	for (size_t c = 0; c < s->cases; c++)
		to->linked_cases += s->graders[c] > 1;
	for (size_t j = 0; j < s->auditors; j++) {
		to->auditor[j].component = s->component[j];
		to->auditor[j].severity = to->auditor[j].se =
		    figure_none(to->auditor[j].ratings ? UNDEFINED_UNCONNECTED : UNDEFINED_NO_DATA);
	}
}

/* The auditors of a component that have linked cases, in order; how many. */
static size_t members(const struct sheet *s, const struct severities *of, uint32_t component,
		      uint32_t *member, uint32_t *place)
{
	size_t n = 0;

	for (size_t j = 0; j < s->auditors; j++) {
		if (s->component[j] != component || !of->auditor[j].linked)
			continue;
		place[j] = (uint32_t)n;
		member[n++] = (uint32_t)j;
	}
	return n;
}

/* The linked ratings of a component as rows of the model: a column for each auditor but the first. */
static struct intercept_rows rows_of(const struct sheet *s, uint32_t component, size_t auditors,
				     const uint32_t *place, struct arena *a)
{
	struct intercept_rows rows = {.groups = s->cases, .grades = s->grades};
	uint32_t *group = arena_array(a, s->count + 1, sizeof *group);
	uint32_t *grade = arena_array(a, s->count + 1, sizeof *grade);
	double *x;

	rows.columns = auditors - 1;
	x = arena_array(a, s->count * rows.columns + 1, sizeof *x);
	for (size_t i = 0; i < s->count; i++) {
		const struct severity_rating *r = &s->ratings[i];

		if (s->component[r->auditor] != component || s->graders[r->one_case] < 2)
			continue;
		group[rows.rows] = r->one_case;
		grade[rows.rows] = r->grade;
		if (place[r->auditor])
			x[rows.rows * rows.columns + place[r->auditor] - 1] = 1;
		rows.rows++;
	}
	rows.group = group;
	rows.grade = grade;
	rows.x = x;
	return rows;
}

/* Severity is minus the effect on the grade, from the mean of the auditors; the error of that contrast. */
static void tell_severities(const struct intercept_fit *fit, const uint32_t *member, size_t n,
			    struct severities *to)
{
	const double *beta = fit->parameters + fit->cuts;
	double mean = 0;

	for (size_t j = 1; j < n; j++)
		mean += beta[j - 1] / (double)n;
	for (size_t j = 0; j < n; j++) {
		struct severity_auditor *one = &to->auditor[member[j]];
		double variance = 0;

		one->severity = figure_of(mean - (j ? beta[j - 1] : 0));
		one->se = figure_none(UNDEFINED_NOT_FOUND);
		if (fit->covariance.rows < fit->cuts + n - 1)
			continue;
		for (size_t p = 1; p < n; p++) {
			for (size_t q = 1; q < n; q++)
				variance += ((p == j) - 1 / (double)n) *
					    ((q == j) - 1 / (double)n) *
					    matrix_row(&fit->covariance,
						       fit->cuts + p - 1)[fit->cuts + q - 1];
		}
		one->se = figure_checked(sqrt(fmax(0, variance)), UNDEFINED_NOT_FOUND);
	}
}

/* Whether anyone gave the grade. */
static bool given(const struct intercept_rows *rows, size_t grade)
{
	for (size_t i = 0; i < rows->rows; i++) {
		if (rows->grade[i] == grade)
			return true;
	}
	return false;
}

/* The shares of grades at average severity, averaged over cases: b ~ N(0, sigma^2). */
static void tell_fair(const struct intercept_fit *fit, const struct intercept_rows *rows,
		      double *fair)
{
	double node[NODES], weight[NODES], centre = 0, below = 0;

	hermite_nodes(NODES, node, weight);
	for (size_t j = 0; j < rows->columns; j++)
		centre += fit->parameters[fit->cuts + j] / (double)(rows->columns + 1);
	for (size_t k = 0; k < rows->grades; k++) {
		size_t at = fit->merged[k];
		double upto = 0;

		if (!given(rows, k))
			continue;
		for (size_t i = 0; at < fit->cuts && i < NODES; i++) {
			double eta = centre + fit->sigma.value * node[i];

			upto += weight[i] / (1 + exp(eta - fit->parameters[at]));
		}
		upto = at < fit->cuts ? upto : 1;
		fair[k] = upto - below;
		below = upto;
	}
}

/* Fits one component. */
static void fit_component(const struct sheet *s, uint32_t component, bool largest,
			  struct severities *to, struct arena *a)
{
	uint32_t *member = arena_array(a, s->auditors + 1, sizeof *member);
	uint32_t *place = arena_array(a, s->auditors + 1, sizeof *place);
	size_t n = members(s, to, component, member, place);
	struct intercept_rows rows;
	struct intercept_fit fit;

	if (n < 2)
		return;
	rows = rows_of(s, component, n, place, a);
	fit = intercept_fit(intercept_new(&rows, a), a);
	if (largest)
		to->why = fit.why;
	if (fit.why) {
		for (size_t j = 0; j < n; j++)
			to->auditor[member[j]].severity = to->auditor[member[j]].se =
			    figure_none(fit.why);
		return;
	}
	tell_severities(&fit, member, n, to);
	if (largest)
		tell_fair(&fit, &rows, to->fair);
}

/* The component with the most linked ratings. */
static uint32_t largest_of(const struct severities *to, size_t auditors, struct arena *a)
{
	size_t *linked = arena_array(a, to->components + 1, sizeof *linked);
	uint32_t best = 0;

	for (size_t j = 0; j < auditors; j++)
		linked[to->auditor[j].component] += to->auditor[j].linked;
	for (uint32_t c = 1; c < to->components; c++)
		best = linked[c] > linked[best] ? c : best;
	return best;
}

struct severities severity_of(const struct severity_rating *ratings, size_t count, size_t cases,
			      size_t auditors, size_t grades, struct arena *a)
{
	struct sheet s = {ratings, count, cases, auditors, grades, NULL, NULL};
	struct severities to = {.method = {"d6", 1, 0}};
	uint32_t largest;

	s.graders = arena_array(a, cases + 1, sizeof *s.graders);
	s.component = arena_array(a, auditors + 1, sizeof *s.component);
	to.auditor = arena_array(a, auditors + 1, sizeof *to.auditor);
	to.fair = arena_array(a, grades + 1, sizeof *to.fair);
	to.components = severity_components(ratings, count, cases, auditors, s.component);
	count_all(&s, &to);
	to.why = to.linked_cases ? UNDEFINED_NOT_FOUND : UNDEFINED_NO_PAIRS;
	largest = largest_of(&to, auditors, a);
	for (uint32_t c = 0; c < to.components; c++)
		fit_component(&s, c, c == largest, &to, a);
	return to;
}
