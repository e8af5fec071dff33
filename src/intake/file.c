#include "intake/file.h"

#include "intake/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILE_STEP = 1 << 20 };

int file_open(const char *path, struct err *e)
{
	struct stat st;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

	if (fd < 0) {
		err_set(e, ERR_INPUT, "%s cannot be opened: %s", path, strerror(errno));
		return -1;
	}
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		err_set(e, ERR_INPUT, "%s is not a file", path);
		close(fd);
		return -1;
	}
	return fd;
}

/* Reads up to `want` more bytes. Returns how many, 0 at the end, or -1 with e filled. */
static ssize_t read_more(int fd, const char *path, size_t want, struct buf *to, struct err *e)
{
	ssize_t n;

	do
		n = read(fd, buf_room(to, want), want);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		err_set(e, ERR_INPUT, "%s cannot be read: %s", path, strerror(errno));
	else
		to->len += (size_t)n;
	return n;
}

/* Whether the bytes from `from` on hold a line end; *line_start follows the last one. */
static bool line_too_long(const struct buf *b, size_t from, size_t *line_start)
{
	for (size_t i = b->len; i > from; i--)
		if (b->p[i - 1] == '\n' || b->p[i - 1] == '\r') {
			*line_start = i;
			break;
		}
	return b->len - *line_start > LIMIT_ROW_BYTES;
}

/* How much to ask for next of a file of `size` bytes, of which `done` are read: one byte more than
 * there should be tells its end. A file may have grown since its size was told. */
static size_t next_step(size_t size, size_t done)
{
	size_t left = done < size ? size - done + 1 : 1;

	return left < FILE_STEP && done <= size ? left : FILE_STEP;
}

static bool read_lines(int fd, const char *path, size_t size, struct buf *to, struct err *e)
{
	size_t line_start = 0;

	for (;;) {
		size_t before = to->len;
		ssize_t n = read_more(fd, path, next_step(size, before), to, e);

		if (n <= 0)
			return n == 0;
		if (to->len > LIMIT_FILE_BYTES)
			return err_set(
			    e, ERR_INPUT,
			    "%s is larger than %zu MiB, the most that is read of one file", path,
			    LIMIT_FILE_BYTES >> 20);
		if (line_too_long(to, before, &line_start))
			return err_set(
			    e, ERR_INPUT,
			    "%s has a line of more than %zu KiB, the longest that is read; it "
			    "cannot be a return",
			    path, LIMIT_ROW_BYTES >> 10);
	}
}

/* How many bytes a file is said to have; 0 when it is not told. */
static size_t size_of(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && st.st_size > 0 ? (size_t)st.st_size : 0;
}

bool file_read(const char *path, struct buf *to, struct err *e)
{
	int fd = file_open(path, e);
	size_t size;
	bool ok;

	if (fd < 0)
		return false;
	size = size_of(fd);
	if (size <= LIMIT_FILE_BYTES)
		buf_reserve(to, size + 1);
	ok = read_lines(fd, path, size, to, e);
	close(fd);
	return ok;
}

bool file_head(const char *path, size_t most, struct buf *to, struct err *e)
{
	int fd = file_open(path, e);
	ssize_t n = 1;
	size_t size;

	if (fd < 0)
		return false;
	size = size_of(fd);
	if (most < FILE_STEP)
		buf_reserve(to, size < most ? size + 1 : most);
	while (n > 0 && to->len < most) {
		size_t left = most - to->len, step = next_step(size, to->len);

		n = read_more(fd, path, left < step ? left : step, to, e);
	}
	close(fd);
	return n >= 0;
}

bool file_read_all(const char *path, struct buf *to, struct err *e)
{
	if (!file_head(path, LIMIT_FILE_BYTES + 1, to, e))
		return false;
	return to->len <= LIMIT_FILE_BYTES ||
	       err_set(e, ERR_INPUT, "%s is larger than %zu MiB, the most that is read of one file",
		       path, LIMIT_FILE_BYTES >> 20);
}
