import { LRUCache } from 'lru-cache';
import type { Outcome } from '../chat/chat.ts';
import { type Action, type Block, type Reply } from '../chat/reply.ts';
import type {
  Advance,
  ClaimedDelivery,
  DueSubscription,
  PlannedDelivery,
  StructuredInput,
} from '../community/delivery-queue.ts';
import { DAYS_AHEAD } from '../community/digest.ts';
import { type CommunityEvent, writeOwnEvents } from '../community/events.ts';
import { type DigestPlan, nextSlot } from '../community/schedule.ts';
import { DAY_MS, utcDateOf } from '../market/calendar-days.ts';
import type { SessionCalendar } from '../market/nyse-calendar.ts';
import { msg, type Text } from '../messages/text.ts';
import { type JobDeps, jobRequester } from './jobs.ts';

/** A digest that is later than this is of no use any more. */
export const MAX_DELAY_MS = 2 * 3_600_000;

/** What a digest asks beside its plan. */
interface DigestContext {
  readonly watched: DigestPlan['pairs'];
  /** The session the last one stood on. */
  readonly since?: string | undefined;
  /** Dates the community added to the calendar. */
  readonly own?: readonly CommunityEvent[] | undefined;
}

/** The question whose reply is this digest. Everything the reply depends on stands in it, so equal digests are one. */
export function digestInput(plan: DigestPlan, { watched, since, own = [] }: DigestContext): StructuredInput {
  const { pairs, sections, withoutChanges } = plan;
  const wanted = sections.filter((section) => section !== 'pairs').map((section) => [section, true] as const);
  return {
    command: 'brief',
    options: {
      pairs: (pairs.length > 0 ? pairs : watched).map((pair) => pair.join('/')).join(', '),
      ...(sections.includes('pairs') ? {} : { standings: 'no' }),
      ...Object.fromEntries(wanted),
      ...(sections.includes('events') && own.length > 0 ? { own: writeOwnEvents(own) } : {}),
      ...(since === undefined || withoutChanges === true ? {} : { since }),
    },
  };
}

/** What a due digest becomes: one delivery for each slot that has come, those that are too late only noted. */
export function planDigest(due: DueSubscription, nowMs: number, calendar: SessionCalendar): Advance {
  const plan = due.plan as DigestPlan;
  const deliveries: PlannedDelivery[] = [];
  let since = due.lastSession;
  let slot: number | undefined = due.dueMs;
  for (; slot !== undefined && slot <= nowMs; slot = nextSlot(plan.schedule, slot, calendar)) {
    const late = nowMs - slot > MAX_DELAY_MS;
    deliveries.push({
      subscription: due.id,
      slot: new Date(slot).toISOString(),
      community: due.community,
      channel: due.channel,
      question: digestInput(plan, { watched: due.settings.watched, since, own: upcomingOwnEvents(due, slot) }),
      dueMs: slot,
      ...(late ? { state: 'skipped', reason: msg('notices.tooLate') } : { state: 'planned' }),
    });
    if (!late) since = calendar.lastClosedAt(slot).date;
  }
  return { deliveries, nextDueMs: slot, ...(since === undefined ? {} : { lastSession: since }) };
}

/** The community's own dates as far as this digest looks ahead. */
function upcomingOwnEvents({ ownEvents = [] }: DueSubscription, slotMs: number): CommunityEvent[] {
  const from = utcDateOf(slotMs);
  const until = utcDateOf(slotMs + DAYS_AHEAD * DAY_MS);
  return ownEvents.filter(({ date }) => date >= from && date <= until);
}

const MAX_CACHED_ANSWERS = 100;

/** What was said is said again for so long; by then prices may be newer. */
const CACHE_MS = 10 * 60_000;

/** A message that is later than this says so. */
const NOTICEABLE_DELAY_MS = 5 * 60_000;

/** What a delivery says, or why it cannot be said. */
export type ComposedDelivery =
  | { readonly kind: 'reply'; readonly reply: Reply<Text> }
  | { readonly kind: 'wait' }
  | { readonly kind: 'impossible'; readonly reason: Text };

/** Equal questions have equal keys. */
export const questionKey = (question: ClaimedDelivery['question']): string => JSON.stringify(question ?? null);

/** Answers each distinct question once, however many channels of whatever platform it goes to, until it forgets. */
export class DeliveryComposer {
  readonly #parts: JobDeps;
  readonly #answers: LRUCache<string, Promise<Outcome>>;

  constructor(deps: JobDeps) {
    this.#parts = deps;
    const perf = { now: () => deps.clock.now() };
    this.#answers = new LRUCache({ max: MAX_CACHED_ANSWERS, ttl: CACHE_MS, ttlResolution: 0, perf });
  }

  async compose(delivery: ClaimedDelivery): Promise<ComposedDelivery> {
    const { question, dueMs } = delivery;
    if (question === undefined) return { kind: 'reply', reply: noticeOf(delivery) };
    const { kind, reply, unsaid = reply } = await this.#answer(question);
    if (kind === 'no-source') return { kind: 'wait' };
    if (kind !== 'answered') return { kind: 'impossible', reason: unsaid.title };
    const late = this.#parts.clock.now() - dueMs;
    return { kind: 'reply', reply: withNote(underHeadline(unsaid, delivery), late) };
  }

  /** What is said next is asked anew. */
  forget(): void {
    this.#answers.clear();
  }

  #answer(input: string | StructuredInput): Promise<Outcome> {
    const key = questionKey(input);
    const known = this.#answers.get(key);
    if (known) return known;
    const answering = this.#parts.chat.answer({ input, requester: jobRequester }).then((outcome) => {
      if (outcome.kind !== 'answered') this.#answers.delete(key);
      return outcome;
    });
    this.#answers.set(key, answering);
    return answering;
  }
}

/** A sentence that stands alone, with the one thing that can be done about it. */
function noticeOf({ headline = '', offer }: ClaimedDelivery): Reply<Text> {
  const actions: Action<Text>[] =
    offer === undefined ? [] : [{ label: msg('notices.tryAgainThere'), line: offer, does: 'edit' }];
  return { ...emptyReply, title: headline, actions };
}

const emptyReply: Reply = {
  title: '',
  blocks: [],
  actions: [],
  files: [],
  tone: 'warning',
  visibility: 'everyone',
};

/** An alert's own sentence first, then the answer it rests on; moderators quiet it from here. */
function underHeadline(reply: Reply<Text>, { headline = '', subscription }: ClaimedDelivery): Reply<Text> {
  if (headline === '') return reply;
  const blocks: Block<Text>[] = [{ kind: 'paragraph', text: reply.title }, ...reply.blocks];
  const line = `alert snooze id:${subscription}`;
  const snooze: Action<Text> = { label: msg('notices.snoozeWeek'), line, does: 'edit', group: 'alert' };
  return { ...reply, title: headline, blocks, actions: [...reply.actions, snooze] };
}

function withNote(reply: Reply<Text>, lateMs: number): Reply<Text> {
  if (lateMs < NOTICEABLE_DELAY_MS) return reply;
  const note: Block<Text> = { kind: 'note', text: msg('notices.late', { count: Math.floor(lateMs / 60_000) }) };
  return { ...reply, blocks: [...reply.blocks, note] };
}
