/* wherry draw --verify: repeats a draw from what was published of it, and says what agrees. */
#include "cli/draw.h"

#include "base/threads.h"
#include "intake/file.h"
#include "report/draw.h"

#include <jansson.h>

struct check_draw {
	const struct said *s;
	struct arena arena;
	struct buf published, list; /* draw.json, and the list as it was given */
	struct draw_record record;
	struct draw_key key;
	struct frame frame;
	struct frame_built built;
	struct draw draw;
	struct out again, say; /* the bytes anew */
	size_t wrong;
};

/* One line: what was looked at, and how it stands. */
static void tell(struct check_draw *c, bool agrees, const char *what)
{
	out_fmt(&c->say, "%s  %s\n", agrees ? "agrees        " : "DOES NOT AGREE", what);
	c->wrong += !agrees;
}

/* The published list itself: its digest is that of the draw, or it looks like one. */
static bool is_published_list(const struct check_draw *c)
{
	uint8_t digest[SHA256_BYTES];

	sha256_of(buf_view(&c->list), digest);
	return digest_is(digest, str_of(c->record.digest)) ||
	       str_starts(buf_view(&c->list), STR("case\n")) ||
	       str_starts(buf_view(&c->list), STR("case,"));
}

/* The authority's own list, by the private key that lies beside the public folder. */
static bool build_from_key(struct check_draw *c, struct err *e)
{
	const char *folder = path_above(&c->arena, path_above(&c->arena, c->s->draw.verify));
	const char *path = path_in(&c->arena, folder, "private/key.json");
	struct buf bytes = {0};
	bool ok;

	if (!file_there(path))
		return err_set(e, ERR_INPUT,
			       "%s is not the published list of this draw (frame.csv), and without "
			       "%s nobody can tell which case is which",
			       c->s->check.paths[0], path);
	ok = file_read(path, &bytes, e) &&
	     draw_key_read(&c->key, buf_view(&bytes), path, &c->arena, e);
	buf_close(&bytes);
	if (!ok)
		return false;
	c->key.take.path = c->s->check.paths[0];
	if (!frame_build(&c->built, &c->frame, &c->key.take, c->key.key, e))
		return false;
	tell(c, digest_is(c->built.list.digest, c->key.source),
	     "the list is the file that was frozen, byte for byte");
	if (c->record.commitment[0]) {
		char commitment[2 * SHA256_BYTES + 1];

		draw_key_commitment(&c->key, commitment);
		tell(c, strcmp(commitment, c->record.commitment) == 0,
		     "list and key are those that were committed to in public");
	}
	return true;
}

static bool get_frame(struct check_draw *c, struct err *e)
{
	const char *path = c->s->check.paths[0];

	if (!file_read_all(path, &c->list, e))
		return false;
	if (!is_published_list(c))
		return build_from_key(c, e);
	c->frame.text = c->list;
	c->list = (struct buf){0};
	return frame_parse(&c->frame, path, e);
}

/* How many cases of a list of draw.json differ from those drawn now, place by place. */
static size_t differences(const struct check_draw *c, const json_t *list, const struct drawn *drawn,
			  size_t count)
{
	size_t there = json_array_size(list), wrong = there > count ? there - count : 0;

	for (size_t i = 0; i < count; i++) {
		const char *name =
		    json_string_value(json_object_get(json_array_get(list, i), "case"));

		wrong += !name || !str_is(c->frame.cases[drawn[i].item], name);
	}
	return wrong;
}

static void compare_cases(struct check_draw *c)
{
	struct str bytes = buf_view(&c->published);
	json_t *file = json_loadb(bytes.p, bytes.len, 0, NULL);
	size_t sample =
	    differences(c, json_object_get(file, "sample"), c->draw.sample, c->draw.sample_count);
	size_t reserve = differences(c, json_object_get(file, "reserve"), c->draw.reserve,
				     c->draw.reserve_count);

	tell(c, sample == 0,
	     arena_fmt(&c->arena, "the seed leads to the same %zu cases in the same order%s",
		       c->draw.sample_count,
		       sample ? arena_fmt(&c->arena, " (%zu differ)", sample).p : "")
		 .p);
	tell(c, reserve == 0,
	     arena_fmt(&c->arena, "the reserve of %zu is the same%s", c->draw.reserve_count,
		       reserve ? arena_fmt(&c->arena, " (%zu differ)", reserve).p : "")
		 .p);
	json_decref(file);
}

static void tell_trust(struct check_draw *c)
{
	const struct draw_record *r = &c->record;

	if (r->frozen_first)
		out_fmt(
		    &c->say,
		    "The draw says that its list was frozen at %.*s and the seed named at %.*s. "
		    "Compare the SHA-256 %s with the one that was published then.\n",
		    (int)r->frozen.len, r->frozen.p, (int)r->named.len, r->named.p, r->digest);
	else
		out_text(&c->say,
			 "The draw says that list and seed were settled in one run: that no "
			 "other seed was tried cannot be shown.\n");
	out_text(&c->say, c->wrong ? "The draw is NOT what its seed and list lead to.\n"
				   : "The draw is what its seed and list lead to.\n");
}

static bool repeat(struct check_draw *c, struct err *e)
{
	const char *path = c->s->draw.verify;

	if (!file_read_all(path, &c->published, e) ||
	    !draw_record_read(&c->record, buf_view(&c->published), path, &c->arena, e) ||
	    !get_frame(c, e))
		return false;
	tell(c, str_is(str_of(c->record.digest), c->frame.digest),
	     "the published list has the SHA-256 that the draw names");
	tell(c, c->record.size == (int64_t)c->frame.size,
	     arena_fmt(&c->arena, "it has %zu cases, and the draw says %lld", c->frame.size,
		       (long long)c->record.size)
		 .p);
	if (!draw_make(&c->draw, &c->frame, &c->record.plan, threads_cores(), e))
		return false;
	compare_cases(c);
	draw_write_json(&c->again, &c->record, &c->frame, &c->draw);
	tell(c, str_eq(buf_view(&c->again.buf), buf_view(&c->published)),
	     "the whole file comes out the same, byte for byte");
	tell_trust(c);
	return true;
}

int draw_verify(const struct said *s, struct err *e)
{
	struct check_draw c = {.s = s, .again = out_memory(), .say = out_fd(1)};
	bool ok = repeat(&c, e);

	if (!ok)
		c.say.buf.len = 0;
	ok = out_close(&c.say, e) && ok;
	out_abandon(&c.again);
	draw_close(&c.draw);
	frame_close(&c.frame);
	frame_built_close(&c.built);
	buf_close(&c.published);
	buf_close(&c.list);
	arena_close(&c.arena);
	return ok ? c.wrong > 0 : (int)e->kind;
}
