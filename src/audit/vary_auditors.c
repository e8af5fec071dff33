#include "audit/vary_auditors.h"

#include "audit/audits.h"
#include "audit/vary.h"

#include <stdlib.h>

enum { SLOTS = 64, LINKED_LEAST = 10 };

/* The readings of each audit side by side: who read it makes no difference here. */
static struct ratings grid_of(const struct audits *a, size_t k, size_t least, struct arena *to)
{
	size_t *n = arena_array(to, a->audits + 1, sizeof *n), slots = 1, cases = 0;
	size_t *place = arena_array(to, a->audits + 1, sizeof *place);
	struct ratings r = {.grades = a->scale.grades};
	int32_t *grade;

	for (size_t i = 0; i < a->rows; i++)
		n[a->row[i].audit] += audits_grade(a, i, k) >= 0;
	for (size_t i = 0; i < a->audits; i++) {
		place[i] = n[i] >= least ? cases++ : SIZE_MAX;
		slots = n[i] > slots && n[i] <= SLOTS ? n[i] : slots;
		n[i] = 0;
	}
	r.cases = cases;
	r.raters = slots;
	grade = arena_array(to, cases * slots + 1, sizeof *grade);
	for (size_t i = 0; i < cases * slots; i++)
		grade[i] = NOT_RATED;
	for (size_t i = 0; i < a->rows; i++) {
		uint32_t row = a->sorted[i], audit = a->row[row].audit;
		int g = audits_grade(a, row, k);

		if (g >= 0 && place[audit] != SIZE_MAX && n[audit] < slots)
			grade[place[audit] * slots + n[audit]++] = g;
	}
	r.grade = grade;
	return r;
}

struct alpha vary_alpha(const struct audits *a, size_t criterion, struct arena *to)
{
	struct ratings r = grid_of(a, criterion, 2, to);

	return alpha_of(&r, METRIC_ORDINAL, to);
}

static void count_pairs(struct vary_agreement *v, const struct ratings *r)
{
	v->twice = r->cases;
	for (size_t i = 0; i < r->cases; i++) {
		for (size_t x = 0; x < r->raters; x++) {
			for (size_t y = x + 1; y < r->raters; y++) {
				int32_t g = rating_of(r, i, x), h = rating_of(r, i, y);

				if (g == NOT_RATED || h == NOT_RATED)
					continue;
				v->pairs++;
				v->same += g == h;
				v->near += abs(g - h) <= 1;
			}
		}
	}
}

/* Which auditors read audits that another read too: fills the numbers of the first two. */
static size_t who_meets(const struct audits *a, const size_t *n, int32_t who[2], bool *met)
{
	size_t count = 0;

	for (size_t i = 0; i < a->rows; i++) {
		int32_t auditor = a->row[i].auditor;

		if (n[a->row[i].audit] < 2 || auditor == AUDITS_NONE || met[auditor] ||
		    audits_grade(a, i, 0) < 0)
			continue;
		met[auditor] = true;
		if (count < 2)
			who[count] = auditor;
		count++;
	}
	return count;
}

/* Kappa of Cohen needs two auditors, and every case read by both. */
static void two_auditors(struct vary_agreement *v, const struct audits *a, struct arena *to)
{
	size_t grades = a->scale.grades;
	size_t *n = arena_array(to, a->audits + 1, sizeof *n);
	bool *met = arena_array(to, a->auditor_count + 1, sizeof *met);
	int *first = arena_array(to, a->audits + 1, sizeof *first);
	double *counts = arena_array(to, grades * grades, sizeof *counts);
	int32_t who[2];

	for (size_t i = 0; i < a->rows; i++)
		n[a->row[i].audit] += audits_grade(a, i, 0) >= 0;
	if (who_meets(a, n, who, met) != 2)
		return;
	for (size_t i = 0; i < a->rows; i++)
		if (a->row[i].auditor == who[0] && audits_grade(a, i, 0) >= 0)
			first[a->row[i].audit] = audits_grade(a, i, 0) + 1;
	for (size_t i = 0; i < a->rows; i++) {
		int g = audits_grade(a, i, 0), f = first[a->row[i].audit];

		if (a->row[i].auditor == who[1] && g >= 0 && f)
			counts[(size_t)(f - 1) * grades + (size_t)g]++;
	}
	v->two = true;
	v->first = a->auditors[who[0]];
	v->second = a->auditors[who[1]];
	v->kappa = kappa_cohen(counts, grades, WEIGH_LINEAR);
	v->lean = kappa_bowker(counts, grades);
}

static void find_severity(struct vary_agreement *v, const struct audits *a, size_t k,
			  struct arena *to)
{
	struct severity_rating *r = arena_array(to, a->rows + 1, sizeof *r);
	size_t n = 0;

	for (size_t i = 0; i < a->rows; i++) {
		int g = audits_grade(a, i, k);

		if (g >= 0 && a->row[i].auditor != AUDITS_NONE)
			r[n++] = (struct severity_rating){a->row[i].audit,
							  (uint32_t)a->row[i].auditor, (uint32_t)g};
	}
	v->severity = severity_of(r, n, a->audits, a->auditor_count, a->scale.grades, to);
	for (size_t j = 0; j < a->auditor_count; j++)
		v->slim += v->severity.auditor[j].linked < LINKED_LEAST;
}

struct vary_agreement vary_agreement_of(const struct audits *a, size_t criterion, struct arena *to)
{
	struct vary_agreement v = {0};
	struct ratings twice = grid_of(a, criterion, 2, to), all = grid_of(a, criterion, 1, to);

	count_pairs(&v, &twice);
	v.alpha = alpha_of(&twice, METRIC_ORDINAL, to);
	v.limits =
	    alpha_bootstrap(&twice, METRIC_ORDINAL, 0.95, VARY_BOOTSTRAP, STR("wherry vary"));
	v.gwet = gwet_of(&all, WEIGH_ORDINAL);
	two_auditors(&v, a, to);
	find_severity(&v, a, criterion, to);
	return v;
}
