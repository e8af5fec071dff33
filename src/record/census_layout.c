#include "record/census_layout.h"

enum context {
	IN_DOCUMENT,
	IN_MESSAGE,
	IN_HEADER,
	IN_COLLECTION,
	IN_SOURCE,
	IN_CHILDREN,
	IN_CHILD,
	IN_IDENTIFIERS,
	IN_CHARACTERISTICS,
	IN_DISABILITIES,
	IN_CINDETAILS,
	IN_ASSESSMENT,
	IN_FACTORS,
	IN_CIN_PLAN,
	IN_SECTION47,
	IN_CP_PLAN,
	IN_CP_REVIEWS,
	IN_PRE_PROCEEDINGS,
};

#define ENTERS(in, name, context)                                                                  \
	{                                                                                          \
		in, name, TREE_ENTERS, context, TABLE_NONE, FIELD_NONE                             \
	}
#define A_ROW(in, name, context, T)                                                                \
	{                                                                                          \
		in, name, TREE_ROW, context, TABLE_##T, FIELD_NONE                                 \
	}
#define A_FIELD(in, name, T, f)                                                                    \
	{                                                                                          \
		in, name, TREE_FIELD, 0, TABLE_##T, T##_##f                                        \
	}
#define A_FIELD_ROW(in, name, T, f)                                                                \
	{                                                                                          \
		in, name, TREE_FIELD_ROW, 0, TABLE_##T, T##_##f                                    \
	}

static const struct tree_line lines[] = {
    ENTERS(IN_DOCUMENT, "Message", IN_MESSAGE),
    A_ROW(IN_MESSAGE, "Header", IN_HEADER, CENSUS_HEADER),
    ENTERS(IN_HEADER, "CollectionDetails", IN_COLLECTION),
    A_FIELD(IN_COLLECTION, "Collection", CENSUS_HEADER, Collection),
    A_FIELD(IN_COLLECTION, "Year", CENSUS_HEADER, Year),
    A_FIELD(IN_COLLECTION, "ReferenceDate", CENSUS_HEADER, ReferenceDate),
    ENTERS(IN_HEADER, "Source", IN_SOURCE),
    A_FIELD(IN_SOURCE, "SourceLevel", CENSUS_HEADER, SourceLevel),
    A_FIELD(IN_SOURCE, "LEA", CENSUS_HEADER, LEA),
    A_FIELD(IN_SOURCE, "SoftwareCode", CENSUS_HEADER, SoftwareCode),
    A_FIELD(IN_SOURCE, "Release", CENSUS_HEADER, Release),
    A_FIELD(IN_SOURCE, "SerialNo", CENSUS_HEADER, SerialNo),
    A_FIELD(IN_SOURCE, "DateTime", CENSUS_HEADER, DateTime),
    ENTERS(IN_MESSAGE, "Children", IN_CHILDREN),
    {IN_CHILDREN, "Child", TREE_CHILD, IN_CHILD, TABLE_NONE, FIELD_NONE},
    A_ROW(IN_CHILD, "ChildIdentifiers", IN_IDENTIFIERS, IDENTIFIERS),
    A_ROW(IN_CHILD, "ChildCharacteristics", IN_CHARACTERISTICS, CHARACTERISTICS),
    ENTERS(IN_CHARACTERISTICS, "Disabilities", IN_DISABILITIES),
    A_FIELD_ROW(IN_DISABILITIES, "Disability", DISABILITY, Disability),
    A_ROW(IN_CHILD, "CINdetails", IN_CINDETAILS, CINDETAILS),
    A_ROW(IN_CINDETAILS, "Assessments", IN_ASSESSMENT, ASSESSMENT),
    ENTERS(IN_ASSESSMENT, "FactorsIdentifiedAtAssessment", IN_FACTORS),
    A_FIELD_ROW(IN_FACTORS, "AssessmentFactors", FACTOR, AssessmentFactor),
    A_ROW(IN_CINDETAILS, "CINPlanDates", IN_CIN_PLAN, CIN_PLAN),
    A_ROW(IN_CINDETAILS, "Section47", IN_SECTION47, SECTION47),
    A_ROW(IN_CINDETAILS, "ChildProtectionPlans", IN_CP_PLAN, CP_PLAN),
    ENTERS(IN_CP_PLAN, "Reviews", IN_CP_REVIEWS),
    A_FIELD_ROW(IN_CP_REVIEWS, "CPPreviewDate", CP_REVIEW, CPPreviewDate),
    A_ROW(IN_CINDETAILS, "PreProceedingsandFGDM", IN_PRE_PROCEEDINGS, PRE_PROCEEDINGS),
};

/*
 * The published structure: in which order the elements of one context stand, whether there has to be
 * one and whether there may be several. A census before 2024-25 has GenderCurrent, a later one Sex;
 * PreProceedingsandFGDM is there from 2026-27. That a census has a child at all is not looked at:
 * every report tells how many there are.
 */
#define MAY(in, name)                                                                              \
	{                                                                                          \
		in, name, false, true, 0, 0                                                        \
	}
#define MAY_UNTIL(in, name, year)                                                                  \
	{                                                                                          \
		in, name, false, true, 0, year                                                     \
	}
#define MAY_FROM(in, name, year)                                                                   \
	{                                                                                          \
		in, name, false, true, year, 0                                                     \
	}
#define MAY_OFTEN_FROM(in, name, year)                                                             \
	{                                                                                          \
		in, name, false, false, year, 0                                                    \
	}
#define MUST(in, name)                                                                             \
	{                                                                                          \
		in, name, true, true, 0, 0                                                         \
	}
#define MAY_OFTEN(in, name)                                                                        \
	{                                                                                          \
		in, name, false, false, 0, 0                                                       \
	}
#define MUST_OFTEN(in, name)                                                                       \
	{                                                                                          \
		in, name, true, false, 0, 0                                                        \
	}

static const struct tree_place places[] = {
    MAY(IN_MESSAGE, "Header"),
    MUST(IN_MESSAGE, "Children"),
    MAY(IN_HEADER, "CollectionDetails"),
    MAY_OFTEN(IN_HEADER, "Source"),
    MAY(IN_COLLECTION, "Collection"),
    MAY(IN_COLLECTION, "Year"),
    MAY(IN_COLLECTION, "ReferenceDate"),
    MAY(IN_SOURCE, "SourceLevel"),
    MUST(IN_SOURCE, "LEA"),
    MAY(IN_SOURCE, "SoftwareCode"),
    MAY(IN_SOURCE, "Release"),
    MAY(IN_SOURCE, "SerialNo"),
    MAY(IN_SOURCE, "DateTime"),
    MAY_OFTEN(IN_CHILDREN, "Child"),
    MUST(IN_CHILD, "ChildIdentifiers"),
    MUST(IN_CHILD, "ChildCharacteristics"),
    MUST_OFTEN(IN_CHILD, "CINdetails"),
    MUST(IN_IDENTIFIERS, "LAchildID"),
    MAY(IN_IDENTIFIERS, "UPN"),
    MAY(IN_IDENTIFIERS, "FormerUPN"),
    MAY(IN_IDENTIFIERS, "UPNunknown"),
    MAY(IN_IDENTIFIERS, "PersonBirthDate"),
    MAY(IN_IDENTIFIERS, "ExpectedPersonBirthDate"),
    MAY_UNTIL(IN_IDENTIFIERS, "GenderCurrent", 2023),
    MAY_FROM(IN_IDENTIFIERS, "Sex", 2024),
    MAY(IN_IDENTIFIERS, "PersonDeathDate"),
    MUST(IN_CHARACTERISTICS, "Ethnicity"),
    MAY(IN_CHARACTERISTICS, "Disabilities"),
    MUST_OFTEN(IN_DISABILITIES, "Disability"),
    MUST(IN_CINDETAILS, "CINreferralDate"),
    MUST(IN_CINDETAILS, "ReferralSource"),
    MAY(IN_CINDETAILS, "PrimaryNeedCode"),
    MAY(IN_CINDETAILS, "CINclosureDate"),
    MAY(IN_CINDETAILS, "ReasonForClosure"),
    MAY(IN_CINDETAILS, "DateOfInitialCPC"),
    MAY_OFTEN(IN_CINDETAILS, "Assessments"),
    MAY_OFTEN(IN_CINDETAILS, "CINPlanDates"),
    MAY_OFTEN(IN_CINDETAILS, "Section47"),
    MUST(IN_CINDETAILS, "ReferralNFA"),
    MAY_OFTEN(IN_CINDETAILS, "ChildProtectionPlans"),
    MAY_OFTEN_FROM(IN_CINDETAILS, "PreProceedingsandFGDM", 2026),
    MUST(IN_ASSESSMENT, "AssessmentActualStartDate"),
    MAY(IN_ASSESSMENT, "AssessmentInternalReviewDate"),
    MAY(IN_ASSESSMENT, "AssessmentAuthorisationDate"),
    MAY(IN_ASSESSMENT, "FactorsIdentifiedAtAssessment"),
    MUST_OFTEN(IN_FACTORS, "AssessmentFactors"),
    MUST(IN_CIN_PLAN, "CINPlanStartDate"),
    MAY(IN_CIN_PLAN, "CINPlanEndDate"),
    MUST(IN_SECTION47, "S47ActualStartDate"),
    MAY(IN_SECTION47, "InitialCPCtarget"),
    MAY(IN_SECTION47, "DateOfInitialCPC"),
    MUST(IN_SECTION47, "ICPCnotRequired"),
    MUST(IN_CP_PLAN, "CPPstartDate"),
    MAY(IN_CP_PLAN, "CPPendDate"),
    MUST(IN_CP_PLAN, "InitialCategoryOfAbuse"),
    MUST(IN_CP_PLAN, "LatestCategoryOfAbuse"),
    MUST(IN_CP_PLAN, "NumberOfPreviousCPP"),
    MAY(IN_CP_PLAN, "Reviews"),
    MUST_OFTEN(IN_CP_REVIEWS, "CPPreviewDate"),
    MAY(IN_PRE_PROCEEDINGS, "PPStartDate"),
    MAY(IN_PRE_PROCEEDINGS, "LBPSentDate"),
    MAY(IN_PRE_PROCEEDINGS, "FGDMMeetingOffer"),
    MAY(IN_PRE_PROCEEDINGS, "FGDMMeetingFac"),
    MAY(IN_PRE_PROCEEDINGS, "InitialPPMeetingDate"),
    MAY(IN_PRE_PROCEEDINGS, "ReviewMeetingsCount"),
    MAY(IN_PRE_PROCEEDINGS, "StepDecisionDate"),
    MAY(IN_PRE_PROCEEDINGS, "PPOutcome"),
    MAY(IN_PRE_PROCEEDINGS, "CourtAppDate"),
    MAY(IN_PRE_PROCEEDINGS, "LetterInitCPDate"),
};

const struct tree_layout census_layout = {
    .returns = RETURN_CIN,
    .child_id = IDENTIFIERS_LAchildID,
    .lines = lines,
    .count = sizeof lines / sizeof lines[0],
    .places = places,
    .place_count = sizeof places / sizeof places[0],
};
