/* What the command line said: filled by options_read (command.h), read by the commands. */
#ifndef CLI_SAID_H
#define CLI_SAID_H

#include "audit/draw.h"
#include "audit/frame_build.h"
#include "audit/timely_list.h"
#include "audit/vary.h"
#include "measure/collect.h"
#include "rules/check.h"

enum format {
	FORMAT_TEXT,
	FORMAT_CSV,
	FORMAT_JSON,
	FORMAT_HTML,
	FORMAT_MARKDOWN,
	FORMAT_MAN,
	FORMAT_BASH,
	FORMAT_ACCEPT,
	FORMAT_XLSX,
	FORMATS,
};

/* What the command line said of a draw. Text is "" and numbers are 0 when not given. */
struct draw_said {
	struct str seed;
	bool seed_named, freeze, reserve_said;
	uint64_t size, least, reserve;
	double margin, discover, compare; /* shares, above 0 and below 1 */
	struct str id, by, weight, spread, systematic;
	enum allocation allocate;
	struct str quotas[DRAW_QUOTAS], excludes[FRAME_EXCLUDES];
	size_t quota_count, exclude_count;
	const char *verify, *replace;
};

/* What it said of measures. */
struct measure_said {
	struct str measure; /* "" for all */
	enum dim by;
	enum period_length period;
	const char *population, *groups; /* a number or a file; a file; NULL when not given */
	const char *benchmark;		 /* a file, or NULL */
	bool list;
};

/* What the command line said. */
struct said {
	struct check_options check; /* paths, year, authority, rule, severity, threads */
	const char *out;	    /* NULL when not given */
	const char *each;	    /* of check: a folder of authorities, or NULL */
	enum format format;
	uint64_t children, seed;
	double spoilt;	 /* share of records, 0 to 1 */
	bool even_teams; /* of a demo */
	struct draw_said draw;
	struct measure_said measures;
	struct audits_options audits; /* of vary */
	struct vary_options vary;
	struct timely_options timely; /* of vary, when it asks for days */
};

#endif
