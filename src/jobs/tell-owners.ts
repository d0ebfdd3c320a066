import type { Delivery, Messenger } from '../chat/messenger.ts';
import type { Subscription } from '../core/community/subscription.ts';
import type { PlannedDelivery } from '../core/community/ledger.ts';
import type { JobParts } from './job-parts.ts';

type Refused = Extract<Delivery, { kind: 'gone' | 'denied' }>;

/** Pauses everything in a channel that cannot be written to, and tells whoever set it up why, once. */
export async function tellOwners(parts: JobParts, messenger: Messenger, channel: string, end: Refused): Promise<void> {
  const { ledger, clock, log } = parts;
  const nowMs = clock.nowMs();
  const paused = await ledger.pauseChannel(channel, reasonOf(end), nowMs);
  log.info({ channel, paused: paused.length, reason: end.reason }, 'a channel cannot be written to and was paused');
  const owners = [...new Map(paused.map((one) => [one.createdBy, one])).values()];
  for (const owner of owners) {
    const notice = await noticeTo(messenger, owner, end, nowMs);
    if (notice !== undefined) await ledger.plan([notice]);
  }
}

function reasonOf(end: Refused): string {
  return end.kind === 'denied' && end.missing.length > 0 ? `missing: ${end.missing.join(', ')}` : end.reason;
}

async function noticeTo(
  messenger: Messenger,
  { id, createdBy, channel, plan }: Subscription,
  end: Refused,
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
    headline: noticeWords(plan.kind, channel, end),
    dueMs: nowMs,
    state: 'planned',
  };
}

function noticeWords(kind: 'digest' | 'alert', channel: string, end: Refused): string {
  const cure =
    end.kind === 'denied' && end.missing.length > 0
      ? `Allow it to ${end.missing.join(', ')} there`
      : 'Add the bot again if it should go on';
  return `The ${kind} you set up in ${channel} is paused: ${end.reason}. ${cure}, then send ${kind} on in that channel. After 30 days it is deleted.`;
}
