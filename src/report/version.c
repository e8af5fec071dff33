#include "report/report.h"

const char report_version[] = WHERRY_VERSION;
