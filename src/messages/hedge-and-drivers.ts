import { clockOf } from '../market/calendar-days.ts';
import { nameOfSymbol, plainName } from '../market/known-markets.ts';
import { type DriversReport, type FactorFigures, macroThings } from '../reports/drivers.ts';
import type { HedgeReport } from '../reports/hedge.ts';
import { formatNumber, formatPercent, monthAndYear, plural, roundedShares, roundedWithin } from './format.ts';

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
    ({ to, volatilityRemovedPct }) => `${removedWords(volatilityRemovedPct)} (to ${monthAndYear(to)})`,
  );
  const worse = outOfSample.filter(({ volatilityRemovedPct }) => volatilityRemovedPct < 0).length;
  const added = worse === 0 ? '' : ` In ${worse} of ${outOfSample.length} it added volatility.`;
  return `Known beforehand, the ratio of the window before each of the last ${plural(outOfSample.length, 'year')} removed ${years.join(', ')} of the volatility.${added}`;
}

/** Below 1 % with decimals: a year in which the hedge added volatility must not look like one in which it did nothing. */
function removedWords(pct: number): string {
  const size = Math.abs(pct);
  return formatPercent(pct, size >= 0.95 ? 0 : size >= 0.05 ? 1 : 2);
}

/** When adding the subject would calm, and which mix was the calmest. */
export function calmWords(report: HedgeReport): string {
  const { subject, benchmark, threshold, correlation, minimumVarianceWeightPct: weight } = report;
  if (threshold === null || correlation === null || weight === null) return 'No mix can be compared.';
  const calms = correlation < threshold ? 'so a little of it calmed' : 'so any of it stirred';
  const short = weight < 0 ? ', that is, sold short' : '';
  return `A little ${subject.symbol} calms ${benchmark.symbol} only at a correlation below ${formatNumber(threshold, 2)}; it was ${formatNumber(correlation, 2)}, ${calms}. The calmest mix held ${formatPercent(weight)} ${subject.symbol}${short}.`;
}

/** The answer in one line: how much goes with crypto, how much with macro markets, how much is its own. */
export function driversSentence(report: DriversReport): string {
  const { shares } = report;
  const name = plainName(report.markets[0]!);
  if (shares.idiosyncratic === null)
    return `What moves ${name} cannot be measured over ${over(report)}: it did not move.`;
  const rounded = groupPercents(report);
  const parts = [
    { value: rounded.crypto, words: `with ${cryptoName(report)}` },
    { value: rounded.macro, words: `with ${macroName(report)}` },
    { value: rounded.idiosyncratic, words: 'are its own' },
  ];
  const said = parts.flatMap(({ words, value }) => (value === null ? [] : [`${formatPercent(value, 0)} ${words}`]));
  return `Of ${name}’s swings, ${said.join(', ').replace(' with ', ' go with ')}.`;
}

/** The groups in whole per cent that add up to 100; null for a group without a factor. */
function groupPercents({
  shares,
}: DriversReport): Readonly<Record<'crypto' | 'macro' | 'idiosyncratic', number | null>> {
  const [crypto, macro, idiosyncratic] = roundedShares(
    [shares.crypto, shares.macro, shares.idiosyncratic].map((value) => value ?? 0),
  );
  return {
    crypto: shares.crypto === null ? null : crypto!,
    macro: shares.macro === null ? null : macro!,
    idiosyncratic: idiosyncratic!,
  };
}

/** What the shares are shares of. */
export function driversScopeWords(report: DriversReport): string {
  return `Shares of the variance of its daily moves over ${over(report)}.`;
}

const over = (report: DriversReport): string => plural(report.windowSessions, clockOf(report).row);

function cryptoName({ factors }: DriversReport): string {
  const found = factors.find(({ group }) => group === 'crypto');
  return found === undefined ? 'crypto' : nameOfSymbol(found.symbol);
}

/** What the macro factors stand for, each named once. */
function macroName({ factors }: DriversReport): string {
  const all = macroThings(factors).map((thing) => (thing === 'dollar' || thing === 'VIX' ? `the ${thing}` : thing));
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)!}`;
}

/** A warning about factors that double one another; undefined where none do. */
export function entangledWords(report: DriversReport): string | undefined {
  const { symbols, share } = report.entangled;
  if (symbols.length === 0 || share === null) return undefined;
  const together = partsOf(report).flatMap(({ factors, percent }) =>
    factors.length > 1 ? [formatPercent(percent, 0)] : [],
  );
  return `${symbols.join(' and ')} double one another: how ${together.join(' and ')} splits between them, their signs and their t-values mean nothing, so they are shown as one.`;
}

/** Factors that had to be left out, in one sentence; undefined where all were there. */
export function omittedFactorWords({ leftOut }: DriversReport): string | undefined {
  if (leftOut.length === 0) return undefined;
  return `Left out: ${leftOut.map(({ symbol }) => symbol).join(', ')}. ${leftOut.map(({ reason }) => reason).join(' ')}`;
}

/** A row of the table: one factor, or those of a group that double one another. */
interface DriverPart {
  readonly factors: readonly FactorFigures[];
  /** Whole per cent; those of a group add up to what the first line says of it. */
  readonly percent: number;
}

function partsOf(report: DriversReport): DriverPart[] {
  const { factors, entangled } = report;
  const percents = groupPercents(report);
  return (['crypto', 'macro'] as const).flatMap((group) => {
    const own = factors.filter((factor) => factor.group === group && factor.shareInGroup !== null);
    const double = own.filter(({ symbol }) => entangled.symbols.includes(symbol));
    const single = own.filter((factor) => !double.includes(factor)).map((factor) => [factor]);
    const rows = double.length === 0 ? single : [double, ...single];
    const shares = rows.map((row) => row.reduce((sum, { shareInGroup }) => sum + shareInGroup!, 0));
    const rounded = roundedWithin(percents[group] ?? 0, shares);
    return rows.map((row, i) => ({ factors: row, percent: rounded[i]! }));
  });
}

/** The table of factors: entangled ones have a share together only, and what is its own completes the whole. */
export function factorRows(report: DriversReport): string[][] {
  const unknown = report.factors.filter(({ shareInGroup }) => shareInGroup === null);
  const own = groupPercents(report).idiosyncratic;
  return [
    ...partsOf(report).map(({ factors, percent }) => rowOfPart(factors, formatPercent(percent, 0))),
    ...unknown.map((factor) => factorRow(factor, '')),
    ...(report.shares.idiosyncratic === null ? [] : [['Its own', '', '', formatPercent(own ?? 0, 0)]]),
  ];
}

function rowOfPart(factors: readonly FactorFigures[], percent: string): string[] {
  if (factors.length === 1) return factorRow(factors[0]!, percent);
  return [factors.map(({ symbol }) => symbol).join(' + '), 'entangled', '', percent];
}

function factorRow({ symbol, unit, coefficient, tHac }: FactorFigures, rounded: string): string[] {
  if (coefficient === null || tHac === null) return [symbol, 'not measurable', '', ''];
  const per = unit === 'percentage point' ? ' per point' : '';
  return [symbol, `${formatNumber(coefficient, 2)}${per}`, formatNumber(tHac, 1), rounded];
}
