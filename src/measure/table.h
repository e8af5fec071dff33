/* How a measure is written down: the rows and the table at the foot of a file of measures. What goes
 * where is told in measure.h. */
#ifndef MEASURE_TABLE_H
#define MEASURE_TABLE_H

#include "measure/measure.h"

/* clang-format off */
#define FLOW(field)  .basis = BASIS_FLOW, .date = (field)
#define BEGUN(field) .basis = BASIS_BEGUN, .date = (field)
#define OVER	     .basis = BASIS_OVER
#define AT_END	     .basis = BASIS_AT_END
#define NOW	     .basis = BASIS_NOW
#define NEEDS_OF(...) .needs = {__VA_ARGS__, FIELD_NONE}
#define MAYBE(field)  ((field) + MEASURE_IF_HERE)
#define PARTS(...)    .parts = (const char *const[]){__VA_ARGS__, NULL}
#define STANDARD(words, value) .standard = {(words), true, (value)}
#define LIMIT(words)	       .standard = {(words), false, 0}
#define ENGLAND(value, year)   .england = {(value), (year)}

#define MEASURE(unit, id, ...)	   MEASURE_ROW(unit, id, m##id, ANNEXA, __VA_ARGS__)
#define MEASURE_CIN(unit, id, ...) MEASURE_ROW(unit, id, c##id, CIN, __VA_ARGS__)
#define MEASURE_903(unit, id, ...) MEASURE_ROW(unit, id, s##id, SSDA903, __VA_ARGS__)
/* f is the function: several measures, each with a shape or a date of its own, can have one. */
#define MEASURE_ROW(unit, number, f, from, called, asks, above, below, without, form, wanted,    \
		    ...)                                                                         \
	{                                                                                        \
		.id = #number, .name = (called), .question = (asks), .numerator = (above),       \
		.denominator = (below), .left_out = (without), .returns = RETURN_##from,         \
		.of_unit = MEASURES_##unit, .function = {.unit = f}, .shape = SHAPE_##form,      \
		.better = BETTER_##wanted, __VA_ARGS__                                           \
	}
/* clang-format on */

/* Stands at the foot of a file of measures; its name goes into measures.def. */
#define MEASURE_TABLE(name, subject)                                                               \
	extern const struct measure_table measures_##name;                                         \
	const struct measure_table measures_##name = {subject, measures,                           \
						      sizeof measures / sizeof measures[0]}

#endif
