#include "xml_alike.h"

#include "intake/xml.h"

static void put(struct buf *heard, const char *what, struct str text, struct xml *x)
{
	buf_fmt(heard, "%s%.*s@%u", what, (int)text.len, text.p, (unsigned)xml_line(x));
}

static bool on_open(void *with, struct xml *x, struct str name)
{
	put(with, "\n<", name, x);
	return !str_is(name, "stop");
}

static void on_close(void *with, struct xml *x, struct str text)
{
	put(with, ">", text, x);
	buf_fmt(with, " %u", (unsigned)xml_text_line(x));
}

static void on_loose(void *with, struct xml *x, struct str text)
{
	put(with, "\n~", text, x);
	buf_fmt(with, " %u", (unsigned)xml_text_line(x));
}

static void put_end(struct buf *heard, const struct xml_end *end)
{
	buf_fmt(heard, "\n%s%s%llu:%llu %s", end->whole ? "whole " : "",
		end->stopped ? "stopped " : "", (unsigned long long)end->line,
		(unsigned long long)end->column, end->why);
	if (end->whole)
		buf_fmt(heard, " %llu lines", (unsigned long long)end->line_ends);
}

static void read_so(struct str bytes, struct xml_way way, struct buf *heard)
{
	struct xml_handler h = {heard, on_open, on_close, on_loose};
	struct xml_end end;

	xml_read_bytes_so(bytes, way, &h, &end);
	put_end(heard, &end);
}

bool xml_alike(struct str bytes, size_t chunk, struct buf *ours, struct buf *expats)
{
	read_so(bytes, (struct xml_way){false, chunk}, ours);
	read_so(bytes, (struct xml_way){true, chunk}, expats);
	return str_eq(buf_view(ours), buf_view(expats));
}
