/*
 * What audits tell, for people: plain sentences first (what is proven, what is not, what to do next),
 * then the figures. The same sentences are in the text, the page and the JSON.
 */
#ifndef REPORT_VARY_H
#define REPORT_VARY_H

#include "audit/vary.h"
#include "base/out.h"

enum { VARY_SAID = 32 };

struct vary_said {
	struct str at[VARY_SAID];
	size_t count;
};

struct vary_words {
	struct str what;    /* how much was read, of when */
	struct str columns; /* which column was taken for what */
	struct str grades;  /* which grades there are, and which are good */
	struct vary_said proven, unknown, next;
};

/* The sentences; they live in the arena. */
struct vary_words vary_words_of(const struct vary *v, struct arena *a);

/* vary_words_*.c: each says what one part tells. */
void vary_words_teams(const struct vary *v, struct vary_words *w, struct arena *a);
void vary_words_auditors(const struct vary *v, struct vary_words *w, struct arena *a);
void vary_words_moderation(const struct vary *v, struct vary_words *w, struct arena *a);
void vary_words_time(const struct vary *v, struct vary_words *w, struct arena *a);
void vary_words_kinds(const struct vary *v, struct vary_words *w, struct arena *a);
void vary_words_compare(const struct vary *v, struct vary_words *w, struct arena *a);

/* Adds a sentence; one that is there already is not said twice. */
void vary_say(struct vary_said *to, struct str sentence);

/* "1.8 (95 % limits 1.4 to 2.6)": the median odds ratio of a verdict. */
struct str vary_odds(const struct verdict *v, struct arena *a);

/* "12,345"; "48 %"; a day as 1/4/2025. */
struct str vary_count(uint64_t n, struct arena *a);
struct str vary_percent(double share, struct arena *a);
struct str vary_day(int32_t day, struct arena *a);

/* Why a side's evenness cannot be said, in words of its own. `what`: "teams", "auditors". */
struct str vary_why(const struct verdict *v, const struct vary_side *side, const char *what,
		    struct arena *a);

/* A kind of case; "not said" where the file says nothing. */
struct str vary_kind_name(const struct vary_kind *k);

/* "a pocket of good practice", "perhaps ...", or "". */
const char *vary_pocket(enum pocket_kind kind);

void vary_write_text(const struct vary *v, struct out *o);
void vary_write_json(const struct vary *v, struct out *o);
void vary_write_csv(const struct vary *v, struct out *o); /* a line a team */

/* The whole page; and the chapter alone, as a section of another page. */
void vary_write_html(const struct vary *v, struct out *o);
void vary_write_chapter(const struct vary *v, struct out *o);

/* A name for something on the page: as it is in the first chapter, "vary-teams-2" in the second. */
const char *vary_id(const struct vary *v, const char *name, struct arena *a);

/* A page of its own, from its first byte to the heading, and its end; kind: "Audits". Sentences as a
 * list below a heading ("h3"), nothing where there are none. */
void vary_page_open(struct out *o, const char *title, const char *kind);
void vary_page_close(struct out *o);
void vary_page_said(struct out *o, const char *heading, const char *title, const struct str *at,
		    size_t count);

/* Words filled into lines; sentences as a list below a title, nothing where there are none; a cell of CSV
 * behind another, blank for what is not defined. */
void vary_text_filled(struct out *o, struct str s);
void vary_text_said(struct out *o, const char *title, const struct str *at, size_t count);
void vary_csv_figure(struct out *o, struct figure f, struct arena *a);

/* vary_tables.c: the tables of the chapter that are no charts. */
void vary_write_tables(const struct vary *v, struct out *o);

/* vary_charts.c */
void vary_chart_grades(const struct vary *v, struct out *o);
void vary_chart_teams(const struct vary *v, struct out *o);
void vary_chart_time(const struct vary *v, struct out *o);
void vary_chart_series(const struct vary *v, struct out *o);
void vary_chart_spread(const struct vary *v, struct out *o);

#endif
