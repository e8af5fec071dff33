#include "part_alike.h"

#include "intake/xlsx_part.h"

struct hearing {
	struct buf *heard;
	struct buf text; /* since the last tag: it comes in whatever pieces */
};

static void put(struct hearing *h, const char *what, struct str name)
{
	buf_str(h->heard, buf_view(&h->text));
	h->text.len = 0;
	buf_text(h->heard, what);
	buf_str(h->heard, name);
}

static void on_open(void *with, const struct part_tag *tag)
{
	put(with, "\n<", tag->name);
	for (size_t i = 0; i < tag->count; i++) {
		put(with, " ", tag->all[i].name);
		put(with, "=", tag->all[i].value);
	}
	buf_char(((struct hearing *)with)->heard, '>');
}

static bool on_close(void *with, struct str name)
{
	put(with, "</", name);
	return !str_is(name, "stop");
}

static void on_text(void *with, struct str text)
{
	buf_str(&((struct hearing *)with)->text, text);
}

static void read_so(struct str bytes, size_t piece, bool by_expat, struct buf *heard)
{
	struct hearing hearing = {.heard = heard};
	struct part_handler h = {&hearing, on_open, on_close, on_text};
	struct part *p = part_begin(&h, by_expat);
	bool more = true;

	while (more) {
		size_t n = piece && piece < bytes.len ? piece : bytes.len;
		struct buf own = {0}; /* so that nothing behind the piece is looked at */

		buf_reserve(&own, n);
		buf_add(&own, bytes.p, n);
		bytes.p += n;
		bytes.len -= n;
		more = part_piece(p, buf_view(&own), !bytes.len) && bytes.len;
		buf_close(&own);
	}
	buf_text(heard, part_end(p) ? "\nwell" : "\nbroken");
	buf_close(&hearing.text);
}

bool part_alike(struct str bytes, size_t piece, struct buf *ours, struct buf *expats)
{
	read_so(bytes, piece, false, ours);
	read_so(bytes, piece, true, expats);
	return str_eq(buf_view(ours), buf_view(expats));
}
