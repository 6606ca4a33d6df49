#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# datapackage.json: every CSV of a batch is described, and as it is. By sqlite3 as far as that goes; by
# a validator of Data Packages where `make check-package` has installed it.
# shellcheck source=test/program.inc
. ./test/program.inc
NODE_PATH=$(dirname "$disclose")/package/node_modules
export NODE_PATH
if ! command -v sqlite3 >/dev/null; then
    echo 'skip - the data package: sqlite3 is not installed to look into it'
    exit 0
fi

ask () {
    sqlite3 -cmd "CREATE TABLE j AS SELECT CAST(readfile('out/datapackage.json') AS TEXT) AS t" \
        -cmd "CREATE VIEW r AS SELECT value AS v FROM j, json_each(t, '\$.resources')" \
        -cmd "CREATE VIEW p AS SELECT v ->> 'name' AS name, value AS path, v FROM r,
            json_each(iif(json_type(v, '\$.path') = 'array', v -> 'path', json_array(v ->> 'path')))" \
        :memory: "$1" 2>err
}

mkdir -p in/a in/b
cp "$top"/samples/*/*.pdf in/a/ 2>/dev/null
if [ ! -f in/a/changji-2024.pdf ]; then
    echo 'skip - the data package: no sample is here'
    exit 0
fi
chmod -R u+w in
{ cat in/a/yundu-2024.pdf; echo '% again'; } >'in/b/再一次 "公开".pdf'
printf 'no document' >in/text.pdf
"$disclose" convert -q -o out in >out.txt 2>err

[ "$(ask 'SELECT json_valid(t) FROM j')" = 1 ]
verdict $? 'it is JSON'
(cd out && find . -name '*.csv' | sed 's|^\./||' | LC_ALL=C sort) >there
ask 'SELECT path FROM p' | LC_ALL=C sort | cmp - there >>err 2>&1
verdict $? 'it names every CSV once'
ask "SELECT path, (SELECT group_concat(value ->> 'name', ',') FROM json_each(v, '\$.schema.fields')) FROM p" |
    while IFS='|' read -r path fields; do
        [ "$(head -n 1 "out/$path")" = "$fields" ] || echo "$path: $fields"
    done >err
[ ! -s err ]
verdict $? 'the fields of each are those of its header line'
cp out/datapackage.json before.json
"$disclose" convert -q -o other -j1 in/b in/text.pdf in/a >out.txt 2>err
sed 's|"other/|"out/|' other/datapackage.json | cmp - before.json >err 2>&1
verdict $? 'it is the same whatever the order'
rm out/datapackage.json
"$disclose" convert -q -o out in >out.txt 2>err
cmp out/datapackage.json before.json >err 2>&1
verdict $? 'if it is gone it is made again'
"$disclose" convert -q -o out --labels --crlf --bom in >out.txt 2>err
[ "$(ask "SELECT DISTINCT v ->> '\$.dialect.lineTerminator' = char(13, 10) FROM r WHERE v ->> 'name' <> 'manifest'")" = 1 ]
verdict $? 'it tells how lines end'

if ! node -e 'require("datapackage")' 2>/dev/null; then
    echo 'skip - the validator of Data Packages: install it by make check-package'
    exit 0
fi
rm -rf out
"$disclose" convert -q -o out in >out.txt 2>err
node "$top/test/package/validate.js" out/datapackage.json >err 2>&1
verdict $? 'the validator takes it, and every row of every CSV'
sed 's/"measures"/"measure"/' out/datapackage.json >out/wrong.json
! node "$top/test/package/validate.js" out/wrong.json >err 2>&1
verdict $? 'and refuses one without measures'
sed -i '2s/,[^,]*$/,/' out/changji-2024/figures.csv
! node "$top/test/package/validate.js" out/datapackage.json >err 2>&1
verdict $? 'and one whose figures are not as described'
