/* The tables of the chapter on audits: agreement, auditors, criteria. */
#include "report/html.h"
#include "report/vary.h"

#define S(s) (int)(s).len, (s).p

static void open_table(const struct vary *v, struct out *o, const char *name, const char *caption)
{
	struct arena a = {0};
	const char *id = vary_id(v, name, &a);

	html(o,
	     "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
	     "aria-labelledby=\"%s\">\n<table>\n"
	     "<caption id=\"%s\">%s</caption>\n<thead><tr>",
	     id, id, caption);
	arena_close(&a);
}

static void close_table(struct out *o)
{
	html(o, "</tbody></table></div>\n");
}

static void number_cell(struct out *o, struct figure f, struct arena *a)
{
	html(o, "<td class=\"number\">%.*s</td>",
	     S(defined(f) ? arena_fmt(a, "%.2f", f.value) : STR("not known")));
}

static void limits_cell(struct out *o, struct interval i, struct arena *a)
{
	if (defined(i.lower) && defined(i.upper))
		html(o, "<td class=\"number\">%.*s</td>",
		     S(arena_fmt(a, "%.2f to %.2f", i.lower.value, i.upper.value)));
	else
		html(o, "<td></td>");
}

struct measured {
	const char *name, *says;
	struct figure value;
	struct interval limits;
};

static void agreement(const struct vary *v, struct out *o, struct arena *a)
{
	const struct vary_agreement *g = &v->agreement;
	const struct measured all[] = {
	    {"Krippendorff\xe2\x80\x99s alpha",
	     "the headline: 1 is perfect, 0 is chance; from 0.67 to go by", g->alpha.alpha,
	     g->limits.limits},
	    {"Gwet\xe2\x80\x99s AC2",
	     "steadier where nearly all cases deserve one grade, but kinder", g->gwet.ac.value,
	     g->gwet.ac.ci95},
	    {"Kappa of all auditors", "Fleiss, weighted by how far grades are apart",
	     g->gwet.fleiss.value, g->gwet.fleiss.ci95},
	    {"Kappa of the two", "Cohen, weighted", g->kappa.kappa, g->kappa.ci95},
	};

	if (g->pairs == 0)
		return;
	open_table(v, o, "vary-agreement",
		   "Agreement: would another auditor have given the same grade?");
	html(o, "<th scope=\"col\">Measure</th><th scope=\"col\" class=\"number\">Value</th>"
		"<th scope=\"col\" class=\"number\">95%% limits</th>"
		"<th scope=\"col\" class=\"number\">Read twice</th></tr></thead>\n<tbody>\n");
	html(o,
	     "<tr><th scope=\"row\">The same grade</th><td class=\"number\">%.*s</td><td></td>"
	     "<td class=\"number\">%zu of %zu pairs</td></tr>\n",
	     S(vary_percent((double)g->same / (double)g->pairs, a)), g->same, g->pairs);
	for (size_t i = 0; i < sizeof all / sizeof *all - !g->two; i++) {
		html(o, "<tr><th scope=\"row\">%s<br/><span class=\"small\">%s</span></th>",
		     all[i].name, all[i].says);
		number_cell(o, all[i].value, a);
		limits_cell(o, all[i].limits, a);
		html(o, "<td class=\"number\">%zu</td></tr>\n", g->twice);
	}
	close_table(o);
}

static void auditors(const struct vary *v, struct out *o, struct arena *a)
{
	const struct severities *s = &v->agreement.severity;

	if (v->audits->auditor_count == 0)
		return;
	open_table(v, o, "vary-severity",
		   "Auditors: severity against the average of those they can be compared with; "
		   "above 0 is more severe. Told only from cases that another read too");
	html(o, "<th scope=\"col\">Auditor</th><th scope=\"col\" class=\"number\">Readings</th>"
		"<th scope=\"col\" class=\"number\">Read by another too</th>"
		"<th scope=\"col\" class=\"number\">Severity, in logits</th>"
		"<th scope=\"col\" class=\"number\">95%% limits</th></tr></thead>\n<tbody>\n");
	for (size_t j = 0; j < v->audits->auditor_count; j++) {
		const struct severity_auditor *x = &s->auditor[j];
		struct interval limits = interval_none(UNDEFINED_UNCONNECTED);

		if (defined(x->severity) && defined(x->se))
			limits = interval_around(x->severity.value, 1.96 * x->se.value);
		html(o, "<tr><th scope=\"row\">%.*s", S(v->audits->auditors[j]));
		if (!defined(x->severity))
			html(o, "<br/><span class=\"small\">%s</span>",
			     undefined_text(x->severity.why));
		else if (x->linked < 10)
			html(o, "<br/><span class=\"small\">fewer than ten: says little</span>");
		html(o, "</th><td class=\"number\">%zu</td><td class=\"number\">%zu</td>",
		     x->ratings, x->linked);
		number_cell(o, x->severity, a);
		limits_cell(o, limits, a);
		html(o, "</tr>\n");
	}
	close_table(o);
}

static void shift_row(const char *before, struct str name, const struct vary_shift *s,
		      struct out *o, struct arena *a)
{
	bool told = defined(s->up_limits.lower) && defined(s->up_limits.upper);

	html(o,
	     "<tr><th scope=\"row\">%s%.*s</th><td class=\"number\">%zu</td>"
	     "<td class=\"number\">%zu</td><td class=\"number\">%zu</td><td "
	     "class=\"number\">%zu</td>",
	     before, S(name), (size_t)s->of, (size_t)s->up, (size_t)s->down, (size_t)s->same);
	if (told)
		html(o, "<td class=\"number\">%.*s to %.*s</td>",
		     S(vary_percent(s->up_limits.lower.value, a)),
		     S(vary_percent(s->up_limits.upper.value, a)));
	else
		html(o, "<td>%s</td>", s->of ? "too few" : "none");
	html(o, "</tr>\n");
}

static void moderation(const struct vary *v, struct out *o, struct arena *a)
{
	const struct vary_moderation *m = &v->moderation;

	if (!m->asked || m->all.of == 0)
		return;
	open_table(v, o, "vary-moderation",
		   "Moderation: how many grades it moved. It is no second reading, and takes no "
		   "part in agreement");
	html(o, "<th scope=\"col\">Auditor</th><th scope=\"col\" class=\"number\">Moderated</th>"
		"<th scope=\"col\" class=\"number\">Up</th><th scope=\"col\" "
		"class=\"number\">Down</th><th scope=\"col\" class=\"number\">Same</th>"
		"<th scope=\"col\" class=\"number\">Up, 95%% limits</th></tr></thead>\n<tbody>\n");
	shift_row("All", STR(""), &m->all, o, a);
	for (size_t j = 0; j < v->audits->auditor_count; j++)
		shift_row("", v->audits->auditors[j], &m->auditor[j], o, a);
	close_table(o);
}

static void moderated_grades(const struct vary *v, struct out *o, struct arena *a)
{
	const struct vary_moderation *m = &v->moderation;

	if (!m->asked || m->why)
		return;
	open_table(v, o, "vary-moderated",
		   "All audits after moderation, reckoned from the moderated part, if chance chose "
		   "it");
	html(o, "<th scope=\"col\">Grade</th><th scope=\"col\" class=\"number\">As graded</th>"
		"<th scope=\"col\" class=\"number\">After moderation</th>"
		"<th scope=\"col\" class=\"number\">Standard error, points</th></tr></thead>\n"
		"<tbody>\n");
	for (size_t g = 0; g < v->grades; g++)
		html(o,
		     "<tr><th scope=\"row\">%.*s</th><td class=\"number\">%.*s of %zu</td>"
		     "<td class=\"number\">%.*s</td><td class=\"number\">%.*s</td></tr>\n",
		     S(v->audits->scale.name[g]), S(vary_percent(v->grade[g].share.value, a)),
		     (size_t)v->of, S(vary_percent(m->share[g].value, a)),
		     S(arena_fmt(a, "%.1f", 100 * m->error[g].value)));
	close_table(o);
}

static void kinds(const struct vary *v, struct out *o)
{
	const struct vary_kinds *k = &v->kinds;

	if (k->kinds == 0)
		return;
	open_table(v, o, "vary-kinds", "Kinds of case: good audits in either half of the time");
	html(o, "<th scope=\"col\">Column</th><th scope=\"col\">Kind</th>"
		"<th scope=\"col\" class=\"number\">First half</th>"
		"<th scope=\"col\" class=\"number\">Second half</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < k->kinds; i++) {
		const struct vary_kind *x = &k->kind[i];

		html(o,
		     "<tr><td>%.*s</td><th scope=\"row\">%.*s</th>"
		     "<td class=\"number\">%zu of %zu</td><td class=\"number\">%zu of "
		     "%zu</td></tr>\n",
		     S(v->audits->kind[x->column].name), S(vary_kind_name(x)), (size_t)x->good[0],
		     (size_t)x->of[0], (size_t)x->good[1], (size_t)x->of[1]);
	}
	close_table(o);
}

static void criteria(const struct vary *v, struct out *o, struct arena *a)
{
	static const char *const says[] = {"cannot tell yet", "even", "uneven"};

	if (v->audits->criteria < 2)
		return;
	open_table(v, o, "vary-criteria", "What was graded: good, between teams, and agreement");
	html(o, "<th scope=\"col\">Criterion</th><th scope=\"col\" class=\"number\">Good</th>"
		"<th scope=\"col\" class=\"number\">95%% limits</th>"
		"<th scope=\"col\">Between teams</th>"
		"<th scope=\"col\" class=\"number\">Alpha</th></tr></thead>\n<tbody>\n");
	for (size_t k = 0; k < v->audits->criteria; k++) {
		const struct vary_criterion *c = &v->criterion[k];
		struct interval l = c->good.limits;

		html(o, "<tr><th scope=\"row\">%.*s</th>", S(c->name));
		if (c->good.of)
			html(o,
			     "<td class=\"number\">%.*s of %zu</td><td class=\"number\">%.*s to "
			     "%.*s</td>",
			     S(vary_percent(c->good.share.value, a)), (size_t)c->good.of,
			     S(vary_percent(l.lower.value, a)), S(vary_percent(l.upper.value, a)));
		else
			html(o, "<td class=\"number\">not known</td><td></td>");
		html(o, "<td>%s</td>",
		     c->verdict.why ? "cannot be said" : says[c->verdict.evenness]);
		number_cell(o, c->alpha, a);
		html(o, "</tr>\n");
	}
	close_table(o);
}

void vary_write_tables(const struct vary *v, struct out *o)
{
	struct arena a = {0};

	agreement(v, o, &a);
	auditors(v, o, &a);
	moderation(v, o, &a);
	moderated_grades(v, o, &a);
	kinds(v, o);
	criteria(v, o, &a);
	arena_close(&a);
}
