#include "report/page.h"
#include "report/words.h"

/* What the list holds, for those who have only the plain page; the script rewrites it. */
static void write_state(const struct page *p)
{
	uint64_t all = p->c->findings.count;

	html(p->o, "<p id=\"state\" role=\"status\">");
	if (all == 0)
		html(p->o, "There are no findings.</p>\n");
	else if (all <= PAGE_FIRST)
		html(p->o, "%s %s.</p>\n", COUNT(all),
		     all == 1 ? "finding" : "findings, all of them below");
	else
		html(p->o,
		     "The first %d of %s findings. All of them are in <b>findings.csv</b>, beside "
		     "this page.</p>\n",
		     PAGE_FIRST, COUNT(all));
}

static void write_limit(const struct page *p)
{
	if (p->held->limit == UINT64_MAX)
		return;
	html(p->o,
	     "<p>To open quickly, this page holds %s of the %s findings: up to %s of every rule. "
	     "All of them are in <b>findings.csv</b>, beside this page.</p>\n",
	     COUNT(p->held->count), COUNT(p->c->findings.count), COUNT(p->held->limit));
}

/* A list to choose from, which the script fills. */
static void write_choice(struct out *o, const char *id, const char *label)
{
	html(o, "<div><label for=\"%s\">%s</label><select id=\"%s\"></select></div>\n", id, label,
	     id);
}

/* Hidden until the script shows it: without the script it would do nothing. */
static void write_filters(struct out *o)
{
	html(o, "<form id=\"filters\" hidden=\"hidden\" role=\"search\" "
		"aria-label=\"Choose which findings to see\">\n"
		"<div><label for=\"text\">Child, value or words</label>"
		"<input type=\"search\" id=\"text\" autocomplete=\"off\" "
		"spellcheck=\"false\"/></div>\n");
	write_choice(o, "severity", "Severity");
	write_choice(o, "table", "Table");
	write_choice(o, "rule", "Rule");
	write_choice(o, "worker", "Worker");
	write_choice(o, "order", "Group by");
	html(o, "<div><button type=\"reset\">Clear</button></div>\n</form>\n");
}

static void write_value(struct out *o, struct str name, struct str value)
{
	struct str cut = words_cut(value, PAGE_VALUE_MAX);

	html(o, " <span class=\"value\"><b>%.*s</b> ", HTML_STR(name));
	if (value.len)
		html(o, "<bdi>%.*s%s</bdi></span>", HTML_STR(cut),
		     cut.len < value.len ? "\xe2\x80\xa6" : "");
	else
		html(o, "(blank)</span>");
}

static void write_values(struct out *o, const struct findings *fs, const struct finding *f)
{
	struct str values[FINDING_SHOWS_MAX];
	struct shown shown;

	finding_shows(fs, f, &shown);
	finding_values(fs, f, values);
	for (size_t i = 0; i < shown.marked; i++)
		write_value(o, shown.name[i], values[i]);
}

static void write_finding(const struct page *p, const struct finding *f, struct buf *made)
{
	const struct rule *r = finding_rule(&p->c->findings, f);
	struct str message;

	made->len = 0;
	finding_message(&p->c->findings, f, made);
	message = words_cut(buf_view(made), PAGE_MESSAGE_MAX);
	html(p->o, "<li>");
	page_severity(p->o, r->severity);
	html(p->o, "<div><p>%.*s%s</p>\n<p class=\"where\">", HTML_STR(message),
	     message.len < made->len ? "\xe2\x80\xa6" : "");
	page_table_name(p, (enum table)f->table);
	if (f->record)
		html(p->o, ", record %u", f->record);
	if (f->line)
		html(p->o, ", line %u", f->line);
	html(p->o, "; rule %s%s.", r->code, words_standing(r));
	write_values(p->o, &p->c->findings, f);
	html(p->o, "</p></div></li>\n");
}

/* How many findings of each severity the held ones from `from` on have of the same child. */
static void count_group(const struct page *p, size_t from, uint64_t n[SEVERITIES])
{
	const uint32_t *child_of = p->t->child_of;
	const struct held *h = p->held;

	for (size_t i = from; i < h->count && child_of[h->at[i]] == child_of[h->at[from]]; i++)
		n[finding_rule(&p->c->findings, &p->c->findings.at[h->at[i]])->severity]++;
}

static void open_group(const struct page *p, size_t from)
{
	const struct tally_child *child = &p->t->children[p->t->child_of[p->held->at[from]]];
	struct str who = words_cut(words_child(&p->t->arena, child), PAGE_VALUE_MAX);
	uint64_t n[SEVERITIES] = {0};
	const char *between = "";

	count_group(p, from, n);
	html(p->o, "<h3><bdi>%.*s</bdi> <span class=\"small\">", HTML_STR(who));
	for (enum severity s = 0; s < SEVERITIES; s++) {
		struct str words = words_findings(&p->t->arena, s, n[s]);

		if (n[s] == 0)
			continue;
		html(p->o, "%s%.*s", between, HTML_STR(words));
		between = ", ";
	}
	html(p->o, "</span></h3>\n<ul>\n");
}

static void write_list(const struct page *p)
{
	const struct held *h = p->held;
	size_t n = h->count < PAGE_FIRST ? h->count : PAGE_FIRST;
	struct buf made = {0};

	for (size_t i = 0; i < n; i++) {
		if (i == 0 || p->t->child_of[h->at[i]] != p->t->child_of[h->at[i - 1]]) {
			if (i)
				html(p->o, "</ul>\n");
			open_group(p, i);
		}
		write_finding(p, &p->c->findings.at[h->at[i]], &made);
	}
	if (n)
		html(p->o, "</ul>\n");
	buf_close(&made);
}

void page_findings(const struct page *p)
{
	html(p->o, "<section aria-labelledby=\"findings\">\n"
		   "<h2 id=\"findings\" tabindex=\"-1\">Findings</h2>\n");
	write_limit(p);
	if (p->c->findings.count)
		write_filters(p->o);
	write_state(p);
	html(p->o, "<div id=\"list\">\n");
	write_list(p);
	html(p->o, "</div>\n<nav id=\"pager\" hidden=\"hidden\" aria-label=\"More findings\">"
		   "<button type=\"button\" id=\"previous\">Previous</button> "
		   "<span id=\"page\"></span> "
		   "<button type=\"button\" id=\"next\">Next</button></nav>\n</section>\n");
}
