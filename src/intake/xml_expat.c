/*
 * Expat begins in the midst of the file: it is shown the tags that are open there, without a line
 * end and while nobody listens, and its offsets, lines and first columns are moved accordingly.
 */
#include "intake/xml_expat.h"

#include "base/arena.h"
#include "intake/encoding.h"
#include "intake/xml_inside.h"

#include <assert.h>
#include <stdio.h>

static uint64_t line_now(const struct xml *x)
{
	return XML_GetCurrentLineNumber(x->parser) + x->moved_lines;
}

/* From 1. Only the line that Expat began in has been moved. */
static uint64_t column_now(const struct xml *x)
{
	uint64_t column = XML_GetCurrentColumnNumber(x->parser) + 1;

	return XML_GetCurrentLineNumber(x->parser) == 1 ? column + x->moved_columns : column;
}

static void end_here(struct xml *x, const char *why)
{
	if (x->over)
		return;
	x->over = true;
	x->end->line = line_now(x);
	x->end->column = column_now(x);
	snprintf(x->end->why, sizeof x->end->why, "%s", why);
	XML_StopParser(x->parser, XML_FALSE);
}

static void on_open(void *with, const XML_Char *name, const XML_Char **attributes)
{
	struct xml *x = with;

	(void)attributes;
	if (x->over)
		return;
	if (x->text.len)
		xml_hand_over_loose(x);
	if (++x->depth > LIMIT_XML_DEPTH) {
		end_here(x, "elements are nested more than 32 deep, the most that is read");
		return;
	}
	if (!x->handler->open(x->handler->with, x, str_of(name))) {
		x->over = x->end->stopped = true;
		XML_StopParser(x->parser, XML_FALSE);
	}
}

static void on_close(void *with, const XML_Char *name)
{
	struct xml *x = with;

	(void)name;
	if (x->over)
		return;
	x->depth--;
	x->handler->close(x->handler->with, x, str_trim(x->text));
	x->text.len = 0;
}

/* Adds to the text in hand, where it is ours. */
static void gather(struct xml *x, struct str piece)
{
	if (x->text.p != x->pieces && x->text.len)
		memcpy(x->pieces, x->text.p, x->text.len);
	if (piece.len)
		memcpy(x->pieces + x->text.len, piece.p, piece.len);
	x->text.p = x->pieces;
	x->text.len += piece.len;
}

/* Whether a piece of text is a part of the file as it stands there; characters that were written in
 * another way come from elsewhere. */
static inline bool is_parsed(const struct xml *x, struct str piece)
{
	uintptr_t at = (uintptr_t)piece.p, from = (uintptr_t)x->parsed.p;

	return at >= from && at - from + piece.len <= x->parsed.len;
}

static void on_text(void *with, const XML_Char *s, int len)
{
	struct xml *x = with;
	struct str piece = {s, (size_t)len};

	if (x->over)
		return;
	if (x->text.len == 0)
		while (piece.len && xml_is_white(*piece.p)) {
			piece.p++;
			piece.len--;
		}
	if (piece.len > LIMIT_XML_TEXT - x->text.len)
		end_here(x, "an element holds more than 64 KiB of text, the most that is read");
	else if (x->text.len == 0 && is_parsed(x, piece))
		x->text = piece;
	else
		gather(x, piece);
}

static void on_doctype(void *with, const XML_Char *name, const XML_Char *sysid,
		       const XML_Char *pubid, int has_internal_subset)
{
	(void)name;
	(void)sysid;
	(void)pubid;
	(void)has_internal_subset;
	end_here(with, "it has a DOCTYPE, which no return needs and which is refused since it can "
		       "make a file expand without end");
}

static int on_encoding(void *with, const XML_Char *name, XML_Encoding *info)
{
	(void)with;
	if (!str_same(str_of(name), STR("windows-1252")) && !str_same(str_of(name), STR("cp1252")))
		return XML_STATUS_ERROR;
	for (int i = 0; i < 256; i++)
		info->map[i] = (int)encoding_windows_1252((unsigned char)i);
	info->data = NULL;
	info->convert = NULL;
	info->release = NULL;
	return XML_STATUS_OK;
}

/* ---- beginning ---- */

/*
 * What Expat is shown of the bytes before, which are plain and not to be heard of again: the tags
 * that are open, or that there was an element; else white space, behind which no declaration may
 * follow.
 */
static void add_before(const struct xml *x, struct buf *to)
{
	for (int i = 0; i < x->depth; i++) {
		const struct xml_name *n = &x->names.of[x->open[i]];

		buf_fmt(to, "<%.*s>", (int)n->is.len, n->spelt);
	}
	if (!x->depth && xml_left_at(x) > 0)
		buf_text(to, x->closed ? "<a/>" : " ");
}

static void move(struct xml *x)
{
	struct buf before = {0};

	add_before(x, &before);
	if (before.len) {
		enum XML_Status status = XML_Parse(x->parser, before.p, (int)before.len, false);

		assert(status == XML_STATUS_OK);
	}
	x->fed = xml_left_at(x);
	x->moved = x->fed - before.len;
	x->moved_lines = xml_left_lines(x);
	x->moved_columns = xml_left_column(x) - before.len;
	buf_close(&before);
}

void xml_expat_begin(struct xml *x)
{
	x->parser = XML_ParserCreate(x->mends ? "UTF-8" : NULL);
	x->pieces = mem_take(LIMIT_XML_TEXT);
	x->text.p = x->pieces;
	XML_SetUserData(x->parser, x);
	move(x);
	XML_SetElementHandler(x->parser, on_open, on_close);
	XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	XML_SetUnknownEncodingHandler(x->parser, on_encoding, NULL);
}

void xml_expat_end(struct xml *x)
{
	if (!x->parser)
		return;
	XML_ParserFree(x->parser);
	mem_free(x->pieces);
}

/* ---- reading ---- */

uint64_t xml_expat_at(const struct xml *x)
{
	return (uint64_t)XML_GetCurrentByteIndex(x->parser) + x->moved;
}

/* Expat copies what it is given, and moves what it has when it is given more. */
static enum XML_Status hand_over(struct xml *x, struct str bytes, bool last)
{
	enum XML_Status status;
	char *room;

	if (bytes.len == 0)
		return XML_Parse(x->parser, "", 0, last);
	room = XML_GetBuffer(x->parser, (int)bytes.len);
	if (!room)
		return XML_STATUS_ERROR;
	memcpy(room, bytes.p, bytes.len);
	x->fed += bytes.len;
	x->parsed = (struct str){room, bytes.len};
	status = XML_ParseBuffer(x->parser, (int)bytes.len, last);
	if (!x->at_once && x->text.len && x->text.p != x->pieces)
		gather(x, STR(""));
	return status;
}

static void end_with_error(struct xml *x, bool last)
{
	enum XML_Error code = XML_GetErrorCode(x->parser);
	char why[200];

	if (last && (code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN ||
		     code == XML_ERROR_UNCLOSED_CDATA_SECTION || code == XML_ERROR_PARTIAL_CHAR))
		snprintf(why, sizeof why, "the file ends before its last element is closed");
	else
		snprintf(why, sizeof why, "it is not well-formed XML (%s)", XML_ErrorString(code));
	end_here(x, why);
}

bool xml_expat_read(struct xml *x, struct str bytes, bool last)
{
	if (hand_over(x, bytes, last) == XML_STATUS_ERROR) {
		end_with_error(x, last);
		return false;
	}
	if (!last && x->fed > xml_expat_at(x) + XML_CHUNK + LIMIT_XML_TOKEN) {
		end_here(x, "a tag is longer than 1024 KiB, the most that is read");
		return false;
	}
	x->end->whole = last && !x->over;
	return !last && !x->over;
}
