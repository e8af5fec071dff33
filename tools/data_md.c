/* Writes docs/data.md: every table, field and code that Wherry reads, from fields.def and codes.def. */
#include "base/out.h"
#include "record/fields.h"

#include <stdio.h>

static void years(struct out *o, int from, int until)
{
	if (from == 0 && until == LATEST)
		return;
	if (from && until == LATEST)
		out_fmt(o, ", from %d-%02d", from, (from + 1) % 100);
	else if (from)
		out_fmt(o, ", %d-%02d to %d-%02d", from, (from + 1) % 100, until,
			(until + 1) % 100);
	else
		out_fmt(o, ", to %d-%02d", until, (until + 1) % 100);
}

static const char *type_words(const struct field_info *f)
{
	static const char *const words[] = {[CELL_key] = "id",
					    [CELL_date] = "date",
					    [CELL_code] = "code",
					    [CELL_number] = "whole number",
					    [CELL_tenths] = "number with one decimal",
					    [CELL_text] = "text"};

	return words[f->type];
}

static const char *presence_words(enum presence p)
{
	static const char *const words[] = {[REQUIRED] = "",
					    [OPTIONAL] = "in some forms only",
					    [DERIVED] = "worked out, never sent in"};

	return words[p];
}

static void write_table(enum table t, struct out *o)
{
	const struct table_info *info = table_info(t);

	out_fmt(o, "\n## %s %s\n\n%s", returns_name(info->returns), info->name, info->what);
	years(o, info->from, info->until);
	out_text(o, "\n\n| field | type | codes | |\n|---|---|---|---|\n");
	for (enum field f = info->first; f < info->first + info->fields; f++) {
		const struct field_info *field = field_info(f);

		out_fmt(o, "| %s | %s | %s | %s |\n", field->name, type_words(field),
			field->set ? code_set_info(field->set)->name : "",
			presence_words(field->presence));
	}
}

static void write_set(enum code_set s, struct out *o)
{
	const struct code_set_info *set = code_set_info(s);

	out_fmt(o, "\n## %s: %s\n\n", set->name, set->says);
	for (enum code c = set->first + 1; c < set->last; c++) {
		const struct code_info *code = code_info(c);

		out_fmt(o, "- `%s` %s", code->text, code->label);
		years(o, code->from, code->until);
		out_char(o, '\n');
	}
}

int main(void)
{
	struct out o = out_fd(1);
	struct err e = {0};

	out_text(&o, "# The data\n\nEvery table, field and code that Wherry reads. Written by "
		     "`ninja docs` from `src/record/fields.def` and `src/record/codes.def`; do not "
		     "edit.\n\n# Tables\n");
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		write_table(t, &o);
	out_text(&o, "\n# Codes\n");
	for (enum code_set s = CODES_NONE + 1; s < CODE_SETS; s++)
		write_set(s, &o);
	if (out_close(&o, &e))
		return 0;
	fprintf(stderr, "data_md: %s\n", e.text);
	return (int)e.kind;
}
