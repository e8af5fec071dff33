/*
 * The whole way: a file of any bytes through recognising, reading, checking and every form of report.
 * What is written has to be good JSON, good CSV, and a page without anybody's markup in it. Files
 * with "=====" on a line between them are given as several.
 */
#include "fuzz.h"

#include "report/report.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FILES_MAX = 4 };

struct given {
	int fd[FILES_MAX];
	char path[FILES_MAX][32];
	const char *paths[FILES_MAX];
	size_t count;
};

/* A file in memory, which can be opened again by name. */
static void give(struct given *g, const uint8_t *data, size_t size)
{
	int fd = memfd_create("return", MFD_CLOEXEC);

	MUST(fd >= 0);
	MUST(size == 0 || write(fd, data, size) == (ssize_t)size);
	g->fd[g->count] = fd;
	snprintf(g->path[g->count], sizeof g->path[g->count], "/proc/self/fd/%d", fd);
	g->paths[g->count] = g->path[g->count];
	g->count++;
}

static void give_all(struct given *g, const uint8_t *data, size_t size)
{
	size_t from = 0;

	for (size_t i = 0; i + 6 <= size && g->count + 1 < FILES_MAX; i++)
		if (memcmp(data + i, "=====\n", 6) == 0) {
			give(g, data + from, i - from);
			from = i + 6;
		}
	give(g, data + from, size - from);
}

static void take_back(struct given *g)
{
	for (size_t i = 0; i < g->count; i++)
		close(g->fd[i]);
}

static bool any(struct str text)
{
	return text.len > 0;
}

static bool report_is_csv(struct str text)
{
	return strict_csv(text, 10);
}

static void report_must(const struct check *c, void (*report)(const struct check *, struct out *),
			bool (*holds)(struct str))
{
	struct out o = out_memory();

	report(c, &o);
	MUST(holds(buf_view(&o.buf)));
	out_abandon(&o);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct given g = {.count = 0};
	struct check_options options = {
	    .authority = STR(""), .rule = STR(""), .threads = 1, .workers = true};
	struct err e = {0};
	struct check c;

	give_all(&g, data, size);
	options.paths = g.paths;
	options.count = g.count;
	MUST(check_run(&c, &options, &e));
	MUST(check_status(&c) >= 0 && check_status(&c) <= ERR_SYSTEM);
	report_must(&c, report_json, strict_json);
	report_must(&c, report_summary_json, strict_json);
	report_must(&c, report_csv, report_is_csv);
	report_must(&c, report_html, strict_html);
	report_must(&c, report_text, any);
	report_must(&c, report_terminal, any);
	check_close(&c);
	take_back(&g);
	return 0;
}
