#include "base/progress.h"

#include "base/out.h"

#include <time.h>
#include <unistd.h>

static double seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

struct progress progress_begin(void)
{
	return (struct progress){.began = seconds(), .terminal = isatty(2)};
}

double progress_seconds(const struct progress *p)
{
	return seconds() - p->began;
}

static void write_line(const struct out *line)
{
	struct out o = out_fd(2);
	struct err ignored = {0};

	out_text(&o, "\r\033[K");
	if (line)
		out_str(&o, buf_view(&line->buf));
	(void)!out_close(&o, &ignored);
}

void progress_tell(struct progress *p, const char *doing, uint64_t n, const char *what)
{
	double now;
	struct out line;

	if (!p->terminal)
		return;
	now = seconds();
	if (now - p->began < 1 || now - p->told < 0.5)
		return;
	p->told = now;
	p->shown = 1;
	line = out_memory();
	out_text(&line, doing);
	if (n) {
		out_text(&line, ": ");
		out_count(&line, n);
		out_char(&line, ' ');
		out_text(&line, what);
	}
	write_line(&line);
	out_abandon(&line);
}

void progress_end(struct progress *p)
{
	if (p->shown)
		write_line(NULL);
	p->shown = 0;
}
