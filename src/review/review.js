// What the review page does: choose, filter, decide, undo, follow the desk, mark words.
'use strict';

const body = document.body;
const side = document.getElementById('side');
const list = document.getElementById('list');
const pane = document.getElementById('finding');
const say = document.getElementById('say');
const who = document.getElementById('who');
const filters = document.getElementById('filters');
const search = document.getElementById('search');

const WORDS = { q: 'query', h: 'hold', s: 'stet', f: 'fixed', n: 'not-a-conflict', o: 'open' };
const SAID = { open: '', query: 'query', hold: 'hold', stet: 'stet', fixed: 'fixed', 'not-a-conflict': 'not a conflict' };

let version = 0;
let run = 0;
let current = pane.querySelector('.finding')?.dataset.key ?? null;
let undos = JSON.parse(sessionStorage.getItem('undos') ?? '[]');
let asked = 0;

// How long the page waits for the word that a decision is kept before it draws what the key has done.
const PATIENCE = 50;
const pause = (time) => new Promise((done) => { setTimeout(done, time); });

// ---- telling the editor ----

let saying;
function tell(words, fault) {
  clearTimeout(saying);
  say.textContent = words;
  say.classList.toggle('fault', Boolean(fault));
  if (!fault) saying = setTimeout(() => { say.textContent = ''; }, 4000);
}

// The rows of the list, in their order, by key. A large list comes in two parts: `whole` is false until the second is there.
const known = new Map();
let whole = true;
// How many of them are open; counting anew for every key would take longer than the rest of it.
let open = 0;

// The findings whose decisions are on their way.
const sending = new Set();

const isOpen = (one) => one.dataset.status === 'open' && !sending.has(one.dataset.key);

function learn() {
  const part = document.getElementById('rows');
  [run, version, whole] = [Number(part.dataset.run), Number(part.dataset.version), !('rest' in part.dataset)];
  known.clear();
  for (const one of part.children) known.set(one.dataset.key, one);
  open = rows().filter((one) => one.dataset.status === 'open').length;
}

function rows() { return Array.from(known.values()); }
function row(key) { return known.get(key); }

function tally() {
  if (whole) document.getElementById('tally').textContent = `${open} open of ${known.size}`;
}

// Makes a row the current one, and the list one stop of the Tab key.
function point(key) {
  for (const one of list.querySelectorAll('#rows > .current')) {
    one.classList.remove('current');
    one.firstElementChild.removeAttribute('aria-current');
    one.firstElementChild.tabIndex = -1;
  }
  const one = row(key);
  if (!one) return;
  one.classList.add('current');
  one.classList.remove('new');
  one.firstElementChild.setAttribute('aria-current', 'true');
  one.firstElementChild.tabIndex = 0;
}

// ---- choosing a finding ----

async function ask(path, options) {
  const answer = await fetch(path, options).catch(() => { throw new Error('The review has ended. Start it again and open its new address.'); });
  if (!answer.ok) throw new Error((await answer.text()).trim());
  return answer;
}

// Makes a finding the current one at once, so that the next key is about it, and shows it; after `how.after`, if there is
// something to wait for.
async function choose(key, how = {}) {
  const chosen = row(key);
  if (!chosen) return;
  current = key;
  const turn = ++asked;
  const asking = ask(`/finding/${encodeURIComponent(key)}`).then((answer) => answer.text());
  asking.catch(() => {});
  await how.after;
  if (turn !== asked) return;
  if (how.open) body.classList.add('reading-one');
  point(key);
  chosen.scrollIntoView({ block: 'nearest' });
  history.replaceState(null, '', `/?f=${encodeURIComponent(key)}`);
  try {
    const text = await asking;
    if (turn === asked) await show(text, how);
  } catch (fault) {
    if (turn === asked) tell(fault.message, true);
  }
}

async function show(text, how) {
  const top = pane.scrollTop;
  const opened = Array.from(pane.querySelectorAll('button[data-article][disabled]'), (button) => button.dataset.article);
  const columns = Array.from(pane.querySelectorAll('.column'), (column) => [column.id, column.scrollTop]);
  const note = document.getElementById('note')?.value;
  pane.innerHTML = text;
  settle();
  if (how.stay) {
    if (note) document.getElementById('note').value = note;
    pane.scrollTop = top;
    for (const article of opened) await unfold(pane.querySelector(`button[data-article="${article}"]`));
    pane.scrollTop = top;
    for (const [id, to] of columns) {
      const column = document.getElementById(id);
      if (column) column.scrollTop = to;
    }
  } else {
    pane.scrollTop = 0;
    toMarks();
    if (!how.quiet) document.getElementById('title')?.focus({ preventScroll: true });
  }
}

// Brings the first mark of every article into view, in its own column only.
function toMarks() {
  const columns = Array.from(pane.querySelectorAll('.column'));
  const marks = columns.map((column) => column.querySelector('.mark'));
  // All are measured before the first is moved: each change would make the browser lay out the page again.
  const ways = columns.map((column, at) => (marks[at] ? marks[at].getBoundingClientRect().top - column.getBoundingClientRect().top - column.clientHeight / 3 : 0));
  columns.forEach((column, at) => { if (ways[at]) column.scrollTop += ways[at]; });
}

// Opens an article that did not come with the finding.
async function unfold(button) {
  if (!button || button.disabled) return;
  button.disabled = true;
  try {
    const text = await (await ask(`/article/${button.dataset.article}?f=${encodeURIComponent(current)}`)).text();
    const part = document.createElement('div');
    part.innerHTML = text;
    const more = button.closest('details');
    more.open = true;
    more.querySelector('.columns').append(part.firstElementChild);
  } catch (fault) {
    button.disabled = false;
    tell(fault.message, true);
  }
}

// Brings the words that a link leads to into view.
async function spot(link) {
  const id = link.getAttribute('href').slice(1);
  const claim = id.split('c')[1];
  if (!document.getElementById(id)) await unfold(pane.querySelector(`button[data-claims~="${claim}"]`));
  const anchor = document.getElementById(id);
  anchor?.closest('details')?.setAttribute('open', '');
  anchor?.closest('.column')?.scrollIntoView({ block: 'nearest' });
  anchor?.scrollIntoView({ block: 'center' });
}

// Times in the reader's own zone.
function settle() {
  for (const time of pane.querySelectorAll('time')) {
    const moment = new Date(time.dateTime);
    if (!Number.isNaN(moment.getTime())) time.textContent = moment.toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
  }
}

function visible() { return rows().filter((one) => !one.hidden); }

function step(by) {
  const all = visible();
  if (all.length === 0) return;
  const at = all.findIndex((one) => one.dataset.key === current);
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))];
  choose(next.dataset.key, { open: true });
}

// The next open finding behind the current one, or else the first open one; none where nothing is open any more.
function onward() {
  const all = visible();
  const at = all.indexOf(row(current));
  return all.slice(at + 1).find(isOpen) ?? all.find(isOpen);
}

// ---- deciding ----

function post(path, what) {
  return ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ who: who.value, ...what }) }).then((answer) => answer.json());
}

function mark(key, status, name, pending) {
  const one = row(key);
  if (!one) return;
  open += Number(status === 'open') - Number(one.dataset.status === 'open');
  one.dataset.status = status;
  one.classList.toggle('pending', Boolean(pending));
  const [words, place] = [SAID[status] && name ? `${SAID[status]}, ${name}` : SAID[status], one.querySelector('.status')];
  // The same words again would lay out the list again.
  if (place.textContent !== words) place.textContent = words;
  tally();
}

function right() {
  const pressed = pane.querySelector('.pick[aria-pressed="true"]');
  return pressed ? Number(pressed.dataset.reading) : null;
}

async function decide(status) {
  const key = current;
  const one = key && row(key);
  if (!one) return;
  const before = one.dataset.status;
  // Whoever is quicker than the page says nothing of readings, and has written no note, on a finding that is not shown yet.
  const isShown = pane.querySelector('.finding')?.dataset.key === key;
  const [reading, note] = isShown ? [right(), document.getElementById('note')?.value ?? ''] : [null, ''];
  const sent = post('/decide', { finding: key, status, right: status === 'open' ? null : reading, note });
  sending.add(key);
  let heard;
  // To lay out the list and the next finding takes longer than to keep a decision: that is done once, and first of all the
  // editor is told.
  const after = Promise.race([new Promise((done) => { heard = done; }), pause(PATIENCE)]).then(() => {
    if (sending.has(key)) mark(key, status, who.value || body.dataset.who, true);
  });
  const next = status === 'open' ? null : onward();
  if (next) choose(next.dataset.key, { open: true, after });
  else choose(key, { quiet: true, after });
  try {
    const kept = await sent;
    sending.delete(key);
    mark(key, kept.status, who.value || body.dataset.who);
    undos.push({ undo: kept.undo, finding: key });
    sessionStorage.setItem('undos', JSON.stringify(undos));
    const word = kept.status === 'open' ? 'Open again.' : `Kept: ${SAID[kept.status]}. u undoes it.`;
    tell(kept.status === 'open' || next ? word : `${word} Nothing here is open any more.`);
    body.dataset.kept = String(Number(body.dataset.kept ?? 0) + 1);
    if (current === key) choose(key, { quiet: true, stay: true });
  } catch (fault) {
    sending.delete(key);
    mark(key, before, '');
    choose(key, { open: true });
    tell(fault.message, true);
  }
  heard();
}

async function undo() {
  const last = undos.pop();
  sessionStorage.setItem('undos', JSON.stringify(undos));
  if (!last) { tell('There is nothing to undo.'); return; }
  try {
    const kept = await post('/undo', { undo: last.undo });
    mark(last.finding, kept.status, '');
    choose(last.finding, { open: true });
    tell('Undone.');
  } catch (fault) {
    tell(fault.message, true);
  }
}

function pick(at) {
  for (const button of pane.querySelectorAll('.pick')) {
    const is = Number(button.dataset.reading) === at && button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(is));
  }
}

// ---- filters ----

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = Array.from(filters.querySelectorAll('select'), (select) => {
    select.classList.toggle('set', select.value !== '');
    return [select.name, select.value];
  }).filter(([, value]) => value !== '');
  let count = 0;
  const all = rows();
  for (const one of all) {
    const text = words.length ? `${one.textContent} ${one.dataset.outlets}`.toLowerCase() : '';
    const fits = wanted.every(([name, value]) => (name === 'outlets' ? one.dataset.outlets.split('\n').includes(value) : one.dataset[name] === value));
    one.hidden = !(fits && words.every((word) => text.includes(word)));
    if (!one.hidden) count += 1;
  }
  document.getElementById('shown').textContent = count === all.length ? '' : `${count} of ${all.length} shown`;
  sessionStorage.setItem('filters', JSON.stringify(Object.fromEntries(new FormData(filters))));
}

// Adds the kinds and sources that have come since the page was opened to what can be chosen.
function widen() {
  for (const name of ['kind', 'outlets']) {
    const select = filters.elements.namedItem(name);
    const offered = new Set(Array.from(select.options, (option) => option.value));
    const values = new Set(rows().flatMap((one) => one.dataset[name].split('\n')));
    for (const value of Array.from(values).sort()) if (!offered.has(value)) select.add(new Option(value, value));
  }
}

function refill() {
  for (const [name, value] of Object.entries(JSON.parse(sessionStorage.getItem('filters') ?? '{}'))) {
    const field = filters.elements.namedItem(name);
    if (field) field.value = value;
    if (field && field.value !== value) field.value = '';
  }
  if (Array.from(filters.elements).some((field) => field.value)) filter();
}

// ---- following the desk ----

async function relist() {
  const top = list.scrollTop;
  const text = await (await ask('/list')).text();
  const old = new Map(rows().map((one) => [one.dataset.key, one.querySelector('.title').textContent]));
  const seen = new Set(rows().filter((one) => one.classList.contains('new')).map((one) => one.dataset.key));
  const all = whole;
  list.innerHTML = text;
  learn();
  let came = 0;
  for (const one of rows()) {
    const is = all && !old.has(one.dataset.key);
    came += Number(is);
    one.classList.toggle('new', is || seen.has(one.dataset.key));
    old.delete(one.dataset.key);
  }
  const gone = Array.from(old.values());
  if (gone.length) leave(gone);
  widen();
  filter();
  tally();
  list.scrollTop = top;
  if (current && row(current)) await choose(current, { stay: true, quiet: true });
  else if (current) lost();
  else if (rows().length) await choose(rows()[0].dataset.key, { quiet: true });
  tell(`The articles or rules have changed: ${came} new, ${gone.length} gone.`);
}

// Takes the rows that did not come with the page, and leaves those that did as they are.
async function complete() {
  const text = await (await ask('/list')).text();
  const part = document.createElement('div');
  part.innerHTML = text;
  const fresh = part.querySelector('#rows');
  // In another run the list is another one, and what was decided meanwhile is told by what follows.
  if (Number(fresh.dataset.run) !== run) { await relist(); return; }
  const now = document.getElementById('rows');
  const [first, top] = [now.firstElementChild, list.scrollTop];
  const place = () => row(current)?.getBoundingClientRect().top ?? 0;
  const [at, frame] = [place(), list.getBoundingClientRect()];
  const isSeen = at >= frame.top && at < frame.bottom;
  let before = true;
  const [above, below] = [document.createDocumentFragment(), document.createDocumentFragment()];
  for (const one of Array.from(fresh.children)) {
    if (known.has(one.dataset.key)) before = false;
    else (before ? above : below).append(one);
  }
  // The browser would move the list as well.
  list.style.overflowAnchor = 'none';
  now.insertBefore(above, first);
  now.append(below);
  delete now.dataset.rest;
  learn();
  filter();
  tally();
  list.scrollTop = top + place() - at;
  requestAnimationFrame(() => {
    list.style.overflowAnchor = '';
    // Rows have their true height only once they have been near the window.
    if (isSeen) row(current)?.scrollIntoView({ block: 'nearest' });
  });
}

// Titles of findings that are no more, above the list until the page is loaded again.
function leave(titles) {
  let part = document.getElementById('gone');
  if (!part) {
    part = document.createElement('details');
    part.id = 'gone';
    part.className = 'news';
    part.append(document.createElement('summary'), document.createElement('ul'));
  }
  for (const title of titles) {
    const item = document.createElement('li');
    item.textContent = title;
    part.lastChild.append(item);
  }
  part.firstChild.textContent = `${part.lastChild.children.length} gone since the page was opened`;
  list.prepend(part);
}

// The finding that is read is no more: it stays on the page, and says so.
function lost() {
  const one = pane.querySelector('.finding');
  if (!one || one.querySelector('.lost')) return;
  const notice = document.createElement('p');
  notice.className = 'notice lost';
  notice.textContent = 'This finding is gone: the articles or rules have changed. j goes on.';
  document.getElementById('title').after(notice);
}

async function follow() {
  for (;;) {
    try {
      if (!whole) await complete();
      const changes = await (await ask(`/changes?since=${version}`)).json();
      const gone = document.getElementById('gone');
      if (changes.run !== run) {
        await relist();
        if (gone) list.prepend(gone);
      } else {
        for (const one of changes.changed) {
          mark(one.finding, one.status, one.who);
          if (one.finding === current) await choose(current, { stay: true, quiet: true });
        }
        version = changes.version;
      }
    } catch (fault) {
      tell(fault.message, true);
      await new Promise((done) => { setTimeout(done, 3000); });
    }
  }
}

// ---- marking words of two articles ----

const marking = document.getElementById('marking');
const dialog = document.getElementById('mark');
let sides = [];

// Bytes of the article's text between the start of its paragraph and a place in it.
function bytesTo(paragraph, node, offset) {
  const encoder = new TextEncoder();
  let bytes = 0;
  let found = false;
  const walk = (at) => {
    if (found) return;
    if (at.nodeType === Node.TEXT_NODE) {
      const end = at === node;
      bytes += encoder.encode(end ? at.data.slice(0, offset) : at.data).length;
      found = end;
      return;
    }
    if (at.dataset?.bytes !== undefined) {
      found = at.contains(node);
      bytes += found ? 0 : Number(at.dataset.bytes);
      return;
    }
    const children = Array.from(at.childNodes);
    for (let index = 0; index < children.length; index += 1) {
      if (at === node && index === offset) found = true;
      walk(children[index]);
    }
    if (at === node) found = true;
  };
  walk(paragraph);
  return Number(paragraph.dataset.from) + bytes;
}

function selected() {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const place = (node, offset) => {
    const from = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const paragraph = from.closest('[data-from]');
    const column = from.closest('.column');
    if (!paragraph || !column || !pane.contains(column)) return null;
    return { article: Number(column.id.slice(1)) - 1, at: bytesTo(paragraph, node, offset) };
  };
  const start = place(range.startContainer, range.startOffset);
  const end = place(range.endContainer, range.endOffset);
  if (!start || !end || start.article !== end.article || end.at <= start.at) return null;
  return { article: start.article, start: start.at, end: end.at, words: selection.toString().trim() };
}

function offer() {
  const now = selected();
  marking.hidden = !(now || sides.length);
  const quoted = (one) => `“${one.words.slice(0, 120)}”`;
  document.getElementById('marking-words').textContent =
    sides.length ? `${quoted(sides[0])} conflicts with ${now ? quoted(now) : '… select the other words'}` : (now ? quoted(now) : '');
  document.getElementById('marking-take').firstChild.textContent = sides.length ? 'This ' : 'Conflicts with… ';
}

function take() {
  const now = selected();
  if (!now) { tell('Select some words of an article first.'); return; }
  sides.push({ ...now, run });
  getSelection().removeAllRanges();
  if (sides.length < 2) { offer(); tell('Now select the words that they conflict with, and press c.'); return; }
  const part = document.getElementById('mark-sides');
  part.replaceChildren(...sides.map((one) => {
    const quote = document.createElement('blockquote');
    quote.textContent = one.words;
    return quote;
  }));
  marking.hidden = true;
  dialog.returnValue = '';
  dialog.showModal();
}

function drop() {
  sides = [];
  marking.hidden = true;
}

dialog.addEventListener('close', async () => {
  const [kept, form] = [sides, document.getElementById('mark-form')];
  drop();
  if (dialog.returnValue !== 'keep') return;
  try {
    const answer = await post('/mark', {
      run: kept[0].run,
      sides: kept.map(({ article, start, end }) => ({ article, start, end })),
      kind: form.elements.kind.value,
      note: form.elements.note.value,
    });
    undos.push({ undo: answer.undo, finding: answer.finding });
    await relist();
    if (answer.finding) await choose(answer.finding, { open: true });
    tell('Kept: marked as a conflict. u undoes it.');
  } catch (fault) {
    tell(fault.message, true);
  }
  form.reset();
});

// ---- hands ----

const keys = document.getElementById('keys');

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || keys.open || dialog.open) return;
  const typing = event.target.matches('input, textarea, select');
  if (typing) {
    if (event.key === 'Escape' || (event.key === 'Enter' && event.target.id !== 'who')) {
      event.preventDefault();
      event.target.blur();
      document.getElementById('title')?.focus({ preventScroll: true });
    }
    return;
  }
  const at = Number(event.key);
  if (event.key === 'j' || event.key === 'ArrowDown' && !pane.contains(event.target)) step(1);
  else if (event.key === 'k' || event.key === 'ArrowUp' && !pane.contains(event.target)) step(-1);
  else if (event.key in WORDS && !event.repeat) decide(WORDS[event.key]);
  else if (at >= 1 && at <= 9) pick(at - 1);
  else if (event.key === 'u' && !event.repeat) undo();
  else if (event.key === 'm') document.getElementById('note')?.focus();
  else if (event.key === '/') { body.classList.remove('reading-one'); search.focus(); search.select(); }
  else if (event.key === '?') keys.showModal();
  else if (event.key === 'c') take();
  else if (event.key === 'Escape') drop();
  else return;
  event.preventDefault();
});

list.addEventListener('click', (event) => {
  const link = event.target.closest('#rows a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose(link.closest('li').dataset.key, { open: true });
});

pane.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  const link = event.target.closest('a[href^="#f"]');
  if (button?.dataset.status) decide(button.dataset.status);
  else if (button?.dataset.reading) pick(Number(button.dataset.reading));
  else if (button?.dataset.article) unfold(button);
  else if (link) {
    event.preventDefault();
    spot(link);
  }
});

document.addEventListener('selectionchange', offer);
document.getElementById('marking-take').addEventListener('click', take);
document.getElementById('marking-drop').addEventListener('click', () => { getSelection().removeAllRanges(); drop(); });
document.getElementById('help').addEventListener('click', () => keys.showModal());
document.getElementById('back').addEventListener('click', () => { body.classList.remove('reading-one'); list.querySelector('a[aria-current]')?.focus(); });
filters.addEventListener('input', filter);
filters.addEventListener('submit', (event) => event.preventDefault());
pane.addEventListener('submit', (event) => event.preventDefault());
who.value = localStorage.getItem('who') ?? '';
who.addEventListener('change', () => localStorage.setItem('who', who.value));

if (new URLSearchParams(location.search).has('f')) body.classList.add('reading-one');
learn();
refill();
settle();
toMarks();
if (current) row(current)?.scrollIntoView({ block: 'nearest' });
// What is not in sight waits until the page has been painted.
requestAnimationFrame(() => { setTimeout(follow); });
