/*
 * Draws as they are checked: the input is a draw.json, the list that was published, and a list of
 * outcomes, with "=====" on a line between them. The list is also taken as an authority's own.
 */
#include "fuzz.h"

#include "audit/draw_replace.h"
#include "audit/frame_build.h"
#include "report/draw.h"

#include <sys/mman.h>
#include <unistd.h>

static struct str next_part(struct str *left)
{
	struct str all = *left;

	for (size_t i = 0; i + 6 <= left->len; i++)
		if (memcmp(left->p + i, "=====\n", 6) == 0) {
			*left = (struct str){all.p + i + 6, all.len - i - 6};
			return (struct str){all.p, i};
		}
	*left = STR("");
	return all;
}

/* A path to these bytes; *fd is to be closed. */
static const char *path_to(struct str bytes, char path[32], int *fd)
{
	*fd = memfd_create("part", MFD_CLOEXEC);
	MUST(*fd >= 0);
	MUST(bytes.len == 0 || write(*fd, bytes.p, bytes.len) == (ssize_t)bytes.len);
	snprintf(path, 32, "/proc/self/fd/%d", *fd);
	return path;
}

/* Every case is drawn at most once, with a chance that is one. */
static void must_be_draw(const struct frame *f, const struct draw *d, struct arena *a)
{
	bool *met = arena_array(a, f->size, sizeof *met);

	for (size_t i = 0; i < d->sample_count + d->reserve_count; i++) {
		const struct drawn *one =
		    i < d->sample_count ? &d->sample[i] : &d->reserve[i - d->sample_count];

		MUST(one->item < f->size && !met[one->item]);
		MUST(one->chance > 0 && one->chance <= 1);
		met[one->item] = true;
	}
}

static void repeat(const struct draw_record *r, const struct frame *f, struct arena *a)
{
	struct draw d;
	struct err e = {0};
	struct out o = out_memory();

	if (draw_make(&d, f, &r->plan, 1, &e)) {
		MUST((int64_t)d.sample_count == r->plan.size);
		must_be_draw(f, &d, a);
		draw_write_json(&o, r, f, &d);
		MUST(strict_json(buf_view(&o.buf)));
	} else {
		MUST(e.text[0]);
	}
	out_abandon(&o);
	draw_close(&d);
}

static void verify(struct str json, struct str list, struct arena *a)
{
	struct draw_record r;
	struct frame f = {0};
	struct err e = {0};

	if (draw_record_read(&r, json, "draw.json", a, &e)) {
		buf_str(&f.text, list);
		if (frame_parse(&f, "frame.csv", &e))
			repeat(&r, &f, a);
		else
			MUST(e.text[0]);
	} else {
		MUST(e.text[0]);
	}
	frame_close(&f);
}

static void replace(struct str json, struct str outcomes, struct arena *a)
{
	struct replacing r;
	struct err e = {0};
	char path[32];
	int fd;
	size_t sum = 0;

	if (replace_work_out(&r, json, "draw.json", path_to(outcomes, path, &fd), a, &e)) {
		for (int k = 0; k < OUTCOME_KINDS; k++)
			sum += r.by[k];
		MUST(sum == r.in_use && r.in_use == r.sample + r.replaced);
		MUST(r.in_use <= r.count);
	} else {
		MUST(e.text[0]);
	}
	close(fd);
}

static void build(struct str list)
{
	struct frame_source s = {.by = STR("stratum"), .exclude_count = 1};
	struct frame f = {0};
	struct frame_built b;
	struct err e = {0};
	char path[32];
	int fd;

	s.path = path_to(list, path, &fd);
	s.excludes[0] = STR("stratum=x");
	if (frame_build(&b, &f, &s,
			STR("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
			&e)) {
		MUST(f.size + b.out_count == b.cells.rows);
	} else {
		MUST(e.text[0]);
	}
	frame_close(&f);
	frame_built_close(&b);
	close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str left = {(const char *)data, size};
	struct str json = next_part(&left), list = next_part(&left);
	struct arena a = {0};

	verify(json, list, &a);
	replace(json, left, &a);
	build(list);
	arena_close(&a);
	return 0;
}
