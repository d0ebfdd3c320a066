import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nyseCalendar } from '../../../src/market/nyse-calendar.ts';
import { newSqlite } from '../../support/databases.ts';
import { madeMarkets } from '../../support/made-prices.ts';
import { market } from '../../support/markets.ts';
import { type OpenLive, openLive } from '../../support/open-live.ts';
import { type StandInSources, startSources } from '../../support/stand-in-sources.ts';

const HOUR_MS = 3_600_000;

const DAY_MS = 24 * HOUR_MS;

const FROM = '2025-10-01';

const NOW_MS = Date.parse('2026-06-24T22:00:00Z');

const eth = market('ETH');

const iwm = market('IWM');

const prices = madeMarkets(FROM, NOW_MS + 10 * DAY_MS);

let sources: StandInSources;

let live: OpenLive;

let nowMs: number;

beforeEach(async () => {
  nowMs = NOW_MS;
  sources = await startSources(prices);
  live = await openLive(newSqlite(), sources.url, () => nowMs);
});

afterEach(async () => {
  await live.close();
  await sources.close();
});

/** Takes what lies in these days away from every service, or gives it back. */
function lose(ticker: string, from: string, to: string): void {
  const kept = (rows: readonly { stampMs: number; close: number | null }[] = []) =>
    rows.filter(({ stampMs }) => stampMs < Date.parse(from) || stampMs >= Date.parse(to));
  const { daily, hourly } = prices[ticker]!;
  sources.set(ticker, { daily: kept(daily), ...(hourly ? { hourly: kept(hourly) } : {}) });
}

const giveBack = (ticker: string): void => sources.set(ticker, prices[ticker]);

describe('A hole in what a source had', () => {
  it('of a fund is filled with the next question after an hour', async () => {
    lose('IWM', '2026-06-08', '2026-06-10');
    expect((await live.market.daily(iwm, {})).dates).not.toContain('2026-06-08');
    giveBack('IWM');
    nowMs += HOUR_MS + 1;
    expect((await live.market.daily(iwm, {})).dates).toEqual(expect.arrayContaining(['2026-06-08', '2026-06-09']));
  });

  it('is not asked for with every question', async () => {
    lose('IWM', '2026-06-08', '2026-06-10');
    await live.market.daily(iwm, {});
    const before = sources.requests.length;
    await live.market.daily(iwm, {});
    expect(sources.requests).toHaveLength(before);
  });

  it('is filled without fetching the whole history again', async () => {
    lose('IWM', '2026-06-08', '2026-06-10');
    await live.market.daily(iwm, {});
    const [before] = await live.store.series('IWM');
    giveBack('IWM');
    nowMs += HOUR_MS + 1;
    await live.market.daily(iwm, {});
    expect((await live.store.series('IWM'))[0]!.edition).toBe(before!.edition);
  });

  it('of a coin’s hours is filled after an hour, though an empty page had been served', async () => {
    const sessions = nyseCalendar.between('2026-05-01', '2026-06-24');
    lose('ETH', '2026-06-08', '2026-06-10');
    await live.market.refresh(eth, {});
    expect((await live.market.atCloses(eth, sessions, {}))!.dates).not.toContain('2026-06-08');
    giveBack('ETH');
    nowMs += HOUR_MS + 1;
    await live.market.atCloses(eth, sessions, {});
    await live.market.drain({});
    expect((await live.market.atCloses(eth, sessions, {}))!.dates).toEqual(sessions.map(({ date }) => date));
  });
});
