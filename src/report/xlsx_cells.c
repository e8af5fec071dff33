/* Sheets, rows and cells of the workbook, and the text that a cell may hold. */
#include "report/xlsx.h"

#include "base/csvout.h"
#include "base/xlsx_library.h"
#include "report/words.h"

#include <assert.h>
#include <errno.h>

/* ---- text ---- */

#define REPLACEMENT STR("\xEF\xBF\xBD")
#define CUT_MARK    STR(" [cut here]")

enum { PIECE_MAX = 32 };

/* How many bytes the character takes that s begins with; 0 when it is none that XML allows. */
static size_t character(struct str s)
{
	unsigned char c = (unsigned char)s.p[0];
	size_t n = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;

	if (c < 0x20)
		return c == '\t' || c == '\n';
	if (n > s.len || !str_utf8((struct str){s.p, n}))
		return 0;
	if (n == 3 && memcmp(s.p, "\xEF\xBF", 2) == 0 && (unsigned char)s.p[2] >= 0xBE)
		return 0;
	return n;
}

/* _x0041_ stands for another character in a workbook: the text has to be told from that. */
static bool looks_escaped(struct str s)
{
	if (s.len < 7 || s.p[0] != '_' || s.p[1] != 'x' || s.p[6] != '_')
		return false;
	for (size_t i = 2; i < 6; i++)
		if (!strchr("0123456789abcdefABCDEF", s.p[i]))
			return false;
	return true;
}

/* Adds the next character of s as a cell may hold it and moves behind it. Returns the units. */
static size_t add_character(struct buf *to, struct str *s)
{
	struct str c = {s->p, character(*s)};
	size_t taken = c.len ? c.len : 1;

	if (s->p[0] == '\r') {
		bool line_end = s->len > 1 && s->p[1] == '\n';

		c = line_end ? STR("") : STR("\n");
	} else if (c.len == 0) {
		c = REPLACEMENT;
	} else if (looks_escaped(*s)) {
		c = STR("_x005F_");
	}
	*s = (struct str){s->p + taken, s->len - taken};
	buf_str(to, c);
	return c.len == 7 ? 7 : c.len == 4 ? 2 : c.len > 0;
}

/* How many bytes s begins with that are plain characters of one unit each. */
static size_t plain_run(struct str s)
{
	size_t n = 0;

	while (n < s.len && s.p[n] >= ' ' && s.p[n] < 0x7f && s.p[n] != '_')
		n++;
	return n;
}

static size_t add_piece(struct buf *to, struct str *s)
{
	size_t run = plain_run(*s);

	if (!run)
		return add_character(to, s);
	run = run < PIECE_MAX ? run : PIECE_MAX; /* so that little is lost where it is cut */
	buf_add(to, s->p, run);
	*s = (struct str){s->p + run, s->len - run};
	return run;
}

struct str book_text(struct buf *to, struct str s, bool neutral)
{
	size_t units = 0;

	to->len = 0;
	if (neutral && csv_risky(s)) {
		buf_char(to, '\'');
		units++;
	}
	while (s.len) {
		size_t before = to->len;

		units += add_piece(to, &s);
		if (units + CUT_MARK.len > BOOK_UNITS_MAX) {
			to->len = before;
			buf_str(to, CUT_MARK);
			break;
		}
	}
	buf_char(to, '\0');
	return (struct str){to->p, to->len - 1};
}

/* ---- sheets ---- */

static void remember(struct book *b, lxw_error error)
{
	if (error == LXW_NO_ERROR || b->failed)
		return;
	b->failed = error == LXW_ERROR_MEMORY_MALLOC_FAILED ? ENOMEM : EIO;
}

struct book_sheet book_sheet(struct book *b, const char *name)
{
	struct book_sheet s = {.book = b};

	errno = 0;
	s.lib = b->xl->workbook_add_worksheet(b->lib, name);
	if (!s.lib && !b->failed)
		b->failed = errno ? errno : EIO;
	return s;
}

void book_widths(struct book_sheet *s, const double *widths, size_t count)
{
	for (size_t i = 0; i < count && s->lib; i++)
		s->book->xl->worksheet_set_column(s->lib, (lxw_col_t)i, (lxw_col_t)i, widths[i],
						  NULL);
}

void book_headings(struct book_sheet *s, const struct book_column *columns, size_t count)
{
	double widths[BOOK_COLUMNS_MAX];

	assert(count <= BOOK_COLUMNS_MAX);
	for (size_t i = 0; i < count; i++) {
		book_cell(s, i, str_of(columns[i].name), LOOK_HEAD);
		widths[i] = columns[i].width;
	}
	book_widths(s, widths, count);
	book_next_row(s);
	if (s->lib)
		s->book->xl->worksheet_freeze_panes(s->lib, s->row, 0);
}

/* The current row will be in the file. */
static void begin_row(struct book_sheet *s)
{
	if (s->begun <= s->row) {
		s->begun = s->row + 1;
		s->book->written.rows++;
	}
}

void book_cell(struct book_sheet *s, size_t column, struct str text, enum book_look look)
{
	struct book *b = s->book;

	/* An empty cell is written where it has a colour to show. */
	if (!s->lib || s->row >= b->rows_max || (!text.len && look > LOOK_NOTE))
		return;
	begin_row(s);
	if (!text.len)
		remember(b, s->book->xl->worksheet_write_blank(s->lib, s->row, (lxw_col_t)column,
							       b->looks[look]));
	else
		remember(b, s->book->xl->worksheet_write_string(s->lib, s->row, (lxw_col_t)column,
								book_text(&b->text, text, true).p,
								b->looks[look]));
}

void book_number(struct book_sheet *s, size_t column, uint64_t n)
{
	if (n)
		book_cell(s, column, arena_fmt(&s->book->scratch, "%llu", (unsigned long long)n),
			  LOOK_PLAIN);
}

void book_count(struct book_sheet *s, size_t column, uint64_t n, enum book_look look)
{
	struct book *b = s->book;

	if (!s->lib || s->row >= b->rows_max || !n)
		return;
	begin_row(s);
	remember(b, b->xl->worksheet_write_number(s->lib, s->row, (lxw_col_t)column, (double)n,
						  b->looks[look]));
}

void book_note(struct book_sheet *s, size_t column, struct str text)
{
	lxw_comment_options options = {.width = 320, .height = 110};

	if (!s->lib || s->notes == BOOK_NOTES_MAX)
		return;
	s->notes++;
	s->book->written.notes++;
	remember(s->book, s->book->xl->worksheet_write_comment_opt(
			      s->lib, s->row, (lxw_col_t)column,
			      book_text(&s->book->text, text, false).p, &options));
}

void book_next_row(struct book_sheet *s)
{
	s->row++;
	arena_reset(&s->book->scratch);
}

bool book_room(struct book_sheet *s)
{
	if (s->row + 1 < s->book->rows_max)
		return true;
	if (!s->full && s->row < s->book->rows_max)
		book_cell(s, 0,
			  STR("Cut here: a sheet of this workbook takes no more rows. findings.csv "
			      "(wherry inspect, "
			      "or wherry check --format csv) holds every finding."),
			  LOOK_TITLE);
	s->full = true;
	return false;
}

void book_filter(struct book_sheet *s, uint32_t from, size_t columns)
{
	/* The library takes no end above the last row it was given. */
	uint32_t last = s->full ? s->row : s->row > from ? s->row - 1 : from;

	if (s->lib)
		remember(s->book, s->book->xl->worksheet_autofilter(s->lib, from, 0, last,
								    (lxw_col_t)(columns - 1)));
}

void book_sheet_end(struct book_sheet *s)
{
	if (!s->lib)
		return;
	s->book->xl->worksheet_ignore_errors(s->lib, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
					     "A1:XFD1048576");
	if (s->lib->optimize_tmpfile &&
	    (fflush(s->lib->optimize_tmpfile) != 0 || ferror(s->lib->optimize_tmpfile)))
		s->book->failed = s->book->failed ? s->book->failed : errno ? errno : EIO;
}
