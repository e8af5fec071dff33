/* Workbooks: the archive, the list of sheets, the shared strings and every sheet's rows, read both ways. */
#include "fuzz.h"

#include "intake/limits.h"
#include "intake/xlsx.h"

#include <sys/mman.h>
#include <unistd.h>

enum { BYTES_MAX = 1 << 26 };

/* The cells of all sheets, and how each ended. */
static bool on_row(void *with, uint32_t row, const struct str *cells, size_t count)
{
	struct buf *heard = with;

	MUST(row > 0 && count <= LIMIT_SHEET_COLUMNS);
	buf_fmt(heard, "\n%u", (unsigned)row);
	for (size_t i = 0; i < count; i++) {
		MUST(str_eq(cells[i], str_trim(cells[i])) && str_utf8(cells[i]));
		buf_char(heard, '\t');
		buf_str(heard, cells[i]);
	}
	return heard->len < BYTES_MAX;
}

static void read_sheets(const struct xlsx *x, struct buf *heard)
{
	for (size_t i = 0; i < x->sheet_count && i < 64 && heard->len < BYTES_MAX; i++) {
		struct err e = {0};

		buf_text(heard, "\n# ");
		buf_str(heard, x->sheets[i].name);
		MUST(xlsx_read(x, i, on_row, heard, &e) || e.text[0]);
		buf_text(heard, e.text);
	}
}

static void read_so(const char *path, bool by_expat, struct buf *heard)
{
	struct xlsx x;
	struct err e = {0};

	if (xlsx_open_so(&x, path, by_expat, &e))
		read_sheets(&x, heard);
	else
		MUST(e.text[0]);
	buf_text(heard, e.text);
	xlsx_close(&x);
}

/* By ourselves where it is plain, and by Expat all along: both hand over the same. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	int fd = memfd_create("workbook", MFD_CLOEXEC);
	char path[32];
	struct buf ours = {0}, expats = {0};

	MUST(fd >= 0 && (size == 0 || write(fd, data, size) == (ssize_t)size));
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	read_so(path, false, &ours);
	read_so(path, true, &expats);
	MUST(str_eq(buf_view(&ours), buf_view(&expats)));
	buf_close(&ours);
	buf_close(&expats);
	close(fd);
	return 0;
}
