#include "works.h"

#include "intake/csv.h"
#include "intake/encoding.h"
#include "intake/file.h"
#include "intake/zip.h"

#include <expat.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { PIECE = 256 * 1024 };

static _Noreturn void give_up(const char *what)
{
	fprintf(stderr, "bench: %s\n", what);
	_exit(1);
}

/* ---- the floor, and Expat alone ---- */

static int open_or_give_up(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		give_up(path);
	return fd;
}

/* The bytes of all files, one file after the other, are handed to a function by the piece. */
static uint64_t by_piece(const struct files *files, uint64_t (*look)(const char *piece, size_t n))
{
	static char piece[PIECE];
	uint64_t sum = 0;
	ssize_t n;

	for (size_t i = 0; i < files->count; i++) {
		int fd = open_or_give_up(files->path[i]);

		while ((n = read(fd, piece, sizeof piece)) > 0)
			sum += look(piece, (size_t)n);
		close(fd);
	}
	return sum;
}

static uint64_t copy_piece(const char *piece, size_t n)
{
	static char copy[PIECE];

	memcpy(copy, piece, n);
	return n + (copy[n - 1] == '\n');
}

static uint64_t work_copy(const void *files)
{
	return by_piece(files, copy_piece);
}

static uint64_t count_lines(const char *piece, size_t n)
{
	uint64_t lines = 0;

	for (const char *p = piece, *end = piece + n;
	     p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
		lines++;
	return lines;
}

static uint64_t work_lines(const void *files)
{
	return by_piece(files, count_lines);
}

static void expat_open(void *with, const XML_Char *name, const XML_Char **attributes)
{
	(void)name;
	(void)attributes;
	++*(uint64_t *)with;
}

static void expat_close(void *with, const XML_Char *name)
{
	(void)with;
	(void)name;
}

static void expat_text(void *with, const XML_Char *text, int len)
{
	(void)with;
	(void)text;
	(void)len;
}

/* Empty handlers, but that the elements are counted. */
static XML_Parser expat_counting(uint64_t *elements)
{
	XML_Parser parser = XML_ParserCreate(NULL);

	XML_SetUserData(parser, elements);
	XML_SetElementHandler(parser, expat_open, expat_close);
	XML_SetCharacterDataHandler(parser, expat_text);
	return parser;
}

static void expat_file(const char *path, uint64_t *elements)
{
	XML_Parser parser = expat_counting(elements);
	int fd = open_or_give_up(path);
	ssize_t n = 1;

	while (n > 0) {
		void *piece = XML_GetBuffer(parser, PIECE);

		n = piece ? read(fd, piece, PIECE) : -1;
		if (n < 0 || XML_ParseBuffer(parser, (int)n, n == 0) != XML_STATUS_OK)
			give_up("Expat could not read the file");
	}
	XML_ParserFree(parser);
	close(fd);
}

static uint64_t work_expat(const void *with)
{
	const struct files *files = with;
	uint64_t elements = 0;

	for (size_t i = 0; i < files->count; i++)
		expat_file(files->path[i], &elements);
	return elements;
}

/* ---- workbooks ---- */

static bool let_go(void *with, struct str piece, bool last)
{
	(void)last;
	*(uint64_t *)with += piece.len;
	return true;
}

static bool parse_piece(void *with, struct str piece, bool last)
{
	return XML_Parse(with, piece.p, (int)piece.len, last) == XML_STATUS_OK;
}

static void expat_part(const struct zip *z, const struct zip_part *part, uint64_t *elements)
{
	XML_Parser parser = expat_counting(elements);
	struct err e = {0};

	if (!zip_read(z, part, parse_piece, parser, &e))
		give_up(e.text);
	XML_ParserFree(parser);
}

/* The sheets of all workbooks, inflated, and parsed when that is wanted. */
static uint64_t read_sheets(const struct files *files, bool parse)
{
	struct arena a = {0};
	struct err e = {0};
	uint64_t count = 0;

	for (size_t i = 0; i < files->count; i++) {
		struct buf bytes = {0};
		struct zip z;

		if (!file_read_all(files->path[i], &bytes, &e) ||
		    !zip_open(&z, buf_view(&bytes), &a, &e))
			give_up(e.text);
		for (size_t p = 0; p < z.count; p++)
			if (!str_starts(z.parts[p].name, STR("xl/worksheets/sheet")))
				continue;
			else if (parse)
				expat_part(&z, &z.parts[p], &count);
			else if (!zip_read(&z, &z.parts[p], let_go, &count, &e))
				give_up(e.text);
		buf_close(&bytes);
	}
	return count;
}

static uint64_t work_inflate(const void *files)
{
	return read_sheets(files, false);
}

static uint64_t work_sheets(const void *files)
{
	return read_sheets(files, true);
}

/* ---- CSV ---- */

static void read_text(const char *path, struct buf *text)
{
	struct err e = {0};

	if (!file_read(path, text, &e))
		give_up(e.text);
	encoding_to_utf8(text);
}

static uint64_t work_csv(const void *with)
{
	const struct files *files = with;
	static struct csv_row row;
	struct arena a = {0};
	uint64_t rows = 0;

	for (size_t i = 0; i < files->count; i++) {
		struct buf text = {0};
		struct csv csv;

		read_text(files->path[i], &text);
		csv = csv_over(buf_view(&text), ',', &a);
		while (csv_next(&csv, &row))
			rows++;
		buf_close(&text);
	}
	return rows;
}

/* ---- by name ---- */

static const struct {
	const char *name;
	measure_work *work;
} works[] = {
    {"copy", work_copy},       {"lines", work_lines},	{"expat", work_expat},
    {"inflate", work_inflate}, {"sheets", work_sheets}, {"csv", work_csv},
};

measure_work *work_named(const char *name)
{
	for (size_t i = 0; i < sizeof works / sizeof works[0]; i++)
		if (strcmp(works[i].name, name) == 0)
			return works[i].work;
	return NULL;
}
