#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What the shared library exports, what symbols.txt lists and what the header declares is the same.
set -u
: "${BUILD:=build}"
if grep -qE -e '-fsanitize|--coverage' "$BUILD/flags"; then
    echo "skip - this build has instrumentation, which exports symbols of its own"
    exit 0
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
nm -D --defined-only "$BUILD"/libdisclose.so | awk '{ print $3 }' | LC_ALL=C sort >"$work/exported"
cat include/*.h | tr '\n' ' ' | grep -oE 'DISCLOSE_API [a-zA-Z0-9_ *]*\bdisclose_[a-z0-9_]+ \(' |
    sed 's/.*[ *]\(disclose_[a-z0-9_]*\) ($/\1/' | LC_ALL=C sort >"$work/declared"
same () {
    if diff -u "test/symbols.txt" "$work/$1"; then
        echo "ok - $1 symbols are those listed"
    else
        echo "not ok - $1 symbols are not those listed in test/symbols.txt"
    fi
}
same exported
same declared
