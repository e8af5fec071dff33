/*
 * Of chunks known beforehand one counter hands out the next. Of a line every thread does whatever is
 * to be done next: give the oldest part when it is ready, or take one and work on it. The calling
 * thread works too. When the system refuses a thread, those there are do all the work.
 */
#include "base/threads.h"

#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/syscall.h>
#endif

enum { THREADS_MAX = 256 };

struct crew {
	threads_work *work;
	void *with;
	size_t chunks;
	atomic_size_t next; /* the chunk that nobody took yet */
};

static void *take_chunks(void *arg)
{
	struct crew *c = arg;
	size_t chunk;

	while ((chunk = atomic_fetch_add(&c->next, 1)) < c->chunks)
		c->work(c->with, chunk);
	return NULL;
}

static void run_here(size_t chunks, threads_work *work, void *with)
{
	for (size_t chunk = 0; chunk < chunks; chunk++)
		work(with, chunk);
}

/* Calls a function on this thread and on `others` more. */
static void call_together(size_t others, void *(*function)(void *), void *with)
{
	pthread_t helpers[THREADS_MAX];
	size_t started = 0;

	if (others > THREADS_MAX)
		others = THREADS_MAX;
	while (started < others && pthread_create(&helpers[started], NULL, function, with) == 0)
		started++;
	function(with);
	while (started > 0)
		pthread_join(helpers[--started], NULL);
}

void threads_run(size_t threads, size_t chunks, threads_work *work, void *with)
{
	struct crew crew = {.work = work, .with = with, .chunks = chunks};

	assert(work);
	if (threads <= 1 || chunks <= 1)
		run_here(chunks, work, with);
	else
		call_together((threads < chunks ? threads : chunks) - 1, take_chunks, &crew);
}

/* ---- a line of parts ---- */

struct belt {
	const struct threads_line *line;
	size_t slots;
	pthread_mutex_t lock; /* of all that follows */
	pthread_cond_t changed;
	size_t taken, given; /* parts so far; part number n is in slot n % slots */
	bool done[THREADS_SLOTS_MAX];
	bool taking, giving; /* some thread is about it */
	bool over;	     /* no more parts are to be taken */
};

/* Called with the lock held, as the two below; the part is worked on without it. */
static void take_and_work(struct belt *b)
{
	size_t slot = b->taken % b->slots;
	bool there;

	b->taking = true;
	pthread_mutex_unlock(&b->lock);
	there = b->line->take(b->line->with, slot);
	pthread_mutex_lock(&b->lock);
	b->taking = false;
	b->taken += there;
	b->over |= !there;
	pthread_cond_broadcast(&b->changed);
	if (!there)
		return;
	pthread_mutex_unlock(&b->lock);
	b->line->work(b->line->with, slot);
	pthread_mutex_lock(&b->lock);
	b->done[slot] = true;
	pthread_cond_broadcast(&b->changed);
}

static void give_oldest(struct belt *b)
{
	size_t slot = b->given % b->slots;
	bool go_on;

	b->giving = true;
	pthread_mutex_unlock(&b->lock);
	go_on = b->line->give(b->line->with, slot);
	pthread_mutex_lock(&b->lock);
	b->giving = b->done[slot] = false;
	b->given++;
	b->over |= !go_on;
	pthread_cond_broadcast(&b->changed);
}

static void *stand_at(void *arg)
{
	struct belt *b = arg;

	pthread_mutex_lock(&b->lock);
	while (!b->over || b->given < b->taken)
		if (!b->giving && b->done[b->given % b->slots])
			give_oldest(b);
		else if (!b->over && !b->taking && b->taken - b->given < b->slots)
			take_and_work(b);
		else
			pthread_cond_wait(&b->changed, &b->lock);
	pthread_mutex_unlock(&b->lock);
	return NULL;
}

void threads_run_line(size_t threads, size_t slots, const struct threads_line *line)
{
	struct belt b = {.line = line, .slots = slots};

	assert(line && slots > 0 && slots <= THREADS_SLOTS_MAX);
	pthread_mutex_init(&b.lock, NULL);
	pthread_cond_init(&b.changed, NULL);
	call_together(threads > 1 ? threads - 1 : 0, stand_at, &b);
	pthread_cond_destroy(&b.changed);
	pthread_mutex_destroy(&b.lock);
}

/* The cores that the system lets this process run on; 0 when it does not tell. */
static size_t cores_allowed(void)
{
	size_t cores = 0;
#if defined(__linux__) && defined(SYS_sched_getaffinity)
	unsigned long mask[1024 / (8 * sizeof(unsigned long))] = {0};

	if (syscall(SYS_sched_getaffinity, 0, sizeof mask, mask) <= 0)
		return 0;
	for (size_t i = 0; i < sizeof mask / sizeof mask[0]; i++)
		cores += (size_t)__builtin_popcountl(mask[i]);
#endif
	return cores;
}

size_t threads_cores(void)
{
	size_t cores = cores_allowed();
	long online;

	if (cores)
		return cores;
	online = sysconf(_SC_NPROCESSORS_ONLN);
	return online > 0 ? (size_t)online : 1;
}
