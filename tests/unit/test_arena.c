#include "base/arena.h"

#include "base/pages.h"

#include "unit.h"

#include <signal.h>
#include <stdalign.h>
#include <sys/wait.h>
#include <unistd.h>

static void zeroed_and_aligned(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t size = 0; size < 300; size++) {
		unsigned char *p = arena_take(&a, size);

		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xAA, size);
	}
	arena_close(&a);
}

static void pieces_apart(void **state)
{
	struct arena a = {0};
	unsigned char *pieces[2000];

	(void)state;
	for (size_t i = 0; i < 2000; i++) {
		pieces[i] = arena_take(&a, 100);
		memset(pieces[i], (int)(i % 251), 100);
	}
	for (size_t i = 0; i < 2000; i++)
		for (size_t k = 0; k < 100; k++)
			assert_int_equal(pieces[i][k], i % 251);
	arena_close(&a);
}

static void large_piece(void **state)
{
	struct arena a = {0};
	unsigned char *p = arena_array(&a, 1000, 1000);

	(void)state;
	p[0] = 1;
	p[999999] = 1;
	assert_true(a.total >= 1000000);
	arena_close(&a);
	assert_null(a.block);
	assert_int_equal(a.total, 0);
}

static void reset(void **state)
{
	struct arena a = {0};
	size_t kept;

	(void)state;
	arena_reset(&a);
	for (size_t i = 0; i < 100; i++)
		memset(arena_take(&a, 10000), 0xFF, 10000);
	arena_reset(&a);
	kept = a.total;
	assert_true(kept > 0 && kept < 1000000);
	assert_int_equal(a.used, 0);
	assert_int_equal(*(unsigned char *)arena_take(&a, 1), 0);
	assert_int_equal(a.total, kept);
	arena_close(&a);
}

static void text(void **state)
{
	struct arena a = {0};
	char original[] = "child";
	struct str copy = arena_str(&a, str_of(original));
	struct str put = arena_fmt(&a, "%s is %d", original, 7);

	(void)state;
	original[0] = '?';
	assert_str(copy, "child");
	assert_str(put, "child is 7");
	assert_int_equal(put.p[put.len], '\0');
	assert_int_equal(arena_str(&a, (struct str){NULL, 0}).len, 0);
	arena_close(&a);
}

static void room_doubles(void **state)
{
	size_t cap = 0;
	int *items = NULL;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		items = mem_room(items, &cap, (size_t)i + 1, sizeof *items);
		items[i] = i;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(items[i], i);
	assert_int_equal(cap, 1024);
	mem_free(items);
}

static void expected_or_not(void **state)
{
	static const size_t sizes[] = {0, 1, 3 << 20, 12 << 20, SIZE_MAX};

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		size_t cap = 0;
		unsigned char *before = memset(mem_take(300000), 7, 300000), *p;

		pages_expect(sizes[i]);
		p = memset(mem_room(NULL, &cap, 5 << 20, 1), 9, 5 << 20);
		assert_int_equal(before[299999], 7);
		assert_int_equal(p[(5 << 20) - 1], 9);
		mem_free(before);
		mem_free(p);
	}
}

/* Runs in a child process; whether that ended by abort(). */
static bool aborts(void (*act)(void))
{
	pid_t child;
	int status = 0;

	child = fork();
	if (child == 0) {
		fclose(stderr);
		act();
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

static void take_a_product_that_wraps(void)
{
	struct arena a = {0};

	arena_array(&a, SIZE_MAX / 4, 8);
}

static void take_nearly_everything(void)
{
	struct arena a = {0};

	arena_take(&a, SIZE_MAX - 8);
}

static void room_that_wraps(void)
{
	size_t cap = 0;

	mem_free(mem_room(NULL, &cap, SIZE_MAX / 16, 64));
}

static void too_much(void **state)
{
	(void)state;
	assert_true(aborts(take_a_product_that_wraps));
	assert_true(aborts(take_nearly_everything));
	assert_true(aborts(room_that_wraps));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(zeroed_and_aligned, "memory comes zeroed and aligned for any type"),
	    TEST(pieces_apart, "pieces do not overlap, within blocks and across them"),
	    TEST(large_piece, "a piece larger than a block is given"),
	    TEST(reset, "after a reset memory is used again, zeroed"),
	    TEST(text, "text in the arena is a copy, and formatted text ends with NUL"),
	    TEST(room_doubles, "an array that grows keeps its items"),
	    TEST(expected_or_not,
		 "memory that was expected, or too much of it, changes nothing but speed"),
	    TEST(too_much, "a size that cannot be had ends the program at once"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
