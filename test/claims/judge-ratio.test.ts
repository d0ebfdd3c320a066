import { describe, expect, it } from 'vitest';
import { judgeGap } from '../../src/claims/judge-gap.ts';
import { judgeRatioDistance, judgeRatioLevel } from '../../src/claims/judge-levels.ts';
import { claimOf, datesFrom, evidenceOf, inWords, partTexts, size } from '../support/made-claims.ts';

const dates = datesFrom('2018-01-01', 1000);

/** A ratio of 1, of 0.5 in 2019, of 2 in 2020, and 0.6 on the last day. */
const ratioOn = (date: string, row: number): number => {
  if (row === dates.length - 1) return 0.6;
  return date.startsWith('2019') ? 0.5 : date.startsWith('2020') ? 2 : 1;
};

const evidence = evidenceOf({ x: dates.map((date, row) => 100 * ratioOn(date, row)), y: dates.map(() => 100), dates });

const level = claimOf({ aspect: 'ratio-level', relation: 'behind', extreme: 'low' });

describe('a low of the ratio of two prices', () => {
  it.each([
    ['record', {}, 'not supported'],
    ['since', { since: '2019' }, 'supported'],
    ['since', { since: '2018' }, 'not supported'],
    ['years', { years: 1.5 }, 'supported'],
    ['years', { years: 2.6 }, 'not supported'],
    ['years', { years: 9 }, 'not supported'],
  ] as const)('%s %o is %s', (superlative, reach, verdict) => {
    expect(judgeRatioLevel({ ...level, superlative, ...reach }, evidence).verdict).toBe(verdict);
  });

  it('does not depend on the move over any window', () => {
    const rising = evidenceOf({ x: [...dates.map(() => 100), 50, 51, 52, 49], y: Array<number>(1004).fill(100) });
    expect(judgeRatioLevel({ ...level, superlative: 'record' }, rising).verdict).toBe('supported');
  });

  it('is partly true at most where prices do not reach that far', () => {
    const late = evidenceOf({ x: dates.map((_, row) => 200 - row * 0.1), y: dates.map(() => 100), dates });
    const finding = judgeRatioLevel({ ...level, superlative: 'years', years: 20 }, late);
    expect([finding.verdict, partTexts(finding)[0]]).toEqual([
      'partly',
      'Prices of both begin in January 2018; what was before cannot be asked',
    ]);
  });

  it('names how far it is from one where it is none', () => {
    const { reason } = inWords(judgeRatioLevel({ ...level, superlative: 'record' }, evidence));
    expect(reason).toBe('Ethereum against the Russell 2000 (IWM) is 20 % above its lowest on record, of December 2019');
  });

  it.each([
    [0.51, 'supported'],
    [0.6, 'not supported'],
  ])('that is almost one is met within three per cent: %d where the low is 0.5', (last, verdict) => {
    const x = dates.map((date, row) => 100 * (row === dates.length - 1 ? last : ratioOn(date, 0)));
    const near = evidenceOf({ x, y: dates.map(() => 100), dates });
    expect(judgeRatioLevel({ ...level, superlative: 'record', almost: true }, near).verdict).toBe(verdict);
  });

  it.each([
    ['low', 'supported'],
    ['high', 'not supported'],
  ] as const)('without a reach is one of the past year: %s', (extreme, verdict) => {
    expect(judgeRatioLevel({ ...level, extreme }, evidence).verdict).toBe(verdict);
  });

  it('that names no low or high is a change of the ratio', () => {
    expect(judgeRatioLevel({ ...level, extreme: null, sizes: [size('ratioPct', -40)] }, evidence).verdict).toBe(
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
    expect(judgeRatioDistance(claim, evidence).verdict).toBe(verdict);
  });

  it('is measured from the low where that is said', () => {
    const claim = { ...distance, relation: 'ahead', extreme: 'low', sizes: [size('ratioPct', 20)] } as const;
    expect(inWords(judgeRatioDistance(claim, evidence))).toMatchObject({
      verdict: 'supported',
      reason: 'Ethereum against the Russell 2000 (IWM) stands 20 % above its low of January 2019',
    });
  });

  it('is partly true at most where the day it is measured from lies before prices', () => {
    const claim = { ...distance, since: '2012', sizes: [size('ratioPct', -70)] };
    expect(judgeRatioDistance(claim, evidence).verdict).toBe('partly');
  });
});

describe('the values of a ratio at both ends of a time', () => {
  const year = dates.map((_, row) => (row < dates.length - 61 ? 200 : 150));
  const fallen = evidenceOf({ x: year, y: dates.map(() => 100), dates });
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
