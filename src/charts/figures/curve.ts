import type { CurveDrawing } from '../../core/drawings.ts';
import type { Look } from '../../core/ports.ts';
import { configure } from '../layout/configure.ts';
import { lineSeries } from '../layout/line-series.ts';
import type { Backdrop, Config, Point } from '../layout/scene.ts';
import { sizesOf } from '../layout/sizes.ts';
import { linearTicks, spanOf, type Span } from '../layout/ticks.ts';
import { themes } from '../themes.ts';

/** One quantity over another, with the points that matter named. */
export function curveFigure(drawing: CurveDrawing, look: Look): Config {
  const sizes = sizesOf(look);
  const theme = themes[look.theme];
  const isDrawn = ({ x, y }: { x: number; y: number }) => Number.isFinite(x) && Number.isFinite(y);
  const points: Point[] = drawing.points.filter(({ x }) => Number.isFinite(x)).map(pointOrHole);
  const marks = drawing.marks.filter(isDrawn);
  const known = [...drawing.points.filter(isDrawn), ...marks];
  const x = spanOf(
    known.map((point) => point.x),
    0.02,
  );
  const y = spanOf(
    known.map((point) => point.y),
    0.1,
  );
  return configure({
    look,
    words: drawing,
    x: { span: x, ticks: linearTicks(x, 6), label: drawing.xLabel },
    panels: [
      {
        id: 'curve',
        weight: 1,
        span: y,
        isLog: false,
        ticks: linearTicks(y, 5),
        caption: drawing.yLabel,
        key: [],
        backdrops: zeroLine(y),
        ends: [],
        marks: marks.map((mark) => ({ ...mark, shape: 'dot', isBelow: isRising(points, mark.x) })),
        ...(known.length === 0 && { notice: 'Nothing to show' }),
      },
    ],
    series: [lineSeries('curve', points, theme.lines[0], sizes)],
  });
}

function pointOrHole({ x, y }: { x: number; y: number }): Point {
  return { x, y: Number.isFinite(y) ? y : null };
}

/** A word to the right of its point is clear of a rising curve below it, of a falling one above it. */
function isRising(points: readonly Point[], x: number): boolean {
  const after = points.find((point) => point.x > x && point.y !== null);
  const before = points.findLast((point) => point.x <= x && point.y !== null);
  return (after?.y ?? 0) > (before?.y ?? 0);
}

function zeroLine({ min, max }: Span): Backdrop[] {
  return min <= 0 && max >= 0 ? [{ kind: 'level', value: 0, strong: true }] : [];
}
