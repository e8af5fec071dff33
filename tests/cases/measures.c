/*
 * measures DIR: runs every case of a measure in the folder, sorted by name, and says of each whether
 * the figures are those that were worked out by hand. And every measure of the registry has a case.
 * Prints TAP.
 *
 * A case file is named after its measure (27.json, c27.json for the census) and holds a list of
 * objects: "why" (how the answer is worked out), "drawn" (the reference date), "lists" (the rows, a
 * list of objects by column, under the table's official name), perhaps "by", "period" and
 * "population"; and "expect": figures with any of group, period, part, numerator, denominator,
 * excluded, value, low, high, met. Numbers are compared to the decimals that the case gives.
 */
#include "case.h"

#include "measure/one.h"
#include "measure/registry.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

struct running {
	size_t count, failed;
	const struct measure *measure;
	const char *file;
	struct arena arena;
	char why[512]; /* the first thing that is wrong with the case; "" so far */
};

static void wrong(struct running *r, const char *what, const char *which)
{
	if (!r->why[0])
		snprintf(r->why, sizeof r->why, "%s %s", what, which ? which : "");
}

static void tell(struct running *r, const char *name)
{
	r->count++;
	r->failed += r->why[0] != '\0';
	printf("%s %zu - %s\n", r->why[0] ? "not ok" : "ok", r->count, name);
	if (r->why[0])
		printf("# %s\n", r->why);
	r->why[0] = '\0';
}

/* ---- the rows ---- */

static bool named_column(const json_t *rows, const char *name)
{
	for (size_t i = 0; i < json_array_size(rows); i++)
		if (json_object_get(json_array_get(rows, i), name))
			return true;
	return false;
}

/* Every column that a row names; a table of no rows has all columns. */
static void take_columns(struct running *r, struct table_in *t, const json_t *rows)
{
	const struct table_info *info = table_info(t->table);
	enum field *fields = arena_array(&r->arena, info->fields, sizeof *fields);

	for (size_t i = 0; i < info->fields; i++) {
		enum field f = (enum field)(info->first + i);

		if (!json_array_size(rows) || named_column(rows, field_info(f)->name))
			fields[t->columns++] = f;
	}
	t->fields = fields;
}

static void check_names(struct running *r, enum table t, const json_t *row)
{
	const char *name;
	json_t *value;

	json_object_foreach((json_t *)(uintptr_t)row, name, value) if (!field_find(t, str_of(name)))
	    wrong(r, "there is no column", name);
}

static struct table_in take_table(struct running *r, const char *name, const json_t *rows)
{
	struct table_in t = {.table = table_find(r->measure->returns, str_of(name)),
			     .rows = json_array_size(rows)};

	if (t.table == TABLE_NONE) {
		wrong(r, "there is no table", name);
		return t;
	}
	take_columns(r, &t, rows);
	t.cells = arena_array(&r->arena, t.rows * t.columns + 1, sizeof *t.cells);
	for (size_t i = 0; i < t.rows; i++) {
		const json_t *row = json_array_get(rows, i);

		check_names(r, t.table, row);
		for (size_t c = 0; c < t.columns; c++)
			t.cells[i * t.columns + c] = case_text(
			    json_object_get(row, field_info(t.fields[c])->name), &r->arena);
	}
	return t;
}

/* ---- what is expected ---- */

static const char *text_in(const json_t *o, const char *name, const char *unless)
{
	const char *text = json_string_value(json_object_get(o, name));

	return text ? text : unless;
}

static const char *part_name(const struct figures_of *f)
{
	return f->part == NO_PART ? "" : f->measure->parts[f->part];
}

/* The figure that an expectation is about: what it does not name is everyone, the first period. */
static const struct figures_of *find_figure(const struct figures *fs, const struct measure *m,
					    const json_t *want)
{
	struct str group = str_of(text_in(want, "group", "all"));
	const char *period = text_in(want, "period", NULL), *part = text_in(want, "part", "");
	char text[PERIOD_TEXT_MAX];

	for (size_t i = 0; i < fs->count; i++) {
		const struct figures_of *f = &fs->at[i];

		if (f->measure == m && str_eq(f->group->name, group) &&
		    strcmp(part_name(f), part) == 0 &&
		    (!period ||
		     strcmp(period, period_text(f->period, figure_as_at(f->measure), text)) == 0))
			return f;
	}
	return NULL;
}

static void compare_count(struct running *r, const json_t *want, const char *name, int64_t got,
			  bool has)
{
	const json_t *n = json_object_get(want, name);
	char text[128];

	if (!n || (has ? json_is_integer(n) && json_integer_value(n) == got : json_is_null(n)))
		return;
	snprintf(text, sizeof text, "of %s is %s%lld, not %s", text_in(want, "group", "all"),
		 has ? "" : "lacking: ", (long long)got, case_text(n, &r->arena).p);
	wrong(r, name, text);
}

/* A number is written as text with as many decimals as are worked out; null is undefined. */
static void compare_value(struct running *r, const json_t *want, const char *name, struct value got)
{
	const json_t *v = json_object_get(want, name);
	const char *text = json_string_value(v), *point = text ? strchr(text, '.') : NULL;
	char said[64], whole[160];

	if (!v)
		return;
	snprintf(said, sizeof said, "%.*f", point ? (int)strlen(point + 1) : 0, got.v);
	if (is_there(got) ? text && strcmp(said, text) == 0 : json_is_null(v))
		return;
	snprintf(whole, sizeof whole, "is %s, not %s", is_there(got) ? said : "undefined",
		 text ? text : "null");
	wrong(r, name, whole);
}

static void compare_met(struct running *r, const json_t *want, enum met got)
{
	static const char *const words[] = {"", "yes", "no"};
	const char *met = text_in(want, "met", NULL);

	if (met && strcmp(met, words[got]) != 0)
		wrong(r, "met is", words[got]);
}

static void compare(struct running *r, const json_t *want, const struct figures *fs)
{
	const struct figures_of *f = find_figure(fs, r->measure, want);

	if (json_is_true(json_object_get(want, "absent"))) {
		if (f)
			wrong(r, "there is a figure for", text_in(want, "group", "all"));
		return;
	}
	if (!f) {
		wrong(r, "there is no figure for",
		      text_in(want, "period", text_in(want, "part", "everyone")));
		return;
	}
	compare_count(r, want, "numerator", f->above, f->has_above);
	compare_count(r, want, "denominator", f->below, f->has_below);
	compare_count(r, want, "excluded", (int64_t)f->left_out, true);
	compare_value(r, want, "value", f->estimate.value);
	compare_value(r, want, "low", f->estimate.low);
	compare_value(r, want, "high", f->estimate.high);
	compare_met(r, want, f->met);
}

/* ---- a case ---- */

static enum period_length period_named(const char *name)
{
	return strcmp(name, "month") == 0     ? PERIOD_MONTH
	       : strcmp(name, "quarter") == 0 ? PERIOD_QUARTER
	       : strcmp(name, "year") == 0    ? PERIOD_YEAR
					      : PERIOD_WHOLE;
}

static size_t take_tables(struct running *r, const json_t *lists, struct table_in *tables)
{
	const char *name;
	json_t *rows;
	size_t n = 0;

	json_object_foreach((json_t *)(uintptr_t)lists, name, rows) tables[n++] =
	    take_table(r, name, rows);
	return n;
}

static void read_people(struct running *r, struct population *p, const json_t *people)
{
	const char *name;
	json_t *n;
	bool added;

	if (json_is_integer(people))
		map_put(&p->by_group, STR("all"), (uint32_t)json_integer_value(people), &added);
	json_object_foreach((json_t *)(uintptr_t)people, name, n)
	    map_put(&p->by_group, arena_str(&r->arena, str_of(name)),
		    (uint32_t)json_integer_value(n), &added);
}

static void run_case(struct running *r, const json_t *c)
{
	struct table_in tables[TABLES];
	struct population people = {0};
	char name[MEASURE_NAME_MAX];
	struct measuring want = {.returns = r->measure->returns,
				 .drawn = {date_read(str_of(text_in(c, "drawn", "")))},
				 .only = str_of(measure_name(r->measure, name)),
				 .period = period_named(text_in(c, "period", ""))};
	enum dim by = dim_find(str_of(text_in(c, "by", "")));
	const json_t *expect = json_object_get(c, "expect");
	size_t n = take_tables(r, json_object_get(c, "lists"), tables);
	struct measured m;

	if (!has_value(want.drawn) || !json_array_size(expect) || !json_object_get(c, "why"))
		wrong(r, "a case has drawn, lists, why and expect", "");
	if (r->why[0])
		return;
	read_people(r, &people, json_object_get(c, "population"));
	measure_tables_in(&m, &want, tables, n, by == DIMS ? DIM_ALL : by, &people);
	for (size_t i = 0; i < json_array_size(expect); i++)
		compare(r, json_array_get(expect, i), &m.figures);
	measured_close(&m);
	population_close(&people);
}

static void run_file(struct running *r, const char *folder)
{
	char path[4096], name[160];
	json_error_t trouble;
	json_t *file;

	snprintf(path, sizeof path, "%s/%s", folder, r->file);
	file = json_load_file(path, JSON_REJECT_DUPLICATES, &trouble);
	if (!json_array_size(file))
		wrong(r, "it is no list of cases:", trouble.text);
	for (size_t i = 0; i < json_array_size(file) || (i == 0 && r->why[0]); i++) {
		if (!r->why[0])
			run_case(r, json_array_get(file, i));
		snprintf(name, sizeof name, "%s case %zu", r->file, i + 1);
		tell(r, name);
		arena_reset(&r->arena);
	}
	json_decref(file);
}

/* ---- all of them ---- */

static bool there_is(const char *folder, const char *name)
{
	char path[4096];
	FILE *f;

	snprintf(path, sizeof path, "%s/%s.json", folder, name);
	f = fopen(path, "r");
	if (f)
		fclose(f);
	return f != NULL;
}

int main(int argc, char **argv)
{
	const struct measure_table *const *tables;
	size_t count = measure_tables(&tables);
	struct running r = {0};
	char name[MEASURE_NAME_MAX], file[32];

	if (argc != 2) {
		fputs("usage: measures DIR\n", stderr);
		return ERR_USAGE;
	}
	for (size_t t = 0; t < count; t++)
		for (size_t i = 0; i < tables[t]->count; i++) {
			r.measure = &tables[t]->measures[i];
			measure_name(r.measure, name);
			snprintf(file, sizeof file, "%s.json", name);
			r.file = file;
			if (there_is(argv[1], name)) {
				run_file(&r, argv[1]);
				continue;
			}
			wrong(&r, "there is no case of measure", name);
			tell(&r, name);
		}
	printf("1..%zu\n", r.count);
	arena_close(&r.arena);
	return r.failed > 0;
}
