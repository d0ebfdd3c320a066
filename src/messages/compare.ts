import { clockOf } from '../market/clock.ts';
import type { ComparedMarket, CompareReport } from '../reports/compare.ts';
import type { MatrixReport } from '../reports/matrix.ts';
import { dayMonthYear, formatNumber, formatPercentChange, plural } from './format.ts';

/** More markets than this are named in the table only, but for the best and the worst. */
const MOST_NAMED = 3;

/** The answer in one line: who did best and worst, over which days. */
export function compareSentence({ markets, sample, windowSessions, everyDay }: CompareReport): string {
  const ordered = [...markets].sort((a, b) => b.returnPct - a.returnPct);
  const over = `${dayMonthYear(sample.from)} to ${dayMonthYear(sample.to)}, ${plural(windowSessions, clockOf({ everyDay }).row)}`;
  if (ordered.length <= MOST_NAMED) return `${over}: ${ordered.map(marketWords).join(', ')}.`;
  return `${over}: best ${marketWords(ordered[0]!)}, worst ${marketWords(ordered.at(-1)!)}.`;
}

function marketWords({ symbol, returnPct }: ComparedMarket): string {
  return `${symbol} ${formatPercentChange(returnPct)}`;
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
  const over = `over the ${plural(report.windowSessions, clockOf(report).row)} to ${dayMonthYear(report.asOf)}`;
  if (cells.length === 1) return `Correlation ${over}: ${cellWords(closest)}.`;
  return `Closest ${over}: ${cellWords(closest)}; least: ${cellWords(loosest)}.`;
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
  return `${names} ${formatNumber(value, 2)}`;
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
function definedCells({ symbols, correlation, low, high }: MatrixReport, holdingZero = false): PairCell[] {
  return symbols.flatMap((one, row) =>
    symbols.slice(row + 1).flatMap((other, offset): PairCell[] => {
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
