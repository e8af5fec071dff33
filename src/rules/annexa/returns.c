/*
 * The lists against the SSDA903 of the same authority, where both were read. Systems may number
 * children differently for the two: nothing is compared unless half of the children in care, whom
 * both must have, are in both.
 */
#include "record/annexa.h"
#include "rules/annexa/lists.h"

#include <stdio.h>

/* In care within the year that the return is about. */
static bool in_year(const struct annexa *a, const struct in_care *p)
{
	return date_by(p->start, a->care->scope.end) &&
	       !date_before(p->ceased, a->care->scope.start) &&
	       !code_in(p->legal_status, LS_V3, LS_V4);
}

struct overlap {
	uint32_t both, all;
};

static struct overlap overlap(const struct annexa *a)
{
	struct overlap o = {0, 0};

	for (size_t i = 0; a->care && i < a->children.named; i++) {
		const struct in_care *p = first_in_care(&a->children.children[i]);

		if (!p || !in_year(a, p))
			continue;
		o.all++;
		o.both += all903_child(a->care, p->row.child->id) != NULL;
	}
	return o;
}

static bool comparable(const struct annexa *a)
{
	struct overlap o = overlap(a);

	return o.all && o.both * 2 >= o.all;
}

/* How many children to compare: all, or none when the two number them differently. */
static size_t compared(const struct annexa *a)
{
	return comparable(a) ? a->children.named : 0;
}

static void rA701(const struct annexa *a, struct sink *out)
{
	struct overlap o = overlap(a);
	char both[16], all[16];

	if (!o.all || comparable(a))
		return;
	snprintf(both, sizeof both, "%u", o.both);
	snprintf(all, sizeof all, "%u", o.all);
	flag_return(out, TABLE_IN_CARE, (const char *const[3]){both, all, ""});
}

static void rA702(const struct annexa *a, struct sink *out)
{
	for (size_t i = 0, n = compared(a); i < n; i++)
		for (const struct in_care *p = first_in_care(&a->children.children[i]); p;
		     p = next_in_care(p))
			if (in_year(a, p) && !all903_child(a->care, p->row.child->id))
				flag(out, &p->row);
}

/* The episode of the return that a day lies in, or NULL. */
static const struct episode *episode_on(const struct child *c, struct date_cell day)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		if (date_by(e->decom, day) && (is_absent(e->dec) || date_after(e->dec, day)))
			return e;
	return NULL;
}

/* What both say of a child on the day that the lists were drawn, when the return's year has it. */
static const struct episode *both_say(const struct annexa *a, const struct in_care *p)
{
	struct date_cell drawn = a->children.scope.end;

	if (!date_within(drawn, a->care->scope.start, a->care->scope.end) ||
	    !still_open(p->ceased, &p->row))
		return NULL;
	return episode_on(all903_child(a->care, p->row.child->id), drawn);
}

static void rA703(const struct annexa *a, struct sink *out)
{
	for (size_t i = 0, n = compared(a); i < n; i++) {
		const struct in_care *p = still_in_care(&a->children.children[i]);
		const struct episode *e = p ? both_say(a, p) : NULL;

		if (e && code_differs(e->ls, p->legal_status))
			flag_with(out, &p->row, &e->row);
	}
}

/* The day the present time in care began, as the return has it. */
static struct date_cell began(const struct episode *e)
{
	while (e && !code_is(e->rne, RNE_S))
		e = prev_episode(e);
	return e ? e->decom : (struct date_cell){CELL_ABSENT};
}

static void rA704(const struct annexa *a, struct sink *out)
{
	for (size_t i = 0, n = compared(a); i < n; i++) {
		const struct in_care *p = still_in_care(&a->children.children[i]);
		const struct episode *e = p ? both_say(a, p) : NULL;

		if (e && date_differs(began(e), p->start))
			flag_with(out, &p->row, &e->row);
	}
}

#define TWO_ACCOUNTS                                                                               \
	"Inspectors have the return and the lists side by side: two accounts of one child make "   \
	"both doubtful."

static const struct rule rules[] = {
    RULE(
	annexa, A701, 0, LATEST, QUERY, FIELDS(IN_CARE_CHILD), NEEDS(EPISODE_DECOM),
	"Of {2} children in List 8, only {1} are in the SSDA903 under the same id, so the two were "
	"not compared.",
	"The lists can be held against the return only when the ids are the same in both.",
	"Draw the lists with the ids of the return, or leave this be if that cannot be done."),
    RULE(annexa, A702, 0, LATEST, QUERY, FIELDS(IN_CARE_CHILD, IN_CARE_START), NEEDS(EPISODE_DECOM),
	 "The child is in care since {Date Started to be Looked After}, but is not in the SSDA903 "
	 "of that year.",
	 TWO_ACCOUNTS, "Add the child to the return, or correct the list."),
    RULE(annexa, A703, 0, LATEST, QUERY, FIELDS(IN_CARE_LEGAL_STATUS),
	 NEEDS(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS, IN_CARE_CEASED),
	 "The legal status is {Child's Legal Status} here, and {LS} in the SSDA903 for that day.",
	 TWO_ACCOUNTS, "Correct the one that is wrong."),
    RULE(annexa, A704, 0, LATEST, QUERY, FIELDS(IN_CARE_START),
	 NEEDS(EPISODE_DECOM, EPISODE_DEC, EPISODE_RNE, IN_CARE_CEASED),
	 "Care began on {Date Started to be Looked After} here, but on another day in the SSDA903.",
	 TWO_ACCOUNTS, "Correct the one that is wrong."),
};

RULE_TABLE(annexa_returns, ANNEXA, "the lists against the SSDA903");
