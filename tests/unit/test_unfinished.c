/* A program that a signal ends takes with it what it has not finished. */
#include "base/unfinished.h"

#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "temp.h"
#include "unit.h"

static bool there(const char *name)
{
	struct stat st;

	return stat(temp_path(name), &st) == 0;
}

static void begin(void)
{
	unfinished_add(temp_folder("made"), UNFINISHED_FOLDER);
	unfinished_add(temp_folder("made/inside"), UNFINISHED_FOLDER);
	unfinished_add(temp_path("kept"), UNFINISHED_FOLDER);
	unfinished_add(temp_file("made/inside/half.part", STR("half")), UNFINISHED_FILE);
	unfinished_add(temp_file("kept/half.part", STR("half")), UNFINISHED_FILE);
	unfinished_add(temp_file("kept/whole", STR("whole")), UNFINISHED_FILE);
	unfinished_drop(temp_path("kept/whole"));
	unfinished_drop(temp_path("not/there"));
}

/* Begins in a program of its own, which then sends itself a signal. Returns how that ended. */
static int ended_by(int number, bool ignored)
{
	pid_t child = fork();
	int status = 0;

	assert_true(child >= 0);
	if (child == 0) {
		signal(number, ignored ? SIG_IGN : SIG_DFL);
		unfinished_guard();
		begin();
		raise(number);
		_exit(7);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void removed(void **state)
{
	static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		int status = ended_by(signals[i], false);

		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == signals[i]);
		assert_false(there("made") || there("kept/half.part"));
		assert_true(there("kept/whole"));
	}
}

static void ignored(void **state)
{
	int status = ended_by(SIGHUP, true);

	(void)state;
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 7);
	assert_true(there("made/inside/half.part"));
}

static void many(void **state)
{
	(void)state;
	for (int i = 0; i < 1000; i++) {
		char name[16];

		snprintf(name, sizeof name, "%d", i);
		unfinished_add(name, UNFINISHED_FILE);
	}
	for (int i = 0; i < 1000; i++) {
		char name[16];

		snprintf(name, sizeof name, "%d", i);
		unfinished_drop(name);
	}
	removed(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(removed, "what is unfinished goes, what is finished or not ours stays"),
	    IN_FOLDER(ignored, "a signal that is ignored stays ignored"),
	    IN_FOLDER(many, "more names than there is room for do no harm"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
