#include "built.h"

#include "fuzz.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LOOKED_AT = 200 };

static char folder[] = "/dev/shm/wherry-fuzz-XXXXXX";

static void remove_folder(void)
{
	static const char *const names[] = {
	    "0", "1", "2", "out/postcodes.wherry", "out/providers.wherry", "out"};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		built_remove(names[i]);
	rmdir(folder);
}

const char *built_folder(void)
{
	static char out[64];

	if (out[0])
		return out;
	if (access("/dev/shm", W_OK) != 0)
		memcpy(folder, "/tmp/////", 9);
	MUST(mkdtemp(folder));
	snprintf(out, sizeof out, "%s/out", folder);
	MUST(mkdir(out, 0700) == 0);
	atexit(remove_folder);
	return out;
}

const char *built_file(const char *name, struct str bytes)
{
	static char path[64];
	FILE *f;

	built_folder();
	snprintf(path, sizeof path, "%s/%s", folder, name);
	f = fopen(path, "wb");
	MUST(f);
	MUST(bytes.len == 0 || fwrite(bytes.p, bytes.len, 1, f) == 1);
	MUST(fclose(f) == 0);
	return path;
}

void built_remove(const char *name)
{
	char path[64];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	remove(path);
}

/* ---- looking up ---- */

/* A postcode of a sector: "NR1 1AA". */
static struct str written(uint32_t key, unsigned pair, char to[16])
{
	static const char characters[65] =
	    "?ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789???????????????????????????";
	size_t n = 0;

	for (int shift = 22; shift > 0; shift -= 6)
		if (key >> shift & 63)
			to[n++] = characters[key >> shift & 63];
	n += (size_t)snprintf(to + n, 16 - n, " %u%c%c", key % 16, (char)('A' + pair / 26),
			      (char)('A' + pair % 26));
	return (struct str){to, n};
}

static void look_at(const struct postcodes *p, struct str text)
{
	struct postcode_place place = {0}, again = {0}, other = {.east = 600000, .north = 300000};

	postcodes_find_many(p, &text, 1, &again);

	if (!postcodes_find(p, text, &place))
		return;
	MUST(place.authority >= p->authorities &&
	     place.authority < p->authorities + p->authority_count);
	MUST(strlen(place.authority->lower) < AUTHORITY_CODE_MAX);
	MUST(strlen(place.authority->upper) < AUTHORITY_CODE_MAX);
	MUST(postcodes_distance(&place, &other) >= -1);
	MUST(again.authority == place.authority && again.east == place.east);
}

static void look_at_postcodes(const struct postcodes *p)
{
	unsigned looked = 0;
	char text[16];

	look_at(p, STR("NR1 1AA"));
	look_at(p, STR(""));
	for (uint32_t i = 0; i >> p->slot_bits == 0 && looked < LOOKED_AT; i++) {
		looked += p->slots[i].key != 0;
		for (unsigned pair = 0; p->slots[i].key && pair < PAIRS_ALL; pair++)
			look_at(p, written(p->slots[i].key & ~SECTOR_ALL_LETTERS, pair, text));
	}
}

static void look_at_providers(const struct providers *p)
{
	size_t count;

	MUST(!providers_find(p, STR("no such one"), &count) && count == 0);
	for (uint32_t i = 0; i < p->count && i < LOOKED_AT; i++) {
		const struct provider *one = &p->at[i], *found;

		found = providers_find(p, str_of(one->urn), &count);
		MUST(!found || (count > 0 && found + count <= p->at + p->count));
		provider_lists(one->place_codes, "K2");
		provider_lists(one->provider_codes, "PR1");
		MUST(strlen(one->postcode) < POSTCODE_MAX);
		MUST(strlen(one->authority) < AUTHORITY_CODE_MAX);
	}
}

void built_look(const struct reference *r)
{
	if (r->has_postcodes)
		look_at_postcodes(&r->postcodes);
	if (r->has_providers)
		look_at_providers(&r->providers);
}

/* ---- building ---- */

bool built_from(const struct str *files, size_t count)
{
	static const char *const names[] = {"0", "1", "2"};
	char paths[3][64];
	const char *given[3];
	struct buf told = {0};
	struct reference r;
	struct err e = {0};
	bool built;

	MUST(count <= 3);
	for (size_t i = 0; i < count; i++) {
		snprintf(paths[i], sizeof paths[i], "%s", built_file(names[i], files[i]));
		given[i] = paths[i];
	}
	built = reference_build(given, count, built_folder(), &told, &e);
	MUST(built || e.text[0]);
	if (built) {
		/* What the builder wrote, the reader takes. */
		MUST(reference_open(&r, built_folder(), &e));
		built_look(&r);
		reference_close(&r);
	}
	built_remove("out/postcodes.wherry");
	built_remove("out/providers.wherry");
	buf_close(&told);
	return built;
}
