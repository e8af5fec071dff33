#include "rules/identity.h"

#include "base/map.h"

#include <stdio.h>

static void add_part(struct buf *to, struct str s)
{
	buf_str(to, s);
	buf_char(to, '\0');
}

/* The element that a note of the reader is about: {1} of its message. Most notes mark no field. */
static void add_element(const struct findings *fs, const struct finding *f,
			const struct shown *shown, struct buf *to)
{
	struct str value[FINDING_SHOWS_MAX];

	finding_values(fs, f, value);
	for (size_t i = shown->marked; i < shown->count; i++)
		if (str_is(shown->name[i], "1"))
			add_part(to, value[i]);
}

static void add_identity(const struct findings *fs, const struct finding *f, struct buf *to)
{
	const struct table_info *table = table_info((enum table)f->table);
	struct shown shown;

	finding_shows(fs, f, &shown);
	add_part(to, str_of(returns_name(table->returns)));
	add_part(to, str_of(table->name));
	add_part(to, str_of(finding_rule(fs, f)->code));
	add_part(to, finding_child(fs, f));
	add_part(to, finding_key(fs, f));
	for (size_t i = 0; i < shown.marked; i++)
		add_part(to, shown.name[i]);
	if (finding_rule(fs, f)->unit == UNIT_note)
		add_element(fs, f, &shown, to);
}

static uint64_t numbered(uint64_t id, uint32_t number)
{
	struct {
		uint64_t id, number;
	} both = {id, number};

	return number > 1 ? str_hash((struct str){(const char *)&both, sizeof both}) : id;
}

static struct str bytes_of(const uint64_t *id)
{
	return (struct str){(const char *)id, sizeof *id};
}

/* Tells those apart that are alike: ids[i] is numbered among its like. */
static void number_all(uint64_t *ids, size_t count, struct arena *a)
{
	uint64_t *plain = arena_array(a, count + 1, sizeof *plain);
	uint32_t *met = arena_array(a, count + 1, sizeof *met); /* at the first of its like */
	struct map first = {0};
	bool added;

	memcpy(plain, ids, count * sizeof *ids);
	for (size_t i = 0; i < count; i++) {
		uint32_t at = map_put(&first, bytes_of(&plain[i]), (uint32_t)i, &added);

		ids[i] = numbered(plain[i], ++met[at]);
	}
	map_close(&first);
}

uint64_t *findings_ids(const struct findings *fs, struct arena *a)
{
	uint64_t *ids = arena_array(a, fs->count + 1, sizeof *ids);
	struct buf made = {0};

	for (size_t i = 0; i < fs->count; i++) {
		made.len = 0;
		add_identity(fs, &fs->at[i], &made);
		ids[i] = str_hash(buf_view(&made));
	}
	number_all(ids, fs->count, a);
	buf_close(&made);
	return ids;
}

char *finding_id_text(uint64_t id, char to[FINDING_ID_MAX])
{
	snprintf(to, FINDING_ID_MAX, "w%016llx", (unsigned long long)id);
	return to;
}

bool finding_says_what(const struct rule *r, struct str name)
{
	return r->unit != UNIT_note || !str_is(name, "3");
}

void finding_values_text(const struct findings *fs, const struct finding *f, struct buf *to)
{
	struct str value[FINDING_SHOWS_MAX];
	size_t from = to->len;
	struct shown shown;

	finding_shows(fs, f, &shown);
	finding_values(fs, f, value);
	for (size_t i = 0; i < shown.count; i++) {
		if (!finding_says_what(finding_rule(fs, f), shown.name[i]))
			continue;
		buf_text(to, to->len > from ? "; " : "");
		buf_str(to, shown.name[i]);
		buf_char(to, '=');
		buf_str(to, value[i]);
	}
}
