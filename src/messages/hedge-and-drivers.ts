import { rowsText } from '../market/calendar-days.ts';
import { nameFor, nameOf } from '../market/known-markets.ts';
import { type DriversReport, type FactorFigures, macroThings } from '../reports/drivers.ts';
import type { HedgeReport } from '../reports/hedge.ts';
import { roundedShares, roundedWithin } from './format.ts';
import { fmt, joined, listed, msg, type NumberValue, type Text } from './text.ts';

/** The answer in one line: what a hedge removes at best. */
export function hedgeSentence(report: HedgeReport): Text {
  const { volatilityRemovedPct: removed, windowSessions } = report;
  const said = { ...namesOf(report), rows: rowsText(windowSessions, report) };
  if (removed === null) return msg('hedge.unmeasured', said);
  return msg('hedge.sentence', { ...said, percent: fmt.percent(removed, 0) });
}

function namesOf({ subject, benchmark }: HedgeReport): { readonly subject: Text; readonly benchmark: Text } {
  return { subject: nameOf(subject), benchmark: nameOf(benchmark) };
}

/** Both as their symbols: in details they are named already. */
function symbolsOf({ subject, benchmark }: HedgeReport): { readonly subject: string; readonly benchmark: string } {
  return { subject: subject.symbol, benchmark: benchmark.symbol };
}

/** How much of a mix, as it was asked for. */
export function weightText(weightPct: number): NumberValue {
  return { ...fmt.exact(weightPct), unit: 'percent' };
}

/** What a little of the subject does to the benchmark; undefined where that cannot be measured. */
export function mixWords(report: HedgeReport): Text | undefined {
  const { weightPct, volChangePct } = report;
  if (volChangePct === null) return undefined;
  return msg('hedge.mix', {
    ...namesOf(report),
    weight: weightText(weightPct),
    raises: volChangePct >= 0,
    change: fmt.percent(Math.abs(volChangePct)),
  });
}

/** How a hedge is made and how sure its effect is. */
export function hedgeRatioWords(report: HedgeReport): Text {
  const { hedgeRatio, volatilityRemovedLowPct: low, volatilityRemovedHighPct: high } = report;
  if (hedgeRatio === null || low === null || high === null) return msg('hedge.noHedge');
  return msg('hedge.ratio', {
    ...symbolsOf(report),
    ratio: fmt.number(Math.abs(hedgeRatio), 2),
    short: hedgeRatio >= 0,
    low: fmt.percent(low, 0),
    high: fmt.percent(high, 0),
  });
}

/** What ratios known beforehand did remove, year by year; or that no year can be looked at. */
export function outOfSampleWords(report: HedgeReport): Text {
  const { outOfSample } = report;
  const count = outOfSample.length;
  if (count === 0) return msg('hedge.noYear', symbolsOf(report));
  const years = outOfSample.map(({ to, volatilityRemovedPct }) =>
    msg('hedge.year', { percent: removedText(volatilityRemovedPct), month: fmt.month(to) }),
  );
  const worse = outOfSample.filter(({ volatilityRemovedPct }) => volatilityRemovedPct < 0).length;
  return joined([
    msg('hedge.beforehand', { count, years: joined(years, ', ') }),
    worse === 0 ? undefined : msg('hedge.added', { worse, count }),
  ]);
}

/** Below 1 % with decimals: a year in which the hedge added volatility must not look like one in which it did nothing. */
function removedText(pct: number): NumberValue {
  const size = Math.abs(pct);
  return fmt.percent(pct, size >= 0.95 ? 0 : size >= 0.05 ? 1 : 2);
}

/** When adding the subject would calm, and which mix was the calmest. */
export function calmWords(report: HedgeReport): Text {
  const { threshold, correlation, minimumVarianceWeightPct: weight } = report;
  if (threshold === null || correlation === null || weight === null) return msg('hedge.noMix');
  return msg('hedge.calm', {
    ...symbolsOf(report),
    threshold: fmt.number(threshold, 2),
    correlation: fmt.number(correlation, 2),
    calms: correlation < threshold,
    weight: fmt.percent(weight),
    short: weight < 0,
  });
}

/** The answer in one line: how much goes with crypto, how much with macro markets, how much is its own. */
export function driversSentence(report: DriversReport): Text {
  const name = nameOf(report.markets[0]!);
  if (report.shares.idiosyncratic === null) return msg('drivers.unmeasured', { name, rows: rowsOf(report) });
  const { crypto, macro, idiosyncratic } = groupPercents(report);
  const groups = [
    { percent: crypto, what: cryptoName(report) },
    { percent: macro, what: macroName(report) },
    { percent: idiosyncratic, what: undefined },
  ];
  const parts = groups.flatMap(({ percent, what }) => (percent === null ? [] : [{ percent, what }]));
  const said = parts.map(({ percent, what }, i) => partText(fmt.percent(percent, 0), what, i === 0));
  return msg('drivers.sentence', { name, parts: joined(said, ', ') });
}

/** `63 % go with Bitcoin`; what goes with nothing is its own. */
function partText(percent: Text, what: Text | undefined, first: boolean): Text {
  return what === undefined
    ? msg('drivers.partOwn', { percent, first })
    : msg('drivers.partWith', { percent, what, first });
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
export function driversScopeWords(report: DriversReport): Text {
  return msg('drivers.scope', { rows: rowsOf(report) });
}

const rowsOf = (report: DriversReport): Text => rowsText(report.windowSessions, report);

function cryptoName({ factors }: DriversReport): Text {
  const found = factors.find(({ group }) => group === 'crypto');
  return found === undefined ? msg('drivers.cryptoWord') : nameFor(found.symbol);
}

/** What the macro factors stand for, each named once. */
function macroName({ factors }: DriversReport): Text {
  return listed(macroThings(factors).map((thing) => msg(`drivers.${thing}`, { form: 'usual' })));
}

/** A warning about factors that double one another; undefined where none do. */
export function entangledWords(report: DriversReport): Text | undefined {
  const { symbols, share } = report.entangled;
  if (symbols.length === 0 || share === null) return undefined;
  const together = partsOf(report).flatMap(({ factors, percent }) =>
    factors.length > 1 ? [fmt.percent(percent, 0)] : [],
  );
  return msg('drivers.entangled', { symbols: listed(symbols), shares: listed(together) });
}

/** Factors that had to be left out, in one sentence; undefined where all were there. */
export function omittedFactorWords({ leftOut }: DriversReport): Text | undefined {
  if (leftOut.length === 0) return undefined;
  const symbols = leftOut.map(({ symbol }) => symbol).join(', ');
  return msg('drivers.leftOut', { symbols, reasons: joined(leftOut.map(({ reason }) => reason)) });
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
export function factorRows(report: DriversReport): Text[][] {
  const unknown = report.factors.filter(({ shareInGroup }) => shareInGroup === null);
  const own = fmt.percent(groupPercents(report).idiosyncratic ?? 0, 0);
  return [
    ...partsOf(report).map(({ factors, percent }) => rowOfPart(factors, fmt.percent(percent, 0))),
    ...unknown.map((factor) => factorRow(factor, '')),
    ...(report.shares.idiosyncratic === null ? [] : [[msg('drivers.itsOwn'), '', '', own]]),
  ];
}

function rowOfPart(factors: readonly FactorFigures[], percent: Text): Text[] {
  if (factors.length === 1) return factorRow(factors[0]!, percent);
  return [factors.map(({ symbol }) => symbol).join(' + '), msg('drivers.entangledCell'), '', percent];
}

function factorRow({ symbol, unit, coefficient, tHac }: FactorFigures, rounded: Text): Text[] {
  if (coefficient === null || tHac === null) return [symbol, msg('drivers.notMeasurable'), '', ''];
  const value = fmt.number(coefficient, 2);
  const per = unit === 'percentage point' ? msg('drivers.perPoint', { value }) : value;
  return [symbol, per, fmt.number(tHac, 1), rounded];
}
