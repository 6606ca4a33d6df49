#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# The manual of a header, made from it: man3.sh include/disclose.h VERSION >libdisclose.3
#
# The header is written as a manual already: an essay at its top, `/* Section - Name` banners, and a
# documentation comment before each call. Text becomes text, indented lines of the essay become an
# example, declarations are set as they stand.
set -eu
header=$(basename "$1")
name=lib$(basename "$header" .h)
cat <<END
.\" Made from $header by $(basename "$0"): changes belong there.
.TH $(echo "$name" | tr '[:lower:]' '[:upper:]' | sed 's/-/\\-/g') 3 "" "libdisclose $2" "Library Functions Manual"
.SH NAME
$(echo "$name" | sed 's/-/\\-/g') \- $(sed -n '1s/^[^:]*: \(.*\)\.$/\1/p' "$1")
.SH SYNOPSIS
.nf
#include <$header>

cc $(printf '%s' "\$(pkg\\-config \\-\\-cflags \\-\\-libs disclose)")
.fi
.SH DESCRIPTION
END
awk '
# Roff, with code marks turned to bold.
function roff (s,   out, inside)
{
    gsub (/\\/, "\\e", s); gsub (/-/, "\\-", s)
    while (match (s, /`[^`]*`/)) {
        inside = substr (s, RSTART + 1, RLENGTH - 2)
        out = out substr (s, 1, RSTART - 1) "\\fB" inside "\\fR"
        s = substr (s, RSTART + RLENGTH)
    }
    s = out s
    while (match (s, /[@#][A-Za-z_]+/))
        s = substr (s, 1, RSTART - 1) "\\fI" substr (s, RSTART + 1, RLENGTH - 1) "\\fR" \
            substr (s, RSTART + RLENGTH)
    sub (/^[.\x27]/, "\\\\\\&&", s)
    return s
}
function code (s)
{
    gsub (/\\/, "\\e", s); gsub (/-/, "\\-", s); sub (/^[.\x27]/, "\\\\\\&&", s)
    return s
}
function open_code () { if (!coding) print ".PP\n.nf\n.RS 4"; coding = 1 }
function close_code () { if (coding) { print ".RE\n.fi"; gap = 1 } coding = 0 }
function text (s)
{
    if (essay && s ~ /^    /) { open_code (); print code (substr (s, 5)); return }
    if (s == "" && coding) { if (essay) { close_code () } return }
    close_code ()
    if (s == "") { if (!fresh) gap = 1; return }
    if (gap && s !~ /^[A-Za-z_]+:$/) { print ".PP"; gap = 0 }
    if (s ~ /^[A-Za-z_]+:$/) return # its name stands in the declaration
    sub (/^ +/, "", s)
    if (s != "") { print roff (s); fresh = 0 }
}
function comment (s)
{
    sub (/^ ?\* ?/, "", s)
    if (s ~ /^SPDX-/) { skip_blank = 1; return }
    if (skip_blank && s == "") { skip_blank = 0; return }
    if (match (s, /^@[A-Za-z_]+:/)) {
        close_code ()
        gap = 0
        print ".TP\n.I " substr (s, 2, RLENGTH - 2)
        s = substr (s, RLENGTH + 1)
        sub (/^ +/, "", s)
        if (s != "") print roff (s)
        return
    }
    text (s)
}
# Declarations are gathered first: their documentation comes before them in the header, after them
# in the manual.
function flush_doc (   i)
{
    for (i = 1; i <= docs; i++) comment (doc[i])
    docs = 0
}
NR == 1 { essay = 1; in_comment = 1; sub (/^\/\* /, ""); print roff ($0); next }
in_comment && essay && /^ \*\// { close_code (); essay = in_comment = 0; next }
in_comment && essay { comment ($0); next }
/^\/\* Section - / {
    flush_doc ()
    name = $0; sub (/^\/\* Section - /, "", name); sub (/ *\*\/$/, "", name)
    print ".SH " toupper (name)
    fresh = 1
    if ($0 !~ /\*\/$/) in_section = 1
    next
}
in_section { if (/\*\/$/) { in_section = 0; next } comment ($0); next }
/^\/\*\* .*\*\/$/ { docs = 1; doc[1] = $0; sub (/^\/\*\*/, " *", doc[1]); sub (/ *\*\/$/, "", doc[1]); next }
/^\/\*\*$/ { in_doc = 1; docs = 0; next }
/^\/\*\* / { in_doc = docs = 1; doc[1] = $0; sub (/^\/\*\*/, " *", doc[1]); next }
in_doc && /^ \*\/$/ { in_doc = 0; next }
in_doc { doc[++docs] = $0; if (sub (/ *\*\/$/, "", doc[docs])) in_doc = 0; next }
/^#/ && !/^#define DISCLOSE_(VERSION|ERROR)/ { next }
/^G_/ || /^ *$/ {
    if (declared && /^ *$/) {
        print ".fi"
        if (docs > 0) { print ".RS 4"; flush_doc (); print ".RE" }
        declared = 0
    }
    next
}
{
    if (!declared) { print (fresh ? ".nf" : ".PP\n.nf"); declared = 1; fresh = 0 }
    if (sub (/^DISCLOSE_API /, "")) cut = 1
    else if (cut) sub (/^             /, "")
    if (/;$/) cut = 0
    print "\\fB" code ($0) "\\fR"
}
' "$1"
cat <<'END'
.SH SEE ALSO
.BR disclose (1),
.BR disclose-grammar (5)
END
