/* Lists: any text or workbook with a row of names, all of its columns loaded. */
#include "fuzz.h"

#include "intake/listing.h"

#include <sys/mman.h>
#include <unistd.h>

enum { COLUMNS = 24 };

/* Every column is found again under its name, if not always itself: names may stand twice. */
static size_t find_columns(const struct listing *l, int *columns)
{
	size_t count = 0;

	for (size_t i = 0; i < l->columns && count < COLUMNS; i++) {
		int found = listing_column(l, l->names[i]);

		MUST(str_utf8(l->names[i]));
		MUST(l->names[i].len == 0 || found != LISTING_NONE);
		MUST(found < (int)l->columns);
		columns[count++] = (int)i;
	}
	return count;
}

static void must_hold(const struct listing *l, const struct listing_cells *cells, size_t count)
{
	uint32_t line = l->line;

	MUST(cells->columns == count);
	for (size_t row = 0; row < cells->rows; row++) {
		MUST(cells->lines[row] > line);
		line = cells->lines[row];
		for (size_t i = 0; i < count; i++) {
			struct str cell = cells->at[row * count + i];

			MUST(str_eq(cell, str_trim(cell)) && str_utf8(cell));
		}
	}
}

static void load(struct listing *l)
{
	int columns[COLUMNS];
	size_t count = find_columns(l, columns);
	struct listing_cells cells;
	struct err e = {0};

	if (count && listing_load(l, columns, count, &cells, &e))
		must_hold(l, &cells, count);
	else
		MUST(count == 0 || e.text[0]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = memfd_create("list", MFD_CLOEXEC);
	char path[32];
	struct listing l;
	struct err e = {0};

	MUST(fd >= 0 && (size == 0 || write(fd, data, size) == (ssize_t)size));
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	if (listing_open(&l, path, &e))
		load(&l);
	else
		MUST(e.text[0]);
	listing_close(&l);
	close(fd);
	return 0;
}
