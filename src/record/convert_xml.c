/* From CSV back to the census in XML: the tables are walked together, child by child. */
#include "base/arena.h"
#include "base/csvout.h"
#include "base/out.h"
#include "intake/csv.h"
#include "intake/encoding.h"
#include "intake/file.h"
#include "record/convert.h"
#include "record/fields.h"

#include <stdio.h>

enum { PATH_BYTES = 4096 };

/* One table, open at the row that is next. */
struct cursor {
	struct buf text;
	struct csv csv;
	struct csv_row *row;
	bool here, at_row;
	int column_of[TABLE_FIELDS_MAX]; /* -1: no such column */
	int child_column;
	uint64_t child; /* of the row at hand */
	const char *path;
};

struct tables {
	struct cursor at[TABLES];
	struct arena arena;
	struct out out;
	int indent;
};

/* ---- reading ---- */

static int column_named(const struct csv_row *row, const char *name)
{
	for (size_t i = 0; i < row->count; i++)
		if (str_same(row->cells[i], str_of(name)))
			return (int)i;
	return -1;
}

static bool next_row(struct cursor *c, struct err *e)
{
	uint64_t before = c->child;
	int64_t n;

	c->at_row = csv_next(&c->csv, c->row);
	if (!c->at_row)
		return true;
	if ((size_t)c->child_column >= c->row->count ||
	    !str_number(c->row->cells[c->child_column], 0, INT64_MAX / 16, &n))
		return err_set(e, ERR_INPUT, "%s, line %u: ChildNo is no number", c->path,
			       c->row->line);
	c->child = (uint64_t)n;
	return c->child >= before ||
	       err_set(e, ERR_INPUT,
		       "%s, line %u: the rows are not in the order of ChildNo; sort them", c->path,
		       c->row->line);
}

static bool read_header(struct cursor *c, enum table t, struct err *e)
{
	const struct table_info *info = table_info(t);

	if (!csv_next(&c->csv, c->row))
		return true;
	c->child_column = column_named(c->row, "ChildNo");
	if (c->child_column < 0)
		return err_set(e, ERR_INPUT,
			       "%s has no column ChildNo; was it made by wherry convert?", c->path);
	for (size_t i = 0; i < info->fields; i++)
		c->column_of[i] =
		    column_named(c->row, field_info(info->first + (enum field)i)->name);
	c->here = true;
	return next_row(c, e);
}

static bool open_table(struct tables *ts, enum table t, const char *dir, struct err *e)
{
	struct cursor *c = &ts->at[t];
	struct err none = {0};

	c->path = arena_fmt(&ts->arena, "%s/%s.csv", dir, table_info(t)->name).p;
	c->row = mem_take(sizeof *c->row);
	if (!file_read(c->path, &c->text, &none)) {
		c->text.len = 0; /* a table that is not there has no rows */
		return true;
	}
	encoding_to_utf8(&c->text);
	c->csv = csv_over(buf_view(&c->text), ',', &ts->arena);
	return read_header(c, t, e);
}

/* ---- writing ---- */

static void escaped(struct out *o, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		switch (s.p[i]) {
		case '&': out_text(o, "&amp;"); break;
		case '<': out_text(o, "&lt;"); break;
		case '>': out_text(o, "&gt;"); break;
		case '\r': out_text(o, "&#13;"); break;
		default: out_char(o, s.p[i]); break;
		}
	}
}

static void indented(struct tables *ts)
{
	for (int i = 0; i < ts->indent; i++)
		out_text(&ts->out, "  ");
}

static void opens(struct tables *ts, const char *name)
{
	indented(ts);
	out_fmt(&ts->out, "<%s>\n", name);
	ts->indent++;
}

static void closes(struct tables *ts, const char *name)
{
	ts->indent--;
	indented(ts);
	out_fmt(&ts->out, "</%s>\n", name);
}

/* A cell that a spreadsheet would run had an apostrophe put before it, as had one that would look
 * like that. */
static struct str as_it_was(struct str s)
{
	return csv_guarded(s) ? (struct str){s.p + 1, s.len - 1} : s;
}

static struct str cell(const struct cursor *c, enum table t, enum field f)
{
	int column = c->column_of[f - table_info(t)->first];

	return column >= 0 && (size_t)column < c->row->count ? as_it_was(c->row->cells[column])
							     : STR("");
}

static void element(struct tables *ts, const char *name, struct str text)
{
	if (!text.len)
		return;
	indented(ts);
	out_fmt(&ts->out, "<%s>", name);
	escaped(&ts->out, text);
	out_fmt(&ts->out, "</%s>\n", name);
}

/* The fields of the row at hand from one to another, in order, without the ids. */
static void fields(struct tables *ts, enum table t, enum field from, enum field to)
{
	for (enum field f = from; f <= to; f++)
		if (field_info(f)->type != CELL_key || f == IDENTIFIERS_LAchildID)
			element(ts, field_info(f)->name, cell(&ts->at[t], t, f));
}

/* Whether the row at hand of a table is this child's, and of this episode and inner record. */
struct inside {
	uint64_t child;
	struct str details, inner; /* CINdetailsID; AssessmentID or CPPID; "" for any */
};

static bool is_inside(const struct tables *ts, enum table t, const struct inside *in,
		      enum field inner)
{
	const struct cursor *c = &ts->at[t];

	if (!c->at_row || c->child != in->child)
		return false;
	if (in->details.len && !str_eq(cell(c, t, field_find(t, STR("CINdetailsID"))), in->details))
		return false;
	return inner == FIELD_NONE || str_eq(cell(c, t, inner), in->inner);
}

/* The list of one-field records inside a container. */
static bool list(struct tables *ts, enum table t, const struct inside *in, enum field inner,
		 enum field f, const char *container, const char *name, struct err *e)
{
	bool any = false;

	while (is_inside(ts, t, in, inner)) {
		if (!any)
			opens(ts, container);
		any = true;
		element(ts, name, cell(&ts->at[t], t, f));
		if (!next_row(&ts->at[t], e))
			return false;
	}
	if (any)
		closes(ts, container);
	return true;
}

static bool assessments(struct tables *ts, const struct inside *in, struct err *e)
{
	while (is_inside(ts, TABLE_ASSESSMENT, in, FIELD_NONE)) {
		struct inside here = *in;

		here.inner =
		    cell(&ts->at[TABLE_ASSESSMENT], TABLE_ASSESSMENT, ASSESSMENT_AssessmentID);
		opens(ts, "Assessments");
		fields(ts, TABLE_ASSESSMENT, ASSESSMENT_AssessmentActualStartDate,
		       ASSESSMENT_AssessmentAuthorisationDate);
		if (!list(ts, TABLE_FACTOR, &here, FACTOR_AssessmentID, FACTOR_AssessmentFactor,
			  "FactorsIdentifiedAtAssessment", "AssessmentFactors", e))
			return false;
		closes(ts, "Assessments");
		if (!next_row(&ts->at[TABLE_ASSESSMENT], e))
			return false;
	}
	return true;
}

static bool plans(struct tables *ts, const struct inside *in, struct err *e)
{
	while (is_inside(ts, TABLE_CP_PLAN, in, FIELD_NONE)) {
		struct inside here = *in;

		here.inner = cell(&ts->at[TABLE_CP_PLAN], TABLE_CP_PLAN, CP_PLAN_CPPID);
		opens(ts, "ChildProtectionPlans");
		fields(ts, TABLE_CP_PLAN, CP_PLAN_CPPstartDate, CP_PLAN_NumberOfPreviousCPP);
		if (!list(ts, TABLE_CP_REVIEW, &here, CP_REVIEW_CPPID, CP_REVIEW_CPPreviewDate,
			  "Reviews", "CPPreviewDate", e))
			return false;
		closes(ts, "ChildProtectionPlans");
		if (!next_row(&ts->at[TABLE_CP_PLAN], e))
			return false;
	}
	return true;
}

/* Records that hold fields only. */
static bool plain(struct tables *ts, enum table t, const struct inside *in, const char *name,
		  struct err *e)
{
	const struct table_info *info = table_info(t);

	while (is_inside(ts, t, in, FIELD_NONE)) {
		opens(ts, name);
		fields(ts, t, info->first, info->first + (enum field)info->fields - 1);
		closes(ts, name);
		if (!next_row(&ts->at[t], e))
			return false;
	}
	return true;
}

static bool details(struct tables *ts, uint64_t child, struct err *e)
{
	struct cursor *c = &ts->at[TABLE_CINDETAILS];

	while (c->at_row && c->child == child) {
		struct inside in = {child, cell(c, TABLE_CINDETAILS, CINDETAILS_CINdetailsID),
				    STR("")};
		bool ok;

		opens(ts, "CINdetails");
		fields(ts, TABLE_CINDETAILS, CINDETAILS_CINreferralDate,
		       CINDETAILS_DateOfInitialCPC);
		ok = assessments(ts, &in, e) && plain(ts, TABLE_CIN_PLAN, &in, "CINPlanDates", e) &&
		     plain(ts, TABLE_SECTION47, &in, "Section47", e);
		fields(ts, TABLE_CINDETAILS, CINDETAILS_ReferralNFA, CINDETAILS_ReferralNFA);
		ok = ok && plans(ts, &in, e) &&
		     plain(ts, TABLE_PRE_PROCEEDINGS, &in, "PreProceedingsandFGDM", e);
		closes(ts, "CINdetails");
		if (!ok || !next_row(c, e))
			return false;
	}
	return true;
}

static bool characteristics(struct tables *ts, uint64_t child, struct err *e)
{
	struct cursor *c = &ts->at[TABLE_CHARACTERISTICS];
	struct inside in = {child, STR(""), STR("")};

	while (c->at_row && c->child == child) {
		opens(ts, "ChildCharacteristics");
		fields(ts, TABLE_CHARACTERISTICS, CHARACTERISTICS_Ethnicity,
		       CHARACTERISTICS_Ethnicity);
		if (!list(ts, TABLE_DISABILITY, &in, FIELD_NONE, DISABILITY_Disability,
			  "Disabilities", "Disability", e))
			return false;
		closes(ts, "ChildCharacteristics");
		if (!next_row(c, e))
			return false;
	}
	return true;
}

/* The next child that any table has a row of; UINT64_MAX when all are done. */
static uint64_t next_child(const struct tables *ts)
{
	uint64_t child = UINT64_MAX;

	for (enum table t = TABLE_CENSUS_HEADER + 1; t < TABLES; t++)
		if (ts->at[t].at_row && ts->at[t].child < child)
			child = ts->at[t].child;
	return child;
}

static bool left_over(const struct tables *ts, uint64_t child, struct err *e)
{
	for (enum table t = TABLE_CENSUS_HEADER + 1; t < TABLES; t++)
		if (ts->at[t].at_row && ts->at[t].child <= child)
			return err_set(
			    e, ERR_INPUT,
			    "%s, line %u: this row sits in no record of the table above it "
			    "(look at its ids)",
			    ts->at[t].path, ts->at[t].row->line);
	return true;
}

static bool children(struct tables *ts, struct err *e)
{
	uint64_t child;

	opens(ts, "Children");
	while ((child = next_child(ts)) != UINT64_MAX) {
		struct inside in = {child, STR(""), STR("")};

		opens(ts, "Child");
		if (!plain(ts, TABLE_IDENTIFIERS, &in, "ChildIdentifiers", e) ||
		    !characteristics(ts, child, e) || !details(ts, child, e) ||
		    !left_over(ts, child, e))
			return false;
		closes(ts, "Child");
	}
	closes(ts, "Children");
	return true;
}

static void header(struct tables *ts)
{
	if (!ts->at[TABLE_CENSUS_HEADER].at_row)
		return;
	opens(ts, "Header");
	opens(ts, "CollectionDetails");
	fields(ts, TABLE_CENSUS_HEADER, CENSUS_HEADER_Collection, CENSUS_HEADER_ReferenceDate);
	closes(ts, "CollectionDetails");
	opens(ts, "Source");
	fields(ts, TABLE_CENSUS_HEADER, CENSUS_HEADER_SourceLevel, CENSUS_HEADER_DateTime);
	closes(ts, "Source");
	closes(ts, "Header");
}

static bool write_census(struct tables *ts, struct err *e)
{
	bool ok;

	out_text(&ts->out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
	opens(ts, "Message");
	header(ts);
	ok = children(ts, e);
	closes(ts, "Message");
	return ok;
}

bool convert_csv_to_census(const char *dir, const char *xml, struct buf *told, struct err *e)
{
	struct tables ts = {0};
	bool ok = true;

	for (enum table t = TABLE_CENSUS_HEADER; ok && t < TABLES; t++)
		ok = table_info(t)->returns != RETURN_CIN || open_table(&ts, t, dir, e);
	if (ok && !ts.at[TABLE_IDENTIFIERS].here)
		ok = err_set(e, ERR_INPUT, "%s holds no ChildIdentifiers.csv, so no census", dir);
	ok = ok && out_file(&ts.out, xml, e);
	if (ok && write_census(&ts, e))
		ok = out_close(&ts.out, e);
	else if (ok) {
		out_abandon(&ts.out);
		ok = false;
	}
	if (ok)
		buf_fmt(told, "%s\n", xml);
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		buf_close(&ts.at[t].text);
		mem_free(ts.at[t].row);
	}
	arena_close(&ts.arena);
	return ok;
}
