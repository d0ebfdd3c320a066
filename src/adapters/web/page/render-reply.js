import { byId, make, say } from './dom.js';
import { withTerms } from './terms.js';
import { paint, pictureUrl } from './theme.js';

/**
 * What can be taken from an answer: a link that asks it again, and the picture.
 *
 * @param {string} address
 * @param {ShownReply} reply
 * @returns {HTMLElement}
 */
export function renderTools(address, { kind, picture }) {
  if (kind !== 'answered') return make('p', { hidden: true });
  const link = copyButton(say('copyLink'), () => navigator.clipboard.writeText(address));
  if (picture === undefined) return make('p', { class: 'tools' }, link);
  const copy = copyButton(say('copyPicture'), () => copyPicture(picture.key));
  const save = make('a', { href: pictureUrl(picture.key), download: picture.name }, say('savePicture'));
  save.addEventListener('click', () => save.setAttribute('href', pictureUrl(picture.key)));
  return make('p', { class: 'tools' }, link, copy, save);
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
  const show = (/** @type {string} */ word) => {
    button.textContent = word;
    setTimeout(() => (button.textContent = label), 1600);
  };
  button.addEventListener('click', () => {
    copy().then(
      () => show(say('copied')),
      () => show(say('notCopied')),
    );
  });
  return button;
}

/** Lets Escape, the button and a click beside the picture close the enlarged picture, and a click on it zoom. */
export function startViewer() {
  const viewer = byId('viewer', HTMLDialogElement);
  byId('close-viewer', HTMLButtonElement).addEventListener('click', () => viewer.close());
  viewer.addEventListener('click', ({ target }) => {
    if (target === viewer) viewer.close();
  });
  const zoom = byId('zoom', HTMLButtonElement);
  zoom.addEventListener('click', (event) => zoomAt(viewer, zoom, event));
}

/**
 * Shows the picture larger than the window, or fits it in again; what was pressed stays in the middle.
 *
 * @param {HTMLDialogElement} viewer
 * @param {HTMLButtonElement} zoom
 * @param {MouseEvent} event
 */
function zoomAt(viewer, zoom, { clientX, clientY, detail }) {
  const { left, top, width, height } = zoom.getBoundingClientRect();
  const [x, y] = detail === 0 ? [0.5, 0.5] : [(clientX - left) / width, (clientY - top) / height]; // by keyboard: its middle
  const isZoomed = zoom.classList.toggle('zoomed');
  zoom.setAttribute('aria-label', say(isZoomed ? 'fitIn' : 'zoomIn'));
  viewer.scrollTo(x * zoom.offsetWidth - viewer.clientWidth / 2, y * zoom.offsetHeight - viewer.clientHeight / 2);
}

/**
 * Shows a picture as large as the window allows.
 *
 * @param {HTMLImageElement} image
 */
function enlarge(image) {
  const viewer = byId('viewer', HTMLDialogElement);
  const zoom = byId('zoom', HTMLButtonElement);
  const large = zoom.querySelector('img');
  if (large === null) return;
  large.dataset.key = image.dataset.key ?? '';
  large.alt = image.alt;
  paint(large);
  zoom.classList.remove('zoomed');
  viewer.showModal();
}

/** @import { ShownAction, ShownBlock, ShownReply } from './shapes.ts' */

/**
 * An answer as elements.
 *
 * @param {ShownReply} reply
 * @param {(action: ShownAction) => void} onAction
 * @param {HTMLElement} tools what stands under the picture: link and picture to take away
 * @returns {Node[]}
 */
export function renderReply(reply, onAction, tools) {
  const shown = reply.blocks.filter(({ detail }) => detail !== true || reply.details === undefined);
  const notes = shown.filter((block) => block.kind === 'note');
  const rest = shown.filter((block) => block.kind !== 'note');
  const seen = /** @type {Set<string>} */ (new Set()); // an answer explains a term once
  return [
    make('h2', { class: 'verdict', tabindex: '-1' }, reply.title),
    ...renderWindows(reply.actions, onAction),
    ...(reply.picture === undefined ? [] : [renderPicture(reply.picture)]),
    ...rest.map((block) => renderBlock(block, seen)),
    ...renderMore(reply, onAction),
    ...renderDetails(reply, seen),
    make('div', { class: 'fine' }, ...notes.map((block) => renderBlock(block, seen)), tools),
  ];
}

/**
 * What stands behind *Details*, folded until somebody opens it.
 *
 * @param {ShownReply} reply
 * @param {Set<string>} seen
 * @returns {HTMLElement[]}
 */
function renderDetails({ blocks, details }, seen) {
  if (details === undefined) return [];
  const hidden = blocks.filter(({ detail }) => detail === true);
  return [make('details', {}, make('summary', {}, details), ...hidden.map((block) => renderBlock(block, seen)))];
}

/**
 * @param {{ key: string, altText: string }} picture
 * @returns {HTMLElement}
 */
function renderPicture({ key, altText }) {
  const image = make('img', { alt: altText, 'data-key': key });
  paint(image);
  const frame = make('button', { type: 'button', class: 'picture', title: say('enlarge') }, image);
  frame.addEventListener('click', () => enlarge(image));
  image.addEventListener('load', () => frame.classList.add('drawn'));
  image.addEventListener('error', () => frame.classList.add('lost'));
  return make('figure', {}, frame);
}

/**
 * @param {ShownBlock} block
 * @param {Set<string>} seen
 * @returns {HTMLElement}
 */
function renderBlock(block, seen) {
  switch (block.kind) {
    case 'paragraph':
      return make('p', {}, ...withTerms(block.text, seen));
    case 'note':
      return make('p', { class: 'note' }, ...withTerms(block.text, seen));
    case 'list':
      return make('ul', {}, ...block.items.map((item) => make('li', {}, ...withTerms(item, seen))));
    case 'figures':
      return make('dl', { class: 'figures' }, ...block.figures.map((figure) => renderFigure(figure, seen)));
    case 'table':
      return renderTable(block);
  }
}

/**
 * @param {{ label: string, value: string }} figure
 * @param {Set<string>} seen
 * @returns {HTMLElement}
 */
function renderFigure({ label, value }, seen) {
  return make('div', {}, make('dt', {}, ...withTerms(label, seen)), make('dd', {}, value));
}

/**
 * @param {{ head: string[], rows: string[][] }} table
 * @returns {HTMLElement}
 */
function renderTable({ head, rows }) {
  const numeric = head.map((_, at) => at > 0 && rows.every((row) => /^[+\-−–]?[\d.,]*\s?%?$/u.test(row[at] ?? '')));
  const cells = rows.map((row) =>
    make('tr', {}, ...row.map((cell, at) => make('td', { class: numeric[at] ? 'number' : undefined }, cell))),
  );
  const headCells = head.map((name, at) =>
    make('th', { scope: 'col', class: numeric[at] ? 'number' : undefined }, name),
  );
  const table = make('table', {}, make('thead', {}, make('tr', {}, ...headCells)), make('tbody', {}, ...cells));
  return make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': head.join(', ') }, table);
}

/**
 * The actions of each group that is one choice; a group that also leads elsewhere only keeps buttons side by side.
 *
 * @param {ShownAction[]} actions
 * @returns {Map<string | undefined, ShownAction[]>}
 */
function choicesOf(actions) {
  const groups = Map.groupBy(actions, ({ group }) => group);
  return new Map([...groups].filter(([name, members]) => name !== undefined && members.every(isEdit)));
}

/**
 * @param {ShownAction} action
 * @returns {boolean}
 */
function isEdit({ does }) {
  return does === 'edit';
}

/**
 * Grouped choices stand together as one control, the shown one pressed.
 *
 * @param {ShownAction[]} actions
 * @param {(action: ShownAction) => void} onAction
 * @returns {HTMLElement[]}
 */
function renderWindows(actions, onAction) {
  return [...choicesOf(actions).values()].map((members) => {
    const buttons = members.map((action) => renderAction(action, onAction));
    return make('div', { class: 'segments', role: 'group', 'aria-label': say('choice') }, ...buttons);
  });
}

/**
 * @param {ShownReply} reply
 * @param {(action: ShownAction) => void} onAction
 * @returns {HTMLElement[]}
 */
function renderMore(reply, onAction) {
  const choices = choicesOf(reply.actions);
  const single = reply.actions.filter(({ group, does }) => !choices.has(group) && does !== 'file');
  const buttons = single.map((action) => renderAction(action, onAction));
  const files = reply.files.map(({ key, name }) =>
    make('a', { class: 'button', href: `/api/file/${key}`, download: name, title: name }, labelOfFile(reply, name)),
  );
  return buttons.length + files.length === 0 ? [] : [make('div', { class: 'more' }, ...buttons, ...files)];
}

/**
 * @param {ShownReply} reply
 * @param {string} name
 * @returns {string}
 */
function labelOfFile(reply, name) {
  const action = reply.files.length === 1 ? reply.actions.find(({ does }) => does === 'file') : undefined;
  return action?.label ?? (name.split('.').at(-1) ?? name).toUpperCase();
}

/**
 * @param {ShownAction} action
 * @param {(action: ShownAction) => void} onAction
 * @returns {HTMLElement}
 */
function renderAction(action, onAction) {
  const pressed = action.current === undefined ? undefined : String(action.current);
  const button = make(
    'button',
    { type: 'button', class: 'button', 'aria-pressed': pressed, title: action.line },
    action.label,
  );
  button.addEventListener('click', () => onAction(action));
  return button;
}
