#include "audit/vary.h"

#include "audit/share.h"

struct vary_rows vary_first_readings(const struct audits *a, size_t criterion, struct arena *to)
{
	struct vary_rows r = {arena_array(to, a->audits + 1, sizeof *r.row), 0};
	uint32_t last = UINT32_MAX;

	for (size_t i = 0; i < a->rows; i++) {
		uint32_t row = a->sorted[i];

		if (a->row[row].audit == last || audits_grade(a, row, criterion) < 0)
			continue;
		last = a->row[row].audit;
		r.row[r.count++] = row;
	}
	return r;
}

struct vary_share vary_share_of(uint64_t found, uint64_t of, uint64_t frame)
{
	struct vary_share s = {.found = found, .of = of};

	s.share = of ? figure_of((double)found / (double)of) : figure_none(UNDEFINED_NO_DATA);
	s.limits = share_clopper_pearson(of, found, 0.95);
	s.cases.why = UNDEFINED_NO_DATA;
	if (frame == 0)
		return s;
	s.cases = bounds_exact((struct bounds_sample){frame, of, found}, 0.95, BOUNDS_BOTH);
	if (!s.cases.why && of)
		s.limits =
		    (struct interval){figure_of(s.cases.low_share), figure_of(s.cases.high_share)};
	return s;
}

/* Good or not, of the rows of a criterion. */
static struct vary_share good_share(const struct vary *v, const struct vary_rows *rows, size_t k)
{
	uint64_t good = 0;

	for (size_t i = 0; i < rows->count; i++)
		good +=
		    (size_t)audits_grade(v->audits, rows->row[i], k) >= v->audits->scale.good_from;
	return vary_share_of(good, rows->count, v->asked.frame);
}

static void whole(struct vary *v, const struct vary_rows *rows)
{
	uint64_t often[SCALE_GRADES] = {0};

	v->of = rows->count;
	for (size_t i = 0; i < rows->count; i++)
		often[audits_grade(v->audits, rows->row[i], 0)]++;
	v->grade = arena_array(&v->arena, v->grades, sizeof *v->grade);
	for (size_t g = 0; g < v->grades; g++)
		v->grade[g] = vary_share_of(often[g], v->of, v->asked.frame);
	v->good = good_share(v, rows, 0);
}

static void criteria(struct vary *v)
{
	size_t n = v->audits->criteria;

	v->criterion = arena_array(&v->arena, n, sizeof *v->criterion);
	for (size_t k = 0; k < n; k++) {
		struct vary_criterion *c = &v->criterion[k];
		struct arena scratch = {0};
		struct vary_rows rows = vary_first_readings(v->audits, k, &scratch);
		struct alpha alpha;

		c->name = v->audits->criterion[k].name;
		c->good = good_share(v, &rows, k);
		c->verdict = k ? vary_verdict(v->audits, &rows, k, &scratch) : v->teams.plain;
		alpha = vary_alpha(v->audits, k, &scratch);
		c->alpha = alpha.alpha;
		c->twice = alpha.method.n;
		arena_close(&scratch);
	}
}

struct vary vary_of(const struct audits *a, const struct vary_options *o)
{
	struct vary v = {.audits = a, .asked = *o, .grades = a->scale.grades};
	struct vary_rows rows = vary_first_readings(a, 0, &v.arena);

	whole(&v, &rows);
	vary_teams(&v, &rows);
	v.agreement = vary_agreement_of(a, 0, &v.arena);
	v.moderation = vary_moderation_of(a, &rows, &v.arena);
	v.time = vary_time_of(a, &rows, &v.arena);
	v.kinds = vary_kinds_of(a, &rows, &v.time, &v.arena);
	v.series = vary_series_of(a, &rows, &v.time, &v.arena);
	v.stop = vary_stop_of(a, o);
	v.linked = vary_linked_of(a, &v.arena);
	criteria(&v);
	return v;
}

void vary_close(struct vary *v)
{
	arena_close(&v->arena);
}
