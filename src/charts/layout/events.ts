import type { EventMark } from '../../core/drawings.ts';
import type { Backdrop } from './scene.ts';
import { rowOf } from './time-axis.ts';

/** Dated facts at their rows; those before the first or after the last row are left out. */
export function eventsOf(events: readonly EventMark[], dates: readonly string[]): Backdrop[] {
  return events.flatMap(({ date, label }) => {
    const x = date < (dates[0] ?? '') ? undefined : rowOf(dates, date);
    return x === undefined ? [] : [{ kind: 'event' as const, x, label }];
  });
}
