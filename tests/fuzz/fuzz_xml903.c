/* The SSDA903 as XML, read, linked and checked. */
#include "fuzz.h"

#include "record/recognise.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct year_counts years = {0};
	struct tree_told told = {0};
	struct all903 now, last;
	struct arena notes = {0};
	int year;

	all903_open(&now, 0);
	all903_open(&last, 0);
	all903_add_xml_bytes(&now, (struct str){(const char *)data, size}, &notes, &told);
	MUST(told.end.whole == (told.end.why[0] == '\0'));
	MUST(told.end.whole || (told.end.line > 0 && told.end.column > 0));
	recognise_years_of(&now, &years);
	year = recognise_year(&years);
	fuzz_rules_903(&now, &last, false, year ? year : 2025);
	all903_close(&now);
	all903_close(&last);
	arena_close(&notes);
	return 0;
}
