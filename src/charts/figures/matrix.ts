import type { MatrixDrawing } from '../../core/drawings.ts';
import type { Look } from '../../core/ports.ts';
import { configure } from '../layout/configure.ts';
import { numberText } from '../layout/numbers.ts';
import { onFill } from '../layout/on-fill.ts';
import type { Cell, Config } from '../layout/scene.ts';
import { themes, type Theme } from '../themes.ts';

/** Who moves with whom: the correlation of each pair, its interval below it. */
export function matrixFigure(drawing: MatrixDrawing, look: Look): Config {
  const theme = themes[look.theme];
  const { symbols } = drawing;
  const count = Math.max(1, symbols.length);
  const labels = symbols.map((symbol, i) => ({ value: i + 0.5, label: symbol }));
  return configure({
    look,
    words: drawing,
    x: { span: { min: 0, max: count }, ticks: labels, side: 'top' },
    panels: [
      {
        id: 'rows',
        weight: 1,
        span: { min: 0, max: count },
        isLog: false,
        ticks: labels,
        caption: 'Correlation, with its 95 % interval',
        key: [],
        backdrops: [],
        ends: [],
        marks: [],
        ...(symbols.length === 0 && { notice: 'No markets to compare' }),
      },
    ],
    series: [],
    cells: symbols.flatMap((_, row) => symbols.map((__, column) => cellOf(drawing, row, column, theme))),
  });
}

function cellOf({ correlation, low, high }: MatrixDrawing, row: number, column: number, theme: Theme): Cell {
  const value = correlation[row]?.[column] ?? NaN;
  const place = { row, column, record: 'none' } as const;
  if (row === column || !Number.isFinite(value)) {
    return { ...place, fill: theme.grid, ink: theme.quiet, lines: [row === column ? '' : '–'] };
  }
  const fill = fillOf(value, theme);
  const [from, to] = [low[row]?.[column] ?? NaN, high[row]?.[column] ?? NaN];
  const interval =
    Number.isFinite(from) && Number.isFinite(to) ? [`${numberText(from, 2)} to ${numberText(to, 2)}`] : [];
  return { ...place, fill, ink: onFill(fill, theme), lines: [numberText(value, 2), ...interval] };
}

function fillOf(value: number, { diverging }: Theme): string {
  const clamped = Math.min(1, Math.max(-1, value));
  return mix(diverging, ((clamped + 1) / 2) * (diverging.length - 1));
}

function mix(colors: readonly string[], at: number): string {
  const index = Math.min(colors.length - 2, Math.floor(at));
  const part = (from: number) => parseInt(colors[index]!.slice(from, from + 2), 16);
  const next = (from: number) => parseInt(colors[index + 1]!.slice(from, from + 2), 16);
  const channel = (from: number) => Math.round(part(from) + (next(from) - part(from)) * (at - index));
  return `#${[1, 3, 5].map((from) => channel(from).toString(16).padStart(2, '0')).join('')}`;
}
