#include "demo/demo.h"

#include "base/arena.h"
#include "base/csvout.h"
#include "demo/audits.h"
#include "demo/files.h"
#include "demo/lists.h"
#include "demo/spoil.h"
#include "demo/staff.h"

#include <inttypes.h>
#include <stdio.h>

/* All that lasts while a demo is written. */
struct demo {
	const struct demo_options *options;
	struct world world;
	uint32_t per_million; /* share of records spoilt */
	struct files files;
	struct life life;
	struct rows rows;
	struct spoiling spoiling;
	struct spoilt spoilt[SPOILT_MAX];
	uint64_t ways[WAYS]; /* records spoilt in each way */
	struct jsonout truth;
	struct demo_told told;
};

static bool check_options(const struct demo_options *o, struct err *e)
{
	if (o->children < 1 || o->children > DEMO_CHILDREN_MAX)
		return err_set(e, ERR_USAGE, "A demo has 1 to %d children.", DEMO_CHILDREN_MAX);
	if (o->year < DEMO_YEAR_FIRST || o->year > DEMO_YEAR_LAST)
		return err_set(e, ERR_USAGE, "A demo can be made for %d-%d to %d-%d.",
			       DEMO_YEAR_FIRST, DEMO_YEAR_FIRST % 100 + 1, DEMO_YEAR_LAST,
			       DEMO_YEAR_LAST % 100 + 1);
	if (!(o->spoilt >= 0 && o->spoilt <= 1))
		return err_set(e, ERR_USAGE, "The share of records spoilt goes from 0 to 1.");
	return true;
}

static void team_id(char to[16], uint32_t team)
{
	snprintf(to, 16, "T%04u", team + 1);
}

static void write_team(struct demo *d, uint32_t team)
{
	static const char *const offices[] = {"North office", "South office", "Harbour office",
					      "Market office"};
	const char *service = service_name(team_service(team));
	struct out *o = &d->files.teams;
	char id[16], name[CELL_BYTES];

	team_id(id, team);
	csv_cell(o, str_of(id), true);
	out_fmt(o, ",%s,%s,%s\n", staff_team_name(team, name), offices[team % 4], service);
}

/* In each team the first leads it; one in six of the others comes from an agency. */
static void write_workers(struct demo *d, uint32_t team)
{
	struct out *o = &d->files.workers;
	struct rng r = rng_of(d->world.seed, team, FOR_STAFF + 100);
	char id[16], worker[CELL_BYTES];

	team_id(id, team);
	for (uint32_t i = 0; i < d->world.workers; i++) {
		const char *role = i == 0 ? "Advanced practitioner" : "Social worker";
		bool agency = rng_chance(&r, i == 0 ? 0 : 180);

		if (i && i + 1 == d->world.workers)
			role = "Newly qualified social worker";
		staff_worker_name(team * d->world.workers + i, worker);
		out_fmt(o, "%s,%s,%s,%s\n", worker, id, role, agency ? "Agency" : "Permanent");
	}
}

static void write_staff(struct demo *d)
{
	out_text(&d->files.teams, "TEAM,NAME,OFFICE,SERVICE\n");
	out_text(&d->files.workers, "SW_ID,TEAM,ROLE,EMPLOYMENT\n");
	out_text(&d->files.allocation, "CHILD,TEAM,SW_ID\n");
	for (uint32_t team = 0; team < d->world.teams; team++) {
		write_team(d, team);
		write_workers(d, team);
	}
}

static void write_allocation(struct demo *d)
{
	char team[16], worker[CELL_BYTES];

	if (d->life.standing == STANDING_GONE)
		return;
	team_id(team, d->life.team);
	staff_worker_name(d->life.worker, worker);
	out_fmt(&d->files.allocation, "%s,%s,%s\n", d->life.id, team, worker);
}

/* The seed as text: not every one fits a number of JSON. */
static void begin_truth(struct demo *d)
{
	struct jsonout *j = &d->truth;
	char seed[24];

	*j = jsonout_to(&d->files.truth);
	jsonout_object(j);
	jsonout_key_text(j, "made_by", "wherry demo");
	jsonout_key_number(j, "version", 1);
	jsonout_key_number(j, "children", (int64_t)d->options->children);
	jsonout_key(j, "seed");
	snprintf(seed, sizeof seed, "%" PRIu64, d->options->seed);
	jsonout_text(j, seed);
	jsonout_key_number(j, "year", d->options->year);
	jsonout_key_number(j, "spoilt_per_million", d->per_million);
	jsonout_key(j, "spoilt");
	jsonout_array(j);
}

static void write_spoilt(struct demo *d, size_t n)
{
	struct jsonout *j = &d->truth;

	d->told.spoilt += n;
	for (size_t i = 0; i < n; i++) {
		const struct spoilt *s = &d->spoilt[i];

		d->ways[s->way]++;
		if (d->options->children > DEMO_LIST_MAX)
			continue;
		jsonout_object(j);
		jsonout_key_text(j, "way", way_info(s->way)->name);
		jsonout_key_text(j, "file", files_name(s->row->table, false));
		jsonout_key_text(j, "table", table_info(s->row->table)->name);
		jsonout_key_number(j, "record", (int64_t)s->row->number);
		jsonout_key_text(j, "child", d->life.id);
		jsonout_key_text(j, "field", field_info(s->field)->name);
		jsonout_end_object(j);
	}
}

static void write_life(struct demo *d, uint64_t number)
{
	struct view now = world_view(&d->world, false), past = world_view(&d->world, true);
	size_t n;

	life_make(&d->world, number, &d->life);
	d->rows.n = 0;
	if (d->life.ncare) {
		rows_add_903(&d->rows, &d->world, &d->life, &past);
		rows_add_903(&d->rows, &d->world, &d->life, &now);
	}
	if (number < d->world.children)
		rows_add_cin(&d->rows, &d->world, &d->life);
	lists_add_need(&d->rows, &d->world, &d->life);
	lists_add_care(&d->rows, &d->world, &d->life);
	d->told.looked_after += d->life.standing == STANDING_CARE;
	d->spoiling.rows = &d->rows;
	d->spoiling.life = &d->life;
	d->spoiling.r = rng_of(d->world.seed, number, FOR_SPOILING);
	n = spoil(&d->spoiling, d->per_million, d->spoilt);
	files_add(&d->files, &d->rows);
	write_spoilt(d, n);
	write_allocation(d);
}

/* Whom no return knows of: the lists alone. */
static void write_others(struct demo *d)
{
	for (uint64_t i = 0; i < lists_callers(&d->world); i++) {
		d->rows.n = 0;
		lists_add_caller(&d->rows, &d->world, i);
		files_add(&d->files, &d->rows);
	}
	for (uint64_t i = 0; i < lists_adopters(&d->world); i++) {
		d->rows.n = 0;
		lists_add_adopter(&d->rows, &d->world, i);
		files_add(&d->files, &d->rows);
	}
}

/* Which team is weak and which strong in each practice. */
static void write_planted(struct demo *d)
{
	struct jsonout *j = &d->truth;
	char name[CELL_BYTES];

	jsonout_key(j, "teams_differ");
	jsonout_array(j);
	for (enum practice p = 0; p < PRACTICES; p++) {
		uint32_t weak = d->world.weak[p], strong = d->world.strong[p];

		if (weak == strong)
			continue;
		jsonout_object(j);
		jsonout_key_text(j, "practice", practice_info(p)->name);
		jsonout_key_text(j, "measure", practice_info(p)->measure);
		jsonout_key_text(j, "weak", staff_team_name(weak, name));
		jsonout_key_text(j, "strong", staff_team_name(strong, name));
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
}

static void write_counts(struct jsonout *j, const char *key, const uint64_t rows[TABLES], bool last)
{
	jsonout_key(j, key);
	jsonout_object(j);
	for (enum table t = TABLE_NONE + 1; t < TABLES; t++) {
		if (rows[t] == 0)
			continue;
		if (last || table_info(t)->returns == RETURN_SSDA903)
			jsonout_key(j, files_name(t, last));
		else
			jsonout_key(j, table_info(t)->name);
		jsonout_number(j, (int64_t)rows[t]);
	}
	jsonout_end_object(j);
}

/* Ways of one name that stand for several tables are counted together. */
static void write_ways(struct demo *d)
{
	struct jsonout *j = &d->truth;

	jsonout_key(j, "ways");
	jsonout_object(j);
	for (enum way w = 0; w < WAYS; w++) {
		uint64_t n = 0;
		bool first = true;

		for (enum way k = 0; k < WAYS; k++) {
			if (strcmp(way_info(k)->name, way_info(w)->name) != 0)
				continue;
			first = first && k >= w;
			n += d->ways[k];
		}
		if (!first)
			continue;
		jsonout_key(j, way_info(w)->name);
		jsonout_number(j, (int64_t)n);
	}
	jsonout_end_object(j);
}

static void end_truth(struct demo *d)
{
	struct jsonout *j = &d->truth;

	jsonout_end_array(j);
	jsonout_key_number(j, "looked_after", (int64_t)d->told.looked_after);
	jsonout_key_number(j, "spoilt_records", (int64_t)d->told.spoilt);
	write_ways(d);
	write_planted(d);
	jsonout_key(j, "audits");
	audits_truth(&d->world, j);
	write_counts(j, "records", d->files.rows[0], false);
	write_counts(j, "records_last_year", d->files.rows[1], true);
	jsonout_end_object(j);
	out_char(&d->files.truth, '\n');
}

static void write_all(struct demo *d)
{
	census_begin(&d->files);
	write_staff(d);
	begin_truth(d);
	for (uint64_t i = 0; i < world_lives(&d->world); i++)
		write_life(d, i);
	write_others(d);
	d->told.audits = audits_write(&d->world, &d->files.audits);
	census_end(&d->files);
	end_truth(d);
	d->told.children = d->options->children;
	d->told.leavers = d->files.rows[0][TABLE_OC3];
	memcpy(d->told.rows, d->files.rows[0], sizeof d->told.rows);
	memcpy(d->told.last_rows, d->files.rows[1], sizeof d->told.last_rows);
}

bool demo_write(const struct demo_options *o, struct demo_told *told, struct err *e)
{
	struct arena arena = {0};
	struct demo *d;
	bool ok;

	if (!check_options(o, e))
		return false;
	d = arena_take(&arena, sizeof *d);
	d->options = o;
	d->world = world_of(o->children, o->seed, o->year);
	d->world.even = o->even;
	practice_plant(&d->world);
	d->per_million = (uint32_t)(o->spoilt * 1000000 + 0.5);
	ok = files_open(&d->files, o->dir, o->year, o->children > DEMO_BOOK_MAX, e);
	if (ok) {
		write_all(d);
		ok = files_close(&d->files, e);
	}
	*told = d->told;
	arena_close(&arena);
	return ok;
}
