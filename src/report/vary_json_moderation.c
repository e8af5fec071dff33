/* Moderation, as JSON. */
#include "report/vary_json.h"

static void shift(struct jsonout *j, const struct vary_shift *s)
{
	vary_key_count(j, "n", s->of);
	vary_key_count(j, "up", s->up);
	vary_key_count(j, "down", s->down);
	vary_key_count(j, "same", s->same);
	vary_key_limits(j, "up_limits", s->up_limits);
	vary_key_limits(j, "down_limits", s->down_limits);
	vary_key_limits(j, "up_of_changed_limits", s->direction);
}

static void auditors(struct jsonout *j, const struct vary *v)
{
	jsonout_key(j, "auditors");
	jsonout_array(j);
	for (size_t i = 0; i < v->audits->auditor_count; i++) {
		jsonout_object(j);
		vary_key_str(j, "auditor", v->audits->auditors[i]);
		shift(j, &v->moderation.auditor[i]);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
}

static void distribution(struct jsonout *j, const struct vary *v)
{
	const struct vary_moderation *m = &v->moderation;

	vary_key_open(j, "all_audits");
	vary_key_method(j, (struct method){"g4", 1, (size_t)m->all.of});
	vary_key_count(j, "audits", m->audits);
	vary_key_str(j, "design", STR("the moderated part taken as a random one"));
	vary_key_figure(j, "good", m->good);
	vary_key_figure(j, "error", m->good_error);
	vary_key_limits(j, "limits", m->good_limits);
	if (m->why && m->unsupported < v->grades)
		vary_key_str(j, "grade_without_moderated", v->audits->scale.name[m->unsupported]);
	vary_key_count(j, "grades_with_fewer_than_five", m->thin);
	jsonout_key(j, "grades");
	jsonout_array(j);
	for (size_t g = 0; g < v->grades; g++) {
		jsonout_object(j);
		vary_key_str(j, "grade", v->audits->scale.name[g]);
		vary_key_figure(j, "share", m->share[g]);
		vary_key_figure(j, "error", m->error[g]);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	jsonout_end_object(j);
}

void vary_json_moderation(struct jsonout *j, const struct vary *v)
{
	const struct vary_moderation *m = &v->moderation;

	vary_key_open(j, "moderation");
	if (!m->asked) {
		vary_key_str(j, "undefined", STR("no column holds grades after moderation"));
		jsonout_end_object(j);
		return;
	}
	vary_key_str(j, "column", m->name);
	vary_key_count(j, "left_aside", m->aside);
	shift(j, &m->all);
	auditors(j, v);
	distribution(j, v);
	jsonout_end_object(j);
}
