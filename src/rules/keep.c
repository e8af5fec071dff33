#include "rules/keep.h"

#include "record/fill.h"

#include <stdlib.h>

static int by_record(const void *a, const void *b)
{
	const struct kept_record *x = a, *y = b;

	if (x->table != y->table)
		return x->table < y->table ? -1 : 1;
	return (x->record > y->record) - (x->record < y->record);
}

static const struct kept_record *find(const struct kept_record *at, size_t count, uint16_t table,
				      uint32_t record)
{
	struct kept_record key = {.table = table, .record = record};

	return count ? bsearch(&key, at, count, sizeof *at, by_record) : NULL;
}

void keep_list_fill(struct keep_list *l, const struct finding *at, size_t n)
{
	size_t each = 0;

	l->count = 0;
	l->at = mem_room(l->at, &l->cap, n + 1, sizeof *l->at);
	for (size_t i = 0; i < n; i++)
		if (at[i].record)
			l->at[l->count++] = (struct kept_record){0, at[i].record, at[i].table};
	qsort(l->at, l->count, sizeof *l->at, by_record);
	for (size_t i = 0; i < l->count; i++)
		if (i == 0 || by_record(&l->at[i], &l->at[i - 1]) != 0)
			l->at[each++] = l->at[i];
	l->count = each;
}

void keep_list_close(struct keep_list *l)
{
	mem_free(l->at);
	*l = (struct keep_list){0};
}

static void keep_row(struct kept *k, const struct row *row, struct arena *scratch)
{
	const struct table_info *info = table_info((enum table)row->table);

	k->at = mem_room(k->at, &k->cap, k->count + 1, sizeof *k->at);
	k->at[k->count++] = (struct kept_record){k->text.len, row->record, row->table};
	for (size_t i = 0; i < info->fields; i++) {
		struct str cell = row_raw(row, info->first + (enum field)i, scratch);
		uint32_t len = (uint32_t)cell.len;

		buf_add(&k->text, &len, sizeof len);
		buf_str(&k->text, cell);
	}
	arena_reset(scratch);
}

void keep_child(struct kept *k, const struct keep_list *l, const struct child *c)
{
	struct arena scratch = {0};

	for (enum table t = TABLE_NONE + 1; l->count && t < TABLES; t++) {
		const char *p = child_rows(c, t);

		for (; p && ((const struct row *)(const void *)p)->child == c;
		     p += table_info(t)->row_size) {
			const struct row *row = (const void *)p;

			if (find(l->at, l->count, row->table, row->record))
				keep_row(k, row, &scratch);
		}
	}
	arena_close(&scratch);
}

void keep_append(struct kept *to, const struct kept *from)
{
	to->at = mem_room(to->at, &to->cap, to->count + from->count, sizeof *to->at);
	for (size_t i = 0; i < from->count; i++) {
		to->at[to->count + i] = from->at[i];
		to->at[to->count + i].text += to->text.len;
	}
	to->count += from->count;
	buf_add(&to->text, from->text.p, from->text.len);
}

void keep_sort(struct kept *k)
{
	if (k->count > 1)
		qsort(k->at, k->count, sizeof *k->at, by_record);
}

bool keep_find(const struct kept *k, enum table t, uint32_t record,
	       struct str cells[TABLE_FIELDS_MAX])
{
	const struct kept_record *found = find(k->at, k->count, (uint16_t)t, record);
	const char *p = found ? k->text.p + found->text : NULL;

	for (size_t i = 0; p && i < table_info(t)->fields; i++) {
		uint32_t len;

		memcpy(&len, p, sizeof len);
		cells[i] = (struct str){p + sizeof len, len};
		p += sizeof len + len;
	}
	return found != NULL;
}

void keep_close(struct kept *k)
{
	mem_free(k->at);
	buf_close(&k->text);
	*k = (struct kept){0};
}
