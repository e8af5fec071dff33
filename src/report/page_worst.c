#include "report/page.h"
#include "report/words.h"

enum {
	WORST_SHOWN = 10,
	BAR_WIDTH = 120,
};

/* A bar for what the figures beside it say; nothing for those who do not see it. */
static void write_bar(struct out *o, enum severity s, uint64_t n, uint64_t most)
{
	unsigned width = (unsigned)((double)n * BAR_WIDTH / (double)most + 0.5);

	html(o,
	     "<svg class=\"bar %s\" width=\"%d\" height=\"10\" viewBox=\"0 0 %d 10\" "
	     "aria-hidden=\"true\" focusable=\"false\" xmlns=\"http://www.w3.org/2000/svg\">"
	     "<rect width=\"%u\" height=\"10\"/></svg>",
	     severity_name(s), BAR_WIDTH, BAR_WIDTH, width ? width : 1);
}

static void write_rule(const struct page *p, size_t at, uint64_t most)
{
	const struct ledger_row *l = &p->c->ledger[at];
	struct str words = words_rule(&p->t->arena, l->rule);
	struct str share = words_share(&p->t->arena, l, p->t->hit[at]);

	html(p->o, "<tr><th scope=\"row\">%.*s <span class=\"small\">", HTML_STR(words));
	if (p->t->returns > 1)
		html(p->o, "%s ", returns_name(l->of->returns));
	html(p->o, "rule %s%s</span></th><td>", l->rule->code, words_standing(l->rule));
	page_severity(p->o, l->rule->severity);
	html(p->o, "</td><td class=\"number\">%s</td><td>%.*s<br/>", COUNT(l->findings),
	     HTML_STR(share));
	write_bar(p->o, l->rule->severity, l->findings, most);
	html(p->o, "</td></tr>\n");
}

void page_worst(const struct page *p)
{
	size_t n = p->t->broken < WORST_SHOWN ? p->t->broken : WORST_SHOWN;
	uint64_t most = 0;

	if (n == 0)
		return;
	for (size_t i = 0; i < n; i++)
		if (p->c->ledger[p->t->worst[i]].findings > most)
			most = p->c->ledger[p->t->worst[i]].findings;
	html(p->o,
	     "<section aria-labelledby=\"worst\">\n<h2 id=\"worst\">Rules that break most</h2>\n"
	     "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
	     "aria-labelledby=\"worst-caption\">\n<table>\n<caption id=\"worst-caption\">");
	if (p->t->broken > n)
		html(p->o, "Ten of the %s rules that have findings: errors first, the most first",
		     COUNT(p->t->broken));
	else
		html(p->o, "Every rule with findings: errors first, the most first");
	html(p->o, "</caption>\n<thead><tr><th scope=\"col\">What is wrong</th>"
		   "<th scope=\"col\">Severity</th>"
		   "<th scope=\"col\" class=\"number\">Findings</th>"
		   "<th scope=\"col\">Of those looked at</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < n; i++)
		write_rule(p, p->t->worst[i], most);
	html(p->o, "</tbody>\n</table>\n</div>\n</section>\n");
}

static void write_table(const struct page *p, enum table table)
{
	const struct table_count *n = &p->c->tables[table];

	html(p->o, "<tr><th scope=\"row\">");
	page_table_name(p, table);
	html(p->o, " <span class=\"small\">%s</span></th><td class=\"number\">",
	     table_info(table)->what);
	if (n->present)
		html(p->o, "%s", COUNT(n->records));
	else
		html(p->o, "not read");
	html(p->o, "</td><td class=\"number\">");
	if (n->last_present)
		html(p->o, "%s", COUNT(n->last_records));
	else
		html(p->o, "%s",
		     p->c->returns[table_info(table)->returns].has_last ? "not read"
									: "\xe2\x80\x93");
	html(p->o, "</td>");
	for (size_t s = 0; s < SEVERITIES; s++)
		html(p->o, "<td class=\"number\">%s</td>", COUNT(n->findings[s]));
	html(p->o, "</tr>\n");
}

void page_tables(const struct page *p)
{
	if (p->t->returns == 0)
		return;
	html(p->o,
	     "<section aria-labelledby=\"tables\">\n<h2 id=\"tables\">By table</h2>\n"
	     "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
	     "aria-labelledby=\"tables-caption\">\n<table>\n"
	     "<caption id=\"tables-caption\">Records read and findings in each table</caption>\n"
	     "<thead><tr><th scope=\"col\">Table</th>"
	     "<th scope=\"col\" class=\"number\">Records</th>"
	     "<th scope=\"col\" class=\"number\">Last year\xe2\x80\x99s</th>"
	     "<th scope=\"col\" class=\"number\">Errors</th>"
	     "<th scope=\"col\" class=\"number\">Queries</th>"
	     "<th scope=\"col\" class=\"number\">Notes</th></tr></thead>\n<tbody>\n");
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		if (p->c->tables[t].present || p->c->tables[t].last_present)
			write_table(p, t);
	html(p->o, "</tbody>\n</table>\n</div>\n</section>\n");
}
