#include "record/tree_words.h"

#include <assert.h>

static struct meaning *meaning_of(struct tree_words *w, uint8_t in, struct str name)
{
	return &w->meanings[tree_word(w, in, name) - w->meanings];
}

/* A new meaning in the first free slot for it. */
static struct meaning *add_meaning(struct tree_words *w, uint8_t in, struct str name)
{
	struct spelling is = spelling_of(name);
	struct meaning *m = &w->meanings[++w->count];
	size_t i = spelling_slot(&is, in, TREE_SLOT_BITS);

	assert(w->count < TREE_MEANINGS_MAX);
	while (w->slots[i])
		i = (i + 1) % TREE_SLOTS;
	w->slots[i] = (uint8_t)w->count;
	*m = (struct meaning){.is = is, .spelt = name.p, .in = in};
	return m;
}

/* The first line about an element counts. */
static void mean(struct tree_words *w, const struct tree_line *line)
{
	struct str name = str_of(line->name);
	struct meaning *m;

	if (tree_word(w, line->in, name)->spelt)
		return;
	m = add_meaning(w, line->in, name);
	m->context = line->context;
	m->does = (uint8_t)line->does;
	m->table = (uint8_t)line->table;
	m->field = line->field;
	m->holds = line->does != TREE_FIELD && line->does != TREE_FIELD_ROW;
	if (line->field != FIELD_NONE) {
		m->table = (uint8_t)field_info(line->field)->table;
		m->cell = (uint8_t)(line->field - table_info((enum table)m->table)->first);
	}
}

/* The official fields of the table whose row opens a context. */
static void mean_fields(struct tree_words *w, uint8_t context, enum table table)
{
	const struct table_info *info = table_info(table);

	for (size_t i = 0; i < info->fields; i++) {
		enum field f = info->first + (enum field)i;
		struct tree_line line = {context, field_info(f)->name, TREE_FIELD, 0, table, f};

		mean(w, &line);
	}
}

/* Where each element stands in its context, how often it may and whether it has to. */
static void learn_places(struct tree_words *w, const struct tree_layout *l, int year)
{
	uint8_t order = 0;

	for (size_t i = 0; i < l->place_count; i++) {
		const struct tree_place *p = &l->places[i];
		struct meaning *m = meaning_of(w, p->in, str_of(p->name));

		if (!w->places[p->in]) {
			w->places[p->in] = p;
			order = 0;
		}
		assert(m->spelt && order < 31);
		m->order = ++order;
		m->once = p->once;
		m->other_year = year && (year < p->from || (p->until && year > p->until));
		w->needed[p->in] |= p->needed ? 1U << order : 0;
	}
}

void tree_words_learn(struct tree_words *w, const struct tree_layout *l, int year)
{
	for (size_t i = 0; i < l->count; i++)
		mean(w, &l->lines[i]);
	for (size_t i = 0; i < l->count; i++) {
		const struct tree_line *line = &l->lines[i];

		if (line->does == TREE_ROW)
			mean_fields(w, line->context, line->table);
	}
	learn_places(w, l, year);
	for (size_t i = 1; i <= w->count; i++)
		w->meanings[i].placed = w->places[w->meanings[i].in] != NULL;
}
