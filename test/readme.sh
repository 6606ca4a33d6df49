#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The example of the README is test/example.c, and it compiles and runs.
set -u

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
: "${CC:=cc}"

judge () {
    if [ "$1" -eq 0 ]; then
        echo "ok - $2"
    else
        echo "not ok - $2"
        sed 's/^/#   /' "$work/log"
    fi
}

# shellcheck disable=SC2016 # a fence is no command
sed -n '/^```c$/,/^```$/p' README.md | sed '1d;$d' >"$work/quoted.c"
diff test/example.c "$work/quoted.c" >"$work/log"
judge $? 'the README quotes test/example.c'

# The packages are several words.
# shellcheck disable=SC2046
"$CC" -std=c11 -Wall -Wextra -Wpedantic -Werror ${SANITIZE:+-fsanitize=$SANITIZE} \
    ${COVERAGE:+--coverage} -Iinclude \
    test/example.c -o "$work/example" "$BUILD/libdisclose.a" \
    $(pkg-config --cflags --libs glib-2.0 poppler-glib gio-2.0 cairo libpng libpcre2-8) -lcsv 2>"$work/log"
judge $? 'the example compiles'

"$work/example" missing.pdf >"$work/out" 2>"$work/log"
code=$?
[ $code -eq 1 ] && [ ! -s "$work/out" ] && [ -s "$work/log" ]
judge $? 'the example tells an error'

good=$(find samples -name '*.pdf' 2>/dev/null | LC_ALL=C sort | head -n 1)
if [ -z "$good" ]; then
    echo 'skip - the example prints the figures: no sample is here'
    exit 0
fi
"$work/example" "$good" >"$work/out" 2>"$work/log"
figures=$("$BUILD/disclose" convert "$good" 2>/dev/null | sed 1d |
    grep -vc -e ',amount-unreadable$' -e ',amount-overflow$')
[ "$(wc -l <"$work/out")" -eq "$figures" ]
judge $? 'the example prints the figures'
