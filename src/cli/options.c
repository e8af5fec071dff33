#include "cli/command.h"

#include "base/date.h"

enum { CHILDREN_MAX = 20000000, THREADS_MAX = 256, DAYS_MAX = 36500 };

/* 2025-26, 2025/26 or 2026, as the year the collection starts in. */
static bool read_year(struct str s, int *year)
{
	struct str end = s;
	int64_t from, until;
	struct str start = str_cut(&end, memchr(s.p, '/', s.len) ? '/' : '-');

	if (!str_number(start, 1990, 2199, &from) || start.len != 4)
		return false;
	if (start.len == s.len) {
		*year = (int)from - 1;
		return true;
	}
	*year = (int)from;
	return (end.len == 2 && str_number(end, 0, 99, &until) && until == (from + 1) % 100) ||
	       (end.len == 4 && str_number(end, 0, 9999, &until) && until == from + 1);
}

static bool read_severity(struct str s, struct check_options *o)
{
	for (size_t i = 0; i < SEVERITIES; i++)
		if (str_is(s, severity_name((enum severity)i))) {
			o->severity = (enum severity)i;
			return o->severity_set = true;
		}
	return false;
}

static bool read_format(const struct command *c, struct str s, enum format *format)
{
	for (size_t i = 0; i < FORMATS; i++)
		if ((c->formats >> i & 1) && str_is(s, format_name((enum format)i))) {
			*format = (enum format)i;
			return true;
		}
	return false;
}

static bool read_count(struct str s, int64_t min, int64_t max, uint64_t *to)
{
	int64_t n;

	if (!str_number(s, min, max, &n))
		return false;
	*to = (uint64_t)n;
	return true;
}

/* Per cent with at most two decimals: 2, 0.5, 12.25. */
static bool read_share(struct str s, double *share)
{
	struct str decimals = s, whole = str_cut(&decimals, '.');
	int64_t n, d = 0;

	if (!str_number(whole, 0, 100, &n))
		return false;
	if (whole.len < s.len && (decimals.len > 2 || !str_number(decimals, 0, 99, &d)))
		return false;
	*share = ((double)n * 100 + (double)(decimals.len == 1 ? d * 10 : d)) / 10000;
	return *share <= 1;
}

static bool read_threads(struct str s, size_t *threads)
{
	uint64_t n;

	if (!read_count(s, 1, THREADS_MAX, &n))
		return false;
	*threads = (size_t)n;
	return true;
}

/* A number for a demo, any text for a draw. */
static bool read_seed(const struct command *c, struct str value, struct said *s)
{
	s->draw.seed = value;
	s->draw.seed_named = true;
	return c->run == run_draw ? value.len > 0 : read_count(value, 0, INT64_MAX / 16, &s->seed);
}

/* A share above 0 and below 1. */
static bool read_part(struct str value, double *share)
{
	return read_share(value, share) && *share > 0 && *share < 1;
}

static bool add_text(struct str value, struct str *list, size_t most, size_t *count)
{
	if (value.len == 0 || *count == most)
		return false;
	list[(*count)++] = value;
	return true;
}

static bool take_text(struct str value, struct str *to)
{
	*to = value;
	return value.len > 0;
}

/* The options of draw alone. */
static bool take_draw_option(enum option o, struct str value, struct draw_said *d)
{
	switch ((int)o) {
	case OPTION_SIZE: return read_count(value, 1, UINT32_MAX, &d->size);
	case OPTION_MARGIN: return read_part(value, &d->margin);
	case OPTION_DISCOVER: return read_part(value, &d->discover);
	case OPTION_COMPARE: return read_part(value, &d->compare);
	case OPTION_ID: return take_text(value, &d->id);
	case OPTION_BY: return take_text(value, &d->by);
	case OPTION_SPREAD: return take_text(value, &d->spread);
	case OPTION_WEIGHT: return take_text(value, &d->weight);
	case OPTION_SYSTEMATIC: return take_text(value, &d->systematic);
	case OPTION_ALLOCATE:
		return allocation_named(value, &d->allocate) && d->allocate != ALLOCATE_COST;
	case OPTION_LEAST: return read_count(value, 0, UINT32_MAX, &d->least);
	case OPTION_RESERVE:
		d->reserve_said = true;
		return read_count(value, 0, UINT32_MAX, &d->reserve);
	case OPTION_QUOTA: return add_text(value, d->quotas, DRAW_QUOTAS, &d->quota_count);
	case OPTION_EXCLUDE: return add_text(value, d->excludes, FRAME_EXCLUDES, &d->exclude_count);
	case OPTION_FREEZE: return d->freeze = true;
	case OPTION_VERIFY: d->verify = value.p; return value.len > 0;
	case OPTION_REPLACE: d->replace = value.p; return value.len > 0;
	default: return false;
	}
}

static bool read_day(struct str s, int32_t *day)
{
	*day = date_read(s);
	return *day > 0;
}

static bool read_period(struct str value, enum period_length *period)
{
	static const char *const names[] = {
	    [PERIOD_MONTH] = "month", [PERIOD_QUARTER] = "quarter", [PERIOD_YEAR] = "year"};

	for (enum period_length p = PERIOD_MONTH; p <= PERIOD_YEAR; p++)
		if (str_is(value, names[p])) {
			*period = p;
			return true;
		}
	return false;
}

static bool read_dim(struct str value, enum dim *by)
{
	*by = dim_find(value);
	return *by != DIMS;
}

/* The options of measure alone, and its --by. */
static bool take_measure_option(enum option o, struct str value, struct measure_said *m)
{
	switch ((int)o) {
	case OPTION_BY: return read_dim(value, &m->by);
	case OPTION_PERIOD: return read_period(value, &m->period);
	case OPTION_MEASURE: return take_text(value, &m->measure);
	case OPTION_POPULATION: m->population = value.p; return value.len > 0;
	case OPTION_GROUPS: m->groups = value.p; return value.len > 0;
	case OPTION_BENCHMARK: m->benchmark = value.p; return value.len > 0;
	case OPTION_LIST: return m->list = true;
	default: return false;
	}
}

/* Columns between commas. */
static bool take_columns(struct str value, struct str *list, size_t most, size_t *count)
{
	while (value.len) {
		struct str name = str_trim(str_cut(&value, ','));

		if (name.len && !add_text(name, list, most, count))
			return false;
	}
	return *count > 0;
}

/* "45", "45 days"; "45w", "45 working days". */
static bool read_within(struct str s, struct timely_options *t)
{
	struct str number = s, unit;
	int64_t days;

	while (number.len && (number.p[number.len - 1] < '0' || number.p[number.len - 1] > '9'))
		number.len--;
	unit = str_trim((struct str){s.p + number.len, s.len - number.len});
	t->working = str_same(unit, STR("w")) || str_same(unit, STR("wd")) ||
		     str_same(unit, STR("working days"));
	if (!t->working && unit.len && !str_same(unit, STR("d")) && !str_same(unit, STR("days")))
		return false;
	if (!str_number(number, 0, DAYS_MAX, &days))
		return false;
	t->within = (int32_t)days;
	return t->within_said = true;
}

/* The options of vary that make it ask for days. */
static bool take_days_option(enum option o, struct str value, struct timely_options *t)
{
	switch ((int)o) {
	case OPTION_START: return take_text(value, &t->start);
	case OPTION_END: return take_text(value, &t->end);
	case OPTION_WITHIN: return read_within(value, t);
	case OPTION_AT: return read_day(value, &t->at);
	default: return false;
	}
}

/* The options of vary alone, and its --id and --by. */
static bool take_vary_option(enum option o, struct str value, struct said *s)
{
	switch ((int)o) {
	case OPTION_ID: return take_text(value, &s->audits.id);
	case OPTION_BY: return take_text(value, &s->audits.by);
	case OPTION_AUDITOR: return take_text(value, &s->audits.auditor);
	case OPTION_DATE: return take_text(value, &s->audits.date);
	case OPTION_GRADE:
		return take_columns(value, s->audits.grade, AUDITS_CRITERIA, &s->audits.grades);
	case OPTION_KIND:
		return take_columns(value, s->audits.kind, AUDITS_KINDS, &s->audits.kinds);
	case OPTION_ORDER: return take_text(value, &s->audits.order);
	case OPTION_GOOD: return take_text(value, &s->audits.good);
	case OPTION_LINKED: return take_text(value, &s->audits.linked);
	case OPTION_MODERATED: return take_text(value, &s->audits.moderated);
	case OPTION_FRAME: return read_count(value, 1, INT32_MAX, &s->vary.frame);
	case OPTION_THRESHOLD: return read_part(value, &s->vary.threshold);
	default: return false;
	}
}

static bool take_option(const struct command *c, enum option o, struct str value, struct said *s)
{
	if (o >= OPTION_START)
		return take_days_option(o, value, &s->timely);
	if (o >= OPTION_AUDITOR || (o >= OPTION_SIZE && c->run == run_vary))
		return take_vary_option(o, value, s);
	if (o > OPTION_REPLACE || (o == OPTION_BY && c->run == run_measure))
		return take_measure_option(o, value, &s->measures);
	if (o >= OPTION_SIZE && o <= OPTION_REPLACE)
		return take_draw_option(o, value, &s->draw);
	switch ((int)o) {
	case OPTION_AUTHORITY: s->check.authority = value; return value.len > 0;
	case OPTION_YEAR: return read_year(value, &s->check.year);
	case OPTION_REFERENCE: s->check.reference = value.p; return value.len > 0;
	case OPTION_REFERENCE_DATE: return read_day(value, &s->check.reference_date);
	case OPTION_SINCE: s->check.since = value.p; return value.len > 0;
	case OPTION_ACCEPT: s->check.accept = value.p; return value.len > 0;
	case OPTION_EACH: s->each = value.p; return value.len > 0;
	case OPTION_OUT: s->out = value.p; return value.len > 0;
	case OPTION_FORMAT: return read_format(c, value, &s->format);
	case OPTION_RULE: s->check.rule = value; return value.len > 0;
	case OPTION_SEVERITY: return read_severity(value, &s->check);
	case OPTION_THREADS: return read_threads(value, &s->check.threads);
	case OPTION_CHILDREN: return read_count(value, 1, CHILDREN_MAX, &s->children);
	case OPTION_SEED: return read_seed(c, value, s);
	case OPTION_SPOILT: return read_share(value, &s->spoilt);
	case OPTION_TEAMS:
		s->even_teams = str_is(value, "even");
		return s->even_teams || str_is(value, "uneven");
	default: break;
	}
	return false;
}

static bool find_option(const struct command *c, struct str name, enum option *option)
{
	for (size_t i = 0; i < OPTIONS; i++)
		if ((c->options >> i & 1) && str_is(name, option_info((enum option)i)->name)) {
			*option = (enum option)i;
			return true;
		}
	return false;
}

static bool read_option(const struct command *c, int argc, char **argv, int *i, struct said *s,
			struct err *e)
{
	struct str value = str_of(argv[*i] + 2), name = str_cut(&value, '=');
	enum option o;

	if (!find_option(c, name, &o))
		return err_set(e, ERR_USAGE, "%s has no option --%.*s; see: wherry help %s",
			       c->name, (int)name.len, name.p, c->name);
	if (!option_info(o)->value) {
		value = STR("");
	} else if (!strchr(argv[*i], '=')) {
		if (*i + 1 >= argc)
			return err_set(e, ERR_USAGE, "--%s wants a value: %s (%s)",
				       option_info(o)->name, option_info(o)->value,
				       option_info(o)->does);
		value = str_of(argv[++*i]);
	}
	if (!take_option(c, o, value, s))
		return err_set(e, ERR_USAGE, "--%s cannot be \"%.*s\": it is %s",
			       option_info(o)->name, (int)value.len, value.p, option_info(o)->does);
	return true;
}

static bool count_arguments(const struct command *c, size_t n, struct err *e)
{
	if (n >= c->least && n <= c->most)
		return true;
	return err_set(e, ERR_USAGE, "%s takes %s; see: wherry help %s", c->name,
		       c->takes[0] ? c->takes : "no arguments", c->name);
}

bool options_read(const struct command *c, int argc, char **argv, struct said *s, struct err *e)
{
	size_t n = 0;
	bool only_paths = false;

	*s =
	    (struct said){.children = 5500, .seed = 1, .spoilt = 0.02, .timely = {.at = DATE_NONE}};
	s->check.authority = s->check.rule = s->measures.measure = STR("");
	s->check.reference = getenv("WHERRY_REFERENCE");
	if (s->check.reference && !s->check.reference[0])
		s->check.reference = NULL;
	for (int i = 0; i < argc; i++) {
		if (!only_paths && strcmp(argv[i], "--") == 0)
			only_paths = true;
		else if (only_paths || strncmp(argv[i], "--", 2) != 0)
			argv[n++] = argv[i];
		else if (!read_option(c, argc, argv, &i, s, e))
			return false;
	}
	s->check.paths = (const char *const *)argv;
	s->check.count = n;
	return count_arguments(c, n, e);
}
