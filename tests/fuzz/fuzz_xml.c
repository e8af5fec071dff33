/* XML, read by ourselves where it is plain and by Expat all along: both hand over the same. */
#include "fuzz.h"

#include "../unit/xml_alike.h"

#include <stdio.h>

static void must_be_alike(struct str bytes, size_t chunk)
{
	struct buf ours = {0}, expats = {0};

	if (!xml_alike(bytes, chunk, &ours, &expats))
		fprintf(stderr, "in chunks of %zu:%.*s\nbut Expat:%.*s\n", chunk, (int)ours.len,
			ours.p, (int)expats.len, expats.p);
	MUST(str_eq(buf_view(&ours), buf_view(&expats)));
	buf_close(&ours);
	buf_close(&expats);
}

/* At once, and cut somewhere into two. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};

	must_be_alike(bytes, 0);
	must_be_alike(bytes, 1 + size / 2 + size % 7 * size / 14);
	return 0;
}
