#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Installs under DESTDIR, and uses what is there as a packager and a programmer would.
set -u
: "${BUILD:=build}" "${CC:=cc}" "${MAKE:=make}"
if grep -qE -e '-fsanitize|--coverage' "$BUILD/flags"; then
    echo "skip - an instrumented build is not for installing"
    exit 0
fi
stage=$(mktemp -d) || exit 1
trap 'rm -rf "$stage"' EXIT
prefix=$(sed -n 's/^prefix=//p' "$BUILD/disclose.pc")
version=$(sed -n 's/^.define DISCLOSE_VERSION "\(.*\)"$/\1/p' include/disclose.h)
soname=libdisclose.so.${version%.*}
root=$stage$prefix

check () {
    what=$1
    shift
    if "$@"; then
        echo "ok - $what"
    else
        echo "not ok - $what"
    fi
}

make_here () {
    "$MAKE" -s BUILD="$BUILD" DESTDIR="$stage" "$@" >"$stage/make.log" 2>&1 ||
        { cat "$stage/make.log"; return 1; }
}

check "make install" make_here install

installed () {
    for file in bin/disclose libexec/disclose/disclose-load share/disclose/disclose.sbatch libexec/disclose/disclose-xlsx share/man/man1/disclose-load.1 include/disclose.h include/disclose-audit.h include/disclose-explain.h include/disclose-unknown.h lib/libdisclose.a lib/libdisclose.so \
        "lib/$soname" "lib/libdisclose.so.$version" lib/pkgconfig/disclose.pc \
        share/man/man1/disclose.1 share/man/man3/libdisclose.3 \
        share/man/man3/libdisclose-audit.3 share/man/man3/libdisclose-explain.3 share/man/man3/libdisclose-unknown.3 share/man/man5/disclose-grammar.5 share/locale/zh_CN/LC_MESSAGES/disclose.mo; do
        [ -s "$root/$file" ] || { echo "$file is missing"; return 1; }
    done
    [ "$(find "$root/include" -type f | wc -l)" -eq 4 ] || { echo "other headers"; return 1; }
}
check "what is installed" installed

outside () {
    [ -z "$(find "$stage" ! -type d ! -path "$root/*" ! -name make.log)" ]
}
check "nothing is installed outside PREFIX" outside

soname_is () {
    objdump -p "$root/lib/libdisclose.so.$version" | grep -q "SONAME *$soname\$"
}
check "the SONAME is $soname" soname_is

# The staged .pc file, telling the staged prefix; everything else in it as installed.
mkdir "$stage/pc"
[ ! -f "$root/lib/pkgconfig/disclose.pc" ] ||
    sed "s|^prefix=.*|prefix=$root|" "$root/lib/pkgconfig/disclose.pc" >"$stage/pc/disclose.pc"
export PKG_CONFIG_PATH="$stage/pc${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"

pc_version () {
    [ "$(pkg-config --modversion disclose)" = "$version" ]
}
check "disclose.pc tells version $version" pc_version

# What programs need is asked of pkg-config each time: several words.
# shellcheck disable=SC2046
shared_program () {
    "$CC" -o "$stage/shared" "$1" $(pkg-config --cflags --libs disclose) &&
        LD_LIBRARY_PATH=$root/lib "$stage/shared"
}
check "a program with the shared library" shared_program test/header.c

# shellcheck disable=SC2046
static_program () {
    "$CC" -o "$stage/static" "$1" $(pkg-config --cflags disclose) "$root/lib/libdisclose.a" \
        $(pkg-config --static --libs disclose | sed 's/-ldisclose//') && "$stage/static"
}
check "a program with the static library" static_program test/header.c

program () {
    [ "$("$root/bin/disclose" --version | awk 'NR == 1 { print $NF }')" = "$version" ]
}
check "the installed program tells version $version" program

manuals () {
    for page in "$root"/share/man/man?/*; do
        if command -v mandoc >/dev/null; then
            mandoc -Tlint -W error "$page" || return 1
            [ "$(mandoc -Tutf8 "$page" | wc -l)" -gt 30 ] || return 1
        else
            [ "$(man -l "$page" 2>/dev/null | wc -l)" -gt 30 ] || return 1
        fi
    done
}
if command -v mandoc >/dev/null || command -v man >/dev/null; then
    check "the manuals can be read" manuals
else
    echo "skip - neither mandoc nor man is installed"
fi

uninstalled () {
    make_here uninstall || return 1
    left=$(find "$root" ! -type d)
    [ -z "$left" ] || { echo "$left"; return 1; }
}
check "make uninstall leaves nothing" uninstalled
