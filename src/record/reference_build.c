/*
 * Making reference tables: which file is which is told by its columns, whatever it is called.
 * Ofsted has changed the names of its columns often; the names it has used are listed below.
 */
#include "base/date.h"
#include "intake/lines.h"
#include "intake/sniff.h"
#include "intake/xlsx.h"
#include "record/postcodes_build.h"
#include "record/reference.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

enum { PATH_BYTES = 4096, HEADER_WITHIN = 10 };

struct building {
	struct postcodes_build postcodes;
	struct provider *providers;
	size_t provider_count, provider_cap;
	bool has_postcodes;
	struct buf *told;
};

/* ---- providers ---- */

enum column { URN, PLACE_CODES, PROVIDER_CODES, CLOSED, POSTCODE, COLUMNS };

static const char *const names[COLUMNS][6] = {
    [URN] = {"URN"},
    [PLACE_CODES] = {"Provider Placement Code", "Placement code"},
    [PROVIDER_CODES] = {"Placement provider code", "Provider Code"},
    [CLOSED] = {"Deregistration date", "Closed date"},
    [POSTCODE] = {"Setting postcode", "Setting address postcode", "Provider postcode"},
};

struct sheet_reading {
	struct building *b;
	const struct xlsx *x;
	int at[COLUMNS]; /* -1: no such column */
	bool found;	 /* the header row was met */
	size_t added;
};

static int find_name(const struct str *cells, size_t count, enum column c)
{
	for (size_t n = 0; n < 6 && names[c][n]; n++)
		for (size_t i = 0; i < count; i++)
			if (str_same(cells[i], str_of(names[c][n])))
				return (int)i;
	return -1;
}

/* A header names the URN and the codes of placements or of providers. */
static bool take_header(struct sheet_reading *r, const struct str *cells, size_t count)
{
	for (size_t c = 0; c < COLUMNS; c++)
		r->at[c] = find_name(cells, count, (enum column)c);
	return r->at[URN] >= 0 && (r->at[PLACE_CODES] >= 0 || r->at[PROVIDER_CODES] >= 0);
}

static struct str column_text(const struct sheet_reading *r, const struct str *cells, size_t count,
			      enum column c)
{
	return r->at[c] >= 0 && (size_t)r->at[c] < count ? cells[r->at[c]] : STR("");
}

/* Without spaces, in capitals, cut to fit. */
static void copy_text(char *to, size_t size, struct str text)
{
	size_t n = 0;

	for (size_t i = 0; i < text.len && n + 1 < size; i++)
		if (text.p[i] != ' ')
			str_capitals((struct str){text.p + i, 1}, to + n++);
	to[n] = '\0';
}

static int32_t closing_day(const struct xlsx *x, struct str text)
{
	int32_t day = date_read(text);

	return day == DATE_NONE ? xlsx_day(x, text) : day;
}

static bool take_row(void *with, uint32_t number, const struct str *cells, size_t count)
{
	struct sheet_reading *r = with;
	struct building *b = r->b;
	struct provider *p;

	if (!r->found) {
		r->found = take_header(r, cells, count);
		return r->found || number < HEADER_WITHIN;
	}
	if (!column_text(r, cells, count, URN).len)
		return true;
	b->providers =
	    mem_room(b->providers, &b->provider_cap, b->provider_count + 1, sizeof *b->providers);
	p = &b->providers[b->provider_count++];
	memset(p, 0, sizeof *p);
	copy_text(p->urn, sizeof p->urn, column_text(r, cells, count, URN));
	copy_text(p->place_codes, sizeof p->place_codes, column_text(r, cells, count, PLACE_CODES));
	copy_text(p->provider_codes, sizeof p->provider_codes,
		  column_text(r, cells, count, PROVIDER_CODES));
	copy_text(p->postcode, sizeof p->postcode, column_text(r, cells, count, POSTCODE));
	p->closed = closing_day(r->x, column_text(r, cells, count, CLOSED));
	r->added++;
	return true;
}

static bool add_workbook(struct building *b, const char *path, struct err *e)
{
	size_t added = 0;
	struct xlsx x;
	bool ok = xlsx_open(&x, path, e);

	for (size_t i = 0; ok && i < x.sheet_count; i++) {
		struct sheet_reading r = {.b = b, .x = &x};

		ok = xlsx_read(&x, i, take_row, &r, e);
		added += r.added;
	}
	xlsx_close(&x);
	if (ok && added == 0)
		return err_set(
		    e, ERR_INPUT,
		    "%s: no sheet of it is a list of Ofsted's providers: a column URN and one "
		    "of placement codes were expected",
		    path);
	if (ok)
		buf_fmt(b->told, "%s: %zu providers\n", path, added);
	return ok;
}

/* ---- lists ---- */

static bool first_line(const char *path, char *line, size_t size, struct err *e)
{
	struct str text = STR("");
	struct lines l;
	bool ok = lines_open(&l, path, e);

	if (ok && lines_next(&l, &text, e))
		snprintf(line, size, "%.*s", (int)text.len, text.p);
	lines_close(&l);
	return ok && e->kind == ERR_NONE;
}

static bool add_list(struct building *b, const char *path, struct err *e)
{
	size_t before = b->postcodes.count;
	char line[8192] = "";

	if (!first_line(path, line, sizeof line, e))
		return false;
	if (authorities_header_fits(str_of(line))) {
		buf_fmt(b->told, "%s: lower and upper authorities\n", path);
		return authorities_add(&b->postcodes, path, e);
	}
	if (!postcodes_header_fits(str_of(line)))
		return err_set(
		    e, ERR_INPUT,
		    "%s is neither a list of postcodes (pcd, laua, oseast1m, osnrth1m), nor of "
		    "authorities (LTLA..CD, UTLA..CD), nor Ofsted's list of providers",
		    path);
	if (!postcodes_add(&b->postcodes, path, e))
		return false;
	if (b->postcodes.count == before)
		return err_set(e, ERR_INPUT, "%s: no row of it has a postcode that can be read",
			       path);
	b->has_postcodes = true;
	buf_fmt(b->told, "%s: %zu postcodes\n", path, b->postcodes.count - before);
	return true;
}

static bool add_file(struct building *b, const char *path, struct err *e)
{
	struct sniffed s;

	if (!sniff_file(path, &s, e))
		return false;
	return s.form == FORM_ZIP ? add_workbook(b, path, e) : add_list(b, path, e);
}

/* ---- writing ---- */

static bool write_postcodes(struct building *b, const char *dir, struct err *e)
{
	char path[PATH_BYTES];
	struct out o;
	size_t count;

	snprintf(path, sizeof path, "%s/%s", dir, postcodes_file);
	if (!out_file(&o, path, e))
		return false;
	count = postcodes_write(&b->postcodes, &o);
	if (!out_close(&o, e))
		return false;
	buf_fmt(b->told, "%s: %zu postcodes\n", path, count);
	if (b->postcodes.malformed)
		buf_fmt(b->told,
			"  %llu rows had no postcode of the usual form and were left out\n",
			(unsigned long long)b->postcodes.malformed);
	return true;
}

/* The authority that a provider's postcode lies in, by the table of postcodes just written. */
static void place_providers(struct building *b, const char *dir)
{
	char path[PATH_BYTES];
	struct postcode_place place;
	struct postcodes p;
	struct err none = {0};

	snprintf(path, sizeof path, "%s/%s", dir, postcodes_file);
	if (!postcodes_open(&p, path, &none))
		return;
	for (size_t i = 0; i < b->provider_count; i++)
		if (postcodes_find(&p, str_of(b->providers[i].postcode), &place))
			memcpy(b->providers[i].authority, place.authority->upper,
			       AUTHORITY_CODE_MAX);
	postcodes_close(&p);
}

static bool write_providers(struct building *b, const char *dir, struct err *e)
{
	char path[PATH_BYTES];
	struct out o;

	place_providers(b, dir);
	snprintf(path, sizeof path, "%s/%s", dir, providers_file);
	if (!out_file(&o, path, e))
		return false;
	providers_write(b->providers, b->provider_count, &o);
	if (!out_close(&o, e))
		return false;
	buf_fmt(b->told, "%s: %zu providers\n", path, b->provider_count);
	return true;
}

bool reference_build(const char *const *paths, size_t count, const char *dir, struct buf *told,
		     struct err *e)
{
	struct building b = {.told = told};
	bool ok = true;

	for (size_t i = 0; ok && i < count; i++)
		ok = add_file(&b, paths[i], e);
	if (ok && !b.has_postcodes && !b.provider_count)
		ok =
		    err_set(e, ERR_INPUT,
			    "a list of authorities is of use only beside a list of postcodes; give "
			    "both");
	if (ok && mkdir(dir, 0777) != 0 && errno != EEXIST)
		ok = err_set(e, ERR_SYSTEM, "%s cannot be made: %s", dir, strerror(errno));
	if (ok && b.has_postcodes)
		ok = write_postcodes(&b, dir, e);
	if (ok && b.provider_count)
		ok = write_providers(&b, dir, e);
	postcodes_build_close(&b.postcodes);
	mem_free(b.providers);
	return ok;
}
