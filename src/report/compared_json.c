#include "report/compared.h"

/* ---- since ---- */

static void write_counts(struct jsonout *j, const struct since *s)
{
	jsonout_key(j, "counts");
	jsonout_object(j);
	jsonout_key_count(j, "new", s->counts[SINCE_NEW]);
	jsonout_key_count(j, "new_not_checked_then", s->not_looked_for);
	jsonout_key_count(j, "still_there", s->counts[SINCE_STILL] + s->counts[SINCE_CHANGED]);
	jsonout_key_count(j, "still_there_changed", s->counts[SINCE_CHANGED]);
	jsonout_key_count(j, "mended", s->mended);
	jsonout_key_count(j, "cannot_tell", s->untold);
	jsonout_end_object(j);
}

static void write_ids(struct jsonout *j, const struct check *c, const char *key,
		      enum since_state state)
{
	char id[FINDING_ID_MAX];

	jsonout_key(j, key);
	jsonout_array(j);
	for (size_t i = 0; i < c->findings.count; i++)
		if (c->since->state[i] == state)
			jsonout_text(j, finding_id_text(c->ids[i], id));
	jsonout_end_array(j);
}

static void write_gone(struct jsonout *j, const struct since_gone *g)
{
	const struct earlier_finding *f = g->was;

	out_char(j->out, '\n');
	jsonout_object(j);
	jsonout_key_str(j, "id", f->id);
	jsonout_key_str(j, "rule", f->rule);
	jsonout_key_str(j, "severity", f->severity);
	jsonout_key_str(j, "return", f->returns);
	jsonout_key_str(j, "table", f->table);
	jsonout_key_str(j, "child", f->child);
	jsonout_key_str(j, "key", f->key);
	jsonout_key_str(j, "message", f->message);
	if (g->reason.len)
		jsonout_key_str(j, "reason", g->reason);
	jsonout_end_object(j);
}

static void write_list(struct jsonout *j, const struct since *s, const char *key, bool untold)
{
	jsonout_key(j, key);
	jsonout_array(j);
	for (size_t i = 0; i < s->gone_count; i++)
		if ((s->gone[i].reason.len > 0) == untold)
			write_gone(j, &s->gone[i]);
	jsonout_end_array(j);
}

static void write_since(struct jsonout *j, const struct check *c)
{
	jsonout_key(j, "since");
	jsonout_object(j);
	jsonout_key_str(j, "file", c->since->path);
	write_counts(j, c->since);
	write_ids(j, c, "new", SINCE_NEW);
	write_ids(j, c, "changed", SINCE_CHANGED);
	write_list(j, c->since, "mended", false);
	write_list(j, c->since, "cannot_tell", true);
	jsonout_end_object(j);
}

/* ---- explanations ---- */

static void write_lines(struct jsonout *j, const char *key, const struct accept_lines *lines,
			bool with_reason)
{
	jsonout_key(j, key);
	jsonout_array(j);
	for (size_t i = 0; i < lines->count; i++) {
		const struct accept_line *l = &lines->at[i];

		if ((l->reason.len > 0) != with_reason)
			continue;
		jsonout_object(j);
		jsonout_key_count(j, "line", l->line);
		jsonout_key_str(j, "id", l->id);
		jsonout_key_str(j, "rule", l->rule);
		jsonout_key_str(j, "child", l->child);
		jsonout_key_str(j, "explanation", l->explanation);
		if (with_reason)
			jsonout_key_str(j, "reason", l->reason);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
}

static void write_explanations(struct jsonout *j, const struct check *c)
{
	const struct accept *a = c->accept;

	jsonout_key(j, "explanations");
	jsonout_object(j);
	jsonout_key_str(j, "file", a->path);
	jsonout_key_count(j, "queries", c->by_severity[SEVERITY_QUERY]);
	jsonout_key_count(j, "explained", a->explained);
	jsonout_key_count(j, "changed_since", a->changed_count);
	write_lines(j, "refused", &a->refused, false);
	write_lines(j, "no_longer_needed", &a->left_over, false);
	write_lines(j, "cannot_tell", &a->left_over, true);
	jsonout_end_object(j);
}

void compared_members(struct jsonout *j, const struct check *c)
{
	if (c->since)
		write_since(j, c);
	if (c->accept)
		write_explanations(j, c);
}

void compared_finding_members(struct jsonout *j, const struct check *c, size_t i)
{
	struct str said = accept_of(c, i);

	if (c->since)
		jsonout_key_str(j, "since",
				str_of(since_words((enum since_state)c->since->state[i])));
	if (said.len == 0)
		return;
	jsonout_key_str(j, "explanation", said);
	if (c->accept->changed[i])
		jsonout_key_str(j, "explained_for", c->accept->was[i]);
}
