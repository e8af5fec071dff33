/* wherry help, the man page and the completion: three faces of the table of commands. */
#include "cli/command.h"
#include "report/report.h"

#include <string.h>

static const char exit_words[] =
    "0 done, and nothing of error severity was found; 1 done, and errors were found; 2 the command "
    "line is wrong, or there is a choice to make; 3 an input could not be read; 4 the system "
    "failed.";

/* ---- text ---- */

/* Words broken into lines of at most 78 columns, indented. */
static void wrapped(struct out *o, const char *text, int indent)
{
	int column = 78;

	for (const char *p = text; *p;) {
		int len = (int)strcspn(p, " ");

		if (column + 1 + len > 78) {
			out_fmt(o, "%s%*s", p == text ? "" : "\n", indent, "");
			column = indent;
		} else {
			out_char(o, ' ');
			column++;
		}
		out_add(o, p, (size_t)len);
		column += len;
		p += len;
		while (*p == ' ')
			p++;
	}
	out_char(o, '\n');
}

static void text_formats(const struct command *c, struct out *o)
{
	const char *between = "                       one of ";

	for (size_t i = 0; i < FORMATS; i++)
		if (c->formats >> i & 1) {
			out_fmt(o, "%s%s", between, format_name((enum format)i));
			between = ", ";
		}
	out_char(o, '\n');
}

static void text_options(const struct command *c, struct out *o)
{
	out_text(o, "\nOptions:\n");
	for (size_t i = 0; i < OPTIONS; i++) {
		const struct option_info *info = option_info((enum option)i);

		if (!(c->options >> i & 1))
			continue;
		out_fmt(o, "  --%-10s %-8s %s\n", info->name, info->value ? info->value : "",
			info->does);
		if (i == OPTION_FORMAT)
			text_formats(c, o);
	}
}

static void text_command(const struct command *c, struct out *o)
{
	out_fmt(o, "wherry %s %s%s\n\n", c->name, c->takes, c->options ? " [OPTIONS]" : "");
	out_fmt(o, "  It %s.\n", c->does);
	if (c->more[0])
		wrapped(o, c->more, 2);
	if (c->options)
		text_options(c, o);
}

static void text_all(struct out *o)
{
	const struct command *table;
	size_t count = command_table(&table);

	out_fmt(o,
		"wherry %s checks the returns of an English children's services authority.\n"
		"Nothing it reads leaves this machine.\n\n",
		report_version);
	for (size_t i = 0; i < count; i++)
		out_fmt(o, "  wherry %-8s %-10s %s\n", table[i].name, table[i].takes,
			table[i].does);
	out_text(o, "\nTry: wherry demo demo && wherry inspect demo\n\nExit status:\n");
	wrapped(o, exit_words, 2);
}

/* ---- man page ---- */

static void man_options(const struct command *c, struct out *o)
{
	for (size_t i = 0; i < OPTIONS; i++) {
		const struct option_info *info = option_info((enum option)i);

		if (c->options >> i & 1)
			out_fmt(o, ".TP\n\\fB\\-\\-%s\\fR \\fI%s\\fR\n%s.\n", info->name,
				info->value ? info->value : "", info->does);
	}
}

static void man_page(struct out *o)
{
	const struct command *table;
	size_t count = command_table(&table);

	out_fmt(o, ".TH WHERRY 1 \"\" \"wherry %s\" \"User Commands\"\n", report_version);
	out_text(o,
		 ".SH NAME\nwherry \\- checks the returns of a children's services authority\n"
		 ".SH SYNOPSIS\n.B wherry\n\\fICOMMAND\\fR [\\fIARGUMENTS\\fR] "
		 "[\\fIOPTIONS\\fR]\n.SH DESCRIPTION\nWherry reads the statutory returns of an "
		 "English children's services authority (SSDA903, CIN census), checks every record "
		 "by the Department's rules, and says in plain words what is wrong, where, and how "
		 "it is usually mended. Nothing it reads leaves the machine.\n.SH COMMANDS\n");
	for (size_t i = 0; i < count; i++) {
		out_fmt(o, ".SS wherry %s %s\nIt %s. %s\n", table[i].name, table[i].takes,
			table[i].does, table[i].more);
		man_options(&table[i], o);
	}
	out_fmt(o, ".SH EXIT STATUS\n%s\n", exit_words);
}

/* ---- bash completion ---- */

static void bash_options(const struct command *c, struct out *o)
{
	out_fmt(o, "    %s) options=\"", c->name);
	for (size_t i = 0; i < OPTIONS; i++)
		if (c->options >> i & 1)
			out_fmt(o, "--%s ", option_info((enum option)i)->name);
	out_text(o, "\" formats=\"");
	for (size_t i = 0; i < FORMATS; i++)
		if (c->formats >> i & 1)
			out_fmt(o, "%s ", format_name((enum format)i));
	out_text(o, "\" ;;\n");
}

static void bash_completion(struct out *o)
{
	const struct command *table;
	size_t count = command_table(&table);

	out_text(o, "# bash completion for wherry, written by: wherry help --format bash\n"
		    "_wherry() {\n  local word=${COMP_WORDS[COMP_CWORD]} "
		    "before=${COMP_WORDS[COMP_CWORD-1]} commands options formats\n  commands=\"");
	for (size_t i = 0; i < count; i++)
		out_fmt(o, "%s ", table[i].name);
	out_text(o, "\"\n  case ${COMP_WORDS[1]} in\n");
	for (size_t i = 0; i < count; i++)
		bash_options(&table[i], o);
	out_text(o, "  esac\n"
		    "  if [ \"$COMP_CWORD\" -eq 1 ] || [ \"$before\" = help ]; then\n"
		    "    COMPREPLY=($(compgen -W \"$commands\" -- \"$word\"))\n"
		    "  elif [ \"$before\" = --format ]; then\n"
		    "    COMPREPLY=($(compgen -W \"$formats\" -- \"$word\"))\n"
		    "  elif [ \"$before\" = --severity ]; then\n"
		    "    COMPREPLY=($(compgen -W \"error query note\" -- \"$word\"))\n"
		    "  elif [[ $word == -* ]]; then\n"
		    "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
		    "  else\n"
		    "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
		    "  fi\n}\ncomplete -o filenames -F _wherry wherry\n");
}

int run_help(const struct said *s, struct err *e)
{
	const struct command *c = s->check.count ? command_find(s->check.paths[0]) : NULL;
	struct out o = out_fd(1);

	if (s->check.count && !c) {
		err_set(e, ERR_USAGE, "there is no command \"%s\"; see: wherry help",
			s->check.paths[0]);
		return 0;
	}
	if (s->format == FORMAT_MAN)
		man_page(&o);
	else if (s->format == FORMAT_BASH)
		bash_completion(&o);
	else if (c)
		text_command(c, &o);
	else
		text_all(&o);
	return out_close(&o, e) ? 0 : (int)e->kind;
}
