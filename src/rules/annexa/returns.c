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

/* How many children of the lists to compare, and of the return: all, or none when the two number
 * them differently. */
static size_t compared(const struct annexa *a)
{
	return comparable(a) ? a->children.named : 0;
}

static size_t compared_back(const struct annexa *a)
{
	return comparable(a) ? a->care->named : 0;
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

/* The last day that both tell of: the day the lists were drawn, or the year's last when that day lies
 * in the six months of the lists; absent when there is none. */
static struct date_cell day_of_both(const struct annexa *a)
{
	const struct scope *lists = &a->children.scope, *year = &a->care->scope;

	if (date_within(lists->end, year->start, year->end))
		return lists->end;
	return date_within(year->end, lists->start, lists->end) ? year->end
								: (struct date_cell){CELL_ABSENT};
}

/* The row of List 8 that a day lies in, or NULL. A start that is not told is taken for one before. */
static const struct in_care *in_care_on(const struct child *c, struct date_cell day)
{
	for (const struct in_care *p = first_in_care(c); p && has_value(day); p = next_in_care(p))
		if (!date_after(p->start, day) &&
		    (is_absent(p->ceased) || date_after(p->ceased, day)))
			return p;
	return NULL;
}

/* One child on the last day that both tell of; either is NULL when it does not have the child. */
struct both {
	const struct in_care *list;
	const struct episode *ep;
};

static struct both both_say(const struct annexa *a, const struct child *c)
{
	struct date_cell day = day_of_both(a);

	return (struct both){in_care_on(all903_child(&a->children, c->id), day),
			     episode_on(all903_child(a->care, c->id), day)};
}

/* What List 8 has as the present state since `since` was so on the day compared. */
static bool was_so(const struct annexa *a, struct date_cell since)
{
	return date_same(a->children.scope.end, day_of_both(a)) || date_by(since, day_of_both(a));
}

static void rA703(const struct annexa *a, struct sink *out)
{
	for (size_t i = 0, n = compared(a); i < n; i++) {
		struct both b = both_say(a, &a->children.children[i]);

		if (b.list && b.ep && was_so(a, b.list->status_start) &&
		    code_differs(b.ep->ls, b.list->legal_status))
			flag_with(out, &b.list->row, &b.ep->row);
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
		struct both b = both_say(a, &a->children.children[i]);

		if (b.list && b.ep && date_differs(began(b.ep), b.list->start))
			flag_with(out, &b.list->row, &b.ep->row);
	}
}

static void rA705(const struct annexa *a, struct sink *out)
{
	for (size_t i = 0, n = compared_back(a); i < n; i++) {
		struct both b = both_say(a, &a->care->children[i]);

		if (b.ep && !b.list && !code_in(b.ep->ls, LS_V3, LS_V4))
			flag(out, &b.ep->row);
	}
}

static void rA706(const struct annexa *a, struct sink *out)
{
	for (size_t i = 0, n = compared(a); i < n; i++) {
		struct both b = both_say(a, &a->children.children[i]);

		if (b.list && b.ep && was_so(a, b.list->placed) &&
		    code_differs(b.ep->place, b.list->placement))
			flag_with(out, &b.list->row, &b.ep->row);
	}
}

/* In care again, or entitled to nothing any more. */
static bool needs_no_adviser(const struct oc3 *o, const struct child *c)
{
	return still_in_care(c) || code_in(o->in_touch, IN_TOUCH_DIED, IN_TOUCH_RHOM);
}

static void rA707(const struct annexa *a, struct sink *out)
{
	size_t n = a->care && has_value(day_of_both(a)) ? compared_back(a) : 0;

	for (size_t i = 0; i < n; i++) {
		const struct oc3 *o = first_oc3(&a->care->children[i]);
		const struct child *c = o ? all903_child(&a->children, o->row.child->id) : NULL;

		if (o && !first_leaver(c) && !needs_no_adviser(o, c))
			flag(out, &o->row);
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
    RULE(
	annexa, A705, 0, LATEST, QUERY, FIELDS(EPISODE_DECOM, EPISODE_LS),
	NEEDS(EPISODE_DEC, IN_CARE_START, IN_CARE_CEASED),
	"The SSDA903 has the child in care since {DECOM}, {LS}, but List 8 does not have the child "
	"in care on that day.",
	TWO_ACCOUNTS, "Add the child to List 8, or end the episode in the return."),
    RULE(annexa, A706, 0, LATEST, QUERY, FIELDS(IN_CARE_PLACEMENT),
	 NEEDS(EPISODE_DECOM, EPISODE_DEC, EPISODE_PLACE, IN_CARE_START, IN_CARE_CEASED,
	       IF_HERE(IN_CARE_PLACED)),
	 "The placement is {Placement Type} here, and {PLACE} in the SSDA903 for that day.",
	 TWO_ACCOUNTS, "Correct the one that is wrong."),
    RULE(annexa, A707, 0, LATEST, QUERY, FIELDS(OC3_IN_TOUCH),
	 NEEDS(EPISODE_DECOM, IN_CARE_START, IN_CARE_CEASED, LEAVER_CHILD),
	 "The SSDA903 has the young person as a care leaver, in touch {IN_TOUCH}, but List 9 does "
	 "not have them.",
	 "Whoever is on no list of care leavers may have no personal adviser either.",
	 "Add the young person to List 9; if they are entitled no more, explain it."),
};

RULE_TABLE(annexa_returns, ANNEXA, "the lists against the SSDA903");
