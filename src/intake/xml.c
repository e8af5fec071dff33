#include "intake/xml.h"

#include "base/arena.h"
#include "base/buf.h"
#include "intake/encoding.h"
#include "intake/file.h"
#include "intake/limits.h"
#include "intake/xml_bytes.h"

#include <errno.h>
#include <expat.h>
#include <stdio.h>
#include <unistd.h>

enum {
	XML_CHUNK = 256 * 1024,
	XML_AT_ONCE = 1200 * 1024, /* bytes in memory: as many are one chunk */
};

struct chunk {
	struct str bytes; /* as they are parsed */
	struct buf held, mended;
	uint64_t at; /* where it begins in the file, as it was mended */
};

struct xml {
	XML_Parser parser;
	const struct xml_handler *handler;
	struct xml_end *end;
	struct str text;   /* of the element in hand, since the last tag */
	char *pieces;	   /* where it is when it did not come in one piece; LIMIT_XML_TEXT bytes */
	struct str parsed; /* the bytes where Expat has them: what points there stays for a while */
	bool at_once;	   /* they are all there are */
	int depth;
	bool over;		/* nothing more is handed over */
	struct chunk chunks[2]; /* the one being read and the one before it, for counting lines */
	int current;
	bool begun;	  /* the first chunk was looked at */
	bool mends;	  /* the file is in UTF-8: what is none is mended */
	bool may_replace; /* U+FFFD has been met, or may have been */
	char cut[4];	  /* a character's beginning that waits for the next chunk */
	size_t cut_len;
	uint64_t counted_to; /* bytes whose line ends are in `lines` */
	uint64_t lines;
};

static void count_lines(struct xml *x, const struct chunk *c, uint64_t to)
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

uint32_t xml_line(struct xml *x)
{
	uint64_t to = (uint64_t)XML_GetCurrentByteIndex(x->parser);

	if (to > x->counted_to) {
		if (x->counted_to < x->chunks[x->current].at)
			count_lines(x, &x->chunks[!x->current], to);
		count_lines(x, &x->chunks[x->current], to);
	}
	return (uint32_t)(x->lines + 1);
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

struct str xml_local_name(struct str name)
{
	const char *colon;

	while ((colon = name.len ? memchr(name.p, ':', name.len) : NULL) != NULL) {
		name.len -= (size_t)(colon + 1 - name.p);
		name.p = colon + 1;
	}
	return name;
}

static void end_here(struct xml *x, const char *why)
{
	if (x->over)
		return;
	x->over = true;
	x->end->line = XML_GetCurrentLineNumber(x->parser);
	x->end->column = XML_GetCurrentColumnNumber(x->parser) + 1;
	snprintf(x->end->why, sizeof x->end->why, "%s", why);
	XML_StopParser(x->parser, XML_FALSE);
}

/* Text in front of a tag that opens stands in an element that holds elements. */
static void hand_over_loose(struct xml *x)
{
	struct str text = str_trim(x->text);

	if (text.len && x->handler->loose)
		x->handler->loose(x->handler->with, x, text);
	x->text.len = 0;
}

static void on_open(void *with, const XML_Char *name, const XML_Char **attributes)
{
	struct xml *x = with;

	(void)attributes;
	if (x->over)
		return;
	if (x->text.len)
		hand_over_loose(x);
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

static inline bool is_white(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
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
		while (piece.len && is_white(*piece.p)) {
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

static void xml_begin(struct xml *x, const struct xml_handler *h, struct xml_end *end)
{
	*x = (struct xml){.parser = XML_ParserCreate(NULL), .handler = h, .end = end};
	*end = (struct xml_end){0};
	x->pieces = mem_take(LIMIT_XML_TEXT);
	x->text.p = x->pieces;
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_open, on_close);
	XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	XML_SetUnknownEncodingHandler(x->parser, on_encoding, NULL);
}

static void xml_finish(struct xml *x)
{
	count_lines(x, &x->chunks[!x->current], UINT64_MAX);
	count_lines(x, &x->chunks[x->current], UINT64_MAX);
	x->end->line_ends = x->lines;
	XML_ParserFree(x->parser);
	mem_free(x->pieces);
	for (size_t i = 0; i < 2; i++) {
		buf_close(&x->chunks[i].held);
		buf_close(&x->chunks[i].mended);
	}
}

/* Makes the bytes of a chunk what Expat can read. The end of a file is a chunk too, the last. */
static void mend(struct xml *x, struct chunk *c, bool last)
{
	bool replaced;

	if (!x->begun) {
		x->begun = true;
		x->mends = xml_bytes_utf8(c->bytes);
		x->may_replace = !x->mends;
		if (x->mends)
			XML_SetEncoding(x->parser, "UTF-8");
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

/* Expat copies what it is given, and moves what it has when it is given more. */
static enum XML_Status hand_to_expat(struct xml *x, struct str bytes, bool last)
{
	enum XML_Status status;
	char *room;

	if (bytes.len == 0)
		return XML_Parse(x->parser, "", 0, last);
	room = XML_GetBuffer(x->parser, (int)bytes.len);
	if (!room)
		return XML_STATUS_ERROR;
	memcpy(room, bytes.p, bytes.len);
	x->parsed = (struct str){room, bytes.len};
	status = XML_ParseBuffer(x->parser, (int)bytes.len, last);
	if (!x->at_once && x->text.len && x->text.p != x->pieces)
		gather(x, STR(""));
	return status;
}

/* Parses the current chunk. Returns false when there is no point in going on. */
static bool parse(struct xml *x, bool last)
{
	struct chunk *c = &x->chunks[x->current];
	char why[200];

	mend(x, c, last);
	if (hand_to_expat(x, c->bytes, last) == XML_STATUS_ERROR) {
		enum XML_Error code = XML_GetErrorCode(x->parser);

		if (last &&
		    (code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN ||
		     code == XML_ERROR_UNCLOSED_CDATA_SECTION || code == XML_ERROR_PARTIAL_CHAR))
			snprintf(why, sizeof why,
				 "the file ends before its last element is closed");
		else
			snprintf(why, sizeof why, "it is not well-formed XML (%s)",
				 XML_ErrorString(code));
		end_here(x, why);
		return false;
	}
	if (!last && c->at + c->bytes.len > (uint64_t)XML_GetCurrentByteIndex(x->parser) +
						XML_CHUNK + LIMIT_XML_TOKEN) {
		end_here(x, "a tag is longer than 1024 KiB, the most that is read");
		return false;
	}
	x->end->whole = last && !x->over;
	return !last && !x->over;
}

/* Makes the older chunk the current one, with room for the next bytes of the file. */
static struct chunk *next_chunk(struct xml *x)
{
	struct chunk *old = &x->chunks[!x->current];
	uint64_t at = x->chunks[x->current].at + x->chunks[x->current].bytes.len;

	count_lines(x, old, old->at + old->bytes.len);
	x->current = !x->current;
	old->at = at;
	old->held.len = 0;
	buf_add(&old->held, x->cut, x->cut_len);
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
		struct chunk *c = next_chunk(x);
		ssize_t n = read_some(fd, buf_room(&c->held, XML_CHUNK), XML_CHUNK);

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

void xml_read_bytes(struct str bytes, const struct xml_handler *h, struct xml_end *end)
{
	struct xml x;
	bool more = true;

	xml_begin(&x, h, end);
	x.at_once = bytes.len <= XML_AT_ONCE;
	while (more) {
		struct chunk *c = next_chunk(&x);
		size_t n = x.at_once || bytes.len < XML_CHUNK ? bytes.len : XML_CHUNK;

		if (x.at_once) {
			c->bytes = (struct str){bytes.p, n};
		} else {
			buf_add(&c->held, bytes.p, n);
			c->bytes = buf_view(&c->held);
		}
		bytes.p += n;
		bytes.len -= n;
		more = parse(&x, n == 0);
	}
	xml_finish(&x);
}
