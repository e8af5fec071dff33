#include "rules/annexa_run.h"

#include "rules/registry.h"

/* ---- reading ---- */

static struct str add_sentence(struct arena *a, struct str said, struct str more)
{
	if (said.len == 0)
		return more;
	return arena_fmt(a, "%.*s; %.*s", (int)said.len, said.p, (int)more.len, more.p);
}

static void tell_read(struct arena *a, struct taken_list *l, const struct annexa_told *told)
{
	l->records = told->records;
	if (l->hidden)
		l->note = add_sentence(a, l->note, STR("the sheet is hidden, and was read"));
	if (told->errors)
		l->note = add_sentence(
		    a, l->note,
		    arena_fmt(a,
			      told->errors == 1
				  ? "%llu cell holds #N/A or the like, and counts as blank"
				  : "%llu cells hold #N/A or the like, and count as blank",
			      (unsigned long long)told->errors));
	if (told->wide)
		l->note = add_sentence(
		    a, l->note,
		    arena_fmt(a,
			      "%llu rows have more cells than there are columns: look for a comma "
			      "too many",
			      (unsigned long long)told->wide));
}

static void read_list(struct annexa_run *r, struct item *it, struct found_list *l, struct annexa *a)
{
	struct annexa_told told;
	struct err e = {0};

	if (!it->book) {
		annexa_add_csv(a, &l->place, &it->text, &told);
	} else if (!annexa_add_sheet(a, it->book, l->sheet, &l->place, &told, &e)) {
		it->taken.as = TAKEN_CUT_SHORT;
		it->taken.note = arena_fmt(&r->check->arena, "%s", e.text);
	}
	tell_read(&r->check->arena, &l->told, &told);
}

/* Lists in their order, whatever the order of the files. */
static void read_all(struct annexa_run *r, struct annexa *a)
{
	for (enum table t = TABLE_CONTACT; t <= TABLE_ADOPTER; t++)
		for (size_t i = 0; i < r->items->count; i++) {
			struct item *it = &r->items->at[i];

			for (size_t l = 0; it->chosen && l < it->list_count; l++)
				if (it->lists[l].told.read && it->lists[l].told.table == t)
					read_list(r, it, &it->lists[l], a);
		}
	for (size_t i = 0; i < r->items->count; i++)
		if (r->items->at[i].kind == KIND_ANNEXA)
			take_annexa_tell(r->items, &r->items->at[i]);
}

/* ---- what the check says of it ---- */

static void tell_return(struct annexa_run *r, const struct annexa *a)
{
	struct checked *c = &r->check->returns[RETURN_ANNEXA];

	*c = (struct checked){.present = true,
			      .year = a->children.scope.year,
			      .rules_year = rules_year(a->children.scope.year),
			      .start = a->children.scope.start,
			      .end = a->children.scope.end,
			      .children = a->children.named,
			      .window = a->window};
	for (enum table t = TABLE_CONTACT; t <= TABLE_ADOPTER; t++) {
		const struct all903 *part = t == TABLE_ADOPTER ? &a->adopters : &a->children;

		r->check->tables[t].present = a->sources[t].here;
		r->check->tables[t].records = part->tables[t].count;
	}
}

/* ---- the rules ---- */

static void keep_part(struct annexa_run *r, const struct all903 *part, const struct keep_list *list)
{
	for (size_t i = 0; i < part->count && list->count; i++)
		keep_child(&r->check->kept, list, &part->children[i]);
}

static void keep_found(struct annexa_run *r, const struct annexa *a)
{
	struct keep_list list = {0};

	keep_list_fill(&list, r->found->at, r->options->keep ? r->found->count : 0);
	keep_part(r, &a->children, &list);
	keep_part(r, &a->adopters, &list);
	keep_list_close(&list);
}

static void run_rules(struct annexa_run *r, struct annexa *a)
{
	uint64_t rows[TABLES] = {0};
	struct source sources[TABLES];

	memcpy(sources, a->sources, sizeof sources);
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		if (a->care && a->care->sources[t].here)
			sources[t] = a->care->sources[t];
		if (a->census && table_info(t)->returns == RETURN_CIN)
			sources[t] = (struct source){.here = true, .present = UINT32_MAX};
		rows[t] = r->check->tables[t].records;
	}
	engine_open(r->engine, RETURN_ANNEXA, r->check->returns[RETURN_ANNEXA].rules_year,
		    &(struct material){.sources = sources, .why_not = r->why_not}, r->wanted,
		    &r->check->arena);
	engine_children(r->engine, &a->children, NULL, r->threads, r->found);
	engine_children(r->engine, &a->adopters, NULL, r->threads, r->found);
	engine_annexa(r->engine, a, r->found);
	engine_looked_at(r->engine, rows, a->children.named);
	keep_found(r, a);
}

void annexa_run(struct annexa_run *r, struct annexa *a, const struct all903 *care,
		const struct census_now *census)
{
	int32_t drawn = r->options->reference_date;

	annexa_open(a);
	a->care = care;
	a->census = census;
	read_all(r, a);
	annexa_link(a, drawn ? drawn : DATE_NONE);
	tell_return(r, a);
	run_rules(r, a);
}
