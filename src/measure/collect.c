#include "measure/collect.h"

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

bool collect_child(void *with, const struct child *child)
{
	struct collect *c = with;
	struct collected *o = &c->of[child->scope->returns];

	if (!has_value(child->scope->end))
		return true;
	if (!o->open)
		open_one(c, child->scope);
	take_sources(o, child->scope);
	measure_child(&o->engine, &o->tallies, child);
	return true;
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
