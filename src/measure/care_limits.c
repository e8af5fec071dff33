/* H. What the law sets a limit to, and who changes: SSDA903 Episodes, SWEpisodes and DoLo only. */
#include "measure/episodes.h"
#include "measure/repeats.h"
#include "measure/table.h"

/* ---- short breaks ---- */

enum { LONGEST_STAY = 17, STAYS_IN_A_YEAR = 75 /* days */ };

/* The end of an episode, or of the period where it goes on. */
static struct date_cell end_within(const struct episode *e, const struct window *w)
{
	return date_by(e->dec, w->last) ? e->dec : w->last;
}

static int32_t days_within(const struct episode *e, const struct window *w)
{
	struct date_cell from = date_by(w->first, e->decom) ? e->decom : w->first;
	struct date_cell to = end_within(e, w);

	return date_by(from, to) ? days_between(from, to) : 0;
}

static struct answer s103(const struct child *c, const struct window *w)
{
	int32_t stays = 0, longest = 0, total = 0;
	bool agreed = false;

	for (const struct episode *e = first_episode(c); e; e = next_episode(e)) {
		if (!date_by(e->decom, w->last) || date_before(e->dec, w->first))
			continue;
		agreed |= code_is(e->ls, LS_V4);
		if (!code_is(e->ls, LS_V3))
			continue;
		stays++;
		total += days_within(e, w);
		if (days_between(e->decom, end_within(e, w)) > longest)
			longest = days_between(e->decom, end_within(e, w));
	}
	if (stays == 0)
		return agreed ? left_out() : outside();
	return is(longest <= LONGEST_STAY && total <= STAYS_IN_A_YEAR);
}

/* ---- police protection and emergency orders ---- */

static int longest_days(struct code_cell status)
{
	return code_is(status, LS_L1) ? 3 : code_is(status, LS_L2) ? 21 : 7;
}

/* How long a status lasted that began with this episode: changes of placement do not end it. */
static struct date_cell status_ended(const struct episode *e)
{
	const struct episode *n = next_episode(e);

	while (n && code_same(n->ls, e->ls) && date_by(n->decom, e->dec)) {
		e = n;
		n = next_episode(e);
	}
	return e->dec;
}

/* One that goes on is judged when it is over its limit, or over. */
static struct answer over_limit(const struct episode *e, const struct window *w)
{
	struct date_cell limit = date_plus(e->decom, longest_days(e->ls));
	struct date_cell end = status_ended(e);

	if (status_first(e) != e)
		return outside();
	if (is_unreadable(end) || date_before(end, e->decom))
		return left_out();
	if (is_absent(end) || date_after(end, w->drawn))
		return date_after(w->drawn, limit) ? yes() : left_out();
	return is(date_after(end, limit));
}

static struct answer s104(const struct episode *e, const struct window *w)
{
	return code_in(e->ls, LS_L1, LS_L2, LS_L3) ? over_limit(e, w) : outside();
}

static struct answer s104a(const struct episode *e, const struct window *w)
{
	return code_is(e->ls, LS_L1) ? over_limit(e, w) : outside();
}

static struct answer s104b(const struct episode *e, const struct window *w)
{
	return code_is(e->ls, LS_L2) ? over_limit(e, w) : outside();
}

static struct answer s104c(const struct episode *e, const struct window *w)
{
	return code_is(e->ls, LS_L3) ? over_limit(e, w) : outside();
}

/* ---- social workers ---- */

/* A worker who followed another in the period. */
static bool took_over(const struct sw_episode *s, const struct window *w)
{
	return prev_sw_episode(s) && in_period(s->sw_decom, w) && !row_repeats(&s->row) &&
	       !code_is(s->sw_reason, SW_REASON_FCONTA);
}

static bool had_worker(const struct child *c, const struct window *w)
{
	for (const struct sw_episode *s = first_sw_episode(c); s; s = next_sw_episode(s))
		if (overlaps(s->sw_decom, s->sw_dec, w->first, w->last))
			return true;
	return false;
}

static int32_t changes_in(const struct child *c, const struct window *w)
{
	int32_t n = 0;

	for (const struct sw_episode *s = first_sw_episode(c); s; s = next_sw_episode(s))
		n += took_over(s, w);
	return n;
}

static struct answer s105(const struct child *c, const struct window *w)
{
	return had_worker(c, w) ? amount(changes_in(c, w)) : outside();
}

static struct answer s105a(const struct child *c, const struct window *w)
{
	return had_worker(c, w) ? is(changes_in(c, w) >= 2) : outside();
}

/* ---- deprivation of liberty ---- */

/* The days of an order in the period, both in; 0 for an order outside it. */
static int32_t order_days(const struct dolo *d, const struct window *w)
{
	struct date_cell from = date_by(w->first, d->dolo_start) ? d->dolo_start : w->first;
	struct date_cell to = date_by(d->dolo_end, w->last) ? d->dolo_end : w->last;

	if (!has_value(d->dolo_start) || is_unreadable(d->dolo_end))
		return 0;
	return date_by(from, to) ? days_between(from, to) + 1 : 0;
}

static int32_t days_deprived(const struct child *c, const struct window *w)
{
	int32_t days = 0;

	for (const struct dolo *d = first_dolo(c); d; d = next_dolo(d))
		days += order_days(d, w);
	return days;
}

static struct answer s106(const struct child *c, const struct window *w)
{
	return cared_for_in(c, w) ? is(days_deprived(c, w) > 0) : outside();
}

static struct answer s106a(const struct child *c, const struct window *w)
{
	int32_t days = days_deprived(c, w);

	return days > 0 && cared_for_in(c, w) ? amount(days) : outside();
}

#define EMERGENCY(words) words " begun in the period"
#define NOT_JUDGED	 "those still running within their limit, or that ended before they began"

static const struct measure measures[] = {
    MEASURE_903(
	child, 103, "Short breaks within their limits", "Do short breaks stay short?",
	"children with no stay over 17 days, and no more than 75 days in all",
	"children with stays (V3) in the period",
	"children with an agreement alone (V4), of whom no stays are told", SHARE, MORE, OVER,
	NEEDS_OF(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS),
	STANDARD("17 days a stay, 75 in 12 months (Care Planning Regulations 2010, 48)", 100)),
    MEASURE_903(episode, 104, "Emergency protection past its limit",
		"Does any last longer than the law lets it?",
		"those over 3 days (L1), 21 days (L2) or 7 days (L3)",
		EMERGENCY("police protection, emergency and assessment orders"), NOT_JUDGED, SHARE,
		LESS, FLOW(EPISODE_DECOM), NEEDS_OF(EPISODE_NEEDS),
		STANDARD("none (Children Act 1989, sections 43 to 46; SSDA903 guide)", 0)),
    MEASURE_903(episode, 104a, "Police protection past 72 hours",
		"Does any last longer than the law lets it?",
		"those over 3 days, since the return tells days only",
		EMERGENCY("periods of police protection (L1)"), NOT_JUDGED, SHARE, LESS,
		FLOW(EPISODE_DECOM), NEEDS_OF(EPISODE_NEEDS),
		STANDARD("72 hours (Children Act 1989, section 46)", 0)),
    MEASURE_903(episode, 104b, "Emergency protection orders past 21 days",
		"Does any last longer than the law lets it?", "those over 21 days",
		EMERGENCY("emergency protection orders (L2)"), NOT_JUDGED, SHARE, LESS,
		FLOW(EPISODE_DECOM), NEEDS_OF(EPISODE_NEEDS),
		STANDARD("21 days (SSDA903 guide)", 0)),
    MEASURE_903(episode, 104c, "Child assessment orders past 7 days",
		"Does any last longer than the law lets it?", "those over 7 days",
		EMERGENCY("child assessment orders (L3)"), NOT_JUDGED, SHARE, LESS,
		FLOW(EPISODE_DECOM), NEEDS_OF(EPISODE_NEEDS),
		STANDARD("7 days (SSDA903 guide)", 0)),
    MEASURE_903(child, 105, "Changes of social worker", "How often does a child's worker change?",
		"workers who followed another in the period; the first one is no change",
		"children with a worker in the period", "", MEAN, LESS, OVER,
		NEEDS_OF(SW_EPISODE_SW_DECOM, SW_EPISODE_SW_DEC, SW_EPISODE_SW_REASON)),
    MEASURE_903(child, 105a, "Two changes of social worker and more",
		"How many children have to begin again and again?",
		"children with two changes or more in the period",
		"children with a worker in the period", "", SHARE, LESS, OVER,
		NEEDS_OF(SW_EPISODE_SW_DECOM, SW_EPISODE_SW_DEC, SW_EPISODE_SW_REASON)),
    MEASURE_903(child, 106, "Deprived of liberty", "How many children are deprived of liberty?",
		"children with an order in force in the period",
		"children in care at any time in the period", "", SHARE, NEITHER, OVER,
		NEEDS_OF(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS, DOLO_DOLO_START, DOLO_DOLO_END),
		LIMIT("by order of a court (Children Act 1989, section 25, or the High Court)")),
    MEASURE_903(child, 106a, "Days deprived of liberty", "For how many days of the period?",
		"days of the orders in the period", "children with an order in it", "", MEAN, LESS,
		OVER,
		NEEDS_OF(EPISODE_DECOM, EPISODE_DEC, EPISODE_LS, DOLO_DOLO_START, DOLO_DOLO_END)),
};

MEASURE_TABLE(care_limits, "Limits that the law sets, and who changes");
