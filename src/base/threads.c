/*
 * One counter hands out the chunks; the calling thread works too. When the system refuses a thread,
 * those there are do all the work.
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

void threads_run(size_t threads, size_t chunks, threads_work *work, void *with)
{
	struct crew crew = {.work = work, .with = with, .chunks = chunks};
	pthread_t helpers[THREADS_MAX];
	size_t wanted, started = 0;

	assert(work);
	if (threads <= 1 || chunks <= 1) {
		run_here(chunks, work, with);
		return;
	}
	wanted = (threads < chunks ? threads : chunks) - 1;
	if (wanted > THREADS_MAX)
		wanted = THREADS_MAX;
	while (started < wanted && pthread_create(&helpers[started], NULL, take_chunks, &crew) == 0)
		started++;
	take_chunks(&crew);
	while (started > 0)
		pthread_join(helpers[--started], NULL);
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
