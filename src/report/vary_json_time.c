/* Change over time, as JSON. */
#include "report/vary_json.h"

static void chart(struct jsonout *j, const struct vary_time *t)
{
	vary_key_open(j, "chart");
	vary_key_method(j, t->chart.method);
	jsonout_key(j, "kind");
	jsonout_text(j, t->primed ? "p'" : "p");
	vary_key_count(j, "signals", t->signals);
	jsonout_key(j, "points");
	jsonout_array(j);
	for (size_t i = 0; i < t->periods; i++) {
		jsonout_object(j);
		vary_key_str(j, t->months ? "month" : "quarter", str_of(t->period[i].label));
		vary_key_count(j, "n", t->period[i].of);
		vary_key_count(j, "good", t->period[i].good);
		if (!t->chart.why) {
			vary_key_figure(j, "share", t->chart.point[i].y);
			vary_key_limits(j, "limits", t->chart.point[i].limits);
			jsonout_key(j, "signal");
			jsonout_bool(j, t->chart.point[i].signal);
		}
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	jsonout_end_object(j);
	vary_key_open(j, "runs");
	vary_key_method(j, t->runs.method);
	vary_key_count(j, "longest", t->runs.longest);
	vary_key_count(j, "crossings", t->runs.crossings);
	jsonout_key(j, "signal");
	jsonout_bool(j, t->runs.signal);
	jsonout_end_object(j);
}

static void halves(struct jsonout *j, const struct vary_time *t)
{
	jsonout_key(j, "halves");
	jsonout_array(j);
	for (size_t h = 0; h < 2; h++) {
		jsonout_object(j);
		vary_key_day(j, "from", t->half[h].from);
		vary_key_day(j, "until", t->half[h].until);
		vary_key_count(j, "n", t->half[h].of);
		vary_key_count(j, "good", t->half[h].good);
		vary_key_verdict(j, "evenness", &t->half[h].verdict);
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	vary_key_limits(j, "change_limits", t->change);
}

static void spread(struct jsonout *j, const struct vary_time *t)
{
	static const char *const labels[SPREAD_LABELS] = {[SPREAD_CANNOT_TELL] = "cannot tell",
							  [SPREADING] = "spreading",
							  [SPREAD_TOGETHER] = "rising together",
							  [SPREAD_PULLING_APART] = "pulling apart"};

	vary_key_open(j, "spread");
	vary_key_method(j, t->spread.method);
	jsonout_key(j, "label");
	jsonout_text(j, labels[t->label]);
	vary_key_count(j, "teams_in_both", t->panel);
	vary_key_count(j, "with_eight_audits_in_both", t->panel_enough);
	vary_key_figure(j, "sigma_ratio", t->ratio);
	vary_key_limits(j, "sigma_ratio_limits", t->ratio_limits);
	vary_key_limits(j, "mean_logit_change_limits", t->logit_change);
	vary_key_figure(j, "catching_up", t->spread.slope);
	vary_key_figure(j, "ceiling", t->spread.ceiling);
	jsonout_end_object(j);
	vary_key_open(j, "mix");
	vary_key_method(j, (struct method){"g1", 1, (size_t)t->dated});
	if (t->mix.why) {
		vary_key_str(j, "undefined", str_of(undefined_text(t->mix.why)));
	} else {
		vary_key_figure(j, "change", figure_of(t->mix.crude2 - t->mix.crude1));
		vary_key_figure(j, "rate", figure_of(t->mix.rate));
		vary_key_figure(j, "mix", figure_of(t->mix.mix));
	}
	jsonout_end_object(j);
}

static void xmr(struct jsonout *j, const struct vary *v)
{
	const struct vary_series *s = &v->series;

	vary_key_open(j, "xmr");
	vary_key_method(j, (struct method){"f1c", 1, v->time.periods});
	if (s->xmr_why) {
		vary_key_str(j, "undefined",
			     s->xmr_why == UNDEFINED_WRONG_INPUT
				 ? STR("the periods rest on unlike numbers of audits: see chart")
				 : STR("that takes five periods, with audits in each"));
		jsonout_end_object(j);
		return;
	}
	vary_key_str(j, "drawn_because",
		     s->drawn == XMR_STABLE ? STR("each period has about as many audits")
					    : STR("the periods have few audits"));
	jsonout_key(j, "trial_limits");
	jsonout_bool(j, s->xmr.trial);
	vary_key_count(j, "signals", s->signals);
	jsonout_key(j, "points");
	jsonout_array(j);
	for (size_t i = 0; i < s->points; i++) {
		const struct xmr_point *p = &s->xmr.point[i];

		jsonout_object(j);
		vary_key_figure(j, "mean", figure_of(p->mean));
		vary_key_limits(j, "limits",
				(struct interval){figure_of(p->lower), figure_of(p->upper)});
		vary_key_str(j, "signal", str_of(xmr_signal_text(p->signal)));
		jsonout_end_object(j);
	}
	jsonout_end_array(j);
	jsonout_end_object(j);
}

static void crossing(struct jsonout *j, const char *key, const struct vary_crossing *c,
		     const struct cusum_path *path)
{
	vary_key_open(j, key);
	vary_key_count(j, "signals", path->signals);
	if (c->crossed) {
		vary_key_day(j, "since", c->since);
		vary_key_day(j, "told", c->told);
	}
	jsonout_end_object(j);
}

static void cusum(struct jsonout *j, const struct vary_series *s)
{
	vary_key_open(j, "cusum");
	vary_key_method(j, (struct method){"f4", 1, s->n});
	if (s->why) {
		vary_key_str(j, "undefined", str_of(undefined_text(s->why)));
		jsonout_end_object(j);
		return;
	}
	vary_key_figure(j, "share", figure_of(s->share));
	vary_key_figure(j, "odds_ratio", figure_of(s->odds));
	vary_key_figure(j, "line", figure_of(s->line));
	vary_key_figure(j, "p", s->p);
	vary_key_count(j, "orders", s->orders);
	vary_key_str(j, "seed", STR("wherry cusum"));
	crossing(j, "more_good", &s->more, &s->cusum.up);
	crossing(j, "fewer_good", &s->fewer, &s->cusum.down);
	jsonout_end_object(j);
}

void vary_json_time(struct jsonout *j, const struct vary *v)
{
	const struct vary_time *t = &v->time;

	vary_key_open(j, "over_time");
	vary_key_count(j, "n", t->dated);
	if (t->why) {
		vary_key_str(j, "undefined", str_of(undefined_text(t->why)));
	} else {
		chart(j, t);
		halves(j, t);
		spread(j, t);
		xmr(j, v);
	}
	cusum(j, &v->series);
	jsonout_end_object(j);
}
