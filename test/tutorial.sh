#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Follows the tutorial of disclose-grammar(5) word for word. Comments in the page say what is to be
# done with the example below them: `new`, `above` and `below` write the grammar, add lines above its
# first table or at its end; `run` are commands with what they print, where ... stands for anything;
# `mistake` is what the check says of a copied colon; `without` leaves a line out of the grammar.
set -u

top=$PWD
case $BUILD in
/*) PATH=$BUILD:$PATH ;;
*) PATH=$top/$BUILD:$PATH ;;
esac
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
unset LANGUAGE DISCLOSE_GRAMMARS
export LC_ALL=C.UTF-8

verdict () {
    if [ "$1" -eq 0 ]; then
        echo "ok - $2"
    else
        echo "not ok - $2"
        sed 's/^/#   /' log | head -60
    fi
}

# The examples as files 01.new, 02.above … as man shows them.
cd "$work" || exit 1
mkdir examples
ln -s "$top/samples" samples
sed -n '/^\.SH TUTORIAL/,/^\.SH STABLE/p' "$top/tools/disclose-grammar.5" |
    sed -e 's/\\(ha/^/g' -e "s/\\\\(aq/'/g" -e 's/\\-/-/g' -e 's/\\&//g' -e 's/\\e/\\/g' |
    awk '
        /^\.\\" (new|above|below|run|mistake|without)/ { what = $2; rest = $3 " " $4; next }
        /^\.EX$/ && what != "" {
            name = sprintf ("examples/%02d.%s", ++n, what)
            printf "%s", rest >(name "-rest")
            printf "" >name
            what = ""
            next
        }
        /^\.EE$/ { name = ""; next }
        name != "" { print >name }'
grammar=grammars/qianyang.grammar

# Whether the lines of $1 stand in $2 in this order; without a line of ... between them, one below
# the other.
shows () {
    awk '
        FNR == NR { want[++n] = $0; next }
        { got[++m] = $0 }
        function matches (line, pattern) {
            if (pattern ~ /\.\.\.$/)
                return index (line, substr (pattern, 1, length (pattern) - 3)) == 1
            return line == pattern
        }
        END {
            for (i = j = 1; i <= n; i++) {
                if (want[i] == "...") { any = 1; continue }
                while (any && j <= m && !matches(got[j], want[i])) j++
                if (j > m || !matches(got[j], want[i])) {
                    print "wanted: " want[i]; print "printed: " got[j]; exit 1
                }
                j++
                any = 0
            }
        }' "$1" "$2"
}

# Runs the commands of an example; what is printed below each must be what it prints.
follow () {
    : >want
    : >got
    while IFS= read -r line; do
        case $line in
        '$ '*) eval "${line#??}" >>got 2>&1 </dev/null || true ;;
        *) printf '%s\n' "$line" >>want ;;
        esac
    done <"$1"
    if [ -s want ]; then
        { shows want got && return 0; } >log
        cat got >>log
        return 1
    fi
    mv got log
    [ ! -s log ]
}

for example in examples/*[a-z]; do
    step=$(basename "$example")
    case $step in
    *-rest) continue ;;
    *.new) cp "$example" "$grammar" ;;
    *.above)
        awk -v lines="$example" '/^table/ && !done { while ((getline line <lines) > 0) print line; done = 1 }
            { print }' "$grammar" >log && cp log "$grammar" ;;
    *.below) { echo; cat "$example"; } >>"$grammar" ;;
    *.mistake)
        cp "$grammar" right
        sed -i 's/部门:/部门：/' "$grammar"
        disclose grammar check "$grammar" >log 2>&1
        sed -i 's/^disclose: //' log
        cp log said
        shows "$example" said >log
        verdict $? "$step: what the check says"
        cp right "$grammar" ;;
    *.without)
        cp "$grammar" right
        grep -v "^$(cat "$example-rest")" right >"$grammar"
        follow "$example"
        verdict $? "$step: what is printed"
        cp right "$grammar" ;;
    *.run)
        follow "$example"
        verdict $? "$step: what is printed" ;;
    esac
done
[ "$(find examples -name '*.run' | wc -l)" -ge 6 ]
verdict $? 'the tutorial has its commands'

# What the steps wrote reads as the whole that is printed behind them, which lies beside its document.
sample=samples/qianyang-2025
mkdir whole
cp "$sample/qianyang.grammar" whole
disclose convert --grammars grammars qianyang.pdf >steps.csv 2>log
disclose convert --grammars whole qianyang.pdf >whole.csv 2>>log
diff steps.csv whole.csv >>log
verdict $? 'the steps come to the whole'
disclose convert --grammars grammars "$sample/qianyang-2025.pdf" >steps.csv 2>log
diff "$sample/figures.csv" steps.csv >>log
verdict $? 'the grammar of the steps gives the checked figures'
