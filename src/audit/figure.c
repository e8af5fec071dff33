#include "audit/figure.h"

#include <assert.h>
#include <math.h>

static const char *const texts[UNDEFINED_KINDS] = {
    [DEFINED] = "",
    [UNDEFINED_NO_DATA] = "There is nothing to count.",
    [UNDEFINED_TOO_FEW] = "There are too few for this to say anything.",
    [UNDEFINED_ONE_GROUP] = "There is only one to look at, so nothing can be compared.",
    [UNDEFINED_ALL_ONE_GRADE] = "Every grade is the same: without variation there is no evidence "
				"either way.",
    [UNDEFINED_NO_PAIRS] = "No case was graded by two auditors.",
    [UNDEFINED_UNCONNECTED] = "Some auditors never graded a case in common, not even by way of "
			      "others, so they cannot be compared.",
    [UNDEFINED_NO_VARIATION] = "Nothing varies here, so there is nothing to divide by.",
    [UNDEFINED_RUNS_AWAY] = "Nearly every group is all good or all poor: the difference is too "
			    "large to be put as a number.",
    [UNDEFINED_SEPARATION] = "One of the columns tells the grade without exception, so its "
			     "effect cannot be put as a number.",
    [UNDEFINED_ALIASED] = "Two or more of the columns always go together, so their effects "
			  "cannot be told apart.",
    [UNDEFINED_NOT_REACHED] = "The limit lies beyond the range that was searched.",
    [UNDEFINED_NOT_FOUND] = "The calculation did not settle on an answer.",
    [UNDEFINED_BOUNDARY] = "The estimate is 0, the least that it can be, so it has no standard "
			   "error; its upper limit is what counts.",
    [UNDEFINED_WRONG_INPUT] = "A number is outside the range that it can have.",
};

struct figure figure_checked(double value, enum undefined why)
{
	assert(why != DEFINED);
	return isfinite(value) ? figure_of(value) : figure_none(why);
}

struct figure figure_ratio(double above, double below, enum undefined why)
{
	return below != 0 ? figure_checked(above / below, why) : figure_none(why);
}

struct interval interval_around(double centre, double half)
{
	return (struct interval){figure_of(centre - half), figure_of(centre + half)};
}

struct interval interval_none(enum undefined why)
{
	return (struct interval){figure_none(why), figure_none(why)};
}

const char *undefined_text(enum undefined why)
{
	assert((int)why >= 0 && why < UNDEFINED_KINDS);
	return texts[why];
}
