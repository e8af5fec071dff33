#include "cli/cli.h"

#include "base/unfinished.h"
#include "cli/command.h"

#include <stdio.h>
#include <string.h>

static int fail(const struct err *e)
{
	fprintf(stderr, "wherry: %s\n", e->text);
	return (int)e->kind;
}

static int run(const struct command *c, int argc, char **argv)
{
	struct err e = {0};
	struct said s;
	int status;

	if (!options_read(c, argc, argv, &s, &e))
		return fail(&e);
	status = c->run(&s, &e);
	return e.kind == ERR_NONE ? status : fail(&e);
}

static bool asks(const char *word, const char *a, const char *b)
{
	return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

int cli_run(int argc, char **argv)
{
	const struct command *c;
	struct err e = {0};

	unfinished_guard();
	if (argc < 2 || asks(argv[1], "--help", "-h"))
		c = command_find("help");
	else if (asks(argv[1], "--version", "-V"))
		c = command_find("version");
	else
		c = command_find(argv[1]);
	if (!c) {
		err_set(&e, ERR_USAGE, "there is no command \"%s\"; see: wherry help", argv[1]);
		return fail(&e);
	}
	if (argc >= 3 && asks(argv[2], "--help", "-h")) {
		char *help[] = {argv[1]};

		return run(command_find("help"), 1, help);
	}
	return run(c, argc < 2 ? 0 : argc - 2, argv + (argc < 2 ? argc : 2));
}

void warn_of_files(const struct check *c, struct out *o)
{
	for (size_t i = 0; i < c->file_count; i++) {
		const struct taken *f = &c->files[i];

		if (f->as != TAKEN_READ && f->as != TAKEN_LEFT_ALONE)
			out_fmt(o, "wherry: %.*s: %.*s\n", (int)f->path.len, f->path.p,
				(int)f->note.len, f->note.p);
	}
}
