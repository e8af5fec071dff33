/* Lists of Annex A, as CSV or as a workbook: the headings, the cells as people write them, the day the
 * lists were drawn, and the text of every cell once more. */
#include "fuzz.h"

#include "record/annexa_find.h"

#include <sys/mman.h>
#include <unistd.h>

static void look_at(const struct annexa *a, const struct all903 *all)
{
	struct arena scratch = {0};

	for (enum table t = TABLE_CONTACT; t <= TABLE_ADOPTER; t++) {
		const struct table_info *info = table_info(t);

		for (size_t i = 1; i <= all->tables[t].count; i++) {
			const char *at = all->tables[t].rows + i * info->row_size;
			const struct row *row = (const struct row *)(const void *)at;

			MUST(row->child && row->table == t && row->record && row->line);
			for (size_t f = 0; f < info->fields; f++)
				MUST(row_raw(row, info->first + (enum field)f, &scratch).len <
				     (size_t)1 << 26);
			arena_reset(&scratch);
		}
	}
	MUST(a->window.drawn < 0 ||
	     (a->window.year_since < a->window.since && a->window.since < a->window.drawn) ||
	     a->window.since < 0 || a->window.year_since < 0);
	arena_close(&scratch);
}

static void read_csv(struct annexa *a, struct arena *arena, const uint8_t *data, size_t size)
{
	struct buf text = {0};
	struct annexa_place place;
	struct annexa_told told;

	buf_add(&text, data, size);
	if (str_utf8(buf_view(&text)) &&
	    annexa_find_csv(buf_view(&text), STR("List 1"), arena, &place))
		annexa_add_csv(a, &place, &text, &told);
	buf_close(&text);
}

static void read_book(struct annexa *a, struct arena *arena, const uint8_t *data, size_t size)
{
	int fd = memfd_create("workbook", MFD_CLOEXEC);
	char path[32];
	struct xlsx x;
	struct err e = {0};

	MUST(fd >= 0 && write(fd, data, size) == (ssize_t)size);
	snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
	if (xlsx_open(&x, path, &e))
		for (size_t i = 0; i < x.sheet_count && i < 16; i++) {
			struct annexa_place place;
			struct annexa_told told;
			struct err broken = {0};

			if (!annexa_find_sheet(&x, i, x.sheets[i].name, arena, &place, &broken) ||
			    a->sources[place.layout.table].here)
				continue;
			MUST(annexa_add_sheet(a, &x, i, &place, &told, &broken) || broken.text[0]);
		}
	xlsx_close(&x);
	close(fd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct annexa a;
	struct arena arena = {0};

	annexa_open(&a);
	if (size > 4 && memcmp(data, "PK\3\4", 4) == 0)
		read_book(&a, &arena, data, size);
	else
		read_csv(&a, &arena, data, size);
	annexa_link(&a, DATE_NONE);
	look_at(&a, &a.children);
	look_at(&a, &a.adopters);
	annexa_close(&a);
	arena_close(&arena);
	return 0;
}
