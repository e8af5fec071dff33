#include "record/providers.h"

#include "intake/file.h"

#include <strings.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

const char providers_file[] = "providers.wherry";

static const char magic[8] = {'W', 'H', 'E', 'R', 'R', 'Y', 'O', '1'};

enum { HEADER_SIZE = 16 };

/* Whether every text of every record ends within its place. */
static bool texts_end(const struct providers *p)
{
	for (uint32_t i = 0; i < p->count; i++) {
		const struct provider *one = &p->at[i];

		if (one->urn[URN_MAX - 1] || one->place_codes[PLACE_CODES_MAX - 1] ||
		    one->provider_codes[PROVIDER_CODES_MAX - 1] ||
		    one->postcode[POSTCODE_MAX - 1] || one->authority[AUTHORITY_CODE_MAX - 1])
			return false;
	}
	return true;
}

/* The records follow the header; their size tells the version. */
static bool lay_out(struct providers *p)
{
	uint32_t size, count;
	const char *at = p->map;

	memcpy(&size, at + 8, sizeof size);
	memcpy(&count, at + 12, sizeof count);
	if (memcmp(at, magic, sizeof magic) != 0 || size != sizeof(struct provider))
		return false;
	p->at = (const void *)(at + HEADER_SIZE);
	p->count = count;
	return p->map_size == HEADER_SIZE + (size_t)count * sizeof(struct provider) && texts_end(p);
}

bool providers_open(struct providers *p, const char *path, struct err *e)
{
	struct stat st;
	int fd = file_open(path, e);

	*p = (struct providers){0};
	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && st.st_size >= HEADER_SIZE) {
		p->map_size = (size_t)st.st_size;
		p->map = mmap(NULL, p->map_size, PROT_READ, MAP_PRIVATE, fd, 0);
		p->map = p->map == MAP_FAILED ? NULL : p->map;
	}
	close(fd);
	if (p->map && lay_out(p))
		return true;
	providers_close(p);
	return err_set(e, ERR_INPUT,
		       "%s is no table of providers of this version; make it anew with: wherry "
		       "reference build",
		       path);
}

void providers_close(struct providers *p)
{
	if (p->map)
		munmap(p->map, p->map_size);
	*p = (struct providers){0};
}

/* The place of the first record whose URN is not before this one. */
static uint32_t lower_bound(const struct providers *p, const char *urn)
{
	uint32_t low = 0, high = p->count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (strncasecmp(p->at[middle].urn, urn, URN_MAX) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct provider *providers_find(const struct providers *p, struct str urn, size_t *count)
{
	char key[URN_MAX] = {0};
	uint32_t first;

	*count = 0;
	if (urn.len == 0 || urn.len >= URN_MAX)
		return NULL;
	memcpy(key, urn.p, urn.len);
	first = lower_bound(p, key);
	while (first + *count < p->count &&
	       strncasecmp(p->at[first + *count].urn, key, URN_MAX) == 0)
		++*count;
	return *count ? &p->at[first] : NULL;
}

bool provider_lists(const char *codes, const char *code)
{
	size_t n = strlen(code);

	while (*codes) {
		size_t len = strcspn(codes, ",/ ");

		if (len == n && strncasecmp(codes, code, n) == 0)
			return true;
		codes += len + strspn(codes + len, ",/ ");
	}
	return false;
}

static int by_urn(const void *a, const void *b)
{
	int order = strncasecmp(((const struct provider *)a)->urn,
				((const struct provider *)b)->urn, URN_MAX);

	return order ? order : memcmp(a, b, sizeof(struct provider));
}

void providers_sort(struct provider *list, size_t count)
{
	qsort(list, count, sizeof *list, by_urn);
}

void providers_write(struct provider *list, size_t count, struct out *o)
{
	uint32_t size = sizeof *list, n = (uint32_t)count;

	providers_sort(list, count);
	out_add(o, magic, sizeof magic);
	out_add(o, &size, sizeof size);
	out_add(o, &n, sizeof n);
	out_add(o, list, count * sizeof *list);
}
