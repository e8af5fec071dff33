/* The CIN census's view of a life: what may be told on 31 March. */
#include "demo/rows.h"

static bool within(int32_t day, const struct world *w)
{
	return day >= w->start && day <= w->end;
}

/* Under school age there is no number; a referral without action may never have found it. */
static void add_upn(struct row *row, const struct world *w, const struct life *l)
{
	bool acted = false;

	for (size_t i = 0; i < l->nreferrals; i++)
		acted = acted || (!l->referrals[i].no_action && l->referrals[i].from <= w->end);
	if (l->unborn || l->birth > date_day(w->year - 5, 8, 31))
		row_code(row, IDENTIFIERS_UPNunknown, UPNUNKNOWN_UN1);
	else if (l->no_upn)
		row_code(row, IDENTIFIERS_UPNunknown, UPNUNKNOWN_UN3);
	else if (!acted && l->number % 3 == 0)
		row_code(row, IDENTIFIERS_UPNunknown, UPNUNKNOWN_UN7);
	else
		row_text(row, IDENTIFIERS_UPN, l->upn);
}

static void add_sex(struct row *row, const struct world *w, const struct life *l)
{
	if (w->year >= 2024)
		row_code(row, IDENTIFIERS_Sex, l->sex);
	else if (l->sex == SEX_U)
		row_code(row, IDENTIFIERS_GenderCurrent, GENDER_0);
	else
		row_code(row, IDENTIFIERS_GenderCurrent, l->sex == SEX_M ? GENDER_1 : GENDER_2);
}

static void add_child(struct rows *rows, const struct world *w, const struct life *l)
{
	struct row *row = rows_new(rows, TABLE_IDENTIFIERS, false);

	row_text(row, IDENTIFIERS_LAchildID, l->id);
	add_upn(row, w, l);
	if (l->unborn)
		row_date(row, IDENTIFIERS_ExpectedPersonBirthDate, l->birth, NEVER);
	else
		row_date(row, IDENTIFIERS_PersonBirthDate, l->birth, w->end);
	add_sex(row, w, l);
	row_date(row, IDENTIFIERS_PersonDeathDate, l->death, w->end);
	row = rows_new(rows, TABLE_CHARACTERISTICS, false);
	row_code(row, CHARACTERISTICS_Ethnicity, l->ethnic);
	if (l->unborn)
		return;
	for (size_t i = 0; i < l->ndisabilities; i++) {
		row = rows_new(rows, TABLE_DISABILITY, false);
		row_code(row, DISABILITY_Disability, l->disabilities[i]);
	}
	if (l->ndisabilities == 0)
		row_code(rows_new(rows, TABLE_DISABILITY, false), DISABILITY_Disability,
			 DISABILITY_NONE);
}

/* Those authorised in the year, and those still open on its last day. */
static void add_assessment(struct rows *rows, const struct world *w, const struct assessment *a)
{
	struct row *row;

	if (a->from > w->end || a->authorised < w->start)
		return;
	row = rows_new(rows, TABLE_ASSESSMENT, false);
	row_date(row, ASSESSMENT_AssessmentActualStartDate, a->from, w->end);
	row_date(row, ASSESSMENT_AssessmentInternalReviewDate, life_workday(a->from + 14),
		 a->authorised < w->end ? a->authorised : w->end);
	row_date(row, ASSESSMENT_AssessmentAuthorisationDate, a->authorised, w->end);
	if (a->authorised > w->end)
		return;
	for (size_t i = 0; i < a->nfactors; i++) {
		row = rows_new(rows, TABLE_FACTOR, false);
		row_code(row, FACTOR_AssessmentFactor, a->factors[i]);
	}
}

static void add_enquiry(struct rows *rows, const struct world *w, const struct referral *f)
{
	struct row *row;

	if (f->enquiry > w->end)
		return;
	if (f->no_conference ? f->enquiry < w->start : f->conference < w->start)
		return;
	row = rows_new(rows, TABLE_SECTION47, false);
	row_date(row, SECTION47_S47ActualStartDate, f->enquiry, w->end);
	row_code(row, SECTION47_ICPCnotRequired, f->no_conference ? YESNO_1 : YESNO_0);
	if (f->no_conference)
		return;
	row_date(row, SECTION47_InitialCPCtarget, date_add_working(f->enquiry, 15), NEVER);
	row_date(row, SECTION47_DateOfInitialCPC, f->conference, w->end);
}

static void add_protection(struct rows *rows, const struct world *w, const struct referral *f)
{
	struct row *row;

	if (f->protection.from > w->end || f->protection.to < w->start)
		return;
	row = rows_new(rows, TABLE_CP_PLAN, false);
	row_date(row, CP_PLAN_CPPstartDate, f->protection.from, w->end);
	row_date(row, CP_PLAN_CPPendDate, f->protection.to, w->end);
	row_code(row, CP_PLAN_InitialCategoryOfAbuse, f->abuse_first);
	row_code(row, CP_PLAN_LatestCategoryOfAbuse, f->abuse_latest);
	row_number(row, CP_PLAN_NumberOfPreviousCPP, f->plans_before);
	for (size_t i = 0; i < f->nreviews; i++) {
		if (f->reviews[i] > w->end)
			continue;
		row = rows_new(rows, TABLE_CP_REVIEW, false);
		row_date(row, CP_REVIEW_CPPreviewDate, f->reviews[i], w->end);
	}
}

/* Those that began in the year: the census asks for no others. */
static void add_pre_proceedings(struct rows *rows, const struct world *w, const struct referral *f)
{
	int32_t until = f->closed < w->end ? f->closed : w->end;
	struct row *row;

	if (w->year < 2026 || f->pre_from > until || f->pre_from < w->start)
		return;
	row = rows_new(rows, TABLE_PRE_PROCEEDINGS, false);
	row_date(row, PRE_PROCEEDINGS_PPStartDate, f->pre_from, until);
	row_date(row, PRE_PROCEEDINGS_LBPSentDate, f->pre_letter, until);
	if (f->pre_letter <= until) {
		row_code(row, PRE_PROCEEDINGS_FGDMMeetingOffer, YESNO_1);
		row_code(row, PRE_PROCEEDINGS_FGDMMeetingFac, f->pre_from % 3 ? YESNO_1 : YESNO_0);
	}
	row_date(row, PRE_PROCEEDINGS_InitialPPMeetingDate, f->pre_meeting, until);
	if (f->pre_meeting <= until)
		row_number(row, PRE_PROCEEDINGS_ReviewMeetingsCount, (uint32_t)f->pre_from % 4);
	row_date(row, PRE_PROCEEDINGS_StepDecisionDate, f->pre_step, until);
	if (f->pre_step <= until)
		row_code(row, PRE_PROCEEDINGS_PPOutcome, f->pre_outcome);
	row_date(row, PRE_PROCEEDINGS_CourtAppDate, f->pre_court, until);
	if (f->pre_court != NEVER)
		row_date(row, PRE_PROCEEDINGS_LetterInitCPDate, f->pre_court + 3, until);
}

static void add_details(struct rows *rows, const struct world *w, const struct referral *f)
{
	struct row *row = rows_new(rows, TABLE_CINDETAILS, false);

	row_date(row, CINDETAILS_CINreferralDate, f->from, w->end);
	row_code(row, CINDETAILS_ReferralSource, f->source);
	row_code(row, CINDETAILS_ReferralNFA, f->no_action ? YESNO_1 : YESNO_0);
	if (f->no_action)
		return;
	row_code(row, CINDETAILS_PrimaryNeedCode, f->need);
	if (within(f->moved_in_conference, w))
		row_date(row, CINDETAILS_DateOfInitialCPC, f->moved_in_conference, w->end);
	if (f->closed > w->end)
		return;
	row_date(row, CINDETAILS_CINclosureDate, f->closed, w->end);
	row_code(row, CINDETAILS_ReasonForClosure, f->reason);
}

static void add_referral(struct rows *rows, const struct world *w, const struct referral *f)
{
	struct row *row;

	add_details(rows, w, f);
	for (size_t i = 0; i < f->nassessments; i++)
		add_assessment(rows, w, &f->assessments[i]);
	for (size_t i = 0; i < f->nplans; i++) {
		if (f->plans[i].from > w->end || f->plans[i].to < w->start)
			continue;
		row = rows_new(rows, TABLE_CIN_PLAN, false);
		row_date(row, CIN_PLAN_CINPlanStartDate, f->plans[i].from, w->end);
		row_date(row, CIN_PLAN_CINPlanEndDate, f->plans[i].to, w->end);
	}
	add_enquiry(rows, w, f);
	add_protection(rows, w, f);
	add_pre_proceedings(rows, w, f);
}

/* Every record of the census is the child's: the id stands in each, though the XML tells it once. */
void rows_add_cin(struct rows *rows, const struct world *w, const struct life *l)
{
	add_child(rows, w, l);
	for (size_t i = 0; i < l->nreferrals; i++)
		if (l->referrals[i].from <= w->end)
			add_referral(rows, w, &l->referrals[i]);
}
