#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# From a fresh Debian 12 to a result, with nothing but a shell there yet:
#
#     sh tools/setup.sh try        install what is missing, build, convert a sample, say where it is
#     sh tools/setup.sh test       install what is missing, build, run the tests
#     sh tools/setup.sh install    install what building needs
#     sh tools/setup.sh ci         install what building, testing and `make asan lint fuzz` need
#     sh tools/setup.sh cluster    install what `make check-cluster` needs
#     sh tools/setup.sh package    install what `make check-package` needs
#     sh tools/setup.sh browser    install what `make check-browser` needs
#
# Nothing is installed that is there already. As root, or with sudo.
set -eu
cd "$(dirname "$0")/.."

build='gcc libc6-dev make pkg-config gettext poppler-data libglib2.0-dev libpoppler-glib-dev
    libcairo2-dev libpng-dev libfontconfig-dev libpcre2-dev libcsv-dev libseccomp-dev libsqlite3-dev libxlsxwriter-dev'
test='check g++ binutils mandoc procps sqlite3 unzip zip'
browser='chromium fonts-noto-cjk'
package=
cluster='slurm-wlm munge'
ci='clang libclang-rt-14-dev clang-format clang-tidy cppcheck shellcheck valgrind gcovr'
# Workbooks are read back by LibreOffice, in any of its packages.
command -v soffice >/dev/null || ci="$ci libreoffice-calc-nogui"
# A Node.js from elsewhere than Debian brings its own npm, and does not stand beside Debian's.
command -v npm >/dev/null || { browser="$browser nodejs npm"; package='nodejs npm'; }

missing () {
    for package in "$@"; do
        state=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || :)
        case $state in
        *' installed') ;;
        *) echo "$package" ;;
        esac
    done
}

apt () {
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get -q -y "$@"
}

# Lists of packages are words to be split.
# shellcheck disable=SC2086
install_missing () {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        echo "setup: no apt-get here; going on with what is installed. Debian calls what is needed:"
        echo "setup:" "$@"
        return
    fi
    wanted=$(missing "$@" | tr '\n' ' ')
    [ -n "$wanted" ] || return 0
    sudo=
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || {
            echo "setup: run this as root, or install sudo: missing are $wanted" >&2
            exit 1
        }
        sudo=sudo
    fi
    echo "setup: installing $wanted"
    # Package lists that are there may be older than the mirror, and a fresh system has none.
    apt update
    apt install --no-install-recommends $wanted
}

jobs () {
    nproc 2>/dev/null || echo 1
}

build_all () {
    make -s -j"$(jobs)" "$@"
}

try_sample () {
    sample=
    for file in samples/*/*.pdf; do
        [ ! -f "$file" ] || { sample=$file; break; }
    done
    [ -n "$sample" ] || { echo "setup: there is no samples/*/*.pdf to convert" >&2; exit 1; }
    name=$(basename "$sample" .pdf)
    rm -rf "build/try/$name"
    mkdir -p build/try
    echo "+ build/disclose convert -o build/try $sample"
    build/disclose convert -o build/try "$sample"
    [ -s "build/try/$name/figures.csv" ] || { echo "setup: no figures were written" >&2; exit 1; }
    echo
    head -n 4 "build/try/$name/figures.csv"
    echo "…"
    echo
    echo "$sample was converted. Its $(($(wc -l <"build/try/$name/figures.csv") - 1)) figures are in"
    echo "    $PWD/build/try/$name/figures.csv"
    echo "and its tables, as printed, in table-*.csv beside it."
    echo "Now your own: build/disclose convert -o OUT FILE.pdf"
}

# Lists of packages are words to be split.
# shellcheck disable=SC2086
case ${1-} in
try)
    install_missing $build
    build_all
    try_sample
    ;;
test)
    install_missing $build $test
    build_all tests
    make -s check
    ;;
install) install_missing $build ;;
ci) install_missing $build $test $ci ;;
cluster) install_missing $build $test $cluster ;;
package) install_missing $build $test $package ;;
browser) install_missing $build $browser ;;
*)
    echo "usage: sh tools/setup.sh try | test | install | ci | cluster | package | browser" >&2
    exit 2
    ;;
esac
