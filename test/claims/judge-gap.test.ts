import { describe, expect, it } from 'vitest';
import { multiverseMeasures } from '../../src/analytics/multiverse.ts';
import { chanceOf } from '../../src/analytics/verdict.ts';
import type { Claim } from '../../src/claims/claim.ts';
import { judgeGap as judged } from '../../src/claims/judge-gap.ts';
import type { PairEvidence } from '../../src/claims/pair-evidence.ts';
import {
  claimOf,
  datesFrom,
  evidenceOf,
  flatThen,
  inWords,
  partTexts,
  size,
  wandering,
} from '../support/made-claims.ts';

const judgeGap = (claim: Claim, evidence: PairEvidence) => inWords(judged(claim, evidence));

const rows = 1300;

const calm = evidenceOf({ x: wandering(1, rows), y: wandering(2, rows, { step: 0.01 }) });

const crash = evidenceOf({
  x: wandering(1, rows, { late: -0.06, lateRows: 20 }),
  y: wandering(2, rows, { step: 0.01 }),
});

/** Last value of the scaled gap, by its definition. */
function scaledGaps({ x, y }: { x: Float64Array; y: Float64Array }, window: number): number[] {
  const ratio = Array.from(x, (price, i) => Math.log(price / y[i]!));
  const steps = ratio.map((value, i) => (i === 0 ? NaN : value - ratio[i - 1]!));
  return ratio.map((value, i) => {
    if (i < 252 || i < window) return NaN;
    const last = steps.slice(i - 251, i + 1);
    const mean = last.reduce((sum, step) => sum + step, 0) / 252;
    const sd = Math.sqrt(last.reduce((sum, step) => sum + (step - mean) ** 2, 0) / 251);
    return (value - ratio[i - window]!) / (sd * Math.sqrt(window));
  });
}

const isWidest = (values: ArrayLike<number>): boolean => {
  const known = Array.from(values).filter((value) => !Number.isNaN(value));
  return known.slice(0, -1).every((value) => Math.abs(value) < Math.abs(known.at(-1)!));
};

describe('a claim that two markets drifted apart', () => {
  it.each([1, 2, 3, 4, 5, 6])('has the word of its own window (made pair %i)', (seed) => {
    const evidence = evidenceOf({
      x: wandering(seed, rows, { late: 0.004, lateRows: 40 }),
      y: wandering(seed + 50, rows),
    });
    const gaps = scaledGaps(evidence.aligned, 60).filter((value) => !Number.isNaN(value)).map(Math.abs); // prettier-ignore
    const below = gaps.slice(0, -1).filter((gap) => gap < gaps.at(-1)!).length;
    const isUnusual = below / (gaps.length - 1) >= 0.9;
    expect(judgeGap(claimOf(), evidence).verdict === 'supported').toBe(isUnusual);
  });

  it('is not supported where the gap is ordinary', () => {
    expect(judgeGap(claimOf(), calm).verdict).toBe('not supported');
  });

  it('says in how many of a hundred days the gap was narrower, and since when', () => {
    expect(judgeGap(claimOf(), calm).reason).toMatch(
      /^Ethereum and the Russell 2000 \(IWM\) moved [\d.]+ points apart in 60 trading days: wider than on only \d+ of 100 days since 2018$/,
    );
  });

  it.each(['behind', 'divergence'] as const)(
    'tells how often chance does it on either side, as its picture does (%s)',
    (relation) => {
      const evidence = evidenceOf({ x: wandering(3, rows, { late: 0.004, lateRows: 40 }), y: wandering(53, rows) });
      const gaps = scaledGaps(evidence.aligned, 60).filter((value) => !Number.isNaN(value)).map(Math.abs); // prettier-ignore
      const below = gaps.slice(0, -1).filter((gap) => gap < gaps.at(-1)!).length / (gaps.length - 1);
      const { word } = evidence.standing(60);
      expect(judgeGap(claimOf({ relation, windowSessions: 60 }), evidence).chance).toContain(
        `that is a wider gap than on ${Math.floor(100 * below)} of 100 days since December 2018: ${word}. Chance alone`,
      );
    },
  );

  it('has no verdict where too few such stretches are on record', () => {
    expect(judgeGap(claimOf({ windowSessions: 252 }), calm).verdict).toBe('untestable');
  });
});

describe('a claim of a record', () => {
  it.each([
    ['a crash', -0.06, 20, 60],
    ['a slow fall', -0.006, 60, 60],
    ['a shock', -0.2, 1, 20],
    ['nothing', 0, 0, 60],
  ])('rests on the window and on all measures: %s', (_, late, lateRows, window) => {
    const evidence = evidenceOf({ x: wandering(7, rows, { late, lateRows }), y: wandering(8, rows, { step: 0.01 }) });
    const { x, y, dates } = evidence.aligned;
    const measures = multiverseMeasures(x, y);
    const share = measures.filter(({ values }) => isWidest(values)).length / measures.length;
    const isBeyond = chanceOf('recordShareAbs', share, dates.length)!.perDay <= 0.005;
    const isRecord = isWidest(scaledGaps({ x, y }, window));
    const expected = isRecord && isBeyond ? 'supported' : isRecord || isBeyond ? 'partly' : 'not supported';
    expect(judgeGap(claimOf({ superlative: 'record', windowSessions: window }), evidence).verdict).toBe(expected);
  });

  it('over a length that is named is at least partly one where it is in points', () => {
    const steps = Array.from({ length: rows }, (_, i) => (i < 500 ? 0.004 : 0.03) * (i % 2 === 0 ? 1 : -1));
    const moved = steps.map((step, i) => (i > 490 && i <= 495 ? 0.02 : i > rows - 6 ? 0.035 : step));
    const x = Float64Array.from(moved.map((_, i) => 100 * Math.exp(moved.slice(0, i + 1).reduce((sum, step) => sum + step, 0)))); // prettier-ignore
    const evidence = evidenceOf({ x, y: new Float64Array(rows).fill(100) });
    const said = (over: Partial<Claim>) => judgeGap(claimOf({ relation: 'ahead', windowSessions: 5, ...over }), evidence).verdict; // prettier-ignore
    expect(['partly', 'supported']).toContain(said({ superlative: 'record' }));
    expect(said({ superlative: 'years', years: 3 })).toBe('supported');
  });

  it('is never partly true because one measure of many is at a record', () => {
    const evidence = evidenceOf({ x: wandering(7, rows, { late: 0.09, lateRows: 1 }), y: wandering(8, rows) });
    const { x, y } = evidence.aligned;
    const records = multiverseMeasures(x, y).filter(({ values }) => isWidest(values)).length;
    const { verdict } = judgeGap(claimOf({ superlative: 'record' }), evidence);
    expect([records <= 2, verdict]).toEqual([true, 'not supported']);
  });

  it('with a direction counts the measures that are at a record that way', () => {
    const isFurthest = (values: Float64Array): boolean => values.at(-1)! < 0 && values.slice(0, -1).every((value) => Number.isNaN(value) || value > values.at(-1)!); // prettier-ignore
    const { x, y } = crash.aligned;
    const count = multiverseMeasures(x, y).filter(({ values }) => isFurthest(values)).length;
    const { chance } = judgeGap(claimOf({ superlative: 'record', relation: 'behind' }), crash);
    expect(chance).toContain(`Measured 36 ways, ${count} call it a record`);
  });

  it('in the other direction is wrong, whatever the width', () => {
    const finding = judgeGap(claimOf({ superlative: 'record', relation: 'ahead' }), crash);
    expect([finding.verdict, finding.reason]).toEqual([
      'not supported',
      expect.stringMatching(
        /^Ethereum is behind the Russell 2000 \(IWM\), not ahead: by [\d.]+ points in 60 trading days$/,
      ),
    ]);
  });

  it('that is almost one needs only a rare gap', () => {
    const past = wandering(1, rows, { late: -0.06, lateRows: 20 });
    const later = Float64Array.from([...past, ...past.slice(-3).map((price) => price * 1.06)]);
    const evidence = evidenceOf({ x: later, y: wandering(2, rows + 3, { step: 0.01 }) });
    const verdicts = [true, false].map(
      (almost) => judgeGap(claimOf({ superlative: 'record', almost }), evidence).verdict,
    );
    expect(verdicts.map((verdict) => verdict === 'supported')).toEqual([true, false]);
  });
});

describe('a claim that nothing since was as far', () => {
  const dates = datesFrom('2018-01-01', rows);
  const dip = (row: number) => (row > 700 && row < 730 ? -0.05 : row > 730 && row < 760 ? 0.05 : 0);
  const path = (late: number) => {
    let log = 0;
    const noise = wandering(3, rows, { step: 0.005 });
    return Float64Array.from({ length: rows }, (_, row) => {
      log += dip(row) + (row >= rows - 20 ? late : 0);
      return noise[row]! * Math.exp(log);
    });
  };
  const evidence = evidenceOf({ x: path(-0.03), y: wandering(4, rows, { step: 0.005 }), dates });

  it.each([
    ['2022', 'supported'],
    ['2021', 'supported'],
    ['2019', 'not supported'],
  ])('since %s is %s', (since, verdict) => {
    expect(judgeGap(claimOf({ superlative: 'since', since, relation: 'behind' }), evidence).verdict).toBe(verdict);
  });

  it.each([
    ['one of the widest since 2018', 'supported'],
    ['the widest since 2018', 'not supported'],
  ])('%s is %s', (text, verdict) => {
    const claim = claimOf({ text, superlative: 'since', since: '2018', windowSessions: 20, relation: 'behind' });
    expect(judgeGap(claim, evidence).verdict).toBe(verdict);
  });

  it('tells by how many of the measures', () => {
    const { word } = judgeGap(claimOf({ superlative: 'since', since: '2022', relation: 'behind' }), evidence);
    expect(word).toMatch(/^True by (most measures|the usual measure) \(\d+ of 36\)$/);
  });

  it('is partly true at most where prices begin later', () => {
    const finding = judgeGap(claimOf({ superlative: 'years', years: 30 }), crash);
    expect([finding.verdict, partTexts(finding).at(-1)]).toEqual([
      'partly',
      expect.stringContaining('what was before cannot be asked'),
    ]);
  });
});

describe('a claim that one market is ahead or behind', () => {
  const y = flatThen(400, 0, 60);
  const fallen = evidenceOf({ x: flatThen(400, -20, 60), y });

  it.each([
    ['behind', 'supported'],
    ['ahead', 'not supported'],
  ] as const)('is settled by the sign of the two returns: %s', (relation, verdict) => {
    expect(judgeGap(claimOf({ relation }), fallen).verdict).toBe(verdict);
  });

  it.each([
    ['about', 20, true],
    ['about', 17, true],
    ['about', 30, false],
    ['about', 12, false],
    ['at-least', 10, true],
    ['at-least', 21, false],
    ['more-than', 20.5, false],
    ['less-than', 30, true],
    ['less-than', 19, false],
    ['at-most', 20, true],
    ['at-most', 15, false],
    ['almost', 21, true],
    ['almost', 18, false],
    ['almost', 30, false],
  ] as const)('by %s %d points where it is 20 (%s)', (comparator, value, holds) => {
    const claim = claimOf({ relation: 'behind', sizes: [size('gapPp', value, comparator)] });
    expect(judgeGap(claim, fallen).verdict).toBe(holds ? 'supported' : 'not supported');
  });

  it.each([
    [1.7, 'supported'],
    [1.4, 'not supported'],
  ] as const)('by almost 2 points is met by what rounds to it: %d', (actual, verdict) => {
    const little = evidenceOf({ x: flatThen(400, -actual, 60), y });
    const claim = claimOf({ relation: 'behind', windowSessions: 60, sizes: [size('gapPp', 2, 'almost')] });
    expect(judgeGap(claim, little).verdict).toBe(verdict);
  });

  it('shows what was said beside what was', () => {
    const claim = claimOf({ relation: 'behind', sizes: [size('gapPp', 10, 'at-least')] });
    expect(partTexts(judgeGap(claim, fallen))).toContain('The gap: said at least 10 points, was 20.0 points: holds');
  });

  it('takes a size in per cent as points or as the ratio of the prices', () => {
    const doubled = evidenceOf({ x: y, y: flatThen(400, 100, 60) }); // 100 points behind, half the ratio
    const verdicts = [100, 50, 75].map(
      (value) => judgeGap(claimOf({ relation: 'behind', sizes: [size('gapPct', value)] }), doubled).verdict,
    );
    expect(verdicts).toEqual(['supported', 'supported', 'not supported']);
  });
});

describe('a lead or lag that is called narrow', () => {
  it.each([
    [-2, 'supported'],
    [-20, 'partly'],
  ] as const)('of a market at %d per cent beside a flat one is %s', (changePct, verdict) => {
    const evidence = evidenceOf({ x: flatThen(400, changePct, 60), y: flatThen(400, 0, 60) });
    const claim = claimOf({ relation: 'behind', margin: 'narrow', windowSessions: 60 });
    expect(judgeGap(claim, evidence).verdict).toBe(verdict);
  });
});

describe('a lead or lag that is called wide', () => {
  it.each([
    [-20, 'supported'],
    [-2, 'supported'],
    [-0.4, 'partly'],
  ] as const)('of a market at %d per cent beside a flat one is %s', (changePct, verdict) => {
    const evidence = evidenceOf({ x: flatThen(400, changePct, 60), y: flatThen(400, 0, 60) });
    expect(judgeGap(claimOf({ relation: 'behind', margin: 'wide', windowSessions: 60 }), evidence).verdict).toBe(
      verdict,
    );
  });

  it('is more than a tenth of the larger move', () => {
    const evidence = evidenceOf({ x: flatThen(400, 14.2, 60), y: flatThen(400, 12.9, 60) });
    const { verdict, parts } = judgeGap(claimOf({ relation: 'ahead', margin: 'wide', windowSessions: 60 }), evidence);
    expect([verdict, inWords(parts).at(-1)?.text]).toEqual(['partly', 'By far: does not hold']);
  });
});

describe('a period of the calendar', () => {
  const dates = datesFrom('2023-06-01', 500);
  const x = dates.map((date) => (date < '2024-01-01' ? 100 : date < '2024-07-01' ? 150 : 90));
  const evidence = evidenceOf({ x, y: dates.map(() => 100), dates });

  it('is counted from the last close before it', () => {
    const { reason } = judgeGap(claimOf({ relation: 'behind', since: '2024' }), evidence);
    expect(reason).toMatch(/^Ethereum fell 10\.0 %, .* since the start of 2024: Ethereum 10\.0 points behind$/);
  });

  it('that begins on a day is counted from the close before that day', () => {
    const { reason } = judgeGap(claimOf({ relation: 'behind', since: '2024-01-01' }), evidence);
    expect(reason).toMatch(/^Ethereum fell 10\.0 %, .* since 1 January 2024: Ethereum 10\.0 points behind$/);
  });

  it('that begins before prices cannot be asked', () => {
    expect(judgeGap(claimOf({ relation: 'behind', since: '2019' }), evidence)).toMatchObject({
      verdict: 'untestable',
      reason: 'Prices of both begin in June 2023, so what was since 2019 cannot be asked',
    });
  });
});

describe('the clock of a pair in which both trade every day', () => {
  const x = Float64Array.from({ length: 800 }, (_, row) => (row < 800 - 366 ? 100 : row < 800 - 260 ? 120 : 60));
  const evidence = evidenceOf({ x, y: x.map(() => 100), everyDay: true });

  it('has 365 rows in a year', () => {
    const { reason } = judgeGap(claimOf({ relation: 'behind', windowSessions: 252, text: 'over a year' }), evidence);
    expect(reason).toContain('in 365 days');
  });

  it('keeps a window that was said in days', () => {
    const { reason } = judgeGap(claimOf({ relation: 'behind', windowSessions: 252, text: 'over 252 days' }), evidence);
    expect(reason).toContain('in 252 days');
  });
});

describe('a claim that the gap changed', () => {
  const evidence = evidenceOf({ x: flatThen(400, -20, 15), y: flatThen(400, 0, 60) });

  it.each([
    ['divergence', 'rise', 'supported'],
    ['convergence', 'fall', 'not supported'],
    ['convergence', 'closed', 'not supported'],
    ['behind', 'rise', 'supported'],
    ['ahead', 'rise', 'not supported'],
  ] as const)('%s, %s is %s', (relation, change, verdict) => {
    expect(judgeGap(claimOf({ relation, change }), evidence).verdict).toBe(verdict);
  });
});

describe('a claim that the gap narrowed', () => {
  /** 60 points ahead a month ago, and since then the other one has made up most or all of them. */
  const later = (xPct: number, yPct: number, since: number): PairEvidence =>
    evidenceOf({ x: flatThen(400, xPct, 40), y: flatThen(400, yPct, since) });
  const closing = later(60, 40, 10);
  const closed = later(60, 58, 10);

  it.each([
    ['narrowed', closing, { change: 'fall' }, 'supported'],
    ['a lead that shrank', closing, { change: 'fall', extreme: 'high' }, 'supported'],
    ['a lead that was none', closing, { change: 'fall', extreme: 'low' }, 'not supported'],
    ['closed', closed, { change: 'closed' }, 'supported'],
    ['closed where a third is left', closing, { change: 'closed' }, 'partly'],
    ['a lead that is gone where it stands', later(60, 20, 40), { change: 'closed', extreme: 'high' }, 'not supported'],
    ['a lead that is gone', later(20, 60, 40), { change: 'closed', extreme: 'high' }, 'supported'],
    ['a gap closed by who is in front by now', later(60, 20, 40), { change: 'closed', extreme: 'low' }, 'supported'],
  ] as const)('%s', (_, evidence, said, verdict) => {
    expect(judgeGap(claimOf({ relation: 'convergence', ...said }), evidence).verdict).toBe(verdict);
  });

  it('is asked back where a lead went on growing over the very time in which it is said to have shrunk', () => {
    const jumped = (after: number): PairEvidence =>
      evidenceOf({ x: Float64Array.from({ length: 400 }, (_, row) => (row < 320 ? 100 : row < 370 ? 130 : 130 + after)), y: new Float64Array(400).fill(100) }); // prettier-ignore
    const shrank = (evidence: PairEvidence): string =>
      judgeGap(claimOf({ relation: 'convergence', change: 'fall', extreme: 'high', since: evidence.dates[370]! }), evidence).verdict; // prettier-ignore
    expect(shrank(jumped(2))).toBe('untestable');
    expect(shrank(jumped(-2))).toBe('supported');
  });

  it('says the gap of then and of now', () => {
    const { reason } = inWords(judgeGap(claimOf({ relation: 'convergence', change: 'fall' }), closing));
    expect(reason).toMatch(/points ahead of .* in 60 .*; .* it was .* points ahead/);
  });
});

describe('a claim that there is no gap', () => {
  const level = { relation: 'divergence', change: 'closed', negated: true, windowSessions: 20 } as const;

  it.each([
    [0, 'supported'],
    [30, 'not supported'],
  ])('%i points apart is %s', (points, verdict) => {
    const [x, y] = [wandering(1, rows), wandering(2, rows, { step: 0.01 })];
    x[rows - 1] = x[rows - 21]! * (y[rows - 1]! / y[rows - 21]! + points / 100);
    const finding = judgeGap(claimOf(level), evidenceOf({ x, y }));
    expect([finding.verdict, finding.deniedAlready]).toEqual([verdict, true]);
  });
});

describe('a claim of a streak', () => {
  const dates = datesFrom('2025-01-01', 300);
  const months = (gains: readonly number[]): Float64Array => {
    let price = 100;
    return Float64Array.from(dates, (date, row) => {
      const isNew = row > 0 && date.slice(0, 7) !== dates[row - 1]!.slice(0, 7);
      price *= isNew ? 1 + gains[(Number(date.slice(5, 7)) + 11) % 12]! / 100 : 1;
      return price;
    });
  };
  const level = months(Array.from({ length: 12 }, () => 0));
  const last = Number(dates.at(-1)!.slice(5, 7));
  const risingSince = (first: number): Float64Array =>
    months(Array.from({ length: 12 }, (_, month) => (month + 1 >= first || month + 1 <= last ? 1 : -1)));
  const streak = { count: 3, unit: 'month' } as const;

  it('is supported where every one of the units goes that way', () => {
    const evidence = evidenceOf({ x: risingSince(1), y: level, dates });
    expect(judgeGap(claimOf({ relation: 'ahead', streak }), evidence).verdict).toBe('supported');
  });

  it('is not supported where one of them does not', () => {
    const evidence = evidenceOf({ x: risingSince(12), y: level, dates });
    expect(judgeGap(claimOf({ relation: 'ahead', streak: { ...streak, count: 6 } }), evidence).verdict).toBe(
      'not supported',
    );
  });

  it('has no verdict where prices do not reach that far back', () => {
    const evidence = evidenceOf({ x: risingSince(1), y: level, dates });
    expect(judgeGap(claimOf({ relation: 'ahead', streak: { ...streak, count: 40 } }), evidence).verdict).toBe(
      'untestable',
    );
  });
});

describe('a claim of no calendar year', () => {
  const dates = datesFrom('2019-12-01', 1400);
  const byYear = (gains: Readonly<Record<string, number>>): Float64Array =>
    Float64Array.from(dates, (date, row) => 100 + (gains[date.slice(0, 4)] ?? 0) * (1 + row / 1e4));
  const level = byYear({});
  const any = {
    relation: 'ahead',
    negated: true,
    since: '2021',
    streak: { count: null, unit: 'year', isAny: true },
  } as const;

  it('finds none where the years after the named one went the other way', () => {
    const evidence = evidenceOf({
      x: byYear({ 2020: 0, 2021: 10, 2022: 5, 2023: 2, 2024: -5, 2025: -5 }),
      y: level,
      dates,
    });
    expect(judgeGap(claimOf(any), evidence).verdict).toBe('not supported');
  });

  it('finds one where a later year went that way', () => {
    const evidence = evidenceOf({
      x: byYear({ 2020: 0, 2021: 10, 2022: 5, 2023: 20, 2024: 1, 2025: 1 }),
      y: level,
      dates,
    });
    expect(judgeGap(claimOf(any), evidence).verdict).toBe('supported');
  });

  it('has no verdict where the named year went the other way too', () => {
    const evidence = evidenceOf({ x: byYear({ 2020: 20, 2021: 10, 2022: 5, 2023: 2, 2024: 1 }), y: level, dates });
    expect(judgeGap(claimOf(any), evidence).verdict).toBe('untestable');
  });

  it('has no verdict where every unit is said of no time', () => {
    const evidence = evidenceOf({ x: level, y: level, dates });
    const claim = claimOf({ relation: 'ahead', streak: { count: null, unit: 'year' } });
    expect(judgeGap(claim, evidence).reason).toContain('is not said');
  });
});

describe('a direction of which no time is said', () => {
  const prices = Array.from({ length: 400 }, (_, row) =>
    row < 340 ? 100 : row < 375 ? 100 - (row - 340) : 65 + 0.4 * (row - 375),
  );
  const turning = evidenceOf({ x: prices, y: prices.map((_, row) => 100 + 0.01 * (row % 3)) });

  it('is asked back where it holds over one usual stretch only', () => {
    expect(judgeGap(claimOf({ relation: 'behind' }), turning).verdict).toBe('untestable');
  });

  it('is judged where its time is said', () => {
    expect(judgeGap(claimOf({ relation: 'behind', windowSessions: 60 }), turning).verdict).toBe('supported');
  });
});

describe('a gap counted from a named start', () => {
  const dates = datesFrom('2024-11-01', 120);
  const first = dates.findIndex((date) => date >= '2025-01-01');
  /** Points ahead since the start of 2025: up to 20 on its twentieth day, then down to 4. */
  const leadOn = (at: number): number => (at < 20 ? at : Math.max(4, 20 - 0.5 * (at - 20)));
  const x = Float64Array.from(dates, (_, at) => (at < first ? 100 : 100 + leadOn(at - first + 1)));
  const evidence = evidenceOf({ x, y: new Float64Array(dates.length).fill(100), dates });
  const peak = dates[first + 19]!;
  const shrank = { gapSince: '2025', relation: 'convergence', change: 'fall', extreme: 'high' } as const;
  const verdict = (said: Partial<Claim>) => judgeGap(claimOf(said), evidence).verdict;

  it('has narrowed where it is narrower now than at the start of its change', () => {
    expect(verdict({ ...shrank, comparedWith: peak })).toBe('supported');
    expect(verdict({ ...shrank, comparedWith: dates[first + 1]! })).toBe('not supported');
  });

  it('says both gaps and their days', () => {
    expect(judgeGap(claimOf({ ...shrank, comparedWith: peak }), evidence).reason).toMatch(
      /^Ethereum is 4\.0 points ahead of the Russell 2000 \(IWM\) since the start of 2025; on \d+ January 2025 it was 20 points ahead$/,
    );
  });

  it('is drawn as the moves since that start', () => {
    const drawing = judged(claimOf({ ...shrank, comparedWith: peak }), evidence).draw?.();
    expect(drawing).toMatchObject({ kind: 'compare', start: dates[first - 1] });
  });

  it('has widened only on the side that is claimed', () => {
    const grew = { gapSince: '2025', change: 'rise', comparedWith: dates[first + 1]! } as const;
    expect(verdict({ ...grew, relation: 'ahead' })).toBe('supported');
    expect(verdict({ ...grew, relation: 'behind' })).toBe('not supported');
  });

  it('has figures of both days as parts', () => {
    const figures = (now: number, then: number) =>
      partTexts(judged(claimOf({ ...shrank, comparedWith: peak, sizes: [size('gapPp', now, 'less-than'), size('gapThen', then)] }), evidence)); // prettier-ignore
    expect(figures(5, 20)).toEqual([
      'The gap: said less than 5 points, was 4.0 points: holds',
      'The gap before: said 20 points, was 20.0 points: holds',
    ]);
    expect(figures(3, 20)[0]).toMatch(/does not hold$/);
  });

  it.each([
    ['most of it is gone', size('gapTimes', 0.5, 'at-most'), 'supported'],
    ['half of it is gone', size('gapTimes', 0.5), 'partly'],
    ['a fifth of it is left', size('gapTimes', 0.2), 'supported'],
  ])('is so many times what it was: %s', (_, share, expected) => {
    expect(verdict({ ...shrank, comparedWith: peak, sizes: [share] })).toBe(expected);
  });

  it('is erased since it was furthest, where a quarter of it is left at most', () => {
    expect(verdict({ ...shrank, change: 'closed' })).toBe('supported');
    expect(verdict({ ...shrank, change: 'closed', extreme: 'low' })).not.toBe('supported');
  });

  it('is asked over which time where the change began before it was counted', () => {
    expect(verdict({ ...shrank, comparedWith: '2024-12-10' })).toBe('untestable');
  });

  it('is the widest of the year where it was on no other day of it', () => {
    const widest = { gapSince: '2025', superlative: 'since', since: '2025', relation: 'ahead' } as const;
    const then = evidence.until(first + 40 - 1);
    expect(verdict(widest)).toBe('not supported');
    expect(judgeGap(claimOf(widest), evidence.until(first + 19)).verdict).toBe('untestable');
    expect(judgeGap(claimOf(widest), then).reason).toContain('since the start of 2025');
  });

  it('of a time nobody names is vouched for by figures that fit one of the likely ones', () => {
    const figures = (then: number): Partial<Claim> => ({ relation: 'convergence', change: 'fall', comparedWith: peak, sizes: [size('gapPp', 4), size('gapThen', then)] }); // prettier-ignore
    expect(verdict(figures(20))).toBe('supported');
    expect(verdict(figures(40))).not.toBe('supported');
  });
});
