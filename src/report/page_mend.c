#include "report/page.h"
#include "report/words.h"
#include "rules/mend.h"

enum { RULES_SHOWN = 8 };

/* "388, 433 and 435"; the first few when there are many. */
static void write_rules(const struct page *p, const struct mend *m)
{
	size_t shown = m->rule_count > RULES_SHOWN + 1 ? RULES_SHOWN : m->rule_count;

	for (size_t i = 0; i < shown; i++)
		html(p->o, "%s%s",
		     i == 0		      ? ""
		     : i + 1 == m->rule_count ? " and "
					      : ", ",
		     p->c->rules[m->rules[i]]->code);
	if (shown < m->rule_count)
		html(p->o, " and %zu more", m->rule_count - shown);
}

static void write_record(const struct page *p, const struct mend *m)
{
	page_table_name(p, m->table);
	html(p->o, ", record %u", m->record);
	if (m->line)
		html(p->o, ", line %u", m->line);
}

/* "DOB, in 6 records of Header, OC2, Reviews". */
static void write_fact(const struct page *p, const struct mend *m)
{
	bool first = true;

	html(p->o, "%s, in %s records of ", field_info(m->field)->name, COUNT(m->records));
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		if (!m->in[t])
			continue;
		if (first)
			page_table_name(p, t);
		else
			html(p->o, ", %s", table_info(t)->name);
		first = false;
	}
}

/* data-child is for the script, which makes the child a button that shows its findings. */
static void write_mend(const struct page *p, const struct mend *m, uint64_t cleared)
{
	struct str id = words_cut(m->child, PAGE_VALUE_MAX);

	html(p->o, "<tr><th scope=\"row\">");
	if (id.len)
		html(p->o, "Child <span data-child=\"%.*s\"><bdi>%.*s</bdi></span>", HTML_STR(id),
		     HTML_STR(id));
	else
		html(p->o, "No child id");
	html(p->o, "</th><td>");
	if (m->field == FIELD_NONE)
		write_record(p, m);
	else
		write_fact(p, m);
	html(p->o, "</td><td>");
	write_rules(p, m);
	html(p->o, "</td><td class=\"number\">%s</td><td class=\"number\">%s</td></tr>\n",
	     COUNT(m->errors), COUNT(cleared));
}

static void write_table(const struct page *p, const struct mends *m)
{
	uint64_t cleared = 0;

	html(p->o, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
		   "aria-labelledby=\"mend-caption\">\n<table class=\"mend\">\n"
		   "<caption id=\"mend-caption\">The fewest repairs that clear the most errors, "
		   "the best first</caption>\n<thead><tr><th scope=\"col\">Child</th>"
		   "<th scope=\"col\">What to put right</th><th scope=\"col\">Rules</th>"
		   "<th scope=\"col\" class=\"number\">Errors</th>"
		   "<th scope=\"col\" class=\"number\">So far</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < m->count; i++) {
		cleared += m->at[i].errors;
		write_mend(p, &m->at[i], cleared);
	}
	html(p->o, "</tbody>\n</table>\n</div>\n");
}

/* What the list comes to. */
static void write_sum(const struct page *p, const struct mends *m)
{
	uint64_t left = m->errors - m->cleared;

	if (m->count == 0) {
		html(p->o, "<p>No repair clears more than one error, so it does not matter where "
			   "you begin.</p>\n");
		return;
	}
	html(p->o, "<p><strong>%s can clear %s of %s errors.</strong>",
	     m->count == 1 ? "This one repair"
			   : arena_fmt(&p->t->arena, "These %zu repairs", m->count).p,
	     COUNT(m->cleared), COUNT(m->errors));
	if (left && m->count < MEND_MAX)
		html(p->o, " No other repair clears more than one.");
	html(p->o,
	     " A repair is either one record, with all that is wrong in it, or one fact about a "
	     "child that several tables repeat (id, date of birth, sex), put right wherever it "
	     "stands. Mend, make the files anew, and check again.</p>\n");
}

void page_mend(const struct page *p)
{
	struct mends m;

	if (p->c->by_severity[SEVERITY_ERROR] == 0)
		return;
	mend_first(&m, &p->c->findings, &p->t->arena);
	html(p->o, "<section aria-labelledby=\"mend\">\n<h2 id=\"mend\">What to mend first</h2>\n");
	write_sum(p, &m);
	if (m.count)
		write_table(p, &m);
	html(p->o, "</section>\n");
}
