#include "report/terminal.h"

#include "report/compared.h"
#include "report/plain.h"
#include "report/reasons.h"
#include "report/report.h"
#include "report/words.h"

enum {
	NUMBER_WIDTH = 9, /* of a column of numbers: up to 9,999,999 */
	TABLE_WIDTH = 24,
	WORST_SHOWN = 10,
};

void terminal_answer(struct out *o, const struct check *c, struct tally *t)
{
	struct arena *a = &t->arena;
	struct str doubt[WORDS_DOUBTS_MAX], year = words_year(a, c);
	size_t doubts = words_doubts(a, c, t, doubt);

	if (t->returns) {
		plain_str(o, words_authority(a, c));
		out_text(o, ", ");
		plain_str(o, year);
		out_text(o, "\n\n");
	}
	plain_filled(o, words_answer(a, c, t), 0, 0);
	for (size_t i = 0; i < doubts; i++)
		plain_filled(o, doubt[i], 0, 0);
	out_char(o, '\n');
}

static void write_numbers(struct out *o, const struct table_count *n, bool last)
{
	plain_count(o, n->records, NUMBER_WIDTH);
	if (last && n->last_present)
		plain_count(o, n->last_records, NUMBER_WIDTH + 1);
	else if (last)
		out_fmt(o, "%*s", NUMBER_WIDTH + 1, "-");
	for (size_t s = 0; s < SEVERITIES; s++)
		plain_count(o, n->findings[s], NUMBER_WIDTH);
	out_char(o, '\n');
}

static void write_return(struct out *o, const struct check *c, struct tally *t, enum returns r)
{
	const struct checked *read = &c->returns[r];
	const char *words = returns_words(r);

	struct str period = words_period(&t->arena, read, r);

	out_fmt(o, "%c%s, %.*s: %s %s", words[0] - ('a' - 'A'), words + 1, (int)period.len,
		period.p, COUNT(read->children), read->children == 1 ? "child" : "children");
	out_fmt(o, "\n  %-*s%*s", TABLE_WIDTH, "", NUMBER_WIDTH, "records");
	if (read->has_last)
		out_fmt(o, "%*s", NUMBER_WIDTH + 1, YEAR(read->last_year));
	out_fmt(o, "%*s%*s%*s\n", NUMBER_WIDTH, "errors", NUMBER_WIDTH, "queries", NUMBER_WIDTH,
		"notes");
	for (enum table table = TABLE_NONE + 1; table < TABLES; table++) {
		const struct table_count *n = &c->tables[table];

		if (table_info(table)->returns != r || !(n->present || n->last_present))
			continue;
		plain_spaces(o, 2);
		plain_padded(o, str_of(table_info(table)->name), TABLE_WIDTH);
		write_numbers(o, n, read->has_last);
	}
	out_char(o, '\n');
}

/* A list of codes, filled into lines behind the name of their return when there are two. */
struct list {
	struct plain_line line;
	struct str held; /* the last item, kept until it is known whether a comma follows */
};

static void list_item(struct list *list, struct arena *a, const struct tally *t, enum returns r,
		      struct str item)
{
	if (list->held.len) {
		plain_piece(&list->line, arena_fmt(a, "%.*s,", (int)list->held.len, list->held.p));
	} else {
		plain_spaces(list->line.o, list->line.indent);
		if (t->returns > 1)
			plain_piece(&list->line, arena_fmt(a, "%s:", returns_name(r)));
	}
	list->held = item;
}

static void list_end(struct list *list)
{
	if (list->held.len == 0)
		return;
	plain_piece(&list->line, list->held);
	out_char(list->line.o, '\n');
}

/* The rules of one return and severity that have findings, the most first: "148 (214)". */
static void list_broken(struct out *o, const struct check *c, struct tally *t, enum severity s,
			enum returns r)
{
	struct list list = {{o, 4, 4, false}, STR("")};

	for (size_t i = 0; i < t->broken; i++) {
		const struct ledger_row *l = &c->ledger[t->worst[i]];

		if (l->rule->severity == s && l->of->returns == r)
			list_item(&list, &t->arena, t, r,
				  arena_fmt(&t->arena, "%s (%s%s)", l->rule->code,
					    COUNT(l->findings),
					    l->rule->provisional ? ", provisional" : ""));
	}
	list_end(&list);
}

void terminal_severities(struct out *o, const struct check *c, struct tally *t)
{
	if (c->findings.count == 0)
		return;
	out_text(o, "Findings, by severity and rule\n");
	for (enum severity s = 0; s < SEVERITIES; s++) {
		struct str n = words_findings(&t->arena, s, c->by_severity[s]);

		if (c->by_severity[s] == 0)
			continue;
		out_fmt(o, "  %.*s: %s\n", (int)n.len, n.p, words_severity_asks(s));
		for (enum returns r = RETURN_NONE; r < RETURNS; r++)
			list_broken(o, c, t, s, r);
	}
	out_char(o, '\n');
}

static void write_worst(struct out *o, const struct check *c, struct tally *t)
{
	size_t n = t->broken < WORST_SHOWN ? t->broken : WORST_SHOWN;
	int of = t->returns > 1 ? 8 : 0; /* the column of the return's name, when there are two */

	if (n == 0)
		return;
	out_text(o, t->broken > n ? "The ten rules that break most, errors first\n"
				  : "The rules that break, errors first\n");
	for (size_t i = 0; i < n; i++) {
		const struct ledger_row *l = &c->ledger[t->worst[i]];
		struct str words = words_rule(&t->arena, l->rule);

		out_fmt(o, "  %-6s %-*s%-7s ", severity_name(l->rule->severity), of,
			of ? returns_name(l->of->returns) : "", l->rule->code);
		plain_filled(o, words_share(&t->arena, l, t->hit[t->worst[i]]), 17 + (size_t)of,
			     17 + (size_t)of);
		plain_spaces(o, 9);
		plain_filled(o,
			     arena_fmt(&t->arena, "%.*s%s", (int)words.len, words.p,
				       words_standing(l->rule)),
			     9, 9);
	}
	out_char(o, '\n');
}

/* The codes of the rules that did not run for one reason, those of one return. */
static void list_not_run(struct out *o, const struct check *c, struct tally *t, struct str reason,
			 enum returns r)
{
	struct list list = {{o, 4, 4, false}, STR("")};

	for (size_t i = 0; i < c->rule_count; i++) {
		const struct ledger_row *l = &c->ledger[i];

		if (reasons_same(l, reason) && l->of->returns == r)
			list_item(&list, &t->arena, t, r, str_of(l->rule->code));
	}
	list_end(&list);
}

void terminal_not_run(struct out *o, const struct check *c, struct tally *t)
{
	if (t->not_run == 0)
		return;
	out_text(o, "Rules that could not run\n");
	for (size_t i = reasons_next(c, 0); i < c->rule_count; i = reasons_next(c, i + 1)) {
		struct str reason = c->ledger[i].reason;
		uint64_t n = reasons_count(c, reason);
		struct str said = words_sentence(&t->arena, reason);
		struct str count = arena_fmt(&t->arena, "%.*s (%s %s)", (int)said.len, said.p,
					     COUNT(n), n == 1 ? "rule" : "rules");

		plain_spaces(o, 2);
		plain_filled(o, count, 2, 4);
		for (enum returns r = RETURN_NONE; r < RETURNS; r++)
			list_not_run(o, c, t, reason, r);
	}
	out_char(o, '\n');
}

void report_terminal(const struct check *c, struct out *o)
{
	struct tally t;

	tally_open(&t, c);
	terminal_answer(o, c, &t);
	compared_text(o, c, &t, false);
	terminal_files(o, c, &t);
	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++)
		if (c->returns[r].present)
			write_return(o, c, &t, r);
	terminal_severities(o, c, &t);
	write_worst(o, c, &t);
	terminal_not_run(o, c, &t);
	tally_close(&t);
}
