#include "rules/cin/census.h"
#include "rules/rule.h"

#include <assert.h>

_Static_assert(DISABILITY_LAST_ - DISABILITY_FIRST_ <= 32, "a bit for each disability code");

static uint32_t disability_bit(enum code disability)
{
	assert(disability > DISABILITY_FIRST_ && disability < DISABILITY_LAST_);
	return UINT32_C(1) << (disability - DISABILITY_FIRST_);
}

static void count_disabilities(struct census *t, const struct child *c)
{
	size_t recorded = 0;

	for (const struct disability *d = first_disability(c); d; d = next_disability(d)) {
		if (has_value(d->disability))
			t->disability_codes |= disability_bit((enum code)d->disability.v);
		if (!is_absent(d->disability) && !code_is(d->disability, DISABILITY_NONE))
			recorded++;
	}
	t->disabled += recorded > 0;
	t->several += recorded > 1;
}

static void count_identifiers(struct census *t, const struct child *c)
{
	for (const struct identifiers *i = first_identifiers(c); i; i = next_identifiers(i)) {
		bool born = is_absent(i->expected_birth_date);

		t->identifiers++;
		t->no_gender += born && (is_absent(i->gender) || code_is(i->gender, GENDER_0));
		t->no_sex += born && (is_absent(i->sex) || code_is(i->sex, SEX_U));
		people_add(&t->people, i);
	}
}

static bool in_year(struct date_cell day, const struct child *c)
{
	return date_within(day, c->scope->start, c->scope->end);
}

static void count_plans(struct census *t, const struct child *c)
{
	for (const struct cp_plan *p = first_cp_plan(c); p; p = next_cp_plan(p))
		t->plans_begun += in_year(p->start, c);
	for (const struct cindetails *d = first_cindetails(c); d; d = next_cindetails(d))
		t->conferences += in_year(d->initial_cpc, c);
	for (const struct section47 *s = first_section47(c); s; s = next_section47(s))
		t->conferences += in_year(s->initial_cpc, c);
}

static void count_pre_proceedings(struct census *t, const struct child *c)
{
	for (const struct pre_proceedings *p = first_pre_proceedings(c); p;
	     p = next_pre_proceedings(p)) {
		t->pre_proceedings++;
		t->dated += !is_absent(p->start);
	}
}

void census_count(struct census *t, const struct child *c)
{
	assert(t && c);
	t->children++;
	t->scope = c->scope;
	count_disabilities(t, c);
	count_identifiers(t, c);
	count_plans(t, c);
	count_pre_proceedings(t, c);
}

void census_add(struct census *to, const struct census *from)
{
	assert(to && from);
	to->children += from->children;
	to->disability_codes |= from->disability_codes;
	to->disabled += from->disabled;
	to->several += from->several;
	to->identifiers += from->identifiers;
	to->no_gender += from->no_gender;
	to->no_sex += from->no_sex;
	to->plans_begun += from->plans_begun;
	to->conferences += from->conferences;
	to->pre_proceedings += from->pre_proceedings;
	to->dated += from->dated;
	people_append(&to->people, &from->people);
	if (from->scope)
		to->scope = from->scope;
}

bool census_uses(const struct census *t, enum code disability)
{
	return (t->disability_codes & disability_bit(disability)) != 0;
}

void census_close(struct census *t)
{
	people_close(&t->people);
	*t = (struct census){0};
}
