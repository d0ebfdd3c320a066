import type { Scene } from './scene.ts';
import type { Sizes } from './sizes.ts';
import { timeTicks } from './time-ticks.ts';

/** Rows side by side, one step each: a weekend takes no room. */
export function timeAxis(dates: readonly string[], sizes: Sizes): Scene['x'] {
  const most = Math.floor((sizes.width * 0.72) / (sizes.body * 3.2));
  return { span: { min: 0, max: Math.max(1, dates.length - 1) }, ticks: timeTicks(dates, most) };
}

/** The row of a date, or of the first row after it; undefined beyond the last row. */
export function rowOf(dates: readonly string[], date: string): number | undefined {
  const row = dates.findIndex((candidate) => candidate >= date);
  return row < 0 ? undefined : row;
}
