/* The child's journey: how many reach each step from contact to care, and how many go on in time. */
#include "report/pack.h"

#include "measure/registry.h"
#include "report/chart.h"

static const struct figures_of *find(const struct overview *v, const char *id)
{
	const struct figures *f = &v->of[RETURN_ANNEXA].whole;

	for (size_t i = 0; i < f->count; i++)
		if (str_is(str_of(f->at[i].measure->id), id) && f->at[i].part == NO_PART)
			return &f->at[i];
	return NULL;
}

/* A step: the measure that counts who goes on from it. */
static const struct {
	const char *id, *label, *note;
} steps[] = {{"139", "Contacts", "children referred within 7 days of a contact"},
	     {"139a", "Referrals", "assessed within 30 days"},
	     {"139b", "Assessments", "with an enquiry within 30 days"},
	     {"139c", "Section 47 enquiries", "with a conference within 30 days"},
	     {"139d", "Conferences", "with a plan within 45 days"},
	     {"139f", "Plans", "in care within 90 days"}};
enum { STEPS = sizeof steps / sizeof steps[0] };

/* The children at each step, from first to last. */
static void draw_steps(struct out *o, const struct overview *v)
{
	struct chart_value values[STEPS];
	struct chart_about about = {
	    .id = "journey",
	    .says =
		"Children with such an event in the period, long enough ago for the next step to "
		"be seen. A child may be at several steps.",
	    .what = "Step",
	    .unit = CHART_NUMBER};
	struct out title = out_memory();
	size_t n = 0;

	for (size_t i = 0; i < STEPS; i++) {
		const struct figures_of *f = find(v, steps[i].id);

		if (f && is_there(f->estimate.value))
			values[n++] = (struct chart_value){
			    .label = steps[i].label, .defined = true, .value = (double)f->below};
	}
	if (n > 1) {
		out_text(&title, "The journey: ");
		out_count(&title, (uint64_t)values[0].value);
		out_fmt(&title, " children at \xe2\x80\x9c%s\xe2\x80\x9d, ", values[0].label);
		out_count(&title, (uint64_t)values[n - 1].value);
		out_fmt(&title, " at \xe2\x80\x9c%s\xe2\x80\x9d", values[n - 1].label);
		out_char(&title, '\0');
		about.title = title.buf.p;
		chart_flow(o, &about, values, n);
	}
	out_abandon(&title);
}

void pack_journey(struct out *o, const struct overview *v)
{
	struct chart_value values[STEPS];
	struct chart_about about = {.id = "onwards",
				    .title = "How many children go on to the next step, in time",
				    .says = "Those whose event is too recent to tell are left out.",
				    .what = "From",
				    .unit = CHART_PERCENT};
	size_t n = 0;

	draw_steps(o, v);
	for (size_t i = 0; i < STEPS; i++) {
		const struct figures_of *f = find(v, steps[i].id);

		if (f == NULL || !is_there(f->estimate.value))
			continue;
		values[n++] = (struct chart_value){.label = steps[i].label,
						   .note = steps[i].note,
						   .defined = true,
						   .value = f->estimate.value.v,
						   .has_limits = true,
						   .low = f->estimate.low.v,
						   .high = f->estimate.high.v,
						   .numerator = (uint64_t)f->above,
						   .denominator = (uint64_t)f->below};
	}
	if (n > 1)
		chart_rows(o, &about, values, n, -1);
}
