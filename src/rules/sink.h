/* Where flag() puts a finding: which rule is speaking, and into which findings. */
#ifndef RULES_SINK_H
#define RULES_SINK_H

#include "rules/findings.h"

struct sink {
	const struct rule *rule;
	uint16_t index; /* of the rule in findings.rules */
	struct findings *into;
};

#endif
