import { make } from './dom.js';
import { pictureUrl } from './theme.js';

/**
 * What can be taken from an answer: a link that asks it again, and the picture.
 *
 * @param {string} line
 * @param {string | undefined} pictureKey
 * @returns {HTMLElement}
 */
export function renderTools(line, pictureKey) {
  const link = copyButton('Copy link', () => navigator.clipboard.writeText(linkTo(line)));
  if (pictureKey === undefined) return make('p', { class: 'tools' }, link);
  const copy = copyButton('Copy picture', () => copyPicture(pictureKey));
  const save = make('a', { href: pictureUrl(pictureKey), download: 'rift.png' }, 'Save PNG');
  save.addEventListener('click', () => save.setAttribute('href', pictureUrl(pictureKey)));
  return make('p', { class: 'tools' }, link, copy, save);
}

/**
 * The address under which this page asks a line at once.
 *
 * @param {string} line
 * @returns {string}
 */
export function linkTo(line) {
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
  button.addEventListener('click', async () => {
    button.textContent = await copy().then(
      () => 'Copied',
      () => 'Not allowed here',
    );
    setTimeout(() => (button.textContent = label), 1600);
  });
  return button;
}
