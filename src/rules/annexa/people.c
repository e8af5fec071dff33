/* Who the rows are about: the same child is the same in every list, and no row stands there twice. */
#include "record/key.h"
#include "rules/annexa/lists.h"
#include "rules/sink.h"

static int32_t cell_of(const struct row *row, enum field f)
{
	int32_t v;

	memcpy(&v, (const char *)row + field_info(f)->offset, sizeof v);
	return v;
}

static const struct row *next_row(const struct row *row)
{
	const char *next = (const char *)row + table_info((enum table)row->table)->row_size;
	const struct row *r = (const struct row *)(const void *)next;

	return r->child == row->child ? r : NULL;
}

/* The child's first row of the table that a field is of. */
static const struct row *first_row(const struct child *c, enum field f)
{
	return child_rows(c, field_info(f)->table);
}

/* A row says something else than the child's first row of all that says anything: the rule's fields
 * are one of each list. */
static void differing(const struct child *c, struct sink *out)
{
	const struct row *said = NULL;
	int32_t first = CELL_ABSENT;

	for (size_t i = 0; out->rule->fields[i] != FIELD_NONE; i++) {
		enum field f = (enum field)out->rule->fields[i];

		for (const struct row *r = first_row(c, f); r; r = next_row(r)) {
			int32_t v = cell_of(r, f);

			if (v >= 0 && said && v != first)
				flag_with(out, r, said);
			if (v >= 0 && !said) {
				said = r;
				first = v;
			}
		}
	}
}

static void rA101(const struct child *c, struct sink *out)
{
	for (size_t i = 0; out->rule->fields[i] != FIELD_NONE; i++) {
		enum field f = (enum field)out->rule->fields[i], second;

		table_key(field_info(f)->table, &second);
		for (const struct row *r = first_row(c, f), *next; r; r = next) {
			next = next_row(r);
			if (next && cell_of(r, f) >= 0 && cell_of(r, f) == cell_of(next, f) &&
			    (second == FIELD_NONE || cell_of(r, second) == cell_of(next, second)))
				flag(out, next);
		}
	}
}

static void rA102(const struct child *c, struct sink *out)
{
	differing(c, out);
}

static void rA103(const struct child *c, struct sink *out)
{
	differing(c, out);
}

static void rA104(const struct child *c, struct sink *out)
{
	differing(c, out);
}

/* Each list has the date of birth just before the age. */
static void rA105(const struct child *c, struct sink *out)
{
	for (size_t i = 0; out->rule->fields[i] != FIELD_NONE; i++) {
		enum field f = (enum field)out->rule->fields[i];

		for (const struct row *r = first_row(c, f); r; r = next_row(r)) {
			int32_t age = cell_of(r, f), born = cell_of(r, f - 1);
			int on = has_value(c->scope->end) && born >= 0
				     ? date_age(born, c->scope->end.v)
				     : 0;

			if (age >= 0 && born >= 0 && has_value(c->scope->end) && on >= 0 &&
			    (age > on + 1 || age < on - 1))
				flag(out, r);
		}
	}
}

/* Each row of these lists is about a child; those of list 9 are young people. */
static void rA106(const struct child *c, struct sink *out)
{
	for (size_t i = 0; out->rule->fields[i] != FIELD_NONE; i++) {
		enum field f = (enum field)out->rule->fields[i];

		for (const struct row *r = first_row(c, f); r; r = next_row(r)) {
			struct date_cell born = {cell_of(r, f)};

			if (is_aged(born, 18, date_plus(c->scope->start, -1)))
				flag(out, r);
		}
	}
}

static void rA107(const struct child *c, struct sink *out)
{
	for (size_t i = 0; out->rule->fields[i] != FIELD_NONE; i++) {
		enum field f = (enum field)out->rule->fields[i];

		for (const struct row *r = first_row(c, f); r; r = next_row(r)) {
			struct date_cell born = {cell_of(r, f)};

			if (date_after(born, date_plus(c->scope->end, 280)))
				flag(out, r);
		}
	}
}

/* Of each list the dates of what happened; a birth may be expected. */
static void rA108(const struct child *c, struct sink *out)
{
	for (size_t i = 0; out->rule->fields[i] != FIELD_NONE; i++) {
		enum field f[2] = {(enum field)out->rule->fields[i], FIELD_NONE};

		for (const struct row *r = first_row(c, f[0]); r; r = next_row(r)) {
			struct date_cell day = {cell_of(r, f[0])};

			if (date_after(day, c->scope->end))
				flag_fields(out, r, NULL, f);
		}
	}
}

#define IN_EVERY_LIST(field)                                                                       \
	CONTACT_##field, EARLY_HELP_##field, REFERRAL_##field, ASSESSED_##field, ENQUIRY_##field,  \
	    IN_NEED_##field, PROTECTION_##field, IN_CARE_##field, LEAVER_##field, ADOPTION_##field
#define ONE_RECORD                                                                                 \
	"Inspectors follow one child through the lists: what the lists say of the child must be "  \
	"the same in each."

static const struct rule rules[] = {
    RULE(child, A101, 0, LATEST, QUERY,
	 FIELDS(CONTACT_CONTACT_DATE, EARLY_HELP_START, REFERRAL_REFERRED, ASSESSED_START,
		ENQUIRY_STRATEGY, IN_NEED_START, PROTECTION_START, LEAVER_BORN, ADOPTION_DECIDED,
		ADOPTER_ENQUIRED),
	 NO_NEEDS, "The list has two rows for this person on the same day; this is the second.",
	 "Rows that stand there twice are counted twice in every figure.",
	 "Take one of the two away, or correct its date if they are two events."),
    RULE(child, A102, 0, LATEST, QUERY, FIELDS(IN_EVERY_LIST(BORN)), NO_NEEDS,
	 "The date of birth {Date of Birth} differs from what another row has for this child.",
	 ONE_RECORD, "Correct the date of birth where it is recorded, and draw the lists again."),
    RULE(child, A103, 0, LATEST, QUERY, FIELDS(IN_EVERY_LIST(GENDER)), NO_NEEDS,
	 "The gender {Gender} differs from what another row has for this child.", ONE_RECORD,
	 "Correct it where it is recorded, and draw the lists again."),
    RULE(child, A104, 0, LATEST, QUERY, FIELDS(IN_EVERY_LIST(ETHNICITY)), NO_NEEDS,
	 "The ethnicity {Ethnicity} differs from what another row has for this child.", ONE_RECORD,
	 "Correct it where it is recorded, and draw the lists again."),
    RULE(child, A105, 0, LATEST, QUERY, FIELDS(IN_EVERY_LIST(AGE)), NO_NEEDS,
	 "The age {Age of Child (Years)} is not that of someone born on {Date of Birth} on the "
	 "day the lists were drawn.",
	 "An age that does not follow from the date of birth makes one of the two doubtful.",
	 "Correct the date of birth, or work the age out again on the day the lists are drawn."),
    RULE(child, A106, 0, LATEST, QUERY,
	 FIELDS(CONTACT_BORN, EARLY_HELP_BORN, REFERRAL_BORN, ASSESSED_BORN, ENQUIRY_BORN,
		PROTECTION_BORN, IN_CARE_BORN),
	 NO_NEEDS, "Someone born on {Date of Birth} was 18 before the window of the lists began.",
	 "The lists are of children; adults among them are mistakes in the date or left open.",
	 "Correct the date of birth, or close the case that was left open."),
    RULE(
	child, A107, 0, LATEST, QUERY, FIELDS(IN_EVERY_LIST(BORN)), NO_NEEDS,
	"The date of birth {Date of Birth} lies more than nine months after the day the lists were "
	"drawn.",
	"A child who is expected may have a date to come, but no later than that.",
	"Correct the date of birth."),
    RULE(child, A108, 0, LATEST, QUERY,
	 FIELDS(CONTACT_CONTACT_DATE, EARLY_HELP_START, REFERRAL_REFERRED, ASSESSED_START,
		ASSESSED_AUTHORISED, ENQUIRY_STRATEGY, ENQUIRY_CONFERENCE, IN_NEED_START,
		IN_NEED_CLOSED, PROTECTION_START, PROTECTION_LAST_VISIT, IN_CARE_START,
		IN_CARE_PLACED, LEAVER_LAST_CONTACT, ADOPTION_DECIDED),
	 NO_NEEDS, "A date in this record lies after the day the lists were drawn.",
	 "What has not happened yet cannot be in the lists; often the year is mistyped.",
	 "Correct the date; if the lists were drawn later, say so with --reference-date."),
};

RULE_TABLE(annexa_people, ANNEXA, "who the rows are about");
