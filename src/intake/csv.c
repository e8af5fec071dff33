/*
 * The splitter looks at 64 bytes at a time for the two bytes that end a cell (delimiter, line feed)
 * and walks along them. A cell that begins with a space or a quote is read by itself. A quote that
 * is never closed within LIMIT_ROW_BYTES is an ordinary character, so one stray quote spoils one
 * cell and not the rest of the file.
 */
#include "intake/csv.h"

#include "intake/block.h"

/* The delimiters and line feeds in a block of text. */
struct marks {
	const char *block;
	uint64_t bits; /* of those not yet passed */
};

/* A bit for each of the BLOCK bytes at p that is a delimiter or a line feed. */
static inline uint64_t marks_in(const char *p, char delimiter)
{
	const signed char d = (signed char)delimiter;
	uint64_t bits = 0;

	for (int i = 0; i < BLOCK; i += BLOCK_LANE) {
		block_lane lane = block_lane_at(p + i);

		bits |= block_bits((lane == d) | (lane == '\n')) << i;
	}
	return bits;
}

/* The same for a block that the text may end in. */
static inline struct marks marks_at(const char *p, const char *end, char delimiter)
{
	char last[BLOCK] = {0};

	if (end - p >= BLOCK)
		return (struct marks){p, marks_in(p, delimiter)};
	if (p == end)
		return (struct marks){p, 0};
	memcpy(last, p, (size_t)(end - p));
	return (struct marks){p, marks_in(last, delimiter) & (((uint64_t)1 << (end - p)) - 1)};
}

/* Where the next mark is; end when there is none. */
static inline const char *next_mark(struct marks *m, const char *end, char delimiter)
{
	while (!m->bits) {
		if (end - m->block <= BLOCK)
			return end;
		*m = marks_at(m->block + BLOCK, end, delimiter);
	}
	return m->block + __builtin_ctzll(m->bits);
}

static inline const char *first_mark(const char *p, const char *end, char delimiter)
{
	struct marks m = marks_at(p, end, delimiter);

	return next_mark(&m, end, delimiter);
}

struct csv csv_over(struct str text, char delimiter, struct arena *arena)
{
	return (struct csv){text, delimiter, 1, arena};
}

/* The quote that closes a cell whose text begins at p; NULL when there is none near enough. */
static const char *closing_quote(const char *p, const char *end)
{
	if ((size_t)(end - p) > LIMIT_ROW_BYTES)
		end = p + LIMIT_ROW_BYTES;
	while (p < end) {
		p = memchr(p, '"', (size_t)(end - p));
		if (!p)
			return NULL;
		if (p + 1 == end || p[1] != '"')
			return p;
		p += 2;
	}
	return NULL;
}

static struct str without_doubled_quotes(struct str s, struct arena *a)
{
	const char *p = s.p, *end = s.p + s.len;
	char *to, *q;

	if (!s.len || !memchr(s.p, '"', s.len))
		return s;
	q = to = arena_take(a, s.len);
	while (p < end) {
		*q++ = *p;
		p += *p == '"' ? 2 : 1;
	}
	return (struct str){to, (size_t)(q - to)};
}

/* Reads the cell at p. Returns where it ends: at its delimiter, its line feed or the end. */
static const char *read_cell(const struct csv *c, const char *p, const char *end, struct str *cell)
{
	const char *mark, *start = p;

	while (start < end && (*start == ' ' || (*start == '\t' && c->delimiter != '\t')))
		start++;
	if (start < end && *start == '"') {
		const char *close = closing_quote(start + 1, end);

		if (close) {
			mark = first_mark(close + 1, end, c->delimiter);
			*cell = str_trim(without_doubled_quotes(
			    (struct str){start + 1, (size_t)(close - start - 1)}, c->arena));
			return mark;
		}
	}
	mark = first_mark(p, end, c->delimiter);
	*cell = str_trim((struct str){p, (size_t)(mark - p)});
	return mark;
}

/* The line ends inside a row; only quotes can hide any there. */
static uint32_t lines_inside(struct str row)
{
	const char *p = row.p, *end = row.p + row.len;
	uint32_t n = 0;

	if (!row.len || !memchr(row.p, '"', row.len))
		return 0;
	for (; p < end; p++)
		n += *p == '\n';
	return n;
}

/* Whether a byte at an end of a cell is no quote and nothing to trim, so that the cell is all that
 * stands there. */
static inline bool plain(char c)
{
	return c > '"' && c <= '~';
}

/* A walk along the cells of a row. */
struct walk {
	const char *at, *end; /* where the next cell begins; where the text ends */
	struct marks marks;
	bool quotes; /* there may have been line feeds inside quotes */
};

static inline struct walk walk_from(const char *p, const char *end, char delimiter)
{
	return (struct walk){p, end, marks_at(p, end, delimiter), false};
}

/* Whether a cell of such a first byte has to be read by itself. */
static inline bool is_odd(char first)
{
	return first == '"' || first == ' ' || first == '\t';
}

/* Takes the next cell. Returns false when it is the last one of its row, whose line feed, or the end
 * of the text, w->at then is. */
static inline bool next_cell(const struct csv *c, struct walk *w, struct str *cell)
{
	const char *p = w->at, *mark = next_mark(&w->marks, w->end, c->delimiter);

	*cell = (struct str){p, (size_t)(mark - p)};
	if (cell->len && !(plain(*p) && plain(mark[-1]))) {
		if (is_odd(*p)) {
			struct str odd;

			mark = read_cell(c, p, w->end, &odd);
			*cell = odd;
			w->marks = marks_at(mark, w->end, c->delimiter);
			w->quotes = true;
		} else {
			*cell = str_trim(*cell);
		}
	}
	w->at = mark;
	if (mark >= w->end || *mark == '\n')
		return false;
	w->at++;
	w->marks.bits &= w->marks.bits - 1;
	return true;
}

/* Splits a row's text into cells. Returns where it ends: at its line feed or the end. */
static const char *split(const struct csv *c, struct csv_row *row, bool *quotes)
{
	struct walk w = walk_from(c->left.p, c->left.p + c->left.len, c->delimiter);
	size_t count = 0;
	bool more = true;

	for (; more; count++) {
		struct str cell;

		more = next_cell(c, &w, &cell);
		if (count < LIMIT_COLUMNS)
			row->cells[count] = cell;
	}
	row->too_wide = count > LIMIT_COLUMNS;
	row->count = row->too_wide ? LIMIT_COLUMNS : count;
	*quotes = w.quotes;
	return w.at;
}

/* Reads one row, blank or not. */
static void read_row(struct csv *c, struct csv_row *row)
{
	const char *start = c->left.p, *end = start + c->left.len, *p;
	bool quotes = false;

	row->line = c->line;
	p = split(c, row, &quotes);
	row->raw = (struct str){start, (size_t)(p - start)};
	if (row->raw.len && p[-1] == '\r')
		row->raw.len--;
	c->line += (quotes ? lines_inside(row->raw) : 0) + (p < end);
	c->left.p = p < end ? p + 1 : p;
	c->left.len = (size_t)(end - c->left.p);
}

static bool blank(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (row->cells[i].len)
			return false;
	return true;
}

struct str csv_nth(struct str row, char delimiter, size_t number, struct arena *arena)
{
	struct csv c = csv_over(row, delimiter, arena);
	struct walk w = walk_from(row.p, row.p + row.len, delimiter);
	bool more = true;

	for (size_t i = 0; more; i++) {
		struct str cell;

		more = next_cell(&c, &w, &cell);
		if (i == number)
			return cell;
	}
	return STR("");
}

bool csv_next(struct csv *c, struct csv_row *row)
{
	while (c->left.len) {
		read_row(c, row);
		if (!blank(row))
			return true;
	}
	return false;
}
