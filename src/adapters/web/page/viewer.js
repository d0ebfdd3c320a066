import { byId } from './dom.js';
import { pictureUrl } from './theme.js';

/** Lets Escape, the button and a click beside the picture close the enlarged picture. */
export function startViewer() {
  const viewer = byId('viewer', HTMLDialogElement);
  viewer.addEventListener('click', () => viewer.close());
}

/**
 * Shows a picture as large as the window allows.
 *
 * @param {HTMLImageElement} image
 */
export function enlarge(image) {
  const viewer = byId('viewer', HTMLDialogElement);
  const large = viewer.querySelector('img');
  if (large === null) return;
  large.src = pictureUrl(image.dataset.key ?? '');
  large.alt = image.alt;
  viewer.showModal();
}
