#include "report/words.h"

#include "report/report.h"
#include "rules/registry.h"

#include <inttypes.h>
#include <stdio.h>

char *words_count(uint64_t n, char to[WORDS_NUMBER_MAX])
{
	char digits[24];
	int len = snprintf(digits, sizeof digits, "%" PRIu64, n);
	char *p = to;

	for (int i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			*p++ = ',';
		*p++ = digits[i];
	}
	*p = '\0';
	return to;
}

char *words_percent(uint64_t n, uint64_t of, char to[WORDS_NUMBER_MAX])
{
	double tenths = of ? (double)n * 1000.0 / (double)of : 0;
	uint64_t rounded = (uint64_t)(tenths + 0.5);

	if (n && rounded == 0)
		snprintf(to, WORDS_NUMBER_MAX, "under 0.1%%");
	else if (n < of && rounded >= 1000)
		snprintf(to, WORDS_NUMBER_MAX, "over 99.9%%");
	else if (rounded % 10 == 0)
		snprintf(to, WORDS_NUMBER_MAX, "%" PRIu64 "%%", rounded / 10);
	else
		snprintf(to, WORDS_NUMBER_MAX, "%" PRIu64 ".%" PRIu64 "%%", rounded / 10,
			 rounded % 10);
	return to;
}

const char *words_severity(enum severity s)
{
	static const char *const word[SEVERITIES] = {"Error", "Query", "Note"};

	return word[s];
}

const char *words_severity_asks(enum severity s)
{
	static const char *const asks[SEVERITIES] = {
	    "the return is rejected until they are put right",
	    "each must be put right or explained",
	    "Wherry\xe2\x80\x99s own, worth a look; the return is accepted with them",
	};

	return asks[s];
}

struct str words_findings(struct arena *a, enum severity s, uint64_t n)
{
	static const char *const many[SEVERITIES] = {"errors", "queries", "notes"};
	static const char *const one[SEVERITIES] = {"error", "query", "note"};

	return arena_fmt(a, "%s %s", COUNT(n), n == 1 ? one[s] : many[s]);
}

struct str words_share(struct arena *a, const struct ledger_row *l, uint64_t hit)
{
	enum tally_unit unit = tally_unit(l->rule);
	const char *one = unit == TALLY_CHILDREN ? "child" : "record";
	const char *many = unit == TALLY_CHILDREN ? "children" : "records";

	if (unit == TALLY_WHOLE)
		return arena_fmt(a, "%s in the return as a whole", COUNT(hit));
	if (hit > l->looked_at)
		return arena_fmt(a, "%s in %s %s", COUNT(hit), COUNT(l->looked_at), many);
	if (hit == 0)
		return arena_fmt(a, "none of %s %s", COUNT(l->looked_at),
				 l->looked_at == 1 ? one : many);
	return arena_fmt(a, "%s of %s %s (%s)", COUNT(hit), COUNT(l->looked_at),
			 l->looked_at == 1 ? one : many, PERCENT(hit, l->looked_at));
}

/* What stands for {name} when there is no record: the field, or a gap for a figure. */
static void put_field(struct buf *to, struct str name)
{
	if (name.len == 1 && name.p[0] >= '1' && name.p[0] <= '9')
		buf_text(to, "\xe2\x80\xa6");
	else
		buf_str(to, name);
}

struct str words_rule(struct arena *a, const struct rule *r)
{
	struct str left = str_of(r->message), made;
	struct buf to = {0};

	while (left.len) {
		struct str before = str_cut(&left, '{');

		buf_str(&to, before);
		if (left.len)
			put_field(&to, str_cut(&left, '}'));
	}
	made = arena_str(a, buf_view(&to));
	buf_close(&to);
	return made;
}

const char *words_standing(const struct rule *r)
{
	return r->provisional ? " (provisional)" : "";
}

struct str words_authority(struct arena *a, const struct check *c)
{
	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++) {
		struct str code = c->returns[r].authority, name = c->returns[r].authority_name;

		if (!c->returns[r].present || code.len == 0)
			continue;
		if (name.len == 0)
			return arena_fmt(a, "Authority %.*s", (int)code.len, code.p);
		return arena_fmt(a, "%.*s (%.*s)", (int)name.len, name.p, (int)code.len, code.p);
	}
	return words_year(a, c).len ? STR("An authority that the files do not name")
				    : STR("No return was read");
}

struct str words_period(struct arena *a, const struct checked *r, enum returns which)
{
	char day[DATE_TEXT_MAX];

	if (which != RETURN_ANNEXA)
		return arena_str(a, str_of(YEAR(r->year)));
	if (r->window.drawn < 0)
		return STR("lists without a date");
	return arena_fmt(a, "lists of %s", date_british(r->window.drawn, day));
}

struct str words_year(struct arena *a, const struct check *c)
{
	struct str said = {"", 0}, before = {"", 0};

	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++) {
		struct str period;

		if (!c->returns[r].present)
			continue;
		period = words_period(a, &c->returns[r], r);
		if (str_eq(period, before))
			continue;
		said = before.len ? arena_fmt(a, "%.*s and %.*s", (int)said.len, said.p,
					      (int)period.len, period.p)
				  : period;
		before = period;
	}
	return said;
}

/* No findings: what that is worth depends on the rules that could not run. */
static struct str clean_answer(struct arena *a, const struct tally *t)
{
	if (t->returns == 0)
		return STR("No return could be read, so nothing was checked.");
	if (t->ran == 0)
		return STR("No rule could run on what was given, so nothing is known about it.");
	if (t->not_run)
		return arena_fmt(a, "The %s %s that ran found nothing, but %s could not run.",
				 COUNT(t->ran), t->ran == 1 ? "rule" : "rules", COUNT(t->not_run));
	if (t->ran == 1)
		return STR("No findings: the one rule asked for ran, and no record breaks it.");
	return arena_fmt(a, "No findings: all %s rules ran, and no record breaks any of them.",
			 COUNT(t->ran));
}

/* Who the findings are about. */
static struct str about(struct arena *a, const struct tally *t)
{
	if (t->named == 0)
		return STR("");
	return arena_fmt(a, " in %s %s", COUNT(t->named),
			 t->named == 1 ? "child\xe2\x80\x99s records"
				       : "children\xe2\x80\x99s records");
}

/* What the findings mean for the return, by severity. */
static struct str meaning(struct arena *a, const struct check *c)
{
	uint64_t errors = c->by_severity[SEVERITY_ERROR];
	uint64_t queries = c->by_severity[SEVERITY_QUERY];
	struct str first = words_findings(a, SEVERITY_ERROR, errors);
	struct str second = words_findings(a, SEVERITY_QUERY, queries);

	if (errors && queries)
		return arena_fmt(a,
				 "%.*s would have the return rejected, and %.*s must be put right "
				 "or explained",
				 (int)first.len, first.p, (int)second.len, second.p);
	if (errors)
		return arena_fmt(a, "%.*s would have the return rejected", (int)first.len, first.p);
	if (queries)
		return arena_fmt(a, "no errors, and %.*s to put right or explain", (int)second.len,
				 second.p);
	return STR("no errors and no queries, only notes");
}

struct str words_answer(struct arena *a, const struct check *c, const struct tally *t)
{
	uint64_t all = c->findings.count;
	struct str who, what;

	if (all == 0)
		return clean_answer(a, t);
	who = about(a, t);
	what = meaning(a, c);
	return arena_fmt(a, "%s %s%.*s: %.*s.", COUNT(all), all == 1 ? "finding" : "findings",
			 (int)who.len, who.p, (int)what.len, what.p);
}

static struct str rules_doubt(struct arena *a, const struct tally *t)
{
	return arena_fmt(a, "%s of %s rules could not run, so this is not the whole answer.",
			 COUNT(t->not_run), COUNT(t->ran + t->not_run));
}

/* The rule set of another year was used for a return, or nothing to doubt: "". */
static struct str year_doubt(struct arena *a, const struct checked *r, enum returns which)
{
	if (!r->present || r->rules_year == r->year || which == RETURN_ANNEXA)
		return STR("");
	return arena_fmt(a, "There are no rules for %s here: the %s was checked by those of %s.",
			 YEAR(r->year), returns_words(which), YEAR(r->rules_year));
}

/* The day Annex A was drawn was guessed, or nothing to doubt: "". */
static struct str drawn_doubt(struct arena *a, const struct checked *r)
{
	const struct annexa_window *w = &r->window;
	char day[DATE_TEXT_MAX];

	if (!r->present || !w->guessed)
		return STR("");
	if (w->drawn < 0)
		return STR("The day the lists of Annex A were drawn is not known: say it with "
			   "--reference-date.");
	return arena_fmt(a,
			 "The lists of Annex A are taken to be drawn on %s, the latest day that "
			 "their dates reach (in %u of %u lists): say with --reference-date if it "
			 "is another.",
			 date_british(w->drawn, day), w->lists, w->of);
}

static uint64_t taken_as(const struct check *c, enum taken_as as)
{
	uint64_t n = 0;

	for (size_t i = 0; i < c->file_count; i++)
		n += c->files[i].as == as;
	return n;
}

/* "2 files could not be read.", or nothing to doubt: "". */
static struct str files_doubt(struct arena *a, const struct check *c, enum taken_as as)
{
	uint64_t n = taken_as(c, as);
	const char *what = as == TAKEN_CUT_SHORT    ? "could be read only in part"
			   : as == TAKEN_UNREADABLE ? "could not be read"
			   : n == 1		    ? "was set aside until you choose"
						    : "were set aside until you choose";

	if (n == 0)
		return STR("");
	return arena_fmt(a, "%s %s %s: see the files.", COUNT(n), n == 1 ? "file" : "files", what);
}

size_t words_doubts(struct arena *a, const struct check *c, const struct tally *t,
		    struct str doubt[WORDS_DOUBTS_MAX])
{
	static const enum taken_as trouble[] = {TAKEN_UNREADABLE, TAKEN_CUT_SHORT, TAKEN_SET_ASIDE};
	size_t n = 0;

	if (t->not_run)
		doubt[n++] = rules_doubt(a, t);
	for (size_t i = 0; i < sizeof trouble / sizeof *trouble; i++) {
		doubt[n] = files_doubt(a, c, trouble[i]);
		n += doubt[n].len > 0;
	}
	for (enum returns r = RETURN_NONE + 1; r < RETURNS; r++) {
		doubt[n] = year_doubt(a, &c->returns[r], r);
		n += doubt[n].len > 0;
	}
	doubt[n] = drawn_doubt(a, &c->returns[RETURN_ANNEXA]);
	return n + (doubt[n].len > 0);
}

bool words_list_tells(const struct taken_list *l)
{
	return !l->read || l->placed.len || l->unknown.len || l->missing.len || l->note.len;
}

/* The note as the beginning of a sentence, without its full stop. */
static struct str words_list_note(struct arena *a, struct str note)
{
	struct str whole = words_sentence(a, note);

	return whole.len ? (struct str){whole.p, whole.len - 1} : whole;
}

static struct str add_said(struct arena *a, struct str said, const char *what, struct str names)
{
	if (names.len == 0)
		return said;
	return arena_fmt(a, "%.*s%s%s%.*s.", (int)said.len, said.p, said.len ? " " : "", what,
			 (int)names.len, names.p);
}

struct str words_list(struct arena *a, const struct taken_list *l, struct str *loud)
{
	struct str said = str_of(table_info(l->table)->name);

	*loud = add_said(a, STR(""), "Columns that are missing: ", l->missing);
	*loud = add_said(a, *loud, "Headings not known, and not used: ", l->unknown);
	if (l->sheet.len)
		said = arena_fmt(a, "%.*s, from sheet \"%.*s\"", (int)said.len, said.p,
				 (int)l->sheet.len, l->sheet.p);
	if (l->read)
		said = arena_fmt(a, "%.*s: %s %s.", (int)said.len, said.p, COUNT(l->records),
				 l->records == 1 ? "record" : "records");
	else
		said = arena_fmt(a, "%.*s was not read.", (int)said.len, said.p);
	said = add_said(a, said, "", words_list_note(a, l->note));
	return add_said(a, said, "Taken: ", l->placed);
}

struct str words_taken(struct arena *a, const struct taken *f)
{
	const char *what = f->table != TABLE_NONE ? table_info(f->table)->name : NULL;
	const char *of = what ? returns_name(f->returns) : returns_words(f->returns);
	struct str taken;

	if (f->as == TAKEN_LEFT_ALONE)
		return f->note.len ? STR("left alone") : STR("left alone: no return");
	if (f->returns == RETURN_NONE)
		return f->as == TAKEN_SET_ASIDE ? STR("set aside") : STR("could not be read");
	taken =
	    arena_fmt(a, "%s%s%s%s%s%s", of, what ? " " : "", what ? what : "", f->year ? ", " : "",
		      f->year ? YEAR(f->year) : "", f->last_year ? " (last year)" : "");
	if (f->as == TAKEN_SET_ASIDE || f->as == TAKEN_UNREADABLE)
		return arena_fmt(a, "%.*s, %s", (int)taken.len, taken.p,
				 f->as == TAKEN_SET_ASIDE ? "set aside" : "could not be read");
	return arena_fmt(a, "%.*s, %s %s%s", (int)taken.len, taken.p, COUNT(f->records),
			 f->records == 1 ? "record" : "records",
			 f->as == TAKEN_CUT_SHORT ? ", read only in part" : "");
}

struct str words_child(struct arena *a, const struct tally_child *child)
{
	if (child->kind == TALLY_RETURN)
		return STR("The return as a whole");
	if (child->kind == TALLY_NAMELESS)
		return STR("Records without a child id");
	return arena_fmt(a, "Child %.*s", (int)child->id.len, child->id.p);
}

/* Whether the first word is a name of a file, which keeps its small letter. */
static bool begins_with_name(struct str s)
{
	struct str word = str_cut(&s, ' ');

	for (size_t i = 0; i < word.len; i++)
		if (word.p[i] == '.' || word.p[i] == '/')
			return true;
	return false;
}

struct str words_sentence(struct arena *a, struct str said)
{
	bool predicate = str_starts(said, STR("is ")) || str_starts(said, STR("has ")) ||
			 str_starts(said, STR("looks "));
	char first;
	const char *stop = said.len && strchr(".!?", said.p[said.len - 1]) ? "" : ".";

	if (said.len == 0)
		return said;
	if (predicate)
		return arena_fmt(a, "It %.*s%s", (int)said.len, said.p, stop);
	first = said.p[0];
	if (first >= 'a' && first <= 'z' && !begins_with_name(said))
		first = (char)(first - 'a' + 'A');
	return arena_fmt(a, "%c%.*s%s", first, (int)said.len - 1, said.p + 1, stop);
}

struct str words_cut(struct str s, size_t max)
{
	if (s.len <= max)
		return s;
	while (max && ((unsigned char)s.p[max] & 0xc0) == 0x80)
		max--;
	return (struct str){s.p, max};
}
