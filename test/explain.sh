#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# disclose explain: the stages as text and as pictures, of samples and of a document that is hostile.
# shellcheck source=test/program.inc
. ./test/program.inc

# run WHAT CODE ARG...: runs disclose explain with out and err beside, and judges its exit code.
run () {
    what=$1 expected=$2
    shift 2
    "$disclose" explain "$@" >out 2>err
    code=$?
    [ $code -eq "$expected" ] || echo "# exit code $code, not $expected" >>err
    [ $code -eq "$expected" ]
    verdict $? "$what"
}

check () {
    what=$1
    shift
    "$@" >/dev/null 2>>err
    verdict $? "$what"
}

silent () { [ ! -s out ]; }
says () { grep -q -e "$1" err; }
shows () { grep -q -e "$1" out; }
files () { [ "$(find . -name '*.svg' | LC_ALL=C sort | tr '\n' ' ')" = "$1" ]; }
well_formed () {
    if command -v xmllint >/dev/null; then
        xmllint --noout "$1"
    elif command -v python3 >/dev/null; then
        python3 -c 'import sys, xml.dom.minidom as d; d.parse(sys.argv[1])' "$1"
    else
        head -n 1 "$1" | grep -q '^<?xml' && tail -n 1 "$1" | grep -q '</svg>$'
    fi
}

# Section - A sample

good=$top/samples/changji-2024/changji-2024.pdf
run 'a whole document' 0 "$good"
check 'a whole document: every bid' test "$(grep -c '^  [a-z]*-[a-z]*  *[0-9]' out)" -ge 3
check 'a whole document: who reads it' shows '^  xinjiang-budget .*reads the document'
check 'a whole document: its captions' shows '^  xinjiang-budget  *3  部门支出总体情况表 '
check 'a whole document: its grids' test "$(grep -c '^Table [0-9]* of xinjiang-budget, ruled' out)" -ge 11
check 'a whole document: a join and its proof' shows 'the headings are repeated'
check 'a whole document: headings and keys' shows 'rule  *nonfiscal_carryover  *非财政拨款结转结余$'
check 'a whole document: rows' shows '2010601  *3  .*一般公共服务支出/财政事务/行政运行$'
check 'a whole document: no pages of prose' test "$(grep -c '^Page 1:' out)" -eq 0

run 'one table' 0 --table 2 --svg two "$good"
check 'one table: no other' test "$(grep -c '^Table [0-9]' out)" -eq "$(grep -c '^Table 2 ' out)"
check 'one table: a picture a page' files './two-04.svg ./two-05.svg '
check 'one table: a picture is XML' well_formed two-04.svg
check 'one table: every number is drawn' grep -q '>2,400.54</text>' two-04.svg
check 'one table: its keys' grep -q '>5 total</text>' two-04.svg
rm -f ./*.svg
# baseline TEXT: how far down the picture the last text stands that has TEXT.
baseline () { sed -n "/$1/s/.* y=\"\([0-9.]*\).*/\1/p" nine.svg | tail -n 1; }
run 'a note below a table' 0 --table 9 --svg nine.svg "$good"
check 'a note below a table is not drawn over' awk "BEGIN { exit !($(baseline '>5 total<') > $(baseline 空表) + 5) }"
rm -f ./*.svg
run 'one page' 0 --page 6 --svg page.svg "$good"
check 'one page: no other' test "$(grep -c '^Page ' out)" -eq 1
check 'one page: one picture' files './page.svg '
rm -f ./*.svg
run 'pictures of several pages keep .svg at their end' 0 --table 2 --svg b.svg "$good"
check 'pictures of several pages are numbered' files './b-04.svg ./b-05.svg '
rm -f ./*.svg
run 'a page of prose' 0 --page 1 --svg prose "$good"
check 'a page of prose: is drawn' well_formed prose
run 'no such page' 2 --page 999 --svg none "$good"
check 'no such page: says so' says 'has no page 999'
check 'no such page: nothing on standard output' silent
run 'no such table' 1 --table 99 --svg none "$good"
check 'no such table: says so' says 'no table 99'
check 'no such table: no picture' test ! -e none
run 'a place that cannot be written' 1 --page 6 --svg no-such-directory/a.svg "$good"
check 'a place that cannot be written: nothing on standard output' silent
run 'no file' 2
run 'a page before the first' 2 --page -1 "$good"
echo junk >junk.pdf
run 'no PDF' 1 junk.pdf
check 'no PDF: nothing on standard output' silent

# Section - A document of our own

# A page of a table in ASCII, by its content. The cross-reference table is left for the reader to make.
put_pdf () {
    printf '%s\n' '%PDF-1.4' '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj' \
        '2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj' \
        '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj' \
        "4 0 obj<</Length ${#1}>>stream" "$1" 'endstream endobj' \
        '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj' \
        'trailer<</Root 1 0 R>>' '%%EOF'
}
content="BT /F 9 Tf 150 180 Td (Spending) Tj ET
20 160 360 .5 re f 20 140 360 .5 re f 20 120 360 .5 re f 20 100 360 .5 re f
20 100 .5 60 re f 140 100 .5 60 re f 260 100 .5 60 re f 380 100 .5 60 re f
BT /F 9 Tf 30 146 Td (Item) Tj 120 0 Td (Basic) Tj 120 0 Td (<b>&\"odd\"]]>) Tj ET
BT /F 9 Tf 30 126 Td (</text><script>x</script>) Tj 130 0 Td (1.50) Tj 120 0 Td (7.25) Tj ET
BT /F 9 Tf 30 106 Td (Total) Tj 130 0 Td (1.50) Tj ET"
put_pdf "$content" >own.pdf
mkdir grammars
cat >grammars/own.grammar <<END
template own
title    own
kind     budget
table 1
title Spending
name Item
amount basic Basic
END

run 'a column that the grammar does not know' 0 --grammars grammars --svg own.svg own.pdf
check 'a column that the grammar does not know: is bound to nothing' shows ' nothing '
check 'a column that the grammar does not know: the finding' shows '^  column-unbound '
check 'hostile text: the picture is XML' well_formed own.svg
check 'hostile text: is escaped' grep -q '&lt;script&gt;' own.svg
check 'hostile text: makes no element' test "$(grep -c '<script\|<b>' own.svg)" -eq 0

sed -i 's/^name Item/name Person/; s/Basic/Wages/' grammars/own.grammar
rm own.svg
run 'no grammar takes the document: fails' 1 --grammars grammars --svg own.svg own.pdf
check 'no grammar takes the document: says so' says 'own.pdf'
check 'no grammar takes the document: tells the caption and why' shows \
    '^  own  *1  Spending  not taken: only 0 columns'
check 'no grammar takes the document: is drawn' well_formed own.svg
