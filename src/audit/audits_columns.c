/* Which column of a file of audits is what. */
#include "audit/audits.h"

#include "base/buf.h"

/* Headings by key, the likelier first; ended by NULL. */
static const char *const ids[] = {"caseid",   "casenumber", "caseno", "caseref",  "casereference",
				  "case",     "childid",    "child",  "personid", "clientid",
				  "mosaicid", "lcsid",	    "id",     NULL};
static const char *const teams[] = {"team",    "teamname",	"auditedteam", "caseteam",
				    "service", "servicearea",	"unit",	       "locality",
				    "area",    "allocatedteam", NULL};
static const char *const auditors[] = {"auditor",	"auditorname", "auditedby",
				       "nameofauditor", "reviewer",    "reviewedby",
				       "reader",	"gradedby",    NULL};
static const char *const dates[] = {"date",	 "auditdate", "dateofaudit", "dateaudited",
				    "auditedon", "audited",   "reviewdate",  NULL};
static const char *const grades[] = {
    "overall",	 "overallgrade", "overalljudgement", "overallrating", "grade", "auditgrade",
    "judgement", "rating",	 "outcome",	     "auditoutcome",  NULL};
static const char *const moderateds[] = {"moderated",
					 "moderatedgrade",
					 "moderationgrade",
					 "moderatedoverall",
					 "overallmoderated",
					 "moderatorgrade",
					 "moderatedjudgement",
					 "moderatedrating",
					 "moderatedoverallgrade",
					 "gradeaftermoderation",
					 NULL};
static const char *const orders[] = {"order", "readingorder", "drawnorder", NULL};

static int column_of(const struct listing *l, const char *const *keys)
{
	char key[SCALE_KEY];

	for (size_t k = 0; keys[k]; k++)
		for (size_t i = 0; i < l->columns; i++)
			if (strcmp(scale_key(l->names[i], key), keys[k]) == 0)
				return (int)i;
	return LISTING_NONE;
}

/* "Case, Team, Grade", as the file has them. */
static struct str all_names(struct listing *l)
{
	struct str text = STR("");

	for (size_t i = 0; i < l->columns && text.len < 400; i++)
		if (l->names[i].len)
			text = arena_fmt(&l->arena, "%.*s%s%.*s", (int)text.len, text.p,
					 text.len ? ", " : "", (int)l->names[i].len, l->names[i].p);
	return text;
}

static void take_column(const struct listing *l, struct audits_column *to, int at)
{
	to->at = at;
	to->name = at == LISTING_NONE ? STR("") : l->names[at];
}

bool audits_column_named(struct listing *l, struct str name, struct audits_column *to,
			 struct err *e)
{
	struct str names;

	to->guessed = false;
	take_column(l, to, listing_column(l, name));
	if (to->at != LISTING_NONE)
		return true;
	names = all_names(l);
	return err_set(e, ERR_INPUT, "%s has no column %.*s. Its columns: %.*s", l->path,
		       (int)name.len, name.p, (int)names.len, names.p);
}

static bool guess(const struct listing *l, struct audits_column *to, const char *const *keys)
{
	to->guessed = true;
	take_column(l, to, keys ? column_of(l, keys) : LISTING_NONE);
	return true;
}

bool audits_team_guessed(const struct listing *l, struct audits_column *to)
{
	return guess(l, to, teams);
}

/* The column the user names, or one whose heading is among the keys. */
static bool choose(struct audits *a, struct audits_column *to, struct str wanted,
		   const char *const *keys, struct err *e)
{
	return wanted.len ? audits_column_named(&a->list, wanted, to, e)
			  : guess(&a->list, to, keys);
}

static bool is_taken(const struct audits *a, size_t column)
{
	const struct audits_column *const all[] = {&a->id,    &a->team,	  &a->auditor,	&a->date,
						   &a->order, &a->linked, &a->moderated};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i]->at == (int)column)
			return true;
	for (size_t i = 0; i < a->criteria; i++)
		if (a->criterion[i].at == (int)column)
			return true;
	return false;
}

/* Every other column that has a heading: which of them hold grades is seen once they are read. */
static void add_all(struct audits *a)
{
	for (size_t i = 0; i < a->list.columns && a->criteria < AUDITS_CRITERIA; i++)
		if (a->list.names[i].len && !is_taken(a, i))
			a->criterion[a->criteria++] =
			    (struct audits_column){(int)i, a->list.names[i], true};
}

static bool choose_grades(struct audits *a, const struct audits_options *o, struct err *e)
{
	bool all = false;

	for (size_t i = 0; i < o->grades; i++) {
		if (str_same(o->grade[i], STR("all"))) {
			all = true;
			continue;
		}
		if (!choose(a, &a->criterion[a->criteria++], o->grade[i], NULL, e))
			return false;
	}
	if (a->criteria == 0) {
		if (!choose(a, &a->criterion[0], STR(""), grades, e))
			return false;
		a->criteria = a->criterion[0].at != LISTING_NONE;
	}
	if (all)
		add_all(a);
	if (a->criteria == 0) {
		struct str names = all_names(&a->list);

		return err_set(e, ERR_INPUT,
			       "%s: no column looks like the grade; name it with --grade COLUMN. "
			       "Its columns: %.*s",
			       a->list.path, (int)names.len, names.p);
	}
	return true;
}

static bool choose_kinds(struct audits *a, const struct audits_options *o, struct err *e)
{
	for (size_t i = 0; i < o->kinds; i++)
		if (!choose(a, &a->kind[a->kinds++], o->kind[i], NULL, e))
			return false;
	return true;
}

/* A column named as a graded one, or as the linked one, is not taken for moderation by its heading. */
static bool own_column(struct audits *a)
{
	bool other = a->moderated.at == a->linked.at;

	for (size_t i = 0; i < a->criteria; i++)
		other = other || a->criterion[i].at == a->moderated.at;
	if (a->moderated.guessed && other)
		a->moderated.at = LISTING_NONE;
	return true;
}

bool audits_choose_columns(struct audits *a, const struct audits_options *o, struct err *e)
{
	return choose(a, &a->id, o->id, ids, e) && choose(a, &a->team, o->by, teams, e) &&
	       choose(a, &a->auditor, o->auditor, auditors, e) &&
	       choose(a, &a->date, o->date, dates, e) && choose(a, &a->order, STR(""), orders, e) &&
	       choose(a, &a->linked, o->linked, NULL, e) &&
	       choose(a, &a->moderated, o->moderated, moderateds, e) && choose_grades(a, o, e) &&
	       choose_kinds(a, o, e) && own_column(a);
}
