#include "base/unfinished.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

enum { PLACES = 96, NAME_BYTES = 4104 };

enum state { FREE, BEING_WRITTEN, KEPT };

/* The handler only looks at places that are kept: their name is whole and stays as it is. */
static struct place {
	atomic_int state; /* enum state */
	int kind;
	char name[NAME_BYTES];
} places[PLACES];

/* The latest first: a folder before the one that it was made in. */
static void remove_all(enum unfinished_kind kind)
{
	for (size_t i = PLACES; i-- > 0;) {
		const struct place *p = &places[i];

		if (atomic_load(&p->state) != KEPT || p->kind != (int)kind)
			continue;
		if (kind == UNFINISHED_FILE)
			unlink(p->name);
		else
			rmdir(p->name);
	}
}

/* Calls nothing but unlink, rmdir and raise, as a handler must. The signal has its own meaning
 * again (SA_RESETHAND), so that whoever started the program sees how it ended. */
static void clear_up(int signal_number)
{
	int before = errno;

	remove_all(UNFINISHED_FILE);
	remove_all(UNFINISHED_FOLDER);
	errno = before;
	raise(signal_number);
}

void unfinished_guard(void)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
	struct sigaction to = {.sa_handler = clear_up, .sa_flags = (int)SA_RESETHAND}, now;

	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	sigfillset(&to.sa_mask);
	for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++)
		if (sigaction(signals[i], NULL, &now) == 0 && now.sa_handler != SIG_IGN)
			sigaction(signals[i], &to, NULL);
}

void unfinished_add(const char *path, enum unfinished_kind kind)
{
	size_t n = strlen(path);

	if (n >= NAME_BYTES)
		return;
	for (size_t i = 0; i < PLACES; i++) {
		int state = FREE;

		if (!atomic_compare_exchange_strong(&places[i].state, &state, BEING_WRITTEN))
			continue;
		memcpy(places[i].name, path, n + 1);
		places[i].kind = (int)kind;
		atomic_store(&places[i].state, KEPT);
		return;
	}
}

void unfinished_drop(const char *path)
{
	for (size_t i = 0; i < PLACES; i++)
		if (atomic_load(&places[i].state) == KEPT && strcmp(places[i].name, path) == 0) {
			atomic_store(&places[i].state, FREE);
			return;
		}
}
