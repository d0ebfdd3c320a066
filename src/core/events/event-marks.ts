import type { EventMark } from '../drawings.ts';
import type { MarketSymbol } from '../market/symbol.ts';
import type { CommunityEvent } from '../ports.ts';
import { eventsBetween, rareKinds } from './events-between.ts';

/** An event near the beginning of a stretch of time. */
export interface NearbyEvent extends EventMark {
  /** The beginning it is near to. */
  readonly start: string;
  /** Days from the event to the beginning; negative where the event came after. */
  readonly daysBefore: number;
}

const DAY_MS = 86_400_000;
const NEAR_DAYS = 7;

/**
 * What may be marked on a chart of these markets: public facts that concern them, and what their community added.
 *
 * @param markets The legs.
 * @param span First and last day of the chart.
 * @param own What the community added, any order.
 * @returns Oldest first.
 */
export function eventMarks(
  markets: readonly MarketSymbol[],
  { from, to }: { readonly from: string; readonly to: string },
  own: readonly CommunityEvent[],
): EventMark[] {
  const added = own.filter(({ date }) => date >= from && date <= to);
  return [...eventsBetween(from, to, { kinds: rareKinds, markets }), ...added]
    .map(({ date, label }) => ({ date, label }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
}

/**
 * Which events lie within a week of these beginnings? Near is not because: it only says what was in the news.
 *
 * @param starts Days, `YYYY-MM-DD`.
 * @param marks Events, oldest first.
 * @example eventsNear(['2022-11-08'], [{ date: '2022-11-11', label: 'FTX bankruptcy' }])[0]?.daysBefore; // => -3
 */
export function eventsNear(starts: readonly string[], marks: readonly EventMark[]): NearbyEvent[] {
  return starts.flatMap((start) =>
    marks
      .map((mark) => ({ ...mark, start, daysBefore: (Date.parse(start) - Date.parse(mark.date)) / DAY_MS }))
      .filter(({ daysBefore }) => Math.abs(daysBefore) <= NEAR_DAYS),
  );
}
