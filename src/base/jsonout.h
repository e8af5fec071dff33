/* JSON out: commas, quotes and escapes are put by these functions and nowhere else. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/out.h"

struct json {
	struct out *out;
	uint64_t more; /* one bit a depth: something was written here already */
	int depth;     /* at most 60 */
	bool after_key;
};

struct json json_to(struct out *o);

void json_object(struct json *j);
void json_end_object(struct json *j);
void json_array(struct json *j);
void json_end_array(struct json *j);

/* The name of the next value in an object. */
void json_key(struct json *j, const char *key);

/* Bytes that are no UTF-8 are written as U+FFFD. */
void json_str(struct json *j, struct str s);
void json_text(struct json *j, const char *z);
void json_number(struct json *j, int64_t n);
void json_bool(struct json *j, bool b);
void json_null(struct json *j);

#endif
