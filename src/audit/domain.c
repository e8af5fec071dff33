#include "audit/domain.h"

#include "base/arena.h"

#include <assert.h>
#include <math.h>

/* Cases read of each stratum, and each read case's weight N_h / n_h. */
struct weights {
	size_t *read;
	double *each; /* one a case */
	enum undefined why;
};

static struct weights weigh(struct arena *scratch, const struct domain_sample *s)
{
	struct weights w = {arena_array(scratch, s->strata + 1, sizeof *w.read),
			    arena_array(scratch, s->read + 1, sizeof *w.each), DEFINED};

	for (size_t i = 0; i < s->read; i++) {
		assert(s->cases[i].stratum < s->strata && s->cases[i].domain < s->domains);
		w.read[s->cases[i].stratum]++;
	}
	for (size_t h = 0; h < s->strata; h++) {
		if (w.read[h] > s->population[h])
			w.why = UNDEFINED_WRONG_INPUT;
		else if (w.read[h] == 0 && s->population[h] > 0)
			w.why = UNDEFINED_NO_DATA;
	}
	if (s->read == 0)
		w.why = UNDEFINED_NO_DATA;
	for (size_t i = 0; i < s->read; i++) {
		size_t h = s->cases[i].stratum;

		w.each[i] = (double)s->population[h] / (double)w.read[h];
	}
	return w;
}

/* The standard error of the sum of what each case adds: sum (1 - f_h) n_h / (n_h - 1) about the mean
 * of the stratum. */
static struct figure error_of(struct arena *scratch, const struct domain_sample *s,
			      const struct weights *w, const double *part)
{
	double *sum = arena_array(scratch, s->strata + 1, sizeof *sum);
	double *about = arena_array(scratch, s->strata + 1, sizeof *about), variance = 0.0;

	for (size_t i = 0; i < s->read; i++)
		sum[s->cases[i].stratum] += part[i];
	for (size_t i = 0; i < s->read; i++) {
		size_t h = s->cases[i].stratum;
		double off = part[i] - sum[h] / (double)w->read[h];

		about[h] += off * off;
	}
	for (size_t h = 0; h < s->strata; h++) {
		double n = (double)w->read[h], size = (double)s->population[h];

		if (w->read[h] == s->population[h])
			continue;
		if (w->read[h] < 2)
			return figure_none(UNDEFINED_TOO_FEW);
		variance += (1.0 - n / size) * n / (n - 1.0) * about[h];
	}
	return figure_of(sqrt(variance));
}

static struct domain_estimate one(struct arena *scratch, const struct domain_sample *s,
				  const struct weights *w, size_t d)
{
	double *part = arena_array(scratch, s->read + 1, sizeof *part), size = 0.0, total = 0.0;
	struct domain_estimate e = {0};

	for (size_t i = 0; i < s->read; i++) {
		if (s->cases[i].domain != d)
			continue;
		e.read++;
		size += w->each[i];
		total += w->each[i] * s->cases[i].value;
		part[i] = w->each[i] * s->cases[i].value;
	}
	e.total = figure_of(total);
	e.total_error = error_of(scratch, s, w, part);
	e.mean = figure_ratio(total, size, UNDEFINED_NO_DATA);
	e.error = figure_none(UNDEFINED_NO_DATA);
	if (e.read == 0)
		return e;
	for (size_t i = 0; i < s->read; i++)
		if (s->cases[i].domain == d)
			part[i] = w->each[i] * (s->cases[i].value - e.mean.value) / size;
	e.error = error_of(scratch, s, w, part);
	return e;
}

static struct domain_estimate nothing(enum undefined why)
{
	struct figure none = figure_none(why);

	return (struct domain_estimate){0, none, none, none, none};
}

void domain_estimates(struct arena *scratch, const struct domain_sample *s,
		      struct domain_estimate *to)
{
	struct weights w = weigh(scratch, s);

	for (size_t d = 0; d < s->domains; d++)
		to[d] = w.why == DEFINED ? one(scratch, s, &w, d) : nothing(w.why);
}

/* Sizes by weight and means of the domains. Returns why there is no estimate. */
static enum undefined sizes(const struct domain_sample *s, const struct weights *w,
			    const double *totals, double *size, double *mean)
{
	for (size_t i = 0; i < s->read; i++) {
		size[s->cases[i].domain] += w->each[i];
		mean[s->cases[i].domain] += w->each[i] * s->cases[i].value;
	}
	for (size_t d = 0; d < s->domains; d++) {
		if (!(totals[d] >= 0.0))
			return UNDEFINED_WRONG_INPUT;
		if (!(size[d] > 0.0) && totals[d] > 0.0)
			return UNDEFINED_NO_DATA;
		mean[d] = size[d] > 0.0 ? mean[d] / size[d] : 0.0;
	}
	return w->why;
}

struct domain_estimate domain_poststratified(struct arena *scratch, const struct domain_sample *s,
					     const double *totals)
{
	struct weights w = weigh(scratch, s);
	double *size = arena_array(scratch, s->domains + 1, sizeof *size), all = 0.0, sum = 0.0;
	double *mean = arena_array(scratch, s->domains + 1, sizeof *mean);
	double *part = arena_array(scratch, s->read + 1, sizeof *part);
	struct domain_estimate e = {.read = s->read};
	enum undefined why = sizes(s, &w, totals, size, mean);

	for (size_t d = 0; d < s->domains; d++) {
		all += totals[d];
		sum += totals[d] * mean[d];
	}
	if (why == DEFINED && !(all > 0.0))
		why = UNDEFINED_NO_DATA;
	if (why != DEFINED)
		return nothing(why);
	for (size_t i = 0; i < s->read; i++) {
		size_t d = s->cases[i].domain;

		part[i] = w.each[i] * totals[d] / size[d] * (s->cases[i].value - mean[d]) / all;
	}
	e.mean = figure_of(sum / all);
	e.error = error_of(scratch, s, &w, part);
	e.total = figure_of(sum);
	e.total_error = defined(e.error) ? figure_of(all * e.error.value) : e.error;
	return e;
}
