#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The public header alone, as strictly as compilers go, in both languages.
set -u
: "${CC:=cc}" "${CXX:=c++}"
# GLib's own headers are looked at as a system's, so that only ours is judged.
cflags=$(pkg-config --cflags glib-2.0 | sed 's/-I/-isystem /g')

# Flags are several words.
# shellcheck disable=SC2086
try () {
    name=$1
    shift
    if "$@" -Wall -Wextra -Wpedantic -Werror -fsyntax-only -Iinclude $cflags \
        test/header.c; then
        echo "ok - $name"
    else
        echo "not ok - $name"
    fi
}

for std in c11 gnu17; do
    try "$CC -std=$std" "$CC" -std=$std -Wstrict-prototypes -Wmissing-prototypes
done
if command -v "$CXX" >/dev/null; then
    for std in c++11 c++17; do
        try "$CXX -std=$std" "$CXX" -x c++ -std=$std
    done
else
    echo "skip - no C++ compiler ($CXX)"
fi
