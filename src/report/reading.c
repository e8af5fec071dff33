#include "report/reading.h"

#include "base/csvout.h"
#include "base/date.h"
#include "report/html.h"
#include "report/vary_json.h"

#include <inttypes.h>

void reading_write_csv(const struct reading *r, struct out *o)
{
	out_text(o, "Case,Team\n");
	for (size_t i = 0; i < r->list->count; i++) {
		csv_cell(o, r->list->at[i].id, true);
		csv_cell(o, r->list->at[i].team, false);
		out_char(o, '\n');
	}
}

static void size_row(struct out *o, int64_t cases, struct figure margin, const char *note)
{
	html(o, "<tr><th scope=\"row\" class=\"number\">%" PRId64 "</th><td class=\"number\">",
	     cases);
	if (defined(margin)) {
		struct out text = out_memory();

		out_fmt(&text, "%.1f points either way", 100 * margin.value);
		html(o, "%.*s", HTML_STR(buf_view(&text.buf)));
		out_abandon(&text);
	}
	html(o, "</td><td>%s</td></tr>\n", note);
}

static void write_sizes(const struct reading *r, struct out *o)
{
	html(o, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
		"aria-labelledby=\"reading\"><table>\n<thead><tr>"
		"<th scope=\"col\" class=\"number\">Cases read</th>"
		"<th scope=\"col\" class=\"number\">A share found is within</th>"
		"<th scope=\"col\">What for</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < r->sizes; i++)
		size_row(o, r->size[i].cases, r->size[i].margin, "all cases together");
	size_row(o, r->for_ten_points, figure_of(0.1),
		 "the fewest that tell a share of all cases to within ten points");
	if (r->to_compare)
		size_row(o, r->to_compare, figure_none(UNDEFINED_NO_DATA),
			 "to tell teams apart: of each as many as notice a difference of 20 points "
			 "between two, four times in five");
	html(o, "</tbody></table></div>\n");
}

static void write_steps(const struct reading *r, struct out *o)
{
	if (r->drawn) {
		html(o,
		     "<p>This list was drawn from already: <code>%s/cases-draw</code> has the draw "
		     "in <code>public/draw.json</code>, and for the auditors "
		     "<code>private/reading_list.csv</code>.</p>\n",
		     r->folder);
		return;
	}
	html(o,
	     "<p>Beside this report stands <code>%s</code>. In it, <code>cases.csv</code> is the "
	     "list, with case numbers: keep it. <code>cases-draw/public</code> holds the same list "
	     "frozen and without case numbers, and its SHA-256 in <code>frozen.json</code>.</p>\n"
	     "<ol><li>Publish what is in <code>cases-draw/public</code> now, so that nobody can "
	     "change the list later.</li>\n"
	     "<li>Only then let a seed be named in public: dice, or a lottery drawn after "
	     "today.</li>\n"
	     "<li>In the folder of this report, run<br/><code>wherry draw %s/cases.csv --seed SEED "
	     "--size %" PRId64 "</code></li></ol>\n",
	     r->folder, r->folder, r->for_ten_points);
	html(o, "<p>It writes the reading list for the auditors, in the order in which to read, "
		"with a reserve. Wherry names no seed of its own: whoever chooses the seed could "
		"choose the cases. To tell teams apart, freeze <code>cases.csv</code> into another "
		"folder with <code>--by Team --freeze --out FOLDER</code>.</p>\n");
}

void reading_write_chapter(const struct reading *r, struct out *o)
{
	char day[DATE_TEXT_MAX];

	if (r->folder == NULL || r->from == RETURN_NONE)
		return;
	html(o,
	     "<section aria-labelledby=\"reading\">\n<h2 id=\"reading\">What to read next</h2>\n"
	     "<p>Records say whether things were done in time. Whether they were done well, only "
	     "reading cases can tell: %zu were open on %s, by %s.",
	     r->list->count, date_british(r->list->day, day),
	     r->from == RETURN_ANNEXA ? "the lists of Annex A" : "the census");
	if (r->list->nameless)
		html(o, " %zu more are open and have no number; they cannot be drawn.",
		     r->list->nameless);
	html(o, " Drawn by chance, a few speak for all:</p>\n");
	write_sizes(r, o);
	write_steps(r, o);
	html(o, "</section>\n");
}

void reading_tell(const struct reading *r, const char *digest, const char *dir, struct out *o)
{
	char day[DATE_TEXT_MAX];

	if (r->folder == NULL)
		return;
	out_text(o, "\nWhat to read next\n  ");
	if (r->drawn) {
		out_fmt(o, "The list in %s/%s was drawn from already.\n", dir, r->folder);
		return;
	}
	out_count(o, r->list->count);
	out_fmt(
	    o,
	    " cases were open on %s. Their list is frozen in\n  %s/%s.\n  What is to be published, "
	    "without case numbers, is in cases-draw/public. Its\n  SHA-256 is\n  %s\n  Publish it, "
	    "let a seed be named in public, and run\n    wherry draw %s/%s/cases.csv --seed SEED "
	    "--size %" PRId64 "\n  That many tell a share of all cases to within ten points.\n",
	    date_british(r->list->day, day), dir, r->folder, digest, dir, r->folder,
	    r->for_ten_points);
}

void reading_json(struct jsonout *j, const struct reading *r)
{
	jsonout_key(j, "reading");
	if (r->folder == NULL) {
		jsonout_null(j);
		return;
	}
	jsonout_object(j);
	jsonout_key_count(j, "open_cases", r->list->count);
	jsonout_key_count(j, "open_without_number", r->list->nameless);
	vary_key_day(j, "on", r->list->day);
	jsonout_key_count(j, "teams", r->teams);
	jsonout_key_text(j, "folder", r->folder);
	jsonout_key(j, "drawn");
	jsonout_bool(j, r->drawn);
	jsonout_key_text(j, "method", "a1");
	jsonout_key_count(j, "version", 1);
	jsonout_key(j, "sizes");
	jsonout_array(j);
	for (size_t i = 0; i < r->sizes; i++) {
		jsonout_object(j);
		jsonout_key_number(j, "cases", r->size[i].cases);
		vary_key_figure(j, "margin", r->size[i].margin);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	jsonout_key_number(j, "for_ten_points", r->for_ten_points);
	jsonout_key_number(j, "to_compare_teams", r->to_compare);
	jsonout_end_object(j);
}
