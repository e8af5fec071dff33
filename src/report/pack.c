#include "report/pack.h"

#include "measure/registry.h"
#include "report/measures.h"
#include "report/timely.h"
#include "report/words.h"

/* ---- words of a figure ---- */

void pack_value(struct out *o, const struct figures_of *f)
{
	char value[FIGURE_TEXT_MAX], low[FIGURE_TEXT_MAX], high[FIGURE_TEXT_MAX];

	if (!is_there(f->estimate.value)) {
		html(o, "<span class=\"small\">%s%s%.*s</span>", lack_words(f->estimate.value.lack),
		     f->why_not.len ? ": " : "", HTML_STR(f->why_not));
		return;
	}
	html(o, "%s", figure_value_words(f, f->estimate.value, value));
	if (is_there(f->estimate.low) && is_there(f->estimate.high))
		html(o, "<br/><span class=\"small nowrap\">%s to %s</span>",
		     figure_limit_words(f, f->estimate.low, low),
		     figure_limit_words(f, f->estimate.high, high));
}

void pack_counts(struct out *o, const struct figures_of *f)
{
	if (!is_there(f->estimate.value))
		return;
	if (f->has_above && f->has_below && f->measure->shape != SHAPE_MEAN)
		html(o, "%s of ", COUNT((uint64_t)f->above));
	if (f->has_below)
		html(o, "%s", COUNT((uint64_t)f->below));
	if (f->left_out)
		html(o, "<br/><span class=\"small nowrap\">%s left out</span>", COUNT(f->left_out));
}

/* ---- the first page ---- */

static size_t count_met(const struct overview *v, enum met met)
{
	size_t n = 0;

	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++)
		for (size_t i = 0; i < v->of[r].whole.count; i++)
			n += v->of[r].whole.at[i].met == met;
	return n;
}

static const char *measures_of(size_t n)
{
	return n == 1 ? "measure" : "measures";
}

void pack_first(struct out *o, const struct overview *v)
{
	size_t off = count_met(v, MET_NO), met = count_met(v, MET_YES);

	html(o, "<section aria-labelledby=\"practice\">\n"
		"<h2 id=\"practice\">What the records say of practice</h2>\n<p>");
	if (off + met)
		html(o, "%zu %s of the %zu that have a standard %s off it. ", off, measures_of(off),
		     off + met, off == 1 ? "is" : "are");
	else
		html(o, "No measure that has a standard could be worked out. ");
	if (v->gap_count)
		html(o,
		     "In <a href=\"#uneven\">%zu place%s</a> a team, an age or an ethnic group "
		     "differs from the rest by more than chance gives.",
		     v->gap_count, v->gap_count == 1 ? "" : "s");
	else if (v->looked_at)
		html(o, "No team, age or ethnic group differs from the rest by more than chance "
			"gives; that is no proof that they are alike.");
	html(o, " The figures are <a href=\"#chapters\">below, in chapters</a>. Intervals are of "
		"95 %%: how far chance alone could move a figure.</p>\n");
	pack_off(o, v);
	html(o, "</section>\n");
}

/* ---- the chapters ---- */

static const struct figures_of *figure_for(const struct overview *v, enum returns r,
					   const struct measure *m)
{
	for (size_t i = 0; i < v->of[r].whole.count; i++)
		if (v->of[r].whole.at[i].measure == m)
			return &v->of[r].whole.at[i];
	return NULL;
}

static void put_other(struct out *o, const struct figures_of *f, const char *who, struct value v)
{
	char text[FIGURE_TEXT_MAX];

	if (is_there(v))
		html(o, "<br/><span class=\"small nowrap\">%s %s</span>", who,
		     figure_value_words(f, v, text));
}

/* England's figure, and, where a file of the Department's was given, what others have. */
static void others_cell(struct out *o, const struct overview *v, const struct figures_of *f)
{
	const struct measure *m = f->measure;
	const struct benchmark *b = benchmark_of(v->benchmarks, m);
	struct value england = b && is_there(b->england) ? b->england : value_of(m->england.value);
	struct str when = str_of(m->england.year ? m->england.year : "");
	char text[FIGURE_TEXT_MAX];

	if (b && is_there(b->england))
		when = v->benchmarks->period;
	html(o, "<td class=\"number\">");
	if (when.len)
		html(o, "%s<br/><span class=\"small nowrap\">%.*s</span>",
		     figure_value_words(f, england, text), HTML_STR(when));
	if (b) {
		put_other(o, f, "region", b->region);
		put_other(o, f, "neighbours", b->neighbours);
	}
	if (b && is_there(f->estimate.value) && f->part == NO_PART)
		html(o,
		     "<br/><span class=\"small nowrap\">place %zu of %zu, from the highest</span>",
		     benchmark_place(b, f->estimate.value.v), b->count + 1);
	if (b && b->guessed)
		html(o, "<br/><span class=\"small\">by a column whose meaning is guessed</span>");
	html(o, "</td>");
}

static void standard_cell(struct out *o, const struct figures_of *f)
{
	html(o, "<td>%s", f->measure->standard.words ? f->measure->standard.words : "");
	if (f->met == MET_YES)
		html(o, " <strong>Met.</strong>");
	else if (f->met == MET_NO)
		html(o, " <strong>Not met.</strong>");
	html(o, "</td>");
}

static void measure_row(struct out *o, const struct overview *v, enum returns r,
			const struct figures_of *f)
{
	char name[MEASURE_NAME_MAX];

	html(o, "<tr id=\"m-%s\"><th scope=\"row\">%s<br/><span class=\"small\">%s (%s, %s)</span>",
	     measure_name(f->measure, name), f->measure->name, f->measure->question, name,
	     returns_name(r));
	html(o, "</th><td class=\"number\">");
	if (f->part == NO_PART)
		pack_value(o, f);
	html(o, "</td><td class=\"number\">");
	if (f->part == NO_PART)
		pack_counts(o, f);
	else
		html(o, "%s in all", COUNT((uint64_t)f->below));
	html(o, "</td>");
	standard_cell(o, f);
	others_cell(o, v, f);
	html(o, "</tr>\n");
}

/* Tables of one subject that stand together. */
struct chapter {
	const struct measure_table *const *tables;
	size_t count;
	size_t number; /* of its first table among all */
};

static struct chapter chapter_at(const struct measure_table *const *tables, size_t i, size_t all)
{
	struct chapter c = {tables + i, 1, i};

	while (i + c.count < all && strcmp(c.tables[c.count]->subject, c.tables[0]->subject) == 0)
		c.count++;
	return c;
}

static bool any_of(const struct overview *v, const struct measure_table *t)
{
	for (size_t i = 0; i < t->count; i++)
		if (figure_for(v, t->measures[i].returns, &t->measures[i]))
			return true;
	return false;
}

static bool any_in(const struct overview *v, const struct chapter *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (any_of(v, c->tables[i]))
			return true;
	return false;
}

static void table_rows(struct out *o, const struct overview *v, const struct measure_table *t)
{
	for (size_t i = 0; i < t->count; i++) {
		const struct measure *m = &t->measures[i];
		const struct figures_of *f = figure_for(v, m->returns, m);

		if (f)
			measure_row(o, v, m->returns, f);
	}
}

static void chapter_table(struct out *o, const struct overview *v, const struct chapter *c)
{
	html(o,
	     "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"chapter-%zu\">"
	     "<table class=\"measures\">\n<thead><tr><th scope=\"col\">Measure</th>"
	     "<th scope=\"col\" class=\"number\">Value</th>"
	     "<th scope=\"col\" class=\"number\">Counted</th><th scope=\"col\">Held against</th>"
	     "<th scope=\"col\" class=\"number\">England</th></tr></thead>\n<tbody>\n",
	     c->number);
	for (size_t i = 0; i < c->count; i++)
		table_rows(o, v, c->tables[i]);
	html(o, "</tbody></table></div>\n");
}

static void chapter_pictures(struct out *o, const struct overview *v, const struct chapter *c)
{
	html(o, "<details class=\"more\"><summary>Pictures: over time, by team, and in parts"
		"</summary>\n");
	for (size_t i = 0; i < c->count; i++)
		for (size_t k = 0; k < c->tables[i]->count; k++)
			pack_pictures(o, v, c->tables[i]->measures[k].returns,
				      &c->tables[i]->measures[k]);
	html(o, "</details>\n");
}

void pack_chapters(struct out *o, const struct overview *v)
{
	const struct measure_table *const *tables;
	size_t n = measure_tables(&tables);

	html(o, "<section aria-labelledby=\"chapters\">\n"
		"<h2 id=\"chapters\">The child\xe2\x80\x99s journey, in chapters</h2>\n");
	pack_journey(o, v);
	for (size_t i = 0; i < n;) {
		struct chapter c = chapter_at(tables, i, n);

		i += c.count;
		if (!any_in(v, &c))
			continue;
		html(o, "<h3 class=\"chapter\" id=\"chapter-%zu\">%s</h3>\n", c.number,
		     c.tables[0]->subject);
		chapter_table(o, v, &c);
		chapter_pictures(o, v, &c);
	}
	html(o, "</section>\n");
}

void pack_contents(struct out *o, const struct overview *v)
{
	html(o, "<li><a href=\"#practice\">Practice</a></li>\n"
		"<li><a href=\"#uneven\">Uneven places</a></li>\n"
		"<li><a href=\"#chapters\">Measures in chapters</a></li>\n");
	if (timely_any(&v->journey))
		html(o, "<li><a href=\"#waits\">How long children wait</a></li>\n");
	if (v->audits_count)
		html(o, "<li><a href=\"#even\">Is practice even?</a></li>\n");
	if (v->reading.folder)
		html(o, "<li><a href=\"#reading\">What to read next</a></li>\n");
}

/* ---- uneven places ---- */

static void gap_row(struct out *o, const struct overview_gap *g)
{
	const struct uneven *u = &g->uneven;
	char share[FIGURE_TEXT_MAX], rest[FIGURE_TEXT_MAX], low[FIGURE_TEXT_MAX];
	char high[FIGURE_TEXT_MAX], name[MEASURE_NAME_MAX];

	html(o,
	     "<tr><th scope=\"row\"><strong>%.*s</strong><br/><span class=\"small\">%s</span></th>"
	     "<td><a href=\"#m-%s\">%s</a></td>",
	     HTML_STR(g->figure->group->name), dim_name(g->figure->group->dim),
	     measure_name(g->figure->measure, name), g->figure->measure->name);
	html(o, "<td class=\"number\">%s<br/><span class=\"small nowrap\">%s of %s</span></td>",
	     figure_value_words(g->figure, value_of(100 * u->share), share), COUNT(u->yes),
	     COUNT(u->of));
	html(o, "<td class=\"number\">%s<br/><span class=\"small nowrap\">%s of %s</span></td>",
	     figure_value_words(g->figure, value_of(100 * u->rest), rest), COUNT(u->rest_yes),
	     COUNT(u->rest_of));
	html(o, "<td>%s by %s to %s points</td></tr>\n", g->worse ? "worse" : "better",
	     figure_limit_words(g->figure, value_of(100 * (u->gap < 0 ? -u->high : u->low)), low),
	     figure_limit_words(g->figure, value_of(100 * (u->gap < 0 ? -u->low : u->high)), high));
}

void pack_uneven(struct out *o, const struct overview *v)
{
	size_t shown = v->gap_count < OVERVIEW_GAPS ? v->gap_count : OVERVIEW_GAPS;

	html(o, "<section aria-labelledby=\"uneven\">\n<h2 id=\"uneven\">Uneven places</h2>\n");
	html(o,
	     "<p>%s groups of measures were held against the rest: every team, age and ethnic "
	     "group of every share that says how good practice is. %s ",
	     COUNT(v->looked_at),
	     v->gap_count
		 ? "Those below differ by more than chance gives, with allowance for how "
		   "many were looked at; the surest gap comes first."
		 : "None differs by more than chance gives. That is no proof that they are "
		   "alike: small groups can differ much without its being seen.");
	if (v->gap_count > shown)
		html(o, "The %zu surest of %zu are shown.", shown, v->gap_count);
	html(o, "</p>\n");
	if (shown) {
		html(o, "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
			"aria-labelledby=\"uneven\"><table>\n<thead><tr><th scope=\"col\">Who</th>"
			"<th scope=\"col\">Measure</th><th scope=\"col\" class=\"number\">Share"
			"</th><th scope=\"col\" class=\"number\">The rest</th>"
			"<th scope=\"col\">Differs (95 %% sure)</th></tr></thead>\n<tbody>\n");
		for (size_t i = 0; i < shown; i++)
			gap_row(o, &v->gaps[i]);
		html(o, "</tbody></table></div>\n");
	}
	html(o, "</section>\n");
}
