/* SPDX-License-Identifier: GPL-2.0-or-later */
#include "severity.h"

const char *
severity_name (DiscloseSeverity severity)
{
    switch (severity) {
    case DISCLOSE_SEVERITY_INFO:
        return "info";
    case DISCLOSE_SEVERITY_WARNING:
        return "warning";
    case DISCLOSE_SEVERITY_UNCHECKED:
        return "unchecked";
    case DISCLOSE_SEVERITY_ERROR:
        break;
    }
    return "error";
}
