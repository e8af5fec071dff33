#include "measure/collect.h"

#include "base/threads.h"

static void open_one(struct collect *c, const struct scope *scope)
{
	struct collected *o = &c->of[scope->returns];
	struct measuring want = c->want;

	want.returns = scope->returns;
	want.drawn = scope->end;
	measure_open(&o->engine, &want);
	measure_tallies(&o->engine, &o->tallies);
	o->open = true;
}

/* A return may come in parts, each with tables of its own: what any has is there. */
static void take_sources(struct collected *o, const struct scope *scope)
{
	if (o->seen == scope)
		return;
	o->seen = scope;
	for (size_t t = 0; t < TABLES; t++)
		if (scope->sources[t].here)
			o->sources[t] = scope->sources[t];
}

/* What is collected of a child's return, opened with the first; NULL where nobody knows its day. */
static struct collected *collected_of(struct collect *c, const struct scope *scope)
{
	struct collected *o = &c->of[scope->returns];

	if (!has_value(scope->end))
		return NULL;
	if (!o->open)
		open_one(c, scope);
	take_sources(o, scope);
	return o;
}

bool collect_child(void *with, const struct child *child)
{
	struct collected *o = collected_of(with, child->scope);

	if (o)
		measure_child(&o->engine, &o->tallies, child);
	return true;
}

/* Children counted in chunks, each into tallies of its own. */
struct counting {
	const struct measure_engine *engine;
	const struct child *children;
	size_t count, chunks;
	struct tallies *tallies;
};

static void count_from(const struct counting *k, size_t chunk, struct tallies *t)
{
	size_t from = k->count * chunk / k->chunks, to = k->count * (chunk + 1) / k->chunks;

	for (size_t i = from; i < to; i++)
		measure_child(k->engine, t, &k->children[i]);
}

static void count_chunk(void *with, size_t chunk)
{
	const struct counting *k = with;

	measure_tallies(k->engine, &k->tallies[chunk]);
	count_from(k, chunk, &k->tallies[chunk]);
}

/* On several threads, and what each counted put together. */
static void count_apart(struct counting *k, size_t threads, struct tallies *to)
{
	k->tallies = mem_take(k->chunks * sizeof *k->tallies);
	threads_run(threads, k->chunks, count_chunk, k);
	for (size_t i = 0; i < k->chunks; i++) {
		tallies_merge(to, &k->tallies[i]);
		tallies_close(&k->tallies[i]);
	}
	mem_free(k->tallies);
}

void collect_whole(void *with, const struct child *children, size_t count, size_t threads)
{
	enum { WORTH_A_THREAD = 500 };
	struct collected *o = count ? collected_of(with, children[0].scope) : NULL;
	size_t worth = 1 + count / WORTH_A_THREAD;
	struct counting k = {
	    .children = children, .count = count, .chunks = threads < worth ? threads : worth};

	if (!o)
		return;
	k.engine = &o->engine;
	if (k.chunks == 1)
		count_from(&k, 0, &o->tallies);
	else
		count_apart(&k, threads, &o->tallies);
}

/* A table that is there without any child of its own has nobody in it, and every column. */
static void take_empty(struct collected *o, const struct check *check, enum returns r)
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++)
		if (table_info(t)->returns == r && check->tables[t].present && !o->sources[t].here)
			o->sources[t] = (struct source){.here = true, .present = UINT64_MAX};
}

void collect_finish(struct collect *c, const struct check *check, enum dim by,
		    const struct population *people)
{
	for (enum returns r = 0; r < RETURNS; r++) {
		struct collected *o = &c->of[r];

		if (!o->open)
			continue;
		take_empty(o, check, r);
		measure_lacking(&o->engine, o->sources);
		figures_make(&o->figures, &o->engine, &o->tallies, by, people);
	}
}

void collect_close(struct collect *c)
{
	for (size_t r = 0; r < RETURNS; r++) {
		if (!c->of[r].open)
			continue;
		figures_close(&c->of[r].figures);
		tallies_close(&c->of[r].tallies);
		measure_close(&c->of[r].engine);
	}
}
