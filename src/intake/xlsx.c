#include "intake/xlsx.h"

#include "base/date.h"
#include "intake/file.h"
#include "intake/limits.h"
#include "intake/xlsx_part.h"
#include "intake/xml_bytes.h"

static bool no_close(void *with, struct str name)
{
	(void)with;
	(void)name;
	return true;
}

static void no_text(void *with, struct str s)
{
	(void)with;
	(void)s;
}

/* Text comes in pieces; what is beyond the limit is passed over. */
static void add_text(struct buf *to, struct str text)
{
	size_t room = LIMIT_XML_TEXT - to->len;

	buf_add(to, text.p, text.len < room ? text.len : room);
}

/* All of it, trimmed, without a character that the limit has cut. */
static struct str whole_text(const struct buf *b)
{
	struct str text = buf_view(b);

	if (text.len == LIMIT_XML_TEXT)
		text.len -= xml_bytes_cut(text);
	return str_trim(text);
}

/* ---- the list of sheets ---- */

enum { SHEETS_MAX = 256 };

struct listing {
	struct xlsx *x;
	struct str ids[SHEETS_MAX]; /* of the relation that names the sheet's part */
};

static void list_sheet(void *with, const struct part_tag *tag)
{
	struct listing *l = with;
	struct xlsx *x = l->x;
	struct str state;

	if (str_is(tag->name, "workbookPr")) {
		struct str v = part_attribute(tag, "date1904");

		x->from_1904 = str_is(v, "1") || str_is(v, "true");
	}
	if (!str_is(tag->name, "sheet") || x->sheet_count == SHEETS_MAX)
		return;
	state = part_attribute(tag, "state");
	l->ids[x->sheet_count] = arena_str(&x->arena, part_attribute(tag, "id"));
	x->sheets[x->sheet_count++] =
	    (struct xlsx_sheet){.name = arena_str(&x->arena, part_attribute(tag, "name")),
				.hidden = state.len && (state.p[0] == 'h' || state.p[0] == 'v')};
}

/* A relation's target is relative to xl/ unless it begins with a slash. */
static void list_target(void *with, const struct part_tag *tag)
{
	struct listing *l = with;
	struct arena *a = &l->x->arena;
	struct str target = part_attribute(tag, "Target"), id = part_attribute(tag, "Id");

	if (!str_is(tag->name, "Relationship"))
		return;
	target = str_starts(target, STR("/"))
		     ? arena_str(a, (struct str){target.p + 1, target.len - 1})
		     : arena_fmt(a, "xl/%.*s", (int)target.len, target.p);
	for (size_t i = 0; i < l->x->sheet_count; i++)
		if (str_eq(l->ids[i], id))
			l->x->sheets[i].part = target;
}

static bool list_sheets(struct xlsx *x, struct err *e)
{
	struct listing l = {.x = x};
	struct part_handler sheets = {&l, list_sheet, no_close, no_text};
	struct part_handler targets = {&l, list_target, no_close, no_text};

	x->sheets = arena_array(&x->arena, SHEETS_MAX, sizeof *x->sheets);
	return part_read(&x->zip, STR("xl/workbook.xml"), x->by_expat, &sheets, e) &&
	       part_read(&x->zip, STR("xl/_rels/workbook.xml.rels"), x->by_expat, &targets, e);
}

/* ---- shared strings ---- */

struct stringing {
	struct xlsx *x;
	struct buf text;
	bool in_text;
	int phonetic; /* inside a reading aid, whose text does not count */
};

static void string_open(void *with, const struct part_tag *tag)
{
	struct stringing *s = with;

	s->in_text = str_is(tag->name, "t") && !s->phonetic;
	s->phonetic += str_is(tag->name, "rPh");
}

static bool string_close(void *with, struct str name)
{
	struct stringing *s = with;
	struct xlsx *x = s->x;

	s->in_text = false;
	s->phonetic -= str_is(name, "rPh");
	if (!str_is(name, "si"))
		return true;
	x->strings = mem_room(x->strings, &x->string_cap, x->string_count + 1, sizeof *x->strings);
	x->strings[x->string_count++] = arena_str(&x->arena, whole_text(&s->text));
	s->text.len = 0;
	return true;
}

static void string_text(void *with, struct str text)
{
	struct stringing *s = with;

	if (s->in_text)
		add_text(&s->text, text);
}

static bool read_strings(struct xlsx *x, struct err *e)
{
	struct stringing s = {.x = x};
	struct part_handler h = {&s, string_open, string_close, string_text};
	bool ok = !zip_find(&x->zip, STR("xl/sharedStrings.xml")) ||
		  part_read(&x->zip, STR("xl/sharedStrings.xml"), x->by_expat, &h, e);

	buf_close(&s.text);
	return ok;
}

bool xlsx_open_so(struct xlsx *x, const char *path, bool by_expat, struct err *e)
{
	*x = (struct xlsx){.by_expat = by_expat};
	return file_read_all(path, &x->bytes, e) &&
	       zip_open(&x->zip, buf_view(&x->bytes), &x->arena, e) && list_sheets(x, e) &&
	       read_strings(x, e);
}

bool xlsx_open(struct xlsx *x, const char *path, struct err *e)
{
	return xlsx_open_so(x, path, false, e);
}

void xlsx_close(struct xlsx *x)
{
	buf_close(&x->bytes);
	mem_free(x->strings);
	arena_close(&x->arena);
	*x = (struct xlsx){0};
}

/* ---- a sheet ---- */

struct sheeting {
	const struct xlsx *x;
	xlsx_row *row;
	void *with;
	struct str *cells; /* [LIMIT_SHEET_COLUMNS] */
	size_t count;	   /* cells of the row at hand */
	uint32_t number;   /* of the row */
	size_t column;	   /* of the cell at hand */
	char type;	   /* first letter of its type; 0: a number */
	bool in_text;
	struct buf text;
	struct arena arena; /* of the row at hand */
};

/* The column that a reference such as AB12 names, from 0; `next` when it names none. */
static size_t column_of(struct str reference, size_t next)
{
	size_t n = 0;

	for (size_t i = 0; i < reference.len && n < 100000; i++) {
		if (reference.p[i] < 'A' || reference.p[i] > 'Z')
			break;
		n = n * 26 + (size_t)(reference.p[i] - 'A') + 1;
	}
	return n ? n - 1 : next;
}

static void open_row(struct sheeting *s, const struct part_tag *tag)
{
	int64_t n;

	s->number =
	    str_number(part_attribute(tag, "r"), 1, UINT32_MAX, &n) ? (uint32_t)n : s->number + 1;
	memset(s->cells, 0, s->count * sizeof *s->cells);
	s->count = 0;
	s->column = SIZE_MAX;
}

static void open_cell(struct sheeting *s, const struct part_tag *tag)
{
	struct str type = part_attribute(tag, "t");

	s->column = column_of(part_attribute(tag, "r"), s->column + 1);
	/* "s" is shared, "str" a formula's text, "inlineStr", "b", "e", "n" or none */
	s->type = str_is(type, "s") ? 's' : type.len && type.p[0] == 'b' ? 'b' : 't';
	s->text.len = 0;
}

static void sheet_open(void *with, const struct part_tag *tag)
{
	struct sheeting *s = with;

	if (str_is(tag->name, "row"))
		open_row(s, tag);
	else if (str_is(tag->name, "c"))
		open_cell(s, tag);
	s->in_text = str_is(tag->name, "v") || str_is(tag->name, "t");
}

static struct str cell_text(struct sheeting *s)
{
	struct str text = whole_text(&s->text);
	int64_t n;

	if (s->type == 's')
		return str_number(text, 0, INT64_MAX / 16, &n) && (uint64_t)n < s->x->string_count
			   ? s->x->strings[n]
			   : STR("");
	if (s->type == 'b')
		return str_is(text, "1") ? STR("TRUE") : STR("FALSE");
	return arena_str(&s->arena, text);
}

static bool close_row(struct sheeting *s)
{
	bool more;

	for (size_t i = 0; i < s->count; i++)
		if (!s->cells[i].p)
			s->cells[i] = STR("");
	more = !s->count || s->row(s->with, s->number, s->cells, s->count);
	arena_reset(&s->arena);
	return more;
}

static void close_cell(struct sheeting *s)
{
	if (s->column >= LIMIT_SHEET_COLUMNS || !s->text.len)
		return;
	s->cells[s->column] = cell_text(s);
	s->count = s->column + 1 > s->count ? s->column + 1 : s->count;
}

static bool sheet_close(void *with, struct str name)
{
	struct sheeting *s = with;

	s->in_text = false;
	if (str_is(name, "row"))
		return close_row(s);
	if (str_is(name, "c"))
		close_cell(s);
	return true;
}

static void sheet_text(void *with, struct str text)
{
	struct sheeting *s = with;

	if (s->in_text)
		add_text(&s->text, text);
}

bool xlsx_read(const struct xlsx *x, size_t sheet, xlsx_row *row, void *with, struct err *e)
{
	struct sheeting s = {.x = x, .row = row, .with = with};
	struct part_handler h = {&s, sheet_open, sheet_close, sheet_text};
	bool ok;

	s.cells = mem_take(LIMIT_SHEET_COLUMNS * sizeof *s.cells);
	memset(s.cells, 0, LIMIT_SHEET_COLUMNS * sizeof *s.cells);
	ok = part_read(&x->zip, x->sheets[sheet].part, x->by_expat, &h, e);
	mem_free(s.cells);
	buf_close(&s.text);
	arena_close(&s.arena);
	return ok;
}

int32_t xlsx_day(const struct xlsx *x, struct str number)
{
	struct str whole = str_cut(&number, '.');
	int64_t n;

	if (!str_number(whole, 1, 110000, &n))
		return DATE_NONE;
	if (x->from_1904)
		return date_day(1904, 1, 1) + (int32_t)n;
	/* Day 1 is 1 January 1900; spreadsheets believe in a 29 February 1900, day 60. */
	if (n == 60)
		return DATE_NONE;
	return (int32_t)(n < 60 ? n - 1 : n - 2);
}
