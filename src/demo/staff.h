/* The teams of the authority: every ten are alike, so that any number of them makes one. */
#ifndef DEMO_STAFF_H
#define DEMO_STAFF_H

#include "demo/life.h"

enum service {
	SERVICE_ASSESSMENT,
	SERVICE_FAMILY,
	SERVICE_CARE,
	SERVICE_DISABLED,
	SERVICE_LEAVERS,
	SERVICES,
};

/* Static text. */
const char *service_name(enum service s);

/* "Assessment team 4", "SW000012". Return `to`, which has CELL_BYTES (rows.h) of room. */
char *staff_team_name(uint32_t team, char *to);
char *staff_worker_name(uint32_t worker, char *to);

/* What a team does; teams count from 0, and have w->workers workers each, numbered on. */
enum service team_service(uint32_t team);

#endif
