/* Tabs, keys, languages, printing. */
const TABS = ['tables', 'findings', 'work', 'charts'];

function showTab(name) {
  for (const tab of TABS) {
    $('pane-' + tab).hidden = tab !== name;
    $('tab-' + tab).setAttribute('aria-selected', tab === name);
    $('tab-' + tab).tabIndex = tab === name ? 0 : -1;
  }
}

function speak() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = say(element.dataset.text);
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', say(element.dataset.label));
    if (element.matches('button')) element.title = say(element.dataset.label);
    if (element.matches('input')) element.placeholder = say(element.dataset.label);
  }
  $('language').textContent = say('language');
  $('title').textContent = DOC.department || DOC.source;
  $('subtitle').textContent = [DOC.year, DOC.source, DOC.template, 'libdisclose ' + DATA.version].filter(Boolean).join(' · ');
  $('page-count').textContent = say('page-count', PAGES.length);
  namePicture();
  $('mark-good').textContent = say('good');
  $('mark-doubt').textContent = say('doubt');
  for (const tab of TABS) $('tab-' + tab).textContent = say('tab-' + tab) + (tab === 'findings' ? ` (${count('error') + count('warning')})` : '');
  $('keys').replaceChildren(...say('keys').flatMap(([key, what]) => [make('dt', null, key), make('dd', null, what)]));
  $('choose').replaceChildren(...tables.map((t) => make('option', { value: t.index }, tableName(t) + (t.rows.length === 0 ? '（' + say('no-rows') + '）' : ''))));
  $('pane-findings').replaceChildren(...findingList(false));
  showCharts();
  showWork();
  if (open) { const table = open; open = null; showTable(table); }
  if (focus.figure) choose(focus.figure, { keepTab: true, places: focus.places });
  showFigure();
}

function speakOther() {
  language = language === 'zh' ? 'en' : 'zh';
  remember('disclose:language', language);
  speak();
}

const KEYS = {
  n: () => nextFinding(1), p: () => nextFinding(-1), c: () => mark('good'), d: () => { mark('doubt'); $('remark').focus(); },
  '/': () => { $('query').focus(); $('query').select(); }, '?': () => $('help').showModal(),
  '[': () => openTable(tables[Math.max(0, open.index - 1)]), ']': () => openTable(tables[Math.min(tables.length - 1, open.index + 1)]),
  PageUp: () => turnTo(shown.page - 1), PageDown: () => turnTo(shown.page + 1),
};

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, select, textarea') || $('help').open) {
    if (event.key === 'Escape' || (event.key === 'Enter' && event.target.id === 'remark')) event.target.blur?.();
    return;
  }
  if (event.target.matches('[role=tab]') && /^Arrow(Left|Right)$/.test(event.key)) {
    const i = TABS.indexOf(event.target.id.slice(4)) + (event.key === 'ArrowLeft' ? -1 : 1);
    const tab = TABS[(i + TABS.length) % TABS.length];
    showTab(tab);
    $('tab-' + tab).focus();
  } else if (/^Arrow/.test(event.key) && $('table').contains(event.target)) step(event.key);
  else if (event.key === 'Enter' && event.target.matches('td[data-f]')) choose(figures[+event.target.dataset.f]);
  else if (KEYS[event.key] && !(event.key.startsWith('Page') && event.target.id !== 'view' && !event.target.matches('body, td'))) KEYS[event.key]();
  else return;
  event.preventDefault();
}

function fillPrint() {
  $('print').replaceChildren(make('h2', null, say('tab-findings')), ...findingList(true), ...tables.flatMap((t) => [buildTable(t, false)]));
}

function start() {
  language = recall('disclose:language') === 'en' ? 'en' : 'zh';
  startMarks();
  startPage();
  startTable();
  startSearch();
  for (const tab of TABS) $('tab-' + tab).addEventListener('click', () => showTab(tab));
  $('language').addEventListener('click', speakOther);
  $('help-button').addEventListener('click', () => $('help').showModal());
  addEventListener('keydown', pressed);
  addEventListener('beforeprint', fillPrint);
  addEventListener('afterprint', () => $('print').replaceChildren());
  showTab('tables');
  turnTo(tables[0]?.pages[0] ?? 1);
  speak();
  const first = tables.find((t) => t.rows.some((r) => r.figures.size > 0));
  if (first) openTable(first);
}
start();
