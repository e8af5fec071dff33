/*
 * Returns are plain: elements, text, line ends, at most a declaration, some comments and attributes.
 * That much is read here, along the few bytes that mean something, found 64 bytes at a time. Names
 * that were met before are known by their number and not looked at again letter by letter.
 *
 * What is not plain is not judged here: at an entity, a DOCTYPE, a CDATA section, a name that is not
 * ASCII, a tag that closes another one, too much depth or text, or an end in the midst of something,
 * reading stops in front of it and Expat goes on from there (intake/xml_expat.c). So whatever is
 * wrong is told by Expat, and nothing may pass here that Expat would refuse. tests/fuzz/fuzz_xml.c
 * holds the two against one another.
 *
 * The bytes have been mended (intake/xml_bytes.h): they are UTF-8 and no character in them is one
 * that XML forbids.
 */
#include "intake/xml_plain.h"

#include "intake/block.h"
#include "intake/xml_inside.h"

/* ---- the bytes that mean something ---- */

/* A bit for each of the BLOCK bytes at p that is < or >, where tags begin and end, or & or ] or a
 * carriage return, by which text may mean something else than it says. */
static inline uint64_t marks_in(const char *p)
{
	const signed char angle = ~('<' ^ '>'); /* all bits but the one they differ in */
	uint64_t bits = 0;

	for (int i = 0; i < BLOCK; i += BLOCK_LANE) {
		block_lane lane = block_lane_at(p + i);

		bits |= block_bits(((lane & angle) == '<') | (lane == '&') | (lane == ']') |
				   (lane == '\r'))
			<< i;
	}
	return bits;
}

struct marks {
	const char *block;
	uint64_t bits; /* those of the block that are not passed */
};

/* The marks of a block that the bytes may end in. */
static struct marks marks_at(const char *p, const char *end)
{
	char last[BLOCK] = {0};

	if (end - p >= BLOCK)
		return (struct marks){p, marks_in(p)};
	if (p < end)
		memcpy(last, p, (size_t)(end - p));
	return (struct marks){p, marks_in(last)};
}

struct scan {
	struct xml *x;
	const char *from, *end;
	const char *at; /* what comes before it is handed over */
	struct marks marks;
};

/* The first mark at p or behind it; the end when there is none. Never asked for an earlier p. */
static inline const char *mark_from(struct scan *s, const char *p)
{
	struct marks *m = &s->marks;

	if (p - m->block < BLOCK)
		m->bits &= ~UINT64_C(0) << (p - m->block);
	else
		*m = marks_at(p, s->end);
	while (!m->bits) {
		if (s->end - m->block <= BLOCK)
			return s->end;
		*m = marks_at(m->block + BLOCK, s->end);
	}
	return m->block + __builtin_ctzll(m->bits);
}

static inline uint64_t offset(const struct scan *s, const char *p)
{
	return s->x->chunks[s->x->current].at + (uint64_t)(p - s->from);
}

/* ---- names ---- */

/* Where a name's number is, or would be. */
static inline uint8_t *slot_of(struct xml_names *names, struct str name, const struct spelling *is)
{
	size_t i = spelling_slot(is, 0, XML_SLOT_BITS);

	while (names->slots[i]) {
		const struct xml_name *n = &names->of[names->slots[i]];

		if (spelling_same(&n->is, n->spelt, is, name.p))
			break;
		i = (i + 1) % (1 << XML_SLOT_BITS);
	}
	return &names->slots[i];
}

/* The number of a name; 0 when it has none yet. */
static inline unsigned number_of(struct xml_names *names, struct str name)
{
	struct spelling is = spelling_of(name);

	return *slot_of(names, name, &is);
}

/* The same, and a name that has none gets one, if it is not too long and they are not too many. */
static unsigned give_number(struct xml_names *names, struct str name)
{
	struct spelling is = spelling_of(name);
	uint8_t *slot = slot_of(names, name, &is);

	if (!*slot && name.len <= XML_SPELT_MAX && names->count + 1 < XML_NUMBERS) {
		*slot = (uint8_t)++names->count;
		names->of[*slot].is = is;
		memcpy(names->of[*slot].spelt, name.p, name.len);
	}
	return *slot;
}

/* ---- tags ---- */

struct tag {
	const char *at, *end; /* from its "<" to behind its ">" */
	unsigned number;
	bool empty; /* it closes what it opens */
};

/* A tag whose name is new, or that holds more than a name. */
static bool read_odd_tag(struct scan *s, struct tag *t)
{
	struct xml_attribute all[XML_ATTRIBUTES_MAX];
	struct str name = {t->at + 1, 0};
	const char *p = xml_past_name(name.p, s->end);
	size_t count;

	name.len = (size_t)(p - name.p);
	p = xml_past_attributes(p, s->end, all, &count);
	t->empty = p < s->end && *p == '/';
	p += t->empty;
	if (!name.len || p >= s->end || *p != '>')
		return false;
	t->end = p + 1;
	t->number = give_number(&s->x->names, name);
	return t->number;
}

static inline enum xml_plain read_tag(struct scan *s, struct tag *t)
{
	const char *name = t->at + 1, *mark = mark_from(s, name);

	if (mark == s->end)
		return XML_PLAIN_SHORT;
	t->empty = mark[-1] == '/';
	t->end = mark + 1;
	t->number = number_of(&s->x->names, (struct str){name, (size_t)(mark - name) - t->empty});
	return (*mark == '>' && t->number) || read_odd_tag(s, t) ? XML_PLAIN_ON : XML_PLAIN_STRANGE;
}

static inline void close_element(struct xml *x)
{
	x->closed = --x->depth == 0;
	x->handler->close(x->handler->with, x, str_trim(x->text));
	x->text.len = 0;
}

static inline enum xml_plain open_tag(struct scan *s, const char *at)
{
	struct xml *x = s->x;
	struct tag t = {.at = at};
	enum xml_plain read = read_tag(s, &t);
	struct str name;

	if (read != XML_PLAIN_ON)
		return read;
	if (x->depth == LIMIT_XML_DEPTH || x->closed)
		return XML_PLAIN_STRANGE;
	x->at = offset(s, at);
	s->at = t.end;
	if (x->text.len)
		xml_hand_over_loose(x);
	x->open[x->depth++] = (uint8_t)t.number;
	x->number = t.number;
	name = (struct str){at + 1, x->names.of[t.number].is.len};
	if (!x->handler->open(x->handler->with, x, name))
		return XML_PLAIN_OVER;
	if (t.empty) {
		x->at = offset(s, t.end);
		close_element(x);
	}
	return XML_PLAIN_ON;
}

static inline enum xml_plain close_tag(struct scan *s, const char *at)
{
	struct xml *x = s->x;
	const struct xml_name *opened;
	const char *name = at + 2;
	struct spelling is;

	if (!x->depth)
		return XML_PLAIN_STRANGE;
	opened = &x->names.of[x->open[x->depth - 1]];
	if ((size_t)(s->end - name) <= opened->is.len)
		return XML_PLAIN_SHORT;
	is = spelling_of((struct str){name, opened->is.len});
	if (!spelling_same(&is, name, &opened->is, opened->spelt) || name[is.len] != '>')
		return XML_PLAIN_STRANGE;
	x->at = offset(s, at);
	s->at = name + is.len + 1;
	close_element(x);
	return XML_PLAIN_ON;
}

/* Passes a comment, which parts no text: where there is some, it is not plain. */
static enum xml_plain pass_comment(struct scan *s, const char *at)
{
	const char *p = at + 4;

	if (s->end - at < 4)
		return XML_PLAIN_SHORT;
	if (memcmp(at, "<!--", 4) != 0 || s->x->text.len)
		return XML_PLAIN_STRANGE;
	while (s->end - p >= 3 && memcmp(p, "--", 2) != 0 && (*p != '\r' || p[1] == '\n'))
		p++;
	if (s->end - p < 3)
		return XML_PLAIN_SHORT;
	if (memcmp(p, "-->", 3) != 0)
		return XML_PLAIN_STRANGE;
	s->at = p + 3;
	return XML_PLAIN_ON;
}

/* ---- all of it ---- */

/* The first mark from this one on that means something in text. Few texts hold one that does not. */
__attribute__((cold)) static const char *past_idle_marks(struct scan *s, const char *mark)
{
	while (s->end - mark >= 3 &&
	       (*mark == '>' || (*mark == ']' && memcmp(mark, "]]>", 3) != 0)))
		mark = mark_from(s, mark + 1);
	return mark;
}

/* Text up to a tag, at *tag. What is only white is none. */
static inline enum xml_plain read_text(struct scan *s, const char **tag)
{
	const char *p = xml_past_white(s->at, s->end), *mark = mark_from(s, p);
	size_t len;

	if (mark < s->end && *mark != '<')
		mark = past_idle_marks(s, mark);
	len = (size_t)(mark - p);
	if (s->end - mark < 2)
		return XML_PLAIN_SHORT;
	if (*mark != '<' || len > LIMIT_XML_TEXT || (len && !s->x->depth))
		return XML_PLAIN_STRANGE;
	s->x->text = (struct str){p, len};
	*tag = mark;
	return XML_PLAIN_ON;
}

static inline enum xml_plain read_next(struct scan *s)
{
	const char *tag;
	enum xml_plain read = read_text(s, &tag);

	if (read != XML_PLAIN_ON)
		return read;
	switch (tag[1]) {
	case '/': return close_tag(s, tag);
	case '!': return pass_comment(s, tag);
	default: return open_tag(s, tag);
	}
}

static enum xml_plain read_beginning(struct scan *s)
{
	const char *p = xml_past_beginning((struct str){s->from, (size_t)(s->end - s->from)});

	if (s->end - s->from < 9)
		return XML_PLAIN_SHORT;
	if (!p)
		return XML_PLAIN_STRANGE;
	s->at = p;
	return XML_PLAIN_ON;
}

enum xml_plain xml_plain_read(struct xml *x, struct str bytes)
{
	const char *end = bytes.p + bytes.len;
	struct scan s = {x, bytes.p, end, bytes.p, marks_at(bytes.p, end)};
	enum xml_plain read = XML_PLAIN_ON;

	if (offset(&s, bytes.p) == 0)
		read = read_beginning(&s);
	while (read == XML_PLAIN_ON)
		read = read_next(&s);
	x->text.len = 0;
	x->left = (struct str){s.at, (size_t)(end - s.at)};
	return read;
}

bool xml_plain_whole(const struct xml *x)
{
	const char *end = x->left.p + x->left.len;

	return x->closed && xml_past_white(x->left.p, end) == end;
}
