import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderText } from '../../src/adapters/cli/render-text.ts';
import type { Outcome } from '../../src/chat/chat.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { MarketData } from '../../src/market/ports.ts';
import { member } from '../support/chat/asker.ts';
import { realChat } from '../support/chat/folder-chat.ts';
import { history, sourceOf } from '../support/markets.ts';
import { quickNoise } from '../support/still-noise.ts';

/** Two made markets on common sessions; a `NaN` price is a day that is missing. */
interface MadeMarkets {
  readonly x: readonly number[];
  readonly y: readonly number[];
}

const allDates = nyseCalendar.between('2016-01-04', '2019-12-31').map(({ date }) => date);

const turned = (prices: readonly number[]): number[] => prices.map((price, row) => 1 / price + row / 1e3);

/** A flow for every day up to this one and the morning after: a day is known to be complete when the next has begun. */
function flowsUntil(last: string, amounts: readonly number[]) {
  const days = (Date.parse(last) - Date.parse(allDates[0]!)) / 86_400_000 + 2;
  const dates = Array.from({ length: days }, (_, day) =>
    new Date(Date.parse(allDates[0]!) + day * 86_400_000).toISOString().slice(0, 10),
  );
  const inflow = Float64Array.from(dates, (_, day) => Math.abs(Math.log(amounts[day % 60]! || 1)) + 1);
  return { symbol: 'ETH', dates, inflow, outflow: inflow, source: 'made', notes: [] };
}

function marketsOf({ x, y }: MadeMarkets, rows = x.length): MarketData {
  const leg = (symbol: string, prices: readonly number[]) => {
    const kept = allDates
      .slice(0, rows)
      .flatMap((date, row) => (prices[row]! > 0 ? [{ date, close: prices[row]! }] : []));
    return history(
      symbol,
      kept.map(({ date }) => date),
      kept.map(({ close }) => close),
    );
  };
  const flows = flowsUntil(allDates[rows - 1]!, x);
  const source = sourceOf({
    today: allDates[rows - 1]!,
    daily: {
      ETH: leg('ETH', x),
      IWM: leg('IWM', y),
      GLD: leg('GLD', x),
      BTC: leg('BTC', y),
      SPY: leg('SPY', turned(y)),
    },
  });
  return { ...source, flows: ({ symbol }) => Promise.resolve(symbol === 'ETH' ? flows : undefined) };
}

const lines = [
  'divergence ETH IWM',
  'divergence IWM ETH window:20',
  'correlation ETH IWM',
  'correlation ETH IWM window:30',
  'multiverse ETH IWM',
  'history ETH IWM window:20 enter:1',
  'compare ETH IWM GLD window:40',
  'hedge ETH IWM window:60',
  'matrix ETH IWM GLD window:60',
  'drivers ETH',
  'drivers ETH window:60',
  'flows ETH',
  'check "ETH has never been this far from IWM"',
  'check "ETH is ahead of IWM, the most in 2 years, and IWM decoupled from ETH"',
  'check "the gap between ETH and IWM will close while inflows of ETH surged by 22 %"',
];

async function askAll(market: MarketData, more = ''): Promise<{ line: string; outcome: Outcome }[]> {
  const chat = await realChat(market, quickNoise);
  const outcomes: { line: string; outcome: Outcome }[] = [];
  for (const line of lines)
    outcomes.push({ line, outcome: await chat.answer({ input: line + more, requester: member }) });
  return outcomes;
}

const rowsOf = fc.constantFrom(61, 62, 90, 253, 320, 600);

const steps = (rows: number, size: number) =>
  fc.array(fc.double({ min: -size, max: size, noNaN: true }), { minLength: rows, maxLength: rows });

const walk = (changes: readonly number[], start: number): number[] => {
  let log = Math.log(start);
  return changes.map((change) => Math.exp((log += change)));
};

const ordinary = (rows: number): fc.Arbitrary<MadeMarkets> =>
  fc.record({ x: steps(rows, 0.08), y: steps(rows, 0.02) }).map(({ x, y }) => ({ x: walk(x, 300), y: walk(y, 150) }));

const hostile: Readonly<Record<string, (rows: number) => fc.Arbitrary<MadeMarkets>>> = {
  'an ordinary pair': ordinary,
  'a leg that never moves': (rows) => ordinary(rows).map(({ x }) => ({ x, y: x.map(() => 100) })),
  'two legs that never move': (rows) =>
    fc.constant({ x: Array<number>(rows).fill(7), y: Array<number>(rows).fill(100) }),
  'two equal legs': (rows) => ordinary(rows).map(({ x }) => ({ x, y: x })),
  'a leg that is the exponential of the other': (rows) =>
    steps(rows, 0.1).map((y) => ({ x: walk(y, 2).map((price) => Math.exp(Math.min(price, 300))), y: walk(y, 2) })),
  'a leg that is a power of the other': (rows) =>
    ordinary(rows).map(({ y }) => ({ x: y.map((price) => price ** 3), y })),
  'opposite legs': (rows) => ordinary(rows).map(({ y }) => ({ x: y.map((price) => 1 / price), y })),
  'tiny and huge prices': (rows) =>
    ordinary(rows).map(({ x, y }) => ({ x: x.map((price) => price * 1e-300), y: y.map((price) => price * 1e300) })),
  'prices that jump a thousandfold': (rows) =>
    fc.record({ x: steps(rows, 7), y: steps(rows, 7) }).map(({ x, y }) => ({ x: walk(x, 1), y: walk(y, 1) })),
  'a straight rise to the last digit': (rows) =>
    fc.constant({
      x: Array.from({ length: rows }, (_, row) => 2 ** (row / 100)),
      y: Array.from({ length: rows }, (_, row) => 1 + row),
    }),
  'a leg that moved once': (rows) =>
    fc.constant({ x: Array.from({ length: rows }, (_, row) => (row < 30 ? 1 : 2)), y: Array<number>(rows).fill(3) }),
  'days missing in either leg': (rows) =>
    fc
      .tuple(ordinary(rows), fc.array(fc.constantFrom('x', 'y', '', '', ''), { minLength: rows, maxLength: rows }))
      .map(([{ x, y }, missing]) => ({
        x: x.map((price, row) => (missing[row] === 'x' ? NaN : price)),
        y: y.map((price, row) => (missing[row] === 'y' ? NaN : price)),
      })),
};

describe('Every report on a made market', () => {
  it.each(Object.entries(hostile))('holds no figure that is none: %s', async (_, made) => {
    await fc.assert(
      fc.asyncProperty(rowsOf.chain(made), async (markets) => {
        for (const { line, outcome } of await askAll(marketsOf(markets))) {
          expect([line, outcome.kind]).toEqual([line, expect.stringMatching(/^(answered|refused)$/)]);
          const said = renderText(outcome.reply) + JSON.stringify(outcome.reply.report ?? {});
          expect(said).not.toMatch(/\bNaN\b|\bInfinity\b|\bundefined\b|\[object /);
        }
      }),
      { numRuns: 6, endOnFailure: true },
    );
  });

  it('is the same from the day itself as from all that came later', async () => {
    const cut = fc.integer({ min: 62, max: 420 });
    await fc.assert(
      fc.asyncProperty(ordinary(430), cut, async (markets, rows) => {
        const asOf = ` as_of:${allDates[rows - 1]!}`;
        const later = await askAll(marketsOf(markets), asOf);
        const then = await askAll(marketsOf(markets, rows), asOf);
        for (const [at, { line, outcome }] of later.entries()) {
          const { kind, reply } = then[at]!.outcome;
          expect([line, outcome.kind, outcome.reply.report]).toEqual([line, kind, reply.report]);
          expect(outcome.reply.picture?.chart).toEqual(reply.picture?.chart);
        }
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('is the same however often it is asked', async () => {
    await fc.assert(
      fc.asyncProperty(ordinary(300), async (markets) => {
        const ask = async () => (await askAll(marketsOf(markets))).map(({ outcome }) => outcome.reply.report);
        expect(await ask()).toEqual(await ask());
      }),
      { numRuns: 2, endOnFailure: true },
    );
  });
});
