/*
 * cases [--tap] [--all] [--letters LETTERS] DIR...: runs every case file of the folders, sorted by name, and says of
 * each whether the rule marks what it should. Rules that are not there yet are named as absent and
 * count neither way, unless --all asks for every one. A case that docs/deviations.md has a heading
 * for (### CODE@YEAR) is expected to fail, and fails the run when it passes. Exits 1 when any failed.
 *
 * A file of reference cases (format cop-refcase-1) is a method of statistics; each case in it counts.
 * --letters ab runs only the methods whose names begin with one of the letters.
 */
#include "case.h"
#include "stats/refcase.h"

#include "base/out.h"
#include "intake/file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

/* A folder below this one holds our own cases, in which nothing deviates. */
#define OWN_CASES "tests/cases/"

struct tally {
	struct out out;
	bool tap, all;
	char *deviations;    /* the text of docs/deviations.md, "" when there is none */
	bool shared;	     /* the folder at hand is not ours: deviations may be in it */
	const char *letters; /* the families of methods to run; NULL: all */
	size_t run;
	size_t by[OUTCOMES];
};

static void say_mismatch(struct out *o, const struct verdict *v)
{
	out_text(o, " expected ");
	out_str(o, v->expected);
	out_text(o, " got ");
	out_str(o, v->got);
}

static void say_plain(struct tally *t, const struct verdict *v)
{
	static const char *const word[OUTCOMES] = {"ok", "FAIL", "absent", "deviates"};

	out_fmt(&t->out, "%s %.*s", word[v->outcome], (int)v->name.len, v->name.p);
	if (v->outcome == CASE_FAILED || v->outcome == CASE_DEVIATES)
		say_mismatch(&t->out, v);
	out_char(&t->out, '\n');
}

static void say_tap(struct tally *t, const struct verdict *v)
{
	bool bad = v->outcome == CASE_FAILED || (v->outcome == CASE_ABSENT && t->all);

	out_fmt(&t->out, "%s %zu - %.*s", bad ? "not ok" : "ok", t->run, (int)v->name.len,
		v->name.p);
	if (v->outcome == CASE_ABSENT)
		out_text(&t->out, bad ? "\n# there is no such rule" : " # SKIP no such rule yet");
	if (v->outcome == CASE_DEVIATES)
		out_text(&t->out, " # SKIP deviates, see docs/deviations.md");
	out_char(&t->out, '\n');
	if (v->outcome == CASE_FAILED || v->outcome == CASE_DEVIATES) {
		out_char(&t->out, '#');
		say_mismatch(&t->out, v);
		out_char(&t->out, '\n');
	}
}

/* Whether the document has a heading for the case. */
static bool documented(const struct tally *t, struct str name, struct arena *a)
{
	struct str heading = arena_fmt(a, "\n### %.*s\n", (int)name.len, name.p);

	return strstr(t->deviations, heading.p) != NULL;
}

/* A deviation that is documented is expected to fail. */
static void settle(struct tally *t, struct verdict *v, struct arena *a)
{
	if (!t->shared || !documented(t, v->name, a))
		return;
	if (v->outcome == CASE_FAILED)
		v->outcome = CASE_DEVIATES;
	else if (v->outcome == CASE_PASSED)
		*v = (struct verdict){CASE_FAILED, v->name,
				      STR("a deviation, as docs/deviations.md says"),
				      STR("what the case expects")};
}

static void say(void *with, const struct verdict *v)
{
	struct tally *t = with;

	t->run++;
	t->by[v->outcome]++;
	if (t->tap)
		say_tap(t, v);
	else
		say_plain(t, v);
}

/* The name of a file is that of its method, whose first letter is its family's. */
static bool wanted(const struct tally *t, const char *path)
{
	const char *slash = strrchr(path, '/');

	return !t->letters || strchr(t->letters, slash ? slash[1] : path[0]);
}

static void judge_file(struct tally *t, const char *path, const json_t *file, struct arena *a)
{
	const char *format = json_string_value(json_object_get(file, "format"));
	struct verdict v;

	if (format && strcmp(format, "cop-refcase-1") == 0) {
		if (wanted(t, path))
			ref_run(path, file, say, t);
		return;
	}
	v = case_run(path, file, a);
	settle(t, &v, a);
	say(t, &v);
}

static void judge(struct tally *t, const char *path)
{
	struct arena a = {0};
	json_error_t trouble;
	json_t *file = json_load_file(path, JSON_REJECT_DUPLICATES, &trouble);

	if (file) {
		judge_file(t, path, file, &a);
	} else {
		struct verdict v = {CASE_FAILED, case_name(path, &a), STR("a case file"),
				    arena_fmt(&a, "line %d: %s", trouble.line, trouble.text)};

		say(t, &v);
	}
	json_decref(file);
	arena_close(&a);
}

static int compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The paths of the case files in a folder, sorted. Returns false when it cannot be opened. */
static bool list_folder(const char *folder, struct arena *a, const char ***paths, size_t *count)
{
	DIR *d = opendir(folder);
	size_t cap = 0;

	*paths = NULL;
	*count = 0;
	if (!d)
		return false;
	for (struct dirent *entry; (entry = readdir(d));) {
		if (!str_ends(str_of(entry->d_name), STR(".json")))
			continue;
		*paths = mem_room(*paths, &cap, *count + 1, sizeof **paths);
		(*paths)[(*count)++] = arena_fmt(a, "%s/%s", folder, entry->d_name).p;
	}
	closedir(d);
	if (*count)
		qsort(*paths, *count, sizeof **paths, compare);
	return true;
}

static bool judge_folder(struct tally *t, const char *folder)
{
	struct arena a = {0};
	const char **paths;
	size_t count;

	if (!list_folder(folder, &a, &paths, &count)) {
		perror(folder);
		return false;
	}
	t->shared = strstr(folder, OWN_CASES) == NULL;
	for (size_t i = 0; i < count; i++)
		judge(t, paths[i]);
	mem_free(paths);
	arena_close(&a);
	return true;
}

static void say_total(struct tally *t)
{
	size_t failed = t->by[CASE_FAILED] + (t->all ? t->by[CASE_ABSENT] : 0);

	if (t->tap)
		out_fmt(&t->out, "1..%zu\n# ", t->run);
	if (t->by[CASE_DEVIATES])
		out_fmt(&t->out, "%zu deviate%s", t->by[CASE_DEVIATES], t->tap ? ", " : "\n");
	if (t->by[CASE_ABSENT])
		out_fmt(&t->out, "%zu absent%s", t->by[CASE_ABSENT], t->tap ? ", " : "\n");
	out_fmt(&t->out, "%zu passed, %zu failed\n", t->by[CASE_PASSED], failed);
}

/* Reads the options. Returns where the folders begin in argv, 0 for wrong usage. */
static int read_options(struct tally *t, int argc, char **argv)
{
	int i = 1;

	for (; i < argc && argv[i][0] == '-'; i++) {
		if (strcmp(argv[i], "--tap") == 0)
			t->tap = true;
		else if (strcmp(argv[i], "--all") == 0)
			t->all = true;
		else if (strcmp(argv[i], "--letters") == 0 && i + 1 < argc)
			t->letters = argv[++i];
		else
			return 0;
	}
	return i < argc ? i : 0;
}

static char *read_deviations(void)
{
	struct buf text = {0};
	struct err e = {0};

	if (!file_read(SOURCE_ROOT "/docs/deviations.md", &text, &e))
		text.len = 0;
	buf_char(&text, '\0');
	return text.p;
}

int main(int argc, char **argv)
{
	struct tally t = {.out = out_fd(1)};
	struct err e = {0};
	bool opened = true;
	int first = read_options(&t, argc, argv);

	if (!first) {
		fputs("usage: cases [--tap] [--all] [--letters LETTERS] DIR...\n", stderr);
		return ERR_USAGE;
	}
	t.deviations = read_deviations();
	for (int i = first; i < argc; i++)
		opened &= judge_folder(&t, argv[i]);
	say_total(&t);
	mem_free(t.deviations);
	if (!out_close(&t.out, &e)) {
		fprintf(stderr, "%s\n", e.text);
		return ERR_SYSTEM;
	}
	if (!opened)
		return ERR_INPUT;
	return t.by[CASE_FAILED] > 0 || (t.all && t.by[CASE_ABSENT] > 0);
}
