/*
 * The draw that anyone can repeat (method a7). The ticket of an id is SHA-256 of the seed, a comma and
 * the id; the lowest tickets are the sample, the next ones the reserve. The order of the list does not
 * matter, a case that is left out disturbs no other, and strata are drawn with the same seed.
 */
#ifndef AUDIT_TICKETS_H
#define AUDIT_TICKETS_H

#include "base/sha256.h"

/* An item and the first eight bytes of its ticket, which nearly always settle the order. */
struct ticket {
	uint64_t first;
	uint32_t item;
};

/* A seed and the ids it is drawn over; borrowed. */
struct tickets {
	struct str seed;
	const struct str *ids;
};

/* The whole ticket of an item, as bytes and as 64 hexadecimal digits with a zero byte. */
void ticket_of(const struct tickets *t, uint32_t item, uint8_t ticket[SHA256_BYTES]);
void ticket_hex(const struct tickets *t, uint32_t item, char hex[2 * SHA256_BYTES + 1]);

/* Fills in `first` of the tickets whose items are set, over at most `threads` threads. */
void tickets_fill(const struct tickets *t, struct ticket *list, size_t count, size_t threads);

/* Brings the n lowest tickets to the front, in ascending order. What follows is in no order. */
void tickets_lowest(const struct tickets *t, struct ticket *list, size_t count, size_t n);

/* The `room` lowest of the tickets met so far, in no order; `list` has room for them. */
struct lowest {
	struct ticket *list;
	size_t count, room;
};

/* Meets one more. */
void lowest_meet(const struct tickets *t, struct lowest *l, struct ticket one);

#endif
