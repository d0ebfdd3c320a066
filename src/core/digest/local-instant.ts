import { DAY_MS, epochDay } from '../market/epoch-day.ts';

const MINUTE_MS = 60_000;

/** Formatters are slow to make and stateless: one per zone. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const numeric = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
  const clock = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', ...numeric, second: '2-digit' });
  clocks.set(zone, clock);
  return clock;
}

/** What the wall says at an instant, read as if it were UTC. */
function wallMs(instantMs: number, zone: string): number {
  const parts = Object.fromEntries(
    clockOf(zone)
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, value]),
  );
  const clock = Number(parts.hour) * 3600 + Number(parts.minute) * 60 + Number(parts.second);
  return epochDay(`${parts.year}-${parts.month}-${parts.day}`) * DAY_MS + clock * 1000;
}

/** How far a zone's wall clock is ahead of UTC at an instant. */
function offsetMs(instantMs: number, zone: string): number {
  return wallMs(instantMs, zone) - Math.floor(instantMs / 1000) * 1000;
}

/** The first instant of the later offset between two instants that have different ones. */
function transitionBetween(fromMs: number, toMs: number, zone: string): number {
  const later = offsetMs(toMs, zone);
  let [before, after] = [fromMs, toMs];
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (offsetMs(middle, zone) === later) after = middle;
    else before = middle;
  }
  return after;
}

/**
 * At which instant does the wall clock of a zone show this time on this day?
 *
 *     wall − offset, with the offset in force at the answer
 *
 * Twice a year a wall time is not one instant. A time that is skipped in spring gives the first minute after the gap,
 * so nothing planned for it is lost; a time that comes twice in autumn gives the first of the two, so it happens once.
 *
 * @param date `YYYY-MM-DD` in the zone.
 * @param minuteOfDay 0 to 1439.
 * @param zone IANA name.
 * @returns Epoch milliseconds.
 * @throws RangeError where the zone is not known.
 * @example localInstant('2026-03-08', 150, 'America/New_York'); // => 1772953200000
 * @see DESIGN.md 4
 */
export function localInstant(date: string, minuteOfDay: number, zone: string): number {
  const wall = epochDay(date) * DAY_MS + minuteOfDay * MINUTE_MS;
  const [dayBefore, dayAfter] = [wall - DAY_MS, wall + DAY_MS];
  const candidates = [dayBefore, dayAfter].map((instant) => wall - offsetMs(instant, zone));
  const right = candidates.filter((instant) => wallMs(instant, zone) === wall);
  return right.length > 0 ? Math.min(...right) : transitionBetween(dayBefore, dayAfter, zone);
}

/**
 * Which day is it on the wall of a zone?
 *
 * @param instantMs Epoch milliseconds.
 * @param zone IANA name.
 * @returns `YYYY-MM-DD`.
 * @throws RangeError where the zone is not known.
 * @example localDate(Date.UTC(2026, 5, 25, 23), 'Asia/Tokyo'); // => '2026-06-26'
 */
export function localDate(instantMs: number, zone: string): string {
  return new Date(wallMs(instantMs, zone)).toISOString().slice(0, 10);
}

/**
 * Which minute of the day does the wall of a zone show?
 *
 * @param instantMs Epoch milliseconds.
 * @param zone IANA name.
 * @returns 0 to 1439.
 * @throws RangeError where the zone is not known.
 * @example localMinute(Date.UTC(2026, 5, 25, 23, 5), 'Asia/Tokyo'); // => 485
 */
export function localMinute(instantMs: number, zone: string): number {
  const wall = wallMs(instantMs, zone);
  return Math.floor((wall - Math.floor(wall / DAY_MS) * DAY_MS) / MINUTE_MS);
}
