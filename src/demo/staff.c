/* Teams, and which worker each child has had. */
#include "demo/staff.h"

#include "demo/rows.h"

#include <stdio.h>

static const struct {
	const char *service;
	uint32_t first, count; /* places among each ten teams */
} services[SERVICES] = {
    [SERVICE_ASSESSMENT] = {"Assessment and support", 0, 3},
    [SERVICE_FAMILY] = {"Family support and protection", 3, 3},
    [SERVICE_CARE] = {"Children in care", 6, 2},
    [SERVICE_DISABLED] = {"Disabled children", 8, 1},
    [SERVICE_LEAVERS] = {"Leaving care", 9, 1},
};

const char *service_name(enum service s)
{
	return services[s].service;
}

enum service team_service(uint32_t team)
{
	enum service s = SERVICE_ASSESSMENT;

	while (s + 1 < SERVICES && team % 10 >= services[s + 1].first)
		s++;
	return s;
}

char *staff_team_name(uint32_t team, char *to)
{
	snprintf(to, CELL_BYTES, "%s team %u", service_name(team_service(team)),
		 team / 10 * 3 + team % 3 + 1);
	return to;
}

char *staff_worker_name(uint32_t worker, char *to)
{
	snprintf(to, CELL_BYTES, "SW%06u", worker + 1);
	return to;
}

/* Children in need go to either of two services by chance: were it by what happened to them, the
 * teams would differ without anything having been planted. */
static enum service service_of(const struct life *l, struct rng *r)
{
	bool support = rng_chance(r, 500);

	if (l->standing == STANDING_LEAVER)
		return SERVICE_LEAVERS;
	if (l->standing == STANDING_CARE || l->standing == STANDING_GONE)
		return SERVICE_CARE;
	if (l->ndisabilities > 1)
		return SERVICE_DISABLED;
	return support ? SERVICE_ASSESSMENT : SERVICE_FAMILY;
}

static uint32_t any_worker(const struct world *w, const struct life *l, struct rng *r)
{
	return l->team * w->workers + rng_below(r, w->workers);
}

/* No change in the last days of a year: the next would seem to be missing. */
static int32_t change_on(const struct world *w, int32_t day)
{
	if ((day > w->end - 7 && day <= w->end) || (day > w->last_end - 7 && day <= w->last_end))
		return day - 7;
	return day;
}

/* The day on which the next time in care begins after `from`, by `to`; `to` when none does. The
 * child then passes to a worker of the service for children in care. */
static int32_t care_begins(const struct life *l, int32_t from, int32_t to)
{
	for (size_t i = 0; i < l->ncare; i++)
		if (l->care[i].from > from && l->care[i].from < to)
			return l->care[i].from;
	return to;
}

/* From the day care began, or the referral if there was one, one worker after another. */
static void stints(const struct world *w, struct life *l, struct rng *r)
{
	static const struct odds reasons[] = {{30, SW_REASON_MANAGE}, {25, SW_REASON_LEFTRL},
					      {10, SW_REASON_ORGRST}, {20, SW_REASON_TSPROC},
					      {8, SW_REASON_ABSENC},  {2, SW_REASON_CHCHAN},
					      {2, SW_REASON_PCCHAN},  {3, SW_REASON_OTHERS}};
	int32_t from = l->nreferrals ? l->referrals[0].from : l->care[0].from;
	enum code reason = SW_REASON_FCONTA;

	for (;;) {
		struct stint s = {from, from + rng_between(r, 60, 600), 0, reason};

		s.worker = any_worker(w, l, r);
		if (l->nstints && l->stints[l->nstints - 1].worker == s.worker)
			s.worker = l->team * w->workers + (s.worker + 1) % w->workers;
		s.to = care_begins(l, s.from, change_on(w, s.to));
		if (s.to > w->end || l->nstints == STINTS_MAX - 1)
			s.to = NEVER;
		if (s.to >= w->last_start)
			l->stints[l->nstints++] = s;
		l->worker = s.worker;
		if (s.to == NEVER)
			return;
		from = s.to;
		reason = RNG_CODE(r, reasons);
	}
}

void life_staff(const struct world *w, struct life *l, struct rng *r)
{
	enum service s = service_of(l, r);
	uint32_t ten = rng_below(r, w->teams / 10);

	l->team = ten * 10 + services[s].first + rng_below(r, services[s].count);
	if (l->ncare)
		stints(w, l, r);
	else
		l->worker = any_worker(w, l, r);
}
