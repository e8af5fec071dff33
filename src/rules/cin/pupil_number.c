/*
 * Unique pupil numbers: a letter that checks the rest, three digits for the authority that gave
 * the number, eight digits, and a ninth that is a letter in a temporary number.
 */
#include "rules/cin/census.h"
#include "rules/rule.h"

enum {
	UPN_LENGTH = 13,
	UPN_AUTHORITY = 1, /* where the authority's three digits begin */
	UPN_SERIAL = 4,	   /* where the eight digits begin */
	UPN_LAST = 12,
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c)
{
	return is_capital(c) || (c >= 'a' && c <= 'z');
}

/* A letter and twelve digits. Of a temporary number (a letter at the end) 1510 cannot tell. */
static bool is_full_upn(struct str upn)
{
	if (upn.len != UPN_LENGTH)
		return false;
	for (size_t i = 1; i < UPN_LENGTH; i++)
		if (!is_digit(upn.p[i]))
			return false;
	return true;
}

/* The letter that the twelve digits ask for: their sum, weighted by place, in 23 letters. */
static char upn_check_letter(struct str upn)
{
	size_t sum = 0;

	for (size_t i = 1; i < UPN_LENGTH; i++)
		sum += (size_t)(upn.p[i] - '0') * (i + 1);
	return "ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23];
}

/* The first letter of a unique pupil number agrees with its digits. */
static bool r1510(const struct identifiers *i)
{
	struct str upn = text_of(i->upn);

	return is_full_upn(upn) && upn.p[0] != upn_check_letter(upn);
}

/* No two children have the same number. */
static void r1520(const struct census *t, struct sink *out)
{
	people_flag_shared(&t->people, PERSON_UPN, out);
}

/*
 * Numbers of the authorities there have been since April 1998, and of what stands for one: schools
 * abroad, the schools of the forces, Wales, the islands.
 */
static const short given_by[][2] = {
    {1, 5},	{201, 213}, {301, 320}, {330, 336}, {340, 344}, {350, 359}, {370, 373},
    {380, 384}, {390, 394}, {420, 420}, {660, 681}, {701, 708}, {800, 803}, {805, 808},
    {810, 813}, {815, 816}, {820, 823}, {825, 826}, {830, 831}, {835, 841}, {845, 846},
    {850, 852}, {855, 857}, {860, 861}, {865, 896}, {908, 909}, {916, 916}, {919, 919},
    {921, 921}, {925, 926}, {928, 929}, {931, 931}, {933, 933}, {935, 938}, {940, 941}};

/* The three digits after the first letter, -1 when they are none. */
static int upn_authority(struct str upn)
{
	int64_t number;
	struct str part = {upn.p + UPN_AUTHORITY, 3};

	return str_number(part, 0, 999, &number) ? (int)number : -1;
}

static bool gives_numbers(int authority)
{
	for (size_t i = 0; i < sizeof given_by / sizeof given_by[0]; i++)
		if (given_by[i][0] <= authority && authority <= given_by[i][1])
			return true;
	return false;
}

/* The authority in a number of the right length is one that there is. */
static bool r1530(const struct identifiers *i)
{
	struct str upn = text_of(i->upn);

	return upn.len == UPN_LENGTH && !gives_numbers(upn_authority(upn));
}

/* From 2023-24: the two authorities that Cumbria was made into are among them. */
static bool r1530_2023(const struct identifiers *i)
{
	struct str upn = text_of(i->upn);
	int authority = upn.len == UPN_LENGTH ? upn_authority(upn) : -1;

	return r1530(i) && authority != 942 && authority != 943;
}

/* The fifth to twelfth characters are digits. Of a number cut short, those that are left. */
static bool r1540(const struct identifiers *i)
{
	struct str upn = text_of(i->upn);

	for (size_t at = UPN_SERIAL; at < upn.len && at < UPN_LAST; at++)
		if (!is_digit(upn.p[at]))
			return true;
	return has_value(i->upn) && upn.len <= UPN_SERIAL;
}

/* The last character is a digit or a letter that is not taken for one: no I, O or S. */
static bool r1550(const struct identifiers *i)
{
	struct str upn = text_of(i->upn);
	char last;

	if (upn.len != UPN_LENGTH)
		return false;
	last = upn.p[UPN_LAST];
	return !is_digit(last) && (!is_capital(last) || strchr("IOS", last));
}

/* A former number, where there is one, is a letter and twelve digits. */
static bool r1560Q(const struct identifiers *i)
{
	struct str upn = text_of(i->former_upn);

	return upn.len > 0 && !(is_full_upn(upn) && is_letter(upn.p[0]));
}

static const struct rule rules[] = {
    RULE(identifiers, 1510, 2022, LATEST, ERROR, FIELDS(IDENTIFIERS_UPN), NO_NEEDS,
	 "The first letter of the unique pupil number {UPN} does not fit the digits after it.",
	 "A digit or the letter is wrong, so the child cannot be matched with the school records.",
	 "Ask the school for the number again, and correct what was mistyped."),
    RULE(census, 1520, 2022, LATEST, ERROR, FIELDS(IDENTIFIERS_UPN), NO_NEEDS,
	 "Another child in the census has the same unique pupil number, {UPN}.",
	 "A pupil number belongs to one child; the school records of two would be mixed up.",
	 "Ask the school whose number it is; if both records are one child, join them."),
    RULE(
	identifiers, 1530, 2022, 2022, ERROR, FIELDS(IDENTIFIERS_UPN), NO_NEEDS,
	"The second to fourth characters of the unique pupil number {UPN} are no authority's code.",
	"They say which authority gave the number, so the number is mistyped or made up.",
	"Ask the school for the number again, and correct what was mistyped."),
    RULE_FROM(
	identifiers, 1530, 2023, LATEST, ERROR, FIELDS(IDENTIFIERS_UPN), NO_NEEDS,
	"The second to fourth characters of the unique pupil number {UPN} are no authority's code.",
	"They say which authority gave the number, so the number is mistyped or made up.",
	"Ask the school for the number again, and correct what was mistyped."),
    RULE(identifiers, 1540, 2022, LATEST, ERROR, FIELDS(IDENTIFIERS_UPN), NO_NEEDS,
	 "The fifth to twelfth characters of the unique pupil number {UPN} should all be digits.",
	 "With a letter or a gap among them it is no pupil number, and matches no school record.",
	 "Ask the school for the number again; look for a letter O typed for a zero."),
    RULE(identifiers, 1550, 2022, LATEST, ERROR, FIELDS(IDENTIFIERS_UPN), NO_NEEDS,
	 "The last character of the unique pupil number {UPN} is neither a digit nor one of the "
	 "letters that can stand there.",
	 "I, O and S are never used, since they are taken for digits: the number is mistyped.",
	 "Ask the school for the number again, and correct what was mistyped."),
    RULE(identifiers, 1560Q, 2022, LATEST, QUERY, FIELDS(IDENTIFIERS_FormerUPN), NO_NEEDS,
	 "The former pupil number {FormerUPN} is not a letter followed by twelve digits.",
	 "It is there to find the child's older school records, which this number cannot do.",
	 "Ask the school for the number again; clear it if there never was one, or explain it."),
};

RULE_TABLE(cin_pupil_number, CIN, "pupil numbers");
