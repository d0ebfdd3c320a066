import type { MultiverseDrawing } from '../../core/drawings.ts';
import type { Look } from '../../core/ports.ts';
import { configure } from '../layout/configure.ts';
import { numberText } from '../layout/numbers.ts';
import { onFill } from '../layout/on-fill.ts';
import type { Cell, Config, KeyEntry } from '../layout/scene.ts';
import { sizesOf } from '../layout/sizes.ts';
import type { Tick } from '../layout/ticks.ts';
import { themes, type Theme } from '../themes.ts';

type Field = MultiverseDrawing['cells'][number][number];

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
export function multiverseFigure(drawing: MultiverseDrawing, look: Look): Config {
  const sizes = sizesOf(look);
  const theme = themes[look.theme];
  const grid = gridOf(drawing, sizes.narrow ? 2 : 4);
  const down = Math.ceil(drawing.starts.length / grid.across) || 1;
  const width = grid.across * (grid.windows.length + blockGap) - blockGap;
  const height = down * (grid.families.length + headRows) - 0.9;
  const isEmpty = drawing.starts.length === 0 || drawing.measures.length === 0;
  return configure({
    look,
    words: drawing,
    x: { span: { min: 0, max: Math.max(1, width) }, ticks: [] },
    panels: [
      {
        id: 'rows',
        weight: 1,
        span: { min: 0.9, max: Math.max(height + 0.9, 2) },
        isLog: false,
        ticks: rowLabels(grid, down),
        caption: sizes.narrow ? 'Percentile' : 'Percentile of today in its own history',
        key: keyOf(theme, sizes.narrow),
        backdrops: [],
        ends: [],
        marks: [],
        ...(isEmpty && { notice: 'No definition has enough history' }),
      },
    ],
    series: [],
    cells: isEmpty ? [] : drawing.starts.flatMap((start, i) => blockOf(drawing, grid, start, i, theme)),
  });
}

function gridOf({ measures, starts }: MultiverseDrawing, across: number): Grid {
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

function blockOf(drawing: MultiverseDrawing, grid: Grid, start: string, index: number, theme: Theme): Cell[] {
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
    ...drawing.measures.flatMap(({ label, family }, measure) => {
      const column = left + grid.windows.indexOf(windowOf(label));
      const row = top + headRows + grid.families.indexOf(family);
      return fieldOf(drawing.cells[measure]?.[index] ?? null, column, row, theme);
    }),
  ];
}

function fieldOf(field: Field, column: number, row: number, theme: Theme): Cell[] {
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
  return [{ column, row, fill, ink: onFill(fill, theme), lines, record: field.record }];
}

function keyOf(theme: Theme, isNarrow: boolean): KeyEntry[] {
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
