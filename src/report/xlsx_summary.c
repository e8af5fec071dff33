/* The sheet "Summary": what was read, what was found, what could not run, and why. */
#include "report/xlsx.h"

#include "report/paths.h"
#include "report/report.h"
#include "report/words.h"
#include "rules/registry.h"

static void said(struct book_sheet *s, const char *what, struct str text)
{
	book_cell(s, 0, str_of(what), LOOK_TITLE);
	book_cell(s, 1, text, LOOK_PLAIN);
	book_next_row(s);
}

/* A heading above a list, with a free row before it. */
static void list(struct book_sheet *s, const char *const *names, size_t count)
{
	book_next_row(s);
	for (size_t i = 0; i < count; i++)
		book_cell(s, i, str_of(names[i]), LOOK_HEAD);
	book_next_row(s);
}

#define LIST(s, ...)                                                                               \
	list((s), (const char *const[]){__VA_ARGS__},                                              \
	     sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static uint64_t children(const struct check *c)
{
	uint64_t n = 0;

	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++)
		n += c->returns[r].children;
	return n;
}

static void answer(struct book_sheet *s, struct book *b)
{
	struct arena *a = &b->tally.arena;
	struct str doubt[WORDS_DOUBTS_MAX];
	size_t doubts = words_doubts(a, b->check, &b->tally, doubt);

	said(s, "Authority", words_authority(a, b->check));
	said(s, "Year", words_year(a, b->check));
	said(s, "Children", str_of(COUNT(children(b->check))));
	said(s, "Answer", words_answer(a, b->check, &b->tally));
	for (size_t i = 0; i < doubts; i++)
		said(s, i ? "" : "Mind", doubt[i]);
	said(s, "Made by", arena_fmt(a, "Wherry %s, rules of %s", report_version, rules_dated));
	said(s, "Sheets",
	     STR("Findings: one line a finding. One sheet a table: its records with findings, the "
		 "cells coloured and with a note (the first 500 of a sheet; the last column has "
		 "all). By child: one line a child, with all that is wrong."));
}

static void severities(struct book_sheet *s, const struct check *c)
{
	LIST(s, "severity", "findings", "what it asks");
	for (enum severity v = 0; v < SEVERITIES; v++) {
		book_cell(s, 0, str_of(severity_name(v)), (enum book_look)v);
		book_cell(s, 1, str_of(COUNT(c->by_severity[v])), LOOK_PLAIN);
		book_cell(s, 2, str_of(words_severity_asks(v)), LOOK_PLAIN);
		book_next_row(s);
	}
}

static void rule_cells(struct book_sheet *s, const struct ledger_row *l)
{
	book_cell(s, 0, str_of(l->rule->code), LOOK_PLAIN);
	book_cell(s, 1, str_of(severity_name(l->rule->severity)),
		  (enum book_look)l->rule->severity);
	book_cell(s, 2, str_of(returns_name(l->of->returns)), LOOK_PLAIN);
}

static void broken_rules(struct book_sheet *s, struct book *b)
{
	const struct tally *t = &b->tally;

	LIST(s, "rule", "severity", "return", "findings", "of what was looked at", "what is wrong",
	     "why it matters", "how it is usually mended");
	for (size_t i = 0; i < t->broken && book_room(s); i++) {
		const struct ledger_row *l = &b->check->ledger[t->worst[i]];

		rule_cells(s, l);
		book_cell(s, 3, str_of(COUNT(l->findings)), LOOK_PLAIN);
		book_cell(s, 4, words_share(&b->scratch, l, t->hit[t->worst[i]]), LOOK_WRAPPED);
		book_cell(s, 5, words_rule(&b->scratch, l->rule), LOOK_WRAPPED);
		book_cell(s, 6, str_of(l->rule->why), LOOK_WRAPPED);
		book_cell(s, 7, str_of(l->rule->mend), LOOK_WRAPPED);
		book_next_row(s);
	}
}

static void rules_not_run(struct book_sheet *s, struct book *b)
{
	const struct check *c = b->check;

	if (b->tally.not_run == 0)
		return;
	LIST(s, "rule", "severity", "return", "", "could not run because", "what it asks");
	for (size_t i = 0; i < c->rule_count && book_room(s); i++) {
		const struct ledger_row *l = &c->ledger[i];

		if (l->ran)
			continue;
		rule_cells(s, l);
		book_cell(s, 4, words_sentence(&b->scratch, l->reason), LOOK_WRAPPED);
		book_cell(s, 5, words_rule(&b->scratch, l->rule), LOOK_WRAPPED);
		book_next_row(s);
	}
}

static void file_cells(struct book_sheet *s, struct arena *a, const struct taken *f,
		       struct str folder)
{
	book_cell(s, 4, words_taken(a, f), LOOK_WRAPPED);
	book_cell(s, 5, paths_inside(folder, f->path), LOOK_WRAPPED);
	if (f->note.len)
		book_cell(s, 6, words_sentence(a, f->note), LOOK_WRAPPED);
	book_cell(s, 7, f->unknown, LOOK_WRAPPED);
	book_next_row(s);
}

static void files(struct book_sheet *s, struct book *b)
{
	const struct check *c = b->check;
	struct str folder = paths_folder(c);

	LIST(s, "", "", "", "", "taken for", "file", "what there is to know",
	     "not known, and not used");
	for (size_t i = 0; i < c->file_count && book_room(s); i++)
		file_cells(s, &b->scratch, &c->files[i], folder);
}

void book_summary(struct book *b)
{
	static const double widths[] = {12, 10, 10, 10, 34, 60, 60, 60};
	struct book_sheet s = book_sheet(b, "Summary");

	book_widths(&s, widths, sizeof widths / sizeof widths[0]);
	book_cell(&s, 0, STR("What Wherry found"), LOOK_TITLE);
	book_next_row(&s);
	answer(&s, b);
	severities(&s, b->check);
	broken_rules(&s, b);
	rules_not_run(&s, b);
	files(&s, b);
	book_sheet_end(&s);
}
