/* The order in which things happen to a child, and to an adopter. Each rule is about one row. */
#include "rules/annexa/lists.h"

#define BEFORE(code, type, early, late)                                                            \
	static bool r##code(const struct type *r)                                                  \
	{                                                                                          \
		return date_before(r->late, r->early);                                             \
	}
BEFORE(A201, early_help, start, completed)
BEFORE(A202, assessed, start, authorised)
BEFORE(A203, enquiry, strategy, conference)
BEFORE(A204, in_need, start, closed)
BEFORE(A205, protection, start, end)
BEFORE(A206, protection, start, last_review)
BEFORE(A207, in_care, start, ceased)
BEFORE(A208, in_care, start, placed)
BEFORE(A209, in_care, start, last_review)
BEFORE(A211, in_care, born, start)
BEFORE(A212, adoption_case, entered_care, decided)
BEFORE(A213, adoption_case, decided, matched)
BEFORE(A214, adoption_case, matched, placed)
BEFORE(A215, adoption_case, placed, adopted)
BEFORE(A216, adoption_case, decided, reversed)
BEFORE(A217, adopter, stage1_start, stage1_end)
BEFORE(A218, adopter, stage1_end, stage2_start)
BEFORE(A219, adopter, stage2_start, stage2_end)
BEFORE(A220, adopter, submitted, approved)
BEFORE(A221, adopter, approved, matched)
BEFORE(A222, adopter, matched, placed)
BEFORE(A223, adopter, placed, adopted)

static bool rA210(const struct in_care *p)
{
	return date_after(p->placed, p->ceased);
}

#define ORDER_MATTERS                                                                              \
	"How long it took is counted between these two days; in this order it cannot be."
#define CORRECT		"Look both days up in the child's record, and correct the one that is mistyped."
#define CORRECT_ADOPTER "Look both days up in the adopter's record, and correct the mistyped one."

static const struct rule rules[] = {
    RULE(early_help, A201, 0, LATEST, QUERY, FIELDS(EARLY_HELP_COMPLETED, EARLY_HELP_START),
	 NO_NEEDS,
	 "The early help assessment was completed on {Assessment completion date}, before it "
	 "started on {Assessment start date}.",
	 ORDER_MATTERS, CORRECT),
    RULE(assessed, A202, 0, LATEST, QUERY, FIELDS(ASSESSED_AUTHORISED, ASSESSED_START), NO_NEEDS,
	 "The assessment was authorised on {Continuous Assessment Date of Authorisation}, before "
	 "it started on {Continuous Assessment Start Date}.",
	 ORDER_MATTERS, CORRECT),
    RULE(enquiry, A203, 0, LATEST, QUERY, FIELDS(ENQUIRY_CONFERENCE, ENQUIRY_STRATEGY), NO_NEEDS,
	 "The initial conference was held on {Date of Initial Child Protection Conference}, before "
	 "the strategy discussion on {Strategy discussion initiating Section 47 Enquiry Start "
	 "Date}.",
	 ORDER_MATTERS, CORRECT),
    RULE(in_need, A204, 0, LATEST, QUERY, FIELDS(IN_NEED_CLOSED, IN_NEED_START), NO_NEEDS,
	 "The case closed on {CIN Closure Date}, before it began on {CIN Start Date}.",
	 ORDER_MATTERS, CORRECT),
    RULE(protection, A205, 0, LATEST, QUERY, FIELDS(PROTECTION_END, PROTECTION_START), NO_NEEDS,
	 "The plan ended on {Child Protection Plan End Date}, before it began on {Child Protection "
	 "Plan Start Date}.",
	 ORDER_MATTERS, CORRECT),
    RULE(protection, A206, 0, LATEST, QUERY, FIELDS(PROTECTION_LAST_REVIEW, PROTECTION_START),
	 NO_NEEDS,
	 "The latest review conference, {Date of latest review conference}, was before the plan "
	 "began on {Child Protection Plan Start Date}.",
	 "A plan is reviewed after it began; the review may be of an earlier plan.",
	 "Leave the date blank until the first review of this plan, or correct it."),
    RULE(in_care, A207, 0, LATEST, QUERY, FIELDS(IN_CARE_CEASED, IN_CARE_START), NO_NEEDS,
	 "Care ceased on {Date Ceased to be Looked After}, before it began on {Date Started to be "
	 "Looked After}.",
	 ORDER_MATTERS, CORRECT),
    RULE(in_care, A208, 0, LATEST, QUERY, FIELDS(IN_CARE_PLACED, IN_CARE_START), NO_NEEDS,
	 "The placement began on {Start Date of Most Recent Placement}, before the child came into "
	 "care on {Date Started to be Looked After}.",
	 "The latest placement belongs to this time in care.",
	 "Correct the start of the placement, or the start of care."),
    RULE(in_care, A209, 0, LATEST, QUERY, FIELDS(IN_CARE_LAST_REVIEW, IN_CARE_START), NO_NEEDS,
	 "The latest review, {Date of Latest Statutory Review}, was before the child came into "
	 "care on {Date Started to be Looked After}.",
	 "A review of an earlier time in care says nothing of this one.",
	 "Leave the date blank until the first review, or correct it."),
    RULE(in_care, A210, 0, LATEST, QUERY, FIELDS(IN_CARE_PLACED, IN_CARE_CEASED), NO_NEEDS,
	 "The placement began on {Start Date of Most Recent Placement}, after care had ceased on "
	 "{Date Ceased to be Looked After}.",
	 "Nobody is placed after the time in care has ended.",
	 "Correct the day that care ceased, or leave out what came after it."),
    RULE(in_care, A211, 0, LATEST, QUERY, FIELDS(IN_CARE_START, IN_CARE_BORN), NO_NEEDS,
	 "The child came into care on {Date Started to be Looked After}, before being born on "
	 "{Date of Birth}.",
	 "A child who is not born cannot be in care.", CORRECT),
    RULE(adoption_case, A212, 0, LATEST, QUERY, FIELDS(ADOPTION_DECIDED, ADOPTION_ENTERED_CARE),
	 NO_NEEDS,
	 "The decision that the child should be placed for adoption, {Date of Decision that Child "
	 "Should be Placed for Adoption}, was before the child entered care on {Date the Child "
	 "Entered Care}.",
	 ORDER_MATTERS, CORRECT),
    RULE(adoption_case, A213, 0, LATEST, QUERY, FIELDS(ADOPTION_MATCHED, ADOPTION_DECIDED),
	 NO_NEEDS,
	 "The child was matched on {Date of Matching Child and Prospective Adopters}, before the "
	 "decision of {Date of Decision that Child Should be Placed for Adoption}.",
	 ORDER_MATTERS, CORRECT),
    RULE(adoption_case, A214, 0, LATEST, QUERY, FIELDS(ADOPTION_PLACED, ADOPTION_MATCHED), NO_NEEDS,
	 "The child was placed for adoption on {Date Placed for Adoption}, before being matched on "
	 "{Date of Matching Child and Prospective Adopters}.",
	 ORDER_MATTERS, CORRECT),
    RULE(adoption_case, A215, 0, LATEST, QUERY, FIELDS(ADOPTION_ADOPTED, ADOPTION_PLACED), NO_NEEDS,
	 "The adoption order, {Date of Adoption Order}, was made before the child was placed on "
	 "{Date Placed for Adoption}.",
	 ORDER_MATTERS, CORRECT),
    RULE(adoption_case, A216, 0, LATEST, QUERY, FIELDS(ADOPTION_REVERSED, ADOPTION_DECIDED),
	 NO_NEEDS,
	 "The decision was reversed on {Date of Decision that Child Should No Longer be Placed for "
	 "Adoption}, before it was made on {Date of Decision that Child Should be Placed for "
	 "Adoption}.",
	 ORDER_MATTERS, CORRECT),
    RULE(adopter, A217, 0, LATEST, QUERY, FIELDS(ADOPTER_STAGE1_END, ADOPTER_STAGE1_START),
	 NO_NEEDS,
	 "Stage 1 ended on {Date Stage 1 ended}, before it started on {Date Stage 1 started}.",
	 ORDER_MATTERS, CORRECT_ADOPTER),
    RULE(adopter, A218, 0, LATEST, QUERY, FIELDS(ADOPTER_STAGE2_START, ADOPTER_STAGE1_END),
	 NO_NEEDS,
	 "Stage 2 started on {Date Stage 2 started}, before stage 1 ended on {Date Stage 1 ended}.",
	 ORDER_MATTERS, CORRECT_ADOPTER),
    RULE(adopter, A219, 0, LATEST, QUERY, FIELDS(ADOPTER_STAGE2_END, ADOPTER_STAGE2_START),
	 NO_NEEDS,
	 "Stage 2 ended on {Date Stage 2 ended}, before it started on {Date Stage 2 started}.",
	 ORDER_MATTERS, CORRECT_ADOPTER),
    RULE(adopter, A220, 0, LATEST, QUERY, FIELDS(ADOPTER_APPROVED, ADOPTER_SUBMITTED), NO_NEEDS,
	 "The application was approved on {Date application approved}, before it was submitted on "
	 "{Date application submitted}.",
	 ORDER_MATTERS, CORRECT_ADOPTER),
    RULE(adopter, A221, 0, LATEST, QUERY, FIELDS(ADOPTER_MATCHED, ADOPTER_APPROVED), NO_NEEDS,
	 "The adopter was matched on {Date adopter matched with child(ren)}, before being approved "
	 "on {Date application approved}.",
	 ORDER_MATTERS, CORRECT_ADOPTER),
    RULE(adopter, A222, 0, LATEST, QUERY, FIELDS(ADOPTER_PLACED, ADOPTER_MATCHED), NO_NEEDS,
	 "A child was placed on {Date child/children placed with adopter(s)}, before the adopter "
	 "was matched on {Date adopter matched with child(ren)}.",
	 ORDER_MATTERS, CORRECT_ADOPTER),
    RULE(adopter, A223, 0, LATEST, QUERY, FIELDS(ADOPTER_ADOPTED, ADOPTER_PLACED), NO_NEEDS,
	 "The adoption order, {Date of Adoption Order}, was made before a child was placed on "
	 "{Date child/children placed with adopter(s)}.",
	 ORDER_MATTERS, CORRECT_ADOPTER),
};

RULE_TABLE(annexa_dates, ANNEXA, "the order of dates");
