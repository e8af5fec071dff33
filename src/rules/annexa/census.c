/*
 * The lists against the CIN census of the same authority, where both were read: what was open on the
 * census's last day, when that day lies in the six months of the lists. Nothing is compared unless
 * half of the children on a plan that day, whom both must have, are in both by their ids.
 */
#include "record/annexa.h"
#include "record/census_now.h"
#include "rules/annexa/lists.h"

#include <stdio.h>

/* Open on the census's last day, as the lists have it. */
static bool open_then(const struct annexa *a, struct date_cell start, struct date_cell end)
{
	struct date_cell day = a->census->day;

	return date_by(start, day) && (is_absent(end) || date_after(end, day));
}

static const struct protection *plan_then(const struct annexa *a, const struct child *c)
{
	for (const struct protection *p = first_protection(c); p; p = next_protection(p))
		if (open_then(a, p->start, p->end))
			return p;
	return NULL;
}

struct overlap {
	uint32_t both, all;
};

static struct overlap overlap(const struct annexa *a)
{
	struct overlap o = {0, 0};

	if (!a->census ||
	    !date_within(a->census->day, a->children.scope.start, a->children.scope.end))
		return o;
	for (size_t i = 0; i < a->children.named; i++) {
		const struct child *c = &a->children.children[i];

		if (!plan_then(a, c))
			continue;
		o.all++;
		o.both += census_now_child(a->census, c->id) != NULL;
	}
	return o;
}

static bool comparable(struct overlap o)
{
	return o.all && o.both * 2 >= o.all;
}

/* How many children of the lists to compare, and of the census: all, or none. */
static size_t compared(const struct annexa *a)
{
	return comparable(overlap(a)) ? a->children.named : 0;
}

static size_t compared_back(const struct annexa *a)
{
	return comparable(overlap(a)) ? a->census->count : 0;
}

static void rA711(const struct annexa *a, struct sink *out)
{
	struct overlap o = overlap(a);
	char both[16], all[16];

	if (!o.all || comparable(o))
		return;
	snprintf(both, sizeof both, "%u", o.both);
	snprintf(all, sizeof all, "%u", o.all);
	flag_return(out, TABLE_PROTECTION, (const char *const[3]){both, all, ""});
}

static void rA712(const struct annexa *a, struct sink *out)
{
	for (size_t i = 0, n = compared(a); i < n; i++) {
		const struct protection *p = plan_then(a, &a->children.children[i]);
		const struct now_child *now =
		    p ? census_now_child(a->census, p->row.child->id) : NULL;

		if (p && (!now || !now->plan.record))
			flag(out, &p->row);
	}
}

/* Marks a record that is open in the census and is not in the lists. */
static void flag_open(struct sink *out, enum table t, const struct now_open *o, struct str child)
{
	char day[DATE_TEXT_MAX] = "";

	if (has_value(o->began))
		date_iso(o->began.v, day);
	flag_gone(out, &(struct gone_record){.table = t,
					     .record = o->record,
					     .line = o->line,
					     .child = child,
					     .value = str_of(day)});
}

static void rA713(const struct annexa *a, struct sink *out)
{
	for (size_t i = 0, n = compared_back(a); i < n; i++) {
		const struct now_child *now = &a->census->at[i];
		struct str id = census_now_id(a->census, now);

		if (now->plan.record && !plan_then(a, all903_child(&a->children, id)))
			flag_open(out, TABLE_CP_PLAN, &now->plan, id);
	}
}

/* None of the child's plans that were open then began on that day. */
static bool begins_elsewhere(const struct annexa *a, const struct child *c, struct date_cell day)
{
	for (const struct protection *p = first_protection(c); p; p = next_protection(p))
		if (open_then(a, p->start, p->end) && !date_differs(p->start, day))
			return false;
	return true;
}

static void rA714(const struct annexa *a, struct sink *out)
{
	for (size_t i = 0, n = compared(a); i < n; i++) {
		const struct protection *p = plan_then(a, &a->children.children[i]);
		const struct now_child *now =
		    p ? census_now_child(a->census, p->row.child->id) : NULL;

		if (now && now->plan.record && begins_elsewhere(a, p->row.child, now->plan.began))
			flag(out, &p->row);
	}
}

static const struct in_need *need_then(const struct annexa *a, const struct child *c)
{
	for (const struct in_need *n = first_in_need(c); n; n = next_in_need(n))
		if (open_then(a, n->start, n->closed))
			return n;
	return NULL;
}

static void rA715(const struct annexa *a, struct sink *out)
{
	for (size_t i = 0, n = compared(a); i < n; i++) {
		const struct in_need *need = need_then(a, &a->children.children[i]);
		const struct now_child *now =
		    need ? census_now_child(a->census, need->row.child->id) : NULL;

		if (need && (!now || !now->need.record))
			flag(out, &need->row);
	}
}

/* List 6 leaves out care leavers, and those of whom there is but a referral. */
static void rA716(const struct annexa *a, struct sink *out)
{
	for (size_t i = 0, n = compared_back(a); i < n; i++) {
		const struct now_child *now = &a->census->at[i];
		struct str id = census_now_id(a->census, now);
		const struct child *c = all903_child(&a->children, id);

		if (now->need.record && now->followed && !first_leaver(c) && !need_then(a, c))
			flag_open(out, TABLE_CINDETAILS, &now->need, id);
	}
}

#define TWO_ACCOUNTS                                                                               \
	"Inspectors have the census and the lists side by side. They are compared for the last "   \
	"day of the census, and only when that day lies in the six months of the lists."

static const struct rule rules[] = {
    RULE(annexa, A711, 0, LATEST, QUERY, FIELDS(PROTECTION_CHILD),
	 NEEDS(PROTECTION_START, PROTECTION_END, CP_PLAN_CPPstartDate, CINDETAILS_CINreferralDate),
	 "Of {2} children on a plan in List 7 on the last day of the CIN census, only {1} are open "
	 "in the census under the same id, so the two were not compared.",
	 "The lists can be held against the census only when the ids are the same in both.",
	 "Draw the lists with the ids of the census, or leave this be if that cannot be done."),
    RULE(annexa, A712, 0, LATEST, QUERY, FIELDS(PROTECTION_START, PROTECTION_END),
	 NEEDS(CP_PLAN_CPPstartDate, CP_PLAN_CPPendDate),
	 "The plan from {Child Protection Plan Start Date} was open on the last day of the CIN "
	 "census, but the census has no open plan for the child.",
	 TWO_ACCOUNTS, "Add the plan to the census, or correct the list."),
    RULE(annexa, A713, 0, LATEST, QUERY, FIELDS(CP_PLAN_CPPstartDate),
	 NEEDS(CP_PLAN_CPPendDate, PROTECTION_START, PROTECTION_END),
	 "The CIN census has a plan from {CPPstartDate} open on its last day, but List 7 has no "
	 "plan open for the child on that day.",
	 TWO_ACCOUNTS, "Add the plan to List 7, or close it in the census."),
    RULE(annexa, A714, 0, LATEST, QUERY, FIELDS(PROTECTION_START),
	 NEEDS(PROTECTION_END, CP_PLAN_CPPstartDate, CP_PLAN_CPPendDate),
	 "The plan began on {Child Protection Plan Start Date} here, but on another day in the CIN "
	 "census.",
	 TWO_ACCOUNTS, "Correct the one that is wrong."),
    RULE(annexa, A715, 0, LATEST, QUERY, FIELDS(IN_NEED_START, IN_NEED_CLOSED),
	 NEEDS(PROTECTION_START, PROTECTION_END, CINDETAILS_CINreferralDate,
	       CINDETAILS_CINclosureDate),
	 "The child was in need from {CIN Start Date} and open on the last day of the CIN census, "
	 "but has no open episode in the census.",
	 TWO_ACCOUNTS, "Add the episode to the census, or close the case in the list."),
    RULE(annexa, A716, 0, LATEST, QUERY, FIELDS(CINDETAILS_CINreferralDate),
	 NEEDS(CINDETAILS_CINclosureDate, PROTECTION_START, PROTECTION_END, IN_NEED_START,
	       IN_NEED_CLOSED, IF_HERE(LEAVER_CHILD)),
	 "The CIN census has an episode from {CINreferralDate} open on its last day, assessed or "
	 "with a plan, but List 6 has no case open for the child on that day.",
	 TWO_ACCOUNTS, "Add the child to List 6, or close the episode in the census."),
};

RULE_TABLE(annexa_census, ANNEXA, "the lists against the CIN census");
