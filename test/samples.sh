#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Every sample gives, byte for byte and twice, the files that a person has checked and laid beside
# it, and these hold the figures of the source that the sample was made from.
set -u
: "${BUILD:=build}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# same NAME: whether the checked files of a sample are those that were made of it.
same () {
    fine=0
    for golden in "samples/$1"/*.csv "samples/$1"/*.json; do
        if [ ! -f "$golden" ]; then
            continue
        fi
        diff -u "$golden" "$work/one/$1/${golden##*/}" || fine=1
    done
    for made in "$work/one/$1"/*; do
        file=samples/$1/${made##*/}
        if [ "${file##*/}" = document.json ] && [ ! -f "$file" ]; then
            echo "skip - $file is yet to be checked"
        elif [ ! -f "$file" ]; then
            echo "$file is not there"
            fine=1
        fi
    done
    return $fine
}

# Amounts as printed in the rows of a source, without separators, sorted.
amounts () {
    awk -F'|' '/^-/ {
        sub(/^- */, "")
        for (i = 1; i <= NF; i++) {
            gsub(/ /, "", $i)
            if ($i ~ /^-?[0-9,]+(\.[0-9]+)?$/ && $i ~ /[,.]/) {
                gsub(/,/, "", $i)
                print $i
            }
        }
    }' "$1" | LC_ALL=C sort
}

for pdf in samples/*/*.pdf; do
    name=$(basename "$pdf" .pdf)
    if [ ! -f "samples/$name/figures.csv" ]; then
        echo "not ok - $name has no figures.csv beside it"
        continue
    fi
    if "$BUILD/disclose" convert --grammars "samples/$name" -o "$work/one" "$pdf" 2>"$work/log" && same "$name"; then
        echo "ok - $name"
    else
        cat "$work/log"
        echo "not ok - $name"
    fi
    if "$BUILD/disclose" convert --grammars "samples/$name" -o "$work/two" "$pdf" 2>"$work/log" &&
        diff -r "$work/one/$name" "$work/two/$name"; then
        echo "ok - $name gives the same bytes again"
    else
        cat "$work/log"
        echo "not ok - $name gives the same bytes again"
    fi
    # They are made without a slip, so whatever a check calls an error is a false alarm.
    if "$BUILD/disclose" check --grammars "samples/$name" "$pdf" >"$work/log" 2>&1; then
        echo "ok - $name has no error"
    else
        cat "$work/log"
        echo "not ok - $name has no error"
    fi
    amounts "samples/$name/source.txt" >"$work/printed"
    sed -e 1d -e 's/.*,\(-\{0,1\}[0-9.]*\),\(万元\|元\),[-0-9.]*,[0-9]*,.*/\1/' \
        "samples/$name/figures.csv" | LC_ALL=C sort >"$work/checked"
    if diff "$work/printed" "$work/checked"; then
        echo "ok - $name holds the figures of its source"
    else
        echo "not ok - $name holds the figures of its source"
    fi
done
