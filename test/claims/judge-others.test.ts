import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/claims/claim.ts';
import { judgeDistance, judgeFlow, judgeForecast, judgeLead, judgeMultiple } from '../../src/claims/judge-others.ts';
import { judgeMoves } from '../../src/claims/judge-gap.ts';
import { quantile } from '../../src/analytics/rank.ts';
import { stretchesOfSizes } from '../../src/claims/pair-evidence.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { FlowsAnswer } from '../../src/reports/flows.ts';
import { claimOf, evidenceOf, flatThen, inWords, partTexts, size, wandering } from '../support/made-claims.ts';
import { sourceOf } from '../support/markets.ts';
import { quickNoise } from '../support/still-noise.ts';

describe('sizes said of a month', () => {
  const dates = Array.from({ length: 90 }, (_, day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10));
  const rowsOf = (windowSessions: number, text: string): number[] =>
    stretchesOfSizes(claimOf({ windowSessions, text }), { dates }, { rows: windowSessions, said: 'window' }).map(
      ({ rows }) => rows,
    );

  it('are asked since the same day a month ago, the last of a shorter one, then over the window as counted', () => {
    expect(dates.at(-1)).toBe('2025-03-31');
    expect(rowsOf(21, 'ETH fell 40 % in a month')).toEqual([31, 21]);
  });

  it('count a week by its weekday', () => {
    expect(rowsOf(10, 'ETH fell 40 % in two weeks')).toEqual([14, 10]);
  });

  it('stay as counted where the text says days', () => {
    expect(rowsOf(21, 'ETH fell 40 % in 21 sessions')).toEqual([21]);
  });

  it('stay as counted where prices begin later', () => {
    expect(rowsOf(84, 'ETH fell 40 % in four months')).toEqual([84]);
  });

  it('hold where one of the two does', () => {
    const sizes = [size('subjectPct', -20), size('benchmarkPct', 8)];
    const said = claimOf({ aspect: 'moves', relation: 'behind', sizes, windowSessions: 21, text: 'in a month' });
    const late = evidenceOf({ x: flatThen(400, -20, 21), y: flatThen(400, 8, 21) });
    expect(judgeMoves(said, late).verdict).toBe('supported');
  });
});

describe('what each market did by itself', () => {
  const evidence = evidenceOf({ x: flatThen(400, -20, 60), y: flatThen(400, 8, 60) });
  const moves = (said: Partial<Claim>): Claim => claimOf({ aspect: 'moves', relation: 'behind', ...said });

  it.each([
    [[size('subjectPct', -20), size('benchmarkPct', 8)], 'supported'],
    [[size('subjectPct', -21), size('benchmarkPct', 8.4)], 'supported'],
    [[size('subjectPct', -20), size('benchmarkPct', 12)], 'partly'],
    [[size('subjectPct', 20), size('benchmarkPct', 12)], 'not supported'],
    [[size('subjectPct', -10, 'at-least'), size('benchmarkPct', 10, 'at-least')], 'partly'],
    [[size('subjectPct', -10, 'at-most')], 'not supported'],
    [[size('subjectPct', -30, 'at-most')], 'supported'],
  ])('%j is %s', (sizes, verdict) => {
    expect(judgeMoves(moves({ sizes, windowSessions: 60 }), evidence).verdict).toBe(verdict);
  });

  it.each([
    [flatThen(400, 8, 60), 'supported'],
    [flatThen(400, -8, 60), 'not supported'],
  ])('in opposite directions is one up and one down, however far', (y, verdict) => {
    const opposite = evidenceOf({ x: flatThen(400, -20, 60), y });
    expect(judgeMoves(moves({ relation: 'divergence', windowSessions: 60 }), opposite).verdict).toBe(verdict);
  });

  it('has no verdict where no time was said and the sizes are not those of the usual window', () => {
    const sizes = [size('subjectPct', -40), size('benchmarkPct', 30)];
    expect(judgeMoves(moves({ sizes }), evidence).verdict).toBe('untestable');
  });

  it.each([
    ['down', 'up', 'supported'],
    ['up', 'up', 'not supported'],
    ['up', 'down', 'not supported'],
  ] as const)('without sizes it is the direction: %s and %s', (subjectDirection, benchmarkDirection, verdict) => {
    const claim = moves({ subjectDirection, benchmarkDirection, windowSessions: 60 });
    expect(judgeMoves(claim, evidence).verdict).toBe(verdict);
  });

  it('without sizes and without a time it is asked back where the usual window does not bear it out', () => {
    const claim = moves({ subjectDirection: 'up', benchmarkDirection: 'down' });
    expect(judgeMoves(claim, evidence).verdict).toBe('untestable');
  });

  it.each([
    [[size('subjectPct', -20), size('benchmarkPct', -40)], 'partly'],
    [[size('subjectPct', -40), size('benchmarkPct', -60)], 'not supported'],
    [[size('subjectPct', -20), size('benchmarkPct', 8)], 'partly'],
  ])(
    'is partly so at most where the one said to be ahead is behind, by the figures that hold: %j',
    (sizes, verdict) => {
      expect(judgeMoves(moves({ relation: 'ahead', sizes, windowSessions: 60 }), evidence).verdict).toBe(verdict);
    },
  );

  it('does not hold where the one said to be ahead is behind', () => {
    const claim = moves({ relation: 'ahead', subjectDirection: 'down', windowSessions: 60 });
    expect(judgeMoves(claim, evidence).verdict).toBe('not supported');
  });

  it('stands beside what was', () => {
    const claim = moves({ sizes: [size('subjectPct', -10, 'at-least')] });
    expect(partTexts(judgeMoves(claim, evidence))).toEqual([
      'Ethereum: said at least 10 % down, was 20.0 % down: holds',
    ]);
  });
});

describe('so many times the usual gap', () => {
  const evidence = evidenceOf({
    x: wandering(11, 1000, { late: -0.02, lateRows: 30 }),
    y: wandering(12, 1000, { step: 0.01 }),
  });
  const gaps = Array.from(evidence.scaledGap(60)).filter((gap) => !Number.isNaN(gap)).map(Math.abs); // prettier-ignore
  const earlier = gaps.slice(0, -1).sort((a, b) => a - b);
  const middle = (earlier[Math.floor((earlier.length - 1) / 2)]! + earlier[Math.ceil((earlier.length - 1) / 2)]!) / 2;
  const times = gaps.at(-1)! / middle;
  const multiple = (of: 'multiple' | 'sigma', value: number, comparator?: 'at-least' | 'more-than') =>
    judgeMultiple(claimOf({ aspect: 'multiple', sizes: [size(of, value, comparator)] }), evidence).verdict;

  const points = Array.from(evidence.gapPoints(60)).filter((gap) => !Number.isNaN(gap)).map(Math.abs); // prettier-ignore
  const timesInPoints = points.at(-1)! / quantile(points.slice(0, -1), 0.5);

  it('is true in part where only the scaled gap or only that in points is so many times the middle one of before', () => {
    expect(Math.abs(times / timesInPoints - 1)).toBeGreaterThan(0.3);
    expect([multiple('multiple', times), multiple('multiple', timesInPoints)]).toEqual(['partly', 'partly']);
    expect(multiple('multiple', 1.5 * Math.max(times, timesInPoints))).toBe('not supported');
  });

  it('tells both where they disagree', () => {
    const { reason, parts } = inWords(judgeMultiple(claimOf({ aspect: 'multiple', sizes: [size('multiple', times)] }), evidence)); // prettier-ignore
    expect(reason).toMatch(/times as wide as usual by how much the pair moves and \d\.\d times in points$/);
    expect(parts.map(({ holds }) => holds)).toEqual([true, false]);
  });

  it('is met by more where at least so many times were said', () => {
    expect(multiple('multiple', Math.min(times, timesInPoints) / 2, 'at-least')).toBe('supported');
  });

  it('of sigma is the scaled gap itself', () => {
    expect([multiple('sigma', gaps.at(-1)!), multiple('sigma', gaps.at(-1)! + 1)]).toEqual([
      'supported',
      'not supported',
    ]);
  });
});

describe('exchange flows', () => {
  const flows = (change7dPct: number, changePercentile365: number): FlowsAnswer => ({
    report: {
      command: 'flows',
      asOf: '2023-01-31',
      simulated: false,
      symbol: 'ETH',
      name: 'Ethereum',
      source: 'made',
      sample: { days: 900, from: '2020-01-01', to: '2023-01-31' },
      inflow7d: 1,
      change7dPct,
      changePercentile365,
      levelPercentile365: 50,
      timesPerYear: 4,
      shareOfDays: 0.1,
      netflow7d: null,
      netflowOfInflowPct: null,
      ageDays: 1,
      notes: [],
    },
    chart: {
      kind: 'timeline',
      footer: '',
      simulated: false,
      dates: [],
      line: { symbol: 'ETH', name: 'Ethereum', values: new Float64Array() },
      yLabel: '',
      levels: [],
      shades: [],
      points: [],
    },
  });
  const flow = (said: Partial<Claim>, change = 40, percentile = 95) =>
    inWords(
      judgeFlow(claimOf({ aspect: 'flow', relation: 'inflow-rise', ...said }), flows(change, percentile), '2023-01-31'),
    );

  it.each([
    [size('flowPct', 40), 'supported'],
    [size('flowPct', 22), 'not supported'],
    [size('flowPct', 22, 'at-least'), 'supported'],
    [size('flowPct', 50, 'more-than'), 'not supported'],
    [size('flowPct', 50, 'less-than'), 'supported'],
    [size('flowPct', 30, 'at-most'), 'not supported'],
  ])('have bounds on both sides: %j where it was 40 is %s', (said, verdict) => {
    expect(flow({ sizes: [said] }).verdict).toBe(verdict);
  });

  it.each([
    ['inflow-rise', 'not supported'],
    ['inflow-fall', 'supported'],
  ] as const)('that fell did not rise: %s', (relation, verdict) => {
    expect(flow({ relation }, -30, 4).verdict).toBe(verdict);
  });

  it.each([
    [95, 'supported'],
    [85, 'partly'],
    [60, 'not supported'],
  ])('that rose without a size have to be unusual for the year: percentile %d', (percentile, verdict) => {
    expect(flow({}, 40, percentile).verdict).toBe(verdict);
  });

  it('that ended more than a week before the day say nothing of it', () => {
    const late = judgeFlow(claimOf({ aspect: 'flow', relation: 'inflow-rise' }), flows(40, 95), '2023-03-01');
    expect(late.verdict).toBe('untestable');
  });

  it('say what was said beside what was, and how often it happens', () => {
    const { parts, chance } = flow({ sizes: [size('flowPct', 22)] });
    expect([parts[0]!.text, chance]).toEqual([
      'The change in a week: said 22 %, was 40.0 %: does not hold',
      'A rise of that size happens about 4 times a year.',
    ]);
  });
});

describe('a forecast', () => {
  const sources = {
    market: sourceOf({ today: '2022-01-03', daily: {} }),
    calendar: nyseCalendar,
    nullModel: quickNoise,
  };
  const forecast = async (said: Partial<Claim>, late: number) => {
    const evidence = evidenceOf({
      x: wandering(21, 2600, { late, lateRows: 15 }),
      y: wandering(22, 2600, { step: 0.01 }),
    });
    const claim = claimOf({ aspect: 'forecast', relation: 'forecast-converge', ...said });
    return inWords(await judgeForecast(claim, evidence, {}, sources));
  };

  it('has no verdict', async () => {
    expect(await forecast({}, -0.05)).toMatchObject({ verdict: 'untestable', word: 'Nobody can know' });
  });

  it('from a wide gap tells what became of the earlier wide ones, beside chance', async () => {
    expect((await forecast({}, -0.05)).reason).toMatch(
      /^\d+ of \d+ gaps of Ethereum and the Russell 2000 \(IWM\) this wide were over within 60 trading days; chance alone ends \d+ of 100$/,
    );
  });

  it('from an ordinary gap tells what followed days like today', async () => {
    expect((await forecast({}, 0)).reason).toMatch(
      /closer after 60 trading days in \d+ of \d+ cases; chance gives half$/,
    );
  });

  it('counts only cases that share no day with one another', async () => {
    const { details } = await forecast({}, 0);
    const cases = Number(/^(\d+) earlier/.exec(details[0]!)![1]);
    expect([cases > 2, cases * 60 <= 2600]).toEqual([true, true]);
  });

  it('keeps its own horizon apart from the window of the gap', async () => {
    const { reason, chance } = await forecast({ horizonSessions: 21 }, 0);
    expect([reason, chance]).toEqual([
      expect.stringContaining('after 21 trading days'),
      expect.stringContaining('in 60 trading days'),
    ]);
  });

  it('of a correlation tells how often it was lower later', async () => {
    const { reason } = await forecast({ change: 'fall', relation: 'forecast-diverge' }, 0);
    expect(reason).toMatch(
      /^The correlation of Ethereum and the Russell 2000 \(IWM\) is −?0\.\d\d; from there it was lower after 60 trading days in \d+ of \d+ cases$/,
    );
  });
});

describe('who moves first', () => {
  const x = wandering(31, 600);
  const own = wandering(32, 600, { step: 0.002 });
  const y = Float64Array.from(x, (_, row) => x[Math.max(0, row - 5)]! * own[row]!);

  const judged = (said: Partial<Claim>) =>
    inWords(judgeLead(claimOf({ aspect: 'lead', relation: 'none', ...said }), evidenceOf({ x, y })));

  it.each([
    [5, 'supported', /^the Russell 2000 \(IWM\) follows Ethereum 5 trading days later at 0\.9\d/, /clear of zero/],
    [
      3,
      'not supported',
      /^the Russell 2000 \(IWM\) follows Ethereum 3 trading days later at −?0\.0\d/,
      /below the 0\.1/,
    ],
    [
      -5,
      'not supported',
      /^Ethereum follows the Russell 2000 \(IWM\) 5 trading days later at −?0\.0\d/,
      /below the 0\.1/,
    ],
    [
      6,
      'untestable',
      /^the Russell 2000 \(IWM\) follows Ethereum 6 trading days later/,
      /more than five days are not judged/,
    ],
  ])('is judged by the correlation at a lead of up to five days: %d', (leadSessions, verdict, reason, method) => {
    const finding = judged({ leadSessions });
    expect([finding.verdict, finding.reason, finding.details[0]]).toEqual([
      verdict,
      expect.stringMatching(reason),
      expect.stringMatching(method),
    ]);
  });

  it.each<Partial<Claim>>([{ superlative: 'record' }, { change: 'rise' }, { windowSessions: 40 }, { leadSessions: 0 }])(
    'has no verdict: %o',
    (said) => {
      expect(judged({ leadSessions: 5, ...said }).verdict).toBe('untestable');
    },
  );

  it('is judged over the time that is named', () => {
    expect(judged({ leadSessions: 5, windowSessions: 252 }).details[0]).toContain('over 252 trading days');
  });
});

describe('which market is further below its own peak', () => {
  const x = Float64Array.from([...flatThen(400, 50, 20), 120]);
  const y = Float64Array.from([...flatThen(400, 50, 20), 135]);
  const judged = (relation: Claim['relation'], over: Partial<Claim> = {}) =>
    inWords(judgeDistance(claimOf({ aspect: 'distance', relation, sizes: [], ...over }), evidenceOf({ x, y })));

  it.each([
    ['behind', 'supported'],
    ['ahead', 'not supported'],
  ] as const)('is the one with the longer way back: %s', (relation, verdict) => {
    const finding = judged(relation);
    expect([finding.verdict, finding.reason]).toEqual([
      verdict,
      'Ethereum is 20 % below its peak, the Russell 2000 (IWM) 10 % below its own',
    ]);
  });

  it.each([
    [20, 10, 'supported'],
    [40, 10, 'partly'],
    [40, 30, 'not supported'],
  ])('has to be as far for each as was said: %i and %i %%', (subject, benchmark, verdict) => {
    const sizes = [size('subjectPct', -subject), size('benchmarkPct', -benchmark)];
    expect(judged('behind', { sizes }).verdict).toBe(verdict);
  });

  it.each([
    [-20, 15, 'supported'],
    [-20, 1, 'partly'],
    [-40, 15, 'not supported'],
  ])(
    'is for the figure to say where the other one is only at its high: %i %%, within %i',
    (subject, within, verdict) => {
      const atPeak = { ...size('benchmarkPct', 0), within };
      expect(judged('behind', { sizes: [size('subjectPct', subject), atPeak] }).verdict).toBe(verdict);
    },
  );

  it.each([
    [135, 'not supported'],
    [122, 'supported'],
  ])('is neither where both are said to be as far below, within a fifth: %i', (last, verdict) => {
    const equal = claimOf({ aspect: 'distance', relation: 'convergence', sizes: [] });
    const evidence = evidenceOf({ x, y: Float64Array.from([...flatThen(400, 50, 20), last]) });
    expect(judgeDistance(equal, evidence).verdict).toBe(verdict);
  });

  it('has to be the one that is named, with one figure right', () => {
    const sizes = [size('subjectPct', -5), size('benchmarkPct', -10)];
    expect(judged('ahead', { sizes }).verdict).toBe('not supported');
  });

  it('is counted from the peak of the year that is named, not from a later one', () => {
    const later = evidenceOf({ x: Float64Array.from([...flatThen(400, 0, 20), 150, 120]), y: Float64Array.from([...flatThen(400, 0, 20), 150, 110]) }); // prettier-ignore
    const { reason } = inWords(judgeDistance(claimOf({ aspect: 'distance', relation: 'ahead', since: '2018', sizes: [] }), later)); // prettier-ignore
    expect(reason).not.toContain('below its peak, the Russell 2000 (IWM) 27 %');
  });

  it('is true in part where a figure said of one does not hold', () => {
    const said = (benchmarkPct: number) =>
      judged('behind', {
        sizes: [
          { value: -18, comparator: 'more-than', of: 'subjectPct' },
          { value: benchmarkPct, comparator: 'about', of: 'benchmarkPct' },
        ],
      }).verdict;
    expect([said(-10), said(-3)]).toEqual(['supported', 'partly']);
  });
});
