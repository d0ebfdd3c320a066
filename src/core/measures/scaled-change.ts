import { changes } from './changes.ts';
import { rollingMoments } from './rolling-moments.ts';

/**
 * How far did a logarithm travel, in units of what it usually travels in that time?
 *
 *     (v_t − v_{t−N}) / (sd · √N),   sd of the daily changes in rows t−V+1..t (ddof 1)
 *
 * Its sd includes the very move it judges, so a sudden jump looks smaller than it was.
 *
 * @param logs Logarithms of a price or of a ratio of prices, oldest first.
 * @param rows N, sessions to look back, at least 1.
 * @param volatilityRows V, daily changes behind the sd, at least 2.
 * @returns Dimensionless, one per session; `NaN` until V changes exist, where a value needed is `NaN`, and where nothing moved
 *   in the V rows.
 * @throws RangeError where a window is no whole number or too short.
 * @example scaledChange([0, 1, 3], 1, 2); // => [NaN, NaN, 2.82842712474619]
 * @see ANALYTICS.md 3
 */
export function scaledChange(logs: ArrayLike<number>, rows: number, volatilityRows = 252): Float64Array {
  return scaledChanges(logs, [rows], volatilityRows)[0]!;
}

/**
 * The same over several windows at once: how restless the series is does not depend on the window and is measured once.
 *
 * @param logs Log prices or a log ratio, oldest first.
 * @param windows Sessions to look back, each at least 1.
 * @param volatilityRows Daily changes behind the sd, at least 2.
 * @returns One series per window, in their order; `NaN` as for one window.
 * @throws RangeError where a window is no whole number or too short.
 * @example scaledChanges([0, 1, 3], [1], 2)[0]; // => [NaN, NaN, 2.82842712474619]
 * @see ANALYTICS.md 3 and 7
 */
export function scaledChanges(
  logs: ArrayLike<number>,
  windows: readonly number[],
  volatilityRows = 252,
): Float64Array[] {
  const { sd } = rollingMoments(changes(logs), volatilityRows);
  return windows.map((rows) => {
    const root = Math.sqrt(rows);
    return changes(logs, rows).map((change, row) => (sd[row]! > 0 ? change / (sd[row]! * root) : NaN));
  });
}
