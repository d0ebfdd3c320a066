import type { Advance, DueSubscription, PlannedDelivery } from '../core/community/ledger.ts';
import type { DigestPlan } from '../core/community/subscription.ts';
import { lineOf } from '../chat/command.ts';
import { quoteText } from '../chat/line/quote-text.ts';
import { DAYS_AHEAD } from '../core/digest/coming-events.ts';
import { nextSlot } from '../core/digest/next-slot.ts';
import { writeOwnEvents } from '../core/digest/own-events.ts';
import { DAY_MS } from '../core/market/epoch-day.ts';
import type { SessionCalendar } from '../core/market/session.ts';
import type { CommunityEvent } from '../core/ports.ts';

/** A digest that is later than this is of no use any more. */
export const LATEST_MS = 2 * 3_600_000;

/** What a digest's line is made of beside its plan. */
interface LineParts {
  readonly watched: DigestPlan['pairs'];
  /** The session the last one stood on. */
  readonly since?: string | undefined;
  /** Dates the community added to the calendar. */
  readonly own?: readonly CommunityEvent[] | undefined;
}

/** The command line whose reply is this digest. Everything the reply depends on stands in it. */
export function digestLine(plan: DigestPlan, { watched, since, own = [] }: LineParts): string {
  const { pairs, sections, withoutChanges } = plan;
  const named = (pairs.length > 0 ? pairs : watched).map((pair) => pair.join('/')).join(', ');
  const dated = sections.includes('events') && own.length > 0 ? writeOwnEvents(own) : undefined;
  return lineOf(
    `brief "${named}"`,
    sections.includes('pairs') ? undefined : 'standings:no',
    ...sections.filter((section) => section !== 'pairs').map((section) => `${section}:yes`),
    dated === undefined ? undefined : `own:${quoteText(dated)}`,
    since === undefined || withoutChanges === true ? undefined : `since:${since}`,
  );
}

/** What a due digest becomes: one delivery for each slot that has come, those that are too late only noted. */
export function planDigest(due: DueSubscription, nowMs: number, calendar: SessionCalendar): Advance {
  const plan = due.plan as DigestPlan;
  const deliveries: PlannedDelivery[] = [];
  let since = due.lastSession;
  let slot: number | undefined = due.dueMs;
  for (; slot !== undefined && slot <= nowMs; slot = nextSlot(plan.schedule, slot, calendar)) {
    const late = nowMs - slot > LATEST_MS;
    deliveries.push({
      subscription: due.id,
      slot: new Date(slot).toISOString(),
      community: due.community,
      channel: due.channel,
      line: digestLine(plan, { watched: due.settings.watched, since, own: comingOwn(due, slot) }),
      dueMs: slot,
      ...(late ? { state: 'skipped', reason: 'more than two hours late' } : { state: 'planned' }),
    });
    if (!late) since = calendar.lastClosedAt(slot).date;
  }
  return { deliveries, nextDueMs: slot, ...(since === undefined ? {} : { lastSession: since }) };
}

/** The community's own dates as far as this digest looks ahead. */
function comingOwn({ ownEvents = [] }: DueSubscription, slotMs: number): CommunityEvent[] {
  const from = new Date(slotMs).toISOString().slice(0, 10);
  const until = new Date(slotMs + DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10);
  return ownEvents.filter(({ date }) => date >= from && date <= until);
}
