#include "intake/file.h"

#include "intake/limits.h"
#include "temp.h"
#include "unit.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static void whole(void **state)
{
	struct buf b = {0};
	struct err e = {0};

	(void)state;
	assert_true(file_read(temp_file("a.csv", STR("one\ntwo\0three")), &b, &e));
	assert_str(buf_view(&b), "one\ntwo\0three");
	b.len = 0;
	assert_true(file_read(temp_file("empty.csv", STR("")), &b, &e));
	assert_int_equal(b.len, 0);
	buf_close(&b);
}

static void large(void **state)
{
	struct buf text = {0}, b = {0};
	struct err e = {0};

	(void)state;
	while (text.len < 3 << 20)
		buf_fmt(&text, "%zu,a line of a large file\n", text.len);
	assert_true(file_read(temp_file("large.csv", buf_view(&text)), &b, &e));
	assert_true(str_eq(buf_view(&b), buf_view(&text)));
	buf_close(&text);
	buf_close(&b);
}

/* A file of `before` bytes of short lines, then a line of `line` bytes. */
static bool reads(size_t before, size_t line, struct err *e)
{
	struct buf text = {0}, b = {0};
	bool ok;

	while (text.len < before)
		buf_char(&text, '\n');
	memset(buf_room(&text, line), 'x', line);
	text.len += line;
	buf_text(&text, "\nend\n");
	ok = file_read(temp_file("line.csv", buf_view(&text)), &b, e);
	buf_close(&text);
	buf_close(&b);
	return ok;
}

static void long_lines(void **state)
{
	struct err e = {0};

	(void)state;
	assert_true(reads(0, LIMIT_ROW_BYTES - 16, &e));
	assert_true(reads(700000, LIMIT_ROW_BYTES - 16, &e));
	assert_false(reads(0, LIMIT_ROW_BYTES * 2 + 1, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	assert_non_null(strstr(e.text, "1024 KiB"));
	e = (struct err){0};
	assert_false(reads(700000, LIMIT_ROW_BYTES * 2 + 1, &e));
	assert_non_null(strstr(e.text, "line.csv"));
}

/* A file that is far too large has no bytes on the disk, and is refused before it is read whole. */
static void endless_line(void **state)
{
	const char *path = temp_file("endless.csv", STR(""));
	struct buf b = {0};
	struct err e = {0};

	(void)state;
	assert_int_equal(truncate(path, (off_t)2 << 30), 0);
	assert_false(file_read(path, &b, &e));
	assert_non_null(strstr(e.text, "1024 KiB"));
	assert_true(b.cap < 8 << 20);
	buf_close(&b);
}

/* Whether all of the ways to read refuse the path and name it. */
static void refused(const char *path, const char *why)
{
	struct buf b = {0};
	struct err e = {0};

	assert_false(file_read(path, &b, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	if (!strstr(e.text, why) || !strstr(e.text, path))
		fail_msg("said: %s", e.text);
	e = (struct err){0};
	assert_false(file_head(path, 10, &b, &e));
	assert_non_null(strstr(e.text, why));
	e = (struct err){0};
	assert_int_equal(file_open(path, &e), -1);
	buf_close(&b);
}

static void no_files(void **state)
{
	const char *pipe_path = temp_path("pipe");

	(void)state;
	refused(temp_path("missing.csv"), "No such file");
	refused(temp_folder("folder"), "is not a file");
	assert_int_equal(mkfifo(pipe_path, 0600), 0);
	refused(pipe_path, "is not a file");
}

static void heads(void **state)
{
	const char *path = temp_file("a.csv", STR("0123456789"));
	struct buf b = {0};
	struct err e = {0};

	(void)state;
	assert_true(file_head(path, 4, &b, &e));
	assert_str(buf_view(&b), "0123");
	b.len = 0;
	assert_true(file_head(path, 100, &b, &e));
	assert_str(buf_view(&b), "0123456789");
	buf_close(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    IN_FOLDER(whole, "a file is read whole, NUL bytes and all"),
	    IN_FOLDER(large, "a file of several megabytes is read whole"),
	    IN_FOLDER(long_lines, "a line over the limit is refused with the limit named"),
	    IN_FOLDER(endless_line, "two gigabytes without a line end are refused early"),
	    IN_FOLDER(no_files, "a missing file, a folder and a pipe are refused and named"),
	    IN_FOLDER(heads, "the beginning of a file is at most what was asked for"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
