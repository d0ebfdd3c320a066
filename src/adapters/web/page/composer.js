import { byId, make } from './dom.js';
import { fetchCompletions } from './server.js';

/** @import { ShownCompletion } from './shapes.ts' */

const input = byId('line', HTMLInputElement);

const list = byId('choices', HTMLUListElement);

/** @type {ShownCompletion[]} */
let choices = [];

let active = -1;

let asking = new AbortController();

/** @type {string[]} */
const asked = [];

let back = 0;

/**
 * The line at the foot of the page: completion as one types, Enter asks.
 *
 * @param {(line: string) => void} onAsk
 */
export function startComposer(onAsk) {
  input.addEventListener('input', () => void complete());
  input.addEventListener('keydown', (event) => {
    if (onKey(event)) event.preventDefault();
  });
  input.addEventListener('blur', close);
  byId('ask', HTMLFormElement).addEventListener('submit', (event) => {
    event.preventDefault();
    send(onAsk);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.target === input) return;
    event.preventDefault();
    input.focus();
  });
}

/** @param {(line: string) => void} onAsk */
function send(onAsk) {
  const line = input.value.trim();
  if (line === '') return;
  asked.push(line);
  back = 0;
  input.value = '';
  close();
  onAsk(line);
}

async function complete() {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  const typed = input.value;
  const found = typed.trim() === '' ? [] : await fetchCompletions(typed, signal).catch(() => []);
  if (!signal.aborted) show(found.filter(({ value }) => value.trim() !== typed.trim()).slice(0, 8));
}

/** @param {ShownCompletion[]} found */
function show(found) {
  const chosen = choices[active]?.value;
  choices = found;
  list.replaceChildren(...found.map(renderChoice));
  list.hidden = found.length === 0;
  input.setAttribute('aria-expanded', String(found.length > 0));
  mark(found.findIndex(({ value }) => value === chosen)); // who had chosen before these came has still chosen
}

/** @param {number} at -1 for none */
function mark(at) {
  active = at;
  for (const [index, option] of [...list.children].entries()) {
    option.setAttribute('aria-selected', String(index === at));
    if (index === at) option.scrollIntoView({ block: 'nearest' });
  }
  if (at === -1) input.removeAttribute('aria-activedescendant');
  else input.setAttribute('aria-activedescendant', `choice-${at}`);
}

/**
 * @param {ShownCompletion} choice
 * @param {number} at
 * @returns {HTMLElement}
 */
function renderChoice({ label }, at) {
  const [head = '', ...rest] = label.split(' – ');
  const option = make('li', { id: `choice-${at}`, role: 'option', 'aria-selected': 'false' }, make('b', {}, head));
  if (rest.length > 0) option.append(' ', make('span', {}, rest.join(' – ')));
  // pointerdown comes before the input loses its focus
  option.addEventListener('pointerdown', (event) => {
    event.preventDefault();
    accept(at);
  });
  return option;
}

function close() {
  asking.abort();
  show([]);
}

/**
 * @param {KeyboardEvent} event
 * @returns {boolean} whether the key was used
 */
function onKey({ key, shiftKey, isComposing }) {
  if (isComposing) return false;
  if (choices.length === 0)
    return key === 'ArrowUp' || key === 'ArrowDown' ? recall(key === 'ArrowUp' ? 1 : -1) : false;
  if (key === 'ArrowDown') return move(1);
  if (key === 'ArrowUp') return move(-1);
  if (key === 'Escape') return used(close);
  if (key === 'Tab' && !shiftKey) return used(() => accept(Math.max(0, active)));
  return key === 'Enter' && active >= 0 ? used(() => accept(active)) : false;
}

/**
 * @param {() => void} act
 * @returns {true}
 */
function used(act) {
  act();
  return true;
}

/**
 * @param {1 | -1} by
 * @returns {true}
 */
function move(by) {
  mark((active + by + choices.length + (active === -1 && by === -1 ? 1 : 0)) % choices.length);
  return true;
}

/** @param {number} at */
function accept(at) {
  const choice = choices[at];
  if (choice === undefined) return;
  input.value = choice.value;
  input.setSelectionRange(choice.value.length, choice.value.length);
  void complete();
}

/**
 * Walks through the questions asked before.
 *
 * @param {1 | -1} by
 * @returns {boolean}
 */
function recall(by) {
  if (asked.length === 0 || (back === 0 && input.value !== '')) return false;
  back = Math.min(asked.length, Math.max(0, back + by));
  input.value = back === 0 ? '' : (asked[asked.length - back] ?? '');
  return true;
}
