#include "rules/findings.h"

#include <assert.h>
#include <stdio.h>

const struct rule *finding_rule(const struct findings *fs, const struct finding *f)
{
	return fs->rules[f->rule];
}

/* Captured text is a run of pieces, each its length (two bytes) and its bytes. */
static struct str piece(const struct findings *fs, uint64_t *at)
{
	uint16_t len;
	struct str s;

	assert(*at + sizeof len <= fs->text.len);
	memcpy(&len, fs->text.p + *at, sizeof len);
	s = (struct str){fs->text.p + *at + sizeof len, len};
	*at += sizeof len + len;
	return s;
}

struct str finding_child(const struct findings *fs, const struct finding *f)
{
	uint64_t at = f->text;

	return piece(fs, &at);
}

struct str finding_key(const struct findings *fs, const struct finding *f)
{
	uint64_t at = f->text;

	piece(fs, &at);
	return piece(fs, &at);
}

static bool already(const struct shown *shown, struct str name)
{
	for (size_t i = 0; i < shown->count; i++)
		if (str_eq(shown->name[i], name))
			return true;
	return false;
}

/* The next {NAME} in the message from *p on; len 0 at the end. Leaves *p behind it. */
static struct str next_name(const char **p)
{
	const char *open = strchr(*p, '{');
	const char *close = open ? strchr(open, '}') : NULL;

	if (!close)
		return STR("");
	*p = close + 1;
	return (struct str){open + 1, (size_t)(close - open - 1)};
}

enum field finding_field(const struct rule *r, enum table table, size_t bit)
{
	const struct table_info *info = table_info(table);

	if (r->unit == UNIT_any || r->unit == UNIT_note)
		return bit < info->fields ? info->first + (enum field)bit : FIELD_NONE;
	return (enum field)r->fields[bit];
}

static void marked_fields(const struct rule *r, enum table table, uint64_t marks,
			  struct shown *shown)
{
	enum field f;

	for (size_t i = 0; (marks >> i) && (f = finding_field(r, table, i)) != FIELD_NONE; i++) {
		const struct field_info *info;

		if (!(marks >> i & 1))
			continue;
		info = field_info(f);
		if (info->table != table)
			continue;
		shown->field[shown->count] = (uint16_t)f;
		shown->name[shown->count++] = str_of(info->name);
	}
	shown->marked = shown->count;
}

void finding_shows(const struct findings *fs, const struct finding *f, struct shown *shown)
{
	const struct rule *r = finding_rule(fs, f);
	const char *p = r->message;
	struct str name;

	shown->count = 0;
	marked_fields(r, (enum table)f->table, f->marks, shown);
	while ((name = next_name(&p)).len && shown->count < FINDING_SHOWS_MAX)
		if (!already(shown, name))
			shown->name[shown->count++] = name;
}

void finding_read(const struct findings *fs, const struct finding *f, const struct shown *shown,
		  struct str value[FINDING_SHOWS_MAX])
{
	uint64_t at = f->text;

	piece(fs, &at);
	piece(fs, &at);
	for (size_t i = 0; i < shown->count; i++)
		value[i] = piece(fs, &at);
}

void finding_values(const struct findings *fs, const struct finding *f,
		    struct str value[FINDING_SHOWS_MAX])
{
	struct shown shown;

	finding_shows(fs, f, &shown);
	finding_read(fs, f, &shown, value);
}

static void add_value(struct buf *to, const struct shown *shown, const struct str *value,
		      struct str name)
{
	for (size_t i = 0; i < shown->count; i++)
		if (str_eq(shown->name[i], name)) {
			buf_str(to, value[i].len ? value[i] : STR("blank"));
			return;
		}
}

void finding_tell(const struct findings *fs, const struct finding *f, const struct shown *shown,
		  const struct str value[FINDING_SHOWS_MAX], struct buf *to)
{
	const char *p = finding_rule(fs, f)->message, *from = p;
	struct str name;

	while ((name = next_name(&p)).len) {
		buf_add(to, from, (size_t)(name.p - 1 - from));
		add_value(to, shown, value, name);
		from = p;
	}
	buf_text(to, from);
}

void finding_message(const struct findings *fs, const struct finding *f, struct buf *to)
{
	struct str value[FINDING_SHOWS_MAX];
	struct shown shown;

	finding_shows(fs, f, &shown);
	finding_read(fs, f, &shown, value);
	finding_tell(fs, f, &shown, value, to);
}

/* Into findings that have none nothing need be copied. */
static void take_over(struct findings *to, struct findings *from)
{
	mem_free(to->at);
	buf_close(&to->text);
	to->at = from->at;
	to->count = from->count;
	to->cap = from->cap;
	to->text = from->text;
	from->at = NULL;
	from->text = (struct buf){0};
	findings_close(from);
}

void findings_append(struct findings *to, struct findings *from)
{
	uint64_t moved = to->text.len;

	if (to->count == 0 && moved == 0) {
		take_over(to, from);
		return;
	}
	to->at = mem_room(to->at, &to->cap, to->count + from->count, sizeof *to->at);
	for (size_t i = 0; i < from->count; i++) {
		to->at[to->count + i] = from->at[i];
		to->at[to->count + i].text += moved;
	}
	to->count += from->count;
	buf_add(&to->text, from->text.p, from->text.len);
	findings_close(from);
}

static void add_piece(struct buf *to, struct str s)
{
	uint16_t len = (uint16_t)s.len;

	buf_add(to, &len, sizeof len);
	buf_str(to, s);
}

/* The third figure of a note is its line: what was captured is captured again, with the new one. */
static void tell_line_again(struct findings *fs, struct finding *f, struct buf *made)
{
	struct str value[FINDING_SHOWS_MAX] = {{NULL, 0}};
	struct shown shown;
	char line[16];

	snprintf(line, sizeof line, "%u", (unsigned)f->line);
	finding_shows(fs, f, &shown);
	finding_values(fs, f, value);
	made->len = 0;
	add_piece(made, finding_child(fs, f));
	add_piece(made, finding_key(fs, f));
	for (size_t i = 0; i < shown.count; i++)
		add_piece(made, i >= shown.marked && str_is(shown.name[i], "3") ? str_of(line)
										: value[i]);
	f->text = fs->text.len;
	buf_add(&fs->text, made->p, made->len);
}

void findings_move(struct findings *fs, const uint64_t records[TABLES], uint64_t lines)
{
	struct buf made = {0};

	for (size_t i = 0; i < fs->count; i++) {
		struct finding *f = &fs->at[i];

		if (f->record)
			f->record += (uint32_t)records[f->table];
		if (f->line)
			f->line += (uint32_t)lines;
		if (finding_rule(fs, f)->unit == UNIT_note)
			tell_line_again(fs, f, &made);
	}
	buf_close(&made);
}

static int compare(const void *a, const void *b)
{
	const struct finding *x = a, *y = b;

	if (x->table != y->table)
		return x->table < y->table ? -1 : 1;
	if (x->record != y->record)
		return x->record < y->record ? -1 : 1;
	if (x->rule != y->rule)
		return x->rule < y->rule ? -1 : 1;
	if (x->marks != y->marks)
		return x->marks < y->marks ? -1 : 1;
	/* Several about the return as a whole: as they were found. */
	return (x->text > y->text) - (x->text < y->text);
}

static bool in_order(const struct findings *fs)
{
	for (size_t i = 1; i < fs->count; i++)
		if (compare(&fs->at[i - 1], &fs->at[i]) > 0)
			return false;
	return true;
}

/* Puts those about one table together, each where they were among themselves. */
static void group_by_table(struct findings *fs)
{
	struct finding *to = mem_take(fs->cap * sizeof *to);
	size_t next[TABLES + 1] = {0};

	for (size_t i = 0; i < fs->count; i++)
		next[fs->at[i].table + 1]++;
	for (size_t t = 1; t < TABLES; t++)
		next[t] += next[t - 1];
	for (size_t i = 0; i < fs->count; i++)
		to[next[fs->at[i].table]++] = fs->at[i];
	mem_free(fs->at);
	fs->at = to;
}

/* Tables are numbered return by return. Most files have their records in the children's order, as
 * findings are made, so that those of each table are in order already. */
void findings_sort(struct findings *fs)
{
	if (in_order(fs))
		return;
	group_by_table(fs);
	if (!in_order(fs))
		qsort(fs->at, fs->count, sizeof *fs->at, compare);
}

void findings_close(struct findings *fs)
{
	mem_free(fs->at);
	buf_close(&fs->text);
	arena_close(&fs->scratch);
	fs->at = NULL;
	fs->count = fs->cap = 0;
}
