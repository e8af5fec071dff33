#include "record/census_split.h"

#include "intake/file.h"
#include "intake/xml_bytes.h"

#include <assert.h>
#include <errno.h>
#include <unistd.h>

#define OPENING "<Message><Children>"
#define CLOSING "</Children></Message>"

enum {
	MARKUP_MAX = 12, /* bytes that tell what a piece of markup is: "</Children" and one more */
	STRETCH = 64,	 /* bytes that are looked at together */
};

bool split_open(struct split *s, const char *path, struct err *e)
{
	*s = (struct split){.file = file_open(path, e), .block = SPLIT_BLOCK, .size = SPLIT_SIZE};
	return s->file >= 0;
}

void split_open_bytes(struct split *s, struct str bytes, size_t block, size_t size)
{
	assert(block > 0);
	*s = (struct split){.file = -1, .bytes = bytes, .block = block, .size = size};
}

void split_close(struct split *s)
{
	if (s->file >= 0)
		close(s->file);
	buf_close(&s->held);
}

/* Where `what` first stands in s; NULL when it does not. */
static const char *find(struct str s, struct str what)
{
	const char *end = s.p + s.len;

	while ((size_t)(end - s.p) >= what.len) {
		s.p = memchr(s.p, what.p[0], (size_t)(end - s.p) - what.len + 1);
		if (!s.p || memcmp(s.p, what.p, what.len) == 0)
			return s.p;
		s.p++;
	}
	return NULL;
}

/* ---- the bytes ---- */

static ssize_t read_block(struct split *s, char *to)
{
	ssize_t n;

	if (s->file < 0) {
		size_t most = s->bytes.len < s->block ? s->bytes.len : s->block;

		if (most)
			memcpy(to, s->bytes.p, most);
		s->bytes.p += most;
		s->bytes.len -= most;
		return (ssize_t)most;
	}
	do
		n = read(s->file, to, s->block);
	while (n < 0 && errno == EINTR);
	return n;
}

/* Reads on; what belongs to earlier parts makes room. Returns false when the disk fails. */
static bool read_on(struct split *s)
{
	ssize_t n;

	s->held.len -= s->from;
	if (s->held.len && s->from)
		memmove(s->held.p, s->held.p + s->from, s->held.len);
	s->at -= s->from;
	s->from = 0;
	n = read_block(s, buf_room(&s->held, s->block));
	if (n < 0)
		return false;
	s->held.len += (size_t)n;
	s->whole = n == 0;
	return true;
}

/* ---- the markup ---- */

enum markup {
	MARKUP_OTHER,
	MARKUP_CHILD,
	MARKUP_CHILDREN_END,
	MARKUP_SHORT, /* more bytes are needed to tell */
	MARKUP_STRANGE,
};

/* Behind what begins like this, nothing is markup up to its end. */
static const struct {
	struct str begins, ends;
} opaque[] = {
    {{"<!--", 4}, {"-->", 3}},
    {{"<![CDATA[", 9}, {"]]>", 3}},
    {{"<?", 2}, {"?>", 2}},
};

static bool ends_name(char c)
{
	return c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool is_tag(struct str s, struct str tag)
{
	return s.len > tag.len && str_starts(s, tag) && ends_name(s.p[tag.len]);
}

/* A comment and its like, from its "<" on: *len is its length. */
static enum markup pass_opaque(struct str s, size_t *len)
{
	for (size_t i = 0; i < sizeof opaque / sizeof opaque[0]; i++) {
		size_t head = opaque[i].begins.len;
		const char *end;

		if (!str_starts(s, opaque[i].begins))
			continue;
		end = find((struct str){s.p + head, s.len - head}, opaque[i].ends);
		if (!end)
			return MARKUP_SHORT;
		*len = (size_t)(end - s.p) + opaque[i].ends.len;
		return MARKUP_OTHER;
	}
	return MARKUP_STRANGE;
}

/* What begins with the "<" that s begins with; *len is how much of it to pass over. */
static enum markup look_at(struct str s, size_t *len)
{
	*len = 1;
	if (s.len < MARKUP_MAX)
		return MARKUP_SHORT;
	switch (s.p[1]) {
	case 'C': return s.p[2] == 'h' && is_tag(s, STR("<Child")) ? MARKUP_CHILD : MARKUP_OTHER;
	case '/':
		return s.p[2] == 'C' && is_tag(s, STR("</Children")) ? MARKUP_CHILDREN_END
								     : MARKUP_OTHER;
	case '!':
	case '?': return pass_opaque(s, len);
	default: return MARKUP_OTHER;
	}
}

/* ---- what need not be looked at ---- */

/*
 * Whether something begins in a stretch that may hide markup (<! and <?), or </Children does: by a
 * few bytes of them, so that it may be wrong about that, never about there being none. Without a
 * branch, so that compilers vectorise it. Reads MARKUP_MAX bytes behind the stretch.
 */
static bool is_plain(const char *p)
{
	unsigned char other = 0;

	for (size_t i = 0; i < STRETCH; i++)
		other |= (unsigned char)((p[i] == '!') | (p[i] == '?') |
					 ((p[i] == '/') & (p[i + 6] == 'r') & (p[i + 8] == 'n')));
	return !other;
}

/*
 * Nothing ends a part of less than its size, so up to there only what hides markup matters. Leaves
 * s->at where it has to be looked at, which is between markup and markup, or in the midst of one.
 */
static void pass_plain(struct split *s)
{
	size_t end = s->from + s->size < s->held.len ? s->from + s->size : s->held.len;

	if (!s->begun || s->closed)
		return;
	while (s->at + STRETCH + MARKUP_MAX <= end && is_plain(s->held.p + s->at)) {
		s->at += STRETCH;
		/* What begins with the last byte is told by the bytes behind it. */
		s->at -= s->held.p[s->at - 1] == '<';
	}
}

/* ---- the parts ---- */

/* Copies out what is held up to `end`. */
static enum split_next cut(struct split *s, size_t end, struct buf *part)
{
	if (!s->begun && !xml_bytes_utf8((struct str){s->held.p, end}))
		return SPLIT_CANNOT;
	part->len = 0;
	if (s->begun)
		buf_str(part, STR(OPENING));
	buf_add(part, s->held.p + s->from, end - s->from);
	if (!s->over)
		buf_str(part, STR(CLOSING));
	s->begun = true;
	s->from = end;
	return SPLIT_PART;
}

/* Whether one part ends, and the next begins, with the child found at s->at. */
static bool cuts_here(const struct split *s)
{
	return !s->begun || s->at - s->from >= s->size;
}

/*
 * Looks at the markup that is held up to where a part ends. *short_of: it takes more bytes to go on.
 * Returns false when the file cannot be cut.
 */
static bool look_on(struct split *s, bool *short_of)
{
	const char *p;

	*short_of = false;
	pass_plain(s);
	while ((p = memchr(s->held.p + s->at, '<', s->held.len - s->at)) != NULL) {
		size_t len;
		enum markup m;

		s->at = (size_t)(p - s->held.p);
		m = look_at((struct str){p, s->held.len - s->at}, &len);
		if (m == MARKUP_SHORT)
			break;
		/* What stands behind the children is looked at as a whole, by one thread. */
		if (m == MARKUP_STRANGE || (s->closed && len == 1 && p[1] != '/'))
			return false;
		s->closed |= m == MARKUP_CHILDREN_END;
		if (m == MARKUP_CHILD && s->at > s->from && cuts_here(s))
			return true;
		s->at += len;
		pass_plain(s);
	}
	if (!p)
		s->at = s->held.len;
	*short_of = true;
	return true;
}

enum split_next split_next(struct split *s, struct buf *part)
{
	bool short_of = true;

	if (s->over)
		return SPLIT_END;
	for (;;) {
		if (s->held.len && !look_on(s, &short_of))
			return SPLIT_CANNOT;
		if ((short_of ? s->held.len : s->at) - s->from > SPLIT_SIZE_MAX)
			return SPLIT_CANNOT;
		if (!short_of)
			return cut(s, s->at, part);
		if (s->whole)
			break;
		if (!read_on(s))
			return SPLIT_CANNOT;
	}
	if (!s->begun)
		return SPLIT_CANNOT;
	s->over = true;
	return cut(s, s->held.len, part);
}
