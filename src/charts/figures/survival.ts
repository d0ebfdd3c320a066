import type { SurvivalDrawing } from '../../core/drawings.ts';
import type { Look } from '../../core/ports.ts';
import { configure } from '../layout/configure.ts';
import { dashes, lineSeries } from '../layout/line-series.ts';
import { numberText } from '../layout/numbers.ts';
import type { Backdrop, Config, EndLabel, KeyEntry, Mark, Point, Series } from '../layout/scene.ts';
import { sizesOf, type Sizes } from '../layout/sizes.ts';
import { linearTicks } from '../layout/ticks.ts';
import { themes, type Theme } from '../themes.ts';

/** No episode is longer; keeps the axis drawable whatever is handed in. */
const longest = 1e9;

type Step = SurvivalDrawing['steps'][number];

/** How long episodes stayed open, with the uncertainty of it, beside what pure noise does. */
export function survivalFigure(drawing: SurvivalDrawing, look: Look): Config {
  const sizes = sizesOf(look);
  const theme = themes[look.theme];
  const end = lastTime(drawing);
  const curve = staircase(drawing.steps, end, ({ survival }) => survival);
  const noise = [{ x: 0, y: 100 }, ...drawing.noise.flatMap(({ time, survival }) => pointAt(time, survival))];
  const span = { min: 0, max: 104 };
  const hasSteps = drawing.steps.length > 0;
  return configure({
    look,
    words: drawing,
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
        key: hasSteps ? keyOf(drawing, sizes, theme) : [],
        backdrops: medianLevel(drawing),
        ends: hasSteps ? endsOf(curve, noise, theme) : [],
        marks: marksOf(drawing, curve, sizes),
        ...(!hasSteps && { notice: 'No episode has been seen yet' }),
      },
    ],
    series: [
      ...bandSeries(drawing, end, theme, sizes),
      lineSeries('survival', noise, theme.lines[1], sizes, dashes[2]),
      ...(hasSteps ? [lineSeries('survival', curve, theme.lines[0], sizes)] : []),
    ],
  });
}

function lastTime({ steps, noise, censoredAt }: SurvivalDrawing): number {
  const times = [...steps.map(({ time }) => time), ...noise.map(({ time }) => time), ...censoredAt];
  const known = times.filter((time) => Number.isFinite(time) && time > 0);
  return Math.min(Math.max(1, ...known) * 1.02, longest);
}

function pointAt(time: number, share: number): Point[] {
  if (!Number.isFinite(time) || Number.isNaN(share)) return [];
  return [{ x: Math.min(Math.max(time, 0), longest), y: 100 * Math.min(Math.max(share, 0), 1) }];
}

/** A share holds until the next step. */
function staircase(steps: readonly Step[], end: number, value: (step: Step) => number): Point[] {
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
function bandSeries({ steps }: SurvivalDrawing, end: number, theme: Theme, sizes: Sizes): Series[] {
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

function medianLevel({ medianSessions }: SurvivalDrawing): Backdrop[] {
  return medianSessions === null ? [] : [{ kind: 'level', value: 50, strong: false }];
}

function marksOf({ medianSessions, censoredAt }: SurvivalDrawing, curve: readonly Point[], { narrow }: Sizes): Mark[] {
  const crosses = censoredAt.flatMap((time) =>
    Number.isFinite(time)
      ? [{ x: Math.min(time, longest), y: heightAt(curve, time), label: '', shape: 'cross' as const }]
      : [],
  );
  if (medianSessions === null || !Number.isFinite(medianSessions)) return crosses;
  const count = numberText(medianSessions, 0);
  const label = narrow ? `half over: ${count}` : `half are over after ${count} sessions`;
  return [...crosses, { x: medianSessions, y: 50, label, shape: 'dot' }];
}

function heightAt(curve: readonly Point[], time: number): number {
  return curve.findLast(({ x }) => x <= time)?.y ?? 100;
}

function keyOf({ censoredAt }: SurvivalDrawing, { narrow }: Sizes, theme: Theme): KeyEntry[] {
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
