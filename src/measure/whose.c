/* Whose a record is: what it says itself, and what the child's other records say. */
#include "measure/ask.h"
#include "measure/groups.h"
#include "measure/repeats.h"

static uint16_t place_of(enum field f)
{
	return f == FIELD_NONE ? 0 : (uint16_t)field_info(f)->offset;
}

/* The place of a table's field that is called by one of two names. */
static uint16_t either(enum table t, const char *one, const char *other)
{
	enum field f = field_find(t, str_of(one));

	return place_of(f ? f : field_find(t, str_of(other)));
}

static bool tells_anything(const struct facet *f)
{
	return f->team || f->worker || f->born || f->sex || f->ethnicity || f->disability;
}

static struct facet facet_of(enum table t)
{
	return (struct facet){
	    .team = place_of(field_find(t, STR("Allocated Team"))),
	    .worker = either(t, "Allocated Worker", "SW_ID"),
	    .born = t == TABLE_HEADER ? place_of(HEADER_DOB)
				      : either(t, "Date of Birth", "PersonBirthDate"),
	    .sex = t == TABLE_IDENTIFIERS ? place_of(IDENTIFIERS_Sex) : either(t, "Gender", "Sex"),
	    .ethnicity = either(t, "Ethnicity", "ETHNIC"),
	    .disability = either(t, "Does the Child have a Disability", "Disability"),
	    .start = place_of(list_dates(t)->start),
	    .end = place_of(list_dates(t)->end)};
}

void facets_find(struct facets *f)
{
	*f = (struct facets){.count = 0};
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		f->of[t] = facet_of(t);
		if (tells_anything(&f->of[t]))
			f->telling[f->count++] = t;
	}
}

/* The value that stands there; absent for nowhere. */
static int32_t value_at(const struct row *row, uint16_t place)
{
	return place ? cell_at(row, place) : CELL_ABSENT;
}

/* How late a record stands: those open on the day before the others, then by their beginning. */
static int64_t lateness(const struct row *row, const struct facet *f, struct date_cell day)
{
	struct date_cell start = {value_at(row, f->start)}, end = {value_at(row, f->end)};

	if (!has_value(start))
		return 0;
	return ((int64_t)(f->end && open_on(start, end, day)) << 32) + start.v + 1;
}

/* The best record so far that tells each thing. */
struct best {
	int64_t team, worker, born, sex, ethnicity, disability;
};

static void better_text(struct str *to, int64_t *best, const struct row *row, uint16_t place,
			int64_t late)
{
	struct str words = words_at(row, place);

	if (words.len && late > *best) {
		*to = words;
		*best = late;
	}
}

static void better_value(int32_t *to, int64_t *best, const struct row *row, uint16_t place,
			 int64_t late)
{
	int32_t v = value_at(row, place);

	if (v >= 0 && late > *best) {
		*to = v;
		*best = late;
	}
}

static void learn(struct whose *w, struct best *best, const struct row *row, const struct facet *f,
		  struct date_cell day)
{
	int64_t late = lateness(row, f, day) + 1;

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

void whose_child(struct whose *w, const struct facets *facets, const struct child *c,
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
	for (size_t i = 0; i < facets->count; i++) {
		enum table t = facets->telling[i];
		const char *row = child_rows(c, t);
		size_t size = row ? table_info(t)->row_size : 0;

		for (; row && ((const struct row *)(const void *)row)->child == c; row += size)
			learn(w, &best, (const struct row *)(const void *)row, &facets->of[t], day);
	}
	learn_gender(w, c);
	learn_disabilities(w, c);
}

static void own_value(int32_t *to, const struct row *row, uint16_t place)
{
	int32_t v = value_at(row, place);

	if (v >= 0)
		*to = v;
}

void whose_row(struct whose *w, const struct facets *facets, const struct whose *child,
	       const struct row *row)
{
	const struct facet *f = &facets->of[row->table];
	struct str team = words_at(row, f->team), worker = words_at(row, f->worker);

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
