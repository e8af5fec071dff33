/*
 * What holds of every measure, whatever it counts: a child in lists that it does not read changes
 * nothing; the groups add up to everyone; the order of the children and the number of threads make no
 * difference; and all dates moved by a week move the window by a week.
 *
 * The rows are made up by a small generator: dates, codes and names at random, faults and blanks
 * among them. No bank holiday lies between the dates, no birthday among them, and no limit of months
 * or years near any, so that a week later everything is as it was.
 */
#include "base/date.h"
#include "measure/one.h"
#include "measure/registry.h"
#include "unit.h"

#include <stdio.h>

enum { CHILDREN = 60, EVENTS = 90 /* days before the reference date, from 10 on */ };

struct made {
	struct arena arena;
	struct table_in tables[TABLES];
	size_t count;
	uint64_t random;
	int32_t drawn;
};

static uint32_t pick(struct made *m, uint32_t below)
{
	m->random = m->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(m->random >> 33) % below;
}

/* ---- made-up rows ---- */

static struct str day_text(struct made *m, int32_t day)
{
	return str_of(date_iso(day, arena_take(&m->arena, DATE_TEXT_MAX)));
}

static bool is_birth(const char *name)
{
	return strstr(name, "Birth") || strcmp(name, "DOB") == 0;
}

/* Mostly in the last months, sometimes long ago; births 150 days before so many years. */
static struct str made_date(struct made *m, const char *name)
{
	static const int32_t long_ago[] = {250, 440, 1040, 1640};

	if (is_birth(name))
		return day_text(m, m->drawn - 150 - 365 * (int32_t)pick(m, 20));
	if (pick(m, 5) == 0)
		return day_text(m, m->drawn - long_ago[pick(m, 4)]);
	return day_text(m, m->drawn - 10 - (int32_t)pick(m, EVENTS));
}

static struct str made_code(struct made *m, enum code_set set)
{
	const struct code_set_info *s = code_set_info(set);
	uint32_t n = (uint32_t)(s->last - s->first) - 1;

	return str_of(code_info((enum code)(s->first + 1 + (enum code)pick(m, n)))->text);
}

static struct str made_cell(struct made *m, const struct field_info *f)
{
	static const char *const names[] = {"North", "South", "duty", "Ann", "Bob"};

	if (pick(m, 7) == 0)
		return (struct str){NULL, 0};
	switch (f->type) {
	case CELL_date: return made_date(m, f->name);
	case CELL_code: return made_code(m, f->set);
	case CELL_number:
	case CELL_tenths: return arena_fmt(&m->arena, "%u", pick(m, 5));
	case CELL_text: return str_of(names[pick(m, 5)]);
	case CELL_key: break;
	}
	return (struct str){NULL, 0};
}

/* The keys tie the rows of a census together: each child has one episode, assessment and plan. */
static struct str made_key(struct made *m, const struct field_info *f, const char *child, size_t n)
{
	if (strcmp(f->name, "AssessmentFactors") == 0)
		return (struct str){NULL, 0};
	return arena_fmt(&m->arena, "%s%zu", child, n);
}

static void make_table(struct made *m, enum table t, const char *child, size_t children)
{
	const struct table_info *info = table_info(t);
	struct table_in *to = &m->tables[m->count++];
	enum field *fields = arena_array(&m->arena, info->fields, sizeof *fields);

	*to = (struct table_in){.table = t, .fields = fields, .columns = info->fields};
	to->cells = arena_array(&m->arena, children * 2 * info->fields, sizeof *to->cells);
	for (size_t i = 0; i < info->fields; i++)
		fields[i] = (enum field)(info->first + i);
	for (size_t n = 0; n < children; n++)
		for (uint32_t rows = pick(m, 3); rows > 0; rows--, to->rows++)
			for (size_t i = 0; i < info->fields; i++) {
				const struct field_info *f = field_info(fields[i]);

				to->cells[to->rows * info->fields + i] =
				    f->type == CELL_key ? made_key(m, f, child, n)
							: made_cell(m, f);
			}
}

/* All tables of a return, drawn on a day. The same seed makes the same rows, dates apart. */
static void make(struct made *m, enum returns r, int32_t drawn)
{
	*m = (struct made){.random = 20241210 + (uint64_t)r, .drawn = drawn};
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		if (table_info(t)->returns == r && t != TABLE_CENSUS_HEADER)
			make_table(m, t, "child", CHILDREN);
}

/* ---- comparing ---- */

/* The figures of one measure, or of all for NULL. */
static void tell(const struct figures *fs, const struct measure *only, struct buf *to)
{
	char name[MEASURE_NAME_MAX];

	for (size_t i = 0; i < fs->count; i++) {
		const struct figures_of *f = &fs->at[i];

		if (only && f->measure != only)
			continue;
		buf_fmt(to, "%s:%d %.*s: %lld of %lld, %llu, %.9g (%.9g to %.9g) %d %.*s\n",
			measure_name(f->measure, name), f->part, (int)f->group->name.len,
			f->group->name.p, (long long)f->above, (long long)f->below,
			(unsigned long long)f->left_out, f->estimate.value.v, f->estimate.low.v,
			f->estimate.high.v, (int)f->met, (int)f->why_not.len, f->why_not.p);
	}
}

static void tell_tables(const struct made *m, const struct measuring *want,
			const struct measure *only, enum dim by, struct buf *to)
{
	struct measured done;

	measure_tables_in(&done, want, m->tables, m->count, by, NULL);
	tell(&done.figures, only, to);
	measured_close(&done);
}

/* Fails with the first line that differs. */
static void assert_same(const struct buf *a, const struct buf *b)
{
	struct str x = buf_view(a), y = buf_view(b);

	while (x.len || y.len) {
		struct str one = str_cut(&x, '\n'), other = str_cut(&y, '\n');

		if (!str_eq(one, other))
			fail_msg("%.*s\n  and then\n%.*s", (int)one.len, one.p, (int)other.len,
				 other.p);
	}
}

static const enum returns all[] = {RETURN_ANNEXA, RETURN_CIN, RETURN_SSDA903};

static int32_t reference_day(void)
{
	return date_day(2024, 12, 10); /* a Tuesday; no bank holiday since 26 August */
}

/* ---- the properties ---- */

static bool reads(const struct measure *m, enum table t)
{
	/* Whose they are is asked of all lists, but nobody is grouped here. */
	if (measure_rows(m) == t)
		return true;
	for (size_t i = 0; m->needs[i] != FIELD_NONE; i++)
		if (field_info(measure_need(m, i).field)->table == t)
			return true;
	/* In the census, rows sit inside others. */
	return measure_rows(m) != TABLE_NONE && table_parent(measure_rows(m))->table == t;
}

static void add_strangers(struct made *m, const struct measure *measure)
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		if (table_info(t)->returns == measure->returns && !reads(measure, t) &&
		    table_parent(t)->table == TABLE_NONE && t != TABLE_CENSUS_HEADER)
			make_table(m, t, "stranger", 20);
}

/* Strangers stand only in the lists that the measure does not say it reads. */
static void strangers_change_nothing(void **state)
{
	const struct measure_table *const *tables;
	size_t count = measure_tables(&tables);

	(void)state;
	for (size_t t = 0; t < count; t++)
		for (size_t i = 0; i < tables[t]->count; i++) {
			const struct measure *m = &tables[t]->measures[i];
			char name[MEASURE_NAME_MAX];
			struct measuring want = {.returns = m->returns,
						 .drawn = {reference_day()},
						 .only = str_of(measure_name(m, name))};
			struct buf before = {0}, after = {0};
			struct made made;

			make(&made, m->returns, reference_day());
			tell_tables(&made, &want, m, DIM_ALL, &before);
			add_strangers(&made, m);
			tell_tables(&made, &want, m, DIM_ALL, &after);
			assert_same(&before, &after);
			arena_close(&made.arena);
			buf_close(&before);
			buf_close(&after);
		}
}

struct sums {
	int64_t above, below, left_out;
};

static struct sums sum_groups(const struct figures *fs, const struct figures_of *all_of_them)
{
	struct sums s = {0};

	for (size_t i = 0; i < fs->count; i++) {
		const struct figures_of *f = &fs->at[i];

		if (f->measure != all_of_them->measure || f->part != all_of_them->part ||
		    f->group->dim == DIM_ALL || f->period != all_of_them->period)
			continue;
		s.above += f->above;
		s.below += f->below;
		s.left_out += (int64_t)f->left_out;
	}
	return s;
}

static void check_sums(const struct figures *fs)
{
	for (size_t i = 0; i < fs->count; i++) {
		const struct figures_of *f = &fs->at[i];
		struct sums s;

		if (f->group->dim != DIM_ALL)
			continue;
		s = sum_groups(fs, f);
		assert_int_equal(s.left_out, f->left_out);
		if (f->measure->keyed != KEYED_NOT)
			continue; /* a worker may carry children of two teams */
		if (s.above != f->above || (f->measure->shape != SHAPE_RATE && s.below != f->below))
			fail_msg("measure %s does not add up", f->measure->id);
	}
}

static bool has_groups(const struct figures *fs)
{
	for (size_t i = 0; i < fs->count; i++)
		if (fs->at[i].group->dim != DIM_ALL)
			return true;
	return false;
}

/* Only Annex A has teams, the SSDA903 has no disability, and no area is told here. */
static bool should_have(enum returns r, enum dim d)
{
	if (d == DIM_AREA || (d == DIM_DISABILITY && r == RETURN_SSDA903))
		return false;
	return r == RETURN_ANNEXA || d > DIM_AREA;
}

static void groups_add_up_to_everyone(void **state)
{
	(void)state;
	for (size_t r = 0; r < sizeof all / sizeof all[0]; r++) {
		struct measuring want = {.returns = all[r],
					 .drawn = {reference_day()},
					 .only = STR(""),
					 .period = PERIOD_MONTH};
		struct made made;

		make(&made, all[r], reference_day());
		for (enum dim d = DIM_TEAM; d < DIMS; d++) {
			struct measured done;

			measure_tables_in(&done, &want, made.tables, made.count, d, NULL);
			if (should_have(all[r], d))
				assert_true(has_groups(&done.figures));
			if (has_groups(&done.figures))
				check_sums(&done.figures);
			measured_close(&done);
		}
		arena_close(&made.arena);
	}
}

static void a_week_later_all_is_as_it_was(void **state)
{
	(void)state;
	for (size_t r = 0; r < sizeof all / sizeof all[0]; r++) {
		struct buf told[2] = {{0}, {0}};

		for (int32_t week = 0; week < 2; week++) {
			struct measuring want = {.returns = all[r],
						 .drawn = {reference_day() + 7 * week},
						 .only = STR("")};
			struct made made;

			make(&made, all[r], want.drawn.v);
			tell_tables(&made, &want, NULL, DIM_AGE, &told[week]);
			arena_close(&made.arena);
		}
		assert_same(&told[0], &told[1]);
		buf_close(&told[0]);
		buf_close(&told[1]);
	}
}

/* ---- threads ---- */

static void load(struct all903 *a, const struct made *m)
{
	all903_open(a, 2024);
	a->scope.returns = RETURN_ANNEXA;
	for (size_t i = 0; i < m->count; i++)
		tables_add_903(a, &m->tables[i]);
	all903_link(a, NULL);
}

/* Counts the children in so many parts and puts the parts together, backwards when asked. */
static void count_in_parts(const struct all903 *a, const struct measure_engine *e, size_t parts,
			   bool backwards, struct buf *to)
{
	struct tallies whole, part[8];
	struct figures figures;

	measure_tallies(e, &whole);
	for (size_t p = 0; p < parts; p++) {
		measure_tallies(e, &part[p]);
		for (size_t c = p; c < a->count; c += parts)
			measure_child(e, &part[p], &a->children[c]);
	}
	for (size_t p = 0; p < parts; p++)
		tallies_merge(&whole, &part[backwards ? parts - 1 - p : p]);
	figures_make(&figures, e, &whole, DIM_WORKER, NULL);
	tell(&figures, NULL, to);
	figures_close(&figures);
	for (size_t p = 0; p < parts; p++)
		tallies_close(&part[p]);
	tallies_close(&whole);
}

static void threads_make_no_difference(void **state)
{
	struct measuring want = {.returns = RETURN_ANNEXA,
				 .drawn = {reference_day()},
				 .only = STR(""),
				 .period = PERIOD_MONTH,
				 .dims = 1U << DIM_WORKER | 1U << DIM_AGE};
	struct buf one = {0}, many = {0};
	struct measure_engine e;
	struct made made;
	struct all903 a;

	(void)state;
	make(&made, RETURN_ANNEXA, reference_day());
	load(&a, &made);
	measure_open(&e, &want);
	count_in_parts(&a, &e, 1, false, &one);
	count_in_parts(&a, &e, 7, true, &many);
	assert_true(one.len > 10000);
	assert_same(&one, &many);
	measure_close(&e);
	all903_close(&a);
	arena_close(&made.arena);
	buf_close(&one);
	buf_close(&many);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(strangers_change_nothing),
	    cmocka_unit_test(groups_add_up_to_everyone),
	    cmocka_unit_test(a_week_later_all_is_as_it_was),
	    cmocka_unit_test(threads_make_no_difference),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
