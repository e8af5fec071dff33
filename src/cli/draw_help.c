#include "base/date.h"
#include "cli/draw.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Days from 1 January 1900 to 1 January 1970. */
#define DAYS_TO_1970 25567

void moment_text(char to[MOMENT_TEXT])
{
	const char *fixed = getenv("SOURCE_DATE_EPOCH");
	int64_t at = (int64_t)time(NULL), second;
	char day[DATE_TEXT_MAX];

	if (fixed && !str_number(str_of(fixed), 0, INT64_C(7000000000), &at))
		at = (int64_t)time(NULL);
	second = at % 86400;
	date_iso((int32_t)(at / 86400) + DAYS_TO_1970, day);
	snprintf(to, MOMENT_TEXT, "%.10sT%02d:%02d:%02dZ", day, (int)(second / 3600),
		 (int)(second / 60 % 60), (int)(second % 60));
}

const char *path_in(struct arena *a, const char *dir, const char *name)
{
	return arena_fmt(a, "%s/%s", dir, name).p;
}

const char *path_above(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return ".";
	return arena_fmt(a, "%.*s", slash == path ? 1 : (int)(slash - path), path).p;
}

bool folder_make(const char *path, unsigned mode, struct err *e)
{
	if (mkdir(path, mode) == 0 || errno == EEXIST)
		return true;
	return err_set(e, ERR_SYSTEM, "the folder %s cannot be made: %s", path, strerror(errno));
}

bool file_there(const char *path)
{
	return access(path, F_OK) == 0;
}

bool digest_is(const uint8_t digest[SHA256_BYTES], struct str hex)
{
	char own[2 * SHA256_BYTES + 1];

	sha256_hex(digest, own);
	return str_is(hex, own);
}
