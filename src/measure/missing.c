/* H. Missing and away, and interviews on return: List 8; SSDA903 Missing. */
#include "measure/care.h"
#include "measure/episodes.h"
#include "measure/table.h"

static struct answer some(struct number_cell n)
{
	return has_value(n) ? is(n.v > 0) : left_out();
}

static struct answer m96(const struct in_care *k, const struct window *w)
{
	(void)w;
	return short_break(k) ? outside() : some(k->missing);
}

static struct answer m96a(const struct in_care *k, const struct window *w)
{
	(void)w;
	if (short_break(k) || (has_value(k->missing) && k->missing.v == 0))
		return outside();
	return has_value(k->missing) ? amount(k->missing.v) : left_out();
}

static struct answer m96b(const struct in_care *k, const struct window *w)
{
	(void)w;
	return short_break(k) ? outside() : some(k->absent);
}

static int incidents(const struct child *c, const struct window *w, enum code kind)
{
	int n = 0;

	for (const struct missing *m = first_missing(c); m; m = next_missing(m))
		n += in_period(m->mis_start, w) && code_is(m->missing, kind);
	return n;
}

static struct answer s96(const struct child *c, const struct window *w)
{
	return cared_for_in(c, w) ? is(incidents(c, w, MISSING_M) > 0) : outside();
}

static struct answer s96a(const struct child *c, const struct window *w)
{
	int n = incidents(c, w, MISSING_M);

	return n > 0 && cared_for_in(c, w) ? amount(n) : outside();
}

static struct answer s96b(const struct child *c, const struct window *w)
{
	return cared_for_in(c, w) ? is(incidents(c, w, MISSING_A) > 0) : outside();
}

static bool went_missing(const struct in_care *k)
{
	return !short_break(k) && has_value(k->missing) && k->missing.v > 0;
}

static struct answer m97(const struct in_care *k, const struct window *w)
{
	(void)w;
	return went_missing(k) ? as_said(k->interview_offered) : outside();
}

static struct answer m97a(const struct in_care *k, const struct window *w)
{
	(void)w;
	return went_missing(k) && said_yes(k->interview_offered) ? as_said(k->interview_accepted)
								 : outside();
}

#define IN_THE_LIST "children in care now or in the last six months"

static const struct measure measures[] = {
    MEASURE(in_care, 96, "Children who went missing", "How many go missing from their placement?",
	    "children missing at least once in the last 12 months", IN_THE_LIST ", with the number",
	    "no number that can be read; repeats", SHARE, LESS, NOW,
	    NEEDS_OF(IN_CARE_LEGAL_STATUS, IN_CARE_MISSING)),
    MEASURE(in_care, 96a, "Times missing, for each child who is",
	    "How often does such a child go missing?", "times missing in the last 12 months",
	    "children missing at least once", "no number that can be read; repeats", MEAN, LESS,
	    NOW, NEEDS_OF(IN_CARE_LEGAL_STATUS, IN_CARE_MISSING), ENGLAND(6.8, "the latest found")),
    MEASURE(in_care, 96b, "Children away without leave",
	    "How many are away from their placement without leave?",
	    "children absent at least once in the last 12 months", IN_THE_LIST ", with the number",
	    "no number that can be read; repeats", SHARE, LESS, NOW,
	    NEEDS_OF(IN_CARE_LEGAL_STATUS, IN_CARE_ABSENT)),
    MEASURE_903(
	child, 96, "Children who went missing", "How many go missing from their placement?",
	"children with an incident of going missing begun in the period",
	"children in care at any time in the period", "", SHARE, LESS, OVER,
	NEEDS_OF(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS, MISSING_MISSING, MISSING_MIS_START)),
    MEASURE_903(
	child, 96a, "Times missing, for each child who is",
	"How often does such a child go missing?", "incidents begun in the period",
	"children in care with one at least", "", MEAN, LESS, OVER,
	NEEDS_OF(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS, MISSING_MISSING, MISSING_MIS_START),
	ENGLAND(6.8, "the latest found")),
    MEASURE_903(
	child, 96b, "Children away without leave",
	"How many are away from their placement without leave?",
	"children with such an incident begun in the period",
	"children in care at any time in the period", "", SHARE, LESS, OVER,
	NEEDS_OF(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS, MISSING_MISSING, MISSING_MIS_START)),
    MEASURE(in_care, 97, "Return interviews offered",
	    "Is a child who was missing asked what happened?",
	    "children offered an interview after they were last missing",
	    "children missing in the last 12 months of whom it says yes or no",
	    "blank and unknown; repeats", SHARE, MORE, NOW,
	    NEEDS_OF(IN_CARE_LEGAL_STATUS, IN_CARE_MISSING, IN_CARE_INTERVIEW_OFFERED),
	    STANDARD("every child, within 72 hours of coming back, which the list does not tell "
		     "(statutory guidance on children who run away or go missing, 2014)",
		     100)),
    MEASURE(in_care, 97a, "Return interviews accepted", "Do the children accept?",
	    "children who accepted", "children offered one, of whom it says yes or no",
	    "blank and unknown; repeats", SHARE, MORE, NOW,
	    NEEDS_OF(IN_CARE_LEGAL_STATUS, IN_CARE_MISSING, IN_CARE_INTERVIEW_OFFERED,
		     IN_CARE_INTERVIEW_ACCEPTED)),
};

MEASURE_TABLE(missing, "Missing and away");
