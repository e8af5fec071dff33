/* A child stands in more than one list: what is open in one must be so in the others it belongs to. */
#include "rules/annexa/lists.h"

/* Days. A child whose referral, or enquiry, came just before the window began is in the later
 * list alone, so these are left after the first day before the one can be missed. */
enum { WEEKS_OF_ASSESSMENT = 63, WEEKS_TO_CONFERENCE = 35, ROUND_THE_DAY = 21 };

/* Days by which something has followed a referral, and thirteen weeks. */
enum { FOLLOWED_UP = 14, THIRTEEN_WEEKS = 91 };

static void rA601(const struct child *c, struct sink *out)
{
	const struct protection *p = still_on_plan(c);

	if (p && !still_in_need(c))
		flag(out, &p->row);
}

static void rA602(const struct child *c, struct sink *out)
{
	const struct in_care *p = still_in_care(c);

	if (p && !still_in_need(c))
		flag(out, &p->row);
}

static void rA603(const struct child *c, struct sink *out)
{
	const struct in_need *n = still_in_need(c);

	if (n && code_is(n->status, CASE_STATUS_CPP) && !still_on_plan(c))
		flag(out, &n->row);
}

static void rA604(const struct child *c, struct sink *out)
{
	const struct in_need *n = still_in_need(c);

	if (n && code_is(n->status, CASE_STATUS_LAC) && !still_in_care(c))
		flag(out, &n->row);
}

static void rA605(const struct child *c, struct sink *out)
{
	const struct in_need *n = still_in_need(c);

	if (n && still_on_plan(c) && code_in(n->status, CASE_STATUS_CINP, CASE_STATUS_ASSESS))
		flag_with(out, &n->row, &still_on_plan(c)->row);
}

static void rA606(const struct child *c, struct sink *out)
{
	const struct in_need *n = still_in_need(c);

	if (n && still_in_care(c) && has_value(n->status) &&
	    !code_in(n->status, CASE_STATUS_LAC, CASE_STATUS_CLOSED))
		flag_with(out, &n->row, &still_in_care(c)->row);
}

/* Known before: an episode that began ahead of the assessment and was not closed by then. */
static bool in_need_before(const struct child *c, struct date_cell day)
{
	for (const struct in_need *n = first_in_need(c); n; n = next_in_need(n))
		if (date_before(n->start, n->row.child->scope->start) &&
		    !date_before(n->closed, day))
			return true;
	return false;
}

static bool referred_by(const struct child *c, struct date_cell day)
{
	for (const struct referral *r = first_referral(c); r; r = next_referral(r))
		if (date_by(r->referred, day))
			return true;
	return false;
}

static void rA607(const struct child *c, struct sink *out)
{
	struct date_cell from = date_plus(c->scope->start, WEEKS_OF_ASSESSMENT);

	for (const struct assessed *a = first_assessed(c); a; a = next_assessed(a))
		if (date_by(from, a->start) && !referred_by(c, a->start) &&
		    !in_need_before(c, a->start))
			flag(out, &a->row);
}

static bool plan_about(const struct child *c, struct date_cell day)
{
	for (const struct protection *p = first_protection(c); p; p = next_protection(p))
		if (date_within(p->start, date_plus(day, -ROUND_THE_DAY),
				date_plus(day, ROUND_THE_DAY)))
			return true;
	return false;
}

static void rA608(const struct child *c, struct sink *out)
{
	for (const struct enquiry *e = first_enquiry(c); e; e = next_enquiry(e))
		if (code_is(e->led_to_plan, SAID_YES) && date_by(c->scope->start, e->conference) &&
		    !plan_about(c, e->conference))
			flag(out, &e->row);
}

static bool enquired_before(const struct child *c, struct date_cell day)
{
	for (const struct enquiry *e = first_enquiry(c); e; e = next_enquiry(e))
		if (date_by(e->strategy, day))
			return true;
	return false;
}

static void rA609(const struct child *c, struct sink *out)
{
	struct date_cell from = date_plus(c->scope->start, WEEKS_TO_CONFERENCE);

	for (const struct protection *p = first_protection(c); p; p = next_protection(p))
		if (date_by(from, p->start) && !enquired_before(c, p->start))
			flag(out, &p->row);
}

static void rA610(const struct child *c, struct sink *out)
{
	const struct in_care *p = still_in_care(c);

	if (p && code_in(p->placement, PLACE_A3, PLACE_A4, PLACE_A5, PLACE_A6) &&
	    !first_adoption_case(c))
		flag(out, &p->row);
}

static void rA611(const struct child *c, struct sink *out)
{
	const struct in_care *p = still_in_care(c);

	for (const struct adoption_case *a = first_adoption_case(c); p && a;
	     a = next_adoption_case(a))
		if (has_value(a->adopted) && date_before(p->start, a->adopted))
			flag_with(out, &a->row, &p->row);
}

static bool adopted(const struct child *c)
{
	for (const struct adoption_case *a = first_adoption_case(c); a; a = next_adoption_case(a))
		if (has_value(a->adopted))
			return true;
	return false;
}

static void rA612(const struct child *c, struct sink *out)
{
	for (const struct in_care *p = first_in_care(c); p; p = next_in_care(p))
		if (code_in(p->ceased_reason, REC_E11, REC_E12) && !adopted(c))
			flag(out, &p->row);
}

static void rA613(const struct child *c, struct sink *out)
{
	const struct leaver *l = first_leaver(c);

	if (l && has_value(l->eligibility) &&
	    code_is(l->eligibility, ELIGIBILITY_ELIGIBLE) != (still_in_care(c) != NULL))
		flag(out, &l->row);
}

static void rA614(const struct child *c, struct sink *out)
{
	for (const struct assessed *a = first_assessed(c); a; a = next_assessed(a))
		if (still_open(a->authorised, &a->row) && !still_in_need(c))
			flag(out, &a->row);
}

/* Nothing in the lists that tell what came of referrals. */
static bool untraced(const struct child *c)
{
	return !first_assessed(c) && !first_enquiry(c) && !first_in_need(c) &&
	       !first_protection(c) && !first_in_care(c);
}

static void rA615(const struct child *c, struct sink *out)
{
	for (const struct referral *r = first_referral(c); r && untraced(c); r = next_referral(r))
		if (code_is(r->nfa, SAID_NO) &&
		    date_by(r->referred, date_plus(c->scope->end, -FOLLOWED_UP)))
			flag(out, &r->row);
}

/* Left on coming of age, after thirteen weeks and more of care since the fourteenth birthday. */
static bool leaves_as_adult(const struct in_care *p)
{
	struct date_cell grown = date_plus(birthday(p->born, 18), -1);
	struct date_cell since = birthday(p->born, 14);

	if (date_after(p->start, since))
		since = p->start;
	return date_by(grown, p->ceased) && date_by(date_plus(since, THIRTEEN_WEEKS), p->ceased) &&
	       !code_in(p->ceased_reason, REC_E2, REC_E3);
}

static void rA616(const struct child *c, struct sink *out)
{
	for (const struct in_care *p = first_in_care(c); p; p = next_in_care(p))
		if (!first_leaver(c) && leaves_as_adult(p))
			flag(out, &p->row);
}

#define ONE_STORY  "Inspectors read a child's story across the lists; here two of them disagree."
#define BOTH_LISTS "Look the child up: add the row that is missing, or close the one left open."

static const struct rule rules[] = {
    RULE(child, A601, 0, LATEST, QUERY, FIELDS(PROTECTION_START, PROTECTION_END),
	 NEEDS(IN_NEED_CLOSED),
	 "The plan from {Child Protection Plan Start Date} is open, but the child is not open in "
	 "List 6.",
	 ONE_STORY, BOTH_LISTS),
    RULE(child, A602, 0, LATEST, QUERY, FIELDS(IN_CARE_START, IN_CARE_CEASED),
	 NEEDS(IN_NEED_CLOSED),
	 "The child is in care since {Date Started to be Looked After}, but is not open in List 6.",
	 ONE_STORY, BOTH_LISTS),
    RULE(child, A603, 0, LATEST, QUERY, FIELDS(IN_NEED_STATUS), NEEDS(PROTECTION_END),
	 "The case status is {Case Status}, but List 7 has no open plan for the child.", ONE_STORY,
	 BOTH_LISTS),
    RULE(child, A604, 0, LATEST, QUERY, FIELDS(IN_NEED_STATUS), NEEDS(IN_CARE_CEASED),
	 "The case status is {Case Status}, but the child is not in care in List 8.", ONE_STORY,
	 BOTH_LISTS),
    RULE(
	child, A605, 0, LATEST, QUERY, FIELDS(IN_NEED_STATUS),
	NEEDS(PROTECTION_START, PROTECTION_END),
	"The case status is {Case Status}, but a protection plan from {Child Protection Plan Start "
	"Date} is open.",
	"The status is the highest that holds: a protection plan goes before a plan or assessment.",
	"Correct the status, or end the plan."),
    RULE(child, A606, 0, LATEST, QUERY, FIELDS(IN_NEED_STATUS),
	 NEEDS(IN_CARE_START, IN_CARE_CEASED),
	 "The case status is {Case Status}, but the child is in care since {Date Started to be "
	 "Looked After}.",
	 "The status is the highest that holds: being in care goes before all others.",
	 "Correct the status, or give the day that care ceased."),
    RULE(child, A607, 0, LATEST, QUERY, FIELDS(ASSESSED_START),
	 NEEDS(REFERRAL_REFERRED, IN_NEED_START, IN_NEED_CLOSED),
	 "The assessment of {Continuous Assessment Start Date} follows no referral in List 3, nor "
	 "was the child in need before the window.",
	 "An assessment follows a referral, unless the case was open already.",
	 "Add the referral, or the child to List 6."),
    RULE(
	child, A608, 0, LATEST, QUERY, FIELDS(ENQUIRY_CONFERENCE, ENQUIRY_LED_TO_PLAN),
	NEEDS(PROTECTION_START),
	"The conference of {Date of Initial Child Protection Conference} led to a plan, but List 7 "
	"has none from about that day.",
	"A child for whom a plan was agreed and none is recorded may have fallen through.",
	"Add the plan to the record; if the conference did not lead to one, correct that."),
    RULE(child, A609, 0, LATEST, QUERY, FIELDS(PROTECTION_START), NEEDS(ENQUIRY_STRATEGY),
	 "The plan from {Child Protection Plan Start Date} follows no enquiry in List 5.",
	 "A plan follows an enquiry, unless the child moved in from another authority.",
	 "Add the enquiry; if the child moved in, explain it."),
    RULE(child, A610, 0, LATEST, QUERY, FIELDS(IN_CARE_PLACEMENT), NEEDS(ADOPTION_DECIDED),
	 "The child is placed for adoption ({Placement Type}), but is not in List 10.", ONE_STORY,
	 "Add the child to List 10, or correct the placement."),
    RULE(child, A611, 0, LATEST, QUERY, FIELDS(ADOPTION_ADOPTED),
	 NEEDS(IN_CARE_START, IN_CARE_CEASED),
	 "The child was adopted on {Date of Adoption Order}, but is in care still in List 8.",
	 "Care ends with the adoption order.", "Give the day that care ceased, with E11 or E12."),
    RULE(child, A612, 0, LATEST, QUERY, FIELDS(IN_CARE_CEASED_REASON), NEEDS(ADOPTION_ADOPTED),
	 "Care ceased because the child was adopted ({Reason Ceased to be Looked After}), but List "
	 "10 "
	 "has no adoption order.",
	 ONE_STORY, "Add the order to List 10, or correct the reason."),
    RULE(child, A613, 0, LATEST, QUERY, FIELDS(LEAVER_ELIGIBILITY), NEEDS(IN_CARE_CEASED),
	 "The category {Eligibility Category} does not agree with List 8: eligible children are in "
	 "care, all others have left it.",
	 ONE_STORY, "Correct the category, or List 8."),
    RULE(child, A614, 0, LATEST, QUERY, FIELDS(ASSESSED_START, ASSESSED_AUTHORISED),
	 NEEDS(IN_NEED_CLOSED),
	 "The assessment of {Continuous Assessment Start Date} is open, but the child is not open "
	 "in "
	 "List 6.",
	 ONE_STORY, BOTH_LISTS),
    RULE(child, A615, 0, LATEST, QUERY, FIELDS(REFERRAL_REFERRED, REFERRAL_NFA),
	 NEEDS(ASSESSED_START, ENQUIRY_STRATEGY, IN_NEED_START, PROTECTION_START, IN_CARE_START),
	 "The referral of {Date of referral} was to be acted on, but the child is in none of lists "
	 "4 to 8.",
	 "A child whose referral was taken up and then nobody assessed may have been forgotten.",
	 "Find out what was done; add it to the lists, or say that no further action was taken."),
    RULE(child, A616, 0, LATEST, QUERY, FIELDS(IN_CARE_CEASED, IN_CARE_CEASED_REASON),
	 NEEDS(IN_CARE_BORN, IN_CARE_START, LEAVER_CHILD),
	 "The child left care on coming of age, on {Date Ceased to be Looked After}, but is not in "
	 "List 9.",
	 "Who was in care for thirteen weeks and more since 14 is entitled to leaving care "
	 "services.",
	 "Add the young person to List 9, or correct why care ceased."),
};

RULE_TABLE(annexa_across, ANNEXA, "one child in several lists");
