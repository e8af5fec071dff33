/*
 * Reference tables as they are read back: damaged, cut, of another version, or made to harm. The
 * first byte says which table the rest is (P postcodes, O providers).
 */
#include "built.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};
	struct reference r;
	struct err e = {0};
	const char *name;

	if (size == 0)
		return 0;
	name = data[0] == 'P' ? "out/postcodes.wherry" : "out/providers.wherry";
	built_file(name, (struct str){bytes.p + 1, bytes.len - 1});
	if (reference_open(&r, built_folder(), &e))
		built_look(&r);
	else
		MUST(e.text[0]);
	reference_close(&r);
	built_remove(name);
	return 0;
}
