#include "report/tally.h"

#include "base/map.h"

#include <assert.h>
#include <stdlib.h>

enum tally_unit tally_unit(const struct rule *r)
{
	if (r->unit == UNIT_child)
		return TALLY_CHILDREN;
	return r->unit == UNIT_all903 || r->unit == UNIT_census || r->unit == UNIT_annexa
		   ? TALLY_WHOLE
		   : TALLY_RECORDS;
}

/* Which of the three a finding is about. */
static enum tally_kind kind_of(const struct finding *f, struct str id)
{
	if (id.len)
		return TALLY_CHILD;
	return f->record ? TALLY_NAMELESS : TALLY_RETURN;
}

/* A child and the place it had before sorting. */
struct ranked {
	struct tally_child child;
	uint32_t was;
};

static int by_findings(const void *pa, const void *pb)
{
	const struct tally_child *a = &((const struct ranked *)pa)->child;
	const struct tally_child *b = &((const struct ranked *)pb)->child;

	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	for (size_t s = 0; s < SEVERITIES; s++)
		if (a->findings[s] != b->findings[s])
			return a->findings[s] > b->findings[s] ? -1 : 1;
	return str_cmp(a->id, b->id);
}

/* The children met so far. The first two places are kept for those without a name. */
struct met {
	struct map ids;
	struct ranked *all;
	size_t count, cap;
};

static uint32_t add_child(struct met *met)
{
	met->all = mem_room(met->all, &met->cap, met->count + 1, sizeof *met->all);
	met->all[met->count] = (struct ranked){.was = (uint32_t)met->count};
	return (uint32_t)met->count++;
}

/* Finds or adds who a finding is about, and counts it there. */
static uint32_t place_of(struct met *met, const struct findings *fs, const struct finding *f)
{
	struct str id = finding_child(fs, f);
	enum tally_kind kind = kind_of(f, id);
	uint32_t at = (uint32_t)kind;
	bool added = false;

	if (kind == TALLY_CHILD)
		at = map_put(&met->ids, id, (uint32_t)met->count, &added);
	if (added)
		add_child(met);
	met->all[at].child.id = id;
	met->all[at].child.kind = kind;
	met->all[at].child.findings[finding_rule(fs, f)->severity]++;
	return at;
}

static uint64_t sum(const uint64_t findings[SEVERITIES])
{
	uint64_t n = 0;

	for (size_t s = 0; s < SEVERITIES; s++)
		n += findings[s];
	return n;
}

/* Puts the children in order, without the places nobody took, and renumbers the findings. */
static void rank(struct tally *t, struct ranked *all, size_t count, size_t findings)
{
	uint32_t *now = arena_array(&t->arena, count, sizeof *now);
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (sum(all[i].child.findings))
			all[kept++] = all[i];
	qsort(all, kept, sizeof *all, by_findings);
	t->children = arena_array(&t->arena, kept + 1, sizeof *t->children);
	t->child_count = kept;
	for (size_t i = 0; i < kept; i++) {
		t->children[i] = all[i].child;
		t->named += all[i].child.kind == TALLY_CHILD;
		now[all[i].was] = (uint32_t)i;
	}
	for (size_t i = 0; i < findings; i++)
		t->child_of[i] = now[t->child_of[i]];
}

static void count_children(struct tally *t, const struct findings *fs)
{
	struct met met = {0};

	while (met.count < TALLY_CHILD)
		add_child(&met);
	t->child_of = arena_array(&t->arena, fs->count + 1, sizeof *t->child_of);
	for (size_t i = 0; i < fs->count; i++)
		t->child_of[i] = place_of(&met, fs, &fs->at[i]);
	rank(t, met.all, met.count, fs->count);
	map_close(&met.ids);
	mem_free(met.all);
}

static int by_number(const void *pa, const void *pb)
{
	uint64_t a = *(const uint64_t *)pa, b = *(const uint64_t *)pb;

	return a < b ? -1 : a > b;
}

/* A number that two findings share only when they are of one rule and one child; a record without
 * a child id is a child of its own. */
static uint64_t pair(const struct tally *t, const struct findings *fs, size_t i)
{
	const struct finding *f = &fs->at[i];
	bool nameless = t->children[t->child_of[i]].kind == TALLY_NAMELESS;
	uint64_t who = nameless ? (UINT64_C(1) << 32 | f->record) : t->child_of[i];

	return (uint64_t)f->rule << 40 | who;
}

/* For the rules about children: how many children each broke on. */
static void count_hits(struct tally *t, const struct check *c)
{
	const struct findings *fs = &c->findings;
	uint64_t *pairs = arena_array(&t->arena, fs->count + 1, sizeof *pairs);
	size_t count = 0;

	for (size_t i = 0; i < fs->count; i++)
		if (tally_unit(finding_rule(fs, &fs->at[i])) == TALLY_CHILDREN)
			pairs[count++] = pair(t, fs, i);
	qsort(pairs, count, sizeof *pairs, by_number);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || pairs[i] != pairs[i - 1])
			t->hit[pairs[i] >> 40]++;
}

/* A rule's place in the ledger with what it is sorted by. */
struct broken {
	uint64_t findings;
	enum severity severity;
	size_t at;
};

static int by_count(const void *pa, const void *pb)
{
	const struct broken *a = pa, *b = pb;

	if (a->severity != b->severity)
		return a->severity < b->severity ? -1 : 1;
	if (a->findings != b->findings)
		return a->findings > b->findings ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

static void count_rules(struct tally *t, const struct check *c)
{
	struct broken *broken = arena_array(&t->arena, c->rule_count + 1, sizeof *broken);

	t->hit = arena_array(&t->arena, c->rule_count + 1, sizeof *t->hit);
	t->worst = arena_array(&t->arena, c->rule_count + 1, sizeof *t->worst);
	for (size_t i = 0; i < c->rule_count; i++) {
		const struct ledger_row *l = &c->ledger[i];

		t->ran += l->ran;
		t->not_run += !l->ran;
		if (tally_unit(l->rule) != TALLY_CHILDREN)
			t->hit[i] = l->findings;
		if (l->findings)
			broken[t->broken++] = (struct broken){l->findings, l->rule->severity, i};
	}
	qsort(broken, t->broken, sizeof *broken, by_count);
	for (size_t i = 0; i < t->broken; i++)
		t->worst[i] = broken[i].at;
	count_hits(t, c);
}

static void count_tables(struct tally *t, const struct check *c)
{
	for (enum table at = TABLE_NONE + 1; at < TABLES; at++) {
		enum returns r = table_info(at)->returns;

		t->records[r] += c->tables[at].records;
		for (size_t s = 0; s < SEVERITIES; s++)
			t->findings[r][s] += c->tables[at].findings[s];
	}
	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++)
		t->returns += c->returns[r].present;
}

void tally_open(struct tally *t, const struct check *c)
{
	assert(c->rule_count <= UINT16_MAX + 1U && c->findings.count < UINT32_MAX);
	*t = (struct tally){0};
	count_children(t, &c->findings);
	tally_workers(t, &c->workers);
	count_rules(t, c);
	count_tables(t, c);
}

void tally_close(struct tally *t)
{
	arena_close(&t->arena);
}
