import { DAY_MS } from '../market/calendar-days.ts';
import { eventsBetween, rareKinds } from '../market/known-events.ts';
import type { MarketSymbol } from '../market/ports.ts';
import type { Text } from '../messages/text.ts';
import type { EventMark } from '../reports/chart-spec.ts';

/** A dated fact that a community added for itself. */
export interface CommunityEvent {
  readonly date: string;
  readonly label: string;
}

/** The events communities added; nobody sees those of another one. */
export interface CommunityEvents {
  /** Oldest first. */
  list(community: string): Promise<readonly CommunityEvent[]>;
  /** Adding the same label on the same day again changes nothing. */
  add(community: string, event: CommunityEvent): Promise<void>;
  /** Takes away everything added on this day; answers how many there were. */
  remove(community: string, date: string): Promise<number>;
}

/** An event near the beginning of a stretch of time. */
export interface NearbyEvent extends EventMark<Text> {
  /** The beginning it is near to. */
  readonly start: string;
  /** Days from the event to the beginning; negative where the event came after. */
  readonly daysBefore: number;
}

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
): EventMark<Text>[] {
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
export function eventsNear(starts: readonly string[], marks: readonly EventMark<Text>[]): NearbyEvent[] {
  return starts.flatMap((start) =>
    marks
      .map((mark) => ({ ...mark, start, daysBefore: (Date.parse(start) - Date.parse(mark.date)) / DAY_MS }))
      .filter(({ daysBefore }) => Math.abs(daysBefore) <= NEAR_DAYS),
  );
}

/** More than this in two weeks is no longer a list to be read. */
const MAX_EVENTS = 10;

/**
 * How are a community's own dates carried by a command line?
 *
 * What a line says is all its reply depends on, so two channels with the same dates share one computation.
 *
 * @param events Any order; a semicolon in their words becomes a comma, because it stands between two of them.
 * @returns At most ten of them, oldest first: `2026-07-01 Our token listed; 2026-07-03 Vote`.
 * @example writeOwnEvents([{ date: '2026-07-01', label: 'Vote' }]); // => '2026-07-01 Vote'
 */
export function writeOwnEvents(events: readonly CommunityEvent[]): string {
  const sorted = events.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return sorted
    .slice(0, MAX_EVENTS)
    .map(({ date, label }) => `${date} ${label.replace(/;/gu, ',')}`)
    .join('; ');
}

/**
 * Which dates does such a text name?
 *
 * @param text As `writeOwnEvents` gives it.
 * @returns In the order of the text; a part that does not begin with a day is left out.
 * @example readOwnEvents('2026-07-01 Vote'); // => [{ date: '2026-07-01', label: 'Vote' }]
 */
export function readOwnEvents(text: string): CommunityEvent[] {
  return text.split(';').flatMap((part) => {
    const [, date, label] = /^\s*(\d{4}-\d{2}-\d{2})\s+(\S.*?)\s*$/su.exec(part) ?? [];
    return date === undefined || label === undefined ? [] : [{ date, label }];
  });
}
