/* How severities are written, in every format. */
#ifndef DISCLOSE_SEVERITY_H
#define DISCLOSE_SEVERITY_H

#include "disclose.h"

/* "info", "warning", "unchecked" or "error". */
const char *severity_name (DiscloseSeverity severity);

#endif
