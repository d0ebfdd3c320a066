import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadPair } from '../../../src/market/load-markets.ts';
import { nyseCalendar } from '../../../src/market/nyse-calendar.ts';
import type { DailyHistory } from '../../../src/market/ports.ts';
import { inEnglish } from '../../../src/messages/speaker.ts';
import { newSqlite } from '../../support/databases.ts';
import { madeMarkets } from '../../support/made-prices.ts';
import { market } from '../../support/markets.ts';
import { type OpenLive, openLive } from '../../support/open-live.ts';
import { type StandInSources, startSources } from '../../support/stand-in-sources.ts';

const DAY_MS = 86_400_000;

const NOW_MS = Date.parse('2026-06-24T22:00:00Z');

const eth = market('ETH');

const iwm = market('IWM');

const prices = madeMarkets('2025-10-01', NOW_MS + 10 * DAY_MS);

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

/** From this day on a ticker costs so many times as much, at one service or at all. */
function scale(ticker: string, from: string, factor: number, source?: string): void {
  const change = (rows: readonly { stampMs: number; close: number | null }[] = []) =>
    rows.map((row) => (row.stampMs >= Date.parse(from) ? { ...row, close: row.close! * factor } : row));
  const { daily, hourly } = prices[ticker]!;
  sources.set(ticker, { daily: change(daily), ...(hourly ? { hourly: change(hourly) } : {}) }, source);
}

const heldBack = ({ notes }: Pick<DailyHistory, 'notes'>): string | undefined => {
  const sentence = notes.find(({ code }) => code === 'held-back')?.sentence;
  return sentence && inEnglish(sentence);
};

describe('A close beyond belief', () => {
  it('is held back where another source has another price, and that is said', async () => {
    scale('ETH', '2026-06-23', 76, 'coinbaseexchange');
    const history = await live.market.daily(eth, {});
    expect(history.dates.at(-1)).toBe('2026-06-22');
    expect(heldBack(history)).toMatch(
      /^Coinbase Exchange has ETH at [\d.e+]+ on 2026-06-23 \(\+7\d{3} % in a day\); it is held back, as another source has another price\.$/,
    );
  });

  it('is told to nobody as a move of the pair', async () => {
    scale('ETH', '2026-06-23', 76, 'coinbaseexchange');
    await loadPair(live.market, nyseCalendar, { pair: { subject: eth, benchmark: iwm } });
    await live.market.drain({});
    const { x } = await loadPair(live.market, nyseCalendar, { pair: { subject: eth, benchmark: iwm } });
    expect(Math.max(...x)).toBeLessThan(5_000);
  });

  it('is used where a second source agrees', async () => {
    scale('ETH', '2026-06-23', 3);
    scale('ETH-USD', '2026-06-23', 3);
    const history = await live.market.daily(eth, {});
    expect([history.dates.at(-1), heldBack(history)]).toEqual(['2026-06-23', undefined]);
  });

  it('is held back where it is the newest and nobody else has the market', async () => {
    scale('IWM', '2026-06-24', 100);
    const history = await live.market.daily(iwm, {});
    expect(history.dates.at(-1)).toBe('2026-06-23');
    expect(heldBack(history)).toContain('no second source has it yet');
  });

  it('is believed where nobody else has the market and the next session stands by it', async () => {
    scale('IWM', '2026-06-24', 0.5);
    await live.market.daily(iwm, {});
    nowMs += DAY_MS;
    expect((await live.market.daily(iwm, {})).dates.at(-1)).toBe('2026-06-25');
  });

  it('is asked about once in ten minutes', async () => {
    scale('ETH', '2026-06-23', 76, 'coinbaseexchange');
    await live.market.daily(eth, {});
    const before = sources.requests.length;
    await live.market.daily(eth, {});
    expect(sources.requests).toHaveLength(before);
  });

  it('is no matter of a large move that markets of the kind make', async () => {
    scale('ETH', '2026-06-23', 0.6, 'coinbaseexchange');
    expect((await live.market.daily(eth, {})).dates.at(-1)).toBe('2026-06-23');
  });
});

describe('A bar that an alert hangs on', () => {
  it('is confirmed by a second source', async () => {
    const { dates, closes } = await live.market.daily(eth, {});
    const bar = { date: dates.at(-1)!, close: closes.at(-1)! };
    expect(await live.market.confirm(eth, bar, {})).toBe('agreed');
  });

  it('is contradicted by a second source', async () => {
    scale('ETH', '2026-06-23', 1.4, 'coinbaseexchange');
    const { dates, closes } = await live.market.daily(eth, {});
    const bar = { date: dates.at(-1)!, close: closes.at(-1)! };
    expect(await live.market.confirm(eth, bar, {})).toBe('differs');
  });

  it('sampled at a close is compared at that close, whatever its day comes to', async () => {
    nowMs = Date.parse('2026-06-24T20:45:00Z');
    const session = nyseCalendar.session('2026-06-24')!;
    await loadPair(live.market, nyseCalendar, { pair: { subject: eth, benchmark: iwm } });
    await live.market.drain({});
    const closes = (await live.market.atCloses(eth, [session], {}))!;
    const bar = { date: session.date, close: closes.closes.at(-1)!, sampledAtMs: session.closeMs };
    expect(closes.dates).toEqual([session.date]);
    expect(await live.market.confirm(eth, bar, {})).toBe('agreed');
    expect(await live.market.confirm(eth, { date: bar.date, close: bar.close }, {})).toBe('unknown');
    expect(await live.market.confirm(eth, { ...bar, close: bar.close * 1.4 }, {})).toBe('differs');
    nowMs += 5 * 3_600_000;
    scale('ETH', '2026-06-24T20:00:00Z', 1.4);
    expect(await live.market.confirm(eth, bar, {})).toBe('agreed');
  });

  it('is unknown where no other source answers', async () => {
    const { dates, closes } = await live.market.daily(eth, {});
    sources.fail('all');
    expect(await live.market.confirm(eth, { date: dates.at(-1)!, close: closes.at(-1)! }, {})).toBe('unknown');
  });

  it('is alone where no other source carries the market', async () => {
    expect(await live.market.confirm(iwm, { date: '2026-06-24', close: 200 }, {})).toBe('alone');
  });
});
