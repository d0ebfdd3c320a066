import type { CompareReport } from '../reports/compare.ts';
import type { MatrixReport } from '../reports/matrix.ts';
import { dayMonthYear, formatNumber, formatPercentChange, plural } from './format.ts';

/** The answer in one line: who did best and worst since the common start. */
export function compareSentence({ markets, sample }: CompareReport): string {
  const ordered = [...markets].sort((a, b) => b.returnPct - a.returnPct);
  const words = ordered.map(({ symbol, returnPct }) => `${symbol} ${formatPercentChange(returnPct)}`).join(', ');
  return `Since ${dayMonthYear(sample.from)}, ${plural(sample.sessions, 'session')}: ${words}.`;
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
  const closest = cells.reduce((best, cell) => (cell.value > best.value ? cell : best), first);
  const loosest = cells.reduce((best, cell) => (cell.value < best.value ? cell : best), first);
  const over = `over ${plural(report.windowSessions, 'session')}`;
  if (cells.length === 1) return `Correlation ${over}: ${cellWords(closest)}.`;
  return `Closest ${over}: ${cellWords(closest)}; least: ${cellWords(loosest)}.`;
}

function cellWords({ names, value, interval }: PairCell): string {
  return `${names} ${formatNumber(value, 2)}${interval}`;
}

/** How many pairs there are, and how many cannot be told from independent ones. */
export function matrixSureWords(report: MatrixReport): string {
  const pairs = (report.symbols.length * (report.symbols.length - 1)) / 2;
  const unsure = definedCells(report, true).length;
  const said =
    unsure === 0
      ? 'no 95 % interval holds zero'
      : `in ${unsure} of them the 95 % interval holds zero, so they cannot be told from independent`;
  return `${plural(pairs, 'pair')}; ${said}. All on the same sessions.`;
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
