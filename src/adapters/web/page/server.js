import { say } from './dom.js';

/** @import { ShownEvent, ShownCompletion, ShownReply, Start, ProgressStep } from './shapes.ts' */

/**
 * Asks a line and hears how it goes. Where prices are still loading a second, better reply comes after the first.
 *
 * @param {string} line
 * @param {(step: ProgressStep) => void} onProgress
 * @returns {AsyncGenerator<{ reply: ShownReply, notice: string }>} Leaving it early ends the work.
 */
export async function* askLine(line, onProgress) {
  const response = await fetch('/api/ask', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ line }),
  });
  if (!response.ok || response.body === null) throw new Error(await reasonOf(response));
  let answered = false;
  for await (const event of eventsOf(response.body)) {
    if (event.type === 'progress') onProgress(event);
    if (event.type !== 'reply') continue;
    answered = true;
    yield event;
  }
  if (!answered) throw new Error(say('brokeOff'));
}

/**
 * @param {Response} response
 * @returns {Promise<string>}
 */
async function reasonOf(response) {
  const body = /** @type {{ error?: unknown }} */ (await response.json().catch(() => ({})));
  return typeof body.error === 'string' ? body.error : say('refused').replace('{status}', String(response.status));
}

/**
 * One JSON object per line.
 *
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<ShownEvent>}
 */
async function* eventsOf(body) {
  const reader = body
    .pipeThrough(/** @type {TransformStream<Uint8Array, string>} */ (new TextDecoderStream()))
    .getReader();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield /** @type {ShownEvent} */ (JSON.parse(line));
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/**
 * What an empty page shows.
 *
 * @returns {Promise<Start>}
 */
export async function fetchStart() {
  return /** @type {Start} */ (await (await fetch('/api/start')).json());
}

/**
 * Completions of a line.
 *
 * @param {string} line
 * @param {AbortSignal} signal
 * @returns {Promise<ShownCompletion[]>}
 */
export async function fetchCompletions(line, signal) {
  const response = await fetch(`/api/complete?line=${encodeURIComponent(line)}`, { signal });
  return response.ok ? /** @type {ShownCompletion[]} */ (await response.json()) : [];
}
