/* wherry draw: freezes a list, and draws from it. The frozen list, checking and replacing are in files
 * of their own. */
#include "cli/draw.h"

#include "audit/sample_size.h"
#include "base/threads.h"
#include "report/draw.h"

#include <math.h>

/* One run: the list, and what was made of it so far. */
struct job {
	const struct said *s;
	struct frozen_list list;
	struct draw draw;
	struct out say;
};

/* "cases.csv" -> "cases-draw", unless --out names the folder. */
static const char *folder_of(const struct said *s, struct arena *names)
{
	const char *path = s->check.paths[0], *slash = strrchr(path, '/'), *dot;

	if (s->out)
		return s->out;
	dot = strrchr(slash ? slash : path, '.');
	return arena_fmt(names, "%.*s-draw", dot ? (int)(dot - path) : (int)strlen(path), path).p;
}

static void tell_list(struct job *j)
{
	struct out *o = &j->say;

	out_fmt(o, "%s: ", j->s->check.paths[0]);
	out_count(o, j->list.frame.size);
	out_fmt(o, " cases to draw from; the case's number is in the column %.*s%s.\n",
		(int)j->list.built.id_name.len, j->list.built.id_name.p,
		j->list.built.id_guessed ? " (guessed; --id COLUMN says otherwise)" : "");
	for (size_t i = 0; i < j->list.built.reason_count; i++) {
		const struct reason_count *r = &j->list.built.reasons[i];

		out_count(o, (uint64_t)r->cases);
		out_fmt(o, " left out: %.*s.\n", (int)r->reason.len, r->reason.p);
	}
}

/* What the command line says of the list. */
static struct frame_source source_of(const struct said *s)
{
	struct frame_source f = {.path = s->check.paths[0],
				 .id = s->draw.id,
				 .by = s->draw.by,
				 .weight = s->draw.weight,
				 .order = s->draw.systematic,
				 .spread = s->draw.spread,
				 .exclude_count = s->draw.exclude_count};

	memcpy(f.excludes, s->draw.excludes, sizeof f.excludes);
	return f;
}

static void tell_frozen(struct job *j)
{
	out_fmt(&j->say, "Frozen at %.*s. Its SHA-256 is %s.\n", (int)j->list.key.frozen.len,
		j->list.key.frozen.p, j->list.frame.digest);
	out_fmt(&j->say,
		"Publish %s/frame.csv and frozen.json now: they hold no case numbers. Keep %s to "
		"yourselves.\nThen let the seed be named in public (dice, or a lottery drawn after "
		"today), and run:\n  wherry draw %s --seed SEED --size N\n",
		j->list.public, j->list.private, j->s->check.paths[0]);
}

/* Cases for a comparison of two teams: each stratum the same. */
static int64_t size_to_compare(const struct job *j, double difference)
{
	int64_t sum = 0;

	for (size_t h = 0; h < j->list.frame.strata_count; h++)
		sum += sample_size_to_compare(j->list.frame.sizes[h], difference);
	return sum;
}

/* The number of cases that was asked for, one way or another. */
static bool choose_size(struct job *j, struct err *e)
{
	const struct draw_said *d = &j->s->draw;
	struct draw_plan *p = &j->list.record.plan;
	int64_t all = (int64_t)j->list.frame.size;
	struct sample_plan plan = {all, d->margin, 0.5, 0.95, 1, 0};

	if ((d->size > 0) + (d->margin > 0) + (d->discover > 0) + (d->compare > 0) > 1)
		return err_set(e, ERR_USAGE,
			       "give one of --size, --margin, --discover and --compare");
	p->size = (int64_t)d->size;
	if (d->margin > 0)
		p->size = sample_size_for_margin(&plan).whole;
	if (d->discover > 0)
		p->size = discovery_size(all, (int64_t)ceil((double)all * d->discover), 0.05).n;
	if (d->compare > 0) {
		if (!j->list.frame.by_stratum)
			return err_set(e, ERR_USAGE,
				       "--compare wants teams: name their column with "
				       "--by");
		p->size = size_to_compare(j, d->compare);
		p->how = ALLOCATE_EQUAL;
	}
	for (size_t i = 0;
	     d->size == 0 && d->margin + d->discover + d->compare == 0 && i < p->quota_count; i++)
		p->size += p->quotas[i].cases;
	if (p->size == 0)
		return err_set(e, ERR_USAGE,
			       "say how many cases: --size N, --margin PERCENT, --discover PERCENT "
			       "or --compare PERCENT");
	return true;
}

static bool take_quotas(struct job *j, struct err *e)
{
	const struct draw_said *d = &j->s->draw;
	struct draw_plan *p = &j->list.record.plan;

	for (size_t i = 0; i < d->quota_count; i++) {
		struct str cases = d->quotas[i], name = str_cut(&cases, '=');
		struct draw_quota *q = &p->quotas[p->quota_count++];

		q->stratum = name;
		if (!str_number(cases, 0, INT32_MAX, &q->cases))
			return err_set(e, ERR_USAGE, "--quota is STRATUM=N, not %.*s",
				       (int)d->quotas[i].len, d->quotas[i].p);
	}
	return true;
}

static bool plan(struct job *j, struct err *e)
{
	const struct draw_said *d = &j->s->draw;
	struct draw_plan *p = &j->list.record.plan;

	p->seed = d->seed_named ? d->seed : STR("not named yet");
	p->how = d->allocate;
	p->least = (int64_t)d->least;
	p->reserve = d->reserve_said ? (int64_t)d->reserve : -1;
	p->spreads = j->list.built.spreads;
	p->spread_count = p->spreads ? j->list.frame.strata_count : 0;
	if (p->how == ALLOCATE_NEYMAN && !p->spreads)
		return err_set(e, ERR_USAGE,
			       "--allocate neyman wants --spread COLUMN: a number whose "
			       "variation it goes by");
	return take_quotas(j, e) && choose_size(j, e);
}

static void tell_strata(struct job *j)
{
	struct out *o = &j->say;

	for (size_t h = 0; h < j->list.frame.strata_count && j->list.frame.by_stratum; h++) {
		struct str name = j->list.frame.strata[h];

		out_text(o, "  ");
		out_str(o, name.len ? name : STR("(blank)"));
		out_text(o, ": ");
		out_count(o, (uint64_t)j->draw.sampled[h]);
		out_text(o, " of ");
		out_count(o, (uint64_t)j->list.frame.sizes[h]);
		out_text(o, ", reserve ");
		out_count(o, (uint64_t)j->draw.reserved[h]);
		out_char(o, '\n');
	}
}

static bool write_file(struct job *j, const char *dir, const char *name,
		       void (*write)(struct job *j, struct out *o), struct err *e)
{
	struct out o = out_memory();

	if (!out_file(&o, path_in(&j->list.arena, dir, name), e))
		return false;
	write(j, &o);
	return out_close(&o, e);
}

static void write_draw(struct job *j, struct out *o)
{
	draw_write_json(o, &j->list.record, &j->list.frame, &j->draw);
}

static void write_reading(struct job *j, struct out *o)
{
	draw_write_reading(o, &j->list.built, &j->list.frame, &j->draw);
}

static void write_left_out(struct job *j, struct out *o)
{
	draw_write_left_out(o, &j->list.built);
}

static bool write_all(struct job *j, struct err *e)
{
	const char *draw = path_in(&j->list.arena, j->list.public, "draw.json");

	if (file_there(draw))
		return err_set(e, ERR_USAGE,
			       "%s is there already: one frozen list is drawn from once. To draw "
			       "again, freeze the list anew into another folder with --out",
			       draw);
	if (!frozen_list_folders(&j->list, e) ||
	    (!j->list.before && !frozen_list_write(&j->list, e)))
		return false;
	return write_file(j, j->list.public, "draw.json", write_draw, e) &&
	       write_file(j, j->list.private, "reading_list.csv", write_reading, e) &&
	       (j->list.built.out_count == 0 ||
		write_file(j, j->list.private, "left_out.csv", write_left_out, e));
}

static void tell_drawn(struct job *j)
{
	out_fmt(&j->say,
		"%s/draw.json can be published: seed, tickets and order, without case numbers.\n"
		"%s/reading_list.csv is for the auditors: read in its order, and note outcomes in "
		"it.\n",
		j->list.public, j->list.private);
	if (!j->list.before)
		out_text(&j->say,
			 "The list was frozen in the same run in which the seed was named, so "
			 "nobody else can tell that no other seeds were tried. For a draw that "
			 "others can trust: wherry draw FRAME --freeze first.\n");
}

static bool draw(struct job *j, struct err *e)
{
	if (!plan(j, e) ||
	    !draw_make(&j->draw, &j->list.frame, &j->list.record.plan,
		       j->s->check.threads ? j->s->check.threads : threads_cores(), e))
		return false;
	draw_tell_worth(&j->say, &j->list.frame, &j->draw);
	tell_strata(j);
	if (!j->s->draw.seed_named) {
		out_text(&j->say, "Nothing is drawn yet: name a seed with --seed TEXT.\n");
		return true;
	}
	if (!write_all(j, e))
		return false;
	tell_drawn(j);
	return true;
}

static bool freeze(struct job *j, struct err *e)
{
	if (j->list.before)
		return err_set(e, ERR_USAGE, "%s was frozen at %.*s already", j->s->check.paths[0],
			       (int)j->list.key.frozen.len, j->list.key.frozen.p);
	if (!frozen_list_folders(&j->list, e) || !frozen_list_write(&j->list, e))
		return false;
	tell_frozen(j);
	return true;
}

static bool run(struct job *j, const char *dir, struct err *e)
{
	struct frame_source source = source_of(j->s);

	if (!frozen_list_open(&j->list, dir, &source, e))
		return false;
	tell_list(j);
	return j->s->draw.freeze ? freeze(j, e) : draw(j, e);
}

int run_draw(const struct said *s, struct err *e)
{
	struct job j = {.s = s, .say = out_fd(1)};
	struct arena names = {0};
	bool ok;

	if (s->draw.verify)
		return draw_verify(s, e);
	if (s->draw.replace)
		return draw_replace(s, e);
	ok = run(&j, folder_of(s, &names), e);
	if (!ok)
		j.say.buf.len = 0;
	ok = out_close(&j.say, e) && ok;
	draw_close(&j.draw);
	frozen_list_close(&j.list);
	arena_close(&names);
	return ok ? 0 : (int)e->kind;
}
