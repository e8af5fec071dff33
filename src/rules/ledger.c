#include "rules/ledger.h"

#include "record/fill.h"
#include "rules/registry.h"

static const struct source *source_of(const struct need *n, const struct material *m)
{
	const struct source *sources = n->last ? m->last : m->sources;

	return sources ? &sources[field_info(n->field)->table] : NULL;
}

static bool table_here(const struct need *n, const struct material *m)
{
	const struct source *s = source_of(n, m);

	return s && s->here;
}

static struct str table_missing(const struct need *n, const struct material *m, struct arena *a)
{
	enum table t = field_info(n->field)->table;
	const char *why = m->why_not && !n->last ? m->why_not[t] : NULL;

	if (n->last && !m->last)
		return STR("the return of the year before is not among the files");
	if (why)
		return str_of(why);
	return arena_fmt(a, "there is no %s table%s", table_info(t)->name,
			 n->last ? " of the year before" : "");
}

/* Why what is worked out from postcodes is not there. */
static const char *derived_reason(enum field f, const struct material *m)
{
	if (m->has_postcodes && f == EPISODE_PL_LOCATION)
		return "whether a placement is inside the authority cannot be told until "
		       "--authority says "
		       "which it is";
	return "there is no table of postcodes: wherry reference build makes it";
}

static struct str missing(const struct need *n, const struct material *m, struct arena *a)
{
	enum table t = field_info(n->field)->table;

	if (!table_here(n, m))
		return table_missing(n, m, a);
	if (source_has(n->last ? m->last : m->sources, n->field))
		return STR("");
	if (field_info(n->field)->presence == DERIVED)
		return str_of(derived_reason(n->field, m));
	return arena_fmt(a, "%s%s has no column %s", table_info(t)->name,
			 n->last ? " of the year before" : "", field_info(n->field)->name);
}

/* A rule that marks several tables can do without those that are not here, unless it is about them
 * row by row. */
static bool another_table_here(const struct rule *r, const struct material *m)
{
	for (size_t i = 0; r->fields[i] != FIELD_NONE; i++) {
		struct need n = rule_need(r->fields[i]);

		if (table_here(&n, m))
			return true;
	}
	return false;
}

struct str ledger_reason(const struct rule *r, const struct material *m, struct arena *a)
{
	struct str why = STR("");

	for (size_t i = 0; r->fields[i] != FIELD_NONE && !why.len; i++) {
		struct need n = rule_need(r->fields[i]);

		if (table_here(&n, m) || !another_table_here(r, m) ||
		    field_info(n.field)->table == unit_table(r->unit))
			why = missing(&n, m, a);
	}
	for (size_t i = 0; r->needs[i] != FIELD_NONE && !why.len; i++) {
		struct need n = rule_need(r->needs[i]);

		if (n.providers && !m->has_providers)
			why = STR("there is no table of Ofsted's providers: wherry reference build "
				  "makes it");
		else if (!n.providers && !n.if_here)
			why = missing(&n, m, a);
	}
	return why;
}
