/* wherry vary at a terminal. */
#include "report/plain.h"
#include "report/vary.h"

#define S(s) (int)(s).len, (s).p

enum { NAME_LEAST = 20, NAME_MOST = 40, BULLET = 4 };

void vary_text_filled(struct out *o, struct str s)
{
	struct out clean = out_memory();

	plain_str(&clean, s);
	plain_filled(o, buf_view(&clean.buf), 0, 0);
	out_abandon(&clean);
}

void vary_text_said(struct out *o, const char *title, const struct str *at, size_t count)
{
	if (count == 0)
		return;
	out_fmt(o, "\n%s\n", title);
	for (size_t i = 0; i < count; i++) {
		struct out clean = out_memory();

		plain_str(&clean, at[i]);
		out_text(o, "  - ");
		plain_filled(o, buf_view(&clean.buf), BULLET, BULLET);
		out_abandon(&clean);
	}
}

static void percent_or(struct out *o, struct figure f, const char *none)
{
	if (defined(f))
		out_fmt(o, "%5.1f%%", 100 * f.value);
	else
		out_fmt(o, "%7s", none);
}

static void limits(struct out *o, struct figure low, struct figure high)
{
	if (defined(low) && defined(high))
		out_fmt(o, "  %5.1f to %5.1f%%", 100 * low.value, 100 * high.value);
	else
		out_text(o, "                  ");
}

static void whole(const struct vary *v, struct out *o, struct arena *a)
{
	out_text(o, "\nGrades of all audits, with 95 % limits of their share of all cases\n");
	for (size_t g = 0; g < v->grades; g++) {
		const struct vary_share *s = &v->grade[g];

		out_text(o, "  ");
		plain_padded(o, v->audits->scale.name[g], NAME_LEAST + 2);
		plain_count(o, s->found, 6);
		out_text(o, "  ");
		percent_or(o, s->share, "-");
		limits(o, s->limits.lower, s->limits.upper);
		if (!s->cases.why)
			out_fmt(o, "  %.*s to %.*s cases", S(vary_count(s->cases.low, a)),
				S(vary_count(s->cases.high, a)));
		out_char(o, '\n');
	}
}

/* No wider than the longest name, within bounds. */
static size_t wide(size_t width, struct str name)
{
	size_t w = plain_width(name);

	return w > NAME_MOST ? NAME_MOST : w > width ? w : width;
}

static void one_team(const struct vary_team *t, size_t width, struct out *o)
{
	out_text(o, "  ");
	plain_padded(o, t->name, width);
	plain_count(o, t->good, 5);
	out_text(o, " of ");
	plain_count(o, t->of, 4);
	out_text(o, "  ");
	percent_or(o, t->shrunk, "-");
	limits(o, t->low, t->high);
	out_text(o, "  ");
	out_text(o, vary_pocket(t->pocket.kind));
	while (o->buf.len && o->buf.p[o->buf.len - 1] == ' ')
		o->buf.len--;
	out_char(o, '\n');
}

static void teams(const struct vary *v, struct out *o)
{
	size_t width = NAME_LEAST;

	if (v->team_count == 0)
		return;
	out_text(o,
		 "\nTeams: good audits, and their share in the light of all teams (95 % limits)\n");
	for (size_t j = 0; j < v->team_count; j++)
		width = wide(width, v->team[j].name);
	for (size_t j = 0; j < v->team_count; j++)
		one_team(&v->team[j], width, o);
	if (v->shrink_why == UNDEFINED_BOUNDARY)
		out_text(
		    o, "  The teams differ no more than by chance, so each one's best estimate is "
		       "that of all.\n");
	if (defined(v->split.beyond))
		out_fmt(
		    o,
		    "  %.0f%% of the variation in grades lies between teams; chance alone gives "
		    "%.0f%%.\n",
		    100 * v->split.share.value, 100 * v->split.by_chance.value);
}

static void agreement(const struct vary *v, struct out *o)
{
	const struct vary_agreement *g = &v->agreement;

	if (g->pairs == 0)
		return;
	out_fmt(o, "\nAgreement: %zu audits read by two auditors or more\n", g->twice);
	out_fmt(o, "  the same grade        %zu of %zu pairs; at most one grade apart %zu\n",
		g->same, g->pairs, g->near);
	if (defined(g->alpha.alpha))
		out_fmt(o, "  Krippendorff's alpha  %.2f\n", g->alpha.alpha.value);
	if (defined(g->gwet.ac.value))
		out_fmt(o, "  Gwet's AC2            %.2f (95%% limits %.2f to %.2f)\n",
			g->gwet.ac.value.value, g->gwet.ac.ci95.lower.value,
			g->gwet.ac.ci95.upper.value);
	if (defined(g->gwet.fleiss.value))
		out_fmt(o, "  kappa of all auditors %.2f (95%% limits %.2f to %.2f)\n",
			g->gwet.fleiss.value.value, g->gwet.fleiss.ci95.lower.value,
			g->gwet.fleiss.ci95.upper.value);
	if (g->two && defined(g->kappa.kappa))
		out_fmt(o, "  kappa of the two      %.2f\n", g->kappa.kappa.value);
}

static void moderation(const struct vary *v, struct out *o)
{
	const struct vary_moderation *m = &v->moderation;

	if (!m->asked || m->why)
		return;
	out_text(
	    o,
	    "\nAll audits after moderation, reckoned from the moderated part (standard error)\n");
	for (size_t g = 0; g < v->grades; g++) {
		out_text(o, "  ");
		plain_padded(o, v->audits->scale.name[g], NAME_LEAST + 2);
		percent_or(o, m->share[g], "-");
		out_fmt(o, "  (%.1f points)\n", 100 * m->error[g].value);
	}
}

static void over_time(const struct vary *v, struct out *o)
{
	const struct vary_time *t = &v->time;

	if (t->why)
		return;
	out_fmt(o, "\nBy %s: good audits, and the limits of chance\n",
		t->months ? "month" : "quarter");
	for (size_t i = 0; i < t->periods; i++) {
		const struct vary_period *p = &t->period[i];

		out_text(o, "  ");
		plain_padded(o, str_of(p->label), 14);
		plain_count(o, p->good, 5);
		out_text(o, " of ");
		plain_count(o, p->of, 4);
		if (p->of && !t->chart.why) {
			out_text(o, "  ");
			percent_or(o, t->chart.point[i].y, "-");
			out_text(o, t->chart.point[i].signal ? "  beyond chance" : "");
		}
		out_char(o, '\n');
	}
}

static void kinds(const struct vary *v, struct out *o)
{
	const struct vary_kinds *k = &v->kinds;

	if (k->kinds == 0)
		return;
	out_text(
	    o, "\nBy kind of case: good audits in the first half of the time, and in the second\n");
	for (size_t i = 0; i < k->kinds; i++) {
		const struct vary_kind *x = &k->kind[i];

		out_text(o, "  ");
		plain_padded(o, v->audits->kind[x->column].name, NAME_LEAST);
		plain_padded(o, vary_kind_name(x), NAME_LEAST + 6);
		for (size_t h = 0; h < 2; h++) {
			plain_count(o, x->good[h], 6);
			out_text(o, " of ");
			plain_count(o, x->of[h], 5);
		}
		out_char(o, '\n');
	}
}

static void criteria(const struct vary *v, struct out *o)
{
	static const char *const says[] = {"cannot tell", "even", "uneven"};

	if (v->audits->criteria < 2)
		return;
	out_text(o, "\nBy criterion: good, between teams, agreement\n");
	for (size_t k = 0; k < v->audits->criteria; k++) {
		const struct vary_criterion *c = &v->criterion[k];

		out_text(o, "  ");
		plain_padded(o, c->name, NAME_LEAST + 6);
		percent_or(o, c->good.share, "-");
		limits(o, c->good.limits.lower, c->good.limits.upper);
		out_text(o, "  ");
		plain_padded(o, str_of(says[c->verdict.evenness]), 12);
		if (defined(c->alpha))
			out_fmt(o, "alpha %.2f\n", c->alpha.value);
		else
			out_text(o, "no alpha\n");
	}
}

void vary_write_text(const struct vary *v, struct out *o)
{
	struct arena a = {0};
	struct vary_words w = vary_words_of(v, &a);

	vary_text_filled(o, w.what);
	vary_text_filled(o, w.columns);
	vary_text_filled(o, w.grades);
	vary_text_said(o, "What is proven", w.proven.at, w.proven.count);
	vary_text_said(o, "What is not", w.unknown.at, w.unknown.count);
	vary_text_said(o, "What to do next", w.next.at, w.next.count);
	vary_text_said(o, "Left out", v->audits->note, v->audits->notes);
	whole(v, o, &a);
	teams(v, o);
	agreement(v, o);
	moderation(v, o);
	over_time(v, o);
	kinds(v, o);
	criteria(v, o);
	arena_close(&a);
}
