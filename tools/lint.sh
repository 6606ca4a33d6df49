#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# What a compiler does not say. Run by `make lint`, from the top directory, after a build.
# Every check tells what it found; a tool that is missing is told too, and fails.
# Takes BUILD and CPPFLAGS from the environment.
set -u
cd "$(dirname "$0")/.." || exit 1
: "${BUILD:=build}"
if [ -z "${CPPFLAGS:-}" ] || [ ! -f "$BUILD/libdisclose.a" ]; then
    echo "lint: run this by \`make lint\`" >&2
    exit 2
fi
report=$BUILD/lint.txt
: >"$report"

# Each line on stdin is a fault under the name given.
faults () {
    sed "s|^|$1: |" | tee -a "$report"
}

have () {
    command -v "$1" >/dev/null || { echo "not installed" | faults "$1"; return 1; }
}

# Section - Shape

lib_files () {
    LC_ALL=C find lib -name '*.[ch]' | LC_ALL=C sort
}

# Rooms may only include rooms of their own layer and of the layers below it: test/layers.txt.
layers () {
    # File names have no blanks.
    # shellcheck disable=SC2046
    awk -F: '
        function room (file) { sub (/^.*\//, "", file); sub (/\.[a-z]*$/, "", file); return file }
        BEGIN {
            for (i = 2; i < ARGC; i++) {
                n = split (ARGV[i], part, "/")
                layer[room(ARGV[i])] = n == 3 ? part[2] : "top"
            }
        }
        FNR == NR && /^[a-z]/ {
            known[$1] = may[$1, $1] = 1
            n = split ($2, below, " ")
            for (i = 1; i <= n; i++) may[$1, below[i]] = 1
        }
        FNR == NR { next }
        FNR == 1 {
            here = room(FILENAME)
            if (!(layer[here] in known)) print FILENAME ": stands in no layer"
        }
        match ($0, /^#include "[^"]*"/) {
            other = room(substr ($0, 11, RLENGTH - 11))
            if (other !~ /^disclose(-audit|-explain|-unknown)?$/ && other != here &&
                !(here ~ /^(grammars|draft|codes)$/ && /\.inc"/) &&
                !((layer[here], layer[other]) in may))
                print FILENAME ":" FNR ": may not include " other ".h"
        }' test/layers.txt $(lib_files)
}

# Rooms that include each other in a circle, each circle on lines of its own.
circles () {
    lib_files | while read -r file; do
        room=${file##*/} room=${room%.[ch]}
        sed -n "s/^#include \"\([a-z_]*\)\.h\"\$/$room \1/p" "$file"
    done | tsort 2>&1 >/dev/null | sed 's/^tsort: //'
}

# A library that is wrapped by one room is named in that room alone.
only_in () {
    grep -rnE --include='*.[ch]' "#include <($1)" lib | grep -vE "^lib/$2:"
}

# tools/ sees the library as any program does.
tools_include () {
    grep -nE '#include "' tools/*.[ch] | grep -vE '#include "((disclose|cli[a-z_]*|cmd[a-z_]*)\.h|seccomp\.inc)"'
}

# C without its comments.
bare () {
    cc -fpreprocessed -dD -E -P -w "$1"
}

# Chinese belongs to grammars; comments may quote it.
han () {
    for file in lib/*.[ch] lib/*/*.[ch]; do
        bare "$file" | grep -P '\p{Han}' | sed "s|^|$file: |"
    done
}

# No amount passes through binary floating point.
floats () {
    for file in lib/values/amount.[ch] lib/values/code.[ch] lib/output/*csv*.c lib/audit/ledger.[ch] \
        lib/audit/equation.[ch]; do
        bare "$file" | grep -nwE 'double|float|gdouble|gfloat' | sed "s|^|$file: |"
    done
    for file in lib/*.c lib/*/*.c; do
        case $file in lib/page/dump.c | lib/pdf/*) continue ;; esac
        bare "$file" | grep -nE '\b(atof|g_strtod|strto(d|f|ld)|g_ascii_strtod)\b' |
            sed "s|^|$file: |"
    done
}

sizes () {
    for file in include/*.h lib/*.[ch] lib/*/*.[ch] tools/*.[ch] tools/*/*.[ch]; do
        lines=$(wc -l <"$file") most=400
        [ "$file" != include/disclose.h ] || most=900 # it is the manual too
        [ "$lines" -le "$most" ] || echo "$file: $lines lines, more than $most"
    done
    awk '
        /^{/ { start = FNR; name = last }
        /^}/ && start {
            if (FNR - start + 2 > 60)
                print FILENAME ":" start ": " name " has " FNR - start + 2 " lines, more than 60"
            start = 0
        }
        /^[a-z]/ { last = $0 }' lib/*.[ch] lib/*/*.[ch] tools/*.[ch] tools/*/*.[ch]
    LC_ALL=C.UTF-8 grep -noE '^.{101,}' include/*.h lib/*.[ch] lib/*/*.[ch] tools/*.[ch] tools/*/*.[ch] \
        test/*.[ch] test/*/*.[ch] | sed -E 's/^([^:]*:[0-9]*):.*/\1: over 100 columns/'
}

# Nothing that can be written to.
globals () {
    nm -A -f sysv "$BUILD/libdisclose.a" | awk -F'|' '
        $4 ~ /OBJECT|TLS/ && $7 ~ /\.(data|bss|tdata|tbss|data\.rel|data\.rel\.local) *$/ {
            print $1 ": can be written to"
        }
        $3 ~ /C/ && $7 ~ /COM/ { print $1 ": can be written to" }'
}

# A static library may be linked into anything: its symbols must not collide with the program's.
silent () {
    nm -A -u "$BUILD/libdisclose.a" | grep -wE \
        'printf|puts|putchar|fputs|fprintf|vprintf|g_print|g_printerr|g_log|exit|abort|getenv|g_getenv|setlocale|stdout|stderr'
}

echo "shape"
layers | faults layers
circles | faults circles
only_in 'poppler|cairo' 'pdf/pdf[a-z_]*\.[ch]' | faults layers
only_in 'pcre2' 'values/pattern\.c' | faults layers
only_in 'csv\.h' 'output/csv_writer\.c' | faults layers
only_in 'png\.h|zlib' 'pdf/png_writer\.c' | faults layers
tools_include | faults layers
have cc && { han | faults Han; floats | faults floats; }
sizes | faults size
globals | faults globals
silent | faults silent

# Section - Tools

# Swappable parameters and the like are a matter of taste, insecureAPI of Annex K. unix.Malloc does
# not see g_autofree, the two of core do not see what a loop before has filled: leaks and reads of
# what was never written are the business of `make asan valgrind`.
checks='-*,bugprone-*,clang-analyzer-*,performance-*,portability-*,misc-redundant-expression'
checks="$checks,-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions"
checks="$checks,-bugprone-reserved-identifier,-bugprone-branch-clone,-performance-no-int-to-ptr"
checks="$checks,-bugprone-sizeof-expression,-bugprone-implicit-widening-of-multiplication-result"
checks="$checks,-bugprone-macro-parentheses,-bugprone-suspicious-include"
checks="$checks,-clang-analyzer-security.insecureAPI.*,-clang-analyzer-unix.Malloc"
checks="$checks,-clang-analyzer-core.UndefinedBinaryOperatorResult"
checks="$checks,-clang-analyzer-core.CallAndMessage"

# CPPFLAGS is several words.
# shellcheck disable=SC2086
tidy () {
    clang-tidy --quiet --checks="$checks" "$@" -- -std=c11 -DLOCALEDIR='""' -DLIBEXECDIR='""' \
        -Itools $CPPFLAGS 2>/dev/null |
        grep -E '(warning|error):' | sort -u
}

formatted () {
    for file in include/*.h lib/*.[ch] lib/*/*.[ch] tools/*.[ch] tools/*/*.[ch] test/*.[ch] test/*/*.[ch]; do
        clang-format "$file" | cmp -s - "$file" || echo "$file: not as \`make format\` has it"
    done
}

echo "clang-format"
have clang-format && formatted | faults format
echo "shellcheck"
have shellcheck && find .ci/run samples test tools \( -name '*.sh' -o -name run \) |
    LC_ALL=C sort | xargs shellcheck -x -f gcc 2>&1 | faults shellcheck
# Without what is made at build: of long lists of bytes it makes heavy weather. It does not know
# __has_include(). Directories have no blanks.
echo "cppcheck"
# shellcheck disable=SC2046
have cppcheck && cppcheck -q --std=c11 --library=gtk --enable=warning,performance,portability \
    --inline-suppr --suppress=unknownMacro --suppress=missingInclude -Iinclude $(printf -- "-I%s " lib/*/) \
    --suppress=preprocessorErrorDirective:tools/cli_sandbox.c \
    --template='{file}:{line}: {message} [{id}]' lib tools/*.c tools/*/*.c 2>&1 | faults cppcheck
echo "clang-tidy"
have clang-tidy && tidy lib/*.c lib/*/*.c tools/*.c tools/*/*.c | faults clang-tidy

if [ -s "$report" ]; then
    echo "lint: $(wc -l <"$report") faults"
    exit 1
fi
echo "lint: clean"
