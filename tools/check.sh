#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Runs tests from the top directory, a line each, then their sum alone on the last line.
#
# A test is a program. What counts is told by its output:
#   - the summary of a Check program, `100%: Checks: 3, Failures: 0, Errors: 0`;
#   - lines that begin with `ok`, `not ok` or `skip` (scripts, fuzz replays);
#   - else its exit code: 0 passed, 77 skipped, anything else failed.
# A Check test that cannot run prints `skip - why` and passes; it is counted as skipped.
# Takes BUILD, SANITIZE and WRAPPER (what C programs are run under) from the environment.
set -u

passed=0 failed=0 skipped=0
log=$BUILD/test/log
# Check gives a test 4 seconds, too few on a machine that has other work.
export CK_DEFAULT_TIMEOUT="${CK_DEFAULT_TIMEOUT:-60}"
# Grammars that the one who runs the tests has of his own are none of theirs.
export XDG_CONFIG_HOME=/dev/null XDG_DATA_HOME=/dev/null XDG_DATA_DIRS=/dev/null
# Check's time limits are for unhindered programs.
if [ -n "${SANITIZE:-}${WRAPPER:-}" ]; then
    export CK_TIMEOUT_MULTIPLIER=20
fi
export ASAN_OPTIONS="detect_leaks=1:allocator_may_return_null=1:${ASAN_OPTIONS:-}"
export LSAN_OPTIONS="suppressions=$PWD/test/lsan.supp:print_suppressions=0:${LSAN_OPTIONS:-}"
export TSAN_OPTIONS="suppressions=$PWD/test/tsan.supp:${TSAN_OPTIONS:-}"
export UBSAN_OPTIONS="print_stacktrace=1:${UBSAN_OPTIONS:-}"

count () {
    grep -c "$1" "$log"
}

# WRAPPER is several words.
# shellcheck disable=SC2086
run () {
    name=$(basename "$1")
    case $1 in
    *.sh) timeout 900 sh "$1" ;;
    */replay_*) timeout 900 $WRAPPER "$1" test/fuzz/corpus/"${name#replay_}"/* ;;
    *) timeout 900 $WRAPPER "$1" ;;
    esac >"$log" 2>&1
    code=$?

    skips=$(count '^skip')
    summary=$(sed -n 's/^[0-9]*%: Checks: \([0-9]*\), Failures: \([0-9]*\), Errors: \([0-9]*\)$/\1 \2 \3/p' \
        "$log" | awk '{ all += $1; bad += $2 + $3 } END { if (NR > 0) print all, bad }')
    if [ -n "$summary" ]; then
        bad=${summary#* }
        good=$((${summary% *} - bad - skips))
    else
        good=$(count '^ok')
        bad=$(count '^not ok')
        if [ $((good + bad + skips)) -eq 0 ]; then
            case $code in
            0) good=1 ;;
            77) skips=1 ;;
            *) bad=1 ;;
            esac
        fi
    fi
    # Leaks found at the end, or a crash after the last line: never passed over.
    if [ $code -ne 0 ] && [ $code -ne 77 ] && [ "$bad" -eq 0 ]; then
        bad=1
    fi
    passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + skips))
    verdict=ok
    [ "$bad" -eq 0 ] || verdict=FAILED
    [ "$skips" -eq 0 ] || verdict="$verdict, $skips skipped"
    printf '%-24s %4d  %s\n' "$name" $((good + bad + skips)) "$verdict"
    if [ "$bad" -ne 0 ]; then
        sed 's/^/    /' "$log"
    else
        grep '^skip' "$log" | sed 's/^/    /'
    fi
}

: "${WRAPPER:=}"
for test in "$@"; do
    run "$test"
done
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
