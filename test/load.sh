#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The database: every figure exactly once, whatever is loaded how often; whole or not at all.
# shellcheck source=test/program.inc
. ./test/program.inc
if ! command -v sqlite3 >/dev/null; then
    echo 'skip - the database: sqlite3 is not installed to look into it'
    exit 0
fi

# same WHAT EXPECTED QUERY: asks budget.db.
same () {
    got=$(sqlite3 budget.db "$3" 2>err)
    [ "$got" = "$2" ] || printf '%s, not %s\n' "$got" "$2" >>err
    [ "$got" = "$2" ]
    verdict $? "$1"
}

load () {
    "$disclose" load "$@" --sqlite budget.db >out 2>err
}

mkdir -p in
cp "$top"/samples/*/*.pdf in/ 2>/dev/null
if [ ! -f in/changji-2024.pdf ]; then
    echo 'skip - the database: no sample is here'
    exit 0
fi
printf 'no document' >in/text.pdf
"$disclose" convert -q -o out-a in >out 2>err
"$disclose" merge -q out-a -o merged.csv 2>err
figures=$(($(wc -l <merged.csv) - 1))

# Section - What is in it

load out-a && [ ! -s out ]
verdict $? 'a batch is loaded'
grep -q "^disclose: $(grep -c '^in/' out-a/manifest.csv) files loaded, with $figures figures; 0 unchanged; 0 removed" err
verdict $? 'and told'
same 'it is sound' ok 'PRAGMA integrity_check'
same 'its references are' '' 'PRAGMA foreign_key_check'
same 'its tables are strict' 0 \
    "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND NOT strict"
sqlite3 -csv budget.db "SELECT source, sha256, t.template, t.year, t.department, number, title, section, row, code,
    name, f.path, level, item, column, value, f.unit, yuan, page, raw, f.status
    FROM documents d JOIN tables t ON t.document = d.id JOIN figures f ON f.table_id = t.id ORDER BY f.id" \
    >loaded.csv 2>err
# sqlite3 quotes what needs no quotes.
plain () {
    sqlite3 :memory: -cmd '.mode tabs' -cmd ".import --csv '$1' t" "SELECT $2 FROM t"
}
{ head -n 1 merged.csv | sed 's/,x0,y0,x1,y1//' ; cat loaded.csv; } >headed.csv
plain headed.csv '*' >headed.tsv 2>>err
plain merged.csv 'source, sha256, template, year, department, "table", title, section, row, code, name, path,
    level, item, "column", value, unit, yuan, page, raw, status' | cmp - headed.tsv >>err 2>&1
verdict $? 'it holds what merge gives, in the same order'
same '分 are yuan, exactly' 0 "SELECT count(*) FROM figures WHERE yuan IS NOT NULL AND
    (fen IS NULL OR printf('%s%d.%02d', iif(fen < 0, '-', ''), abs(fen) / 100, abs(fen) % 100) <> yuan)"
same 'a failed file is there with its reason' 'failed|damaged' \
    "SELECT status, reason FROM documents WHERE path = 'in/text.pdf'"
same 'findings' "$(grep -o '"severity": *"' out-a/*/document.json | wc -l)" 'SELECT count(*) FROM v_findings'
same 'by function' '198554|110665|87889' "SELECT total_fen / 10000, basic_fen / 10000, project_fen / 10000
    FROM v_by_function WHERE department = '昌吉回族自治州财政局' AND fund = 'all' AND code = '201'"
same 'by economy' '工资福利支出|134233' "SELECT name, total_fen / 10000 FROM v_by_economy
    WHERE department = '昌吉回族自治州财政局' AND code = '301'"
same 'a figure where it stands' '2400.54|2400540000' "SELECT DISTINCT value, fen FROM v_figures
    WHERE source = 'changji-2024.pdf' AND table_number = 1 AND name = '收入总计'"

"$disclose" convert -q -o checked --check in >out 2>err
rm -f checked.db
"$disclose" load -q checked --sqlite checked.db 2>err
for name in changji-2024 yundu-2024; do
    sqlite3 -csv checked.db "SELECT ordinal, finding, severity FROM findings JOIN documents d ON d.id = document
        WHERE folder = '$name' AND origin = 'check' ORDER BY ordinal" >loaded 2>err
    plain checked/$name/findings.csv 'DISTINCT finding || char(44) || id || char(44) || severity' |
        tr -d '\r"' | cmp - loaded >>err 2>&1
    verdict $? "findings of a check: $name"
done
lines=$(plain checked/changji-2024/findings.csv "count(*) FILTER (WHERE \"table\" <> '' OR role <> '')")
[ "$(sqlite3 checked.db "SELECT count(*) FROM terms JOIN findings f ON f.id = finding_id JOIN documents d
    ON d.id = document WHERE folder = 'changji-2024'")" = "$lines" ]
verdict $? 'and their terms'
sed -i '$s/[^,]*,[^,]*$/"/' checked/changji-2024/findings.csv
"$disclose" load checked --sqlite other.db >out 2>err
[ $? -eq 1 ] && grep -q 'findings.csv: is' err
verdict $? 'findings that are cut off'

# Section - Again

cp budget.db before.db
load out-a && cmp budget.db before.db >err 2>&1
verdict $? 'loading again changes nothing'
(cd "$work" && mkdir elsewhere && cd elsewhere && "$disclose" load -q ../out-a/ --sqlite ../budget.db) 2>err
cmp budget.db before.db >err 2>&1
verdict $? 'by whatever name the directory is given'
echo '% changed' >>in/changji-2024.pdf
rm in/text.pdf
"$disclose" convert -q -o out-a in >out 2>err
load out-a
grep -q '^disclose: 1 files loaded' err
verdict $? 'what has changed is loaded'
"$disclose" convert -q -o out-b in >out 2>err
sqlite3 budget.db "SELECT sum(fen), count(*) FROM figures" >sums 2>err
load out-b
same 'documents that are there twice count once' "$(cat sums)" 'SELECT sum(fen), count(*) FROM v_figures'
rm -f budget.db
load out-a
sed '/changji/d' out-a/manifest.csv >shorter && cp out-a/manifest.csv whole && cp shorter out-a/manifest.csv
load out-a
grep -q '; 1 removed' err
verdict $? 'what is gone is removed'
same 'with all that belonged to it' "$(awk -F, 'NR > 1 { n += $9 } END { print n }' shorter)" 'SELECT count(*) FROM figures'
cp whole out-a/manifest.csv

# The same budget a year later, with one figure another, as an invented second year.
cp -R out-a out-c
later=out-c/changji-2024
sed -i 's/"year": *2024/"year": 2025/' $later/document.json
sed -i 's/,xinjiang-budget,2024,/,xinjiang-budget,2025,/' $later/figures.csv
awk -F, -v OFS=, '$6 == 3 && $10 == "201" && $15 == "total" { $16 = "1985.55"; $18 = "19855500.00" } { print }' \
    $later/figures.csv >figures && mv figures $later/figures.csv
# Another file, else it would count as a copy.
other=$(printf '%064d' 7)
own=$(sed -n '2s/^[^,]*,\([^,]*\),.*/\1/p' $later/figures.csv)
sed -i "s/$own/$other/" $later/figures.csv $later/document.json out-c/manifest.csv
load out-a out-c
verdict $? 'a second year'
same 'year over year' '2024|2025|1985540000|1985550000|10000|0' "SELECT previous_year, year, previous_fen,
    total_fen, change_fen, change_bp FROM v_year_over_year WHERE department = '昌吉回族自治州财政局'
    AND classification = 'function' AND fund = 'all' AND code = '201'"

for view in v_by_function v_by_economy v_lines v_year_over_year; do
    sqlite3 budget.db "EXPLAIN QUERY PLAN SELECT * FROM $view WHERE department = '昌吉回族自治州财政局' AND year = 2025" >plan 2>err
    cp plan err
    grep -q 'SEARCH t USING INDEX tables_department' plan && ! grep -q 'SCAN [tdf]\b' plan
    verdict $? "one department's are found without a look at all: $view"
done

# Section - What cannot be loaded

cp budget.db before.db
cp -R out-a torn
sed -i '$d' torn/yundu-2024/figures.csv
load torn
[ $? -eq 1 ] && grep -q 'figures.csv: is not whole' err && cmp budget.db before.db >>err 2>&1
verdict $? 'a document that is not whole: nothing is loaded'
"$disclose" load torn --sqlite new.db >out 2>err
[ $? -eq 1 ] && [ ! -e new.db ] && [ ! -e new.db-journal ]
verdict $? 'and no database is made'
cp out-a/cangpu-2026/figures.csv torn/yundu-2024/figures.csv
load torn
[ $? -eq 1 ] && grep -q 'figures.csv: is of another run' err
verdict $? 'a document that is another'
printf '{' >torn/cangpu-2026/document.json
load torn
[ $? -eq 1 ] && grep -q 'document.json: .*JSON' err
verdict $? 'a document.json that is cut off'
cp merged.csv no.db
"$disclose" load out-a --sqlite no.db >out 2>err
[ $? -eq 1 ] && grep -q 'no.db: ' err && cmp no.db merged.csv >>err 2>&1
verdict $? 'what is no database is told and left alone'
sqlite3 own.db 'CREATE TABLE mine (a); PRAGMA user_version = 7'
"$disclose" load out-a --sqlite own.db >out 2>err
[ $? -eq 1 ] && grep -q 'another kind or version' err
verdict $? 'a database of another version'
sqlite3 mine.db 'CREATE TABLE mine (a); INSERT INTO mine VALUES (1)'
"$disclose" load -q out-a --sqlite mine.db >out 2>err && [ "$(sqlite3 mine.db 'SELECT a FROM mine')" = 1 ]
verdict $? "tables of one's own are left alone"
"$disclose" load out-a >out 2>err
[ $? -eq 2 ] && grep -q -e '--sqlite' err
verdict $? 'the database has to be named'

# Killed in the middle: the next load ends as if nothing had been.
rm -f budget.db
load out-a && sqlite3 budget.db .dump >calm
rm -f budget.db budget.db-journal
for wait in 0.005 0.02 0.04 0.08; do
    "$disclose" load -q out-a --sqlite budget.db >out 2>err &
    pid=$!
    sleep $wait
    kill -9 $pid 2>/dev/null
    wait $pid 2>/dev/null
done
load out-a
sqlite3 budget.db .dump | cmp - calm >err 2>&1
verdict $? 'killed: the same database after a rerun'

# Section - The program apart

mkdir alone
cp "$disclose" alone/
alone/disclose load out-a --sqlite x.db >out 2>err
code=$?
if [ -x /usr/local/libexec/disclose/disclose-load ]; then
    echo 'skip - a program apart that is missing: it is installed'
else
    [ $code -eq 1 ] && grep -q 'disclose-load: is not there' err
    verdict $? 'a program apart that is missing is told'
fi
mkdir -p moved/bin moved/libexec/disclose
cp "$disclose" moved/bin/
cp "$disclose-load" moved/libexec/disclose/
moved/bin/disclose load out-a --sqlite x.db >out 2>err
verdict $? 'a program apart is found in libexec'
! ldd "$disclose" | grep -q sqlite
verdict $? 'disclose itself does not need its library'
