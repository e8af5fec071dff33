/*
 * The held findings as compact JSON:
 *
 *   first     findings shown at a time
 *   total     all there are, held or not
 *   findings  [shape, record, line, child, value, value...], by child, most errors first
 *   shapes    [rule, table, fields marked, names of the fields shown...]
 *   values    each different value once
 *   children  their ids; 0 for the return as a whole, 1 for records without a child id
 *   workers   of each child, by number; nothing when workers are not told
 *   names     of the workers; "" for nobody
 *   rules     [code (and whether it is provisional), severity 0-2, message with {names}, its
 *             place in the ledger], worst first
 *   tables    their names
 *
 * Shapes, values, children, workers, rules and tables are named by their place in those lists, from 0;
 * record and line are as they are, 0 for none.
 */
#include "base/jsonout.h"
#include "base/map.h"
#include "report/page.h"
#include "report/words.h"

/* Texts numbered in the order they are first met. */
struct numbered {
	struct map map;
	struct str *at; /* by number */
	size_t count, cap;
};

struct making {
	const struct page *p;
	struct jsonout j;
	uint32_t *rule_number;	/* by place in the ledger */
	struct numbered shapes; /* told apart by rule, table and marks */
	size_t *shaped;		/* by shape: a finding that has it */
	size_t shaped_cap;
	struct numbered values;
};

/* The number of a key, which lives as long as n. */
static uint32_t number_of(struct numbered *n, struct str key, bool *added)
{
	uint32_t number = map_put(&n->map, key, (uint32_t)n->count, added);

	if (*added) {
		n->at = mem_room(n->at, &n->cap, n->count + 1, sizeof *n->at);
		n->at[n->count++] = key;
	}
	return number;
}

static void numbered_close(struct numbered *n)
{
	map_close(&n->map);
	mem_free(n->at);
}

static uint32_t shape_of(struct making *m, const struct finding *f)
{
	uint64_t parts[3] = {f->rule, f->table, f->marks};
	struct str key = {(const char *)parts, sizeof parts};
	uint32_t known = map_get(&m->shapes.map, key);
	bool added = false;

	if (known != MAP_NONE)
		return known;
	m->shaped = mem_room(m->shaped, &m->shaped_cap, m->shapes.count + 1, sizeof *m->shaped);
	m->shaped[m->shapes.count] = (size_t)(f - m->p->c->findings.at);
	return number_of(&m->shapes, arena_str(&m->p->t->arena, key), &added);
}

static uint32_t number_of_value(struct making *m, struct str value)
{
	struct str cut = words_cut(value, PAGE_VALUE_MAX);
	bool added = false;

	if (cut.len < value.len)
		cut = arena_fmt(&m->p->t->arena, "%.*s\xe2\x80\xa6", (int)cut.len, cut.p);
	return number_of(&m->values, cut, &added);
}

static void write_finding(struct making *m, const struct finding *f, uint32_t child)
{
	struct str values[FINDING_SHOWS_MAX];
	struct shown shown;

	finding_shows(&m->p->c->findings, f, &shown);
	finding_values(&m->p->c->findings, f, values);
	jsonout_array(&m->j);
	jsonout_number(&m->j, shape_of(m, f));
	jsonout_number(&m->j, f->record);
	jsonout_number(&m->j, f->line);
	jsonout_number(&m->j, child);
	for (size_t i = 0; i < shown.count; i++)
		jsonout_number(&m->j, number_of_value(m, values[i]));
	jsonout_end_array(&m->j);
}

/* Whether the held finding at i is the first of its child. */
static bool begins_child(const struct page *p, size_t i)
{
	const size_t *at = p->held->at;

	return i == 0 || p->t->child_of[at[i]] != p->t->child_of[at[i - 1]];
}

static void write_findings(struct making *m)
{
	const struct held *h = m->p->held;
	uint32_t child = 0;

	jsonout_key(&m->j, "findings");
	jsonout_array(&m->j);
	for (size_t i = 0; i < h->count; i++) {
		child += i && begins_child(m->p, i);
		write_finding(m, &m->p->c->findings.at[h->at[i]], child);
	}
	jsonout_end_array(&m->j);
}

static void write_shapes(struct making *m)
{
	struct shown shown;

	jsonout_key(&m->j, "shapes");
	jsonout_array(&m->j);
	for (size_t i = 0; i < m->shapes.count; i++) {
		const struct finding *f = &m->p->c->findings.at[m->shaped[i]];

		finding_shows(&m->p->c->findings, f, &shown);
		jsonout_array(&m->j);
		jsonout_number(&m->j, m->rule_number[f->rule]);
		jsonout_number(&m->j, f->table - 1);
		jsonout_number(&m->j, (int64_t)shown.marked);
		for (size_t k = 0; k < shown.count; k++)
			jsonout_str(&m->j, shown.name[k]);
		jsonout_end_array(&m->j);
	}
	jsonout_end_array(&m->j);
}

static void write_values(struct making *m)
{
	jsonout_key(&m->j, "values");
	jsonout_array(&m->j);
	for (size_t i = 0; i < m->values.count; i++)
		jsonout_str(&m->j, m->values.at[i]);
	jsonout_end_array(&m->j);
}

static void write_children(struct making *m)
{
	const struct held *h = m->p->held;

	jsonout_key(&m->j, "children");
	jsonout_array(&m->j);
	for (size_t i = 0; i < h->count; i++) {
		const struct tally_child *child = &m->p->t->children[m->p->t->child_of[h->at[i]]];

		if (!begins_child(m->p, i))
			continue;
		if (child->kind == TALLY_CHILD)
			jsonout_str(&m->j, words_cut(child->id, PAGE_VALUE_MAX));
		else
			jsonout_number(&m->j, child->kind == TALLY_NAMELESS);
	}
	jsonout_end_array(&m->j);
}

/* The workers of the children, in the order of write_children(). */
static void write_workers(struct making *m)
{
	const struct held *h = m->p->held;
	const struct tally *t = m->p->t;

	jsonout_key(&m->j, "workers");
	jsonout_array(&m->j);
	for (size_t i = 0; i < h->count && m->p->c->workers.told; i++)
		if (begins_child(m->p, i))
			jsonout_number(&m->j, t->worker_of[t->child_of[h->at[i]]]);
	jsonout_end_array(&m->j);
	jsonout_key(&m->j, "names");
	jsonout_array(&m->j);
	for (size_t i = 0; i < t->worker_count && m->p->c->workers.told; i++)
		jsonout_str(&m->j, words_cut(t->workers[i].id, PAGE_VALUE_MAX));
	jsonout_end_array(&m->j);
}

/* Numbers the rules with findings, errors first, the most findings first, and writes them so. */
static void write_rules(struct making *m)
{
	const struct tally *t = m->p->t;
	uint32_t number = 0;

	jsonout_key(&m->j, "rules");
	jsonout_array(&m->j);
	for (enum severity s = 0; s < SEVERITIES; s++) {
		for (size_t i = 0; i < t->broken; i++) {
			const struct rule *r = m->p->c->ledger[t->worst[i]].rule;

			if (r->severity != s)
				continue;
			m->rule_number[t->worst[i]] = number++;
			jsonout_array(&m->j);
			jsonout_str(&m->j,
				    arena_fmt(&m->p->t->arena, "%s%s", r->code, words_standing(r)));
			jsonout_number(&m->j, s);
			jsonout_text(&m->j, r->message);
			jsonout_number(&m->j, (int64_t)t->worst[i]);
			jsonout_end_array(&m->j);
		}
	}
	jsonout_end_array(&m->j);
}

static void write_tables(struct making *m)
{
	jsonout_key(&m->j, "tables");
	jsonout_array(&m->j);
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		const struct table_info *info = table_info(t);
		const char *of = m->p->t->returns > 1 ? returns_name(info->returns) : "";

		jsonout_str(&m->j,
			    arena_fmt(&m->p->t->arena, "%s%s%s", of, of[0] ? " " : "", info->name));
	}
	jsonout_end_array(&m->j);
}

/* JSON where & and > are escaped as well (json.h does it for <): both stand only inside strings. */
static void escape(struct out *to, struct str json)
{
	while (json.len) {
		size_t n = 0;

		while (n < json.len && json.p[n] != '&' && json.p[n] != '>')
			n++;
		out_add(to, json.p, n);
		if (n < json.len)
			out_text(to, json.p[n++] == '&' ? "\\u0026" : "\\u003e");
		json = (struct str){json.p + n, json.len - n};
	}
}

static void write_all(struct making *m)
{
	jsonout_object(&m->j);
	jsonout_key(&m->j, "first");
	jsonout_number(&m->j, PAGE_FIRST);
	jsonout_key(&m->j, "total");
	jsonout_number(&m->j, (int64_t)m->p->c->findings.count);
	write_rules(m);
	write_tables(m);
	write_findings(m);
	write_shapes(m);
	write_values(m);
	write_children(m);
	write_workers(m);
	jsonout_end_object(&m->j);
}

void page_data(const struct page *p, struct out *to)
{
	struct out made = out_memory();
	struct making m = {.p = p, .j = jsonout_to(&made)};

	m.rule_number = arena_array(&p->t->arena, p->c->rule_count + 1, sizeof *m.rule_number);
	write_all(&m);
	escape(to, buf_view(&made.buf));
	numbered_close(&m.shapes);
	numbered_close(&m.values);
	mem_free(m.shaped);
	out_abandon(&made);
}
