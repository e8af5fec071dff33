#include "intake/zip.h"

#include "intake/limits.h"

#include <zlib.h>

enum {
	END_SIZE = 22,	 /* of the record that ends an archive, without its comment */
	ENTRY_SIZE = 46, /* of an entry in the list, without its names */
	LOCAL_SIZE = 30, /* of a part's own header, without its names */
	ZIP_PIECE = 64 * 1024,
};

static uint32_t number_at(struct str s, uint64_t at, size_t bytes)
{
	uint32_t n = 0;

	for (size_t i = bytes; i > 0; i--)
		n = n << 8 | (unsigned char)s.p[at + i - 1];
	return n;
}

static bool has_signature(struct str s, uint64_t at, const char *signature, size_t size)
{
	return at <= s.len && s.len - at >= size && memcmp(s.p + at, signature, 4) == 0;
}

/* Where the last record begins: it is looked for from the end, before a comment of any length. */
static bool find_end(struct str s, uint64_t *end)
{
	for (uint64_t back = END_SIZE; back <= s.len && back < END_SIZE + 65536; back++)
		if (has_signature(s, s.len - back, "PK\005\006", END_SIZE)) {
			*end = s.len - back;
			return true;
		}
	return false;
}

/* Reads the entry at *at and moves behind it. */
static bool read_entry(struct str s, uint64_t *at, struct zip_part *part)
{
	uint64_t size;

	if (!has_signature(s, *at, "PK\001\002", ENTRY_SIZE))
		return false;
	*part = (struct zip_part){.method = (uint16_t)number_at(s, *at + 10, 2),
				  .packed = number_at(s, *at + 20, 4),
				  .size = number_at(s, *at + 24, 4),
				  .at = number_at(s, *at + 42, 4)};
	part->name = (struct str){s.p + *at + ENTRY_SIZE, number_at(s, *at + 28, 2)};
	size = ENTRY_SIZE + part->name.len + number_at(s, *at + 30, 2) + number_at(s, *at + 32, 2);
	if (s.len - *at < size)
		return false;
	*at += size;
	return true;
}

bool zip_open(struct zip *z, struct str bytes, struct arena *a, struct err *e)
{
	uint64_t end, at;
	size_t count;

	*z = (struct zip){.bytes = bytes};
	if (!find_end(bytes, &end))
		return err_set(e, ERR_INPUT, "the workbook is broken: it has no list of its parts");
	count = number_at(bytes, end + 10, 2);
	at = number_at(bytes, end + 16, 4);
	z->parts = arena_array(a, count + 1, sizeof *z->parts);
	for (; z->count < count; z->count++)
		if (!read_entry(bytes, &at, &z->parts[z->count]))
			return err_set(e, ERR_INPUT,
				       "the workbook is broken: its list of parts ends early");
	return true;
}

const struct zip_part *zip_find(const struct zip *z, struct str name)
{
	for (size_t i = 0; i < z->count; i++)
		if (str_same(z->parts[i].name, name))
			return &z->parts[i];
	return NULL;
}

/* The bytes of a part as they are stored. */
static bool packed_bytes(const struct zip *z, const struct zip_part *part, struct str *packed,
			 struct err *e)
{
	struct str s = z->bytes;
	uint64_t start;

	if (has_signature(s, part->at, "PK\003\004", LOCAL_SIZE)) {
		start = part->at + LOCAL_SIZE + number_at(s, part->at + 26, 2) +
			number_at(s, part->at + 28, 2);
		if (start <= s.len && s.len - start >= part->packed) {
			*packed = (struct str){s.p + start, (size_t)part->packed};
			return true;
		}
	}
	return err_set(e, ERR_INPUT, "the workbook is broken: %.*s is not where its list says",
		       (int)part->name.len, part->name.p);
}

static bool over_limits(uint64_t out, uint64_t packed)
{
	return out > LIMIT_ZIP_PART || out > (packed + 1024) * LIMIT_ZIP_RATIO;
}

/* Inflates all of it, piece by piece. Returns zlib's last word. */
static int inflate_pieces(z_stream *s, struct str packed, zip_piece *piece, void *with,
			  bool *too_large)
{
	char *out = mem_take(ZIP_PIECE);
	int status = Z_OK;
	bool more = true;

	while (status == Z_OK && more && !*too_large) {
		s->next_out = (unsigned char *)out;
		s->avail_out = ZIP_PIECE;
		status = inflate(s, Z_NO_FLUSH);
		*too_large = over_limits(s->total_out, packed.len);
		if (status == Z_OK || status == Z_STREAM_END)
			more = piece(with, (struct str){out, ZIP_PIECE - s->avail_out},
				     status == Z_STREAM_END);
		if (status == Z_OK && s->avail_in == 0 && s->avail_out == ZIP_PIECE)
			status = Z_BUF_ERROR;
	}
	mem_free(out);
	return more ? status : Z_STREAM_END;
}

static bool read_deflated(const struct zip_part *part, struct str packed, zip_piece *piece,
			  void *with, struct err *e)
{
	z_stream s = {.next_in = (z_const Bytef *)(uintptr_t)packed.p, /* NOLINT: zlib only reads */

		      .avail_in = (uInt)packed.len};
	bool too_large = false;
	int status;

	if (inflateInit2(&s, -MAX_WBITS) != Z_OK)
		return err_set(e, ERR_SYSTEM, "out of memory for inflating a workbook");
	status = inflate_pieces(&s, packed, piece, with, &too_large);
	inflateEnd(&s);
	if (too_large)
		return err_set(
		    e, ERR_INPUT,
		    "%.*s in the workbook inflates to more than %d MiB or %d times its size, "
		    "the most that is read",
		    (int)part->name.len, part->name.p, (int)(LIMIT_ZIP_PART >> 20),
		    LIMIT_ZIP_RATIO);
	return status == Z_STREAM_END || err_set(e, ERR_INPUT, "the workbook is broken in %.*s",
						 (int)part->name.len, part->name.p);
}

bool zip_read(const struct zip *z, const struct zip_part *part, zip_piece *piece, void *with,
	      struct err *e)
{
	struct str packed = STR("");

	if (!packed_bytes(z, part, &packed, e))
		return false;
	if (part->method == 8)
		return read_deflated(part, packed, piece, with, e);
	if (part->method != 0)
		return err_set(e, ERR_INPUT,
			       "the workbook is packed in a way that is not known (%u)",
			       part->method);
	piece(with, packed, true);
	return true;
}
