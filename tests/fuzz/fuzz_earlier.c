/* The findings of an earlier run, as --since reads them: whatever the bytes, they are read whole or
 * refused with a reason, and what is kept of them is sound. */
#include "fuzz.h"

#include "rules/earlier.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};
	struct arena arena = {0};
	struct earlier earlier;
	struct err e = {0};
	size_t all = 0;

	if (earlier_parse(&earlier, bytes, "old.json", &arena, &e)) {
		MUST(e.kind == ERR_NONE);
		for (size_t i = 0; i < earlier.count; i++) {
			const struct earlier_finding *f = &earlier.at[i];

			MUST(f->id.len > 0 && f->shown <= FINDING_SHOWS_MAX);
			for (size_t n = 0; n < f->shown; n++)
				all += f->name[n].len + f->value[n].len;
		}
		MUST(all <= size * 3);
	} else {
		MUST(e.kind == ERR_INPUT);
	}
	earlier_close(&earlier);
	arena_close(&arena);
	return 0;
}
