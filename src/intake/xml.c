#include "intake/xml.h"

#include "intake/file.h"
#include "intake/xml_bytes.h"
#include "intake/xml_expat.h"
#include "intake/xml_plain.h"

#include <errno.h>
#include <unistd.h>

enum {
	XML_AT_ONCE = 1200 * 1024, /* bytes in memory: as many are one chunk */
	BLOCK = 64,
};

/* ---- where something is ---- */

static void count_lines(struct xml *x, const struct xml_chunk *c, uint64_t to)
{
	uint64_t end = c->at + c->bytes.len;
	const char *p, *stop;

	if (x->counted_to < c->at || x->counted_to >= end)
		return;
	p = c->bytes.p + (x->counted_to - c->at);
	stop = c->bytes.p + ((to < end ? to : end) - c->at);
	x->counted_to = to < end ? to : end;
	while (p < stop && (p = memchr(p, '\n', (size_t)(stop - p))) != NULL) {
		x->lines++;
		p++;
	}
}

/* The line ends before a place in the current chunk or the one before. */
static uint64_t lines_to(struct xml *x, uint64_t to)
{
	if (to > x->counted_to) {
		if (x->counted_to < x->chunks[x->current].at)
			count_lines(x, &x->chunks[!x->current], to);
		count_lines(x, &x->chunks[x->current], to);
	}
	return x->lines;
}

uint32_t xml_line(struct xml *x)
{
	return (uint32_t)(lines_to(x, x->parser ? xml_expat_at(x) : x->at) + 1);
}

uint32_t xml_text_line(struct xml *x)
{
	uint32_t line = xml_line(x);

	for (size_t i = 0; i < x->text.len && line > 1; i++)
		line -= x->text.p[i] == '\n';
	return line;
}

bool xml_text_stays(const struct xml *x)
{
	return x->at_once && x->text.p != x->pieces;
}

bool xml_may_replace(const struct xml *x)
{
	return x->may_replace;
}

unsigned xml_name_number(const struct xml *x)
{
	return x->parser ? 0 : x->number;
}

struct str xml_local_name(struct str name)
{
	const char *colon;

	while ((colon = name.len ? memchr(name.p, ':', name.len) : NULL) != NULL) {
		name.len -= (size_t)(colon + 1 - name.p);
		name.p = colon + 1;
	}
	return name;
}

uint64_t xml_left_at(const struct xml *x)
{
	const struct xml_chunk *c = &x->chunks[x->current];

	return c->at + (uint64_t)(x->left.p - c->bytes.p);
}

uint64_t xml_left_lines(struct xml *x)
{
	return lines_to(x, xml_left_at(x));
}

/* Characters among a block of bytes. Without a branch, so that compilers vectorise it. */
static size_t characters(const char *p)
{
	unsigned n = 0;

	for (size_t i = 0; i < BLOCK; i++)
		n += (p[i] & 0xC0) != 0x80;
	return n;
}

uint64_t xml_left_column(const struct xml *x)
{
	const char *from = x->chunks[x->current].bytes.p, *p = x->left.p;
	uint64_t n = 0;

	while (p - from >= BLOCK && !memchr(p - BLOCK, '\n', BLOCK)) {
		p -= BLOCK;
		n += characters(p);
	}
	for (; p > from; p--) {
		if (p[-1] == '\n')
			return n;
		n += (p[-1] & 0xC0) != 0x80;
	}
	return n + x->column;
}

/* ---- reading ---- */

static void xml_begin(struct xml *x, const struct xml_handler *h, struct xml_end *end)
{
	*x = (struct xml){.handler = h, .end = end, .chunk = XML_CHUNK};
	*end = (struct xml_end){0};
}

static void xml_finish(struct xml *x)
{
	count_lines(x, &x->chunks[!x->current], UINT64_MAX);
	count_lines(x, &x->chunks[x->current], UINT64_MAX);
	x->end->line_ends = x->lines;
	xml_expat_end(x);
	for (size_t i = 0; i < 2; i++) {
		buf_close(&x->chunks[i].held);
		buf_close(&x->chunks[i].mended);
	}
}

/* Makes the bytes of a chunk what Expat can read. The end of a file is a chunk too, the last. */
static void mend(struct xml *x, struct xml_chunk *c, bool last)
{
	bool replaced;

	if (!x->begun) {
		x->begun = true;
		x->mends = xml_bytes_utf8(c->bytes);
		x->may_replace = !x->mends;
	}
	if (!x->mends)
		return;
	x->cut_len = last || x->at_once ? 0 : xml_bytes_cut(c->bytes);
	c->bytes.len -= x->cut_len;
	for (size_t i = 0; i < x->cut_len; i++)
		x->cut[i] = c->bytes.p[c->bytes.len + i];
	c->bytes = xml_bytes_mended(c->bytes, &c->mended, &replaced);
	x->may_replace |= replaced;
}

/* Expat reads on at what is left of the chunk. It is given pieces as they were read, since they show
 * in what it says of a text that is too long. */
static bool go_on_by_expat(struct xml *x, const struct xml_chunk *c, bool last)
{
	struct str rest = x->left;
	size_t begun = c->bytes.len - rest.len;
	bool more = true;

	xml_expat_begin(x);
	x->left.len = 0;
	if (begun < x->carried) {
		more = xml_expat_read(x, (struct str){rest.p, x->carried - begun}, false);
		rest.p += x->carried - begun;
		rest.len -= x->carried - begun;
	}
	return more && xml_expat_read(x, rest, last);
}

/* Parses the current chunk. Returns false when there is no point in going on. */
static bool parse(struct xml *x, bool last)
{
	struct xml_chunk *c = &x->chunks[x->current];
	enum xml_plain read;

	mend(x, c, last);
	if (!c->bytes.len)
		c->bytes.p = "";
	if (x->parser)
		return xml_expat_read(x, c->bytes, last);
	x->left = c->bytes;
	if (!x->mends || x->by_expat)
		return go_on_by_expat(x, c, last);
	read = xml_plain_read(x, c->bytes);
	if (read == XML_PLAIN_OVER) {
		x->over = x->end->stopped = true;
		return false;
	}
	if (read == XML_PLAIN_SHORT && last && xml_plain_whole(x)) {
		x->end->whole = true;
		return false;
	}
	if (read == XML_PLAIN_SHORT && !last && x->left.len < x->chunk) {
		x->column = xml_left_column(x);
		c->bytes.len -= x->left.len;
		return true;
	}
	return go_on_by_expat(x, c, last);
}

/* Makes the older chunk the current one, with what is left of the other and room for the next bytes
 * of the file. */
static struct xml_chunk *next_chunk(struct xml *x)
{
	struct xml_chunk *old = &x->chunks[!x->current], *c = &x->chunks[x->current];

	count_lines(x, old, old->at + old->bytes.len);
	x->current = !x->current;
	old->at = c->at + c->bytes.len;
	old->held.len = 0;
	buf_str(&old->held, x->left);
	buf_add(&old->held, x->cut, x->cut_len);
	x->carried = x->left.len;
	return old;
}

static ssize_t read_some(int fd, char *to, size_t most)
{
	ssize_t n;

	do
		n = read(fd, to, most);
	while (n < 0 && errno == EINTR);
	return n;
}

static bool xml_pump(struct xml *x, int fd, const char *path, struct err *e)
{
	bool more = true;

	while (more) {
		struct xml_chunk *c = next_chunk(x);
		ssize_t n = read_some(fd, buf_room(&c->held, x->chunk), x->chunk);

		if (n < 0)
			return err_set(e, ERR_INPUT, "%s cannot be read: %s", path,
				       strerror(errno));
		c->held.len += (size_t)n;
		c->bytes = buf_view(&c->held);
		more = parse(x, n == 0);
	}
	return true;
}

bool xml_read(const char *path, const struct xml_handler *h, struct xml_end *end, struct err *e)
{
	struct xml x;
	int fd = file_open(path, e);
	bool ok;

	if (fd < 0)
		return false;
	xml_begin(&x, h, end);
	ok = xml_pump(&x, fd, path, e);
	xml_finish(&x);
	close(fd);
	return ok;
}

static void read_bytes(struct xml *x, struct str bytes)
{
	bool more = true;

	while (more) {
		struct xml_chunk *c = next_chunk(x);
		size_t n = x->at_once || bytes.len < x->chunk ? bytes.len : x->chunk;

		if (x->at_once && !c->held.len) {
			c->bytes = (struct str){bytes.p, n};
		} else {
			buf_add(&c->held, bytes.p, n);
			c->bytes = buf_view(&c->held);
		}
		bytes.p += n;
		bytes.len -= n;
		more = parse(x, n == 0);
	}
}

void xml_read_bytes(struct str bytes, const struct xml_handler *h, struct xml_end *end)
{
	xml_read_bytes_so(bytes, (struct xml_way){0}, h, end);
}

void xml_read_bytes_so(struct str bytes, struct xml_way way, const struct xml_handler *h,
		       struct xml_end *end)
{
	struct xml x;

	xml_begin(&x, h, end);
	x.by_expat = way.by_expat;
	x.at_once = !way.chunk && bytes.len <= XML_AT_ONCE;
	if (way.chunk)
		x.chunk = way.chunk;
	read_bytes(&x, bytes);
	xml_finish(&x);
}
