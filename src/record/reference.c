#include "record/reference.h"

#include "record/authority.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PATH_BYTES = 4096 };

/* The path of a file of the folder. Returns false when there is none of that name. */
static bool path_in(char path[PATH_BYTES], const char *dir, const char *name)
{
	snprintf(path, PATH_BYTES, "%s/%s", dir, name);
	return access(path, F_OK) == 0;
}

bool reference_open(struct reference *r, const char *dir, struct err *e)
{
	char path[PATH_BYTES];
	struct stat st;

	*r = (struct reference){0};
	if (stat(dir, &st) != 0 || !S_ISDIR(st.st_mode))
		return err_set(e, ERR_INPUT, "%s is no folder of reference tables: %s", dir,
			       errno ? strerror(errno) : "it is a file");
	if (path_in(path, dir, postcodes_file)) {
		if (!postcodes_open(&r->postcodes, path, e))
			return false;
		r->has_postcodes = true;
	}
	if (path_in(path, dir, providers_file)) {
		if (!providers_open(&r->providers, path, e))
			return false;
		r->has_providers = true;
	}
	if (!r->has_postcodes && !r->has_providers)
		return err_set(
		    e, ERR_INPUT,
		    "%s holds no reference tables; make them with: wherry reference build", dir);
	return true;
}

void reference_close(struct reference *r)
{
	postcodes_close(&r->postcodes);
	providers_close(&r->providers);
	*r = (struct reference){0};
}

/* ---- where placements are ---- */

static struct text_cell literal(const char *z)
{
	return z[0] ? (struct text_cell){z, (uint32_t)strlen(z), 0}
		    : (struct text_cell){"", 0, CELL_ABSENT};
}

/* A postcode that was looked up; a child's episodes mostly have the same home. */
struct looked_up {
	struct str text;
	bool found;
	struct postcode_place place;
};

static bool look_up(const struct postcodes *p, struct text_cell cell, struct looked_up *l)
{
	if (!str_eq(l->text, text_of(cell))) {
		l->text = text_of(cell);
		l->found = postcodes_find(p, l->text, &l->place);
	}
	return l->found;
}

static void locate(const struct postcodes *p, const char *authority, struct looked_up *home,
		   struct episode *e)
{
	struct postcode_place placement = {0};
	bool placed = postcodes_find(p, text_of(e->pl_post), &placement);
	int32_t distance = -1;

	e->pl_la = (struct text_cell){"", 0, CELL_ABSENT};
	e->pl_location = (struct code_cell){CELL_ABSENT};
	if (placed && look_up(p, e->home_post, home))
		distance = postcodes_distance(&home->place, &placement);
	e->pl_distance = (struct tenths_cell){distance < 0 ? CELL_ABSENT : distance};
	if (!placed || !placement.authority->lower[0])
		return;
	e->pl_la = literal(placement.authority->upper);
	if (authority)
		e->pl_location.v = strcmp(placement.authority->upper, authority) == 0
				       ? PL_LOCATION_IN
				       : PL_LOCATION_OUT;
}

static void mark_present(struct all903 *a, enum field f)
{
	a->sources[TABLE_EPISODE].present |= UINT64_C(1) << (f - table_info(TABLE_EPISODE)->first);
}

void reference_locate(const struct reference *r, struct all903 *a)
{
	const struct ref_authority *authority = authority_find(a->scope.authority);
	struct table903 *t = &a->tables[TABLE_EPISODE];
	struct episode *rows = (struct episode *)(void *)t->rows;
	struct looked_up home = {0};

	if (!r->has_postcodes || !a->sources[TABLE_EPISODE].here)
		return;
	for (size_t i = 1; i <= t->count; i++)
		locate(&r->postcodes, authority ? authority->ons : NULL, &home, &rows[i]);
	mark_present(a, EPISODE_PL_LA);
	mark_present(a, EPISODE_PL_DISTANCE);
	if (authority)
		mark_present(a, EPISODE_PL_LOCATION);
}
