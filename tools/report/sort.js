'use strict';
/* SPDX-License-Identifier: GPL-2.0-or-later */
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

function make(tag, ...children) {
  const element = document.createElement(tag);
  element.append(...children);
  return element;
}

function grouped(value) {
  const [whole, rest] = value.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest === undefined ? '' : '.' + rest);
}

/* Drawn and told in parts of a hundred, so the binary fraction does no harm. */
function change(from, to) {
  const [a, b] = [from, to].map(Number);
  if (from === undefined || from === '' || to === '' || a === 0) return '';
  return (b >= a ? '+' : '−') + Math.abs((b - a) / a * 100).toFixed(1) + ' %';
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
    if (new Set(years.map((l) => text(l, 2))).size < 2) continue;
    const rows = years.map((l, i) => {
      const cells = [text(l, 2), grouped(text(l, 3)), change(i > 0 ? text(years[i - 1], 3) : undefined, text(l, 3)), grouped(text(l, 4)), change(i > 0 ? text(years[i - 1], 4) : undefined, text(l, 4))].map((t) => make('td', t));
      cells.forEach((c) => { c.className = 'amount'; });
      return make('tr', ...cells);
    });
    const head = (zh ? ['年度', '收入总计', '增减', '支出总计', '增减'] : ['Year', 'Income', 'Change', 'Expenditure', 'Change']).map((t) => make('th', t));
    head.forEach((h) => { h.scope = 'col'; });
    const frame = make('div', make('table', make('thead', make('tr', ...head)), make('tbody', ...rows)));
    frame.className = 'frame';
    parts.push(make('h2', name), frame);
  }
  document.getElementById('years').replaceChildren(...parts);
}

function speak() {
  document.documentElement.lang = zh ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-zh]')) element.textContent = zh ? element.dataset.zh : element.dataset.en;
  document.getElementById('language').textContent = zh ? 'English' : '中文';
  showYears();
}

try { zh = localStorage.getItem('disclose:language') !== 'en'; } catch { /* Chinese */ }
heads.forEach((head, column) => head.firstChild.addEventListener('click', () => sortBy(column)));
document.getElementById('language').addEventListener('click', () => {
  zh = !zh;
  try { localStorage.setItem('disclose:language', zh ? 'zh' : 'en'); } catch { /* until closed */ }
  speak();
});
for (const line of lines)
  for (const column of [3, 4]) {
    const cell = line.cells[column];
    cell.dataset.value = cell.textContent;
    cell.textContent = grouped(cell.dataset.value);
  }
speak();
