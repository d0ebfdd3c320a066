/** @import { ShownReply } from './shapes.ts' */
import { make } from './dom.js';
import { pictureUrl } from './theme.js';

/**
 * What can be taken from an answer: a link that asks it again, and the picture.
 *
 * @param {string} line
 * @param {ShownReply} reply
 * @returns {HTMLElement}
 */
export function renderTools(line, { kind, picture }) {
  if (kind !== 'answered') return make('p', { hidden: true });
  const link = copyButton('Copy link', () => navigator.clipboard.writeText(linkTo(line)));
  if (picture === undefined) return make('p', { class: 'tools' }, link);
  const copy = copyButton('Copy picture', () => copyPicture(picture.key));
  const save = make('a', { href: pictureUrl(picture.key), download: 'rift.png' }, 'Save PNG');
  save.addEventListener('click', () => save.setAttribute('href', pictureUrl(picture.key)));
  return make('p', { class: 'tools' }, link, copy, save);
}

/**
 * The address under which this page asks a line at once.
 *
 * @param {string} line
 * @returns {string}
 */
function linkTo(line) {
  return `${location.origin}/?ask=${encodeURIComponent(line)}`;
}

/** @param {string} key */
async function copyPicture(key) {
  const picture = fetch(pictureUrl(key)).then((response) => response.blob());
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
}

/**
 * @param {string} label
 * @param {() => Promise<void>} copy
 * @returns {HTMLElement}
 */
function copyButton(label, copy) {
  const button = make('button', { type: 'button' }, label);
  const say = (/** @type {string} */ word) => {
    button.textContent = word;
    setTimeout(() => (button.textContent = label), 1600);
  };
  button.addEventListener('click', () => {
    copy().then(
      () => say('Copied'),
      () => say('Not allowed here'),
    );
  });
  return button;
}
