#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# mutants.sh PROGRAM N: N alterations of each document beside the repository where they are, else of
# samples/.
set -eu
set --  "$1" "$2" ../shared/seed/*.pdf ../shared/xinjiang/*.pdf ../shared/real/*.pdf
[ -f "$3" ] || set -- "$1" "$2" samples/*/*.pdf
exec "$@"
