#include "report/page.h"
#include "report/words.h"

static void write_contents(const struct page *p)
{
	html(p->o, "<nav class=\"contents\" aria-label=\"On this page\"><ul>\n");
	if (p->overview)
		pack_contents(p->o, p->overview);
	if (p->c->by_severity[SEVERITY_ERROR])
		html(p->o, "<li><a href=\"#mend\">What to mend first</a></li>\n");
	if (p->t->broken)
		html(p->o, "<li><a href=\"#worst\">Rules that break most</a></li>\n");
	if (p->t->returns)
		html(p->o, "<li><a href=\"#tables\">By table</a></li>\n");
	if (p->t->named)
		html(p->o, "<li><a href=\"#children\">By child</a></li>\n");
	if (p->c->returns[RETURN_SSDA903].present)
		html(p->o, "<li><a href=\"#workers\">By worker</a></li>\n");
	html(p->o, "<li><a href=\"#rules\">Rules</a></li>\n");
	if (p->t->not_run)
		html(p->o, "<li><a href=\"#not-run\">Rules not run</a></li>\n");
	html(p->o, "<li><a href=\"#files\">Files</a></li>\n"
		   "<li><a href=\"#findings\">Findings</a></li>\n</ul></nav>\n");
}

/* The counts by severity, large. */
static void write_counts(const struct page *p)
{
	html(p->o, "<ul class=\"counts\">\n");
	for (enum severity s = 0; s < SEVERITIES; s++) {
		uint64_t n = p->c->by_severity[s];
		html(p->o,
		     "<li class=\"%s\"><strong><span class=\"figure\">%s</span> %s</strong> "
		     "<span class=\"asks\">%s</span></li>\n",
		     n ? severity_name(s) : "none", COUNT(n),
		     n == 1 ? severity_name(s) : severity_heading(s),
		     n ? words_severity_asks(s) : "none found by the rules that ran");
	}
	html(p->o, "</ul>\n");
}

static void write_doubts(const struct page *p)
{
	struct str doubt[WORDS_DOUBTS_MAX];
	size_t n = words_doubts(&p->t->arena, p->c, p->t, doubt);

	if (n == 0)
		return;
	html(p->o, "<section class=\"doubts\" aria-labelledby=\"doubts\">\n"
		   "<h2 id=\"doubts\">What this leaves open</h2>\n<ul>\n");
	for (size_t i = 0; i < n; i++)
		html(p->o, "<li>%.*s</li>\n", HTML_STR(doubt[i]));
	html(p->o, "</ul>\n<p>");
	if (p->t->not_run)
		html(p->o, "<a href=\"#not-run\">Rules not run, and why</a>. ");
	html(p->o, "<a href=\"#files\">The files that were read</a>.</p>\n</section>\n");
}

static void write_dates(const struct page *p, const struct checked *r, enum returns which)
{
	char from[DATE_TEXT_MAX], to[DATE_TEXT_MAX];
	struct str period = words_period(&p->t->arena, r, which);
	struct out *o = p->o;

	html(o, "<td>%.*s", HTML_STR(period));
	if (has_value(r->start) && has_value(r->end))
		html(o, "<br/><span class=\"small nowrap\">%s to %s</span>",
		     date_british(r->start.v, from), date_british(r->end.v, to));
	html(o, "</td>");
}

static void write_return(const struct page *p, enum returns which)
{
	const struct checked *r = &p->c->returns[which];

	html(p->o, "<tr><th scope=\"row\">The %s</th>", returns_words(which));
	write_dates(p, r, which);
	html(p->o, "<td class=\"number\">%s</td><td class=\"number\">%s</td>", COUNT(r->children),
	     COUNT(p->t->records[which]));
	for (size_t s = 0; s < SEVERITIES; s++)
		html(p->o, "<td class=\"number\">%s</td>", COUNT(p->t->findings[which][s]));
	if (r->has_last)
		html(p->o, "<td>read (%s)</td></tr>\n", YEAR(r->last_year));
	else if (which == RETURN_ANNEXA)
		html(p->o, "<td>not asked for</td></tr>\n");
	else
		html(p->o, "<td>not read</td></tr>\n");
}

static void write_returns(const struct page *p)
{
	if (p->t->returns == 0)
		return;
	html(p->o, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
		   "aria-labelledby=\"returns-caption\">\n<table>\n"
		   "<caption id=\"returns-caption\">The returns that were checked</caption>\n"
		   "<thead><tr><th scope=\"col\">Return</th><th scope=\"col\">Period</th>"
		   "<th scope=\"col\" class=\"number\">Children</th>"
		   "<th scope=\"col\" class=\"number\">Records</th>"
		   "<th scope=\"col\" class=\"number\">Errors</th>"
		   "<th scope=\"col\" class=\"number\">Queries</th>"
		   "<th scope=\"col\" class=\"number\">Notes</th>"
		   "<th scope=\"col\">Last year\xe2\x80\x99s</th></tr></thead>\n<tbody>\n");
	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++)
		if (p->c->returns[r].present)
			write_return(p, r);
	html(p->o, "</tbody>\n</table>\n</div>\n");
}

void page_answer(const struct page *p)
{
	struct arena *a = &p->t->arena;
	struct str who = words_authority(a, p->c), year = words_year(a, p->c);
	struct str answer = words_answer(a, p->c, p->t);

	html(p->o, "<h1>%.*s", HTML_STR(who));
	if (year.len)
		html(p->o, " <span class=\"year\">%.*s</span>", HTML_STR(year));
	html(p->o, "</h1>\n<p class=\"answer\">%.*s</p>\n", HTML_STR(answer));
	if (p->t->returns)
		write_counts(p);
	write_doubts(p);
	write_returns(p);
	write_contents(p);
}
