#include "audit/tickets.h"

#include "base/threads.h"

#include <assert.h>
#include <stdbool.h>

/* Chunks of items that threads take in turn. */
#define CHUNK 8192

/* Seeds and ids are short: what is hashed mostly fits here. */
#define SHORT 96

/* Apart, so that the usual way does not pay for its room. */
static void long_ticket(struct str seed, struct str id, uint8_t ticket[SHA256_BYTES])
{
	struct sha256 h;

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

/* A heap of the n lowest so far; a ticket below its top takes the top's place. Then it is sorted. */
void tickets_lowest(const struct tickets *t, struct ticket *list, size_t count, size_t n)
{
	assert(n <= count);
	if (n == 0)
		return;
	for (size_t i = n / 2; i-- > 0;)
		sift(t, list, n, i);
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
