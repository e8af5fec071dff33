/* wherry measure: what the records say of practice, in figures; and which figures there are. */
#include "cli/command.h"
#include "report/measures.h"

static void write_list(const struct said *s, struct out *o)
{
	switch ((int)s->format) {
	case FORMAT_CSV: measures_list_csv(s->measures.measure, o); break;
	case FORMAT_JSON: measures_list_json(s->measures.measure, o); break;
	case FORMAT_MARKDOWN: measures_list_markdown(o); break;
	default: measures_list_text(s->measures.measure, o); break;
	}
}

static void write_figures(const struct said *s, const struct measures_told *t, struct out *o)
{
	switch ((int)s->format) {
	case FORMAT_CSV: measures_csv(t, o); break;
	case FORMAT_JSON: measures_json(t, o); break;
	default: measures_text(t, o); break;
	}
}

/* The files beside the returns: areas of teams, and the population. Returns false and fills e. */
static bool read_beside(const struct said *s, struct areas **areas, struct population *people,
			struct err *e)
{
	return (!s->measures.groups || areas_read(areas, s->measures.groups, e)) &&
	       (!s->measures.population || population_read(people, s->measures.population, e));
}

/* Which authority it is: as the user says, else as a return does; "" for neither. */
struct str authority_of(const struct said *s, const struct check *c)
{
	if (s->check.authority.len)
		return s->check.authority;
	for (size_t r = 0; r < RETURNS; r++)
		if (c->returns[r].present && c->returns[r].authority.len)
			return c->returns[r].authority;
	return STR("");
}

/* All children are counted: works out the figures, and writes them. */
static void finish(const struct said *s, struct collect *collect, const struct check *c,
		   const struct population *people, struct out *results, struct err *e)
{
	struct benchmarks others = {0};
	struct measures_told told = {collect, c, s->measures.benchmark ? &others : NULL};

	collect_finish(collect, c, s->measures.by, people);
	if (!s->measures.benchmark ||
	    benchmarks_read(&others, s->measures.benchmark, authority_of(s, c), e))
		write_figures(s, &told, results);
	benchmarks_close(&others);
}

static bool known_measure(struct str words)
{
	struct out o = out_memory();
	struct err none = {0};
	bool known;

	measures_list_text(words, &o);
	known = o.buf.len > 0;
	(void)!out_close(&o, &none);
	return known;
}

static bool usage(const struct said *s, struct err *e)
{
	if (s->measures.measure.len && !known_measure(s->measures.measure))
		return err_set(e, ERR_USAGE,
			       "there is no measure %.*s; wherry measure --list names them all",
			       (int)s->measures.measure.len, s->measures.measure.p);
	if (!s->measures.list && s->check.count == 0)
		return err_set(e, ERR_USAGE,
			       "measure takes PATH..., or --list; see: wherry help "
			       "measure");
	if (!s->measures.list && s->format == FORMAT_MARKDOWN)
		return err_set(e, ERR_USAGE, "only the list of measures is written as markdown");
	return s->measures.by != DIM_AREA || s->measures.groups ||
	       err_set(e, ERR_USAGE,
		       "--by area wants --groups FILE, a CSV file with the columns team and area");
}

static int measure_paths(const struct said *s, struct out *results, struct err *e)
{
	struct collect collect = {.want = {.only = s->measures.measure,
					   .period = s->measures.period,
					   .dims = 1U << s->measures.by}};
	struct check_options options = s->check;
	struct population people = {0};
	struct areas *areas = NULL;
	struct check c = {0};
	struct out told = out_fd(2);
	struct err late = {0};
	int status = 0;

	options.each_child = collect_child;
	options.each_whole = collect_whole;
	options.each_with = &collect;
	if (read_beside(s, &areas, &people, e)) {
		collect.want.areas = areas;
		if (check_run(&c, &options, e)) {
			finish(s, &collect, &c, s->measures.population ? &people : NULL, results,
			       e);
			warn_of_files(&c, &told);
			status = (int)c.trouble;
		}
		check_close(&c);
	}
	collect_close(&collect);
	population_close(&people);
	areas_close(areas);
	return out_close(&told, &late) ? status : (int)late.kind;
}

int run_measure(const struct said *s, struct err *e)
{
	struct out results = out_fd(1);
	int status = 0;

	if (!usage(s, e) || (s->out && !out_file(&results, s->out, e)))
		return 0;
	if (s->measures.list)
		write_list(s, &results);
	else
		status = measure_paths(s, &results, e);
	if (e->kind != ERR_NONE)
		out_abandon(&results);
	return out_close(&results, e) ? status : 0;
}
