#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Documents too large or not ours to keep here, with their true figures, in ../shared where it is.
# Each set has to be read without one wrong, missing or invented figure.
set -u

shared=../shared
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
unset DISCLOSE_GRAMMARS
export LC_ALL=C.UTF-8 LANGUAGE=C
disclose=$BUILD/disclose

if [ ! -f "$shared/score.py" ]; then
    echo "skip - documents with known figures: $shared is not here"
    exit 0
fi
if ! command -v python3 >/dev/null; then
    echo 'skip - documents with known figures: python3 is not here'
    exit 0
fi

judge () {
    if [ "$1" -eq 0 ]; then
        echo "ok - $2"
    else
        echo "not ok - $2"
        grep -v -e 'P 100.000%' -e '^$' -e '^by ' "$3" | sed 's/^/#   /'
    fi
}

# score NAME FIGURES TRUTH: every document of TRUTH has to be perfect. The departments of tables are
# told by the score, but not counted.
score () {
    python3 "$shared/score.py" "$2" --truth "$3" >"$work/score" 2>&1
    n=$(find "$3/" -name '*.truth.json' | wc -l)
    grep -q "^OVERALL  $n documents, $n perfect" "$work/score" &&
        grep -A 1 '^OVERALL' "$work/score" |
        grep -q 'P 100.000%  R 100.000%  rows 100.000%'
    judge $? "$1: $n documents without a wrong figure" "$work/score"
    ! grep -q ' department: ' "$work/score"
    judge $? "$1: every table has its department" "$work/score"
}

for set in xinjiang seed real; do
    if [ ! -d "$shared/$set" ]; then
        echo "skip - $set: it is not here"
        continue
    fi
    mkdir "$work/$set"
    : >"$work/err"
    failures=0
    for file in "$shared/$set"/*.pdf; do
        "$disclose" convert "$file" 2>>"$work/err" \
            >"$work/$set/$(basename "$file" .pdf).figures.csv" || failures=$((failures + 1))
    done
    judge $failures "$set: every document converts" "$work/err"
    score "$set" "$work/$set" "$shared/$set"
done

# The audit of the published budget: what is wrong with it was found by hand.
seed=$shared/seed/changji-2024.pdf
if [ -f "$seed" ]; then
    "$disclose" check --csv "$seed" >"$work/seed.csv" 2>"$work/err"
    [ $? -eq 1 ]
    judge $? 'seed: the audit finds an error' "$work/err"
    python3 - "$work/seed.csv" >"$work/audit" 2>&1 <<'END'
import csv, sys
found = {(r['finding'], r['id'], r['severity']) for r in csv.DictReader(open(sys.argv[1]))}
by = {s: sorted(i for _, i, t in found if t == s) for s in ('error', 'warning', 'unchecked')}
assert by['error'] == ['XJ-N01'], by['error']
assert by['warning'] == ['XJ-D-CITE', 'XJ-N11'], by['warning']
assert by['unchecked'].count('XJ-N00') == 3, by['unchecked']
assert {'XJ-X40', 'XJ-X41', 'XJ-X42', 'XJ-X43'} <= set(by['unchecked']), by['unchecked']
assert sum(i == 'XJ-G03' for _, i, _ in found) == 5
rounded = [i for _, i, t in found if t == 'info' and i[3] in 'WX']
assert len(rounded) == 24, rounded
assert {i: rounded.count(i) for i in rounded} == {
    'XJ-W01': 1, 'XJ-W10': 1, 'XJ-W12': 7, 'XJ-W20': 1, 'XJ-W21': 5, 'XJ-W31': 1, 'XJ-W41': 4,
    'XJ-W50': 1, 'XJ-W51': 1, 'XJ-W80': 1, 'XJ-X16': 1}, rounded
END
    judge $? 'seed: the audit finds what is wrong and nothing else' "$work/audit"
    "$disclose" check --json "$seed" >"$work/json" 2>"$work/err"
    grep -q '"shares": 9' "$work/json" && grep -q '"growths": 22' "$work/json"
    judge $? 'seed: nine shares and 22 rates of growth hold' "$work/err"
fi

if [ ! -d "$shared/bad" ]; then
    echo 'skip - bad: it is not here'
    exit 0
fi

expected () {
    sed -n 's/^ *"expect": "\([a-z-]*\)".*/\1/p' "$1"
}

# One line on standard error, which names the file; no other output.
fails_well () {
    [ "$code" -eq 1 ] && [ ! -s "$work/out" ] && [ ! -e "$work/new" ] &&
        [ "$(wc -l <"$work/err")" -eq 1 ] && grep -q "^disclose: $file: " "$work/err"
}

mkdir "$work/bad" "$work/truth"
for file in "$shared"/bad/*.pdf; do
    name=$(basename "$file" .pdf)
    truth=${file%.pdf}.truth.json
    "$disclose" convert "$file" >"$work/out" 2>"$work/err"
    code=$?
    case $(expected "$truth") in
    ok | ok-if-repaired)
        judge $code "bad: $name is read" "$work/err"
        cp "$work/out" "$work/bad/$name.figures.csv"
        cp "$truth" "$work/truth/"
        ;;
    *)
        fails_well
        judge $? "bad: $name ends with a message and nothing else" "$work/err"
        "$disclose" convert -o "$work/new" "$file" >"$work/out" 2>"$work/err"
        code=$?
        fails_well
        judge $? "bad: $name leaves no file" "$work/err"
        ;;
    esac
done
score 'bad, but readable' "$work/bad" "$work/truth"

file=$shared/bad/enc-user.pdf
if [ -f "$file" ]; then
    echo open-me >"$work/password"
    "$disclose" convert --password-file "$work/password" "$file" 2>"$work/err" \
        >"$work/bad/enc-user.figures.csv"
    judge $? 'bad: enc-user opens with its password' "$work/err"
    rm "$work"/truth/*
    cp "${file%.pdf}.truth.json" "$work/truth/"
    score 'enc-user with its password' "$work/bad" "$work/truth"
    echo wrong >"$work/password"
    "$disclose" convert --password-file "$work/password" "$file" >"$work/out" 2>"$work/err"
    code=$?
    fails_well && grep -q password "$work/err"
    judge $? 'bad: enc-user says that a password is wrong' "$work/err"
fi
