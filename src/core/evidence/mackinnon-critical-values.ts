import type { UnitRootTrend } from './mackinnon-p-value.ts';

/** The statistic below which "wandering" is rejected, at 1, 5 and 10 %. */
export type CriticalValues = readonly [onePercent: number, fivePercent: number, tenPercent: number];

/** MacKinnon (2010): value for endless data, then the terms in 1/n, 1/n², 1/n³; rows 1, 5, 10 %. */
const surfaces: Record<'constant' | 'trend', Record<1 | 2, readonly (readonly number[])[]>> = {
  constant: {
    1: [
      [-3.43035, -6.5393, -16.786, -79.433],
      [-2.86154, -2.8903, -4.234, -40.04],
      [-2.56677, -1.5384, -2.809, 0],
    ],
    2: [
      [-3.89644, -10.9519, -33.527, 0],
      [-3.33613, -6.1101, -6.823, 0],
      [-3.04445, -4.2412, -2.72, 0],
    ],
  },
  trend: {
    1: [
      [-3.95877, -9.0531, -28.428, -134.155],
      [-3.41049, -4.3904, -9.036, -45.374],
      [-3.12705, -2.5856, -3.925, -22.38],
    ],
    2: [
      [-4.32762, -15.4387, -35.679, 0],
      [-3.78057, -9.5106, -12.074, 0],
      [-3.49631, -7.0815, -7.538, 21.892],
    ],
  },
};

/**
 * How low must a unit-root statistic be before "it wanders" is rejected?
 *
 *     β∞ + β₁/n + β₂/n² + β₃/n³
 *
 * MacKinnon (2010). There is no table for a test without a constant here: none is shown to anybody.
 *
 * @param trend What the regression contains.
 * @param seriesCount 1 for a series, 2 for the residual of a pair.
 * @param observations Rows of the test regression; `Infinity` for the asymptotic values.
 * @returns Values at 1, 5 and 10 %; `NaN` for the trend `none`.
 * @example mackinnonCriticalValues('constant', 1, Infinity); // => [-3.43035, -2.86154, -2.56677]
 * @see ANALYTICS.md 5; oracle: mackinnon.json
 */
export function mackinnonCriticalValues(
  trend: UnitRootTrend,
  seriesCount: 1 | 2,
  observations: number,
): CriticalValues {
  if (trend === 'none') return [NaN, NaN, NaN];
  const inverse = 1 / observations;
  const [one, five, ten] = surfaces[trend][seriesCount].map((terms) =>
    terms.reduceRight((sum, term) => sum * inverse + term, 0),
  );
  return [one!, five!, ten!];
}
