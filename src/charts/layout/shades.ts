import type { Shade } from '../../core/drawings.ts';
import type { Backdrop } from './scene.ts';
import { rowOf } from './time-axis.ts';

/** Stays as stretches of rows; what lies outside the drawn dates is left out. */
export function shadesOf(shades: readonly Shade[], dates: readonly string[]): Backdrop[] {
  return shades.flatMap(({ from, to, sign }) => {
    const first = rowOf(dates, from);
    const last = rowOf(dates, to) ?? dates.length - 1;
    if (first === undefined || to < (dates[0] ?? '')) return [];
    return [{ kind: 'shade', from: first, to: Math.max(first, last), sign }];
  });
}
