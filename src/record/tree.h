/*
 * A return in XML, read child by child into a nest. What the elements mean is told by a layout: a
 * list of lines, each "inside this context, an element of this name is ...". Fields bear their
 * official names and need no line of their own; elements may come in any order. Where that is not
 * the published one, or something is there too often, or not, or in no such year, or has no meaning,
 * it is noted.
 */
#ifndef RECORD_TREE_H
#define RECORD_TREE_H

#include "intake/xml.h"
#include "record/nest.h"
#include "record/whole_notes.h"

enum tree_does {
	TREE_ENTERS,	/* a container: what is inside belongs to `context` */
	TREE_ROW,	/* a record of `table`: the same, and its fields are looked for there */
	TREE_FIELD,	/* a field with another name than the official one, or of another table */
	TREE_FIELD_ROW, /* a record of `table` that consists of this one field */
	TREE_CHILD,	/* a child begins: its dossier is whole when the element closes */
};

enum {
	TREE_CONTEXTS_MAX = 24,
	TREE_UNKNOWN_MAX = 20,	    /* unknown elements that are named */
	TREE_UNKNOWN_NAME_MAX = 60, /* bytes of a name */
};

struct tree_line {
	uint8_t in; /* the context it stands in; 0 is the document */
	const char *name;
	enum tree_does does;
	uint8_t context;  /* of what is inside */
	enum table table; /* TREE_ROW, TREE_FIELD_ROW */
	enum field field; /* TREE_FIELD, TREE_FIELD_ROW */
};

/* Where the published structure has an element. Those of one context stand together, in order. */
struct tree_place {
	uint8_t in;
	const char *name;
	bool needed; /* at least one */
	bool once;   /* at most one */
	int from,
	    until; /* the years that have it, by the year they start in; 0: from or until ever */
};

struct tree_layout {
	enum returns returns;
	enum field child_id; /* the field that holds the child's id */
	const struct tree_line *lines;
	size_t count;
	const struct tree_place *places; /* NULL: order and number are not looked at */
	size_t place_count;
};

struct tree;

struct tree_handler {
	void *with;
	int year; /* of the return, by the year it starts in: elements of others are noted; 0: not told */
	/* A child is read; the id is its own. Take what is needed: the nest is cleared afterwards. */
	void (*child)(void *with, struct nest *n, struct str id);
	/* A record outside any child (a header) is closed. Returns false to stop reading. */
	bool (*loose)(void *with, struct nest *n, enum table t);
};

struct tree_told {
	struct xml_end end;
	struct str unknown; /* elements with no meaning here, ", " between; from the arena given */
	struct whole_notes notes; /* text from the arena given */
};

/* Reads the file. Returns false and fills e only when the disk fails. */
__attribute__((warn_unused_result)) bool tree_read(const char *path, const struct tree_layout *l,
						   const struct tree_handler *h, struct arena *a,
						   struct tree_told *told, struct err *e);

/* The same for bytes in memory. */
void tree_read_bytes(struct str bytes, const struct tree_layout *l, const struct tree_handler *h,
		     struct arena *a, struct tree_told *told);

#endif
