/*
 * The cases of a list in the order of a column. Millions of cells lie all over the memory, so they are
 * looked at once, in the order of the file. A column mostly has few different values: these are put in
 * order, and the cases counted into place. Otherwise each cell becomes a number of eight bytes that
 * orders as it does, and whole cells are compared only where those are equal.
 */
#include "audit/frame_parts.h"
#include "base/map.h"

#include <math.h>
#include <stdlib.h>

enum { FEW = 1 << 16, DIGIT = 1 << 8, DIGITS = 8, KEY_BYTES = 8 };

/* strtod takes nothing that begins otherwise for a finite number. */
static bool may_be_number(struct str s)
{
	return s.len && memchr("0123456789.+- \t\n\v\f\r", s.p[0], 19) != NULL;
}

bool frame_number(struct str s, double *number)
{
	enum { EXACT = 15 };
	char text[64], *end;
	int64_t whole;

	if (!may_be_number(s) || s.len >= sizeof text)
		return false;
	if (s.len <= EXACT && s.p[0] != '-' && str_number(s, 0, INT64_MAX, &whole)) {
		*number = (double)whole;
		return true;
	}
	memcpy(text, s.p, s.len);
	text[s.len] = '\0';
	*number = strtod(text, &end);
	return *end == '\0' && isfinite(*number);
}

static struct str cell_of(const struct frame_built *b, size_t row, size_t column)
{
	return b->cells.at[row * b->cells.columns + column];
}

/* ---- few values ---- */

struct value {
	struct str text;
	double number;
	bool is_number;
	uint32_t name; /* in the order they were met */
};

/* Numbers first, by their size; then texts by their bytes. */
static int by_value(const void *a, const void *b)
{
	const struct value *x = a, *y = b;

	if (x->is_number != y->is_number)
		return x->is_number ? -1 : 1;
	return x->is_number ? (x->number > y->number) - (x->number < y->number)
			    : str_cmp(x->text, y->text);
}

/* The different values of the column's rows, and which of them a row has. Returns how many there are;
 * more than FEW when they are too many, the search being given up. */
static size_t find_values(const struct frame_built *b, size_t column, struct value *values,
			  uint32_t *of)
{
	struct map seen = {0};
	size_t count = 0;

	for (size_t row = 0; row < b->cells.rows && count <= FEW; row++) {
		struct str text = cell_of(b, row, column);
		bool added;

		of[row] = map_put(&seen, text, (uint32_t)count + 1, &added) - 1;
		if (added && count++ < FEW)
			values[count - 1] = (struct value){.text = text, .name = of[row]};
	}
	map_close(&seen);
	return count;
}

/* The rank of each value by its name; one number written in two ways has one rank. */
static void rank_values(struct value *values, size_t count, uint32_t *rank)
{
	uint32_t next = 0;

	for (size_t i = 0; i < count; i++)
		values[i].is_number = frame_number(values[i].text, &values[i].number);
	qsort(values, count, sizeof *values, by_value);
	for (size_t i = 0; i < count; i++) {
		next += i > 0 && by_value(&values[i - 1], &values[i]) != 0;
		rank[values[i].name] = next;
	}
}

/* Counts the cases into their places. */
static void place_few(const struct frame_built *b, size_t size, size_t count, const uint32_t *rank,
		      const uint32_t *of, uint32_t *places, struct arena *scratch)
{
	uint32_t *next = arena_array(scratch, count + 1, sizeof *next);

	for (size_t i = 0; i < size; i++) {
		places[i] = rank[of[b->row_of[i]]];
		next[places[i] + 1]++;
	}
	for (size_t k = 1; k < count; k++)
		next[k] += next[k - 1];
	for (size_t i = 0; i < size; i++)
		places[i] = ++next[places[i]];
}

/* ---- many values ---- */

/* A case with eight bytes of its value. */
struct entry {
	uint64_t key;
	uint32_t item;
	bool is_text;
};

/* What the sorting of many values needs everywhere. */
struct many {
	const struct frame_built *b;
	size_t column;
	struct entry *spare; /* as many as there are cases */
};

/* A number as bits that order as it does. */
static uint64_t key_of_number(double number)
{
	uint64_t bits;
	double x = number + 0.0; /* no -0 */

	memcpy(&bits, &x, sizeof bits);
	return bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
}

/* Eight bytes of a text from `from` on, noughts where it has ended. */
static uint64_t key_of_text(struct str s, size_t from)
{
	uint64_t key = 0;

	for (size_t i = from; i < from + KEY_BYTES; i++)
		key = key << 8 | (i < s.len ? (uint8_t)s.p[i] : 0);
	return key;
}

/* One pass of a stable sort by counting; false when all entries have the same digit there. */
static bool pass(const struct entry *from, struct entry *to, size_t n, int digit)
{
	uint32_t start[DIGIT + 1] = {0};

	for (size_t i = 0; i < n; i++)
		start[(from[i].key >> (8 * digit) & (DIGIT - 1)) + 1]++;
	if (start[(from[0].key >> (8 * digit) & (DIGIT - 1)) + 1] == n)
		return false;
	for (size_t k = 1; k < DIGIT; k++)
		start[k] += start[k - 1];
	for (size_t i = 0; i < n; i++)
		to[start[from[i].key >> (8 * digit) & (DIGIT - 1)]++] = from[i];
	return true;
}

static int by_key(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return (x->item > y->item) - (x->item < y->item);
}

/* By key; those of one key, which are in the order of their cases, stay so. */
static void sort_keys(struct entry *list, size_t n, struct entry *spare)
{
	enum { SMALL = 2048 };
	struct entry *at = list, *other = spare;

	if (n < SMALL) {
		qsort(list, n, sizeof *list, by_key);
		return;
	}
	for (int digit = 0; digit < DIGITS; digit++) {
		if (pass(at, other, n, digit)) {
			struct entry *swap = at;

			at = other;
			other = swap;
		}
	}
	if (at != list)
		memcpy(list, at, n * sizeof *list);
}

/* Texts that are the same up to `from`, a multiple of eight, get what follows as their keys; false when
 * all of them have ended. */
static bool take_keys(const struct many *m, struct entry *list, size_t n, size_t from)
{
	enum { AHEAD = 16 };
	bool more = false;

	for (size_t i = 0; i < n; i++) {
		struct str text = cell_of(m->b, m->b->row_of[list[i].item], m->column);

		if (i + AHEAD < n)
			__builtin_prefetch(&m->b->cells.at[m->b->row_of[list[i + AHEAD].item] *
							   m->b->cells.columns]);
		list[i].key = key_of_text(text, from);
		more |= text.len > from;
	}
	return more;
}

/* Texts that are the same up to `from`, their keys taken from there: eight bytes at a time. */
static void sort_texts(const struct many *m, struct entry *list, size_t n, size_t from)
{
	sort_keys(list, n, m->spare);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i + 1; end < n && list[end].key == list[i].key; end++)
			;
		if (end - i > 1 && take_keys(m, list + i, end - i, from + KEY_BYTES))
			sort_texts(m, list + i, end - i, from + KEY_BYTES);
	}
}

/* The entries in the order of the cases, made in the order of the file. */
static size_t make_entries(const struct frame_built *b, size_t size, size_t column,
			   struct entry *list, struct arena *scratch)
{
	uint32_t *item = arena_array(scratch, b->cells.rows + 1, sizeof *item);
	size_t numbers = 0;

	for (size_t i = 0; i < size; i++)
		item[b->row_of[i]] = (uint32_t)i + 1;
	for (size_t row = 0; row < b->cells.rows; row++) {
		struct str text = cell_of(b, row, column);
		double number;
		bool is_number;

		if (item[row] == 0)
			continue;
		is_number = frame_number(text, &number);
		numbers += is_number;
		list[item[row] - 1] =
		    (struct entry){is_number ? key_of_number(number) : key_of_text(text, 0),
				   item[row] - 1, !is_number};
	}
	return numbers;
}

/* Numbers before texts, each in the order they stand. */
static void part_numbers(struct entry *list, size_t size, size_t numbers, struct entry *spare)
{
	size_t at[2] = {0, numbers};

	if (numbers == 0 || numbers == size)
		return;
	for (size_t i = 0; i < size; i++)
		spare[at[list[i].is_text]++] = list[i];
	memcpy(list, spare, size * sizeof *list);
}

static void place_many(const struct frame_built *b, size_t size, size_t column, uint32_t *places,
		       struct arena *scratch)
{
	struct entry *list = arena_array(scratch, size + 1, sizeof *list);
	struct many m = {b, column, arena_array(scratch, size + 1, sizeof *list)};
	size_t numbers = make_entries(b, size, column, list, scratch);

	part_numbers(list, size, numbers, m.spare);
	if (numbers)
		sort_keys(list, numbers, m.spare);
	if (numbers < size)
		sort_texts(&m, list + numbers, size - numbers, 0);
	for (size_t i = 0; i < size; i++)
		places[list[i].item] = (uint32_t)i + 1;
}

uint32_t *frame_places(struct frame_built *b, size_t size, size_t column)
{
	uint32_t *places = arena_array(&b->arena, size + 1, sizeof *places);
	struct arena scratch = {0};
	struct value *values = arena_array(&scratch, FEW, sizeof *values);
	uint32_t *of = arena_array(&scratch, b->cells.rows + 1, sizeof *of);
	size_t count = find_values(b, column, values, of);

	if (count <= FEW) {
		uint32_t *rank = arena_array(&scratch, count + 1, sizeof *rank);

		rank_values(values, count, rank);
		place_few(b, size, count, rank, of, places, &scratch);
	} else {
		place_many(b, size, column, places, &scratch);
	}
	arena_close(&scratch);
	return places;
}
