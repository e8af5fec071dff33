#include "rules/cin/people.h"

#include "rules/registry.h"
#include "rules/sink.h"
#include "told.h"
#include "unit.h"

#include <stdio.h>

/* Adds a record of ChildIdentifiers, numbered from 1, with an id and a pupil number. */
static void add(struct people *p, uint32_t record, const char *id, const char *upn)
{
	struct child c = {.id = str_of(id)};
	struct identifiers i = {.row = {.child = &c, .record = record, .line = record * 10}};

	i.upn = (struct text_cell){upn, (uint32_t)strlen(upn), *upn ? 0 : CELL_ABSENT};
	people_add(p, &i);
}

/* Fails the test when what the rule says of those who share a key is not `want`. */
static void assert_shared(const struct people *p, enum person_key key, const char *code,
			  const char *want)
{
	const struct rule *r = rule_find(RETURN_CIN, str_of(code), 2025, NULL);
	struct findings found = {.rules = &r};
	struct sink out = {.rule = r, .into = &found};

	assert_non_null(r);
	people_flag_shared(p, key, &out);
	findings_sort(&found);
	assert_told(&found, want);
	findings_close(&found);
}

static void shared(void **state)
{
	struct people p = {0};

	(void)state;
	assert_shared(&p, PERSON_ID, "8510", "");
	add(&p, 1, "a", "X1");
	add(&p, 2, "b", "X2");
	add(&p, 3, "a", "");
	add(&p, 4, "", "X2");
	add(&p, 5, "", "");
	add(&p, 6, "a", "x1");
	assert_shared(&p, PERSON_ID, "8510",
		      "8510 ChildIdentifiers 1: LAchildID=a\n"
		      "8510 ChildIdentifiers 3: LAchildID=a\n"
		      "8510 ChildIdentifiers 6: LAchildID=a\n");
	assert_shared(&p, PERSON_UPN, "1520",
		      "1520 ChildIdentifiers 2: UPN=X2\n"
		      "1520 ChildIdentifiers 4: UPN=X2\n");
	people_close(&p);
	assert_shared(&p, PERSON_ID, "8510", "");
}

static void parts(void **state)
{
	struct people p = {0}, q = {0}, none = {0};

	(void)state;
	add(&p, 1, "a", "X1");
	add(&q, 2, "b", "X1");
	add(&q, 3, "a", "X3");
	people_append(&p, &none);
	people_append(&p, &q);
	people_close(&q);
	assert_shared(&p, PERSON_ID, "8510",
		      "8510 ChildIdentifiers 1: LAchildID=a\n"
		      "8510 ChildIdentifiers 3: LAchildID=a\n");
	assert_shared(&p, PERSON_UPN, "1520",
		      "1520 ChildIdentifiers 1: UPN=X1\n"
		      "1520 ChildIdentifiers 2: UPN=X1\n");
	people_close(&p);
}

static void a_crowd(void **state)
{
	struct people p = {0};
	char id[16], upn[16];

	(void)state;
	for (uint32_t i = 1; i <= 5000; i++) {
		snprintf(id, sizeof id, "%u", (unsigned)(i == 4999 ? 7 : i));
		snprintf(upn, sizeof upn, "U%u", (unsigned)i);
		add(&p, i, id, upn);
	}
	assert_shared(&p, PERSON_ID, "8510",
		      "8510 ChildIdentifiers 7: LAchildID=7\n"
		      "8510 ChildIdentifiers 4999: LAchildID=7\n");
	assert_shared(&p, PERSON_UPN, "1520", "");
	people_close(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    TEST(shared, "whoever shares an id or a number is marked, a blank is not shared"),
	    TEST(parts, "parts of one census are told as one"),
	    TEST(a_crowd, "two among thousands are found"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
