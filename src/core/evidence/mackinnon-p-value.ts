import { normalCdf } from '../measures/normal-cdf.ts';

/** What a unit-root regression contains besides the level: nothing, a constant, a constant and a straight line. */
export type UnitRootTrend = 'none' | 'constant' | 'trend';

/** One response surface: its range, the statistic where the two polynomials meet, and both, constant term first. */
interface Surface {
  readonly lowest: number;
  readonly meeting: number;
  readonly highest: number;
  readonly below: readonly number[];
  readonly above: readonly number[];
}

/** MacKinnon (1994), tables 3 and 4, already scaled; per trend for one series and for the residuals of a pair. */
const surfaces: Record<UnitRootTrend, Record<1 | 2, Surface>> = {
  none: {
    1: {
      lowest: -19.04,
      meeting: -1.04,
      highest: Infinity,
      below: [0.6344, 1.2378, 0.032496],
      above: [0.4797, 0.93557, -0.06999, 0.033066],
    },
    2: {
      lowest: -19.62,
      meeting: -1.53,
      highest: 1.51,
      below: [1.9129, 1.3857, 0.035322],
      above: [1.5578, 0.8558, -0.2083, -0.033549],
    },
  },
  constant: {
    1: {
      lowest: -18.83,
      meeting: -1.61,
      highest: 2.74,
      below: [2.1659, 1.4412, 0.038269],
      above: [1.7339, 0.93202, -0.12745, -0.010368],
    },
    2: {
      lowest: -18.86,
      meeting: -2.62,
      highest: 0.92,
      below: [2.92, 1.5012, 0.039796],
      above: [2.1945, 0.64695, -0.29198, -0.042377],
    },
  },
  trend: {
    1: {
      lowest: -16.18,
      meeting: -2.89,
      highest: 0.7,
      below: [3.2512, 1.6047, 0.049588],
      above: [2.5261, 0.61654, -0.37956, -0.060285],
    },
    2: {
      lowest: -21.15,
      meeting: -3.19,
      highest: 0.63,
      below: [3.6646, 1.5419, 0.036448],
      above: [2.85, 0.5272, -0.36622, -0.051695],
    },
  },
};

/**
 * How often would a wandering series look at least this much like a returning one?
 *
 *     Φ(polynomial in the statistic), one polynomial below and one above the meeting point
 *
 * MacKinnon (1994). For the residual of a fitted pair take `seriesCount` 2: the plain table calls far too many pairs tied.
 *
 * @param statistic The t of the level in the test regression.
 * @param trend What the regression contains; for a pair, what the regression of one leg on the other contains.
 * @param seriesCount 1 for a series, 2 for the residual of a pair.
 * @returns A probability, 0 to 1; `NaN` for a `NaN` statistic.
 * @example mackinnonPValue(-20, 'constant', 1); // => 0
 * @see ANALYTICS.md 5; oracle: mackinnon.json
 */
export function mackinnonPValue(statistic: number, trend: UnitRootTrend, seriesCount: 1 | 2): number {
  const surface = surfaces[trend][seriesCount];
  if (statistic > surface.highest) return 1;
  if (statistic < surface.lowest) return 0;
  const coefficients = statistic <= surface.meeting ? surface.below : surface.above;
  return normalCdf(coefficients.reduceRight((sum, coefficient) => sum * statistic + coefficient, 0));
}
