#include "measure/population.h"

#include "intake/csv.h"
#include "intake/file.h"

enum { POPULATION_MAX = 100000000 };

static bool read_people(struct str s, uint32_t *to)
{
	int64_t n;

	if (!str_number(s, 1, POPULATION_MAX, &n))
		return false;
	*to = (uint32_t)n;
	return true;
}

static size_t column(const struct csv_row *row, const char *name)
{
	size_t i = 0;

	while (i < row->count && !str_same(row->cells[i], str_of(name)))
		i++;
	return i;
}

static bool read_rows(struct population *p, const char *path, struct err *e)
{
	struct csv csv = csv_over(buf_view(&p->text), ',', &p->arena);
	struct csv_row *row = arena_take(&p->arena, sizeof *row);
	size_t group = 0, people = 0;
	uint32_t n = 0;
	bool added;

	if (csv_next(&csv, row)) {
		group = column(row, "group");
		people = column(row, "population");
	}
	if (group >= row->count || people >= row->count)
		return err_set(e, ERR_INPUT,
			       "%s: its first line should name the columns group and population",
			       path);
	while (csv_next(&csv, row)) {
		if (group >= row->count || people >= row->count ||
		    !read_people(row->cells[people], &n))
			return err_set(
			    e, ERR_INPUT,
			    "%s: line %u: a population is a whole number from 1, without "
			    "commas",
			    path, row->line);
		map_put(&p->by_group, row->cells[group], n, &added);
	}
	return true;
}

bool population_read(struct population *p, const char *number_or_path, struct err *e)
{
	uint32_t n;
	bool added;

	*p = (struct population){0};
	if (read_people(str_of(number_or_path), &n)) {
		map_put(&p->by_group, STR("all"), n, &added);
		return true;
	}
	return file_read(number_or_path, &p->text, e) && read_rows(p, number_or_path, e);
}

uint32_t population_of(const struct population *p, struct str group)
{
	uint32_t n = p ? map_get(&p->by_group, group) : MAP_NONE;

	return n == MAP_NONE ? 0 : n;
}

void population_close(struct population *p)
{
	map_close(&p->by_group);
	buf_close(&p->text);
	arena_close(&p->arena);
	*p = (struct population){0};
}
