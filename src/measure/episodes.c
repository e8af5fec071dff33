#include "measure/episodes.h"

#include "measure/care_groups.h"

bool short_break_episode(const struct episode *e)
{
	return code_in(e->ls, LS_V3, LS_V4);
}

struct date_cell born_of(const struct child *c)
{
	const struct header *h = first_header(c);

	return h ? h->dob : (struct date_cell){CELL_ABSENT};
}

const struct episode *episode_on(const struct child *c, struct date_cell day)
{
	const struct episode *on = NULL;

	/* They are sorted by their beginning. */
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		if (open_on(e->decom, e->dec, day) && !short_break_episode(e))
			on = e;
	return on;
}

/* The same episode in the return of the year before. */
static const struct episode *as_last_year(const struct episode *e)
{
	const struct episode *l = first_episode(e->row.child->last);

	while (l && !date_same(l->decom, e->decom))
		l = next_episode(l);
	return l;
}

/* The episode that stands before, whether care went on or not. */
static const struct episode *any_before(const struct episode *e)
{
	const struct episode *p = prev_episode(e);
	const struct episode *then = p ? NULL : as_last_year(e);

	p = then ? prev_episode(then) : p;
	return p && has_value(p->decom) && !short_break_episode(p) ? p : NULL;
}

const struct episode *episode_before(const struct episode *e)
{
	const struct episode *p = any_before(e);

	return p && !date_before(p->dec, e->decom) ? p : NULL;
}

const struct episode *care_first(const struct episode *e)
{
	for (const struct episode *p = episode_before(e); p; p = episode_before(e))
		e = p;
	return e;
}

bool care_begins(const struct episode *e)
{
	return code_is(e->rne, RNE_S) && !short_break_episode(e) && !episode_before(e);
}

bool care_ends(const struct episode *e)
{
	const struct episode *n = next_episode(e);

	return has_value(e->rec) && !code_is(e->rec, REC_X1) && !short_break_episode(e) &&
	       !(n && date_by(n->decom, e->dec));
}

const struct episode *status_first(const struct episode *e)
{
	const struct episode *p = episode_before(e);

	for (; p && code_same(p->ls, e->ls); p = episode_before(e))
		e = p;
	return e;
}

bool status_begun(const struct episode *first)
{
	return episode_before(first) || code_in(first->rne, RNE_S, RNE_L, RNE_B, RNE_U);
}

bool unaccompanied(const struct child *c)
{
	const struct header *h = first_header(c);

	return first_uasc(c) || (h && code_is(h->uasc, UASC_STATUS_1));
}

struct date_cell care_ended_before(const struct episode *e)
{
	const struct episode *l = NULL;
	const struct episode *p = any_before(e);

	if (p)
		return p->dec;
	for (const struct episode *k = first_episode(e->row.child->last); k; k = next_episode(k))
		if (date_before(k->dec, e->decom) && !short_break_episode(k))
			l = k;
	return l ? l->dec : (struct date_cell){CELL_ABSENT};
}

static bool same_place(const struct episode *a, const struct episode *b)
{
	return code_same(a->place, b->place) &&
	       (text_same(a->urn, b->urn) || text_same(a->pl_post, b->pl_post));
}

/* The placement that a temporary one, just before this episode, was an interruption of. */
static const struct episode *interrupted(const struct episode *e)
{
	const struct episode *p = episode_before(e);

	if (!p || !temporary_placement(p->place))
		return NULL;
	while (p && temporary_placement(p->place))
		p = episode_before(p);
	return p && same_place(p, e) ? p : NULL;
}

bool new_placement(const struct episode *e)
{
	return !temporary_placement(e->place) && !code_in(e->rne, RNE_L, RNE_T, RNE_U) &&
	       !interrupted(e);
}

const struct episode *placement_first(const struct episode *e)
{
	while (!new_placement(e)) {
		const struct episode *p = interrupted(e);

		p = p ? p : episode_before(e);
		if (!p)
			break;
		e = p;
	}
	return e;
}

bool cared_for_in(const struct child *c, const struct window *w)
{
	for (const struct episode *e = first_episode(c); e; e = next_episode(e))
		if (overlaps(e->decom, e->dec, w->first, w->last) && !short_break_episode(e))
			return true;
	return false;
}
