/*
 * A command is a row of the table in commands.c: its name, what it takes, what it does in words and
 * the function that does it. Help, the man page and shell completion are made from the same rows.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "base/err.h"
#include "base/out.h"
#include "cli/said.h"
#include "rules/check.h"

enum option {
	OPTION_AUTHORITY,
	OPTION_YEAR,
	OPTION_REFERENCE,
	OPTION_REFERENCE_DATE,
	OPTION_SINCE,
	OPTION_ACCEPT,
	OPTION_EACH,
	OPTION_OUT,
	OPTION_FORMAT,
	OPTION_RULE,
	OPTION_SEVERITY,
	OPTION_THREADS,
	OPTION_CHILDREN,
	OPTION_SEED,
	OPTION_SPOILT,
	OPTION_TEAMS,
	OPTION_SIZE, /* from here to OPTION_REPLACE: of draw */
	OPTION_MARGIN,
	OPTION_DISCOVER,
	OPTION_COMPARE,
	OPTION_ID,
	OPTION_BY,
	OPTION_ALLOCATE,
	OPTION_SPREAD,
	OPTION_LEAST,
	OPTION_QUOTA,
	OPTION_RESERVE,
	OPTION_EXCLUDE,
	OPTION_WEIGHT,
	OPTION_SYSTEMATIC,
	OPTION_FREEZE,
	OPTION_VERIFY,
	OPTION_REPLACE,
	OPTION_PERIOD, /* from here to OPTION_LIST: of measure */
	OPTION_MEASURE,
	OPTION_POPULATION,
	OPTION_GROUPS,
	OPTION_BENCHMARK,
	OPTION_LIST,
	OPTION_AUDITOR, /* from here to OPTION_AT: of vary */
	OPTION_DATE,
	OPTION_GRADE,
	OPTION_ORDER,
	OPTION_GOOD,
	OPTION_FRAME,
	OPTION_LINKED,
	OPTION_MODERATED,
	OPTION_KIND,
	OPTION_THRESHOLD,
	OPTION_START, /* from here to OPTION_AT: of days */
	OPTION_END,
	OPTION_WITHIN,
	OPTION_AT,
	OPTIONS,
};

typedef int command_run(const struct said *s, struct err *e);

struct command {
	const char *name;
	const char *takes;  /* its arguments, "PATH..." */
	size_t least, most; /* how many arguments */
	const char *does;   /* one line */
	const char *more;   /* a paragraph for help and the man page */
	uint64_t options;   /* a bit for each enum option it knows */
	unsigned formats;   /* a bit for each enum format it can write */
	command_run *run;   /* returns the exit status, or 0 with *e filled */
};

struct option_info {
	const char *name;  /* "year" */
	const char *value; /* "YEAR"; NULL for one that takes none */
	const char *does;
};

/* The table of commands. Returns how many. */
size_t command_table(const struct command **list);

const struct command *command_find(const char *name);
const struct option_info *option_info(enum option o);
const char *format_name(enum format f);

/* Reads what follows the command's name into *s. Returns false and fills e. */
__attribute__((warn_unused_result)) bool options_read(const struct command *c, int argc,
						      char **argv, struct said *s, struct err *e);

/* check_run, and what --since and --accept ask for behind it. Close it either way. */
__attribute__((warn_unused_result)) bool
run_and_compare(struct check *c, const struct check_options *o, struct err *e);

/* Writes what `check` says of a run, in the format asked for. */
void write_findings(const struct check *c, enum format format, struct out *o);

/* check --each (each.c): every folder in s->each is an authority. Returns the worst exit status. */
int run_each(const struct said *s, struct err *e);

/* The authority that was named, else the one the returns tell; "" for neither. */
struct str authority_of(const struct said *s, const struct check *c);

/* What went wrong with the inputs, told on the standard error too, where a pipe does not hide it. */
void warn_of_files(const struct check *c, struct out *o);

/* Explanations that were refused, or whose findings have changed, told on the standard error. */
void warn_of_explanations(const struct check *c, struct out *o);

/* The commands' functions. */
command_run run_inspect, run_check, run_measure, run_rules, run_explain, run_demo, run_reference,
    run_convert, run_draw, run_vary, run_version, run_help;

#endif
