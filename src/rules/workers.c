#include "rules/workers.h"

#include "record/return903.h"
#include "rules/findings.h"

/* Whether a, whose episode is no earlier in the child's list than b's, goes before it. Those whose
 * start cannot be told stand last in the list and count as first to begin. */
static bool goes_before(const struct sw_episode *a, const struct sw_episode *b)
{
	if (is_absent(a->sw_dec) != is_absent(b->sw_dec))
		return is_absent(a->sw_dec);
	return has_value(a->sw_decom);
}

/* SW_ID of a child's worker; "" for none. */
static struct str worker_of(const struct child *c)
{
	const struct sw_episode *best = NULL;

	for (const struct sw_episode *s = first_sw_episode(c); s; s = next_sw_episode(s))
		if (has_value(s->sw_id) && s->sw_id.len && (!best || goes_before(s, best)))
			best = s;
	return best ? (struct str){best->sw_id.p, best->sw_id.len} : STR("");
}

/* The place of a worker in w->name. */
static uint32_t place_of(struct workers *w, struct str name, struct arena *a)
{
	uint32_t known = map_get(&w->by_name, name);
	bool added;

	if (known != MAP_NONE)
		return known;
	w->name = mem_room(w->name, &w->cap, w->count + 1, sizeof *w->name);
	w->name[w->count] = arena_str(a, name);
	known = map_put(&w->by_name, w->name[w->count], (uint32_t)w->count, &added);
	w->count++;
	return known;
}

static void add_child(struct workers *w, const struct all903 *all, struct str id, struct arena *a)
{
	const struct child *c = all903_child(all, id);
	struct str name = c ? worker_of(c) : STR("");
	bool added;

	if (name.len && map_get(&w->by_child, id) == MAP_NONE)
		map_put(&w->by_child, arena_str(a, id), place_of(w, name, a), &added);
}

void workers_find(struct workers *w, const struct all903 *all, const struct findings *found,
		  struct arena *a)
{
	struct str before = STR("");

	w->told = all->sources[TABLE_SW_EPISODE].here;
	for (size_t i = 0; w->told && i < found->count; i++) {
		struct str id = finding_child(found, &found->at[i]);

		if (id.len && !str_eq(id, before))
			add_child(w, all, id, a);
		before = id;
	}
}

uint32_t workers_of(const struct workers *w, struct str child)
{
	uint32_t at = map_get(&w->by_child, child);

	return at == MAP_NONE ? WORKER_NONE : at;
}

void workers_close(struct workers *w)
{
	mem_free(w->name);
	map_close(&w->by_name);
	map_close(&w->by_child);
}
