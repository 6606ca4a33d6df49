#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A hundred good files among all the bad ones there are, in one batch: each good one as if it were
# alone, each bad one told with its reason, and no more time than what each may take.
# shellcheck source=test/program.inc
. ./test/program.inc
good=100 seconds=20

mkdir -p in/good in/bad in/fuzz alone
n=0
while [ $n -lt $good ]; do
    before=$n
    for pdf in "$top"/samples/*/*.pdf "$top"/../shared/xinjiang/*.pdf; do
        case $pdf in *'*'* | */qianyang*) continue ;; esac
        [ $n -lt $good ] || break
        n=$((n + 1))
        # Other bytes, the same document.
        { cat "$pdf"; echo "% $n"; } >"in/good/$n.pdf"
    done
    [ $n -gt $before ] || { echo 'skip - good and bad: no sample is here'; exit 0; }
done
for file in "$top"/test/fuzz/corpus/*/*; do
    cp "$file" "in/fuzz/$(basename "$(dirname "$file")")-$(basename "$file").pdf"
done
if [ -d "$top/../shared/bad" ]; then
    cp "$top"/../shared/bad/*.pdf in/bad/
fi
chmod -R u+w in

bad=$(find in/bad in/fuzz -name '*.pdf' | wc -l)
timeout $(((bad + good) * seconds)) "$disclose" convert -q -o out --timeout $seconds in >out.txt 2>err
[ $? -eq 1 ]
verdict $? "$good good files among $bad bad ones: the batch comes to its end"
[ "$(grep -c '^in/' out/manifest.csv)" -eq $((bad + good)) ]
verdict $? 'each has its line'
differ=0
for pdf in in/good/*.pdf; do
    name=$(basename "$pdf" .pdf)
    "$disclose" convert -q -o alone "$pdf" >out.txt 2>err
    diff -r "alone/$name" "out/$name" >>differences 2>&1 || differ=$((differ + 1))
done
cp differences err
[ $differ -eq 0 ]
verdict $? "each of $good good files has the bytes of its single run"

# Bad files either fail with a reason and a sentence, and leave no folder, or give figures after all.
awk -F, '/^in\/(bad|fuzz)\// && $14 == "failed" && ($15 == "" || $16 == "")' out/manifest.csv >err
[ ! -s err ]
verdict $? 'each failed file has its reason and its message'
awk -F, '$14 == "failed" { print $2 }' out/manifest.csv | while IFS= read -r folder; do
    [ ! -e "out/$folder" ] || echo "$folder"
done >err
[ ! -s err ]
verdict $? 'none of them leaves anything'
! awk -F, '$15 == "crashed" || $15 == "forbidden" || $15 == "memory" || $15 == "timeout"' out/manifest.csv |
    grep . >err
verdict $? 'no reader crashed, hung, or was stopped'
for expected in bomb-1gib:limit empty-5000:limit enc-user:encrypted no-tables:no-table \
    pagetree-loop:damaged scanned:no-text text-renamed:damaged truncated-50:damaged zero-length:damaged; do
    file=in/bad/${expected%:*}.pdf
    if [ ! -f "$file" ]; then
        echo "skip - $(basename "$file"): ../shared is not here"
        continue
    fi
    grep "^$file," out/manifest.csv >err
    grep -q ",failed,${expected#*:}," err
    verdict $? "$(basename "$file") is told as ${expected#*:}"
done
