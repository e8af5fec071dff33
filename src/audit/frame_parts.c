#include "audit/frame_parts.h"

#include <math.h>
#include <stdlib.h>

bool frame_no_column(const struct listing *l, struct str name, struct err *e)
{
	struct buf has = {0};

	for (size_t i = 0; i < l->columns; i++) {
		if (l->names[i].len == 0)
			continue;
		buf_text(&has, has.len ? ", " : "");
		buf_str(&has, l->names[i]);
	}
	err_set(e, ERR_INPUT, "%s has no column %.*s; it has %.*s", l->path, (int)name.len, name.p,
		has.len < 600 ? (int)has.len : 600, has.p);
	buf_close(&has);
	return false;
}

static int by_reason(const void *a, const void *b)
{
	return str_cmp(((const struct reason_count *)a)->reason,
		       ((const struct reason_count *)b)->reason);
}

void frame_count_reasons(struct frame_built *b)
{
	struct reason_count *all = arena_array(&b->arena, b->out_count + 1, sizeof *all);
	size_t kept = 0;

	for (size_t i = 0; i < b->out_count; i++)
		all[i] = (struct reason_count){b->out[i].reason, 1};
	if (b->out_count)
		qsort(all, b->out_count, sizeof *all, by_reason);
	for (size_t i = 0; i < b->out_count; i++) {
		if (kept && str_eq(all[kept - 1].reason, all[i].reason))
			all[kept - 1].cases++;
		else
			all[kept++] = all[i];
	}
	b->reasons = all;
	b->reason_count = kept;
}

bool frame_spreads(struct frame_built *b, const struct frame *f, size_t column, struct err *e)
{
	double *sum = arena_array(&b->arena, f->strata_count + 1, sizeof *sum);
	double *squares = arena_array(&b->arena, f->strata_count + 1, sizeof *squares);

	/* The mean first, then the squares about it. */
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < f->size; i++) {
			size_t row = b->row_of[i], h = f->stratum_of[i];
			double x, d;

			if (!frame_number(b->cells.at[row * b->cells.columns + column], &x))
				return err_set(e, ERR_INPUT,
					       "%s, line %u: what should tell the spread is no "
					       "number",
					       b->list.path, b->cells.lines[row]);
			d = x - sum[h] / (double)f->sizes[h];
			if (pass == 0)
				sum[h] += x;
			else
				squares[h] += d * d;
		}
	}
	for (size_t h = 0; h < f->strata_count; h++)
		squares[h] = f->sizes[h] > 1 ? sqrt(squares[h] / (double)(f->sizes[h] - 1)) : 0;
	b->spreads = squares;
	return true;
}
