#include "base/out.h"

#include "base/decimal.h"

#include "base/unfinished.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

struct out out_memory(void)
{
	return (struct out){.fd = -1};
}

struct out out_fd(int fd)
{
	return (struct out){.fd = fd};
}

bool out_file(struct out *o, const char *path, struct err *e)
{
	*o = (struct out){.fd = -1, .owned = true};
	if (strlen(path) >= sizeof o->path)
		return err_set(e, ERR_SYSTEM, "%.80s...: the name is too long to write to", path);
	snprintf(o->path, sizeof o->path, "%s", path);
	snprintf(o->beside, sizeof o->beside, "%s.part", path);
	unfinished_add(o->beside, UNFINISHED_FILE);
	o->fd = open(o->beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
	if (o->fd >= 0)
		return true;
	unfinished_drop(o->beside);
	return err_set(e, ERR_SYSTEM, "%s cannot be written: %s", path, strerror(errno));
}

static void flush(struct out *o)
{
	size_t done = 0;

	while (done < o->buf.len && !o->failed) {
		ssize_t n = write(o->fd, o->buf.p + done, o->buf.len - done);

		if (n >= 0)
			done += (size_t)n;
		else if (errno != EINTR)
			o->failed = errno;
	}
	o->written += done;
	o->buf.len = 0;
}

void out_hand_on(struct out *o)
{
	if (o->fd >= 0)
		flush(o);
}

void out_text(struct out *o, const char *z)
{
	out_add(o, z, strlen(z));
}

void out_number(struct out *o, int64_t n)
{
	char digits[24];

	out_add(o, digits, decimal_whole(n, digits));
}

void out_count(struct out *o, uint64_t n)
{
	char digits[24];
	int len = snprintf(digits, sizeof digits, "%" PRIu64, n);

	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			out_char(o, ',');
		out_char(o, digits[i]);
	}
}

void out_fmt(struct out *o, const char *fmt, ...)
{
	char small[512];
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(small, sizeof small, fmt, ap);
	va_end(ap);
	assert(n >= 0);
	if ((size_t)n < sizeof small) {
		out_add(o, small, (size_t)n);
	} else {
		vsnprintf(buf_room(&o->buf, (size_t)n + 1), (size_t)n + 1, fmt, again);
		o->buf.len += (size_t)n;
	}
	va_end(again);
}

static void settle(struct out *o)
{
	flush(o);
	if (!o->owned)
		return;
	if (!o->failed && fsync(o->fd) != 0 && errno != EINVAL && errno != EROFS)
		o->failed = errno;
	if (close(o->fd) != 0 && !o->failed)
		o->failed = errno;
	if (!o->failed && rename(o->beside, o->path) != 0)
		o->failed = errno;
	if (o->failed)
		unlink(o->beside);
	unfinished_drop(o->beside);
}

bool out_close(struct out *o, struct err *e)
{
	if (o->fd >= 0)
		settle(o);
	buf_close(&o->buf);
	o->fd = -1;
	if (!o->failed)
		return true;
	return err_set(e, ERR_SYSTEM, "%s could not be written: %s",
		       o->path[0] ? o->path : "the output", strerror(o->failed));
}

void out_abandon(struct out *o)
{
	if (o->fd >= 0 && o->owned) {
		close(o->fd);
		unlink(o->beside);
		unfinished_drop(o->beside);
	}
	buf_close(&o->buf);
	o->fd = -1;
}
