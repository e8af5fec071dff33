/* How a child's social workers follow one another, and the care they go with. From 2023-24. */
#include "rules/rule.h"
#include "rules/ssda903/placements.h"
#include "rules/ssda903/workers.h"

enum {
	GAP_DAYS = 7,	   /* between two workers, either way */
	FIRST_YEAR_GAP = 5 /* the same in 2023-24, and what counts as the end of the year */
};

/* Whether `day` is at most so many days from `from`. */
static bool is_near(struct date_cell day, struct date_cell from, int days)
{
	return date_within(day, date_plus(from, -days), date_plus(from, days));
}

/* When another has taken over, the one before has left. */
static bool rSW08STG2_2023(const struct sw_episode *s)
{
	return if_begun(s) && if_begun(next_sw_episode(s)) && is_absent(s->sw_dec);
}

/* By start, then by end, one without an end last; then in file order. */
static bool worker_sooner(const struct sw_episode *a, const struct sw_episode *b)
{
	int32_t a_end = has_value(a->sw_dec) ? a->sw_dec.v : INT32_MAX;
	int32_t b_end = has_value(b->sw_dec) ? b->sw_dec.v : INT32_MAX;

	if (!date_same(a->sw_decom, b->sw_decom))
		return date_before(a->sw_decom, b->sw_decom);
	return a_end != b_end ? a_end < b_end : a->row.record < b->row.record;
}

/* The child's worker before this one. */
static const struct sw_episode *worker_before(const struct sw_episode *s)
{
	const struct sw_episode *before = NULL;

	for (const struct sw_episode *o = first_sw_episode(s->row.child); if_begun(o);
	     o = next_sw_episode(o))
		if (worker_sooner(o, s) && (!before || worker_sooner(before, o)))
			before = o;
	return before;
}

/* One takes over when the other leaves, give or take a week. */
static bool rSW10STG2_2023(const struct sw_episode *s)
{
	const struct sw_episode *before = worker_before(s);

	return before && has_value(before->sw_dec) &&
	       !is_near(s->sw_decom, before->sw_dec, GAP_DAYS);
}

/* Unless the child comes to the authority for the first time, or again. */
static bool rSW10STG2_2024(const struct sw_episode *s)
{
	return !code_is(s->sw_reason, SW_REASON_FCONTA) && rSW10STG2_2023(s);
}

/* Who follows a worker that left well before the end of the year did so within days. */
static bool rSW11aSTG2_2023(const struct sw_episode *s)
{
	const struct sw_episode *before = prev_sw_episode(s);
	struct date_cell well_before = date_plus(year_end(s), -FIRST_YEAR_GAP);

	return before && date_by(before->sw_dec, well_before) && !is_unreadable(s->sw_decom) &&
	       !is_near(s->sw_decom, before->sw_dec, FIRST_YEAR_GAP);
}

static bool leaves_at_end(const struct sw_episode *s)
{
	return date_within(s->sw_dec, date_plus(year_end(s), -FIRST_YEAR_GAP), year_end(s));
}

/* Another of the child's workers took over then or later, or nobody knows when. */
static bool is_followed(const struct sw_episode *s)
{
	for (const struct sw_episode *o = first_sw_episode(s->row.child); o; o = next_sw_episode(o))
		if (o != s && (!if_begun(o) || date_by(s->sw_dec, o->sw_decom)))
			return true;
	return false;
}

/* When a worker leaves in the last days of the year, another takes over, and it is said when. */
static bool rSW11bSTG2_2023(const struct sw_episode *s)
{
	const struct sw_episode *before = prev_sw_episode(s);

	if (is_absent(s->sw_decom) && before && leaves_at_end(before))
		return true;
	return leaves_at_end(s) && !is_followed(s);
}

/* The worker took over by the time care ended, as it still may, or since care began. */
static bool goes_with(const struct sw_episode *s, const struct episode *e)
{
	bool by_end = is_absent(e->dec) ? has_value(s->sw_decom) : date_by(s->sw_decom, e->dec);

	return (!code_is(e->rec, REC_X1) && by_end) ||
	       (code_is(e->rne, RNE_S) && date_by(e->decom, s->sw_decom));
}

/* Care begins or ends with the episode, and is no short break. */
static bool turns_care(const struct episode *e)
{
	return !is_short_break(e->ls) && (code_is(e->rne, RNE_S) || !code_is(e->rec, REC_X1));
}

/* Where care begins or ends, there was a worker. */
static bool rSW12STG2_2023(const struct episode *e)
{
	if (!turns_care(e) || e->row.child->nameless)
		return false;
	for (const struct sw_episode *s = first_sw_episode(e->row.child); s; s = next_sw_episode(s))
		if (goes_with(s, e))
			return false;
	return true;
}

/* Asked of the episodes that were open in the year or the year before. */
static bool rSW12STG2_2024(const struct episode *e)
{
	struct date_cell from = date_cell(date_add_months(year_start(e).v, -12));

	return (is_absent(e->dec) || date_within(e->dec, from, year_end(e))) && rSW12STG2_2023(e);
}

/* Only the latest worker may still have the case. */
static bool rSW14STG2_2023(const struct sw_episode *s)
{
	return is_absent(s->sw_dec) && next_sw_episode(s);
}

/* And since 2025-26 the latest worker has to. */
static void rSW17STG2_2025(const struct child *c, struct sink *out)
{
	const struct sw_episode *last = latest_worker(c);

	for (const struct sw_episode *s = last; s && date_same(s->sw_decom, last->sw_decom);
	     s = prev_sw_episode(s))
		if (is_absent(s->sw_dec))
			return;
	if (last && !is_absent(last->sw_dec))
		flag(out, &last->row);
}

#define WHO_WAS_THERE                                                                              \
	"A child without a worker between two others, or with two at once, is not what was meant."

static const struct rule rules[] = {
    RULE_FROM(sw_episode, SW08STG2, 2023, LATEST, ERROR, FIELDS(SW_EPISODE_SW_DEC),
	      NEEDS(SW_EPISODE_SW_DECOM),
	      "A later social worker has taken over, but this one, {SW_ID} from {SW_DECOM}, has "
	      "not left.",
	      "The child would have two workers at once, and nobody could say which.",
	      "Enter the day the case was handed over."),
    RULE_FROM(sw_episode, SW10STG2, 2023, 2023, ERROR, FIELDS(SW_EPISODE_SW_DECOM),
	      NEEDS(SW_EPISODE_SW_DEC),
	      "This social worker, {SW_ID}, took over on {SW_DECOM}, more than a week before or "
	      "after the one before left.",
	      WHO_WAS_THERE,
	      "Correct the date, or the end of the worker before; add a worker who is lacking."),
    RULE_FROM(sw_episode, SW10STG2, 2024, LATEST, ERROR, FIELDS(SW_EPISODE_SW_DECOM),
	      NEEDS(SW_EPISODE_SW_DEC, SW_EPISODE_SW_REASON),
	      "This social worker, {SW_ID}, took over on {SW_DECOM}, more than a week before or "
	      "after the one before left, and the reason is not a first contact ({SW_REASON}).",
	      WHO_WAS_THERE,
	      "Correct the date, the end of the worker before or the reason; add a worker who is "
	      "lacking."),
    RULE_FROM(sw_episode, SW11aSTG2, 2023, 2023, ERROR, FIELDS(SW_EPISODE_SW_DEC),
	      NEEDS(SW_EPISODE_SW_DECOM),
	      "The social worker before this one left the case before the end of the year, and "
	      "this one did not take over within five days, but on {SW_DECOM}.",
	      WHO_WAS_THERE,
	      "Correct the date, or the end of the worker before; add a worker who is lacking."),
    RULE_FROM(sw_episode, SW11bSTG2, 2023, LATEST, ERROR, FIELDS(SW_EPISODE_SW_DEC),
	      NEEDS(SW_EPISODE_SW_DECOM),
	      "A social worker left the case in the last days of the year, and no other is said "
	      "to have taken over (this record: {SW_DECOM} to {SW_DEC}).",
	      "On 31 March the child would have had no worker.",
	      "Add the worker who took over with the day of it, or clear the end if nobody did."),
    RULE_FROM(episode, SW12STG2, 2023, 2023, ERROR, FIELDS(EPISODE_DECOM, EPISODE_DEC),
	      NEEDS(EPISODE_LS, EPISODE_RNE, EPISODE_REC, SW_EPISODE_SW_DECOM),
	      "Care begins or ends with this episode, {DECOM} to {DEC}, but no social worker is "
	      "reported who goes with it.",
	      "All workers of the year are asked for, also while the child was not looked after.",
	      "Add the social workers the child had in the year."),
    RULE_FROM(episode, SW12STG2, 2024, LATEST, ERROR, FIELDS(EPISODE_DECOM, EPISODE_DEC),
	      NEEDS(EPISODE_LS, EPISODE_RNE, EPISODE_REC, SW_EPISODE_SW_DECOM),
	      "Care begins or ends with this episode, {DECOM} to {DEC}, but no social worker is "
	      "reported who goes with it.",
	      "All workers of the year and the year before are asked for, also while the child "
	      "was not looked after.",
	      "Add the social workers the child had in those two years."),
    RULE_FROM(sw_episode, SW14STG2, 2023, 2023, ERROR, FIELDS(SW_EPISODE_SW_DEC),
	      NEEDS(SW_EPISODE_SW_DECOM),
	      "This social worker, {SW_ID} from {SW_DECOM}, is not the child's latest, but the "
	      "day of leaving is blank.",
	      "The child would have two workers at once, and nobody could say which.",
	      "Enter the day the case was handed over."),
    RULE_FROM(child, SW17STG2, 2025, LATEST, ERROR, FIELDS(SW_EPISODE_SW_DEC, SW_EPISODE_SW_DECOM),
	      NO_NEEDS,
	      "The child's latest social worker, from {SW_DECOM}, left on {SW_DEC}, and nobody had "
	      "the case on 31 March.",
	      "A child in care always has a worker; a gap at the end of the year carries over.",
	      "Add the worker who took over, or clear the end if nobody did."),
};

RULE_TABLE(ssda903_worker_changes, SSDA903, "changes of social worker");
