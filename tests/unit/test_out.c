#include "base/out.h"

#include "unit.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A folder of its own for each test; the test has to leave it empty. */
static char folder[] = "/tmp/wherry-out-XXXXXX";

static char *in_folder(char path[128], const char *name)
{
	snprintf(path, 128, "%s/%s", folder, name);
	return path;
}

static bool there(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

static size_t content(const char *path, char *to, size_t room)
{
	FILE *f = fopen(path, "rb");
	size_t n;

	assert_non_null(f);
	n = fread(to, 1, room, f);
	fclose(f);
	return n;
}

static int make_folder(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/wherry-out-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
	(void)state;
	return rmdir(folder);
}

static void memory(void **state)
{
	struct out o = out_memory();
	struct err e = {0};

	(void)state;
	out_text(&o, "a ");
	out_str(&o, STR("b "));
	out_char(&o, 'c');
	out_add(&o, "\0", 1);
	out_fmt(&o, "%*s", 600, "d");
	assert_int_equal(o.buf.len, 606);
	assert_memory_equal(o.buf.p, "a b c\0 ", 7);
	assert_true(out_close(&o, &e));
	assert_null(o.buf.p);
}

static void numbers(void **state)
{
	struct out o = out_memory();
	struct err e = {0};

	(void)state;
	out_number(&o, 0);
	out_char(&o, ' ');
	out_number(&o, INT64_MIN);
	out_char(&o, ' ');
	out_number(&o, INT64_MAX);
	assert_str(buf_view(&o.buf), "0 -9223372036854775808 9223372036854775807");
	o.buf.len = 0;
	out_count(&o, 0);
	out_char(&o, ' ');
	out_count(&o, 999);
	out_char(&o, ' ');
	out_count(&o, 1000);
	out_char(&o, ' ');
	out_count(&o, 12345678);
	out_char(&o, ' ');
	out_count(&o, UINT64_MAX);
	assert_str(buf_view(&o.buf), "0 999 1,000 12,345,678 18,446,744,073,709,551,615");
	assert_true(out_close(&o, &e));
}

static void appears_when_whole(void **state)
{
	struct out o;
	struct err e = {0};
	char path[128], got[16];

	(void)state;
	in_folder(path, "result");
	assert_true(out_file(&o, path, &e));
	out_text(&o, "first");
	assert_false(there(path));
	assert_true(there(o.beside));
	assert_true(out_close(&o, &e));
	assert_false(there(o.beside));
	assert_int_equal(content(path, got, sizeof got), 5);
	assert_memory_equal(got, "first", 5);
	unlink(path);
}

static void replaces(void **state)
{
	struct out o;
	struct err e = {0};
	char path[128], got[16];

	(void)state;
	for (int i = 0; i < 2; i++) {
		assert_true(out_file(&o, in_folder(path, "result"), &e));
		out_number(&o, i);
		assert_true(out_close(&o, &e));
	}
	assert_int_equal(content(path, got, sizeof got), 1);
	assert_int_equal(got[0], '1');
	unlink(path);
}

static void large(void **state)
{
	struct out o;
	struct err e = {0};
	struct stat st;
	char path[128];

	(void)state;
	assert_true(out_file(&o, in_folder(path, "large"), &e));
	for (int i = 0; i < 100000; i++)
		out_text(&o, "0123456789");
	assert_true(o.written > 0 && o.written < 1000000);
	assert_true(out_close(&o, &e));
	assert_int_equal(o.written, 1000000);
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_size, 1000000);
	unlink(path);
}

static void abandoned(void **state)
{
	struct out o;
	struct err e = {0};
	char path[128];

	(void)state;
	assert_true(out_file(&o, in_folder(path, "result"), &e));
	for (int i = 0; i < 100000; i++)
		out_text(&o, "0123456789");
	out_abandon(&o);
	assert_false(there(path));
	assert_false(there(o.beside));
}

static void full_disk(void **state)
{
	int fd = open("/dev/full", O_WRONLY);
	struct out o = out_fd(fd);
	struct err e = {0};

	(void)state;
	assert_true(fd >= 0);
	for (int i = 0; i < 100000; i++)
		out_text(&o, "0123456789");
	assert_true(o.failed != 0);
	assert_false(out_close(&o, &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_non_null(strstr(e.text, "No space left"));
	close(fd);
}

/* The limit on the size of files stands in for a disk that fills while a file is written. */
static void fills_while_writing(void **state)
{
	struct rlimit old, low;
	struct out o;
	struct err e = {0};
	char path[128];

	(void)state;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	low = old;
	low.rlim_cur = 300000;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
	assert_true(out_file(&o, in_folder(path, "result"), &e));
	for (int i = 0; i < 100000; i++)
		out_text(&o, "0123456789");
	assert_false(out_close(&o, &e));
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_non_null(strstr(e.text, path));
	assert_false(there(path));
	assert_false(there(o.beside));
}

static void unwritable(void **state)
{
	struct out o;
	struct err e = {0};
	char path[128];

	(void)state;
	assert_false(out_file(&o, in_folder(path, "not-there/result"), &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_non_null(strstr(e.text, "No such file"));
	e = (struct err){0};
	assert_false(out_file(&o, "/dev/null/result", &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	if (geteuid() == 0)
		return;
	e = (struct err){0};
	assert_int_equal(chmod(folder, 0500), 0);
	assert_false(out_file(&o, in_folder(path, "result"), &e));
	assert_non_null(strstr(e.text, "Permission denied"));
	assert_int_equal(chmod(folder, 0700), 0);
}

static void folder_in_the_way(void **state)
{
	struct out o;
	struct err e = {0};
	char path[128];

	(void)state;
	assert_int_equal(mkdir(in_folder(path, "result"), 0700), 0);
	assert_true(out_file(&o, path, &e));
	out_text(&o, "x");
	assert_false(out_close(&o, &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
	assert_false(there(o.beside));
	assert_int_equal(rmdir(path), 0);
}

static void long_name(void **state)
{
	static char path[6000];
	struct out o;
	struct err e = {0};

	(void)state;
	memset(path, 'x', sizeof path - 1);
	assert_false(out_file(&o, path, &e));
	assert_int_equal(e.kind, ERR_SYSTEM);
}

#define IN_FOLDER(function, sentence)                                                              \
	{                                                                                          \
		sentence, function, make_folder, remove_folder, NULL                               \
	}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(memory, "pieces of every kind go to memory"),
	    TEST(numbers, "numbers are written plain, counts with commas"),
	    IN_FOLDER(appears_when_whole, "a file appears at its name only when it is whole"),
	    IN_FOLDER(replaces, "a file that was there is replaced"),
	    IN_FOLDER(large, "a file larger than the buffer is written whole"),
	    IN_FOLDER(abandoned, "what is abandoned leaves nothing behind"),
	    TEST(full_disk, "a full disk is said"),
	    IN_FOLDER(fills_while_writing, "a disk that fills leaves nothing half-written"),
	    IN_FOLDER(unwritable, "a place that cannot be written to is said"),
	    IN_FOLDER(folder_in_the_way, "a folder of that name is said and leaves nothing behind"),
	    TEST(long_name, "a name that is too long is refused"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
