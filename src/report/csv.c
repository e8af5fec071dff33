/*
 * The exact format is in the design, section 5; the columns are promised to other programs.
 *
 * Findings are written part by part, by all threads, and handed on in order. What all findings of a
 * rule have in common is found out and written once, and copied for the others.
 */
#include "base/csvout.h"
#include "base/threads.h"
#include "report/report.h"

enum { PART_FINDINGS = 512, SLOTS_MAX = 8 };

/* The findings of one rule that mark the same fields of the same table. */
struct kind {
	uint64_t marks;
	uint16_t table;
	struct shown shown;
	struct str start;  /* the cells before the record's number */
	struct str fields; /* the cell of the marked fields' names, and its comma */
};

struct slot {
	size_t from, to;     /* the part's findings */
	struct kind **kinds; /* [rules]: the kind met last, or NULL */
	struct buf made;
	struct out out;
	struct arena arena;
};

struct writing {
	const struct findings *findings;
	struct slot slots[SLOTS_MAX];
	size_t taken; /* findings that are or were in a slot */
	struct out *to;
};

/* The marked fields, or what stands in them, joined by bars. `made` is for reuse. */
static void joined_cell(struct out *o, const struct str *item, size_t n, struct buf *made)
{
	made->len = 0;
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_char(made, '|');
		buf_str(made, item[i]);
	}
	csv_cell(o, buf_view(made), false);
}

/* What was written into memory from a place on, taken back from there. */
static struct str taken_back(struct out *o, size_t from, struct arena *a)
{
	struct str all = buf_view(&o->buf);

	o->buf.len = from;
	return arena_str(a, (struct str){all.p + from, all.len - from});
}

static void fill_kind(struct slot *s, const struct findings *fs, const struct finding *f,
		      struct kind *k)
{
	const struct rule *r = finding_rule(fs, f);
	const struct table_info *table = table_info((enum table)f->table);
	size_t before = s->out.buf.len;

	k->marks = f->marks;
	k->table = f->table;
	finding_shows(fs, f, &k->shown);
	csv_cell(&s->out, str_of(r->code), true);
	csv_cell(&s->out, str_of(severity_name(r->severity)), false);
	csv_cell(&s->out, str_of(returns_name(table->returns)), false);
	csv_cell(&s->out, str_of(table->name), false);
	k->start = taken_back(&s->out, before, &s->arena);
	joined_cell(&s->out, k->shown.name, k->shown.marked, &s->made);
	k->fields = taken_back(&s->out, before, &s->arena);
}

static const struct kind *kind_of(struct slot *s, const struct findings *fs,
				  const struct finding *f)
{
	struct kind *k = s->kinds[f->rule];
	bool known = k && k->table == f->table && k->marks == f->marks;

	if (!k)
		k = s->kinds[f->rule] = arena_take(&s->arena, sizeof *k);
	if (!known)
		fill_kind(s, fs, f, k);
	return k;
}

static void number_cell(struct out *o, uint32_t n)
{
	out_char(o, ',');
	if (n)
		out_number(o, n);
}

static void write_finding(struct slot *s, const struct findings *fs, const struct finding *f)
{
	const struct kind *k = kind_of(s, fs, f);
	struct out *o = &s->out;
	struct str values[FINDING_SHOWS_MAX];

	finding_read(fs, f, &k->shown, values);
	out_str(o, k->start);
	number_cell(o, f->record);
	number_cell(o, f->line);
	csv_cell(o, finding_child(fs, f), false);
	out_str(o, k->fields);
	joined_cell(o, values, k->shown.marked, &s->made);
	s->made.len = 0;
	finding_tell(fs, f, &k->shown, values, &s->made);
	csv_cell(o, buf_view(&s->made), false);
	out_char(o, '\n');
}

/* ---- the parts ---- */

static bool take_part(void *with, size_t slot)
{
	struct writing *w = with;
	struct slot *s = &w->slots[slot];
	size_t left = w->findings->count - w->taken;

	s->from = w->taken;
	s->to = s->from + (left < PART_FINDINGS ? left : PART_FINDINGS);
	w->taken = s->to;
	return s->to > s->from;
}

static void write_part(void *with, size_t slot)
{
	struct writing *w = with;
	struct slot *s = &w->slots[slot];

	for (size_t i = s->from; i < s->to; i++)
		write_finding(s, w->findings, &w->findings->at[i]);
}

static bool give_part(void *with, size_t slot)
{
	struct writing *w = with;
	struct slot *s = &w->slots[slot];

	out_str(w->to, buf_view(&s->out.buf));
	s->out.buf.len = 0;
	return true;
}

void report_csv(const struct check *c, struct out *o)
{
	struct writing *w = mem_take(sizeof *w);
	size_t slots = c->threads > 1 ? c->threads * 2 : 1;

	*w = (struct writing){.findings = &c->findings, .to = o};
	slots = slots < SLOTS_MAX ? slots : SLOTS_MAX;
	for (size_t i = 0; i < slots; i++) {
		w->slots[i].out = out_memory();
		w->slots[i].kinds =
		    arena_array(&w->slots[i].arena, c->rule_count + 1, sizeof *w->slots[i].kinds);
	}
	out_text(o, "rule,severity,return,table,record,line,child,fields,values,message\n");
	threads_run_line(c->threads, slots,
			 &(struct threads_line){take_part, write_part, give_part, w});
	for (size_t i = 0; i < slots; i++) {
		out_abandon(&w->slots[i].out);
		buf_close(&w->slots[i].made);
		arena_close(&w->slots[i].arena);
	}
	mem_free(w);
}
