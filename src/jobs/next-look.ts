import type { AlertState } from '../core/alerts/alert-state.ts';
import { nextSlot } from '../core/digest/next-slot.ts';
import type { SessionCalendar } from '../core/market/session.ts';

/** A look that broke off, and a session whose prices are not there yet, are tried again after this. */
export const RETRY_MS = 15 * 60_000;

/** How long after the close prices are asked for: sources need a while to settle. */
const SETTLED_MINUTES = 20;

const afterEveryClose = {
  zone: 'America/New_York',
  at: { kind: 'after-close', minutes: SETTLED_MINUTES },
  weekdays: [1, 2, 3, 4, 5],
  tradingDaysOnly: true,
} as const;

/** When an alert is looked at next: after the next close, soon where the last session is missing, never once it has run out. */
export function nextLook(
  { through: seenThrough, expired }: Pick<AlertState, 'through' | 'expired'>,
  nowMs: number,
  calendar: SessionCalendar,
): number | undefined {
  if (expired === true) return undefined;
  const next = nextSlot(afterEveryClose, nowMs, calendar);
  const isMissing = seenThrough < calendar.lastClosedAt(nowMs).date;
  return isMissing ? Math.min(nowMs + RETRY_MS, next ?? Infinity) : next;
}
