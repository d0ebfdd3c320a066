import { startComposer } from './composer.js';
import { askBelow, showNotice } from './conversation.js';
import { byId, make } from './dom.js';
import { startViewer } from './render-reply.js';
import { fetchStart } from './server.js';
import { startTheme } from './theme.js';

startTheme();

startViewer();

startComposer((line) => void askBelow(line));

const start = await fetchStart();

showNotice(start.notice);

showExamples(start.examples);

await askBelow(new URLSearchParams(location.search).get('ask') ?? start.firstLine);

/** @param {string[]} lines */
function showExamples(lines) {
  const buttons = lines.map((line) => {
    const button = make('button', { type: 'button', class: 'example' }, line);
    button.addEventListener('click', () => void askBelow(line));
    return button;
  });
  const examples = byId('examples', HTMLElement);
  examples.append(make('h2', {}, 'Ask something else'), ...buttons);
  examples.hidden = lines.length === 0;
}
