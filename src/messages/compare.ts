import { fitsFirstLine } from '../claims/words.ts';
import { clockOf } from '../market/clock.ts';
import { plainName } from '../market/known-markets.ts';
import type { ComparedMarket, CompareReport } from '../reports/compare.ts';
import type { MatrixReport } from '../reports/matrix.ts';
import { dayMonthYear, formatNumber, formatPercentChange, plural } from './format.ts';

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
