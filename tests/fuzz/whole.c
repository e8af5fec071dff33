/* What several targets share: all rules over a return that was read. */
#include "fuzz.h"

#include "rules/registry.h"

#include <stdio.h>
#include <stdlib.h>

void must_fail(const char *file, int line, const char *condition)
{
	fprintf(stderr, "%s:%d: this must hold: %s\n", file, line, condition);
	abort();
}

int fuzz_rules_year(int year)
{
	if (year < RULES_FIRST_YEAR)
		return RULES_FIRST_YEAR;
	return year > RULES_LAST_YEAR ? RULES_LAST_YEAR : year;
}

void fuzz_findings(struct findings *found, const struct engine *g)
{
	struct str values[FINDING_SHOWS_MAX];
	struct buf message = {0};
	struct shown shown;

	found->rules = g->rules;
	findings_sort(found);
	for (size_t i = 0; i < found->count; i++) {
		finding_shows(found, &found->at[i], &shown);
		finding_values(found, &found->at[i], values);
		message.len = 0;
		finding_message(found, &found->at[i], &message);
		MUST(message.len > 0 && shown.count <= FINDING_SHOWS_MAX);
		MUST(i == 0 || found->at[i - 1].table <= found->at[i].table);
	}
	buf_close(&message);
}

static void set_year(struct all903 *a, int year)
{
	a->scope.year = year;
	a->scope.start = date_cell(date_day(year, 4, 1));
	a->scope.end = date_cell(date_day(year + 1, 3, 31));
	a->scope.sources = a->sources;
}

/* What linking promises: rows of a table stand by child, neighbours share it, records are told. */
static void must_be_linked(const struct all903 *all)
{
	size_t rows = 0, met = 0;

	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		rows += all->tables[t].count;
	for (size_t c = 0; c < all->count; c++)
		for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
			const char *p = child_rows(&all->children[c], t);

			for (;
			     p && ((const struct row *)(const void *)p)->child == &all->children[c];
			     p += table_info(t)->row_size)
				met++;
		}
	MUST(met == rows);
}

void fuzz_rules_903(struct all903 *now, struct all903 *last, bool has_last, int year)
{
	struct material m = {
	    .sources = now->sources, .last = has_last ? last->sources : NULL, .xml = true};
	struct wanted all = {.rule = STR("")};
	struct findings found = {0};
	struct arena arena = {0};
	struct engine g;

	set_year(now, year);
	set_year(last, year - 1);
	all903_link(last, NULL);
	all903_link(now, last);
	must_be_linked(now);
	engine_open(&g, RETURN_SSDA903, fuzz_rules_year(year), &m, &all, &arena);
	for (size_t c = 0; c < now->count; c++)
		engine_child(&g, &now->children[c], &found);
	engine_notes(&g, now->notes, now->note_count, &found);
	engine_all903(&g, now, &found);
	fuzz_findings(&found, &g);
	findings_close(&found);
	arena_close(&arena);
}
