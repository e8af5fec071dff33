/*
 * Markup out. Text that is not a literal of ours is always escaped: the macro puts "" before the
 * format, so a format that is no literal does not compile, and the compiler checks the arguments.
 *
 *     html(o, "<td title=\"%s\">%d</td>", name, n);
 *     html(o, "<p>%.*s</p>", HTML_STR(s));
 *
 * %s and %.*s escape & < > " ' and write U+FFFD for bytes that no page may hold. %.*s takes the
 * whole length, NUL bytes included. Besides: %d %u %ld %lu %lld %llu %zu (so PRIu64 too) and %%;
 * anything else is a bug and stops the program. Attributes are always in double quotes.
 */
#ifndef REPORT_HTML_H
#define REPORT_HTML_H

#include "base/out.h"

#define html(o, ...) html_write((o), "" __VA_ARGS__)

/* The two arguments of %.*s. */
#define HTML_STR(s) (int)(s).len, (s).p

/* Called through html() only. */
__attribute__((format(printf, 2, 3))) void html_write(struct out *o, const char *fmt, ...);

#endif
