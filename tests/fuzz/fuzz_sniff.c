/* What a file is, and its text as UTF-8. */
#include "fuzz.h"

#include "intake/encoding.h"
#include "intake/sniff.h"

/* Another reading of the standard's table of well-formed bytes, to hold str_utf8 against. */
static size_t well_formed(const unsigned char *p, size_t n)
{
	unsigned low = 0x80, high = 0xBF;
	size_t more;

	if (p[0] < 0x80)
		return 1;
	if (p[0] < 0xC2 || p[0] > 0xF4)
		return 0;
	more = p[0] < 0xE0 ? 1 : p[0] < 0xF0 ? 2 : 3;
	if (p[0] == 0xE0)
		low = 0xA0;
	else if (p[0] == 0xED)
		high = 0x9F;
	else if (p[0] == 0xF0)
		low = 0x90;
	else if (p[0] == 0xF4)
		high = 0x8F;
	if (more >= n || p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i <= more; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	return more + 1;
}

static bool all_well_formed(const unsigned char *p, size_t n)
{
	while (n) {
		size_t one = well_formed(p, n);

		if (!one)
			return false;
		p += one;
		n -= one;
	}
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str bytes = {(const char *)data, size};
	struct sniffed s = sniff_bytes(bytes);
	struct buf b = {0};
	const char *encoding;

	MUST(memchr(s.root, '\0', sizeof s.root));
	MUST(s.form == FORM_XML || s.root[0] == '\0');
	MUST(str_utf8(bytes) == all_well_formed(data, size));
	buf_str(&b, bytes);
	encoding = encoding_to_utf8(&b);
	MUST(str_utf8(buf_view(&b)) && b.len <= size * 3);
	if (strcmp(encoding, "UTF-8") == 0)
		MUST(b.len == size || b.len + 3 == size);
	buf_close(&b);
	return 0;
}
