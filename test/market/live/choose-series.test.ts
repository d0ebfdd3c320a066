import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { knownMarket } from '../../../src/market/known-markets.ts';
import type { MarketSymbol } from '../../../src/market/ports.ts';
import { newSqlite } from '../../support/databases.ts';
import { madeMarkets } from '../../support/made-prices.ts';
import { market } from '../../support/markets.ts';
import { type OpenLive, openLive } from '../../support/open-live.ts';
import { type StandInSources, startSources } from '../../support/stand-in-sources.ts';

const DAY_MS = 86_400_000;

const NOW_MS = Date.parse('2026-06-24T22:00:00Z');

const eth = market('ETH');

const long = madeMarkets('2022-10-01', NOW_MS + 10 * DAY_MS)['ETH']!;

let sources: StandInSources;

let live: OpenLive;

let nowMs: number;

beforeEach(async () => {
  nowMs = NOW_MS;
  sources = await startSources({ ETH: long, 'ETH-USD': { daily: long.daily } });
  live = await openLive(newSqlite(), sources.url, () => nowMs);
});

afterEach(async () => {
  await live.close();
  await sources.close();
});

const between = (from: string, to: string) => ({
  ...long,
  daily: long.daily.filter(({ stampMs }) => stampMs >= Date.parse(from) && stampMs < Date.parse(to)),
});

describe('Among sources of one market', () => {
  it('the first answers where it has everything', async () => {
    expect((await live.market.daily(eth, {})).source).toContain('Coinbase Exchange');
    expect(sources.requests.filter(({ source }) => source === 'yahoo')).toEqual([]);
  });

  it('another answers that reaches further back', async () => {
    sources.set('ETH', between('2025-10-01', '2027-01-01'), 'coinbaseexchange');
    const history = await live.market.daily(eth, {});
    expect([history.source.split(' ETH')[0], history.dates[0]]).toEqual(['Bitstamp', '2022-10-01']);
  });

  it('another answers that reaches nearer to the present', async () => {
    sources.set('ETH', between('2022-10-01', '2026-06-21'), 'coinbaseexchange');
    const history = await live.market.daily(eth, {});
    expect([history.source.split(' ETH')[0], history.dates.at(-1)]).toEqual(['Bitstamp', '2026-06-23']);
  });

  it('another answers that has no hole', async () => {
    const daily = long.daily.filter(({ stampMs }) => stampMs !== Date.parse('2026-06-10'));
    sources.set('ETH', { ...long, daily }, 'coinbaseexchange');
    const history = await live.market.daily(eth, {});
    expect([history.source.split(' ETH')[0], history.dates.includes('2026-06-10')]).toEqual(['Bitstamp', true]);
  });

  it('the better one goes on answering, and is the only one that is asked', async () => {
    sources.set('ETH', between('2025-10-01', '2027-01-01'), 'coinbaseexchange');
    await live.market.daily(eth, {});
    nowMs += DAY_MS;
    const before = sources.requests.length;
    expect((await live.market.daily(eth, {})).source).toContain('Bitstamp');
    const asked = sources.requests.slice(before).filter(({ source }) => source !== 'bitstamp');
    expect(asked.filter(({ source }) => source !== 'coinbaseexchange')).toEqual([]);
  });

  it('the first answers where all others are down, without a word about them', async () => {
    sources.set('ETH', between('2025-10-01', '2027-01-01'), 'coinbaseexchange');
    sources.fail('bitstamp', 'yahoo', 'coinmetrics', 'kraken');
    const history = await live.market.daily(eth, {});
    expect([history.source.split(' ETH')[0], history.notes]).toEqual(['Coinbase Exchange', []]);
  });

  it('one whose prices are of another coin is not used, however long its history', async () => {
    sources.set('ETH', between('2025-10-01', '2027-01-01'), 'coinbaseexchange');
    const other = { ...long, daily: long.daily.map((row) => ({ ...row, close: row.close! / 50 })) };
    for (const source of ['bitstamp', 'kraken']) sources.set('ETH', other, source);
    sources.set('ETH-USD', other);
    expect((await live.market.daily(eth, {})).source).not.toContain('Bitstamp');
    nowMs += DAY_MS;
    sources.fail('coinbaseexchange', 'coinmetrics');
    const later = await live.market.daily(eth, {});
    expect(Math.min(...later.closes)).toBeGreaterThan(1_000);
  });
});

describe('A ticker that belongs to another coin', () => {
  const uni: MarketSymbol = knownMarket('UNI') ?? {
    symbol: 'UNI',
    name: 'Uniswap',
    kind: 'crypto',
    hours: 'always',
    currency: 'USD',
    aliases: [],
  };

  it('is asked for by the coin’s own number', async () => {
    sources.set('UNI7083-USD', { daily: long.daily });
    sources.set('UNI-USD', { daily: long.daily.map((row) => ({ ...row, close: 0.0001 })) });
    const { source, closes } = await live.market.daily(uni, {});
    expect(source).toContain('UNI7083-USD');
    expect(closes.at(-1)).toBeGreaterThan(1);
  });
});
