/*
 * Spoils every cell of a return in turn: spoil FOLDER, where *.csv are tables without quotes and *.xml
 * a census without attributes. Whatever stands in one cell, the same rules run. One TAP line a file.
 */
#include "base/buf.h"
#include "intake/file.h"
#include "rules/check.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { FILES_MAX = 32, RULES_MAX = 4096 };

struct given {
	char name[FILES_MAX][256];
	char path[FILES_MAX][64];
	const char *paths[FILES_MAX];
	struct buf text[FILES_MAX];
	int fd[FILES_MAX];
	size_t count;
};

/* Which rules ran, in the order of the ledger. */
struct ran {
	const struct rule *rule[RULES_MAX];
	bool ran[RULES_MAX];
	size_t count;
};

static const char *const garbage[] = {"", "31/02/2020", "\x1b[31m\xff\xfe \"odd\""};

enum { GARBAGE = sizeof garbage / sizeof garbage[0], HUGE_BYTES = 20000 };

static void die(const char *why)
{
	printf("Bail out! %s\n", why);
	exit(1);
}

static void put(struct given *g, size_t i, struct str text)
{
	if (ftruncate(g->fd[i], 0) != 0 ||
	    pwrite(g->fd[i], text.p, text.len, 0) != (ssize_t)text.len)
		die("the file cannot be written");
}

/* Copies a file into one in memory that the program opens by name. */
static void take(struct given *g, const char *folder, const char *name)
{
	struct buf path = {0};
	struct err e = {0};
	size_t i = g->count++;

	if (i == FILES_MAX)
		die("there are too many files");
	buf_fmt(&path, "%s/%s", folder, name);
	buf_char(&path, '\0');
	if (!file_read(path.p, &g->text[i], &e))
		die(e.text);
	g->fd[i] = memfd_create(name, MFD_CLOEXEC);
	snprintf(g->name[i], sizeof g->name[i], "%s", name);
	snprintf(g->path[i], sizeof g->path[i], "/proc/self/fd/%d", g->fd[i]);
	g->paths[i] = g->path[i];
	put(g, i, buf_view(&g->text[i]));
	buf_close(&path);
}

static void take_folder(struct given *g, const char *folder)
{
	struct dirent **list = NULL;
	int count = scandir(folder, &list, NULL, alphasort);

	for (int i = 0; i < count; i++) {
		if (list[i]->d_name[0] != '.' && strncmp(list[i]->d_name, "last", 4) != 0)
			take(g, folder, list[i]->d_name);
		free(list[i]);
	}
	free(list);
	if (!g->count)
		die("there are no files");
}

static void run(struct given *g, struct ran *ran)
{
	struct check_options o = {.paths = g->paths,
				  .count = g->count,
				  .authority = STR(""),
				  .rule = STR(""),
				  .threads = 1};
	struct err e = {0};
	struct check c;

	if (!check_run(&c, &o, &e))
		die(e.text);
	ran->count = c.rule_count;
	for (size_t i = 0; i < c.rule_count && i < RULES_MAX; i++) {
		ran->rule[i] = c.ledger[i].rule;
		ran->ran[i] = c.ledger[i].ran;
	}
	check_close(&c);
}

/* The code of the first rule that ran in one and not in the other; NULL when there is none. */
static const char *difference(const struct ran *a, const struct ran *b)
{
	for (size_t i = 0; i < a->count && i < b->count; i++)
		if (a->rule[i] != b->rule[i] || a->ran[i] != b->ran[i])
			return a->rule[i]->code;
	return a->count == b->count ? NULL : "another number of rules";
}

/* Puts `with` in the place of the bytes from..to of a file, runs, and tells what changed. */
static bool spoil(struct given *g, size_t file, size_t from, size_t to, struct str with,
		  const struct ran *before)
{
	struct str text = buf_view(&g->text[file]);
	static struct ran after;
	struct buf spoilt = {0};
	const char *code;

	buf_add(&spoilt, text.p, from);
	buf_str(&spoilt, with);
	buf_add(&spoilt, text.p + to, text.len - to);
	put(g, file, buf_view(&spoilt));
	run(g, &after);
	code = difference(before, &after);
	if (code)
		printf("# %s, byte %zu, \"%.*s\": %s\n", g->name[file], from,
		       (int)(with.len < 60 ? with.len : 60), with.p, code);
	buf_close(&spoilt);
	return !code;
}

static bool spoil_cell(struct given *g, size_t file, size_t from, size_t to,
		       const struct ran *before)
{
	static char huge[HUGE_BYTES];
	bool ok = true;

	memset(huge, 'x', sizeof huge);
	for (size_t i = 0; i < GARBAGE; i++)
		ok &= spoil(g, file, from, to, str_of(garbage[i]), before);
	return spoil(g, file, from, to, (struct str){huge, sizeof huge}, before) && ok;
}

/* The next cell at or behind *from: between commas and line ends, or between tags. */
static bool next_cell(struct str text, bool xml, size_t *from, size_t *to)
{
	const char *ends = xml ? "<" : ",\n";

	while (xml && *from < text.len && (text.p[*from - 1] != '>' || text.p[*from] <= ' '))
		++*from;
	if (*from >= text.len)
		return false;
	for (*to = *from; *to < text.len && !strchr(ends, text.p[*to]);)
		++*to;
	return *to < text.len;
}

static bool spoil_file(struct given *g, size_t file, const struct ran *before, size_t *cells)
{
	struct str text = buf_view(&g->text[file]);
	bool xml = text.p[0] == '<', ok = true;
	size_t from = xml ? 1 : (size_t)((char *)memchr(text.p, '\n', text.len) - text.p) + 1;
	size_t to;

	for (*cells = 0; next_cell(text, xml, &from, &to); from = to + 1)
		if (to > from || !xml) {
			ok &= spoil_cell(g, file, from, to, before);
			++*cells;
		}
	put(g, file, text);
	return ok && *cells > 0;
}

static void close_all(struct given *g)
{
	for (size_t i = 0; i < g->count; i++) {
		close(g->fd[i]);
		buf_close(&g->text[i]);
	}
}

int main(int argc, char **argv)
{
	static struct given g;
	static struct ran before;
	int failed = 0;

	if (argc != 2)
		return 2;
	take_folder(&g, argv[1]);
	run(&g, &before);
	printf("1..%zu\n", g.count + 1);
	printf("%sok 1 - there are rules to run\n", before.count ? "" : "not ");
	for (size_t i = 0; i < g.count; i++) {
		size_t cells;
		bool ok = spoil_file(&g, i, &before, &cells);

		printf("%sok %zu - %s: the same %zu rules whatever stands in each of %zu cells\n",
		       ok ? "" : "not ", i + 2, g.name[i], before.count, cells);
		failed += !ok;
	}
	close_all(&g);
	return failed || !before.count;
}
