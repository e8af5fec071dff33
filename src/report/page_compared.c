#include "report/compared.h"
#include "report/page.h"
#include "report/words.h"

enum { LISTED_MAX = 300 };

static void open_table(struct out *o, const char *id, const char *caption)
{
	html(o,
	     "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"%s\">\n"
	     "<table>\n<caption id=\"%s\">%s</caption>\n",
	     id, id, caption);
}

static void close_table(struct out *o, uint64_t all)
{
	html(o, "</tbody>\n</table>\n</div>\n");
	if (all > LISTED_MAX)
		html(o,
		     "<p>These are the first %d of %s. All of them are in <b>findings.json</b>, "
		     "beside this page.</p>\n",
		     LISTED_MAX, COUNT(all));
}

/* ---- since ---- */

static void write_gone(struct out *o, const struct since_gone *g, bool untold)
{
	const struct earlier_finding *f = g->was;
	struct str message = words_cut(f->message, PAGE_MESSAGE_MAX);
	struct str child = words_cut(f->child, PAGE_VALUE_MAX);

	html(o,
	     "<tr><th scope=\"row\">%.*s <span class=\"small\">%.*s, rule %.*s</span></th>"
	     "<td>%.*s</td><td>%.*s</td>",
	     HTML_STR(message), HTML_STR(f->severity), HTML_STR(f->rule), HTML_STR(child),
	     HTML_STR(f->table));
	if (untold)
		html(o, "<td>%.*s</td>", HTML_STR(g->reason));
	html(o, "</tr>\n");
}

static void write_list(const struct page *p, bool untold)
{
	const struct since *s = p->c->since;
	size_t left = LISTED_MAX;

	if ((untold ? s->untold : s->mended) == 0)
		return;
	open_table(p->o, untold ? "untold-caption" : "mended-caption",
		   untold ? "Findings of then of which nothing can be told now"
			  : "Findings of then that are mended");
	html(p->o, "<thead><tr><th scope=\"col\">What was wrong</th><th scope=\"col\">Child</th>"
		   "<th scope=\"col\">Table</th>");
	if (untold)
		html(p->o, "<th scope=\"col\">Why</th>");
	html(p->o, "</tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < s->gone_count && left; i++)
		if ((s->gone[i].reason.len > 0) == untold) {
			write_gone(p->o, &s->gone[i], untold);
			left--;
		}
	close_table(p->o, untold ? s->untold : s->mended);
}

void page_since(const struct page *p)
{
	struct str words[COMPARED_WORDS_MAX];
	size_t n;

	if (!p->c->since)
		return;
	n = compared_words(&p->t->arena, p->c->since, words);
	html(p->o,
	     "<section aria-labelledby=\"since\">\n<h2 id=\"since\">Since the run before</h2>\n"
	     "<p>Compared with %.*s.</p>\n<ul>\n",
	     HTML_STR(p->c->since->path));
	for (size_t i = 0; i < n; i++)
		html(p->o, "<li>%.*s</li>\n", HTML_STR(words[i]));
	html(p->o, "</ul>\n");
	write_list(p, false);
	write_list(p, true);
	html(p->o, "</section>\n");
}

/* ---- explanations ---- */

static void write_explained(const struct page *p, size_t i, struct buf *made)
{
	const struct findings *fs = &p->c->findings;
	const struct finding *f = &fs->at[i];
	struct str message, child = words_cut(finding_child(fs, f), PAGE_VALUE_MAX);
	struct str said = words_cut(accept_of(p->c, i), PAGE_MESSAGE_MAX);

	made->len = 0;
	finding_message(fs, f, made);
	message = words_cut(buf_view(made), PAGE_MESSAGE_MAX);
	html(p->o,
	     "<tr><th scope=\"row\">%.*s <span class=\"small\">rule %s</span></th><td>%.*s</td>"
	     "<td>%.*s",
	     HTML_STR(message), finding_rule(fs, f)->code, HTML_STR(child), HTML_STR(said));
	if (p->c->accept->changed[i])
		html(p->o, "<br/><b>Explained, but the record has changed since; it was: %.*s</b>",
		     HTML_STR(words_cut(p->c->accept->was[i], PAGE_MESSAGE_MAX)));
	html(p->o, "</td></tr>\n");
}

/* Those whose record has changed stand first: they have to be looked at. */
static void write_all_explained(const struct page *p)
{
	const struct accept *a = p->c->accept;
	struct buf made = {0};
	uint64_t n = 0;

	for (int changed = 1; changed >= 0; changed--)
		for (size_t i = 0; i < p->c->findings.count; i++)
			if (a->explanation[i].len && a->changed[i] == (changed == 1) &&
			    n++ < LISTED_MAX)
				write_explained(p, i, &made);
	buf_close(&made);
	close_table(p->o, n);
}

static void write_lines(const struct page *p, const struct accept_lines *lines, const char *heading,
			bool with_reason)
{
	bool begun = false;

	for (size_t i = 0; i < lines->count && i < LISTED_MAX; i++) {
		const struct accept_line *l = &lines->at[i];

		if ((l->reason.len > 0) != with_reason)
			continue;
		if (!begun)
			html(p->o, "<h3>%s</h3>\n<ul>\n", heading);
		begun = true;
		html(p->o, "<li>Line %u: rule %.*s, child %.*s%s%.*s</li>\n", l->line,
		     HTML_STR(words_cut(l->rule, PAGE_VALUE_MAX)),
		     HTML_STR(words_cut(l->child, PAGE_VALUE_MAX)), with_reason ? ": " : "",
		     HTML_STR(l->reason));
	}
	if (begun)
		html(p->o, "</ul>\n");
}

void page_explanations(const struct page *p)
{
	const struct accept *a = p->c->accept;

	if (!a)
		return;
	html(p->o,
	     "<section aria-labelledby=\"explanations\">\n"
	     "<h2 id=\"explanations\">Explanations</h2>\n<p>%.*s They are in %.*s.</p>\n",
	     HTML_STR(compared_explained_words(&p->t->arena, p->c)), HTML_STR(a->path));
	if (a->explained + a->notes) {
		open_table(p->o, "explained-caption", "Findings that are explained");
		html(p->o, "<thead><tr><th scope=\"col\">Finding</th><th scope=\"col\">Child</th>"
			   "<th scope=\"col\">Explanation</th></tr></thead>\n<tbody>\n");
		write_all_explained(p);
	}
	write_lines(p, &a->refused, "Refused: these are errors, which have to be mended", false);
	write_lines(p, &a->left_over, "No longer needed", false);
	write_lines(p, &a->left_over, "Perhaps still needed: their rule was not checked", true);
	html(p->o, "</section>\n");
}
