#include "case.h"
#include "record/reference.h"

static const char LAST_YEAR_SUFFIX[] = "_last";

static struct str list_text(const json_t *list, struct arena *a)
{
	struct buf text = {0};
	struct str copy = {NULL, 0};

	for (size_t i = 0; i < json_array_size(list); i++) {
		buf_text(&text, i ? "," : "");
		buf_str(&text, case_text(json_array_get(list, i), a));
	}
	if (text.len)
		copy = arena_str(a, buf_view(&text));
	buf_close(&text);
	return copy;
}

struct str case_text(const json_t *value, struct arena *a)
{
	switch (value ? json_typeof(value) : JSON_NULL) {
	case JSON_STRING: return (struct str){json_string_value(value), json_string_length(value)};
	case JSON_INTEGER: return arena_fmt(a, "%lld", (long long)json_integer_value(value));
	case JSON_REAL: return arena_fmt(a, "%.15g", json_real_value(value));
	case JSON_TRUE: return STR("true");
	case JSON_FALSE: return STR("false");
	case JSON_ARRAY: return list_text(value, a);
	case JSON_NULL:
	case JSON_OBJECT:
	default: return (struct str){NULL, 0};
	}
}

/*
 * What a loader would hand on: no spaces around the text, and blank when there is nothing else. The
 * cases tell an empty string from null: null is a blank, but "" is something that stands there and
 * is no value. A file has no such thing, so it is given as the two quotation marks.
 */
static struct str cell_text(const json_t *value, struct arena *a)
{
	struct str text = case_text(value, a);

	if (!text.p)
		return text;
	if (text.len == 0)
		return STR("\"\"");
	text = str_trim(text);
	return text.len ? text : (struct str){NULL, 0};
}

/* Which table a name of the case means: "Episodes", or "Episodes_last" for last year's. */
static bool name_table(struct table_in *t, const char *name, const struct case_of *of,
		       struct err *e)
{
	struct str s = str_of(name);

	t->last = str_ends(s, str_of(LAST_YEAR_SUFFIX));
	if (t->last)
		s.len -= sizeof LAST_YEAR_SUFFIX - 1;
	t->table = table_find(of->table->returns, s);
	/* Annex A is held against the census and the SSDA903, whose tables then stand beside the
	 * lists; a Header is the census's. */
	if (t->table == TABLE_NONE && of->table->returns == RETURN_ANNEXA)
		t->table = table_find(RETURN_CIN, s);
	if (t->table == TABLE_NONE && of->table->returns == RETURN_ANNEXA)
		t->table = table_find(RETURN_SSDA903, s);
	if (t->table == TABLE_NONE)
		return err_set(e, ERR_INPUT, "there is no table %s", name);
	return true;
}

/* Names of columns that the public validator's own tests mistake for the official ones. */
static struct str official(const char *name)
{
	static const char *const slips[][2] = {
	    {"PLACEMENT", "PLACE"}, {"DATE_EPISODE_CEASED", "DEC"}, {"UASC_STATUS", "UASC"}};

	for (size_t i = 0; i < sizeof slips / sizeof slips[0]; i++)
		if (strcmp(name, slips[i][0]) == 0)
			return str_of(slips[i][1]);
	return str_of(name);
}

static void name_columns(struct table_in *t, const json_t *columns, struct arena *a)
{
	enum field *fields;

	t->columns = json_array_size(columns);
	fields = arena_array(a, t->columns, sizeof *fields);
	for (size_t c = 0; c < t->columns; c++) {
		const char *name = json_string_value(json_array_get(columns, c));
		fields[c] = name ? field_find(t->table, official(name)) : FIELD_NONE;
	}
	t->fields = fields;
}

static bool read_table(struct table_in *t, const char *name, const json_t *table,
		       const struct case_of *of, struct arena *a, struct err *e)
{
	const json_t *rows = json_object_get(table, "rows");

	if (!name_table(t, name, of, e))
		return false;
	name_columns(t, json_object_get(table, "columns"), a);
	t->rows = json_array_size(rows);
	t->cells = arena_array(a, t->rows * t->columns, sizeof *t->cells);
	for (size_t r = 0; r < t->rows; r++) {
		const json_t *row = json_array_get(rows, r);

		if (json_array_size(row) != t->columns)
			return err_set(e, ERR_INPUT, "row %zu of %s has %zu cells, not %zu", r,
				       name, json_array_size(row), t->columns);
		for (size_t c = 0; c < t->columns; c++)
			t->cells[r * t->columns + c] = cell_text(json_array_get(row, c), a);
	}
	return true;
}

/* The column of a field in a table; t->columns when the table lacks it. */
static size_t column_of(const struct table_in *t, enum field f)
{
	size_t c = 0;

	while (c < t->columns && t->fields[c] != f)
		c++;
	return c;
}

static struct table_in *find_table(const struct case_input *in, enum table table)
{
	for (size_t i = 0; i < in->count; i++)
		if (in->tables[i].table == table && !in->tables[i].last)
			return &in->tables[i];
	return NULL;
}

/* Gives each row an id of its own where the case has no such column: "assessment 1". */
static void number_rows(struct table_in *t, enum field id, const char *what, struct arena *a)
{
	size_t wide = t->columns + 1;
	enum field *fields = arena_array(a, wide, sizeof *fields);
	struct str *cells = arena_array(a, t->rows * wide, sizeof *cells);

	memcpy(fields, t->fields, t->columns * sizeof *fields);
	fields[t->columns] = id;
	for (size_t r = 0; r < t->rows; r++) {
		memcpy(&cells[r * wide], &t->cells[r * t->columns], t->columns * sizeof *cells);
		cells[r * wide + t->columns] = arena_fmt(a, "%s %zu", what, r + 1);
	}
	t->fields = fields;
	t->cells = cells;
	t->columns = wide;
}

/* One factor of assessment `row`, with the assessment's keys. */
static void add_factor(struct table_in *factors, const struct table_in *t, size_t row,
		       struct str text)
{
	static const enum field from[] = {ASSESSMENT_LAchildID, ASSESSMENT_CINdetailsID,
					  ASSESSMENT_AssessmentID};
	struct str *to = &factors->cells[factors->rows++ * factors->columns];

	for (size_t k = 0; k < sizeof from / sizeof from[0]; k++) {
		size_t c = column_of(t, from[k]);
		to[k] = c < t->columns ? t->cells[row * t->columns + c] : (struct str){NULL, 0};
	}
	to[3] = text;
}

static size_t count_factors(const json_t *rows, size_t column)
{
	size_t n = 0;

	for (size_t r = 0; r < json_array_size(rows); r++) {
		const json_t *cell = json_array_get(json_array_get(rows, r), column);
		n += json_is_array(cell) ? json_array_size(cell) : 1;
	}
	return n;
}

/* The factors written into the cells of Assessments become rows of a table of their own. */
static void list_factors(struct table_in *factors, struct table_in *t, const json_t *rows,
			 struct arena *a)
{
	static const enum field fields[] = {FACTOR_LAchildID, FACTOR_CINdetailsID,
					    FACTOR_AssessmentID, FACTOR_AssessmentFactor};
	size_t column = column_of(t, ASSESSMENT_AssessmentFactors);

	*factors = (struct table_in){.table = TABLE_FACTOR, .fields = fields, .columns = 4};
	factors->cells = arena_array(a, count_factors(rows, column) * 4, sizeof *factors->cells);
	for (size_t r = 0; r < json_array_size(rows); r++) {
		const json_t *cell = json_array_get(json_array_get(rows, r), column);

		if (json_is_array(cell))
			for (size_t i = 0; i < json_array_size(cell); i++)
				add_factor(factors, t, r, case_text(json_array_get(cell, i), a));
		else if (!json_is_null(cell))
			add_factor(factors, t, r, case_text(cell, a));
	}
}

/* With a child and an id, an assessment can have factors hung on it. */
static void split_factors(struct case_input *in, const json_t *tables, struct arena *a)
{
	struct table_in *t = find_table(in, TABLE_ASSESSMENT);
	const json_t *rows = json_object_get(json_object_get(tables, "Assessments"), "rows");

	if (!t || find_table(in, TABLE_FACTOR) ||
	    column_of(t, ASSESSMENT_AssessmentFactors) == t->columns)
		return;
	if (column_of(t, ASSESSMENT_LAchildID) == t->columns)
		number_rows(t, ASSESSMENT_LAchildID, "child", a);
	if (column_of(t, ASSESSMENT_AssessmentID) == t->columns)
		number_rows(t, ASSESSMENT_AssessmentID, "assessment", a);
	list_factors(&in->tables[in->count++], t, rows, a);
}

static struct date_cell date_of(const json_t *value, struct arena *a)
{
	struct str text = case_text(value, a);

	return date_cell(text.p ? date_read(text) : DATE_NONE);
}

/* The census says in its header on which day it ends. */
static struct date_cell reference_date(const struct case_input *in)
{
	const struct table_in *t = find_table(in, TABLE_CENSUS_HEADER);
	size_t c = t ? column_of(t, CENSUS_HEADER_ReferenceDate) : 0;

	if (!t || c == t->columns || t->rows == 0 || !t->cells[c].p)
		return (struct date_cell){CELL_ABSENT};
	return date_cell(date_read(t->cells[c]));
}

/* The period the case names, or its census header, or the whole year of the version. */
static void settle_period(struct case_input *in, const json_t *metadata, int year, struct arena *a)
{
	struct date_cell start = date_of(json_object_get(metadata, "collection_start"), a);
	struct date_cell end = date_of(json_object_get(metadata, "collection_end"), a);

	if (!has_value(end))
		end = reference_date(in);
	if (!has_value(end) && has_value(start))
		year = date_collection_year(start.v);
	if (!has_value(end))
		end = date_cell(date_day(year + 1, 3, 31));
	if (!has_value(start))
		start = date_cell(date_day(date_collection_year(end.v), 4, 1));
	in->scope.start = start;
	in->scope.end = end;
}

static void copy_cell(char *to, size_t size, struct str text)
{
	snprintf(to, size, "%.*s", (int)text.len, text.p ? text.p : "");
}

/* One column of one of Ofsted's records, by the name that the cases give it. */
static void set_provider(struct provider *p, const char *column, struct str text)
{
	if (strcmp(column, "URN") == 0)
		copy_cell(p->urn, sizeof p->urn, text);
	else if (strcmp(column, "PLACE_CODES") == 0)
		copy_cell(p->place_codes, sizeof p->place_codes, text);
	else if (strcmp(column, "PROVIDER_CODES") == 0)
		copy_cell(p->provider_codes, sizeof p->provider_codes, text);
	else if (strcmp(column, "POSTCODE") == 0)
		copy_cell(p->postcode, sizeof p->postcode, text);
	else if (strcmp(column, "LA_CODE_INFERRED") == 0)
		copy_cell(p->authority, sizeof p->authority, text);
	else if (strcmp(column, "REG_END") == 0 && text.p)
		p->closed = date_read(text);
}

/* Ofsted's list that a case brings along. */
static const struct reference *reference_of(const json_t *info, struct arena *a)
{
	struct reference *r = arena_take(a, sizeof *r);
	json_t *columns = json_object_get(info, "columns"), *rows = json_object_get(info, "rows"),
	       *row;
	size_t i, c, count = json_array_size(rows);
	struct provider *list = arena_array(a, count + 1, sizeof *list);
	json_t *column;

	json_array_foreach(rows, i, row)
	{
		list[i].closed = DATE_NONE;
		json_array_foreach(columns, c, column) set_provider(
		    &list[i], json_string_value(column), case_text(json_array_get(row, c), a));
	}
	providers_sort(list, count);
	r->has_providers = true;
	r->providers.at = list;
	r->providers.count = (uint32_t)count;
	return r;
}

/* The year is the version's own, whatever the period: it says which codes are valid. */
static void settle_scope(struct case_input *in, const json_t *metadata, const struct case_of *of,
			 struct arena *a)
{
	struct str authority = case_text(json_object_get(metadata, "localAuthority"), a);
	struct str form = case_text(json_object_get(metadata, "file_format"), a);

	in->scope.returns = of->table->returns;
	in->scope.year = of->year;
	in->scope.authority = authority.p ? authority : STR("");
	in->scope.xml = form.p ? str_same(form, STR("xml")) : of->table->returns == RETURN_CIN;
	if (json_object_get(metadata, "provider_info"))
		in->scope.reference = reference_of(json_object_get(metadata, "provider_info"), a);
	settle_period(in, metadata, of->year, a);
}

bool case_input(struct case_input *in, const json_t *call, const struct case_of *of,
		struct arena *a, struct err *e)
{
	json_t *tables = json_object_get(call, "input");
	const char *name;
	json_t *table;

	*in = (struct case_input){0};
	in->tables = arena_array(a, json_object_size(tables) + 1, sizeof *in->tables);
	json_object_foreach(tables, name, table) if (!read_table(&in->tables[in->count++], name,
								 table, of, a, e)) return false;
	split_factors(in, tables, a);
	settle_scope(in, json_object_get(call, "metadata"), of, a);
	return true;
}
