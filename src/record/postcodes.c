#include "record/postcodes.h"

#include "intake/file.h"

#include <errno.h>
#include <math.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

const char postcodes_file[] = "postcodes.wherry";

/* ---- the form of a postcode ---- */

static bool is_letter(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_inward(const char p[3])
{
	return is_digit(p[0]) && is_letter(p[1]) && is_letter(p[2]);
}

/* Upper case without spaces. Returns the length, 0 when there is something else or too much. */
static size_t squeeze(struct str text, char to[POSTCODE_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.p[i];
		bool letter = (c | 0x20U) - 'a' < 26, digit = c - (unsigned)'0' < 10;

		if ((!letter && !digit && c != ' ') || n == POSTCODE_MAX - (c != ' '))
			return 0;
		to[n & (POSTCODE_MAX - 1)] = (char)(letter ? c & ~0x20U : c);
		n += c != ' ';
	}
	return n;
}

/* An outward code begins with a letter and holds a digit: A9, A99, AA9, AA99, A9A, AA9A. */
static bool is_outward(const char *p, size_t n)
{
	size_t letters = n > 1 && is_letter(p[1]) ? 2 : 1;

	if (n < 2 || n > 4 || !is_letter(p[0]) || n <= letters || !is_digit(p[letters]))
		return false;
	return n == letters + 1 || n == letters + 2;
}

bool postcode_normal(struct str text, char normal[POSTCODE_TEXT_MAX])
{
	char all[POSTCODE_MAX];
	size_t n = squeeze(text, all);

	if (n < 5 || !is_outward(all, n - 3) || !is_inward(all + n - 3))
		return false;
	memcpy(normal, all, n - 3);
	normal[n - 3] = ' ';
	memcpy(normal + n - 2, all + n - 3, 3);
	normal[n + 1] = '\0';
	return true;
}

/* Of each byte: 1 to 26 a letter, large or small, 27 to 36 a digit, SPACE, or 0. */
enum { SPACE = 63, DIGIT = 27, SIX = 63 };
#define SMALL_AND_LARGE                                                                            \
	0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,  \
	    25, 26, 0, 0, 0, 0, 0
static const uint8_t six_bits[256] = {
    [' '] = SPACE,	    ['0'] = 27,	    28, 29, 30, 31, 32, 33, 34, 35, 36,
    [64] = SMALL_AND_LARGE, SMALL_AND_LARGE};

/* All characters but spaces, six bits each. Returns how many; 0 when there is something else. */
static size_t read_six_bits(struct str text, uint64_t *to)
{
	uint64_t all = 0;
	size_t n = 0;
	bool good = true;

	for (size_t i = 0; i < text.len; i++) {
		uint8_t c = six_bits[(unsigned char)text.p[i]];
		bool counts = c != SPACE;

		good &= c != 0;
		all = counts ? all << 6 | c : all;
		n += counts;
	}
	*to = all;
	return good ? n : 0;
}

bool postcode_read(struct str text, struct postcode *to)
{
	uint64_t all;
	size_t n = read_six_bits(text, &all);
	unsigned digit = (unsigned)(all >> 12 & SIX) - DIGIT,
		 first = (unsigned)(all >> 6 & SIX) - 1, second = (unsigned)(all & SIX) - 1;

	if (n < 5 || n >= POSTCODE_MAX || digit > 9 || first > 25 || second > 25)
		return false;
	*to = (struct postcode){.outward = (uint32_t)(all >> 18),
				.digit = (uint8_t)digit,
				.letters = {(uint8_t)first, (uint8_t)second}};
	return true;
}

int32_t postcodes_pair(const struct postcode *c, bool all_letters)
{
	/* All but C, I, K, M, O and V. */
	static const int16_t usual[26] = {0, 1,	 -1, 2,	 3,  4,	 5,  6,	 -1, 7,	 -1, 8,	 -1,
					  9, -1, 10, 11, 12, 13, 14, 15, -1, 16, 17, 18, 19};
	int32_t first = usual[c->letters[0]], second = usual[c->letters[1]];

	if (all_letters)
		return c->letters[0] * 26 + c->letters[1];
	return first < 0 || second < 0 ? -1 : first * 20 + second;
}

/* ---- the file ---- */

static bool refuse(struct postcodes *p, const char *path, const char *why, struct err *e)
{
	postcodes_close(p);
	return err_set(e, ERR_INPUT, "%s %s; make it anew with: wherry reference build", path, why);
}

static bool codes_end(const struct postcodes *p)
{
	for (uint32_t i = 0; i < p->authority_count; i++)
		if (p->authorities[i].lower[AUTHORITY_CODE_MAX - 1] ||
		    p->authorities[i].upper[AUTHORITY_CODE_MAX - 1])
			return false;
	return true;
}

/* Whether the file is of this version and all its parts are there. Where its numbers point to is
 * looked at when one is looked up: a table is not read through at each start. */
static bool lay_out(struct postcodes *p)
{
	struct postcodes_header h;
	const char *at = (const char *)p->map + sizeof h;
	size_t slots, authorities;

	memcpy(&h, p->map, sizeof h);
	if (memcmp(h.magic, "WHERRYP2", sizeof h.magic) != 0 || h.one != 1 || !h.slot_bits ||
	    h.slot_bits > SLOT_BITS_MAX || h.authority_count > POSTCODES_AUTHORITIES)
		return false;
	slots = sizeof *p->slots << h.slot_bits;
	authorities = h.authority_count * sizeof *p->authorities;
	if (p->map_size != sizeof h + slots + authorities + h.packed_size + POSTCODES_TAIL)
		return false;
	p->slots = (const void *)at;
	p->authorities = (const void *)(at + slots);
	p->packed = (const void *)(at + slots + authorities);
	p->slot_bits = h.slot_bits;
	p->authority_count = h.authority_count;
	p->packed_size = h.packed_size;
	return codes_end(p);
}

bool postcodes_open(struct postcodes *p, const char *path, struct err *e)
{
	struct stat st;
	int fd = file_open(path, e);

	*p = (struct postcodes){0};
	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && (size_t)st.st_size >= sizeof(struct postcodes_header)) {
		p->map_size = (size_t)st.st_size;
		p->map = mmap(NULL, p->map_size, PROT_READ, MAP_PRIVATE, fd, 0);
		p->map = p->map == MAP_FAILED ? NULL : p->map;
	}
	close(fd);
	if (!p->map || !lay_out(p))
		return refuse(p, path, "is no table of postcodes of this version", e);
	return true;
}

void postcodes_close(struct postcodes *p)
{
	if (p->map)
		munmap(p->map, p->map_size);
	*p = (struct postcodes){0};
}

/* ---- looking up ---- */

/* What is counted from where, as struct postcodes_sector's frame has it. */
struct frame {
	uint32_t base[3];
	unsigned width[3];
};

/* The lowest `count` bits, which are taken away. */
static uint32_t take_bits(uint64_t *bits, unsigned count)
{
	uint32_t n = (uint32_t)(*bits & ((UINT64_C(1) << count) - 1));

	*bits >>= count;
	return n;
}

static struct frame read_frame(uint64_t bits)
{
	struct frame f;

	f.base[0] = take_bits(&bits, AUTHORITY_BITS);
	f.base[1] = take_bits(&bits, EAST_BITS);
	f.base[2] = take_bits(&bits, NORTH_BITS);
	f.width[0] = take_bits(&bits, 4);
	f.width[1] = take_bits(&bits, 5);
	f.width[2] = take_bits(&bits, 5);
	return f;
}

static const struct postcodes_sector *find_sector(const struct postcodes *p, uint32_t key)
{
	uint32_t slots = UINT32_C(1) << p->slot_bits, slot = postcodes_slot(key, p->slot_bits);

	for (uint32_t n = 0; n < slots; n++, slot = (slot + 1) & (slots - 1)) {
		if ((p->slots[slot].key & ~SECTOR_ALL_LETTERS) == key)
			return &p->slots[slot];
		if (!p->slots[slot].key)
			return NULL;
	}
	return NULL;
}

/* A postcode that its sector was found for. */
struct sought {
	const struct postcodes_sector *sector; /* NULL: there is none */
	uint64_t bit;			       /* of `packed`, where it stands */
};

/* Returns where its bits are, of which none were read yet. */
static struct sought seek(const struct postcodes *p, struct str text)
{
	enum { READ = 57 }; /* bits that eight bytes have at least, from any bit of the first on */
	const struct postcodes_sector *s;
	struct postcode code;
	struct frame f;
	unsigned width;
	uint64_t bit;
	int32_t pair;

	if (!postcode_read(text, &code) || !(s = find_sector(p, postcodes_key(&code))))
		return (struct sought){0};
	pair = postcodes_pair(&code, s->key & SECTOR_ALL_LETTERS);
	f = read_frame(s->frame);
	width = f.width[0] + f.width[1] + f.width[2];
	bit = (uint64_t)s->first * 8 + (uint64_t)pair * width;
	if (pair < 0 || width > READ || bit / 8 > p->packed_size)
		return (struct sought){0};
	return (struct sought){s, bit};
}

static struct postcode_place unpack(const struct postcodes *p, const struct sought *at)
{
	struct postcode_place place = {0};
	uint32_t authority, east;
	struct frame f;
	uint64_t bits;

	if (!at->sector)
		return place;
	f = read_frame(at->sector->frame);
	memcpy(&bits, p->packed + at->bit / 8, sizeof bits);
	bits >>= at->bit % 8;
	authority = f.base[0] + take_bits(&bits, f.width[0]);
	east = take_bits(&bits, f.width[1]);
	if (!east || authority >= p->authority_count)
		return place;
	place.authority = &p->authorities[authority];
	if (east > 1) {
		place.east = f.base[1] + east - 2;
		place.north = f.base[2] + take_bits(&bits, f.width[2]);
	}
	return place;
}

bool postcodes_find(const struct postcodes *p, struct str text, struct postcode_place *place)
{
	struct sought at = seek(p, text);

	*place = unpack(p, &at);
	return place->authority;
}

void postcodes_find_many(const struct postcodes *p, const struct str *texts, size_t count,
			 struct postcode_place *places)
{
	enum { TOGETHER = 16 };
	struct sought at[TOGETHER];

	for (size_t from = 0; from < count; from += TOGETHER) {
		size_t n = count - from < TOGETHER ? count - from : TOGETHER;

		for (size_t i = 0; i < n; i++) {
			at[i] = seek(p, texts[from + i]);
			if (at[i].sector)
				__builtin_prefetch(p->packed + at[i].bit / 8);
		}
		for (size_t i = 0; i < n; i++)
			places[from + i] = unpack(p, &at[i]);
	}
}

static bool known(const struct postcode_place *p)
{
	return p->east || p->north;
}

int32_t postcodes_distance(const struct postcode_place *a, const struct postcode_place *b)
{
	double east = (double)a->east - (double)b->east,
	       north = (double)a->north - (double)b->north;

	if (!known(a) || !known(b))
		return -1;
	return (int32_t)rint(sqrt(east * east + north * north) / 1000 / 1.6093 * 10);
}
