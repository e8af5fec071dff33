#include "values.h"

#include <math.h>

static double real_of(const json_t *value, double otherwise)
{
	return json_is_number(value) ? json_number_value(value) : otherwise;
}

double ref_real(const json_t *object, const char *key, double otherwise)
{
	return real_of(json_object_get(object, key), otherwise);
}

static int64_t whole_of(const json_t *value, int64_t otherwise)
{
	if (json_is_integer(value))
		return json_integer_value(value);
	return json_is_real(value) ? (int64_t)llround(json_real_value(value)) : otherwise;
}

int64_t ref_whole(const json_t *object, const char *key, int64_t otherwise)
{
	return whole_of(json_object_get(object, key), otherwise);
}

const char *ref_text(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

double *ref_reals(const json_t *object, const char *key, size_t *count, struct arena *a)
{
	const json_t *list = json_object_get(object, key);
	double *values;

	*count = json_array_size(list);
	values = *count ? arena_array(a, *count, sizeof *values) : NULL;
	for (size_t i = 0; i < *count; i++)
		values[i] = real_of(json_array_get(list, i), NAN);
	return values;
}

int64_t *ref_wholes(const json_t *object, const char *key, size_t *count, struct arena *a)
{
	const json_t *list = json_object_get(object, key);
	int64_t *values;

	*count = json_array_size(list);
	values = *count ? arena_array(a, *count, sizeof *values) : NULL;
	for (size_t i = 0; i < *count; i++)
		values[i] = whole_of(json_array_get(list, i), 0);
	return values;
}

double *ref_matrix(const json_t *object, const char *key, size_t *rows, size_t *columns,
		   struct arena *a)
{
	const json_t *list = json_object_get(object, key);
	double *values;

	*rows = json_array_size(list);
	*columns = json_array_size(json_array_get(list, 0));
	values = arena_array(a, *rows * *columns + 1, sizeof *values);
	for (size_t i = 0; i < *rows; i++)
		for (size_t j = 0; j < *columns; j++)
			values[i * *columns + j] =
			    real_of(json_array_get(json_array_get(list, i), j), NAN);
	return values;
}

json_t *ref_number(double value)
{
	return isfinite(value) ? json_real(value) : json_null();
}

json_t *ref_figure(struct figure f)
{
	return defined(f) ? ref_number(f.value) : json_null();
}

json_t *ref_list(const double *values, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(list, ref_number(values[i]));
	return list;
}

json_t *ref_list_wholes(const int64_t *values, size_t count)
{
	json_t *list = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(list, json_integer(values[i]));
	return list;
}

json_t *ref_list_matrix(const double *values, size_t rows, size_t columns)
{
	json_t *list = json_array();

	for (size_t i = 0; i < rows; i++)
		json_array_append_new(list, ref_list(values + i * columns, columns));
	return list;
}
