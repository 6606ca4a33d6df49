/* What reading and audit found, each with links to its places. */
const SEVERITIES = ['error', 'warning', 'unchecked', 'info'];
const noted = new Map();  // figure to the gravest severity of the findings it is in

function words(list, i) {
  return [...($(list).children[i]?.children ?? [])].map((w) => w.textContent);
}
const findings = AUDIT.findings.map((f, i) => ({ ...f, words: words('words-audit', i), audit: true }))
  .concat(DOC.findings.map((f, i) => ({ ...f, words: words('words-document', i), terms: f.page ? [{ role: '', table: f.table, page: f.page, box: f.box }] : [] })))
  .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));

for (const finding of findings)
  for (const term of finding.terms) {
    term.figure = term.box ? byPlace.get(placeKey(term.page, term.box)) : undefined;
    const before = noted.get(term.figure);
    if (term.figure && (finding.severity === 'error' || finding.severity === 'warning') && before !== 'error')
      noted.set(term.figure, finding.severity);
  }

function termText(term) {
  const column = term.figure ? label(term.figure.table, term.figure.column) : term.column;
  return [term.table && say('table-n', term.table), term.section && say(term.section), term.code, term.item || term.name, column, term.page && say('page-n', term.page)].filter(Boolean).join(' · ');
}

function placesOf(finding) {
  return finding.terms.filter((t) => t.box).map((t) => ({ page: t.page, box: t.box }));
}

/* Turns to a place of a finding, and outlines all of them. */
function goTo(finding, term) {
  const places = placesOf(finding);
  if (term.figure) choose(term.figure, { keepTab: true, places });
  else if (term.box) {
    focus.figure = null;
    focus.places = places;
    if (term.page !== shown.page) turnTo(term.page);
    else outline();
    showBox(term.box);
    showFigure();
  }
}

function termLink(finding, term) {
  const text = termText(term) || finding.text || finding.id;
  return term.box ? make('button', { type: 'button', class: 'link term-link', click: () => goTo(finding, term) }, text) : make('span', null, text);
}

function termValue(term) {
  const parts = [term.figure ? printed(term.figure) : term.value ? grouped(term.value) : ''];
  if (term.expected && term.role === 'culprit') parts.push(say('expected', grouped(term.expected)));
  return parts.filter(Boolean).join(' → ');
}

function equation(finding) {
  const rows = [];
  const terms = finding.terms.filter((t) => t.role !== 'culprit');
  const equals = { error: '≠', warning: '≠', info: '≈' }[finding.difference && /[1-9]/.test(finding.difference) ? finding.severity : ''] ?? '=';
  let right = 0;
  terms.forEach((term, i) => {
    const sign = term.role === 'right' ? (right++ === 0 ? equals : '+') : i > 0 && term.role === 'left' ? '+' : '';
    rows.push(make('span', null, sign), make('span', { class: 'amount' }, termValue(term)),
      term.quote ? make('span', null, '“' + term.quote + '” ', termLink(finding, term)) : termLink(finding, term));
  });
  return rows.length > 0 ? make('div', { class: 'equation' }, ...rows) : null;
}

function culprits(finding) {
  const list = finding.terms.map((term, i) => [term, i]).filter(([t]) => t.role === 'culprit').slice(0, 3);
  if (list.length === 0) return null;
  return make('div', null, make('p', { class: 'soft' }, say('culprits')),
    make('div', { class: 'equation' }, ...list.flatMap(([term, i]) => [make('span', null, String(term.rank ?? '')), make('span', { class: 'amount' }, termValue(term)),
      make('span', null, termLink(finding, term), ' ', (language === 'zh' ? finding.words[3 + i] : term.message) || '')])));
}

function findingCard(finding) {
  const zh = language === 'zh';
  const message = zh ? finding.words[0] : finding.message;
  const meaning = finding.audit ? finding.words[zh ? 1 : 2] : '';
  const amounts = finding.difference ? [say('difference', grouped(finding.difference)), finding.envelope && say('allowed', grouped(finding.envelope))].filter(Boolean).join(' · ') : '';
  return make('article', { class: 'finding ' + finding.severity },
    make('h3', null, make('span', { class: 'badge' }, say(finding.severity)), finding.id),
    meaning ? make('p', null, meaning) : null, make('p', { class: meaning ? 'soft' : null }, message || finding.message),
    equation(finding), amounts ? make('p', { class: 'soft' }, amounts) : null, culprits(finding));
}

function count(severity) {
  return findings.filter((f) => f.severity === severity).length;
}

/* What is printed is unfolded, without what rounding explains. */
function findingList(forPrint) {
  const group = (severity) => findings.filter((f) => f.severity === severity).map((f) => {
    const card = findingCard(f);
    if (!forPrint) f.card = card;
    return card;
  });
  const fold = (title, severity) => {
    const details = make('details', { open: forPrint }, make('summary', null, say(title, count(severity))));
    /* Hundreds of them: built when they are looked at. */
    details.fill = () => { if (details.children.length === 1) details.append(...group(severity)); };
    if (forPrint) details.fill();
    details.addEventListener('toggle', details.fill);
    return count(severity) > 0 ? details : '';
  };
  const grave = group('error').concat(group('warning'));
  return [make('div', { class: 'counts' }, ...['error', 'warning', 'unchecked', 'info'].map((s) => make('span', null, say(s + 's', count(s)))), make('span', null, say('checked', AUDIT.checked))),
    DOC.missing.length > 0 ? make('p', null, say('missing', DOC.missing.map((n) => say('table-n', n)).join('、'))) : '',
    ...(grave.length > 0 ? grave : [make('p', null, say('nothing'))]), fold('could-not', 'unchecked'), forPrint ? '' : fold('rounding', 'info')];
}

let at = -1; // the finding that n and p go from

/* Those that are not folded; where all are, the first fold is opened. */
function unfolded() {
  const list = findings.filter((f) => f.card && f.card.closest('details:not([open])') === null);
  const fold = $('pane-findings').querySelector('details');
  if (list.length > 0 || fold === null) return list;
  fold.open = true;
  fold.fill();
  return unfolded();
}

function nextFinding(by) {
  const list = unfolded();
  if (list.length === 0) return;
  at = (at + by + list.length + (at < 0 && by < 0 ? 1 : 0)) % list.length;
  const finding = list[at];
  showTab('findings');
  for (const f of list) f.card.classList.toggle('on', f === finding);
  const term = finding.terms.find((t) => t.figure) ?? finding.terms.find((t) => t.box);
  if (term) goTo(finding, term);
  finding.card.scrollIntoView({ block: 'nearest' });
  (finding.card.querySelector('.term-link') ?? $('pane-findings')).focus({ preventScroll: true });
}
