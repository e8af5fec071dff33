/*
 * The files, told short: those that were simply read as the tables of a return are summed up in one
 * line a return and year. What stands alone, or needs a look, has a line of its own.
 */
#include "report/paths.h"
#include "report/plain.h"
#include "report/terminal.h"
#include "report/words.h"

enum {
	NAME_MAX_WIDTH = 28,
	LEFT_ALONE_SHOWN = 5,
};

/* The tables of one year of one return that were read. */
struct sum {
	size_t tables;
	uint64_t records;
	const struct taken *first;
	struct str folder; /* that all of them stand in */
};

static bool was_read(const struct taken *f)
{
	return f->as == TAKEN_READ || f->as == TAKEN_CUT_SHORT;
}

/* Sums up the files read that belong with f: of its return and year. */
static struct sum sum_of(const struct check *c, const struct taken *f)
{
	struct sum sum = {0};

	for (size_t i = 0; i < c->file_count; i++) {
		const struct taken *g = &c->files[i];

		if (!was_read(g) || g->returns != f->returns || g->last_year != f->last_year)
			continue;
		if (sum.tables++ == 0) {
			sum.first = g;
			sum.folder = g->path;
		}
		sum.records += g->records;
		sum.folder = paths_common(sum.folder, g->path);
	}
	return sum;
}

static bool lists_tell(const struct taken *f)
{
	for (size_t i = 0; i < f->list_count; i++)
		if (words_list_tells(&f->lists[i]))
			return true;
	return false;
}

/* Whether f has a line of its own. Those left alone share one. */
static bool stands_alone(const struct check *c, const struct taken *f)
{
	if (f->as == TAKEN_LEFT_ALONE)
		return false;
	return lists_tell(f) || f->as != TAKEN_READ || f->unknown.len || f->note.len ||
	       sum_of(c, f).tables == 1;
}

static void write_sum(struct out *o, struct arena *a, const struct sum *sum, struct str folder)
{
	const struct taken *f = sum->first;
	struct str from = paths_inside(folder, sum->folder);
	struct str words = arena_fmt(
	    a, "%s%s%s%s: %zu tables, %s records%s%.*s", returns_name(f->returns),
	    f->year ? " " : "", f->year ? YEAR(f->year) : "", f->last_year ? " (last year)" : "",
	    sum->tables, COUNT(sum->records), from.len ? ", from " : "", (int)from.len, from.p);

	plain_spaces(o, 2);
	plain_filled(o, words, 2, 4);
}

static void write_sums(struct out *o, const struct check *c, struct arena *a, struct str folder)
{
	for (size_t i = 0; i < c->file_count; i++) {
		struct sum sum = {0};

		if (was_read(&c->files[i]))
			sum = sum_of(c, &c->files[i]);
		if (sum.tables > 1 && sum.first == &c->files[i])
			write_sum(o, a, &sum, folder);
	}
}

/* The column that what is said of the files begins at. */
static size_t names_width(const struct check *c, struct str folder)
{
	size_t widest = 12;

	for (size_t i = 0; i < c->file_count; i++) {
		size_t width = plain_width(paths_inside(folder, c->files[i].path));

		if (width > widest && width <= NAME_MAX_WIDTH && stands_alone(c, &c->files[i]))
			widest = width;
	}
	return widest + 4;
}

static void write_line(struct out *o, struct str s, size_t column)
{
	plain_spaces(o, column);
	plain_filled(o, s, column, column);
}

/* A file's name, then what is said of it beside or, when the name is long, below. */
static void write_name(struct out *o, struct str name, size_t column)
{
	plain_spaces(o, 2);
	if (plain_width(name) + 4 <= column) {
		plain_padded(o, name, column - 2);
	} else {
		plain_str(o, name);
		out_char(o, '\n');
		plain_spaces(o, column);
	}
}

static void write_list(struct out *o, struct arena *a, const struct taken_list *l, size_t column)
{
	struct str loud, said = words_list(a, l, &loud);

	write_line(o, said, column);
	if (loud.len)
		write_line(o, loud, column);
}

static void write_file(struct out *o, struct arena *a, const struct taken *f, struct str folder,
		       size_t column)
{
	write_name(o, paths_inside(folder, f->path), column);
	plain_filled(o, words_taken(a, f), column, column);
	if (f->unknown.len)
		write_line(o,
			   arena_fmt(a, "Not known, and not used: %.*s.", (int)f->unknown.len,
				     f->unknown.p),
			   column);
	if (f->note.len)
		write_line(o, words_sentence(a, f->note), column);
	for (size_t i = 0; i < f->list_count; i++)
		if (words_list_tells(&f->lists[i]))
			write_list(o, a, &f->lists[i], column);
}

/* "Left alone, no returns: teams.csv, workers.csv and 3 more". */
static void write_left_alone(struct out *o, const struct check *c, struct arena *a,
			     struct str folder)
{
	struct plain_line line = {o, 2, 4, false};
	struct str held = STR("Left alone, as no part of a return:");
	uint64_t left = 0;

	for (size_t i = 0; i < c->file_count; i++) {
		struct str name = paths_inside(folder, c->files[i].path);

		if (c->files[i].as != TAKEN_LEFT_ALONE || ++left > LEFT_ALONE_SHOWN)
			continue;
		if (left == 1)
			plain_spaces(o, 2);
		plain_piece(&line,
			    arena_fmt(a, "%.*s%s", (int)held.len, held.p, left > 1 ? "," : ""));
		held = name;
	}
	if (left == 0)
		return;
	plain_piece(&line, held);
	if (left > LEFT_ALONE_SHOWN)
		plain_piece(&line, arena_fmt(a, "and %s more", COUNT(left - LEFT_ALONE_SHOWN)));
	out_char(o, '\n');
}

void terminal_files(struct out *o, const struct check *c, struct tally *t)
{
	struct str folder = paths_folder(c);
	size_t column = names_width(c, folder);

	out_text(o, "Files");
	if (folder.len) {
		out_text(o, " in ");
		plain_str(o, folder);
	}
	out_char(o, '\n');
	write_sums(o, c, &t->arena, folder);
	for (size_t i = 0; i < c->file_count; i++)
		if (stands_alone(c, &c->files[i]))
			write_file(o, &t->arena, &c->files[i], folder, column);
	write_left_alone(o, c, &t->arena, folder);
	if (c->file_count == 0)
		out_text(o, "  none\n");
	out_char(o, '\n');
}
