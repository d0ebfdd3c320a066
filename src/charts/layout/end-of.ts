import type { EndLabel, Point } from './scene.ts';

/** The label at the last drawn point of a line; none where nothing is drawn. */
export function endOf(
  points: readonly Point[],
  name: string,
  color: string,
  say: (value: number) => string,
): EndLabel[] {
  const last = points.findLast(({ y }) => y !== null);
  if (!last || last.y === null) return [];
  return [{ x: last.x, y: last.y, name, text: say(last.y), color }];
}
