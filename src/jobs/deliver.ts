import type { Delivery, Departure, Destination, Messenger } from '../chat/chat.ts';
import { type Reply, spokenReply } from '../chat/reply.ts';
import { withDeadline } from '../clock.ts';
import type { ClaimedDelivery } from '../community/delivery-queue.ts';
import { localMinute } from '../community/schedule.ts';
import { type CommunitySettings, isQuiet, settingsForChannel } from '../community/settings.ts';
import { readerOf, speakerOf } from '../messages/speaker.ts';
import { msg, type Text } from '../messages/text.ts';
import { type DeliveryComposer, MAX_DELAY_MS, questionKey } from './due-digests.ts';
import { type JobDeps, usualDeadlines } from './jobs.ts';
import { notifyUnknown, pauseAndNotify, refusalOf, tellSomebodyElse, unknownOutcome } from './membership.ts';

/** Writes down in the ledger when a delivery leaves, and takes it back where it did not. */
export class LedgerDeparture implements Departure {
  readonly #parts: Pick<JobDeps, 'deliveryQueue' | 'clock'>;
  readonly #claimForMs: number;
  #delivery: ClaimedDelivery;
  #hasLeft = false;
  #isLost = false;
  #isClosed = false;

  constructor(parts: Pick<JobDeps, 'deliveryQueue' | 'clock'>, delivery: ClaimedDelivery, claimForMs: number) {
    this.#parts = parts;
    this.#delivery = delivery;
    this.#claimForMs = claimForMs;
  }

  /** Whether the platform may have it. */
  get hasLeft(): boolean {
    return this.#hasLeft;
  }

  /** Whether the claim ran out before it left: another one sends it. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Whether anything may leave still. */
  isOpen(): boolean {
    return !this.#isClosed;
  }

  /** Nothing leaves any more. */
  close(): void {
    this.#isClosed = true;
  }

  async leaves(): Promise<boolean> {
    if (this.#hasLeft || this.#isClosed) return this.#hasLeft && !this.#isClosed;
    const { deliveryQueue: queue, clock } = this.#parts;
    const nowMs = clock.now();
    this.#hasLeft = await queue.begin(this.#delivery, nowMs, nowMs + this.#claimForMs);
    this.#isLost = !this.#hasLeft;
    if (this.isOpen()) return this.#hasLeft;
    await this.stayed();
    return false;
  }

  async stayed(): Promise<void> {
    if (!this.#hasLeft) return;
    const { deliveryQueue: queue, clock } = this.#parts;
    const claimMs = clock.now() + this.#claimForMs;
    await queue.withdraw(this.#delivery, claimMs);
    this.#delivery = { ...this.#delivery, claimMs };
    this.#hasLeft = false;
  }
}

/** A process that ends leaves what it has claimed until the claim runs out, so it claims what it sends in a few seconds. */
const CLAIMED_AT_ONCE = 50;

/** With so few left, the next are claimed while these are being sent. */
const CLAIMED_AHEAD = 25;

/** How often a long run looks after deliveries of processes that ended. */
const RECOVER_EVERY_MS = 10_000;

/** Deliveries put together at a time: each may want a picture drawn, and people want theirs too. */
const WORKERS = 24;

/**
 * Sends at a time that wait for their turn or for their answer: at Discord's fifty a second the answers may take a second
 * before it is served more slowly. Each holds its picture.
 */
const MAX_IN_FLIGHT = WORKERS + 50;

/** How long a claim holds: longer than a send may take, shorter than anybody would miss it. */
const CLAIM_MS = 45_000;

/** With less than this left of a claim nothing new is begun under it. */
const CLAIM_SPARE_MS = 2_000;

/** While it is unclear what time it is, what seems to be too late or impossible waits. */
const UNSETTLED_WAIT_MS = 60_000;

/** What became of a delivery is written down again after these, where the database did not take it. */
const WRITE_AGAIN_MS = [1_000, 5_000, 20_000];

const NO_SOURCE_WAIT_MS = 10 * 60_000;

/** One chat may be asked to wait for hours. Where everybody was meant, whoever is next is told so again. */
const MAX_PAUSE_MS = 30_000;

/** While a platform wants nothing, nothing is handed to it. How fast it is served otherwise, its adapter says. */
export class PlatformPause {
  readonly #clock: JobDeps['clock'];
  #untilMs = 0;

  constructor(clock: JobDeps['clock']) {
    this.#clock = clock;
  }

  /** The platform said “later”. */
  begin(ms: number): void {
    this.#untilMs = Math.max(this.#untilMs, this.#clock.now() + Math.min(ms, MAX_PAUSE_MS));
  }

  async ended(): Promise<void> {
    const ms = this.#untilMs - this.#clock.now();
    if (ms > 0) await this.#clock.sleep(ms);
  }
}

/** So many at a time, in the order in which they came. */
class Semaphore {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(places: number) {
    this.#free = places;
  }

  /** Resolves when there is a place. */
  async take(): Promise<void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Leaves a place to the next one. */
  give(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}

/** One platform's side of the ledger. */
interface PlatformDelivery {
  readonly parts: JobDeps;
  readonly messenger: Messenger;
  readonly pause: PlatformPause;
  readonly composer: DeliveryComposer;
  readonly places: Semaphore;
  readonly inFlight: Set<Promise<void>>;
}

/** Sends everything that may be sent on this platform now, and returns when there is no more. */
export async function deliverAll(
  deps: JobDeps,
  messenger: Messenger,
  pause: PlatformPause,
  composer: DeliveryComposer,
  signal?: AbortSignal,
): Promise<void> {
  const places = new Semaphore(MAX_IN_FLIGHT);
  const context: PlatformDelivery = { parts: deps, messenger, pause, composer, places, inFlight: new Set() };
  await recoverStale(context);
  const next = claims(context, signal);
  const work = async (): Promise<void> => {
    for (let delivery = await next(); delivery !== undefined; delivery = await next()) await deliver(context, delivery);
  };
  do {
    await Promise.all(context.inFlight);
    await Promise.all(Array.from({ length: WORKERS }, work));
  } while (context.inFlight.size > 0); // what was moved is sent to its new place at once
}

/** One claimed delivery after the other, claimed in batches; a new batch is claimed while others are still being sent. */
function claims(
  context: PlatformDelivery,
  signal: AbortSignal | undefined,
): () => Promise<ClaimedDelivery | undefined> {
  const { deliveryQueue: queue, clock } = context.parts;
  const waiting: ClaimedDelivery[] = [];
  let claiming: Promise<void> | undefined;
  let isLast = false;
  let recoveredMs = clock.now();
  const claim = async (): Promise<void> => {
    const nowMs = clock.now();
    if (nowMs - recoveredMs >= RECOVER_EVERY_MS) {
      recoveredMs = nowMs;
      await recoverStale(context);
    }
    const claimed = await queue.claimDeliveries(context.messenger.platform, nowMs, nowMs + CLAIM_MS, CLAIMED_AT_ONCE);
    isLast = claimed.length < CLAIMED_AT_ONCE;
    waiting.push(...claimed);
    prefetchCompose(context, claimed);
  };
  const claimOnce = (): Promise<void> => (claiming ??= claim().finally(() => (claiming = undefined)));
  return async () => {
    if (signal?.aborted === true) return undefined;
    if (waiting.length === 0) await claimOnce();
    else if (waiting.length <= CLAIMED_AHEAD && !isLast) void claimOnce().catch(() => undefined); // tried again when empty
    return firstHeld(waiting, clock.now());
  };
}

/** The next one whose claim holds for a while; the others are claimed again by whoever comes first. */
function firstHeld(waiting: ClaimedDelivery[], nowMs: number): ClaimedDelivery | undefined {
  while (waiting.length > 0 && waiting[0]!.claimMs - nowMs < CLAIM_SPARE_MS) waiting.shift();
  return waiting.shift();
}

/** What is said next is put together while the ones before it are still being sent. */
function prefetchCompose(context: PlatformDelivery, claimed: readonly ClaimedDelivery[]): void {
  const firsts = new Map(claimed.toReversed().map((delivery) => [questionKey(delivery.question), delivery]));
  for (const delivery of firsts.values()) void context.composer.compose(delivery).catch(() => undefined);
}

/** Deliveries of a process that ended: repeated where the platform still knows their key, otherwise unknown. */
async function recoverStale({ parts: deps, messenger }: PlatformDelivery): Promise<void> {
  const { platform, keyRememberedMs } = messenger;
  const nowMs = deps.clock.now();
  const repeatableFromMs = keyRememberedMs === undefined ? Number.MAX_SAFE_INTEGER : nowMs - keyRememberedMs;
  const unknown = await deps.deliveryQueue.recoverStale(platform, nowMs, repeatableFromMs);
  await notifyUnknown(deps, messenger, unknown);
}

async function deliver(context: PlatformDelivery, delivery: ClaimedDelivery): Promise<void> {
  const { deliveryQueue: queue, clock, log } = context.parts;
  try {
    if (clock.now() - delivery.dueMs > MAX_DELAY_MS) {
      await giveUp(context, delivery);
      return;
    }
    const composed = await context.composer.compose(delivery);
    if (composed.kind === 'reply') await send(context, delivery, composed.reply);
    else if (composed.kind === 'wait') await queue.postpone(delivery.key, clock.now() + NO_SOURCE_WAIT_MS);
    else if (clock.isSettled?.() === false) await queue.postpone(delivery.key, clock.now() + UNSETTLED_WAIT_MS);
    else await queue.finish(delivery.key, { state: 'failed', atMs: clock.now(), reason: composed.reason });
  } catch (error) {
    log.error({ err: error, delivery: delivery.key }, 'a delivery met a fault');
  }
}

function giveUp({ parts: deps }: PlatformDelivery, { key }: ClaimedDelivery): Promise<void> {
  const { deliveryQueue: queue, clock } = deps;
  const atMs = clock.now();
  if (clock.isSettled?.() === false) return queue.postpone(key, atMs + UNSETTLED_WAIT_MS);
  return queue.finish(key, { state: 'skipped', atMs, reason: msg('notices.tooLate') });
}

/** The chat, without its topic: limits are a chat's, not a topic's. */
function chatOf({ channel }: ClaimedDelivery): string {
  return channel.split(':').slice(0, 2).join(':');
}

async function send(context: PlatformDelivery, delivery: ClaimedDelivery, reply: Reply<Text>): Promise<void> {
  const { parts: deps, messenger, pause, places } = context;
  const { settings, to } = await destinationOf(context, delivery);
  const language = await languageOf(context, delivery, settings);
  const said = spokenReply(reply, speakerOf(readerOf({ ...settings, language })));
  await messenger.prepare?.(to, said);
  await pause.ended();
  await places.take();
  let isLeaving = false;
  try {
    await messenger.turn?.(to.channel);
    const departure = new LedgerDeparture(deps, delivery, CLAIM_MS);
    if (messenger.saysDeparture !== true && !(await departure.leaves())) return;
    const sent = messenger.send(to, said, delivery.key, departure).catch(unknownOutcome);
    letEnd(context, ending(context, delivery, departure, sent));
    isLeaving = true;
  } finally {
    if (!isLeaving) places.give();
  }
}

/** A platform that never answers holds nothing up: what it says after the deadline is still written down. */
async function ending(
  context: PlatformDelivery,
  delivery: ClaimedDelivery,
  departure: LedgerDeparture,
  sent: Promise<Delivery>,
): Promise<void> {
  const { sendMs } = context.parts.deadlines ?? usualDeadlines;
  const inTime = await withDeadline(sendMs, () => sent);
  if (inTime !== undefined) return recordLast(context, delivery, departure, inTime);
  departure.close();
  const reason = msg('notices.noAnswer');
  const givenUp = recordOutcome(context, delivery, departure, { kind: 'unknown', reason });
  const answered = Promise.allSettled([givenUp, sent]) // an answer has the last word, however long writing took
    .then(async () => recordLast(context, delivery, departure, await sent));
  answered.catch((error: unknown) =>
    context.parts.log.error({ err: error }, 'a late answer could not be written down'),
  );
  await givenUp;
}

/** What nobody will ever know is told to whoever set it up, once nothing more can be learned. */
async function recordLast(
  context: PlatformDelivery,
  delivery: ClaimedDelivery,
  departure: LedgerDeparture,
  end: Delivery,
): Promise<void> {
  await recordOutcome(context, delivery, departure, end);
  const isRepeated = context.messenger.keyRememberedMs !== undefined;
  if (end.kind === 'unknown' && departure.hasLeft && !isRepeated)
    await notifyUnknown(context.parts, context.messenger, [delivery]);
}

/** Lets a send end by itself, so that a platform that answers late is still used to the full. */
function letEnd({ parts: deps, inFlight, places }: PlatformDelivery, ending: Promise<void>): void {
  const flight = ending
    .catch((error: unknown) => deps.log.error({ err: error }, 'what became of a delivery could not be written down'))
    .finally(() => {
      inFlight.delete(flight);
      places.give();
    });
  inFlight.add(flight);
}

/** A notice to somebody who chose no language is in that of the community where they set something up. */
async function languageOf(
  { parts: { deliveryQueue: queue } }: PlatformDelivery,
  { question, subscription, community }: ClaimedDelivery,
  { language }: CommunitySettings,
): Promise<CommunitySettings['language']> {
  if (language !== 'usual' || question !== undefined) return language;
  const about = await queue.subscription(subscription);
  if (about === undefined || about.community === community) return language;
  return settingsForChannel(await queue.settings(about.community), about.channel).language;
}

/** Where it goes, and what holds there. */
async function destinationOf({ parts: deps }: PlatformDelivery, delivery: ClaimedDelivery) {
  const { channel, community, mentionRole } = delivery;
  const settings = settingsForChannel(await deps.deliveryQueue.settings(community), channel);
  const to: Destination = {
    channel,
    community,
    theme: settings.theme,
    silent: isQuiet(settings, localMinute(deps.clock.now(), settings.zone)),
    ...(mentionRole === undefined ? {} : { mentionRole }),
  };
  return { settings, to };
}

/** What nobody else may have sent by now, and did not leave here, is claimed and tried again when its claim runs out. */
async function recordOutcome(
  context: PlatformDelivery,
  delivery: ClaimedDelivery,
  departure: LedgerDeparture,
  end: Delivery,
): Promise<void> {
  if (departure.isLost || (end.kind === 'unknown' && !departure.hasLeft)) return;
  const { clock, log } = context.parts;
  for (const againMs of WRITE_AGAIN_MS) {
    try {
      await write(context, delivery, end);
      return;
    } catch (error) {
      log.warn({ err: error, delivery: delivery.key }, 'what became of a delivery is written down later');
      await clock.sleep(againMs);
    }
  }
  await write(context, delivery, end);
}

/** What the end of a send means: the class of a refusal decides. */
async function write(context: PlatformDelivery, delivery: ClaimedDelivery, end: Delivery): Promise<void> {
  const { deliveryQueue: queue, clock, log } = context.parts;
  const { key, channel } = delivery;
  const atMs = clock.now();
  switch (end.kind) {
    case 'sent':
      return queue.finish(key, { state: 'sent', atMs, messageId: end.messageId });
    case 'failed':
      log.warn({ delivery: key, channel, reason: end.reason }, 'a platform would not take a delivery');
      await queue.finish(key, { state: 'failed', atMs, reason: msg('notices.notTaken') });
      return tellSomebodyElse(context.parts, context.messenger, delivery);
    case 'later':
      context.pause.begin(end.retryAfterMs);
      return queue.postpone(key, atMs + end.retryAfterMs, 'refused');
    case 'moved':
      await queue.moveChannel(chatOf(delivery), end.channel);
      return queue.postpone(key, atMs, 'refused');
    case 'gone':
    case 'denied':
      await queue.finish(key, { state: 'failed', atMs, reason: refusalOf(end).why });
      await pauseAndNotify(context.parts, context.messenger, channel, end);
      return tellSomebodyElse(context.parts, context.messenger, delivery);
    case 'unknown':
      if (context.messenger.keyRememberedMs === undefined) {
        await queue.finish(key, { state: 'unknown', atMs, reason: end.reason });
      } // otherwise the claim runs out, and the same key is sent again
  }
}
