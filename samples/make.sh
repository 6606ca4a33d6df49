#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Builds samples/*/NAME.pdf anew from samples/*/source.txt; needs LibreOffice Writer and the fonts
# that the sources name. With arguments: these folders only.
#
# The same source, LibreOffice and fonts give the same pages, but other bytes where any of them
# changed. A new PDF has a new SHA-256, which stands in the goldens: README.md says what to do then.
set -eu

cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=1704067200 LC_ALL=C.UTF-8

[ $# -gt 0 ] || set -- */
for folder in "$@"; do
    name=$(basename "$folder")
    awk -f book.awk "$name/source.txt" >"$work/$name.fodt"
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to \
        'pdf:writer_pdf_Export:{"ReduceImageResolution":{"type":"boolean","value":"true"}}' \
        --outdir "$work" "$work/$name.fodt" >/dev/null
    mv "$work/$name.pdf" "$name/$name.pdf"
    echo "samples/$name/$name.pdf"
done
