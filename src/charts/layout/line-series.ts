import type { Point, Series, Sizes } from './scene.ts';

/**
 * No more points than the eye can tell apart: of each of `columns` equal stretches the lowest and the highest value,
 * and always the first and the last point. Holes stay holes where a whole stretch is empty.
 */
export function downsample(points: readonly Point[], columns: number): Point[] {
  if (points.length <= 2 * columns) return [...points];
  const share = points.length / columns;
  const kept = Array.from({ length: columns }, (_, i) =>
    extremesOf(points, Math.floor(i * share), Math.floor((i + 1) * share)),
  );
  return [points[0]!, ...kept.flat(), points.at(-1)!];
}

function extremesOf(points: readonly Point[], from: number, to: number): Point[] {
  let low: Point | undefined;
  let high: Point | undefined;
  for (let i = from; i < to; i++) {
    const point = points[i]!;
    if (point.y === null) continue;
    if (low === undefined || point.y < low.y!) low = point;
    if (high === undefined || point.y > high.y!) high = point;
  }
  if (low === undefined || high === undefined) return [{ x: from, y: null }];
  return low.x < high.x ? [low, high] : low === high ? [low] : [high, low];
}

/** Prices as 100 at the first drawable row from `start` on; what has no logarithm is a hole. */
export function rebase(values: ArrayLike<number>, start = 0): Float64Array {
  const prices = Float64Array.from(values, (price) => (Number.isFinite(price) && price > 0 ? price : NaN));
  const base = prices.find((price, row) => row >= start && !Number.isNaN(price)) ?? NaN;
  return prices.map((price) => (price / base) * 100);
}

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
    data: downsample(data, Math.ceil(sizes.width / 2.8)),
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
