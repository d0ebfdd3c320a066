import { isAtLeast, verdictChances, verdictWord } from '../analytics/verdict.ts';
import { fitsFirstLine } from '../claims/words.ts';
import { clockOf } from '../market/calendar-days.ts';
import { nameOfSymbol, plainName } from '../market/known-markets.ts';
import type { ComparedMarket, CompareReport, MatrixReport } from '../reports/compare-and-matrix.ts';
import type { RadarPair, RadarReport } from '../reports/radar.ts';
import { widerThanWords } from './chance.ts';
import { inEnglish } from './speaker.ts';
import {
  capitalised,
  dayMonthYear,
  daysOf100,
  formatNumber,
  formatPercent,
  formatPercentChange,
  formatSigned,
  plural,
} from './format.ts';

/** The answer in one line: how many pairs are wide beside how many chance gives, and which is the widest. */
export function radarSentence({ pairs, lookedAt }: RadarReport): string {
  const [first] = pairs;
  if (first === undefined || first.verdict === null) {
    return `None of ${plural(lookedAt, 'pair')} has enough history to be judged.`;
  }
  const { judged, wide } = counted(pairs);
  const widest = `Widest: ${standingWords(first)}.`;
  if (wide === 0) return `None of ${plural(judged, 'pair')} is unusually far apart. ${widest}`;
  return `${wide} of ${plural(judged, 'pair')} ${wide === 1 ? 'is' : 'are'} unusually far apart; chance gives about ${byChance(judged)}. ${widest}`;
}

function counted(pairs: RadarReport['pairs']): { readonly judged: number; readonly wide: number } {
  const verdicts = pairs.flatMap(({ verdict }) => (verdict === null ? [] : [verdict]));
  return { judged: verdicts.length, wide: verdicts.filter((verdict) => isAtLeast(verdict, 'unusual')).length };
}

/** Chance makes one pair in ten unusual; below one it is said with its decimal. */
function byChance(judged: number): string {
  const expected = verdictChances.unusual * judged;
  return expected < 0.95 ? expected.toFixed(1) : Math.round(expected).toString();
}

/** Where the widest one stands, in one sentence; empty where nothing can be said of it. */
export function widestWords({ pairs, windowSessions }: RadarReport): string {
  const [first] = pairs;
  if (first === undefined || first.verdict === null || first.absPercentile === null || first.since === null) return '';
  const { absPercentile, recordAbs, since, verdict } = first;
  return `The widest is ${verdict === 'record' ? 'at a record' : verdict}: ${inEnglish(widerThanWords({ absPercentile, recordAbs, since }))}, over ${plural(windowSessions, 'trading day')}.`;
}

function standingWords({ subject, benchmark, volScaled }: RadarPair): string {
  return `${nameOfSymbol(subject)} ${(volScaled ?? 0) < 0 ? 'behind' : 'ahead of'} ${nameOfSymbol(benchmark)}`;
}

/** What share of such finds is false at most, or what a verdict takes; empty where nothing is wide. */
export function chanceWords({ pairs }: RadarReport): string {
  const { judged, wide } = counted(pairs);
  if (judged === 0) return 'A verdict takes 252 earlier days and five separate stretches.';
  const top = pairs[0]?.falseShare ?? null;
  if (top === null || wide === 0) return '';
  return `Of finds as striking as the first one, at most ${formatPercent(100 * top, 0)} would be false: looking at many pairs always finds an odd one, and pairs with a common market move together.`;
}

/** Pairs that could not be judged, one sentence each. */
export function radarFailures({ failed }: RadarReport): string[] {
  return failed.map(
    ({ subject, benchmark, reason }) => `${subject} against ${benchmark} could not be judged. ${reason}`,
  );
}

/** One pair as a row of words. */
export function radarRow({
  subject,
  benchmark,
  volScaled,
  absPercentile,
  largestSince,
  falseShare,
  verdict,
}: RadarPair): string[] {
  return [
    `${subject} / ${benchmark}`,
    volScaled === null ? 'too short' : formatSigned(volScaled, 2),
    absPercentile === null ? 'unranked' : daysOf100(absPercentile),
    verdictWord(verdict),
    absPercentile === null ? '' : largestSince === null ? 'a record' : dayMonthYear(largestSince),
    falseShare === null ? '' : formatPercent(100 * falseShare, 0),
  ];
}

/** More markets than this are named in the table only, but for the best and the worst. */
const MOST_NAMED = 2;

/** The answer in one line: who did best and worst, over which days. */
export function compareSentence({ markets, sample }: CompareReport): string {
  const ordered = [...markets].sort((a, b) => b.returnPct - a.returnPct);
  const from = `${dayMonthYear(sample.from)} to ${dayMonthYear(sample.to)}`;
  if (ordered.length <= MOST_NAMED) return `${from}: ${ordered.map(marketWords).join(', ')}.`;
  const [best, worst] = [ordered[0]!, ordered.at(-1)!].map(
    (market) => `${plainName(market)}, ${formatPercentChange(market.returnPct)}`,
  );
  return `Best from ${from}: ${best}; worst: ${worst}.`;
}

/** What a comparison found, for a picture that says its dates below: who did best, and who worst. */
export function compareFinding({ markets }: CompareReport): string {
  const ordered = [...markets].sort((a, b) => b.returnPct - a.returnPct);
  const [best, worst] = [ordered[0]!, ordered.at(-1)!].map(
    (market) =>
      `${plainName(market)} ${formatPercentChange(market.returnPct, Math.abs(market.returnPct) >= 9.95 ? 0 : 1)}`,
  );
  return capitalised(`${best}, ${worst}${ordered.length > 2 ? `: best and worst of ${ordered.length}` : ''}`);
}

/** How many rows that is. */
export function compareScopeWords({ windowSessions, everyDay }: CompareReport): string {
  return `Over ${plural(windowSessions, clockOf({ everyDay }).row)}.`;
}

function marketWords(market: ComparedMarket): string {
  return `${plainName(market)} ${formatPercentChange(market.returnPct)}`;
}

interface PairCell {
  readonly names: string;
  readonly value: number;
  readonly interval: string;
}

/** The answer in one line: the closest and the loosest pair. */
export function matrixSentence(report: MatrixReport): string {
  const cells = definedCells(report);
  const [first] = cells;
  if (first === undefined) return 'No correlation is defined in this window: the markets did not move.';
  const { closest, loosest } = ends(cells, first);
  const to = `to ${dayMonthYear(report.asOf)}`;
  const over = `in the ${plural(report.windowSessions, clockOf(report).row)} ${to}`;
  if (cells.length === 1) return `How closely they moved ${over}: ${cellWords(closest)}.`;
  const ending = `${cellWords(closest)}; least: ${cellWords(loosest)}.`;
  const whole = `Closest ${over}: ${ending}`;
  return fitsFirstLine(whole) ? whole : `Closest up ${to}: ${ending}`;
}

function ends(cells: readonly PairCell[], first: PairCell): { readonly closest: PairCell; readonly loosest: PairCell } {
  return {
    closest: cells.reduce((best, cell) => (cell.value > best.value ? cell : best), first),
    loosest: cells.reduce((best, cell) => (cell.value < best.value ? cell : best), first),
  };
}

/** The intervals of the pairs named in the first line; empty where none is defined. */
function intervalsWords(cells: readonly PairCell[]): string {
  const [first] = cells;
  if (first === undefined) return '';
  const { closest, loosest } = ends(cells, first);
  const named = closest === loosest ? [closest] : [closest, loosest];
  return ` ${named.map(({ names, value, interval }) => `${names}: ${formatNumber(value, 2)}${interval}`).join('; ')}.`;
}

function cellWords({ names, value }: PairCell): string {
  return `${names}, ${formatNumber(value, 2)}`;
}

/** How many pairs there are, and how many cannot be told from uncorrelated ones. */
export function matrixSureWords(report: MatrixReport): string {
  const pairs = (report.symbols.length * (report.symbols.length - 1)) / 2;
  const unsure = definedCells(report, true).length;
  const said =
    unsure === 0
      ? 'no 95 % interval holds zero'
      : `in ${unsure} of them the 95 % interval holds zero, so they cannot be told from 0`;
  return `${plural(pairs, 'pair')}; ${said}. All on the same ${clockOf(report).row}s. A correlation of 0 does not mean that two markets have nothing to do with each other.${intervalsWords(definedCells(report))}`;
}

/** Every correlation once, for whoever sees no picture. */
export function matrixTable({ symbols, correlation }: MatrixReport): { head: string[]; rows: string[][] } {
  const others = symbols.slice(0, -1);
  return {
    head: ['', ...others],
    rows: symbols
      .slice(1)
      .map((symbol, at) => [
        symbol,
        ...others.map((_, column) => (column > at ? '' : cellValue(correlation[at + 1]![column] ?? null))),
      ]),
  };
}

const cellValue = (value: number | null): string => (value === null ? '–' : formatNumber(value, 2));

/** The cells above the diagonal that have a value, or only those whose interval holds zero. */
function definedCells({ markets, correlation, low, high }: MatrixReport, holdingZero = false): PairCell[] {
  const names = markets.map(plainName);
  return names.flatMap((one, row) =>
    names.slice(row + 1).flatMap((other, offset): PairCell[] => {
      const column = row + 1 + offset;
      const value = correlation[row]![column] ?? null;
      const [from, to] = [low[row]![column] ?? null, high[row]![column] ?? null];
      if (value === null || (holdingZero && !(from !== null && to !== null && from <= 0 && to >= 0))) return [];
      const interval =
        from === null || to === null ? '' : ` (95 %: ${formatNumber(from, 2)} to ${formatNumber(to, 2)})`;
      return [{ names: `${one} and ${other}`, value, interval }];
    }),
  );
}
