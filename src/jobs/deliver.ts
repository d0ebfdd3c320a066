import type { Delivery, Destination, Messenger } from '../chat/messenger.ts';
import type { ClaimedDelivery } from '../core/community/ledger.ts';
import { isQuiet, settingsIn } from '../core/community/settings.ts';
import { localMinute } from '../core/digest/local-instant.ts';
import type { Reply } from '../chat/reply.ts';
import { styledReply } from '../chat/styled-reply.ts';
import type { Composer } from './compose-delivery.ts';
import type { JobParts } from './job-parts.ts';
import type { Pacer } from './pacer.ts';
import { LATEST_MS } from './plan-digest.ts';
import { pauseAndTell } from './tell-owners.ts';

const CLAIMED_AT_ONCE = 100;
/** With so few left, the next are claimed while these are being sent. */
const CLAIMED_AHEAD = 50;
/** Deliveries put together at a time: each may want a picture drawn, and people want theirs too. */
const HANDS = 24;
/** Sends that wait for their answer at a time. */
const MOST_IN_FLIGHT = 24;
/** How long a claim holds: longer than a send may take, shorter than anybody would miss it. */
const CLAIM_MS = 45_000;
const NO_SOURCE_WAIT_MS = 10 * 60_000;
/** One chat may be asked to wait for hours. Where everybody was meant, whoever is next is told so again. */
const LONGEST_HOLD_MS = 30_000;

/** One platform's side of the ledger. */
interface Desk {
  readonly parts: JobParts;
  readonly messenger: Messenger;
  readonly pacer: Pacer;
  readonly composer: Composer;
  readonly inFlight: Set<Promise<void>>;
}

/** Sends everything that may be sent on this platform now, and returns when there is no more. */
export async function deliverAll(
  parts: JobParts,
  messenger: Messenger,
  pacer: Pacer,
  composer: Composer,
  signal?: AbortSignal,
): Promise<void> {
  const desk: Desk = { parts, messenger, pacer, composer, inFlight: new Set() };
  await settleSilent(desk);
  const next = claims(desk, signal);
  const work = async (): Promise<void> => {
    for (let delivery = await next(); delivery !== undefined; delivery = await next()) await deliver(desk, delivery);
  };
  do {
    await Promise.all(desk.inFlight);
    await Promise.all(Array.from({ length: HANDS }, work));
  } while (desk.inFlight.size > 0); // what was moved is sent to its new place at once
}

/** One claimed delivery after the other, claimed in batches; a new batch is claimed while others are still being sent. */
function claims(desk: Desk, signal: AbortSignal | undefined): () => Promise<ClaimedDelivery | undefined> {
  const { ledger, clock } = desk.parts;
  const waiting: ClaimedDelivery[] = [];
  let claiming: Promise<void> | undefined;
  let isLast = false;
  const claim = async (): Promise<void> => {
    const nowMs = clock.nowMs();
    const claimed = await ledger.claimDeliveries(desk.messenger.platform, nowMs, nowMs + CLAIM_MS, CLAIMED_AT_ONCE);
    isLast = claimed.length < CLAIMED_AT_ONCE;
    waiting.push(...claimed);
    composeAhead(desk, claimed);
  };
  const claimOnce = (): Promise<void> => (claiming ??= claim().finally(() => (claiming = undefined)));
  return async () => {
    if (signal?.aborted === true) return undefined;
    if (waiting.length === 0) await claimOnce();
    else if (waiting.length <= CLAIMED_AHEAD && !isLast) void claimOnce().catch(() => undefined); // tried again when empty
    return waiting.shift();
  };
}

/** What is said next is put together while the ones before it are still being sent. */
function composeAhead(desk: Desk, claimed: readonly ClaimedDelivery[]): void {
  const firsts = new Map(claimed.toReversed().map((delivery) => [delivery.line, delivery]));
  for (const delivery of firsts.values()) void desk.composer.compose(delivery).catch(() => undefined);
}

/** Deliveries of a process that ended: repeated where the platform still knows their key, otherwise unknown. */
async function settleSilent({ parts, messenger }: Desk): Promise<void> {
  const { platform, keyRememberedMs } = messenger;
  const nowMs = parts.clock.nowMs();
  const repeatableFromMs = keyRememberedMs === undefined ? Number.MAX_SAFE_INTEGER : nowMs - keyRememberedMs;
  const unknown = await parts.ledger.settleSilent(platform, nowMs, repeatableFromMs);
  if (unknown > 0)
    parts.log.warn({ platform, unknown }, 'deliveries that may or may not have arrived are not repeated');
}

async function deliver(desk: Desk, delivery: ClaimedDelivery): Promise<void> {
  const { ledger, clock, log } = desk.parts;
  try {
    if (clock.nowMs() - delivery.dueMs > LATEST_MS) {
      await skip(desk, delivery, 'more than two hours late');
      return;
    }
    const composed = await desk.composer.compose(delivery);
    if (composed.kind === 'reply') await send(desk, delivery, composed.reply);
    else if (composed.kind === 'wait') await ledger.postpone(delivery.key, clock.nowMs() + NO_SOURCE_WAIT_MS);
    else await ledger.finish(delivery.key, { state: 'failed', atMs: clock.nowMs(), reason: composed.reason });
  } catch (error) {
    log.error({ err: error, delivery: delivery.key }, 'a delivery met a fault');
  }
}

function skip({ parts }: Desk, { key }: ClaimedDelivery, reason: string): Promise<void> {
  return parts.ledger.finish(key, { state: 'skipped', atMs: parts.clock.nowMs(), reason });
}

/** The chat, without its topic: limits are a chat's, not a topic's. */
function chatOf({ channel }: ClaimedDelivery): string {
  return channel.split(':').slice(0, 2).join(':');
}

async function send(desk: Desk, delivery: ClaimedDelivery, reply: Reply): Promise<void> {
  const { parts, messenger, pacer } = desk;
  const { settings, to } = await destinationOf(desk, delivery);
  const styled = styledReply(reply, settings.numbers);
  await messenger.prepare?.(to, styled);
  await pacer.turn(chatOf(delivery));
  const nowMs = parts.clock.nowMs();
  if (!(await parts.ledger.begin(delivery, nowMs, nowMs + CLAIM_MS))) return;
  const sent = messenger.send(to, styled, delivery.key).catch(brokeOff);
  await fly(
    desk,
    sent.then((end) => settle(desk, delivery, end)),
  );
}

/** Lets a send end by itself, so that a platform that answers late is still used to the full. */
async function fly({ parts, inFlight }: Desk, ending: Promise<void>): Promise<void> {
  const flight = ending
    .catch((error: unknown) => parts.log.error({ err: error }, 'what became of a delivery could not be written down'))
    .finally(() => inFlight.delete(flight));
  inFlight.add(flight);
  if (inFlight.size >= MOST_IN_FLIGHT) await Promise.race(inFlight);
}

/** A messenger that throws has not said whether it sent. */
function brokeOff(error: unknown): Delivery {
  return { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) };
}

/** Where it goes, and what holds there. */
async function destinationOf({ parts }: Desk, delivery: ClaimedDelivery) {
  const { channel, mentionRole } = delivery;
  const settings = settingsIn(await parts.ledger.settings(delivery.community), channel);
  const to: Destination = {
    channel,
    theme: settings.theme,
    silent: isQuiet(settings, localMinute(parts.clock.nowMs(), settings.zone)),
    ...(mentionRole === undefined ? {} : { mentionRole }),
  };
  return { settings, to };
}

/** What the end of a send means: the class of a refusal decides. */
async function settle(desk: Desk, delivery: ClaimedDelivery, end: Delivery): Promise<void> {
  const { ledger, clock } = desk.parts;
  const { key, channel } = delivery;
  const atMs = clock.nowMs();
  switch (end.kind) {
    case 'sent':
      return ledger.finish(key, { state: 'sent', atMs, messageId: end.messageId });
    case 'failed':
      return ledger.finish(key, { state: 'failed', atMs, reason: end.reason });
    case 'later':
      desk.pacer.hold(Math.min(end.retryAfterMs, LONGEST_HOLD_MS));
      return ledger.postpone(key, atMs + end.retryAfterMs);
    case 'moved':
      await ledger.moveChannel(chatOf(delivery), end.channel);
      return ledger.postpone(key, atMs);
    case 'gone':
    case 'denied':
      await ledger.finish(key, { state: 'failed', atMs, reason: end.reason });
      return pauseAndTell(desk.parts, desk.messenger, channel, end);
    case 'unknown':
      if (desk.messenger.keyRememberedMs === undefined) {
        await ledger.finish(key, { state: 'unknown', atMs, reason: end.reason });
      } // otherwise the claim runs out, and the same key is sent again
  }
}
