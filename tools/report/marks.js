/* What the checker has marked: kept in the browser under the document's checksum. */
const marks = new Map(); // key to { state, remark }
const MARK_HEAD = ['sha256', 'table', 'title', 'section', 'row', 'code', 'name', 'item', 'column', 'page', 'value', 'mark', 'remark'];

/* Stable from one reading to the next: place in the tables, not on the page. */
function markKey(figure) {
  return [figure.table.index, figure.row.section, figure.row.row, figure.table.columns[figure.column].key].join('|');
}

function loadMarks() {
  try {
    for (const [key, mark] of Object.entries(JSON.parse(recall(KEY) ?? '{}')))
      if (mark && ['good', 'doubt'].includes(mark.state)) marks.set(key, { state: mark.state, remark: String(mark.remark ?? '') });
  } catch { /* not ours */ }
}

function saveMarks() {
  remember(KEY, JSON.stringify(Object.fromEntries(marks)));
  for (const [figure, td] of cells) td.className = stateClass(figure) + (figure === focus.figure ? ' on' : '');
  showFigure();
  showWork();
}

/* The same mark once more takes it away. */
function mark(state) {
  const f = focus.figure, key = f && markKey(f);
  if (!f) return;
  if (marks.get(key)?.state === state) marks.delete(key);
  else marks.set(key, { state, remark: $('remark').value });
  saveMarks();
}

function remarkChanged() {
  const f = focus.figure;
  if (!f) return;
  const before = marks.get(markKey(f));
  if (!before && $('remark').value === '') return;
  marks.set(markKey(f), { state: before?.state ?? 'doubt', remark: $('remark').value });
  saveMarks();
}

/* Section - CSV */

/* A leading = + - @ would be a formula to a spreadsheet; amounts may begin with a minus. */
function csvField(value) {
  let text = String(value ?? '');
  if (/^[=+@\t\r]/.test(text) || (/^-/.test(text) && !/^-[\d.]+$/.test(text))) text = "'" + text;
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

function marksAsCsv() {
  const lines = [MARK_HEAD.join(',')];
  for (const f of figures) {
    const m = marks.get(markKey(f));
    if (m)
      lines.push([DOC.sha256, f.table.index + 1, f.table.title, f.row.section, f.row.row, f.row.code, f.row.name, f.row.item, f.table.columns[f.column].key, f.page, f.value ?? '', m.state === 'good' ? '已核对' : '有疑问', m.remark].map(csvField).join(','));
  }
  return '\ufeff' + lines.join('\r\n') + '\r\n';
}

function parseCsv(text) {
  const rows = [[]];
  const pattern = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|\r|$)/gy;
  for (let match; (match = pattern.exec(text)) !== null && (match[0] !== '' || pattern.lastIndex < text.length);) {
    rows.at(-1).push(match[1].startsWith('"') ? match[1].slice(1, -1).replaceAll('""', '"') : match[1]);
    if (match[2] !== ',') rows.push([]);
  }
  return rows.filter((r) => r.length > 1);
}

function importMarks(text) {
  const [head, ...rows] = parseCsv(text.replace(/^\ufeff/, ''));
  const known = new Set(figures.map(markKey));
  let taken = 0, others = 0;
  for (const row of rows) {
    const entry = Object.fromEntries((head ?? []).map((name, i) => [name, row[i] ?? '']));
    const key = [entry.table - 1, entry.section, entry.row, entry.column].join('|');
    const state = { '已核对': 'good', '有疑问': 'doubt' }[entry.mark];
    if (entry.sha256 !== DOC.sha256 || !known.has(key) || !state) { others++; continue; }
    marks.set(key, { state, remark: (entry.remark ?? '').replace(/^'(?=[=+@\t\r-])/, '') });
    taken++;
  }
  saveMarks();
  $('imported').textContent = say('imported', taken, others);
}

function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = make('a', { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

/* Section - The work list */

function workTable(list) {
  const row = (f) => {
    const m = marks.get(markKey(f));
    return make('tr', { class: f === focus.figure ? 'on' : null },
      make('td', { class: 'short' }, m ? say(m.state) : say('open')),
      make('td', null, make('button', { type: 'button', class: 'link work-link', 'data-w': f.index, click: () => { choose(f, { keepTab: true }); showWork(f.index); } }, whereIs(f))),
      make('td', { class: 'amount' }, printed(f)), make('td', { class: 'short' }, say('page-n', f.page)), make('td', null, m?.remark ?? ''));
  };
  const head = ['state', 'where', 'value', 'page-head', 'remark'];
  return make('table', { class: 'work' }, make('thead', null, make('tr', null, ...head.map((h) => make('th', { scope: 'col', class: h === 'value' ? 'amount' : 'short' }, say(h))))),
    make('tbody', null, ...list.map(row)));
}

function showWork(focused) {
  const sample = DATA.sample.map((i) => amounts[i]).filter(Boolean);
  const done = sample.filter((f) => marks.has(markKey(f))).length;
  const marked = figures.filter((f) => marks.has(markKey(f)) && !sample.includes(f));
  const file = make('input', { type: 'file', accept: '.csv,text/csv', id: 'import-file', hidden: true });
  file.addEventListener('change', () => file.files[0]?.text().then(importMarks));
  $('pane-work').replaceChildren(
    make('div', { class: 'line' },
      make('button', { type: 'button', id: 'export', click: () => download(DOC.source.replace(/\.pdf$/i, '') + '-marks.csv', marksAsCsv()) }, say('export')),
      make('button', { type: 'button', id: 'import', click: () => file.click() }, say('import')), file, make('output', { id: 'imported' })),
    make('h2', null, say('sample')),
    make('p', { class: 'soft' }, sample.length > 0 ? say('sample-note', sample.length, DATA.seed) : say('no-sample')),
    sample.length > 0 ? make('progress', { max: sample.length, value: done, 'aria-label': say('progress', done, sample.length) }) : '',
    sample.length > 0 ? workTable(sample) : '',
    make('h2', null, say('marked')), marked.length > 0 ? workTable(marked) : make('p', { class: 'soft' }, say('none-marked')));
  if (focused !== undefined) $('pane-work').querySelector(`[data-w="${focused}"]`)?.focus();
}

function startMarks() {
  loadMarks();
  $('mark-good').addEventListener('click', () => mark('good'));
  $('mark-doubt').addEventListener('click', () => mark('doubt'));
  $('remark').addEventListener('change', remarkChanged);
}
