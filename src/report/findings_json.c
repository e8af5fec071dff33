#include "report/report.h"
#include "report/summary.h"

static void key_strs(struct json *j, const char *key, const struct str *item, size_t n)
{
	json_key(j, key);
	json_array(j);
	for (size_t i = 0; i < n; i++)
		json_str(j, item[i]);
	json_end_array(j);
}

static void key_number(struct json *j, const char *key, uint32_t n)
{
	json_key(j, key);
	if (n)
		json_number(j, n);
	else
		json_null(j);
}

static void key_text(struct json *j, const char *key, const char *z)
{
	json_key(j, key);
	json_text(j, z);
}

static void write_place(struct json *j, const struct findings *fs, const struct finding *f)
{
	const struct table_info *table = table_info((enum table)f->table);

	key_text(j, "return", returns_name(table->returns));
	key_text(j, "table", table->name);
	key_number(j, "record", f->record);
	key_number(j, "line", f->line);
	json_key(j, "child");
	json_str(j, finding_child(fs, f));
}

static void write_finding(struct json *j, const struct findings *fs, const struct finding *f,
			  struct buf *made)
{
	const struct rule *r = finding_rule(fs, f);
	struct str values[FINDING_SHOWS_MAX];
	struct shown shown;

	finding_shows(fs, f, &shown);
	finding_values(fs, f, values);
	made->len = 0;
	finding_message(fs, f, made);
	out_char(j->out, '\n');
	json_object(j);
	key_text(j, "rule", r->code);
	key_text(j, "severity", severity_name(r->severity));
	write_place(j, fs, f);
	key_strs(j, "fields", shown.name, shown.marked);
	key_strs(j, "values", values, shown.marked);
	json_key(j, "message");
	json_str(j, buf_view(made));
	json_end_object(j);
}

void report_json(const struct check *c, struct out *o)
{
	struct json j = json_to(o);
	struct buf made = {0};
	struct tally t;

	tally_open(&t, c);
	json_object(&j);
	json_key(&j, "summary");
	json_object(&j);
	summary_members(&j, c, &t);
	json_end_object(&j);
	json_key(&j, "findings");
	json_array(&j);
	for (size_t i = 0; i < c->findings.count; i++)
		write_finding(&j, &c->findings, &c->findings.at[i], &made);
	json_end_array(&j);
	json_end_object(&j);
	out_char(o, '\n');
	buf_close(&made);
	tally_close(&t);
}
