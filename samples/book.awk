# SPDX-License-Identifier: GPL-2.0-or-later
# A budget book written down in a plain text file (see README.md) becomes a flat OpenDocument text.
#
# A line is a word and what belongs to it; blank lines and lines that begin with # are skipped.

function escape(s) {
    gsub(/&/, "\\&amp;", s)
    gsub(/</, "\\&lt;", s)
    gsub(/>/, "\\&gt;", s)
    return s
}

function trim(s) {
    gsub(/^[ \t]+|[ \t]+$/, "", s)
    return s
}

# A paragraph; the first one after `page` carries the page's style.
function paragraph(style, content) {
    if (fresh != "") {
        breaks++
        pages[breaks] = "<style:style style:name=\"break" breaks "\" style:family=\"paragraph\"" \
            " style:parent-style-name=\"" style "\" style:master-page-name=\"" fresh "\"/>"
        style = "break" breaks
        fresh = ""
    }
    body[++n_body] = "<text:p text:style-name=\"" style "\">" content "</text:p>"
}

function is_number(s) {
    return s ~ /^[-(]?[0-9][0-9,]*(\.[0-9]+)?\)?$/
}

# Sides of a cell that are drawn, by how the table is ruled.
function sides(r, last) {
    if (rules == "grid")
        return "fo:border=\"0.5pt solid #000000\""
    if (rules == "rows")
        return "fo:border-left=\"none\" fo:border-right=\"none\"" \
            " fo:border-top=\"0.5pt solid #000000\"" \
            " fo:border-bottom=\"0.5pt solid #000000\""
    out = "fo:border-left=\"none\" fo:border-right=\"none\""
    out = out " fo:border-top=\"" (r == 1 ? "1.5pt solid #000000" : "none") "\""
    if (last == n_rows)
        return out " fo:border-bottom=\"1.5pt solid #000000\""
    return out " fo:border-bottom=\"" (last == n_heads ? "0.75pt solid #000000" : "none") "\""
}

function cell_style(r, last) {
    key = sides(r, last)
    if (!(key in cell_styles)) {
        cell_styles[key] = "cell" (++n_cell_styles)
        definitions[++n_definitions] = "<style:style style:name=\"cell" n_cell_styles \
            "\" style:family=\"table-cell\"><style:table-cell-properties " key \
            " fo:padding=\"0.04cm\" style:vertical-align=\"middle\"/></style:style>"
    }
    return cell_styles[key]
}

function begin_table(widths,    i, sum, w) {
    n_tables++
    n_columns = split(widths, w, " ")
    for (i = 1; i <= n_columns; i++)
        sum += w[i]
    table = "table" n_tables
    definitions[++n_definitions] = "<style:style style:name=\"" table "\" style:family=\"table\">" \
        "<style:table-properties style:rel-width=\"100%\" table:align=\"margins\"" \
        " table:border-model=\"collapsing\"/></style:style>"
    columns = ""
    for (i = 1; i <= n_columns; i++) {
        definitions[++n_definitions] = "<style:style style:name=\"" table "." i \
            "\" style:family=\"table-column\"><style:table-column-properties" \
            " style:rel-column-width=\"" int(w[i] * 65535 / sum) "*\"/></style:style>"
        columns = columns "<table:table-column table:style-name=\"" table "." i "\"/>"
    }
    n_rows = n_heads = 0
}

function add_row(line,    parts, n, i) {
    n = split(line, parts, /\|/)
    if (n != n_columns) {
        print FILENAME ":" FNR ": " n " cells, not " n_columns >"/dev/stderr"
        failed = 1
    }
    n_rows++
    for (i = 1; i <= n; i++)
        cell[n_rows, i] = trim(parts[i])
}

# `<` is covered by the cell to its left, `^` by the one above.
function cell_text(r, c,    across, down, style, content) {
    if (cell[r, c] == "<" || cell[r, c] == "^")
        return "<table:covered-table-cell/>"
    for (across = 1; c + across <= n_columns && cell[r, c + across] == "<"; across++)
        ;
    for (down = 1; r + down <= n_rows && cell[r + down, c] == "^"; down++)
        ;
    content = cell[r, c]
    style = "label"
    if (r <= n_heads)
        style = "heading"
    else if (is_number(content) && content ~ /[.,]|^[0-9]{5,}$/)
        style = "amount"
    else if (is_number(content))
        style = "code"
    return "<table:table-cell table:style-name=\"" cell_style(r, r + down - 1) "\"" \
        (across > 1 ? " table:number-columns-spanned=\"" across "\"" : "") \
        (down > 1 ? " table:number-rows-spanned=\"" down "\"" : "") \
        " office:value-type=\"string\"><text:p text:style-name=\"" style "\">" \
        escape(content) "</text:p></table:table-cell>"
}

function end_table(    r, c, out) {
    out = "<table:table table:style-name=\"" table "\">" columns
    for (r = 1; r <= n_rows; r++) {
        if (r == 1 && n_heads > 0)
            out = out "<table:table-header-rows>"
        out = out "<table:table-row table:style-name=\"row\">"
        for (c = 1; c <= n_columns; c++)
            out = out cell_text(r, c)
        out = out "</table:table-row>\n"
        if (r == n_heads)
            out = out "</table:table-header-rows>"
    }
    body[++n_body] = out "</table:table>"
}

function paragraph_style(name, size, properties, weight) {
    print "<style:style style:name=\"" name "\" style:family=\"paragraph\">" \
        "<style:paragraph-properties " properties "/><style:text-properties" \
        " style:font-name=\"body\" style:font-name-asian=\"body\"" \
        " style:font-name-complex=\"body\" fo:font-size=\"" size "pt\"" \
        " style:font-size-asian=\"" size "pt\"" weight "/></style:style>"
}

function page_style(name, width, height) {
    print "<style:page-layout style:name=\"" name "\"><style:page-layout-properties" \
        " fo:page-width=\"" width "\" fo:page-height=\"" height \
        "\" style:print-orientation=\"" name "\"" \
        " fo:margin-top=\"2cm\" fo:margin-bottom=\"1.5cm\" fo:margin-left=\"1.8cm\"" \
        " fo:margin-right=\"1.8cm\"/><style:footer-style><style:header-footer-properties" \
        " fo:min-height=\"0.8cm\" fo:margin-top=\"0.3cm\"/></style:footer-style>" \
        "</style:page-layout>"
}

function master_page(name) {
    print "<style:master-page style:name=\"" name "\" style:page-layout-name=\"" name "\">" \
        "<style:footer><text:p text:style-name=\"footer\">— <text:page-number/> —</text:p>" \
        "</style:footer></style:master-page>"
}

BEGIN {
    size = 9
    rules = "grid"
    fresh = "portrait"
}

/^[ \t]*(#|$)/ { next }

{
    word = $1
    rest = trim(substr($0, length(word) + 1))
}

word == "font" { font = rest; next }
word == "size" { size = rest; next }
word == "rules" { rules = rest; next }
word == "page" { fresh = rest; next }
word == "cover" || word == "section" || word == "text" || word == "label" || word == "title" {
    paragraph(word, escape(rest))
    next
}
word == "note" { paragraph("label", escape(rest)); next }
word == "line" {
    i = index(rest, "|")
    paragraph("line", escape(trim(substr(rest, 1, i - 1))) "<text:tab/>" \
        escape(trim(substr(rest, i + 1))))
    next
}
word == "table" { begin_table(rest); next }
word == "=" { add_row(rest); n_heads = n_rows; next }
word == "-" { add_row(rest); next }
word == "end" { end_table(); next }

{
    print FILENAME ":" FNR ": what is `" word "`?" >"/dev/stderr"
    failed = 1
}

END {
    print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
    print "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
    print " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
    print " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
    print " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
    print " xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\""
    print " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
    print " office:version=\"1.3\" office:mimetype=\"application/vnd.oasis.opendocument.text\">"
    print "<office:font-face-decls><style:font-face style:name=\"body\" svg:font-family=\"&apos;" \
        font "&apos;\"/></office:font-face-decls>"
    print "<office:styles>"
    centre = "fo:text-align=\"center\""
    paragraph_style("cover", 24, centre " fo:margin-top=\"4cm\"", " fo:font-weight=\"bold\"")
    paragraph_style("section", 15, centre " fo:margin-top=\"0.4cm\" fo:margin-bottom=\"0.4cm\"")
    paragraph_style("text", 11, "fo:text-indent=\"0.8cm\" fo:line-height=\"150%\"")
    paragraph_style("title", 14, centre " fo:margin-bottom=\"0.2cm\" fo:keep-with-next=\"always\"")
    paragraph_style("footer", 9, centre)
    print "<style:style style:name=\"line\" style:family=\"paragraph\">" \
        "<style:paragraph-properties fo:margin-bottom=\"0.1cm\" fo:keep-with-next=\"always\">" \
        "<style:tab-stops>" \
        "<style:tab-stop style:position=\"14cm\"/></style:tab-stops></style:paragraph-properties>" \
        "<style:text-properties style:font-name=\"body\" style:font-name-asian=\"body\"" \
        " fo:font-size=\"" size "pt\" style:font-size-asian=\"" size "pt\"/></style:style>"
    paragraph_style("label", size, "fo:text-align=\"start\"")
    paragraph_style("heading", size, centre)
    paragraph_style("code", size, centre)
    paragraph_style("amount", size, "fo:text-align=\"end\"")
    print "</office:styles><office:automatic-styles>"
    print "<style:style style:name=\"row\" style:family=\"table-row\"><style:table-row-properties" \
        " fo:keep-together=\"always\"/></style:style>"
    page_style("portrait", "21cm", "29.7cm")
    page_style("landscape", "29.7cm", "21cm")
    for (i = 1; i <= breaks; i++)
        print pages[i]
    for (i = 1; i <= n_definitions; i++)
        print definitions[i]
    print "</office:automatic-styles>"
    print "<office:master-styles>"
    master_page("portrait")
    master_page("landscape")
    print "</office:master-styles>"
    print "<office:body><office:text>"
    for (i = 1; i <= n_body; i++)
        print body[i]
    print "</office:text></office:body></office:document>"
    exit failed
}
