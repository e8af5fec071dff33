#include "intake/xlsx.h"

#include "base/date.h"
#include "intake/file.h"
#include "intake/limits.h"

#include <expat.h>
#include <stdio.h>

/* ---- a part of the workbook through Expat ---- */

struct part {
	XML_Parser parser;
	bool broken;
	void (*open)(void *with, const char *name, const char **attributes);
	void (*close)(void *with, const char *name);
	void (*text)(void *with, struct str s);
	void *with;
};

/* Without its prefix. Most names are one or two letters: to look at them is quicker than to call. */
static const char *local(const char *name)
{
	const char *from = name;

	for (; *name; name++)
		if (*name == ':')
			from = name + 1;
	return from;
}

static void on_open(void *with, const XML_Char *name, const XML_Char **attributes)
{
	struct part *p = with;

	p->open(p->with, local(name), attributes);
}

static void on_close(void *with, const XML_Char *name)
{
	struct part *p = with;

	p->close(p->with, local(name));
}

static void on_text(void *with, const XML_Char *s, int len)
{
	struct part *p = with;

	p->text(p->with, (struct str){s, (size_t)len});
}

static void on_doctype(void *with, const XML_Char *name, const XML_Char *sysid,
		       const XML_Char *pubid, int has_internal_subset)
{
	struct part *p = with;

	(void)name;
	(void)sysid;
	(void)pubid;
	(void)has_internal_subset;
	XML_StopParser(p->parser, XML_FALSE);
}

static bool on_piece(void *with, struct str piece, bool last)
{
	struct part *p = with;

	p->broken = XML_Parse(p->parser, piece.p, (int)piece.len, last) == XML_STATUS_ERROR;
	return !p->broken;
}

/* Whether the handlers asked to stop, which is no fault. */
static bool stopped(const struct part *p, bool by_handler)
{
	return by_handler && XML_GetErrorCode(p->parser) == XML_ERROR_ABORTED;
}

static bool read_part(const struct xlsx *x, struct str name, struct part *p, const bool *stop,
		      struct err *e)
{
	const struct zip_part *part = zip_find(&x->zip, name);
	bool ok;

	if (!part)
		return err_set(e, ERR_INPUT, "the workbook is broken: it has no %.*s",
			       (int)name.len, name.p);
	p->parser = XML_ParserCreate(NULL);
	XML_SetUserData(p->parser, p);
	XML_SetElementHandler(p->parser, on_open, on_close);
	XML_SetCharacterDataHandler(p->parser, on_text);
	XML_SetStartDoctypeDeclHandler(p->parser, on_doctype);
	ok = zip_read(&x->zip, part, on_piece, p, e);
	if (ok && p->broken && !stopped(p, stop && *stop))
		ok = err_set(e, ERR_INPUT, "the workbook is broken in %.*s", (int)name.len, name.p);
	XML_ParserFree(p->parser);
	return ok;
}

static const char *attribute(const char **attributes, const char *name)
{
	for (; attributes[0]; attributes += 2) {
		const char *own = local(attributes[0]);

		if (own[0] == name[0] && strcmp(own, name) == 0)
			return attributes[1];
	}
	return "";
}

static void no_close(void *with, const char *name)
{
	(void)with;
	(void)name;
}

static void no_text(void *with, struct str s)
{
	(void)with;
	(void)s;
}

/* ---- the list of sheets ---- */

enum { SHEETS_MAX = 256 };

struct listing {
	struct xlsx *x;
	struct str ids[SHEETS_MAX]; /* of the relation that names the sheet's part */
};

static void list_sheet(void *with, const char *name, const char **attributes)
{
	struct listing *l = with;
	struct xlsx *x = l->x;

	if (strcmp(name, "workbookPr") == 0) {
		const char *v = attribute(attributes, "date1904");

		x->from_1904 = strcmp(v, "1") == 0 || strcmp(v, "true") == 0;
	}
	if (strcmp(name, "sheet") != 0 || x->sheet_count == SHEETS_MAX)
		return;
	l->ids[x->sheet_count] = arena_str(&x->arena, str_of(attribute(attributes, "id")));
	x->sheets[x->sheet_count++] =
	    (struct xlsx_sheet){.name = arena_str(&x->arena, str_of(attribute(attributes, "name"))),
				.hidden = attribute(attributes, "state")[0] == 'h' ||
					  attribute(attributes, "state")[0] == 'v'};
}

/* A relation's target is relative to xl/ unless it begins with a slash. */
static void list_target(void *with, const char *name, const char **attributes)
{
	struct listing *l = with;
	const char *target = attribute(attributes, "Target");

	if (strcmp(name, "Relationship") != 0)
		return;
	for (size_t i = 0; i < l->x->sheet_count; i++)
		if (str_is(l->ids[i], attribute(attributes, "Id")))
			l->x->sheets[i].part = target[0] == '/'
						   ? arena_str(&l->x->arena, str_of(target + 1))
						   : arena_fmt(&l->x->arena, "xl/%s", target);
}

static bool list_sheets(struct xlsx *x, struct err *e)
{
	struct listing l = {.x = x};
	struct part sheets = {.open = list_sheet, .close = no_close, .text = no_text, .with = &l};
	struct part targets = {.open = list_target, .close = no_close, .text = no_text, .with = &l};

	x->sheets = arena_array(&x->arena, SHEETS_MAX, sizeof *x->sheets);
	return read_part(x, STR("xl/workbook.xml"), &sheets, NULL, e) &&
	       read_part(x, STR("xl/_rels/workbook.xml.rels"), &targets, NULL, e);
}

/* ---- shared strings ---- */

struct stringing {
	struct xlsx *x;
	struct buf text;
	bool in_text;
	int phonetic; /* inside a reading aid, whose text does not count */
};

static void string_open(void *with, const char *name, const char **attributes)
{
	struct stringing *s = with;

	(void)attributes;
	s->in_text = strcmp(name, "t") == 0 && !s->phonetic;
	s->phonetic += strcmp(name, "rPh") == 0;
}

static void string_close(void *with, const char *name)
{
	struct stringing *s = with;
	struct xlsx *x = s->x;

	s->in_text = false;
	s->phonetic -= strcmp(name, "rPh") == 0;
	if (strcmp(name, "si") != 0)
		return;
	x->strings = mem_room(x->strings, &x->string_cap, x->string_count + 1, sizeof *x->strings);
	x->strings[x->string_count++] = arena_str(&x->arena, str_trim(buf_view(&s->text)));
	s->text.len = 0;
}

static void string_text(void *with, struct str text)
{
	struct stringing *s = with;

	if (s->in_text && s->text.len < LIMIT_XML_TEXT)
		buf_str(&s->text, text);
}

static bool read_strings(struct xlsx *x, struct err *e)
{
	struct stringing s = {.x = x};
	struct part p = {
	    .open = string_open, .close = string_close, .text = string_text, .with = &s};
	bool ok = !zip_find(&x->zip, STR("xl/sharedStrings.xml")) ||
		  read_part(x, STR("xl/sharedStrings.xml"), &p, NULL, e);

	buf_close(&s.text);
	return ok;
}

bool xlsx_open(struct xlsx *x, const char *path, struct err *e)
{
	*x = (struct xlsx){0};
	return file_read_all(path, &x->bytes, e) &&
	       zip_open(&x->zip, buf_view(&x->bytes), &x->arena, e) && list_sheets(x, e) &&
	       read_strings(x, e);
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
	struct part *part;
	xlsx_row *row;
	void *with;
	struct str *cells; /* [LIMIT_SHEET_COLUMNS] */
	size_t count;	   /* cells of the row at hand */
	uint32_t number;   /* of the row */
	size_t column;	   /* of the cell at hand */
	char type;	   /* first letter of its type; 0: a number */
	bool in_text;
	bool stop;
	struct buf text;
	struct arena arena; /* of the row at hand */
};

/* The column that a reference such as AB12 names, from 0; `next` when it names none. */
static size_t column_of(const char *reference, size_t next)
{
	size_t n = 0;

	for (; *reference >= 'A' && *reference <= 'Z' && n < 100000; reference++)
		n = n * 26 + (size_t)(*reference - 'A') + 1;
	return n ? n - 1 : next;
}

static void sheet_open(void *with, const char *name, const char **attributes)
{
	struct sheeting *s = with;

	if (strcmp(name, "row") == 0) {
		int64_t n;

		s->number = str_number(str_of(attribute(attributes, "r")), 1, UINT32_MAX, &n)
				? (uint32_t)n
				: s->number + 1;
		memset(s->cells, 0, s->count * sizeof *s->cells);
		s->count = 0;
		s->column = SIZE_MAX;
	} else if (strcmp(name, "c") == 0) {
		const char *type = attribute(attributes, "t");

		s->column = column_of(attribute(attributes, "r"), s->column + 1);
		/* "s" is shared, "str" a formula's text, "inlineStr", "b", "e", "n" or none */
		s->type = strcmp(type, "s") == 0 ? 's' : type[0] == 'b' ? 'b' : 't';
		s->text.len = 0;
	}
	s->in_text = strcmp(name, "v") == 0 || strcmp(name, "t") == 0;
}

static struct str cell_text(struct sheeting *s)
{
	struct str text = str_trim(buf_view(&s->text));
	int64_t n;

	if (s->type == 's')
		return str_number(text, 0, INT64_MAX / 16, &n) && (uint64_t)n < s->x->string_count
			   ? s->x->strings[n]
			   : STR("");
	if (s->type == 'b')
		return str_is(text, "1") ? STR("TRUE") : STR("FALSE");
	return arena_str(&s->arena, text);
}

static void close_row(struct sheeting *s)
{
	for (size_t i = 0; i < s->count; i++)
		if (!s->cells[i].p)
			s->cells[i] = STR("");
	if (s->count && !s->row(s->with, s->number, s->cells, s->count)) {
		s->stop = true;
		XML_StopParser(s->part->parser, XML_FALSE);
	}
	arena_reset(&s->arena);
}

static void sheet_close(void *with, const char *name)
{
	struct sheeting *s = with;

	s->in_text = false;
	if (strcmp(name, "c") == 0 && s->column < LIMIT_SHEET_COLUMNS && s->text.len) {
		s->cells[s->column] = cell_text(s);
		s->count = s->column + 1 > s->count ? s->column + 1 : s->count;
	} else if (strcmp(name, "row") == 0 && !s->stop) {
		close_row(s);
	}
}

static void sheet_text(void *with, struct str text)
{
	struct sheeting *s = with;

	if (s->in_text && s->text.len < LIMIT_XML_TEXT)
		buf_str(&s->text, text);
}

bool xlsx_read(const struct xlsx *x, size_t sheet, xlsx_row *row, void *with, struct err *e)
{
	struct sheeting s = {.x = x, .row = row, .with = with};
	struct part p = {.open = sheet_open, .close = sheet_close, .text = sheet_text, .with = &s};
	bool ok;

	s.part = &p;
	s.cells = mem_take(LIMIT_SHEET_COLUMNS * sizeof *s.cells);
	memset(s.cells, 0, LIMIT_SHEET_COLUMNS * sizeof *s.cells);
	ok = read_part(x, x->sheets[sheet].part, &p, &s.stop, e);
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
