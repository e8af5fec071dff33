/*
 * Which files are this year's return, which last year's, and where the user has to choose.
 *
 * SSDA903 tables that stand in one folder with the same kind of name belong together (a batch). The
 * batch's year is told by the dates of its episodes, or of its other tables when it has none. The
 * latest batch is this year's, unless --year says otherwise, and the one a year older is last
 * year's; where no dates tell, a "last" in the name or the folder does. Two files for one table of
 * one year are both set aside, unless the user named one of them and not the other.
 */
#include "record/authority.h"
#include "rules/registry.h"
#include "rules/take.h"

enum side { SIDE_NONE, SIDE_NOW, SIDE_LAST };

struct batch {
	struct str folder;
	bool hinted_last;
	int year;	/* 0: not told */
	uint64_t dates; /* what that rests on */
	bool episodes;	/* told by episodes */
	enum side side;
};

struct choosing {
	struct items *items;
	const struct check_options *options;
	struct choice *choice;
	struct batch *batches;
	size_t batch_count;
	uint16_t *batch_of; /* of each item */
	enum side *side;    /* of each item */
};

static void set_aside(struct choosing *c, struct item *it, struct str why)
{
	it->chosen = false;
	it->taken.as = TAKEN_SET_ASIDE;
	it->taken.note = why;
	(void)c;
}

static void must_choose(struct choosing *c, struct item *it, struct str why)
{
	set_aside(c, it, why);
	c->choice->trouble = ERR_USAGE;
}

/* ---- batches ---- */

static size_t batch_for(struct choosing *c, const struct item *it)
{
	for (size_t b = 0; b < c->batch_count; b++)
		if (str_eq(c->batches[b].folder, it->folder) &&
		    c->batches[b].hinted_last == it->hinted_last)
			return b;
	c->batches[c->batch_count] =
	    (struct batch){.folder = it->folder, .hinted_last = it->hinted_last};
	return c->batch_count++;
}

static bool tells_better(const struct item *it, const struct batch *b)
{
	bool episodes = it->taken.table == TABLE_EPISODE;

	if (!it->guess)
		return false;
	if (episodes != b->episodes)
		return episodes;
	return episodes ? it->guess > b->year : it->dates > b->dates;
}

static void make_batches(struct choosing *c)
{
	for (size_t i = 0; i < c->items->count; i++) {
		const struct item *it = &c->items->at[i];
		struct batch *b;

		if (it->kind != KIND_CSV903)
			continue;
		c->batch_of[i] = (uint16_t)batch_for(c, it);
		b = &c->batches[c->batch_of[i]];
		if (tells_better(it, b)) {
			b->year = it->guess;
			b->dates = it->dates;
			b->episodes = it->taken.table == TABLE_EPISODE;
		}
	}
}

/* The year of the return: asked for, or the latest that a batch or an XML return speaks for. */
static int latest_year(const struct choosing *c)
{
	int with_hint = 0, without = 0;

	for (size_t b = 0; b < c->batch_count; b++) {
		int *y = c->batches[b].hinted_last ? &with_hint : &without;

		*y = c->batches[b].year > *y ? c->batches[b].year : *y;
	}
	for (size_t i = 0; i < c->items->count; i++)
		if (c->items->at[i].kind == KIND_XML903) {
			int *y = c->items->at[i].hinted_last ? &with_hint : &without;

			*y = c->items->at[i].guess > *y ? c->items->at[i].guess : *y;
		}
	if (without)
		return without;
	return with_hint ? with_hint + 1 : 0;
}

static int default_year(const struct choosing *c)
{
	int year = c->options->year ? c->options->year : latest_year(c);

	return year ? year : RULES_LAST_YEAR - 1;
}

/* This year's, last year's or neither. */
static enum side side_of(int year, bool hinted, int now)
{
	if (year == now)
		return SIDE_NOW;
	if (year == now - 1)
		return SIDE_LAST;
	if (year == 0)
		return hinted ? SIDE_LAST : SIDE_NOW;
	return SIDE_NONE;
}

/* The only batch without a hint is this year's, whatever its dates say, when --year asks for it. */
static bool only_batch(const struct choosing *c)
{
	size_t plain = 0;

	for (size_t i = 0; i < c->batch_count; i++)
		plain += !c->batches[i].hinted_last;
	for (size_t i = 0; i < c->items->count; i++)
		plain += c->items->at[i].kind == KIND_XML903 && !c->items->at[i].hinted_last;
	return plain == 1;
}

static enum side batch_side(const struct choosing *c, int year, bool hinted)
{
	enum side s = side_of(year, hinted, c->choice->year903);

	if (c->options->year && s != SIDE_NOW && !hinted && only_batch(c))
		return SIDE_NOW;
	return s;
}

static void third_year(struct choosing *c, struct item *it, int year)
{
	char of[8], now[8];
	struct str why = arena_fmt(c->items->arena, "is of %s, but the return checked is of %s%s",
				   year_text(year, of), year_text(c->choice->year903, now),
				   c->options->year ? "" : ": say with --year which year you mean");

	if (c->options->year)
		set_aside(c, it, why);
	else
		must_choose(c, it, why);
}

static void give_sides(struct choosing *c)
{
	for (size_t i = 0; i < c->items->count; i++) {
		struct item *it = &c->items->at[i];
		int year = it->guess;

		if (it->kind != KIND_CSV903 && it->kind != KIND_XML903)
			continue;
		if (it->kind == KIND_CSV903)
			year = c->batches[c->batch_of[i]].year;
		c->side[i] = batch_side(c, year, it->hinted_last);
		it->chosen = c->side[i] != SIDE_NONE;
		if (!it->chosen)
			third_year(c, it, year);
	}
}

/* ---- two files for one table ---- */

static bool same_place(const struct choosing *c, size_t a, size_t b)
{
	const struct item *x = &c->items->at[a], *y = &c->items->at[b];

	return a != b && x->chosen && y->chosen && x->kind == y->kind && c->side[a] == c->side[b] &&
	       x->taken.table == y->taken.table;
}

/* In one batch, the dates of a table's two files may still tell this year from the last. */
static bool told_apart(struct choosing *c, size_t a, size_t b)
{
	struct item *x = &c->items->at[a], *y = &c->items->at[b];
	size_t older = x->guess < y->guess ? a : b;

	if (!x->guess || !y->guess || x->guess == y->guess)
		return false;
	if (c->items->at[older].guess != c->choice->year903 - 1)
		return false;
	c->side[older] = SIDE_LAST;
	return true;
}

/* A file that the user named beats one that was found in a folder. */
static void named_beats(struct choosing *c, size_t a, size_t b)
{
	bool first = c->items->at[a].named;
	const struct item *winner = &c->items->at[first ? a : b];

	set_aside(c, &c->items->at[first ? b : a],
		  arena_fmt(c->items->arena, "%s was named instead", winner->taken.path.p));
}

static void clash(struct choosing *c, size_t a, size_t b)
{
	struct item *x = &c->items->at[a];
	const struct item *other = &c->items->at[b];
	const char *what = x->taken.table ? table_info(x->taken.table)->name : "a whole return";

	must_choose(c, x,
		    arena_fmt(c->items->arena,
			      "is %s of the SSDA903, and so is %s: name the one you mean beside "
			      "the folder",
			      what, other->taken.path.p));
	if (x->taken.table && c->side[a] == SIDE_NOW)
		c->choice->why_not[x->taken.table] =
		    arena_fmt(c->items->arena,
			      "more than one file holds the %s table, and none was read", what)
			.p;
}

/* Looks at all pairs before it sets any aside, so that of three files for a table none is read. */
static void settle_clashes(struct choosing *c)
{
	size_t n = c->items->count;
	size_t *with = arena_array(c->items->arena, n + 1, sizeof *with); /* from 1; 0: none */

	for (size_t a = 0; a < n; a++)
		for (size_t b = a + 1; b < n; b++) {
			if (!same_place(c, a, b) || told_apart(c, a, b))
				continue;
			if (c->items->at[a].named != c->items->at[b].named) {
				named_beats(c, a, b);
				continue;
			}
			with[a] = b + 1;
			with[b] = a + 1;
		}
	for (size_t a = 0; a < n; a++)
		if (with[a] && c->items->at[a].chosen)
			clash(c, a, with[a] - 1);
}

/* ---- the return as XML beside the return as CSV ---- */

static bool side_has(const struct choosing *c, enum kind kind, enum side side, bool named_only)
{
	for (size_t i = 0; i < c->items->count; i++)
		if (c->items->at[i].chosen && c->items->at[i].kind == kind && c->side[i] == side &&
		    (!named_only || c->items->at[i].named))
			return true;
	return false;
}

static void one_form(struct choosing *c, enum side side)
{
	bool xml_named = side_has(c, KIND_XML903, side, true);
	bool csv_named = side_has(c, KIND_CSV903, side, true);
	enum kind loser = xml_named && !csv_named ? KIND_CSV903 : KIND_XML903;

	if (!side_has(c, KIND_XML903, side, false) || !side_has(c, KIND_CSV903, side, false))
		return;
	for (size_t i = 0; i < c->items->count; i++) {
		struct item *it = &c->items->at[i];

		if (!it->chosen || it->kind != loser || c->side[i] != side)
			continue;
		if (xml_named != csv_named)
			set_aside(c, it, STR("the return you named is read instead"));
		else
			must_choose(c, it,
				    STR("is a whole SSDA903 return, beside CSV tables of the same "
					"year, which "
					"were read: to check this one, name it alone"));
	}
}

/* ---- the census ---- */

static bool census_wanted(const struct choosing *c, const struct item *it)
{
	struct str a = c->options->authority;

	if (it->kind != KIND_CENSUS)
		return false;
	if (c->options->year && it->guess && it->guess != c->options->year)
		return false;
	return !a.len || !it->facts.lea.len || authority_same(a, it->facts.lea);
}

static bool beats(const struct choosing *c, const struct item *it)
{
	for (size_t i = 0; i < c->items->count; i++)
		if (census_wanted(c, &c->items->at[i]) && c->items->at[i].named && !it->named)
			return false;
	return census_wanted(c, it);
}

static struct str census_clash(struct choosing *c, const struct item *it, const struct item *other)
{
	char of[8];
	bool authorities = !str_eq(it->facts.lea, other->facts.lea);
	bool years = it->guess != other->guess;

	return arena_fmt(
	    c->items->arena,
	    "is a CIN census of authority %.*s for %s, and %s is another%s: say which you "
	    "mean%s%s",
	    (int)it->facts.lea.len, it->facts.lea.p,
	    it->guess ? year_text(it->guess, of) : "an unknown year", other->taken.path.p,
	    authorities ? " of another authority" : "",
	    authorities ? " with --authority"
	    : years	? " with --year"
			: "",
	    authorities || years ? " or by naming the file" : " by naming the file");
}

static void choose_census(struct choosing *c)
{
	const struct item *first = NULL;
	bool many = false;

	for (size_t i = 0; i < c->items->count; i++) {
		struct item *it = &c->items->at[i];

		if (it->kind != KIND_CENSUS)
			continue;
		it->chosen = beats(c, it);
		if (!it->chosen)
			set_aside(c, it, STR("is not the census asked for"));
		many |= it->chosen && first;
		if (it->chosen && !first) {
			first = it;
			c->choice->has_census = true;
			c->choice->census = i;
		}
	}
	for (size_t i = 0; many && i < c->items->count; i++) {
		struct item *it = &c->items->at[i], *other = NULL;

		for (size_t k = 0; k < c->items->count && it->chosen; k++)
			if (k != i && c->items->at[k].kind == KIND_CENSUS &&
			    beats(c, &c->items->at[k]))
				other = &c->items->at[k];
		if (other)
			must_choose(c, it, census_clash(c, it, other));
	}
	c->choice->has_census &= !many;
}

/* ---- all of it ---- */

static void say_side(struct choosing *c)
{
	for (size_t i = 0; i < c->items->count; i++) {
		struct item *it = &c->items->at[i];

		if (c->side[i] == SIDE_NONE)
			continue;
		it->taken.last_year = c->side[i] == SIDE_LAST;
		it->taken.year = c->choice->year903 - it->taken.last_year;
		if (!it->chosen)
			continue;
		if (it->taken.as != TAKEN_CUT_SHORT)
			it->taken.as = TAKEN_READ;
		c->choice->has903 |= !it->taken.last_year;
		c->choice->has_last903 |= it->taken.last_year;
	}
}

void choose_items(struct items *items, const struct check_options *o, struct choice *choice)
{
	struct choosing c = {.items = items, .options = o, .choice = choice};

	*choice = (struct choice){.why_not = arena_array(items->arena, TABLES, sizeof(char *))};
	c.batches = arena_array(items->arena, items->count + 1, sizeof *c.batches);
	c.batch_of = arena_array(items->arena, items->count + 1, sizeof *c.batch_of);
	c.side = arena_array(items->arena, items->count + 1, sizeof *c.side);
	make_batches(&c);
	choice->year903 = default_year(&c);
	give_sides(&c);
	settle_clashes(&c);
	one_form(&c, SIDE_NOW);
	one_form(&c, SIDE_LAST);
	choose_census(&c);
	say_side(&c);
	choose_annexa(items, choice);
}
