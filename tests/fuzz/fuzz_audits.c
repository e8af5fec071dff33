/* Lists of audits: whatever stands in them, everything that is told of them is well made. */
#include "built.h"
#include "fuzz.h"

#include "report/vary.h"

enum { ROWS_MOST = 300 }; /* the models take their time over more */

static void check_rows(const struct audits *a, const struct vary *v)
{
	size_t known = 0, teams = 0, graded = 0;

	for (size_t i = 0; i < a->rows; i++) {
		known += audits_grade(a, i, 0) >= 0;
		MUST(a->row[i].audit < a->audits);
		MUST(a->row[i].team < (int32_t)a->team_count);
		MUST(a->row[i].auditor < (int32_t)a->auditor_count);
	}
	MUST(known == a->known && v->of <= known);
	for (size_t j = 0; j < v->team_count; j++)
		teams += v->team[j].of;
	for (size_t g = 0; g < v->grades; g++)
		graded += v->grade[g].found;
	MUST(graded == v->of && teams <= v->of);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct audits_options o = {.grade = {STR("grade"), STR("all")},
					 .grades = size % 3 == 0 ? 2 : 0};
	const struct vary_options asked = {size % 2 ? 500 : 0, 0.6};
	const char *path = built_file("0", (struct str){(const char *)data, size});
	struct err e = {.kind = ERR_NONE};
	struct audits a;

	if (audits_read(&a, path, &o, &e) && a.rows <= ROWS_MOST) {
		struct vary v = vary_of(&a, &asked);
		struct out json = out_memory(), text = out_memory(), page = out_memory();

		check_rows(&a, &v);
		vary_write_json(&v, &json);
		vary_write_text(&v, &text);
		vary_write_html(&v, &page);
		MUST(strict_json(buf_view(&json.buf)));
		MUST(strict_html(buf_view(&page.buf)));
		out_abandon(&page);
		out_abandon(&json);
		out_abandon(&text);
		vary_close(&v);
	}
	audits_close(&a);
	return 0;
}
