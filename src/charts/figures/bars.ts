import type { BarsDrawing } from '../../core/drawings.ts';
import type { Look } from '../../core/ports.ts';
import { configure } from '../layout/configure.ts';
import { numberText } from '../layout/numbers.ts';
import type { Backdrop, Config, EndLabel, KeyEntry, Mark, Series } from '../layout/scene.ts';
import { sizesOf, type Sizes } from '../layout/sizes.ts';
import { linearTicks, spanOf, type Span } from '../layout/ticks.ts';
import { themes, type Theme } from '../themes.ts';

/** Horizontal bars, each with its value and a note at the right. */
export function barsFigure(drawing: BarsDrawing, look: Look): Config {
  const sizes = sizesOf(look);
  const theme = themes[look.theme];
  const { bars, unit } = drawing;
  const span = barsSpan(drawing);
  return configure({
    look,
    words: drawing,
    x: { span, ticks: linearTicks(span, 5, unit === '%' ? ' %' : '') },
    panels: [
      {
        id: 'rows',
        weight: 1,
        span: { min: -0.6, max: Math.max(bars.length, 1) - 0.4 },
        isLog: false,
        ticks: bars.map(({ label }, value) => ({ value, label })),
        caption: unit === '%' ? '' : unit,
        key: [...groupKey(drawing, theme), ...beforeKey(drawing)],
        backdrops: verticals(drawing),
        ends: bars.map((bar, row) => endOfBar(bar, row, span, unit, theme)),
        marks: beforeMarks(drawing),
        ...(bars.length === 0 && { notice: 'Nothing to show' }),
      },
    ],
    series: [barSeries(drawing, theme, sizes)],
  });
}

function barsSpan({ bars, marks }: BarsDrawing): Span {
  const rows = bars.flatMap(({ value, was = NaN }) => [value, was]);
  const values = [0, ...rows, ...marks.map(({ value }) => value)];
  const { min, max } = spanOf(values, 0.04);
  return { min: Math.min(...values) >= 0 ? 0 : min, max: Math.max(...values) <= 0 ? 0 : max };
}

function endOfBar(bar: BarsDrawing['bars'][number], row: number, span: Span, unit: string, theme: Theme): EndLabel {
  const decimals = Math.abs(bar.value) >= 100 ? 0 : Math.abs(bar.value) >= 10 || unit === '%' ? 1 : 2;
  const name = Number.isFinite(bar.value) ? `${numberText(bar.value, decimals)}${unit === '%' ? ' %' : ''}` : '–';
  return { x: span.max, y: row, name, text: bar.note, color: theme.ink, isPlain: true };
}

function groupsOf({ bars }: BarsDrawing): string[] {
  return [...new Set(bars.flatMap(({ group }) => (group === undefined ? [] : [group])))];
}

function colorOf(drawing: BarsDrawing, group: string | undefined, theme: Theme): string {
  const index = group === undefined ? 0 : groupsOf(drawing).indexOf(group);
  return theme.lines[index % theme.lines.length]!;
}

function groupKey(drawing: BarsDrawing, theme: Theme): KeyEntry[] {
  return groupsOf(drawing).map((text) => ({ sample: 'band', color: colorOf(drawing, text, theme), text }));
}

/** A tick on the row where the quantity stood before. */
function beforeMarks({ bars }: BarsDrawing): Mark[] {
  return bars.flatMap(({ was }, y) =>
    was === undefined || !Number.isFinite(was) ? [] : [{ x: was, y, label: '', shape: 'cross' as const }],
  );
}

function beforeKey({ bars }: BarsDrawing): KeyEntry[] {
  return bars.some(({ was }) => was !== undefined) ? [{ sample: 'cross', text: 'last time' }] : [];
}

function verticals({ marks }: BarsDrawing): Backdrop[] {
  const known = marks.filter(({ value }) => Number.isFinite(value));
  return [
    { kind: 'event', x: 0, label: '' },
    ...known.map(({ value, label }) => ({ kind: 'event' as const, x: value, label })),
  ];
}

function barSeries(drawing: BarsDrawing, theme: Theme, sizes: Sizes): Series {
  const drawn = drawing.bars.flatMap((bar, y) =>
    Number.isFinite(bar.value) ? [{ bar, point: { x: bar.value, y } }] : [],
  );
  return {
    type: 'bar',
    indexAxis: 'y',
    xAxisID: 'x',
    yAxisID: 'rows',
    data: drawn.map(({ point }) => point),
    backgroundColor: drawn.map(({ bar }) => colorOf(drawing, bar.group, theme)),
    maxBarThickness: sizes.body * 1.7,
    barPercentage: 0.8,
    categoryPercentage: 0.85,
  };
}
