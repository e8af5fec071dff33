#include "record/fields.h"

#include "record/dossier.h"

#include <assert.h>

/* The row type of a TABLE, for the tables below. */
#define TABLE_BEGIN(returns, TABLE, type, name, from, until, what)                                 \
	typedef struct type row_type_##TABLE;
#define PARENT(TABLE, type, parent)
#define FIELD(TABLE, name, member, cell, set, presence)
#define TABLE_END(TABLE, type)
#include "record/fields.def"
#undef TABLE_BEGIN
#undef PARENT
#undef FIELD
#undef TABLE_END

static const struct table_info tables[TABLES] = {
#define TABLE_BEGIN(returns_, TABLE, type, name_, from_, until_, what_)                            \
	[TABLE_##TABLE] = {.name = name_,                                                          \
			   .what = what_,                                                          \
			   .returns = RETURN_##returns_,                                           \
			   .first = TABLE##_FIRST_FIELD_ + 1,                                      \
			   .fields = TABLE##_LAST_FIELD_ - TABLE##_FIRST_FIELD_ - 1,               \
			   .row_size = sizeof(struct type),                                        \
			   .from = (from_),                                                        \
			   .until = (until_)},
#define PARENT(TABLE, type, parent)
#define FIELD(TABLE, name, member, cell, set, presence)
#define TABLE_END(TABLE, type)
#include "record/fields.def"
#undef TABLE_BEGIN
#undef PARENT
#undef FIELD
#undef TABLE_END
};

static const struct parent_info parents[TABLES] = {
#define TABLE_BEGIN(returns, TABLE, type, name, from, until, what)
#define PARENT(TABLE, type, parent_)                                                               \
	[TABLE_##TABLE] = {(enum table)TABLE_OF_##parent_, offsetof(struct type, parent_)},
#define FIELD(TABLE, name, member, cell, set, presence)
#define TABLE_END(TABLE, type)
#include "record/fields.def"
#undef TABLE_BEGIN
#undef PARENT
#undef FIELD
#undef TABLE_END
};

#define OFFSET_key(TABLE, member)    0
#define OFFSET_date(TABLE, member)   offsetof(row_type_##TABLE, member)
#define OFFSET_code(TABLE, member)   offsetof(row_type_##TABLE, member)
#define OFFSET_number(TABLE, member) offsetof(row_type_##TABLE, member)
#define OFFSET_tenths(TABLE, member) offsetof(row_type_##TABLE, member)
#define OFFSET_text(TABLE, member)   offsetof(row_type_##TABLE, member)

static const struct field_info fields[FIELDS_COUNT] = {
#define TABLE_BEGIN(returns, TABLE, type, name, from, until, what)
#define PARENT(TABLE, type, parent)
#define FIELD(T, name_, member, cell, set_, presence_)                                             \
	[T##_##name_] = {.name = #name_,                                                           \
			 .table = TABLE_##T,                                                       \
			 .type = CELL_##cell,                                                      \
			 .set = CODES_##set_,                                                      \
			 .offset = OFFSET_##cell(T, member),                                       \
			 .presence = presence_},
#define FIELD_AS(T, token, title, member, cell, set_, presence_)                                   \
	[T##_##token] = {.name = title,                                                            \
			 .table = TABLE_##T,                                                       \
			 .type = CELL_##cell,                                                      \
			 .set = CODES_##set_,                                                      \
			 .offset = OFFSET_##cell(T, member),                                       \
			 .presence = presence_},
#define TABLE_END(TABLE, type)
#include "record/fields.def"
#undef TABLE_BEGIN
#undef PARENT
#undef FIELD
#undef TABLE_END
};

const struct table_info *table_info(enum table t)
{
	assert(t > TABLE_NONE && t < TABLES);
	return &tables[t];
}

const struct parent_info *table_parent(enum table t)
{
	assert(t > TABLE_NONE && t < TABLES);
	return &parents[t];
}

const struct field_info *field_info(enum field f)
{
	assert(f > FIELD_NONE && f < FIELDS_COUNT && fields[f].name);
	return &fields[f];
}

const char *returns_name(enum returns r)
{
	static const char *const names[RETURNS] = {"", "SSDA903", "CIN", "Annex A"};

	return names[r];
}

const char *returns_words(enum returns r)
{
	static const char *const words[RETURNS] = {"", "children looked after return (SSDA903)",
						   "children in need census (CIN)",
						   "lists for inspectors (Annex A)"};

	return words[r];
}

/* Most names differ in their first letter already. */
static bool name_is(const char *official, struct str name)
{
	return name.len && (official[0] | ' ') == (name.p[0] | ' ') &&
	       str_same(str_of(official), name);
}

enum field field_find(enum table t, struct str name)
{
	const struct table_info *info = table_info(t);

	for (enum field f = info->first; f < info->first + info->fields; f++)
		if (name_is(fields[f].name, name))
			return f;
	return FIELD_NONE;
}

enum table table_find(enum returns r, struct str name)
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		if (tables[t].returns == r && str_same(str_of(tables[t].name), name))
			return t;
	return TABLE_NONE;
}
