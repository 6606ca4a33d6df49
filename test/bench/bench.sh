#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# CPU of `disclose convert` over that of `pdftotext -bbox` on the same file, both run in turn, and
# the most memory it held. On the documents beside the repository where they are, else on samples/.
# Takes BUILD and RUNS (default 7) from the environment.
set -eu
command -v pdftotext >/dev/null || { echo "bench: pdftotext (poppler-utils) is not installed"; exit 1; }

list () {
    find ../shared/xinjiang ../shared/real -name '*.pdf' 2>/dev/null | sort
}
if [ -z "$(list)" ]; then
    list () {
        find samples -name '*.pdf' | sort
    }
fi

printf '%-44s %9s %9s %7s %9s\n' file 'disclose' 'pdftotext' ratio memory
list | while IFS= read -r file; do
    if result=$("$BUILD/test/cpu" "${RUNS:-7}" "$BUILD/disclose" convert "$file" -- \
        pdftotext -bbox "$file" /dev/null 2>&1); then
        printf '%s\t%s\n' "$(printf '%s' "$result" | tr '\n' '\t')" "$(basename "$file")"
    else
        printf '\t\t\t\t%s\n' "$(basename "$file")"
    fi
done | awk -F'[\t ]' '
    {
        name = $0; sub (/^.*\t/, "", name)
        if ($1 == "") { printf "%-44s not converted\n", name; next }
        ratio = $1 / $3; sum += log (ratio); n++
        if ($2 > most) most = $2
        printf "%-44s %6.1f ms %6.1f ms %7.2f %5.1f MiB\n", name, $1 / 1000, $3 / 1000, ratio, $2 / 1024
    }
    END {
        if (n == 0) { print "bench: nothing was converted"; exit 1 }
        printf "geometric mean of %d: %.3f; most memory: %.1f MiB\n", n, exp (sum / n), most / 1024
    }'
