#include "audit/dispersion.h"

#include "base/dist.h"

#include <assert.h>
#include <math.h>

static double total_of(const uint64_t *often, size_t grades)
{
	double sum = 0.0;

	for (size_t i = 0; i < grades; i++)
		sum += (double)often[i];
	return sum;
}

struct dispersion dispersion_of(const uint64_t *often, size_t grades)
{
	double n = total_of(often, grades), upto = 0.0, blair = 0.0, leik = 0.0, entropy = 0.0;
	double score = 0.0, cuts = (double)grades - 1.0;
	struct dispersion d;

	d.blair_lacy = d.leik = d.entropy = d.mean = figure_none(UNDEFINED_NO_DATA);
	if (!(n > 0.0))
		return d;
	for (size_t i = 0; i < grades; i++) {
		double p = (double)often[i] / n;

		upto += (double)often[i];
		blair += upto / n * (1.0 - upto / n);
		leik += fmin(upto, n - upto) / n;
		entropy -= p > 0.0 ? p * log(p) : 0.0;
		score += p * (double)(i + 1);
	}
	d.mean = figure_of(score);
	d.blair_lacy = d.leik = d.entropy = figure_none(UNDEFINED_TOO_FEW);
	if (grades > 1) {
		d.blair_lacy = figure_of(4.0 / cuts * blair);
		d.leik = figure_of(2.0 / cuts * leik);
		d.entropy = figure_of(fmax(entropy, 0.0) / log((double)grades));
	}
	return d;
}

void dispersion_shares(const uint64_t *often, size_t grades, double confidence, struct interval *to)
{
	double n = total_of(often, grades), a;

	assert(confidence > 0.0 && confidence < 1.0);
	if (grades == 0)
		return;
	a = dist_chi2_quantile((1.0 - confidence) / (double)grades, 1.0, TAIL_UPPER);
	for (size_t i = 0; i < grades; i++) {
		double x = (double)often[i], root;

		if (!(n > 0.0)) {
			to[i] = interval_none(UNDEFINED_NO_DATA);
			continue;
		}
		root = sqrt(a * (a + 4.0 * x * (n - x) / n));
		to[i].lower = figure_of(often[i] ? (a + 2.0 * x - root) / (2.0 * (n + a)) : 0.0);
		to[i].upper = figure_of(x < n ? (a + 2.0 * x + root) / (2.0 * (n + a)) : 1.0);
	}
}
