/*
 * Spoils every cell of a return in turn: spoil FOLDER [LAST], where *.csv are tables without quotes and
 * *.xml a census without attributes, and LAST holds the tables of the year before. Everything is there
 * that a rule may ask for, the reference tables too, so every rule runs; and whatever stands in one
 * cell, every rule still does. One TAP line a file.
 */
#include "base/buf.h"
#include "intake/file.h"
#include "record/providers.h"
#include "record/reference.h"
#include "rules/check.h"

#include <dirent.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES_MAX = 32, RULES_MAX = 4096, PATH_MAX_BYTES = 400 };

struct given {
	char name[FILES_MAX][PATH_MAX_BYTES]; /* "last/header.csv" */
	char path[FILES_MAX][2 * PATH_MAX_BYTES];
	struct buf text[FILES_MAX];
	size_t count;
	bool has_last; /* a return without authority: it is told. The census tells its own. */
};

static char own_folder[PATH_MAX_BYTES]; /* where the copies are that are spoilt */
static char reference[PATH_MAX_BYTES + 16];

/* Which rules ran, in the order of the ledger. */
struct ran {
	const struct rule *rule[RULES_MAX];
	bool ran[RULES_MAX];
	size_t count, runs;
};

/* Blank; no day; a day too far; a number that is none; one too large; another type; no text at all. */
static const char *const garbage[] = {"",
				      "31/02/2020",
				      "2020-02-31",
				      "01/01/9999",
				      "-1e99",
				      "99999999999999999999",
				      "\x1b[31m\xff\xfe \"odd\""};

enum { GARBAGE = sizeof garbage / sizeof garbage[0], HUGE_BYTES = 20000 };

static void die(const char *why)
{
	printf("Bail out! %s\n", why);
	exit(1);
}

static void put(struct given *g, size_t i, struct str text)
{
	FILE *f = fopen(g->path[i], "wb");

	if (!f || fwrite(text.p, 1, text.len, f) != text.len || fclose(f) != 0)
		die("a file cannot be written");
}

/* Copies a file of a folder into ours; `below` is "" or "last/". */
static void take(struct given *g, const char *folder, const char *below, const char *name)
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
	snprintf(g->name[i], sizeof g->name[i], "%s%s", below, name);
	snprintf(g->path[i], sizeof g->path[i], "%s/%s%s", own_folder, below, name);
	put(g, i, buf_view(&g->text[i]));
	buf_close(&path);
}

static void take_folder(struct given *g, const char *folder, const char *below)
{
	struct dirent **list = NULL;
	int count = scandir(folder, &list, NULL, alphasort);

	for (int i = 0; i < count; i++) {
		if (strchr(list[i]->d_name, '.') && list[i]->d_name[0] != '.')
			take(g, folder, below, list[i]->d_name);
		free(list[i]);
	}
	free(list);
	if (count <= 0)
		die("there are no files");
}

/* ---- where it happens ---- */

static void write_providers(void)
{
	struct provider one = {.urn = "SC100001",
			       .place_codes = "U1,U4,K2",
			       .provider_codes = "PR1,PR4",
			       .postcode = "NR11AB",
			       .authority = "E10000020",
			       .closed = -1};
	char path[PATH_MAX_BYTES * 2];
	struct err e = {0};
	struct out o;

	snprintf(path, sizeof path, "%s/%s", reference, providers_file);
	if (!out_file(&o, path, &e))
		die(e.text);
	providers_write(&one, 1, &o);
	if (!out_close(&o, &e))
		die(e.text);
}

static void make_reference(void)
{
	static const char list[] = "pcd,laua,oseast1m,osnrth1m\n"
				   "NR1 1AA,E10000020,623450,308250\n"
				   "NR1 1AB,E10000020,623460,308260\n";
	char path[PATH_MAX_BYTES + 32];
	const char *paths[] = {path};
	struct buf told = {0};
	struct err e = {0};
	FILE *f;

	snprintf(path, sizeof path, "%s/postcodes.list", own_folder);
	snprintf(reference, sizeof reference, "%s/reference", own_folder);
	f = fopen(path, "wb");
	if (!f || fputs(list, f) < 0 || fclose(f) != 0)
		die("a file cannot be written");
	if (!reference_build(paths, 1, reference, &told, &e))
		die(e.text);
	remove(path);
	write_providers();
	buf_close(&told);
}

static void open_folder(void)
{
	const char *below = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
	char last[PATH_MAX_BYTES + 16];

	snprintf(own_folder, sizeof own_folder, "%s/wherry-spoil-XXXXXX", below);
	if (!mkdtemp(own_folder))
		die("a folder cannot be made");
	snprintf(last, sizeof last, "%s/last", own_folder);
	if (mkdir(last, 0700) != 0)
		die("a folder cannot be made");
	make_reference();
}

static void remove_name(const char *name)
{
	char path[PATH_MAX_BYTES * 2];

	snprintf(path, sizeof path, "%s/%s", own_folder, name);
	remove(path);
}

static void close_all(struct given *g)
{
	for (size_t i = 0; i < g->count; i++) {
		remove(g->path[i]);
		buf_close(&g->text[i]);
	}
	remove_name("reference/postcodes.wherry");
	remove_name("reference/providers.wherry");
	remove_name("reference");
	remove_name("last");
	remove(own_folder);
}

/* ---- runs ---- */

static void run(struct given *g, struct ran *ran)
{
	const char *paths[FILES_MAX];
	struct check_options o = {.paths = paths,
				  .count = g->count,
				  .year = 2026,
				  .authority = g->has_last ? STR("926") : STR(""),
				  .reference = reference,
				  .rule = STR(""),
				  .threads = 1};
	struct err e = {0};
	struct check c;

	for (size_t i = 0; i < g->count; i++)
		paths[i] = g->path[i];
	if (!check_run(&c, &o, &e))
		die(e.text);
	ran->count = c.rule_count;
	ran->runs = 0;
	for (size_t i = 0; i < c.rule_count && i < RULES_MAX; i++) {
		ran->rule[i] = c.ledger[i].rule;
		ran->ran[i] = c.ledger[i].ran;
		ran->runs += c.ledger[i].ran;
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

int main(int argc, char **argv)
{
	static struct given g;
	static struct ran before;
	int failed = 0;

	if (argc != 2 && argc != 3)
		return 2;
	open_folder();
	take_folder(&g, argv[1], "");
	g.has_last = argc == 3;
	if (g.has_last)
		take_folder(&g, argv[2], "last/");
	run(&g, &before);
	printf("1..%zu\n", g.count + 1);
	printf("%sok 1 - all of %zu rules run\n",
	       before.count > 100 && before.runs == before.count ? "" : "not ", before.count);
	failed += before.runs != before.count;
	for (size_t i = 0; i < g.count; i++) {
		size_t cells;
		bool ok = spoil_file(&g, i, &before, &cells);

		printf(
		    "%sok %zu - %s: the same %zu rules run whatever stands in each of %zu cells\n",
		    ok ? "" : "not ", i + 2, g.name[i], before.runs, cells);
		failed += !ok;
	}
	close_all(&g);
	return failed > 0;
}
