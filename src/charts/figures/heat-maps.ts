import type { MatrixChartSpec, MultiverseChartSpec } from '../../reports/chart-spec.ts';
import { type Scene, type HeatmapCell, type LegendEntry, sizesOf } from '../layout/scene.ts';
import { numberText, type Tick } from '../layout/ticks.ts';
import type { RenderOptions } from '../render/painter.ts';
import { readableInk, type Theme, themes } from '../themes.ts';

/** Who moves with whom: the correlation of each pair, its interval below it. */
export function matrixFigure(chart: MatrixChartSpec, options: RenderOptions): Scene {
  const theme = themes[options.theme];
  const { symbols } = chart;
  const count = Math.max(1, symbols.length);
  const labels = symbols.map((symbol, i) => ({ value: i + 0.5, label: symbol }));
  return {
    options,
    frame: chart,
    x: { span: { min: 0, max: count }, ticks: labels, side: 'top' },
    panels: [
      {
        id: 'rows',
        weight: 1,
        span: { min: 0, max: count },
        isLog: false,
        ticks: labels,
        caption: 'Correlation, with its 95 % interval',
        legend: [],
        backdrops: [],
        ends: [],
        marks: [],
        ...(symbols.length === 0 && { notice: 'No markets to compare' }),
      },
    ],
    series: [],
    cells: symbols.flatMap((_, row) => symbols.map((__, column) => cellOf(chart, row, column, theme))),
  };
}

function cellOf({ correlation, low, high }: MatrixChartSpec, row: number, column: number, theme: Theme): HeatmapCell {
  const value = correlation[row]?.[column] ?? NaN;
  const place = { row, column, record: 'none' } as const;
  if (row === column || !Number.isFinite(value)) {
    return { ...place, fill: theme.grid, ink: theme.quiet, lines: [row === column ? '' : '–'] };
  }
  const fill = fillOf(value, theme);
  const [from, to] = [low[row]?.[column] ?? NaN, high[row]?.[column] ?? NaN];
  const interval =
    Number.isFinite(from) && Number.isFinite(to) ? [`${numberText(from, 2)} to ${numberText(to, 2)}`] : [];
  return { ...place, fill, ink: readableInk(fill, theme), lines: [numberText(value, 2), ...interval] };
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

type Field = MultiverseChartSpec['cells'][number][number];

/** Where each measure stands inside the block of one index start: its family's row, its window's column. */
interface Grid {
  readonly families: readonly string[];
  readonly windows: readonly string[];
  /** Blocks beside each other. */
  readonly across: number;
}

/** Percentiles with these lower bounds share a colour. */
const steps = [0, 50, 80, 95, 99] as const;

const headRows = 2;

const blockGap = 0.5;

/**
 * Every definition at once: one block for each index start, a row for each family of measures, a column for each
 * window, the percentile in the field. Records are framed, records in their direction underlined.
 */
export function multiverseFigure(chart: MultiverseChartSpec, options: RenderOptions): Scene {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const grid = gridOf(chart, sizes.narrow ? 2 : 4);
  const down = Math.ceil(chart.starts.length / grid.across) || 1;
  const width = grid.across * (grid.windows.length + blockGap) - blockGap;
  const height = down * (grid.families.length + headRows) - 0.9;
  const isEmpty = chart.starts.length === 0 || chart.measures.length === 0;
  return {
    options,
    frame: chart,
    x: { span: { min: 0, max: Math.max(1, width) }, ticks: [] },
    panels: [
      {
        id: 'rows',
        weight: 1,
        span: { min: 0.9, max: Math.max(height + 0.9, 2) },
        isLog: false,
        ticks: rowLabels(grid, down),
        caption: sizes.narrow ? 'Percentile' : 'Percentile of today in its own history',
        legend: legendOf(theme, sizes.narrow),
        backdrops: [],
        ends: [],
        marks: [],
        ...(isEmpty && { notice: 'No definition has enough history' }),
      },
    ],
    series: [],
    cells: isEmpty ? [] : chart.starts.flatMap((start, i) => blockOf(chart, grid, start, i, theme)),
  };
}

function gridOf({ measures, starts }: MultiverseChartSpec, across: number): Grid {
  const windows = [...new Set(measures.map(({ label }) => windowOf(label)))];
  return {
    families: [...new Set(measures.map(({ family }) => family))],
    windows: windows.sort((a, b) => (Number(a) || Infinity) - (Number(b) || Infinity) || 0),
    across: Math.max(1, Math.min(across, starts.length)),
  };
}

/** The window a label ends in; a measure without one uses all history. */
function windowOf(label: string): string {
  return /(\d+)\D*$/.exec(label)?.[1] ?? 'all';
}

function rowLabels({ families }: Grid, down: number): Tick[] {
  return Array.from({ length: down }, (_, block) =>
    families.map((family, i) => ({ value: block * (families.length + headRows) + headRows + i + 0.5, label: family })),
  ).flat();
}

function blockOf(chart: MultiverseChartSpec, grid: Grid, start: string, index: number, theme: Theme): HeatmapCell[] {
  const left = (index % grid.across) * (grid.windows.length + blockGap);
  const top = Math.floor(index / grid.across) * (grid.families.length + headRows);
  const plain = { fill: theme.background, record: 'none' } as const;
  const columns = grid.windows.length;
  return [
    { column: left, row: top + 0.9, columns, rows: 0.6, lines: [start], ink: theme.ink, ...plain },
    ...grid.windows.map((window, i) => ({
      ...{ column: left + i, row: top + 1.5, rows: 0.5, lines: [window], ink: theme.quiet, isHeading: true as const },
      ...plain,
    })),
    ...chart.measures.flatMap(({ label, family }, measure) => {
      const column = left + grid.windows.indexOf(windowOf(label));
      const row = top + headRows + grid.families.indexOf(family);
      return fieldOf(chart.cells[measure]?.[index] ?? null, column, row, theme);
    }),
  ];
}

function fieldOf(field: Field, column: number, row: number, theme: Theme): HeatmapCell[] {
  if (!field || !Number.isFinite(field.percentile)) {
    return [{ column, row, fill: theme.background, ink: theme.quiet, lines: ['·'], record: 'none' }];
  }
  const fill =
    theme.heat[
      Math.max(
        0,
        steps.findLastIndex((step) => field.percentile >= step),
      )
    ]!;
  const lines = [numberText(Math.floor(field.percentile), 0)];
  return [{ column, row, fill, ink: readableInk(fill, theme), lines, record: field.record }];
}

function legendOf(theme: Theme, isNarrow: boolean): LegendEntry[] {
  const shown = isNarrow ? [0, 2, 3] : [0, 1, 2, 3, 4];
  return [
    ...shown.map((i) => ({
      sample: 'band' as const,
      color: theme.heat[i]!,
      text: i === 0 ? 'under 50' : `${steps[i]!}+`,
    })),
    { sample: 'record', text: 'record' },
    { sample: 'underline', text: isNarrow ? 'one way' : 'record one way' },
  ];
}
