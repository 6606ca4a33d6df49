/* Search by code, name or amount. */
let hits = [], hit = -1;

function search(text) {
  const query = text.trim().toLowerCase(), number = query.replace(/[,，\s]/g, '');
  if (query === '') return [];
  const exact = [], begins = [], named = [];
  for (const f of figures) {
    const plain = (f.value ?? f.raw).replaceAll(',', '');
    if (f.row.code === number || plain === number) exact.push(f);
    else if (/\d/.test(number) && (f.row.code.startsWith(number) || plain.startsWith(number))) begins.push(f);
    else if (f.row.path.toLowerCase().includes(query) || f.row.item.toLowerCase().includes(query)) named.push(f);
  }
  return [...exact, ...begins, ...named].slice(0, 60);
}

function showHits() {
  const open = $('query').value.trim() !== '';
  $('hits').replaceChildren(...(hits.length > 0 ? hits.map((f, i) => make('li', { role: 'option', id: 'hit-' + i, 'aria-selected': i === hit ? 'true' : 'false' },
    make('span', null, whereIs(f)), make('span', { class: 'amount' }, printed(f)))) : [make('li', { role: 'option', 'aria-selected': 'false' }, say('no-hits'))]));
  $('hits').hidden = !open;
  $('query').setAttribute('aria-expanded', open);
  if (hit >= 0) $('query').setAttribute('aria-activedescendant', 'hit-' + hit);
  else $('query').removeAttribute('aria-activedescendant');
  $('hit-' + hit)?.scrollIntoView({ block: 'nearest' });
}

function takeHit(i) {
  if (!hits[i]) return;
  $('hits').hidden = true;
  $('query').setAttribute('aria-expanded', 'false');
  choose(hits[i]);
}

function startSearch() {
  $('query').addEventListener('input', () => { hits = search($('query').value); hit = hits.length > 0 ? 0 : -1; showHits(); });
  $('query').addEventListener('keydown', (event) => {
    if (event.key === 'Enter') takeHit(hit);
    else if (event.key === 'Escape') { $('query').value = ''; hits = []; showHits(); $('query').blur(); }
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      hit = Math.min(Math.max(0, hit + (event.key === 'ArrowDown' ? 1 : -1)), hits.length - 1);
      showHits();
    } else return;
    event.preventDefault();
  });
  $('query').addEventListener('blur', () => setTimeout(() => { $('hits').hidden = true; $('query').setAttribute('aria-expanded', 'false'); }, 150));
  $('hits').addEventListener('mousedown', (event) => {
    event.preventDefault();
    const item = event.target.closest('li');
    if (item) takeHit([...$('hits').children].indexOf(item));
  });
}
