#include "record/census_now.h"

#include "base/arena.h"

#include <assert.h>

/* A start that is not told is taken for one before the day. */
static bool is_open(struct date_cell start, struct date_cell end, struct date_cell day)
{
	return !date_after(start, day) && (is_absent(end) || date_after(end, day));
}

/* Of several, which is an error of its own, the last in the file. */
static const struct cp_plan *open_plan(const struct child *c)
{
	const struct cp_plan *open = NULL;

	for (const struct cp_plan *p = first_cp_plan(c); p; p = next_cp_plan(p))
		if (is_open(p->start, p->end, c->scope->end))
			open = p;
	return open;
}

static bool in_need(const struct child *c)
{
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		if (is_open(d->referral_date, d->closure_date, c->scope->end) &&
		    !is_yes(d->referral_nfa))
			return true;
	return false;
}

static struct now_child *add(struct census_now *n, struct str id)
{
	uint32_t len = (uint32_t)id.len;
	struct now_child *c;

	assert(id.len == len);
	n->at = mem_room(n->at, &n->cap, n->count + 1, sizeof *n->at);
	c = &n->at[n->count++];
	*c = (struct now_child){.id = n->text.len, .began = {CELL_ABSENT}};
	buf_add(&n->text, &len, sizeof len);
	buf_str(&n->text, id);
	return c;
}

void census_now_add(struct census_now *n, const struct child *c)
{
	const struct cp_plan *plan = c->nameless ? NULL : open_plan(c);
	bool needs = !c->nameless && in_need(c);
	struct now_child *now;

	if (!plan && !needs)
		return;
	now = add(n, c->id);
	now->in_need = needs;
	if (!plan)
		return;
	now->began = plan->start;
	now->record = plan->row.record;
	now->line = plan->row.line;
}

void census_now_append(struct census_now *n, const struct census_now *part, uint64_t plans,
		       uint64_t lines)
{
	for (size_t i = 0; i < part->count; i++) {
		const struct now_child *from = &part->at[i];
		struct now_child *to = add(n, census_now_id(part, from));
		uint64_t id = to->id;

		*to = *from;
		to->id = id;
		to->record += from->record ? (uint32_t)plans : 0;
		to->line += from->record ? (uint32_t)lines : 0;
	}
}

/* The same child again, further down in the file. */
static void put_together(struct now_child *to, const struct now_child *more)
{
	uint64_t id = to->id;
	bool needs = to->in_need || more->in_need;

	if (more->record)
		*to = *more;
	to->id = id;
	to->in_need = needs;
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
