/* A list that is frozen, or was: for draw, and for inspect's proposal what to read next. */
#include "cli/draw.h"

#include "base/secret.h"
#include "intake/file.h"
#include "report/draw.h"
#include "report/report.h"

/* Options of a list that is frozen already must not say anything else. */
static bool same_source(const struct frame_source *said, const struct frame_source *frozen,
			struct err *e)
{
	const struct str a[] = {said->id, said->by, said->weight, said->order, said->spread};
	const struct str b[] = {frozen->id, frozen->by, frozen->weight, frozen->order,
				frozen->spread};
	bool same = true;

	for (size_t i = 0; i < sizeof a / sizeof *a; i++)
		same &= a[i].len == 0 || str_same(a[i], b[i]);
	same &= said->exclude_count == 0 || said->exclude_count == frozen->exclude_count;
	for (size_t i = 0; same && i < said->exclude_count; i++)
		same &= str_eq(said->excludes[i], frozen->excludes[i]);
	return same || err_set(e, ERR_USAGE,
			       "the list was frozen with other columns or exclusions; draw with "
			       "those (leave the options out), or freeze it anew into another "
			       "folder with --out");
}

static bool read_key(struct frozen_list *l, const struct frame_source *said, const char *path,
		     struct err *e)
{
	return file_read(path, &l->key_bytes, e) &&
	       draw_key_read(&l->key, buf_view(&l->key_bytes), path, &l->arena, e) &&
	       same_source(said, &l->key.take, e);
}

static bool new_key(struct frozen_list *l, const struct frame_source *said, struct err *e)
{
	uint8_t bytes[SHA256_BYTES];
	char *hex = arena_take(&l->arena, FRAME_KEY_HEX + 1);

	if (!secret_bytes(bytes, sizeof bytes, e))
		return false;
	sha256_hex(bytes, hex);
	l->key.key = str_of(hex);
	l->key.take = *said;
	l->key.frozen = str_of(l->now);
	return true;
}

static void fill_record(struct frozen_list *l)
{
	struct draw_record *r = &l->record;

	r->wherry = str_of(report_version);
	memcpy(r->digest, l->frame.digest, sizeof r->digest);
	draw_key_commitment(&l->key, r->commitment);
	r->size = (int64_t)l->frame.size;
	r->frozen = l->key.frozen;
	r->named = str_of(l->now);
	r->frozen_first = l->before;
	r->by = l->key.take.by;
	r->weight = l->key.take.weight;
	r->order = l->key.take.order;
	r->reasons = l->built.reasons;
	r->reason_count = l->built.reason_count;
	r->plan.way = l->frame.weight ? DRAW_WEIGHTS : l->frame.place ? DRAW_STEPS : DRAW_TICKETS;
}

bool frozen_list_open(struct frozen_list *l, const char *dir, const struct frame_source *said,
		      struct err *e)
{
	const char *path;
	char *source;

	*l = (struct frozen_list){.dir = dir};
	moment_text(l->now);
	l->public = path_in(&l->arena, dir, "public");
	l->private = path_in(&l->arena, dir, "private");
	path = path_in(&l->arena, l->private, "key.json");
	source = arena_take(&l->arena, 2 * SHA256_BYTES + 1);
	l->before = file_there(path);
	if (!(l->before ? read_key(l, said, path, e) : new_key(l, said, e)))
		return false;
	l->key.take.path = said->path;
	if (!frame_build(&l->built, &l->frame, &l->key.take, l->key.key, e))
		return false;
	if (l->before && !digest_is(l->built.list.digest, l->key.source))
		return err_set(e, ERR_INPUT,
			       "%s is not the file that was frozen at %.*s: it has changed since. "
			       "Draw from that file, or freeze this one into another folder with "
			       "--out",
			       said->path, (int)l->key.frozen.len, l->key.frozen.p);
	if (l->before && !str_is(l->key.digest, l->frame.digest))
		return err_set(e, ERR_INPUT, "%s does not lead to the list that was published",
			       path);
	sha256_hex(l->built.list.digest, source);
	l->key.source = str_of(source);
	l->key.digest = str_of(l->frame.digest);
	if (l->key.take.id.len == 0)
		l->key.take.id = l->built.id_name;
	fill_record(l);
	return true;
}

bool frozen_list_folders(const struct frozen_list *l, struct err *e)
{
	return folder_make(l->dir, 0777, e) && folder_make(l->public, 0777, e) &&
	       folder_make(l->private, 0700, e);
}

bool frozen_list_write(struct frozen_list *l, struct err *e)
{
	struct out list = out_memory(), frozen = out_memory(), key = out_memory();
	bool ok = out_file(&list, path_in(&l->arena, l->public, "frame.csv"), e);

	if (ok) {
		out_str(&list, buf_view(&l->frame.text));
		ok = out_close(&list, e) &&
		     out_file(&frozen, path_in(&l->arena, l->public, "frozen.json"), e);
	}
	if (ok) {
		draw_write_frozen(&frozen, &l->record, &l->frame);
		ok = out_close(&frozen, e) &&
		     out_file(&key, path_in(&l->arena, l->private, "key.json"), e);
	}
	if (!ok)
		return false;
	draw_write_key(&key, &l->key);
	return out_close(&key, e);
}

void frozen_list_close(struct frozen_list *l)
{
	frame_close(&l->frame);
	frame_built_close(&l->built);
	buf_close(&l->key_bytes);
	arena_close(&l->arena);
}
