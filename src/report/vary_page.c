/* The chapter "Is practice even?", alone on a page or as a section of another. */
#include "report/assets.h"
#include "report/html.h"
#include "report/report.h"
#include "report/vary.h"

void vary_page_said(struct out *o, const char *heading, const char *title, const struct str *at,
		    size_t count)
{
	if (count == 0)
		return;
	html(o, "<%s>%s</%s>\n<ul class=\"plain\">\n", heading, title, heading);
	for (size_t i = 0; i < count; i++)
		html(o, "<li>%.*s</li>\n", HTML_STR(at[i]));
	html(o, "</ul>\n");
}

const char *vary_id(const struct vary *v, const char *name, struct arena *a)
{
	return v->chapter ? arena_fmt(a, "%s-%zu%c", name, v->chapter + 1, 0).p : name;
}

/* Which files it is, when there is more than one, or more than one chapter. */
static void write_files(const struct vary *v, struct out *o)
{
	const struct audits *t = v->audits;

	if (t->more_count)
		html(o, "<p>Read together, for they have the same columns: ");
	else if (v->chapter)
		html(o, "<p>Audits with columns of their own: ");
	else
		return;
	for (size_t i = 0; i <= t->more_count; i++)
		html(o, "%s%s", i ? ", " : "", audits_path(t, i));
	html(o, ".</p>\n");
}

static void write_parts(const struct vary *v, const struct vary_words *w, struct out *o)
{
	html(o, "<p>%.*s</p>\n", HTML_STR(w->what));
	vary_page_said(o, "h3", "What is proven", w->proven.at, w->proven.count);
	vary_page_said(o, "h3", "What is not", w->unknown.at, w->unknown.count);
	vary_page_said(o, "h3", "What to do next", w->next.at, w->next.count);
	vary_page_said(o, "h3", "Left out", v->audits->note, v->audits->notes);
	vary_chart_grades(v, o);
	vary_chart_teams(v, o);
	vary_write_tables(v, o);
	vary_chart_time(v, o);
	vary_chart_series(v, o);
	vary_chart_spread(v, o);
	html(o,
	     "<details class=\"more\"><summary>What was taken for what</summary>\n"
	     "<p>%.*s</p>\n<p>%.*s</p>\n<p>Every figure rests on the first reading of each audit; "
	     "readings of one case within three months are one audit.</p></details>\n",
	     HTML_STR(w->columns), HTML_STR(w->grades));
}

void vary_write_chapter(const struct vary *v, struct out *o)
{
	struct arena a = {0};
	struct vary_words w = vary_words_of(v, &a);

	html(o, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">Is practice even?%s</h2>\n",
	     vary_id(v, "even", &a), vary_id(v, "even", &a), v->chapter ? " Other audits" : "");
	write_files(v, o);
	write_parts(v, &w, o);
	html(o, "</section>\n");
	arena_close(&a);
}

void vary_page_open(struct out *o, const char *title, const char *kind)
{
	html(o,
	     "<!DOCTYPE html>\n"
	     "<html lang=\"en-GB\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
	     "<meta charset=\"utf-8\"/>\n"
	     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; "
	     "style-src &#39;sha256-%s&#39;; base-uri &#39;none&#39;; form-action "
	     "&#39;none&#39;\"/>\n",
	     asset_style.sha256);
	html(o,
	     "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
	     "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
	     "<meta name=\"robots\" content=\"noindex\"/>\n"
	     "<title>%s %s read by Wherry</title>\n<style>",
	     title, kind);
	out_add(o, asset_style.text, asset_style.len);
	html(o,
	     "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the answer</a>\n"
	     "<header>\n<div class=\"banner\"><div class=\"wide\">"
	     "<p class=\"brand\">Wherry</p><p class=\"kind\">%s, and what they prove</p>"
	     "</div></div>\n<div class=\"private wide\"><p><strong>This page names teams and those "
	     "who work in them.</strong> Show it to those whose work it is about before you show "
	     "it to others.</p></div>\n</header>\n<main id=\"main\" class=\"wide\">\n"
	     "<h1>%s</h1>\n",
	     kind, title);
}

void vary_page_close(struct out *o)
{
	html(o,
	     "</main>\n<footer class=\"wide\"><p>Made by Wherry %s. Nothing on this page comes "
	     "from a "
	     "network, and nothing on it is sent anywhere.</p></footer>\n</body>\n</html>\n",
	     report_version);
}

void vary_write_html(const struct vary *v, struct out *o)
{
	struct arena a = {0};
	struct vary_words w = vary_words_of(v, &a);

	vary_page_open(o, "Is practice even?", "Audits");
	write_parts(v, &w, o);
	vary_page_close(o);
	arena_close(&a);
}
