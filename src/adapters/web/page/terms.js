import { byId, make } from './dom.js';

/** @import { Term } from './shapes.ts' */

/** What each name of a term means; names in small letters. @type {Map<string, string>} */
const meanings = new Map();

/** Finds the names of terms in a text, the longest first. @type {RegExp | undefined} */
let names;

/** A pointer on its way from a term to what is said of it has this long. */
const GRACE_MS = 200;

let leaving = 0;

/**
 * Learns the terms, so that texts made from now on explain them.
 *
 * @param {Term[]} terms
 */
export function startTerms(terms) {
  for (const { names: all, meaning } of terms)
    for (const name of all) if (name.length > 2) meanings.set(name.toLowerCase(), meaning);
  const longestFirst = [...meanings.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  if (longestFirst.length > 0)
    names = new RegExp(`(?<![\\p{L}\\p{N}_/:-])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}_:-])`, 'giu');
  const tip = byId('tip', HTMLElement);
  tip.addEventListener('pointerenter', () => clearTimeout(leaving));
  tip.addEventListener('pointerleave', leave);
  addEventListener('scroll', hide, { passive: true });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
}

/**
 * A text in which each term can be asked for its meaning, the first time it comes.
 *
 * @param {string} text
 * @param {Set<string>} seen The meanings that were shown before in the same answer.
 * @returns {(Node | string)[]}
 */
export function withTerms(text, seen) {
  const parts = [];
  let from = 0;
  for (const { 0: name, index } of names === undefined ? [] : text.matchAll(names)) {
    const meaning = meanings.get(name.toLowerCase()) ?? '';
    if (seen.has(meaning)) continue;
    seen.add(meaning);
    const after = index + name.length;
    const stop = /^[.,;:!?)]+/.exec(text.slice(after))?.[0] ?? '';
    parts.push(text.slice(from, index), besideStop(renderTerm(name, meaning), stop));
    from = after + stop.length;
  }
  return [...parts, text.slice(from)].filter((part) => part !== '');
}

/**
 * A button may end its line anywhere: what stands right behind a term stays with it.
 *
 * @param {HTMLElement} term
 * @param {string} stop
 * @returns {HTMLElement}
 */
function besideStop(term, stop) {
  return stop === '' ? term : make('span', { class: 'beside-stop' }, term, stop);
}

/**
 * @param {string} name
 * @param {string} meaning
 * @returns {HTMLElement}
 */
function renderTerm(name, meaning) {
  const term = make('button', { type: 'button', class: 'term', 'aria-describedby': 'tip' }, name);
  const show = () => showBeside(term, meaning);
  for (const event of ['focus', 'pointerenter', 'click']) term.addEventListener(event, show);
  term.addEventListener('blur', hide);
  term.addEventListener('pointerleave', leave);
  return term;
}

/**
 * @param {HTMLElement} term
 * @param {string} meaning
 */
function showBeside(term, meaning) {
  clearTimeout(leaving);
  const tip = byId('tip', HTMLElement);
  tip.textContent = meaning;
  tip.hidden = false;
  const { left, top, bottom } = term.getBoundingClientRect();
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  tip.style.top = `${top - height - 6 > 8 ? top - height - 6 : bottom + 6}px`;
}

function leave() {
  clearTimeout(leaving);
  leaving = setTimeout(hide, GRACE_MS);
}

function hide() {
  byId('tip', HTMLElement).hidden = true;
}
