#include "report/tally.h"

#include <stdlib.h>

/* A worker and the place it had before sorting. */
struct ranked {
	struct tally_worker worker;
	size_t was;
};

static int by_findings(const void *pa, const void *pb)
{
	const struct tally_worker *a = &((const struct ranked *)pa)->worker;
	const struct tally_worker *b = &((const struct ranked *)pb)->worker;

	if ((a->id.len == 0) != (b->id.len == 0))
		return a->id.len ? -1 : 1;
	for (size_t s = 0; s < SEVERITIES; s++)
		if (a->findings[s] != b->findings[s])
			return a->findings[s] > b->findings[s] ? -1 : 1;
	return str_cmp(a->id, b->id);
}

/* Counts each child with its worker, or at the last place with those of nobody. */
static void count(struct tally *t, const struct workers *w, struct ranked *all)
{
	for (size_t i = 0; i < t->child_count; i++) {
		const struct tally_child *child = &t->children[i];
		uint32_t at = workers_of(w, child->id);

		t->worker_of[i] = at == WORKER_NONE ? (uint32_t)w->count : at;
		all[t->worker_of[i]].worker.children += child->kind == TALLY_CHILD;
		all[t->worker_of[i]].worker.groups++;
		for (size_t s = 0; s < SEVERITIES; s++)
			all[t->worker_of[i]].worker.findings[s] += child->findings[s];
	}
}

void tally_workers(struct tally *t, const struct workers *w)
{
	struct ranked *all = arena_array(&t->arena, w->count + 1, sizeof *all);
	uint32_t *now = arena_array(&t->arena, w->count + 1, sizeof *now);

	t->workers = arena_array(&t->arena, w->count + 1, sizeof *t->workers);
	t->worker_of = arena_array(&t->arena, t->child_count + 1, sizeof *t->worker_of);
	for (size_t i = 0; i <= w->count; i++)
		all[i] = (struct ranked){{.id = i < w->count ? w->name[i] : STR("")}, i};
	count(t, w, all);
	qsort(all, w->count + 1, sizeof *all, by_findings);
	for (size_t i = 0; i <= w->count; i++) {
		now[all[i].was] = (uint32_t)t->worker_count;
		t->workers[t->worker_count] = all[i].worker;
		t->worker_count += all[i].worker.groups > 0;
	}
	for (size_t i = 0; i < t->child_count; i++)
		t->worker_of[i] = now[t->worker_of[i]];
}
