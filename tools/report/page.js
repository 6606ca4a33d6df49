/* The picture of a page. Its SVG is put together from the page and the shapes it uses, and shown as
 * an image: nothing in it can act. */
const shown = { page: 0, zoom: 1, url: null };
const drawing = { pages: null, shapes: null };

/* Cairo writes a tag a line: shapes are what stands in the defs, by their ids. A page that is alone
 * is in no set. */
function loadDrawing() {
  const source = $('pages').textContent, set = source.indexOf('<pageSet>');
  drawing.pages = set < 0
    ? [source.slice(Math.max(source.lastIndexOf('</defs>') + 7, source.indexOf('>', source.indexOf('<svg')) + 1), source.lastIndexOf('</svg>'))]
    : source.slice(set).split('<page>').slice(1).map((p) => p.slice(0, p.indexOf('</page>')));
  drawing.shapes = new Map();
  let depth = 0, id = null, lines = [];
  for (const line of source.slice(source.indexOf('<defs>') + 6, source.lastIndexOf('</defs>')).split('\n')) {
    if (depth === 0) id = /^<[^>]* id="([\w-]+)"/.exec(line)?.[1] ?? null;
    if (id === null) continue;
    lines.push(line);
    depth += /^\s*<\//.test(line) ? -1 : /^\s*<[^/?].*[^/]>$/.test(line) ? 1 : 0;
    if (depth > 0) continue;
    drawing.shapes.set(id, lines.join('\n'));
    lines = [];
  }
  $('pages').remove();
}

/* What text refers to, with what that refers to. */
function gather(text, found) {
  for (const [, id] of text.matchAll(/#([\w-]+)/g)) {
    if (found.has(id) || !drawing.shapes.has(id)) continue;
    found.set(id, drawing.shapes.get(id));
    gather(drawing.shapes.get(id), found);
  }
  return found;
}

function picture(page) {
  const [width, height] = DATA.sizes[page - 1], body = drawing.pages[page - 1];
  const shapes = [...gather(body, new Map()).values()].join('');
  const svg = `<svg xmlns="${SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}"><defs>${shapes}</defs>${body}</svg>`;
  return URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
}

function resize() {
  const [width, height] = DATA.sizes[shown.page - 1];
  const room = Math.max(200, $('view').clientWidth - 26);
  $('sheet').style.width = room * shown.zoom + 'px';
  $('sheet').style.height = room * shown.zoom * height / width + 'px';
}

function turnTo(page) {
  page = Math.min(Math.max(1, page), DATA.sizes.length);
  if (page === shown.page) return;
  shown.page = page;
  $('page-number').value = page;
  resize();
  const old = shown.url;
  shown.url = picture(page);
  $('picture').src = shown.url;
  $('picture').alt = say('page-n', page);
  if (old) URL.revokeObjectURL(old);
  outline();
}

function place(kind, box, pad = 0) {
  const [width, height] = DATA.sizes[shown.page - 1];
  const mark = make('div', { class: kind });
  mark.style.left = (box[0] - pad) / width * 100 + '%';
  mark.style.top = (box[1] - pad) / height * 100 + '%';
  mark.style.width = (box[2] - box[0] + 2 * pad) / width * 100 + '%';
  mark.style.height = (box[3] - box[1] + 2 * pad) / height * 100 + '%';
  $('marks').append(mark);
  return mark;
}

/* What is outlined: the chosen figure with its row and column, or places of a finding. */
const focus = { figure: null, places: [] };

function spread(boxes) {
  return boxes.reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
}

function outline() {
  $('marks').replaceChildren();
  const here = byPage.get(shown.page) ?? [];
  const f = focus.figure;
  if (f && f.page === shown.page) {
    const same = here.filter((g) => g.table === f.table);
    place('band', spread(same.filter((g) => g.row === f.row).map((g) => g.box)), 2);
    place('band', spread(same.filter((g) => g.column === f.column && g.row.section === f.row.section).map((g) => g.box)), 2);
  }
  for (const p of focus.places)
    if (p.page === shown.page) place('term', p.box, 1);
  if (f && f.page === shown.page) place('box', f.box, 1).id = 'outlined';
}

/* Brings a box into view, only as far as it takes. */
function showBox(box) {
  const view = $('view'), scale = $('sheet').clientWidth / DATA.sizes[shown.page - 1][0];
  const top = $('sheet').offsetTop - view.offsetTop + box[1] * scale, left = $('sheet').offsetLeft - view.offsetLeft + box[0] * scale;
  if (top < view.scrollTop + 40 || top > view.scrollTop + view.clientHeight - 60)
    view.scrollTop = top - view.clientHeight / 3;
  if (left < view.scrollLeft + 20 || left > view.scrollLeft + view.clientWidth - 90)
    view.scrollLeft = left - view.clientWidth / 2;
}

/* The figure under a point of the picture; a little beside it will do. */
function figureAt(event) {
  const sheet = $('sheet').getBoundingClientRect(), [width] = DATA.sizes[shown.page - 1];
  const scale = width / sheet.width, x = (event.clientX - sheet.left) * scale, y = (event.clientY - sheet.top) * scale;
  let best = null, least = 6;
  for (const f of byPage.get(shown.page) ?? []) {
    const off = Math.max(f.box[0] - x, x - f.box[2], 0) + Math.max(f.box[1] - y, y - f.box[3], 0);
    if (off < least) { best = f; least = off; }
  }
  return best;
}

function startPage() {
  loadDrawing();
  $('page-number').max = DATA.sizes.length;
  $('page-back').addEventListener('click', () => turnTo(shown.page - 1));
  $('page-on').addEventListener('click', () => turnTo(shown.page + 1));
  $('page-number').addEventListener('change', () => turnTo(+$('page-number').value || 1));
  for (const [id, zoom] of [['zoom-in', (z) => Math.min(z * 1.25, 6)], ['zoom-out', (z) => Math.max(z / 1.25, 0.3)], ['zoom-fit', () => 1]])
    $(id).addEventListener('click', () => { shown.zoom = zoom(shown.zoom); resize(); if (focus.figure?.page === shown.page) showBox(focus.figure.box); });
  $('sheet').addEventListener('mousemove', (event) => $('sheet').classList.toggle('over', figureAt(event) !== null));
  $('sheet').addEventListener('click', (event) => { const f = figureAt(event); if (f) choose(f, { fromPage: true }); });
  addEventListener('resize', resize);
}
