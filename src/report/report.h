/*
 * Everything that `check` and `inspect` put out. Each function renders a finished run and fetches
 * nothing: the same run gives the same bytes, with no time of day and no file of its own. Failures
 * of writing are remembered by the writer; out_close() tells.
 */
#ifndef REPORT_REPORT_H
#define REPORT_REPORT_H

#include "base/out.h"
#include "rules/check.h"

/* The version of Wherry, "0.1.0". */
extern const char report_version[];

/* For a person at a terminal: what was read, what was found, what could not be told. At most 100
 * columns. The caller adds where the report is and how long it took. */
void report_terminal(const struct check *c, struct out *o);

/* For `check --format text`: the findings, one a line under their table and record, and a summary. */
void report_text(const struct check *c, struct out *o);

/* For `check --format csv` and findings.csv: one line a finding, in report order. */
void report_csv(const struct check *c, struct out *o);

/* For `check --format json` and findings.json: the summary and every finding. */
void report_json(const struct check *c, struct out *o);

/* For `check --format accept`: the queries as a list to be explained (rules/accept.h). */
void report_accept(const struct check *c, struct out *o);

/* For summary.json: files, returns, tables and the ledger of rules; no child's record. */
void report_summary_json(const struct check *c, struct out *o);

/* For `check --format xlsx` and findings.xlsx: sheets for a person with a spreadsheet. The run must
 * have kept its records (check_options.keep). A failure of the library's is the writer's failure. */
void report_xlsx(const struct check *c, struct out *o);

/* For annexa.xlsx: the lists of Annex A in the official layout, when they were read and kept
 * (check_options.keep_lists); nothing otherwise. */
void report_annexa(const struct check *c, struct out *o);

/* For `check --format html` and index.html: one page that needs nothing but itself. It names
 * findings.csv as the file beside it that holds every finding. */
void report_html(const struct check *c, struct out *o);

/* The same page with what the measures say (audit/overview.h), or without where v is NULL. */
struct overview;
void report_inspection(const struct check *c, const struct overview *v, struct out *o);

#endif
