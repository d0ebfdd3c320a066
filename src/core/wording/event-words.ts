import type { EventKind, KnownEvent } from '../events/known-event.ts';
import type { NearbyEvent } from '../events/event-marks.ts';
import { dayMonthYear } from './dates.ts';
import { plural } from './numbers.ts';

const KIND_NAMES: Readonly<Record<EventKind, string>> = {
  upgrade: 'network upgrade',
  halving: 'halving',
  listing: 'listing or fund',
  failure: 'failure or theft',
  shock: 'shock',
  vote: 'vote',
  fomc: 'rate decision',
};

/** Said where no event lies near any entry. */
export const noEventNear = 'No dated fact known here lies within a week of an entry.';

/** Said where a community's own events cannot be kept. */
export const noEventBook = 'Events of your own cannot be kept here: no database is open.';

/** An event near an entry: `FTX bankruptcy, 11 Nov 2022, 3 days after the entry of 8 Nov 2022`. */
export function nearbyWords({ date, label, start, daysBefore }: NearbyEvent): string {
  const entry = `the entry of ${dayMonthYear(start)}`;
  if (daysBefore === 0) return `${label}, on the day of ${entry}`;
  const days = plural(Math.abs(daysBefore), 'day');
  return `${label}, ${dayMonthYear(date)}, ${days} ${daysBefore > 0 ? 'before' : 'after'} ${entry}`;
}

/** One fact as a row of words: day, what, kind. */
export function eventRow({ date, label, kind }: Pick<KnownEvent, 'date' | 'label' | 'kind'>): string[] {
  return [dayMonthYear(date), label, KIND_NAMES[kind]];
}
