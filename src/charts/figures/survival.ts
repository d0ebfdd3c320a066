import type { SurvivalChartSpec } from '../../reports/chart-spec.ts';
import {
  type Backdrop,
  type Scene,
  dashes,
  type EndLabel,
  type LegendEntry,
  lineSeries,
  type Mark,
  type Point,
  type Series,
  type Sizes,
  sizesOf,
} from '../layout/scene.ts';
import { linearTicks, numberText } from '../layout/ticks.ts';
import type { RenderOptions } from '../render/painter.ts';
import { type Theme, themes } from '../themes.ts';

/** No episode is longer; keeps the axis drawable whatever is handed in. */
const maxSessions = 1e9;

type SurvivalStep = SurvivalChartSpec['steps'][number];

/** How long episodes stayed open, with the uncertainty of it, beside what pure noise does. */
export function survivalFigure(chart: SurvivalChartSpec, options: RenderOptions): Scene {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const end = lastTime(chart);
  const curve = staircase(chart.steps, end, ({ survival }) => survival);
  const noise = [{ x: 0, y: 100 }, ...chart.noise.flatMap(({ time, survival }) => pointAt(time, survival))];
  const span = { min: 0, max: 104 };
  const hasSteps = chart.steps.length > 0;
  return {
    options,
    frame: chart,
    x: {
      span: { min: 0, max: end },
      ticks: linearTicks({ min: 0, max: end }, 7),
      label: 'Sessions since the episode began',
    },
    panels: [
      {
        id: 'survival',
        weight: 1,
        span,
        isLog: false,
        ticks: [0, 25, 50, 75, 100].map((value) => ({ value, label: `${value} %` })),
        caption: sizes.narrow ? 'Share still open' : 'Share of episodes still open',
        legend: hasSteps ? legendOf(chart, sizes, theme) : [],
        backdrops: medianLevel(chart),
        ends: hasSteps ? endsOf(curve, noise, theme) : [],
        marks: marksOf(chart, curve, sizes),
        ...(!hasSteps && { notice: 'No episode has been seen yet' }),
      },
    ],
    series: [
      ...bandSeries(chart, end, theme, sizes),
      lineSeries('survival', noise, theme.lines[1], sizes, dashes[2]),
      ...(hasSteps ? [lineSeries('survival', curve, theme.lines[0], sizes)] : []),
    ],
  };
}

function lastTime({ steps, noise, censoredAt }: SurvivalChartSpec): number {
  const times = [...steps.map(({ time }) => time), ...noise.map(({ time }) => time), ...censoredAt];
  const known = times.filter((time) => Number.isFinite(time) && time > 0);
  return Math.min(Math.max(1, ...known) * 1.02, maxSessions);
}

function pointAt(time: number, share: number): Point[] {
  if (!Number.isFinite(time) || Number.isNaN(share)) return [];
  return [{ x: Math.min(Math.max(time, 0), maxSessions), y: 100 * Math.min(Math.max(share, 0), 1) }];
}

/** A share holds until the next step. */
function staircase(steps: readonly SurvivalStep[], end: number, value: (step: SurvivalStep) => number): Point[] {
  let level = 100;
  const corners = steps.flatMap((step) => {
    const below = pointAt(step.time, value(step));
    const corner = below.map(({ x }) => ({ x, y: level }));
    level = below[0]?.y ?? level;
    return [...corner, ...below];
  });
  return [{ x: 0, y: 100 }, ...corners, { x: end, y: level }];
}

/** The band is the filling between two staircases; where a bound is unknown the curve itself stands in. */
function bandSeries({ steps }: SurvivalChartSpec, end: number, theme: Theme, sizes: Sizes): Series[] {
  if (steps.length === 0) return [];
  const bounds = [
    staircase(steps, end, ({ high, survival }) => high ?? survival),
    staircase(steps, end, ({ low, survival }) => low ?? survival),
  ];
  return bounds.map((points, i) => ({
    ...lineSeries('survival', points, theme.band, sizes),
    borderWidth: 0,
    fill: i === 0 ? false : '+1',
    backgroundColor: theme.band,
  }));
}

function medianLevel({ medianSessions }: SurvivalChartSpec): Backdrop[] {
  return medianSessions === null ? [] : [{ kind: 'level', value: 50, strong: false }];
}

function marksOf(
  { medianSessions, censoredAt, row = 'trading day' }: SurvivalChartSpec,
  curve: readonly Point[],
  { narrow }: Sizes,
): Mark[] {
  const crosses = censoredAt.flatMap((time) =>
    Number.isFinite(time)
      ? [{ x: Math.min(time, maxSessions), y: heightAt(curve, time), label: '', shape: 'cross' as const }]
      : [],
  );
  if (medianSessions === null || !Number.isFinite(medianSessions)) return crosses;
  const count = numberText(medianSessions, 0);
  const label = narrow ? `half over: ${count}` : `half are over after ${count} ${row}s`;
  return [...crosses, { x: medianSessions, y: 50, label, shape: 'dot' }];
}

function heightAt(curve: readonly Point[], time: number): number {
  return curve.findLast(({ x }) => x <= time)?.y ?? 100;
}

function legendOf({ censoredAt }: SurvivalChartSpec, { narrow }: Sizes, theme: Theme): LegendEntry[] {
  return [
    { sample: 'band', text: '95 % band' },
    { sample: 'dashed', color: theme.lines[1], text: narrow ? 'pure noise' : 'the same from pure noise' },
    ...(censoredAt.length > 0 ? [{ sample: 'cross' as const, text: 'still open' }] : []),
  ];
}

function endsOf(curve: readonly Point[], noise: readonly Point[], theme: Theme): EndLabel[] {
  const label = (points: readonly Point[], name: string, color: string): EndLabel[] => {
    const last = points.at(-1);
    if (!last || last.y === null) return [];
    return [{ x: last.x, y: last.y, name, text: `${numberText(last.y, 0)} %`, color }];
  };
  return [...label(curve, 'Seen', theme.lines[0]), ...(noise.length > 1 ? label(noise, 'Noise', theme.lines[1]) : [])];
}
