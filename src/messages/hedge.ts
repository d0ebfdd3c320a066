import { clockOf } from '../market/clock.ts';
import { plainName } from '../market/known-markets.ts';
import type { HedgeReport } from '../reports/hedge.ts';
import { formatNumber, formatPercent, monthAndYear, plural } from './format.ts';

/** The answer in one line: what a hedge removes at best. */
export function hedgeSentence(report: HedgeReport): string {
  const { subject, benchmark, volatilityRemovedPct, windowSessions } = report;
  const over = plural(windowSessions, clockOf(report).row);
  if (volatilityRemovedPct === null)
    return `What ${plainName(benchmark)} does for ${plainName(subject)} cannot be measured over ${over}: one stood still, or both moved as one.`;
  return `Hedging ${plainName(subject)} with ${plainName(benchmark)} would have removed ${formatPercent(volatilityRemovedPct, 0)} of its swings at best, over ${over}.`;
}

/** What a little of the subject does to the benchmark; undefined where that cannot be measured. */
export function mixWords({ subject, benchmark, weightPct, volChangePct }: HedgeReport): string | undefined {
  if (volChangePct === null) return undefined;
  const does = volChangePct >= 0 ? 'raises' : 'lowers';
  return `${formatPercent(weightPct, 0)} ${plainName(subject)} in ${plainName(benchmark)} ${does} its swings by ${formatPercent(Math.abs(volChangePct))}.`;
}

/** How a hedge is made and how sure its effect is. */
export function hedgeRatioWords(report: HedgeReport): string {
  const { subject, benchmark, hedgeRatio, volatilityRemovedLowPct: low, volatilityRemovedHighPct: high } = report;
  if (hedgeRatio === null || low === null || high === null) return 'There is no hedge to speak of.';
  const side = hedgeRatio >= 0 ? 'sold short' : 'bought';
  return `The best hedge of the past: ${formatNumber(Math.abs(hedgeRatio), 2)} of ${benchmark.symbol} ${side} for 1 of ${subject.symbol}, by value. On the same days it removes ${formatPercent(low, 0)} to ${formatPercent(high, 0)} of the volatility. It is known only afterwards; the next window will have another.`;
}

/** What ratios known beforehand did remove, year by year; empty where no year can be looked at. */
export function outOfSampleWords({ outOfSample, subject, benchmark }: HedgeReport): string {
  if (outOfSample.length === 0)
    return `How a hedge known beforehand would have done cannot be said: ${subject.symbol} and ${benchmark.symbol} have no year after a window.`;
  const years = outOfSample.map(
    ({ to, volatilityRemovedPct }) => `${formatPercent(volatilityRemovedPct, 0)} (to ${monthAndYear(to)})`,
  );
  const worse = outOfSample.filter(({ volatilityRemovedPct }) => volatilityRemovedPct < 0).length;
  const added = worse === 0 ? '' : ` In ${worse} of ${outOfSample.length} it added volatility.`;
  return `Known beforehand, the ratio of the window before each of the last ${plural(outOfSample.length, 'year')} removed ${years.join(', ')} of the volatility.${added}`;
}

/** When adding the subject would calm, and which mix was the calmest. */
export function calmWords(report: HedgeReport): string {
  const { subject, benchmark, threshold, correlation, minimumVarianceWeightPct: weight } = report;
  if (threshold === null || correlation === null || weight === null) return 'No mix can be compared.';
  const calms = correlation < threshold ? 'so a little of it calmed' : 'so any of it stirred';
  const short = weight < 0 ? ', that is, sold short' : '';
  return `A little ${subject.symbol} calms ${benchmark.symbol} only at a correlation below ${formatNumber(threshold, 2)}; it was ${formatNumber(correlation, 2)}, ${calms}. The calmest mix held ${formatPercent(weight)} ${subject.symbol}${short}.`;
}
