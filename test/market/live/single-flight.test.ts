import { expect, test } from 'vitest';
import { raceAbort } from '../../../src/clock.ts';
import type { Request } from '../../../src/market/ports.ts';
import { createSingleFlight } from '../../../src/market/live/single-flight.ts';

test('Work that is going on is shared by everybody who asks for it', async () => {
  const share = createSingleFlight({ endsWithLast: false });
  let begun = 0;
  const work = () => Promise.resolve(++begun);
  expect(await Promise.all([share('a', {}, work), share('a', {}, work)])).toEqual([1, 1]);
});

test('Work under another key is done for itself', async () => {
  const share = createSingleFlight({ endsWithLast: false });
  let begun = 0;
  const work = () => Promise.resolve(++begun);
  expect(await Promise.all([share('a', {}, work), share('b', {}, work)])).toEqual([1, 2]);
});

test('Work that has ended, well or badly, is done anew', async () => {
  const share = createSingleFlight({ endsWithLast: false });
  await expect(share('a', {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await share('a', {}, () => Promise.resolve(2))).toBe(2);
  expect(await share('a', {}, () => Promise.resolve(3))).toBe(3);
});

test.each([
  [false, 'goes on, and is joined by whoever asks then', 1],
  [true, 'is given up, and begun anew for whoever asks then', 2],
])('Work that the last one has left, where endsWithLast is %s, %s', async (endsWithLast, _, runs) => {
  const share = createSingleFlight({ endsWithLast });
  const begun: Request[] = [];
  const work = (request: Request) => {
    begun.push(request);
    return new Promise<never>(() => undefined);
  };
  const gone = new AbortController();
  const left = share('a', { signal: gone.signal }, work);
  await Promise.resolve();
  gone.abort(new Error('gave up'));
  await expect(left).rejects.toThrow('gave up');
  void share('a', {}, work);
  await Promise.resolve();
  expect([begun.length, begun[0]?.signal?.aborted]).toEqual([runs, endsWithLast]);
});

test('Waiting ends with the reason of the signal', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(raceAbort(new Promise(() => undefined), signal)).rejects.toThrow('enough');
});

test('Waiting gives what the work gives', async () => {
  const { signal } = new AbortController();
  expect(await raceAbort(Promise.resolve(5), signal)).toBe(5);
  await expect(raceAbort(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
});
