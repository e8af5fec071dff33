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

int32_t postcode_inward(const char inward[3])
{
	if (!is_digit(inward[0]) || !is_letter(inward[1]) || !is_letter(inward[2]))
		return -1;
	return ((inward[0] - '0') * 26 + (inward[1] - 'A')) * 26 + (inward[2] - 'A');
}

/* Upper case without spaces. Returns the length, 0 when there is something else or too much. */
static size_t squeeze(struct str text, char to[POSTCODE_MAX])
{
	size_t n = 0;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.p[i];

		if (c == ' ')
			continue;
		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		if ((!is_letter(c) && !is_digit(c)) || n == POSTCODE_MAX - 1)
			return 0;
		to[n++] = c;
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

	if (n < 5 || !is_outward(all, n - 3) || postcode_inward(all + n - 3) < 0)
		return false;
	memcpy(normal, all, n - 3);
	normal[n - 3] = ' ';
	memcpy(normal + n - 2, all + n - 3, 3);
	normal[n + 1] = '\0';
	return true;
}

bool postcode_parts(struct str text, char outward[4], uint32_t *inward)
{
	char all[POSTCODE_MAX];
	size_t n = squeeze(text, all);
	int32_t in = n >= 5 ? postcode_inward(all + n - 3) : -1;

	if (in < 0)
		return false;
	memset(outward, 0, 4);
	memcpy(outward, all, n - 3);
	*inward = (uint32_t)in;
	return true;
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

/* Whether the outward codes and the entries' authorities stay within the file. */
static bool within(const struct postcodes *p)
{
	for (uint32_t i = 0; i < p->outward_count; i++)
		if (p->outward[i].first > p->outward[i + 1].first)
			return false;
	return p->outward[p->outward_count].first == p->entry_count &&
	       p->authority_count <= POSTCODES_AUTHORITIES && codes_end(p);
}

static bool lay_out(struct postcodes *p)
{
	struct postcodes_header h;
	const char *at = p->map;
	size_t outward, authorities;

	memcpy(&h, at, sizeof h);
	if (memcmp(h.magic, "WHERRYP1", sizeof h.magic) != 0 || h.one != 1)
		return false;
	outward = ((size_t)h.outward_count + 1) * sizeof *p->outward;
	authorities = (size_t)h.authority_count * sizeof *p->authorities;
	authorities += (8 - authorities % 8) % 8;
	if (p->map_size != sizeof h + outward + authorities + (size_t)h.entry_count * 8)
		return false;
	p->outward = (const void *)(at + sizeof h);
	p->authorities = (const void *)(at + sizeof h + outward);
	p->entries = (const void *)(at + sizeof h + outward + authorities);
	p->outward_count = h.outward_count;
	p->authority_count = h.authority_count;
	p->entry_count = h.entry_count;
	return within(p);
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

/* Four bytes as a number that is ordered as they are. */
static uint32_t as_number(const char code[4])
{
	return (uint32_t)(unsigned char)code[0] << 24 | (uint32_t)(unsigned char)code[1] << 16 |
	       (uint32_t)(unsigned char)code[2] << 8 | (uint32_t)(unsigned char)code[3];
}

static uint32_t find_outward(const struct postcodes *p, const char code[4])
{
	uint32_t low = 0, high = p->outward_count, wanted = as_number(code);

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (as_number(p->outward[middle].code) < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < p->outward_count && as_number(p->outward[low].code) == wanted)
		return low;
	return p->outward_count;
}

enum { INWARD_SHIFT = AUTHORITY_BITS + EAST_BITS + NORTH_BITS };

static bool find_entry(const struct postcodes *p, uint32_t outward, uint32_t inward,
		       uint64_t *entry)
{
	uint32_t low = p->outward[outward].first, end = p->outward[outward + 1].first, high = end;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (p->entries[middle] >> INWARD_SHIFT < inward)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == end || p->entries[low] >> INWARD_SHIFT != inward)
		return false;
	*entry = p->entries[low];
	return true;
}

static uint32_t bits(uint64_t entry, unsigned shift, unsigned count)
{
	return (uint32_t)(entry >> shift & ((1U << count) - 1));
}

bool postcodes_find(const struct postcodes *p, struct str text, struct postcode_place *place)
{
	uint32_t outward, inward, authority;
	char code[4];
	uint64_t entry;

	if (!postcode_parts(text, code, &inward))
		return false;
	outward = find_outward(p, code);
	if (outward == p->outward_count || !find_entry(p, outward, inward, &entry))
		return false;
	authority = bits(entry, EAST_BITS + NORTH_BITS, AUTHORITY_BITS);
	if (authority >= p->authority_count)
		return false;
	*place = (struct postcode_place){.east = bits(entry, NORTH_BITS, EAST_BITS),
					 .north = bits(entry, 0, NORTH_BITS),
					 .authority = &p->authorities[authority]};
	return true;
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
