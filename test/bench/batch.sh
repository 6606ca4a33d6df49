#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What a batch costs: two workers against one, walls against none, the parent's memory by the number
# of files, merge and load. FILES (1000) and MOST (10000) say how many; BUILD where the program is.
# Other work on the machine makes wall time worthless: processor time and the parent's share of it
# are told too, and runs to be compared are made in turn, RUNS (3) times, of which the median counts.
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

# fresh COMMAND...: runs it with a directory of its own for its output. All of them stay until the
# end: ext4 is slow at making files just after others were removed.
cat >"$place/fresh" <<'END'
exec "$@" -o "$(mktemp -d "${0%/*}/out-XXXXXX")"
END

# Section - Measuring

measure () {
    "$BUILD/test/measure" -1 "$@"
}

convert () {
    echo sh "$place/fresh" "$disclose" convert -q --force --files-from "$place/list" "$@"
}

# Section - Two workers against one, walls against none

# shellcheck disable=SC2046 # commands
measure "$RUNS" $(convert -j1) -- $(convert -j2) | awk -v files="$FILES" '
    { cpu[NR] = $1 / 1e6; wall[NR] = $3 / 1e3
      printf "%d files, %d worker%s: %.2f s wall, %.2f s of processor time, of which the parent %.2f s\n",
        files, NR, (NR > 1 ? "s" : ""), wall[NR], cpu[NR], $4 / 1e3 }
    END { printf "two workers against one: %.2f times; by processor time, with nothing else to do: %.2f times\n",
        wall[1] / wall[2], 2 * cpu[1] / cpu[2] }'
# shellcheck disable=SC2046 # commands
measure "$RUNS" $(convert -j1) -- $(convert -j1 --no-sandbox) |
    awk '{ t[NR] = $1 } END { printf "isolation: %.2f s with it, %.2f s without: %+.1f %%\n", t[1] / 1e6, t[2] / 1e6,
        (t[1] / t[2] - 1) * 100 }'

# Section - The parent's memory

for files in 100 1000 "$MOST"; do
    rm -rf "$place/many"
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
    measure 1 "$disclose" convert -q -j2 -o "$place/out-$files" --files-from "$place/list-many" |
        awk -v files="$files" '{ printf "%d files: the parent held %d KiB at most; %.1f s\n", files, $5, $3 / 1e3 }'
done

# Section - One table

out=$place/out-$MOST
figures=$("$disclose" merge -q "$out" | wc -l)
# tell WHAT: what a measured command took.
tell () {
    awk -v what="$1" -v n="$figures" '{
        printf "%s: %d figures in %.2f s of processor time, %.2f s wall, %d KiB: %d a second, %d by the wall\n",
            what, n, $1 / 1e6, $3 / 1e3, $5, n / $1 * 1e6, n / $3 * 1e3 }'
}
measure 1 "$disclose" merge "$out" -o "$place/figures.csv" | tell merge
measure 1 "$disclose" load "$out" --sqlite "$place/budget.db" | tell load
measure 1 "$disclose" load "$out" --sqlite "$place/budget.db" | tell 'load again'
rm -rf "$place"
