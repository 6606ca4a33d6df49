#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Every sample gives, byte for byte, the files that a person has checked and laid beside it.
set -u
: "${BUILD:=build}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

for pdf in samples/*/*.pdf; do
    name=$(basename "$pdf" .pdf)
    if [ ! -f "samples/$name/figures.csv" ]; then
        echo "not ok - $name has no figures.csv beside it"
    elif "$BUILD/disclose" convert -o "$work" "$pdf" 2>"$work/log" &&
        diff -ru -x '*.pdf' -x source.txt "samples/$name" "$work/$name"; then
        echo "ok - $name"
    else
        cat "$work/log"
        echo "not ok - $name"
    fi
done
