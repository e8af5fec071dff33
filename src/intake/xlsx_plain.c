/*
 * What programs write into a workbook is plain: tags with short attributes, text, at most one of the
 * five entities that every XML has. That much is read here, byte by byte, since nothing in it is long.
 *
 * What is not plain is not judged here, as in intake/xml_plain.c: a comment, a DOCTYPE, a CDATA
 * section, any other entity, a name that is not ASCII, a tag that closes another one, bytes that are
 * no UTF-8, too much depth, or an end in the midst of something. Reading stops in front of it and Expat
 * goes on from there. tests/unit/test_xlsx_part.c and tests/fuzz/fuzz_xlsx.c hold the two against one
 * another.
 */
#include "intake/xlsx_plain.h"

#include "intake/xml_bytes.h"

struct scan {
	struct part *p;
	const char *at, *end; /* what comes before `at` is handed over */
};

/* ---- tags ---- */

static enum part_plain close_element(struct part *p)
{
	const struct part_name *n = &p->open[--p->depth];
	struct str name = {n->spelt + n->local, n->len - n->local};

	p->closed = p->depth == 0;
	return p->handler->close(p->handler->with, name) ? PART_ON : PART_STOPPED;
}

/* Remembers an element that opens. Mostly the one before it, as deep, had the same name. */
static inline const struct part_name *push(struct part *p, struct str name)
{
	struct part_name *n = &p->open[p->depth++];

	if (n->len != name.len || memcmp(n->spelt, name.p, name.len) != 0) {
		memcpy(n->spelt, name.p, name.len);
		n->len = name.len;
		n->local = part_prefix(name);
	}
	return n;
}

/* What does not go on as a plain tag does: its end may be yet to come. */
__attribute__((cold)) static enum part_plain odd_tag(const struct scan *s, const char *p)
{
	return p < s->end && memchr(p, '>', (size_t)(s->end - p)) ? PART_STRANGE : PART_SHORT;
}

static enum part_plain open_tag(struct scan *s)
{
	struct xml_attribute all[XML_ATTRIBUTES_MAX];
	struct str name = {s->at + 1, 0};
	struct part_tag tag = {.all = all};
	const struct part_name *pushed;
	const char *p = xml_past_name(name.p, s->end);
	bool empty;

	name.len = (size_t)(p - name.p);
	if (p < s->end && *p != '>')
		p = xml_past_attributes(p, s->end, all, &tag.count);
	empty = p < s->end && *p == '/';
	p += empty;
	if (p == s->end || *p != '>')
		return odd_tag(s, p);
	if (!name.len || name.len > PART_NAME_MAX || s->p->depth == PART_DEPTH_MAX || s->p->closed)
		return PART_STRANGE;
	pushed = push(s->p, name);
	tag.name = (struct str){pushed->spelt + pushed->local, pushed->len - pushed->local};
	s->at = p + 1;
	s->p->handler->open(s->p->handler->with, &tag);
	return empty ? close_element(s->p) : PART_ON;
}

static enum part_plain close_tag(struct scan *s)
{
	const struct part *p = s->p;
	const struct part_name *n;
	const char *name = s->at + 2;

	if (!p->depth)
		return PART_STRANGE;
	n = &p->open[p->depth - 1];
	if ((size_t)(s->end - name) <= n->len)
		return PART_SHORT;
	if (memcmp(name, n->spelt, n->len) != 0 || name[n->len] != '>')
		return PART_STRANGE;
	s->at = name + n->len + 1;
	return close_element(s->p);
}

static inline enum part_plain read_tag(struct scan *s)
{
	if (s->end - s->at < 2)
		return PART_SHORT;
	return s->at[1] == '/' ? close_tag(s) : open_tag(s);
}

/* ---- text ---- */

/* Hands over the text up to a place, or what it stands for, and goes on behind it. */
static inline enum part_plain hand_over(struct scan *s, struct str text, const char *behind)
{
	s->at = behind;
	s->p->handler->text(s->p->handler->with, text);
	return PART_ON;
}

static enum part_plain read_entity(struct scan *s)
{
	static const struct {
		const char *written, *means;
	} entities[] = {
	    {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}};
	struct str rest = {s->at, (size_t)(s->end - s->at)};

	for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++) {
		struct str written = str_of(entities[i].written);

		if (str_starts(rest, written))
			return hand_over(s, str_of(entities[i].means), s->at + written.len);
	}
	return rest.len < 6 ? PART_SHORT : PART_STRANGE;
}

/* A bracket is one, unless it begins what closes a CDATA section. */
static enum part_plain read_bracket(struct scan *s)
{
	if (s->end - s->at < 3)
		return PART_SHORT;
	if (memcmp(s->at, "]]>", 3) == 0)
		return PART_STRANGE;
	return hand_over(s, STR("]"), s->at + 1);
}

/* A carriage return and a line feed are a line feed. */
static enum part_plain read_carriage_return(struct scan *s)
{
	if (s->end - s->at < 2)
		return PART_SHORT;
	if (s->at[1] != '\n')
		return PART_STRANGE;
	return hand_over(s, STR("\n"), s->at + 2);
}

static inline bool is_mark(char c)
{
	return (c == '<') | (c == '&') | (c == ']') | (c == '\r');
}

static enum part_plain read_inner_text(struct scan *s)
{
	const char *p = s->at;

	while (p < s->end && !is_mark(*p))
		p++;
	if (p > s->at)
		return hand_over(s, (struct str){s->at, (size_t)(p - s->at)}, p);
	switch (*p) {
	case '&': return read_entity(s);
	case ']': return read_bracket(s);
	default: return read_carriage_return(s);
	}
}

/* Outside the outermost element only white space may stand. */
static enum part_plain read_outer_text(struct scan *s)
{
	const char *p = xml_past_white(s->at, s->end);
	bool went_on = p > s->at;

	s->at = p;
	return went_on ? PART_ON : PART_STRANGE;
}

/* ---- all of it ---- */

static inline enum part_plain read_next(struct scan *s)
{
	if (s->at == s->end)
		return PART_SHORT;
	if (*s->at == '<')
		return read_tag(s);
	return s->p->depth ? read_inner_text(s) : read_outer_text(s);
}

enum part_plain part_plain_read(struct part *p, struct str *bytes)
{
	struct str well = {bytes->p, xml_bytes_well(*bytes)};
	struct scan s = {p, well.p, well.p + well.len};
	enum part_plain read = PART_ON;

	if (!p->begun)
		s.at = xml_past_beginning(well);
	if (!s.at)
		return PART_STRANGE;
	while (read == PART_ON)
		read = read_next(&s);
	p->begun |= s.at > well.p;
	bytes->len -= (size_t)(s.at - bytes->p);
	bytes->p = s.at;
	/* A character may be cut at the end; what is none is for Expat to refuse. */
	return read == PART_SHORT && s.end + xml_bytes_cut(*bytes) < bytes->p + bytes->len
		   ? PART_STRANGE
		   : read;
}
