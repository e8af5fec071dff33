#include "cli/command.h"

#include <limits.h>
#include <string.h>

#define BIT(x) (1U << (x))

enum {
	CHOOSING =
	    BIT(OPTION_AUTHORITY) | BIT(OPTION_YEAR) | BIT(OPTION_REFERENCE) | BIT(OPTION_THREADS),
	COMPARING = BIT(OPTION_SINCE) | BIT(OPTION_ACCEPT),
	MANY = INT_MAX,
};

static const struct command commands[] = {
    {"inspect", "PATH...", 1, MANY,
     "reads an authority's returns, checks them, and writes a report",
     "Looks at every file and folder named, says what each was taken for, and writes a folder with "
     "index.html (one page that needs nothing else), findings.xlsx (a workbook), findings.csv, "
     "findings.json and summary.json. "
     "Without --out the folder is named after the first PATH, with -report behind it.",
     CHOOSING | COMPARING | BIT(OPTION_OUT), 0, run_inspect},
    {"check", "PATH...", 1, MANY,
     "runs the rules only, and writes the findings to the terminal or a pipe",
     "As inspect, but all output goes to the standard output, or the file that --out names, in the "
     "format asked for. Format xlsx is a workbook, and not for a terminal. "
     "Format accept is a CSV file of the queries, with room for an explanation of each, to be "
     "given back with --accept.",
     CHOOSING | COMPARING | BIT(OPTION_OUT) | BIT(OPTION_FORMAT) | BIT(OPTION_RULE) |
	 BIT(OPTION_SEVERITY),
     BIT(FORMAT_TEXT) | BIT(FORMAT_CSV) | BIT(FORMAT_JSON) | BIT(FORMAT_HTML) | BIT(FORMAT_XLSX) |
	 BIT(FORMAT_ACCEPT),
     run_check},
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
    [OPTION_SINCE] = {"since", "OLD.json",
		      "an earlier run's findings.json, to say what is new and what is mended"},
    [OPTION_ACCEPT] = {"accept", "FILE",
		       "the queries' explanations, as --format accept wrote them"},
    [OPTION_OUT] = {"out", "PATH", "where it goes: a folder, and for check a file"},
    [OPTION_FORMAT] = {"format", "FORMAT", "how the output is written"},
    [OPTION_RULE] = {"rule", "CODE", "this rule only"},
    [OPTION_SEVERITY] = {"severity", "KIND", "only these: error, query or note"},
    [OPTION_THREADS] = {"threads", "N", "how many threads work, instead of one a core"},
    [OPTION_CHILDREN] = {"children", "N", "how many children are known, 5500 unless said"},
    [OPTION_SEED] = {"seed", "N", "the seed, 1 unless said"},
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
