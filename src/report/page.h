/*
 * The page in its parts, in reading order. Every part opens its own section with a heading; ids
 * are what the contents list and the script look for. The page is HTML that is XML too, so that a
 * test can read it with a strict parser.
 */
#ifndef REPORT_PAGE_H
#define REPORT_PAGE_H

#include "report/held.h"
#include "report/html.h"
#include "report/pack.h"
#include "report/tally.h"

enum {
	PAGE_FIRST = 300, /* findings written as plain HTML, and shown at a time by the script */
	PAGE_VALUE_MAX = 120,  /* bytes of a value that the page shows */
	PAGE_MESSAGE_MAX = 700 /* bytes of a message */
};

struct page {
	struct out *o;
	const struct check *c;
	struct tally *t;
	const struct held *held;
	const struct overview *overview; /* of inspect; NULL for check */
};

/* page_answer.c: authority and year, the answer, the counts, what it leaves open, the returns. */
void page_answer(const struct page *p);

/* page_compared.c: what has changed since an earlier run; the explanations of queries. */
void page_since(const struct page *p);
void page_explanations(const struct page *p);

/* page_mend.c: the repairs that clear the most errors. */
void page_mend(const struct page *p);

/* page_worst.c: the ten rules that break most; findings by table. */
void page_worst(const struct page *p);
void page_tables(const struct page *p);

/* page_groups.c: the children with the most findings; the workers whose cases they are. */
void page_children(const struct page *p);
void page_workers(const struct page *p);

/* page_rules.c: every rule that ran, with its counts. */
void page_rules(const struct page *p);

/* page_files.c: rules that could not run, by reason; the files and what they were taken for. */
void page_not_run(const struct page *p);
void page_files(const struct page *p);

/* page_findings.c: the filters and the first findings, by child. */
void page_findings(const struct page *p);

/* page_data.c: the findings the page holds, as data for its script: JSON without & < >. */
void page_data(const struct page *p, struct out *to);

/* A severity as a coloured word: "Error". */
void page_severity(struct out *o, enum severity s);

/* "SSDA903 Episodes": with the return's name only when there are two. */
void page_table_name(const struct page *p, enum table table);

#endif
