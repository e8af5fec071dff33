/*
 * The splitter looks at 16 bytes at a time for the three bytes that matter (delimiter, line feed,
 * quote). A quote that is never closed within LIMIT_ROW_BYTES is an ordinary character, so one
 * stray quote spoils one cell and not the rest of the file.
 */
#include "intake/csv.h"

#ifdef __SSE2__
#include <emmintrin.h>

/* Where the first delimiter, line feed or quote is in [p, end); end when there is none. */
static inline const char *next_mark(const char *p, const char *end, char delimiter)
{
	const __m128i d = _mm_set1_epi8(delimiter);
	const __m128i n = _mm_set1_epi8('\n');

	for (; end - p >= 16; p += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
		__m128i hit = _mm_or_si128(_mm_cmpeq_epi8(bytes, d), _mm_cmpeq_epi8(bytes, n));
		unsigned mask = (unsigned)_mm_movemask_epi8(hit);

		if (mask)
			return p + __builtin_ctz(mask);
	}
	while (p < end && *p != delimiter && *p != '\n')
		p++;
	return p;
}
#else
static inline const char *next_mark(const char *p, const char *end, char delimiter)
{
	while (p < end && *p != delimiter && *p != '\n')
		p++;
	return p;
}
#endif

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
static inline const char *read_cell(const struct csv *c, const char *p, const char *end,
				    struct str *cell)
{
	const char *mark, *start = p;

	while (start < end && (*start == ' ' || (*start == '\t' && c->delimiter != '\t')))
		start++;
	if (start < end && *start == '"') {
		const char *close = closing_quote(start + 1, end);

		if (close) {
			mark = next_mark(close + 1, end, c->delimiter);
			*cell = str_trim(without_doubled_quotes(
			    (struct str){start + 1, (size_t)(close - start - 1)}, c->arena));
			return mark;
		}
	}
	mark = next_mark(p, end, c->delimiter);
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

/* Splits one row, blank or not. */
static void read_row(struct csv *c, struct csv_row *row)
{
	const char *p = c->left.p, *end = p + c->left.len, *start = p;

	row->count = 0;
	row->line = c->line;
	row->too_wide = false;
	for (;; p++) {
		struct str cell;

		p = read_cell(c, p, end, &cell);
		if (row->count < LIMIT_COLUMNS)
			row->cells[row->count++] = cell;
		else
			row->too_wide = true;
		if (p >= end || *p == '\n')
			break;
	}
	row->raw = (struct str){start, (size_t)(p - start)};
	if (row->raw.len && p[-1] == '\r')
		row->raw.len--;
	c->line += lines_inside(row->raw) + (p < end);
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
	const char *p = row.p, *end = row.p + row.len;
	struct str cell;

	for (size_t i = 0;; i++, p++) {
		p = read_cell(&c, p, end, &cell);
		if (i == number)
			return cell;
		if (p >= end || *p == '\n')
			return STR("");
	}
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
