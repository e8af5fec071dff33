/* The measures for a terminal: what each came to, how sure that is, and what it is held against. */
#include "measure/agree.h"
#include "measure/registry.h"
#include "report/measures.h"

#include <stdio.h>

enum { NAME_WIDTH = 46, VALUE_WIDTH = 11, LIMITS_WIDTH = 22 };

static void pad(struct out *o, size_t used, size_t width)
{
	for (; used < width; used++)
		out_char(o, ' ');
}

/* Characters, so that names with accents line up. */
static size_t letters(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
	return n;
}

/* "27   Assessments finished ...", or a group, a period or a part below it. */
static void put_name(struct out *o, const char *id, struct str name, size_t indent)
{
	size_t used = indent + letters(name);

	out_fmt(o, "  %-5s ", id);
	pad(o, 0, indent);
	out_str(o, name);
	pad(o, used, NAME_WIDTH);
}

static void put_value(struct out *o, const struct figures_of *f)
{
	char value[FIGURE_TEXT_MAX], low[FIGURE_TEXT_MAX], high[FIGURE_TEXT_MAX];
	char limits[2 * FIGURE_TEXT_MAX + 8] = "";

	figure_value_words(f, f->estimate.value, value);
	figure_limit_words(f, f->estimate.low, low);
	figure_limit_words(f, f->estimate.high, high);
	if (low[0] && high[0])
		snprintf(limits, sizeof limits, "(%s to %s%s)", low, high,
			 figure_in_percent(f->measure) ? " %" : "");
	out_fmt(o, "%*s  %-*s", VALUE_WIDTH, value, LIMITS_WIDTH, limits);
}

static void put_basis(struct out *o, const struct figures_of *f)
{
	if (f->has_below) {
		if (f->has_above) {
			out_count(o, (uint64_t)f->above);
			out_text(o, " of ");
		} else {
			out_text(o, "of ");
		}
		out_count(o, (uint64_t)f->below);
	}
	if (!f->left_out)
		return;
	out_text(o, f->has_below ? "; left out " : "left out ");
	out_count(o, f->left_out);
}

static void put_figure(struct out *o, const struct figures_of *f)
{
	if (is_there(f->estimate.value)) {
		put_value(o, f);
		put_basis(o, f);
	} else if (f->why_not.len) {
		out_fmt(o, "  not known: %.*s", (int)f->why_not.len, f->why_not.p);
	} else {
		out_fmt(o, "  not known: %s", lack_words(f->estimate.value.lack));
		if (f->has_above && f->above) {
			out_text(o, "; counted ");
			out_count(o, (uint64_t)f->above);
		}
	}
	if (f->met != MET_UNTOLD)
		out_text(o, f->met == MET_YES ? "; standard met" : "; STANDARD NOT MET");
	out_char(o, '\n');
}

/* What it is held against, below the name of a measure. */
static void put_standard(struct out *o, const struct measure *m)
{
	if (m->standard.words)
		out_fmt(o, "          Standard: %s.\n", m->standard.words);
	if (m->england.year)
		out_fmt(o, "          England, %s: %g%s.\n", m->england.year, m->england.value,
			figure_in_percent(m) ? " %" : "");
}

static void put_other(struct out *o, const char *who, struct value v)
{
	if (is_there(v))
		out_fmt(o, " %s %.1f;", who, v.v);
}

/* What others have, and where the figure of everyone stands among them. */
static void put_benchmark(struct out *o, const struct benchmarks *all, const struct figures_of *f)
{
	const struct benchmark *b = benchmark_of(all, f->measure);

	if (!b)
		return;
	out_fmt(o, "          Others, %.*s:", (int)all->period.len, all->period.p);
	put_other(o, "England", b->england);
	put_other(o, "the region", b->region);
	put_other(o, "the neighbour in the middle", b->neighbours);
	put_other(o, "this authority as published", b->own);
	if (b->count && f->part == NO_PART && f->group->dim == DIM_ALL &&
	    is_there(f->estimate.value))
		out_fmt(o, " from the highest, place %zu of %zu;",
			benchmark_place(b, f->estimate.value.v), b->count + 1);
	out_fmt(o, "\n          by its column %.*s%s.\n", (int)b->column.len, b->column.p,
		b->guessed ? ", as its name is guessed to mean" : "");
}

struct telling {
	struct out *out;
	const struct benchmarks *benchmarks;
	const struct figures *figures;
	const struct figures_of *before; /* the line above, or NULL */
};

/* A line of its own for the group, the period and the part, as far as they tell lines apart. */
static struct str line_name(const struct telling *w, const struct figures_of *f,
			    char to[PERIOD_WORDS_MAX + 200])
{
	char period[PERIOD_WORDS_MAX];
	const char *part = f->part == NO_PART ? "" : f->measure->parts[f->part];
	int group = w->figures->by == DIM_ALL ? 0 : (int)f->group->name.len;
	bool pieces = w->figures->engine->want.period != PERIOD_WHOLE;

	snprintf(to, PERIOD_WORDS_MAX + 200, "%.*s%s%s%s%.80s", group > 80 ? 80 : group,
		 f->group->name.p, group && pieces ? ", " : "",
		 pieces ? period_words(f->period, figure_as_at(f->measure), period) : "",
		 part[0] && (group || pieces) ? ": " : "", part);
	return str_of(to);
}

static void put_line(struct telling *w, const struct figures_of *f)
{
	char id[MEASURE_NAME_MAX], name[PERIOD_WORDS_MAX + 200];
	bool first = !w->before || w->before->measure != f->measure;
	struct str line = line_name(w, f, name);

	measure_name(f->measure, id);
	if (first && !line.len) {
		put_name(w->out, id, str_of(f->measure->name), 0);
		put_figure(w->out, f);
		put_standard(w->out, f->measure);
		put_benchmark(w->out, w->benchmarks, f);
		return;
	}
	if (first) {
		out_fmt(w->out, "  %-5s %s\n", id, f->measure->name);
		put_standard(w->out, f->measure);
		put_benchmark(w->out, w->benchmarks, f);
	}
	put_name(w->out, "", line, 2);
	put_figure(w->out, f);
}

static void put_return(const struct measures_told *t, enum returns r, struct out *o)
{
	const struct figures *fs = &t->collect->of[r].figures;
	const struct periods *p = &fs->engine->periods;
	struct telling w = {.out = o, .benchmarks = t->benchmarks, .figures = fs};
	char words[PERIOD_WORDS_MAX];

	out_fmt(o, "%s, %s\n", returns_words(r), period_words(&p->at[PERIODS_SHORT], false, words));
	out_text(o, "The range behind a value is where chance alone may have put it, 95 times in "
		    "100.\n\n");
	for (size_t i = 0; i < fs->count; i++) {
		put_line(&w, &fs->at[i]);
		w.before = &fs->at[i];
	}
	out_char(o, '\n');
}

/* Where Annex A and another source tell the same measure otherwise. */
static void put_agreement(const struct measures_told *t, struct out *o)
{
	struct arena arena = {0};
	struct agreement g = agreement_find(t->collect, &arena);
	char id[MEASURE_NAME_MAX], one[AGREE_TEXT_MAX], other[AGREE_TEXT_MAX];

	if (g.compared)
		out_fmt(o,
			"Told by two sources for the same days: %zu figures. %zu differ by little, "
			"%zu by "
			"more than a point or a hundredth%s\n",
			g.compared, g.count - g.far, g.far, g.far ? ":" : ".");
	for (size_t i = 0; i < g.count; i++) {
		const struct told_twice *d = &g.differ[i];

		if (!d->far)
			continue;
		out_fmt(o, "  %-5s %s: Annex A says %s, the %s says %s.\n",
			measure_name(d->lists->measure, id), d->lists->measure->name,
			agreement_words(d->lists, one),
			d->returns == RETURN_CIN ? "census" : returns_name(d->returns),
			agreement_words(d->other, other));
	}
	if (g.compared)
		out_char(o, '\n');
	arena_close(&arena);
}

void measures_text(const struct measures_told *t, struct out *o)
{
	bool any = false;

	for (enum returns r = 0; r < RETURNS; r++)
		if (t->collect->of[r].open) {
			put_return(t, r, o);
			any = true;
		}
	put_agreement(t, o);
	if (!any)
		out_text(o, "There is nothing to measure: no return was read.\n");
}
