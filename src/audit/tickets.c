#include "audit/tickets.h"

#include "base/arena.h"
#include "base/threads.h"

#include <assert.h>
#include <stdbool.h>

/* Chunks of items that threads take in turn. */
#define CHUNK 8192

/* From so many on, tickets are sorted as a whole when more than one in 64 is wanted. */
#define MANY 4096

/* Seeds and ids are short: what is hashed mostly fits here. */
#define SHORT 96

/* Apart, so that the usual way does not pay for its room. */
static void long_ticket(struct str seed, struct str id, uint8_t ticket[SHA256_BYTES])
{
	struct sha256 h = {0};

	sha256_begin(&h);
	sha256_add(&h, seed);
	sha256_add(&h, STR(","));
	sha256_add(&h, id);
	sha256_end(&h, ticket);
}

void ticket_of(const struct tickets *t, uint32_t item, uint8_t ticket[SHA256_BYTES])
{
	struct str id = t->ids[item];
	char text[SHORT];

	if (t->seed.len + 1 + id.len > sizeof text) {
		long_ticket(t->seed, id, ticket);
		return;
	}
	memcpy(text, t->seed.p, t->seed.len);
	text[t->seed.len] = ',';
	memcpy(text + t->seed.len + 1, id.p, id.len);
	sha256_of((struct str){text, t->seed.len + 1 + id.len}, ticket);
}

void ticket_hex(const struct tickets *t, uint32_t item, char hex[2 * SHA256_BYTES + 1])
{
	uint8_t ticket[SHA256_BYTES];

	ticket_of(t, item, ticket);
	sha256_hex(ticket, hex);
}

static uint64_t first_bytes(const uint8_t *ticket)
{
	uint64_t first = 0;

	for (int i = 0; i < 8; i++)
		first = first << 8 | ticket[i];
	return first;
}

struct filling {
	const struct tickets *t;
	struct ticket *list;
	size_t count;
};

static void fill_chunk(void *with, size_t chunk)
{
	const struct filling *f = with;
	size_t end = (chunk + 1) * CHUNK < f->count ? (chunk + 1) * CHUNK : f->count;
	uint8_t ticket[SHA256_BYTES];

	for (size_t i = chunk * CHUNK; i < end; i++) {
		ticket_of(f->t, f->list[i].item, ticket);
		f->list[i].first = first_bytes(ticket);
	}
}

void tickets_fill(const struct tickets *t, struct ticket *list, size_t count, size_t threads)
{
	struct filling f = {t, list, count};

	threads_run(threads, (count + CHUNK - 1) / CHUNK, fill_chunk, &f);
}

/* Whole tickets settle what eight bytes leave open; the same id twice is kept in order of items. */
static bool before(const struct tickets *t, const struct ticket *a, const struct ticket *b)
{
	uint8_t x[SHA256_BYTES], y[SHA256_BYTES];
	int order;

	if (a->first != b->first)
		return a->first < b->first;
	if (a->item == b->item)
		return false;
	ticket_of(t, a->item, x);
	ticket_of(t, b->item, y);
	order = memcmp(x, y, sizeof x);
	return order ? order < 0 : a->item < b->item;
}

static void swap(struct ticket *a, struct ticket *b)
{
	struct ticket held = *a;

	*a = *b;
	*b = held;
}

/* Restores the heap, highest on top, from place i down. */
static void sift(const struct tickets *t, struct ticket *heap, size_t count, size_t i)
{
	for (size_t child; (child = 2 * i + 1) < count; i = child) {
		if (child + 1 < count && before(t, &heap[child], &heap[child + 1]))
			child++;
		if (!before(t, &heap[i], &heap[child]))
			return;
		swap(&heap[i], &heap[child]);
	}
}

/* A heap with the highest on top, of the first n. */
static void heap_up(const struct tickets *t, struct ticket *list, size_t n)
{
	for (size_t i = n / 2; i-- > 0;)
		sift(t, list, n, i);
}

void lowest_meet(const struct tickets *t, struct lowest *l, struct ticket one)
{
	if (l->count < l->room) {
		l->list[l->count++] = one;
		if (l->count == l->room)
			heap_up(t, l->list, l->count);
	} else if (l->room && before(t, &one, &l->list[0])) {
		l->list[0] = one;
		sift(t, l->list, l->count, 0);
	}
}

/* A heap of the n lowest so far; a ticket below its top takes the top's place. Then it is sorted. */
static void lowest_by_heap(const struct tickets *t, struct ticket *list, size_t count, size_t n)
{
	heap_up(t, list, n);
	for (size_t i = n; i < count; i++) {
		if (!before(t, &list[i], &list[0]))
			continue;
		swap(&list[i], &list[0]);
		sift(t, list, n, 0);
	}
	for (size_t end = n; end-- > 1;) {
		swap(&list[0], &list[end]);
		sift(t, list, end, 0);
	}
}

/* All of them in order: tickets are spread evenly, so each first few bits are of a few. Those are put
 * together, and then each few are sorted. */
static void sort_all(const struct tickets *t, struct ticket *list, size_t count)
{
	int bits = 1;
	size_t *end;
	struct ticket *sorted = mem_take(count * sizeof *sorted);

	while (bits < 24 && (size_t)8 << bits < count)
		bits++;
	end = mem_take(((size_t)1 << bits) * sizeof *end);
	memset(end, 0, ((size_t)1 << bits) * sizeof *end);
	for (size_t i = 0; i < count; i++)
		end[list[i].first >> (64 - bits)]++;
	for (size_t k = 1; k < (size_t)1 << bits; k++)
		end[k] += end[k - 1];
	for (size_t i = count; i-- > 0;)
		sorted[--end[list[i].first >> (64 - bits)]] = list[i];
	/* Now each end is a beginning. */
	for (size_t k = 0; k < (size_t)1 << bits; k++) {
		size_t to = k + 1 < (size_t)1 << bits ? end[k + 1] : count;

		lowest_by_heap(t, sorted + end[k], to - end[k], to - end[k]);
	}
	memcpy(list, sorted, count * sizeof *list);
	mem_free(sorted);
	mem_free(end);
}

void tickets_lowest(const struct tickets *t, struct ticket *list, size_t count, size_t n)
{
	assert(n <= count);
	if (n == 0)
		return;
	if (count >= MANY && n > count / 64)
		sort_all(t, list, count);
	else
		lowest_by_heap(t, list, count, n);
}
