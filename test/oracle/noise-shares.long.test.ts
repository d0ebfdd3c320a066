import { expect, it } from 'vitest';
import { volScaledGap } from '../../src/analytics/gap.ts';
import { mulberry32, randomWalkNullModel } from '../../src/analytics/null-model.ts';
import { rollingZ } from '../../src/analytics/rolling.ts';
import { describeEach, readPair, readValues, utc } from './sources.ts';

interface StoredShares {
  alerts_per_year: number;
  km_median: number | null;
  n_episodes: number;
  share_exit_within_60: number | null;
  share_price_spread_narrowed_after_60: number | null;
}

const detectors = {
  z252: (logRatio: ArrayLike<number>) => rollingZ(logRatio, 252),
  vg60: (logRatio: ArrayLike<number>) => volScaledGap(logRatio, 60),
} as const;

const cells = (['z252', 'vg60'] as const).flatMap((measure) =>
  [1.5, 2, 2.5, 3].map((enter) => ({ measure, enter, cell: `${measure}_enter${enter.toFixed(1)}` })),
);

describeEach([utc], 'a thousand random walks', (source) => {
  it.each([
    { dealing: 'iid', meanBlock: 1 },
    { dealing: 'block20', meanBlock: 20 },
  ])('dealt as $dealing give the stored shares within Monte Carlo error', ({ dealing, meanBlock }) => {
    const { logRatio } = readPair(source);
    const { null: shares } = readValues(source, 'benchmark') as { null: Record<string, StoredShares> };
    expect(cells).toHaveLength(8);
    for (const { measure, enter, cell } of cells) {
      const expected = shares[`${dealing}_random_walk_${cell}`]!;
      const actual = randomWalkNullModel(logRatio, {
        measure: detectors[measure],
        levels: { enter, exit: 0.5 },
        paths: 1000,
        meanBlock,
        random: mulberry32(20260630),
      });
      const few = expected.n_episodes < 1000;
      expect(Math.abs(actual.exitShare - expected.share_exit_within_60!)).toBeLessThan(few ? 0.06 : 0.03);
      expect(Math.abs(actual.narrowedShare - expected.share_price_spread_narrowed_after_60!)).toBeLessThan(
        few ? 0.06 : 0.03,
      );
      expect(Math.abs(actual.episodesPerYear / expected.alerts_per_year - 1)).toBeLessThan(few ? 0.15 : 0.06);
      expect(Math.abs(actual.medianSessions / expected.km_median! - 1)).toBeLessThan(few ? 0.08 : 0.06);
    }
  });
});
