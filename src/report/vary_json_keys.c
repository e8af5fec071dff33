#include "base/date.h"
#include "report/vary_json.h"

void vary_key_count(struct jsonout *j, const char *key, uint64_t n)
{
	jsonout_key(j, key);
	jsonout_number(j, (int64_t)n);
}

void vary_key_str(struct jsonout *j, const char *key, struct str s)
{
	jsonout_key(j, key);
	jsonout_str(j, s);
}

void vary_key_figure(struct jsonout *j, const char *key, struct figure f)
{
	jsonout_key(j, key);
	jsonout_object(j);
	jsonout_key(j, defined(f) ? "value" : "undefined");
	if (defined(f))
		jsonout_real(j, f.value);
	else
		jsonout_text(j, undefined_text(f.why));
	jsonout_end_object(j);
}

void vary_key_limits(struct jsonout *j, const char *key, struct interval i)
{
	jsonout_key(j, key);
	jsonout_object(j);
	vary_key_figure(j, "low", i.lower);
	vary_key_figure(j, "high", i.upper);
	jsonout_end_object(j);
}

void vary_key_open(struct jsonout *j, const char *key)
{
	jsonout_key(j, key);
	jsonout_object(j);
}

void vary_key_method(struct jsonout *j, struct method m)
{
	jsonout_key(j, "method");
	jsonout_text(j, m.id ? m.id : "none");
	vary_key_count(j, "version", m.version > 0 ? (uint64_t)m.version : 1);
	vary_key_count(j, "n", m.n);
}

void vary_key_day(struct jsonout *j, const char *key, int32_t day)
{
	char text[DATE_TEXT_MAX];

	jsonout_key(j, key);
	jsonout_text(j, date_iso(day, text));
}

void vary_key_verdict(struct jsonout *j, const char *key, const struct verdict *v)
{
	static const char *const says[] = {"cannot tell", "even", "uneven"};
	struct figure low = v->limits.lower, high = v->limits.upper, mor = v->sigma;

	low.value = intercept_mor(low.value);
	high.value = intercept_mor(high.value);
	mor.value = intercept_mor(mor.value);
	vary_key_open(j, key);
	vary_key_method(j, v->method);
	jsonout_key(j, "verdict");
	jsonout_text(j, says[v->evenness]);
	if (v->why)
		vary_key_str(j, "why", str_of(undefined_text(v->why)));
	vary_key_count(j, "groups", v->teams);
	jsonout_key(j, "bound");
	jsonout_real(j, v->bound);
	vary_key_figure(j, "sigma", v->sigma);
	vary_key_limits(j, "sigma_limits", v->limits);
	vary_key_figure(j, "median_odds_ratio", mor);
	vary_key_limits(j, "median_odds_ratio_limits", (struct interval){low, high});
	vary_key_figure(j, "audits_more", v->more);
	jsonout_end_object(j);
}
