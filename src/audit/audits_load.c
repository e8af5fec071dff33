/* The cells of one file of audits, or of several with the same columns. */
#include "audit/audits_in.h"

/* The columns there are; one that is not there is read as the first of the file and not used. */
static void choose(struct audits *a, int *columns)
{
	const struct audits_column *const fixed[AT_GRADES] = {
	    &a->id, &a->team, &a->auditor, &a->date, &a->order, &a->linked, &a->moderated};

	a->graded_at = AT_GRADES;
	a->kinds_at = AT_GRADES + a->criteria;
	a->wide = a->kinds_at + a->kinds;
	for (size_t i = 0; i < AT_GRADES; i++)
		columns[i] = audits_has(fixed[i]) ? fixed[i]->at : 0;
	for (size_t i = 0; i < a->criteria; i++)
		columns[AT_GRADES + i] = a->criterion[i].at;
	for (size_t i = 0; i < a->kinds; i++)
		columns[a->kinds_at + i] = a->kind[i].at;
}

/* The cells of a further file, its columns found by the names they have in the first. */
static bool load_more(const struct audits *a, struct listing *l, const int *columns,
		      struct listing_cells *cells, struct err *e)
{
	int own[AT_GRADES + AUDITS_CRITERIA + AUDITS_KINDS];

	for (size_t i = 0; i < a->wide; i++) {
		struct str name = a->list.names[columns[i]];

		own[i] = name.len ? listing_column(l, name) : 0;
		if (own[i] == LISTING_NONE)
			return err_set(e, ERR_INPUT, "%s has no column %.*s, which %s has", l->path,
				       (int)name.len, name.p, a->list.path);
	}
	return listing_load(l, own, a->wide, cells, e);
}

/* Puts the rows of all files one below the other; first: those of the first one. */
static void join(struct audits *a, const struct listing_cells *of, size_t count)
{
	struct listing_cells all = {.columns = a->wide};
	size_t rows = 0;

	for (size_t k = 0; k < count; k++)
		rows += of[k].rows;
	all.at = arena_array(&a->arena, rows * a->wide + 1, sizeof *all.at);
	all.lines = arena_array(&a->arena, rows + 1, sizeof *all.lines);
	a->file_of = arena_array(&a->arena, rows + 1, sizeof *a->file_of);
	for (size_t k = 0; k < count; k++) {
		if (of[k].rows == 0)
			continue;
		memcpy(all.at + all.rows * a->wide, of[k].at,
		       of[k].rows * a->wide * sizeof *all.at);
		memcpy(all.lines + all.rows, of[k].lines, of[k].rows * sizeof *all.lines);
		memset(a->file_of + all.rows, (int)k, of[k].rows);
		all.rows += of[k].rows;
	}
	a->cells = all;
}

bool audits_load(struct audits *a, const char *const *paths, size_t count, struct err *e)
{
	int columns[AT_GRADES + AUDITS_CRITERIA + AUDITS_KINDS];
	struct listing_cells of[AUDITS_FILES] = {0};

	choose(a, columns);
	if (!listing_load(&a->list, columns, a->wide, &of[0], e))
		return false;
	a->cells = of[0];
	for (size_t k = 1; k < count; k++) {
		struct listing *l = &a->more[a->more_count++];

		if (!listing_open(l, paths[k], e) || !load_more(a, l, columns, &of[k], e))
			return false;
	}
	if (count > 1)
		join(a, of, count);
	a->rows = a->cells.rows;
	if (a->rows >= INT32_MAX / 2)
		return err_set(e, ERR_INPUT, "%s has too many rows", a->list.path);
	return a->rows ||
	       err_set(e, ERR_INPUT, "%s has a row of names, and no audits below it", a->list.path);
}
