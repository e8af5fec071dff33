#include "report/paths.h"
#include "report/plain.h"
#include "report/terminal.h"
#include "report/words.h"

enum {
	NAME_MAX_WIDTH = 28,
	LEFT_ALONE_SHOWN = 5,
};

/* The column that what is said of the files begins at. */
static size_t names_width(const struct check *c, struct str folder)
{
	size_t widest = 12;

	for (size_t i = 0; i < c->file_count; i++) {
		size_t width = plain_width(paths_inside(folder, c->files[i].path));

		if (width > widest && width <= NAME_MAX_WIDTH)
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
}

void terminal_files(struct out *o, const struct check *c, struct tally *t)
{
	struct str folder = paths_folder(c);
	size_t column = names_width(c, folder);
	uint64_t left = 0;

	out_text(o, "Files");
	if (folder.len) {
		out_text(o, " in ");
		plain_str(o, folder);
	}
	out_char(o, '\n');
	for (size_t i = 0; i < c->file_count; i++) {
		left += c->files[i].as == TAKEN_LEFT_ALONE;
		if (c->files[i].as != TAKEN_LEFT_ALONE || left <= LEFT_ALONE_SHOWN)
			write_file(o, &t->arena, &c->files[i], folder, column);
	}
	if (c->file_count == 0)
		out_text(o, "  none\n");
	if (left > LEFT_ALONE_SHOWN)
		out_fmt(o, "  and %s more left alone\n", COUNT(left - LEFT_ALONE_SHOWN));
	out_char(o, '\n');
}
