/*
 * Where results go: a file that appears only when it is whole (written beside, then renamed), an
 * open descriptor, or memory. A writer remembers its first failure, so nobody checks each write;
 * out_close says how it went.
 */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct out {
	struct buf buf;	   /* what is not yet handed on; everything, for memory */
	int fd;		   /* -1: memory */
	int failed;	   /* errno of the first failure, or 0 */
	bool owned;	   /* the descriptor is ours to close */
	uint64_t written;  /* bytes handed on so far */
	char path[4096];   /* the final name; "" when there is none */
	char beside[4104]; /* the name while it is being written */
};

/* Into memory: read it from out->buf. Close gives the memory back. */
struct out out_memory(void);

/* To a descriptor that stays open (stdout is 1). */
struct out out_fd(int fd);

/* To a new file that replaces `path` when out_close succeeds. Returns false and fills e. */
__attribute__((warn_unused_result)) bool out_file(struct out *o, const char *path, struct err *e);

/* Hands on what is in the buffer once it is OUT_CHUNK bytes. */
enum { OUT_CHUNK = 256 * 1024 };
void out_hand_on(struct out *o);

static inline void out_add(struct out *o, const void *bytes, size_t n)
{
	buf_add(&o->buf, bytes, n);
	if (o->buf.len >= OUT_CHUNK)
		out_hand_on(o);
}

static inline void out_str(struct out *o, struct str s)
{
	out_add(o, s.p, s.len);
}

static inline void out_char(struct out *o, char c)
{
	buf_char(&o->buf, c);
	if (o->buf.len >= OUT_CHUNK)
		out_hand_on(o);
}

void out_text(struct out *o, const char *z);
void out_number(struct out *o, int64_t n);
__attribute__((format(printf, 2, 3))) void out_fmt(struct out *o, const char *fmt, ...);

/* A whole number with commas between the thousands: 12,345. */
void out_count(struct out *o, uint64_t n);

/* Flushes, syncs a file and moves it to its name. Returns false and fills e on the first failure. */
__attribute__((warn_unused_result)) bool out_close(struct out *o, struct err *e);

/* Gives up: whatever was written beside is removed, nothing appears at the path. */
void out_abandon(struct out *o);

#endif
