/*
 * The workbook as a file. libxlsxwriter writes to a file by its name, so the book is made under a
 * name of its own beside the target (for a pipe: in the folder for temporary files), looked over,
 * and handed on to the writer, which moves it to its place as every other output. The library's
 * own temporary files are in the same folder and have no name.
 */
#include "report/xlsx.h"

#include "base/secret.h"
#include "base/unfinished.h"
#include "base/xlsx_library.h"
#include "report/report.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	TEMP_PATH = 4096 + 32,
	CREATED = 946684800, /* 1 January 2000: the same findings, the same bytes */
	READ_STEP = 256 * 1024,
};

struct temp {
	char folder[TEMP_PATH];
	char path[TEMP_PATH + 32];
};

static bool temp_open(struct temp *t, const struct out *o)
{
	const char *other = getenv("TMPDIR");
	const char *slash = strrchr(o->beside, '/');
	struct err e = {0};
	uint64_t number;
	int fd;

	if (!o->beside[0])
		snprintf(t->folder, sizeof t->folder, "%s", other && other[0] ? other : "/tmp");
	else if (slash)
		snprintf(t->folder, sizeof t->folder, "%.*s", (int)(slash - o->beside + 1),
			 o->beside);
	else
		snprintf(t->folder, sizeof t->folder, ".");
	if (!secret_bytes(&number, sizeof number, &e))
		return false;
	snprintf(t->path, sizeof t->path, "%s/.wherry-%016" PRIx64, t->folder, number);
	fd = open(t->path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	unfinished_add(t->path, UNFINISHED_FILE);
	close(fd);
	return true;
}

/* Reads the finished file back. Returns 0 or errno. */
static int temp_read(const struct temp *t, struct buf *bytes)
{
	int fd = open(t->path, O_RDONLY | O_CLOEXEC), failed = 0;
	ssize_t n = 1;

	if (fd < 0)
		return errno;
	while (n > 0) {
		n = read(fd, buf_room(bytes, READ_STEP), READ_STEP);
		if (n < 0)
			failed = errno;
		else
			bytes->len += (size_t)n;
	}
	close(fd);
	return failed;
}

/* ---- looks ---- */

static void colour(const struct xlsx_library *xl, lxw_format *f, lxw_color_t back, lxw_color_t text)
{
	xl->format_set_bg_color(f, back);
	xl->format_set_font_color(f, text);
}

static void add_looks(struct book *b)
{
	enum { TEXT_FORMAT = 49 }; /* "@": typing over a cell leaves it text */

	for (size_t i = 0; i < LOOKS; i++) {
		b->looks[i] = b->xl->workbook_add_format(b->lib);
		b->xl->format_set_num_format_index(b->looks[i], TEXT_FORMAT);
		b->xl->format_set_align(b->looks[i], LXW_ALIGN_VERTICAL_TOP);
	}
	colour(b->xl, b->looks[LOOK_ERROR], 0xFFC7CE, 0x9C0006);
	colour(b->xl, b->looks[LOOK_QUERY], 0xFFEB9C, 0x7F6000);
	colour(b->xl, b->looks[LOOK_NOTE], 0xDDEBF7, 0x1F4E78);
	colour(b->xl, b->looks[LOOK_HEAD], 0xD9D9D9, LXW_COLOR_BLACK);
	b->xl->format_set_bold(b->looks[LOOK_HEAD]);
	b->xl->format_set_bold(b->looks[LOOK_TITLE]);
	b->xl->format_set_text_wrap(b->looks[LOOK_WRAPPED]);
}

/* ---- making it ---- */

static char title[] = "Findings on a children's services return", author[] = "Wherry";

/* Writes the whole book into the file. Returns 0 or errno. */
static int make_findings(const struct check *c, const char *path, char *folder, uint32_t rows_max,
			 struct book_counts *written)
{
	lxw_workbook_options options = {.constant_memory = LXW_TRUE, .tmpdir = folder};
	lxw_doc_properties about = {.title = title, .author = author, .created = CREATED};
	struct xlsx_library xl;
	struct book b = {.xl = &xl, .check = c, .rows_max = rows_max};
	lxw_error closed;

	if (!xlsx_library_open(&xl))
		return errno;
	errno = 0;
	b.lib = xl.workbook_new_opt(path, &options);
	if (!b.lib)
		return errno ? errno : ENOMEM;
	xl.workbook_set_properties(b.lib, &about);
	add_looks(&b);
	tally_open(&b.tally, c);
	book_summary(&b);
	book_findings(&b);
	book_tables(&b);
	book_children(&b);
	*written = b.written;
	tally_close(&b.tally);
	arena_close(&b.scratch);
	buf_close(&b.text);
	errno = 0;
	closed = xl.workbook_close(b.lib);
	if (closed != LXW_NO_ERROR && !b.failed)
		b.failed = errno ? errno : EIO;
	return b.failed;
}

/* Hands a finished book on, or remembers why there is none. */
static void hand_on(struct out *o, struct temp *t, int failed, struct book_counts written)
{
	struct buf bytes = {0};

	if (!failed)
		failed = temp_read(t, &bytes);
	unlink(t->path);
	unfinished_drop(t->path);
	if (!failed && !book_whole(buf_view(&bytes), written))
		failed = ENOSPC;
	if (!failed)
		out_add(o, bytes.p, bytes.len);
	else if (!o->failed)
		o->failed = failed;
	buf_close(&bytes);
}

void book_write(const struct check *c, struct out *o, uint32_t rows_max)
{
	struct book_counts written = {0};
	struct temp t;
	int failed;

	if (!temp_open(&t, o)) {
		o->failed = o->failed ? o->failed : errno;
		return;
	}
	failed = make_findings(c, t.path, t.folder, rows_max, &written);
	hand_on(o, &t, failed, written);
}

void book_to(struct out *o, book_make *make, const struct check *c)
{
	struct book_counts written = {0};
	struct temp t;
	int failed;

	if (!temp_open(&t, o)) {
		o->failed = o->failed ? o->failed : errno;
		return;
	}
	failed = make(c, t.path, t.folder, &written);
	hand_on(o, &t, failed, written);
}

void report_xlsx(const struct check *c, struct out *o)
{
	book_write(c, o, BOOK_ROWS_MAX);
}
