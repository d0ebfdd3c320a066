import type { Advance, DueSubscription, PlannedDelivery } from '../core/community/ledger.ts';
import type { DigestPlan } from '../core/community/subscription.ts';
import { nextSlot } from '../core/digest/next-slot.ts';
import type { SessionCalendar } from '../core/market/session.ts';

/** A digest that is later than this is of no use any more. */
export const LATEST_MS = 2 * 3_600_000;

/** The command line whose reply is this digest. */
export function digestLine(plan: DigestPlan, watched: DigestPlan['pairs'], since: string | undefined): string {
  const pairs = (plan.pairs.length > 0 ? plan.pairs : watched).map((pair) => pair.join('/')).join(', ');
  const sections = plan.sections.filter((section) => section !== 'pairs').map((section) => ` ${section}:yes`);
  return `brief "${pairs}"${sections.join('')}${since === undefined ? '' : ` since:${since}`}`;
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
      line: digestLine(plan, due.settings.watched, since),
      dueMs: slot,
      ...(late ? { state: 'skipped', reason: 'more than two hours late' } : { state: 'planned' }),
    });
    if (!late) since = calendar.lastClosedAt(slot).date;
  }
  return { deliveries, nextDueMs: slot, ...(since === undefined ? {} : { lastSession: since }) };
}
