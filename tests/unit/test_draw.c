#include "audit/draw.h"
#include "audit/draw_replace.h"
#include "audit/frame_build.h"
#include "temp.h"
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char key[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

static struct frame frame;
static struct frame_built built;
static struct draw drawn;

static bool build_from(struct frame_source *s, struct str text, struct err *e)
{
	frame = (struct frame){0};
	s->path = temp_file("cases.csv", text);
	return frame_build(&built, &frame, s, str_of(key), e);
}

static void done(void)
{
	draw_close(&drawn);
	frame_close(&frame);
	frame_built_close(&built);
	drawn = (struct draw){0};
}

/* 300 cases: a hundred each of North and South, of East only ten, the rest blank. */
static struct str many(struct buf *b)
{
	buf_text(b, "case id,team,days,state\n");
	for (int i = 0; i < 300; i++)
		buf_fmt(b, "SW%d,%s,%d,%s\n", 5000 + i * 7,
			i < 100	  ? "North"
			: i < 200 ? "South"
			: i < 210 ? "East"
				  : "",
			i % 9 + 1, i % 10 ? "open" : "closed");
	return buf_view(b);
}

static void build_many(struct frame_source s)
{
	struct buf b = {0};
	struct err e = {0};

	assert_true(build_from(&s, many(&b), &e));
	buf_close(&b);
}

static void make(struct draw_plan p)
{
	struct err e = {0};

	p.seed = STR("seed");
	if (!draw_make(&drawn, &frame, &p, 2, &e))
		fail_msg("%s", e.text);
}

static void no_number_in_the_frame(void **state)
{
	struct str text;

	(void)state;
	build_many((struct frame_source){.by = STR("team")});
	text = buf_view(&frame.text);
	assert_int_equal(frame.size, 300);
	assert_int_equal(frame.strata_count, 4);
	assert_str(frame.strata[0], "");
	assert_str(frame.strata[1], "East");
	assert_int_equal(frame.sizes[1], 10);
	for (size_t i = 0; i + 1 < text.len; i++)
		assert_false(text.p[i] == 'S' && text.p[i + 1] == 'W');
	assert_true(built.id_guessed);
	done();
}

/* Every row of the list is one case of the frame, in its own stratum. */
static void every_row_once(void **state)
{
	bool seen[300] = {false};

	(void)state;
	build_many((struct frame_source){.by = STR("team")});
	for (size_t i = 0; i < frame.size; i++) {
		size_t row = built.row_of[i];

		assert_false(seen[row]);
		seen[row] = true;
		assert_true(str_eq(frame.strata[frame.stratum_of[i]],
				   built.cells.at[row * built.cells.columns + 1]));
	}
	done();
}

static void exclusions_have_reasons(void **state)
{
	struct frame_source s = {.exclude_count = 2};

	(void)state;
	s.excludes[0] = STR("State=closed");
	s.excludes[1] =
	    str_of(temp_file("out.csv", STR("Case ID,reason\nSW5007,known to an auditor\n")));
	build_many(s);
	assert_int_equal(frame.size, 269);
	assert_int_equal(built.reason_count, 2);
	assert_str(built.reasons[0].reason, "State is closed");
	assert_int_equal(built.reasons[0].cases, 30);
	assert_int_equal(built.reasons[1].cases, 1);
	done();
}

static void refused(struct frame_source s, struct str text)
{
	struct err e = {0};

	assert_false(build_from(&s, text, &e));
	assert_int_equal(e.kind, ERR_INPUT);
	assert_true(strlen(e.text) > 10);
	done();
}

static void lists_that_cannot_be_drawn_from(void **state)
{
	(void)state;
	refused((struct frame_source){0}, STR("id,team\n1,A\n2,B\n1,C\n"));
	refused((struct frame_source){0}, STR("id,team\n1,A\n,B\n"));
	refused((struct frame_source){0}, STR("id,team\n"));
	refused((struct frame_source){0}, STR("colour,team\nred,A\n"));
	refused((struct frame_source){.by = STR("office")}, STR("id,team\n1,A\n"));
	refused((struct frame_source){.weight = STR("w")}, STR("id,w\n1,0\n2,1\n"));
	refused((struct frame_source){.weight = STR("w")}, STR("id,w\n1,\n2,1\n"));
	refused((struct frame_source){.by = STR("t"), .spread = STR("w")}, STR("id,t,w\n1,a,x\n"));
	refused((struct frame_source){.excludes = {STR("team=A")}, .exclude_count = 1},
		STR("id,team\n1,A\n"));
}

static void sample_and_reserve(void **state)
{
	bool taken[300] = {false};
	int64_t of[4] = {0};

	(void)state;
	build_many((struct frame_source){.by = STR("team")});
	make((struct draw_plan){.size = 40, .how = ALLOCATE_EQUAL, .reserve = 3});
	assert_int_equal(drawn.sample_count, 40);
	assert_int_equal(drawn.reserve_count, 9); /* all ten of East are in the sample */
	for (size_t i = 0; i < 49; i++) {
		struct drawn d = i < 40 ? drawn.sample[i] : drawn.reserve[i - 40];

		assert_false(taken[d.item]);
		taken[d.item] = true;
		if (i < 40)
			of[frame.stratum_of[d.item]]++;
		assert_true(d.chance == 10.0 / (double)frame.sizes[frame.stratum_of[d.item]]);
	}
	for (size_t h = 0; h < 4; h++)
		assert_int_equal(of[h], 10);
	assert_true(defined(drawn.margin));
	done();
}

static void larger_begins_with_smaller(void **state)
{
	uint32_t first[20];

	(void)state;
	build_many((struct frame_source){0});
	make((struct draw_plan){.size = 20});
	for (size_t i = 0; i < 20; i++)
		first[i] = drawn.sample[i].item;
	draw_close(&drawn);
	make((struct draw_plan){.size = 60});
	for (size_t i = 0; i < 20; i++)
		assert_int_equal(drawn.sample[i].item, first[i]);
	done();
}

static void quotas_are_kept(void **state)
{
	struct draw_plan p = {.size = 30, .quota_count = 1, .quotas = {{STR("East"), 7}}};
	struct err e = {0};

	(void)state;
	build_many((struct frame_source){.by = STR("team")});
	make(p);
	assert_int_equal(drawn.sampled[1], 7);
	draw_close(&drawn);
	p.seed = STR("x");
	p.quotas[0].cases = 11;
	assert_false(draw_make(&drawn, &frame, &p, 1, &e));
	p.quotas[0] = (struct draw_quota){STR("West"), 1};
	assert_false(draw_make(&drawn, &frame, &p, 1, &e));
	done();
}

/* Values that are few, and more than 65,536; numbers, texts that begin alike, blanks. */
static void value_of(int i, bool few, char to[64])
{
	int n = few ? i * 37 % 50 : (int)((int64_t)i * 48271 % 70001);

	if (n % 5 == 0)
		snprintf(to, 64, "%s%d.5", n % 2 ? "-" : "", n);
	else if (n % 5 == 1)
		snprintf(to, 64, "%d", n);
	else if (n % 77 == 0)
		*to = '\0';
	else
		snprintf(to, 64, n % 7 ? "the same beginning %06d" : "T%d", n);
}

/* Whether a stands before b, or they are the same: numbers first, by size; then bytes. */
static bool in_place(const char *a, const char *b)
{
	char *end_a, *end_b;
	double x = strtod(a, &end_a), y = strtod(b, &end_b);
	bool number_a = *a && !*end_a, number_b = *b && !*end_b;

	if (number_a != number_b)
		return number_a;
	return number_a ? x <= y : strcmp(a, b) <= 0;
}

static void places_follow_the_values(bool few)
{
	enum { CASES = 90000 };
	struct buf b = {0};
	struct err e = {0};
	uint32_t *at = mem_take((CASES + 1) * sizeof *at);
	char last[64] = "-999999", value[64];

	buf_text(&b, "id,value\n");
	for (int i = 0; i < CASES; i++) {
		value_of(i, few, value);
		buf_fmt(&b, "%d,%s\n", i, value);
	}
	assert_true(build_from(&(struct frame_source){.order = STR("value")}, buf_view(&b), &e));
	assert_int_equal(frame.size, CASES);
	for (uint32_t i = 0; i < CASES; i++)
		at[frame.place[i] - 1] = i;
	for (uint32_t k = 0; k < CASES; k++) {
		value_of((int)built.row_of[at[k]], few, value);
		if (!in_place(last, value) || (k && strcmp(last, value) == 0 && at[k - 1] > at[k]))
			fail_msg("%s stands before %s", last, value);
		snprintf(last, sizeof last, "%s", value);
	}
	mem_free(at);
	buf_close(&b);
	done();
}

static void cases_stand_in_order(void **state)
{
	(void)state;
	places_follow_the_values(true);
	places_follow_the_values(false);
}

/* Each case's chance of the sample, and of sample or reserve, by drawing over and over. */
static void reserves_keep_the_chances(enum draw_way way, struct frame_source s)
{
	enum { DRAWS = 4000, N = 20, R = 6 };
	struct draw_plan p = {.way = way, .size = N, .reserve = R};
	int *sample = mem_take(300 * sizeof *sample), *both = mem_take(300 * sizeof *both);
	struct err e = {0};

	build_many(s);
	memset(sample, 0, 300 * sizeof *sample);
	memset(both, 0, 300 * sizeof *both);
	for (int k = 0; k < DRAWS; k++) {
		char seed[16];

		snprintf(seed, sizeof seed, "seed %d", k);
		p.seed = str_of(seed);
		assert_true(draw_make(&drawn, &frame, &p, 1, &e));
		assert_int_equal(drawn.sample_count, N);
		assert_int_equal(drawn.reserve_count, R);
		for (size_t i = 0; i < N + R; i++) {
			struct drawn d = i < N ? drawn.sample[i] : drawn.reserve[i - N];
			double w = frame.weight ? frame.weight[d.item] / 1491.0 : 1 / 300.0;

			sample[d.item] += i < N;
			both[d.item]++;
			assert_near(d.chance, N * w, 1e-12);
			assert_near(d.with_reserve, (N + R) * w, 1e-12);
		}
		draw_close(&drawn);
	}
	for (size_t i = 0; i < 300; i++) {
		double w = frame.weight ? frame.weight[i] / 1491.0 : 1 / 300.0;
		double in_sample = N * w, in_both = (N + R) * w;

		assert_near(sample[i], DRAWS * in_sample, 5 * sqrt(DRAWS * in_sample));
		assert_near(both[i], DRAWS * in_both, 5 * sqrt(DRAWS * in_both));
	}
	mem_free(sample);
	mem_free(both);
	drawn = (struct draw){0};
	done();
}

static void reserves_of_steps_and_weights(void **state)
{
	(void)state;
	reserves_keep_the_chances(DRAW_STEPS, (struct frame_source){.order = STR("days")});
	reserves_keep_the_chances(DRAW_WEIGHTS, (struct frame_source){.weight = STR("days")});
}

/* Three cases weigh so much that they are certain of 40, and five of 50: nothing is lost or doubled. */
static void certain_cases_keep_their_chances(void **state)
{
	struct buf b = {0};
	struct err e = {0};
	double sum = 0, both = 0;

	(void)state;
	buf_text(&b, "id,w\n");
	for (int i = 0; i < 200; i++)
		buf_fmt(&b, "%d,%d\n", i, i < 3 ? 500 : i < 5 ? 36 : 8 + i % 3);
	assert_true(build_from(&(struct frame_source){.weight = STR("w")}, buf_view(&b), &e));
	make((struct draw_plan){.way = DRAW_WEIGHTS, .size = 40, .reserve = 10});
	assert_int_equal(drawn.sample_count, 40);
	assert_int_equal(drawn.reserve_count, 10);
	for (size_t i = 0; i < 50; i++) {
		struct drawn d = i < 40 ? drawn.sample[i] : drawn.reserve[i - 40];

		assert_true(d.chance > 0 && d.chance <= d.with_reserve && d.with_reserve <= 1);
		assert_true(i < 40 || d.chance < 1);
		sum += d.chance >= 1;
		both += d.with_reserve >= 1;
	}
	assert_near(sum, 3, 0);
	assert_true(both >= 3);
	buf_close(&b);
	done();
}

/* A draw.json of before is repeated as it was: without a reserve. */
static void earlier_draws_had_no_reserve(void **state)
{
	(void)state;
	build_many((struct frame_source){.order = STR("days")});
	make((struct draw_plan){
	    .way = DRAW_STEPS, .size = 25, .reserve = -1, .algorithm = DRAW_NO_RESERVE});
	assert_int_equal(drawn.reserve_count, 0);
	assert_int_equal(drawn.sample_count, 25);
	draw_close(&drawn);
	make((struct draw_plan){.way = DRAW_STEPS, .size = 25, .reserve = -1});
	assert_int_equal(drawn.reserve_count, 5);
	done();
}

static void weights_and_steps(void **state)
{
	double sum = 0;

	(void)state;
	build_many((struct frame_source){.weight = STR("days")});
	make((struct draw_plan){.way = DRAW_WEIGHTS, .size = 25});
	assert_int_equal(drawn.sample_count, 25);
	for (size_t i = 0; i < frame.size; i++)
		sum += frame.weight[i];
	for (size_t i = 0; i < 25; i++) {
		double want = 25 * frame.weight[drawn.sample[i].item] / sum;

		assert_true(fabs(drawn.sample[i].chance - want) < 1e-12);
	}
	done();
	build_many((struct frame_source){.order = STR("days")});
	make((struct draw_plan){.way = DRAW_STEPS, .size = 25});
	assert_int_equal(drawn.sample_count, 25);
	for (size_t i = 0; i < 25; i++)
		for (size_t j = 0; j < i; j++)
			assert_true(drawn.sample[i].item != drawn.sample[j].item);
	done();
}

static void plans_that_cannot_be(void **state)
{
	static const struct draw_plan wrong[] = {
	    {.seed = {"x", 1}, .size = 301},
	    {.seed = {"x", 1}, .size = 0},
	    {.seed = {"", 0}, .size = 5},
	    {.seed = {"x", 1}, .size = 5, .least = 2},
	    {.seed = {"x", 1}, .size = 5, .way = DRAW_WEIGHTS},
	};

	(void)state;
	build_many((struct frame_source){.by = STR("team")});
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct err e = {0};

		assert_false(draw_make(&drawn, &frame, &wrong[i], 1, &e));
		assert_int_equal(e.kind, ERR_USAGE);
		draw_close(&drawn);
	}
	done();
}

static const char published[] =
    "{\"sample\":[{\"case\":\"C1\",\"stratum\":\"A\"},{\"case\":\"C2\",\"stratum\":\"B\"},"
    "{\"case\":\"C3\",\"stratum\":\"A\"}],\"reserve\":[{\"case\":\"C4\",\"stratum\":\"A\"},"
    "{\"case\":\"C5\",\"stratum\":\"B\"},{\"case\":\"C6\",\"stratum\":\"A\"}]}";

static void same_stratum_steps_in(void **state)
{
	struct arena a = {0};
	struct replacing r;
	struct err e = {0};
	const char *outcomes =
	    temp_file("outcomes.csv",
		      STR("case,outcome\nC1,closed\nC2,refused\nC3,unreadable\nC4,Ineligible\n"));

	(void)state;
	assert_true(replace_work_out(&r, str_of(published), "draw.json", outcomes, &a, &e));
	assert_int_equal(r.cases[3].stands_for, 1); /* C4 for C1, but is not eligible */
	assert_int_equal(r.cases[5].stands_for, 4); /* so C6 for C4 */
	assert_int_equal(r.cases[4].stands_for, 0); /* nobody for a refusal */
	assert_true(r.cases[2].short_of);	    /* and none of A is left for C3 */
	assert_int_equal(r.replaced, 2);
	assert_int_equal(r.by[OUTCOME_REFUSED], 1);
	arena_close(&a);
}

/* Of 20 cases by tickets two were drawn and one of two reserves stepped in: 3 of 20. By weights one of
 * two reserves brings half of what both would. */
static void chances_with_those_that_stepped_in(void **state)
{
	static const char tickets[] =
	    "{\"sample\":[{\"case\":\"C1\",\"chance\":0.1},{\"case\":\"C2\",\"chance\":0.1}],"
	    "\"reserve\":[{\"case\":\"C3\",\"chance\":0.1},{\"case\":\"C4\",\"chance\":0.1}]}";
	static const char weights[] =
	    "{\"sample\":[{\"case\":\"C1\",\"chance\":0.5,\"chance_with_reserve\":0.9},"
	    "{\"case\":\"C2\",\"chance\":1,\"chance_with_reserve\":1}],\"reserve\":["
	    "{\"case\":\"C3\",\"chance\":0.2,\"chance_with_reserve\":0.3},"
	    "{\"case\":\"C4\",\"chance\":0.2,\"chance_with_reserve\":0.3}]}";
	const char *outcomes = temp_file("outcomes.csv", STR("case,outcome\nC1,closed\n"));
	struct arena a = {0};
	struct replacing r;
	struct err e = {0};

	(void)state;
	assert_true(replace_work_out(&r, str_of(tickets), "draw.json", outcomes, &a, &e));
	assert_near(r.cases[0].in_use, 0.15, 1e-15);
	assert_near(r.cases[2].in_use, 0.15, 1e-15);
	assert_true(replace_work_out(&r, str_of(weights), "draw.json", outcomes, &a, &e));
	assert_near(r.cases[0].in_use, 0.7, 1e-15);
	assert_near(r.cases[1].in_use, 1, 0);
	assert_near(r.cases[2].in_use, 0.25, 1e-15);
	arena_close(&a);
}

static void outcomes_that_are_no_such(void **state)
{
	static const struct str wrong[] = {{"case,outcome\nC9,read\n", 21},
					   {"case,outcome\nC1,lost interest\n", 30},
					   {"case,result\nC1,read\n", 20}};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct arena a = {0};
		struct replacing r;
		struct err e = {0};

		assert_false(replace_work_out(&r, str_of(published), "draw.json",
					      temp_file("o.csv", wrong[i]), &a, &e));
		assert_int_equal(e.kind, ERR_INPUT);
		arena_close(&a);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
	    IN_FOLDER(no_number_in_the_frame, "no case number is in the published list"),
	    IN_FOLDER(every_row_once, "every row is one case of the published list"),
	    IN_FOLDER(exclusions_have_reasons, "cases are left out with a reason each"),
	    IN_FOLDER(lists_that_cannot_be_drawn_from,
		      "a list that cannot be drawn from is refused"),
	    IN_FOLDER(sample_and_reserve, "sample and reserve hold each case once, by stratum"),
	    IN_FOLDER(larger_begins_with_smaller, "a larger sample begins with the smaller one"),
	    IN_FOLDER(quotas_are_kept, "quotas are kept, and those that cannot be are refused"),
	    IN_FOLDER(weights_and_steps,
		      "draws by weights and by steps take n cases with their chances"),
	    IN_FOLDER(cases_stand_in_order, "places follow the values, few or many"),
	    IN_FOLDER(reserves_of_steps_and_weights,
		      "reserves by steps and weights keep every case's chance"),
	    IN_FOLDER(certain_cases_keep_their_chances,
		      "cases that are certain keep their chances beside a reserve"),
	    IN_FOLDER(earlier_draws_had_no_reserve, "a draw of the first version has no reserve"),
	    IN_FOLDER(plans_that_cannot_be, "a plan that cannot be is refused"),
	    IN_FOLDER(same_stratum_steps_in, "the next reserve of the same stratum steps in"),
	    IN_FOLDER(chances_with_those_that_stepped_in,
		      "those that stepped in change the chances as they should"),
	    IN_FOLDER(outcomes_that_are_no_such, "an unknown case or outcome is refused"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
