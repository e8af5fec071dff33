/* Writes the table of postcodes: its form is told in postcodes.h. */
#include "base/buf.h"
#include "record/postcodes_build.h"

#include <assert.h>
#include <stdlib.h>

/* ---- sorting ---- */

/* The postcode as one number. */
static uint64_t number_of(const struct postcode_entry *e)
{
	return (uint64_t)postcodes_key(&e->code) << 16 | (uint64_t)e->code.letters[0] << 8 |
	       e->code.letters[1];
}

static int order(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

static int by_postcode(const void *a, const void *b)
{
	const struct postcode_entry *x = a, *y = b;
	int by = order(number_of(x), number_of(y));

	by = by ? by : order(x->authority, y->authority);
	by = by ? by : order(x->east, y->east);
	return by ? by : order(x->north, y->north);
}

static size_t without_doubles(struct postcodes_build *b)
{
	size_t n = 0;

	for (size_t i = 0; i < b->count; i++)
		if (n == 0 || number_of(&b->entries[i]) != number_of(&b->entries[n - 1]))
			b->entries[n++] = b->entries[i];
	return n;
}

/* ---- sectors ---- */

/* The table as it is made. */
struct making {
	struct postcodes_sector *sectors;
	size_t count, cap;
	struct buf packed;
};

/* What the numbers of a sector count from, and in how many bits. */
struct frame {
	uint32_t base[3];
	unsigned width[3];
};

static bool placed(const struct postcode_entry *e)
{
	return e->east || e->north;
}

static unsigned bits_for(uint32_t most)
{
	unsigned n = 0;

	while (most >> n)
		n++;
	return n;
}

static struct frame frame_of(const struct postcode_entry *e, size_t count)
{
	uint32_t least[3] = {UINT32_MAX, UINT32_MAX, UINT32_MAX}, most[3] = {0};
	struct frame f = {0};

	for (size_t i = 0; i < count; i++) {
		const uint32_t of[3] = {e[i].authority, e[i].east, e[i].north};

		for (size_t k = 0; k < (placed(&e[i]) ? 3 : 1); k++) {
			least[k] = of[k] < least[k] ? of[k] : least[k];
			most[k] = of[k] > most[k] ? of[k] : most[k];
		}
	}
	for (size_t k = 0; k < 3; k++) {
		f.base[k] = least[k] < most[k] ? least[k] : most[k];
		f.width[k] = bits_for(most[k] - f.base[k] + (k == 1 ? 2 : 0));
	}
	return f;
}

static uint64_t frame_bits(const struct frame *f)
{
	enum { NORTH = AUTHORITY_BITS + EAST_BITS, WIDTHS = NORTH + NORTH_BITS };

	return (uint64_t)f->base[0] | (uint64_t)f->base[1] << AUTHORITY_BITS |
	       (uint64_t)f->base[2] << NORTH | (uint64_t)f->width[0] << WIDTHS |
	       (uint64_t)f->width[1] << (WIDTHS + 4) | (uint64_t)f->width[2] << (WIDTHS + 9);
}

static uint64_t packed_bits(const struct postcode_entry *e, const struct frame *f)
{
	uint64_t east = 1, north = 0;

	if (placed(e)) {
		east = e->east - f->base[1] + 2;
		north = e->north - f->base[2];
	}
	return (e->authority - f->base[0]) | east << f->width[0] |
	       north << (f->width[0] + f->width[1]);
}

/* Bits are written the lowest first, from any bit on, into bytes that are 0. */
static void put_bits(char *bytes, size_t at, uint64_t bits)
{
	for (bits <<= at % 8, bytes += at / 8; bits; bits >>= 8, bytes++)
		*bytes = (char)(*bytes | (char)(bits & 0xFF));
}

static bool usual_letters(const struct postcode_entry *e, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (postcodes_pair(&e[i].code, false) < 0)
			return false;
	return true;
}

static void put_sector(struct making *m, const struct postcode_entry *e, size_t count)
{
	struct frame f = frame_of(e, count);
	size_t width = f.width[0] + f.width[1] + f.width[2];
	bool all = !usual_letters(e, count);
	size_t size = ((all ? PAIRS_ALL : PAIRS_USUAL) * width + 7) / 8;
	char *bytes = buf_room(&m->packed, size);

	memset(bytes, 0, size);
	for (size_t i = 0; i < count; i++)
		put_bits(bytes, (size_t)postcodes_pair(&e[i].code, all) * width,
			 packed_bits(&e[i], &f));
	m->sectors = mem_room(m->sectors, &m->cap, m->count + 1, sizeof *m->sectors);
	m->sectors[m->count++] = (struct postcodes_sector){
	    .key = postcodes_key(&e->code) | (all ? SECTOR_ALL_LETTERS : 0),
	    .first = (uint32_t)m->packed.len,
	    .frame = frame_bits(&f),
	};
	m->packed.len += size;
	assert(m->packed.len <= UINT32_MAX);
}

static void put_sectors(struct making *m, const struct postcodes_build *b)
{
	for (size_t i = 0, end; i < b->count; i = end) {
		uint32_t key = postcodes_key(&b->entries[i].code);

		for (end = i + 1; end < b->count && postcodes_key(&b->entries[end].code) == key;)
			end++;
		put_sector(m, &b->entries[i], end - i);
	}
}

/* ---- the file ---- */

static void write_slots(const struct making *m, uint32_t slot_bits, struct out *o)
{
	size_t slots = (size_t)1 << slot_bits;
	struct postcodes_sector *table = mem_take(slots * sizeof *table);

	memset(table, 0, slots * sizeof *table);
	for (size_t i = 0; i < m->count; i++) {
		uint32_t key = m->sectors[i].key & ~SECTOR_ALL_LETTERS;
		uint32_t slot = postcodes_slot(key, slot_bits);

		while (table[slot].key)
			slot = (slot + 1) & (uint32_t)(slots - 1);
		table[slot] = m->sectors[i];
	}
	out_add(o, table, slots * sizeof *table);
	mem_free(table);
}

static void write_table(const struct postcodes_build *b, const struct making *m, struct out *o)
{
	static const char tail[POSTCODES_TAIL];
	struct postcodes_header h = {.magic = {'W', 'H', 'E', 'R', 'R', 'Y', 'P', '2'},
				     .one = 1,
				     .slot_bits = 1,
				     .authority_count = (uint32_t)b->authority_count,
				     .packed_size = (uint32_t)m->packed.len};

	while ((size_t)4 << h.slot_bits < m->count * 5)
		h.slot_bits++;
	out_add(o, &h, sizeof h);
	write_slots(m, h.slot_bits, o);
	out_add(o, b->authorities, b->authority_count * sizeof *b->authorities);
	out_add(o, m->packed.p, m->packed.len);
	out_add(o, tail, sizeof tail);
}

size_t postcodes_write(struct postcodes_build *b, struct out *o)
{
	struct making m = {0};

	if (b->count)
		qsort(b->entries, b->count, sizeof *b->entries, by_postcode);
	b->count = without_doubles(b);
	put_sectors(&m, b);
	write_table(b, &m, o);
	buf_close(&m.packed);
	mem_free(m.sectors);
	return b->count;
}
