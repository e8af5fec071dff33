/* What one authority's run comes to, in a line. */
#include "intake/folder.h"
#include "report/each.h"
#include "report/words.h"

/* The code and the name that a return tells. */
static void set_authority(struct each_row *row, const struct check *c, struct arena *a)
{
	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++)
		if (c->returns[r].present && c->returns[r].authority.len && !row->authority.len) {
			row->authority = arena_str(a, c->returns[r].authority);
			row->name = arena_str(a, c->returns[r].authority_name);
		}
}

static void tell_file(const struct taken *f, struct buf *why)
{
	struct str name = folder_base_name(f->path);

	buf_fmt(why, "%s%.*s: %.*s", why->len ? "; " : "", (int)name.len, name.p, (int)f->note.len,
		f->note.p);
}

static void count_files(struct each_row *row, const struct check *c, struct arena *a)
{
	enum { TOLD = 5 };
	struct buf why = {0};

	for (size_t i = 0; i < c->file_count; i++) {
		const struct taken *f = &c->files[i];

		if (f->as != TAKEN_READ && f->as != TAKEN_LEFT_ALONE && row->not_read++ < TOLD)
			tell_file(f, &why);
	}
	if (row->not_read > TOLD)
		buf_fmt(&why, "; and %s more", COUNT(row->not_read - TOLD));
	row->why = arena_str(a, buf_view(&why));
	buf_close(&why);
}

void each_row_of(struct each_row *row, const struct check *c, struct arena *a)
{
	struct tally t;

	*row = (struct each_row){.folder = row->folder,
				 .authority = STR(""),
				 .name = STR(""),
				 .status = check_status(c)};
	tally_open(&t, c);
	set_authority(row, c, a);
	count_files(row, c, a);
	row->year = arena_str(a, words_year(&t.arena, c));
	row->returns = t.returns;
	row->rules_ran = t.ran;
	row->rules_not_run = t.not_run;
	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++) {
		row->children += c->returns[r].children;
		row->records += t.records[r];
	}
	for (size_t s = 0; s < SEVERITIES; s++)
		row->findings[s] = c->by_severity[s];
	if (t.returns == 0 && row->why.len == 0)
		row->why = arena_str(a, words_answer(&t.arena, c, &t));
	tally_close(&t);
}

void each_row_failed(struct each_row *row, const struct err *e, struct arena *a)
{
	row->why = arena_str(a, str_of(e->text));
	row->status = (int)e->kind;
}
