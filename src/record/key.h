/* A record's own key: what tells it from the child's other records of its table, wherever it stands
 * in its file. */
#ifndef RECORD_KEY_H
#define RECORD_KEY_H

#include "base/arena.h"
#include "record/dossier.h"

/* The field that, with the child, makes the key of a table; *second gets another one or FIELD_NONE.
 * FIELD_NONE: a child has one such record. */
enum field table_key(enum table t, enum field *second);

/*
 * The key's values joined by bars, dates as 2025-04-30 however they are written; in the census,
 * behind them, the key of the record it sits inside. "" where the child is all the key there is.
 * From the arena, or borrowed from the row's text.
 */
struct str row_key(const struct row *row, struct arena *a);

#endif
