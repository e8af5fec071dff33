#include "told.h"

#include "unit.h"

static void tell(const struct findings *fs, const struct finding *f, struct buf *to)
{
	struct str value[FINDING_SHOWS_MAX];
	struct shown shown;

	finding_shows(fs, f, &shown);
	finding_values(fs, f, value);
	buf_fmt(to, "%s %s %u:", finding_rule(fs, f)->code, table_info((enum table)f->table)->name,
		(unsigned)f->record);
	for (size_t i = 0; i < shown.marked; i++)
		buf_fmt(to, " %.*s=%.*s", (int)shown.name[i].len, shown.name[i].p,
			(int)value[i].len, value[i].p);
	buf_text(to, "\n");
}

void told(const struct findings *fs, struct buf *to)
{
	for (size_t i = 0; i < fs->count; i++)
		tell(fs, &fs->at[i], to);
}

void assert_told(const struct findings *fs, const char *want)
{
	struct buf got = {0};

	told(fs, &got);
	if (!str_is(buf_view(&got), want))
		fail_msg("found:\n%.*snot:\n%s", (int)got.len, got.p, want);
	buf_close(&got);
}
