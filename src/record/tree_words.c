#include "record/tree_words.h"

#include <assert.h>

static void mean(struct tree_words *w, const struct tree_line *line)
{
	struct str name = str_of(line->name);
	struct meaning *m = tree_word(w, line->in, name);

	if (m->name.len)
		return;
	*m = (struct meaning){.name = name, .line = *line};
	if (line->field != FIELD_NONE) {
		m->table = field_info(line->field)->table;
		m->cell = line->field - table_info(m->table)->first;
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
static void learn_places(struct tree_words *w, const struct tree_layout *l)
{
	uint8_t order = 0;

	for (size_t i = 0; i < l->place_count; i++) {
		const struct tree_place *p = &l->places[i];
		struct meaning *m = tree_word(w, p->in, str_of(p->name));

		if (!w->places[p->in]) {
			w->places[p->in] = p;
			order = 0;
		}
		assert(m->name.len && order < 31);
		m->order = ++order;
		m->once = p->once;
		w->needed[p->in] |= p->needed ? 1U << order : 0;
	}
}

void tree_words_learn(struct tree_words *w, const struct tree_layout *l)
{
	for (size_t i = 0; i < l->count; i++)
		mean(w, &l->lines[i]);
	for (size_t i = 0; i < l->count; i++) {
		const struct tree_line *line = &l->lines[i];

		if (line->does == TREE_ROW)
			mean_fields(w, line->context, line->table);
	}
	learn_places(w, l);
}
