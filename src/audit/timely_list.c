#include "audit/timely_list.h"

#include "base/date.h"

enum { AT_START, AT_END, AT_TEAM, COLUMNS };

/* A start or an end has no heading that it is known by: it has to be named. */
static bool choose_columns(struct timely_list *t, const struct timely_options *o, struct err *e)
{
	if (o->start.len == 0 || o->end.len == 0)
		return err_set(e, ERR_USAGE,
			       "name both columns of days: --start COLUMN and --end COLUMN");
	if (!o->within_said)
		return err_set(e, ERR_USAGE,
			       "say with --within how many days it may take, as 45, or 45w for "
			       "working days");
	return audits_column_named(&t->list, o->start, &t->start, e) &&
	       audits_column_named(&t->list, o->end, &t->end, e) &&
	       (o->by.len ? audits_column_named(&t->list, o->by, &t->team, e)
			  : audits_team_guessed(&t->list, &t->team));
}

/* The day of a cell. Blank and what cannot be read are DATE_NONE, the latter with *bad. */
static int32_t day_of(struct str cell, bool *bad)
{
	struct str text = str_trim(cell);
	int32_t day = audits_day(text);

	*bad = day == DATE_NONE && text.len > 0;
	return day;
}

static void take_row(struct timely_list *t, const struct str *cells, int32_t *last)
{
	bool bad_start, bad_end;
	int32_t start = day_of(cells[AT_START], &bad_start);
	int32_t end = day_of(cells[AT_END], &bad_end);
	struct str team = t->team.at == LISTING_NONE ? STR("") : str_trim(cells[AT_TEAM]);

	*last = start > *last ? start : *last;
	*last = end > *last ? end : *last;
	if (bad_start)
		t->rows.left[TIMELY_BAD_START]++;
	else if (bad_end)
		t->rows.left[TIMELY_BAD_END]++;
	else
		timely_rows_add(&t->rows, start, end, team);
}

static bool take_rows(struct timely_list *t, int32_t *last, struct err *e)
{
	const int columns[COLUMNS] = {t->start.at, t->end.at,
				      t->team.at == LISTING_NONE ? t->start.at : t->team.at};
	struct listing_cells cells = {0};

	if (!listing_load(&t->list, columns, COLUMNS, &cells, e))
		return false;
	t->rows_read = cells.rows;
	for (size_t i = 0; i < cells.rows; i++)
		take_row(t, cells.at + i * COLUMNS, last);
	return cells.rows ||
	       err_set(e, ERR_INPUT, "%s has a row of names, and no cases below it", t->list.path);
}

bool timely_list_read(struct timely_list *t, const char *path, const struct timely_options *o,
		      struct err *e)
{
	int32_t last = DATE_NONE;

	*t = (struct timely_list){0};
	timely_rows_open(&t->rows);
	if (!listing_open(&t->list, path, e) || !choose_columns(t, o, e) || !take_rows(t, &last, e))
		return false;
	if (last == DATE_NONE && o->at == DATE_NONE)
		return err_set(e, ERR_INPUT,
			       "%s: no day can be read in the columns %.*s and %.*s; days are "
			       "written as 31/03/2026 or 2026-03-31",
			       path, (int)t->start.name.len, t->start.name.p, (int)t->end.name.len,
			       t->end.name.p);
	t->at_guessed = o->at == DATE_NONE;
	t->asked = (struct timely_asked){.until = t->at_guessed ? last : o->at,
					 .since = DATE_NONE,
					 .within = o->within,
					 .working = o->working};
	return true;
}

void timely_list_close(struct timely_list *t)
{
	timely_rows_close(&t->rows);
	listing_close(&t->list);
}
