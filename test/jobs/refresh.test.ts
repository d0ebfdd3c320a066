import { expect, test } from 'vitest';
import { NoSourceAnswered } from '../../src/errors.ts';
import { refreshWatched } from '../../src/jobs/start-jobs.ts';
import { newSqlite } from '../support/databases.ts';
import { madeMarkets } from '../support/made-prices.ts';
import { market } from '../support/markets.ts';
import { openLive } from '../support/open-live.ts';
import { startSources } from '../support/stand-in-sources.ts';

const recording = (refuse: string[] = []) => {
  const refreshed: string[] = [];
  const refresh = ({ symbol }: { symbol: string }) => {
    refreshed.push(symbol);
    return refuse.includes(symbol) ? Promise.reject(new NoSourceAnswered(symbol, [])) : Promise.resolve();
  };
  return { refreshed, market: { refresh } };
};

test('Every watched symbol is refreshed once, in order', async () => {
  const { refreshed, market: prices } = recording();
  await refreshWatched(prices, [market('ETH'), market('IWM'), market('ETH')], {});
  expect(refreshed).toEqual(['ETH', 'IWM']);
});

test('A symbol that cannot be refreshed does not keep the others from it', async () => {
  const { market: prices } = recording(['ETH']);
  const results = await refreshWatched(prices, [market('ETH'), market('IWM')], {});
  expect(results.map(({ symbol, problem }) => [symbol, problem === undefined])).toEqual([
    ['ETH', false],
    ['IWM', true],
  ]);
});

test('A run ends before the next symbol when it is called off', async () => {
  const { refreshed, market: prices } = recording();
  await refreshWatched(prices, [market('ETH')], { signal: AbortSignal.abort() });
  expect(refreshed).toEqual([]);
});

test('A run tells how many symbols are done', async () => {
  const steps: number[] = [];
  const { market: prices } = recording();
  await refreshWatched(prices, [market('ETH'), market('IWM')], { progress: ({ done }) => steps.push(done) });
  expect(steps).toEqual([0, 1]);
});

test('A run after a run fetches nothing', async () => {
  const nowMs = Date.parse('2026-06-24T22:00:00Z');
  const sources = await startSources(madeMarkets('2026-03-02', nowMs));
  const live = await openLive(newSqlite(), sources.url, () => nowMs);
  const watched = [market('ETH'), market('IWM')];
  const first = await refreshWatched(live.market, watched, {});
  const before = sources.requests.length;
  await refreshWatched(live.market, watched, {});
  expect(first.map(({ problem }) => problem)).toEqual([undefined, undefined]);
  expect(sources.requests).toHaveLength(before);
  await live.close();
  await sources.close();
});
