import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadImage } from '@napi-rs/canvas';
import { afterAll, afterEach, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { Painter, RenderOptions } from '../../src/reports/chart-spec.ts';
import { createPainter, type PainterOptions } from '../../src/workers/painter.ts';
import { WorkerPool } from '../../src/workers/worker-pool.ts';
import { sampleDivergence } from '../support/sample-drawings.ts';

const look: RenderOptions = { theme: 'light', width: 480, height: 300 };

const open: Painter[] = [];

function painter(options: PainterOptions = {}): Painter {
  const made = createPainter(options);
  open.push(made);
  return made;
}

const folder = mkdtempSync(join(tmpdir(), 'rift-painter-'));

/** A drawing thread of a few lines, for what a real one never does on purpose. */
function thread(source: string): URL {
  const file = join(folder, `${createHash('sha256').update(source).digest('hex')}.mjs`);
  writeFileSync(file, source);
  return pathToFileURL(file);
}

const hangs = thread('export default () => new Promise(() => {})');

afterAll(() => rmSync(folder, { recursive: true }));

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

test.each([{ width: 481 }, { height: 301 }])('another size is another picture: %j', async (size) => {
  const each = painter();
  const first = await each.paint(sampleDivergence(), look, {});
  const other = await each.paint(sampleDivergence(), { ...look, ...size }, {});
  expect([other.width, other.height]).not.toEqual([first.width, first.height]);
});

test('pictures leave memory when their bytes are too many', async () => {
  const each = painter({ cacheBytes: 1 });
  const first = await each.paint(sampleDivergence(), look, {});
  expect(await each.paint(sampleDivergence(), look, {})).not.toBe(first);
});

test('a size that is no picture is refused in a sentence', async () => {
  await expect(painter().paint(sampleDivergence(), { ...look, width: 10 }, {})).rejects.toThrow(/200 to 4096 pixels/);
});

test.each([199, 4097])('a picture %i pixels wide is refused', async (width) => {
  await expect(painter().paint(sampleDivergence(), { ...look, width }, {})).rejects.toThrow(RangeError);
});

test.each([200, 4096])('a picture %i pixels wide is drawn', async (width) => {
  const each = painter({ script: thread('export default () => ({ answer: new Uint8Array([1]) })') });
  expect((await each.paint(sampleDivergence(), { ...look, width }, {})).width).toBe(width);
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
  const each = painter({ workers: 1, maxQueue: 1, script: hangs });
  const asked = ['a', 'b', 'c'].map((footer) => each.paint(sampleDivergence({ footer }), look, {}));
  for (const early of asked.slice(0, 2)) early.catch(() => undefined);
  await expect(asked[2]).rejects.toBeInstanceOf(UserError);
});

test('a picture nobody waits for any more makes room in the queue', async () => {
  const each = painter({ workers: 1, maxQueue: 1, script: hangs });
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
  const each = painter({ script: thread('export default () => process.exit(7)') });
  await expect(each.paint(sampleDivergence(), look, {})).rejects.toThrow(
    'a thread of the painter was lost: worker exited with code: 7',
  );
});

test('a task that two threads died of is given to no third one', async () => {
  const deaths = new Int32Array(new SharedArrayBuffer(4));
  const channel = new BroadcastChannel(`rift-deaths-${process.pid}`);
  channel.onmessage = () => {
    Atomics.add(deaths, 0, 1);
    channel.postMessage('die');
  };
  const source = `const channel = new BroadcastChannel('rift-deaths-${process.pid}');
    export default () => new Promise(() => { channel.onmessage = () => process.exit(1); channel.postMessage('born'); });`;
  await expect(painter({ script: thread(source) }).paint(sampleDivergence(), look, {})).rejects.toThrow('was lost');
  channel.close();
  expect(deaths[0]).toBe(2);
});

test('a thread that dies once is replaced and the picture drawn', async () => {
  const lives = new Int32Array(new SharedArrayBuffer(4));
  const name = `rift-painter-${process.pid}`;
  const source = `const channel = new BroadcastChannel('${name}');
    export default () => new Promise((resolve) => { channel.onmessage = ({ data }) => data === 1 ? process.exit(1) : resolve({ answer: new Uint8Array([1, 2, 3]) }); channel.postMessage('born'); });`;
  const channel = new BroadcastChannel(name);
  channel.onmessage = () => channel.postMessage(Atomics.add(lives, 0, 1) + 1);
  const image = await painter({ script: thread(source) }).paint(sampleDivergence(), look, {});
  channel.close();
  expect([[...image.png], lives[0]]).toEqual([[1, 2, 3], 2]);
});

test('a thread that hangs is given up', async () => {
  const each = painter({ timeoutMs: 50, script: hangs });
  await expect(each.paint(sampleDivergence(), look, {})).rejects.toThrow('did not answer within 50 ms');
});

test('a task over which a thread hung is given to no other one', async () => {
  const begun: unknown[] = [];
  const channel = new BroadcastChannel(`rift-hung-${process.pid}`);
  const isHeard = Promise.withResolvers<unknown>();
  channel.onmessage = ({ data }: MessageEvent) => isHeard.resolve(begun.push(data));
  const source = `const channel = new BroadcastChannel('rift-hung-${process.pid}');
    export default () => { channel.postMessage('begun'); return new Promise(() => {}); };`;
  const each = painter({ timeoutMs: 1_000, script: thread(source) });
  await expect(each.paint(sampleDivergence(), look, {})).rejects.toThrow('did not answer within 1000 ms');
  await isHeard.promise;
  channel.close();
  expect(begun).toEqual(['begun']);
});

test('a drawing that cannot be drawn is an error with its reason, and the next one is drawn', async () => {
  const each = painter();
  const unknown = Object.assign(sampleDivergence(), { kind: 'unheard-of' });
  await expect(each.paint(unknown, look, {})).rejects.toThrow(/the picture could not be drawn: .*unheard-of/);
  expect((await each.paint(sampleDivergence(), look, {})).png.length).toBeGreaterThan(1000);
});

test('a thread that cannot be begun is one clear error', async () => {
  const each = painter({ script: thread('throw new Error("no ink")') });
  await expect(each.paint(sampleDivergence(), look, {})).rejects.toThrow('lost: no ink');
});

test('threads that are closed begin no other task', async () => {
  const closed = new WorkerPool({ name: 'pool', script: hangs, threads: 1, resourceLimits: {} });
  await closed.close();
  await expect(closed.run({})).rejects.toThrow('the pool is closed');
});

test('a picture that was begun is there for the next who asks, though nobody waited for it', async () => {
  const begun = Promise.withResolvers<unknown>();
  const channel = new BroadcastChannel(`rift-begun-${process.pid}`);
  channel.onmessage = begun.resolve;
  const source = `const channel = new BroadcastChannel('rift-begun-${process.pid}'); let drawn = 0;
    export default () => { channel.postMessage('begun'); drawn += 1; return new Promise((resolve) => { channel.onmessage = () => resolve({ answer: new Uint8Array([drawn]) }); }); };`;
  const each = painter({ script: thread(source) });
  const abort = new AbortController();
  const first = each.paint(sampleDivergence(), look, { signal: abort.signal });
  await begun.promise;
  abort.abort(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  channel.onmessage = () => channel.postMessage('go on');
  channel.postMessage('go on');
  const other = await each.paint(sampleDivergence({ footer: 'b' }), look, {});
  const again = await each.paint(sampleDivergence(), look, {});
  channel.close();
  expect([other.png[0], again.png[0]]).toEqual([2, 1]);
});

test('a closed painter paints no more', async () => {
  const each = painter();
  await each.close();
  await expect(each.paint(sampleDivergence(), look, {})).rejects.toThrow('the painter is closed');
});
