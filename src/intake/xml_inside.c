#include "intake/xml_inside.h"

static bool begins_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
}

const char *xml_past_name(const char *p, const char *end)
{
	if (p < end && begins_name(*p))
		while (p < end &&
		       (begins_name(*p) || (*p >= '0' && *p <= '9') || *p == '-' || *p == '.'))
			p++;
	return p;
}

/* The quote that closes the value of an attribute that begins behind p; where it is not plain when
 * there is none. Line ends and tabs in a value mean spaces. */
static const char *past_value(const char *p, const char *end, char quote)
{
	while (p < end && *p != quote && *p != '<' && *p != '&' && (unsigned char)*p >= ' ')
		p++;
	return p;
}

/* Reads an attribute and the white space before it. Returns false when there is none that is plain;
 * *at is then where that shows. */
static bool read_attribute(const char **at, const char *end, struct xml_attribute *a)
{
	const char *p = xml_past_white(*at, end), *from = p;
	bool white = p > *at;
	char quote;

	*at = xml_past_name(p, end);
	a->name = (struct str){from, (size_t)(*at - from)};
	if (!white || !a->name.len || *at == end || **at != '=')
		return false;
	from = ++*at;
	if (from == end || (*from != '"' && *from != '\''))
		return false;
	quote = *from++;
	*at = past_value(from, end, quote);
	if (*at == end || **at != quote)
		return false;
	a->value = (struct str){from, (size_t)((*at)++ - from)};
	return true;
}

static bool is_repeated(const struct xml_attribute *all, size_t last)
{
	for (size_t i = 0; i < last; i++)
		if (str_eq(all[i].name, all[last].name))
			return true;
	return false;
}

const char *xml_past_attributes(const char *p, const char *end, struct xml_attribute *all,
				size_t *count)
{
	const char *next = p;

	for (*count = 0; *count < XML_ATTRIBUTES_MAX; ++*count) {
		if (!read_attribute(&next, end, &all[*count]))
			return xml_past_white(p, end);
		if (is_repeated(all, *count))
			return p;
		p = next;
	}
	return p;
}

/* What a declaration may say, in this order, the first of it always. */
static const struct {
	const char *name, *value, *or_value;
} declares[] = {
    {"version", "1.0", "1.0"}, {"encoding", "UTF-8", "utf-8"}, {"standalone", "yes", "no"}};

enum { DECLARES = sizeof declares / sizeof declares[0] };

/* Which of them an attribute is, not before the n-th; DECLARES when it is none. */
static size_t declared(const struct xml_attribute *a, size_t n)
{
	while (n && n < DECLARES && !str_is(a->name, declares[n].name))
		n++;
	if (n < DECLARES && str_is(a->name, declares[n].name) &&
	    (str_is(a->value, declares[n].value) || str_is(a->value, declares[n].or_value)))
		return n;
	return DECLARES;
}

/* A declaration, from behind its <?xml on. Returns NULL when it is not plain. */
static const char *past_declaration(const char *p, const char *end)
{
	struct xml_attribute a;
	const char *next = p;
	size_t n = 0;

	for (; read_attribute(&next, end, &a); p = next) {
		n = declared(&a, n);
		if (n++ == DECLARES)
			return NULL;
	}
	p = xml_past_white(p, end);
	return n && end - p >= 2 && memcmp(p, "?>", 2) == 0 ? p + 2 : NULL;
}

const char *xml_past_beginning(struct str bytes)
{
	const char *p = bytes.p + (str_starts(bytes, STR("\xEF\xBB\xBF")) ? 3 : 0);
	const char *end = bytes.p + bytes.len;

	return end - p >= 5 && memcmp(p, "<?xml", 5) == 0 ? past_declaration(p + 5, end) : p;
}
