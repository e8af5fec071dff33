#include "cli/command.h"

#include <limits.h>
#include <string.h>

#define BIT(x)	(1U << (x))
#define WIDE(x) (UINT64_C(1) << (x))

enum {
	CHOOSING = BIT(OPTION_AUTHORITY) | BIT(OPTION_YEAR) | BIT(OPTION_REFERENCE) |
		   BIT(OPTION_REFERENCE_DATE) | BIT(OPTION_THREADS),
	COMPARING = BIT(OPTION_SINCE) | BIT(OPTION_ACCEPT),
	MANY = INT_MAX,
};

/* The options of draw alone. */
#define MEASURING (WIDE(OPTIONS) - WIDE(OPTION_PERIOD))
#define DRAWING	  (WIDE(OPTION_REPLACE + 1) - WIDE(OPTION_SIZE))

/* The options of vary alone. */
#define VARYING (WIDE(OPTION_AT + 1) - WIDE(OPTION_AUDITOR))

static const struct command commands[] = {
    {"inspect", "PATH...", 1, MANY,
     "reads an authority's returns, checks them, and writes a report",
     "Looks at every file and folder named, says what each was taken for, and writes a folder with "
     "index.html (one page that needs nothing else), findings.xlsx (a workbook), findings.csv, "
     "findings.json, summary.json, measures.csv and practice.json (where practice is uneven); and "
     "annexa.xlsx, the lists in the official layout, when Annex A was read. Lists of audits that "
     "stand "
     "there too are worked out as vary does it, in audits.json. The open cases are "
     "frozen beside them, to be drawn from (see: wherry help draw). "
     "Without --out the folder is named after the first PATH, with -report behind it.",
     CHOOSING | COMPARING | BIT(OPTION_OUT) | WIDE(OPTION_POPULATION) | WIDE(OPTION_BENCHMARK), 0,
     run_inspect},
    {"check", "PATH...", 0, MANY,
     "runs the rules only, and writes the findings to the terminal or a pipe",
     "As inspect, but all output goes to the standard output, or the file that --out names, in the "
     "format asked for. Format xlsx is a workbook, and not for a terminal. "
     "Format accept is a CSV file of the queries, with room for an explanation of each, to be "
     "given back with --accept. With --each DIR instead of PATH, every folder in DIR is an "
     "authority: it is checked by itself, and a line says what was found; a folder named after an "
     "authority, as 926 or E10000020, is that one's. The findings go to a file an authority in the "
     "folder that --out names.",
     CHOOSING | COMPARING | BIT(OPTION_EACH) | BIT(OPTION_OUT) | BIT(OPTION_FORMAT) |
	 BIT(OPTION_RULE) | BIT(OPTION_SEVERITY),
     BIT(FORMAT_TEXT) | BIT(FORMAT_CSV) | BIT(FORMAT_JSON) | BIT(FORMAT_HTML) | BIT(FORMAT_XLSX) |
	 BIT(FORMAT_ACCEPT),
     run_check},
    {"measure", "PATH...", 0, MANY,
     "says what the records show of practice, each figure with what it rests on",
     "The measures of an inspection, from Annex A, and from the census and the SSDA903 where these "
     "carry them: how many, how often, how long, whether in time. Each comes with its numerator "
     "and "
     "denominator, how many were left out, the range in which chance alone may have put it, and "
     "its "
     "standard. With --list, says what they are, a line each.",
     CHOOSING | BIT(OPTION_OUT) | BIT(OPTION_FORMAT) | WIDE(OPTION_BY) | MEASURING,
     BIT(FORMAT_TEXT) | BIT(FORMAT_CSV) | BIT(FORMAT_JSON) | BIT(FORMAT_MARKDOWN), run_measure},
    {"rules", "", 0, 0, "lists the rules",
     "Every rule in force in the year, or of every year when none is given.",
     BIT(OPTION_YEAR) | BIT(OPTION_FORMAT) | BIT(OPTION_SEVERITY),
     BIT(FORMAT_TEXT) | BIT(FORMAT_CSV) | BIT(FORMAT_JSON) | BIT(FORMAT_MARKDOWN), run_rules},
    {"explain", "CODE...", 1, MANY, "says what a rule asks, why, and how it is usually mended",
     "A code of the Department's, such as 148 or 8840, in whatever case; all its versions, or the "
     "one in force in --year.",
     BIT(OPTION_YEAR), 0, run_explain},
    {"demo", "DIR", 1, 1, "makes a made-up authority with its returns",
     "Writes two years of the SSDA903, a CIN census, the lists of Annex A, teams and workers into "
     "DIR, with a share of the records spoilt in named ways, and in each practice one team that is "
     "weaker and one that is stronger than the others; truth.json says which. The same seed gives "
     "the same bytes.",
     BIT(OPTION_CHILDREN) | BIT(OPTION_SEED) | BIT(OPTION_YEAR) | BIT(OPTION_SPOILT) |
	 BIT(OPTION_TEAMS),
     0, run_demo},
    {"draw", "FRAME", 1, 1, "draws cases to read, so that anyone can check the draw",
     "FRAME is a list of cases, CSV or a workbook. Without --seed it says what the number asked "
     "for is "
     "worth, and draws nothing. With --freeze it writes the list to be published, which holds no "
     "case "
     "numbers; name the seed after that. The draw goes to the folder FRAME-draw: public/draw.json "
     "for "
     "everyone, private/reading_list.csv for the auditors, in reading order. With --verify "
     "draw.json, "
     "FRAME is that draw's published frame.csv, or the list itself; says what agrees and ends with "
     "1 "
     "when anything does not. With --replace OUTCOMES.csv, FRAME is a draw.json; says who steps "
     "in.",
     WIDE(OPTION_SEED) | WIDE(OPTION_OUT) | WIDE(OPTION_THREADS) | DRAWING, 0, run_draw},
    {"vary", "AUDITS", 1, 1,
     "says what audits prove: is practice even, who differs, is it changing",
     "AUDITS is a list of audits, CSV or a workbook: a row a reading, with the case, its team, the "
     "auditor, the date and the grade. Columns are guessed by their headings and said back. Says "
     "first what is proven, what is not, and what to do next; then the figures. Format csv is a "
     "line a team, json has every number, html is a page with charts. With --start and --end it is "
     "a list of cases instead, and the question how soon they are done: --within 45w for 45 "
     "working days, --at for the day up to which open cases are counted.",
     VARYING | WIDE(OPTION_ID) | WIDE(OPTION_BY) | WIDE(OPTION_OUT) | WIDE(OPTION_FORMAT),
     BIT(FORMAT_TEXT) | BIT(FORMAT_CSV) | BIT(FORMAT_JSON) | BIT(FORMAT_HTML), run_vary},
    {"convert", "FROM TO", 2, 2, "turns a return in XML into CSV tables, and the census back",
     "FROM is a CIN census or an SSDA903 return in XML, and TO the folder for its tables, a file "
     "each; or FROM is a folder of a census's tables and TO the XML file to be made of them.",
     0, 0, run_convert},
    {"reference", "build PATH...", 1, MANY,
     "makes compact tables of postcodes and providers, for the rules that need them",
     "PATH is the ONS Postcode Directory or a list of its kind (CSV, plain or gzip), a list of "
     "lower "
     "and upper authorities, or Ofsted's lists of providers (xlsx). Name the folder then with "
     "--reference, or in WHERRY_REFERENCE.",
     BIT(OPTION_OUT), 0, run_reference},
    {"version", "", 0, 0, "says which version this is and how new its rules are", "", 0, 0,
     run_version},
    {"help", "[COMMAND]", 0, 1, "says how to use wherry, or one command",
     "With --format man or bash, writes the man page or the completion for the bash shell.",
     BIT(OPTION_FORMAT), BIT(FORMAT_TEXT) | BIT(FORMAT_MAN) | BIT(FORMAT_BASH), run_help},
};

static const struct option_info options[OPTIONS] = {
    [OPTION_AUTHORITY] = {"authority", "CODE", "the authority meant, as 926 or E10000020"},
    [OPTION_YEAR] = {"year", "YEAR",
		     "the collection year, as 2025-26, or 2026 for the year it ends in"},
    [OPTION_REFERENCE] = {"reference", "DIR",
			  "the folder of reference tables, WHERRY_REFERENCE unless said"},
    [OPTION_REFERENCE_DATE] =
	{"reference-date", "DATE",
	 "the day the lists of Annex A were drawn, as 2026-09-30 or 30/09/2026"},
    [OPTION_SINCE] = {"since", "OLD.json",
		      "an earlier run's findings.json, to say what is new and what is mended"},
    [OPTION_ACCEPT] = {"accept", "FILE",
		       "the queries' explanations, as --format accept wrote them"},
    [OPTION_EACH] = {"each", "DIR", "check every folder in this one by itself: an authority each"},
    [OPTION_OUT] = {"out", "PATH", "where it goes: a folder, and for check without --each a file"},
    [OPTION_FORMAT] = {"format", "FORMAT", "how the output is written"},
    [OPTION_RULE] = {"rule", "CODE", "this rule only"},
    [OPTION_SEVERITY] = {"severity", "KIND", "only these: error, query or note"},
    [OPTION_THREADS] = {"threads", "N", "how many threads work, instead of one a core"},
    [OPTION_CHILDREN] = {"children", "N", "how many children are known, 5500 unless said"},
    [OPTION_SEED] = {"seed", "SEED",
		     "the seed: a number for demo, 1 unless said; any text for draw"},
    [OPTION_SIZE] = {"size", "N", "how many cases to draw"},
    [OPTION_MARGIN] = {"margin", "PERCENT",
		       "draw as many as tell a share to within these percentage points"},
    [OPTION_DISCOVER] = {"discover", "PERCENT",
			 "draw as many as meet a failing of this share with 95 % chance"},
    [OPTION_COMPARE] =
	{"compare", "PERCENT",
	 "with --by, as many of each as notice a difference of these percentage points"},
    [OPTION_ID] = {"id", "COLUMN", "the column of case numbers, guessed unless said"},
    [OPTION_BY] =
	{"by", "COLUMN",
	 "for draw: a column, to draw from each of its values on its own; for measure: team, "
	 "worker, area, age, sex, ethnicity or disability"},
    [OPTION_ALLOCATE] = {"allocate", "HOW",
			 "how the sample is shared out: proportional, neyman, equal or power"},
    [OPTION_SPREAD] = {"spread", "COLUMN", "for neyman: the number whose variation counts"},
    [OPTION_LEAST] = {"least", "N", "at least so many of each"},
    [OPTION_QUOTA] = {"quota", "NAME=N", "so many of this one, whatever the rest; may be repeated"},
    [OPTION_RESERVE] = {"reserve", "N", "how many stand by for each, a fifth unless said"},
    [OPTION_EXCLUDE] =
	{"exclude", "COLUMN=VALUE",
	 "leave these cases out, or those of a CSV file with a reason; may be repeated"},
    [OPTION_WEIGHT] = {"weight", "COLUMN", "a case with twice the weight has twice the chance"},
    [OPTION_SYSTEMATIC] = {"systematic", "COLUMN", "draw in equal steps through this order"},
    [OPTION_FREEZE] = {"freeze", NULL, "write the list to be published before the seed is named"},
    [OPTION_VERIFY] = {"verify", "DRAW.json", "repeat this draw from FRAME and say what agrees"},
    [OPTION_REPLACE] = {"replace", "OUTCOMES.csv", "say which reserves step in"},
    [OPTION_PERIOD] =
	{"period", "LENGTH",
	 "each whole month, quarter or year by itself, instead of all the lists cover"},
    [OPTION_MEASURE] = {"measure", "ID", "these only: 27, or c27 for the census's alone"},
    [OPTION_POPULATION] =
	{"population", "N|FILE",
	 "how many children live there, for rates; or a CSV file with the columns "
	 "group and population"},
    [OPTION_GROUPS] = {"groups", "FILE", "a CSV file with the columns team and area"},
    [OPTION_BENCHMARK] = {"benchmark", "FILE",
			  "what others have: a CSV file of the Department's open statistics"},
    [OPTION_LIST] = {"list", NULL, "name the measures instead"},
    [OPTION_AUDITOR] = {"auditor", "COLUMN", "the column of auditors, guessed unless said"},
    [OPTION_DATE] = {"date", "COLUMN", "the column of dates, guessed unless said"},
    [OPTION_GRADE] = {"grade", "COLUMN,...",
		      "the columns of grades, the main one first, or all; guessed unless said"},
    [OPTION_ORDER] = {"order", "WORST,...,BEST", "the grades in order, where they are not known"},
    [OPTION_GOOD] = {"good", "GRADE", "the least grade that counts as good"},
    [OPTION_FRAME] = {"frame", "N", "how many cases there are in all"},
    [OPTION_LINKED] = {"linked", "COLUMN", "grades under another, earlier framework"},
    [OPTION_MODERATED] = {"moderated", "COLUMN", "grades after moderation, guessed unless said"},
    [OPTION_KIND] = {"kind", "COLUMN,...",
		     "what kind of case it is: changes are then told of cases alike"},
    [OPTION_THRESHOLD] =
	{"threshold", "PERCENT",
	 "with --frame, say when reading in order has settled whether so many are good"},
    [OPTION_START] = {"start", "COLUMN", "the day on which a case began: how soon are they done?"},
    [OPTION_END] = {"end", "COLUMN", "the day on which it was done; blank while it is open"},
    [OPTION_WITHIN] = {"within", "DAYS", "how long it may take: 45, or 45w for working days"},
    [OPTION_AT] = {"at", "DATE", "the day the list tells of, the last one in it unless said"},
    [OPTION_SPOILT] = {"spoilt", "PERCENT",
		       "how many records in a hundred are spoilt, 2 unless said"},
    [OPTION_TEAMS] = {"teams", "even|uneven",
		      "whether teams differ in how they practise: uneven unless said"},
};

static const char *const formats[FORMATS] = {
    [FORMAT_TEXT] = "text", [FORMAT_CSV] = "csv",	    [FORMAT_JSON] = "json",
    [FORMAT_HTML] = "html", [FORMAT_MARKDOWN] = "markdown", [FORMAT_MAN] = "man",
    [FORMAT_BASH] = "bash", [FORMAT_ACCEPT] = "accept",	    [FORMAT_XLSX] = "xlsx",
};

size_t command_table(const struct command **list)
{
	*list = commands;
	return sizeof commands / sizeof commands[0];
}

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

const struct option_info *option_info(enum option o)
{
	return &options[o];
}

const char *format_name(enum format f)
{
	return formats[f];
}
