#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# CPU of `disclose convert` over that of `pdftotext -bbox` on the same file, both run in turn, and
# the most memory it held; then CPU of `disclose check` over that of `disclose convert`; then how long
# `disclose report` takes, by the clock, over `disclose convert`, and how large its page is. On the
# documents beside the repository where they are, else on samples/.
# Takes BUILD and RUNS (default 7) from the environment.
set -eu
if ! command -v pdftotext >/dev/null; then
    echo "bench: pdftotext (poppler-utils) is not installed"
    exit 1
fi

list () {
    find ../shared/xinjiang ../shared/real -name '*.pdf' 2>/dev/null | sort
}
if [ -z "$(list)" ]; then
    list () {
        find samples -name '*.pdf' ! -path '*qianyang*' | sort # that one wants a grammar of its own
    }
fi

printf '%9s %9s %6s %10s  %s\n' disclose pdftotext ratio memory file
list | while IFS= read -r file; do
    if result=$("$BUILD/test/measure" "${RUNS:-7}" "$BUILD/disclose" convert "$file" -- \
        pdftotext -bbox "$file" /dev/null 2>&1); then
        printf '%s\t%s\n' "$(printf '%s' "$result" | tr '\n' '\t')" "$(basename "$file")"
    else
        printf '\t\t\t\t%s\n' "$(basename "$file")"
    fi
done | awk -F'[\t ]' '
    {
        name = $0; sub (/^.*\t/, "", name)
        if ($1 == "") { printf "%37s  %s\n", "not converted", name; next }
        ratio = $1 / $6; sum += log (ratio); n++
        if ($2 > most) most = $2
        printf "%6.1f ms %6.1f ms %6.2f %6.1f MiB  %s\n", $1 / 1000, $6 / 1000, ratio, $2 / 1024, name
    }
    END {
        if (n == 0) { print "bench: nothing was converted"; exit 1 }
        printf "geometric mean of %d: %.3f; most memory: %.1f MiB\n", n, exp (sum / n), most / 1024
    }'

list | while IFS= read -r file; do
    "$BUILD/test/measure" -1 "${RUNS:-7}" "$BUILD/disclose" check "$file" -- \
        "$BUILD/disclose" convert "$file" 2>/dev/null | tr '\n' ' '
    echo
done | awk '
    NF == 10 { ratio = $1 / $6; sum += log (ratio); n++; if (ratio > most) most = ratio }
    END {
        if (n == 0) { print "bench: nothing was checked"; exit 1 }
        printf "check over convert, geometric mean of %d: %.3f; most: %.2f\n", n, exp (sum / n), most
    }'

page=$(mktemp) || exit 1
trap 'rm -f "$page"' EXIT
printf '%9s %9s %6s %10s  %s\n' report convert ratio page file
list | while IFS= read -r file; do
    "$BUILD/test/measure" "${RUNS:-7}" "$BUILD/disclose" report -o "$page" "$file" -- \
        "$BUILD/disclose" convert "$file" 2>/dev/null | tr '\n' ' '
    printf '%s\t%s\n' "$(wc -c <"$page")" "$(basename "$file")"
done | awk -F'[\t ]' '
    NF >= 12 {
        name = $0; sub (/^.*\t/, "", name)
        ratio = $3 / $8; sum += log (ratio); n++
        if (ratio > most) most = ratio
        printf "%6d ms %6d ms %6.2f %7.2f MB  %s\n", $3, $8, ratio, $11 / 1000000, name
    }
    END {
        if (n == 0) { print "bench: nothing was reported"; exit 1 }
        printf "report over convert, geometric mean of %d: %.3f; most: %.2f\n", n, exp (sum / n), most
    }'
