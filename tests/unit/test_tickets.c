#include "audit/tickets.h"
#include "base/arena.h"
#include "unit.h"

enum { MANY = 3000 };

static struct str many[MANY];
static struct arena arena;

static void take(struct ticket *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		list[i] = (struct ticket){0, (uint32_t)i};
}

static void known_ticket(void **state)
{
	static const struct str ids[] = {{"CASE-0017", 9}};
	struct tickets t = {STR("01382438112797316654"), ids};
	char hex[2 * SHA256_BYTES + 1];

	(void)state;
	ticket_hex(&t, 0, hex);
	assert_string_equal(hex,
			    "09801e4ccfff2a38ae46c31f46548f8a5c680ba199600ff7d016ebb81f58c87e");
}

static void lowest_are_the_first_of_all(void **state)
{
	struct tickets t = {STR("seed"), many};
	static struct ticket all[MANY], some[MANY];

	(void)state;
	take(all, MANY);
	tickets_fill(&t, all, MANY, 1);
	memcpy(some, all, sizeof all);
	tickets_lowest(&t, all, MANY, MANY);
	for (size_t i = 1; i < MANY; i++)
		assert_true(all[i - 1].first < all[i].first);
	for (size_t n = 0; n < 200; n += 33) {
		tickets_lowest(&t, some, MANY, n);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(some[i].item, all[i].item);
	}
}

static void threads_make_no_difference(void **state)
{
	struct tickets t = {STR("seed"), many};
	static struct ticket one[MANY], more[MANY];

	(void)state;
	take(one, MANY);
	take(more, MANY);
	tickets_fill(&t, one, MANY, 1);
	tickets_fill(&t, more, MANY, 3);
	for (size_t i = 0; i < MANY; i++)
		assert_true(one[i].first == more[i].first && one[i].item == more[i].item);
}

/* An id of any length has a ticket; the short way and the long way agree. */
static void long_ids(void **state)
{
	static char text[2000];
	uint8_t ticket[SHA256_BYTES], want[SHA256_BYTES];

	(void)state;
	memset(text, 'x', sizeof text);
	text[1] = ',';
	for (size_t len = 80; len < 110; len++) {
		struct str id = {text + 2, len};
		struct tickets t = {{text, 1}, &id};

		ticket_of(&t, 0, ticket);
		sha256_of((struct str){text, len + 2}, want);
		assert_memory_equal(ticket, want, SHA256_BYTES);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(known_ticket, "a ticket is SHA-256 of seed, comma and id"),
	    TEST(lowest_are_the_first_of_all, "the lowest tickets are the first of all in order"),
	    TEST(threads_make_no_difference, "tickets are the same from one thread or many"),
	    TEST(long_ids, "an id may be long"),
	};
	int failed;

	for (int i = 0; i < MANY; i++)
		many[i] = arena_fmt(&arena, "CASE-%04d", i);
	failed = cmocka_run_group_tests(tests, NULL, NULL);
	arena_close(&arena);
	return failed;
}
