#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Fuzzes each target for FUZZ_SECONDS; `make fuzz` builds them into BUILD first. New inputs gather
# in BUILD/NAME.corpus; what crashes, leaks or takes over 2 s is put into BUILD/NAME.found, and
# belongs into test/fuzz/corpus/NAME once it is mended.
set -eu
export ASAN_OPTIONS="detect_leaks=1:allocator_may_return_null=1:${ASAN_OPTIONS:-}"
export LSAN_OPTIONS="suppressions=$PWD/test/lsan.supp:print_suppressions=0"
failed=
for name in "$@"; do
    mkdir -p "$BUILD/$name.corpus" "$BUILD/$name.found"
    echo "fuzz: $name, $FUZZ_SECONDS s"
    "$BUILD/fuzz_$name" -max_total_time="$FUZZ_SECONDS" -timeout=10 -report_slow_units=2 \
        -rss_limit_mb=2048 -dict="test/fuzz/$name.dict" -max_len=65536 -print_final_stats=1 -close_fd_mask=1 \
        -artifact_prefix="$BUILD/$name.found/" "$BUILD/$name.corpus" "test/fuzz/corpus/$name" \
        >"$BUILD/$name.log" 2>&1 || failed="$failed $name"
    grep -aE '^(stat::|SUMMARY|==[0-9]+==ERROR)' "$BUILD/$name.log" || true
done
[ -z "$failed" ] || { echo "fuzz: findings in$failed: see $BUILD/*.log"; exit 1; }
