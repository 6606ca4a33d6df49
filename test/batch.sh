#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Many files at once: the same bytes however they are read, nothing lost to a bad neighbour, nothing
# half done taken for done, whatever the run was stopped by. KILLS (default 12) and SEED choose how
# often and when it is stopped.
# shellcheck source=test/program.inc
. ./test/program.inc

# Section - Files good and bad, in folders, two of them with one name

mkdir -p in/a/b in/c 'in/目录'
n=0
for pdf in "$top"/samples/*/*.pdf; do
    n=$((n + 1))
    cp "$pdf" in/a/
    # Other bytes, the same document.
    { cat "$pdf"; echo "% $n"; } >"in/a/b/copy-$n.pdf"
    { cat "$pdf"; echo "% again"; } >"in/目录/预算 $n，\"公开\".PDF"
done
first=$(find in/a -maxdepth 1 -name '*.pdf' | LC_ALL=C sort | head -n 1)
if [ -z "$first" ]; then
    echo 'skip - batches: no sample is here'
    exit 0
fi
name=$(basename "$first" .pdf)
{ cat "$first"; echo '% c'; } >"in/c/$name.pdf"
cp "$first" in/c/not-called-a-pdf
printf 'no document' >in/c/text.pdf
: >in/c/empty.pdf
printf 'neither called nor being one' >in/c/readme.txt
head -c 5000 "$first" >in/c/half.pdf
for corpus in "$top"/test/fuzz/corpus/pdf/*; do
    cp "$corpus" "in/c/fuzz-$(basename "$corpus").pdf"
done
if [ -d "$top/../shared/bad" ]; then
    cp "$top"/../shared/bad/*.pdf in/c/
fi
chmod -R u+w in

# What must not differ: all but seconds and memory, which are measured.
tree () {
    (cd "$1" && find . -type f ! -name manifest.csv -exec sha256sum {} + | LC_ALL=C sort)
    awk -F, -v OFS=, 'NR > 1 { $(NF - 3) = $(NF - 2) = "" } { print }' "$1/manifest.csv"
}

run () {
    "$disclose" convert --timeout 10 "$@" >out 2>err
}

# Section - One way and another

run -o one -j1 in
code=$?
[ $code -eq 1 ]
verdict $? 'a batch with bad files fails'
tree one >one.tree
grep -q '^in/a/.*,ok,\|^in/a/.*,partial,' one/manifest.csv
verdict $? 'the manifest has the good ones'
for bad in text empty half; do
    grep -q "^in/c/$bad.pdf,.*,failed,damaged," one/manifest.csv
    verdict $? "the manifest tells why: $bad"
done
! grep -q readme one/manifest.csv
verdict $? 'what is no PDF by name or content is left alone'
grep -q '^in/c/not-called-a-pdf,' one/manifest.csv
verdict $? 'a PDF is known by its content'
[ -z "$(find one -name '.disclose*')" ]
verdict $? 'nothing is left aside'
for pdf in in/a/b/*.pdf; do
    "$disclose" convert "$pdf" >single.csv 2>err || continue
    cmp -s single.csv "one/$(basename "$pdf" .pdf)/figures.csv"
    verdict $? "as alone: $pdf"
done
[ "$(find one -maxdepth 1 -name "$name~*" | wc -l)" -eq 2 ] && [ ! -e "one/$name" ]
verdict $? 'files of one name are told apart'

run -o three --jobs 3 in/c in/目录 in/a
tree three >three.tree
cmp one.tree three.tree >err 2>&1
verdict $? 'three workers, another order: the same bytes'
find in -type f ! -name readme.txt -print0 >list
run -o listed --files-from list -j2
tree listed >listed.tree
cmp one.tree listed.tree >err 2>&1
verdict $? 'from a list with NULs'
tr '\0' '\n' <list | "$disclose" convert -o lines --timeout 10 --files-from - -j2 >out 2>err
tree lines >lines.tree
cmp one.tree lines.tree >err 2>&1
verdict $? 'from a list with lines, on standard input'

# Section - Again

stat -c '%n %Y %i' one/*/figures.csv >before
run -o one -j2 in
stat -c '%n %Y %i' one/*/figures.csv | cmp -s - before
verdict $? 'what is done is not done again'
tree one | cmp - one.tree >err 2>&1
verdict $? 'and the manifest stays'
printf '%% changed\n' >>in/a/b/copy-1.pdf
run -o one -j2 in
stat -c '%n %Y %i' one/*/figures.csv | diff - before | grep -c '^>' >changed
[ "$(cat changed)" -eq 1 ]
verdict $? 'what has changed is'
run -o one -j2 --labels in
stat -c '%n %Y %i' one/*/figures.csv | diff - before | grep -c '^>' >changed
[ "$(cat changed)" -eq "$(wc -l <before)" ]
verdict $? 'with other options all is'
run -o one -j2 in
run -o three -j2 --force in
tree one >a && tree three | cmp - a >err 2>&1
verdict $? '--force does all again, to the same bytes'
tree one >one.tree

run -o marked --bom in/a
[ "$(head -c 3 marked/manifest.csv | od -An -tx1 | tr -d ' ')" = efbbbf ] &&
    [ "$(head -c 3 one/manifest.csv)" = pat ]
verdict $? 'with --bom the manifest is marked too'
run -o marked --bom in/a
"$disclose" merge -q marked -o marked.csv 2>err && [ "$(wc -l <marked/manifest.csv)" -gt 5 ]
verdict $? 'and is read as one without'

run -o checked -j2 --check in/a in/c/text.pdf
for pdf in in/a/*.pdf; do
    name=$(basename "$pdf" .pdf)
    [ -d "checked/$name" ] || continue
    "$disclose" check --csv "$pdf" 2>err | cmp - "checked/$name/findings.csv" >>err 2>&1
    verdict $? "--check writes what check finds: $name"
done
run -o checked -j2 in/a
[ -z "$(find checked -name findings.csv)" ]
verdict $? 'findings of a run before are not taken for current'
"$disclose" convert --check "$first" >out 2>err
[ $? -eq 2 ] && grep -q 'give -o DIR' err
verdict $? '--check needs a directory'

# Section - Shards

for k in 1 2 3; do
    run -o shard-$k --shard $k/3 -j1 in
done
cat shard-1/manifest.csv shard-2/manifest.csv shard-3/manifest.csv | grep -v '^path,' | cut -d, -f1-17 |
    LC_ALL=C sort >shards
grep -v '^path,' one/manifest.csv | cut -d, -f1-17 | LC_ALL=C sort | cut -d, -f1-12 >whole
cut -d, -f1-12 shards | cmp - whole >err 2>&1
verdict $? 'three shards are the whole, and no file is in two'

# Section - Stopped

# Numbers that look random and are the same each time.
seed=${SEED:-1}
random () {
    seed=$(((seed * 1103515245 + 12345) % 2147483648))
    echo $((seed / 65536 % $1))
}

kills=${KILLS:-12} same=0 i=0
rm -rf in/c/bomb* in/c/empty-5000*
run -o calm -j2 in
tree calm >calm.tree
while [ $i -lt "$kills" ]; do
    i=$((i + 1))
    rm -rf torn
    "$disclose" convert -o torn -j2 --timeout 10 in >out 2>err &
    pid=$!
    sleep "$(printf '0.%03d' "$(random 900)")"
    # Now the parent, now a worker.
    if [ $((i % 3)) -eq 0 ]; then
        worker=$(pgrep -P $pid | head -n 1)
        [ -z "$worker" ] || kill -9 "$worker" 2>/dev/null
    else
        kill -9 $pid 2>/dev/null
    fi
    wait $pid 2>/dev/null
    run -o torn -j2 in
    tree torn >torn.tree
    if cmp calm.tree torn.tree >err 2>&1; then
        same=$((same + 1))
    else
        diff calm.tree torn.tree >>err
        verdict 1 "killed, stop $i: the same bytes after a rerun"
    fi
done
[ $same -eq "$kills" ]
verdict $? "killed $kills times: the same bytes after each rerun"

rm -rf torn
"$disclose" convert -o torn -j2 --timeout 10 in >out 2>err &
pid=$!
sleep 0.3
kill -INT $pid
wait $pid 2>/dev/null
code=$?
# A shell without job control lets what it runs behind ignore interrupts; then it has come to its end.
[ $code -eq 130 ] || [ $code -eq 1 ]
verdict $? 'an interrupt stops it'
[ -z "$(find torn -name '.disclose*' 2>/dev/null)" ]
verdict $? 'an interrupt leaves nothing aside'
run -o torn -j2 in
tree torn | cmp - calm.tree >err 2>&1
verdict $? 'interrupted: the same bytes after a rerun'

# A disk that is full, or nearly so.
rm -rf torn
(
    ulimit -f 16
    "$disclose" convert -o torn -j2 --timeout 10 in >out 2>err
)
code=$?
[ $code -ne 0 ]
verdict $? 'no room for the output: fails'
run -o torn -j2 in
tree torn | cmp - calm.tree >err 2>&1
verdict $? 'no room for the output: the same bytes after a rerun'

# A file system of its own that is full, and grows later.
rm -rf torn
mkdir disk
# shellcheck disable=SC2016 # expanded in there
if unshare -rm sh -c 'mount -t tmpfs -o size=800k none disk' 2>/dev/null; then
    unshare -rm sh -c 'mount -t tmpfs -o size=800k none disk
        "$0" convert -o disk/out -j2 --timeout 10 in >out 2>err
        echo $? >code
        cp -R disk/out full
        mount -o remount,size=100m disk
        "$0" convert -o disk/out -j2 --timeout 10 in >out 2>err.2
        cp -R disk/out torn' "$disclose"
    [ "$(cat code)" -eq 1 ] && grep -q 'No space left' err
    verdict $? 'a full disk: fails, and says so'
    find full -name figures.csv | while IFS= read -r file; do
        cmp "$file" "calm${file#full}"
    done >err 2>&1
    [ ! -s err ]
    verdict $? 'a full disk: what is there is whole'
    tree torn | cmp - calm.tree >err 2>&1
    verdict $? 'a full disk: the same bytes once there is room'
else
    echo 'skip - a full disk: no file system can be mounted here'
fi

# Two runs at once.
"$disclose" convert -o lock -j1 --timeout 10 in >out 2>err1 &
pid=$!
n=0
while [ $n -lt 100 ] && [ -z "$(ls -A lock 2>/dev/null)" ]; do
    n=$((n + 1))
    sleep 0.05
done
kill -STOP $pid # so that it cannot end before the other has been refused
run -o lock in
code=$?
kill -CONT $pid
wait $pid
[ $code -eq 1 ] && grep -q 'another run' err
verdict $? 'a second run in the same directory is refused'
