import { describe, expect, it } from 'vitest';
import { mulberry32 } from '../../src/analytics/null-model.ts';
import type { Claim } from '../../src/claims/claim.ts';
import { judgeGap } from '../../src/claims/judge-gap.ts';
import { judgeCorrelation, judgeRatioDistance, judgeRatioLevel } from '../../src/claims/judge-levels.ts';
import { claimOf, datesFrom, evidenceOf, inWords, partTexts, size } from '../support/made-claims.ts';

const rows = 900;

const dates = datesFrom('2020-01-01', rows);

/** Two prices whose daily changes share a part that differs from row to row: −1 opposite, 0 none, 1 all. */
function pairWith(sharedAt: (row: number) => number, seed = 5) {
  const random = mulberry32(seed);
  const noise = (): number => random() + random() + random() - 1.5;
  let [x, y] = [0, 0];
  const made = dates.map((_, row) => {
    const [common, own, other, shared] = [noise(), noise(), noise(), sharedAt(row)];
    x += 0.02 * (Math.abs(shared) * common + (1 - Math.abs(shared)) * own);
    y += 0.02 * (shared * common + (1 - Math.abs(shared)) * other);
    return [100 * Math.exp(x), 100 * Math.exp(y)] as const;
  });
  return evidenceOf({ x: made.map(([one]) => one), y: made.map(([, other]) => other), dates });
}

const since = (count: number, late: number, early: number) => (row: number) => (row >= rows - count ? late : early);

const close = pairWith(() => 0.8);

const apart = pairWith(() => 0);

const opposite = pairWith(() => -0.8);

const fallen = pairWith(since(90, 0, 0.8));

const risen = pairWith(since(90, 0.8, 0));

const level = (said: Partial<Claim>): Claim => claimOf({ aspect: 'correlation-level', relation: 'low-correlation', ...said }); // prettier-ignore

// prettier-ignore
const change = (said: Partial<Claim>): Claim => level({ aspect: 'correlation-change', change: 'fall', ...said });

/** Pearson correlation of the last daily changes, by its definition. */
function pearsonOf({ x, y }: { x: Float64Array; y: Float64Array }, count: number): number {
  const steps = (prices: Float64Array) => Array.from(prices.slice(-count), (price, i) => Math.log(price / prices[prices.length - count - 1 + i]!)); // prettier-ignore
  const [a, b] = [steps(x), steps(y)];
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  const sum = (f: (i: number) => number) => a.reduce((total, _, i) => total + f(i), 0);
  const squares = sum((i) => (a[i]! - ma) ** 2) * sum((i) => (b[i]! - mb) ** 2);
  return sum((i) => (a[i]! - ma) * (b[i]! - mb)) / Math.sqrt(squares);
}

describe('a level of correlation', () => {
  it.each([
    ['high-correlation', close, 'supported'],
    ['high-correlation', apart, 'not supported'],
    ['low-correlation', apart, 'supported'],
    ['low-correlation', close, 'not supported'],
    ['low-correlation', opposite, 'not supported'],
  ] as const)('%s', (relation, evidence, verdict) => {
    expect(judgeCorrelation(level({ relation }), evidence).verdict).toBe(verdict);
  });

  it.each([
    [opposite, 'supported'],
    [close, 'not supported'],
  ])('below zero has to be so with its whole interval', (evidence, verdict) => {
    expect(judgeCorrelation(level({ inverse: true }), evidence).verdict).toBe(verdict);
  });

  it('is that of the last ninety rows', () => {
    expect(inWords(judgeCorrelation(level({}), close)).reason).toContain(
      `: correlation ${pearsonOf(close.aligned, 90).toFixed(2)} over 90 trading days`,
    );
  });
});

describe('a sign of correlation', () => {
  const slight = pairWith(since(25, -0.42, 0.1), 11);
  const value = pearsonOf(slight.aligned, 20);
  const positive = { relation: 'high-correlation', sizes: [size('correlation', 0, 'more-than')] } as const;

  it('is as said where it is clearly below zero over the window that is named, though its interval reaches zero', () => {
    const { hacHigh } = slight.interval(20, rows - 1);
    expect(value).toBeLessThan(-0.3);
    expect(hacHigh).toBeGreaterThanOrEqual(0);
    expect(judgeCorrelation(level({ inverse: true, windowSessions: 20 }), slight).verdict).toBe('supported');
    expect(judgeCorrelation(level({ ...positive, windowSessions: 20 }), slight).verdict).toBe('not supported');
  });

  it('is partly as said where chance may have made it', () => {
    const sign = pearsonOf(apart.aligned, 60) < 0 ? { inverse: true } : positive;
    expect(judgeCorrelation(level({ ...sign, windowSessions: 60 }), apart).verdict).toBe('partly');
  });

  it('is as said where its interval is clear of zero', () => {
    expect(judgeCorrelation(level(positive), close).verdict).toBe('supported');
    expect(judgeCorrelation(level({ inverse: true }), opposite).verdict).toBe('supported');
  });
});

describe('a value of correlation', () => {
  const actual = pearsonOf(close.aligned, 90);

  it.each([
    ['more-than', actual - 0.02, 'supported'],
    ['more-than', actual + 0.02, 'not supported'],
    ['less-than', actual + 0.02, 'supported'],
    ['at-most', actual - 0.02, 'not supported'],
    ['about', actual + 0.04, 'supported'],
    ['about', actual + 0.09, 'supported'], // a coin's price at another hour
    ['about', actual + 0.12, 'not supported'],
  ] as const)('%s %d is %s', (comparator, value, verdict) => {
    const claim = level({ aspect: 'correlation-value', sizes: [size('correlation', value, comparator)] });
    expect(judgeCorrelation(claim, close).verdict).toBe(verdict);
  });

  it('is met more narrowly where both trade at the same hours', () => {
    const coins = evidenceOf({ x: close.aligned.x, y: close.aligned.y, everyDay: true });
    const claim = level({
      aspect: 'correlation-value',
      sizes: [size('correlation', actual + 0.09)],
      windowSessions: 90,
      text: '90 days',
    });
    expect(judgeCorrelation(claim, coins).verdict).toBe('not supported');
  });
});

describe('a change of correlation', () => {
  it.each([
    [fallen, 'fall', 'supported'],
    [fallen, 'rise', 'not supported'],
    [risen, 'rise', 'supported'],
    [risen, 'fall', 'not supported'],
  ] as const)('is one against the window before, which shares no day with it', (evidence, moved, verdict) => {
    expect(judgeCorrelation(change({ change: moved }), evidence).verdict).toBe(verdict);
  });

  it('is a change even where the level is still high', () => {
    const less = pairWith(since(90, 0.62, 0.9));
    expect(pearsonOf(less.aligned, 90)).toBeGreaterThan(0.6);
    expect(judgeCorrelation(change({}), less).verdict).toBe('supported');
  });

  it('is told from the day that is named', () => {
    const long = pairWith(since(200, 0, 0.8)); // the window before is low as well
    const verdicts = [null, '2022-01-03'].map(
      (comparedWith) => judgeCorrelation(change({ comparedWith }), long).verdict,
    );
    expect(verdicts).toEqual(['not supported', 'supported']);
  });

  it.each([
    [fallen, 'supported'],
    [close, 'not supported'],
    [apart, 'partly'],
  ])('to decouple is to be low now and to have been coupled', (evidence, verdict) => {
    expect(judgeCorrelation(change({ change: 'decoupled' }), evidence).verdict).toBe(verdict);
  });

  it('says where there was nothing to decouple from', () => {
    expect(partTexts(judgeCorrelation(change({ change: 'decoupled' }), apart))).toEqual([
      'Ethereum and the Russell 2000 (IWM) had not moved together in the year before',
    ]);
  });

  it.each([
    [since(90, -0.8, 0.8), 'turned-negative', 'supported'],
    [since(90, -0.8, 0.8), 'turned-positive', 'not supported'],
    [since(90, 0.8, -0.8), 'turned-positive', 'supported'],
    [() => 0.8, 'turned-positive', 'not supported'],
  ] as const)('of sign needs both signs', (shared, turn, verdict) => {
    expect(judgeCorrelation(change({ change: turn }), pairWith(shared)).verdict).toBe(verdict);
  });

  it.each([
    [0.5, 'supported'],
    [0.99, 'not supported'],
  ])('across %d needs that value now', (value, verdict) => {
    const claim = change({ relation: 'high-correlation', change: 'rise', sizes: [size('correlation', value, 'more-than')] }); // prettier-ignore
    expect(judgeCorrelation(claim, risen).verdict).toBe(verdict);
  });

  it('from one value to another holds both against the data', () => {
    const { x, y } = fallen.aligned;
    const now = pearsonOf({ x, y }, 90);
    const before = pearsonOf({ x: x.slice(0, -90), y: y.slice(0, -90) }, 90);
    const claim = change({ sizes: [size('correlation', now), size('correlation', before)] });
    const off = change({ sizes: [size('correlation', now), size('correlation', 0.2)] });
    expect([claim, off].map((one) => judgeCorrelation(one, fallen).verdict)).toEqual(['supported', 'partly']);
  });

  it('of an inverse tie that is gone is one that was clearly below zero and is not now', () => {
    const gone = change({ change: 'rise', relation: 'high-correlation', inverse: true });
    expect(judgeCorrelation(gone, pairWith(since(90, 0, -0.8))).verdict).toBe('supported');
    expect(judgeCorrelation(gone, opposite).verdict).toBe('not supported');
    expect(judgeCorrelation(gone, close).verdict).toBe('partly');
  });

  it('from a value of no day that is named is met by one of the year before that shares no day with it', () => {
    const risenLately = pairWith(since(40, 0.8, 0), 7);
    const [now, then] = [pearsonOf(risenLately.aligned, 60), risenLately.correlation(60).at(-120)!];
    const sizes = [size('correlation', now), size('correlation', then)];
    const said = change({ change: 'rise', relation: 'high-correlation', windowSessions: 60, sizes });
    expect(judgeCorrelation(said, risenLately).verdict).toBe('supported');
  });

  it('from a word for a value reaches as far as the word does', () => {
    const now = pearsonOf(risen.aligned, 60);
    const said = (within?: number) =>
      change({
        change: 'rise',
        relation: 'high-correlation',
        windowSessions: 60,
        comparedWith: dates[600]!,
        sizes: [size('correlation', now), { ...size('correlation', 0.9), ...(within === undefined ? {} : { within }) }],
      });
    expect(judgeCorrelation(said(), risen).verdict).toBe('partly');
    expect(judgeCorrelation(said(1), risen).verdict).toBe('supported');
  });
});

describe('a lowest or highest correlation', () => {
  it.each([
    ['low', pairWith(since(90, -0.8, 0.8))],
    ['low', risen],
    ['high', fallen],
    ['high', pairWith(since(90, 0.95, 0))],
  ] as const)('on record is the most extreme value of all: %s', (extreme, evidence) => {
    const claim = level({ superlative: 'record', extreme });
    const values = Array.from(evidence.correlation(90)).filter((value) => !Number.isNaN(value));
    const isExtreme = values.at(-1) === (extreme === 'low' ? Math.min(...values) : Math.max(...values));
    expect(judgeCorrelation(claim, evidence).verdict).toBe(isExtreme ? 'supported' : 'not supported');
  });

  it('is partly true at most where prices begin later', () => {
    const falling = pairWith((row) => 0.9 * (1 - row / rows));
    const lowest = Array.from(falling.correlation(90)).filter((value) => !Number.isNaN(value));
    const claim = level({ superlative: 'since', since: '2001', extreme: 'low', almost: true });
    expect([lowest.at(-1)! - Math.min(...lowest) < 0.05, judgeCorrelation(claim, falling).verdict]).toEqual([
      true,
      'partly',
    ]);
  });
});

const ratioDates = datesFrom('2018-01-01', 1000);

/** A ratio of 1, of 0.5 in 2019, of 2 in 2020, and 0.6 on the last day. */
const ratioOn = (date: string, row: number): number => {
  if (row === ratioDates.length - 1) return 0.6;
  return date.startsWith('2019') ? 0.5 : date.startsWith('2020') ? 2 : 1;
};

const ofRatio = evidenceOf({
  x: ratioDates.map((date, row) => 100 * ratioOn(date, row)),
  y: ratioDates.map(() => 100),
  dates: ratioDates,
});

const ratioLevel = claimOf({ aspect: 'ratio-level', relation: 'behind', extreme: 'low' });

describe('a low of the ratio of two prices', () => {
  it.each([
    ['record', {}, 'not supported'],
    ['since', { since: '2019' }, 'supported'],
    ['since', { since: '2018' }, 'not supported'],
    ['years', { years: 1.5 }, 'supported'],
    ['years', { years: 2.6 }, 'not supported'],
    ['years', { years: 9 }, 'not supported'],
  ] as const)('%s %o is %s', (superlative, reach, verdict) => {
    expect(judgeRatioLevel({ ...ratioLevel, superlative, ...reach }, ofRatio).verdict).toBe(verdict);
  });

  it.each([
    ['on one of the days of the time that is named', ratioDates.at(-5)!, 'supported'],
    ['not on a day before it', ratioDates.at(-2)!, 'not supported'],
    ['on the last day where there is no price in that time yet', '2099-01-01', 'not supported'],
  ])('is reached %s', (_, since, verdict) => {
    const x = ratioDates.map((_day, row) => (row === ratioDates.length - 4 ? 40 : 100));
    const dipped = evidenceOf({ x, y: ratioDates.map(() => 100), dates: ratioDates });
    expect(judgeRatioLevel({ ...ratioLevel, superlative: 'record', since }, dipped).verdict).toBe(verdict);
  });

  it('does not depend on the move over any window', () => {
    const rising = evidenceOf({ x: [...ratioDates.map(() => 100), 50, 51, 52, 49], y: Array<number>(1004).fill(100) });
    expect(judgeRatioLevel({ ...ratioLevel, superlative: 'record' }, rising).verdict).toBe('supported');
  });

  it('is partly true at most where prices do not reach that far', () => {
    const late = evidenceOf({
      x: ratioDates.map((_, row) => 200 - row * 0.1),
      y: ratioDates.map(() => 100),
      dates: ratioDates,
    });
    const finding = judgeRatioLevel({ ...ratioLevel, superlative: 'years', years: 20 }, late);
    expect([finding.verdict, partTexts(finding)[0]]).toEqual([
      'partly',
      'Prices of both begin in January 2018; what was before cannot be asked',
    ]);
  });

  it('names how far it is from one where it is none', () => {
    const { reason } = inWords(judgeRatioLevel({ ...ratioLevel, superlative: 'record' }, ofRatio));
    expect(reason).toBe('Ethereum against the Russell 2000 (IWM) is 20 % above its lowest on record, of December 2019');
  });

  it.each([
    [0.51, 'supported'],
    [0.6, 'not supported'],
  ])('that is almost one is met within three per cent: %d where the low is 0.5', (last, verdict) => {
    const x = ratioDates.map((date, row) => 100 * (row === ratioDates.length - 1 ? last : ratioOn(date, 0)));
    const near = evidenceOf({ x, y: ratioDates.map(() => 100), dates: ratioDates });
    expect(judgeRatioLevel({ ...ratioLevel, superlative: 'record', almost: true }, near).verdict).toBe(verdict);
  });

  it.each([
    [3, 0.504, 'supported', '0.8 % above its lowest on record, of '],
    [3, 0.51, 'partly', '% above its lowest on record, of '],
    [3, 0.54, 'not supported', '% above its lowest on record, of '],
    [8, 0.504, 'not supported', '0.8 % above its lowest on record, of '],
    [1, 0.52, 'supported', '% above its lowest on record, of '],
    [2, 0.54, 'not supported', '% above its lowest on record, of '],
  ])(
    'of %d days ago is one of today within a per cent, partly within five, just now within those: %d where it was 0.5',
    (ago, last, verdict, words) => {
      const x = ratioDates.map((_, row) => (row === ratioDates.length - 1 - ago ? 50 : row === ratioDates.length - 1 ? 100 * last : 80)); // prettier-ignore
      const late = evidenceOf({ x, y: ratioDates.map(() => 100), dates: ratioDates });
      const finding = inWords(judgeRatioLevel({ ...ratioLevel, superlative: 'record' }, late));
      expect([finding.verdict, finding.reason]).toEqual([verdict, expect.stringContaining(words)]);
    },
  );

  it.each([
    ['low', 'supported'],
    ['high', 'not supported'],
  ] as const)('without a reach is one of the past year: %s', (extreme, verdict) => {
    expect(judgeRatioLevel({ ...ratioLevel, extreme }, ofRatio).verdict).toBe(verdict);
  });

  it('that is held is met where it fell and stands above the value: "still holding 0.5"', () => {
    const held = { value: 0.5, comparator: 'at-least', of: 'ratio' } as const;
    const claim = claimOf({ aspect: 'ratio-level', relation: 'ahead', comparator: 'at-least', sizes: [held] });
    expect(judgeRatioLevel(claim, ofRatio).verdict).toBe('supported');
  });

  it('that names no low or high is a change of the ratio', () => {
    expect(judgeRatioLevel({ ...ratioLevel, extreme: null, sizes: [size('ratioPct', -40)] }, ofRatio).verdict).toBe(
      'supported',
    );
  });
});

describe('the distance of the ratio from its peak or its low', () => {
  const distance = claimOf({ aspect: 'ratio-distance', relation: 'behind', extreme: 'high' });

  it.each([
    ['about', -70, null, 'supported'],
    ['about', -40, null, 'not supported'],
    ['at-least', -50, null, 'supported'],
    ['less-than', -50, null, 'not supported'],
    ['about', -70, '2020', 'supported'],
  ] as const)('%s %d %% below the peak of %s is %s', (comparator, value, since, verdict) => {
    const claim = { ...distance, since, sizes: [size('ratioPct', value, comparator)] };
    expect(judgeRatioDistance(claim, ofRatio).verdict).toBe(verdict);
  });

  it('is measured from the low where that is said', () => {
    const claim = { ...distance, relation: 'ahead', extreme: 'low', sizes: [size('ratioPct', 20)] } as const;
    expect(inWords(judgeRatioDistance(claim, ofRatio))).toMatchObject({
      verdict: 'supported',
      reason: 'Ethereum against the Russell 2000 (IWM) stands 20 % above its low of January 2019',
    });
  });

  it('is below the low of an earlier time, or above it', () => {
    const made = (last: number) => {
      const x = ratioDates.map((date, row) => (row === ratioDates.length - 1 ? last : date.startsWith('2019') ? 100 : date.startsWith('2020') ? 50 : 200)); // prettier-ignore
      return evidenceOf({ x, y: ratioDates.map(() => 100), dates: ratioDates });
    };
    const claim = claimOf({ aspect: 'ratio-distance', relation: 'behind', extreme: 'low', since: '2019', comparedWith: '2019-12-31' }); // prettier-ignore
    expect(inWords(judgeRatioDistance(claim, made(80)))).toMatchObject({
      verdict: 'supported',
      reason: 'Ethereum against the Russell 2000 (IWM) stands 20 % below its low of January 2019',
    });
    expect(judgeRatioDistance(claim, made(120)).verdict).toBe('not supported');
    expect(judgeRatioDistance({ ...claim, relation: 'ahead', extreme: 'high' }, made(120)).verdict).toBe('supported');
  });

  it('is partly true at most where the day it is measured from lies before prices', () => {
    const claim = { ...distance, since: '2012', sizes: [size('ratioPct', -70)] };
    expect(judgeRatioDistance(claim, ofRatio).verdict).toBe('partly');
  });
});

describe('the values of a ratio at both ends of a time', () => {
  const year = ratioDates.map((_, row) => (row < ratioDates.length - 61 ? 200 : 150));
  const fallen = evidenceOf({ x: year, y: ratioDates.map(() => 100), dates: ratioDates });
  const said = (now: number, then: number) =>
    judgeGap(
      claimOf({
        aspect: 'gap',
        relation: 'behind',
        windowSessions: 63,
        sizes: [size('ratio', now), size('ratioThen', then)],
        text: 'fell over 63 sessions',
      }),
      fallen,
    );

  it.each([
    [1.5, 2, 'supported'],
    [1.5, 2.4, 'partly'],
    [1.2, 2, 'partly'],
  ])('%d from %d is %s where it fell from 2 to 1.5', (now, then, verdict) => {
    expect(said(now, then).verdict).toBe(verdict);
  });

  it('are shown beside what was said', () => {
    expect(partTexts(said(1.2, 2))).toEqual([
      'Ethereum behind: holds',
      'The ratio: said 1.2, was 1.5: does not hold',
      'The ratio before: said 2, was 2: holds',
    ]);
  });
});
