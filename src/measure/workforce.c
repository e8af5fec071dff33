/* L. The workforce, and whether the lists agree: all of the lists; SSDA903 SWEpisodes. */
#include "measure/ask.h"
#include "measure/children.h"
#include "measure/table.h"
#include "measure/workers.h"

/* ---- caseloads ---- */

static struct answer m137(const struct child *c, const struct window *w)
{
	struct str worker;

	if (!case_open(c, w->drawn))
		return outside();
	worker = case_worker(c, w->drawn);
	return worker.len ? about(worker, yes()) : left_out();
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
	return case_open(c, w->last) ? yes() : outside();
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

#define CASES_NEED                                                                                 \
	NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, PROTECTION_START, PROTECTION_END, IN_CARE_START,   \
		 IN_CARE_CEASED, LEAVER_CHILD)
#define WORKERS_NEED                                                                               \
	NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, IN_NEED_WORKER, PROTECTION_START, PROTECTION_END,  \
		 PROTECTION_WORKER, IN_CARE_START, IN_CARE_CEASED, IN_CARE_WORKER, LEAVER_WORKER)
#define SW_NEEDS NEEDS_OF(SW_EPISODE_SW_ID, SW_EPISODE_SW_DECOM, SW_EPISODE_SW_DEC)
#define NOBODYS	 "open cases without a worker: blank, unallocated, duty, or the name of a team"

static const struct measure measures[] = {
    MEASURE(child, 137, "Caseload", "How many children does a worker carry?",
	    "children with an open case and a worker", "workers with an open case", NOBODYS, MEAN,
	    LESS, NOW, WORKERS_NEED, .keyed = KEYED_LOAD, ENGLAND(16.0, "2023")),
    MEASURE_ROW(child, 137a, m137, ANNEXA, "Caseload of the worker in the middle",
		"How many children does the worker in the middle carry?", "",
		"workers with an open case", NOBODYS, QUANTILE, LESS, NOW, WORKERS_NEED,
		.keyed = KEYED_LOAD),
    MEASURE_ROW(child, 137b, m137, ANNEXA, "Caseload of the busiest tenth",
		"How many children do the busiest tenth of workers carry at least?", "",
		"workers with an open case", NOBODYS, QUANTILE, LESS, NOW, WORKERS_NEED,
		.keyed = KEYED_LOAD, .percent = 90),
    MEASURE_ROW(child, 137c, m137, ANNEXA, "The largest caseload",
		"How many children does the busiest worker carry?", "", "workers with an open case",
		NOBODYS, QUANTILE, LESS, NOW, WORKERS_NEED, .keyed = KEYED_LOAD, .percent = 100),
    MEASURE_903(child, 137, "Caseload", "How many children in care does a worker carry?",
		"children whose social-worker episode is open on 31 March",
		"workers with such an episode", "children whose episode names no worker", MEAN,
		LESS, NOW, SW_NEEDS, .keyed = KEYED_LOAD),
    MEASURE_ROW(child, 137a, s137, SSDA903, "Caseload of the worker in the middle",
		"How many children in care does the worker in the middle carry?", "",
		"workers with an open social-worker episode",
		"children whose episode names no worker", QUANTILE, LESS, NOW, SW_NEEDS,
		.keyed = KEYED_LOAD),
    MEASURE_ROW(child, 137b, s137, SSDA903, "Caseload of the busiest tenth",
		"How many children in care do the busiest tenth of workers carry at least?", "",
		"workers with an open social-worker episode",
		"children whose episode names no worker", QUANTILE, LESS, NOW, SW_NEEDS,
		.keyed = KEYED_LOAD, .percent = 90),
    MEASURE_ROW(child, 137c, s137, SSDA903, "The largest caseload",
		"How many children in care does the busiest worker carry?", "",
		"workers with an open social-worker episode",
		"children whose episode names no worker", QUANTILE, LESS, NOW, SW_NEEDS,
		.keyed = KEYED_LOAD, .percent = 100),
    MEASURE(child, 138, "Children with an open case", "How many children does each team carry?",
	    "children open in List 6, 7 or 8, or in List 9, each once", "", "", COUNT, NEITHER,
	    AT_END, CASES_NEED),
    MEASURE(child, 141, "Lists that do not agree", "Do Lists 7 and 8 agree with List 6?",
	    "such children without an open case in List 6",
	    "children on a plan or in care on the reference date", "", SHARE, LESS, NOW,
	    NEEDS_OF(IN_NEED_START, IN_NEED_CLOSED, PROTECTION_START, PROTECTION_END, IN_CARE_START,
		     IN_CARE_CEASED, IN_CARE_LEGAL_STATUS),
	    STANDARD("none: List 6 holds every open case", 0)),
    MEASURE(leaver, 141a, "Care leavers under 16", "Are there children in List 9 who cannot be?",
	    "young people under 16", "young people in List 9", "no date of birth", SHARE, LESS, NOW,
	    NEEDS_OF(LEAVER_BORN), STANDARD("none", 0)),
};

MEASURE_TABLE(workforce, "Workforce and the whole of the lists");
