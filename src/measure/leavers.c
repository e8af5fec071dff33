/* I. Care leavers: List 9; SSDA903 OC3 and Episodes. */
#include "measure/leavers.h"
#include "measure/table.h"

/* ---- who ---- */

static struct answer m107(const struct leaver *l, const struct window *w)
{
	static const int32_t last[] = {17, 20, 24};
	int age = age_on(l->born, w->drawn);
	unsigned who = (unsigned)(l->eligibility.v - (int32_t)ELIGIBILITY_RELEVANT);

	if (age < 0 || !has_value(l->eligibility))
		return left_out();
	return part(4 * who + band_of(age, last, 3));
}

static struct answer m107a(const struct leaver *l, const struct window *w)
{
	(void)w;
	return code_is(l->eligibility, ELIGIBILITY_ELIGIBLE) ? outside() : yes();
}

static struct answer m118(const struct leaver *l, const struct window *w)
{
	(void)w;
	return counted(l, as_said(l->uasc));
}

/* ---- in touch ---- */

static struct answer m108(const struct leaver *l, const struct window *w)
{
	(void)w;
	return counted(l,
		       has_value(l->in_touch) ? is(code_is(l->in_touch, TOUCH_YES)) : left_out());
}

static struct answer m108a(const struct leaver *l, const struct window *w)
{
	return aged(l->born, w, 17, 18) ? m108(l, w) : outside();
}

static struct answer m108b(const struct leaver *l, const struct window *w)
{
	return aged(l->born, w, 19, 21) ? m108(l, w) : outside();
}

static struct answer s108(const struct oc3 *o, const struct window *w)
{
	(void)w;
	return counted903(o, has_value(o->in_touch) ? is(code_is(o->in_touch, IN_TOUCH_YES))
						    : left_out());
}

static struct answer s108a(const struct oc3 *o, const struct window *w)
{
	return aged(o->dob, w, 17, 18) ? s108(o, w) : outside();
}

static struct answer s108b(const struct oc3 *o, const struct window *w)
{
	return aged(o->dob, w, 19, 21) ? s108(o, w) : outside();
}

static struct answer m116(const struct leaver *l, const struct window *w)
{
	if (!code_is(l->in_touch, TOUCH_YES))
		return outside();
	return counted(l, date_by(l->last_contact, w->drawn)
			      ? is(within_days(l->last_contact, w->drawn, 56))
			      : left_out());
}

/* ---- plans and advisers ---- */

static struct answer m114(const struct leaver *l, const struct window *w)
{
	if (code_is(l->eligibility, ELIGIBILITY_QUALIFY))
		return outside();
	if (code_in(l->in_touch, TOUCH_DIED, TOUCH_RHOM) || !has_value(l->eligibility) ||
	    is_unreadable(l->last_review) || date_after(l->last_review, w->drawn))
		return left_out();
	return is(within_days(l->last_review, w->drawn, 183));
}

static struct answer m115(const struct leaver *l, const struct window *w)
{
	(void)w;
	return counted(l, is(has_value(l->adviser)));
}

/* ---- what they do ---- */

static struct answer m112a(const struct leaver *l, const struct window *w)
{
	(void)w;
	return counted(l, has_value(l->activity)
			      ? is(!code_in(l->activity, DOES_G4, DOES_G5, DOES_G6))
			      : left_out());
}

/* Nothing known counts as none. */
static struct answer m112(const struct leaver *l, const struct window *w)
{
	return has_value(l->activity) ? m112a(l, w) : counted(l, is(false));
}

static struct answer m112b(const struct leaver *l, const struct window *w)
{
	return aged(l->born, w, 17, 18) ? m112(l, w) : outside();
}

static struct answer m112c(const struct leaver *l, const struct window *w)
{
	return aged(l->born, w, 19, 21) ? m112(l, w) : outside();
}

static bool no_information(struct code_cell activity)
{
	return !has_value(activity) || code_is(activity, ACTIV_0);
}

static struct answer s112a(const struct oc3 *o, const struct window *w)
{
	(void)w;
	return counted903(o, no_information(o->activ)
				 ? left_out()
				 : is(!code_in(o->activ, ACTIV_G4, ACTIV_G5, ACTIV_G6)));
}

static struct answer s112(const struct oc3 *o, const struct window *w)
{
	return no_information(o->activ) ? counted903(o, is(false)) : s112a(o, w);
}

static struct answer s112b(const struct oc3 *o, const struct window *w)
{
	return aged(o->dob, w, 17, 18) ? s112(o, w) : outside();
}

static struct answer s112c(const struct oc3 *o, const struct window *w)
{
	return aged(o->dob, w, 19, 21) ? s112(o, w) : outside();
}

static struct answer m113(const struct leaver *l, const struct window *w)
{
	(void)w;
	if (!code_in(l->activity, DOES_G4, DOES_G5, DOES_G6))
		return outside();
	return counted(l, part((unsigned)(l->activity.v - (int32_t)DOES_G4)));
}

static struct answer s113(const struct oc3 *o, const struct window *w)
{
	(void)w;
	if (!code_in(o->activ, ACTIV_G4, ACTIV_G5, ACTIV_G6))
		return outside();
	return counted903(o, part((unsigned)(o->activ.v - (int32_t)ACTIV_G4)));
}

#define REASONS	  "Illness or disability", "Other", "Pregnancy or parenting"
#define AGES(who) who " under 18", who " 18 to 20", who " 21 to 24", who " 25 and over"

static const struct measure measures[] = {
    MEASURE(
	leaver, 107, "Care leavers by category and age", "Who are the care leavers?",
	"young people of the category and age", "young people in List 9",
	"no category or date of birth", SPLIT, NEITHER, NOW,
	NEEDS_OF(LEAVER_ELIGIBILITY, LEAVER_BORN),
	PARTS(AGES("Relevant,"), AGES("Former relevant,"), AGES("Qualifying,"), AGES("Eligible,")),
	LIMIT("entitled up to 25 (Children (Leaving Care) Act 2000, Children and Social Work "
	      "Act 2017)")),
    MEASURE(leaver, 107a, "Care leavers", "How many care leavers are there?", LEAVERS, "",
	    "rows that repeat", COUNT, NEITHER, NOW, NEEDS_OF(LEAVER_ELIGIBILITY)),
    MEASURE(leaver, 108, "In touch", "Is the authority in touch with its care leavers?",
	    "young people of whom it says yes; those who refuse or need no more are not in touch",
	    LEAVERS, DIED_RHOM ", and blank", SHARE, MORE, NOW, NEEDS_OF(LEAVER_NEEDS)),
    MEASURE(leaver, 108a, "In touch at 17 and 18", "And with the youngest of them?",
	    "young people of whom it says yes", LEAVERS ", aged 17 and 18", DIED_RHOM ", and blank",
	    SHARE, MORE, NOW, NEEDS_OF(LEAVER_NEEDS, LEAVER_BORN)),
    MEASURE(leaver, 108b, "In touch at 19 to 21", "And with those of 19 to 21?",
	    "young people of whom it says yes", LEAVERS ", aged 19 to 21", DIED_RHOM ", and blank",
	    SHARE, MORE, NOW, NEEDS_OF(LEAVER_NEEDS, LEAVER_BORN)),
    MEASURE_903(oc3, 108, "In touch", "Is the authority in touch with its care leavers?",
		"young people of whom it says yes; those who refuse or need no more are not in "
		"touch",
		"young people in OC3", DIED_RHOM ", and blank", SHARE, MORE, NOW,
		NEEDS_OF(OC3_IN_TOUCH)),
    MEASURE_903(oc3, 108a, "In touch at 17 and 18", "And with the youngest of them?",
		"young people of whom it says yes", "young people in OC3, aged 17 and 18",
		DIED_RHOM ", and blank", SHARE, MORE, NOW, NEEDS_OF(OC3_IN_TOUCH, OC3_DOB)),
    MEASURE_903(oc3, 108b, "In touch at 19 to 21", "And with those of 19 to 21?",
		"young people of whom it says yes", "young people in OC3, aged 19 to 21",
		DIED_RHOM ", and blank", SHARE, MORE, NOW, NEEDS_OF(OC3_IN_TOUCH, OC3_DOB)),
    MEASURE(leaver, 112, "In education, employment or training", "Do care leavers learn or work?",
	    "young people in education, employment or training; where nothing is known they count "
	    "as not",
	    LEAVERS, DIED_RHOM, SHARE, MORE, NOW, NEEDS_OF(LEAVER_NEEDS, LEAVER_ACTIVITY)),
    MEASURE(leaver, 112a, "In education, employment or training, of those known",
	    "And of those of whom it is known?",
	    "young people in education, employment or training",
	    LEAVERS ", whose activity is known", DIED_RHOM ", and activity not known", SHARE, MORE,
	    NOW, NEEDS_OF(LEAVER_NEEDS, LEAVER_ACTIVITY)),
    MEASURE(leaver, 112b, "In education, employment or training at 17 and 18",
	    "And the youngest of them?", "young people in education, employment or training",
	    LEAVERS ", aged 17 and 18", DIED_RHOM, SHARE, MORE, NOW,
	    NEEDS_OF(LEAVER_NEEDS, LEAVER_ACTIVITY, LEAVER_BORN)),
    MEASURE(leaver, 112c, "In education, employment or training at 19 to 21",
	    "And those of 19 to 21?", "young people in education, employment or training",
	    LEAVERS ", aged 19 to 21", DIED_RHOM, SHARE, MORE, NOW,
	    NEEDS_OF(LEAVER_NEEDS, LEAVER_ACTIVITY, LEAVER_BORN)),
    MEASURE_903(oc3, 112, "In education, employment or training", "Do care leavers learn or work?",
		"young people in education, employment or training; where nothing is known they "
		"count as not",
		"young people in OC3", DIED_RHOM, SHARE, MORE, NOW,
		NEEDS_OF(OC3_IN_TOUCH, OC3_ACTIV)),
    MEASURE_903(oc3, 112a, "In education, employment or training, of those known",
		"And of those of whom it is known?",
		"young people in education, employment or training",
		"young people in OC3 whose activity is known", DIED_RHOM ", and activity not known",
		SHARE, MORE, NOW, NEEDS_OF(OC3_IN_TOUCH, OC3_ACTIV)),
    MEASURE_903(oc3, 112b, "In education, employment or training at 17 and 18",
		"And the youngest of them?", "young people in education, employment or training",
		"young people in OC3, aged 17 and 18", DIED_RHOM, SHARE, MORE, NOW,
		NEEDS_OF(OC3_IN_TOUCH, OC3_ACTIV, OC3_DOB)),
    MEASURE_903(oc3, 112c, "In education, employment or training at 19 to 21",
		"And those of 19 to 21?", "young people in education, employment or training",
		"young people in OC3, aged 19 to 21", DIED_RHOM, SHARE, MORE, NOW,
		NEEDS_OF(OC3_IN_TOUCH, OC3_ACTIV, OC3_DOB)),
    MEASURE(leaver, 113, "Why they do not learn or work", "What keeps them from it?",
	    "young people with the reason", LEAVERS ", who neither learn nor work", DIED_RHOM,
	    SPLIT, NEITHER, NOW, NEEDS_OF(LEAVER_NEEDS, LEAVER_ACTIVITY), PARTS(REASONS)),
    MEASURE_903(oc3, 113, "Why they do not learn or work", "What keeps them from it?",
		"young people with the reason", "young people in OC3, who neither learn nor work",
		DIED_RHOM, SPLIT, NEITHER, NOW, NEEDS_OF(OC3_IN_TOUCH, OC3_ACTIV), PARTS(REASONS)),
    MEASURE(leaver, 114, "Pathway plan reviewed in six months", "Are the plans kept up to date?",
	    "young people whose plan was reviewed in the last 183 days; a blank date is no review",
	    "eligible, relevant and former relevant young people",
	    DIED_RHOM ", no category, and dates that cannot be read or lie ahead", SHARE, MORE, NOW,
	    NEEDS_OF(LEAVER_NEEDS, LEAVER_LAST_REVIEW),
	    STANDARD("every six months (Care Leavers Regulations 2010)", 100)),
    MEASURE(leaver, 115, "Personal adviser", "Has everyone an adviser?",
	    "young people with a name in the column", LEAVERS, DIED_RHOM, SHARE, MORE, NOW,
	    NEEDS_OF(LEAVER_NEEDS, LEAVER_ADVISER),
	    STANDARD("every care leaver (Children Act 1989, sections 23CZA to 23D)", 100)),
    MEASURE(leaver, 116, "Contact in eight weeks",
	    "How lately was the authority in touch with them?",
	    "young people with a contact in the last 56 days", LEAVERS ", in touch",
	    "no date, or one that cannot be read or lies ahead", SHARE, MORE, NOW,
	    NEEDS_OF(LEAVER_NEEDS, LEAVER_LAST_CONTACT),
	    STANDARD("7 and 28 days after a move, then at least every two months (statutory "
		     "guidance on care leavers)",
		     100)),
    MEASURE(leaver, 118, "Formerly unaccompanied children",
	    "How many came to this country alone to seek asylum?", "young people who did",
	    LEAVERS ", of whom it says yes or no", DIED_RHOM ", blank and unknown", SHARE, NEITHER,
	    NOW, NEEDS_OF(LEAVER_NEEDS, LEAVER_UASC)),
};

MEASURE_TABLE(leavers, "Care leavers");
