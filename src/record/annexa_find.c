#include "record/annexa_find.h"

#include "intake/csv.h"

/* Most headings are in the first row; LIMIT_HEADER_ROWS rows are looked at. */
static bool try_delimiter(struct str text, struct str name, char delimiter, struct csv_row *row,
			  struct arena *a, struct annexa_place *p)
{
	struct csv csv = csv_over(text, delimiter, a);

	for (int n = 0; n < LIMIT_HEADER_ROWS && csv_next(&csv, row); n++) {
		if (row->count < 3 || !annexa_layout(row->cells, row->count, name, a, &p->layout))
			continue;
		p->delimiter = delimiter;
		p->heading_row = csv.line - 1;
		p->heading_end = (size_t)(csv.left.p - text.p);
		return true;
	}
	return false;
}

bool annexa_find_csv(struct str text, struct str name, struct arena *a, struct annexa_place *p)
{
	static const char delimiters[] = {',', ';', '\t', '|'};
	struct csv_row *row = mem_take(sizeof *row);
	bool found = false;

	*p = (struct annexa_place){0};
	for (size_t i = 0; i < sizeof delimiters && !found; i++)
		found = try_delimiter(text, name, delimiters[i], row, a, p);
	mem_free(row);
	return found;
}

struct finding_sheet {
	struct str name;
	struct arena *arena;
	struct annexa_place *place;
	int rows;
	bool found;
};

static bool look_at_row(void *with, uint32_t number, const struct str *cells, size_t count)
{
	struct finding_sheet *f = with;

	f->found = count >= 3 && annexa_layout(cells, count, f->name, f->arena, &f->place->layout);
	f->place->heading_row = number;
	return !f->found && ++f->rows < LIMIT_HEADER_ROWS;
}

bool annexa_find_sheet(const struct xlsx *book, size_t sheet, struct str name, struct arena *a,
		       struct annexa_place *p, struct err *e)
{
	struct finding_sheet f = {.name = name, .arena = a, .place = p};

	*p = (struct annexa_place){0};
	return xlsx_read(book, sheet, look_at_row, &f, e) && f.found;
}
