/* What the cells of one row say together: an end and its reason, a status and its dates, an age. */
#include "rules/annexa/lists.h"

static bool rA501(const struct assessed *a)
{
	return has_value(a->authorised) && is_absent(a->needs_support);
}

static bool rA502(const struct enquiry *e)
{
	return has_value(e->conference) && code_is(e->unnecessary, SAID_YES);
}

static bool rA503(const struct enquiry *e)
{
	return has_value(e->conference) && is_absent(e->led_to_plan);
}

static bool rA504(const struct enquiry *e)
{
	return is_absent(e->conference) && code_is(e->led_to_plan, SAID_YES);
}

static bool rA505(const struct in_need *n)
{
	return has_value(n->closed) != has_value(n->closure_reason);
}

static bool rA506(const struct in_need *n)
{
	return has_value(n->status) &&
	       code_is(n->status, CASE_STATUS_CLOSED) == still_open(n->closed, &n->row);
}

static bool rA507(const struct protection *p)
{
	return is_absent(p->last_visit) && has_value(p->seen_alone);
}

static bool rA508(const struct in_care *p)
{
	return has_value(p->ceased) != has_value(p->ceased_reason);
}

static bool rA509(const struct in_care *p)
{
	return code_in(p->legal_status, LS_V3, LS_V4);
}

static bool rA510(const struct in_care *p)
{
	return code_in(p->need, PRIMARY_NEED_N9, PRIMARY_NEED_N0);
}

static bool rA511(const struct in_care *p)
{
	return has_value(p->placements) && p->placements.v == 0;
}

/* Supported accommodation is for those of 16 and 17. */
static bool rA512(const struct in_care *p)
{
	return code_in(p->placement, PLACE_H5, PLACE_K3) && is_younger(p->born, 16, p->placed);
}

static bool rA513(const struct in_care *p)
{
	return code_is(p->interview_offered, SAID_NO) && code_is(p->interview_accepted, SAID_YES);
}

static bool rA514(const struct in_care *p)
{
	return still_open(p->ceased, &p->row) && is_aged(p->born, 18, drawn_on(p));
}

static bool rA515(const struct in_care *p)
{
	return code_is(p->placement, PLACE_P1) && code_is(p->legal_status, LS_V2);
}

static bool rA525(const struct in_care *p)
{
	return code_in(p->placement, PLACE_A5, PLACE_A6) && has_value(p->legal_status) &&
	       !code_is(p->legal_status, LS_E1);
}

static bool rA516(const struct leaver *l)
{
	return is_younger(l->born, 16, drawn_on(l));
}

static bool rA517(const struct leaver *l)
{
	if (code_is(l->eligibility, ELIGIBILITY_FORMER))
		return is_younger(l->born, 18, drawn_on(l));
	return code_in(l->eligibility, ELIGIBILITY_RELEVANT, ELIGIBILITY_ELIGIBLE) &&
	       is_aged(l->born, 18, drawn_on(l));
}

static bool rA518(const struct leaver *l)
{
	return code_in(l->accommodation, LIVES_IN_S, LIVES_IN_X) &&
	       code_is(l->suitable, SUITABILITY_1);
}

static bool rA519(const struct leaver *l)
{
	return code_is(l->in_touch, TOUCH_YES) &&
	       (is_absent(l->accommodation) || is_absent(l->suitable) || is_absent(l->activity));
}

static bool rA520(const struct adoption_case *a)
{
	return has_value(a->reversed) != has_value(a->reversed_reason);
}

static bool rA521(const struct adoption_case *a)
{
	return has_value(a->reversed) && has_value(a->adopted);
}

static bool rA522(const struct adoption_case *a)
{
	return has_value(a->adopted) && is_absent(a->placed);
}

static bool rA523(const struct adopter *a)
{
	return has_value(a->left) != has_value(a->left_reason);
}

static bool rA524(const struct adopter *a)
{
	bool some = has_value(a->children_placed) && a->children_placed.v > 0;

	return some != has_value(a->placed) && has_value(a->children_placed);
}

#define END_AND_REASON "An end without its reason, or a reason without its end, cannot be counted."
#define COMPLETE       "Fill in the one that is missing, or clear the one that should not be there."

static const struct rule rules[] = {
    RULE(assessed, A501, 0, LATEST, QUERY, FIELDS(ASSESSED_NEEDS_SUPPORT, ASSESSED_AUTHORISED),
	 NO_NEEDS,
	 "The assessment was authorised on {Continuous Assessment Date of Authorisation}, but does "
	 "not say whether the child needs support.",
	 "What an assessment came to is the first thing that is asked of it.", "Say yes or no."),
    RULE(enquiry, A502, 0, LATEST, QUERY, FIELDS(ENQUIRY_UNNECESSARY, ENQUIRY_CONFERENCE), NO_NEEDS,
	 "The initial conference is said to be unnecessary, but was held on {Date of Initial Child "
	 "Protection Conference}.",
	 "An enquiry ends with a conference or with the word that none is needed, not with both.",
	 "Correct the one that is wrong."),
    RULE(enquiry, A503, 0, LATEST, QUERY, FIELDS(ENQUIRY_LED_TO_PLAN, ENQUIRY_CONFERENCE), NO_NEEDS,
	 "The initial conference was held on {Date of Initial Child Protection Conference}, but it "
	 "is not said whether it led to a plan.",
	 "The share of conferences that lead to a plan cannot be told without.", "Say yes or no."),
    RULE(enquiry, A504, 0, LATEST, QUERY, FIELDS(ENQUIRY_CONFERENCE, ENQUIRY_LED_TO_PLAN), NO_NEEDS,
	 "The initial conference is said to have led to a plan, but has no date.",
	 "How soon it was held cannot be told.",
	 "Give its date; if none was held, clear the answer."),
    RULE(in_need, A505, 0, LATEST, QUERY, FIELDS(IN_NEED_CLOSED, IN_NEED_CLOSURE_REASON), NO_NEEDS,
	 "The date of closure, {CIN Closure Date}, and the reason, {Reason for Closure}, do not go "
	 "together.",
	 END_AND_REASON, COMPLETE),
    RULE(in_need, A506, 0, LATEST, QUERY, FIELDS(IN_NEED_STATUS, IN_NEED_CLOSED), NO_NEEDS,
	 "The case status is {Case Status}, but the date of closure is {CIN Closure Date}.",
	 "Whether the case is open cannot be told.", "Correct the status, or the date of closure."),
    RULE(protection, A507, 0, LATEST, QUERY, FIELDS(PROTECTION_LAST_VISIT, PROTECTION_SEEN_ALONE),
	 NO_NEEDS,
	 "It is said whether the child was seen alone ({Was the Child Seen Alone?}), but there is "
	 "no "
	 "date of a visit.",
	 "The answer is about the last statutory visit.", "Give the date of the visit."),
    RULE(in_care, A508, 0, LATEST, QUERY, FIELDS(IN_CARE_CEASED, IN_CARE_CEASED_REASON), NO_NEEDS,
	 "The day care ceased, {Date Ceased to be Looked After}, and the reason, {Reason Ceased to "
	 "be "
	 "Looked After}, do not go together.",
	 END_AND_REASON, COMPLETE),
    RULE(in_care, A509, 0, LATEST, QUERY, FIELDS(IN_CARE_LEGAL_STATUS), NO_NEEDS,
	 "The legal status is {Child's Legal Status}: a series of short breaks.",
	 "Children who only have short breaks are left out of List 8; they change all its figures.",
	 "Leave the row out, or correct the legal status."),
    RULE(in_care, A510, 0, LATEST, QUERY, FIELDS(IN_CARE_NEED), NO_NEEDS,
	 "The category of need is {Child's Category of Need}, which a child in care cannot have.",
	 "A child in care is in need: the category is one of N1 to N8.",
	 "Give the category that was found at the assessment."),
    RULE(in_care, A511, 0, LATEST, QUERY, FIELDS(IN_CARE_PLACEMENTS), NO_NEEDS,
	 "The number of placements in the last twelve months is 0.",
	 "The present placement counts, so there is at least one.", "Count the placements again."),
    RULE(
	in_care, A512, 0, LATEST, QUERY, FIELDS(IN_CARE_PLACEMENT, IN_CARE_PLACED),
	NEEDS(IN_CARE_BORN),
	"The child, born on {Date of Birth}, was not yet 16 when placed in supported accommodation "
	"({Placement Type}) on {Start Date of Most Recent Placement}.",
	"Supported accommodation is for those of 16 and 17; younger children need care where they "
	"live.",
	"Correct the placement if it is another; otherwise this needs attention at once."),
    RULE(in_care, A513, 0, LATEST, QUERY,
	 FIELDS(IN_CARE_INTERVIEW_OFFERED, IN_CARE_INTERVIEW_ACCEPTED), NO_NEEDS,
	 "A return interview was accepted that is said not to have been offered.",
	 "One of the two is wrong, and both are counted.", "Correct the one that is wrong."),
    RULE(in_care, A514, 0, LATEST, QUERY, FIELDS(IN_CARE_BORN, IN_CARE_CEASED), NO_NEEDS,
	 "Someone born on {Date of Birth} is shown as in care still, at 18 or over.",
	 "Care ends on the eighteenth birthday.",
	 "Give the day that care ceased, or correct the date of birth."),
    RULE(in_care, A515, 0, LATEST, QUERY, FIELDS(IN_CARE_PLACEMENT, IN_CARE_LEGAL_STATUS), NO_NEEDS,
	 "The child is placed with parents ({Placement Type}) under section 20 ({Child's Legal "
	 "Status}).",
	 "A child who is accommodated by agreement and lives with parents is not in care.",
	 "Correct the placement or the legal status."),
    RULE(
	in_care, A525, 0, LATEST, QUERY, FIELDS(IN_CARE_PLACEMENT, IN_CARE_LEGAL_STATUS), NO_NEEDS,
	"The child is placed for adoption with a placement order ({Placement Type}), but the legal "
	"status is {Child's Legal Status}.",
	"With a placement order the legal status is E1; without one the placement is A3 or A4.",
	"Correct the legal status or the placement."),
    RULE(leaver, A516, 0, LATEST, QUERY, FIELDS(LEAVER_BORN), NO_NEEDS,
	 "Someone born on {Date of Birth} is among the care leavers, but not yet 16.",
	 "Entitlement to leaving care services begins at 16.", "Correct the date of birth."),
    RULE(leaver, A517, 0, LATEST, QUERY, FIELDS(LEAVER_ELIGIBILITY, LEAVER_BORN), NO_NEEDS,
	 "The category {Eligibility Category} does not fit the age of someone born on {Date of "
	 "Birth}.",
	 "Relevant and eligible children are 16 or 17; former relevant ones are 18 or over.",
	 "Correct the category, or the date of birth."),
    RULE(leaver, A518, 0, LATEST, QUERY, FIELDS(LEAVER_SUITABLE, LEAVER_ACCOMMODATION), NO_NEEDS,
	 "The accommodation {Type of Accommodation} is said to be suitable.",
	 "Custody and having no fixed abode are never suitable.",
	 "Say that it is unsuitable, or correct the accommodation."),
    RULE(leaver, A519, 0, LATEST, QUERY,
	 FIELDS(LEAVER_ACCOMMODATION, LEAVER_SUITABLE, LEAVER_ACTIVITY), NEEDS(LEAVER_IN_TOUCH),
	 "The authority is in touch, but not all is said: accommodation {Type of Accommodation}, "
	 "suitability {Suitability of Accommodation}, activity {Activity Status}.",
	 "Where someone lives and what they do is known when one is in touch.",
	 "Fill in what the personal adviser knows."),
    RULE(
	adoption_case, A520, 0, LATEST, QUERY, FIELDS(ADOPTION_REVERSED, ADOPTION_REVERSED_REASON),
	NO_NEEDS,
	"The reversal of the decision, {Date of Decision that Child Should No Longer be Placed for "
	"Adoption}, and its reason, {Reason Why Child No Longer Placed for Adoption}, do not go "
	"together.",
	END_AND_REASON, COMPLETE),
    RULE(adoption_case, A521, 0, LATEST, QUERY, FIELDS(ADOPTION_REVERSED, ADOPTION_ADOPTED),
	 NO_NEEDS,
	 "The child was adopted on {Date of Adoption Order}, but the decision is also reversed.",
	 "A child who was adopted has no reversed decision.", "Clear the one that is wrong."),
    RULE(adoption_case, A522, 0, LATEST, QUERY, FIELDS(ADOPTION_PLACED, ADOPTION_ADOPTED), NO_NEEDS,
	 "The child was adopted on {Date of Adoption Order}, but was never placed for adoption.",
	 "The time to being placed is one of the figures for adoption.",
	 "Give the day of the placement; when foster carers adopt, the day it became adoptive."),
    RULE(
	adopter, A523, 0, LATEST, QUERY, FIELDS(ADOPTER_LEFT, ADOPTER_LEFT_REASON), NO_NEEDS,
	"The day the adopter left the process, {Date of leaving adoption process}, and the reason, "
	"{Reason for leaving adoption process}, do not go together.",
	END_AND_REASON, COMPLETE),
    RULE(adopter, A524, 0, LATEST, QUERY, FIELDS(ADOPTER_CHILDREN_PLACED, ADOPTER_PLACED), NO_NEEDS,
	 "The number of children placed is {No. of children placed}, but the day they were placed "
	 "is {Date child/children placed with adopter(s)}.",
	 "Children are placed on a day, and a day of placing has children.", COMPLETE),
};

RULE_TABLE(annexa_within, ANNEXA, "what one row says");
