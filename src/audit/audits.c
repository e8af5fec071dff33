#include "audit/audits_in.h"

#include "base/buf.h"
#include "base/date.h"
#include "base/map.h"

#include <stdlib.h>

static struct str cell(const struct audits *a, size_t row, size_t at)
{
	return str_trim(a->cells.at[row * a->wide + at]);
}

struct str audits_text(const struct audits *a, size_t row, size_t criterion)
{
	return cell(a, row, a->graded_at + criterion);
}

struct str audits_kind(const struct audits *a, size_t row, size_t kind)
{
	return cell(a, row, a->kinds_at + kind);
}

int32_t audits_day(struct str s)
{
	int32_t day = date_read(s);

	if (day == DATE_NONE && s.len > 10 && (s.p[10] == ' ' || s.p[10] == 'T'))
		day = date_read((struct str){s.p, 10});
	return day;
}

struct named {
	struct str name;
	uint32_t at;
};

static int by_name(const void *x, const void *y)
{
	return str_cmp(((const struct named *)x)->name, ((const struct named *)y)->name);
}

/* Numbers the values of a column by name; `number` has one for each row. Returns how many there are. */
static size_t number_names(struct audits *a, size_t at, int32_t *number, struct str **names)
{
	struct named *all = arena_array(&a->arena, a->rows + 1, sizeof *all);
	uint32_t *place = arena_array(&a->arena, a->rows + 1, sizeof *place);
	struct map map = {0};
	size_t n = 0;

	for (size_t i = 0; i < a->rows; i++) {
		struct str name = cell(a, i, at);
		bool added = false;
		uint32_t was;

		number[i] = AUDITS_NONE;
		if (name.len == 0)
			continue;
		was = map_put(&map, name, (uint32_t)n + 1, &added);
		if (added) {
			all[n] = (struct named){name, (uint32_t)n};
			n++;
		}
		number[i] = (int32_t)was - 1;
	}
	map_close(&map);
	qsort(all, n, sizeof *all, by_name);
	*names = arena_array(&a->arena, n + 1, sizeof **names);
	for (size_t i = 0; i < n; i++) {
		place[all[i].at] = (uint32_t)i;
		(*names)[i] = all[i].name;
	}
	for (size_t i = 0; i < a->rows; i++)
		if (number[i] != AUDITS_NONE)
			number[i] = (int32_t)place[number[i]];
	return n;
}

static int32_t *numbers_of(struct audits *a, const struct audits_column *c, size_t at,
			   struct str **names, size_t *count)
{
	int32_t *number = arena_array(&a->arena, a->rows + 1, sizeof *number);

	*count = 0;
	if (audits_has(c))
		*count = number_names(a, at, number, names);
	for (size_t i = 0; !audits_has(c) && i < a->rows; i++)
		number[i] = AUDITS_NONE;
	return number;
}

static void take_rows(struct audits *a)
{
	int32_t *team = numbers_of(a, &a->team, AT_TEAM, &a->teams, &a->team_count);
	int32_t *auditor = numbers_of(a, &a->auditor, AT_AUDITOR, &a->auditors, &a->auditor_count);

	a->row = arena_array(&a->arena, a->rows + 1, sizeof *a->row);
	a->bad_date = arena_array(&a->arena, a->rows + 1, sizeof *a->bad_date);
	for (size_t i = 0; i < a->rows; i++) {
		struct audits_row *r = &a->row[i];
		int64_t order = AUDITS_NONE;

		*r = (struct audits_row){.line = a->cells.lines[i], .team = team[i]};
		r->auditor = auditor[i];
		r->file = a->file_of ? a->file_of[i] : 0;
		r->day = audits_has(&a->date) ? audits_day(cell(a, i, AT_DATE)) : DATE_NONE;
		a->bad_date[i] =
		    audits_has(&a->date) && r->day == DATE_NONE && cell(a, i, AT_DATE).len;
		if (audits_has(&a->order) &&
		    !str_number(cell(a, i, AT_ORDER), 0, INT32_MAX, &order))
			order = AUDITS_NONE;
		r->order = (int32_t)order;
	}
}

/* How many cells of a graded column are known, and how many hold anything. */
static size_t known_in(const struct audits *a, size_t criterion, size_t *filled)
{
	size_t known = 0;

	*filled = 0;
	for (size_t i = 0; i < a->rows; i++) {
		struct str s = audits_text(a, i, criterion);

		*filled += s.len > 0;
		known += scale_grade(&a->scale, s) >= 0;
	}
	return known;
}

static bool no_grades(const struct audits *a, struct err *e)
{
	struct str first = STR("");

	for (size_t i = 0; i < a->rows && first.len == 0; i++)
		first = audits_text(a, i, 0);
	if (first.len == 0)
		return err_set(e, ERR_INPUT, "%s: the column %.*s holds no grades at all",
			       a->list.path, (int)a->criterion[0].name.len, a->criterion[0].name.p);
	return err_set(e, ERR_INPUT,
		       "%s: no grade in the column %.*s is known; the first is \"%.*s\". Name the "
		       "grades with --order, from the worst to the best",
		       a->list.path, (int)a->criterion[0].name.len, a->criterion[0].name.p,
		       (int)(first.len < 80 ? first.len : 80), first.p);
}

static bool choose_scale(struct audits *a, const struct audits_options *o, struct err *e)
{
	size_t filled;

	a->scale = scale_guess(a->cells.at + a->graded_at, a->wide, a->rows);
	if (o->order.len && !scale_given(&a->scale, o->order, e))
		return false;
	if (a->scale.grades == 0 || known_in(a, 0, &filled) == 0)
		return no_grades(a, e);
	if (o->good.len && !scale_good(&a->scale, o->good, e))
		return false;
	if (audits_has(&a->linked))
		a->linked_scale = scale_guess(a->cells.at + AT_LINKED, a->wide, a->rows);
	return true;
}

/* Of the columns that were not named: those in which half of what stands there is a grade. Moves the
 * cells of a row together with them. */
static void drop_ungraded(struct audits *a)
{
	size_t kept = 0, filled;
	size_t keep[AUDITS_CRITERIA];

	for (size_t k = 0; k < a->criteria; k++) {
		bool named = k == 0 || !a->criterion[k].guessed;

		if (named || (2 * known_in(a, k, &filled) > filled))
			keep[kept++] = k;
	}
	for (size_t i = 0; i < a->rows; i++)
		for (size_t k = 0; k < kept; k++)
			a->cells.at[i * a->wide + a->graded_at + k] =
			    a->cells.at[i * a->wide + a->graded_at + keep[k]];
	for (size_t k = 0; k < kept; k++)
		a->criterion[k] = a->criterion[keep[k]];
	a->criteria = kept;
}

/* A column of moderated grades that was guessed is none when half of what stands in it is no grade, or
 * when grades are yes and no: there it may say whether the audit was moderated. */
static void doubt_moderated(struct audits *a)
{
	size_t known = 0, filled = 0;

	if (!audits_has(&a->moderated) || !a->moderated.guessed)
		return;
	for (size_t i = 0; i < a->rows; i++) {
		struct str s = cell(a, i, AT_MODERATED);

		filled += s.len > 0;
		known += scale_grade(&a->scale, s) >= 0;
	}
	if (a->scale.grades < 3 || (filled && 2 * known <= filled))
		a->moderated.at = LISTING_NONE;
}

static void take_moderated(struct audits *a)
{
	for (size_t i = 0; i < a->rows; i++) {
		struct str s = cell(a, i, AT_MODERATED);

		a->row[i].moderated =
		    audits_has(&a->moderated) ? scale_grade(&a->scale, s) : AUDITS_NONE;
		a->bad_moderated += audits_has(&a->moderated) && s.len && a->row[i].moderated < 0;
	}
}

static void take_grades(struct audits *a)
{
	a->grade = arena_array(&a->arena, a->rows * a->criteria + 1, 1);
	a->cell = arena_array(&a->arena, a->rows * a->criteria + 1, sizeof *a->cell);
	for (size_t i = 0; i < a->rows; i++) {
		for (size_t k = 0; k < a->criteria; k++) {
			struct str s = audits_text(a, i, k);
			int g = scale_grade(&a->scale, s);

			a->grade[i * a->criteria + k] = (int8_t)g;
			a->cell[i * a->criteria + k] = g >= 0  ? CELL_KNOWN
						       : s.len ? CELL_UNKNOWN
							       : CELL_BLANK;
		}
		a->row[i].linked = AUDITS_NONE;
		if (a->linked_scale.grades)
			a->row[i].linked = scale_grade(&a->linked_scale, cell(a, i, AT_LINKED));
	}
}

struct placed {
	int32_t one_case, day;
	uint32_t row;
};

static int by_case(const void *x, const void *y)
{
	const struct placed *p = x, *q = y;

	if (p->one_case != q->one_case)
		return p->one_case < q->one_case ? -1 : 1;
	if (p->day != q->day)
		return p->day < q->day ? -1 : 1;
	return p->row < q->row ? -1 : p->row > q->row;
}

/* Whether an auditor had graded this audit in a row before. */
static bool read_before(const struct audits *a, size_t first, size_t at)
{
	int32_t auditor = a->row[a->sorted[at]].auditor;

	for (size_t i = first; i < at; i++)
		if (auditor == AUDITS_NONE || a->row[a->sorted[i]].auditor == auditor)
			return true;
	return false;
}

/* Readings into audits: those of one case within AUDITS_APART days of the first. */
static void number_audits(struct audits *a, const struct placed *p)
{
	int32_t began = DATE_NONE;
	size_t first = 0;

	a->sorted = arena_array(&a->arena, a->rows + 1, sizeof *a->sorted);
	for (size_t i = 0; i < a->rows; i++) {
		struct audits_row *r = &a->row[p[i].row];
		bool same = i && p[i].one_case != AUDITS_NONE &&
			    p[i].one_case == p[i - 1].one_case &&
			    (began == DATE_NONE || r->day - began <= AUDITS_APART);

		a->sorted[i] = p[i].row;
		if (!same) {
			a->audits++;
			first = i;
			began = r->day;
		} else if (began == DATE_NONE) {
			began = r->day;
		}
		r->audit = (uint32_t)a->audits - 1;
		r->again = read_before(a, first, i);
	}
}

static void group_audits(struct audits *a)
{
	struct placed *p = arena_array(&a->arena, a->rows + 1, sizeof *p);
	struct str *names;
	size_t cases;
	int32_t *number = numbers_of(a, &a->id, AT_ID, &names, &cases);

	for (size_t i = 0; i < a->rows; i++)
		p[i] = (struct placed){number[i], a->row[i].day, (uint32_t)i};
	qsort(p, a->rows, sizeof *p, by_case);
	number_audits(a, p);
	for (size_t i = 0; i < a->rows; i++)
		a->known += audits_grade(a, i, 0) >= 0;
}

bool audits_read_all(struct audits *a, const char *const *paths, size_t count,
		     const struct audits_options *o, struct err *e)
{
	*a = (struct audits){0};
	if (!listing_open(&a->list, paths[0], e) || !audits_choose_columns(a, o, e) ||
	    !audits_load(a, paths, count, e) || !choose_scale(a, o, e))
		return false;
	drop_ungraded(a);
	take_rows(a);
	take_grades(a);
	doubt_moderated(a);
	take_moderated(a);
	group_audits(a);
	audits_make_notes(a);
	return true;
}

bool audits_read(struct audits *a, const char *path, const struct audits_options *o, struct err *e)
{
	return audits_read_all(a, &path, 1, o, e);
}

bool audits_beyond_doubt(const struct audits *a)
{
	size_t filled, known = known_in(a, 0, &filled);

	return audits_has(&a->id) && audits_has(&a->team) && audits_has(&a->auditor) &&
	       audits_has(&a->date) && 10 * known >= 9 * filled;
}

void audits_close(struct audits *a)
{
	listing_close(&a->list);
	for (size_t i = 0; i < a->more_count; i++)
		listing_close(&a->more[i]);
	arena_close(&a->arena);
}
