#include "measure/workers.h"

#include "measure/ask.h"
#include "measure/children.h"

#define WORD(word)                                                                                 \
	{                                                                                          \
		word, sizeof word - 1                                                              \
	}

static const struct str nobody[] = {
    WORD("unallocated"),
    WORD("not allocated"),
    WORD("unassigned"),
    WORD("duty"),
    WORD("duty worker"),
    WORD("duty team"),
    WORD("none"),
    WORD("n/a"),
    WORD("#n/a"),
    WORD("na"),
    WORD("-"),
    WORD("tbc"),
    WORD("tba"),
    WORD("vacant"),
    WORD("vacancy"),
    WORD("unknown"),
    WORD("awaiting allocation"),
    WORD("no worker"),
};

static bool ends_in_team(struct str s)
{
	return s.len >= 4 && str_same((struct str){s.p + s.len - 4, 4}, STR("team"));
}

struct str worker_named(struct str worker, struct str team)
{
	struct str s = str_trim(worker);

	for (size_t i = 0; i < sizeof nobody / sizeof nobody[0]; i++)
		if (s.len == nobody[i].len && str_same(s, nobody[i]))
			return STR("");
	if (ends_in_team(s) || str_same(s, str_trim(team)))
		return STR("");
	return s;
}

/* The row of each list that is open on the day and began last. */
#define LATEST_OPEN(type, finish)                                                                  \
	static const struct type *latest_##type(const struct child *c, struct date_cell day)       \
	{                                                                                          \
		const struct type *best = NULL;                                                    \
                                                                                                   \
		for (const struct type *r = first_##type(c); r; r = next_##type(r))                \
			if (open_on(r->start, r->finish, day) &&                                   \
			    (!best || date_after(r->start, best->start)))                          \
				best = r;                                                          \
		return best;                                                                       \
	}

LATEST_OPEN(in_care, ceased)
LATEST_OPEN(protection, end)
LATEST_OPEN(in_need, closed)

bool case_open(const struct child *c, struct date_cell day)
{
	return first_leaver(c) || latest_in_need(c, day) || latest_in_care(c, day) ||
	       latest_protection(c, day);
}

struct str case_worker(const struct child *c, struct date_cell day)
{
	const struct in_care *care = latest_in_care(c, day);
	const struct protection *plan = latest_protection(c, day);
	const struct in_need *need = latest_in_need(c, day);
	const struct leaver *leaver = first_leaver(c);
	struct str worker = STR("");

	if (care)
		worker = worker_named(text_of(care->worker), text_of(care->team));
	if (plan && !worker.len)
		worker = worker_named(text_of(plan->worker), text_of(plan->team));
	if (need && !worker.len)
		worker = worker_named(text_of(need->worker), text_of(need->team));
	if (leaver && !worker.len)
		worker = worker_named(text_of(leaver->worker), text_of(leaver->team));
	return worker;
}
