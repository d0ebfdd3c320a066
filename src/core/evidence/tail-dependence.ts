import { requireSameLength } from '../measures/require-same-length.ts';
import { quantile } from '../measures/quantile.ts';

/** How often both legs have an extreme day together, of the benchmark's extreme days. */
export interface TailDependence {
  /** Of the benchmark's worst days, the share that was among the subject's worst too. */
  readonly lower: number;
  readonly lowerTogether: number;
  readonly lowerDays: number;
  /** The same for best days. */
  readonly upper: number;
}

function together(
  subject: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  extreme: (value: number, leg: 0 | 1) => boolean,
): { days: number; both: number } {
  let days = 0;
  let both = 0;
  for (let i = 0; i < benchmark.length; i++) {
    if (!extreme(benchmark[i]!, 1)) continue;
    days += 1;
    if (extreme(subject[i]!, 0)) both += 1;
  }
  return { days, both };
}

/**
 * When the benchmark has one of its worst days, how often does the subject have one of its own?
 *
 *     share of rows with ry ≤ its q-quantile on which rx ≤ its q-quantile too; upper: 1 − q and ≥
 *
 * Independent markets give q. Compare with the share a bivariate normal of the same correlation gives
 * (gaussianTailDependence); a handful of days decides, so show the counts.
 *
 * @param subject Returns, finite.
 * @param benchmark Returns of the same rows.
 * @param tail q, the share of days called extreme, above 0, below 0.5.
 * @returns Shares and counts; `NaN` without rows.
 * @throws RangeError when lengths differ.
 * @example tailDependence([1, 2, 3, 4], [1, 2, 3, 4], 0.25).lower; // => 1
 * @see ANALYTICS.md 7; oracle: eth_iwm_utc_pair_structure.json
 */
export function tailDependence(subject: ArrayLike<number>, benchmark: ArrayLike<number>, tail: number): TailDependence {
  requireSameLength(subject, benchmark);
  const floors = [quantile(subject, tail), quantile(benchmark, tail)] as const;
  const ceilings = [quantile(subject, 1 - tail), quantile(benchmark, 1 - tail)] as const;
  const low = together(subject, benchmark, (value, leg) => value <= floors[leg]);
  const high = together(subject, benchmark, (value, leg) => value >= ceilings[leg]);
  return {
    lower: low.both / low.days,
    lowerTogether: low.both,
    lowerDays: low.days,
    upper: high.both / high.days,
  };
}
