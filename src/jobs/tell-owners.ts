import type { Delivery, Messenger } from '../chat/messenger.ts';
import type { PlannedDelivery } from '../core/community/ledger.ts';
import type { Subscription } from '../core/community/subscription.ts';
import type { JobParts } from './job-parts.ts';

type Refused = Extract<Delivery, { kind: 'gone' | 'denied' }>;

/** What telling takes. */
export type TellingParts = Pick<JobParts, 'ledger' | 'clock' | 'log'>;

/** Pauses everything in a channel that cannot be written to, and tells whoever set it up why, once. */
export async function pauseAndTell(
  parts: TellingParts,
  messenger: Messenger,
  channel: string,
  end: Refused,
): Promise<void> {
  const { ledger, clock, log } = parts;
  const paused = await ledger.pauseChannel(channel, reasonOf(end), clock.nowMs());
  log.info({ channel, paused: paused.length, reason: end.reason }, 'a channel cannot be written to and was paused');
  await tellOwners(parts, messenger, paused, { why: end.reason, cure: cureOf(end) });
}

function reasonOf(end: Refused): string {
  return end.kind === 'denied' && end.missing.length > 0 ? `missing: ${end.missing.join(', ')}` : end.reason;
}

function cureOf(end: Refused): string {
  return end.kind === 'denied' && end.missing.length > 0
    ? `Allow it to ${end.missing.join(', ')} there`
    : 'Add the bot again if it should go on';
}

/** Why something was paused, and what would let it go on. */
interface Pause {
  readonly why: string;
  readonly cure: string;
}

/** Tells each person who set something up, once for each channel, in private, with the button that goes on. */
export async function tellOwners(
  { ledger, clock }: TellingParts,
  messenger: Messenger,
  paused: readonly Subscription[],
  pause: Pause,
): Promise<void> {
  const owners = new Map(paused.map((one) => [`${one.createdBy} ${one.channel}`, one]));
  for (const owner of owners.values()) {
    const notice = await noticeTo(messenger, owner, pause, clock.nowMs());
    if (notice !== undefined) await ledger.plan([notice]);
  }
}

async function noticeTo(
  messenger: Messenger,
  { id, createdBy, channel, plan }: Subscription,
  { why, cure }: Pause,
  nowMs: number,
): Promise<PlannedDelivery | undefined> {
  const privately = messenger.privateChannel ? await messenger.privateChannel(createdBy) : createdBy;
  if (privately === undefined || privately === channel || !privately.startsWith(`${messenger.platform}:`))
    return undefined;
  return {
    subscription: id,
    slot: `paused ${new Date(nowMs).toISOString()}`,
    community: createdBy,
    channel: privately,
    line: '',
    headline: `The ${plan.kind} you set up in ${channel} is paused: ${why}. ${cure}, then press the button. After 30 days it is deleted.`,
    offer: `resume id:${id}`,
    dueMs: nowMs,
    state: 'planned',
  };
}
