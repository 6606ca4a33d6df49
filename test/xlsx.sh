#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# disclose convert --xlsx: the workbook as a file, and as LibreOffice reads and works it out again.
set -u
: "${BUILD:=build}"
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset LANGUAGE DISCLOSE_GRAMMARS
export LC_ALL=C
disclose=$BUILD/disclose

verdict () {
    if [ "$1" -eq 0 ]; then echo "ok - $2"; else echo "not ok - $2"; fi
}

# A grammar two of whose relations do not hold: a total without one of its parts, and a comparison.
mkdir "$work/grammars"
"$disclose" grammar show xinjiang-budget | sed \
    -e 's/^relation XJ-W01 .*/relation XJ-W01 1.income:total.amount = INCOME.amount?/' \
    -e 's/^relation XJ-W08 .*/relation XJ-W08 warning CARRYOVER.amount >= 1.income:total.amount/' \
    >"$work/grammars/wrong.grammar"

# Section - The command

changji=samples/changji-2024/changji-2024.pdf
"$disclose" convert --xlsx "$work/book.xlsx" "$changji" 2>"$work/log"
verdict $? 'a workbook is written'
"$disclose" convert --xlsx "$work/again.xlsx" "$changji" 2>"$work/log" &&
    cmp -s "$work/book.xlsx" "$work/again.xlsx"
verdict $? 'the same bytes each time'
"$disclose" convert --xlsx "$work/none.xlsx" "$work/none.pdf" 2>"$work/log"
[ $? -eq 1 ] && [ ! -e "$work/none.xlsx" ]
verdict $? 'no workbook of a file that cannot be read'
cp "$changji" "$work/own.pdf"
"$disclose" convert --xlsx "$work/own.pdf" "$work/own.pdf" 2>"$work/log"
[ $? -eq 2 ] && cmp -s "$work/own.pdf" "$changji"
verdict $? 'the document is not written over'
"$disclose" convert --xlsx "$work/two.xlsx" "$changji" "$changji" 2>"$work/log"
[ $? -eq 2 ] && grep -q 'one file' "$work/log" && [ ! -e "$work/two.xlsx" ]
verdict $? 'one workbook is of one file'
"$disclose" convert --xlsx "$work/no/such/book.xlsx" "$changji" 2>"$work/log"
[ $? -eq 1 ] && [ -s "$work/log" ]
verdict $? 'a place that cannot be written to is told'
"$disclose" convert --grammars "$work/grammars" --xlsx "$work/wrong.xlsx" "$changji" 2>"$work/log"
verdict $? 'a document with errors has a workbook too'

# Section - The file

if ! command -v unzip >/dev/null; then
    echo 'skip - the inside of a workbook: unzip is not here'
    exit 0
fi

mkdir "$work/in" "$work/wrong"
unzip -q "$work/book.xlsx" -d "$work/in" && unzip -q "$work/wrong.xlsx" -d "$work/wrong"
verdict $? 'it is a sound archive'
names=$(grep -o '<sheet name="[^"]*"' "$work/in/xl/workbook.xml" | cut -d'"' -f2 | tr '\n' ' ')
[ "$names" = '说明 表1 表2 表3 表4 表5 表6 表7 表8 表9 表10 表11 勾稽检查 数据 ' ]
verdict $? 'a sheet a table, checks, data and where it comes from'
third=$work/in/xl/worksheets/sheet4.xml
grep -q '<mergeCell ref="D3:F3"/>' "$third" && grep -q '<mergeCell ref="C4:C' "$third" ||
    grep -q '<mergeCell ref="A3:B3"/>' "$third" && grep -q '<mergeCell ref="C3:E3"/>' "$third"
verdict $? 'headings are merged as they are printed'
grep -q '<pane xSplit="2" ySplit="4" topLeftCell="C5".* state="frozen"/>' "$third"
verdict $? 'headings and names stay in view'
grep -q '<c r="A6" s="[0-9]*" t="s">' "$third" && grep -q '<c r="C6" s="[0-9]*"><v>1985.54</v>' "$third"
verdict $? 'codes are text, amounts are numbers'
grep -q 'formatCode="#,##0.00"' "$work/in/xl/styles.xml"
verdict $? 'amounts show the printed decimals'
sed 's/<\/c>/&\n/g' "$work/in/xl/worksheets/sheet14.xml" |
    sed -n 's/^.*<c r="P[0-9]*" s="[0-9]*"><v>\([^<]*\).*/\1/p' |
    awk '{ printf "%.15g\n", $1 }' >"$work/values"
"$disclose" convert "$changji" 2>"$work/log" >"$work/figures.csv"
# The amounts of this sample stand before their unit.
grep -o ',[0-9.-]*,万元,' "$work/figures.csv" | cut -d, -f2 |
    awk '{ printf "%.15g\n", $1 }' >"$work/want"
[ -s "$work/want" ] && cmp -s "$work/values" "$work/want"
verdict $? 'every figure is among the data'
grep -q '_xlnm._FilterDatabase' "$work/in/xl/workbook.xml" &&
    grep -q '<autoFilter ref="A2:Y' "$work/in/xl/worksheets/sheet14.xml"
verdict $? 'the data can be filtered'
equations=$("$disclose" check "$changji" | sed -n 's/^\([0-9]*\) equations.*/\1/p')
[ "$(grep -o '<f>IF(' "$work/in/xl/worksheets/sheet13.xml" | wc -l)" -eq "$equations" ]
verdict $? 'every equation is worked out by a formula'
! grep -q '<f>' "$third" "$work/in/xl/worksheets/sheet14.xml"
verdict $? 'nothing that is printed is a formula'
grep -q 'XJ-W01' "$work"/wrong/xl/comments*.xml && grep -q 'FFFFC7CE' "$work/wrong/xl/styles.xml"
verdict $? 'figures of an error are coloured, and say why'
rounded=$("$disclose" check --csv "$changji" 2>"$work/log" | awk -F, '$7 == "info" && $6 ~ /^XJ-W/ { print $6; exit }')
[ -n "$rounded" ] && grep -q "$rounded" "$work"/in/xl/comments*.xml && grep -q 'FFDDEBF7' "$work/in/xl/styles.xml"
verdict $? 'figures that hold but for rounding are coloured, and say so'
grep -q 'bd281dcd172e' "$work/in/xl/sharedStrings.xml" && grep -q 'libdisclose [0-9]' "$work/in/xl/sharedStrings.xml"
verdict $? 'source and version are told'

# A document made by hand: what a number cannot hold stands beside it, digit by digit.
mkdir "$work/made" "$work/scratch"
"$BUILD/test/xlsx/made" "$work/made.xlsx" "$work/scratch" && unzip -q "$work/made.xlsx" -d "$work/made"
verdict $? 'a workbook of a hostile document is written, one cut short is not'
first=$work/made/xl/worksheets/sheet1.xml
grep -q '<c r="B5" s="[0-9]*"><v>123456789012345' "$first" &&
    grep -q '<c r="C5" s="[0-9]*" t="s">' "$first" &&
    grep -q '<t>123456789012345.67</t>' "$work/made/xl/sharedStrings.xml"
verdict $? 'the exact text stands beside a number that cannot hold it'
grep -q '<c r="C6" s="[0-9]*"/>' "$first" && ! grep -q '<t>9999999999999.99</t>' "$work/made/xl/sharedStrings.xml"
verdict $? 'and beside no other'
! grep -q '<f>' "$first" && grep -q '<t>=1+1</t>' "$work/made/xl/sharedStrings.xml" &&
    grep -q '&lt;b&gt;&amp;' "$work/made/xl/sharedStrings.xml"
verdict $? 'hostile names are text'

sed 's/<f>/\n&/g' "$work/made/xl/worksheets/sheet3.xml" | sed -n 's/<\/f>.*//p' |
    awk 'length($0) > most { most = length($0) } END { exit !(most > 1000 && most < 8192) }'
verdict $? 'no formula is longer than Excel takes'

# Section - As LibreOffice has it

if ! command -v soffice >/dev/null; then
    echo 'skip - workbooks read back: LibreOffice is not here'
    exit 0
fi

mkdir -p "$work/office/user"
cat >"$work/office/user/registrymodifications.xcu" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
END

# Every sheet as CSV, worked out again, numbers as they are shown.
read_back () {
    rm -rf "$work/back"
    # The sheets' names are those of the files.
    LC_ALL=C.UTF-8 soffice --headless "-env:UserInstallation=file://$work/office" --convert-to \
        'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1' \
        --outdir "$work/back" "$1" >"$work/office.log" 2>&1
}

# What all comparisons share: fields of a CSV line, and those of a part of it that hold anything.
cat >"$work/csv.awk" <<'END'
function fields(line, into,   n, c, i, quoted) {
    n = 1; into[1] = ""; quoted = 0
    for (i = 1; i <= length(line); i++) {
        c = substr(line, i, 1)
        if (quoted && c == "\"" && substr(line, i + 1, 1) == "\"") { into[n] = into[n] c; i++ }
        else if (c == "\"") quoted = !quoted
        else if (c == "," && !quoted) into[++n] = ""
        else into[n] = into[n] c
    }
    return n
}
function filled(from, first, last,   i, text) {
    text = ""
    for (i = first; i <= last; i++)
        if (from[i] != "") text = text "|" from[i]
    return text
}
END

# The rows of a table as its CSV has them, a section after the other.
wanted_rows () {
    awk -f "$work/csv.awk" -f /dev/fd/3 "$1" 3<<'AWK'
NR == 1 { n = fields($0, f); first = f[1] == "section" ? 3 : 2; next }
{ n = fields($0, f); row = filled(f, first, n); if (row != "") print row }
AWK
}

# The same from its sheet: what stands left of a column, then what stands from it on.
sheet_rows () {
    awk -v second="$2" -f "$work/csv.awk" -f /dev/fd/3 "$1" 3<<'AWK'
{
    n = fields($0, f)
    for (i = 1; i <= n; i++) if (f[i] ~ /^-?[0-9]+(,[0-9]+)+(\.[0-9]+)?$/) gsub(",", "", f[i])
    left[NR] = filled(f, 1, second - 1); right[NR] = filled(f, second, n)
}
END {
    for (i = 4; i <= NR; i++) if (left[i] != "") print left[i]
    for (i = 4; i <= NR; i++) if (right[i] != "") print right[i]
}
AWK
}

# Whether the rows of the table stand on the sheet, in order; headings may stand between. Where two
# sections stand side by side, the second begins at some column.
has_rows () {
    wanted_rows "$1" >"$work/rows.want"
    [ -s "$work/rows.want" ] || return 0
    case $(head -n 1 "$1") in
    section,*) columns='3 4 5 6 7 8' ;;
    *) columns=99 ;;
    esac
    for column in $columns; do
        sheet_rows "$2" "$column" >"$work/rows.have"
        awk 'NR == FNR { want[++n] = $0; next } $0 == want[at + 1] { at++ } END { exit at != n }' \
            "$work/rows.want" "$work/rows.have" && return
    done
    return 1
}

# Verdicts by id, as the sheet has them and as check has them: errors and warnings, remarks and
# roundings. A rounding case that several columns share is told once by check.
same_verdicts () {
    awk -f "$work/csv.awk" -f /dev/fd/3 "$1" "$2" 3<<'AWK'
FNR == 1 { file++ }
{ n = fields($0, f) }
file == 1 && f[2] == "" { next } # titles and sums
file == 1 && f[10] == "不符" { fails[f[2]]++ }
file == 1 && (f[10] == "四舍五入" || f[10] == "提示") { rounded[f[2]]++ }
file == 1 { known[f[2]] = 1 }
file == 2 && FNR == 1 { for (i = 1; i <= n; i++) at[f[i]] = i; next }
file == 2 && known[f[at["id"]]] && f[at["difference"]] != "" && !seen[f[at["finding"]]]++ {
    if (f[at["severity"]] == "info") told[f[at["id"]]]++
    else wrong[f[at["id"]]]++
}
END {
    for (id in known) if (fails[id] + 0 != wrong[id] + 0 || rounded[id] + 0 < told[id] + 0 || (rounded[id] > 0) != (told[id] > 0)) {
        print id ": the sheet has " fails[id] + 0 " and " rounded[id] + 0 ", check has " wrong[id] + 0 " and " told[id] + 0
        bad = 1
    }
    exit bad
}
AWK
}

check_book () {
    name=$1 pdf=$2 grammars=$3
    "$disclose" convert --grammars "$grammars" --xlsx "$work/$name.xlsx" "$pdf" 2>"$work/log"
    "$disclose" convert --grammars "$grammars" -o "$work/csv-$name" "$pdf" 2>"$work/log"
    "$disclose" check --grammars "$grammars" --csv "$pdf" >"$work/$name.findings" 2>"$work/log"
    read_back "$work/$name.xlsx"
    tail -n +2 "$work/back/$name-数据.csv" | cmp -s - "$work/csv-$name"/*/figures.csv
    verdict $? "$name: LibreOffice reads every field of figures.csv"
    differing=
    for table in "$work/csv-$name"/*/table-*.csv; do
        number=$(basename "$table" .csv | sed 's/table-0*//')
        has_rows "$table" "$work/back/$name-表$number.csv" || differing="$differing $number"
    done
    [ -z "$differing" ] || echo "# tables that differ:$differing"
    [ -z "$differing" ]
    verdict $? "$name: every row of every table stands on its sheet"
    same_verdicts "$work/back/$name-勾稽检查.csv" "$work/$name.findings"
    verdict $? "$name: worked out again, the verdicts are those of check"
}

read_back "$work/made.xlsx"
grep -q '^=1+1,"123,456,789,012,34[0-9.]*",123456789012345.67$' "$work/back/made-表1.csv"
verdict $? 'a hostile document opens as it was printed'
[ "$(grep -c '^[0-9].*,符合,' "$work/back/made-勾稽检查.csv")" -eq 901 ]
verdict $? 'a sum of 900 figures is worked out'
mkdir "$work/none"
check_book changji-2024 "$changji" "$work/none"
check_book wrong "$changji" "$work/grammars"
grep -q '不符' "$work/back/wrong-勾稽检查.csv"
verdict $? 'errors are worked out as errors'
check_book cangpu-2026 samples/cangpu-2026/cangpu-2026.pdf "$work/none"
check_book yundu-2024 samples/yundu-2024/yundu-2024.pdf "$work/none"

# Another figure where the total of table 1 stands: only a program that works out sees it.
if command -v zip >/dev/null; then
    sed 's/<v>2326.66</<v>2329.66</' "$work/in/xl/worksheets/sheet2.xml" >"$work/altered" &&
        mv "$work/altered" "$work/in/xl/worksheets/sheet2.xml" &&
        (cd "$work/in" && zip -q -r ../altered.xlsx .) && read_back "$work/altered.xlsx"
    [ "$(grep -c ',不符,' "$work/back/altered-勾稽检查.csv")" -gt 1 ]
    verdict $? 'another figure is another verdict'
else
    echo 'skip - a workbook altered: zip is not here'
fi
