#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# disclose report: what a page must be before any browser looks at it. test/browser/ does.
set -u
: "${BUILD:=build}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset LANGUAGE DISCLOSE_GRAMMARS
export LC_ALL=C
sample=samples/changji-2024/changji-2024.pdf

verdict () {
    if [ "$1" -eq 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

page=$work/page.html
"$BUILD/disclose" report "$sample" --sample 7 --seed 3 -o "$page" 2>"$work/log"
verdict $? 'a report is written'
"$BUILD/disclose" report "$sample" --sample 7 --seed 3 -o "$work/again.html" 2>"$work/log" &&
    cmp -s "$page" "$work/again.html"
verdict $? 'the same bytes each time'
cpu=$(taskset -cp $$ | sed 's/.*: \([0-9]*\).*/\1/')
taskset -c "$cpu" "$BUILD/disclose" report "$sample" --sample 7 --seed 3 -o "$work/alone.html" \
    2>"$work/log" && cmp -s "$page" "$work/alone.html"
verdict $? 'and the same with one processor'
# Without its fonts, for which those of the system are drawn; reading does without.
sed 's:/FontFile2:/FontFileX:' samples/yundu-2024/yundu-2024.pdf >"$work/bare.pdf"
"$BUILD/disclose" report "$work/bare.pdf" -o "$work/bare.html" 2>"$work/log" &&
    taskset -c "$cpu" "$BUILD/disclose" report "$work/bare.pdf" -o "$work/alone.html" 2>"$work/log" &&
    cmp -s "$work/bare.html" "$work/alone.html"
verdict $? 'a document without fonts is drawn with those of the system, by whoever draws'
[ "$(wc -c <"$page")" -le 4000000 ]
verdict $? 'it has at most 4 MB'
policy=$(sed -n 's/.*Content-Security-Policy" content="\([^"]*\)".*/\1/p' "$page")
case $policy in
*unsafe*) false ;;
"default-src 'none'; script-src 'sha256-"*"; style-src 'sha256-"*) true ;;
*) false ;;
esac
verdict $? 'its policy admits its own script and style alone'
! grep -oE '(https?:)?//[a-z0-9.-]+\.[a-z]{2,}[a-z0-9./_-]*' "$page" | grep -v '^http://www.w3.org/'
verdict $? 'it names no other place'
grep -q '"sample":\[[0-9]*\(,[0-9]*\)\{6\}\]' "$page"
verdict $? 'seven figures are drawn'
"$BUILD/disclose" report "$sample" --sample 7 --seed 4 -o "$work/other.html" 2>"$work/log" &&
    ! cmp -s "$page" "$work/other.html"
verdict $? 'another seed draws others'

# Chinese comes from the page itself, whatever the locale.
grep -q '<i>[^<]*表' "$page"
verdict $? 'sentences are Chinese in any locale'

hostile="$work/<!--<script>alert(1)&\"'.pdf"
cp "$sample" "$hostile"
"$BUILD/disclose" report "$hostile" -o "$work/hostile.html" 2>"$work/log" &&
    [ "$(grep -c '<script' "$work/hostile.html")" -eq "$(grep -c '<script' "$page")" ] &&
    ! grep -q '<!--<script>' "$work/hostile.html"
verdict $? 'a hostile name is text'

"$BUILD/disclose" report "$sample" "$hostile" samples/yundu-2024/yundu-2024.pdf \
    -o "$work/all.html" 2>"$work/log" &&
    [ "$(grep -c '<tr><th scope="row">' "$work/all.html")" -eq 3 ] &&
    [ "$(find "$work/all.html.files" -name '*.html' | wc -l)" -eq 3 ] &&
    grep -q 'href="all.html.files/changji-2024.pdf.html"' "$work/all.html"
verdict $? 'several files have an index'
grep -q '<td class="amount">24005400.00</td>' "$work/all.html"
verdict $? 'the index tells the totals in yuan'
grep -q 'data-classes="201	一般公共服务支出	19855400.00' "$work/all.html" &&
    grep -q '^208	社会保障和就业支出	2217000.00$' "$work/all.html"
verdict $? 'and what each class of expenditure comes to'

"$BUILD/disclose" report "$sample" -o "$sample" 2>"$work/log"
[ $? -eq 2 ] && cmp -s "$sample" "$hostile"
verdict $? 'the document is not written over'
mkfifo "$work/pipe"
cat "$work/pipe" >"$work/piped.html" &
"$BUILD/disclose" report "$sample" --sample 7 --seed 3 -o "$work/pipe" 2>"$work/log" &&
    wait $! && [ -p "$work/pipe" ] && cmp -s "$work/piped.html" "$page"
verdict $? 'a pipe or a device is written to, not replaced'
"$BUILD/disclose" report "$work/none.pdf" -o "$work/none.html" 2>"$work/log"
[ $? -eq 1 ] && [ ! -e "$work/none.html" ]
verdict $? 'no page of a file that cannot be read'
head -c 20000 "$sample" >"$work/broken.pdf"
"$BUILD/disclose" report "$work/broken.pdf" -o "$work/broken.html" 2>"$work/log"
[ $? -eq 1 ] && [ ! -e "$work/broken.html" ] && [ "$(wc -l <"$work/log")" -eq 1 ]
verdict $? 'what reading and drawing trip over is told once'
# Pages as wide as a street, and as large as a wall; the file is no longer by that.
sed 's/595\.303937007874 841\.889763779528\]/59530.3937007874 841.889763779528]/' "$sample" \
    >"$work/wide.pdf"
"$BUILD/disclose" report "$work/wide.pdf" -o "$work/wide.html" 2>"$work/log" &&
    [ "$(grep -c '^,*\[59530\.39,841\.89,"iVBOR' "$work/wide.html")" -gt 5 ]
verdict $? 'a page as wide as a street has a picture'
sed 's/595\.303937007874 841\.889763779528\]/5953.03937007874 8418.89763779528]/' "$sample" \
    >"$work/wall.pdf"
# Where memory ends, reading or a part of the drawing fails: all or nothing comes of it.
for memory in 40 60 70 80 90 100 120; do
    rm -f "$work/wall.html"
    if "$BUILD/disclose" report --max-memory "$memory" "$work/wall.pdf" -o "$work/wall.html" \
        2>"$work/log"; then
        grep -q '</html>' "$work/wall.html"
    else
        [ ! -e "$work/wall.html" ] && [ "$(grep -c memory "$work/log")" -eq 1 ]
    fi || { sed 's/^/# /' "$work/log"; break; }
done
verdict $? 'of a report that runs out of memory nothing is left'
"$BUILD/disclose" report "$sample" 2>"$work/log"
[ $? -eq 2 ]
verdict $? 'the output has to be named'
