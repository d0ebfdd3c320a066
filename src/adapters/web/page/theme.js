import { byId, say } from './dom.js';

const system = matchMedia('(prefers-color-scheme: dark)');

const phone = matchMedia('(max-width: 40rem)');

/** @typedef {'auto' | 'light' | 'dark'} Choice */

/**
 * The theme that is seen now.
 *
 * @returns {'dark' | 'light'}
 */
export function themeNow() {
  const chosen = choice();
  if (chosen !== 'auto') return chosen;
  return system.matches ? 'dark' : 'light';
}

/** Lets the button go round auto, light and dark; pictures follow what is seen. */
export function startTheme() {
  const button = byId('theme', HTMLButtonElement);
  button.addEventListener('click', () => {
    choose({ auto: 'light', light: 'dark', dark: 'auto' }[choice()]);
    showChoice(button);
  });
  system.addEventListener('change', repaintPictures);
  phone.addEventListener('change', repaintPictures);
  showChoice(button);
}

/**
 * The address of a picture in the theme that is seen, wide.
 *
 * @param {string} key
 * @returns {string}
 */
export function pictureUrl(key) {
  return `/api/picture/${key}?theme=${themeNow()}`;
}

/**
 * Lets an image show a picture as it suits this window: upright on a phone, wide elsewhere.
 *
 * @param {HTMLImageElement} image
 */
export function paint(image) {
  const tall = phone.matches;
  image.width = tall ? 1080 : 1280;
  image.height = tall ? 1350 : 720;
  image.src = `${pictureUrl(image.dataset.key ?? '')}${tall ? '&shape=tall' : ''}`;
}

/** @returns {Choice} */
function choice() {
  const chosen = document.documentElement.dataset.theme;
  return chosen === 'dark' || chosen === 'light' ? chosen : 'auto';
}

/** @param {string} chosen */
function choose(chosen) {
  if (chosen === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = chosen;
  try {
    localStorage.setItem('theme', chosen);
  } catch {
    // a browser that keeps nothing follows the system next time
  }
  repaintPictures();
}

/** @param {HTMLButtonElement} button */
function showChoice(button) {
  button.textContent = say(choice());
  button.setAttribute('aria-label', say(`${choice()}Colours`));
}

function repaintPictures() {
  for (const image of document.querySelectorAll('img[data-key]')) {
    if (image instanceof HTMLImageElement) paint(image);
  }
}
