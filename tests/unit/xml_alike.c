#include "xml_alike.h"

#include "intake/xml.h"

/* By hand, for it is done a million times. */
static void put_number(struct buf *heard, char before, uint32_t n)
{
	char digits[10];
	size_t i = sizeof digits;

	do
		digits[--i] = (char)('0' + n % 10);
	while (n /= 10);
	buf_char(heard, before);
	buf_add(heard, digits + i, sizeof digits - i);
}

static void put(struct buf *heard, struct str what, struct str text, struct xml *x)
{
	buf_str(heard, what);
	buf_str(heard, text);
	put_number(heard, '@', xml_line(x));
}

static bool on_open(void *with, struct xml *x, struct str name)
{
	put(with, STR("\n<"), name, x);
	return !str_is(name, "stop");
}

static void on_close(void *with, struct xml *x, struct str text)
{
	put(with, STR(">"), text, x);
	put_number(with, ' ', xml_text_line(x));
}

static void on_loose(void *with, struct xml *x, struct str text)
{
	put(with, STR("\n~"), text, x);
	put_number(with, ' ', xml_text_line(x));
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
