import { describe, expect, it } from 'vitest';
import type { MarketData } from '../../src/market/ports.ts';
import { backtestWords } from '../../src/messages/alert.ts';
import { ordinaryWords } from '../../src/messages/divergence.ts';
import { percentileText, roundedShares } from '../../src/messages/format.ts';
import { findEntries } from '../../src/messages/glossary.ts';
import { familyText } from '../../src/reports/multiverse.ts';
import { outOfSampleWords } from '../../src/messages/hedge-and-drivers.ts';
import { cointegrationWords } from '../../src/messages/history.ts';
import { inEnglish } from '../../src/messages/speaker.ts';
import type { CompareReport } from '../../src/reports/compare-and-matrix.ts';
import type { DivergenceReport } from '../../src/reports/divergence.ts';
import { timesAYear } from '../../src/reports/flows.ts';
import type { HedgeReport } from '../../src/reports/hedge.ts';
import type { HistoryReport } from '../../src/reports/history.ts';
import type { MultiverseReport } from '../../src/reports/multiverse.ts';
import { commandChat, replyTo, reportOf, wordsOf } from '../support/command-chat.ts';
import { referenceDataIsHere } from '../support/reference-data.ts';
import { referenceChat, sampleChat } from '../support/sample-chat.ts';
import { wanderingSource } from '../support/wandering-source.ts';

const market = wanderingSource({ seed: 11, days: 2_000 });

const chat = commandChat(market);

const closesOf = (symbol: string, from: MarketData = market) => {
  const found = from.catalogue().find((one) => one.symbol === symbol)!;
  return from.daily(found, {});
};

/** The same source with the last price of one market moved by so many per cent. */
const moved = (from: MarketData, symbol: string, pct: number): MarketData => ({
  ...from,
  daily: async (asked, request) => {
    const known = await from.daily(asked, request);
    if (asked.symbol !== symbol) return known;
    const last = known.closes.length - 1;
    return { ...known, closes: known.closes.map((close, row) => (row === last ? close * (1 + pct / 100) : close)) };
  },
});

describe('a pair that trades every day', () => {
  it('is counted in years of 365 rows, noise as well', async () => {
    const { actual, episodes } = await reportOf<HistoryReport>(chat, 'history ETH BTC');
    // 2,000 prices, 1,999 changes, the first value with 252 of them
    expect(actual.years).toBeCloseTo((2_000 - 252) / 365, 9);
    expect(actual.episodesPerYear).toBeCloseTo((episodes.length * 365) / (2_000 - 252), 9);
  });

  it('is told of in days, never in trading days', async () => {
    expect(wordsOf(await replyTo(chat, 'history ETH BTC'))).not.toMatch(/trading day|session/u);
  });
});

describe('what followed entries', () => {
  it('is said as the change of the ratio, not in log points', async () => {
    const report = await reportOf<HistoryReport>(chat, 'history ETH BTC window:20');
    const [eth, btc] = [await closesOf('ETH'), await closesOf('BTC')];
    const ratio = eth.closes.map((price, row) => price / btc.closes[row]!);
    for (const { start, ratioChangePct } of report.forward.at(-1)!.cases) {
      const row = eth.dates.indexOf(start);
      expect(ratioChangePct).toBeCloseTo(100 * (ratio[row + 60]! / ratio[row]! - 1), 8);
    }
  });

  it('has an interval round every mean', async () => {
    const { forward } = await reportOf<HistoryReport>(chat, 'history ETH BTC window:5 enter:1');
    const { ahead } = forward.at(-1)!;
    expect(ahead!.ratioMeanLowPct).toBeLessThan(ahead!.ratioMeanPct!);
    expect(ahead!.ratioMeanHighPct).toBeGreaterThan(ahead!.ratioMeanPct!);
  });

  it('says how many of how many rows are shown', async () => {
    const { episodes } = await reportOf<HistoryReport>(chat, 'history ETH BTC window:20 enter:1');
    expect(wordsOf(await replyTo(chat, 'history ETH BTC window:20 enter:1'))).toContain(
      `12 of ${episodes.length} shown`,
    );
  });

  it.skipIf(!referenceDataIsHere)(
    'is +159 % for Bitcoin from 12 Oct 2017 (skipped without the reference data)',
    async () => {
      expect(wordsOf(await replyTo(await referenceChat(), 'history BTC IWM'))).toContain('+159 % (12 Oct 2017)');
    },
  );
});

describe('a tie', () => {
  const tied = async (pValue: number, pValueReverse: number): Promise<string> => {
    const report = await reportOf<HistoryReport>(sampleChat(), 'history ETH IWM');
    return inEnglish(cointegrationWords({ ...report, tie: { ...report.tie, pValue, pValueReverse, halfLife: null } }));
  };

  it('is not claimed from one order only', async () => {
    expect(await tied(0.02, 0.2)).toContain('in one order only');
    expect(await tied(0.02, 0.03)).toContain('look tied together over');
    expect(await tied(0.0502, 0.0502)).toMatch(/no evidence .*just above 0\.05/u);
  });
});

describe('what would make a gap ordinary', () => {
  it('does, where one of the two moves that far', async () => {
    let looked = 0;
    for (let seed = 0; seed < 14; seed++) {
      const made = wanderingSource({ seed, days: 1_500, ending: seed % 2 === 0 ? 0.03 : -0.025 });
      const report = await reportOf<MultiverseReport>(commandChat(made), 'multiverse ETH BTC');
      const words = ordinaryWords(report);
      if (words === undefined) continue;
      looked += 1;
      const [, move] = /ETH moved ([+−][\d.]+) %/u.exec(inEnglish(words))!;
      const said = Number(move!.replace('−', '-'));
      const verdictAfter = async (pct: number) =>
        (await reportOf<DivergenceReport>(commandChat(moved(made, 'ETH', pct)), 'divergence ETH BTC')).verdict;
      expect(await verdictAfter(said)).toBe('ordinary');
      expect(await verdictAfter(said - Math.sign(said) * 0.11)).not.toBe('ordinary');
    }
    expect(looked).toBeGreaterThan(4);
  });

  it('is not said where it is ordinary already', async () => {
    const report = await reportOf<MultiverseReport>(sampleChat(), 'multiverse ETH RUT');
    expect(ordinaryWords({ ...report, ordinary: { subjectMovePct: 0, benchmarkMovePct: 0 } })).toBeUndefined();
  });
});

describe('one window', () => {
  it('is the same for compare and divergence', async () => {
    const { markets } = await reportOf<CompareReport>(chat, 'compare ETH BTC window:60');
    const { legs } = await reportOf<DivergenceReport>(chat, 'divergence ETH BTC window:60');
    expect(markets[0]!.returnPct).toBeCloseTo(legs.subjectReturnPct, 9);
    expect(markets[1]!.returnPct).toBeCloseTo(legs.benchmarkReturnPct, 9);
  });
});

describe('a hedge known beforehand', () => {
  it('is the ratio of the window before, held for a year, by plain loops', async () => {
    const { outOfSample } = await reportOf<HedgeReport>(chat, 'hedge ETH BTC window:100');
    const [eth, btc] = [(await closesOf('ETH')).closes, (await closesOf('BTC')).closes];
    const moves = (prices: Float64Array, from: number, to: number): number[] =>
      Array.from({ length: to - from }, (_, i) => Math.log(prices[from + i]! / prices[from + i - 1]!));
    const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    const co = (a: number[], b: number[]): number => mean(a.map((value, i) => (value - mean(a)) * (b[i]! - mean(b))));
    const start = eth.length - 365;
    const [bx, by] = [moves(eth, start - 100, start), moves(btc, start - 100, start)];
    const ratio = co(bx, by) / co(by, by);
    const [x, y] = [moves(eth, start, eth.length), moves(btc, start, eth.length)];
    const left = x.map((value, i) => value - ratio * y[i]!);
    const last = outOfSample.at(-1)!;
    expect(last.hedgeRatio).toBeCloseTo(ratio, 10);
    expect(last.volatilityRemovedPct).toBeCloseTo(100 * (1 - Math.sqrt(co(left, left) / co(x, x))), 8);
    expect(outOfSample).toHaveLength(5);
  });

  it('prints a year in which it added a little volatility as the year it is counted as', async () => {
    const report = await reportOf<HedgeReport>(chat, 'hedge ETH BTC window:100');
    const years = [-0.3, 0.3, -0.02, 8.4].map((volatilityRemovedPct, i) => ({
      ...report.outOfSample[i]!,
      volatilityRemovedPct,
    }));
    const words = inEnglish(outOfSampleWords({ ...report, outOfSample: years }));
    expect([...words.matchAll(/(−?[\d.]+) % \(to/gu)].map(([, said]) => said)).toEqual(['−0.3', '0.3', '−0.02', '8']);
    expect(words).toContain('In 2 of 4 it added volatility.');
  });
});

describe('a word an answer uses', () => {
  const families = ['simple', 'log', 'volscaled', 'legscaled'].map((kind) => `gap_${kind}`);

  it.each([
    'pp',
    'scaled gap',
    ...[...families, 'z_trail', 'ols_resid_z', 'z_expanding', 'ols_expanding_z'].map((family) =>
      inEnglish(familyText(family)),
    ),
  ])('%s is explained', (term) => {
    expect(findEntries(term)).toHaveLength(1);
  });
});

describe('small words', () => {
  it('round shares to what they add up to', () => {
    expect(roundedShares([0.125, 0.125, 0.75])).toEqual([13, 12, 75]);
  });

  it.each([
    [94.6, '94'],
    [89.97, '89'],
    [99.4, 'over 99'],
    [0.3, 'under 1'],
  ])('never let a percentile of %d reach a level it has not', (percentile, said) => {
    expect(inEnglish(percentileText(percentile))).toBe(said);
  });

  it.each([
    [19.2, 'about 19 times a year'],
    [1.1, 'about once a year'],
    [0.5, 'about once in 2 years'],
  ])('say %d times a year as people do', (times, said) => {
    expect(inEnglish(timesAYear(times))).toBe(said);
  });

  it('set both noises of an alert side by side where they differ by more than a fifth', () => {
    const backtest = {
      messages: [],
      fires: 3,
      years: 5,
      from: '2019-01-02',
      lastFire: undefined,
      medianSessionsApart: 40,
    };
    const said = (inBlocks: number) => inEnglish(backtestWords(backtest, { fires: 5.9, inBlocks }, { row: 'day' }));
    expect(said(15)).toBe(
      'Would have fired 3 times in 5.0 years, median 40 days apart; noise alone would fire 5.9 (15.0 where stretches of about 20 days stay together).',
    );
    expect(said(6.5)).toContain('would fire 5.9.');
  });

  it('name a price return once where a leg pays more than 1 % a year', async () => {
    expect((await replyTo(chat, 'divergence TLT GLD')).blocks.at(-1)).toMatchObject({
      text: expect.stringContaining('prices without payouts (TLT about 4.2 % a year)') as string,
    });
    expect(wordsOf(await replyTo(chat, 'divergence ETH GLD'))).not.toContain('payouts');
  });

  it('date flows that ended long ago in the first line', async () => {
    const old = commandChat(wanderingSource({ seed: 5, days: 1_900, flowsEndDaysAgo: 1_100 }));
    expect((await replyTo(old, 'flows ETH')).title).toMatch(
      /in the week to \d+ Jun 2021 \(newest data, 3\.0 years old\)/u,
    );
  });

  it('date the pictures of compare and matrix', async () => {
    for (const line of ['compare ETH BTC', 'matrix ETH BTC SPY']) {
      const { title, subtitle = '' } = (await replyTo(chat, line)).picture!.chart;
      expect(`${title} ${subtitle}`).toContain('28 Jun 2024');
    }
  });
});
