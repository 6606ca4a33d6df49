/* Figures and where they stand. */
const DATA = JSON.parse($('data').textContent);
const DOC = DATA.document, AUDIT = DATA.audit, KEY = 'disclose:' + DOC.sha256;
const tables = DOC.tables.map((t, i) => ({ ...t, index: i, rows: DATA.tables[i] }));
const figures = [];       // in the order of the document
const byPlace = new Map(); // "page:box" to figure
const byPage = new Map();  // page to figures

function placeKey(page, box) {
  return page + ':' + box.map((n) => n.toFixed(2)).join(',');
}

const amounts = [];       // those that are numbers
for (const table of tables)
  table.rows.forEach((row, r) => {
    row.figures = new Map();
    for (const [column, raw, value, status, page, ...box] of row.cells) {
      const figure = { index: figures.length, table, row, r, column, raw, value, status, page, box };
      figures.push(figure);
      if (value !== null) amounts.push(figure);
      row.figures.set(column, figure);
      byPlace.set(placeKey(page, box), figure);
      if (!byPage.has(page)) byPage.set(page, []);
      byPage.get(page).push(figure);
    }
  });

/* Two sides of one table share a column, which is printed under two headings: the lowest is common. */
function levels(table, column) {
  const all = (column.label || column.key).split('/');
  return table.sections.length > 0 ? all.slice(-1) : all;
}
function label(table, column) {
  return table.columns[column] ? levels(table, table.columns[column]).join('/') : '';
}
function tableName(table) {
  return say('table-n', table.number) + ' ' + table.title;
}
function rowName(row) {
  return row.item || row.name;
}
function printed(figure) {
  return figure.value === null ? figure.raw : grouped(figure.value);
}
function whereIs(figure) {
  return [tableName(figure.table), figure.row.section && say(figure.row.section), figure.row.code, rowName(figure.row), label(figure.table, figure.column)].filter(Boolean).join(' · ');
}
