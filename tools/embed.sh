#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Grammars and lists of codes become C initializers { "name", (const char[]){ bytes }, length }, on stdout.
# Bytes, not strings: C11 promises string literals of 4,095 characters only.
set -eu
for file in "$@"; do
    printf '{ "%s", (const char[]){\n' "$(basename "${file%.*}")"
    od -An -v -tx1 "$file" | sed 's/ \(..\)/(char)0x\1,/g'
    printf '0 }, %d },\n' "$(wc -c <"$file")"
done
