/* L. Whether the columns of the lists are filled in: measure 142, one figure a list. */
#include "measure/ask.h"
#include "measure/repeats.h"
#include "measure/table.h"

/* The columns of each list, for the names of the parts. */
#define TABLE_BEGIN(returns, TABLE, type, name, from, until, what)                                 \
	static const char *const columns_##TABLE[] = {
#define FIELD_AS(TABLE, name, title, member, cell, set, presence) title,
#define TABLE_END(TABLE, type)                                                                     \
	NULL                                                                                       \
	}                                                                                          \
	;
#include "record/annexa.def"
#undef TABLE_BEGIN
#undef FIELD_AS
#undef TABLE_END

/* Blank, unreadable, or a date that has not come yet; a birth may be expected. */
static bool wanting(const struct row *row, const struct field_info *f, bool birth,
		    const struct window *w)
{
	if (f->type == CELL_key)
		return false; /* there is a child, or it would not be looked at */
	if (f->type == CELL_text)
		return words_at(row, f->offset).len == 0;
	return cell_at(row, f->offset) < 0 ||
	       (f->type == CELL_date && !birth && cell_at(row, f->offset) > w->drawn.v);
}

/* An end before the start. */
static bool out_of_order(const struct row *row, const struct list_dates *d)
{
	return d->end != FIELD_NONE && cell_of(row, d->end) >= 0 &&
	       cell_of(row, d->end) < cell_of(row, d->start);
}

/* A bit for each column that is wanting in the row. */
static struct answer gaps(const struct row *row, enum field birth, const struct window *w)
{
	const struct table_info *t = table_info((enum table)row->table);
	const struct field_info *f = field_info(t->first);
	const struct list_dates *d = list_dates((enum table)row->table);
	uint64_t found = 0;

	/* The fields of a table stand together. */
	for (size_t i = 0; i < t->fields; i++)
		found |= (uint64_t)wanting(row, &f[i], t->first + i == birth, w) << i;
	if (out_of_order(row, d))
		found |= UINT64_C(1) << (d->end - t->first);
	return in_parts(found);
}

static struct answer m142(const struct contact *r, const struct window *w)
{
	return gaps(&r->row, CONTACT_BORN, w);
}

static struct answer m142a(const struct early_help *r, const struct window *w)
{
	return gaps(&r->row, EARLY_HELP_BORN, w);
}

static struct answer m142b(const struct referral *r, const struct window *w)
{
	return gaps(&r->row, REFERRAL_BORN, w);
}

static struct answer m142c(const struct assessed *r, const struct window *w)
{
	return gaps(&r->row, ASSESSED_BORN, w);
}

static struct answer m142d(const struct enquiry *r, const struct window *w)
{
	return gaps(&r->row, ENQUIRY_BORN, w);
}

static struct answer m142e(const struct in_need *r, const struct window *w)
{
	return gaps(&r->row, IN_NEED_BORN, w);
}

static struct answer m142f(const struct protection *r, const struct window *w)
{
	return gaps(&r->row, PROTECTION_BORN, w);
}

static struct answer m142g(const struct in_care *r, const struct window *w)
{
	return gaps(&r->row, IN_CARE_BORN, w);
}

static struct answer m142h(const struct leaver *r, const struct window *w)
{
	return gaps(&r->row, LEAVER_BORN, w);
}

static struct answer m142i(const struct adoption_case *r, const struct window *w)
{
	return gaps(&r->row, ADOPTION_BORN, w);
}

static struct answer m142j(const struct adopter *r, const struct window *w)
{
	return gaps(&r->row, FIELD_NONE, w);
}

#define GAPS(type, id, TABLE, name)                                                                \
	MEASURE(type, id, "Columns not filled: " name, "What is not told, or cannot be read?",     \
		"rows where the column is blank, cannot be read, has a date after the reference "  \
		"date, or an end before the start",                                                \
		"rows of the list", "repeats", SPLIT, LESS, NOW, .parts = columns_##TABLE)

static const struct measure measures[] = {
    GAPS(contact, 142, CONTACT, "List 1"),	  GAPS(early_help, 142a, EARLY_HELP, "List 2"),
    GAPS(referral, 142b, REFERRAL, "List 3"),	  GAPS(assessed, 142c, ASSESSED, "List 4"),
    GAPS(enquiry, 142d, ENQUIRY, "List 5"),	  GAPS(in_need, 142e, IN_NEED, "List 6"),
    GAPS(protection, 142f, PROTECTION, "List 7"), GAPS(in_care, 142g, IN_CARE, "List 8"),
    GAPS(leaver, 142h, LEAVER, "List 9"),	  GAPS(adoption_case, 142i, ADOPTION, "List 10"),
    GAPS(adopter, 142j, ADOPTER, "List 11"),
};

MEASURE_TABLE(columns, "Whether the lists are filled in");
