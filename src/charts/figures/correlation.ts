import type { CorrelationDrawing } from '../../core/drawings.ts';
import type { Look } from '../../core/ports.ts';
import { configure } from '../layout/configure.ts';
import { endOf } from '../layout/end-of.ts';
import { eventsOf } from '../layout/events.ts';
import { dashes, lineSeries, pointsOf } from '../layout/line-series.ts';
import { numberText } from '../layout/numbers.ts';
import type { Backdrop, Config, EndLabel, KeyEntry, Panel, Point } from '../layout/scene.ts';
import { sizesOf, type Sizes } from '../layout/sizes.ts';
import { linearTicks, spanOf, type Span } from '../layout/ticks.ts';
import { timeAxis } from '../layout/time-axis.ts';
import { themes, type Theme } from '../themes.ts';

/** Rolling correlation with its interval today, its usual range and the faster EWMA beside it. */
export function correlationFigure(drawing: CorrelationDrawing, look: Look): Config {
  const sizes = sizesOf(look);
  const theme = themes[look.theme];
  const pearson = pointsOf(drawing.pearson);
  const ewma = pointsOf(drawing.ewma);
  return configure({
    look,
    words: drawing,
    x: timeAxis(drawing.dates, sizes),
    panels: [correlationPanel(drawing, pearson, ewma, theme, sizes)],
    series: [
      lineSeries('correlation', ewma, theme.lines[1], sizes, dashes[2]),
      lineSeries('correlation', pearson, theme.lines[0], sizes),
    ],
  });
}

function correlationPanel(
  drawing: CorrelationDrawing,
  pearson: Point[],
  ewma: Point[],
  theme: Theme,
  sizes: Sizes,
): Panel {
  const span = correlationSpan(drawing, [...pearson, ...ewma]);
  const ends = endsOf(drawing, pearson, ewma, theme);
  return {
    id: 'correlation',
    weight: 1,
    span,
    isLog: false,
    ticks: linearTicks(span, 5),
    caption: sizes.narrow
      ? `Correlation, ${drawing.windowSessions} sessions`
      : `Correlation of daily returns over ${drawing.windowSessions} sessions`,
    key: ends.length === 0 ? [] : keyOf(drawing, theme, sizes),
    backdrops: backdropsOf(drawing),
    ends,
    marks: [],
    ...(ends.length === 0 && { notice: 'Not enough history yet for a correlation' }),
  };
}

function correlationSpan({ interval, usualRange }: CorrelationDrawing, points: Point[]): Span {
  const values = [...points.map(({ y }) => y ?? NaN), interval.low, interval.high, usualRange.low, usualRange.high, 0];
  const { min, max } = spanOf(values);
  return { min: Math.max(min, -1.05), max: Math.min(max, 1.05) };
}

function endsOf(drawing: CorrelationDrawing, pearson: Point[], ewma: Point[], theme: Theme): EndLabel[] {
  const say = (value: number) => numberText(value, 2);
  const { low, high } = drawing.interval;
  const isKnown = Number.isFinite(low) && Number.isFinite(high);
  const own = endOf(pearson, 'Rolling', theme.lines[0], say);
  return [
    ...own.map((end) => (isKnown ? { ...end, interval: { low, high } } : end)),
    ...endOf(ewma, 'EWMA', theme.lines[1], say),
  ];
}

function keyOf(drawing: CorrelationDrawing, theme: Theme, { narrow }: Sizes): KeyEntry[] {
  const { low, high } = drawing.interval;
  const text = `95 % interval ${numberText(low, 2)} to ${numberText(high, 2)}`;
  return [
    { sample: 'band', text: narrow ? '5–95 %' : '5–95 % of days' },
    ...(Number.isFinite(low + high) ? [{ sample: 'whisker' as const, color: theme.lines[0], text }] : []),
  ];
}

function backdropsOf({ usualRange, dates, events }: CorrelationDrawing): Backdrop[] {
  const isKnown = Number.isFinite(usualRange.low) && Number.isFinite(usualRange.high);
  return [
    ...(isKnown ? [{ kind: 'band' as const, ...usualRange }] : []),
    { kind: 'level', value: 0, strong: true },
    ...eventsOf(events, dates),
  ];
}
