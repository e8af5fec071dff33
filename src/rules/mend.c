#include "rules/mend.h"

#include "base/map.h"

#include <assert.h>

enum { FACTS_MAX = 3 }; /* facts that one error can mark: CHILD, DOB, SEX */

/* A repair that could be made. Those of records come in the order of the findings. */
struct repair {
	size_t first;	  /* of the errors it clears */
	uint64_t left;	  /* of them that no repair taken clears */
	enum field field; /* FIELD_NONE for a record */
};

/* An error about a record, and the repairs that clear it. */
struct error {
	size_t finding;
	uint32_t repair[1 + FACTS_MAX]; /* its record's, then its facts' */
	size_t repairs;			/* 0 once it is cleared */
};

struct mending {
	const struct findings *fs;
	struct arena *arena;
	struct error *errors;
	size_t count;
	struct repair *repairs;
	size_t repair_count, repair_cap;
	struct map facts;		   /* field name, 0, child id -> repair */
	struct buf key;			   /* for looking into facts */
	enum field fact[FIELDS_COUNT];	   /* by field: the first of its name, when it is a fact */
	uint32_t rule_met[UINT16_MAX + 1]; /* by rule: the last repair, from 1, it was listed for */
};

/* Finds the fields whose name more than one table of the SSDA903 has. */
static void find_facts(struct mending *m)
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		const struct table_info *info = table_info(t);

		for (size_t i = 0; info->returns == RETURN_SSDA903 && i < info->fields; i++) {
			enum field f = info->first + (enum field)i, other = FIELD_NONE;
			struct str name = str_of(field_info(f)->name);

			for (enum table u = TABLE_NONE + 1; u < t && other == FIELD_NONE; u++)
				if (table_info(u)->returns == RETURN_SSDA903)
					other = field_find(u, name);
			if (other == FIELD_NONE)
				continue;
			m->fact[f] = other;
			m->fact[other] = other;
		}
	}
}

static uint32_t add_repair(struct mending *m, enum field field)
{
	m->repairs = mem_room(m->repairs, &m->repair_cap, m->repair_count + 1, sizeof *m->repairs);
	m->repairs[m->repair_count] = (struct repair){.first = m->count, .field = field};
	return (uint32_t)m->repair_count++;
}

/* The repair of a fact about a child. */
static uint32_t fact_repair(struct mending *m, enum field fact, struct str child)
{
	const char *name = field_info(fact)->name;
	uint32_t known;
	bool added;

	m->key.len = 0;
	buf_add(&m->key, name, strlen(name) + 1);
	buf_str(&m->key, child);
	known = map_get(&m->facts, buf_view(&m->key));
	if (known != MAP_NONE)
		return known;
	return map_put(&m->facts, arena_str(m->arena, buf_view(&m->key)), add_repair(m, fact),
		       &added);
}

/* The repair of the record that the newest error marks. */
static uint32_t record_repair(struct mending *m, const struct finding *f)
{
	const struct error *last = m->count ? &m->errors[m->count - 1] : NULL;
	const struct finding *l = last ? &m->fs->at[last->finding] : NULL;

	if (l && l->table == f->table && l->record == f->record)
		return last->repair[0];
	return add_repair(m, FIELD_NONE);
}

static void add_facts(struct mending *m, struct error *e, const struct finding *f)
{
	const struct rule *r = finding_rule(m->fs, f);
	struct str child = finding_child(m->fs, f);
	enum field field;

	if (child.len == 0)
		return;
	for (size_t i = 0; (field = finding_field(r, (enum table)f->table, i)) != FIELD_NONE; i++)
		if ((f->marks >> i & 1) && field_info(field)->table == (enum table)f->table &&
		    m->fact[field] != FIELD_NONE && e->repairs <= FACTS_MAX)
			e->repair[e->repairs++] = fact_repair(m, m->fact[field], child);
}

static void add_error(struct mending *m, size_t finding)
{
	const struct finding *f = &m->fs->at[finding];
	struct error *e = &m->errors[m->count];

	*e = (struct error){.finding = finding};
	e->repair[e->repairs++] = record_repair(m, f);
	add_facts(m, e, f);
	for (size_t i = 0; i < e->repairs; i++)
		m->repairs[e->repair[i]].left++;
	m->count++;
}

/* Whether a is to be made before b. */
static bool before(const struct repair *a, const struct repair *b)
{
	if (a->left != b->left)
		return a->left > b->left;
	if ((a->field == FIELD_NONE) != (b->field == FIELD_NONE))
		return a->field == FIELD_NONE;
	return a->first < b->first;
}

/* The repair to make next; NULL when none clears two errors. */
static const struct repair *next_repair(const struct mending *m)
{
	const struct repair *best = NULL;

	for (size_t i = 0; i < m->repair_count; i++)
		if (m->repairs[i].left > 1 && (!best || before(&m->repairs[i], best)))
			best = &m->repairs[i];
	return best;
}

static bool clears(const struct error *e, uint32_t repair)
{
	for (size_t i = 0; i < e->repairs; i++)
		if (e->repair[i] == repair)
			return true;
	return false;
}

/* Counts an error as cleared by the repair being made, the nth. `last` is the one before it. */
static void clear(struct mending *m, struct error *e, struct mend *to, uint16_t *rules, size_t n,
		  const struct finding *last)
{
	const struct finding *f = &m->fs->at[e->finding];

	for (size_t i = 0; i < e->repairs; i++)
		m->repairs[e->repair[i]].left--;
	e->repairs = 0;
	to->errors++;
	to->records += !last || last->table != f->table || last->record != f->record;
	to->in[f->table] = true;
	if (m->rule_met[f->rule] != n)
		rules[to->rule_count++] = f->rule;
	m->rule_met[f->rule] = (uint32_t)n;
}

/* Makes a repair, the nth. */
static void make(struct mending *m, const struct repair *r, struct mend *to, size_t n)
{
	uint16_t *rules = arena_array(m->arena, (size_t)r->left, sizeof *rules);
	uint32_t number = (uint32_t)(r - m->repairs);
	const struct finding *last = NULL;

	*to = (struct mend){.field = r->field, .rules = rules};
	for (size_t i = r->first; i < m->count && r->left; i++) {
		const struct finding *f = &m->fs->at[m->errors[i].finding];

		if (!clears(&m->errors[i], number))
			continue;
		if (!last) {
			to->child = finding_child(m->fs, f);
			to->table = (enum table)f->table;
			to->record = f->record;
			to->line = f->line;
		}
		clear(m, &m->errors[i], to, rules, n, last);
		last = f;
	}
}

void mend_first(struct mends *m, const struct findings *fs, struct arena *a)
{
	struct mending *with = arena_take(a, sizeof *with);
	const struct repair *r;

	*m = (struct mends){0};
	with->fs = fs;
	with->arena = a;
	with->errors = arena_array(a, fs->count + 1, sizeof *with->errors);
	find_facts(with);
	for (size_t i = 0; i < fs->count; i++) {
		if (finding_rule(fs, &fs->at[i])->severity != SEVERITY_ERROR)
			continue;
		m->errors++;
		if (fs->at[i].record)
			add_error(with, i);
	}
	while (m->count < MEND_MAX && (r = next_repair(with))) {
		make(with, r, &m->at[m->count], m->count + 1);
		m->cleared += m->at[m->count++].errors;
	}
	map_close(&with->facts);
	buf_close(&with->key);
	mem_free(with->repairs);
}
