/* What is missing in a file of audits, a sentence each. */
#include "audit/audits.h"

#include "base/date.h"

enum { NOTES = 16 + AUDITS_CRITERIA, NAMED = 5, SHOWN = 40 };

/* "12 rows", "1 row". */
static struct str rows_text(struct audits *a, size_t n)
{
	return arena_fmt(&a->arena, "%zu row%s", n, n == 1 ? "" : "s");
}

static void add(struct audits *a, size_t rows, struct str what, struct str names)
{
	struct str n = rows_text(a, rows);

	if (rows == 0)
		return;
	a->note[a->notes++] = arena_fmt(&a->arena, "%.*s %.*s%.*s", (int)n.len, n.p, (int)what.len,
					what.p, (int)names.len, names.p);
}

/* A value that was not understood, with how often it stands there and where first. */
struct strange {
	struct str text;
	size_t times;
	const struct audits_row *row; /* the first */
};

/* Notes the value of a row among the first few different ones. Returns how many there are now. */
static size_t note_strange(struct strange *seen, size_t n, struct str text,
			   const struct audits_row *row)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(seen[i].text, text)) {
			seen[i].times++;
			return n;
		}
	if (n < NAMED)
		seen[n++] = (struct strange){text, 1, row};
	return n;
}

/* No more of a value than fits a sentence; whole characters. */
static struct str shown(struct str s)
{
	size_t n = s.len < SHOWN ? s.len : SHOWN;

	while (n < s.len && n > 0 && ((unsigned char)s.p[n] & 0xC0) == 0x80)
		n--;
	return (struct str){s.p, n};
}

/* ": "Goodish" (2, first on line 14), "?" (line 20)". */
static struct str strange_text(struct audits *a, const struct strange *seen, size_t n, size_t all)
{
	struct str text = STR("");
	size_t told = 0;

	for (size_t i = 0; i < n; i++) {
		struct str value = shown(seen[i].text);

		text = arena_fmt(&a->arena, "%.*s%s\"%.*s\" (", (int)text.len, text.p,
				 i ? ", " : ": ", (int)value.len, value.p);
		if (seen[i].times > 1)
			text = arena_fmt(&a->arena, "%.*s%zu, first on ", (int)text.len, text.p,
					 seen[i].times);
		if (a->more_count)
			text = arena_fmt(&a->arena, "%.*s%s, ", (int)text.len, text.p,
					 audits_path(a, seen[i].row->file));
		text =
		    arena_fmt(&a->arena, "%.*sline %u)", (int)text.len, text.p, seen[i].row->line);
		told += seen[i].times;
	}
	if (told < all)
		text = arena_fmt(&a->arena, "%.*s and %zu more", (int)text.len, text.p, all - told);
	return arena_fmt(&a->arena, "%.*s.", (int)text.len, text.p);
}

static void note_grades(struct audits *a, size_t k)
{
	struct strange seen[NAMED];
	struct str name = a->criterion[k].name, what;
	size_t n = 0, blank = 0, unknown = 0;

	for (size_t i = 0; i < a->rows; i++) {
		enum audits_cell c = a->cell[i * a->criteria + k];

		blank += c == CELL_BLANK;
		unknown += c == CELL_UNKNOWN;
		if (c == CELL_UNKNOWN)
			n = note_strange(seen, n, audits_text(a, i, k), &a->row[i]);
	}
	what = arena_fmt(&a->arena, "ha%s no grade under %.*s: left out of it.",
			 blank == 1 ? "s" : "ve", (int)name.len, name.p);
	add(a, blank, what, STR(""));
	what = arena_fmt(
	    &a->arena, "ha%s a grade under %.*s that is not known, and %s left out of it",
	    unknown == 1 ? "s" : "ve", (int)name.len, name.p, unknown == 1 ? "is" : "are");
	add(a, unknown, what, strange_text(a, seen, n, unknown));
}

static void note_dates(struct audits *a)
{
	struct strange seen[NAMED];
	size_t n = 0, blank = 0, bad = 0;

	for (size_t i = 0; i < a->rows; i++) {
		blank += a->row[i].day == DATE_NONE && !a->bad_date[i];
		bad += a->bad_date[i];
		if (a->bad_date[i])
			n = note_strange(seen, n, str_trim(a->cells.at[i * a->wide + 3]),
					 &a->row[i]);
	}
	add(a, blank, STR("without a date: counted in everything but change over time."), STR(""));
	add(a, bad,
	    STR("with a date that cannot be read, counted in everything but change over time"),
	    strange_text(a, seen, n, bad));
}

void audits_make_notes(struct audits *a)
{
	size_t teams = 0, auditors = 0, again = 0;

	a->note = arena_array(&a->arena, NOTES + AUDITS_CRITERIA, sizeof *a->note);
	for (size_t i = 0; i < a->rows; i++) {
		teams += a->row[i].team == AUDITS_NONE;
		auditors += a->row[i].auditor == AUDITS_NONE;
		again += a->row[i].again;
	}
	for (size_t k = 0; k < a->criteria; k++)
		note_grades(a, k);
	if (a->team.at != LISTING_NONE)
		add(a, teams, STR("without a team: counted in the whole, but not between teams."),
		    STR(""));
	if (a->auditor.at != LISTING_NONE)
		add(a, auditors, STR("without an auditor: not counted between auditors."), STR(""));
	if (a->date.at != LISTING_NONE)
		note_dates(a);
	add(a, a->bad_moderated,
	    STR("with a moderated grade that is not known: taken as not moderated."), STR(""));
	add(a, again,
	    STR("repeat what the same auditor, or one not named, had graded within three months: "
		"left "
		"out, the first reading counts."),
	    STR(""));
}
