#include "demo/files.h"

#include "base/csvout.h"
#include "base/unfinished.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const names[TABLES] = {
    [TABLE_HEADER] = "ssda903/last/header.csv",
    [TABLE_EPISODE] = "ssda903/last/episodes.csv",
    [TABLE_UASC] = "ssda903/last/uasc.csv",
    [TABLE_REVIEW] = "ssda903/last/reviews.csv",
    [TABLE_OC2] = "ssda903/last/oc2.csv",
    [TABLE_OC3] = "ssda903/last/oc3.csv",
    [TABLE_AD1] = "ssda903/last/ad1.csv",
    [TABLE_PLACED_ADOPTION] = "ssda903/last/placed_for_adoption.csv",
    [TABLE_PREV_PERM] = "ssda903/last/previous_permanence.csv",
    [TABLE_MISSING] = "ssda903/last/missing.csv",
    [TABLE_SW_EPISODE] = "ssda903/last/sw_episodes.csv",
    [TABLE_DOLO] = "ssda903/last/dolo.csv",
};
static const char *const this_year[TABLES] = {
    [TABLE_HEADER] = "ssda903/header.csv",
    [TABLE_EPISODE] = "ssda903/episodes.csv",
    [TABLE_UASC] = "ssda903/uasc.csv",
    [TABLE_REVIEW] = "ssda903/reviews.csv",
    [TABLE_OC2] = "ssda903/oc2.csv",
    [TABLE_OC3] = "ssda903/oc3.csv",
    [TABLE_AD1] = "ssda903/ad1.csv",
    [TABLE_PLACED_ADOPTION] = "ssda903/placed_for_adoption.csv",
    [TABLE_PREV_PERM] = "ssda903/previous_permanence.csv",
    [TABLE_MISSING] = "ssda903/missing.csv",
    [TABLE_SW_EPISODE] = "ssda903/sw_episodes.csv",
    [TABLE_DOLO] = "ssda903/dolo.csv",
};

const char *files_name(enum table table, bool last)
{
	if (table_info(table)->returns == RETURN_ANNEXA)
		return table_info(table)->name;
	if (names[table] == NULL)
		return "cin_census.xml";
	return last ? names[table] : this_year[table];
}

enum { PATH_BYTES = 4000 };

static bool path_in(char path[PATH_BYTES], const char *dir, const char *name, struct err *e)
{
	if (snprintf(path, PATH_BYTES, "%s/%s", dir, name) < PATH_BYTES)
		return true;
	return err_set(e, ERR_USAGE, "%.80s...: the name of the folder is too long", dir);
}

/* A demo of ours is told by its truth.json, whole or half-written by a run that was stopped. */
static bool may_use(const char *dir, struct err *e)
{
	DIR *d = opendir(dir);
	bool empty = true, ours = false;
	const struct dirent *entry;

	if (d == NULL)
		return err_set(e, ERR_SYSTEM, "%s cannot be opened: %s", dir, strerror(errno));
	while ((entry = readdir(d)) != NULL) {
		const char *name = entry->d_name;

		if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
			continue;
		empty = false;
		ours =
		    ours || strcmp(name, "truth.json") == 0 || strcmp(name, "truth.json.part") == 0;
	}
	closedir(d);
	if (empty || ours)
		return true;
	return err_set(e, ERR_USAGE,
		       "%s holds other files. Name an empty or a new folder: a demo is only "
		       "written over an earlier demo (one with a truth.json).",
		       dir);
}

static bool make_folder(const char *dir, const char *name, struct err *e)
{
	char path[PATH_BYTES];

	if (!path_in(path, dir, name, e))
		return false;
	if (mkdir(path, 0777) == 0)
		unfinished_add(path, UNFINISHED_FOLDER);
	else if (errno != EEXIST)
		return err_set(e, ERR_SYSTEM, "%s cannot be made: %s", path, strerror(errno));
	return true;
}

static void begin_table(struct out *o, const struct table_info *t)
{
	for (size_t i = 0; i < t->fields; i++) {
		const struct field_info *f = field_info((enum field)(t->first + i));

		if (f->presence == REQUIRED)
			csv_cell(o, str_of(f->name), i == 0);
	}
	out_char(o, '\n');
}

static bool open_one(struct files *f, struct out *o, const char *name, struct err *e)
{
	char path[PATH_BYTES];

	return path_in(path, f->dir, name, e) && out_file(o, path, e);
}

/* A table the year does not have is taken away, should an earlier demo have left it. */
static bool open_table(struct files *f, enum table t, bool last, struct err *e)
{
	const struct table_info *info = table_info(t);
	int year = last ? f->year - 1 : f->year;
	char path[PATH_BYTES];

	if (names[t] == NULL)
		return true;
	if (year < info->from || year > info->until) {
		if (path_in(path, f->dir, files_name(t, last), e))
			unlink(path);
		return true;
	}
	if (!open_one(f, &f->ssda903[last][t], files_name(t, last), e))
		return false;
	begin_table(&f->ssda903[last][t], info);
	return true;
}

static bool open_all(struct files *f, struct err *e)
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		if (!open_table(f, t, false, e) || !open_table(f, t, true, e))
			return false;
	return open_one(f, &f->census, "cin_census.xml", e) &&
	       open_one(f, &f->teams, "teams.csv", e) &&
	       open_one(f, &f->workers, "workers.csv", e) &&
	       open_one(f, &f->allocation, "case_allocation.csv", e) &&
	       open_one(f, &f->audits, "audits.csv", e) && open_one(f, &f->truth, "truth.json", e);
}

enum { OTHERS = 6 };

static size_t list_files(struct files *f, struct out *list[2 * TABLES + OTHERS])
{
	struct out *others[OTHERS] = {&f->census,     &f->teams,  &f->workers,
				      &f->allocation, &f->audits, &f->truth};
	size_t n = 0;

	for (int last = 0; last < 2; last++)
		for (size_t t = 0; t < TABLES; t++)
			if (f->ssda903[last][t].path[0])
				list[n++] = &f->ssda903[last][t];
	for (size_t i = 0; i < OTHERS; i++)
		if (others[i]->path[0])
			list[n++] = others[i];
	return n;
}

static void abandon_all(struct files *f)
{
	struct out *list[2 * TABLES + OTHERS];
	size_t n = list_files(f, list);

	for (size_t i = 0; i < n; i++)
		out_abandon(list[i]);
}

/* Folders made for a demo that failed, if nothing else is in them: the next may use the place. */
static void remove_folders(const char *dir)
{
	static const char *const folders[] = {"ssda903/last", "ssda903", "annexa"};
	char path[PATH_BYTES];

	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		if (snprintf(path, sizeof path, "%s/%s", dir, folders[i]) < PATH_BYTES)
			rmdir(path);
}

bool files_open(struct files *f, const char *dir, int year, bool lists_as_csv, struct err *e)
{
	memset(f, 0, sizeof *f);
	f->dir = dir;
	f->year = year;
	if (mkdir(dir, 0777) == 0)
		unfinished_add(dir, UNFINISHED_FOLDER);
	else if (errno != EEXIST)
		return err_set(e, ERR_SYSTEM, "%s cannot be made: %s", dir, strerror(errno));
	if (!may_use(dir, e) || !make_folder(dir, "ssda903", e) ||
	    !make_folder(dir, "ssda903/last", e))
		return false;
	if (open_all(f, e) && lists_open(&f->lists, dir, lists_as_csv, e))
		return true;
	abandon_all(f);
	remove_folders(dir);
	return false;
}

static bool close_all(struct files *f, struct out **list, size_t n, struct err *e)
{
	if (!lists_close(&f->lists, e)) {
		abandon_all(f);
		remove_folders(f->dir);
		return false;
	}
	for (size_t i = 0; i < n; i++) {
		if (out_close(list[i], e))
			continue;
		for (size_t k = i + 1; k < n; k++)
			out_abandon(list[k]);
		for (size_t k = 0; k < i; k++)
			unlink(list[k]->path);
		lists_remove(&f->lists);
		remove_folders(f->dir);
		return false;
	}
	return true;
}

static void finished(const struct files *f, struct out **list, size_t n)
{
	static const char *const folders[] = {"/ssda903/last", "/ssda903", "/annexa", ""};
	char path[PATH_BYTES + 16];

	for (size_t i = 0; i < n; i++)
		unfinished_drop(list[i]->path);
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
		snprintf(path, sizeof path, "%s%s", f->dir, folders[i]);
		unfinished_drop(path);
	}
}

/* Until the last of them is at its name there is no demo: stopped between, none of them stays. */
bool files_close(struct files *f, struct err *e)
{
	struct out *list[2 * TABLES + OTHERS];
	size_t n = list_files(f, list);
	bool whole;

	for (size_t i = 0; i < n; i++)
		unfinished_add(list[i]->path, UNFINISHED_FILE);
	whole = close_all(f, list, n, e);
	finished(f, list, n);
	return whole;
}

static void add_csv(struct files *f, const struct row *row)
{
	const struct table_info *t = table_info(row->table);
	struct out *o = &f->ssda903[row->last][row->table];

	for (size_t i = 0; i < t->fields; i++)
		if (field_info((enum field)(t->first + i))->presence == REQUIRED)
			csv_cell(o, str_of(row->cell[i]), i == 0);
	out_char(o, '\n');
}

void files_add(struct files *f, struct rows *rows)
{
	bool census = false;

	for (size_t i = 0; i < rows->n; i++) {
		struct row *row = &rows->row[i];

		if (row->left_out)
			continue;
		row->number = ++f->rows[row->last][row->table];
		if (table_info(row->table)->returns == RETURN_ANNEXA)
			lists_write(&f->lists, row, row->number);
		else if (names[row->table] == NULL)
			census = true;
		else
			add_csv(f, row);
	}
	if (census)
		census_child(f, rows);
}
