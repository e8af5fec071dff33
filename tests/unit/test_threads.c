#include "base/threads.h"

#include "unit.h"

#include <pthread.h>
#include <stdatomic.h>

enum { CHUNKS = 500 };

struct job {
	uint64_t answers[CHUNKS];
	atomic_int calls[CHUNKS];
	atomic_int elsewhere; /* calls from another thread than the one that asked */
	pthread_t caller;
};

static void work(void *with, size_t chunk)
{
	struct job *j = with;
	uint64_t x = chunk + 1;

	for (int i = 0; i < 1000; i++)
		x = x * 6364136223846793005U + 1442695040888963407U;
	j->answers[chunk] = x;
	atomic_fetch_add(&j->calls[chunk], 1);
	if (!pthread_equal(pthread_self(), j->caller))
		atomic_fetch_add(&j->elsewhere, 1);
}

/* Runs chunks on threads and checks that each was done exactly once. */
static void run(struct job *j, size_t threads, size_t chunks)
{
	memset(j, 0, sizeof *j);
	j->caller = pthread_self();
	threads_run(threads, chunks, work, j);
	for (size_t i = 0; i < CHUNKS; i++)
		assert_int_equal(atomic_load(&j->calls[i]), i < chunks);
}

static void same_answer(void **state)
{
	static struct job one, many;

	(void)state;
	run(&one, 1, CHUNKS);
	for (size_t threads = 2; threads <= 8; threads++) {
		run(&many, threads, CHUNKS);
		assert_memory_equal(one.answers, many.answers, sizeof one.answers);
	}
}

static void once_each(void **state)
{
	static struct job j;

	(void)state;
	run(&j, 8, 0);
	run(&j, 8, 1);
	run(&j, 8, 3);
	run(&j, 0, 3);
	run(&j, 1000, CHUNKS);
}

static void no_threads(void **state)
{
	static struct job j;

	(void)state;
	run(&j, 1, CHUNKS);
	assert_int_equal(atomic_load(&j.elsewhere), 0);
	run(&j, 8, 1);
	assert_int_equal(atomic_load(&j.elsewhere), 0);
}

/* Two chunks that wait for each other: only two threads can do them. */
static void meet(void *with, size_t chunk)
{
	(void)chunk;
	pthread_barrier_wait(with);
}

static void really_threads(void **state)
{
	pthread_barrier_t both;

	(void)state;
	assert_int_equal(pthread_barrier_init(&both, NULL, 2), 0);
	threads_run(2, 2, meet, &both);
	pthread_barrier_destroy(&both);
}

/* Parts are numbered as they are taken; work leaves its mark, give sees the parts in order. */
enum { LINE_SLOTS = 6 };

struct numbers {
	size_t parts, taken, given;
	size_t stop_at; /* give says no at this part */
	size_t in[LINE_SLOTS], worked[LINE_SLOTS];
	bool in_order;
};

static bool take_number(void *with, size_t slot)
{
	struct numbers *n = with;

	if (n->taken == n->parts)
		return false;
	n->in[slot] = ++n->taken;
	n->worked[slot] = 0;
	return true;
}

static void work_number(void *with, size_t slot)
{
	struct numbers *n = with;

	for (size_t i = 0; i < n->in[slot] % 7 * 300; i++)
		n->worked[slot] ^= i;
	n->worked[slot] = n->in[slot] * 3;
}

static bool give_number(void *with, size_t slot)
{
	struct numbers *n = with;

	n->given++;
	n->in_order &= n->in[slot] == n->given && n->worked[slot] == n->given * 3;
	return n->given < n->stop_at;
}

static const struct threads_line numbers_line = {take_number, work_number, give_number, NULL};

static struct numbers run_numbers(size_t threads, size_t slots, size_t parts, size_t stop_at)
{
	struct numbers n = {.parts = parts, .stop_at = stop_at, .in_order = true};
	struct threads_line line = numbers_line;

	line.with = &n;
	threads_run_line(threads, slots, &line);
	assert_true(n.in_order);
	assert_int_equal(n.given, n.taken);
	return n;
}

static void line_in_order(void **state)
{
	(void)state;
	for (size_t threads = 0; threads <= 8; threads++)
		for (size_t slots = 1; slots <= LINE_SLOTS; slots++) {
			assert_int_equal(run_numbers(threads, slots, 300, SIZE_MAX).given, 300);
			assert_int_equal(run_numbers(threads, slots, 0, SIZE_MAX).given, 0);
			assert_int_equal(run_numbers(threads, slots, 1, SIZE_MAX).given, 1);
		}
}

static void line_stops(void **state)
{
	(void)state;
	for (size_t threads = 1; threads <= 8; threads++)
		assert_in_range(run_numbers(threads, LINE_SLOTS, 300, 10).taken, 10,
				10 + LINE_SLOTS);
}

static void cores(void **state)
{
	(void)state;
	assert_in_range(threads_cores(), 1, 100000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(same_answer, "one thread and eight give the same answer"),
	    TEST(once_each, "every chunk is done once, whatever the number of threads"),
	    TEST(no_threads, "one thread or one chunk starts no thread"),
	    TEST(really_threads, "two threads work at the same time"),
	    TEST(line_in_order, "parts of a line are each worked on once and given in order"),
	    TEST(line_stops, "a line stops soon after it is told to, with every part given"),
	    TEST(cores, "there is at least one core"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
