/* The end of care: when, why, at what age and from where. A child's age is told by the header. */
#include "rules/rule.h"
#include "rules/ssda903/adoption.h"
#include "rules/ssda903/birth.h"
#include "rules/ssda903/both.h"

/* The episode ended before the child was so old, whichever birth date is the right one. */
static bool ended_before(const struct episode *e, int years)
{
	return date_before(e->dec, birthday(latest_birth(e->row.child), years));
}

/* An episode that is over was over by the last day of the year. */
static bool r385(const struct episode *e)
{
	return date_after(e->dec, year_end(e));
}

/* Nobody is adopted from the 18th birthday on. */
static bool r386(const struct episode *e)
{
	return ends_in_adoption(e) && date_by(birthday(earliest_birth(e->row.child), 18), e->dec);
}

/* Nobody lives independently before the 14th birthday. */
static bool r387(const struct episode *e)
{
	return code_in(e->rec, REC_E5, REC_E6) && ended_before(e, 14);
}

/* Nobody is in the care of services for adults before the 16th. */
static bool r389(const struct episode *e)
{
	return code_is(e->rec, REC_E7) && ended_before(e, 16);
}

/* Who is adopted lived with the adopters first. */
static bool r390(const struct episode *e)
{
	return ends_in_adoption(e) && !placed_for_adoption(e);
}

static bool ends_in_guardianship(const struct episode *e)
{
	return code_in(e->rec, REC_E45, REC_E46, REC_E47, REC_E48);
}

/* Nobody has a special guardian after the 18th birthday; on the day itself is let pass. */
static void r407(const struct child *c, struct sink *out)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		for (const struct header *h = first_header(c); h; h = next_header(h))
			if (ends_in_guardianship(e) && date_after(e->dec, birthday(h->dob, 18)))
				flag_both(out, &e->row, &h->row);
}

/* Who stays with the carers as an adult is 18. */
static bool r460(const struct episode *e)
{
	return code_is(e->rec, REC_E17) && ended_before(e, 18);
}

/* A guardian who was the foster carer means that there was a foster home. */
static bool r516(const struct episode *e)
{
	return code_in(e->rec, REC_E45, REC_E46) &&
	       !code_in(e->place, PLACE_U1, PLACE_U2, PLACE_U3, PLACE_U4, PLACE_U5, PLACE_U6);
}

/* Who was missing up to the 18th birthday left care for no reason but age. */
static bool r580(const struct episode *e)
{
	if (code_is(e->rec, REC_E8))
		return false;
	for (const struct missing *m = first_missing(e->row.child); m; m = next_missing(m))
		if (date_same(m->mis_end, e->dec) && date_same(birthday(m->dob, 18), e->dec))
			return true;
	return false;
}

static const struct rule rules[] = {
    RULE(episode, 385, 2022, LATEST, ERROR, FIELDS(EPISODE_DEC), NO_NEEDS,
	 "This episode ended on {DEC}, after the last day of the collection year.",
	 "The return shows how things stood on 31 March, when this episode was still open.",
	 "Clear the day and the reason if it ended after 31 March, or correct the day."),
    RULE(episode, 386, 2022, LATEST, ERROR, FIELDS(EPISODE_REC), NEEDS(EPISODE_DEC, HEADER_DOB),
	 "Care ended in adoption, {REC}, on {DEC}, but by then the child, born on {DOB}, was 18.",
	 "An adult's adoption is none that children's services arrange.",
	 "Correct the birth date or the day if one is wrong; if not, enter the reason for which "
	 "care ended."),
    RULE(episode, 387, 2022, LATEST, ERROR, FIELDS(EPISODE_REC), NEEDS(EPISODE_DEC, HEADER_DOB),
	 "Care ended on {DEC} with a move into independent living, {REC}, but the child, born on "
	 "{DOB}, was not yet 14.",
	 "A child so young does not live alone; where he or she went is not known.",
	 "Correct the birth date or the day if one is wrong; if not, enter the reason for which "
	 "care ended."),
    RULE(episode, 389, 2022, LATEST, ERROR, FIELDS(EPISODE_REC), NEEDS(EPISODE_DEC, HEADER_DOB),
	 "Care passed to services for adults, {REC}, on {DEC}, but the child, born on {DOB}, was "
	 "not yet 16.",
	 "Services for adults do not look after children so young.",
	 "Correct the birth date or the day if one is wrong; if not, enter the reason for which "
	 "care ended."),
    RULE(episode, 390, 2022, LATEST, ERROR, FIELDS(EPISODE_PLACE, EPISODE_REC), NO_NEEDS,
	 "Care ended in adoption, {REC}, but the last placement, {PLACE}, is none for adoption.",
	 "A child lives with the adopters before the court decides; how long is published.",
	 "Begin an episode with A3, A4, A5 or A6 on the day the child was placed with the "
	 "adopters."),
    RULE(child, 407, 2022, LATEST, ERROR, FIELDS(EPISODE_DEC, HEADER_DOB, EPISODE_REC), NO_NEEDS,
	 "Care ended with special guardianship, {REC}, on {DEC}, but by then the child, born on "
	 "{DOB}, was 18.",
	 "The order is for children; at 18 there is no more guardian.",
	 "Correct the birth date or the day if one is wrong; if not, enter the reason for which "
	 "care ended."),
    RULE(episode, 460, 2022, LATEST, ERROR, FIELDS(EPISODE_DEC, EPISODE_REC), NEEDS(HEADER_DOB),
	 "The reason care ended, {REC}, is staying with the carers as an adult, but on {DEC} the "
	 "child, born on {DOB}, was not yet 18.",
	 "Until the 18th birthday a child who stays with the carers is still looked after.",
	 "End care on the birthday or later, or correct the reason."),
    RULE(episode, 516, 2022, LATEST, ERROR, FIELDS(EPISODE_REC, EPISODE_PLACE), NO_NEEDS,
	 "The foster carers became the special guardians, {REC}, but the last placement, {PLACE}, "
	 "is not with foster carers.",
	 "How many foster carers become guardians is published.",
	 "Enter E47 or E48 if the guardian was not the foster carer; if it was, correct the "
	 "placement to one of U1 to U6."),
    RULE(episode, 580, 2022, LATEST, ERROR, FIELDS(EPISODE_REC),
	 NEEDS(EPISODE_DEC, MISSING_MIS_END, MISSING_DOB),
	 "The child was missing up to the 18th birthday, {DEC}, when care ended, but the reason "
	 "given is {REC}.",
	 "Of someone who is missing, no other reason for leaving care can be known.",
	 "Enter E8; if the child was found before that day, correct the end of the missing "
	 "incident."),
};

RULE_TABLE(ssda903_care_ends, SSDA903, "the end of care");
