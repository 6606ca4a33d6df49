#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What a batch costs: two workers against one, walls against none, the parent's memory by the number
# of files, merge and load. FILES (1000) and MOST (10000) say how many; BUILD where the program is.
# Other work on the machine makes wall time worthless: processor time and the parent's share of it
# are told too, and runs to be compared are made in turn, RUNS (3) times.
set -eu
: "${BUILD:=build}" "${FILES:=1000}" "${MOST:=10000}" "${RUNS:=3}"
case $BUILD in
/*) disclose=$BUILD/disclose ;;
*) disclose=$PWD/$BUILD/disclose ;;
esac
place=$BUILD/bench
rm -rf "$place"
mkdir -p "$place/in"
export LC_ALL=C.UTF-8

# Section - Files: samples and shared, under other names and with other bytes

n=0
while [ $n -lt "$FILES" ]; do
    before=$n
    for pdf in samples/*/*.pdf ../shared/xinjiang/*.pdf ../shared/real/*.pdf ../shared/seed/*.pdf; do
        case $pdf in *'*'* | */qianyang*) continue ;; esac
        [ $n -lt "$FILES" ] || break
        n=$((n + 1))
        folder=$place/in/$((n / 100))
        [ -d "$folder" ] || mkdir "$folder"
        { cat "$pdf"; echo "% $n"; } >"$folder/budget-$n.pdf"
    done
    [ $n -gt $before ] || { echo 'bench-batch: there is nothing to convert'; exit 1; }
done
find "$place/in" -name '*.pdf' | LC_ALL=C sort >"$place/list"

# Section - Measuring

# measure COMMAND...: wall seconds, processor seconds, those of the process itself without its
# workers, and its peak memory in KiB, in $place/measured.
# shellcheck disable=SC2016 # expanded in there
measure () {
    sh -c '
        begun=$(date +%s%N) own=0 peak=0
        "$@" >/dev/null 2>&1 &
        pid=$!
        while kill -0 $pid 2>/dev/null; do
            now=$(awk "{ print \$14 + \$15 }" /proc/$pid/stat 2>/dev/null) && own=${now:-$own}
            now=$(sed -n "s/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p" /proc/$pid/status 2>/dev/null)
            peak=${now:-$peak}
            sleep 0.05
        done
        wait $pid || [ $? -eq 1 ] || exit 1
        ended=$(date +%s%N)
        echo "$(((ended - begun) / 1000000)) $own $peak"' sh "$@" >"$place/measured"
}

# Processor seconds of a command with all its workers, by test/cpu, of two commands in turn.
cpu () {
    "$BUILD/test/cpu" -1 "$RUNS" "$@"
}

convert () {
    echo "$disclose" convert -q --force "$@"
}

# Section - Two workers against one

for run in $(seq "$RUNS"); do
    for jobs in 1 2; do
        rm -rf "$place/out"
        # shellcheck disable=SC2046 # a command
        measure $(convert -j$jobs -o "$place/out" --files-from "$place/list")
        read -r wall own peak <"$place/measured"
        echo "$FILES files, run $run, $jobs workers: $wall ms wall, the parent ${own}0 ms of processor time, $peak KiB"
        echo "$wall" >>"$place/walls-$jobs"
    done
done
for jobs in 1 2; do
    sort -n "$place/walls-$jobs" | sed -n "$(((RUNS + 1) / 2))p"
done | awk '{ w[NR] = $1 } END { printf "two workers against one: %.2f times (median wall)\n", w[1] / w[2] }'

# Section - Processor time: two against one, walls against none

# shellcheck disable=SC2046 # commands
cpu $(convert -j1 -o "$place/one" --files-from "$place/list") -- \
    $(convert -j2 -o "$place/two" --files-from "$place/list") |
    awk '{ t[NR] = $1 } END { printf "processor time: %.2f s with one worker, %.2f s with two: the work alone would give %.2f times\n",
        t[1] / 1e6, t[2] / 1e6, 2 * t[1] / t[2] }'
# shellcheck disable=SC2046 # commands
cpu $(convert -j1 -o "$place/one" --files-from "$place/list") -- \
    $(convert -j1 --no-sandbox -o "$place/two" --files-from "$place/list") |
    awk '{ t[NR] = $1 } END { printf "isolation: %.2f s with it, %.2f s without: %+.1f %%\n", t[1] / 1e6, t[2] / 1e6,
        (t[1] / t[2] - 1) * 100 }'

# Section - The parent's memory

for files in 100 1000 "$MOST"; do
    rm -rf "$place/out" "$place/many"
    copy=0 so_far=0
    : >"$place/list-many"
    mkdir "$place/many"
    # Other names are enough here, and links cost no room.
    while [ $so_far -lt "$files" ]; do
        copy=$((copy + 1))
        while [ $so_far -lt "$files" ] && IFS= read -r pdf; do
            so_far=$((so_far + 1))
            link=$place/many/$(basename "$pdf" .pdf)-$copy.pdf
            ln "$pdf" "$link"
            echo "$link" >>"$place/list-many"
        done <"$place/list"
    done
    # shellcheck disable=SC2046 # a command
    measure $(convert -j2 -o "$place/out" --files-from "$place/list-many")
    read -r wall own peak <"$place/measured"
    echo "$files files: the parent held $peak KiB at most; $wall ms"
done

# Section - One table

figures=$("$disclose" merge -q "$place/out" | wc -l)
measure "$disclose" merge "$place/out" -o "$place/figures.csv"
read -r wall own peak <"$place/measured"
echo "merge: $figures figures in ${own}0 ms of processor time ($wall ms), $peak KiB"
rm -f "$place/budget.db"
measure "$disclose" load "$place/out" --sqlite "$place/budget.db"
read -r wall own peak <"$place/measured"
echo "load: $figures figures in ${own}0 ms of processor time ($wall ms), $peak KiB"
awk -v n="$figures" -v own="$own" -v wall="$wall" 'BEGIN {
    printf "load: %d figures a second of processor time, %d of wall time\n", n / own * 100, n / wall * 1000 }'
measure "$disclose" load "$place/out" --sqlite "$place/budget.db"
read -r wall own peak <"$place/measured"
echo "load again: ${own}0 ms of processor time ($wall ms), $peak KiB"
rm -rf "$place"
