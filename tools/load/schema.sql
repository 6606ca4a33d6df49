-- What `disclose load` keeps; disclose-load(1) describes it. SPDX-License-Identifier: GPL-2.0-or-later

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    run TEXT NOT NULL,
    path TEXT NOT NULL,
    folder TEXT NOT NULL,
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    template TEXT NOT NULL,
    year INTEGER,
    department TEXT NOT NULL,
    kind TEXT NOT NULL,
    missing TEXT NOT NULL,
    figures INTEGER NOT NULL,
    status TEXT NOT NULL,
    reason TEXT NOT NULL,
    message TEXT NOT NULL,
    version TEXT NOT NULL,
    settings TEXT NOT NULL,
    copy_of INTEGER REFERENCES documents ON DELETE SET NULL,
    UNIQUE (run, path)
) STRICT;

CREATE TABLE tables (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    template TEXT NOT NULL,
    number INTEGER NOT NULL,
    year INTEGER,
    department TEXT NOT NULL,
    title TEXT NOT NULL,
    unit TEXT NOT NULL,
    way TEXT NOT NULL,
    first_page INTEGER,
    last_page INTEGER,
    rows INTEGER NOT NULL,
    figures INTEGER NOT NULL,
    note TEXT NOT NULL,
    UNIQUE (document, ordinal)
) STRICT;

CREATE TABLE figures (
    id INTEGER PRIMARY KEY,
    table_id INTEGER NOT NULL REFERENCES tables ON DELETE CASCADE,
    section TEXT NOT NULL,
    row INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    level INTEGER NOT NULL,
    item TEXT NOT NULL,
    column TEXT NOT NULL,
    value TEXT,
    unit TEXT NOT NULL,
    yuan TEXT,
    fen INTEGER,
    page INTEGER NOT NULL,
    x0 REAL NOT NULL,
    y0 REAL NOT NULL,
    x1 REAL NOT NULL,
    y1 REAL NOT NULL,
    raw TEXT NOT NULL,
    status TEXT NOT NULL
) STRICT;

-- origin: what reading the document found, or what checking its figures did.
CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    origin TEXT NOT NULL CHECK (origin IN ('reading', 'check')),
    ordinal INTEGER NOT NULL,
    finding TEXT NOT NULL,
    severity TEXT NOT NULL,
    message TEXT NOT NULL,
    text TEXT NOT NULL,
    difference TEXT,
    envelope TEXT,
    number INTEGER,
    page INTEGER,
    x0 REAL,
    y0 REAL,
    x1 REAL,
    y1 REAL,
    UNIQUE (document, origin, ordinal)
) STRICT;

-- The figures that take part in a finding of a check.
CREATE TABLE terms (
    id INTEGER PRIMARY KEY,
    finding_id INTEGER NOT NULL REFERENCES findings ON DELETE CASCADE,
    role TEXT NOT NULL,
    rank INTEGER,
    number INTEGER,
    section TEXT NOT NULL,
    row INTEGER,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    item TEXT NOT NULL,
    column TEXT NOT NULL,
    value TEXT,
    expected TEXT,
    page INTEGER,
    x0 REAL,
    y0 REAL,
    x1 REAL,
    y1 REAL
) STRICT;

-- Which tables tell expenditure by a classification; the place for those of other grammars too.
CREATE TABLE classified (
    template TEXT NOT NULL,
    number INTEGER NOT NULL,
    classification TEXT NOT NULL CHECK (classification IN ('function', 'economy')),
    fund TEXT NOT NULL,
    PRIMARY KEY (template, number)
) STRICT;

INSERT INTO classified (template, number, classification, fund) VALUES
    ('xinjiang-budget', 3, 'function', 'all'),
    ('xinjiang-budget', 5, 'function', 'general'),
    ('xinjiang-budget', 6, 'economy', 'general'),
    ('xinjiang-budget', 8, 'function', 'gov_fund'),
    ('xinjiang-budget', 9, 'function', 'state_capital'),
    ('shanghai-budget', 3, 'function', 'all'),
    ('shanghai-budget', 5, 'function', 'general'),
    ('shanghai-budget', 6, 'function', 'gov_fund'),
    ('shanghai-budget', 7, 'function', 'state_capital'),
    ('shanghai-budget', 8, 'economy', 'general'),
    ('national-final', 3, 'function', 'all'),
    ('national-final', 5, 'function', 'general'),
    ('national-final', 6, 'economy', 'general'),
    ('national-final', 8, 'function', 'gov_fund'),
    ('national-final', 9, 'function', 'state_capital');

CREATE INDEX documents_sha256 ON documents (sha256);
CREATE INDEX documents_copy ON documents (copy_of) WHERE copy_of IS NOT NULL;
CREATE INDEX documents_year ON documents (year, department);
CREATE INDEX tables_number ON tables (template, number);
CREATE INDEX tables_department ON tables (department, year);
CREATE INDEX findings_finding ON findings (finding);
CREATE INDEX terms_finding ON terms (finding_id);

-- Every figure with its table and document; of documents that are there twice one.
CREATE VIEW v_figures AS
SELECT d.id AS document, d.path AS file, d.source, d.kind, t.template, t.year, t.department,
    t.number AS table_number, t.title, f.section, f.row, f.code, f.name, f.path, f.level, f.item,
    f.column, f.value, f.unit, f.yuan, f.fen, f.page, f.x0, f.y0, f.x1, f.y1, f.raw, f.status
FROM documents d
JOIN tables t ON t.document = d.id
JOIN figures f ON f.table_id = t.id
WHERE d.copy_of IS NULL;

-- Figures last (CROSS JOIN says so), table by table as they stand in the file. A table and a row stand
-- for all else that is grouped by: it is there so that what is asked of it is asked before grouping.
CREATE VIEW v_by_function AS
SELECT d.id AS document, t.template, d.kind, t.year, t.department, c.fund, f.code,
    substr(f.code, 1, 3) AS class, f.name, f.path, f.level,
    sum(f.fen) FILTER (WHERE f.column = 'total') AS total_fen,
    sum(f.fen) FILTER (WHERE f.column IN ('basic', 'basic_personnel', 'basic_public')) AS basic_fen,
    sum(f.fen) FILTER (WHERE f.column = 'project') AS project_fen,
    count(*) FILTER (WHERE f.status <> 'ok') AS doubtful
FROM tables t
JOIN documents d ON d.id = t.document
JOIN classified c ON c.template = t.template AND c.number = t.number
CROSS JOIN figures f ON f.table_id = t.id
WHERE c.classification = 'function' AND d.copy_of IS NULL AND f.code <> ''
GROUP BY t.id, f.section, f.row, f.code, f.level, d.id, d.kind, t.template, t.year, t.department,
    c.fund;

CREATE VIEW v_by_economy AS
SELECT d.id AS document, t.template, d.kind, t.year, t.department, c.fund, f.code,
    substr(f.code, 1, 3) AS class, f.name, f.path, f.level,
    sum(f.fen) FILTER (WHERE f.column IN ('total', 'amount')) AS total_fen,
    sum(f.fen) FILTER (WHERE f.column = 'personnel'
        OR (f.section = 'personnel' AND f.column = 'amount')) AS personnel_fen,
    sum(f.fen) FILTER (WHERE f.column = 'public'
        OR (f.section = 'public' AND f.column = 'amount')) AS public_fen,
    count(*) FILTER (WHERE f.status <> 'ok') AS doubtful
FROM tables t
JOIN documents d ON d.id = t.document
JOIN classified c ON c.template = t.template AND c.number = t.number
CROSS JOIN figures f ON f.table_id = t.id
WHERE c.classification = 'economy' AND d.copy_of IS NULL AND f.code <> ''
GROUP BY t.id, f.section, f.row, f.code, f.level, d.id, d.kind, t.template, t.year, t.department,
    c.fund;

CREATE VIEW v_lines AS
SELECT 'function' AS classification, document, template, kind, year, department, fund, code, class,
    name, path, level, total_fen, doubtful
FROM v_by_function
UNION ALL
SELECT 'economy', document, template, kind, year, department, fund, code, class, name, path, level,
    total_fen, doubtful
FROM v_by_economy;

-- A line of a year beside that of the same department, kind, fund and code the year before.
CREATE VIEW v_year_over_year AS
SELECT now.department, now.kind, now.classification, now.fund, now.code, now.name, now.level,
    before.year AS previous_year, now.year, before.total_fen AS previous_fen, now.total_fen,
    now.total_fen - before.total_fen AS change_fen,
    CASE WHEN before.total_fen <> 0
        THEN (now.total_fen - before.total_fen) * 10000 / abs(before.total_fen)
    END AS change_bp,
    before.document AS previous_document, now.document
FROM v_lines now
JOIN v_lines before ON before.department = now.department AND before.kind = now.kind
    AND before.classification = now.classification AND before.fund = now.fund
    AND before.code = now.code AND before.year = now.year - 1;

CREATE VIEW v_findings AS
SELECT d.id AS document, d.path AS file, d.template, d.year, d.department, g.origin, g.ordinal,
    g.finding, g.severity, g.message, g.text, g.difference, g.envelope, g.number AS table_number,
    g.page, g.x0, g.y0, g.x1, g.y1,
    (SELECT count(*) FROM terms t WHERE t.finding_id = g.id) AS terms, g.id AS finding_id
FROM findings g
JOIN documents d ON d.id = g.document
WHERE d.copy_of IS NULL;
