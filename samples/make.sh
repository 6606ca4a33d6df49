#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds samples/*/NAME.pdf anew from samples/*/source.txt; needs LibreOffice Writer and the fonts
# that the sources name. With arguments: these folders only.
#
# The same source, LibreOffice and fonts give the same bytes. Where the bytes change, so does their
# SHA-256, which stands in the goldens: README.md says what to do then.
set -eu

cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C

[ $# -gt 0 ] || set -- */
for folder in "$@"; do
    name=$(basename "$folder")
    awk -f book.awk "$name/source.txt" >"$work/$name.fodt"
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to pdf \
        --outdir "$work" "$work/$name.fodt" >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
    # What says when it was made is as long as what stands in its place: no offset moves.
    sed -e 's/\(CreationDate(D:\)[0-9]*Z/\120240101000000Z/' \
        -e '/^\/ID \[/s/<[0-9A-F]*>/<00000000000000000000000000000000>/' \
        -e 's/^<[0-9A-F]\{32\}> \]/<00000000000000000000000000000000> ]/' \
        -e '/^\/DocChecksum/s/[0-9A-F]\{32\}/00000000000000000000000000000000/' \
        "$work/$name.pdf" >"$name/$name.pdf"
    echo "samples/$name/$name.pdf"
done
