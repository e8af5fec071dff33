/* wherry reference build: postcode and provider files to compact tables. */
#include "record/reference.h"
#include "base/out.h"
#include "cli/command.h"

int run_reference(const struct said *s, struct err *e)
{
	struct out o = out_fd(1);
	struct buf told = {0};

	if (strcmp(s->check.paths[0], "build") != 0)
		err_set(e, ERR_USAGE,
			"reference can only build: wherry reference build PATH... --out DIR");
	else if (s->check.count < 2 || !s->out)
		err_set(
		    e, ERR_USAGE,
		    "say which files to build from and where to: wherry reference build PATH... "
		    "--out DIR");
	else if (reference_build(s->check.paths + 1, s->check.count - 1, s->out, &told, e))
		out_str(&o, buf_view(&told));
	buf_close(&told);
	return out_close(&o, e) ? 0 : (int)e->kind;
}
