#include "works.h"

#include "intake/csv.h"
#include "intake/encoding.h"
#include "intake/file.h"
#include "intake/xml.h"
#include "intake/zip.h"
#include "record/census.h"
#include "record/recognise.h"
#include "rules/engine.h"

#include <expat.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

enum { PIECE = 256 * 1024, CENSUS_YEAR = 2025 };

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

static void expat_file(const char *path, uint64_t *elements)
{
	XML_Parser parser = XML_ParserCreate(NULL);
	int fd = open_or_give_up(path);
	ssize_t n = 1;

	XML_SetUserData(parser, elements);
	XML_SetElementHandler(parser, expat_open, expat_close);
	XML_SetCharacterDataHandler(parser, expat_text);
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
	XML_Parser parser = XML_ParserCreate(NULL);
	struct err e = {0};

	XML_SetUserData(parser, elements);
	XML_SetElementHandler(parser, expat_open, expat_close);
	XML_SetCharacterDataHandler(parser, expat_text);
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

/* ---- XML ---- */

static bool xml_open(void *with, struct xml *x, struct str name)
{
	(void)x;
	(void)name;
	++*(uint64_t *)with;
	return true;
}

static void xml_close(void *with, struct xml *x, struct str text)
{
	(void)with;
	(void)x;
	(void)text;
}

static uint64_t work_xml(const void *with)
{
	const struct files *files = with;
	uint64_t elements = 0;

	for (size_t i = 0; i < files->count; i++) {
		struct xml_handler h = {&elements, xml_open, xml_close, NULL};
		struct xml_end end;
		struct err e = {0};

		if (!xml_read(files->path[i], &h, &end, &e) || !end.whole)
			give_up("an XML file could not be read");
	}
	return elements;
}

static void look_away(void *with, const struct child *c)
{
	(void)with;
	(void)c;
}

struct checking {
	struct engine engine;
	struct findings found;
};

static void check_child(void *with, const struct child *c)
{
	struct checking *k = with;

	engine_child(&k->engine, c, &k->found);
}

static uint64_t read_census(const struct files *files, census_child *child, void *child_with)
{
	struct census_counts counts = {0};
	struct scope scope = {0};
	struct tree_told told = {0};
	struct arena a = {0};
	struct err e = {0};
	uint64_t rows = 0;

	census_period(date_cell(date_day(CENSUS_YEAR + 1, 3, 31)), &scope);
	for (size_t i = 0; i < files->count; i++)
		if (!census_read(files->path[i], &scope, child, child_with, &counts, &a, &told,
				 &e) ||
		    !told.end.whole)
			give_up("a census could not be read");
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		rows += counts.records[t];
	arena_close(&a);
	return rows;
}

static uint64_t work_census(const void *with)
{
	return read_census(with, look_away, NULL);
}

static uint64_t work_census_rules(const void *with)
{
	struct source sources[TABLES] = {0};
	struct material m = {.sources = sources};
	struct checking k = {0};
	struct wanted all = {0};
	struct arena a = {0};

	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		sources[t] = (struct source){.here = true, .present = UINT32_MAX};
	engine_open(&k.engine, RETURN_CIN, CENSUS_YEAR, &m, &all, &a);
	return read_census(with, check_child, &k);
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

static uint64_t work_tables(const void *with)
{
	const struct files *files = with;
	struct all903 now, last;
	struct arena a = {0};
	uint64_t rows = 0;
	size_t wide;

	all903_open(&now, CENSUS_YEAR);
	all903_open(&last, CENSUS_YEAR - 1);
	for (size_t i = 0; i < files->count; i++) {
		struct all903 *into = strstr(files->path[i], "/last/") ? &last : &now;
		struct recognised r;
		struct buf text = {0};

		read_text(files->path[i], &text);
		recognise_csv(buf_view(&text), &a, &r);
		if (r.likeness != LIKE_TABLE)
			give_up("a CSV file is no table of the SSDA903");
		rows += all903_add_csv(into, &r.csv, &text, &wide);
	}
	all903_link(&last, NULL);
	all903_link(&now, &last);
	return rows;
}

/* ---- by name ---- */

static const struct {
	const char *name;
	measure_work *work;
} works[] = {
    {"copy", work_copy},       {"lines", work_lines},	     {"expat", work_expat},
    {"inflate", work_inflate}, {"sheets", work_sheets},	     {"xml", work_xml},
    {"census", work_census},   {"rules", work_census_rules}, {"csv", work_csv},
    {"tables", work_tables},
};

measure_work *work_named(const char *name)
{
	for (size_t i = 0; i < sizeof works / sizeof works[0]; i++)
		if (strcmp(works[i].name, name) == 0)
			return works[i].work;
	return NULL;
}
