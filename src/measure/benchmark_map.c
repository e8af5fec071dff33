#include "measure/benchmark_map.h"

#include "measure/pairs.h"

size_t benchmark_ways(void)
{
	return ref_benchmarks_count;
}

struct benchmark_way benchmark_way(size_t i)
{
	struct str rest = str_of(ref_benchmarks[i].first);
	struct str measure = str_of(ref_benchmarks[i].second);
	struct benchmark_way w = {.columns = str_cut(&rest, ';'), .rows = rest, .measure = measure};

	if (str_ends(measure, STR("?"))) {
		w.guessed = true;
		w.measure.len--;
	}
	return w;
}

/* Takes the - off a word that must not be there. */
static bool not_so(struct str *word)
{
	bool is = word->len && word->p[0] == '-';

	if (is)
		*word = (struct str){word->p + 1, word->len - 1};
	return is;
}

bool benchmark_column_fits(const struct benchmark_way *w, struct str name)
{
	struct str rest = w->columns;

	while (rest.len) {
		struct str word = str_cut(&rest, ' ');
		bool unwanted = not_so(&word);

		if (str_holds(name, word) == unwanted)
			return false;
	}
	return true;
}

static bool any_holds(const struct str *parts, size_t n, struct str phrase)
{
	for (size_t i = 0; i < n; i++)
		if (str_holds(parts[i], phrase))
			return true;
	return false;
}

bool benchmark_row_fits(const struct benchmark_way *w, const struct str *parts, size_t n)
{
	struct str rest = w->rows;

	if (!rest.len)
		return n == 0;
	while (rest.len) {
		struct str phrase = str_cut(&rest, ';');
		bool unwanted;

		phrase = str_trim(phrase);
		unwanted = not_so(&phrase);
		if (any_holds(parts, n, phrase) == unwanted)
			return false;
	}
	return true;
}
