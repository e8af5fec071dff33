/* List 11: who dealt with the adoption agency, new families and those of the children of List 10. */
#include "demo/lists.h"

#include <stdio.h>

uint64_t lists_adopters(const struct world *w)
{
	return w->children / 100;
}

/* A stage of the adopter's way begins on `day` and takes low to high days; blank once it is over. */
static int32_t stage(struct row *row, const struct world *w, struct rng *r, enum field from,
		     enum field to, int32_t day, struct span days)
{
	row_date(row, from, day, w->end);
	day = life_workday(day + rng_between(r, days.from, days.to));
	row_date(row, to, day, w->end);
	return day + rng_between(r, 0, 20);
}

struct adult {
	char id[CELL_BYTES], family[CELL_BYTES];
	bool woman, fostering;
};

/* A new record of a person who dealt with the adoption agency. */
static struct row *add_adult(struct rows *rows, const struct adult *who, struct rng *r)
{
	static const struct odds ethnic[] = {
	    {80, ETHNIC_WBRI}, {8, ETHNIC_WOTH}, {6, ETHNIC_AIND}, {6, ETHNIC_BAFR}};
	struct row *row = rows_new(rows, TABLE_ADOPTER, false);
	enum code origin = RNG_CODE(r, ethnic);

	row_text(row, ADOPTER_ADOPTER, who->id);
	row_text(row, ADOPTER_FAMILY, who->family);
	row_code(row, ADOPTER_GENDER, who->woman ? STATED_SEX_F : STATED_SEX_M);
	row_code(row, ADOPTER_ETHNICITY, origin);
	lists_said(row, ADOPTER_DISABILITY, false);
	lists_said(row, ADOPTER_FOSTERING, who->fostering);
	return row;
}

/* From the enquiry to the approval; the day they were approved. */
static int32_t become_approved(struct row *row, const struct world *w, struct rng *r, int32_t day)
{
	row_date(row, ADOPTER_ENQUIRED, day, w->end);
	day = life_workday(day + rng_between(r, 5, 30));
	day =
	    stage(row, w, r, ADOPTER_STAGE1_START, ADOPTER_STAGE1_END, day, (struct span){40, 68});
	day =
	    stage(row, w, r, ADOPTER_STAGE2_START, ADOPTER_STAGE2_END, day, (struct span){80, 132});
	row_date(row, ADOPTER_SUBMITTED, day, w->end);
	day = life_workday(day + 10);
	row_date(row, ADOPTER_APPROVED, day, w->end);
	return day;
}

void lists_add_adopter(struct rows *rows, const struct world *w, uint64_t number)
{
	static const struct odds whys[] = {
	    {70, LEFT_REASON_1}, {20, LEFT_REASON_2}, {10, LEFT_REASON_3}};
	uint64_t family = number / 2;
	struct rng r = rng_of(w->seed, number, FOR_ADOPTER),
		   both = rng_of(w->seed, family, FOR_ADOPTER + 100);
	int32_t day = life_workday(rng_between(&both, lists_since(w, 12), w->end - 5));
	bool leaves = rng_chance(&both, 200);
	enum code why = RNG_CODE(&both, whys);
	struct adult who = {.woman = number % 2 == 0, .fostering = family % 9 == 0};
	struct row *row;

	snprintf(who.id, sizeof who.id, "A%06u", (unsigned)number + 1);
	snprintf(who.family, sizeof who.family, "F%06u", (unsigned)family + 1);
	row = add_adult(rows, &who, &r);
	if (!leaves) {
		become_approved(row, w, &both, day);
		return;
	}
	row_date(row, ADOPTER_ENQUIRED, day, w->end);
	day = life_workday(day + rng_between(&both, 5, 30));
	row_date(row, ADOPTER_LEFT, day, w->end);
	if (day <= w->end)
		row_code(row, ADOPTER_LEFT_REASON, why);
}

/* One in eight adopts alone. */
void lists_add_parents(struct rows *rows, const struct world *w, const struct life *l,
		       int32_t placed, int32_t adopted)
{
	struct rng both = rng_of(w->seed, l->number, FOR_ADOPTER + 200), r = both;
	uint32_t people = rng_chance(&both, 125) ? 1 : 2;
	int32_t enquired = life_workday(l->matched - rng_between(&both, 330, 700));

	for (uint32_t i = 0; i < people; i++) {
		struct adult who = {.woman = i == 0, .fostering = l->by_carer};
		struct rng same = both;
		struct row *row;

		snprintf(who.id, sizeof who.id, "P%s%u", l->id, i + 1);
		snprintf(who.family, sizeof who.family, "F%s", l->id);
		row = add_adult(rows, &who, &r);
		become_approved(row, w, &same, enquired);
		row_date(row, ADOPTER_MATCHED, l->matched, w->end);
		row_date(row, ADOPTER_PLACED, placed, w->end);
		if (placed <= w->end)
			row_number(row, ADOPTER_CHILDREN_PLACED, 1);
		row_date(row, ADOPTER_ADOPTED, adopted, w->end);
	}
}
