/* wherry convert: a return in its other form. */
#include "record/convert.h"
#include "base/out.h"
#include "cli/command.h"
#include "intake/sniff.h"

#include <sys/stat.h>

static bool from_xml(const char *xml, const char *dir, struct buf *told, struct err *e)
{
	struct sniffed s;

	if (!sniff_file(xml, &s, e))
		return false;
	if (strcmp(s.root, "Message") == 0)
		return convert_census_to_csv(xml, dir, told, e);
	if (strcmp(s.root, "EXPSSDA903") == 0)
		return convert_903_to_csv(xml, dir, told, e);
	return err_set(
	    e, ERR_INPUT,
	    "%s is neither a CIN census (Message) nor an SSDA903 return (EXPSSDA903) in XML", xml);
}

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

int run_convert(const struct said *s, struct err *e)
{
	const char *from = s->check.paths[0], *to = s->check.paths[1];
	struct out o = out_fd(1);
	struct buf told = {0};
	bool ok = is_folder(from) ? convert_csv_to_census(from, to, &told, e)
				  : from_xml(from, to, &told, e);

	if (ok)
		out_str(&o, buf_view(&told));
	buf_close(&told);
	return out_close(&o, e) ? 0 : (int)e->kind;
}
