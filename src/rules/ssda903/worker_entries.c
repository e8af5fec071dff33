/* What a record of a social worker says, taken by itself. Reported from 2023-24. */
#include "rules/rule.h"
#include "rules/ssda903/placements.h"
#include "rules/ssda903/valid.h"

enum {
	REASONS_FROM = 45015, /* 1 April 2023: the reason is asked of workers from this day */
	ANY_YEAR = 2000,      /* a leap year, to stand for one that is not known */
};

static bool is_complete(const struct sw_episode *s)
{
	return !is_absent(s->sw_id) && !is_absent(s->sw_decom) && !is_absent(s->sw_reason);
}

static bool has_worker(const struct child *c)
{
	for (const struct sw_episode *s = first_sw_episode(c); s; s = next_sw_episode(s))
		if (is_complete(s))
			return true;
	return false;
}

/* A child who is looked after at the end of the year has a worker. */
static bool rSW01STG1_2023(const struct episode *e)
{
	const struct child *c = e->row.child;

	return is_absent(e->dec) && !is_short_break(e->ls) && !c->nameless && !has_worker(c);
}

/* Who it was and since when is asked of every worker. */
static bool rSW01aSTG1_2024(const struct sw_episode *s)
{
	return is_absent(s->sw_decom) ||
	       (date_before(s->sw_decom, date_cell(REASONS_FROM)) && is_absent(s->sw_id));
}

/* And the reason for the change too, of those since April 2023. */
static bool rSW01bSTG1_2024(const struct sw_episode *s)
{
	return is_absent(s->sw_decom) || (date_by(date_cell(REASONS_FROM), s->sw_decom) &&
					  (is_absent(s->sw_id) || is_absent(s->sw_reason)));
}

/* SW and the number of the register, or XX for who has none. */
static bool rSW02STG1_2023(const struct sw_episode *s)
{
	return !str_starts(text_of(s->sw_id), STR("SW")) &&
	       !str_starts(text_of(s->sw_id), STR("XX"));
}

static bool rSW03STG1_2023(const struct sw_episode *s)
{
	return !is_complete(s);
}

/* The number up to the next slash, or `instead` where it is written as not known. */
static int date_part(struct str *s, const char *unknown, int instead)
{
	struct str part = str_cut(s, '/');
	int64_t number = 0;

	if (str_is(part, unknown))
		return instead;
	return str_number(part, 1, 9999, &number) ? (int)number : 0;
}

/* A date may be known in part: ZZ for a day or month and ZZZZ for a year that are not. */
static bool is_part_of_date(struct str s)
{
	int day = date_part(&s, "ZZ", 1);
	int month = date_part(&s, "ZZ", 1);
	int year = date_part(&s, "ZZZZ", ANY_YEAR);

	return s.len == 0 && date_day(year, month, day) != DATE_NONE;
}

/* Neither a day in the calendar, nor known in part, nor blank. */
static bool is_no_date(const struct row *row, struct date_cell d, enum field f)
{
	struct arena text = {0};
	bool wrong = date_wrong(row, d, f) && !is_part_of_date(row_raw(row, f, &text));

	arena_close(&text);
	return wrong;
}

static bool rSW04STG1_2023(const struct sw_episode *s)
{
	return is_no_date(&s->row, s->sw_decom, SW_EPISODE_SW_DECOM);
}

static bool rSW05STG1_2023(const struct sw_episode *s)
{
	return is_no_date(&s->row, s->sw_dec, SW_EPISODE_SW_DEC);
}

static bool rSW06STG2_2023(const struct sw_episode *s)
{
	return date_after(s->sw_decom, year_end(s));
}

/* In its first year the return asked for the workers of that year. */
static bool rSW07STG2_2023(const struct sw_episode *s)
{
	return date_before(s->sw_dec, year_start(s)) || date_after(s->sw_dec, year_end(s));
}

/* Since then also for those of the year before. */
static bool rSW07STG2_2024(const struct sw_episode *s)
{
	struct date_cell from = date_cell(date_add_months(year_start(s).v, -12));

	return date_before(s->sw_dec, from) || date_after(s->sw_dec, year_end(s));
}

/* Nobody has a case for less than a night. */
static bool rSW09STG2_2023(const struct sw_episode *s)
{
	return date_same(s->sw_decom, s->sw_dec);
}

static bool rSW13STG1_2023(const struct sw_episode *s)
{
	return !code_valid(s->sw_reason, year_of(s));
}

/* No reason is asked for a change before April 2023. */
static bool rSW13STG1_2024(const struct sw_episode *s)
{
	return code_wrong(s->sw_reason, year_of(s)) ||
	       (is_absent(s->sw_reason) && date_by(date_cell(REASONS_FROM), s->sw_decom));
}

#define COMPLETE_IT                                                                                \
	"Changes of worker are counted for each child; a record with gaps is left out.",           \
	    "Fill the gaps from the case record, or take the record out if there was no such "     \
	    "worker."
#define AS_A_DATE "Enter it as day/month/year with all four figures of the year."

static const struct rule rules[] = {
    RULE_FROM(episode, SW01STG1, 2023, 2023, ERROR, FIELDS(EPISODE_DEC),
	      NEEDS(EPISODE_LS, SW_EPISODE_SW_ID, SW_EPISODE_SW_DECOM, SW_EPISODE_SW_REASON),
	      "The child was looked after on 31 March, in the episode from {DECOM}, but no social "
	      "worker is reported with number, start and reason.",
	      "Every looked-after child has a social worker, and the return says who.",
	      "Add the child's social worker, or end the episode if the child has left care."),
    RULE_FROM(sw_episode, SW01aSTG1, 2024, LATEST, ERROR,
	      FIELDS(SW_EPISODE_SW_DECOM, SW_EPISODE_SW_ID), NO_NEEDS,
	      "This record of a social worker, {SW_ID} from {SW_DECOM}, lacks the number or the "
	      "start.",
	      COMPLETE_IT),
    RULE_FROM(sw_episode, SW01bSTG1, 2024, LATEST, ERROR,
	      FIELDS(SW_EPISODE_SW_DECOM, SW_EPISODE_SW_ID, SW_EPISODE_SW_REASON), NO_NEEDS,
	      "This record of a social worker, {SW_ID} from {SW_DECOM}, lacks the number, the "
	      "start or the reason ({SW_REASON}).",
	      COMPLETE_IT),
    RULE_FROM(sw_episode, SW02STG1, 2023, LATEST, ERROR, FIELDS(SW_EPISODE_SW_ID), NO_NEEDS,
	      "The social worker's number, {SW_ID}, begins neither with SW nor with XX.",
	      "It is how one worker is told from another from year to year.",
	      "Enter the number from the Social Work England register, SW in front; XX and a "
	      "number of your own for a worker who is not on it."),
    RULE_FROM(sw_episode, SW03STG1, 2023, 2023, ERROR,
	      FIELDS(SW_EPISODE_SW_ID, SW_EPISODE_SW_DECOM, SW_EPISODE_SW_REASON), NO_NEEDS,
	      "This record of a social worker, {SW_ID} from {SW_DECOM}, lacks the number, the "
	      "start or the reason ({SW_REASON}).",
	      COMPLETE_IT),
    RULE_FROM(sw_episode, SW04STG1, 2023, LATEST, ERROR, FIELDS(SW_EPISODE_SW_DECOM), NO_NEEDS,
	      "The day this social worker took over, {SW_DECOM}, is not a day in the calendar.",
	      "Until it can be read, the worker has no place among the child's others.",
	      AS_A_DATE " A day or month that is not known is ZZ, a year ZZZZ."),
    RULE_FROM(sw_episode, SW05STG1, 2023, LATEST, ERROR, FIELDS(SW_EPISODE_SW_DEC), NO_NEEDS,
	      "The day this social worker left the case, {SW_DEC}, is not a day in the calendar.",
	      "Until it can be read, nobody can say how long the child had this worker.",
	      AS_A_DATE " Clear it if the worker still has the case."),
    RULE_FROM(sw_episode, SW06STG2, 2023, LATEST, ERROR, FIELDS(SW_EPISODE_SW_DECOM), NO_NEEDS,
	      "This social worker took over on {SW_DECOM}, after the last day of the collection "
	      "year.",
	      "The return covers one year; what comes later belongs to the next one.",
	      "Correct the date, or leave the record for next year's return."),
    RULE_FROM(sw_episode, SW07STG2, 2023, 2023, ERROR, FIELDS(SW_EPISODE_SW_DEC), NO_NEEDS,
	      "This social worker left the case on {SW_DEC}, which is not in the collection year.",
	      "The return lists the workers of one year.",
	      "Correct the date; take out a worker who left before the year, and leave the end "
	      "blank for one who left after it."),
    RULE_FROM(sw_episode, SW07STG2, 2024, LATEST, ERROR, FIELDS(SW_EPISODE_SW_DEC), NO_NEEDS,
	      "This social worker left the case on {SW_DEC}, which is neither in the collection "
	      "year nor in the year before it.",
	      "The return lists the workers of those two years.",
	      "Correct the date; take out a worker who left earlier, and leave the end blank for "
	      "one who left later."),
    RULE_FROM(sw_episode, SW09STG2, 2023, LATEST, QUERY,
	      FIELDS(SW_EPISODE_SW_DECOM, SW_EPISODE_SW_DEC), NO_NEEDS,
	      "This social worker took over and left on the same day, {SW_DECOM}.",
	      "A case given out by mistake and taken back looks like one more change for the "
	      "child.",
	      "Take the record out and let the workers around it meet, or correct the wrong date; "
	      "if both are right, explain them to the Department."),
    RULE_FROM(sw_episode, SW13STG1, 2023, 2023, ERROR, FIELDS(SW_EPISODE_SW_REASON), NO_NEEDS,
	      "The reason for the change of social worker, {SW_REASON}, is blank or is not a code "
	      "on the list.",
	      "It shows whether children lose their workers for the authority's reasons or their "
	      "own.",
	      "Enter a code from the list, in capitals."),
    RULE_FROM(sw_episode, SW13STG1, 2024, LATEST, ERROR, FIELDS(SW_EPISODE_SW_REASON),
	      NEEDS(SW_EPISODE_SW_DECOM),
	      "The reason for the change of social worker on {SW_DECOM}, {SW_REASON}, is blank or "
	      "is not a code on the list.",
	      "It shows whether children lose their workers for the authority's reasons or their "
	      "own.",
	      "Enter a code from the list, in capitals; it may be blank for a change before April "
	      "2023."),
};

RULE_TABLE(ssda903_worker_entries, SSDA903, "records of social workers");
