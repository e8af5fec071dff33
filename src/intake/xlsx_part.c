#include "intake/xlsx_part.h"

#include "intake/xlsx_plain.h"

/* Bytes that tell whether there is a declaration, even behind a byte order mark. */
enum { BEGINNING = 9 };

/* ---- by Expat ---- */

static struct part_tag tag_of(struct part *p, const char *name, const char **attributes)
{
	struct part_tag tag = {.name = str_of(name)};
	size_t prefix = part_prefix(tag.name);

	tag.name = (struct str){name + prefix, tag.name.len - prefix};
	for (; attributes[0]; attributes += 2) {
		p->all = mem_room(p->all, &p->cap, tag.count + 1, sizeof *p->all);
		p->all[tag.count++] =
		    (struct xml_attribute){str_of(attributes[0]), str_of(attributes[1])};
	}
	tag.all = p->all;
	return tag;
}

static void on_open(void *with, const XML_Char *name, const XML_Char **attributes)
{
	struct part *p = with;
	struct part_tag tag = tag_of(p, name, attributes);

	if (!p->stopped)
		p->handler->open(p->handler->with, &tag);
}

static void on_close(void *with, const XML_Char *spelt)
{
	struct part *p = with;
	struct str name = str_of(spelt);
	size_t prefix = part_prefix(name);

	if (p->stopped)
		return;
	name = (struct str){spelt + prefix, name.len - prefix};
	p->stopped = !p->handler->close(p->handler->with, name);
	if (p->stopped)
		XML_StopParser(p->parser, XML_FALSE);
}

static void on_text(void *with, const XML_Char *s, int len)
{
	struct part *p = with;

	if (!p->stopped)
		p->handler->text(p->handler->with, (struct str){s, (size_t)len});
}

static void on_doctype(void *with, const XML_Char *name, const XML_Char *sysid,
		       const XML_Char *pubid, int has_internal_subset)
{
	struct part *p = with;

	(void)name;
	(void)sysid;
	(void)pubid;
	(void)has_internal_subset;
	XML_StopParser(p->parser, XML_FALSE);
}

static bool parse(struct part *p, struct str piece, bool last)
{
	p->broken = XML_Parse(p->parser, piece.p, (int)piece.len, last) == XML_STATUS_ERROR;
	return !p->broken;
}

/* What Expat is shown of the bytes before, as in intake/xml_expat.c: the tags that are open, while
 * nobody listens; else that there was something. At once: tags that come in pieces newer versions of
 * Expat put off until more has come, and then somebody listens. */
static void show_before(struct part *p)
{
	struct buf before = {0};

	for (int i = 0; i < p->depth; i++)
		buf_fmt(&before, "<%.*s>", (int)p->open[i].len, p->open[i].spelt);
	if (!p->depth && p->begun)
		buf_text(&before, p->closed ? "<a/>" : " ");
	if (before.len)
		parse(p, buf_view(&before), false);
	buf_close(&before);
}

static bool go_on_by_expat(struct part *p, struct str rest, bool last)
{
	p->parser = XML_ParserCreate(NULL);
	XML_SetUserData(p->parser, p);
	show_before(p);
	XML_SetElementHandler(p->parser, on_open, on_close);
	XML_SetCharacterDataHandler(p->parser, on_text);
	XML_SetStartDoctypeDeclHandler(p->parser, on_doctype);
	return parse(p, rest, last);
}

/* ---- either way ---- */

struct part *part_begin(const struct part_handler *h, bool by_expat)
{
	struct part *p = mem_take(sizeof *p);

	*p = (struct part){.handler = h, .by_expat = by_expat};
	return p;
}

bool part_end(struct part *p)
{
	bool ok = p->stopped || !p->broken;

	if (p->parser)
		XML_ParserFree(p->parser);
	buf_close(&p->held);
	mem_free(p->all);
	mem_free(p);
	return ok;
}

/* Keeps what is left of the bytes in hand for the next piece. */
static void keep(struct part *p, struct str rest)
{
	if (p->held.len && rest.len)
		memmove(p->held.p, rest.p, rest.len);
	else
		buf_str(&p->held, rest);
	p->held.len = rest.len;
}

/* Whether the part may end with what is left. */
static bool is_whole(const struct part *p, struct str rest)
{
	return p->closed && !rest.len;
}

bool part_piece(void *with, struct str piece, bool last)
{
	struct part *p = with;
	enum part_plain read = p->by_expat ? PART_STRANGE : PART_SHORT;

	if (p->parser)
		return parse(p, piece, last);
	if (p->held.len) {
		buf_str(&p->held, piece);
		piece = buf_view(&p->held);
	}
	if (read == PART_SHORT && (p->begun ? piece.len : piece.len >= BEGINNING))
		read = part_plain_read(p, &piece);
	p->stopped = read == PART_STOPPED;
	if (p->stopped || (last && read == PART_SHORT && is_whole(p, piece)))
		return false;
	if (last || read == PART_STRANGE || piece.len > PART_TAG_MAX)
		return go_on_by_expat(p, piece, last);
	keep(p, piece);
	return true;
}

bool part_read(const struct zip *z, struct str name, bool by_expat, const struct part_handler *h,
	       struct err *e)
{
	const struct zip_part *part = zip_find(z, name);
	struct part *p;
	bool ok;

	if (!part)
		return err_set(e, ERR_INPUT, "the workbook is broken: it has no %.*s",
			       (int)name.len, name.p);
	p = part_begin(h, by_expat);
	ok = zip_read(z, part, part_piece, p, e);
	if (!part_end(p) && ok)
		ok = err_set(e, ERR_INPUT, "the workbook is broken in %.*s", (int)name.len, name.p);
	return ok;
}

struct str part_attribute(const struct part_tag *tag, const char *name)
{
	struct str wanted = str_of(name);

	for (size_t i = 0; i < tag->count; i++) {
		struct str own = tag->all[i].name;
		size_t prefix = part_prefix(own);

		if (str_eq((struct str){own.p + prefix, own.len - prefix}, wanted))
			return tag->all[i].value;
	}
	return STR("");
}
