import type { AlertRule } from '../core/alerts/alert-rule.ts';
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

/** When an alert is looked at next: after the next close, or soon where the last session is still missing. */
export function nextLook(
  { expires }: Pick<AlertRule, 'expires'>,
  seenThrough: string,
  nowMs: number,
  calendar: SessionCalendar,
): number | undefined {
  if (expires !== undefined && seenThrough >= expires) return undefined;
  const next = nextSlot(afterEveryClose, nowMs, calendar);
  const isMissing = seenThrough < calendar.lastClosedAt(nowMs).date;
  return isMissing ? Math.min(nowMs + RETRY_MS, next ?? Infinity) : next;
}
