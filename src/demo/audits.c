#include "demo/audits.h"

#include "demo/rows.h"
#include "demo/staff.h"

#include <stdio.h>

/* Everything on the scale of the logit, in thousandths, in integers: the same on every machine. */
enum {
	TEAM_SD = 1700, /* of the teams' means, in the first quarter; in the last a sixth of it */
	TEAM_SD_LAST = 300,
	AUDITOR_SD = 400,
	CASE_SD = 1500,
	NOISE_SD = 1200,    /* with the cases about a standard logistic's */
	CRITERION_SD = 900, /* a criterion around the whole */
	RISE = 150,	    /* a quarter, for all */
	CRITERIA = 4,
	MODERATED_ONE_IN = 6,
	MODERATED_SHIFT = 500, /* what a moderator gives back to the cases of a severe auditor */
	MODERATED_NOISE = 150, /* of the moderator, who sees the grade and hardly departs from it */
};

static const char *const grades[] = {"Inadequate", "Requires improvement", "Good", "Outstanding"};
static const int32_t limits[] = {-1900, 100, 2300}; /* between the grades */
static const char *const criteria[CRITERIA] = {"Assessment", "Planning", "Voice of the child",
					       "Management oversight"};

/* About normal with mean 0: the sum of six even draws. */
static int32_t bell(struct rng *r, int32_t sd)
{
	int32_t sum = 0;

	for (int i = 0; i < 6; i++)
		sum += rng_between(r, -1000, 1000);
	return (int32_t)((int64_t)sum * sd / 1414);
}

static int32_t auditor_severity(const struct world *w, uint32_t auditor)
{
	struct rng r = rng_of(w->seed, auditor, FOR_AUDITS + 1);

	return bell(&r, AUDITOR_SD);
}

/* Where a team stands in a quarter: it comes nearer to the others as practice spreads. */
static int32_t team_mean(const struct world *w, uint32_t team, uint32_t quarter)
{
	struct rng r = rng_of(w->seed, team, FOR_AUDITS + 2);
	int32_t sd = TEAM_SD - (TEAM_SD - TEAM_SD_LAST) * (int32_t)quarter / (AUDIT_QUARTERS - 1);
	int32_t stands = bell(&r, sd);

	return (w->even ? 0 : stands) + (int32_t)quarter * RISE;
}

static const char *grade_of(int32_t latent)
{
	size_t g = 0;

	while (g < sizeof limits / sizeof *limits && latent > limits[g])
		g++;
	return grades[g];
}

struct audited {
	uint64_t number;
	uint32_t team, quarter;
	int32_t worth; /* of the case, with its team's */
	char id[16];
	int32_t day;
};

/* The grade after moderation, of a random one in six: what an auditor of more than average severity saw is
 * lifted, what others saw stays about where it was. Its numbers are of a stream of their own. */
static const char *moderated_grade(const struct world *w, const struct audited *a, uint32_t auditor,
				   int32_t seen)
{
	struct rng r = rng_of(w->seed, a->number, FOR_AUDITS + 3);
	bool severe = auditor_severity(w, auditor) > 0;

	if (rng_below(&r, MODERATED_ONE_IN) != 0)
		return "";
	return grade_of(seen + (severe ? MODERATED_SHIFT : 0) + bell(&r, MODERATED_NOISE));
}

/* `first`: the first reading of its case, which may be moderated. */
static void write_reading(const struct world *w, struct out *o, const struct audited *a,
			  uint32_t auditor, bool first, struct rng *r)
{
	int32_t seen = a->worth - auditor_severity(w, auditor) + bell(r, NOISE_SD);
	char date[DATE_TEXT_MAX], team[CELL_BYTES];

	out_fmt(o, "%s,%s,Auditor %u,%s,%s", a->id, staff_team_name(a->team, team), auditor + 1,
		date_british(a->day, date), grade_of(seen));
	for (size_t i = 0; i < CRITERIA; i++)
		out_fmt(o, ",%s", grade_of(seen + bell(r, CRITERION_SD)));
	out_fmt(o, ",%s\n", first ? moderated_grade(w, a, auditor, seen) : "");
}

static struct audited pick_case(const struct world *w, uint64_t n, uint32_t quarter, struct rng *r)
{
	int32_t first = date_add_months(w->end + 1, 3 * (int)quarter - 3 * AUDIT_QUARTERS);
	struct audited a = {.number = n, .quarter = quarter};

	a.team = rng_below(r, w->teams);
	a.day = life_workday(first + rng_between(r, 0, 84));
	a.worth = team_mean(w, a.team, quarter);
	a.worth += bell(r, CASE_SD);
	snprintf(a.id, sizeof a.id, "Q%05u", (unsigned)(n + 1));
	return a;
}

/* Six a team and quarter, so that a year has about two dozen of each team. */
static uint64_t per_quarter(const struct world *w)
{
	return (uint64_t)w->teams * 6;
}

uint64_t audits_write(const struct world *w, struct out *o)
{
	uint64_t cases = per_quarter(w) * AUDIT_QUARTERS, readings = 0;

	out_text(o, "Case,Team,Auditor,Date,Overall");
	for (size_t i = 0; i < CRITERIA; i++)
		out_fmt(o, ",%s", criteria[i]);
	out_text(o, ",Moderated\n");
	for (uint64_t n = 0; n < cases; n++) {
		struct rng r = rng_of(w->seed, n, FOR_AUDITS);
		struct audited a = pick_case(w, n, (uint32_t)(n / per_quarter(w)), &r);
		uint32_t auditor = rng_below(&r, AUDIT_AUDITORS);

		write_reading(w, o, &a, auditor, true, &r);
		readings++;
		if (n % 8 != 7)
			continue;
		write_reading(w, o, &a, (auditor + 1 + rng_below(&r, 11)) % AUDIT_AUDITORS, false,
			      &r);
		readings++;
	}
	return readings;
}

static void truth_of_teams(const struct world *w, struct jsonout *j)
{
	char name[CELL_BYTES];

	jsonout_key(j, "teams");
	jsonout_array(j);
	for (uint32_t team = 0; team < w->teams; team++) {
		jsonout_object(j);
		jsonout_key_text(j, "team", staff_team_name(team, name));
		jsonout_key_number(j, "first_millilogits", team_mean(w, team, 0));
		jsonout_key_number(j, "last_millilogits", team_mean(w, team, AUDIT_QUARTERS - 1));
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
}

void audits_truth(const struct world *w, struct jsonout *j)
{
	char name[24];

	jsonout_object(j);
	jsonout_key_number(j, "sigma_first_millilogits", w->even ? 0 : TEAM_SD);
	jsonout_key_number(j, "sigma_last_millilogits", w->even ? 0 : TEAM_SD_LAST);
	jsonout_key_number(j, "rise_a_quarter_millilogits", RISE);
	jsonout_key_number(j, "moderated_one_in", MODERATED_ONE_IN);
	jsonout_key_number(j, "moderation_of_severe_millilogits", MODERATED_SHIFT);
	truth_of_teams(w, j);
	jsonout_key(j, "auditors");
	jsonout_array(j);
	for (uint32_t i = 0; i < AUDIT_AUDITORS; i++) {
		jsonout_object(j);
		snprintf(name, sizeof name, "Auditor %u", i + 1);
		jsonout_key_text(j, "auditor", name);
		jsonout_key_number(j, "severity_millilogits", auditor_severity(w, i));
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	jsonout_end_object(j);
}
