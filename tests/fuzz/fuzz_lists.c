/* Lists that reference tables are made of, as files: of postcodes and of authorities, plain or
 * packed; alone, and beside a good list of the other kind. */
#include "built.h"
#include "fuzz.h"

static const char postcodes[] = "pcd,laua,oseast1m,osnrth1m\n"
				"NR1 1AA,E07000148,623450,308250\n"
				"CF101AA,W06000015,318000,176000\n",
		  tiers[] = "LTLA21CD,LTLA21NM,UTLA21CD,UTLA21NM\n"
			    "E07000148,Norwich,E10000020,Norfolk\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str given = {(const char *)data, size};
	struct str files[3] = {given, str_of(postcodes), str_of(tiers)};

	built_from(files, 1);
	built_from(files, 3);
	return 0;
}
