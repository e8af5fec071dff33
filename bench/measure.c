#include "measure.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds_of(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* Waits for the child. Returns its exit status, -1 when it did not exit by itself. Fills the peak
 * and what it used. */
static int ended(pid_t child, struct measured *m, struct rusage *used)
{
	int status;

	if (wait4(child, &status, 0, used) != child)
		return -1;
	m->peak = (uint64_t)used->ru_maxrss * 1024;
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static _Noreturn void work_and_tell(measure_work *work, const void *with, int to)
{
	struct measured m = {.ok = true};
	double start = now(CLOCK_MONOTONIC), cpu = now(CLOCK_PROCESS_CPUTIME_ID);

	m.count = work(with);
	m.seconds = now(CLOCK_MONOTONIC) - start;
	m.cpu = now(CLOCK_PROCESS_CPUTIME_ID) - cpu;
	_exit(write(to, &m, sizeof m) == (ssize_t)sizeof m ? 0 : 1);
}

struct measured measure(measure_work *work, const void *with)
{
	struct measured m = {0};
	struct rusage used = {0};
	int ends[2];
	pid_t child;

	if (pipe(ends) != 0)
		return m;
	fflush(NULL);
	child = fork();
	if (child == 0)
		work_and_tell(work, with, ends[1]);
	close(ends[1]);
	if (read(ends[0], &m, sizeof m) != (ssize_t)sizeof m)
		m = (struct measured){0};
	close(ends[0]);
	if (child > 0 && ended(child, &m, &used) != 0)
		m.ok = false;
	return m;
}

static _Noreturn void become(const char *const *arguments)
{
	char *own[32] = {NULL};
	int nothing = open("/dev/null", O_RDWR);

	for (size_t i = 0; i < 31 && arguments[i]; i++)
		own[i] = strdup(arguments[i]);
	dup2(nothing, 0);
	dup2(nothing, 1);
	dup2(nothing, 2);
	execv(own[0], own);
	_exit(127);
}

struct measured measure_program(const char *const *arguments, int most)
{
	struct measured m = {0};
	struct rusage used = {0};
	double start;
	pid_t child;
	int status;

	fflush(NULL);
	start = now(CLOCK_MONOTONIC);
	child = fork();
	if (child == 0)
		become(arguments);
	status = child > 0 ? ended(child, &m, &used) : -1;
	m.seconds = now(CLOCK_MONOTONIC) - start;
	m.cpu = seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
	m.ok = status >= 0 && status <= most;
	return m;
}
