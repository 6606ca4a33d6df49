/* The pictures of the pages. One that could not be drawn has none, and says so. */
const shown = { page: 0, zoom: 1, size: 0 };
const PAGES = JSON.parse($('pages').textContent).map(([width, height, png]) => ({ width: width || 1, height: height || 1, png }));

function resize() {
  const { width, height } = PAGES[shown.page - 1];
  const room = Math.max(200, $('view').clientWidth - 26);
  shown.size = Math.round(room * shown.zoom);
  $('sheet').style.width = shown.size + 'px';
  $('sheet').style.height = Math.round(shown.size * height / width) + 'px';
  shrink();
}

/* Browsers are quick to show an image smaller than it is, and lose thin strokes over it: over the image
 * comes one that was shrunk well, as soon as there is one. */
async function shrink() {
  const image = $('picture'), canvas = $('shrunk'), { page, size } = shown;
  canvas.hidden = true;
  try {
    await image.decode();
    const options = { resizeWidth: Math.round(size * devicePixelRatio), resizeHeight: Math.round($('sheet').clientHeight * devicePixelRatio), resizeQuality: 'high' };
    if (options.resizeWidth >= image.naturalWidth) return;
    const shrunk = await createImageBitmap(image, options);
    if (page !== shown.page || size !== shown.size) return;
    canvas.width = shrunk.width;
    canvas.height = shrunk.height;
    canvas.getContext('2d').drawImage(shrunk, 0, 0);
    canvas.hidden = false;
  } catch { /* the image will do */ }
}

function namePicture() {
  $('picture').alt = say(PAGES[shown.page - 1].png ? 'page-n' : 'page-not-drawn', shown.page);
}

function showPicture() {
  const { width, height, png } = PAGES[shown.page - 1], image = $('picture');
  image.width = width;
  image.height = height;
  if (png) image.src = 'data:image/png;base64,' + png;
  else image.removeAttribute('src');
  namePicture();
}

function turnTo(page) {
  page = Math.min(Math.max(1, page), PAGES.length);
  if (page === shown.page) return;
  shown.page = page;
  $('page-number').value = page;
  showPicture();
  resize();
  outline();
}

function place(kind, box, pad = 0) {
  const { width, height } = PAGES[shown.page - 1];
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
  const view = $('view'), scale = $('sheet').clientWidth / PAGES[shown.page - 1].width;
  const top = $('sheet').offsetTop - view.offsetTop + box[1] * scale, left = $('sheet').offsetLeft - view.offsetLeft + box[0] * scale;
  if (top < view.scrollTop + 40 || top > view.scrollTop + view.clientHeight - 60)
    view.scrollTop = top - view.clientHeight / 3;
  if (left < view.scrollLeft + 20 || left > view.scrollLeft + view.clientWidth - 90)
    view.scrollLeft = left - view.clientWidth / 2;
}

/* The figure under a point of the picture; a little beside it will do. */
function figureAt(event) {
  const sheet = $('sheet').getBoundingClientRect(), { width } = PAGES[shown.page - 1];
  const scale = width / sheet.width, x = (event.clientX - sheet.left) * scale, y = (event.clientY - sheet.top) * scale;
  let best = null, least = 6;
  for (const f of byPage.get(shown.page) ?? []) {
    const off = Math.max(f.box[0] - x, x - f.box[2], 0) + Math.max(f.box[1] - y, y - f.box[3], 0);
    if (off < least) { best = f; least = off; }
  }
  return best;
}

function startPage() {
  $('page-number').max = PAGES.length;
  $('page-back').addEventListener('click', () => turnTo(shown.page - 1));
  $('page-on').addEventListener('click', () => turnTo(shown.page + 1));
  $('page-number').addEventListener('change', () => turnTo(+$('page-number').value || 1));
  for (const [id, zoom] of [['zoom-in', (z) => Math.min(z * 1.25, 6)], ['zoom-out', (z) => Math.max(z / 1.25, 0.3)], ['zoom-fit', () => 1]])
    $(id).addEventListener('click', () => { shown.zoom = zoom(shown.zoom); resize(); if (focus.figure?.page === shown.page) showBox(focus.figure.box); });
  $('sheet').addEventListener('mousemove', (event) => $('sheet').classList.toggle('over', figureAt(event) !== null));
  $('sheet').addEventListener('click', (event) => { const f = figureAt(event); if (f) choose(f, { fromPage: true }); });
  addEventListener('resize', resize);
}
