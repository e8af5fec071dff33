#include "report/page.h"
#include "report/paths.h"
#include "report/reasons.h"
#include "report/words.h"

enum { LEFT_ALONE_SHOWN = 50 };

static void write_reason(const struct page *p, struct str reason)
{
	struct str said = words_sentence(&p->t->arena, reason);
	uint64_t n = reasons_count(p->c, reason);

	html(p->o, "<details class=\"more\"><summary>%.*s <span class=\"small\">%s %s</span>",
	     HTML_STR(said), COUNT(n), n == 1 ? "rule" : "rules");
	html(p->o, "</summary>\n<ul class=\"plain\">\n");
	for (size_t i = 0; i < p->c->rule_count; i++) {
		const struct ledger_row *l = &p->c->ledger[i];
		struct str words;

		if (!reasons_same(l, reason))
			continue;
		words = words_rule(&p->t->arena, l->rule);
		html(p->o, "<li>");
		page_severity(p->o, l->rule->severity);
		html(p->o, " %.*s <span class=\"small\">%s rule %s%s</span></li>\n",
		     HTML_STR(words), returns_name(l->of->returns), l->rule->code,
		     words_standing(l->rule));
	}
	html(p->o, "</ul>\n</details>\n");
}

void page_not_run(const struct page *p)
{
	if (p->t->not_run == 0)
		return;
	html(p->o,
	     "<section aria-labelledby=\"not-run\">\n"
	     "<h2 id=\"not-run\">Rules that could not run</h2>\n"
	     "<p>%s %s not be checked with what was given. A return with no findings from "
	     "the others may still break %s.</p>\n",
	     COUNT(p->t->not_run), p->t->not_run == 1 ? "rule could" : "rules could",
	     p->t->not_run == 1 ? "it" : "them");
	for (size_t i = reasons_next(p->c, 0); i < p->c->rule_count; i = reasons_next(p->c, i + 1))
		write_reason(p, p->c->ledger[i].reason);
	html(p->o, "</section>\n");
}

static void write_lists(const struct page *p, const struct taken *f)
{
	for (size_t i = 0; i < f->list_count; i++) {
		struct str loud, said = words_list(&p->t->arena, &f->lists[i], &loud);

		html(p->o, "<br/><span class=\"small\">%.*s</span>", HTML_STR(said));
		if (loud.len)
			html(p->o, "<br/><strong>%.*s</strong>", HTML_STR(loud));
	}
}

static void write_file(const struct page *p, const struct taken *f, struct str folder)
{
	struct str name = paths_inside(folder, f->path);
	struct str taken = words_taken(&p->t->arena, f);
	struct str note = words_sentence(&p->t->arena, f->note);
	bool trouble = f->as != TAKEN_READ && f->as != TAKEN_LEFT_ALONE;

	html(p->o, "<tr><th scope=\"row\" class=\"file\">%.*s</th><td>%.*s", HTML_STR(name),
	     HTML_STR(taken));
	if (f->form.len)
		html(p->o, "<br/><span class=\"small\">%.*s</span>", HTML_STR(f->form));
	if (f->unknown.len)
		html(p->o, "<br/><span class=\"small\">Not known, and not used: %.*s</span>",
		     HTML_STR(f->unknown));
	if (note.len && trouble)
		html(p->o, "<br/><strong>%.*s</strong>", HTML_STR(note));
	else if (note.len)
		html(p->o, "<br/>%.*s", HTML_STR(note));
	write_lists(p, f);
	html(p->o, "</td></tr>\n");
}

void page_files(const struct page *p)
{
	struct str folder = paths_folder(p->c);
	uint64_t left = 0;

	html(p->o, "<section aria-labelledby=\"files\">\n<h2 id=\"files\">Files</h2>\n"
		   "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
		   "aria-labelledby=\"files-caption\">\n<table>\n<caption id=\"files-caption\">"
		   "The files found, and what each was taken for");
	if (folder.len)
		html(p->o, " <span class=\"small\">in %.*s</span>", HTML_STR(folder));
	html(p->o, "</caption>\n<thead><tr><th scope=\"col\">File</th>"
		   "<th scope=\"col\">Taken for</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < p->c->file_count; i++) {
		left += p->c->files[i].as == TAKEN_LEFT_ALONE;
		if (p->c->files[i].as != TAKEN_LEFT_ALONE || left <= LEFT_ALONE_SHOWN)
			write_file(p, &p->c->files[i], folder);
	}
	html(p->o, "</tbody>\n</table>\n</div>\n");
	if (left > LEFT_ALONE_SHOWN)
		html(p->o, "<p>%s more files were left alone: none of them is a return.</p>\n",
		     COUNT(left - LEFT_ALONE_SHOWN));
	html(p->o, "</section>\n");
}
