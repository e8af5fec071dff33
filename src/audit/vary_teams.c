/* Do teams differ, and is it the teams or their auditors? */
#include "audit/betabinomial.h"
#include "audit/share.h"
#include "audit/vary.h"

enum { FEW = 5 };

/* One audit in a model: which group it is in, which of the other side, and its grade. */
struct seen {
	uint32_t group, other, grade;
};

static int32_t team_of(const struct audits *a, uint32_t row)
{
	return a->row[row].team;
}

static int32_t auditor_of(const struct audits *a, uint32_t row)
{
	return a->row[row].auditor;
}

/* Groups of the other side that get an effect of their own: five audits or more, and not all at one
 * end of the scale. The others share one; so does the largest, which the rest are held against. Fills
 * `column` by group with its number, or UINT32_MAX; returns how many there are. */
static size_t choose_effects(const struct seen *s, size_t n, size_t others, size_t grades,
			     uint32_t *column, size_t *pooled, struct arena *a)
{
	size_t *all = arena_array(a, 3 * others + 1, sizeof *all), *low = all + others;
	size_t *high = low + others, largest = others, columns = 0;

	for (size_t i = 0; i < n; i++) {
		all[s[i].other]++;
		low[s[i].other] += s[i].grade == 0;
		high[s[i].other] += s[i].grade + 1 == grades;
	}
	*pooled = 0;
	for (size_t j = 0; j < others; j++) {
		column[j] = UINT32_MAX;
		if (all[j] && (all[j] < FEW || low[j] == all[j] || high[j] == all[j]))
			++*pooled;
		else if (all[j] && (largest == others || all[j] > all[largest]))
			largest = j;
	}
	for (size_t j = 0; j < others; j++) {
		bool own = all[j] >= FEW && low[j] < all[j] && high[j] < all[j];

		if (own && (j != largest || *pooled))
			column[j] = (uint32_t)columns++;
	}
	return columns;
}

/* The model of these audits; with effects of the other side when `columns` is over 0. */
static struct verdict judge(const struct seen *s, size_t n, size_t groups, size_t grades,
			    const uint32_t *column, size_t columns, struct arena *a)
{
	struct intercept_rows in = {.rows = n, .groups = groups, .grades = grades};
	uint32_t *group = arena_array(a, n + 1, sizeof *group);
	uint32_t *grade = arena_array(a, n + 1, sizeof *grade);
	double *x = arena_array(a, n * columns + 1, sizeof *x);
	double shares[SCALE_GRADES] = {0};
	struct intercept_fit fit;

	for (size_t i = 0; i < n; i++) {
		group[i] = s[i].group;
		grade[i] = s[i].grade;
		shares[s[i].grade] += 1 / (double)n;
		if (columns && column[s[i].other] != UINT32_MAX)
			x[i * columns + column[s[i].other]] = 1;
	}
	in.group = group;
	in.grade = grade;
	in.columns = columns;
	in.x = columns ? x : NULL;
	fit = intercept_fit(intercept_new(&in, a), a);
	return verdict_of(&fit, shares, grades, VERDICT_BOUND, 0.95);
}

/* Two grades are put as a threshold, more as several; the audits that have this side. */
static struct verdict judge_plain(const struct audits *a, const struct vary_rows *rows, size_t k,
				  int32_t (*side)(const struct audits *, uint32_t), size_t groups,
				  struct arena *to)
{
	struct seen *s = arena_array(to, rows->count + 1, sizeof *s);
	size_t n = 0;

	for (size_t i = 0; i < rows->count; i++) {
		int32_t group = side(a, rows->row[i]);

		if (group != AUDITS_NONE)
			s[n++] = (struct seen){(uint32_t)group, 0,
					       (uint32_t)audits_grade(a, rows->row[i], k)};
	}
	return judge(s, n, groups, a->scale.grades, NULL, 0, to);
}

struct verdict vary_verdict(const struct audits *a, const struct vary_rows *rows, size_t criterion,
			    struct arena *scratch)
{
	return judge_plain(a, rows, criterion, team_of, a->team_count, scratch);
}

static size_t take_both(const struct audits *a, const struct vary_rows *rows, struct seen *s)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->count; i++) {
		int32_t team = team_of(a, rows->row[i]), auditor = auditor_of(a, rows->row[i]);

		if (team != AUDITS_NONE && auditor != AUDITS_NONE)
			s[n++] = (struct seen){(uint32_t)team, (uint32_t)auditor,
					       (uint32_t)audits_grade(a, rows->row[i], 0)};
	}
	return n;
}

/* One side with the other allowed for. */
static void judge_allowed(struct vary_side *side, const struct seen *s, size_t n, size_t groups,
			  size_t others, size_t grades)
{
	struct arena a = {0};
	uint32_t *column = arena_array(&a, others + 1, sizeof *column);
	size_t columns = choose_effects(s, n, others, grades, column, &side->pooled, &a);

	side->has_allowed = columns > 0;
	if (columns)
		side->allowed = judge(s, n, groups, grades, column, columns, &a);
	arena_close(&a);
}

static void judge_sides(struct vary *v, const struct vary_rows *rows)
{
	const struct audits *a = v->audits;
	struct arena scratch = {0};
	struct seen *s = arena_array(&scratch, rows->count + 1, sizeof *s);
	size_t n = take_both(a, rows, s);

	v->teams.count = a->team_count;
	v->auditors.count = a->auditor_count;
	v->teams.plain = judge_plain(a, rows, 0, team_of, a->team_count, &scratch);
	judge_allowed(&v->teams, s, n, a->team_count, a->auditor_count, v->grades);
	for (size_t i = 0; i < n; i++)
		s[i] = (struct seen){s[i].other, s[i].group, s[i].grade};
	judge_allowed(&v->auditors, s, n, a->auditor_count, a->team_count, v->grades);
	if (!v->auditors.has_allowed || v->auditors.allowed.why)
		v->auditors.plain = judge_plain(a, rows, 0, auditor_of, a->auditor_count, &scratch);
	else
		v->auditors.plain = v->auditors.allowed;
	arena_close(&scratch);
}

/* How far teams and auditors hang together: the parts of the graph in which an auditor joins the teams
 * that he or she graded. */
static void find_parts(struct vary *v, const struct vary_rows *rows)
{
	const struct audits *a = v->audits;
	struct arena scratch = {0};
	struct seen *s = arena_array(&scratch, rows->count + 1, sizeof *s);
	struct severity_rating *r = arena_array(&scratch, rows->count + 1, sizeof *r);
	uint32_t *first = arena_array(&scratch, a->auditor_count + 1, sizeof *first);
	uint32_t *part = arena_array(&scratch, a->team_count + 1, sizeof *part);
	bool *met = arena_array(&scratch, a->team_count + 1, sizeof *met);
	size_t n = take_both(a, rows, s), without = 0;

	for (size_t i = 0; i < n; i++) {
		r[i] = (struct severity_rating){s[i].other, s[i].group, s[i].grade};
		met[s[i].group] = true;
		v->shared |= first[s[i].other] && first[s[i].other] != s[i].group + 1;
		first[s[i].other] = s[i].group + 1;
	}
	for (size_t j = 0; j < a->team_count; j++)
		without += !met[j];
	v->parts = severity_components(r, n, a->auditor_count, a->team_count, part) - without;
	arena_close(&scratch);
}

static void count_teams(struct vary *v, const struct vary_rows *rows)
{
	const struct audits *a = v->audits;

	v->team_count = a->team_count;
	v->team = arena_array(&v->arena, v->team_count + 1, sizeof *v->team);
	for (size_t j = 0; j < v->team_count; j++) {
		v->team[j].name = a->teams[j];
		v->team[j].often = arena_array(&v->arena, v->grades, sizeof(uint64_t));
	}
	for (size_t i = 0; i < rows->count; i++) {
		int32_t team = team_of(a, rows->row[i]);
		size_t grade = (size_t)audits_grade(a, rows->row[i], 0);

		if (team == AUDITS_NONE)
			continue;
		v->team[team].of++;
		v->team[team].often[grade]++;
		v->team[team].good += grade >= a->scale.good_from;
	}
}

/* Counts as the methods take them. */
struct counts {
	double *good, *of, *grades;
};

static struct counts counts_of(const struct vary *v, struct arena *a)
{
	struct counts c = {arena_array(a, v->team_count + 1, sizeof(double)),
			   arena_array(a, v->team_count + 1, sizeof(double)),
			   arena_array(a, v->team_count * v->grades + 1, sizeof(double))};

	for (size_t j = 0; j < v->team_count; j++) {
		c.good[j] = (double)v->team[j].good;
		c.of[j] = (double)v->team[j].of;
		for (size_t g = 0; g < v->grades; g++)
			c.grades[j * v->grades + g] = (double)v->team[j].often[g];
	}
	return c;
}

static void one_team(struct vary_team *t, size_t grades, double centre)
{
	double n = (double)t->of;

	t->share = t->of ? figure_of((double)t->good / n) : figure_none(UNDEFINED_NO_DATA);
	t->own = share_clopper_pearson(t->of, t->good, 0.95);
	t->within = dispersion_of(t->often, grades);
	t->at95 = t->at998 = (struct funnel_limits){figure_none(UNDEFINED_ALL_ONE_GRADE),
						    figure_none(UNDEFINED_ALL_ONE_GRADE)};
	if (!t->of || !(centre > 0 && centre < 1))
		return;
	t->at95 = (struct funnel_limits){figure_of(funnel_exact((size_t)t->of, centre, 0.025)),
					 figure_of(funnel_exact((size_t)t->of, centre, 0.975))};
	t->at998 = (struct funnel_limits){figure_of(funnel_exact((size_t)t->of, centre, 0.001)),
					  figure_of(funnel_exact((size_t)t->of, centre, 0.999))};
}

void vary_teams(struct vary *v, const struct vary_rows *rows)
{
	struct arena scratch = {0};
	struct pocket *pocket;
	struct betabinomial b;
	struct counts c;
	double good = 0, of = 0;

	count_teams(v, rows);
	judge_sides(v, rows);
	find_parts(v, rows);
	c = counts_of(v, &scratch);
	pocket = arena_array(&scratch, v->team_count + 1, sizeof *pocket);
	b = betabinomial_of(c.good, c.of, v->team_count, 0.5, &scratch);
	verdict_pockets(c.good, c.of, v->team_count, 0.1, v->shared, pocket);
	v->split = decompose_of(c.grades, v->team_count, v->grades);
	v->within = figure_ratio(v->split.within, v->split.total, UNDEFINED_ALL_ONE_GRADE);
	v->funnel = funnel_of(FUNNEL_PROPORTION, c.good, c.of, v->team_count, 0.1, &v->arena);
	v->shrink_why = b.why ? b.why : b.alpha.why;
	for (size_t j = 0; j < v->team_count; j++) {
		good += c.good[j];
		of += c.of[j];
		v->teams.used += c.of[j] > 0;
	}
	for (size_t j = 0; j < v->team_count; j++) {
		struct vary_team *t = &v->team[j];

		one_team(t, v->grades, of > 0 ? good / of : 0);
		t->pocket = pocket[j];
		t->shrunk = b.why ? figure_none(b.why) : b.team[j].mean;
		t->low = b.why ? figure_none(b.why) : b.team[j].low;
		t->high = b.why ? figure_none(b.why) : b.team[j].high;
	}
	arena_close(&scratch);
}
