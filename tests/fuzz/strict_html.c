/*
 * Our pages are written as XML that browsers read as HTML, of few elements. Anything else in a page
 * got there unescaped: a tag that is not ours, a quote that ended an attribute, an event handler.
 */
#include "fuzz.h"

enum { DEPTH_MAX = 64 };

struct page {
	const char *p, *end;
	struct str open[DEPTH_MAX];
	int depth;
};

static bool is_one_of(struct str name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_is(name, list[i]))
			return true;
	return false;
}

static bool known_element(struct str name)
{
	static const char *const names[] = {
	    "a",	  "b",	    "bdi",	"body",	    "br",	"button",  "caption",
	    "details",	  "div",    "footer",	"form",	    "h1",	"h2",	   "h3",
	    "head",	  "header", "html",	"input",    "label",	"li",	   "main",
	    "meta",	  "nav",    "option",	"p",	    "rect",	"script",  "section",
	    "select",	  "span",   "strong",	"style",    "svg",	"summary", "table",
	    "tbody",	  "td",	    "th",	"thead",    "title",	"tr",	   "ul",
	    "ol",	  "dl",	    "dt",	"dd",	    "code",	"em",	   "figure",
	    "figcaption", "line",   "circle",	"polyline", "desc",	"tfoot",   "h4",
	    "text",	  "g",	    "colgroup", "col",	    "fieldset", "legend",
	};

	return is_one_of(name, names, sizeof names / sizeof names[0]);
}

static struct str name_here(struct page *t)
{
	const char *from = t->p;

	while (t->p < t->end && (*t->p == '-' || *t->p == ':' || (*t->p >= '0' && *t->p <= '9') ||
				 (*t->p >= 'a' && *t->p <= 'z') || (*t->p >= 'A' && *t->p <= 'Z')))
		t->p++;
	return (struct str){from, (size_t)(t->p - from)};
}

static void space(struct page *t)
{
	while (t->p < t->end && (*t->p == ' ' || *t->p == '\n'))
		t->p++;
}

/* Addresses point into the page or to the files beside it. */
static bool harmless(struct str name, struct str value)
{
	if (str_starts(name, STR("on")) || str_is(name, "style") || str_is(name, "src"))
		return false;
	if (str_is(name, "href"))
		return str_starts(value, STR("#")) || str_is(value, "findings.csv");
	return memchr(value.p, '<', value.len) == NULL;
}

static bool attributes(struct page *t)
{
	for (space(t); t->p < t->end && *t->p != '>' && *t->p != '/'; space(t)) {
		struct str name = name_here(t), value;
		const char *close;

		if (!name.len || t->p + 2 >= t->end || t->p[0] != '=' || t->p[1] != '"')
			return false;
		t->p += 2;
		close = memchr(t->p, '"', (size_t)(t->end - t->p));
		if (!close)
			return false;
		value = (struct str){t->p, (size_t)(close - t->p)};
		t->p = close + 1;
		if (!harmless(name, value))
			return false;
	}
	return t->p < t->end;
}

/* Passes over a style or a script, which end at the first tag that closes them. */
static bool raw_text(struct page *t, struct str name)
{
	for (; t->p < t->end; t->p++)
		if (*t->p == '<' && t->p + 2 + name.len < t->end && t->p[1] == '/' &&
		    memcmp(t->p + 2, name.p, name.len) == 0)
			return true;
	return false;
}

static bool opening(struct page *t)
{
	struct str name = name_here(t);

	if (!known_element(name) || !attributes(t))
		return false;
	if (*t->p == '/') {
		t->p += 2;
		return t->p <= t->end && t->p[-1] == '>';
	}
	t->p++;
	if (t->depth == DEPTH_MAX)
		return false;
	t->open[t->depth++] = name;
	return (!str_is(name, "script") && !str_is(name, "style")) || raw_text(t, name);
}

static bool closing(struct page *t)
{
	struct str name;

	t->p++;
	name = name_here(t);
	return t->depth > 0 && str_eq(name, t->open[--t->depth]) && t->p < t->end && *t->p++ == '>';
}

/* An ampersand begins a name or a number, and a semicolon ends that. */
static bool entity(struct page *t)
{
	t->p++;
	t->p += t->p < t->end && *t->p == '#';
	return name_here(t).len && t->p < t->end && *t->p++ == ';';
}

bool strict_html(struct str text)
{
	static const char doctype[] = "<!DOCTYPE html>\n";
	struct page t = {text.p, text.p + text.len, {{0}}, 0};

	if (!str_utf8(text) || !str_starts(text, str_of(doctype)))
		return false;
	t.p += sizeof doctype - 1;
	while (t.p < t.end) {
		bool ok = true;

		if (*t.p == '&')
			ok = entity(&t);
		else if (*t.p != '<')
			t.p++;
		else if (++t.p < t.end && *t.p == '/')
			ok = closing(&t);
		else
			ok = opening(&t);
		if (!ok)
			return false;
	}
	return t.depth == 0;
}
