import { fmt, msg, type Text } from '../../messages/text.ts';
import type { BarsChartSpec, RenderOptions } from '../../reports/chart-spec.ts';
import {
  type Backdrop,
  type EndLabel,
  type LegendEntry,
  type Range,
  type Scene,
  type Series,
  type Sizes,
  sizesOf,
} from '../layout/scene.ts';
import { type AxisRange, axisRangeOf, linearTicks } from '../layout/ticks.ts';
import { type Theme, themes } from '../themes.ts';

/** Horizontal bars, each with its value and a note at the right. */
export function barsFigure(chart: BarsChartSpec, options: RenderOptions): Scene<Text> {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const { bars, unit } = chart;
  const span = barsSpan(chart);
  return {
    options,
    frame: chart,
    x: { span, ticks: linearTicks(span, 5, unit === '%' ? 'percent' : undefined) },
    panels: [
      {
        id: 'rows',
        weight: 1,
        span: { min: -0.6, max: Math.max(bars.length, 1) - 0.4 },
        isLog: false,
        ticks: bars.map(({ label }, value) => ({ value, label })),
        caption: chart.heads?.bars ?? (unit === '%' ? '' : unit),
        legend: groupLegend(chart, theme),
        backdrops: verticals(chart),
        ends: bars.map((bar, row) => endOfBar(bar, row, span, unit, theme)),
        marks: [],
        ranges: rangesOf(chart),
        ...(chart.heads && chart.heads.words !== '' && { endsHead: chart.heads.words }),
        ...(bars.length === 0 && { notice: msg('charts.nothing') }),
      },
    ],
    series: [barSeries(chart, theme, sizes)],
  };
}

function barsSpan({ bars, marks }: BarsChartSpec): AxisRange {
  const rows = bars.flatMap(({ value, range }) => [value, range?.low ?? NaN, range?.high ?? NaN]);
  const values = [0, ...rows, ...marks.map(({ value }) => value)];
  const { min, max } = axisRangeOf(values, 0.04);
  return { min: Math.min(...values) >= 0 ? 0 : min, max: Math.max(...values) <= 0 ? 0 : max };
}

function endOfBar(
  bar: BarsChartSpec['bars'][number],
  row: number,
  span: AxisRange,
  unit: string,
  theme: Theme,
): EndLabel<Text> {
  const decimals = Math.abs(bar.value) >= 100 ? 0 : Math.abs(bar.value) >= 10 || unit === '%' ? 1 : 2;
  const name =
    bar.shown ??
    (unit === '%' && Number.isFinite(bar.value)
      ? fmt.drawnPercent(bar.value, decimals)
      : fmt.drawn(bar.value, decimals));
  return { x: span.max, y: row, name, text: bar.note, color: theme.ink, isPlain: true };
}

function groupsOf({ bars }: BarsChartSpec): string[] {
  return [...new Set(bars.flatMap(({ group }) => (group === undefined ? [] : [group])))];
}

function colorOf(chart: BarsChartSpec, group: string | undefined, theme: Theme): string {
  if (chart.bars.some((bar) => bar.group === group && bar.isFaint)) return theme.axis;
  const index = group === undefined ? 0 : groupsOf(chart).indexOf(group);
  return theme.lines[index % theme.lines.length]!;
}

function groupLegend(chart: BarsChartSpec, theme: Theme): LegendEntry<Text>[] {
  return groupsOf(chart).map((text) => ({ sample: 'band', color: colorOf(chart, text, theme), text }));
}

/** Where each value may well lie: a whisker on its row. */
function rangesOf({ bars }: BarsChartSpec): Range[] {
  return bars.flatMap(({ range }, row) =>
    range !== undefined && Number.isFinite(range.low) && Number.isFinite(range.high) ? [{ ...range, row }] : [],
  );
}

function verticals({ marks }: BarsChartSpec): Backdrop<Text>[] {
  const known = marks.filter(({ value }) => Number.isFinite(value));
  return [
    { kind: 'event', x: 0, label: '' },
    ...known.map(({ value, label }) => ({ kind: 'event' as const, x: value, label })),
  ];
}

function barSeries(chart: BarsChartSpec, theme: Theme, sizes: Sizes): Series {
  const drawn = chart.bars.flatMap((bar, y) =>
    Number.isFinite(bar.value) ? [{ bar, point: { x: bar.value, y } }] : [],
  );
  return {
    type: 'bar',
    indexAxis: 'y',
    xAxisID: 'x',
    yAxisID: 'rows',
    data: drawn.map(({ point }) => point),
    backgroundColor: drawn.map(({ bar }) => colorOf(chart, bar.group, theme)),
    maxBarThickness: sizes.body * (chart.bars.length < 4 ? 3.4 : 1.7),
    barPercentage: 0.8,
    categoryPercentage: 0.85,
  };
}
