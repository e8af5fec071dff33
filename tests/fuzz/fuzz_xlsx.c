/* Workbooks: the archive, the list of sheets, the shared strings and every sheet's rows. */
#include "fuzz.h"

#include "intake/limits.h"
#include "intake/xlsx.h"

#include <sys/mman.h>
#include <unistd.h>

static bool on_row(void *with, uint32_t row, const struct str *cells, size_t count)
{
	size_t *bytes = with;

	MUST(row > 0 && count <= LIMIT_SHEET_COLUMNS);
	for (size_t i = 0; i < count; i++) {
		MUST(str_eq(cells[i], str_trim(cells[i])) && str_utf8(cells[i]));
		*bytes += cells[i].len;
	}
	return *bytes < (size_t)1 << 26;
}

static void read_all(const struct xlsx *x)
{
	size_t bytes = 0;

	for (size_t i = 0; i < x->sheet_count && i < 64; i++) {
		struct err e = {0};

		MUST(xlsx_read(x, i, on_row, &bytes, &e) || e.text[0]);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = memfd_create("workbook", MFD_CLOEXEC);
	char path[32];
	struct xlsx x;
	struct err e = {0};

	MUST(fd >= 0 && (size == 0 || write(fd, data, size) == (ssize_t)size));
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	if (xlsx_open(&x, path, &e))
		read_all(&x);
	else
		MUST(e.text[0]);
	xlsx_close(&x);
	close(fd);
	return 0;
}
