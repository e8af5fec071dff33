#include "report/compared.h"
#include "report/report.h"
#include "report/summary.h"

static void key_strs(struct jsonout *j, const char *key, const struct str *item, size_t n)
{
	jsonout_key(j, key);
	jsonout_array(j);
	for (size_t i = 0; i < n; i++)
		jsonout_str(j, item[i]);
	jsonout_end_array(j);
}

static void key_number(struct jsonout *j, const char *key, uint32_t n)
{
	jsonout_key(j, key);
	if (n)
		jsonout_number(j, n);
	else
		jsonout_null(j);
}

static void write_place(struct jsonout *j, const struct findings *fs, const struct finding *f)
{
	const struct table_info *table = table_info((enum table)f->table);

	jsonout_key_text(j, "return", returns_name(table->returns));
	jsonout_key_text(j, "table", table->name);
	key_number(j, "record", f->record);
	key_number(j, "line", f->line);
	jsonout_key(j, "child");
	jsonout_str(j, finding_child(fs, f));
	jsonout_key(j, "key");
	jsonout_str(j, finding_key(fs, f));
}

/* What the message shows of fields that are not marked. */
static void write_beside(struct jsonout *j, const struct shown *shown, const struct str *values,
			 struct arena *a)
{
	if (shown->count == shown->marked)
		return;
	jsonout_key(j, "beside");
	jsonout_object(j);
	for (size_t i = shown->marked; i < shown->count; i++) {
		struct str name = shown->name[i];

		jsonout_key(j, arena_fmt(a, "%.*s", (int)name.len, name.p).p);
		jsonout_str(j, values[i]);
	}
	jsonout_end_object(j);
}

/* What writing a finding needs besides the run. */
struct writing {
	struct jsonout json;
	const uint64_t *ids;
	struct buf made;      /* for reuse */
	struct arena scratch; /* reset with each finding */
};

static void write_finding(struct writing *w, const struct check *c, size_t i)
{
	const struct findings *fs = &c->findings;
	const struct finding *f = &fs->at[i];
	const struct rule *r = finding_rule(fs, f);
	struct str values[FINDING_SHOWS_MAX];
	struct jsonout *j = &w->json;
	char id[FINDING_ID_MAX];
	struct shown shown;

	finding_shows(fs, f, &shown);
	finding_read(fs, f, &shown, values);
	w->made.len = 0;
	finding_tell(fs, f, &shown, values, &w->made);
	out_char(j->out, '\n');
	jsonout_object(j);
	jsonout_key_text(j, "id", finding_id_text(w->ids[i], id));
	jsonout_key_text(j, "rule", r->code);
	jsonout_key_text(j, "severity", severity_name(r->severity));
	write_place(j, fs, f);
	key_strs(j, "fields", shown.name, shown.marked);
	key_strs(j, "values", values, shown.marked);
	write_beside(j, &shown, values, &w->scratch);
	jsonout_key(j, "message");
	jsonout_str(j, buf_view(&w->made));
	compared_finding_members(j, c, i);
	jsonout_end_object(j);
	arena_reset(&w->scratch);
}

void report_json(const struct check *c, struct out *o)
{
	struct writing w = {.json = jsonout_to(o)};
	struct tally t;

	tally_open(&t, c);
	w.ids = c->ids ? c->ids : findings_ids(&c->findings, &t.arena);
	jsonout_object(&w.json);
	jsonout_key(&w.json, "summary");
	jsonout_object(&w.json);
	summary_members(&w.json, c, &t);
	jsonout_end_object(&w.json);
	compared_members(&w.json, c);
	jsonout_key(&w.json, "findings");
	jsonout_array(&w.json);
	for (size_t i = 0; i < c->findings.count; i++)
		write_finding(&w, c, i);
	jsonout_end_array(&w.json);
	jsonout_end_object(&w.json);
	out_char(o, '\n');
	buf_close(&w.made);
	arena_close(&w.scratch);
	tally_close(&t);
}
