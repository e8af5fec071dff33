#include "report/page.h"

#include "report/assets.h"
#include "report/reading.h"
#include "report/report.h"
#include "report/timely.h"
#include "report/vary.h"
#include "report/words.h"
#include "rules/registry.h"

void page_severity(struct out *o, enum severity s)
{
	html(o, "<span class=\"tag %s\">%s</span>", severity_name(s), words_severity(s));
}

void page_table_name(const struct page *p, enum table table)
{
	const struct table_info *info = table_info(table);

	if (p->t->returns > 1)
		html(p->o, "%s ", returns_name(info->returns));
	html(p->o, "%s", info->name);
}

/* An asset between its tags. Its bytes are ours, and their digest is in the page's policy. */
static void put_asset(struct out *o, const struct asset *a)
{
	out_add(o, a->text, a->len);
}

static void write_head(const struct page *p)
{
	struct str who = words_authority(&p->t->arena, p->c);
	struct str year = words_year(&p->t->arena, p->c);

	html(p->o,
	     "<!DOCTYPE html>\n"
	     "<html lang=\"en-GB\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
	     "<meta charset=\"utf-8\"/>\n"
	     "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; "
	     "style-src &#39;sha256-");
	html(p->o,
	     "%s&#39;; script-src &#39;sha256-%s&#39;; base-uri &#39;none&#39;; "
	     "form-action &#39;none&#39;\"/>\n",
	     asset_style.sha256, asset_script.sha256);
	html(p->o, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
		   "<meta name=\"referrer\" content=\"no-referrer\"/>\n"
		   "<meta name=\"robots\" content=\"noindex\"/>\n");
	html(p->o, "<title>%.*s%s%.*s: returns checked by Wherry</title>\n<style>", HTML_STR(who),
	     year.len ? ", " : "", HTML_STR(year));
	put_asset(p->o, &asset_style);
	html(p->o, "</style>\n</head>\n");
}

static void write_banner(struct out *o)
{
	html(o, "<body>\n<a class=\"skip\" href=\"#main\">Skip to the answer</a>\n"
		"<header>\n<div class=\"banner\"><div class=\"wide\">"
		"<p class=\"brand\">Wherry</p>"
		"<p class=\"kind\">Statutory returns, checked</p></div></div>\n"
		"<div class=\"private wide\"><p><strong>This page holds children\xe2\x80\x99s "
		"records.</strong> Keep it, and send it, as carefully as the returns "
		"themselves.</p></div>\n</header>\n<main id=\"main\" class=\"wide\">\n");
}

static void write_footer(struct out *o)
{
	html(o,
	     "</main>\n<footer class=\"wide\"><p>Made by Wherry %s with the rules as they stood on "
	     "%s. Nothing on this page comes from a network, and nothing on it is sent "
	     "anywhere.</p></footer>\n",
	     report_version, rules_dated);
}

/* The data, made anew from fewer findings while it is too large. data is memory. */
static void make_data(const struct page *p, struct held *held, struct out *data)
{
	page_data(p, data);
	while (data->buf.len > HELD_BYTES_MAX && held->limit > 1) {
		held_shrink(held, p->c, p->t, data->buf.len);
		data->buf.len = 0;
		page_data(p, data);
	}
}

static void write_data(struct out *o, const struct out *data)
{
	html(o, "<script type=\"application/json\" id=\"data\">");
	out_str(o, buf_view(&data->buf));
	html(o, "</script>\n");
}

static void write_script(struct out *o)
{
	html(o, "<script>");
	put_asset(o, &asset_script);
	html(o, "</script>\n</body>\n</html>\n");
}

static void write_body(const struct page *p, const struct out *data)
{
	write_banner(p->o);
	page_answer(p);
	if (p->overview) {
		pack_first(p->o, p->overview);
		pack_uneven(p->o, p->overview);
		pack_chapters(p->o, p->overview);
		timely_write_journey(&p->overview->journey, p->o);
		for (size_t i = 0; i < p->overview->audits_count; i++)
			vary_write_chapter(p->overview->audits[i], p->o);
		reading_write_chapter(&p->overview->reading, p->o);
	}
	page_since(p);
	page_explanations(p);
	page_mend(p);
	page_worst(p);
	page_tables(p);
	page_children(p);
	page_workers(p);
	page_rules(p);
	page_not_run(p);
	page_files(p);
	page_findings(p);
	write_footer(p->o);
	write_data(p->o, data);
	write_script(p->o);
}

void report_html(const struct check *c, struct out *o)
{
	report_inspection(c, NULL, o);
}

void report_inspection(const struct check *c, const struct overview *v, struct out *o)
{
	struct out data = out_memory();
	struct held held;
	struct tally t;
	struct page p = {o, c, &t, &held, v};

	tally_open(&t, c);
	held_open(&held, c, &t);
	make_data(&p, &held, &data);
	write_head(&p);
	write_body(&p, &data);
	out_abandon(&data);
	tally_close(&t);
}
