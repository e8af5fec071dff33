/*
 * Annex A among the files: lists are known by their headings. Where two sheets or files hold the
 * same list, a sheet that has the list's name is meant rather than one that has not, a sheet that
 * is seen rather than a hidden one, and a file that the user named rather than one that was found;
 * where that does not settle it, neither is read and the user has to choose.
 */
#include "rules/take.h"

/* ---- finding lists ---- */

static struct found_list *add_list(struct item *it, size_t room)
{
	if (!it->lists)
		it->lists = arena_array(&it->arena, room, sizeof *it->lists);
	return &it->lists[it->list_count++];
}

static void tell_list(struct found_list *l, const struct annexa_place *p)
{
	l->place = *p;
	l->told.table = p->layout.table;
	l->told.heading_row = p->heading_row;
	l->told.placed = p->layout.placed;
	l->told.unknown = p->layout.unknown;
	l->told.missing = p->layout.missing;
	l->told.note = STR("");
}

static void took_annexa(struct item *it)
{
	it->kind = KIND_ANNEXA;
	it->taken.returns = RETURN_ANNEXA;
	it->taken.as = TAKEN_SET_ASIDE;
	it->taken.table = it->list_count == 1 ? it->lists[0].told.table : TABLE_NONE;
}

bool take_annexa_text(struct item *it)
{
	struct annexa_place place;
	struct found_list *l;

	if (!annexa_find_csv(buf_view(&it->text), take_stem(it->taken.path), &it->arena, &place))
		return false;
	l = add_list(it, 1);
	tell_list(l, &place);
	l->told.sheet = STR("");
	took_annexa(it);
	return true;
}

bool take_annexa_book(struct item *it, struct err *e)
{
	it->book = mem_take(sizeof *it->book);
	if (!xlsx_open(it->book, it->taken.path.p, e))
		return false;
	for (size_t s = 0; s < it->book->sheet_count; s++) {
		const struct xlsx_sheet *sheet = &it->book->sheets[s];
		bool one = it->book->sheet_count == 1 && !annexa_named(sheet->name);
		struct annexa_place place;
		struct found_list *l;

		if (!annexa_find_sheet(it->book, s, one ? take_stem(it->taken.path) : sheet->name,
				       &it->arena, &place, e))
			continue;
		l = add_list(it, it->book->sheet_count);
		tell_list(l, &place);
		l->sheet = s;
		l->told.sheet = arena_str(&it->arena, sheet->name);
		l->told.hidden = sheet->hidden;
	}
	if (e->kind != ERR_NONE || it->list_count == 0)
		return false;
	it->taken.form = STR("workbook");
	took_annexa(it);
	return true;
}

void take_annexa_close(struct item *it)
{
	if (it->book)
		xlsx_close(it->book);
	mem_free(it->book);
	it->book = NULL;
}

/* ---- choosing ---- */

static struct found_list *list_of(const struct item *it, enum table t)
{
	for (size_t i = 0; it->chosen && i < it->list_count; i++)
		if (it->lists[i].told.read && it->lists[i].told.table == t)
			return &it->lists[i];
	return NULL;
}

/* How well a sheet stands for its list: by its name, and by being seen. */
static int standing(const struct found_list *l)
{
	return 2 * (annexa_named(l->told.sheet) == l->told.table) + !l->told.hidden;
}

/* The other sheet for the same list that stands for it at least as well; NULL for none. */
static const struct found_list *rival(const struct item *it, const struct found_list *l)
{
	const struct found_list *best = NULL;

	for (size_t i = 0; i < it->list_count; i++) {
		const struct found_list *o = &it->lists[i];

		if (o != l && o->told.table == l->told.table && standing(o) >= standing(l) &&
		    (!best || standing(o) > standing(best)))
			best = o;
	}
	return best;
}

/* Of two sheets of one workbook for one list. */
static void settle_sheets(struct items *items, struct item *it, struct choice *choice)
{
	for (size_t i = 0; i < it->list_count; i++) {
		struct found_list *l = &it->lists[i];
		const struct found_list *other = rival(it, l);

		l->told.read = it->chosen && !other;
		if (!it->chosen || !other)
			continue;
		l->told.note = arena_fmt(items->arena, "is not read: sheet \"%.*s\" holds %s too",
					 (int)other->told.sheet.len, other->told.sheet.p,
					 table_info(l->told.table)->name);
		if (standing(l) < standing(other))
			continue;
		choice->trouble = ERR_USAGE;
		choice->why_not[l->told.table] = "two sheets hold it, and neither was read";
	}
}

/* Another item that holds the list; one that the user named rather than another. */
static const struct item *holder(const struct items *items, const struct item *but, enum table t)
{
	const struct item *found = NULL;

	for (size_t i = 0; i < items->count; i++) {
		const struct item *it = &items->at[i];

		if (it != but && list_of(it, t) && (!found || (it->named && !found->named)))
			found = it;
	}
	return found;
}

/* Whether the list is left: another file holds it too, and was not named less than this one. */
static struct str clash(struct items *items, const struct item *it, const struct item *other,
			enum table t, struct choice *choice)
{
	const char *name = table_info(t)->name;

	if (other->named && !it->named)
		return arena_fmt(items->arena, "is not read: %s was named instead",
				 other->taken.path.p);
	choice->trouble = ERR_USAGE;
	choice->why_not[t] =
	    arena_fmt(items->arena, "more than one file holds %s, and none was read", name).p;
	return arena_fmt(items->arena,
			 "is not read: %s holds %s too; name the one you mean beside the folder",
			 other->taken.path.p, name);
}

/* Decides for all files before any list is left, so that of three files for a list none is read. */
static void settle_files(struct items *items, enum table t, struct choice *choice)
{
	struct str *why = arena_array(items->arena, items->count + 1, sizeof *why);

	for (size_t i = 0; i < items->count; i++) {
		const struct item *it = &items->at[i], *other;

		if (!list_of(it, t) || !(other = holder(items, it, t)))
			continue;
		if (!it->named || other->named)
			why[i] = clash(items, it, other, t, choice);
	}
	for (size_t i = 0; i < items->count; i++) {
		struct found_list *l = why[i].len ? list_of(&items->at[i], t) : NULL;

		if (!l)
			continue;
		l->told.read = false;
		l->told.note = why[i];
	}
}

/* Lists of last time give way to those of now. */
static void leave_last(struct items *items)
{
	bool now = false;

	for (size_t i = 0; i < items->count; i++)
		now |= items->at[i].kind == KIND_ANNEXA && !items->at[i].hinted_last;
	for (size_t i = 0; i < items->count; i++) {
		struct item *it = &items->at[i];

		if (it->kind != KIND_ANNEXA)
			continue;
		it->chosen = it->named || !it->hinted_last || !now;
		it->taken.as = TAKEN_SET_ASIDE;
		if (!it->chosen)
			it->taken.note = STR("has the lists of last time, by its name or folder");
	}
}

static void settle_item(struct item *it, struct choice *choice)
{
	size_t read = 0;

	for (size_t i = 0; i < it->list_count; i++)
		read += it->lists[i].told.read;
	it->chosen &= read > 0;
	choice->has_annexa |= it->chosen;
	if (it->chosen)
		it->taken.as = TAKEN_READ;
	else if (it->list_count == 1 && it->taken.note.len == 0)
		it->taken.note = it->lists[0].told.note;
}

void take_annexa_tell(struct items *items, struct item *it)
{
	struct taken_list *lists = arena_array(items->arena, it->list_count + 1, sizeof *lists);

	it->taken.records = 0;
	for (size_t i = 0; i < it->list_count; i++) {
		lists[i] = it->lists[i].told;
		it->taken.records += lists[i].records;
	}
	it->taken.lists = lists;
	it->taken.list_count = it->list_count;
}

void choose_annexa(struct items *items, struct choice *choice)
{
	leave_last(items);
	for (size_t i = 0; i < items->count; i++)
		settle_sheets(items, &items->at[i], choice);
	for (enum table t = TABLE_CONTACT; t <= TABLE_ADOPTER; t++)
		settle_files(items, t, choice);
	for (size_t i = 0; i < items->count; i++)
		if (items->at[i].kind == KIND_ANNEXA) {
			settle_item(&items->at[i], choice);
			take_annexa_tell(items, &items->at[i]);
		}
}
