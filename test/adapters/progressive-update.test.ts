import { describe, expect, test } from 'vitest';
import { progressiveUpdate, type ProgressiveUpdateOptions } from '../../src/adapters/replies.ts';
import type { Reply } from '../../src/chat/reply.ts';
import type { Progress } from '../../src/market/ports.ts';
import { reply } from '../support/toy-chat.ts';

const step = (done: number, what = 'Hourly history of Ethereum is loading') => ({ what, done, total: 100 });

const never = new AbortController().signal;

const better = reply('The better answer.');

/** Improves a toy answer; `load` is what happens while it loads. */
async function improved(
  load: (progress: Progress, signal: AbortSignal) => unknown,
  more: Partial<ProgressiveUpdateOptions> = {},
) {
  const shown: Reply[] = [];
  const later: Reply['later'] = async ({ progress, signal }) => {
    await load(progress!, signal!);
    return signal!.aborted ? undefined : better;
  };
  const show = (state: Reply): Promise<boolean> => {
    shown.push(state);
    return Promise.resolve(true);
  };
  await progressiveUpdate(reply('The first answer.', { later }), { show, everyMs: 0, until: never, ...more });
  return shown.map(({ title, blocks }) => [title, ...blocks.map((block) => ('text' in block ? block.text : ''))]);
}

const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('an answer that can become better', () => {
  test('is replaced by the better one', async () => {
    expect(await improved(() => undefined)).toEqual([['The better answer.']]);
  });

  test('shows first how far that is', async () => {
    expect(await improved((progress) => progress(step(40)))).toEqual([
      ['The first answer.', 'Hourly history of Ethereum is loading: 40 %.'],
      ['The better answer.'],
    ]);
  });

  test('shows how far each of several histories is', async () => {
    const load = async (progress: Progress) => {
      progress(step(40));
      await turn();
      progress(step(7, 'Hourly history of Bitcoin is loading'));
    };
    expect((await improved(load))[1]).toEqual([
      'The first answer.',
      'Hourly history of Ethereum is loading: 40 %. Hourly history of Bitcoin is loading: 7 %.',
    ]);
  });

  test('is not changed for the same figure', async () => {
    const load = async (progress: Progress) => {
      progress(step(40));
      await turn();
      progress(step(40.4));
    };
    expect(await improved(load)).toHaveLength(2);
  });

  test('is not changed more often than allowed for the sake of progress', async () => {
    expect(await improved((progress) => progress(step(40)), { everyMs: 60_000 })).toEqual([['The better answer.']]);
  });

  test('is put back as it was where no better one comes', async () => {
    const ends = new AbortController();
    const load = (progress: Progress) => {
      progress(step(40));
      ends.abort();
    };
    expect((await improved(load, { until: ends.signal })).at(-1)).toEqual(['The first answer.']);
  });

  test('is not touched where nothing had been shown and no better one comes', async () => {
    expect(await improved(() => undefined, { until: AbortSignal.abort() })).toEqual([]);
  });

  test('is left alone once another answer has taken its place', async () => {
    const pressed = new AbortController();
    const load = (progress: Progress) => {
      progress(step(40));
      pressed.abort();
    };
    expect(await improved(load, { replaced: pressed.signal })).toHaveLength(1);
  });

  test('stops the waiting when the message is gone', async () => {
    let states = 0;
    let stopped = false;
    const show = (): Promise<boolean> => {
      states += 1;
      return Promise.resolve(false);
    };
    const load = async (progress: Progress, signal: AbortSignal) => {
      progress(step(40));
      await turn();
      stopped = signal.aborted;
    };
    await improved(load, { show });
    expect([states, stopped]).toEqual([1, true]);
  });
});
