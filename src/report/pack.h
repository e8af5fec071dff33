/*
 * The parts of inspect's page that rest on the measures: what the records say of practice, where it
 * is uneven, and the child's journey in chapters. A figure stands with what it was counted from, its
 * interval, and what it is held against; what cannot be had says why.
 */
#ifndef REPORT_PACK_H
#define REPORT_PACK_H

#include "audit/overview.h"
#include "report/html.h"

/* The first page: how many figures are off their standard, and how many places are uneven. */
void pack_first(struct out *o, const struct overview *v);

/* pack_off.c: the figures off their standard, the furthest off first: the table of the first page, and
 * the first `most` for a terminal. Nothing when all are met. */
void pack_off(struct out *o, const struct overview *v);
void pack_off_terminal(struct out *o, const struct overview *v, size_t most);

/* The groups that stand out beyond what chance gives, the surest first. */
void pack_uneven(struct out *o, const struct overview *v);

/* A chapter a subject: its figures, and the pictures of those that have one. */
void pack_chapters(struct out *o, const struct overview *v);

/* For practice.json: how many groups were looked at, and those that stand out. */
void pack_json(const struct overview *v, struct out *o);

/* For a terminal: what is off its standard, and where it is uneven. */
void pack_terminal(const struct overview *v, struct out *o);

/* Links to the above for the list of contents. */
void pack_contents(struct out *o, const struct overview *v);

/* pack_pictures.c: the pictures of one measure, each in its <figure>; whether there was any. */
bool pack_pictures(struct out *o, const struct overview *v, enum returns r,
		   const struct measure *m);

/* Steps from contact to plan, and caseloads: the pictures of a chapter as a whole. */
void pack_journey(struct out *o, const struct overview *v);

/* "84.2 %, between 81.0 and 87.1" and "210 of 250": of a figure. */
void pack_value(struct out *o, const struct figures_of *f);
void pack_counts(struct out *o, const struct figures_of *f);

#endif
