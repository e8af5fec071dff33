/* What every row of a list has to say. The fields of each rule are those that may not be blank. */
#include "rules/annexa/lists.h"
#include "rules/sink.h"

static bool is_blank(const struct row *row, enum field f)
{
	int32_t v;

	if (field_info(f)->type == CELL_text) {
		struct text_cell text;

		memcpy(&text, (const char *)row + field_info(f)->offset, sizeof text);
		return is_absent(text);
	}
	memcpy(&v, (const char *)row + field_info(f)->offset, sizeof v);
	return v == CELL_ABSENT;
}

static void mark_blanks(const struct row *row, struct sink *out)
{
	enum field marked[RULE_FIELDS_MAX];
	size_t n = 0;

	for (size_t i = 0; out->rule->fields[i] != FIELD_NONE; i++)
		if (is_blank(row, (enum field)out->rule->fields[i]))
			marked[n++] = (enum field)out->rule->fields[i];
	marked[n] = FIELD_NONE;
	if (n)
		flag_fields(out, row, NULL, marked);
}

#define BLANKS(code, type)                                                                         \
	static void r##code(const struct child *c, struct sink *out)                               \
	{                                                                                          \
		for (const struct type *r = first_##type(c); r; r = next_##type(r))                \
			mark_blanks(&r->row, out);                                                 \
	}
BLANKS(A401, contact)
BLANKS(A402, early_help)
BLANKS(A403, referral)
BLANKS(A404, assessed)
BLANKS(A405, enquiry)
BLANKS(A406, in_need)
BLANKS(A407, protection)
BLANKS(A408, in_care)
BLANKS(A409, leaver)
BLANKS(A410, adoption_case)
BLANKS(A411, adopter)

/* A worker is answerable for every open case. */
static bool rA412(const struct in_need *n)
{
	return still_open(n->closed, &n->row) && (is_absent(n->worker) || is_absent(n->team));
}

static bool rA413(const struct protection *p)
{
	return still_open(p->end, &p->row) && (is_absent(p->worker) || is_absent(p->team));
}

static bool rA414(const struct in_care *p)
{
	return still_open(p->ceased, &p->row) && (is_absent(p->worker) || is_absent(p->team));
}

static bool rA415(const struct leaver *l)
{
	return is_absent(l->worker) && is_absent(l->adviser);
}

#define HAS_BLANKS     "A cell of this row is blank that has to be filled in."
#define INSPECTORS_ASK "Inspectors count by these columns; a blank leaves the child out."
#define FILL_IN	       "Fill it in where the record is kept, and draw the list again."
#define ANSWERABLE     "Somebody has to be answerable for every open case, and inspectors ask who."
#define ALLOCATE       "Allocate the case, or record who has it."

static const struct rule rules[] = {
    RULE(child, A401, 0, LATEST, QUERY,
	 FIELDS(CONTACT_GENDER, CONTACT_ETHNICITY, CONTACT_CONTACT_DATE, CONTACT_SOURCE), NO_NEEDS,
	 HAS_BLANKS, INSPECTORS_ASK, FILL_IN),
    RULE(child, A402, 0, LATEST, QUERY,
	 FIELDS(EARLY_HELP_GENDER, EARLY_HELP_ETHNICITY, EARLY_HELP_START, EARLY_HELP_ORGANISATION),
	 NO_NEEDS, HAS_BLANKS, INSPECTORS_ASK, FILL_IN),
    RULE(child, A403, 0, LATEST, QUERY,
	 FIELDS(REFERRAL_GENDER, REFERRAL_ETHNICITY, REFERRAL_REFERRED, REFERRAL_SOURCE,
		REFERRAL_NFA, REFERRAL_EARLIER),
	 NO_NEEDS, HAS_BLANKS, INSPECTORS_ASK, FILL_IN),
    RULE(child, A404, 0, LATEST, QUERY,
	 FIELDS(ASSESSED_GENDER, ASSESSED_ETHNICITY, ASSESSED_DISABILITY, ASSESSED_START), NO_NEEDS,
	 HAS_BLANKS, INSPECTORS_ASK, FILL_IN),
    RULE(child, A405, 0, LATEST, QUERY,
	 FIELDS(ENQUIRY_GENDER, ENQUIRY_ETHNICITY, ENQUIRY_DISABILITY, ENQUIRY_STRATEGY,
		ENQUIRY_EARLIER, ENQUIRY_EARLIER_CONFERENCES),
	 NO_NEEDS, HAS_BLANKS, INSPECTORS_ASK, FILL_IN),
    RULE(
	child, A406, 0, LATEST, QUERY,
	FIELDS(IN_NEED_GENDER, IN_NEED_ETHNICITY, IN_NEED_DISABILITY, IN_NEED_NEED, IN_NEED_STATUS),
	NO_NEEDS, HAS_BLANKS, INSPECTORS_ASK, FILL_IN),
    RULE(child, A407, 0, LATEST, QUERY,
	 FIELDS(PROTECTION_GENDER, PROTECTION_ETHNICITY, PROTECTION_DISABILITY, PROTECTION_START,
		PROTECTION_FIRST_CATEGORY, PROTECTION_CATEGORY, PROTECTION_EMERGENCY,
		PROTECTION_EARLIER_PLANS),
	 NO_NEEDS, HAS_BLANKS, INSPECTORS_ASK, FILL_IN),
    RULE(child, A408, 0, LATEST, QUERY,
	 FIELDS(IN_CARE_GENDER, IN_CARE_ETHNICITY, IN_CARE_UASC, IN_CARE_DISABILITY, IN_CARE_START,
		IN_CARE_NEED, IN_CARE_AGAIN, IN_CARE_STATUS_START, IN_CARE_LEGAL_STATUS,
		IN_CARE_PLACEMENTS, IN_CARE_PLACED, IN_CARE_PLACEMENT, IN_CARE_LOCATION,
		IN_CARE_MISSING, IN_CARE_ABSENT),
	 NO_NEEDS, HAS_BLANKS, INSPECTORS_ASK, FILL_IN),
    RULE(child, A409, 0, LATEST, QUERY,
	 FIELDS(LEAVER_GENDER, LEAVER_ETHNICITY, LEAVER_DISABILITY, LEAVER_ELIGIBILITY,
		LEAVER_IN_TOUCH),
	 NO_NEEDS, HAS_BLANKS, INSPECTORS_ASK, FILL_IN),
    RULE(child, A410, 0, LATEST, QUERY,
	 FIELDS(ADOPTION_GENDER, ADOPTION_ETHNICITY, ADOPTION_DISABILITY, ADOPTION_ENTERED_CARE,
		ADOPTION_DECIDED),
	 NO_NEEDS, HAS_BLANKS, INSPECTORS_ASK, FILL_IN),
    RULE(child, A411, 0, LATEST, QUERY,
	 FIELDS(ADOPTER_GENDER, ADOPTER_ETHNICITY, ADOPTER_DISABILITY, ADOPTER_FOSTERING,
		ADOPTER_ENQUIRED),
	 NO_NEEDS, HAS_BLANKS, INSPECTORS_ASK, FILL_IN),
    RULE(in_need, A412, 0, LATEST, QUERY, FIELDS(IN_NEED_TEAM, IN_NEED_WORKER),
	 NEEDS(IN_NEED_CLOSED),
	 "The case is open, but has no team or no worker: team {Allocated Team}, worker {Allocated "
	 "Worker}.",
	 ANSWERABLE, ALLOCATE),
    RULE(protection, A413, 0, LATEST, QUERY, FIELDS(PROTECTION_TEAM, PROTECTION_WORKER),
	 NEEDS(PROTECTION_END),
	 "The plan is open, but has no team or no worker: team {Allocated Team}, worker {Allocated "
	 "Worker}.",
	 ANSWERABLE, ALLOCATE),
    RULE(in_care, A414, 0, LATEST, QUERY, FIELDS(IN_CARE_TEAM, IN_CARE_WORKER),
	 NEEDS(IN_CARE_CEASED),
	 "The child is in care, but has no team or no worker: team {Allocated Team}, worker "
	 "{Allocated Worker}.",
	 ANSWERABLE, ALLOCATE),
    RULE(leaver, A415, 0, LATEST, QUERY, FIELDS(LEAVER_WORKER), NEEDS(LEAVER_ADVISER),
	 "The young person has neither a worker nor a personal adviser.", ANSWERABLE,
	 "Appoint a personal adviser, or record who it is."),
};

RULE_TABLE(annexa_blanks, ANNEXA, "what may not be blank");
