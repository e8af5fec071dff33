/*
 * libxlsxwriter does not look whether its temporary files could be written, and a disk may have
 * room again when it packs them. So each part of the finished archive is looked at: it has to end
 * with the end of the element that it begins with.
 */
#include "report/xlsx.h"

#include "intake/limits.h"
#include "intake/zip.h"

enum { EDGE = 256 };

struct edges {
	char first[EDGE], last[EDGE];
	size_t first_len, last_len;
};

static bool take_piece(void *with, struct str piece, bool last)
{
	struct edges *e = with;
	size_t n = piece.len < EDGE ? piece.len : EDGE, keep = EDGE - n;

	(void)last;
	if (e->first_len < EDGE) {
		size_t more = EDGE - e->first_len < n ? EDGE - e->first_len : n;

		memcpy(e->first + e->first_len, piece.p, more);
		e->first_len += more;
	}
	keep = keep < e->last_len ? keep : e->last_len;
	memmove(e->last, e->last + e->last_len - keep, keep);
	memcpy(e->last + keep, piece.p + piece.len - n, n);
	e->last_len = keep + n;
	return true;
}

/* The name of the outermost element: behind the line that says this is XML, where there is one. */
static struct str outermost(const struct edges *e)
{
	struct str s = {e->first, e->first_len}, name;

	if (str_starts(s, STR("<?")))
		str_cut(&s, '>');
	str_cut(&s, '<');
	name.p = s.p;
	for (name.len = 0; name.len < s.len && !strchr(" />\r\n", s.p[name.len]);)
		name.len++;
	return name;
}

static bool ends_well(const struct edges *e)
{
	struct str name = outermost(e), end = str_trim((struct str){e->last, e->last_len});

	if (!name.len || !str_ends(end, STR(">")))
		return false;
	end.len--;
	if (!str_ends(end, name))
		return false;
	end.len -= name.len;
	return str_ends(end, STR("</"));
}

/* Parts beyond the reader's limits are left unread. */
static bool readable(const struct zip_part *p)
{
	return p->size <= LIMIT_ZIP_PART && p->size / LIMIT_ZIP_RATIO <= p->packed;
}

bool book_whole(struct str bytes)
{
	struct arena a = {0};
	struct zip z;
	struct err e = {0};
	bool whole = zip_open(&z, bytes, &a, &e) && z.count > 0;

	for (size_t i = 0; whole && i < z.count; i++) {
		struct edges edges = {.first_len = 0};

		if (readable(&z.parts[i]))
			whole =
			    zip_read(&z, &z.parts[i], take_piece, &edges, &e) && ends_well(&edges);
	}
	arena_close(&a);
	return whole;
}
