/* Whose a record is: what it says itself, and what the child's other records say. */
#include "measure/ask.h"
#include "measure/groups.h"
#include "measure/repeats.h"

/* The field of a table that is called by one of two names. */
static enum field either(enum table t, const char *one, const char *other)
{
	enum field f = field_find(t, str_of(one));

	return f ? f : field_find(t, str_of(other));
}

void facets_find(struct facets of[TABLES])
{
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		of[t] = (struct facets){
		    .team = field_find(t, STR("Allocated Team")),
		    .worker = either(t, "Allocated Worker", "SW_ID"),
		    .born = either(t, "Date of Birth", "PersonBirthDate"),
		    .sex = either(t, "Gender", "Sex"),
		    .ethnicity = either(t, "Ethnicity", "ETHNIC"),
		    .disability = either(t, "Does the Child have a Disability", "Disability")};
		if (t == TABLE_HEADER)
			of[t].born = HEADER_DOB;
		if (t == TABLE_IDENTIFIERS)
			of[t].sex = IDENTIFIERS_Sex;
	}
}

/* How late a record stands: those open on the day before the others, then by their beginning. */
static int64_t lateness(const struct row *row, struct date_cell day)
{
	const struct list_dates *d = list_dates((enum table)row->table);
	struct date_cell start = {CELL_ABSENT}, end = {CELL_ABSENT};

	if (d->start != FIELD_NONE)
		start.v = cell_of(row, d->start);
	if (d->end != FIELD_NONE)
		end.v = cell_of(row, d->end);
	if (!has_value(start))
		return 0;
	return ((int64_t)(d->end != FIELD_NONE && open_on(start, end, day)) << 32) + start.v + 1;
}

/* The best record so far that tells each thing. */
struct best {
	int64_t team, worker, born, sex, ethnicity, disability;
};

static void better_text(struct str *to, int64_t *best, const struct row *row, enum field f,
			int64_t late)
{
	struct str words = words_of(row, f);

	if (words.len && late > *best) {
		*to = words;
		*best = late;
	}
}

static void better_value(int32_t *to, int64_t *best, const struct row *row, enum field f,
			 int64_t late)
{
	int32_t v = f == FIELD_NONE ? CELL_ABSENT : cell_of(row, f);

	if (v >= 0 && late > *best) {
		*to = v;
		*best = late;
	}
}

static void learn(struct whose *w, struct best *best, const struct row *row, const struct facets *f,
		  struct date_cell day)
{
	int64_t late = lateness(row, day) + 1;

	better_text(&w->team, &best->team, row, f->team, late);
	better_text(&w->worker, &best->worker, row, f->worker, late);
	better_value(&w->born.v, &best->born, row, f->born, late);
	better_value(&w->sex.v, &best->sex, row, f->sex, late);
	better_value(&w->ethnicity.v, &best->ethnicity, row, f->ethnicity, late);
	better_value(&w->disability.v, &best->disability, row, f->disability, late);
}

/* A census before 2024-25 has the sex as GenderCurrent. */
static void learn_gender(struct whose *w, const struct child *c)
{
	const struct identifiers *i = first_identifiers(c);

	if (i && !has_value(w->sex))
		w->sex = i->gender;
}

/* Disabilities come a row each; any that is not "none" says yes. */
static void learn_disabilities(struct whose *w, const struct child *c)
{
	for (const struct disability *d = first_disability(c); d; d = next_disability(d))
		if (has_value(d->disability) && !code_is(d->disability, DISABILITY_NONE))
			w->disability = d->disability;
}

static bool tells_anything(const struct facets *f)
{
	return f->team || f->worker || f->born || f->sex || f->ethnicity || f->disability;
}

void whose_child(struct whose *w, const struct facets of[TABLES], const struct child *c,
		 struct date_cell day)
{
	struct best best = {0};

	*w = (struct whose){.team = STR(""),
			    .worker = STR(""),
			    .born = {CELL_ABSENT},
			    .sex = {CELL_ABSENT},
			    .ethnicity = {CELL_ABSENT},
			    .disability = {CELL_ABSENT},
			    .may_be_unborn = first_leaver(c) == NULL && first_adopter(c) == NULL};
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		const char *row = child_rows(c, t);
		size_t size = table_info(t)->row_size;

		if (!row || !tells_anything(&of[t]))
			continue;
		for (; ((const struct row *)(const void *)row)->child == c; row += size)
			learn(w, &best, (const struct row *)(const void *)row, &of[t], day);
	}
	learn_gender(w, c);
	learn_disabilities(w, c);
}

static void own_value(int32_t *to, const struct row *row, enum field f)
{
	int32_t v = f == FIELD_NONE ? CELL_ABSENT : cell_of(row, f);

	if (v >= 0)
		*to = v;
}

void whose_row(struct whose *w, const struct facets of[TABLES], const struct whose *child,
	       const struct row *row)
{
	const struct facets *f = &of[row->table];
	struct str team = words_of(row, f->team), worker = words_of(row, f->worker);

	*w = *child;
	if (team.len)
		w->team = team;
	if (worker.len)
		w->worker = worker;
	own_value(&w->born.v, row, f->born);
	own_value(&w->sex.v, row, f->sex);
	own_value(&w->ethnicity.v, row, f->ethnicity);
	own_value(&w->disability.v, row, f->disability);
}
