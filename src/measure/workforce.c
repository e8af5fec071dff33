/* L. The workforce, and the whole of the lists. */
#include "measure/ask.h"
#include "measure/children.h"
#include "measure/groups.h"
#include "measure/repeats.h"
#include "measure/table.h"
#include "measure/workers.h"

/* ---- caseloads ---- */

static struct answer m137(const struct child *c, const struct window *w)
{
	struct str worker;

	if (!case_open(c, w->drawn, &worker))
		return outside();
	return worker.len ? about(worker, yes()) : left_out();
}

static struct answer m137a(const struct child *c, const struct window *w)
{
	return m137(c, w);
}

static struct answer m137b(const struct child *c, const struct window *w)
{
	return m137(c, w);
}

static struct answer m137c(const struct child *c, const struct window *w)
{
	return m137(c, w);
}

static struct answer s137(const struct child *c, const struct window *w)
{
	const struct sw_episode *last = NULL;

	for (const struct sw_episode *s = first_sw_episode(c); s; s = next_sw_episode(s))
		if (open_on(s->sw_decom, s->sw_dec, w->drawn) &&
		    (!last || date_after(s->sw_decom, last->sw_decom)))
			last = s;
	if (!last)
		return outside();
	return has_value(last->sw_id) ? about(text_of(last->sw_id), yes()) : left_out();
}

static struct answer m138(const struct child *c, const struct window *w)
{
	struct str worker;

	return case_open(c, w->last, &worker) ? yes() : outside();
}

/* ---- the journey ---- */

/* How a child got from one step to the next: the first yes of any of its rows stands for it. */
enum reached {
	REACHED_NOTHING,  /* the child was not at the step before */
	REACHED_TOO_LATE, /* too recent for the next step to be seen */
	REACHED_STEP,	  /* got so far, and no further */
	REACHED_NEXT,
};

typedef bool next_step(const struct child *c, struct date_cell day, int days);

static enum reached reach(const struct child *c, const struct window *w, struct date_cell day,
			  int days, next_step *next)
{
	if (!in_period(day, w))
		return REACHED_NOTHING;
	if (next(c, day, days))
		return REACHED_NEXT;
	return date_after(date_plus(day, days), w->drawn) ? REACHED_TOO_LATE : REACHED_STEP;
}

static struct answer reached(enum reached r)
{
	switch (r) {
	case REACHED_NOTHING: return outside();
	case REACHED_TOO_LATE: return left_out();
	case REACHED_STEP: return is(false);
	case REACHED_NEXT: return yes();
	}
	return outside();
}

/* The furthest that any row of one of the lists led to. */
#define FURTHEST(name, type, date, days, next)                                                     \
	static struct answer name(const struct child *c, const struct window *w)                   \
	{                                                                                          \
		enum reached best = REACHED_NOTHING;                                               \
                                                                                                   \
		for (const struct type *r = first_##type(c); r; r = next_##type(r)) {              \
			enum reached this = reach(c, w, r->date, days, next);                      \
                                                                                                   \
			best = this > best ? this : best;                                          \
		}                                                                                  \
		return reached(best);                                                              \
	}

FURTHEST(m139, contact, contact_date, 7, referred_within)
FURTHEST(m139a, referral, referred, 30, assessed_within)
FURTHEST(m139b, assessed, start, 30, enquiry_within)
FURTHEST(m139c, enquiry, strategy, 30, conference_within)
FURTHEST(m139d, enquiry, conference, 45, plan_within)
FURTHEST(m139e, enquiry, strategy, 60, plan_within)
FURTHEST(m139f, protection, start, 90, care_within)

/* Whether a row of Lists 3 to 7 is dated on or before the day. */
static bool known_by(const struct child *c, struct date_cell day)
{
	struct date_cell ever = date_cell(0);
	int days = day.v;

	return referred_within(c, ever, days) || assessed_within(c, ever, days) ||
	       enquiry_within(c, ever, days) || in_need_within(c, ever, days) ||
	       plan_within(c, ever, days);
}

static struct answer m140(const struct in_care *k, const struct window *w)
{
	(void)w;
	return short_break(k) ? outside() : is(!known_by(k->row.child, k->start));
}

/* ---- whether the lists agree ---- */

static struct answer m141(const struct child *c, const struct window *w)
{
	if (!open_plan(c, w->drawn) && !open_care(c, w->drawn))
		return outside();
	return is(!open_in_need(c, w->drawn));
}

static struct answer m141a(const struct leaver *l, const struct window *w)
{
	int age = age_on(l->born, w->drawn);

	return age < 0 ? left_out() : is(age < 16);
}

/* ---- what is not told ---- */

enum told_kind { TOLD_SEX, TOLD_ETHNICITY, TOLD_DISABILITY, TOLD_KINDS };

/* The columns that tell, of every list about children; a list without one has FIELD_NONE. */
static const enum field told_by[][TOLD_KINDS] = {
    {CONTACT_GENDER, CONTACT_ETHNICITY, FIELD_NONE},
    {EARLY_HELP_GENDER, EARLY_HELP_ETHNICITY, FIELD_NONE},
    {REFERRAL_GENDER, REFERRAL_ETHNICITY, FIELD_NONE},
    {ASSESSED_GENDER, ASSESSED_ETHNICITY, ASSESSED_DISABILITY},
    {ENQUIRY_GENDER, ENQUIRY_ETHNICITY, ENQUIRY_DISABILITY},
    {IN_NEED_GENDER, IN_NEED_ETHNICITY, IN_NEED_DISABILITY},
    {PROTECTION_GENDER, PROTECTION_ETHNICITY, PROTECTION_DISABILITY},
    {IN_CARE_GENDER, IN_CARE_ETHNICITY, IN_CARE_DISABILITY},
    {LEAVER_GENDER, LEAVER_ETHNICITY, LEAVER_DISABILITY},
    {ADOPTION_GENDER, ADOPTION_ETHNICITY, ADOPTION_DISABILITY},
};

static const enum field births[] = {
    CONTACT_BORN, EARLY_HELP_BORN, REFERRAL_BORN, ASSESSED_BORN, ENQUIRY_BORN,
    IN_NEED_BORN, PROTECTION_BORN, IN_CARE_BORN,  LEAVER_BORN,	 ADOPTION_BORN,
};

enum { CHILD_LISTS = sizeof births / sizeof births[0] };

static bool tells(enum told_kind kind, struct code_cell c)
{
	switch (kind) {
	case TOLD_SEX: return sex_group(c) != SEX_NOT_STATED;
	case TOLD_ETHNICITY: return ethnic_group(c) != ETHNIC_NOT_STATED;
	case TOLD_DISABILITY: return said_yes(c) || said_no(c);
	case TOLD_KINDS: break;
	}
	return false;
}

/* Of one list: whether it has the child with that column, and whether a row tells, or says that the
 * child is born. */
struct telling {
	bool asked, told, born;
};

static void listen(struct telling *t, const struct child *c, const struct window *w, size_t list,
		   enum told_kind kind)
{
	enum field f = told_by[list][kind];
	enum table table = field_info(births[list])->table;
	const char *at = f == FIELD_NONE ? NULL : child_rows(c, table);

	for (; at && ((const struct row *)(const void *)at)->child == c;
	     at += table_info(table)->row_size) {
		const struct row *row = (const struct row *)(const void *)at;

		t->asked = true;
		t->told |= tells(kind, (struct code_cell){cell_of(row, f)});
		t->born |= date_by((struct date_cell){cell_of(row, births[list])}, w->drawn);
	}
}

static struct answer untold(const struct child *c, const struct window *w, enum told_kind kind)
{
	struct telling t = {0};

	for (size_t list = 0; list < CHILD_LISTS; list++)
		listen(&t, c, w, list, kind);
	if (!t.asked)
		return outside();
	return t.born ? is(!t.told) : left_out();
}

static struct answer m143(const struct child *c, const struct window *w)
{
	return untold(c, w, TOLD_SEX);
}

static struct answer m143a(const struct child *c, const struct window *w)
{
	return untold(c, w, TOLD_ETHNICITY);
}

static struct answer m143b(const struct child *c, const struct window *w)
{
	return untold(c, w, TOLD_DISABILITY);
}

static struct answer c143(const struct child *c, const struct window *w)
{
	const struct identifiers *i = first_identifiers(c);

	if (!i)
		return outside();
	if (unborn_on(i->birth_date, w->drawn))
		return left_out();
	return is(sex_group(i->sex) == SEX_NOT_STATED && sex_group(i->gender) == SEX_NOT_STATED);
}

/* ---- ethnic groups ---- */

/* What the lists of open cases say of a child's ethnic group. */
static struct code_cell ethnicity_of(const struct child *c)
{
	const struct in_care *care = first_in_care(c);
	const struct protection *plan = first_protection(c);
	const struct in_need *need = first_in_need(c);

	if (care && has_value(care->ethnicity))
		return care->ethnicity;
	if (plan && has_value(plan->ethnicity))
		return plan->ethnicity;
	return need ? need->ethnicity : (struct code_cell){CELL_ABSENT};
}

static bool any_open(const struct child *c, struct date_cell day)
{
	return open_in_need(c, day) || open_plan(c, day) || open_care(c, day);
}

static struct answer m144(const struct child *c, const struct window *w)
{
	return any_open(c, w->last) ? part(ethnic_group(ethnicity_of(c))) : outside();
}

static struct answer m144r(const struct child *c, const struct window *w)
{
	if (!any_open(c, w->last))
		return outside();
	return untold(c, w, TOLD_SEX).kind == ANSWER_LEFT_OUT ? left_out() : yes();
}

#define CASES_NEED                                                                                 \
	NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, PROTECTION_START, PROTECTION_END, IN_CARE_START,   \
		 IN_CARE_CEASED, LEAVER_CHILD)
#define WORKERS_NEED                                                                               \
	NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, IN_NEED_WORKER, PROTECTION_START, PROTECTION_END,  \
		 PROTECTION_WORKER, IN_CARE_START, IN_CARE_CEASED, IN_CARE_WORKER, LEAVER_WORKER)
#define TOLD_IN_LATER(what)                                                                        \
	NEEDS_OF(IN_NEED_##what, MAYBE(ASSESSED_##what), MAYBE(ENQUIRY_##what),                    \
		 MAYBE(PROTECTION_##what), MAYBE(IN_CARE_##what), MAYBE(LEAVER_##what),            \
		 MAYBE(ADOPTION_##what))
#define TOLD_IN_ALL(what)                                                                          \
	NEEDS_OF(IN_NEED_##what, MAYBE(CONTACT_##what), MAYBE(EARLY_HELP_##what),                  \
		 MAYBE(REFERRAL_##what), MAYBE(ASSESSED_##what), MAYBE(ENQUIRY_##what),            \
		 MAYBE(PROTECTION_##what), MAYBE(IN_CARE_##what), MAYBE(LEAVER_##what),            \
		 MAYBE(ADOPTION_##what))
#define NOBODYS "open cases without a worker: blank, unallocated, duty, or the name of a team"

static const struct measure measures[] = {
    MEASURE(child, 137, "Caseload", "How many children does a worker carry?",
	    "children with an open case and a worker", "workers with an open case", NOBODYS, MEAN,
	    LESS, NOW, WORKERS_NEED, .keyed = KEYED_LOAD, ENGLAND(16.0, "2023")),
    MEASURE(child, 137a, "Caseload of the worker in the middle",
	    "How many children does the worker in the middle carry?", "",
	    "workers with an open case", NOBODYS, QUANTILE, LESS, NOW, WORKERS_NEED,
	    .keyed = KEYED_LOAD),
    MEASURE(child, 137b, "Caseload of the busiest tenth",
	    "How many children do the busiest tenth of workers carry at least?", "",
	    "workers with an open case", NOBODYS, QUANTILE, LESS, NOW, WORKERS_NEED,
	    .keyed = KEYED_LOAD, .percent = 90),
    MEASURE(child, 137c, "The largest caseload", "How many children does the busiest worker carry?",
	    "", "workers with an open case", NOBODYS, QUANTILE, LESS, NOW, WORKERS_NEED,
	    .keyed = KEYED_LOAD, .percent = 100),
    MEASURE_903(child, 137, "Caseload", "How many children in care does a worker carry?",
		"children whose social-worker episode is open on 31 March",
		"workers with such an episode", "children whose episode names no worker", MEAN,
		LESS, NOW, NEEDS_OF(SW_EPISODE_SW_ID, SW_EPISODE_SW_DECOM, SW_EPISODE_SW_DEC),
		.keyed = KEYED_LOAD),
    MEASURE(child, 138, "Children with an open case", "How many children does each team carry?",
	    "children open in List 6, 7 or 8, or in List 9, each once", "", "", COUNT, NEITHER,
	    AT_END, CASES_NEED),
    MEASURE(child, 139, "The journey: contact to referral",
	    "How many children contacted about are referred within 7 days?",
	    "children referred within 7 days of a contact", "children with a contact in the period",
	    "children whose contacts are all of the last 7 days before the reference date", SHARE,
	    NEITHER, OVER, NEEDS_OF(CONTACT_CONTACT_DATE, REFERRAL_REFERRED)),
    MEASURE(child, 139a, "The journey: referral to assessment",
	    "How many children referred are assessed within 30 days?",
	    "children with an assessment begun within 30 days of a referral",
	    "children referred in the period", "children referred only in the last 30 days", SHARE,
	    NEITHER, OVER, NEEDS_OF(REFERRAL_REFERRED, ASSESSED_START)),
    MEASURE(child, 139b, "The journey: assessment to enquiry",
	    "How many children assessed have a section 47 enquiry within 30 days?",
	    "children with an enquiry begun within 30 days of an assessment's start",
	    "children with an assessment begun in the period",
	    "children whose assessments began only in the last 30 days", SHARE, NEITHER, OVER,
	    NEEDS_OF(ASSESSED_START, ENQUIRY_STRATEGY)),
    MEASURE(child, 139c, "The journey: enquiry to conference",
	    "How many children with an enquiry have a conference within 30 days?",
	    "children with an initial conference within 30 days of the strategy discussion",
	    "children with an enquiry begun in the period",
	    "children whose enquiries began only in the last 30 days", SHARE, NEITHER, OVER,
	    NEEDS_OF(ENQUIRY_STRATEGY, ENQUIRY_CONFERENCE)),
    MEASURE(child, 139d, "The journey: conference to plan",
	    "How many children with a conference have a plan within 45 days?",
	    "children with a plan begun within 45 days of the conference",
	    "children with an initial conference in the period",
	    "children whose conference was in the last 45 days", SHARE, NEITHER, OVER,
	    NEEDS_OF(ENQUIRY_CONFERENCE, PROTECTION_START)),
    MEASURE(child, 139e, "The journey: enquiry to plan",
	    "How many children with an enquiry have a plan within 60 days?",
	    "children with a plan begun within 60 days of the strategy discussion",
	    "children with an enquiry begun in the period",
	    "children whose enquiries began only in the last 60 days", SHARE, NEITHER, OVER,
	    NEEDS_OF(ENQUIRY_STRATEGY, PROTECTION_START)),
    MEASURE(child, 139f, "The journey: plan to care",
	    "How many children on a plan come into care within 90 days?",
	    "children who came into care within 90 days of the start of a plan",
	    "children with a plan begun in the period",
	    "children whose plan began in the last 90 days", SHARE, NEITHER, OVER,
	    NEEDS_OF(PROTECTION_START, IN_CARE_START, IN_CARE_LEGAL_STATUS)),
    MEASURE(in_care, 140, "Care without an earlier contact",
	    "How many children come into care unknown?",
	    "starts with no row of Lists 3 to 7 dated by that day",
	    "children who came into care in the period", "repeats; short breaks are not counted",
	    SHARE, LESS, BEGUN(IN_CARE_START),
	    NEEDS_OF(IN_CARE_LEGAL_STATUS, REFERRAL_REFERRED, ASSESSED_START, ENQUIRY_STRATEGY,
		     IN_NEED_START, PROTECTION_START)),
    MEASURE(child, 141, "Lists that do not agree", "Do Lists 7 and 8 agree with List 6?",
	    "such children without an open case in List 6",
	    "children on a plan or in care on the reference date", "", SHARE, LESS, NOW,
	    NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, PROTECTION_START, PROTECTION_END, IN_CARE_START,
		     IN_CARE_CEASED, IN_CARE_LEGAL_STATUS),
	    STANDARD("none: List 6 holds every open case", 0)),
    MEASURE(leaver, 141a, "Care leavers under 16", "Are there children in List 9 who cannot be?",
	    "young people under 16", "young people in List 9", "no date of birth", SHARE, LESS, NOW,
	    NEEDS_OF(LEAVER_BORN), STANDARD("none", 0)),
    MEASURE(child, 143, "Sex not known", "Of how many children is the sex not told?",
	    "children of whom no list tells it", "children in any list",
	    "unborn children, and those without a date of birth", SHARE, LESS, NOW,
	    TOLD_IN_ALL(GENDER), STANDARD("under 2 % (census query 2886Q)", 2)),
    MEASURE(child, 143a, "Ethnic group not known", "Of how many is the ethnic group not told?",
	    "children of whom no list tells it", "children in any list",
	    "unborn children, and those without a date of birth", SHARE, LESS, NOW,
	    TOLD_IN_ALL(ETHNICITY)),
    MEASURE(child, 143b, "Disability not known", "Of how many is it not told?",
	    "children of whom no list says yes or no", "children in Lists 4 to 10",
	    "unborn children, and those without a date of birth", SHARE, LESS, NOW,
	    TOLD_IN_LATER(DISABILITY)),
    MEASURE_CIN(child, 143, "Sex not known", "Of how many children is the sex not told?",
		"children without it", "children in the census", "unborn children", SHARE, LESS,
		NOW, NEEDS_OF(IDENTIFIERS_PersonBirthDate),
		STANDARD("under 2 % (census query 2886Q)", 2)),
    MEASURE(child, 144, "Ethnic groups of open cases", "Which ethnic groups do they belong to?",
	    "children of the ethnic group", "children open in List 6, 7 or 8", "", SPLIT, NEITHER,
	    AT_END,
	    NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, IN_NEED_ETHNICITY, PROTECTION_START,
		     PROTECTION_END, IN_CARE_START, IN_CARE_CEASED),
	    PARTS(ETHNIC_GROUP_NAMES)),
    MEASURE(child, 144r, "Rates of open cases",
	    "How many children in every 10,000 of a group have an open case?",
	    "children open in List 6, 7 or 8", "children of the group in the area",
	    "unborn children", RATE, NEITHER, AT_END,
	    NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, PROTECTION_START, PROTECTION_END, IN_CARE_START,
		     IN_CARE_CEASED)),
};

MEASURE_TABLE(workforce, "Workforce and the whole of the lists");
