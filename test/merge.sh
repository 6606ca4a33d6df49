#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# One table of many documents: all of them, in one order, whole or not at all.
# shellcheck source=test/program.inc
. ./test/program.inc

# refused WHAT PATTERN DIR...: the merge fails, tells that, and leaves what was there.
refused () {
    what=$1 pattern=$2
    shift 2
    echo before >there.csv
    "$disclose" merge "$@" -o there.csv >out 2>err
    code=$?
    [ $code -eq 1 ] && grep -q "$pattern" err && [ "$(cat there.csv)" = before ] &&
        [ ! -e there.csv.new ]
    verdict $? "$what"
    "$disclose" merge "$@" >out 2>err
    code=$?
    [ $code -eq 1 ] && [ ! -s out ]
    verdict $? "$what, to standard output"
}

mkdir -p in/a in/b
n=0
for pdf in "$top"/samples/*/*.pdf; do
    [ -f "$pdf" ] || continue
    n=$((n + 1))
    cp "$pdf" in/a/
    { cat "$pdf"; echo "% $n"; } >"in/b/再 $n, \"公开\".pdf"
done
if [ $n -eq 0 ]; then
    echo 'skip - one table: no sample is here'
    exit 0
fi
chmod -R u+w in
printf 'no document' >in/b/text.pdf
"$disclose" convert -q -o out-1 in >out 2>err

# Section - What it is

"$disclose" merge out-1 -o merged.csv >out 2>err
verdict $? 'a batch is merged'
failed=$(grep -c ',failed,' out-1/manifest.csv)
grep -q "; $failed files that are not converted are left out" err
verdict $? 'what is left out is told'
[ ! -s out ] && [ ! -e merged.csv.new ]
verdict $? 'nothing else is written'
# The manifest is in order of the paths, and no folder here has a comma that awk would take for one.
find out-1 -name figures.csv >all
head -n 1 "$(head -n 1 all)" >expected.csv
(cd in && find . -name '*.pdf' | LC_ALL=C sort) | sed 's|^\./[ab]/||; s|\.pdf$||' |
    while IFS= read -r name; do
        [ ! -f "out-1/$name/figures.csv" ] || sed 1d "out-1/$name/figures.csv"
    done >>expected.csv
cmp expected.csv merged.csv >err 2>&1
verdict $? 'it holds the figures of each document, in order of the paths'
"$disclose" merge out-1 2>err | cmp - merged.csv >err 2>&1
verdict $? 'standard output is the default'
"$disclose" merge out-1 -o - 2>err | cmp - merged.csv >err 2>&1
verdict $? '- is standard output'
"$disclose" merge -q out-1 -o again.csv 2>err && [ ! -s err ] && cmp again.csv merged.csv >err 2>&1
verdict $? '--quiet'
mkfifo pipe
cat pipe >piped.csv &
"$disclose" merge -q out-1 -o pipe 2>err && wait $! && [ -p pipe ] && [ ! -e pipe.new ] &&
    cmp piped.csv merged.csv >err 2>&1
verdict $? 'a pipe is written to, not replaced'
"$disclose" merge out-1 --bom --crlf -o marked.csv 2>err
{ printf '\357\273\277'; sed 's/$/\r/' merged.csv; } | cmp - marked.csv >err 2>&1
verdict $? '--bom and --crlf'
"$disclose" convert -q -o out-marked --bom --crlf in >out 2>err
"$disclose" merge out-marked 2>err | cmp - merged.csv >err 2>&1
verdict $? 'marks of the documents are not carried along'

# Section - Shards

for k in 1 2 3; do
    "$disclose" convert -q -o shard-$k --shard $k/3 in >out 2>err
done
"$disclose" merge shard-1 shard-2 shard-3 2>err | cmp - merged.csv >err 2>&1
verdict $? 'three shards give the table of one run'
"$disclose" merge shard-3 shard-1 shard-2 2>err | cmp - merged.csv >err 2>&1
verdict $? 'in whatever order'
"$disclose" merge shard-3 out-1 shard-1 2>err | cmp - merged.csv >err 2>&1
verdict $? 'what two directories have is taken once'

# Section - What is not whole

cp -R out-1 torn
folder=torn/$(basename "$(head -n 1 all | xargs dirname)")
sed '$d' "$folder/figures.csv" >short && cp short "$folder/figures.csv"
refused 'a line is missing' 'figures.csv: is not whole' torn
printf '%s' "$(cat "$folder/figures.csv")" | head -c 3000 >"$folder/figures.csv.2"
mv "$folder/figures.csv.2" "$folder/figures.csv"
refused 'a file is cut off' 'figures.csv: is not whole' torn
: >"$folder/figures.csv"
refused 'a file is empty' 'figures.csv: has no header line' torn
rm "$folder/figures.csv"
refused 'a file is gone' 'figures.csv: No such file' torn
refused 'no batch was there' 'has no manifest.csv' in
refused 'the directory is missing' 'missing: No such file' missing

cp -R out-1 pending
awk -F, -v OFS=, '$14 == "ok" && !done { $14 = "pending"; done = 1 } { print }' out-1/manifest.csv \
    >pending/manifest.csv
"$disclose" merge pending -o short.csv 2>err && grep -q "; $((failed + 1)) files that are not" err
verdict $? 'a document that was being changed is left out'

# Lines as a run that was killed leaves them: in no order, one twice, one without its end.
cp -R out-1 killed
{
    head -n 1 out-1/manifest.csv
    sed 1d out-1/manifest.csv | sed -n 2p | sed 's/,ok,\|,partial,/,pending,/'
    sed 1d out-1/manifest.csv | LC_ALL=C sort -r
    sed 1d out-1/manifest.csv | sed -n '1s/,.*//p' | tr -d '\n'
} >killed/manifest.csv
"$disclose" merge killed 2>err | cmp - merged.csv >err 2>&1
verdict $? 'the manifest of a run that was killed'

printf 'no document' >only.pdf
"$disclose" convert -q -j1 -o none only.pdf >out 2>err
refused 'nothing is converted' 'no document is converted' none

"$disclose" merge >out 2>err
[ $? -eq 2 ] && grep -q 'no directory given' err
verdict $? 'a directory has to be given'
if [ -e /dev/full ]; then
    "$disclose" merge out-1 >/dev/full 2>err
    [ $? -eq 1 ] && grep -q 'standard output: ' err
    verdict $? 'a full disk is told'
    (
        ulimit -f 16
        "$disclose" merge out-1 -o full.csv >out 2>err
    )
    [ $? -eq 1 ] && [ ! -e full.csv ] && [ ! -e full.csv.new ]
    verdict $? 'and leaves nothing'
fi
