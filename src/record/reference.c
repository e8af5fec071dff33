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

enum { EPISODES_TOGETHER = 64 };

/* Where some episodes are. Those of a child mostly have the same home, which is looked up once. */
struct whereabouts {
	struct str texts[2 * EPISODES_TOGETHER];
	struct postcode_place places[2 * EPISODES_TOGETHER];
	size_t count;
	struct {
		size_t placement, home; /* in places */
	} of[EPISODES_TOGETHER];
};

static size_t ask(struct whereabouts *w, struct text_cell cell)
{
	w->texts[w->count] = text_of(cell);
	return w->count++;
}

static void look_up(const struct postcodes *p, const struct episode *e, size_t count,
		    struct whereabouts *w)
{
	w->count = 0;
	for (size_t i = 0; i < count; i++) {
		bool again = i && str_eq(text_of(e[i].home_post), text_of(e[i - 1].home_post));

		w->of[i].home = again ? w->of[i - 1].home : ask(w, e[i].home_post);
		w->of[i].placement = ask(w, e[i].pl_post);
	}
	postcodes_find_many(p, w->texts, w->count, w->places);
}

static void locate(const struct postcode_place *home, const struct postcode_place *placement,
		   const char *authority, struct episode *e)
{
	int32_t distance = -1;

	e->pl_la = (struct text_cell){"", 0, CELL_ABSENT};
	e->pl_location = (struct code_cell){CELL_ABSENT};
	if (placement->authority && home->authority)
		distance = postcodes_distance(home, placement);
	e->pl_distance = (struct tenths_cell){distance < 0 ? CELL_ABSENT : distance};
	if (!placement->authority || !placement->authority->lower[0])
		return;
	e->pl_la = literal(placement->authority->upper);
	if (authority)
		e->pl_location.v = strcmp(placement->authority->upper, authority) == 0
				       ? PL_LOCATION_IN
				       : PL_LOCATION_OUT;
}

static void locate_all(const struct reference *r, const char *authority, struct episode *e,
		       size_t count)
{
	struct whereabouts *w = mem_take(sizeof *w);

	for (size_t from = 0; from < count; from += EPISODES_TOGETHER) {
		size_t n = count - from < EPISODES_TOGETHER ? count - from : EPISODES_TOGETHER;

		look_up(&r->postcodes, e + from, n, w);
		for (size_t i = 0; i < n; i++)
			locate(&w->places[w->of[i].home], &w->places[w->of[i].placement], authority,
			       &e[from + i]);
	}
	mem_free(w);
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

	if (!r->has_postcodes || !a->sources[TABLE_EPISODE].here)
		return;
	locate_all(r, authority ? authority->ons : NULL, rows + 1, t->count);
	mark_present(a, EPISODE_PL_LA);
	mark_present(a, EPISODE_PL_DISTANCE);
	if (authority)
		mark_present(a, EPISODE_PL_LOCATION);
}
