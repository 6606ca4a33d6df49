#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The program as its users meet it: exit codes, what goes where, what is left behind.
# shellcheck source=test/program.inc
. ./test/program.inc
# No grammars but those that a test puts there.
export XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data"
export XDG_DATA_DIRS="$work/system-1:$work/system-2:relative"

# A document that converts: one of our own samples.
good=$top/samples/changji-2024/changji-2024.pdf
shared=$top/../shared
if [ -z "$good" ] && [ -d "$shared/xinjiang" ]; then
    good=$(find "$shared/xinjiang" -name '*.pdf' | LC_ALL=C sort | head -n 1)
fi

# run WHAT CODE ARG...: runs disclose with out and err beside, and judges its exit code. Whatever it
# says must come from itself, under its name.
run () {
    what=$1 expected=$2
    shift 2
    "$disclose" "$@" >out 2>err
    code=$?
    if [ $code -ne "$expected" ]; then
        echo "# exit code $code, not $expected" >>err
        verdict 1 "$what"
    else
        ! grep -v '^disclose: ' err >stray || [ ! -s stray ]
        verdict $? "$what"
    fi
}

# check WHAT COMMAND...: judges what the last run did.
check () {
    what=$1
    shift
    "$@" >/dev/null
    verdict $? "$what"
}

silent () { [ ! -s out ]; }
says () { grep -q -e "$1" err; }
shows () { grep -q -e "$1" out; }
absent () { [ ! -e "$1" ]; }
absent_from_list () { ! grep -q layered out; }

# Section - Help and usage

for words in --help --version 'convert --help' 'tables --help' 'explain --help' 'grammar --help' \
    'locate --help' 'annotate --help' \
    'convert --version' 'tables --version' 'grammar --version'; do
    # shellcheck disable=SC2086 # two words are two arguments
    run "$words" 0 $words
    check "$words goes to standard output" test -s out
    check "$words complains of nothing" test ! -s err
done

usage () {
    run "usage: disclose $*" 2 "$@"
    check "usage: disclose $* prints nothing" silent
}

usage
usage no-such-command
usage --no-such-option
usage convert
usage convert --no-such-option x.pdf
usage convert a.pdf b.pdf
check 'several files without -o: says what to give' says '-o DIR'
usage convert --template no-such-template a.pdf
usage convert --timeout -1 a.pdf
usage convert --max-pages -2 a.pdf
usage convert --max-pages many a.pdf
usage convert -o new a/x.pdf b/x.PDF
check 'one name twice: names both' says 'b/x.PDF.*a/x.pdf'
check 'one name twice: nothing written' absent new
usage tables
usage tables a.pdf b.pdf
usage grammar
usage grammar check
usage grammar show
usage grammar show no-such-template

# Section - Bad input

: >empty.pdf
echo 'not a PDF' >text.pdf
head -c 3000 /dev/zero >zero.pdf
printf '%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n' >cut.pdf
printf '%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n' >loop.pdf
printf '%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n' >blank.pdf
mkdir directory.pdf
mkfifo pipe.pdf

bad () {
    run "$1: convert fails" 1 convert "$1"
    check "$1: nothing on standard output" silent
    check "$1: the message names it" says "^disclose: $1: "
    run "$1: convert -o fails" 1 convert -o new "$1"
    check "$1: no file is left" absent new
    run "$1: tables fails" 1 tables "$1"
    check "$1: tables prints nothing" silent
}

for file in missing.pdf empty.pdf text.pdf zero.pdf cut.pdf loop.pdf blank.pdf directory.pdf; do
    bad "$file"
done
check 'a pipe is no file to wait for' timeout 20 sh -c "! '$disclose' convert pipe.pdf 2>err"

if [ "$(id -u)" -ne 0 ]; then
    echo secret >locked.pdf
    chmod 000 locked.pdf
    bad locked.pdf
else
    echo 'skip - a file that may not be read: root may read every file'
fi

head -c 2097152 /dev/zero >large.pdf
run 'a file over the limit' 1 convert --max-size 1 large.pdf
check 'a file over the limit: says how to raise it' says --max-size

if [ -d "$shared/bad" ]; then
    run 'a password is asked for' 1 convert "$shared/bad/enc-user.pdf"
    check 'a password is asked for by option' says --password-file
    run 'pages over the limit' 1 convert "$shared/bad/empty-5000.pdf"
    check 'pages over the limit: says how to raise it' says --max-pages
    run 'a scanned document' 1 convert "$shared/bad/scanned.pdf"
    check 'a scanned document: says so' says scanned
    run 'a stream that unpacks to 1 GiB' 1 convert --timeout 2 "$shared/bad/bomb-1gib.pdf"
    check 'a stream that unpacks to 1 GiB: told' says 'unpacks to more than .*--max-glyphs'
    run 'work over the limit' 1 convert --max-glyphs 0 --max-size 0 --timeout 1 -o new \
        "$shared/bad/bomb-1gib.pdf"
    check 'work over the limit: says how to raise it' says --timeout
    check 'work over the limit: no file is left' absent new
    "$disclose" convert --max-glyphs 0 --max-size 0 -o new "$shared/bad/bomb-1gib.pdf" 2>err &
    sleep 1
    kill -TERM $!
    wait $! 2>/dev/null
    code=$?
    check 'a signal ends the work' test $code -eq 143
    check 'a signal leaves no file' absent new
else
    echo 'skip - encrypted, scanned and hostile files: ../shared is not here'
fi

# Section - Grammars

run 'grammar list' 0 grammar list
check 'grammar list: tells where from' shows built-in
id=$(awk '{ print $1; exit }' out)
run 'grammar show' 0 grammar show "$id"
cp out own.grammar
run 'grammar check: what is shown is right' 0 grammar check own.grammar
echo 'no such directive' >>own.grammar
lines=$(wc -l <own.grammar)
run 'grammar check: a mistake' 1 grammar check own.grammar
check 'grammar check: tells file, line and column' says "own.grammar:$lines:[0-9]*: "
check 'grammar check: nothing on standard output' silent
run 'grammar check: a missing file' 1 grammar check missing.grammar
mkdir grammars
cp own.grammar grammars/
run 'a mistake in --grammars' 1 convert --grammars grammars text.pdf
check 'a mistake in --grammars: tells the line' says "own.grammar:$lines:[0-9]*: "
DISCLOSE_GRAMMARS=grammars "$disclose" grammar list >out 2>err
check 'a mistake in DISCLOSE_GRAMMARS' says "own.grammar:$lines:[0-9]*: "
run 'no directory of grammars' 1 grammar list --grammars no-such-directory
check 'no directory of grammars: names it' says no-such-directory

# Each place is laid over those before it: a grammar of the same id, under its place for a title.
put_grammar () {
    mkdir -p "$1"
    printf 'template layered\ntitle from %s\nkind budget\ntable 1\ntitle X\nname N\namount a A\n' \
        "$1" >"$1/layered.grammar"
}
listed_from () { grep -q "^ *layered *from $1 *.*$1/layered.grammar\$" out; }

put_grammar relative/disclose/grammars
run 'grammar list: relative XDG places are ignored' 0 grammar list
check 'grammar list: relative XDG places give nothing' absent_from_list
for place in system-2/disclose/grammars system-1/disclose/grammars data/disclose/grammars \
    config/disclose/grammars; do
    put_grammar "$place"
    run "grammar list: from $place" 0 grammar list
    check "grammar list: $place is laid over" listed_from "$place"
done
put_grammar environment
DISCLOSE_GRAMMARS=environment "$disclose" grammar list >out 2>err
check 'grammar list: DISCLOSE_GRAMMARS is laid over' listed_from environment
put_grammar option
DISCLOSE_GRAMMARS=environment "$disclose" grammar list --grammars option >out 2>err
check 'grammar list: --grammars is laid over' listed_from option
echo 'titel X' >>data/disclose/grammars/layered.grammar
run 'a mistake in XDG_DATA_HOME, of a grammar that another is laid over' 1 grammar list
check 'a mistake in XDG_DATA_HOME: names file, line and column' \
    says "$work/data/disclose/grammars/layered.grammar:8:1: 'titel'"
rm -r config data system-1 system-2 relative

# Section - Languages

if [ -e /proc/self/exe ]; then
    LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$disclose" --help >out 2>err
    check 'help in Chinese' shows '用法'
    LC_ALL=C.UTF-8 LANGUAGE=zh_CN "$disclose" convert missing.pdf >out 2>err
    check 'messages in Chinese' says '无法读取'
else
    echo 'skip - messages in Chinese: without /proc a program cannot tell where it was built'
fi
LC_ALL=C LANGUAGE=zh_CN "$disclose" --help >out 2>err
check 'English in the C locale' shows Usage
if command -v xgettext >/dev/null && command -v msgcmp >/dev/null; then
    (cd "$top" && xgettext --from-code=UTF-8 -k_ -kN_ -kngettext:1,2 -o "$work/all.pot" \
        tools/*.c tools/*/*.c lib/*.c lib/*/*.c) 2>err
    for catalog in "$top"/tools/po/*.po; do
        check "$(basename "$catalog") has every message" msgcmp "$catalog" all.pot
    done
else
    echo 'skip - completeness of the messages: xgettext is not here'
fi

# Section - Documents that convert

if [ -z "$good" ]; then
    echo 'skip - converting: no sample is here'
    exit 0
fi
name=$(basename "$good" .pdf)

run 'convert' 0 convert "$good"
cp out figures.csv
check 'convert: figures on standard output' grep -q '^source,sha256,template,' out
run 'convert again' 0 convert "$good"
check 'convert again: the same bytes' cmp out figures.csv
run 'convert --bom --crlf' 0 convert --bom --crlf "$good"
printf '\357\273\277' >both.csv
sed 's/$/\r/' figures.csv >>both.csv
check 'convert --bom --crlf: mark and line ends' cmp out both.csv
LC_ALL=C "$disclose" convert "$good" >out 2>err
check 'convert: the locale changes nothing' cmp out figures.csv
cp "$good" -- '-dash, "name".pdf'
run 'convert: a difficult name' 0 convert -- '-dash, "name".pdf'
check 'convert: a difficult name is quoted' grep -q '^"-dash, ""name"".pdf",' out

# A column that no grammar knows has as many findings as figures.
mkdir few
"$disclose" grammar show xinjiang-budget | \
    sed '/^audit/,$d; /^table 5/,/^table 6/{/^amount project/d}' >few/xinjiang-budget.grammar
run 'tables with many findings of a kind' 0 tables --grammars few "$good"
check 'some findings of a kind are shown' [ "$(grep -c 'text-unaccounted  *table 5' out)" -eq 4 ]
check 'the rest are counted' shows 'text-unaccounted  *table 5.*[0-9][0-9]* more like these'
run 'tables' 0 tables "$good"
check 'tables: a line a table' test "$(grep -c '^ *[0-9]' out)" -ge 1
check 'tables: the template' shows "$(awk -F, 'NR == 2 { print $3 }' figures.csv)"

"$disclose" convert "$good" 2>err >/dev/full
code=$?
check 'a full disk fails' test $code -eq 1
check 'a full disk is told' test -s err
"$disclose" convert "$good" 2>err | true
check 'a closed pipe breaks nothing' test ! -s err -o "$(grep -c signal err)" = 0

run 'convert -o' 0 convert -o made/deep "$good"
check 'convert -o: nothing on standard output' silent
check 'convert -o: figures as on standard output' cmp "made/deep/$name/figures.csv" figures.csv
check 'convert -o: document.json' grep -q '"contract": 1' "made/deep/$name/document.json"
check 'convert -o: a CSV a table' test -s "made/deep/$name/table-01.csv"
check 'convert -o: nothing else is left' test "$(ls -A made/deep)" = "$name"

# A table of an earlier run goes, a file of the user's stays, what is there is replaced.
: >"made/deep/$name/table-99.csv"
: >"made/deep/$name/mine.txt"
: >"made/deep/$name/figures.csv"
run 'convert -o over an older run' 0 convert --labels -o made/deep "$good"
check 'convert -o over an older run: replaced' cmp "made/deep/$name/figures.csv" figures.csv
check 'convert -o over an older run: stale table gone' absent "made/deep/$name/table-99.csv"
check 'convert -o over an older run: own file kept' test -e "made/deep/$name/mine.txt"
check 'convert -o over an older run: nothing aside' test "$(ls -A made/deep)" = "$name"

# Without poppler-data nothing of such a font is read; here nothing is written in it.
printf '%s\n' '%PDF-1.4' '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj' \
    '2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj' \
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</Font<</F 4 0 R>>>>>>endobj' \
    '4 0 obj<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/GBK-EUC-H/DescendantFonts[5 0 R]>>endobj' \
    '5 0 obj<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 6 0 R>>endobj' \
    '6 0 obj<</Type/FontDescriptor/FontName/Song/Flags 4>>endobj' 'trailer<</Root 1 0 R>>' '%%EOF' >song.pdf
run 'a Chinese font that is not in the file' 1 convert song.pdf
check 'a Chinese font that is not in the file: says what to install' says poppler-data

# Checking a grammar tells all that is wrong with it, and warns of more.
printf 'template T\nkind none\ntable 0\n' >wrong.grammar
run 'a grammar with mistakes' 1 grammar check wrong.grammar
check 'a grammar with mistakes: each is told' test "$(grep -c '^disclose: wrong.grammar:[0-9]*:[0-9]*: .*; ' err)" -eq 3
printf 'template t\ntitle T\nkind budget\ndefine A b\ntable 1\ntitle a\nname b\n' >odd.grammar
run 'a grammar with a warning' 0 grammar check odd.grammar
check 'a grammar with a warning: told' says 'odd.grammar:4:1: .*(warning)'

# A department and its units: itself alone is its sum, twice itself is too much.
unit=$top/samples/cangpu-2026/cangpu-2026.pdf
run 'a department and its unit' 0 check --unit "$unit" "$unit"
check 'a department and its unit: compared' test "$(grep -c SH-14 out)" -eq 0
run 'a department and two units' 1 check --unit "$unit" --unit "$unit" "$unit"
check 'a department and two units: told' shows SH-14
run 'a department without units' 0 check "$unit"
check 'a department without units: told' shows 'units: SH-14'
run 'a unit that is not there' 2 check --unit missing.pdf "$unit"
check 'a unit that is not there: named' says 'missing.pdf'
check 'a unit that is not there: nothing else' silent

# A table that the grammar does not describe is written as it stands.
mkdir less
"$disclose" grammar show "$(awk -F, 'NR == 2 { print $3 }' figures.csv)" |
    awk '/^audit$/ { exit }
        /^table / { skip = $2 == 5 } !skip' >less/less.grammar
run 'an unknown table' 0 convert --grammars less -o unknown "$good"
check 'an unknown table: written' grep -q '^page,x0,y0,x1,y1,1,2' "unknown/$name/unrecognised-01.csv"
check 'an unknown table: a finding' grep -q '"id": "table-unknown"' "unknown/$name/document.json"
check 'an unknown table: told' says '1 warning'
run 'an unknown table, known again' 0 convert -o unknown "$good"
check 'an unknown table, known again: gone' absent "unknown/$name/unrecognised-01.csv"

run 'several files, one bad' 1 convert -o several text.pdf "$good" missing.pdf
check 'several files, one bad: the good one is there' test -s "several/$name/figures.csv"
check 'several files, one bad: only it' absent several/text

: >file
run 'a file where the directory should be' 1 convert -o file "$good"
check 'a file where the directory should be: told' says 'not written'
mkdir taken
: >"taken/$name"
run 'a file where the output should be' 1 convert -o taken "$good"
check 'a file where the output should be: kept, nothing aside' test "$(ls -A taken)" = "$name"

# Section - Where things stand

figure=$(awk -F, 'NR > 1 && $10 != "" { print $6, $10, $15, $16, $19; exit }' figures.csv)
# shellcheck disable=SC2086 # its words are the arguments
set -- $figure
run 'locate a cell' 0 locate "$good" --table "$1" --code "$2" --column "$3" --png cell.png
# shellcheck disable=SC2016 # the dollars are awk's
check 'locate a cell: its page and value' awk -v page="$5" -v value="$4" \
    'NR > 1 && $1 == page && $NF == value { found = 1 } END { exit !found }' out
check 'locate a cell: a picture' test "$(head -c 4 cell.png | tail -c 3)" = PNG
run 'locate a value' 0 locate "$good" --value "$4"
# shellcheck disable=SC2016
check 'locate a value: the page' awk -v page="$5" '$1 == page { found = 1 } END { exit !found }' out
run 'locate what is not there' 1 locate "$good" --value 987654321.123 --png none.png
check 'locate what is not there: no picture' absent none.png
check 'locate what is not there: told' says 'nothing like that'
run 'locate nothing' 2 locate "$good"
run 'locate no number' 2 locate "$good" --value ten
run 'annotate' 0 annotate "$good" -o noted.pdf
check 'annotate: a PDF' test "$(head -c 4 noted.pdf)" = %PDF
run 'annotate to nowhere' 2 annotate "$good"
run 'annotate over the document' 2 annotate cell.pdf -o cell.pdf
run 'annotate what is no PDF' 1 annotate cell.png -o other.pdf
check 'annotate what is no PDF: nothing written' absent other.pdf

run 'another template finds nothing' 1 convert --template national-final "$good"
run 'pages over --max-pages' 1 convert --max-pages 1 "$good"
check 'pages over --max-pages: says how to raise it' says --max-pages
run 'characters over --max-glyphs' 1 convert --max-glyphs 100 "$good"
check 'characters over --max-glyphs: nothing on standard output' silent
check 'characters over --max-glyphs: says how to raise it' says --max-glyphs
G_MESSAGES_DEBUG=all "$disclose" convert "$good" >out 2>err
check 'what libraries have to say stays out of the figures' cmp out figures.csv
run 'no limits' 0 convert --max-pages 0 --max-glyphs 0 --max-size 0 --timeout 0 --max-memory 0 "$good"
check 'no limits: the same bytes' cmp out figures.csv
if [ -z "${SANITIZE:-}" ]; then
    run 'memory over --max-memory' 1 convert --max-memory 20 "$good"
    check 'memory over --max-memory: nothing on standard output' silent
    # So many lines of so many characters that poppler runs out of memory in their midst.
    awk 'BEGIN {
        print "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj"
        print "2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]/Resources<</Font<</F 5 0 R>>>>>>endobj"
        print "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9000 9000]/Contents 4 0 R>>endobj"
        text = sprintf ("%800s", ""); gsub (/ /, "0", text)
        for (i = 0; i < 2000; i++)
            body = body "1 0 0 1 9 " 8 + 4 * i " Tm (" text ") Tj\n"
        body = "BT /F 8 Tf\n" body "ET\n"
        printf "4 0 obj<</Length %d>>stream\n%sendstream endobj\n", length (body), body
        print "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Courier>>endobj"
        print "trailer<</Root 1 0 R>>\n%%EOF" }' >dense.pdf
    run 'a page of 1.6 million characters' 1 convert dense.pdf
    check 'a page of 1.6 million characters: says how to allow it' says --max-glyphs
    run 'poppler out of memory' 1 convert --max-memory 200 --max-glyphs 0 dense.pdf
    check 'poppler out of memory: says how to allow more' says --max-memory
    check 'poppler out of memory: one line' test "$(wc -l <err)" -eq 1
    check 'poppler out of memory: nothing on standard output' silent
fi
head -c 4096 "$good" >half.pdf
bad half.pdf
