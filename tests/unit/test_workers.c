/* Whose case a child is. */
#include "rules/workers.h"

#include "record/return903.h"
#include "rules/sink.h"
#include "tables.h"
#include "unit.h"

static const struct rule own = {
    .code = "A", .unit = UNIT_child, .fields = FIELDS(HEADER_SEX), .message = "No."};
static const struct rule *const rules[] = {&own};

static struct arena arena;
static struct all903 all;
static struct findings found;
static struct workers workers;

/* The worker of child a, given the rows of the table of workers' episodes. */
static struct str worker(const char *rows)
{
	struct sink sink = {&own, 0, &found};
	struct table_in header =
	    table_text(&arena, RETURN_SSDA903, "Header", "CHILD,SEX\na,M\nb,M\n");
	struct str text = arena_fmt(&arena, "CHILD,SW_ID,SW_DECOM,SW_DEC\n%s", rows);
	struct table_in sw = table_text(&arena, RETURN_SSDA903, "SWEpisodes", text.p);
	uint32_t at;

	all903_open(&all, 2025);
	found = (struct findings){.rules = rules};
	workers = (struct workers){0};
	tables_add_903(&all, &header);
	tables_add_903(&all, &sw);
	all903_link(&all, NULL);
	flag(&sink, &first_header(all903_child(&all, STR("a")))->row);
	workers_find(&workers, &all, &found, &arena);
	at = workers_of(&workers, STR("a"));
	return at == WORKER_NONE ? STR("nobody") : workers.name[at];
}

static int end(void **state)
{
	(void)state;
	workers_close(&workers);
	findings_close(&found);
	all903_close(&all);
	arena_close(&arena);
	return 0;
}

static void open_one(void **state)
{
	(void)state;
	assert_str(worker("a,SW1,01/04/2025,01/06/2025\na,SW2,01/06/2025,\n"
			  "a,SW3,01/07/2025,01/08/2025\n"),
		   "SW2");
	assert_true(workers.told);
}

static void latest_open(void **state)
{
	(void)state;
	assert_str(worker("a,SW1,01/08/2025,\na,SW2,01/06/2025,\na,SW3,x,\n"), "SW1");
}

static void latest_ended(void **state)
{
	(void)state;
	assert_str(worker("a,SW2,01/06/2025,01/07/2025\na,SW1,01/04/2025,01/09/2025\n"), "SW2");
}

static void undated(void **state)
{
	(void)state;
	assert_str(worker("a,SW4,,\na,SW5,,\na,SW1,01/04/2025,01/05/2025\n"), "SW4");
}

static void nobody(void **state)
{
	(void)state;
	assert_str(worker("b,SW1,01/04/2025,\na,,01/04/2025,\n"), "nobody");
	assert_int_equal(workers.count, 0);
	assert_int_equal(workers_of(&workers, STR("b")), WORKER_NONE);
}

static void not_told(void **state)
{
	struct workers zero = {0};

	(void)state;
	assert_int_equal(workers_of(&zero, STR("a")), WORKER_NONE);
	workers_close(&zero);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define CASE(function, sentence) {sentence, function, NULL, end, NULL}
	    CASE(open_one, "the worker whose episode is open"),
	    CASE(latest_open, "the latest to begin when several are open"),
	    CASE(latest_ended, "the latest to begin when none is open"),
	    CASE(undated, "an open episode without a start before one that ended"),
	    CASE(nobody, "no worker without a number, and only children with findings"),
	    CASE(not_told, "without the table nobody is told"),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
