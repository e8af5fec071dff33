/* wherry draw: freezes a list, and draws from it. Checking and replacing are in files of their own. */
#include "cli/draw.h"

#include "audit/sample_size.h"
#include "base/secret.h"
#include "base/threads.h"
#include "intake/file.h"
#include "report/draw.h"
#include "report/report.h"

#include <math.h>

/* One run: where things are, and what was made so far. */
struct job {
	const struct said *s;
	struct arena arena;
	struct buf key_bytes;
	const char *public, *private; /* folders */
	struct draw_key key;
	bool frozen_before;
	char now[MOMENT_TEXT];
	struct frame frame;
	struct frame_built built;
	struct draw_record record;
	struct draw draw;
	struct out say;
};

/* "cases.csv" -> "cases-draw", unless --out names the folder. */
static const char *folder_of(struct job *j)
{
	const char *path = j->s->check.paths[0], *slash = strrchr(path, '/'), *dot;

	if (j->s->out)
		return j->s->out;
	dot = strrchr(slash ? slash : path, '.');
	return arena_fmt(&j->arena, "%.*s-draw", dot ? (int)(dot - path) : (int)strlen(path), path)
	    .p;
}

static void tell_list(struct job *j)
{
	struct out *o = &j->say;

	out_fmt(o, "%s: ", j->s->check.paths[0]);
	out_count(o, j->frame.size);
	out_fmt(o, " cases to draw from; the case's number is in the column %.*s%s.\n",
		(int)j->built.id_name.len, j->built.id_name.p,
		j->built.id_guessed ? " (guessed; --id COLUMN says otherwise)" : "");
	for (size_t i = 0; i < j->built.reason_count; i++) {
		const struct reason_count *r = &j->built.reasons[i];

		out_count(o, (uint64_t)r->cases);
		out_fmt(o, " left out: %.*s.\n", (int)r->reason.len, r->reason.p);
	}
}

/* What the command line says of the list. */
static struct frame_source source_of(const struct said *s)
{
	struct frame_source f = {.id = s->draw.id,
				 .by = s->draw.by,
				 .weight = s->draw.weight,
				 .order = s->draw.systematic,
				 .spread = s->draw.spread,
				 .exclude_count = s->draw.exclude_count};

	memcpy(f.excludes, s->draw.excludes, sizeof f.excludes);
	return f;
}

/* Options of a list that is frozen already must not say anything else. */
static bool same_source(const struct frame_source *said, const struct frame_source *frozen,
			struct err *e)
{
	const struct str a[] = {said->id, said->by, said->weight, said->order, said->spread};
	const struct str b[] = {frozen->id, frozen->by, frozen->weight, frozen->order,
				frozen->spread};
	bool same = true;

	for (size_t i = 0; i < sizeof a / sizeof *a; i++)
		same &= a[i].len == 0 || str_same(a[i], b[i]);
	same &= said->exclude_count == 0 || said->exclude_count == frozen->exclude_count;
	for (size_t i = 0; same && i < said->exclude_count; i++)
		same &= str_eq(said->excludes[i], frozen->excludes[i]);
	return same || err_set(e, ERR_USAGE,
			       "the list was frozen with other columns or exclusions; draw with "
			       "those (leave the options out), or freeze it anew into another "
			       "folder with --out");
}

static bool read_key(struct job *j, const char *path, struct err *e)
{
	struct frame_source said = source_of(j->s);

	return file_read(path, &j->key_bytes, e) &&
	       draw_key_read(&j->key, buf_view(&j->key_bytes), path, &j->arena, e) &&
	       same_source(&said, &j->key.take, e);
}

static bool new_key(struct job *j, struct err *e)
{
	uint8_t bytes[SHA256_BYTES];
	char *hex = arena_take(&j->arena, FRAME_KEY_HEX + 1);

	if (!secret_bytes(bytes, sizeof bytes, e))
		return false;
	sha256_hex(bytes, hex);
	j->key.key = str_of(hex);
	j->key.take = source_of(j->s);
	j->key.frozen = str_of(j->now);
	return true;
}

/* The list as it was frozen, or as it is frozen now. */
static bool build(struct job *j, struct err *e)
{
	const char *path = path_in(&j->arena, j->private, "key.json");
	char *source = arena_take(&j->arena, 2 * SHA256_BYTES + 1);

	j->frozen_before = file_there(path);
	if (!(j->frozen_before ? read_key(j, path, e) : new_key(j, e)))
		return false;
	j->key.take.path = j->s->check.paths[0];
	if (!frame_build(&j->built, &j->frame, &j->key.take, j->key.key, e))
		return false;
	if (j->frozen_before && !digest_is(j->built.list.digest, j->key.source))
		return err_set(e, ERR_INPUT,
			       "%s is not the file that was frozen at %.*s: it has changed since. "
			       "Draw from that file, or freeze this one into another folder with "
			       "--out",
			       j->s->check.paths[0], (int)j->key.frozen.len, j->key.frozen.p);
	if (j->frozen_before && !str_is(j->key.digest, j->frame.digest))
		return err_set(e, ERR_INPUT, "%s does not lead to the list that was published",
			       path);
	sha256_hex(j->built.list.digest, source);
	j->key.source = str_of(source);
	j->key.digest = str_of(j->frame.digest);
	if (j->key.take.id.len == 0)
		j->key.take.id = j->built.id_name;
	return true;
}

static void fill_record(struct job *j)
{
	struct draw_record *r = &j->record;

	r->wherry = str_of(report_version);
	memcpy(r->digest, j->frame.digest, sizeof r->digest);
	r->size = (int64_t)j->frame.size;
	r->frozen = j->key.frozen;
	r->named = str_of(j->now);
	r->frozen_first = j->frozen_before;
	r->by = j->key.take.by;
	r->weight = j->key.take.weight;
	r->order = j->key.take.order;
	r->reasons = j->built.reasons;
	r->reason_count = j->built.reason_count;
}

static bool write_frozen(struct job *j, struct err *e)
{
	struct out list = out_memory(), frozen = out_memory(), key = out_memory();
	bool ok;

	ok = out_file(&list, path_in(&j->arena, j->public, "frame.csv"), e);
	if (ok) {
		out_str(&list, buf_view(&j->frame.text));
		ok = out_close(&list, e) &&
		     out_file(&frozen, path_in(&j->arena, j->public, "frozen.json"), e);
	}
	if (ok) {
		draw_write_frozen(&frozen, &j->record, &j->frame);
		ok = out_close(&frozen, e) &&
		     out_file(&key, path_in(&j->arena, j->private, "key.json"), e);
	}
	if (!ok)
		return false;
	draw_write_key(&key, &j->key);
	return out_close(&key, e);
}

static void tell_frozen(struct job *j)
{
	out_fmt(&j->say, "Frozen at %.*s. Its SHA-256 is %s.\n", (int)j->key.frozen.len,
		j->key.frozen.p, j->frame.digest);
	out_fmt(&j->say,
		"Publish %s/frame.csv and frozen.json now: they hold no case numbers. Keep %s to "
		"yourselves.\nThen let the seed be named in public (dice, or a lottery drawn after "
		"today), and run:\n  wherry draw %s --seed SEED --size N\n",
		j->public, j->private, j->s->check.paths[0]);
}

/* Cases for a comparison of two teams: each stratum the same. */
static int64_t size_to_compare(const struct job *j, double difference)
{
	int64_t sum = 0;

	for (size_t h = 0; h < j->frame.strata_count; h++)
		sum += sample_size_to_compare(j->frame.sizes[h], difference);
	return sum;
}

/* The number of cases that was asked for, one way or another. */
static bool choose_size(struct job *j, struct err *e)
{
	const struct draw_said *d = &j->s->draw;
	struct draw_plan *p = &j->record.plan;
	int64_t all = (int64_t)j->frame.size;
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
		if (!j->frame.by_stratum)
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
	struct draw_plan *p = &j->record.plan;

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
	struct draw_plan *p = &j->record.plan;

	p->seed = d->seed_named ? d->seed : STR("not named yet");
	p->how = d->allocate;
	p->least = (int64_t)d->least;
	p->reserve = d->reserve_said ? (int64_t)d->reserve : -1;
	p->spreads = j->built.spreads;
	p->spread_count = p->spreads ? j->frame.strata_count : 0;
	p->way = j->frame.weight ? DRAW_WEIGHTS : j->frame.place ? DRAW_STEPS : DRAW_TICKETS;
	if (p->how == ALLOCATE_NEYMAN && !p->spreads)
		return err_set(e, ERR_USAGE,
			       "--allocate neyman wants --spread COLUMN: a number whose "
			       "variation it goes by");
	return take_quotas(j, e) && choose_size(j, e);
}

static void tell_strata(struct job *j)
{
	struct out *o = &j->say;

	for (size_t h = 0; h < j->frame.strata_count && j->frame.by_stratum; h++) {
		struct str name = j->frame.strata[h];

		out_text(o, "  ");
		out_str(o, name.len ? name : STR("(blank)"));
		out_text(o, ": ");
		out_count(o, (uint64_t)j->draw.sampled[h]);
		out_text(o, " of ");
		out_count(o, (uint64_t)j->frame.sizes[h]);
		out_text(o, ", reserve ");
		out_count(o, (uint64_t)j->draw.reserved[h]);
		out_char(o, '\n');
	}
}

static bool write_file(struct job *j, const char *dir, const char *name,
		       void (*write)(struct job *j, struct out *o), struct err *e)
{
	struct out o = out_memory();

	if (!out_file(&o, path_in(&j->arena, dir, name), e))
		return false;
	write(j, &o);
	return out_close(&o, e);
}

static void write_draw(struct job *j, struct out *o)
{
	draw_write_json(o, &j->record, &j->frame, &j->draw);
}

static void write_reading(struct job *j, struct out *o)
{
	draw_write_reading(o, &j->built, &j->frame, &j->draw);
}

static void write_left_out(struct job *j, struct out *o)
{
	draw_write_left_out(o, &j->built);
}

static bool write_all(struct job *j, struct err *e)
{
	const char *draw = path_in(&j->arena, j->public, "draw.json");

	if (file_there(draw))
		return err_set(e, ERR_USAGE,
			       "%s is there already: one frozen list is drawn from once. To draw "
			       "again, freeze the list anew into another folder with --out",
			       draw);
	if (!j->frozen_before && !write_frozen(j, e))
		return false;
	return write_file(j, j->public, "draw.json", write_draw, e) &&
	       write_file(j, j->private, "reading_list.csv", write_reading, e) &&
	       (j->built.out_count == 0 ||
		write_file(j, j->private, "left_out.csv", write_left_out, e));
}

static void tell_drawn(struct job *j)
{
	out_fmt(&j->say,
		"%s/draw.json can be published: seed, tickets and order, without case numbers.\n"
		"%s/reading_list.csv is for the auditors: read in its order, and note outcomes in "
		"it.\n",
		j->public, j->private);
	if (!j->frozen_before)
		out_text(&j->say,
			 "The list was frozen in the same run in which the seed was named, so "
			 "nobody else can tell that no other seeds were tried. For a draw that "
			 "others can trust: wherry draw FRAME --freeze first.\n");
}

static bool draw(struct job *j, struct err *e)
{
	if (!plan(j, e) ||
	    !draw_make(&j->draw, &j->frame, &j->record.plan,
		       j->s->check.threads ? j->s->check.threads : threads_cores(), e))
		return false;
	draw_tell_worth(&j->say, &j->frame, &j->draw);
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

static bool run(struct job *j, struct err *e)
{
	const char *dir = folder_of(j);
	bool writes = j->s->draw.freeze || j->s->draw.seed_named;

	j->public = path_in(&j->arena, dir, "public");
	j->private = path_in(&j->arena, dir, "private");
	if (!build(j, e))
		return false;
	tell_list(j);
	fill_record(j);
	if (j->s->draw.freeze && j->frozen_before)
		return err_set(e, ERR_USAGE, "%s was frozen at %.*s already", j->s->check.paths[0],
			       (int)j->key.frozen.len, j->key.frozen.p);
	if (writes && (!folder_make(dir, 0777, e) || !folder_make(j->public, 0777, e) ||
		       !folder_make(j->private, 0700, e)))
		return false;
	if (!j->s->draw.freeze)
		return draw(j, e);
	if (!write_frozen(j, e))
		return false;
	tell_frozen(j);
	return true;
}

int run_draw(const struct said *s, struct err *e)
{
	struct job j = {.s = s, .say = out_fd(1)};
	bool ok;

	if (s->draw.verify)
		return draw_verify(s, e);
	if (s->draw.replace)
		return draw_replace(s, e);
	moment_text(j.now);
	ok = run(&j, e);
	if (!ok)
		j.say.buf.len = 0;
	ok = out_close(&j.say, e) && ok;
	draw_close(&j.draw);
	frame_close(&j.frame);
	frame_built_close(&j.built);
	buf_close(&j.key_bytes);
	arena_close(&j.arena);
	return ok ? 0 : (int)e->kind;
}
