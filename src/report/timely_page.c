/* How soon things are done, as parts of a page; and the chapter of inspect that has one a step. */
#include "report/html.h"
#include "report/timely.h"
#include "report/timely_charts.h"

const struct timely_about timely_ways[JOURNEY_WAYS] = {
    [JOURNEY_REFERRAL] = {.id = "wait-referral",
			  .title = "From referral to the assessment finished",
			  .many = "assessments",
			  .done = "finished",
			  .no_start = "that have no referral in the 60 days before them",
			  .limit = "45 working days from the referral (Working Together 2023)"},
    [JOURNEY_ASSESSMENT] = {.id = "wait-assessment",
			    .title = "Assessments, from their own start",
			    .many = "assessments",
			    .done = "finished",
			    .no_start = "that say no day of start",
			    .limit = "45 working days (Working Together 2023)"},
    [JOURNEY_CONFERENCE] = {.id = "wait-conference",
			    .title = "From the strategy discussion to the conference",
			    .many = "section 47 enquiries",
			    .done = "followed by a conference",
			    .no_start = "that say no day of the strategy discussion",
			    .limit = "15 working days (Working Together 2023)"},
    [JOURNEY_REVIEW] = {.id = "wait-review",
			.title = "From the conference's plan to its first review",
			.many = "child protection plans",
			.done = "reviewed",
			.no_start = "that say no day of start",
			.limit = "three months, taken as 91 days (Working Together 2023)"},
    [JOURNEY_MATCH] = {.id = "wait-match",
		       .title = "From placement order to match",
		       .many = "children with a placement order",
		       .done = "matched",
		       .no_start = "that say no day of the order",
		       .limit = "4 months, 121 days (adoption scorecards, A2)"},
    [JOURNEY_ADOPTION] = {.id = "wait-adoption",
			  .title = "From placement for adoption to the order",
			  .many = "children placed for adoption",
			  .done = "adopted",
			  .no_start = "that say no day of the placement",
			  .limit = "nobody's limit: a year is taken to have something to look at"},
};

static void say_all(const struct timely_words *w, const char *heading, struct out *o)
{
	vary_page_said(o, heading, "What is proven", w->proven.at, w->proven.count);
	vary_page_said(o, heading, "What is not", w->unknown.at, w->unknown.count);
	vary_page_said(o, heading, "What to do next", w->next.at, w->next.count);
	vary_page_said(o, heading, "Left out, and why", w->left.at, w->left.count);
}

void timely_write_parts(const struct timely *t, const struct timely_about *about,
			const char *heading, struct out *o)
{
	struct arena a = {0};
	struct timely_words w = timely_words_of(t, about, &a);

	say_all(&w, heading, o);
	timely_chart_curve(t, about, o);
	timely_chart_teams(t, about, o);
	timely_chart_cohorts(t, about, o);
	arena_close(&a);
}

void timely_write_html(const struct timely *t, const struct timely_list *list, struct out *o)
{
	struct arena a = {0};

	vary_page_open(o, "How soon are cases done?", "Cases and their days");
	html(o, "<p>%.*s</p>\n", HTML_STR(timely_columns(list, &a)));
	timely_write_parts(t, &timely_cases, "h2", o);
	vary_page_close(o);
	arena_close(&a);
}

/* ---- the chapter ---- */

bool timely_any(const struct journey *journey)
{
	for (size_t w = 0; w < JOURNEY_WAYS; w++)
		if (journey->from[w] != RETURN_NONE)
			return true;
	return false;
}

static void write_way(const struct journey *journey, enum journey_way w, struct out *o)
{
	const struct timely_about *about = &timely_ways[w];
	struct arena a = {0};
	struct timely_words words = timely_words_of(&journey->way[w], about, &a);

	html(o,
	     "<h3 class=\"chapter\" id=\"%s\">%s</h3>\n<p>Held against: %s. From %s, open ones "
	     "counted up to %.*s.</p>\n",
	     about->id, about->title, about->limit,
	     journey->from[w] == RETURN_ANNEXA ? "the lists of Annex A" : "the census",
	     HTML_STR(vary_day(journey->way[w].asked.until, &a)));
	say_all(&words, "h4", o);
	html(o, "<details class=\"more\"><summary>Pictures: day by day, by team, and by when they "
		"were begun</summary>\n");
	timely_chart_curve(&journey->way[w], about, o);
	timely_chart_teams(&journey->way[w], about, o);
	timely_chart_cohorts(&journey->way[w], about, o);
	html(o, "</details>\n");
	arena_close(&a);
}

void timely_write_journey(const struct journey *journey, struct out *o)
{
	if (!timely_any(journey))
		return;
	html(o, "<section aria-labelledby=\"waits\">\n"
		"<h2 id=\"waits\">How long children wait</h2>\n"
		"<p>Each step is followed from the day it was begun. What is still open counts for "
		"as long as it has been open: a share over finished ones alone would be too good, "
		"for the slow ones are not in it yet.</p>\n");
	for (enum journey_way w = 0; w < JOURNEY_WAYS; w++)
		if (journey->from[w] != RETURN_NONE)
			write_way(journey, w, o);
	if (journey->from[JOURNEY_REVIEW] == RETURN_NONE)
		html(o, "<p>Whether plans had their first review in time cannot be told from Annex "
			"A, which has only the latest review. The census tells it.</p>\n");
	html(o, "</section>\n");
}
