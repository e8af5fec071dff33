/*
 * What the look-up of a postcode takes, beside what as many plain touches of memory take. The table is
 * made by `wherry reference build` from a list in CSV, which is read for the postcodes to look up.
 */
#include "lookup.h"

#include "base/buf.h"
#include "intake/csv.h"
#include "intake/file.h"
#include "record/postcodes.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { LOOKED_UP = 1000000 };

/* Postcodes in an order that no cache foresees; their texts stand one behind the other in that order,
 * so that only the table is jumped about in. */
struct lookups {
	const char *table;
	struct str *texts;
	size_t count;
};

static struct lookups lookups;

static uint64_t cpu_now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (uint64_t)t.tv_sec * 1000000000U + (uint64_t)t.tv_nsec;
}

typedef uint64_t look_up_all(const struct postcodes *p); /* returns how many were found */

static uint64_t one_by_one(const struct postcodes *p)
{
	struct postcode_place place;
	uint64_t found = 0;

	for (size_t i = 0; i < lookups.count; i++)
		found += postcodes_find(p, lookups.texts[i], &place);
	return found;
}

/* As the rules' columns are worked out, see record/reference.c. */
static uint64_t together(const struct postcodes *p)
{
	enum { TOGETHER = 128 };
	struct postcode_place places[TOGETHER];
	uint64_t found = 0;

	for (size_t from = 0; from < lookups.count; from += TOGETHER) {
		size_t n = lookups.count - from < TOGETHER ? lookups.count - from : TOGETHER;

		postcodes_find_many(p, lookups.texts + from, n, places);
		for (size_t i = 0; i < n; i++)
			found += places[i].authority != NULL;
	}
	return found;
}

/* Looks all up. Returns the nanoseconds of processor time that took, the opening aside. */
static uint64_t time_of(look_up_all *look_up)
{
	struct postcodes p;
	struct err e = {0};
	uint64_t found, start, took;

	if (!postcodes_open(&p, lookups.table, &e)) {
		fprintf(stderr, "clock: %s\n", e.text);
		_Exit(1);
	}
	start = cpu_now();
	found = look_up(&p);
	took = cpu_now() - start;
	postcodes_close(&p);
	if (found < lookups.count) {
		fprintf(stderr, "clock: %llu of %zu postcodes were found\n",
			(unsigned long long)found, lookups.count);
		_Exit(1);
	}
	return took;
}

static volatile uint64_t touched; /* so that the touching is not left out */

/* What as many plain touches cost: each of one word of 16 MB, at a place that the word before tells.
 * Returns the nanoseconds. */
static uint64_t time_of_touching(void)
{
	enum { WORDS = 1 << 21 };
	uint64_t *words = mem_take(WORDS * sizeof *words), random = 1, at = 0, start, took;

	for (size_t i = 0; i < WORDS; i++) {
		random = random * 6364136223846793005U + 1442695040888963407U;
		words[i] = random >> 33;
	}
	start = cpu_now();
	for (size_t i = 0; i < lookups.count; i++)
		at = (words[at] + i) % WORDS;
	took = cpu_now() - start;
	touched = at;
	mem_free(words);
	return took;
}

static void shuffle(struct str *texts, size_t count)
{
	uint64_t random = 88172645463325252U;

	for (size_t i = count; i > 1; i--) {
		struct str held = texts[i - 1];
		size_t other;

		random ^= random << 13;
		random ^= random >> 7;
		random ^= random << 17;
		other = random % i;
		texts[i - 1] = texts[other];
		texts[other] = held;
	}
}

static void read_postcodes(const char *path)
{
	static struct csv_row row;
	static struct arena arena, in_order;
	static struct buf text;
	struct err e = {0};
	struct csv csv;
	size_t cap = 0;

	if (!file_read(path, &text, &e)) {
		fprintf(stderr, "clock: %s\n", e.text);
		exit(1);
	}
	csv = csv_over(buf_view(&text), ',', &arena);
	csv_next(&csv, &row);
	while (csv_next(&csv, &row)) {
		lookups.texts = mem_room(lookups.texts, &cap, lookups.count + 1, sizeof row.raw);
		lookups.texts[lookups.count++] = row.cells[0];
	}
	shuffle(lookups.texts, lookups.count);
	if (lookups.count > LOOKED_UP)
		lookups.count = LOOKED_UP;
	for (size_t i = 0; i < lookups.count; i++)
		lookups.texts[i] = arena_str(&in_order, lookups.texts[i]);
}

bool lookup_time(const char *how, const char *table, const char *list, double *nanoseconds)
{
	uint64_t took;

	lookups.table = table;
	read_postcodes(list);
	if (str_is(str_of(how), "one"))
		took = time_of(one_by_one);
	else if (str_is(str_of(how), "many"))
		took = time_of(together);
	else if (str_is(str_of(how), "touch"))
		took = time_of_touching();
	else
		return false;
	*nanoseconds = (double)took / (double)lookups.count;
	return true;
}
