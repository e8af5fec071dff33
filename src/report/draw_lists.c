#include "base/csvout.h"
#include "base/dist.h"
#include "report/draw.h"

static void write_role(struct out *o, const struct frame_built *b, const struct frame *f,
		       const struct drawn *list, size_t count, const char *role)
{
	for (size_t i = 0; i < count; i++) {
		uint32_t item = list[i].item;

		out_fmt(o, "%zu,%s", i + 1, role);
		csv_cell(o, frame_id(b, item), false);
		csv_cell(o, f->cases[item], false);
		csv_cell(o, f->strata[f->stratum_of[item]], false);
		out_text(o, ",\n");
	}
}

void draw_write_reading(struct out *o, const struct frame_built *b, const struct frame *f,
			const struct draw *d)
{
	out_text(o, "order,role");
	csv_cell(o, b->id_name, false);
	out_text(o, ",case,stratum,outcome\n");
	write_role(o, b, f, d->sample, d->sample_count, "sample");
	write_role(o, b, f, d->reserve, d->reserve_count, "reserve");
}

void draw_write_left_out(struct out *o, const struct frame_built *b)
{
	csv_cell(o, b->id_name, true);
	out_text(o, ",reason\n");
	for (size_t i = 0; i < b->out_count; i++) {
		csv_cell(o, b->out[i].id, true);
		csv_cell(o, b->out[i].reason, false);
		out_char(o, '\n');
	}
}

/* A fraction as per cent with a decimal. */
static void per_cent(struct out *o, double share)
{
	out_fmt(o, "%.1f", 100 * share);
}

/* The chance that a simple draw meets a failing of one case in a hundred. */
static void tell_discovery(struct out *o, const struct frame *f, int64_t n)
{
	int64_t size = (int64_t)f->size, bad = (size + 99) / 100;

	out_text(o, "If 1 case in 100 had some failing, at least one of them would be read with a "
		    "chance of ");
	per_cent(o, dist_hyper(1, bad, size, n, TAIL_UPPER));
	out_text(o, " %.\n");
}

void draw_tell_worth(struct out *o, const struct frame *f, const struct draw *d)
{
	out_count(o, d->sample_count);
	out_text(o, " of ");
	out_count(o, f->size);
	out_text(o, " cases will be read. ");
	if (defined(d->margin)) {
		out_text(o, "A share found in them, such as \"good\", is within ");
		per_cent(o, d->margin.value);
		out_text(o, " percentage points of that of all cases, 95 times in 100 (when it is "
			    "near one half; closer when it is not).\n");
	} else {
		out_text(
		    o, "No margin can be said for all cases: at least one stratum has none in the "
		       "draw.\n");
	}
	if (!f->by_stratum && !f->weight)
		tell_discovery(o, f, (int64_t)d->sample_count);
}
