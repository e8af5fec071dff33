/* JSON out: commas, quotes and escapes are put by these functions and nowhere else. */
#ifndef BASE_JSONOUT_H
#define BASE_JSONOUT_H

#include "base/out.h"

struct jsonout {
	struct out *out;
	uint64_t more; /* one bit a depth: something was written here already */
	int depth;     /* at most 60 */
	bool after_key;
};

struct jsonout jsonout_to(struct out *o);

void jsonout_object(struct jsonout *j);
void jsonout_end_object(struct jsonout *j);
void jsonout_array(struct jsonout *j);
void jsonout_end_array(struct jsonout *j);

/* The name of the next value in an object. */
void jsonout_key(struct jsonout *j, const char *key);

/* Bytes that are no UTF-8 are written as U+FFFD. */
void jsonout_str(struct jsonout *j, struct str s);
void jsonout_text(struct jsonout *j, const char *z);
void jsonout_number(struct jsonout *j, int64_t n);

/* A number with ten significant digits, more than any figure is worth and fewer than those in which the
 * functions of C libraries differ. It must be finite. */
void jsonout_real(struct jsonout *j, double x);

/* The same with 15 digits: for what comes of adding, multiplying and dividing alone. */
void jsonout_exact(struct jsonout *j, double x);
void jsonout_bool(struct jsonout *j, bool b);
void jsonout_null(struct jsonout *j);

/* A member of an object: its name and its value. ..._or_null: null for a text that is empty. */
void jsonout_key_str(struct jsonout *j, const char *key, struct str s);
void jsonout_key_str_or_null(struct jsonout *j, const char *key, struct str s);
void jsonout_key_text(struct jsonout *j, const char *key, const char *z);
void jsonout_key_number(struct jsonout *j, const char *key, int64_t n);
void jsonout_key_count(struct jsonout *j, const char *key, uint64_t n);

#endif
