import { expect, it } from 'vitest';
import { countConvergence, findEpisodes, kaplanMeier, summariseConvergence } from '../../src/analytics/episodes.ts';
import { forwardReturns, type ForwardSummary } from '../../src/analytics/forward-returns.ts';
import { volScaledGap } from '../../src/analytics/gap.ts';
import { mulberry32, stationaryBootstrapIndices } from '../../src/analytics/null-model.ts';
import { rollingZ } from '../../src/analytics/rolling.ts';
import { describeEach, pairSources, readPair, readValues, relativeDistance, stored, utc } from './sources.ts';

interface StoredForward {
  n: number;
  x_mean: number;
  y_mean: number;
  diff_mean: number;
  diff_median: number;
  reconverged_share?: number;
  share_diff_negative?: number;
}

interface StoredEpisodes {
  enter: number;
  exit: number;
  n_values: number;
  first: string;
  episodes: {
    start: string;
    sign: number;
    entry: number;
    peak: number;
    peak_date: string;
    end: string;
    censored: boolean;
    duration: number;
  }[];
  kaplan_meier: {
    n: number;
    events: number;
    median: number | null;
    median_r_midpoint: number | null;
    median_lo: number | null;
    median_hi: number | null;
  };
  km_table: { time: number; at_risk: number; events: number; surv: number; lo: number | null; hi: number | null }[];
  forward_log_returns_pct: Record<string, StoredForward>;
}

interface StoredNull {
  alerts_per_year: number;
  alerts_per_year_q05_q95: [number, number];
  km_median: number | null;
  n_episodes: number;
  share_exit_within_60: number | null;
  share_price_spread_narrowed_after_60: number | null;
  median_share_of_reconvergence_due_to_moving_mean: number | null;
}

interface StoredBootstrap {
  seed: number;
  mean_block: number;
  window: number;
  first_draws_of_rng: number[];
  first_20_indices: number[];
}

const gapSeries = (logRatio: ArrayLike<number>) => volScaledGap(logRatio, 60);

const trailingZ = (logRatio: ArrayLike<number>) => rollingZ(logRatio, 252);

const measures = {
  volscaled_gap_60: gapSeries,
  'volscaled_gap_60_enter1.5': gapSeries,
  z_trail_252: trailingZ,
} as const;

const names = Object.keys(measures) as (keyof typeof measures)[];

function expectForward(actual: ForwardSummary, expected: StoredForward): void {
  expect(actual.cases).toBe(expected.n);
  expect(actual.subjectMeanPct).toBeCloseTo(expected.x_mean, 8);
  expect(actual.benchmarkMeanPct).toBeCloseTo(expected.y_mean, 8);
  expect(actual.differenceMeanPct).toBeCloseTo(expected.diff_mean, 8);
  expect(actual.differenceMedianPct).toBeCloseTo(expected.diff_median, 8);
  expect(actual.narrowedShare).toBeCloseTo((expected.reconverged_share ?? expected.share_diff_negative)!, 10);
}

describeEach(pairSources, 'episodes', (source) => {
  const load = (name: keyof typeof measures) => {
    const pair = readPair(source);
    const expected = (readValues(source, 'episodes') as Record<string, StoredEpisodes>)[name]!;
    const measure = measures[name](pair.logRatio);
    return { pair, expected, measure, episodes: findEpisodes(measure, expected) };
  };

  it.each(names)('every episode of %s agrees', (name) => {
    const { pair, expected, measure, episodes } = load(name);
    expect(measure.filter((value) => !Number.isNaN(value))).toHaveLength(expected.n_values);
    expect(pair.dates[measure.findIndex((value) => !Number.isNaN(value))]).toBe(expected.first);
    expect(episodes).toHaveLength(expected.episodes.length);
    expected.episodes.forEach((one, i) => {
      const episode = episodes[i]!;
      expect(pair.dates[episode.startRow]).toBe(one.start);
      expect(pair.dates[episode.endRow]).toBe(one.end);
      expect(pair.dates[episode.peakRow]).toBe(one.peak_date);
      expect(episode).toMatchObject({ sign: one.sign, censored: one.censored, durationSessions: one.duration });
      expect(episode.entry).toBeCloseTo(one.entry, 8);
      expect(episode.peak).toBeCloseTo(one.peak, 8);
    });
  });

  it.each(names)('the survival curve of %s agrees', (name) => {
    const { expected, episodes } = load(name);
    const actual = kaplanMeier(
      episodes.map((episode) => episode.durationSessions),
      episodes.map((episode) => !episode.censored),
    );
    expect(actual).toMatchObject({ n: expected.kaplan_meier.n, events: expected.kaplan_meier.events });
    expect(actual.median).toBe(stored(expected.kaplan_meier.median));
    expect(actual.medianMidpoint).toBe(stored(expected.kaplan_meier.median_r_midpoint));
    expect(actual.low).toBe(stored(expected.kaplan_meier.median_lo));
    expect(actual.high).toBe(stored(expected.kaplan_meier.median_hi));
    expect(actual.table).toHaveLength(expected.km_table.length);
    expected.km_table.forEach((row, i) => {
      expect(actual.table[i]).toMatchObject({ time: row.time, atRisk: row.at_risk, events: row.events });
      expect(actual.table[i]!.survival).toBeCloseTo(row.surv, 10);
      expect(Object.is(actual.table[i]!.low, stored(row.lo)) || Math.abs(actual.table[i]!.low - row.lo!) < 1e-10).toBe(
        true,
      );
      expect(
        Object.is(actual.table[i]!.high, stored(row.hi)) || Math.abs(actual.table[i]!.high - row.hi!) < 1e-10,
      ).toBe(true);
    });
  });

  it.each(names)('the returns after entries of %s and on all days agree', (name) => {
    const { pair, expected, measure, episodes } = load(name);
    const compared = [5, 20, 60].flatMap((horizonSessions) => {
      const question = { ...pair, measure, horizonSessions, minimumCases: 1 };
      const actual = forwardReturns(question, episodes);
      const keys = { ahead: 'x_ahead', behind: 'x_behind', base: 'base' } as const;
      return (['ahead', 'behind', 'base'] as const).map((direction) => {
        const stored = expected.forward_log_returns_pct[`h${horizonSessions}_${keys[direction]}`];
        if (stored) expectForward(actual[direction], stored);
        return stored === undefined ? 0 : 1;
      });
    });
    expect(compared.reduce((sum: number, one) => sum + one, 0)).toBe(
      Object.keys(expected.forward_log_returns_pct).length,
    );
  });
});

const benchmarkCells = ['z252', 'vg60'].flatMap((measure) =>
  [1.5, 2, 2.5, 3].map((enter) => ({ measure, enter, cell: `${measure}_enter${enter.toFixed(1)}` })),
);

describeEach([utc], 'the random-walk benchmark', (source) => {
  const load = () => ({
    ...readPair(source),
    values: readValues(source, 'benchmark') as Record<'actual' | 'null', Record<string, StoredNull>>,
  });
  const detector = (measure: string) => (measure === 'z252' ? trailingZ : gapSeries);

  it.each(benchmarkCells)('the real data give the stored figures for $cell', ({ measure, enter, cell }) => {
    const { logRatio, values } = load();
    const expected = values.actual[cell]!;
    const actual = summariseConvergence([
      countConvergence(logRatio, detector(measure)(logRatio), { enter, exit: 0.5 }),
    ]);
    expect(actual.episodes).toBe(expected.n_episodes);
    expect(actual.episodesPerYear).toBeCloseTo(expected.alerts_per_year, 10);
    expect(actual.episodesPerYearLow).toBeCloseTo(expected.alerts_per_year_q05_q95[0], 10);
    expect(actual.medianSessions).toBe(stored(expected.km_median));
    expect(relativeDistance(actual.exitShare, stored(expected.share_exit_within_60))).toBeLessThan(1e-10);
    const narrowed = stored(expected.share_price_spread_narrowed_after_60);
    expect(relativeDistance(actual.narrowedShare, narrowed)).toBeLessThan(1e-10);
  });
});

describeEach([utc], 'the stationary bootstrap', (source) => {
  it('draws the stored numbers and rows from every stored seed', () => {
    const values = readValues(source, 'pitfalls') as { bootstrap_mulberry32: StoredBootstrap[] };
    expect(values.bootstrap_mulberry32.length).toBeGreaterThan(1);
    for (const one of values.bootstrap_mulberry32) {
      const random = mulberry32(one.seed);
      one.first_draws_of_rng.forEach((draw) => expect(random()).toBeCloseTo(draw, 11));
      const rows = stationaryBootstrapIndices(one.window, one.mean_block, mulberry32(one.seed));
      expect(Array.from(rows.slice(0, 20))).toEqual(one.first_20_indices);
    }
  });
});
