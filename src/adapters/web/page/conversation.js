/** @import { ShownAction, ShownReply, ProgressStep } from './shapes.ts' */
import { byId, make } from './dom.js';
import { renderReply, renderTools } from './render-reply.js';
import { askLine } from './server.js';

/** The question of an entry that was asked last; an older answer that comes late is not shown. @type {WeakMap<HTMLElement, string>} */
const wanted = new WeakMap();

/**
 * Asks a line as a new entry at the end.
 *
 * @param {string} line
 * @returns {Promise<void>}
 */
export async function askBelow(line) {
  const entry = make('li', { class: 'entry' }, make('p', { class: 'question' }), make('article'));
  byId('answers', HTMLOListElement).append(entry);
  const answered = answerInto(entry, line, () => bringToTop(entry)); // only then is it long enough to reach the top
  bringToTop(entry);
  await answered;
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
  entry.querySelector('.question')?.replaceChildren(line);
  article.setAttribute('aria-busy', 'true');
  if (article.childElementCount === 0) article.append(make('p', { class: 'waiting' }, 'Reading prices…'));
  const onStep = (/** @type {ProgressStep} */ step) => {
    if (wanted.get(entry) === line) showStep(article, step);
  };
  let first = true;
  for await (const { reply, notice } of answersTo(line, onStep)) {
    if (wanted.get(entry) !== line) return;
    showNotice(notice);
    showReply(entry, article, line, reply);
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
    if (!answered) yield unreachable(error);
  }
}

/**
 * @param {HTMLElement} entry
 * @param {HTMLElement} article
 * @param {string} line
 * @param {ShownReply} reply
 */
function showReply(entry, article, line, reply) {
  const pressed = article.contains(document.activeElement) ? document.activeElement?.textContent : undefined;
  article.dataset.tone = reply.tone;
  article.toggleAttribute('data-titled', reply.picture?.titled === true);
  article.replaceChildren(...renderReply(reply, (action) => act(entry, action), renderTools(line, reply)));
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
export function showNotice(notice) {
  const banner = byId('notice', HTMLElement);
  banner.textContent = notice;
  banner.hidden = notice === '';
}

/**
 * The answer where the server itself could not be reached.
 *
 * @param {unknown} error
 * @returns {{ reply: ShownReply, notice: string }}
 */
function unreachable(error) {
  const said = error instanceof Error && !(error instanceof TypeError) ? error.message : '';
  const title = said === '' ? 'Rift does not answer; is it still running in its terminal?' : said;
  const reply = { title, tone: /** @type {const} */ ('error'), kind: /** @type {const} */ ('fault') };
  return { reply: { ...reply, blocks: [], actions: [], files: [] }, notice: byId('notice', HTMLElement).textContent };
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
