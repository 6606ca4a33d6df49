'use strict';
/* SPDX-License-Identifier: GPL-2.0-or-later */
/* What the scripts of all pages share: elements, storage, bars. */
/* Storage may be closed to a page from disk. */
function recall(key) {
  try { return localStorage.getItem(key); } catch { return null; }
}
function remember(key, value) {
  try { localStorage.setItem(key, value); } catch { /* kept until the page is closed */ }
}

const $ = (id) => document.getElementById(id);

/* An element; children are elements or text, and text is never markup. */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {}))
    if (name === 'click') element.addEventListener('click', value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : value);
  element.append(...children.filter((c) => c !== null && c !== undefined));
  return element;
}

function grouped(value) {
  const [whole, rest] = value.split('.');
  return whole.replace(/\B(?=(\d{3})+$)/g, ',') + (rest === undefined ? '' : '.' + rest);
}

/* Section - Bars */

const SVG = 'http://www.w3.org/2000/svg';

function shape(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function hatch() {
  return shape('defs', {}, shape('pattern', { id: 'hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    shape('rect', { class: 'hatch-ground', width: 6, height: 6 }), shape('line', { class: 'hatch-line', x1: 0, y1: 0, x2: 0, y2: 6 })));
}

/* bars: [{ name, parts: [{ size, text } or nothing, …], note }]; the second part is hatched. Where they
 * stand beside each other instead of one behind the other, each has its own line. */
function barChart(title, bars, legend, { beside = false } = {}) {
  const size = (part) => Math.max(0, part?.size ?? 0);
  const total = (bar) => beside ? Math.max(...bar.parts.map(size)) : bar.parts.reduce((s, p) => s + size(p), 0);
  const most = Math.max(...bars.map(total));
  const top = legend ? 26 : 4, left = 190, width = beside ? 290 : 330, line = beside ? 40 : 26;
  const svg = shape('svg', { class: 'chart', viewBox: `0 0 680 ${top + bars.length * line + 4}`, role: 'img', 'aria-label': title }, hatch());
  (legend ?? []).forEach((name, i) => svg.append(shape('rect', { class: 'ab'[i], x: left + i * 120, y: 4, width: 14, height: 14 }), shape('text', { x: left + 20 + i * 120, y: 16 }, name)));
  bars.forEach((bar, i) => {
    const y = top + i * line;
    let x = left;
    svg.append(shape('text', { x: left - 8, y: y + (beside ? 24 : 17), 'text-anchor': 'end' }, bar.name.length > 14 ? bar.name.slice(0, 13) + '…' : bar.name));
    bar.parts.forEach((part, p) => {
      const w = most > 0 ? size(part) / most * width : 0, down = beside ? p * 16 : 0;
      if (w > 0) svg.append(shape('rect', { class: 'ab'[p], x, y: y + 4 + down, width: Math.max(w, 1), height: beside ? 13 : line - 9 }));
      if (beside) svg.append(shape('text', { x: left + w + 6, y: y + 15 + down }, part?.text ?? ''));
      else x += w;
    });
    if (!beside) svg.append(shape('text', { x: x + 6, y: y + 17 }, bar.parts.filter(Boolean).map((part) => part.text).join(' + ')));
  });
  svg.append(shape('line', { class: 'axis', x1: left, x2: left, y1: top, y2: top + bars.length * line }));
  return make('figure', null, make('figcaption', null, title), svg);
}
