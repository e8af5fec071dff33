/* Which area each team belongs to, from a CSV file with the columns team and area. */
#include "base/err.h"
#include "intake/csv.h"
#include "intake/file.h"
#include "measure/groups.h"

struct areas {
	struct buf text;
	struct arena arena;
	struct map by_team;
	struct str *names;
	size_t count, cap;
};

static bool find_columns(const struct csv_row *row, size_t *team, size_t *area)
{
	*team = *area = row->count;
	for (size_t i = 0; i < row->count; i++) {
		if (str_same(str_trim(row->cells[i]), STR("team")))
			*team = i;
		if (str_same(str_trim(row->cells[i]), STR("area")))
			*area = i;
	}
	return *team < row->count && *area < row->count;
}

static void add_team(struct areas *a, struct str team, struct str area)
{
	bool added = false;

	if (!team.len || !area.len)
		return;
	map_put(&a->by_team, team, (uint32_t)a->count, &added);
	if (!added)
		return;
	a->names = mem_room(a->names, &a->cap, a->count + 1, sizeof *a->names);
	a->names[a->count++] = area;
}

static bool read_rows(struct areas *a, const char *path, struct err *e)
{
	struct csv csv = csv_over(buf_view(&a->text), ',', &a->arena);
	struct csv_row *row = arena_take(&a->arena, sizeof *row);
	size_t team, area;

	if (!csv_next(&csv, row) || !find_columns(row, &team, &area))
		return err_set(e, ERR_INPUT,
			       "%s: its first line should name the columns team and area", path);
	while (csv_next(&csv, row))
		if (team < row->count && area < row->count)
			add_team(a, str_trim(row->cells[team]), str_trim(row->cells[area]));
	return true;
}

bool areas_read(struct areas **areas, const char *path, struct err *e)
{
	struct areas *a = mem_take(sizeof *a);

	*a = (struct areas){0};
	*areas = a;
	return file_read(path, &a->text, e) && read_rows(a, path, e);
}

struct str areas_of(const struct areas *areas, struct str team)
{
	uint32_t at = areas && team.len ? map_get(&areas->by_team, team) : MAP_NONE;

	return at == MAP_NONE ? STR("") : areas->names[at];
}

void areas_close(struct areas *areas)
{
	if (!areas)
		return;
	map_close(&areas->by_team);
	mem_free(areas->names);
	buf_close(&areas->text);
	arena_close(&areas->arena);
	mem_free(areas);
}
