#include "tables.h"

#include <assert.h>

static size_t count_of(struct str s, char c)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += s.p[i] == c;
	return n;
}

static void read_line(struct table_in *t, struct str line)
{
	for (size_t c = 0; c < t->columns; c++) {
		struct str cell = str_cut(&line, ',');

		t->cells[t->rows * t->columns + c] = cell.len ? cell : (struct str){NULL, 0};
	}
	assert(line.len == 0);
	t->rows++;
}

struct table_in table_text(struct arena *a, enum returns returns, const char *name,
			   const char *text)
{
	struct str rest = str_of(text), header = str_cut(&rest, '\n'), s = str_of(name);
	struct table_in t = {.columns = count_of(header, ',') + 1};
	enum field *fields = arena_array(a, t.columns, sizeof *fields);

	t.last = str_ends(s, STR("_last"));
	s.len -= t.last ? strlen("_last") : 0;
	t.table = table_find(returns, s);
	assert(t.table != TABLE_NONE);
	for (size_t c = 0; c < t.columns; c++)
		fields[c] = field_find(t.table, str_cut(&header, ','));
	t.fields = fields;
	t.cells = arena_array(a, (count_of(rest, '\n') + 1) * t.columns, sizeof *t.cells);
	while (rest.len)
		read_line(&t, str_cut(&rest, '\n'));
	return t;
}

struct scope scope_of(enum returns returns, int year)
{
	return (struct scope){.returns = returns,
			      .year = year,
			      .start = {date_day(year, 4, 1)},
			      .end = {date_day(year + 1, 3, 31)},
			      .authority = STR("")};
}
