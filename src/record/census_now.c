#include "record/census_now.h"

#include "base/arena.h"

#include <assert.h>

/* A start that is not told is taken for one before the day. */
static bool is_open(struct date_cell start, struct date_cell end, struct date_cell day)
{
	return !date_after(start, day) && (is_absent(end) || date_after(end, day));
}

static struct now_open open_from(struct date_cell start, const struct row *row)
{
	return (struct now_open){start, row->record, row->line};
}

/* Of several, which is an error of its own, the last in the file. */
static void note_plan(struct now_child *now, const struct child *c)
{
	for (const struct cp_plan *p = first_cp_plan(c); p; p = next_cp_plan(p))
		if (is_open(p->start, p->end, c->scope->end))
			now->plan = open_from(p->start, &p->row);
}

/* Whether more came of a referral. */
static bool followed(const struct cindetails *d)
{
	for (const struct assessment *a = first_assessment(d->row.child); a; a = next_assessment(a))
		if (a->cindetails == d)
			return true;
	for (const struct section47 *s = first_section47(d->row.child); s; s = next_section47(s))
		if (s->cindetails == d)
			return true;
	for (const struct cin_plan *p = first_cin_plan(d->row.child); p; p = next_cin_plan(p))
		if (p->cindetails == d)
			return true;
	return false;
}

static void note_need(struct now_child *now, const struct child *c)
{
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d)) {
		if (!is_open(d->referral_date, d->closure_date, c->scope->end) ||
		    is_yes(d->referral_nfa))
			continue;
		now->need = open_from(d->referral_date, &d->row);
		now->followed |= followed(d);
	}
}

/* A copy of what is known of a child, under its id. */
static void add(struct census_now *n, const struct now_child *c, struct str id)
{
	uint32_t len = (uint32_t)id.len;
	uint64_t at = n->text.len;

	assert(id.len == len);
	n->at = mem_room(n->at, &n->cap, n->count + 1, sizeof *n->at);
	n->at[n->count] = *c;
	n->at[n->count++].id = at;
	buf_add(&n->text, &len, sizeof len);
	buf_str(&n->text, id);
}

void census_now_add(struct census_now *n, const struct child *c)
{
	struct now_child now = {.plan = {.began = {CELL_ABSENT}}, .need = {.began = {CELL_ABSENT}}};

	if (c->nameless)
		return;
	note_plan(&now, c);
	note_need(&now, c);
	if (now.plan.record || now.need.record)
		add(n, &now, c->id);
}

static void move(struct now_open *o, uint64_t records, uint64_t lines)
{
	if (!o->record)
		return;
	o->record += (uint32_t)records;
	o->line += (uint32_t)lines;
}

void census_now_append(struct census_now *n, const struct census_now *part,
		       const uint64_t records[TABLES], uint64_t lines)
{
	for (size_t i = 0; i < part->count; i++) {
		struct now_child c = part->at[i];

		move(&c.plan, records[TABLE_CP_PLAN], lines);
		move(&c.need, records[TABLE_CINDETAILS], lines);
		add(n, &c, census_now_id(part, &part->at[i]));
	}
}

/* The same child again, further down in the file. */
static void put_together(struct now_child *to, const struct now_child *more)
{
	if (more->plan.record)
		to->plan = more->plan;
	if (more->need.record)
		to->need = more->need;
	to->followed |= more->followed;
}

void census_now_index(struct census_now *n, struct date_cell day)
{
	uint32_t near = 0;

	assert(!n->ids.count);
	n->day = day;
	ids_reserve(&n->ids, n->count);
	for (size_t i = 0; i < n->count; i++) {
		size_t before = n->ids.count;
		uint32_t at = ids_number(&n->ids, census_now_id(n, &n->at[i]), &near);

		if (at == before)
			n->at[at] = n->at[i];
		else
			put_together(&n->at[at], &n->at[i]);
	}
	n->count = n->ids.count;
}

const struct now_child *census_now_child(const struct census_now *n, struct str id)
{
	uint32_t near = 0, at = ids_find(&n->ids, id, &near);

	return at == IDS_NONE ? NULL : &n->at[at];
}

struct str census_now_id(const struct census_now *n, const struct now_child *c)
{
	const char *text = n->text.p + c->id;
	uint32_t len;

	memcpy(&len, text, sizeof len);
	return (struct str){text + sizeof len, len};
}

void census_now_close(struct census_now *n)
{
	mem_free(n->at);
	buf_close(&n->text);
	ids_close(&n->ids);
	*n = (struct census_now){0};
}
