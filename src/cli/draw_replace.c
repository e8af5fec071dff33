/* wherry draw --replace: who steps in for cases that cannot be read. */
#include "audit/draw_replace.h"

#include "base/csvout.h"
#include "cli/draw.h"
#include "intake/file.h"
#include "report/draw.h"
#include "report/report.h"

static void write_row(struct out *o, const struct replacing *r, size_t i)
{
	const struct drawn_case *c = &r->cases[i];

	csv_cell(o, c->name, true);
	csv_cell(o, c->stratum, false);
	csv_cell(o, c->reserve ? STR("reserve") : STR("sample"), false);
	csv_cell(o, str_of(outcome_name(c->outcome)), false);
	csv_cell(o, c->stands_for ? r->cases[c->stands_for - 1].name : STR(""), false);
	out_text(o, c->short_of ? ",no reserve is left in the stratum\n" : ",\n");
}

/* The cases in use, in reading order: the sample, then those that step in. */
static bool write_list(const struct replacing *r, const char *path, struct err *e)
{
	struct out o = out_memory();

	if (!out_file(&o, path, e))
		return false;
	out_text(&o, "case,stratum,role,outcome,stands_for,note\n");
	for (size_t i = 0; i < r->count; i++)
		if (!r->cases[i].reserve || r->cases[i].stands_for)
			write_row(&o, r, i);
	return out_close(&o, e);
}

/* "replaced.csv" -> "replaced.json" */
static const char *json_beside(const char *path, struct arena *a)
{
	size_t len = strlen(path);

	if (len > 4 && strcmp(path + len - 4, ".csv") == 0)
		len -= 4;
	return arena_fmt(a, "%.*s.json", (int)len, path).p;
}

static bool write_json(const struct replacing *r, struct str draw, const char *path, struct err *e)
{
	struct out o = out_memory();
	uint8_t digest[SHA256_BYTES];
	char hex[2 * SHA256_BYTES + 1];

	if (!out_file(&o, path, e))
		return false;
	sha256_of(draw, digest);
	sha256_hex(digest, hex);
	draw_write_replaced(&o, r, str_of(report_version), hex);
	return out_close(&o, e);
}

static void tell(struct out *o, const struct replacing *r, const char *path, const char *json)
{
	size_t unread = r->by[OUTCOME_REFUSED] + r->by[OUTCOME_MISSING], read = r->by[OUTCOME_READ];

	out_fmt(o, "%zu drawn, %zu eligible so far, %zu read, %zu without an outcome yet.\n",
		r->sample, replace_eligible(r), read, r->by[OUTCOME_NONE]);
	for (int k = OUTCOME_CLOSED; k <= OUTCOME_UNREADABLE; k++)
		if (r->by[k])
			out_fmt(o, "%zu %s: replaced from the reserve of the same stratum.\n",
				r->by[k], outcome_name((enum outcome_kind)k));
	for (int k = OUTCOME_REFUSED; k < OUTCOME_KINDS; k++)
		if (r->by[k])
			out_fmt(o, "%zu %s: not replaced; what is in it stays unknown.\n", r->by[k],
				outcome_name((enum outcome_kind)k));
	if (r->short_of)
		out_fmt(o, "%zu could not be replaced: the reserve of the stratum is used up.\n",
			r->short_of);
	if (unread)
		out_fmt(
		    o,
		    "If k of the %zu read are good, between k and k + %zu of %zu are, whatever the "
		    "%zu unread hold; say that before any margin.\n",
		    read, unread, read + unread, unread);
	out_fmt(
	    o, "The list as it stands now is %s; %s says the same and how many for which reason.\n",
	    path, json);
}

int draw_replace(const struct said *s, struct err *e)
{
	const char *draw = s->check.paths[0];
	struct arena a = {0};
	struct buf bytes = {0};
	struct replacing r;
	struct out o = out_fd(1);
	const char *path =
	    s->out ? s->out : path_in(&a, path_above(&a, s->draw.replace), "replaced.csv");
	const char *json = json_beside(path, &a);
	bool ok = file_read_all(draw, &bytes, e) &&
		  replace_work_out(&r, buf_view(&bytes), draw, s->draw.replace, &a, e) &&
		  write_list(&r, path, e) && write_json(&r, buf_view(&bytes), json, e);

	if (ok)
		tell(&o, &r, path, json);
	ok = out_close(&o, e) && ok;
	buf_close(&bytes);
	arena_close(&a);
	return ok ? 0 : (int)e->kind;
}
