/* Where there are no threads (WebAssembly): the same work on the one there is, in the same order. */
#include "base/threads.h"

#include <assert.h>

void threads_run(size_t threads, size_t chunks, threads_work *work, void *with)
{
	(void)threads;
	assert(work);
	for (size_t chunk = 0; chunk < chunks; chunk++)
		work(with, chunk);
}

void threads_run_line(size_t threads, size_t slots, const struct threads_line *line)
{
	bool go_on = true;

	(void)threads;
	assert(line && slots > 0 && slots <= THREADS_SLOTS_MAX);
	for (size_t part = 0; go_on && line->take(line->with, part % slots); part++) {
		line->work(line->with, part % slots);
		go_on = line->give(line->with, part % slots);
	}
}

size_t threads_cores(void)
{
	return 1;
}
