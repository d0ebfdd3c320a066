import type { DivergenceDrawing, Line } from '../../core/drawings.ts';
import type { Look } from '../../core/ports.ts';
import { configure } from '../layout/configure.ts';
import { dateText } from '../layout/dates.ts';
import { eventsOf } from '../layout/events.ts';
import { lineSeries, pointsOf } from '../layout/line-series.ts';
import { signedText, valueText } from '../layout/numbers.ts';
import { rebase } from '../layout/rebase.ts';
import type { Backdrop, Config, EndLabel, KeyEntry, Panel, Point } from '../layout/scene.ts';
import { shadesOf } from '../layout/shades.ts';
import { sizesOf, type Sizes } from '../layout/sizes.ts';
import { linearTicks, logSpanOf, logTicks, spanOf } from '../layout/ticks.ts';
import { timeAxis } from '../layout/time-axis.ts';
import { endOf } from '../layout/end-of.ts';
import { themes, type Theme } from '../themes.ts';

/** Both legs rebased on a log scale above, the volatility-scaled gap with its own history below. */
export function divergenceFigure(drawing: DivergenceDrawing, look: Look): Config {
  const sizes = sizesOf(look);
  const theme = themes[look.theme];
  const subject = pointsOf(rebase(drawing.subject.values));
  const benchmark = pointsOf(rebase(drawing.benchmark.values));
  const gap = pointsOf(drawing.gap);
  return configure({
    look,
    words: drawing,
    x: timeAxis(drawing.dates, sizes),
    panels: [legsPanel(drawing, subject, benchmark, theme, sizes), gapPanel(drawing, gap, theme, sizes)],
    series: [
      lineSeries('legs', benchmark, theme.lines[1], sizes),
      lineSeries('legs', subject, theme.lines[0], sizes),
      lineSeries('gap', gap, theme.ink, sizes),
    ],
  });
}

function legsPanel(
  drawing: DivergenceDrawing,
  subject: Point[],
  benchmark: Point[],
  theme: Theme,
  sizes: Sizes,
): Panel {
  const span = logSpanOf([...subject, ...benchmark].map(({ y }) => y ?? NaN));
  const ends = [legEnd(drawing.subject, subject, theme.lines[0]), legEnd(drawing.benchmark, benchmark, theme.lines[1])];
  return {
    id: 'legs',
    weight: 1.35,
    span,
    isLog: true,
    ticks: logTicks(span, 5),
    caption: legsCaption(drawing, sizes),
    key: [],
    backdrops: eventsOf(drawing.events, drawing.dates),
    ends: ends.flat(),
    marks: [],
    ...(ends.flat().length === 0 && { notice: 'No prices to draw' }),
  };
}

function legsCaption({ dates }: DivergenceDrawing, { narrow }: Sizes): string {
  const start = dates[0];
  if (start === undefined) return 'Both markets';
  return narrow ? `${dateText(start)} = 100, log scale` : `Both markets, ${dateText(start)} = 100, log scale`;
}

function legEnd(line: Line, points: Point[], color: string): EndLabel[] {
  return endOf(points, line.symbol, color, valueText);
}

function gapPanel(drawing: DivergenceDrawing, gap: Point[], theme: Theme, sizes: Sizes): Panel {
  const { enterLevel, usualRange } = drawing;
  const ends = endOf(gap, 'Gap', theme.ink, (value) => signedText(value, 1));
  const hasHistory = ends.length > 0;
  const span = spanOf([
    ...gap.map(({ y }) => y ?? NaN),
    enterLevel * 1.1,
    -enterLevel * 1.1,
    usualRange.low,
    usualRange.high,
  ]);
  return {
    id: 'gap',
    weight: 1,
    span,
    isLog: false,
    ticks: linearTicks(span, 4),
    caption: gapCaption(drawing, sizes),
    key: hasHistory ? gapKey(drawing, sizes) : [],
    backdrops: hasHistory ? gapBackdrops(drawing) : [],
    ends,
    marks: [],
    ...(!hasHistory && { notice: 'Not enough history yet for a gap in units of its own volatility' }),
  };
}

function gapCaption({ windowSessions }: DivergenceDrawing, { narrow }: Sizes): string {
  return narrow
    ? `${windowSessions}-session gap ÷ its volatility`
    : `Gap over ${windowSessions} sessions, in units of its own volatility`;
}

function gapKey({ episodes, enterLevel }: DivergenceDrawing, { narrow }: Sizes): KeyEntry[] {
  return [
    { sample: 'band', text: narrow ? '5–95 %' : '5–95 % of days' },
    { sample: 'level', text: `±${valueShort(enterLevel)}` },
    ...(episodes.length === 0 ? [] : [{ sample: 'shade' as const, text: 'episodes' }]),
  ];
}

const valueShort = (value: number) => String(Math.round(value * 100) / 100);

function gapBackdrops(drawing: DivergenceDrawing): Backdrop[] {
  const { usualRange, enterLevel, episodes, dates } = drawing;
  const isKnown = Number.isFinite(usualRange.low) && Number.isFinite(usualRange.high);
  return [
    ...(isKnown ? [{ kind: 'band' as const, ...usualRange }] : []),
    ...shadesOf(episodes, dates),
    { kind: 'level', value: 0, strong: true },
    { kind: 'level', value: enterLevel, strong: false },
    { kind: 'level', value: -enterLevel, strong: false },
  ];
}
