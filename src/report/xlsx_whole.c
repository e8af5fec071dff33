/*
 * libxlsxwriter does not look whether its temporary files could be written, and a disk may have
 * room again when it goes on: then the middle of a sheet is missing, and the end is there. So the
 * finished archive is read back: each part has to be sound XML, and rows and notes as many as were
 * written.
 */
#include "report/xlsx.h"

#include "intake/limits.h"
#include "intake/zip.h"

#include <expat.h>

struct reading {
	XML_Parser parser;
	bool broken;
	struct book_counts seen;
};

static void on_open(void *with, const XML_Char *name, const XML_Char **attributes)
{
	struct reading *r = with;

	(void)attributes;
	r->seen.rows += strcmp(name, "row") == 0;
	r->seen.notes += strcmp(name, "comment") == 0;
}

static bool on_piece(void *with, struct str piece, bool last)
{
	struct reading *r = with;

	r->broken = XML_Parse(r->parser, piece.p, (int)piece.len, last) == XML_STATUS_ERROR;
	return !r->broken;
}

/* Whether a part is sound XML to its end. */
static bool sound(const struct zip *z, const struct zip_part *part, struct reading *r)
{
	struct err e = {0};
	bool ok;

	r->parser = XML_ParserCreate(NULL);
	XML_SetUserData(r->parser, r);
	XML_SetStartElementHandler(r->parser, on_open);
	ok = zip_read(z, part, on_piece, r, &e);
	ok = ok && !r->broken;
	XML_ParserFree(r->parser);
	return ok;
}

/* Beyond the limits of our reader, which are for files of strangers. */
static bool too_big(const struct zip_part *p)
{
	return p->size > LIMIT_ZIP_PART || p->size / LIMIT_ZIP_RATIO > p->packed;
}

bool book_whole(struct str bytes, struct book_counts written)
{
	struct reading r = {.parser = NULL};
	struct arena a = {0};
	struct err e = {0};
	struct zip z;
	bool whole = zip_open(&z, bytes, &a, &e) && z.count > 0, counted = true;

	for (size_t i = 0; whole && i < z.count; i++)
		if (too_big(&z.parts[i]))
			counted = false;
		else
			whole = sound(&z, &z.parts[i], &r);
	arena_close(&a);
	if (!whole || !counted)
		return whole;
	return r.seen.rows == written.rows && r.seen.notes == written.notes;
}
