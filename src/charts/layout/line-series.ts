import type { Point, Series } from './scene.ts';
import type { Sizes } from './sizes.ts';
import { thin } from './thin.ts';

/** How a line is told from the others besides its colour. */
export const dashes = [[], [], [2.6, 1.6], [0.9, 1.4], [4.5, 1.5, 0.9, 1.5]] as const;

/** Values as points; what is no number is a hole. */
export function pointsOf(values: ArrayLike<number>): Point[] {
  return Array.from(values, (y, x) => ({ x, y: Number.isFinite(y) ? y : null }));
}

/** A line in one panel. */
export function lineSeries(
  panelId: string,
  data: Point[],
  color: string,
  sizes: Sizes,
  dash: readonly number[] = [],
): Series {
  return {
    type: 'line',
    yAxisID: panelId,
    data: thin(data, Math.ceil(sizes.width / 2.8)),
    parsing: false,
    normalized: true,
    borderColor: color,
    borderWidth: sizes.stroke,
    borderDash: dash.map((part) => part * sizes.stroke),
    borderJoinStyle: 'round',
    borderCapStyle: 'round',
    pointRadius: 0,
    spanGaps: false,
    fill: false,
  };
}
