/* The budget at a glance. Numbers are made binary only here, to be drawn; what is written beside
 * the bars is what was printed. */
function drawn(figure) {
  return figure && { size: Number(figure.value ?? 0), text: printed(figure) };
}

function figureChart(title, unit, bars, legend) {
  return barChart(title + (unit ? '（' + unit + '）' : ''), bars.map(({ name, parts }) => ({ name, parts: parts.map(drawn) })), legend);
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
  return bars.length > 0 ? figureChart(say(key), table.unit, bars) : null;
}

function splitChart() {
  const column = (t, key) => t.columns.findIndex((c) => c.key === key);
  const table = tables.find((t) => column(t, 'basic') >= 0 && column(t, 'project') >= 0 && t.rows.some((r) => r.code.length === 3 && r.figures.size > 0));
  if (!table) return null;
  const parts = ['basic', 'project'].map((key) => column(table, key));
  const bars = table.rows.filter((r) => r.code.length === 3).map((r) => ({ name: r.name, parts: parts.map((c) => r.figures.get(c)) })).filter((b) => b.parts.some(isNonzero));
  return bars.length > 0 ? figureChart(say('chart-split'), table.unit, bars, [say('basic'), say('project')]) : null;
}

function threeChart() {
  const table = tables.find((t) => /三公/.test(t.title) && t.rows.some((r) => r.figures.size > 0));
  if (!table) return null;
  const bars = table.rows.length > 1
    ? table.rows.map((r) => ({ name: r.name, parts: [r.figures.values().next().value] }))
    : table.columns.map((c, i) => ({ name: (c.label || c.key).split('/').at(-1), parts: [table.rows[0].figures.get(i)] }));
  const shown = bars.filter((b) => b.parts[0] && b.parts[0].value !== null);
  return shown.length > 0 ? figureChart(say('chart-three'), table.unit, shown) : null;
}

function showCharts() {
  const charts = [sideChart('chart-income', 'income'), sideChart('chart-spend', 'expenditure'), splitChart(), threeChart()].filter(Boolean);
  $('pane-charts').replaceChildren(...(charts.length > 0 ? charts : [make('p', null, say('no-charts'))]));
}
