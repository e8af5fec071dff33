/* Lines of many authorities as text, CSV and JSON. */
#include "report/each.h"

#include "base/csvout.h"
#include "report/plain.h"
#include "report/words.h"

enum { NUMBER_WIDTH = 10 };

/* ---- text ---- */

static const char *const headings[] = {"records", "errors",  "queries",
				       "notes",	  "not run", "not read"};

static void text_head(const struct each_told *t)
{
	plain_spaces(t->o, t->width);
	for (size_t i = 0; i < sizeof headings / sizeof headings[0]; i++)
		out_fmt(t->o, "%*s", NUMBER_WIDTH, headings[i]);
	out_char(t->o, '\n');
}

/* What keeps the numbers before it from being the answer; nothing where they are. */
static const char *text_doubt(const struct each_row *row)
{
	static const char *const doubts[EACH_EXITS] = {"", "", "  a choice to make",
						       "  not read whole", "  the system failed"};

	return row->status == 3 && !row->returns ? "  nothing read" : doubts[row->status];
}

static void text_row(const struct each_told *t, const struct each_row *row)
{
	plain_padded(t->o, row->folder, t->width);
	plain_count(t->o, row->records, NUMBER_WIDTH);
	for (size_t s = 0; s < SEVERITIES; s++)
		plain_count(t->o, row->findings[s], NUMBER_WIDTH);
	plain_count(t->o, row->rules_not_run, NUMBER_WIDTH);
	plain_count(t->o, row->not_read, NUMBER_WIDTH);
	out_fmt(t->o, "%s\n", row == &t->all ? "" : text_doubt(row));
}

/* "3 authorities: 1 without errors, 1 with errors, 1 that could not be read whole." */
static void text_end(const struct each_told *t)
{
	static const char *const how[EACH_EXITS] = {
	    " without errors", " with errors", " where there is a choice to make",
	    " that could not be read whole", " where the system failed"};
	const char *before = ": ";

	text_row(t, &t->all);
	out_fmt(t->o, "\n%s %s", COUNT(t->rows), t->rows == 1 ? "authority" : "authorities");
	for (size_t i = 0; i < EACH_EXITS; i++)
		if (t->with[i]) {
			out_fmt(t->o, "%s%s%s", before, COUNT(t->with[i]), how[i]);
			before = ", ";
		}
	out_text(t->o, ".\n");
	if (t->all.rules_not_run)
		plain_filled(t->o,
			     STR("Where rules did not run, nothing is known about what they "
				 "look for: wherry check FOLDER says which and why."),
			     0, 0);
}

/* ---- CSV ---- */

static void csv_count(struct out *o, uint64_t n)
{
	out_fmt(o, ",%llu", (unsigned long long)n);
}

static void csv_row(struct out *o, const struct each_row *row)
{
	csv_cell(o, row->folder, true);
	csv_cell(o, row->authority, false);
	csv_cell(o, row->name, false);
	csv_cell(o, row->year, false);
	csv_count(o, row->children);
	csv_count(o, row->records);
	for (size_t s = 0; s < SEVERITIES; s++)
		csv_count(o, row->findings[s]);
	csv_count(o, row->rules_ran);
	csv_count(o, row->rules_not_run);
	csv_count(o, row->not_read);
	csv_count(o, (uint64_t)row->status);
	csv_cell(o, row->why, false);
	out_char(o, '\n');
}

/* ---- JSON ---- */

static void json_counts(struct jsonout *j, const struct each_row *row)
{
	jsonout_key_count(j, "children", row->children);
	jsonout_key_count(j, "records", row->records);
	jsonout_key(j, "findings");
	jsonout_object(j);
	for (enum severity s = 0; s < SEVERITIES; s++)
		jsonout_key_count(j, severity_name(s), row->findings[s]);
	jsonout_end_object(j);
	jsonout_key_count(j, "rules_ran", row->rules_ran);
	jsonout_key_count(j, "rules_not_run", row->rules_not_run);
	jsonout_key_count(j, "not_read", row->not_read);
	jsonout_key_number(j, "status", row->status);
}

static void json_row(struct jsonout *j, const struct each_row *row)
{
	jsonout_object(j);
	jsonout_key_str(j, "folder", row->folder);
	jsonout_key_str(j, "authority", row->authority);
	jsonout_key_str(j, "authority_name", row->name);
	jsonout_key_str(j, "year", row->year);
	json_counts(j, row);
	jsonout_key_str(j, "why", row->why);
	jsonout_end_object(j);
}

static void json_begin(struct each_told *t)
{
	t->json = jsonout_to(t->o);
	jsonout_object(&t->json);
	jsonout_key(&t->json, "authorities");
	jsonout_array(&t->json);
}

static void json_end(struct each_told *t)
{
	jsonout_end_array(&t->json);
	jsonout_key(&t->json, "all");
	jsonout_object(&t->json);
	jsonout_key_count(&t->json, "authorities", t->rows);
	json_counts(&t->json, &t->all);
	jsonout_end_object(&t->json);
	jsonout_end_object(&t->json);
	out_char(t->o, '\n');
}

/* ---- all three ---- */

void each_begin(struct each_told *t, enum each_form form, size_t width, struct out *o)
{
	*t = (struct each_told){.form = form, .width = width, .o = o};
	t->all.folder = STR("all");
	switch (form) {
	case EACH_TEXT: text_head(t); break;
	case EACH_CSV:
		out_text(o, "folder,authority,name,year,children,records,errors,queries,notes,"
			    "rules_ran,rules_not_run,not_read,status,why\n");
		break;
	case EACH_JSON: json_begin(t); break;
	}
}

static void sum_up(struct each_told *t, const struct each_row *row)
{
	struct each_row *all = &t->all;

	t->rows++;
	t->with[row->status]++;
	all->children += row->children;
	all->records += row->records;
	for (size_t s = 0; s < SEVERITIES; s++)
		all->findings[s] += row->findings[s];
	all->rules_ran += row->rules_ran;
	all->rules_not_run += row->rules_not_run;
	all->not_read += row->not_read;
	if (row->status > all->status)
		all->status = row->status;
}

void each_add(struct each_told *t, const struct each_row *row)
{
	sum_up(t, row);
	switch (t->form) {
	case EACH_TEXT: text_row(t, row); break;
	case EACH_CSV: csv_row(t->o, row); break;
	case EACH_JSON: json_row(&t->json, row); break;
	}
	out_hand_on(t->o);
}

void each_end(struct each_told *t)
{
	switch (t->form) {
	case EACH_TEXT: text_end(t); break;
	case EACH_CSV: break;
	case EACH_JSON: json_end(t); break;
	}
}
