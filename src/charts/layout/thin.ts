import type { Point } from './scene.ts';

/**
 * No more points than the eye can tell apart: of each of `columns` equal stretches the lowest and the highest value,
 * and always the first and the last point. Holes stay holes where a whole stretch is empty.
 */
export function thin(points: readonly Point[], columns: number): Point[] {
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
