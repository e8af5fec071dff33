/*
 * libxlsxwriter does not look whether its temporary files could be written, and a disk may have
 * room again when it goes on: then the middle of a sheet is missing, and the end is there. So the
 * finished archive is read back: in each part every element that opens has to close, and rows and
 * notes have to be as many as were written.
 * (An XML parser took a quarter of the whole time for it.)
 */
#include "report/xlsx.h"

#include "intake/limits.h"
#include "intake/zip.h"

enum { TAG_KEPT = 16 };

struct reading {
	bool in_tag, broken;
	char tag[TAG_KEPT]; /* how the tag begins */
	size_t tag_len;
	char last; /* of its characters so far */
	int64_t depth;
	uint64_t elements; /* of this part */
	struct book_counts seen;
};

static bool tag_is(const struct reading *r, struct str name)
{
	return r->tag_len >= name.len && memcmp(r->tag, name.p, name.len) == 0 &&
	       (r->tag_len == name.len || strchr(" /", r->tag[name.len]));
}

static void end_tag(struct reading *r)
{
	if (r->tag_len == 0 || r->tag[0] == '?')
		return;
	if (r->tag[0] == '/') {
		r->broken |= --r->depth < 0;
		return;
	}
	r->elements++;
	r->depth += r->last != '/';
	r->seen.rows += tag_is(r, STR("row"));
	r->seen.notes += tag_is(r, STR("comment"));
}

/* Takes what belongs to the tag in hand. Returns how many bytes of s that was. */
static size_t in_tag(struct reading *r, struct str s)
{
	const char *end = memchr(s.p, '>', s.len);
	size_t n = end ? (size_t)(end - s.p) : s.len, left = TAG_KEPT - r->tag_len;
	size_t keep = n < left ? n : left;

	r->broken |= memchr(s.p, '<', n) != NULL;
	memcpy(r->tag + r->tag_len, s.p, keep);
	r->tag_len += keep;
	if (n)
		r->last = s.p[n - 1];
	if (end) {
		end_tag(r);
		r->in_tag = false;
	}
	return n + (end != NULL);
}

static bool on_piece(void *with, struct str s, bool last)
{
	struct reading *r = with;

	(void)last;
	while (s.len && !r->broken) {
		const char *begin = r->in_tag ? s.p : memchr(s.p, '<', s.len);
		size_t n;

		if (!begin)
			break;
		if (r->in_tag) {
			n = in_tag(r, s);
		} else {
			n = (size_t)(begin - s.p) + 1;
			r->in_tag = true;
			r->tag_len = 0;
		}
		s = (struct str){s.p + n, s.len - n};
	}
	return !r->broken;
}

/* Whether a part has no gap that its elements tell. */
static bool sound(const struct zip *z, const struct zip_part *part, struct reading *r)
{
	struct err e = {0};

	r->elements = 0;
	return zip_read(z, part, on_piece, r, &e) && !r->broken && !r->in_tag && r->depth == 0 &&
	       r->elements > 0;
}

/* Beyond the limits of our reader, which are for files of strangers. */
static bool too_big(const struct zip_part *p)
{
	return p->size > LIMIT_ZIP_PART || p->size / LIMIT_ZIP_RATIO > p->packed;
}

bool book_whole(struct str bytes, struct book_counts written)
{
	struct reading r = {.in_tag = false};
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
