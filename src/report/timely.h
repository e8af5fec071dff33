/*
 * How soon things are done, for people: what is proven, what is not, what to do next; the curve of what
 * is done day by day; teams and cohorts with what their shares rest on. For wherry vary --start, and for
 * each step of the child's journey in inspect.
 */
#ifndef REPORT_TIMELY_H
#define REPORT_TIMELY_H

#include "audit/journey.h"
#include "audit/timely_list.h"
#include "report/vary.h"

/* What the cases are called. */
struct timely_about {
	const char *id;	      /* for the page: letters and hyphens, unique on it */
	const char *title;    /* "From referral to assessment" */
	const char *many;     /* "assessments" */
	const char *done;     /* "finished", behind "were" */
	const char *no_start; /* what a row without a start lacks: "without a day of start" */
	const char *limit;    /* whose limit it is; "" when that is not known */
};

struct timely_words {
	struct str within; /* "45 working days" */
	struct vary_said proven, unknown, next, left;
};

/* The sentences; they live in the arena. */
struct timely_words timely_words_of(const struct timely *t, const struct timely_about *about,
				    struct arena *a);

/* "slower than the others", "faster ...", or "". */
const char *timely_standing(enum timely_standing s);

/* Why a group's share is not told, in a few words; "" when it is. */
const char *timely_why(const struct timely_group *g);

/* The list, as wherry vary --start writes it. */
void timely_write_text(const struct timely *t, const struct timely_list *list, struct out *o);
void timely_write_json(const struct timely *t, const struct timely_list *list, struct out *o);
void timely_write_csv(const struct timely *t, const struct timely_list *list, struct out *o);
void timely_write_html(const struct timely *t, const struct timely_list *list, struct out *o);

/* Its name for the sentences, and what was taken for what. */
extern const struct timely_about timely_cases;
struct str timely_columns(const struct timely_list *list, struct arena *a);

/* Sentences, picture and tables, as part of a page; heading: "h2" or "h3" of the parts in it. */
void timely_write_parts(const struct timely *t, const struct timely_about *about,
			const char *heading, struct out *o);

/* Every number of it as members of the object that is open. */
struct jsonout;
void timely_json(struct jsonout *j, const struct timely *t, const struct timely_about *about);

/* The chapter of inspect, with a part for each step that the lists tell. */
void timely_write_journey(const struct journey *journey, struct out *o);
bool timely_any(const struct journey *journey);

/* The names of a step. */
extern const struct timely_about timely_ways[JOURNEY_WAYS];

#endif
