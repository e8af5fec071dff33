#include "works.h"

#include "intake/csv.h"
#include "intake/encoding.h"
#include "intake/file.h"
#include "intake/xml.h"
#include "record/census.h"
#include "record/recognise.h"
#include "rules/engine.h"

#include <dirent.h>
#include <expat.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 256 * 1024, CENSUS_YEAR = 2025 };

static _Noreturn void give_up(const char *what)
{
	fprintf(stderr, "bench: %s\n", what);
	_exit(1);
}

/* ---- files ---- */

void files_add(struct files *f, const char *folder, const char *name)
{
	struct stat st;

	if (f->count == FILES_MAX) {
		fprintf(stderr, "bench: more than %d files in %s\n", FILES_MAX, folder);
		exit(1);
	}
	snprintf(f->path[f->count], sizeof f->path[0], "%s/%s", folder, name);
	if (stat(f->path[f->count], &st) != 0) {
		perror(f->path[f->count]);
		exit(1);
	}
	f->bytes += (uint64_t)st.st_size;
	f->count++;
}

void files_add_tables(struct files *f, const char *folder)
{
	DIR *d = opendir(folder);
	const struct dirent *one;

	while (d && (one = readdir(d)) != NULL)
		if (str_ends(str_of(one->d_name), STR(".csv")))
			files_add(f, folder, one->d_name);
	if (!d || f->count == 0) {
		fprintf(stderr, "bench: no tables in %s\n", folder);
		exit(1);
	}
	closedir(d);
}

/* ---- the floor, and Expat alone ---- */

static int open_or_give_up(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		give_up(path);
	return fd;
}

uint64_t work_lines(const void *with)
{
	const struct files *files = with;
	static char piece[PIECE];
	uint64_t lines = 0;
	ssize_t n;

	for (size_t i = 0; i < files->count; i++) {
		int fd = open_or_give_up(files->path[i]);

		while ((n = read(fd, piece, sizeof piece)) > 0)
			for (const char *p = piece, *end = piece + n;
			     p < end && (p = memchr(p, '\n', (size_t)(end - p))); p++)
				lines++;
		close(fd);
	}
	return lines;
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

uint64_t work_expat(const void *with)
{
	const struct files *files = with;
	uint64_t elements = 0;

	for (size_t i = 0; i < files->count; i++)
		expat_file(files->path[i], &elements);
	return elements;
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

uint64_t work_xml(const void *with)
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

uint64_t work_census(const void *with)
{
	return read_census(with, look_away, NULL);
}

uint64_t work_census_rules(const void *with)
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

uint64_t work_csv(const void *with)
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

uint64_t work_tables(const void *with)
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
