/** @import { ShownAction, ShownReply, ProgressStep } from './shapes.ts' */
import { startComposer } from './composer.js';
import { byId, make, say } from './dom.js';
import { renderReply, renderTools, startViewer } from './render-reply.js';
import { askLine, fetchStart } from './server.js';
import { startTerms } from './terms.js';
import { startTheme } from './theme.js';

/** An answer as it stands on the page. @typedef {{ line: string, reply: ShownReply, atMs: number }} Kept */

/** What stands in each entry. @type {WeakMap<Element, Kept>} */
const shown = new WeakMap();

/** The question of an entry that was asked last; an older answer that comes late is not shown. @type {WeakMap<HTMLElement, string>} */
const wanted = new WeakMap();

const answers = byId('answers', HTMLOListElement);

/** Under this name the browser keeps the conversation of this tab. */
const KEPT = 'conversation';

const MOST_KEPT = 20;

/** An older answer is asked for again when the page is loaded: prices have moved. */
const FRESH_MS = 3_600_000;

startTheme();

startViewer();

startComposer((line) => void askBelow(line));

const start = await fetchStart();

showNotice(start.notice);

startTerms(start.terms);

showExamples(start.examples);

await resume(new URLSearchParams(location.search).get('ask'), start.firstLine);

/**
 * Goes on where the page was left, then asks what its address asks, unless that was answered last.
 *
 * @param {string | null} asked
 * @param {string} firstLine
 */
async function resume(asked, firstLine) {
  const kept = keptConversation();
  const stale = kept.map(restore).filter((entry) => entry !== undefined);
  if (kept.length > 0) answers.lastElementChild?.scrollIntoView({ block: 'start' });
  if (kept.length === 0 || (asked !== null && kept.at(-1)?.line !== asked)) await askBelow(asked ?? firstLine);
  await Promise.all(stale.map((entry) => answerInto(entry, wanted.get(entry) ?? firstLine)));
}

/**
 * Shows an answer as it stood. Where its picture is no longer kept it is asked for again.
 *
 * @param {Kept} kept
 * @returns {HTMLElement | undefined} The entry where the answer is too old.
 */
function restore({ line, reply, atMs }) {
  const entry = addEntry();
  wanted.set(entry, line);
  showReply(entry, line, reply, atMs);
  const askAgain = () => void answerInto(entry, line);
  entry.querySelector('.picture img')?.addEventListener('error', askAgain, { once: true });
  return Date.now() - atMs > FRESH_MS ? entry : undefined;
}

/** @returns {Kept[]} */
function keptConversation() {
  try {
    return /** @type {Kept[]} */ (JSON.parse(sessionStorage.getItem(KEPT) ?? '[]'));
  } catch {
    return []; // a browser that keeps nothing begins anew
  }
}

function keepConversation() {
  const kept = [...answers.children].map((entry) => shown.get(entry)).filter((one) => one !== undefined);
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(kept.slice(-MOST_KEPT)));
  } catch {
    // a browser that keeps nothing begins anew the next time
  }
}

/** @param {import('./shapes.ts').Start['examples']} questions */
function showExamples(questions) {
  const buttons = questions.map(({ line, language }) => {
    const button = make('button', { type: 'button', class: 'example', lang: language }, line);
    button.addEventListener('click', () => void askBelow(line));
    return button;
  });
  const clear = make('button', { type: 'button', class: 'plain' }, say('clear'));
  clear.addEventListener('click', () => {
    sessionStorage.removeItem(KEPT);
    location.assign('/');
  });
  const examples = byId('examples', HTMLElement);
  examples.append(make('h2', {}, say('askElse')), ...buttons, clear);
  examples.hidden = false;
}

/** @returns {HTMLElement} */
function addEntry() {
  const question = make('p', { class: 'question' }, make('a', { title: say('addressOf') }));
  const entry = make('li', { class: 'entry' }, question, make('article'));
  answers.append(entry);
  return entry;
}

/**
 * Asks a line as a new entry at the end.
 *
 * @param {string} line
 * @returns {Promise<void>}
 */
async function askBelow(line) {
  const entry = addEntry();
  const answered = answerInto(entry, line, () => bringToTop(entry)); // only then is it long enough to reach the top
  bringToTop(entry);
  await answered;
}

/**
 * The address under which this page asks a line at once.
 *
 * @param {string} line
 * @returns {string}
 */
function addressOf(line) {
  return `/?ask=${encodeURIComponent(line)}`;
}

/**
 * Asks a line and puts the answer where the entry's answer stands, and a better one that follows in its place.
 *
 * @param {HTMLElement} entry
 * @param {string} line
 * @param {() => void} [onFirst] Called when the first answer stands.
 */
async function answerInto(entry, line, onFirst = () => undefined) {
  const article = /** @type {HTMLElement} */ (entry.querySelector('article'));
  wanted.set(entry, line);
  showQuestion(entry, line);
  if (entry.previousElementSibling !== null || line !== start.firstLine)
    history.replaceState(null, '', addressOf(line));
  article.setAttribute('aria-busy', 'true');
  if (article.childElementCount === 0) article.append(make('p', { class: 'waiting' }, say('reading')));
  const onStep = (/** @type {ProgressStep} */ step) => {
    if (wanted.get(entry) === line) showStep(article, step);
  };
  let first = true;
  for await (const { reply, notice } of answersTo(line, onStep)) {
    if (wanted.get(entry) !== line) return;
    showNotice(notice);
    showReply(entry, line, reply, Date.now());
    keepConversation();
    if (first) onFirst();
    first = false;
  }
}

/**
 * The answers to a line; where the server cannot be reached and nothing was answered yet, that is the answer.
 *
 * @param {string} line
 * @param {(step: ProgressStep) => void} onStep
 */
async function* answersTo(line, onStep) {
  let answered = false;
  try {
    for await (const answer of askLine(line, onStep)) {
      answered = true;
      yield answer;
    }
  } catch (error) {
    if (!answered) yield unreachable(error, line);
  }
}

/**
 * @param {HTMLElement} entry
 * @param {string} line
 */
function showQuestion(entry, line) {
  const link = entry.querySelector('.question a');
  link?.setAttribute('href', addressOf(line));
  link?.replaceChildren(line);
}

/**
 * @param {HTMLElement} entry
 * @param {string} line
 * @param {ShownReply} reply
 * @param {number} atMs
 */
function showReply(entry, line, reply, atMs) {
  const article = /** @type {HTMLElement} */ (entry.querySelector('article'));
  const pressed = article.contains(document.activeElement) ? document.activeElement?.textContent : undefined;
  showQuestion(entry, line);
  if (reply.kind === 'answered') shown.set(entry, { line, reply, atMs });
  article.dataset.tone = reply.tone;
  article.toggleAttribute('data-titled', reply.picture?.titled === true);
  const tools = renderTools(`${location.origin}${addressOf(line)}`, reply);
  article.replaceChildren(...renderReply(reply, (action) => act(entry, action), tools));
  article.removeAttribute('aria-busy');
  byId('said', HTMLElement).textContent = reply.title;
  if (pressed !== undefined) refocus(article, pressed);
}

/**
 * Whoever pressed a button by keyboard stays on it, although the answer around it is new.
 *
 * @param {HTMLElement} article
 * @param {string | null | undefined} label
 */
function refocus(article, label) {
  const same = [...article.querySelectorAll('button')].find((button) => button.textContent === label);
  (same ?? article.querySelector('h2'))?.focus({ preventScroll: true });
}

/**
 * @param {HTMLElement} entry
 * @param {ShownAction} action
 */
function act(entry, action) {
  void (action.does === 'edit' ? answerInto(entry, action.line) : askBelow(action.line));
}

/**
 * @param {HTMLElement} article
 * @param {ProgressStep} step
 */
function showStep(article, { what, done, total }) {
  const bar = make('progress', { max: String(total), value: String(done), 'aria-label': what });
  const line = make('p', { class: 'waiting' }, `${what} `, bar);
  const old = article.querySelector('.waiting');
  if (old === null) article.prepend(line);
  else old.replaceWith(line);
}

/** @param {string} notice */
function showNotice(notice) {
  const banner = byId('notice', HTMLElement);
  banner.textContent = notice;
  banner.hidden = notice === '';
}

/**
 * The answer where the server itself could not be reached.
 *
 * @param {unknown} error
 * @param {string} line
 * @returns {{ reply: ShownReply, notice: string }}
 */
function unreachable(error, line) {
  const said = error instanceof Error && !(error instanceof TypeError) ? error.message : '';
  const title = said === '' ? say('unreachable') : said;
  const reply = { title, tone: /** @type {const} */ ('error'), kind: /** @type {const} */ ('fault') };
  /** @type {ShownAction[]} */
  const actions = [{ label: say('tryAgain'), line, does: 'edit' }];
  return { reply: { ...reply, blocks: [], actions, files: [] }, notice: byId('notice', HTMLElement).textContent };
}

/**
 * Brings a new entry under the masthead; the first one is there already.
 *
 * @param {HTMLElement} entry
 */
function bringToTop(entry) {
  if (entry.previousElementSibling === null) return;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  entry.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' });
}
