/*
 * For vary_json*.c: keys with values of audits. A figure is {"value": x} or {"undefined": "why"}; limits
 * are {"low": figure, "high": figure}.
 */
#ifndef REPORT_VARY_JSON_H
#define REPORT_VARY_JSON_H

#include "base/jsonout.h"
#include "report/vary.h"

void vary_key_count(struct jsonout *j, const char *key, uint64_t n);
void vary_key_str(struct jsonout *j, const char *key, struct str s);
void vary_key_figure(struct jsonout *j, const char *key, struct figure f);
void vary_key_limits(struct jsonout *j, const char *key, struct interval i);
void vary_key_day(struct jsonout *j, const char *key, int32_t day);

/* Opens an object, for the caller to end. */
void vary_key_open(struct jsonout *j, const char *key);

/* The keys method, version and n, into the object that is open. */
void vary_key_method(struct jsonout *j, struct method m);

void vary_key_verdict(struct jsonout *j, const char *key, const struct verdict *v);

/* Whole objects, with their keys. */
void vary_json_time(struct jsonout *j, const struct vary *v);
void vary_json_kinds(struct jsonout *j, const struct vary *v);
void vary_json_moderation(struct jsonout *j, const struct vary *v);

#endif
