#include "report/page.h"
#include "report/words.h"

static void write_code(const struct page *p, const struct ledger_row *l)
{
	html(p->o, "<span class=\"small\">");
	if (p->t->returns > 1)
		html(p->o, "%s ", returns_name(l->of->returns));
	html(p->o, "rule %s%s</span>", l->rule->code, words_standing(l->rule));
}

static void write_words(const struct page *p, const struct ledger_row *l)
{
	struct str words = words_rule(&p->t->arena, l->rule);

	html(p->o, "<tr><th scope=\"row\">%.*s ", HTML_STR(words));
	write_code(p, l);
	html(p->o, "<details><summary>Why it matters, and what to do</summary><p>%s</p><p>%s</p>",
	     l->rule->why, l->rule->mend);
	html(p->o, "<p class=\"small\">About %s.%s</p></details></th>", l->of->subject,
	     l->rule->provisional ? " Provisional: a draft of the Department\xe2\x80\x99s." : "");
}

/* data-rule is for the script, which makes the count a button that shows the findings. */
static void write_broken(const struct page *p, size_t at)
{
	const struct ledger_row *l = &p->c->ledger[at];
	struct str share = words_share(&p->t->arena, l, p->t->hit[at]);

	write_words(p, l);
	html(p->o, "<td>");
	page_severity(p->o, l->rule->severity);
	html(p->o, "</td><td class=\"number\" data-rule=\"%zu\">%s</td><td>%.*s</td></tr>\n", at,
	     COUNT(l->findings), HTML_STR(share));
}

static void open_table(const struct page *p, const char *id, const char *caption)
{
	html(p->o,
	     "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"%s\">\n"
	     "<table class=\"rules\">\n<caption id=\"%s\">%s</caption>\n"
	     "<thead><tr><th scope=\"col\">What is wrong</th><th scope=\"col\">Severity</th>"
	     "<th scope=\"col\" class=\"number\">Findings</th>"
	     "<th scope=\"col\">Of those looked at</th></tr></thead>\n<tbody>\n",
	     id, id, caption);
}

static void close_table(const struct page *p)
{
	html(p->o, "</tbody>\n</table>\n</div>\n");
}

static void write_all_broken(const struct page *p)
{
	if (p->t->broken == 0)
		return;
	open_table(p, "broken-caption",
		   "Rules with findings: errors first, then queries and notes, the most first");
	for (enum severity s = 0; s < SEVERITIES; s++)
		for (size_t i = 0; i < p->t->broken; i++)
			if (p->c->ledger[p->t->worst[i]].rule->severity == s)
				write_broken(p, p->t->worst[i]);
	close_table(p);
}

static void write_kept(const struct page *p, size_t at)
{
	const struct ledger_row *l = &p->c->ledger[at];
	struct str words = words_rule(&p->t->arena, l->rule);
	bool children = tally_unit(l->rule) == TALLY_CHILDREN;

	html(p->o, "<tr><th scope=\"row\">%.*s ", HTML_STR(words));
	write_code(p, l);
	html(p->o, "</th><td>");
	page_severity(p->o, l->rule->severity);
	if (tally_unit(l->rule) == TALLY_WHOLE)
		html(p->o, "</td><td>the return as a whole</td></tr>\n");
	else
		html(p->o, "</td><td>%s %s</td></tr>\n", COUNT(l->looked_at),
		     children		 ? l->looked_at == 1 ? "child" : "children"
		     : l->looked_at == 1 ? "record"
					 : "records");
}

/* The rules that ran and found nothing: said, but folded away. */
static void write_all_kept(const struct page *p)
{
	size_t kept = p->t->ran - p->t->broken;

	if (kept == 0)
		return;
	html(p->o, "<details class=\"more\"><summary>%s %s that ran and found nothing</summary>\n",
	     COUNT(kept), kept == 1 ? "rule" : "rules");
	html(p->o, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
		   "aria-labelledby=\"kept-caption\">\n<table class=\"rules\">\n"
		   "<caption id=\"kept-caption\">Rules without findings</caption>\n<thead><tr>"
		   "<th scope=\"col\">What would be wrong</th><th scope=\"col\">Severity</th>"
		   "<th scope=\"col\">Looked at</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < p->c->rule_count; i++)
		if (p->c->ledger[i].ran && p->c->ledger[i].findings == 0)
			write_kept(p, i);
	close_table(p);
	html(p->o, "</details>\n");
}

void page_rules(const struct page *p)
{
	size_t ran = p->t->ran, broken = p->t->broken;

	html(p->o, "<section aria-labelledby=\"rules\">\n<h2 id=\"rules\">Rules</h2>\n<p>");
	if (ran == 0)
		html(p->o, "No rule ran");
	else if (broken == 0)
		html(p->o, "%s %s ran and found nothing", COUNT(ran), ran == 1 ? "rule" : "rules");
	else if (broken == ran)
		html(p->o, "%s %s found something", COUNT(ran),
		     ran == 1 ? "rule ran, and it" : "rules ran, and each");
	else
		html(p->o, "%s rules ran: %s found something, %s found nothing", COUNT(ran),
		     COUNT(broken), COUNT(ran - broken));
	if (p->t->not_run)
		html(p->o, ". <a href=\"#not-run\">%s could not run</a>", COUNT(p->t->not_run));
	html(p->o, ".</p>\n");
	write_all_broken(p);
	write_all_kept(p);
	html(p->o, "</section>\n");
}
