#include "intake/listing.h"

#include "intake/csv.h"
#include "intake/encoding.h"
#include "intake/file.h"
#include "intake/sniff.h"

#include <assert.h>

/* How many cells of a row hold something. */
static size_t filled(const struct str *cells, size_t count)
{
	size_t n = 0;

	for (size_t i = 0; i < count; i++)
		n += cells[i].len > 0;
	return n;
}

static void keep_names(struct listing *l, const struct str *cells, size_t count)
{
	l->names = arena_array(&l->arena, count + 1, sizeof *l->names);
	l->columns = count;
	for (size_t i = 0; i < count; i++)
		l->names[i] = arena_str(&l->arena, cells[i]);
}

/* The fullest of the first rows, read with one delimiter: kept when it has more than `most`. */
static size_t try_delimiter(struct listing *l, char delimiter, size_t most, struct arena *scratch)
{
	struct csv_row *row = arena_take(scratch, sizeof *row);
	struct csv csv = csv_over(buf_view(&l->text), delimiter, scratch);

	for (int i = 0; i < LIMIT_HEADER_ROWS && csv_next(&csv, row); i++) {
		size_t n = filled(row->cells, row->count);

		if (n <= most)
			continue;
		most = n;
		keep_names(l, row->cells, row->count);
		l->delimiter = delimiter;
		l->rows = csv.left;
		l->line = row->line;
	}
	return most;
}

static bool open_text(struct listing *l, struct err *e)
{
	static const char delimiters[] = {',', ';', '\t', '|'};
	struct arena scratch = {0};
	size_t most = 0;

	if (!file_read(l->path, &l->text, e))
		return false;
	sha256_of(buf_view(&l->text), l->digest);
	encoding_to_utf8(&l->text);
	for (size_t i = 0; i < sizeof delimiters; i++)
		most = try_delimiter(l, delimiters[i], most, &scratch);
	arena_close(&scratch);
	if (most == 0)
		return err_set(e, ERR_INPUT, "%s is empty; a list with column names was expected",
			       l->path);
	return true;
}

struct header {
	struct listing *l;
	size_t most;
	uint32_t rows;
};

static bool look_at_row(void *with, uint32_t row, const struct str *cells, size_t count)
{
	struct header *h = with;
	size_t n = filled(cells, count);

	if (n > h->most) {
		h->most = n;
		keep_names(h->l, cells, count);
		h->l->line = row;
	}
	return ++h->rows < LIMIT_HEADER_ROWS;
}

static bool open_book(struct listing *l, struct err *e)
{
	struct header h = {.l = l};

	l->is_book = true;
	if (!xlsx_open(&l->book, l->path, e))
		return false;
	sha256_of(buf_view(&l->book.bytes), l->digest);
	for (size_t i = 0; i < l->book.sheet_count && !h.most; i++) {
		l->sheet = i;
		h.rows = 0;
		if (!l->book.sheets[i].hidden && !xlsx_read(&l->book, i, look_at_row, &h, e))
			return false;
	}
	if (!h.most)
		return err_set(e, ERR_INPUT, "no sheet of %s has a row; a list was expected",
			       l->path);
	return true;
}

bool listing_open(struct listing *l, const char *path, struct err *e)
{
	struct sniffed s;

	*l = (struct listing){.path = path};
	if (!sniff_file(path, &s, e))
		return false;
	if (s.form == FORM_ZIP)
		return open_book(l, e);
	if (s.form != FORM_TEXT)
		return err_set(e, ERR_INPUT, "%s is %s; a list is a CSV file or a workbook (xlsx)",
			       path,
			       s.form == FORM_EMPTY ? "empty"
			       : s.form == FORM_XML ? "XML"
						    : "neither text nor a workbook");
	return open_text(l, e);
}

/* The next letter or digit of a name, as a small letter; 0 at its end. */
static char next_letter(struct str *s)
{
	while (s->len) {
		char c = s->p[0];

		s->p++;
		s->len--;
		if (c >= 'A' && c <= 'Z')
			return (char)(c + 32);
		if (c != ' ' && c != '_' && c != '-' && c != '.')
			return c;
	}
	return 0;
}

static bool same_name(struct str a, struct str b)
{
	char x, y;

	do {
		x = next_letter(&a);
		y = next_letter(&b);
		if (x != y)
			return false;
	} while (x);
	return true;
}

int listing_column(const struct listing *l, struct str name)
{
	for (size_t i = 0; i < l->columns; i++)
		if (l->names[i].len && same_name(l->names[i], name))
			return (int)i;
	return LISTING_NONE;
}

static size_t count_lines(struct str text)
{
	size_t lines = 1;

	for (const char *p = text.p;
	     text.len && (p = memchr(p, '\n', (size_t)(text.p + text.len - p))); p++)
		lines++;
	return lines;
}

static void take_row(struct listing_cells *to, const int *columns, const struct str *cells,
		     size_t count, uint32_t line)
{
	for (size_t i = 0; i < to->columns; i++) {
		size_t column = (size_t)columns[i];

		to->at[to->rows * to->columns + i] = column < count ? cells[column] : STR("");
	}
	to->lines[to->rows++] = line;
}

static void make_room(struct listing *l, struct listing_cells *to, size_t rows)
{
	to->at = arena_array(&l->arena, rows * to->columns + 1, sizeof *to->at);
	to->lines = arena_array(&l->arena, rows + 1, sizeof *to->lines);
}

static void load_text(struct listing *l, const int *columns, struct listing_cells *to)
{
	struct csv_row *row = arena_take(&l->arena, sizeof *row);
	struct csv csv = csv_over(l->rows, l->delimiter, &l->arena);

	csv.line = l->line + 1;
	make_room(l, to, count_lines(l->rows));
	while (csv_next(&csv, row))
		if (filled(row->cells, row->count))
			take_row(to, columns, row->cells, row->count, row->line);
}

struct load {
	struct listing *l;
	const int *columns;
	struct listing_cells *to;
	size_t room;
};

/* Below the names; the text has to be kept. */
static bool load_row(void *with, uint32_t row, const struct str *cells, size_t count)
{
	struct load *load = with;
	struct listing_cells *to = load->to;

	if (row <= load->l->line || !filled(cells, count))
		return true;
	if (to->rows == load->room) {
		struct listing_cells old = *to;

		load->room = load->room ? 2 * load->room : 1024;
		make_room(load->l, to, load->room);
		if (old.rows) {
			memcpy(to->at, old.at, old.rows * old.columns * sizeof *old.at);
			memcpy(to->lines, old.lines, old.rows * sizeof *old.lines);
		}
	}
	take_row(to, load->columns, cells, count, row);
	for (size_t i = 0; i < to->columns; i++) {
		struct str *cell = &to->at[(to->rows - 1) * to->columns + i];

		*cell = arena_str(&load->l->arena, *cell);
	}
	return true;
}

bool listing_load(struct listing *l, const int *columns, size_t count, struct listing_cells *cells,
		  struct err *e)
{
	struct load load = {l, columns, cells, 0};

	*cells = (struct listing_cells){.columns = count};
	for (size_t i = 0; i < count; i++)
		assert(columns[i] >= 0);
	if (l->is_book)
		return xlsx_read(&l->book, l->sheet, load_row, &load, e);
	load_text(l, columns, cells);
	return true;
}

void listing_close(struct listing *l)
{
	if (l->is_book)
		xlsx_close(&l->book);
	buf_close(&l->text);
	arena_close(&l->arena);
}
