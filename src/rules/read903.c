#include "rules/read903.h"

#include "base/threads.h"

/* What the reading of one year needs. */
struct reading {
	struct read903 *into;
	struct items *items;
	const struct check_options *options;
	const struct reference *reference;
	int year;
	bool last;
};

static void read_file(struct all903 *own, struct item *it)
{
	it->taken.records = all903_add_csv(own, &it->recognised.csv, &it->text, &it->wide);
}

/* The header comes first: children are numbered in its order, which is mostly that of the other
 * tables too. */
static void read_files(struct reading *r)
{
	r->into->all = &r->into->own;
	for (enum table t = TABLE_NONE; t < TABLES; t++)
		for (size_t i = 0; i < r->items->count; i++) {
			struct item *it = &r->items->at[i];

			if (!it->chosen || it->taken.last_year != r->last || it->taken.table != t)
				continue;
			if (it->kind == KIND_XML903)
				r->into->all = it->whole;
			else if (it->kind == KIND_CSV903)
				read_file(&r->into->own, it);
		}
}

static void set_period(const struct reading *r, struct all903 *a)
{
	a->scope.authority = r->options->authority;
	a->scope.reference = r->options->reference ? r->reference : NULL;
	a->scope.year = r->year;
	a->scope.start = date_cell(date_day(r->year, 4, 1));
	a->scope.end = date_cell(date_day(r->year + 1, 3, 31));
	a->scope.sources = a->sources;
}

static void read_year(void *with, size_t which)
{
	struct reading *r = (struct reading *)with + which;

	all903_open(&r->into->own, r->year);
	read_files(r);
	set_period(r, r->into->all);
	all903_link(r->into->all, NULL);
	reference_locate(r->reference, r->into->all);
}

static void note_wide_rows(struct items *items)
{
	for (size_t i = 0; i < items->count; i++) {
		struct item *it = &items->at[i];

		if (it->wide)
			it->taken.note =
			    arena_fmt(items->arena,
				      "%zu rows have more cells than there are columns: look "
				      "for a comma too many",
				      it->wide);
	}
}

void read903_years(struct read903 years[2], struct items *items, const struct check_options *o,
		   const struct reference *r, int year)
{
	struct reading readings[2] = {{&years[0], items, o, r, year, false},
				      {&years[1], items, o, r, year - 1, true}};

	threads_run(o->threads ? o->threads : threads_cores(), 2, read_year, readings);
	note_wide_rows(items);
}
