#include "base/arena.h"
#include "demo/demo.h"
#include "demo/life.h"

#include "unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/wherry-demo-XXXXXX";

static char *in_folder(char path[160], const char *name)
{
	snprintf(path, 160, "%s/%s", folder, name);
	return path;
}

static int make_folder(void **state)
{
	(void)state;
	return mkdtemp(folder) == NULL;
}

/* Removes a folder with all that is in it. */
static bool remove_all(const char *path)
{
	DIR *d = opendir(path);
	const struct dirent *entry;
	char below[512];

	while (d != NULL && (entry = readdir(d)) != NULL) {
		if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(below, sizeof below, "%s/%s", path, entry->d_name);
		remove_all(below);
	}
	if (d != NULL)
		closedir(d);
	return remove(path) == 0;
}

static int remove_folder(void **state)
{
	(void)state;
	return remove_all(folder) ? 0 : -1;
}

/* Makes a demo of 300 children there; its kind of failure. */
static enum err_kind make(const char *dir, uint64_t seed, int year, double spoilt,
			  struct demo_told *told)
{
	struct demo_options o = {dir, 300, seed, year, spoilt, false};
	struct err e = {0};

	return demo_write(&o, told, &e) ? ERR_NONE : e.kind;
}

static char *content(const char *dir, const char *name, size_t *n)
{
	char path[256];
	char *bytes = mem_take(4 << 20);
	FILE *f;

	snprintf(path, sizeof path, "%s/%s", dir, name);
	f = fopen(path, "rb");
	assert_non_null(f);
	*n = fread(bytes, 1, (4 << 20) - 1, f);
	bytes[*n] = 0;
	fclose(f);
	return bytes;
}

static bool same_file(const char *a, const char *b, const char *name)
{
	size_t n, m;
	char *x = content(a, name, &n), *y = content(b, name, &m);
	bool same = n == m && memcmp(x, y, n) == 0;

	mem_free(x);
	mem_free(y);
	return same;
}

static size_t lines(const char *dir, const char *name)
{
	size_t n, count = 0;
	char *x = content(dir, name, &n);

	for (size_t i = 0; i < n; i++)
		count += x[i] == '\n';
	mem_free(x);
	return count;
}

static void same_seed(void **state)
{
	static const char *const names[] = {"cin_census.xml",
					    "truth.json",
					    "ssda903/episodes.csv",
					    "ssda903/last/header.csv",
					    "ssda903/sw_episodes.csv",
					    "case_allocation.csv",
					    "annexa.xlsx",
					    "audits.csv"};
	char a[160], b[160], c[160];
	struct demo_told told;

	(void)state;
	assert_int_equal(make(in_folder(a, "a"), 1, 2025, 0.05, &told), ERR_NONE);
	assert_int_equal(make(in_folder(b, "b"), 1, 2025, 0.05, &told), ERR_NONE);
	assert_int_equal(make(in_folder(c, "c"), 2, 2025, 0.05, &told), ERR_NONE);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		assert_true(same_file(a, b, names[i]));
		assert_false(same_file(a, c, names[i]));
	}
}

static void told_is_written(void **state)
{
	char dir[160];
	struct demo_told told;

	(void)state;
	assert_int_equal(make(in_folder(dir, "told"), 4, 2026, 0.1, &told), ERR_NONE);
	assert_int_equal(told.children, 300);
	assert_int_equal(told.rows[TABLE_IDENTIFIERS], 300);
	assert_int_equal(lines(dir, "ssda903/episodes.csv"), told.rows[TABLE_EPISODE] + 1);
	assert_int_equal(lines(dir, "ssda903/last/oc2.csv"), told.last_rows[TABLE_OC2] + 1);
	assert_int_equal(lines(dir, "ssda903/dolo.csv"), told.rows[TABLE_DOLO] + 1);
	assert_true(told.looked_after > 20 && told.looked_after < 70);
	assert_true(told.spoilt > 50);
	for (enum table t = TABLE_CONTACT; t <= TABLE_ADOPTER; t++)
		assert_true(told.rows[t] > 0);
	assert_true(told.rows[TABLE_CONTACT] > told.rows[TABLE_REFERRAL]);
}

/* The truth of uneven teams names a weak and a strong one for each practice; of even ones, none. */
static void teams_differ_or_not(void **state)
{
	char dir[160];
	struct demo_options o = {in_folder(dir, "teams"), 300, 9, 2025, 0, false};
	struct demo_told told;
	struct err e = {0};
	size_t n;
	char *truth;

	(void)state;
	assert_true(demo_write(&o, &told, &e));
	truth = content(dir, "truth.json", &n);
	assert_non_null(strstr(truth, "\"practice\":\"visits to children in care in time\","
				      "\"measure\":\"88\",\"weak\":\"Children in care team"));
	mem_free(truth);
	o.even = true;
	assert_true(demo_write(&o, &told, &e));
	truth = content(dir, "truth.json", &n);
	assert_non_null(strstr(truth, "\"teams_differ\":[]"));
	mem_free(truth);
}

static void nothing_spoilt(void **state)
{
	char dir[160];
	struct demo_told told;
	size_t n;
	char *truth;

	(void)state;
	assert_int_equal(make(in_folder(dir, "clean"), 4, 2025, 0, &told), ERR_NONE);
	assert_int_equal(told.spoilt, 0);
	truth = content(dir, "truth.json", &n);
	assert_non_null(strstr(truth, "\"spoilt_records\":0"));
	mem_free(truth);
}

static void other_files(void **state)
{
	char dir[160], path[256];
	struct demo_told told;

	(void)state;
	assert_int_equal(mkdir(in_folder(dir, "taken"), 0700), 0);
	snprintf(path, sizeof path, "%s/mine.txt", dir);
	close(open(path, O_CREAT | O_WRONLY, 0600));
	assert_int_equal(make(dir, 1, 2025, 0, &told), ERR_USAGE);
	snprintf(path, sizeof path, "%s/ssda903", dir);
	assert_int_not_equal(access(path, F_OK), 0);
}

static void over_an_earlier(void **state)
{
	char dir[160], path[256];
	struct demo_told told;

	(void)state;
	assert_int_equal(make(in_folder(dir, "twice"), 1, 2026, 0, &told), ERR_NONE);
	snprintf(path, sizeof path, "%s/ssda903/dolo.csv", dir);
	assert_int_equal(access(path, F_OK), 0);
	assert_int_equal(make(dir, 1, 2025, 0, &told), ERR_NONE);
	assert_int_not_equal(access(path, F_OK), 0);
}

static void wrong_options(void **state)
{
	char dir[160];
	struct demo_told told;

	(void)state;
	in_folder(dir, "wrong");
	assert_int_equal(make(dir, 1, 1999, 0, &told), ERR_USAGE);
	assert_int_equal(make(dir, 1, 2025, 1.5, &told), ERR_USAGE);
	assert_int_equal(make(dir, 1, 2025, -0.1, &told), ERR_USAGE);
	assert_int_not_equal(access(dir, F_OK), 0);
}

/* Each stay begins the day the one before ends, or care began anew. */
static void stays_chain(void **state)
{
	struct world w = world_of(2000, 11, 2025);
	struct life *l = mem_take(sizeof *l);

	(void)state;
	for (uint64_t i = 0; i < world_lives(&w); i++) {
		life_make(&w, i, l);
		for (size_t k = 1; k < l->nstays; k++) {
			const struct stay *now = &l->stays[k], *before = now - 1;

			if (now->rne == RNE_S) {
				assert_true(now->from > before->to && before->rec != REC_X1);
				continue;
			}
			assert_int_equal(now->from, before->to);
			assert_int_equal(before->rec, REC_X1);
			assert_int_equal(now->ls == before->ls,
					 now->rne == RNE_P || now->rne == RNE_T);
		}
	}
	mem_free(l);
}

static void upns_check(void **state)
{
	static const char letters[] = "ABCDEFGHJKLMNPQRTUVWXYZ";
	struct world w = world_of(500, 3, 2025);
	struct life *l = mem_take(sizeof *l);

	(void)state;
	for (uint64_t i = 0; i < 500; i++) {
		unsigned sum = 0;

		life_make(&w, i, l);
		assert_int_equal(strlen(l->upn), 13);
		for (unsigned k = 1; k < 13; k++)
			sum += (unsigned)(l->upn[k] - '0') * (k + 1);
		assert_int_equal(l->upn[0], letters[sum % 23]);
	}
	mem_free(l);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void numbers_differ(void **state)
{
	enum { LIVES = 60000, FIRST = 21500000 - LIVES }; /* the last of the largest world */
	struct world w = world_of(DEMO_CHILDREN_MAX, 3, 2025);
	struct life *l = mem_take(sizeof *l);
	char(*upn)[16] = mem_take(LIVES * sizeof *upn), (*id)[12] = mem_take(LIVES * sizeof *id);

	(void)state;
	assert_true(world_lives(&w) >= FIRST + LIVES);
	for (uint64_t i = 0; i < LIVES; i++) {
		life_make(&w, i % 2 ? FIRST + i : i, l);
		memcpy(upn[i], l->upn, sizeof *upn);
		memcpy(id[i], l->id, sizeof *id);
	}
	qsort(upn, LIVES, sizeof *upn, by_text);
	qsort(id, LIVES, sizeof *id, by_text);
	for (size_t i = 1; i < LIVES; i++) {
		assert_string_not_equal(upn[i], upn[i - 1]);
		assert_string_not_equal(id[i], id[i - 1]);
	}
	mem_free(upn);
	mem_free(id);
	mem_free(l);
}

static void numbers_stay(void **state)
{
	struct rng r = rng_of(1, 2, 3);
	uint32_t low = 0;

	(void)state;
	assert_true(rng_next(&r) == UINT64_C(12043071699271196582));
	for (int i = 0; i < 10000; i++)
		low += rng_below(&r, 10) < 3;
	assert_true(low > 2800 && low < 3200);
	assert_int_equal(rng_between(&r, 5, 5), 5);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(same_seed, "the same seed gives the same bytes, another seed others"),
	    TEST(told_is_written, "what is told is what the files hold"),
	    TEST(teams_differ_or_not, "teams differ in the truth, or are even when asked"),
	    TEST(nothing_spoilt, "nothing is spoilt when nothing should be"),
	    TEST(other_files, "a folder with other files in it is left alone"),
	    TEST(over_an_earlier, "an earlier demo is replaced, files of its year included"),
	    TEST(wrong_options, "options out of range are refused before anything is made"),
	    TEST(stays_chain, "each stay begins as the one before ends and says what changed"),
	    TEST(upns_check, "every pupil number's letter checks"),
	    TEST(numbers_differ,
		 "no two children of the largest demo share an id or a pupil number"),
	    TEST(numbers_stay, "the stream of numbers never changes"),
	};

	return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
