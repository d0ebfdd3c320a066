import { loadImage } from '@napi-rs/canvas';
import { afterEach, expect, test } from 'vitest';
import {
  createPainter,
  type Painter,
  type PainterOptions,
  type RenderOptions,
  RenderWorker,
} from '../../src/charts/render/painter.ts';
import { UserError } from '../../src/errors.ts';
import { sampleDivergence } from '../support/sample-drawings.ts';

const look: RenderOptions = { theme: 'light', width: 480, height: 300 };

const open: Painter[] = [];

function painter(options: PainterOptions = {}): Painter {
  const made = createPainter(options);
  open.push(made);
  return made;
}

/** A drawing thread of a few lines, for what a real one never does on purpose. */
function thread(source: string): URL {
  return new URL(`data:text/javascript,import { parentPort } from 'node:worker_threads';${encodeURIComponent(source)}`);
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

test('a painted drawing is a PNG of the size asked for', async () => {
  const image = await painter().paint(sampleDivergence(), look, {});
  const decoded = await loadImage(Buffer.from(image.png));
  expect([decoded.width, decoded.height, image.width, image.height]).toEqual([480, 300, 480, 300]);
});

test('the same question twice gives the very same picture from memory', async () => {
  const each = painter();
  const first = await each.paint(sampleDivergence(), look, {});
  expect(await each.paint(sampleDivergence(), { ...look }, {})).toBe(first);
});

test('two equal questions at one time are drawn once', async () => {
  const each = painter();
  const [first, second] = await Promise.all([0, 1].map(() => each.paint(sampleDivergence(), look, {})));
  expect(second).toBe(first);
});

test('another theme is another picture', async () => {
  const each = painter();
  const first = await each.paint(sampleDivergence(), look, {});
  expect(await each.paint(sampleDivergence(), { ...look, theme: 'dark' }, {})).not.toBe(first);
});

test('pictures leave memory when their bytes are too many', async () => {
  const each = painter({ cacheBytes: 1 });
  const first = await each.paint(sampleDivergence(), look, {});
  expect(await each.paint(sampleDivergence(), look, {})).not.toBe(first);
});

test('a size that is no picture is refused in a sentence', async () => {
  await expect(painter().paint(sampleDivergence(), { ...look, width: 10 }, {})).rejects.toThrow(/200 to 4096 pixels/);
});

test('an aborted question rejects with the reason of its signal', async () => {
  const abort = new AbortController();
  const pending = painter().paint(sampleDivergence(), look, { signal: abort.signal });
  abort.abort(new Error('no longer wanted'));
  await expect(pending).rejects.toThrow('no longer wanted');
});

test('a question aborted before it is asked starts nothing', async () => {
  const signal = AbortSignal.abort(new Error('too late'));
  await expect(painter().paint(sampleDivergence(), look, { signal })).rejects.toThrow('too late');
});

test('an abort of one who waits leaves the others their picture', async () => {
  const each = painter();
  const abort = new AbortController();
  const impatient = each.paint(sampleDivergence(), look, { signal: abort.signal });
  const patient = each.paint(sampleDivergence(), look, {});
  abort.abort(new Error('gone'));
  await expect(impatient).rejects.toThrow('gone');
  expect((await patient).png.length).toBeGreaterThan(1000);
});

test('more questions than the queue holds are refused for people to read', async () => {
  const each = painter({ workers: 1, maxQueue: 1, script: thread('parentPort.on("message", () => {})') });
  const asked = ['a', 'b', 'c'].map((footer) => each.paint(sampleDivergence({ footer }), look, {}));
  for (const early of asked.slice(0, 2)) early.catch(() => undefined);
  await expect(asked[2]).rejects.toBeInstanceOf(UserError);
});

test('a picture nobody waits for any more makes room in the queue', async () => {
  const each = painter({ workers: 1, maxQueue: 1, script: thread('parentPort.on("message", () => {})') });
  const abort = new AbortController();
  each.paint(sampleDivergence({ footer: 'a' }), look, {}).catch(() => undefined);
  const second = each.paint(sampleDivergence({ footer: 'b' }), look, { signal: abort.signal });
  abort.abort(new Error('gone'));
  await expect(second).rejects.toThrow('gone');
  const third = each.paint(sampleDivergence({ footer: 'c' }), look, {});
  const refused = expect(third).rejects.toThrow('the painter is closed');
  await each.close();
  await refused;
});

test('a thread that dies on every try is answered with one clear error', async () => {
  const each = painter({ script: thread('parentPort.on("message", () => process.exit(7))') });
  await expect(each.paint(sampleDivergence(), look, {})).rejects.toThrow('the drawing thread ended with code 7');
});

test('a thread that dies once is replaced and the picture drawn', async () => {
  const lives = new Int32Array(new SharedArrayBuffer(4));
  const name = `rift-painter-${process.pid}`;
  const source = `import { BroadcastChannel } from 'node:worker_threads'; const channel = new BroadcastChannel('${name}');
    parentPort.on('message', () => { channel.onmessage = ({ data }) => data === 1 ? process.exit(1) : parentPort.postMessage({ png: new Uint8Array([1, 2, 3]) }); channel.postMessage('born'); });`;
  const channel = new BroadcastChannel(name);
  channel.onmessage = () => channel.postMessage(Atomics.add(lives, 0, 1) + 1);
  const image = await painter({ script: thread(source) }).paint(sampleDivergence(), look, {});
  channel.close();
  expect([[...image.png], lives[0]]).toEqual([[1, 2, 3], 2]);
});

test('a thread that hangs is given up', async () => {
  const each = painter({ timeoutMs: 50, script: thread('parentPort.on("message", () => {})') });
  await expect(each.paint(sampleDivergence(), look, {})).rejects.toThrow('did not answer within 50 ms');
});

test('a drawing that cannot be drawn is an error with its reason, and the next one is drawn', async () => {
  const each = painter();
  const unknown = { ...sampleDivergence(), kind: 'unheard-of' } as unknown as ReturnType<typeof sampleDivergence>;
  await expect(each.paint(unknown, look, {})).rejects.toThrow(/the picture could not be drawn: .*unheard-of/);
  expect((await each.paint(sampleDivergence(), look, {})).png.length).toBeGreaterThan(1000);
});

test('a thread that is closed begins no other picture', async () => {
  const closed = new RenderWorker(thread('parentPort.on("message", () => {})'), 50);
  await closed.close();
  const task = { options: look, chart: new Uint8Array() };
  await expect(closed.draw(task)).rejects.toThrow('the drawing thread is closed');
});

test('a closed painter paints no more', async () => {
  const each = painter();
  await each.close();
  await expect(each.paint(sampleDivergence(), look, {})).rejects.toThrow('the painter is closed');
});
