/* Sorting, language, and the years of a department beside each other. */
const body = document.querySelector('#documents tbody'), heads = [...document.querySelectorAll('#documents thead th')];
const lines = [...body.rows];
let zh = true;

function text(line, column) { return line.cells[column].dataset.value ?? line.cells[column].textContent; }

/* Numbers by value, other columns as their readers sort them; what is blank comes last. */
function compare(a, b, column) {
  const x = text(a, column), y = text(b, column);
  if (x === '' || y === '') return (x === '') - (y === '');
  return column >= 2 ? Number(x) - Number(y) : x.localeCompare(y, 'zh-CN');
}

function sortBy(column) {
  const down = heads[column].getAttribute('aria-sort') === 'ascending';
  for (const head of heads) head.removeAttribute('aria-sort');
  heads[column].setAttribute('aria-sort', down ? 'descending' : 'ascending');
  body.append(...[...lines].sort((a, b) => (down ? -1 : 1) * compare(a, b, column)));
}

/* Drawn and told in parts of a hundred, so the binary fraction does no harm. */
function change(from, to) {
  const [a, b] = [from, to].map(Number);
  if (from === undefined || from === '' || to === '' || a === 0) return '';
  return (b >= a ? '+' : '−') + Math.abs((b - a) / a * 100).toFixed(1) + ' %';
}

const YEAR_HEAD = { zh: ['年度', '收入总计', '增减', '支出总计', '增减'], en: ['Year', 'Income', 'Change', 'Expenditure', 'Change'] };

function yearTable(years) {
  const head = YEAR_HEAD[zh ? 'zh' : 'en'].map((t) => make('th', { scope: 'col', class: 'amount' }, t));
  const rows = years.map((l, i) => {
    const changed = (column) => change(i > 0 ? text(years[i - 1], column) : undefined, text(l, column));
    return make('tr', null, ...[text(l, 2), grouped(text(l, 3)), changed(3), grouped(text(l, 4)), changed(4)].map((t) => make('td', { class: 'amount' }, t)));
  });
  return make('div', { class: 'frame' }, make('table', null, make('thead', null, make('tr', null, ...head)), make('tbody', null, ...rows)));
}

function yearChart(years) {
  const part = (l, column) => text(l, column) !== '' && { size: Number(text(l, column)), text: grouped(text(l, column)) };
  const bars = years.map((l) => ({ name: text(l, 2), parts: [part(l, 3), part(l, 4)] }));
  const head = YEAR_HEAD[zh ? 'zh' : 'en'];
  return barChart(zh ? '历年收支（元）' : 'Income and expenditure by year (yuan)', bars, [head[1], head[3]], { beside: true });
}

/* Section - Expenditure by 类: from what a line has of its document, a line a 类 */

function classesOf(line) {
  const lines = (line.cells[1].dataset.classes ?? '').split('\n').filter(Boolean);
  return new Map(lines.map((l) => l.split('\t')).map(([code, name, amount]) => [code, { name, amount }]));
}

const CLASS_HEAD = { zh: ['类', '年', '增减'], en: ['Class', '', 'Change'] };

/* One row a 类, in the order of the codes; its name is that of the last year that has it. */
function classRows(years) {
  const found = years.map(classesOf);
  const codes = [...new Set(found.flatMap((classes) => [...classes.keys()]))].sort();
  return codes.map((code) => {
    const own = found.map((classes) => classes.get(code));
    return { code, name: own.findLast(Boolean).name, amounts: own.map((c) => c?.amount) };
  });
}

function classTable(years, rows) {
  const words = CLASS_HEAD[zh ? 'zh' : 'en'];
  const head = [make('th', { scope: 'col' }, words[0]), ...years.flatMap((l, i) => [text(l, 2) + words[1], ...(i > 0 ? [words[2]] : [])]).map((t) => make('th', { scope: 'col', class: 'amount' }, t))];
  const cells = ({ amounts }) => amounts.flatMap((amount, i) => [amount === undefined ? '' : grouped(amount), ...(i > 0 ? [change(amounts[i - 1], amount ?? '')] : [])]);
  const lines = rows.map((row) => make('tr', null, make('th', { scope: 'row' }, row.code + ' ' + row.name), ...cells(row).map((t) => make('td', { class: 'amount' }, t))));
  return make('div', { class: 'frame' }, make('table', null, make('thead', null, make('tr', null, ...head)), make('tbody', null, ...lines)));
}

/* The last two years beside each other. */
function classChart(years, rows) {
  const names = years.slice(-2).map((l) => text(l, 2) + (zh ? '年' : ''));
  const bars = rows.map((row) => ({ name: row.name, parts: row.amounts.slice(-2).map((amount) => amount !== undefined && { size: Number(amount), text: grouped(amount) }) }));
  return barChart(zh ? '按类支出（元）' : 'Expenditure by class (yuan)', bars.filter((bar) => bar.parts.some(Boolean)), names, { beside: true });
}

function byClass(years) {
  const rows = classRows(years);
  return rows.length > 0 && years.filter((l) => classesOf(l).size > 0).length > 1 ? [classChart(years, rows), classTable(years, rows)] : [];
}

/* A department with several years, the earlier first. */
function showYears() {
  const departments = new Map();
  for (const line of lines) {
    const name = text(line, 1);
    if (name && text(line, 2) !== '0') departments.set(name, [...(departments.get(name) ?? []), line]);
  }
  const parts = [];
  for (const [name, all] of departments) {
    const years = all.sort((a, b) => compare(a, b, 2));
    if (new Set(years.map((l) => text(l, 2))).size > 1) parts.push(make('h2', null, name), yearChart(years), yearTable(years), ...byClass(years));
  }
  $('years').replaceChildren(...parts);
}

function speak() {
  document.documentElement.lang = zh ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-zh]')) element.textContent = zh ? element.dataset.zh : element.dataset.en;
  $('language').textContent = zh ? 'English' : '中文';
  showYears();
}

zh = recall('disclose:language') !== 'en';
heads.forEach((head, column) => head.firstChild.addEventListener('click', () => sortBy(column)));
$('language').addEventListener('click', () => {
  zh = !zh;
  remember('disclose:language', zh ? 'zh' : 'en');
  speak();
});
for (const line of lines)
  for (const column of [3, 4]) {
    const cell = line.cells[column];
    cell.dataset.value = cell.textContent;
    cell.textContent = grouped(cell.dataset.value);
  }
speak();
