#include "report/page.h"
#include "report/words.h"

enum {
	GROUPS_SHOWN = 20,
	WORKERS_MAX = 500, /* written at all, so that the page stays small */
};

static void write_numbers(const struct page *p, const uint64_t findings[SEVERITIES])
{
	for (size_t s = 0; s < SEVERITIES; s++)
		html(p->o, "<td class=\"number\">%s</td>", COUNT(findings[s]));
	html(p->o, "</tr>\n");
}

/* A table whose caption has the id `caption`; its last columns are the severities. */
static void open_table(const struct page *p, const char *caption, struct str words,
		       const char *first, const char *second, const char *kind)
{
	html(p->o,
	     "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"%s\">\n"
	     "<table>\n<caption id=\"%s\">%.*s</caption>\n<thead><tr><th scope=\"col\">%s</th>",
	     caption, caption, HTML_STR(words), first);
	if (second)
		html(p->o, "<th scope=\"col\" class=\"%s\">%s</th>", kind, second);
	html(p->o, "<th scope=\"col\" class=\"number\">Errors</th>"
		   "<th scope=\"col\" class=\"number\">Queries</th>"
		   "<th scope=\"col\" class=\"number\">Notes</th></tr></thead>\n<tbody>\n");
}

static void close_table(const struct page *p)
{
	html(p->o, "</tbody>\n</table>\n</div>\n");
}

static void write_worker_name(const struct page *p, const struct tally_worker *w)
{
	struct str id = words_cut(w->id, PAGE_VALUE_MAX);

	if (id.len)
		html(p->o, "<bdi>%.*s</bdi>", HTML_STR(id));
	else
		html(p->o, "No worker told");
}

static void write_child(const struct page *p, size_t at)
{
	const struct tally_child *child = &p->t->children[at];
	struct str id = words_cut(child->id, PAGE_VALUE_MAX);

	html(p->o,
	     "<tr><th scope=\"row\">Child <span data-child=\"%.*s\"><bdi>%.*s</bdi></span></th>",
	     HTML_STR(id), HTML_STR(id));
	if (p->c->workers.told) {
		html(p->o, "<td>");
		write_worker_name(p, &p->t->workers[p->t->worker_of[at]]);
		html(p->o, "</td>");
	}
	write_numbers(p, child->findings);
}

void page_children(const struct page *p)
{
	uint64_t n = p->t->named < GROUPS_SHOWN ? p->t->named : GROUPS_SHOWN;
	struct arena *a = &p->t->arena;

	if (n == 0)
		return;
	html(p->o, "<section aria-labelledby=\"children\">\n<h2 id=\"children\">By child</h2>\n");
	open_table(p, "children-caption",
		   n < p->t->named ? arena_fmt(a,
					       "The %s children with the most errors, of the %s "
					       "that have findings",
					       COUNT(n), COUNT(p->t->named))
				   : STR("Every child with findings, the most errors first"),
		   "Child", p->c->workers.told ? "Worker" : NULL, "worker");
	for (size_t i = p->t->child_count - (size_t)p->t->named; n > 0; i++, n--)
		write_child(p, i);
	close_table(p);
	html(p->o, "</section>\n");
}

/* data-worker is for the script, which makes the count a button that shows the findings. */
static void write_worker(const struct page *p, size_t at)
{
	const struct tally_worker *w = &p->t->workers[at];

	html(p->o, "<tr><th scope=\"row\"><span data-worker=\"%zu\">", at);
	write_worker_name(p, w);
	html(p->o, "</span></th><td class=\"number\">%s</td>", COUNT(w->children));
	write_numbers(p, w->findings);
}

static void write_workers(const struct page *p, size_t from, size_t to, const char *caption,
			  const char *words)
{
	open_table(p, caption, str_of(words), "Worker", "Children with findings", "number");
	for (size_t i = from; i < to; i++)
		write_worker(p, i);
	close_table(p);
}

/* The workers behind the first ones, folded away. */
static void write_more_workers(const struct page *p, size_t from)
{
	size_t n = p->t->worker_count, to = n < WORKERS_MAX ? n : WORKERS_MAX;

	html(p->o, "<details class=\"more\"><summary>%s more workers</summary>\n",
	     COUNT(to - from));
	write_workers(p, from, to, "more-workers-caption", "The other workers");
	html(p->o, "</details>\n");
	if (to < n)
		html(p->o,
		     "<p>The other %s are not in these tables; the findings below can be "
		     "filtered by worker.</p>\n",
		     COUNT(n - to));
}

static void write_all_workers(const struct page *p)
{
	size_t n = p->t->worker_count, shown = n > GROUPS_SHOWN + 1 ? GROUPS_SHOWN : n;

	html(p->o, "<p>A child\xe2\x80\x99s worker is the one whose social-worker episode "
		   "(SWEpisodes) is open, or else the latest. The return does not say which team a "
		   "worker is in.</p>\n");
	if (n == 0)
		return;
	write_workers(p, 0, shown, "workers-caption",
		      "Workers whose children have findings, the most errors first");
	if (shown < n)
		write_more_workers(p, shown);
}

void page_workers(const struct page *p)
{
	if (!p->c->returns[RETURN_SSDA903].present)
		return;
	html(p->o, "<section aria-labelledby=\"workers\">\n<h2 id=\"workers\">By worker</h2>\n");
	if (p->c->workers.told)
		write_all_workers(p);
	else
		html(p->o, "<p>The files have no table of social-worker episodes (SWEpisodes), so "
			   "findings cannot be told apart by worker. The return does not name "
			   "teams.</p>\n");
	html(p->o, "</section>\n");
}
