import { LRUCache } from 'lru-cache';
import type { Outcome } from '../chat/outcome.ts';
import type { Action, Block, Reply } from '../chat/reply.ts';
import type { ClaimedDelivery } from '../core/community/ledger.ts';
import { plural } from '../core/wording/numbers.ts';
import { jobAsker, type JobParts } from './job-parts.ts';

const LINES_KEPT = 100;
/** What was said is said again for so long; by then prices may be newer. */
const KEPT_MS = 10 * 60_000;
/** A message that is later than this says so. */
const WORTH_SAYING_MS = 5 * 60_000;

/** What a delivery says, or why it cannot be said. */
export type Composed =
  | { readonly kind: 'reply'; readonly reply: Reply }
  | { readonly kind: 'wait' }
  | { readonly kind: 'impossible'; readonly reason: string };

/** Answers each distinct line once, however many channels of whatever platform it goes to, until it forgets. */
export class Composer {
  readonly #parts: JobParts;
  readonly #answers: LRUCache<string, Promise<Outcome>>;

  constructor(parts: JobParts) {
    this.#parts = parts;
    const perf = { now: () => parts.clock.nowMs() };
    this.#answers = new LRUCache({ max: LINES_KEPT, ttl: KEPT_MS, ttlResolution: 0, perf });
  }

  async compose(delivery: ClaimedDelivery): Promise<Composed> {
    const { line, dueMs } = delivery;
    if (line === '') return { kind: 'reply', reply: noticeOf(delivery) };
    const { kind, reply } = await this.#answer(line);
    if (kind === 'no-source') return { kind: 'wait' };
    if (kind !== 'answered') return { kind: 'impossible', reason: reply.title };
    const late = this.#parts.clock.nowMs() - dueMs;
    return { kind: 'reply', reply: withNote(underHeadline(reply, delivery), late) };
  }

  /** What is said next is asked anew. */
  forget(): void {
    this.#answers.clear();
  }

  #answer(line: string): Promise<Outcome> {
    const known = this.#answers.get(line);
    if (known) return known;
    const answering = this.#parts.chat.answer({ asked: line, asker: jobAsker }).then((outcome) => {
      if (outcome.kind !== 'answered') this.#answers.delete(line);
      return outcome;
    });
    this.#answers.set(line, answering);
    return answering;
  }
}

/** A sentence that stands alone, with the one thing that can be done about it. */
function noticeOf({ headline = '', offer }: ClaimedDelivery): Reply {
  const actions: Action[] = offer === undefined ? [] : [{ label: 'Try again there', line: offer, does: 'edit' }];
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
function underHeadline(reply: Reply, { headline = '', subscription }: ClaimedDelivery): Reply {
  if (headline === '') return reply;
  const blocks: Block[] = [{ kind: 'paragraph', text: reply.title }, ...reply.blocks];
  const line = `alert snooze id:${subscription}`;
  const snooze: Action = { label: 'Snooze a week', line, does: 'edit', group: 'alert' };
  return { ...reply, title: headline, blocks, actions: [...reply.actions, snooze] };
}

function withNote(reply: Reply, lateMs: number): Reply {
  if (lateMs < WORTH_SAYING_MS) return reply;
  const note: Block = { kind: 'note', text: `Sent ${plural(Math.floor(lateMs / 60_000), 'minute')} late.` };
  return { ...reply, blocks: [...reply.blocks, note] };
}
