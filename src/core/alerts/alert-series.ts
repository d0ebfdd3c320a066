import type { AlignedPair } from '../market/aligned-pair.ts';
import { correlationChange } from '../measures/correlation-change.ts';
import { gapVolscaled } from '../measures/gap-volscaled.ts';
import { logRatio } from '../measures/log-ratio.ts';
import { logReturns } from '../measures/log-returns.ts';
import { percentileSeries } from '../measures/percentile-series.ts';
import { recordFlags } from '../measures/record-flags.ts';
import { rollingCorrelation } from '../measures/rolling-correlation.ts';
import type { AlertRule } from './alert-rule.ts';
import type { AlertSeries } from './evaluate-alert.ts';

/** Before so many values nothing is a record. */
const FEWEST_FOR_RECORD = 60;

function changeValues(rx: Float64Array, ry: Float64Array, window: number): Float64Array {
  return rx.map((_, row) =>
    row < 2 * window ? NaN : correlationChange(rx.subarray(0, row + 1), ry.subarray(0, row + 1), window).zHac,
  );
}

function recordValues(gap: Float64Array): Float64Array {
  let earlier = 0;
  const flags = recordFlags(gap, 'absolute');
  return gap.map((value, row) => {
    if (Number.isNaN(value)) return NaN;
    earlier += 1;
    return earlier > FEWEST_FOR_RECORD ? flags[row]! : NaN;
  });
}

function valuesOf({ measure, windowSessions }: AlertRule, { x, y }: AlignedPair): Float64Array {
  const gap = (): Float64Array => gapVolscaled(logRatio(x, y), windowSessions);
  switch (measure) {
    case 'gap':
      return gap();
    case 'percentile':
      return percentileSeries(gap().map(Math.abs));
    case 'record':
      return recordValues(gap());
    case 'correlation':
      return rollingCorrelation(logReturns(x), logReturns(y), windowSessions);
    case 'change':
      return changeValues(logReturns(x), logReturns(y), windowSessions);
  }
}

/**
 * How has the measure an alert watches stood on every session?
 *
 * Each value uses sessions up to its own only, so what a backtest finds is what would have been known at the time.
 *
 * @param rule Measure and window.
 * @param aligned Completed sessions of the pair.
 * @returns One value per session, `NaN` where the measure needs more history.
 * @throws RangeError where the window is impossible.
 * @see ANALYTICS.md 2.3, 3 and 10
 */
export function alertSeries(rule: AlertRule, aligned: AlignedPair): AlertSeries {
  return { dates: aligned.dates, values: valuesOf(rule, aligned) };
}
