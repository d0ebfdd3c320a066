import { fmt, msg, type Text } from '../../messages/text.ts';
import type { RenderOptions, SurvivalChartSpec } from '../../reports/chart-spec.ts';
import {
  type Backdrop,
  dashes,
  type EndLabel,
  type LegendEntry,
  lineSeries,
  type Mark,
  type Point,
  rowOfDate,
  type Scene,
  type Series,
  type Sizes,
  sizesOf,
  timeAxis,
} from '../layout/scene.ts';
import { linearTicks, type Tick } from '../layout/ticks.ts';
import { type Theme, themes } from '../themes.ts';

/** No gap is longer; keeps the axis drawable whatever is handed in. */
const maxSessions = 1e9;

type SurvivalStep = SurvivalChartSpec['steps'][number];

/** With fewer gaps than this each is drawn by itself: a curve would pretend to know more. */
const fewGaps = 20;

/** How long gaps lasted, beside what chance alone does: each gap where they are few, the share still open where they are many. */
export function survivalFigure(chart: SurvivalChartSpec, options: RenderOptions): Scene<Text> {
  return chart.gaps.length > 0 && chart.gaps.length < fewGaps
    ? eachGapFigure(chart, options)
    : curveOfGaps(chart, options);
}

/** A stem for each gap at the day it began, as long as it lasted. */
function eachGapFigure(chart: SurvivalChartSpec, options: RenderOptions): Scene<Text> {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const { dates, gaps, medianSessions, chanceMedian } = chart;
  const spells = gaps.flatMap(({ from, rows, isOpen }) => {
    const x = rowOfDate(dates, from);
    return x === undefined ? [] : pointAt(rows, 1).map((end) => ({ x, y: end.x, isOpen }));
  });
  const levels = [medianSessions, chanceMedian].flatMap((value) => value ?? []);
  const longest = Math.max(1, ...spells.map(({ y }) => y), ...levels.filter(Number.isFinite));
  const span = { min: 0, max: Math.min(longest * 1.16, maxSessions) };
  const stem = ({ x, y }: { x: number; y: number }) =>
    lineSeries('gaps', [{ x, y: 0 }, { x, y }], theme.lines[0], sizes); // prettier-ignore
  return {
    options,
    frame: chart,
    x: timeAxis(dates, sizes),
    panels: [
      {
        id: 'gaps',
        weight: 1,
        span,
        isLog: false,
        ticks: linearTicks(span, 5),
        caption: msg('charts.lasted', { everyDay: chart.everyDay === true }),
        legend: gapsLegend(chart, theme, sizes),
        backdrops: [{ kind: 'level', value: 0, strong: true }, ...medianLevels(chart, theme)],
        ends: [],
        marks: spells.map(({ isOpen, ...at }) => ({
          ...at,
          label: isOpen ? msg('charts.soFar', { count: fmt.drawn(at.y, 0) }) : fmt.drawn(at.y, 0),
          shape: isOpen ? 'ring' : 'dot',
          color: theme.lines[0],
          isCentred: true,
          wordAbove: clearOf(levels, at.y, span.max),
        })),
      },
    ],
    series: spells.map(stem),
  };
}

/** How high a word is, as a share of the plot. */
const wordShare = 0.085;

/** The height above which a word is clear of every dashed line: right above its point, or above the lines that are there. */
function clearOf(levels: readonly number[], height: number, most: number): number {
  const crossing = levels.filter((level) => level > height - 0.005 * most && level < height + wordShare * most);
  return crossing.length === 0 ? height : clearOf(levels, Math.max(...crossing) + 0.006 * most, most);
}

function gapsLegend(
  { gaps, medianSessions, chanceMedian }: SurvivalChartSpec,
  theme: Theme,
  { narrow }: Sizes,
): LegendEntry<Text>[] {
  const hasOpen = gaps.some(({ isOpen }) => isOpen);
  const entries: (LegendEntry<Text> | false)[] = [
    { sample: 'dot', color: theme.lines[0], text: msg('charts.ended') },
    hasOpen && { sample: 'ring', color: theme.lines[0], text: msg('charts.stillOpen') },
    medianSessions !== null && {
      sample: 'dashed',
      color: theme.ink,
      text: msg('charts.halfOverBy', { count: fmt.drawn(medianSessions, 0) }),
    },
    chanceMedian !== null && {
      sample: 'dashed',
      color: theme.lines[1],
      text: msg(narrow ? 'charts.byChance' : 'charts.byChanceAlone', { count: fmt.drawn(chanceMedian, 0) }),
    },
  ];
  return entries.filter((entry) => entry !== false);
}

function medianLevels({ medianSessions, chanceMedian }: SurvivalChartSpec, theme: Theme): Backdrop<Text>[] {
  const level = (value: number | null, color: string): Backdrop<Text>[] =>
    value === null || !Number.isFinite(value) ? [] : [{ kind: 'level', value, strong: false, color }];
  return [...level(medianSessions, theme.ink), ...level(chanceMedian, theme.lines[1])];
}

/** The share of gaps still open after so many days. */
function curveOfGaps(chart: SurvivalChartSpec, options: RenderOptions): Scene<Text> {
  const sizes = sizesOf(options);
  const theme = themes[options.theme];
  const end = lastTime(chart);
  const curve = staircase(chart.steps, end, ({ survival }) => survival);
  const noise = [
    { x: 0, y: 100 },
    ...chart.noise.flatMap(({ time, survival }) => (time <= end ? pointAt(time, survival) : [])),
  ];
  const span = { min: 0, max: 104 };
  const hasSteps = chart.steps.length > 0;
  return {
    options,
    frame: chart,
    x: {
      span: { min: 0, max: end },
      ticks: wholeTicks(end),
      label: msg('charts.sinceBegan', { everyDay: chart.everyDay === true }),
    },
    panels: [
      {
        id: 'survival',
        weight: 1,
        span,
        isLog: false,
        ticks: [0, 25, 50, 75, 100].map((value) => ({ value, label: fmt.drawnPercent(value, 0) })),
        caption: msg(sizes.narrow ? 'charts.shareOpenShort' : 'charts.shareOpen'),
        legend: hasSteps ? legendOf(chart, sizes, theme) : [],
        backdrops: medianLevel(chart),
        ends: hasSteps ? endsOf(curve, noise, theme) : [],
        marks: marksOf(chart, curve, sizes),
        ...(!hasSteps && { notice: msg('charts.noneAsWide') }),
      },
    ],
    series: [
      ...bandSeries(chart, end, theme, sizes),
      lineSeries('survival', noise, theme.lines[1], sizes, dashes[2]),
      ...(hasSteps ? [lineSeries('survival', curve, theme.lines[0], sizes)] : []),
    ],
  };
}

/** Days are counted in whole numbers. */
function wholeTicks(end: number): Tick<Text>[] {
  return linearTicks({ min: 0, max: end }, 7).flatMap(({ value }) =>
    Number.isInteger(value) ? [{ value, label: fmt.drawn(value, 0) }] : [],
  );
}

/** Where the last gap ended: beyond it nothing was seen, only waited for. */
function lastTime({ steps, noise }: SurvivalChartSpec): number {
  const known = (times: readonly number[]) => times.filter((time) => Number.isFinite(time) && time > 0);
  const seen = known(steps.map(({ time }) => time));
  return Math.min(Math.max(1, ...(seen.length > 0 ? seen : known(noise.map(({ time }) => time)))), maxSessions);
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

function medianLevel({ medianSessions }: SurvivalChartSpec): Backdrop<Text>[] {
  return medianSessions === null ? [] : [{ kind: 'level', value: 50, strong: false }];
}

function marksOf(
  { medianSessions, censoredAt, everyDay = false }: SurvivalChartSpec,
  curve: readonly Point[],
  { narrow }: Sizes,
): Mark<Text>[] {
  const end = curve.at(-1)?.x ?? 0;
  const crosses = censoredAt.flatMap((time) =>
    Number.isFinite(time) && time <= end
      ? [{ x: Math.min(time, maxSessions), y: heightAt(curve, time), label: '', shape: 'cross' as const }]
      : [],
  );
  if (medianSessions === null || !Number.isFinite(medianSessions)) return crosses;
  const count = fmt.drawn(medianSessions, 0);
  const label = narrow ? msg('charts.halfOver', { count }) : msg('charts.halfOverAfter', { count, everyDay });
  return [...crosses, { x: medianSessions, y: 50, label, shape: 'dot' }];
}

function heightAt(curve: readonly Point[], time: number): number {
  return curve.findLast(({ x }) => x <= time)?.y ?? 100;
}

function legendOf({ censoredAt }: SurvivalChartSpec, { narrow }: Sizes, theme: Theme): LegendEntry<Text>[] {
  return [
    { sample: 'band', text: msg(narrow ? 'charts.likelyRange' : 'charts.curveMayLie') },
    { sample: 'dashed', color: theme.lines[1], text: msg(narrow ? 'charts.chanceShort' : 'charts.chanceDoes') },
    ...(censoredAt.length > 0 ? [{ sample: 'cross' as const, text: msg('charts.stillOpen') }] : []),
  ];
}

function endsOf(curve: readonly Point[], noise: readonly Point[], theme: Theme): EndLabel<Text>[] {
  const label = (points: readonly Point[], name: Text, color: string): EndLabel<Text>[] => {
    const last = points.at(-1);
    if (!last || last.y === null) return [];
    return [{ x: last.x, y: last.y, name, text: fmt.drawnPercent(last.y, 0), color }];
  };
  return [
    ...label(curve, msg('charts.seen'), theme.lines[0]),
    ...(noise.length > 1 ? label(noise, msg('charts.chance'), theme.lines[1]) : []),
  ];
}
