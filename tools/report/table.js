/* The tables, and the choice of a figure. */
const cells = new Map(); // figure to its cell in the table shown
let open = null;         // the table shown
let columns = [];        // its col elements

/* Headings are merged as printed: levels are joined by `/`. */
function headRows(table, left) {
  const heads = table.columns.map((c) => levels(table, c));
  const depth = Math.max(1, ...heads.map((l) => l.length)), rows = [];
  for (let d = 0; d < depth; d++) {
    const tr = make('tr');
    if (d === 0)
      for (const key of left) tr.append(make('th', { scope: 'col', rowspan: depth }, say(key)));
    for (let c = 0; c < heads.length;) {
      const level = heads[c], last = d === level.length - 1, start = c;
      const same = (other) => other !== undefined && !last && other.length - 1 > d && other.slice(0, d + 1).join('/') === level.slice(0, d + 1).join('/');
      do c++; while (same(heads[c]));
      if (d < level.length)
        tr.append(make('th', { scope: c - start > 1 ? 'colgroup' : 'col', colspan: c - start, rowspan: last ? depth - d : 1 }, level[d]));
    }
    rows.push(tr);
  }
  return rows;
}

function stateClass(figure) {
  const finding = noted.get(figure) ?? (figure.status === 'ok' ? null : 'warning');
  return ['amount', finding === 'error' ? 'bad' : finding ? 'noted' : '', marks.get(markKey(figure))?.state ?? ''].join(' ').trim();
}

function bodyCell(figure, keep) {
  const td = make('td', { class: stateClass(figure), 'data-f': figure.index, tabindex: keep ? -1 : null }, printed(figure));
  if (keep) cells.set(figure, td);
  return td;
}

function bodyRow(table, row, left, keep) {
  const tr = make('tr', { class: row.level === 0 ? 'total' : null });
  for (const key of left)
    tr.append(key === 'name' ? make('th', { scope: 'row', class: 'i' + Math.min(4, Math.max(1, row.level)) }, row.name)
      : make('td', { class: key }, row[key]));
  table.columns.forEach((_, c) => tr.append(row.figures.has(c) ? bodyCell(row.figures.get(c), keep) : make('td')));
  return tr;
}

/* keep: the table is the one that is shown, not one to be printed. */
function buildTable(table, keep) {
  const left = ['code', 'name', 'item'].filter((key) => key === 'name' || table.rows.some((r) => r[key]));
  const caption = make('caption', null, [tableName(table), table.unit && say('unit', table.unit), say('rows', table.rows.length, table.figures)].filter(Boolean).join('　'));
  const cols = left.map(() => make('col')).concat(table.columns.map(() => make('col')));
  const element = make('table', { class: table.columns.length > 5 ? 'figures wide' : 'figures' }, caption, make('colgroup', null, ...cols), make('thead', null, ...headRows(table, left)));
  let body = null, section = null;
  for (const row of table.rows) {
    if (body === null || row.section !== section) {
      section = row.section;
      body = make('tbody');
      if (section) body.append(make('tr', null, make('th', { class: 'side', scope: 'rowgroup', colspan: cols.length }, say(section))));
      element.append(body);
    }
    body.append(bodyRow(table, row, left, keep));
  }
  if (table.rows.length === 0)
    element.append(make('tbody', null, make('tr', null, make('td', { colspan: cols.length }, table.note || say('no-rows')))));
  if (keep) columns = cols.slice(left.length);
  return element;
}

function showTable(table) {
  if (open === table) return;
  open = table;
  cells.clear();
  $('table').replaceChildren(buildTable(table, true));
  $('choose').value = table.index;
  const first = cells.values().next().value;
  if (first) first.tabIndex = 0;
}

function markCells(before, figure) {
  const old = before && cells.get(before), td = cells.get(figure);
  for (const c of columns) c.classList.remove('on');
  if (old) { old.classList.remove('on'); old.tabIndex = -1; old.removeAttribute('aria-current'); old.parentNode.classList.remove('on'); }
  for (const first of $('table').querySelectorAll('td[tabindex="0"]')) first.tabIndex = -1;
  td.classList.add('on');
  td.tabIndex = 0;
  td.setAttribute('aria-current', 'true');
  td.parentNode.classList.add('on');
  columns[figure.column].classList.add('on');
  return td;
}

/* The one way by which a figure is chosen. */
function choose(figure, { fromPage = false, keepTab = false, places = [], steal = true } = {}) {
  const before = focus.figure;
  if (!keepTab && !$('pane-work').contains(document.activeElement)) showTab('tables');
  showTable(figure.table);
  focus.figure = figure;
  focus.places = places;
  const td = markCells(before, figure);
  if (figure.page !== shown.page) turnTo(figure.page);
  else outline();
  showBox(figure.box);
  td.scrollIntoView({ block: fromPage || !keepTab ? 'nearest' : 'center', inline: 'nearest' });
  keepClear(td);
  if (steal && !keepTab && !$('pane-tables').hidden) td.focus({ preventScroll: true });
  showFigure();
}

/* The heading stays above the rows, and must not cover the cell. */
function keepClear(td) {
  const head = $('table').querySelector('thead').getBoundingClientRect(), cell = td.getBoundingClientRect();
  if (cell.top < head.bottom) $('table').scrollTop -= head.bottom - cell.top + 4;
}

function showFigure() {
  const f = focus.figure, mark = f && marks.get(markKey(f));
  $('figure-place').textContent = f ? whereIs(f) + ' · ' + say('page-n', f.page) : say('blank');
  $('figure-value').textContent = f ? [printed(f) + ' ' + f.table.unit, f.status === 'ok' ? '' : say('doubtful', f.status)].join(' ') : '';
  $('mark-good').setAttribute('aria-pressed', mark?.state === 'good');
  $('mark-doubt').setAttribute('aria-pressed', mark?.state === 'doubt');
  $('remark').value = mark?.remark ?? '';
  const done = amounts.filter((a) => marks.has(markKey(a))).length;
  $('progress').textContent = say('progress', done, amounts.length);
}

/* The next cell with a figure that way, over blank ones. */
function step(key) {
  const f = focus.figure;
  if (!f || open !== f.table) return;
  const { rows } = f.table, width = f.table.columns.length;
  let { r, column } = f;
  for (;;) {
    if (key === 'ArrowLeft' || key === 'ArrowRight') column += key === 'ArrowLeft' ? -1 : 1;
    else r += key === 'ArrowUp' ? -1 : 1;
    if (r < 0 || r >= rows.length || column < 0 || column >= width) return;
    if (rows[r].figures.has(column)) { choose(rows[r].figures.get(column)); return; }
  }
}

function startTable() {
  $('choose').addEventListener('change', () => openTable(tables[+$('choose').value]));
  $('table').addEventListener('click', (event) => {
    const td = event.target.closest('td[data-f]');
    if (td) choose(figures[+td.dataset.f]);
  });
}

/* A table by its first figure, or by its page where it has none. */
function openTable(table) {
  const row = table.rows.find((r) => r.figures.size > 0);
  if (row) choose(row.figures.values().next().value, { steal: false });
  else {
    showTable(table);
    if (table.pages.length > 0) turnTo(table.pages[0]);
  }
}
