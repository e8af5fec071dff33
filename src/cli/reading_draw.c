#include "cli/reading_draw.h"

#include "base/date.h"
#include "base/unfinished.h"
#include "intake/file.h"
#include "report/reading.h"

#include <stdio.h>
#include <unistd.h>

enum { FOLDERS_MOST = 1000 };

/* Something that is about to be made, to be removed should the report not come to be. */
static const char *making(struct reading_draw *w, const char *path, enum unfinished_kind kind)
{
	unfinished_add(path, kind);
	w->path[w->paths++] = path;
	return path;
}

static bool holds(const char *path, struct str text, bool *same, struct err *e)
{
	struct buf bytes = {0};
	bool ok = file_read_all(path, &bytes, e);

	*same = ok && str_eq(buf_view(&bytes), text);
	buf_close(&bytes);
	return ok;
}

/* The first folder of that day that does not hold another list. */
static bool choose_folder(struct reading_draw *w, int32_t day, const char *dir, struct str text,
			  struct err *e)
{
	char date[DATE_TEXT_MAX];

	date_iso(day, date);
	for (int k = 1; k < FOLDERS_MOST; k++) {
		const char *cases;
		bool same;

		if (k == 1)
			snprintf(w->name, sizeof w->name, "draw-%s", date);
		else
			snprintf(w->name, sizeof w->name, "draw-%s-%d", date, k);
		cases = path_in(&w->arena, path_in(&w->arena, dir, w->name), "cases.csv");
		w->made = !file_there(cases);
		if (w->made)
			return true;
		if (!holds(cases, text, &same, e))
			return false;
		if (same)
			return true;
	}
	return err_set(e, ERR_SYSTEM, "%s is full of lists to draw from", dir);
}

static bool write_cases(const char *path, struct str text, struct err *e)
{
	struct out o = out_memory();

	if (!out_file(&o, path, e))
		return false;
	out_str(&o, text);
	return out_close(&o, e);
}

/* The names in the order in which they have to go. */
static void name_what_is_made(struct reading_draw *w, const char *folder, const char *draw)
{
	static const char *const files[] = {"public/frame.csv", "public/frozen.json",
					    "private/key.json"};

	for (size_t i = 0; i < 3; i++)
		making(w, path_in(&w->arena, draw, files[i]), UNFINISHED_FILE);
	making(w, path_in(&w->arena, folder, "cases.csv"), UNFINISHED_FILE);
	making(w, path_in(&w->arena, draw, "public"), UNFINISHED_FOLDER);
	making(w, path_in(&w->arena, draw, "private"), UNFINISHED_FOLDER);
	making(w, draw, UNFINISHED_FOLDER);
	making(w, folder, UNFINISHED_FOLDER);
}

static bool freeze(struct reading_draw *w, const char *dir, struct str text, struct err *e)
{
	const char *folder = path_in(&w->arena, dir, w->name);
	const char *draw = path_in(&w->arena, folder, "cases-draw");
	const char *cases = path_in(&w->arena, folder, "cases.csv");
	struct frame_source source = {.path = cases, .id = STR("Case")};

	if (w->made) {
		name_what_is_made(w, folder, draw);
		if (!folder_make(folder, 0777, e) || !write_cases(cases, text, e))
			return false;
	}
	w->there = true;
	if (!frozen_list_open(&w->list, draw, &source, e))
		return false;
	return w->list.before ||
	       (frozen_list_folders(&w->list, e) && frozen_list_write(&w->list, e));
}

bool reading_draw_make(struct reading_draw *w, struct reading *r, const char *dir, struct err *e)
{
	struct out text = out_memory();
	bool ok;

	*w = (struct reading_draw){0};
	if (r->from == RETURN_NONE)
		return true;
	reading_write_csv(r, &text);
	ok = choose_folder(w, r->list->day, dir, buf_view(&text.buf), e) &&
	     freeze(w, dir, buf_view(&text.buf), e);
	out_abandon(&text);
	r->folder = ok ? w->name : NULL;
	r->drawn = ok && file_there(path_in(&w->arena, w->list.public, "draw.json"));
	return ok;
}

void reading_draw_keep(struct reading_draw *w)
{
	for (size_t i = 0; i < w->paths; i++)
		unfinished_drop(w->path[i]);
	w->paths = 0;
}

void reading_draw_undo(struct reading_draw *w)
{
	for (size_t i = 0; i < w->paths; i++)
		if (unlink(w->path[i]) != 0)
			rmdir(w->path[i]);
	reading_draw_keep(w);
}

void reading_draw_close(struct reading_draw *w)
{
	if (w->there)
		frozen_list_close(&w->list);
	arena_close(&w->arena);
}
