#include "report/compared.h"

#include "report/plain.h"
#include "report/words.h"

static struct str new_words(struct arena *a, const struct since *s)
{
	uint64_t n = s->counts[SINCE_NEW];

	if (s->not_looked_for)
		return arena_fmt(
		    a, "%s new, %s of them of rules or tables that were not checked then.",
		    COUNT(n), COUNT(s->not_looked_for));
	return arena_fmt(a, "%s new.", COUNT(n));
}

size_t compared_words(struct arena *a, const struct since *s, struct str words[COMPARED_WORDS_MAX])
{
	uint64_t changed = s->counts[SINCE_CHANGED], still = s->counts[SINCE_STILL] + changed;
	size_t n = 0;

	words[n++] = new_words(a, s);
	words[n++] = changed ? arena_fmt(a, "%s still there, %s of them with other values.",
					 COUNT(still), COUNT(changed))
			     : arena_fmt(a, "%s still there.", COUNT(still));
	words[n++] = arena_fmt(a, "%s mended.", COUNT(s->mended));
	if (s->untold)
		words[n++] =
		    arena_fmt(a,
			      "%s cannot be told: what found them then was not checked this "
			      "time.",
			      COUNT(s->untold));
	return n;
}

struct str compared_explained_words(struct arena *a, const struct check *c)
{
	uint64_t queries = c->by_severity[SEVERITY_QUERY];

	return arena_fmt(a, "%s of %s %s explained.", COUNT(c->accept->explained), COUNT(queries),
			 queries == 1 ? "query is" : "queries are");
}

/* ---- since ---- */

static void write_gone(struct out *o, const struct since_gone *g)
{
	const struct earlier_finding *f = g->was;

	out_text(o, "    ");
	plain_padded(o, f->severity, 5);
	out_text(o, "  ");
	plain_padded(o, f->rule, 6);
	out_text(o, "  ");
	plain_str(o, f->returns);
	out_char(o, ' ');
	plain_str(o, f->table);
	if (f->child.len) {
		out_text(o, ", child ");
		plain_str(o, f->child);
	}
	out_text(o, ": ");
	plain_str(o, g->reason.len ? g->reason : f->message);
	out_char(o, '\n');
}

static void list_gone(struct out *o, const struct since *s, const char *heading, bool untold)
{
	bool begun = false;

	for (size_t i = 0; i < s->gone_count; i++) {
		if ((s->gone[i].reason.len > 0) != untold)
			continue;
		if (!begun)
			out_fmt(o, "  %s\n", heading);
		begun = true;
		write_gone(o, &s->gone[i]);
	}
}

static void write_new(struct out *o, const struct findings *fs, const struct finding *f,
		      struct buf *made)
{
	const struct rule *r = finding_rule(fs, f);
	const struct table_info *table = table_info((enum table)f->table);
	struct str child = finding_child(fs, f);

	made->len = 0;
	finding_message(fs, f, made);
	out_fmt(o, "    %-5s  %-6s  %s %s", severity_name(r->severity), r->code,
		returns_name(table->returns), table->name);
	if (f->record)
		out_fmt(o, ", record %u", f->record);
	if (child.len) {
		out_text(o, ", child ");
		plain_str(o, child);
	}
	out_text(o, ": ");
	plain_str(o, buf_view(made));
	out_char(o, '\n');
}

static void list_new(struct out *o, const struct check *c)
{
	struct buf made = {0};

	if (c->since->counts[SINCE_NEW])
		out_text(o, "  New\n");
	for (size_t i = 0; i < c->findings.count; i++)
		if (c->since->state[i] == SINCE_NEW)
			write_new(o, &c->findings, &c->findings.at[i], &made);
	buf_close(&made);
}

static void write_since(struct out *o, const struct check *c, struct tally *t, bool lists)
{
	struct str words[COMPARED_WORDS_MAX];
	size_t n = compared_words(&t->arena, c->since, words);

	out_text(o, "Since ");
	plain_str(o, c->since->path);
	out_char(o, '\n');
	for (size_t i = 0; i < n; i++) {
		plain_spaces(o, 2);
		plain_filled(o, words[i], 2, 2);
	}
	if (lists) {
		list_new(o, c);
		list_gone(o, c->since, "Mended", false);
		list_gone(o, c->since, "Cannot be told", true);
	}
	out_char(o, '\n');
}

/* ---- explanations ---- */

void compared_explained(struct out *o, const struct check *c, size_t finding)
{
	struct str said = accept_of(c, finding);

	if (said.len == 0)
		return;
	out_text(o, "                   explained: ");
	plain_str(o, said);
	out_char(o, '\n');
	if (!c->accept->changed[finding])
		return;
	out_text(o, "                   explained, but the record has changed since; it was: ");
	plain_str(o, c->accept->was[finding]);
	out_char(o, '\n');
}

static void list_lines(struct out *o, const struct accept_lines *lines, const char *heading,
		       bool with_reason)
{
	bool begun = false;

	for (size_t i = 0; i < lines->count; i++) {
		const struct accept_line *l = &lines->at[i];

		if ((l->reason.len > 0) != with_reason)
			continue;
		if (!begun)
			out_fmt(o, "  %s\n", heading);
		begun = true;
		out_fmt(o, "    line %u: rule ", l->line);
		plain_str(o, l->rule);
		if (l->child.len) {
			out_text(o, ", child ");
			plain_str(o, l->child);
		}
		if (with_reason) {
			out_text(o, ": ");
			plain_str(o, l->reason);
		}
		out_char(o, '\n');
	}
}

static void write_explanations(struct out *o, const struct check *c, struct tally *t)
{
	const struct accept *a = c->accept;

	out_text(o, "Explanations in ");
	plain_str(o, a->path);
	out_text(o, "\n  ");
	plain_str(o, compared_explained_words(&t->arena, c));
	out_char(o, '\n');
	if (a->changed_count)
		out_fmt(o, "  Explained, but the record has changed since: %s\n",
			COUNT(a->changed_count));
	list_lines(o, &a->refused, "For errors, which have to be mended", false);
	list_lines(o, &a->left_over, "No longer needed", false);
	list_lines(o, &a->left_over, "Perhaps still needed", true);
	out_char(o, '\n');
}

void compared_text(struct out *o, const struct check *c, struct tally *t, bool lists)
{
	if (c->since)
		write_since(o, c, t, lists);
	if (c->accept)
		write_explanations(o, c, t);
}
