#include "intake/lines.h"

#include "base/arena.h"
#include "intake/file.h"

#include <unistd.h>
#include <zlib.h>

enum { LINES_BUFFER = 256 * 1024 };

bool lines_open(struct lines *l, const char *path, struct err *e)
{
	int fd = file_open(path, e);

	*l = (struct lines){.path = path};
	if (fd < 0)
		return false;
	l->file = gzdopen(fd, "rb");
	if (!l->file) {
		close(fd);
		return err_set(e, ERR_SYSTEM, "out of memory for reading %s", path);
	}
	gzbuffer(l->file, LINES_BUFFER);
	l->line = mem_take(LINES_LINE_MAX);
	return true;
}

bool lines_next(struct lines *l, struct str *line, struct err *e)
{
	int status;

	if (!gzgets(l->file, l->line, LINES_LINE_MAX)) {
		gzerror(l->file, &status);
		if (status != Z_OK && status != Z_STREAM_END)
			err_set(e, ERR_INPUT, "%s breaks off after line %llu", l->path,
				(unsigned long long)l->count);
		return false;
	}
	*line = str_of(l->line);
	l->count++;
	if (line->len == LINES_LINE_MAX - 1 && line->p[line->len - 1] != '\n')
		return err_set(e, ERR_INPUT, "%s: line %llu is longer than %d KiB", l->path,
			       (unsigned long long)l->count, LINES_LINE_MAX / 1024);
	while (line->len && (line->p[line->len - 1] == '\n' || line->p[line->len - 1] == '\r'))
		line->len--;
	return true;
}

void lines_close(struct lines *l)
{
	if (l->file)
		gzclose(l->file);
	mem_free(l->line);
	*l = (struct lines){0};
}
