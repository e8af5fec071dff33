/*
 * A part of a census is a census of its own: its records and lines are counted from 1, and moved on
 * by what came before when its turn has come to be added. Only parts that are read whole are added.
 * When one is not, nothing that was done counts and the file is read again as one: that costs time
 * for a broken file, but the place where it breaks and all before it are told as they always are.
 */
#include "rules/census_run.h"

#include "base/threads.h"

#include <assert.h>

/* ---- children ---- */

struct looking {
	const struct engine *engine;
	struct findings *found;
	struct kept *kept; /* NULL when nothing is to be kept */
	struct keep_list list;
	struct census *totals;
	struct census_now *now; /* or NULL */
	census_child *also;	/* or NULL */
	void *with;
};

static void check_child(void *with, const struct child *c)
{
	struct looking *l = with;
	size_t before = l->found->count;

	engine_child(l->engine, c, l->found);
	if (l->kept && l->found->count > before) {
		keep_list_fill(&l->list, l->found->at + before, l->found->count - before);
		keep_child(l->kept, &l->list, c);
	}
	if (!first_census_header(c))
		census_count(l->totals, c);
	if (l->now)
		census_now_add(l->now, c);
	if (l->also)
		l->also(l->with, c);
}

/* ---- as one ---- */

static bool run_whole(struct census_run *r, const char *path, struct err *e)
{
	struct looking l = {r->engine,	r->found, r->kept, {0},
			    &r->totals, r->now,	  r->also, r->with};
	bool ok = census_read(path, r->scope, check_child, &l, &r->counts, r->arena, &r->told, e);

	keep_list_close(&l.list);
	return ok;
}

void census_run_bytes(struct census_run *r, struct str bytes)
{
	struct looking l = {r->engine,	r->found, r->kept, {0},
			    &r->totals, r->now,	  r->also, r->with};

	census_read_bytes(bytes, r->scope, check_child, &l, &r->counts, r->arena, &r->told);
	keep_list_close(&l.list);
}

/* ---- one part ---- */

struct part {
	struct buf bytes;
	bool first;
	uint64_t lines; /* that end in it */
	struct scope scope;
	struct findings found;
	struct kept kept;
	struct census totals;
	struct census_now now;
	struct census_counts counts;
	struct tree_told told;
	struct arena arena;
};

static void read_part(struct part *p, const struct census_run *r)
{
	struct looking l = {r->engine, &p->found,  r->kept ? &p->kept : NULL,
			    {0},       &p->totals, r->now ? &p->now : NULL,
			    NULL,      NULL};

	p->scope = *r->scope;
	p->counts = (struct census_counts){0};
	census_read_bytes(buf_view(&p->bytes), &p->scope, check_child, &l, &p->counts, &p->arena,
			  &p->told);
	p->lines = p->told.end.line_ends;
	keep_list_close(&l.list);
}

/* What enclosed a part, and not the census, lacks. */
static bool is_of_cut(const struct note *n, bool first)
{
	return n->kind == NOTE_MISSING && str_is(n->name, first ? "Child" : "Header");
}

/* A part that is clear about everything that the parts around it might have a say in. */
static bool is_sound(const struct part *p)
{
	struct str unknown = p->told.unknown;

	if (!p->told.end.whole || p->told.notes.count == WHOLE_NOTES_MAX)
		return false;
	for (size_t i = 0; i < p->told.notes.count; i++)
		if (p->told.notes.at[i].kind == NOTE_MISSING &&
		    !is_of_cut(&p->told.notes.at[i], p->first))
			return false;
	/* Of names this long only the beginning is told. */
	while (unknown.len)
		if (str_trim(str_cut(&unknown, ',')).len >= TREE_UNKNOWN_NAME_MAX)
			return false;
	return true;
}

/* ---- adding parts, in the order of the file ---- */

struct parts {
	struct census_run *run;
	struct split *split;
	struct part *at; /* one a slot */
	bool begun;
	bool cannot;	/* there is no cutting it */
	bool unsound;	/* a part is broken */
	uint64_t lines; /* of the parts added */
	struct buf unknown;
	size_t unknown_count;
};

static void move_kept(struct kept *kept, const struct census_counts *before)
{
	for (size_t i = 0; i < kept->count; i++)
		kept->at[i].record += (uint32_t)before->records[kept->at[i].table];
}

static void add_counts(struct census_counts *to, const struct census_counts *from)
{
	to->children += from->children;
	for (size_t t = 0; t < TABLES; t++)
		to->records[t] += from->records[t];
}

static bool is_listed(struct str list, struct str name)
{
	while (list.len)
		if (str_eq(str_trim(str_cut(&list, ',')), name))
			return true;
	return false;
}

static void add_unknown(struct parts *all, struct str names)
{
	while (names.len) {
		struct str name = str_trim(str_cut(&names, ','));

		if (all->unknown_count == TREE_UNKNOWN_MAX ||
		    is_listed(buf_view(&all->unknown), name))
			continue;
		if (all->unknown_count++)
			buf_text(&all->unknown, ", ");
		buf_str(&all->unknown, name);
	}
}

static void add_notes(struct parts *all, const struct part *p)
{
	for (size_t i = 0; i < p->told.notes.count; i++) {
		struct note n = p->told.notes.at[i];

		n.line += (uint32_t)all->lines;
		if (!is_of_cut(&n, p->first))
			whole_notes_add(&all->run->told.notes, &n, all->run->arena);
	}
}

static void add_part(struct parts *all, struct part *p)
{
	struct census_run *r = all->run;

	findings_move(&p->found, r->counts.records, all->lines);
	findings_append(r->found, &p->found);
	if (r->kept) {
		move_kept(&p->kept, &r->counts);
		keep_append(r->kept, &p->kept);
	}
	people_move(&p->totals.people, (uint32_t)r->counts.records[TABLE_IDENTIFIERS],
		    (uint32_t)all->lines);
	census_add(&r->totals, &p->totals);
	if (r->now)
		census_now_append(r->now, &p->now, r->counts.records, all->lines);
	r->totals.scope = r->scope;
	add_notes(all, p);
	add_unknown(all, p->told.unknown);
	add_counts(&r->counts, &p->counts);
	all->lines += p->lines;
}

/* Makes a part's slot ready for another. */
static void clear_part(struct part *p)
{
	findings_close(&p->found);
	keep_close(&p->kept);
	census_close(&p->totals);
	census_now_close(&p->now);
	arena_reset(&p->arena);
}

/* ---- on many threads ---- */

static bool take_part(void *with, size_t slot)
{
	struct parts *all = with;
	struct part *p = &all->at[slot];
	enum split_next next = split_next(all->split, &p->bytes);

	all->cannot = next == SPLIT_CANNOT;
	p->first = !all->begun;
	all->begun = true;
	return next == SPLIT_PART;
}

static void work_part(void *with, size_t slot)
{
	struct parts *all = with;

	read_part(&all->at[slot], all->run);
}

static bool give_part(void *with, size_t slot)
{
	struct parts *all = with;
	struct part *p = &all->at[slot];

	all->unsound = all->unsound || !is_sound(p);
	if (!all->unsound)
		add_part(all, p);
	clear_part(p);
	return !all->unsound;
}

/* Takes back what was added to what the caller had. */
static void take_back(struct census_run *r, size_t findings, size_t text, const struct kept *kept)
{
	r->found->count = findings;
	r->found->text.len = text;
	if (r->kept) {
		r->kept->count = kept->count;
		r->kept->text.len = kept->text.len;
	}
	census_close(&r->totals);
	if (r->now)
		census_now_close(r->now);
	r->totals.scope = r->scope;
	r->counts = (struct census_counts){0};
	r->told = (struct tree_told){0};
}

static void close_parts(struct parts *all, size_t slots)
{
	for (size_t i = 0; i < slots; i++) {
		clear_part(&all->at[i]);
		arena_close(&all->at[i].arena);
		buf_close(&all->at[i].bytes);
	}
	mem_free(all->at);
	buf_close(&all->unknown);
}

bool census_run_parts(struct census_run *r, struct split *s, size_t threads)
{
	size_t slots = threads < THREADS_SLOTS_MAX / 4 ? threads * 4 : THREADS_SLOTS_MAX;
	struct parts all = {.run = r, .split = s, .at = mem_take(slots * sizeof(struct part))};
	size_t findings = r->found->count, text = r->found->text.len;
	struct kept kept = r->kept ? *r->kept : (struct kept){0};
	bool ok;

	assert(threads > 0);
	memset(all.at, 0, slots * sizeof *all.at);
	threads_run_line(threads, slots,
			 &(struct threads_line){take_part, work_part, give_part, &all});
	ok = !all.cannot && !all.unsound;
	if (ok) {
		r->told.unknown = arena_str(r->arena, buf_view(&all.unknown));
		r->told.end.whole = true;
	} else {
		take_back(r, findings, text, &kept);
	}
	close_parts(&all, slots);
	return ok;
}

bool census_run(struct census_run *r, const char *path, size_t threads, struct err *e)
{
	struct split s;
	bool done;

	r->totals.scope = r->scope;
	if (threads <= 1 || r->also)
		return run_whole(r, path, e);
	if (!split_open(&s, path, e))
		return false;
	done = census_run_parts(r, &s, threads);
	split_close(&s);
	return done || run_whole(r, path, e);
}
