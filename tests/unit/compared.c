#include "compared.h"

#include "report/report.h"
#include "temp.h"
#include "unit.h"

void run_folder(struct check *c, const char *name, const char *rule)
{
	const char *path = temp_path(name);
	struct check_options o = {
	    .paths = &path, .count = 1, .authority = STR(""), .rule = str_of(rule), .threads = 1};
	struct err e = {0};

	assert_true(check_run(c, &o, &e));
}

uint64_t id_of_value(struct check *c, const char *value)
{
	struct str values[FINDING_SHOWS_MAX];
	size_t met = 0;
	uint64_t id = 0;

	check_ids(c);
	for (size_t i = 0; i < c->findings.count; i++) {
		finding_values(&c->findings, &c->findings.at[i], values);
		if (!str_is(values[0], value))
			continue;
		id = c->ids[i];
		met++;
	}
	assert_int_equal(met, 1);
	return id;
}

bool has_text(struct str s, const char *part)
{
	for (; s.len; s.p++, s.len--)
		if (str_starts(s, str_of(part)))
			return true;
	return false;
}

const char *findings_file(struct check *c, const char *name)
{
	struct out o = out_memory();
	const char *path;

	report_json(c, &o);
	path = temp_file(name, buf_view(&o.buf));
	out_abandon(&o);
	return path;
}

const char *accept_file(struct check *c, const char *name, const char *explanation)
{
	struct out o = out_memory();
	struct buf filled = {0};
	const char *path;
	struct str left;

	report_accept(c, &o);
	left = buf_view(&o.buf);
	buf_str(&filled, str_cut(&left, '\n'));
	buf_char(&filled, '\n');
	while (left.len) {
		struct str line = str_cut(&left, '\n');

		assert_true(str_ends(line, STR(",,")));
		line.len -= 1;
		buf_str(&filled, line);
		buf_fmt(&filled, "%s,\n", explanation);
	}
	path = temp_file(name, buf_view(&filled));
	out_abandon(&o);
	buf_close(&filled);
	return path;
}
