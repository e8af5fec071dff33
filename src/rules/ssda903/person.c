#include "record/fill.h"
#include "rules/rule.h"

enum { UPN_LEN = 13 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* A letter that cannot be taken for a figure, eleven figures, and a figure or a letter. */
static bool is_pupil_number(struct str upn)
{
	if (upn.len != UPN_LEN || !is_capital(upn.p[0]))
		return false;
	if (upn.p[0] == 'I' || upn.p[0] == 'O' || upn.p[0] == 'S')
		return false;
	for (size_t i = 1; i < UPN_LEN - 1; i++)
		if (!is_digit(upn.p[i]))
			return false;
	return is_digit(upn.p[UPN_LEN - 1]) || is_capital(upn.p[UPN_LEN - 1]);
}

/* A pupil number is one, or a code that says why there is none. */
static bool r168(const struct header *h)
{
	return has_value(h->upn) && !is_pupil_number(text_of(h->upn)) &&
	       code_find(CODES_UPN_UNKNOWN, text_of(h->upn)) == CODE_NOTHING_;
}

/* 31 August of the year before the one in which the collection starts. */
static struct date_cell school_day(const struct header *h)
{
	struct date_cell start = year_start(h);

	return has_value(start) ? date_cell(date_add_months(start.v, -7) - 1) : start;
}

/* A child who was 4 by then goes to school, and has a number. */
static bool r209(const struct header *h)
{
	return text_is(h->upn, "UN1") && date_by(birthday(h->dob, 4), school_day(h));
}

/* Sex is known of nearly everybody; where it is not, the Department asks why. A small u, though no
 * code, says the same. */
static bool r232_2024(const struct header *h)
{
	struct arena text = {0};
	bool unknown = code_is(h->sex, SEX_U) ||
		       (is_unreadable(h->sex) && str_is(row_raw(&h->row, HEADER_SEX, &text), "u"));

	arena_close(&text);
	return unknown;
}

/* Nobody in the return was born after its year. */
static bool r301(const struct header *h)
{
	return date_after(h->dob, year_end(h));
}

/* Nor was over 25 when it began. */
static bool r351(const struct header *h)
{
	return date_before(birthday(h->dob, 25), year_start(h));
}

static const struct rule rules[] = {
    RULE(header, 168, 2022, LATEST, ERROR, FIELDS(HEADER_UPN), NO_NEEDS,
	 "The unique pupil number, {UPN}, is neither a pupil number nor a code for why there is "
	 "none.",
	 "It links the child to the school's results; a wrong one links nothing.",
	 "Ask the school or the pupil database; UN1 to UN5 say why a number is not known."),
    RULE(header, 209, 2022, LATEST, ERROR, FIELDS(HEADER_UPN, HEADER_DOB), NO_NEEDS,
	 "There is no pupil number because the child is not of school age (UN1), but the child, "
	 "born on {DOB}, is.",
	 "Without the number the child's schooling and results are left out.",
	 "Ask the school or the pupil database for the number, or enter the true reason why it "
	 "is not known."),
    RULE_FROM(header, 232, 2024, LATEST, QUERY, FIELDS(HEADER_SEX), NO_NEEDS,
	      "The child's sex is recorded as unknown ({SEX}).",
	      "Sex is counted in nearly every published table, and a child without it drops out.",
	      "Enter M or F if it is on the child's record; if it is truly not known, say why."),
    RULE(header, 301, 2022, LATEST, ERROR, FIELDS(HEADER_DOB), NO_NEEDS,
	 "The child was born on {DOB}, after the last day of the collection year.",
	 "A child not yet born was not in care; the date or the record is wrong.",
	 "Correct the date, or leave the child for next year's return."),
    RULE(header, 351, 2022, LATEST, ERROR, FIELDS(HEADER_DOB), NO_NEEDS,
	 "Born on {DOB}, this person was over 25 when the year began.",
	 "The return is about children in care and care leavers, who are younger.",
	 "Correct the date of birth, or take the person out."),
};

RULE_TABLE(ssda903_person, SSDA903, "birth, sex and pupil number");
