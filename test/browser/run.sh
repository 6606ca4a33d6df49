#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# Reports in a real browser: Debian's chromium, driven by playwright-core; axe-core looks for what
# keeps people out. Both come from npm, in these versions. Run by `make check-browser`.
set -eu
: "${BUILD:=build}"
packages='playwright-core@1.49.1 axe-core@4.10.2'
place=$BUILD/browser
if [ "$(cat "$place/packages" 2>/dev/null)" != "$packages" ]; then
    { command -v chromium && command -v npm; } >/dev/null || sh tools/setup.sh browser
    mkdir -p "$place"
    echo '{ "private": true }' >"$place/package.json"
    # shellcheck disable=SC2086 # a list
    npm install --silent --no-audit --no-fund --prefix "$place" $packages
    echo "$packages" >"$place/packages"
fi
cp samples/changji-2024/changji-2024.pdf "$place/<img src=x onerror=alert(1)>.pdf"
"$BUILD/disclose" report samples/changji-2024/changji-2024.pdf --sample 10 -o "$place/changji.html"
"$BUILD/disclose" report "$place/<img src=x onerror=alert(1)>.pdf" -o "$place/hostile.html"
"$BUILD/disclose" report samples/*/*2024.pdf -o "$place/index.html"
NODE_PATH=$place/node_modules node test/browser/report.js "$place"
