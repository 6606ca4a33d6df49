#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# disclose grammar draft: what is drafted from a sample, with its id changed and nothing else, gives
# the figures of the sample.
set -u
: "${BUILD:=build}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset LANGUAGE DISCLOSE_GRAMMARS
export LC_ALL=C.UTF-8
mkdir "$work/grammars"

verdict () {
    if [ "$1" -eq 0 ]; then
        echo "ok - $2"
    else
        echo "not ok - $2"
        sed 's/^/#   /' "$work/log" | head -40
    fi
}

# Title, row, code, name, path, level, item, value, unit, yuan, page and box: all that is not the
# draft's own, as numbers of tables, keys and names of sections are.
places () {
    sed 1d "$1" | cut -d, -f7,9-14,16-23 | LC_ALL=C sort
}

for name in cangpu-2026 changji-2024 qingquan-2025 yundu-2024; do
    draft=$work/grammars/draft.grammar
    "$BUILD/disclose" grammar draft "samples/$name/$name.pdf" >"$draft" 2>"$work/log"
    verdict $? "$name: a draft"
    "$BUILD/disclose" grammar check "$draft" >"$work/checked" 2>"$work/log" &&
        ! grep -q 'draft.grammar:[0-9]' "$work/checked" "$work/log"
    verdict $? "$name: no mistake in it, and no warning"
    sed -i 's/^template draft$/template edited/' "$draft"
    "$BUILD/disclose" convert --grammars "$work/grammars" --template edited \
        "samples/$name/$name.pdf" >"$work/figures.csv" 2>"$work/log"
    verdict $? "$name: it converts with the draft"
    places "samples/$name/figures.csv" >"$work/want"
    places "$work/figures.csv" >"$work/got"
    diff "$work/want" "$work/got" >"$work/log"
    verdict $? "$name: the same figures in the same places"
done

# no WHAT CODE ARG...: what cannot be drafted from.
no () {
    what=$1 expected=$2
    shift 2
    "$BUILD/disclose" grammar draft "$@" >"$work/out" 2>"$work/log"
    [ $? -eq "$expected" ] && [ ! -s "$work/out" ] && grep -q '^disclose: ' "$work/log"
    verdict $? "$what"
}
echo junk >"$work/junk.pdf"
no 'not a PDF' 1 "$work/junk.pdf"
no 'no such file' 1 "$work/missing.pdf"
no 'no file' 2
no 'two files' 2 a.pdf b.pdf
no 'a template' 2 --template xinjiang-budget samples/changji-2024/changji-2024.pdf
