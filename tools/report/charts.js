/* The budget at a glance. Numbers are made binary only here, to be drawn; what is written beside
 * the bars is what was printed. */
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

/* bars: [{ name, parts: [figure, …] }]; the second part is hatched. */
function barChart(title, unit, bars, legend) {
  const size = (f) => Math.max(0, Number(f?.value ?? 0));
  const most = Math.max(...bars.map((b) => b.parts.reduce((s, f) => s + size(f), 0)));
  const top = legend ? 26 : 4, left = 190, width = 330, line = 26;
  const svg = shape('svg', { class: 'chart', viewBox: `0 0 680 ${top + bars.length * line + 4}`, role: 'img', 'aria-label': title }, hatch());
  (legend ?? []).forEach((name, i) => svg.append(shape('rect', { class: 'ab'[i], x: left + i * 120, y: 4, width: 14, height: 14 }), shape('text', { x: left + 20 + i * 120, y: 16 }, name)));
  bars.forEach((bar, i) => {
    const y = top + i * line;
    let x = left;
    svg.append(shape('text', { x: left - 8, y: y + 17, 'text-anchor': 'end' }, bar.name.length > 14 ? bar.name.slice(0, 13) + '…' : bar.name));
    bar.parts.forEach((f, p) => {
      const w = most > 0 ? size(f) / most * width : 0;
      if (w > 0) svg.append(shape('rect', { class: 'ab'[p], x, y: y + 4, width: Math.max(w, 1), height: line - 9 }));
      x += w;
    });
    svg.append(shape('text', { x: x + 6, y: y + 17 }, bar.parts.filter(Boolean).map(printed).join(' + ')));
  });
  svg.append(shape('line', { class: 'axis', x1: left, x2: left, y1: top, y2: top + bars.length * line }));
  return make('figure', null, make('figcaption', null, title + (unit ? '（' + unit + '）' : '')), svg);
}

const isNonzero = (f) => f && f.value !== null && /[1-9]/.test(f.value);

function sideChart(key, section) {
  const table = tables.find((t) => t.number === 1 && t.rows.some((r) => r.section === section && r.figures.size > 0));
  if (!table) return null;
  const rows = table.rows.filter((r) => r.section === section && r.level > 0 && r.figures.size > 0);
  const least = Math.min(...rows.map((r) => r.level));
  let bars = rows.filter((r) => r.level === least);
  /* Where one row holds all the others, they are what there is to see. */
  if (bars.filter((r) => isNonzero(r.figures.values().next().value)).length < 2) bars = rows.filter((r) => r.level <= least + 1 && r !== bars[0]);
  bars = bars.map((r) => ({ name: r.name, parts: [r.figures.values().next().value] })).filter((b) => isNonzero(b.parts[0]));
  return bars.length > 0 ? barChart(say(key), table.unit, bars) : null;
}

function splitChart() {
  const column = (t, key) => t.columns.findIndex((c) => c.key === key);
  const table = tables.find((t) => column(t, 'basic') >= 0 && column(t, 'project') >= 0 && t.rows.some((r) => r.code.length === 3 && r.figures.size > 0));
  if (!table) return null;
  const parts = ['basic', 'project'].map((key) => column(table, key));
  const bars = table.rows.filter((r) => r.code.length === 3).map((r) => ({ name: r.name, parts: parts.map((c) => r.figures.get(c)) })).filter((b) => b.parts.some(isNonzero));
  return bars.length > 0 ? barChart(say('chart-split'), table.unit, bars, [say('basic'), say('project')]) : null;
}

function threeChart() {
  const table = tables.find((t) => /三公/.test(t.title) && t.rows.some((r) => r.figures.size > 0));
  if (!table) return null;
  const bars = table.rows.length > 1
    ? table.rows.map((r) => ({ name: r.name, parts: [r.figures.values().next().value] }))
    : table.columns.map((c, i) => ({ name: (c.label || c.key).split('/').at(-1), parts: [table.rows[0].figures.get(i)] }));
  const shown = bars.filter((b) => b.parts[0] && b.parts[0].value !== null);
  return shown.length > 0 ? barChart(say('chart-three'), table.unit, shown) : null;
}

function showCharts() {
  const charts = [sideChart('chart-income', 'income'), sideChart('chart-spend', 'expenditure'), splitChart(), threeChart()].filter(Boolean);
  $('pane-charts').replaceChildren(...(charts.length > 0 ? charts : [make('p', null, say('no-charts'))]));
}
