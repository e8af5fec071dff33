#include "rules/cin/people.h"

#include "base/arena.h"
#include "rules/rule.h"

#include <assert.h>

static void add_text(struct buf *text, struct str s)
{
	uint32_t len = (uint32_t)s.len;

	assert(s.len == len);
	buf_add(text, &len, sizeof len);
	buf_str(text, s);
}

void people_add(struct people *p, const struct identifiers *i)
{
	p->at = mem_room(p->at, &p->cap, p->count + 1, sizeof *p->at);
	p->at[p->count++] = (struct person){p->text.len, i->row.record, i->row.line};
	add_text(&p->text, i->row.child->id);
	add_text(&p->text, text_of(i->upn));
}

void people_append(struct people *to, const struct people *from)
{
	uint64_t moved = to->text.len;

	to->at = mem_room(to->at, &to->cap, to->count + from->count, sizeof *to->at);
	for (size_t i = 0; i < from->count; i++) {
		to->at[to->count + i] = from->at[i];
		to->at[to->count + i].text += moved;
	}
	to->count += from->count;
	buf_add(&to->text, from->text.p, from->text.len);
}

void people_move(struct people *p, uint32_t records, uint32_t lines)
{
	for (size_t i = 0; i < p->count; i++) {
		p->at[i].record += records;
		p->at[i].line += lines;
	}
}

void people_close(struct people *p)
{
	mem_free(p->at);
	buf_close(&p->text);
	*p = (struct people){0};
}

/* ---- who shares a key ---- */

static struct str next_text(const struct people *p, uint64_t *at)
{
	const char *text = p->text.p + *at;
	uint32_t len;

	assert(*at + sizeof len <= p->text.len);
	memcpy(&len, text, sizeof len);
	*at += sizeof len + len;
	return (struct str){text + sizeof len, len};
}

static struct str text_for(const struct people *p, size_t person, enum person_key key)
{
	uint64_t at = p->at[person].text;
	struct str id = next_text(p, &at);

	return key == PERSON_ID ? id : next_text(p, &at);
}

/* The first person with a key. Few bytes, so that many of a country's stay near the processor. */
struct slot {
	uint32_t hash;
	uint32_t first : 31; /* from 1; 0: the slot is free */
	uint32_t told : 1;   /* the first one is marked */
};

struct slots {
	struct slot *at;
	size_t mask;
	struct arena arena;
};

static void slots_open(struct slots *s, size_t people)
{
	size_t cap = 16;

	assert(people < INT32_MAX);
	while (cap / 4 * 3 <= people)
		cap *= 2;
	s->arena = (struct arena){0};
	s->at = arena_array(&s->arena, cap, sizeof *s->at);
	s->mask = cap - 1;
}

static size_t place_of(const struct slots *s, uint64_t hash)
{
	return (size_t)(hash >> 32) & s->mask;
}

/* The slot of a key: that of the first person who has it, or a free one. */
static struct slot *slot_of(const struct slots *s, const struct people *p, enum person_key key,
			    struct str text, uint64_t hash)
{
	size_t i = place_of(s, hash);

	while (s->at[i].first && (s->at[i].hash != (uint32_t)hash ||
				  !str_eq(text_for(p, s->at[i].first - 1, key), text)))
		i = (i + 1) & s->mask;
	s->at[i].hash = (uint32_t)hash;
	return &s->at[i];
}

static void flag_person(const struct people *p, size_t person, enum person_key key,
			struct sink *out)
{
	flag_gone(out, &(struct gone_record){.table = TABLE_IDENTIFIERS,
					     .record = p->at[person].record,
					     .line = p->at[person].line,
					     .child = text_for(p, person, PERSON_ID),
					     .value = text_for(p, person, key)});
}

/* Marks a person whose key was met before, and the first one who has it. */
static void meet(const struct people *p, size_t person, enum person_key key, struct slot *slot,
		 struct sink *out)
{
	if (!slot->first) {
		slot->first = (uint32_t)(person + 1) & INT32_MAX;
		return;
	}
	if (!slot->told)
		flag_person(p, slot->first - 1, key, out);
	slot->told = true;
	flag_person(p, person, key, out);
}

/* The slots lie anywhere: those of some people are on their way while the first is waited for. */
void people_flag_shared(const struct people *p, enum person_key key, struct sink *out)
{
	enum { TOGETHER = 16 };
	struct str texts[TOGETHER];
	uint64_t hashes[TOGETHER];
	struct slots s;

	slots_open(&s, p->count);
	for (size_t from = 0; from < p->count; from += TOGETHER) {
		size_t n = p->count - from < TOGETHER ? p->count - from : TOGETHER;

		for (size_t i = 0; i < n; i++) {
			texts[i] = text_for(p, from + i, key);
			hashes[i] = str_hash(texts[i]);
			__builtin_prefetch(&s.at[place_of(&s, hashes[i])], 1);
		}
		for (size_t i = 0; i < n; i++)
			if (texts[i].len)
				meet(p, from + i, key, slot_of(&s, p, key, texts[i], hashes[i]),
				     out);
	}
	arena_close(&s.arena);
}
