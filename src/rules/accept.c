#include "rules/accept.h"

#include "base/map.h"
#include "intake/csv.h"
#include "intake/encoding.h"
#include "intake/file.h"
#include "rules/identity.h"
#include "rules/since.h"

enum column {
	COLUMN_ID,
	COLUMN_RULE,
	COLUMN_CHILD,
	COLUMN_EXPLANATION,
	COLUMN_NEEDED, /* those before it */
	COLUMN_RETURN = COLUMN_NEEDED,
	COLUMN_TABLE,
	COLUMN_VALUES,
	COLUMNS,
};

struct list {
	struct check *check;
	struct accept *accept;
	struct csv csv;
	struct csv_row *row;
	size_t column_of[COLUMNS]; /* SIZE_MAX for none */
	struct map by_id;	   /* the findings */
	char (*ids)[FINDING_ID_MAX];
};

static bool find_columns(struct list *l)
{
	static const char *const names[COLUMNS] = {"id",     "rule",  "child", "explanation",
						   "return", "table", "values"};
	bool all = true;

	for (size_t n = 0; n < COLUMNS; n++) {
		l->column_of[n] = SIZE_MAX;
		for (size_t i = l->row->count; i-- > 0;)
			if (str_same(l->row->cells[i], str_of(names[n])))
				l->column_of[n] = i;
		all &= n >= COLUMN_NEEDED || l->column_of[n] != SIZE_MAX;
	}
	return all;
}

/* Reads up to the line of names, which is the first that is not blank. */
static bool open_list(struct list *l, struct str text)
{
	static const char delimiters[] = ",;\t";

	for (const char *d = delimiters; *d; d++) {
		l->csv = csv_over(text, *d, &l->check->arena);
		if (csv_next(&l->csv, l->row) && find_columns(l))
			return true;
	}
	return false;
}

static struct str cell(const struct list *l, enum column c)
{
	size_t i = l->column_of[c];

	return i < l->row->count ? l->row->cells[i] : STR("");
}

/* The next character that is no space, *s left behind it; '\0' at the end. */
static char next_dark(struct str *s)
{
	while (s->len) {
		char c = *s->p++;

		s->len--;
		if (!str_may_trim(c))
			return c;
	}
	return '\0';
}

/* Equal but for white space, which programs in between may have changed. */
static bool same_values(struct str a, struct str b)
{
	for (;;) {
		char x = next_dark(&a), y = next_dark(&b);

		if (x != y)
			return false;
		if (x == '\0')
			return true;
	}
}

static void add_line(const struct list *l, struct accept_lines *to, struct str rule,
		     struct str reason)
{
	struct arena *a = &l->check->arena;

	to->at = mem_room(to->at, &to->cap, to->count + 1, sizeof *to->at);
	to->at[to->count++] =
	    (struct accept_line){.line = l->row->line,
				 .id = arena_str(a, cell(l, COLUMN_ID)),
				 .rule = arena_str(a, rule),
				 .child = arena_str(a, cell(l, COLUMN_CHILD)),
				 .explanation = arena_str(a, cell(l, COLUMN_EXPLANATION)),
				 .reason = reason};
}

static void explain(struct list *l, uint32_t at, struct buf *made)
{
	const struct findings *fs = &l->check->findings;
	struct arena *a = &l->check->arena;
	struct str values = cell(l, COLUMN_VALUES);

	made->len = 0;
	finding_values_text(fs, &fs->at[at], made);
	l->accept->explanation[at] = arena_str(a, cell(l, COLUMN_EXPLANATION));
	l->accept->changed[at] =
	    l->column_of[COLUMN_VALUES] != SIZE_MAX && !same_values(values, buf_view(made));
	l->accept->was[at] = l->accept->changed[at] ? arena_str(a, values) : STR("");
}

static void take_line(struct list *l, struct buf *made)
{
	struct check *c = l->check;
	uint32_t at = map_get(&l->by_id, cell(l, COLUMN_ID));

	if (cell(l, COLUMN_EXPLANATION).len == 0)
		return;
	if (at == MAP_NONE)
		add_line(l, &l->accept->left_over, cell(l, COLUMN_RULE),
			 since_untold(c, cell(l, COLUMN_RETURN), cell(l, COLUMN_TABLE),
				      cell(l, COLUMN_RULE), &c->arena));
	else if (finding_rule(&c->findings, &c->findings.at[at])->severity == SEVERITY_ERROR)
		add_line(l, &l->accept->refused,
			 str_of(finding_rule(&c->findings, &c->findings.at[at])->code), STR(""));
	else
		explain(l, at, made);
}

static void open_ids(struct list *l)
{
	struct check *c = l->check;
	size_t n = c->findings.count;
	bool added;

	check_ids(c);
	l->ids = mem_take((n + 1) * sizeof *l->ids);
	for (size_t i = 0; i < n; i++)
		map_put(&l->by_id, str_of(finding_id_text(c->ids[i], l->ids[i])), (uint32_t)i,
			&added);
}

static void take_lines(struct list *l)
{
	const struct findings *fs = &l->check->findings;
	struct accept *a = l->accept;
	struct buf made = {0};

	open_ids(l);
	while (csv_next(&l->csv, l->row))
		take_line(l, &made);
	for (size_t i = 0; i < fs->count; i++) {
		bool query = finding_rule(fs, &fs->at[i])->severity == SEVERITY_QUERY;

		a->explained += a->explanation[i].len && query;
		a->notes += a->explanation[i].len && !query;
		a->changed_count += a->changed[i];
	}
	map_close(&l->by_id);
	mem_free(l->ids);
	buf_close(&made);
}

bool accept_read(struct check *c, const char *path, struct err *e)
{
	struct accept *a = arena_take(&c->arena, sizeof *a);
	struct list l = {.check = c, .accept = a};
	struct buf text = {0};
	bool ok = file_read(path, &text, e);

	c->accept = a;
	a->path = str_of(path);
	a->explanation = arena_array(&c->arena, c->findings.count + 1, sizeof *a->explanation);
	a->changed = arena_array(&c->arena, c->findings.count + 1, sizeof *a->changed);
	a->was = arena_array(&c->arena, c->findings.count + 1, sizeof *a->was);
	l.row = mem_take(sizeof *l.row);
	if (ok)
		encoding_to_utf8(&text);
	ok = ok &&
	     (open_list(&l, buf_view(&text)) ||
	      err_set(
		  e, ERR_INPUT,
		  "%s is no list of explanations: its first line has to name the columns id, rule, "
		  "child and explanation (wherry check --format accept writes one)",
		  path));
	if (ok)
		take_lines(&l);
	mem_free(l.row);
	buf_close(&text);
	return ok;
}

struct str accept_of(const struct check *c, size_t i)
{
	return c->accept ? c->accept->explanation[i] : STR("");
}

void accept_close(struct accept *a)
{
	mem_free(a->refused.at);
	mem_free(a->left_over.at);
	a->refused = a->left_over = (struct accept_lines){0};
}
