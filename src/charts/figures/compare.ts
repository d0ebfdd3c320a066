import type { CompareDrawing } from '../../core/drawings.ts';
import type { Look } from '../../core/ports.ts';
import { configure } from '../layout/configure.ts';
import { dateText } from '../layout/dates.ts';
import { endOf } from '../layout/end-of.ts';
import { dashes, lineSeries, pointsOf } from '../layout/line-series.ts';
import { valueText } from '../layout/numbers.ts';
import { rebase } from '../layout/rebase.ts';
import type { Config, Panel } from '../layout/scene.ts';
import { sizesOf } from '../layout/sizes.ts';
import { logSpanOf, logTicks } from '../layout/ticks.ts';
import { rowOf, timeAxis } from '../layout/time-axis.ts';
import { themes } from '../themes.ts';

/** Two to five markets, each 100 at the start. */
export function compareFigure(drawing: CompareDrawing, look: Look): Config {
  const sizes = sizesOf(look);
  const theme = themes[look.theme];
  const start = rowOf(drawing.dates, drawing.start) ?? 0;
  const lines = drawing.lines.map(({ symbol, values }, i) => ({
    symbol,
    points: pointsOf(rebase(values, start)),
    color: theme.lines[i % theme.lines.length]!,
    dash: dashes[i % dashes.length]!,
  }));
  const ends = lines.flatMap(({ symbol, points, color }) => endOf(points, symbol, color, valueText));
  const span = logSpanOf(lines.flatMap(({ points }) => points.map(({ y }) => y ?? NaN)));
  const panel: Panel = {
    id: 'compare',
    weight: 1,
    span,
    isLog: true,
    ticks: logTicks(span, 6),
    caption: `${dateText(drawing.start)} = 100, log scale`,
    key: [],
    backdrops: [{ kind: 'level', value: 100, strong: true }],
    ends,
    marks: [],
    ...(ends.length === 0 && { notice: 'No prices to draw' }),
  };
  const series = lines.map(({ points, color, dash }) => lineSeries(panel.id, points, color, sizes, dash)).reverse();
  return configure({ look, words: drawing, x: timeAxis(drawing.dates, sizes), panels: [panel], series });
}
