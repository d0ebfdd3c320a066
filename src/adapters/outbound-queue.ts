import { createHash } from 'node:crypto';
import PQueue from 'p-queue';
import type { Departure, GrantedShare, RateLimit, SharedLimits } from '../chat/chat.ts';
import { type Clock, steadyClock, withDeadline } from '../clock.ts';

/** Messages that left evenly arrive a little unevenly: a second is kept so much longer. */
const JITTER_MS = 20;

/** What a platform allows in any second, kept so that it also holds where messages arrive. */
export function perSecond(count: number): RateLimit {
  return { count, perMs: 1000 + JITTER_MS };
}

/** Says how long to wait before the next send, so that no limit is passed. */
export class RateLimiter {
  readonly #limits: readonly RateLimit[];
  readonly #longestMs: number;
  #sentMs: number[] = [];

  constructor(limits: readonly RateLimit[]) {
    this.#limits = limits;
    this.#longestMs = Math.max(...limits.map(({ perMs }) => perMs));
  }

  /** Milliseconds until one more send is within every limit; 0 when it is now. */
  delayMs(nowMs: number): number {
    const waits = this.#limits.map(({ count, perMs }) => (this.#sentMs.at(-count) ?? -Infinity) + perMs - nowMs);
    return Math.max(0, ...waits);
  }

  /** True where nothing that was sent counts any more. */
  isIdle(nowMs: number): boolean {
    return nowMs - (this.#sentMs.at(-1) ?? -Infinity) >= this.#longestMs;
  }

  record(nowMs: number): void {
    this.#sentMs = [...this.#sentMs.filter((at) => nowMs - at < this.#longestMs), nowMs];
  }
}

/** The quickest of so many sends tells how long the way takes at least: what took longer may have arrived later. */
const WAYS_REMEMBERED = 64;

/** What has no answer after this has arrived or never will: a line that swallows sends may not hold up everybody else. */
const LONGEST_WAY_MS = 3000;

/** How soon a wait for a turn is looked at again: the share of this process may have changed. */
const LOOK_AGAIN_MS = 200;

/** The same where nothing at all may be sent yet. */
const STARVED_MS = 20;

/** A turn that came late, since the process was busy, is made up for by the next ones; no more than this at a time. */
const CATCH_UP_MS = 250;

/** The share of a limit that what comes in bursts may use. */
const SHARE_OF_BURSTS = 0.9;

/** A send, and when its answer was there. */
interface Sending {
  readonly startMs: number;
  endMs?: number;
}

/**
 * Keeps a limit where messages arrive, which is not where they leave: one whose answer is late was itself late, and
 * counts from then. So a line that stutters, or a process that was busy, passes no limit, and a steady one loses nothing.
 */
export class ArrivalRateLimiter {
  readonly #limit: RateLimit;
  readonly #clock: Clock;
  #sendings: Sending[] = [];
  #tookMs: readonly number[] = [];
  #quickestMs = 0;
  #heldUntilMs = -Infinity;
  #lastTurnMs = -Infinity;
  #line: Promise<void> = Promise.resolve();
  #waiting = 0;
  #count: number;
  /** Told when something is to be sent and nothing may be. */
  onStarved: () => void = () => undefined;

  constructor(limit: RateLimit, clock: Clock) {
    this.#limit = limit;
    this.#clock = clock;
    this.#count = limit.count;
  }

  /** How much of the limit may be used here; all of it unless others share it. */
  set count(count: number) {
    this.#count = count;
  }

  get count(): number {
    return this.#count;
  }

  /** What was sent within the last stretch of the limit, and what waits. */
  demand(): { readonly used: number; readonly waiting: number } {
    this.#forgetSent(this.#clock.now());
    return { used: this.#sendings.length, waiting: this.#waiting };
  }

  /** Resolves at an instant of its own, as far from the one before as the limit is when it is used to the full. */
  turn(): Promise<void> {
    this.#waiting += 1;
    const askedMs = this.#clock.now();
    this.#line = this.#line.then(() => this.#nextTurn(askedMs)).finally(() => (this.#waiting -= 1));
    return this.#line;
  }

  async #nextTurn(askedMs: number): Promise<void> {
    const clock = this.#clock;
    const fromMs = Math.max(askedMs, clock.now() - CATCH_UP_MS);
    for (;;) {
      const atMs = Math.max(fromMs, this.#nextTurnMs(), this.#heldUntilMs);
      if (atMs <= clock.now()) {
        this.#lastTurnMs = atMs;
        return;
      }
      if (this.#count === 0) this.onStarved();
      await clock.sleep(Math.min(atMs - clock.now(), this.#count > 0 ? LOOK_AGAIN_MS : STARVED_MS));
    }
  }

  #nextTurnMs(): number {
    return this.#count > 0 ? this.#lastTurnMs + this.#limit.perMs / this.#count : Infinity;
  }

  /**
   * Sends as soon as it may. What comes in bursts arrives unevenly, and its own burst makes its answers late: it leaves
   * some places free.
   */
  async run<T>(send: () => Promise<T>, { inBursts = false } = {}): Promise<T> {
    const clock = this.#clock;
    this.#waiting += 1;
    const delayMs = (): number => this.#delayMs(clock.now(), inBursts);
    for (let ms = delayMs(); ms > 0; ms = delayMs()) await clock.sleep(ms);
    this.#waiting -= 1;
    const sending: Sending = { startMs: clock.now() };
    this.#sendings.push(sending);
    try {
      return await send();
    } finally {
      sending.endMs = clock.now();
      this.#learn(sending.endMs - sending.startMs);
    }
  }

  /** Nothing more is sent before this instant. */
  pauseUntil(untilMs: number): void {
    this.#heldUntilMs = Math.max(this.#heldUntilMs, untilMs);
  }

  #delayMs(nowMs: number, inBursts: boolean): number {
    const count = Math.ceil(this.#count * (inBursts ? SHARE_OF_BURSTS : 1));
    this.#forgetSent(nowMs);
    if (count === 0) {
      this.onStarved();
      return STARVED_MS;
    }
    const latest = this.#sendings.map((one) => this.#arrivedMs(one, nowMs)).toSorted((a, b) => a - b);
    return Math.max(0, this.#heldUntilMs - nowMs, (latest.at(-count) ?? -Infinity) + this.#limit.perMs - nowMs);
  }

  #forgetSent(nowMs: number): void {
    const { perMs } = this.#limit;
    this.#sendings = this.#sendings.filter(
      (one) => one.endMs === undefined || this.#arrivedMs(one, nowMs) + perMs > nowMs,
    );
  }

  /** The latest it can have arrived, as far as its answer tells. */
  #arrivedMs({ startMs, endMs }: Sending, nowMs: number): number {
    const atMs = Math.min(endMs ?? nowMs, startMs + LONGEST_WAY_MS);
    return Math.max(startMs, atMs - this.#quickestMs);
  }

  #learn(tookMs: number): void {
    this.#tookMs = [...this.#tookMs.slice(1 - WAYS_REMEMBERED), tookMs];
    this.#quickestMs = Math.min(...this.#tookMs);
  }
}

/** What a platform tolerates. */
export interface PlatformLimits {
  readonly inAll: RateLimit;
  readonly inChat: (chat: string) => readonly RateLimit[];
}

/** How often a share is asked for again while something is sent, and while nothing is. */
const BUSY_MS = 250;

const IDLE_MS = 1000;

/** A demand counts for so many looks, so that one quiet moment gives no share away. */
const REMEMBERED_LOOKS = 4;

/** Whoever keeps the shares answers within this, or is not there. */
const ANSWER_MS = 1000;

/** A token as all processes that use it name it, and what they agree by. */
export interface SharedToken {
  readonly limits: SharedLimits;
  readonly name: string;
  readonly stopping: AbortSignal;
}

/** Names a token without giving it away; undefined where nobody shares it. */
export function sharedToken(
  limits: SharedLimits | undefined,
  { platform, token }: { readonly platform: string; readonly token: string },
  stopping: AbortSignal,
): SharedToken | undefined {
  const name = `${platform}:${createHash('sha256').update(token).digest('hex').slice(0, 16)}`;
  return limits === undefined ? undefined : { limits, name, stopping };
}

/**
 * What one process at a time may do, of all that use a token: whoever has it keeps it for as long as it lives and can
 * reach the others.
 */
export class LeaderLease {
  readonly #token: SharedToken;
  readonly #name: string;
  readonly #clock: Clock;
  #sureUntilMs = -Infinity;

  constructor(token: SharedToken, what: string, clock: Clock = steadyClock) {
    this.#token = token;
    this.#name = `${token.name}:${what}`;
    this.#clock = clock;
  }

  /** Resolves once it is this process's turn, or it stops. */
  async take(): Promise<void> {
    while (!this.#token.stopping.aborted && !(await this.tryTake())) await this.#pause(this.#token.stopping);
  }

  /** True where it is this process's by now. Where nobody can say, whoever has it keeps it, and nobody else takes it. */
  async tryTake(): Promise<boolean> {
    const { limits } = this.#token;
    const askedMs = this.#clock.now();
    const isHeld = askedMs < this.#sureUntilMs;
    const demand = { whole: 1, wanted: 1, used: isHeld ? 1 : 0 };
    const granted = await withDeadline(ANSWER_MS, () => limits.share(this.#name, demand), { clock: this.#clock }).catch(
      () => undefined,
    );
    if (granted === undefined) return this.#sureUntilMs > -Infinity;
    const isOurs = isHeld || granted.count === 1;
    this.#sureUntilMs = isOurs ? askedMs + limits.leaseMs : -Infinity;
    return isOurs;
  }

  /** Resolves when it is another's, or `over`. */
  async keep(over: AbortSignal): Promise<void> {
    const either = AbortSignal.any([over, this.#token.stopping]);
    while (!either.aborted && (await this.tryTake())) await this.#pause(either);
  }

  #pause(signal: AbortSignal): Promise<void> {
    return this.#clock.sleep(IDLE_MS, signal).catch(() => undefined);
  }
}

/**
 * Keeps the share of this process in what a token may send. Where nobody tells the share any more, it is an equal part
 * among the processes that were there last: sending never stops for it.
 */
class ShareKeeper {
  readonly #token: SharedToken;
  readonly #pace: ArrivalRateLimiter;
  readonly #clock: Clock;
  readonly #whole: number;
  #wanted: number[] = [];
  #toldMs = -Infinity;
  #settledMs = -Infinity;
  #nudge = new AbortController();
  /** How many processes use this token, as far as is known; until it is known, another one. */
  processes = 2;

  constructor(token: SharedToken, pace: ArrivalRateLimiter, clock: Clock) {
    this.#token = token;
    this.#pace = pace;
    this.#clock = clock;
    this.#whole = pace.count;
    pace.count = 0;
    pace.onStarved = () => this.#nudge.abort();
    void this.#keep();
  }

  async #keep(): Promise<void> {
    while (!this.#token.stopping.aborted) {
      this.#nudge = new AbortController();
      const granted = await this.#ask().catch(() => undefined);
      if (granted === undefined) this.#goOnAlone();
      else this.#use(granted);
      await this.#untilNextLook(granted !== undefined);
    }
  }

  async #ask(): Promise<GrantedShare | undefined> {
    const { limits, name } = this.#token;
    const { used, waiting } = this.#pace.demand();
    const most = this.#clock.now() < this.#settledMs ? this.#equalPart() : this.#whole; // the others come back one by one
    this.#wanted = [...this.#wanted.slice(1 - REMEMBERED_LOOKS), Math.min(most, used + waiting)];
    const demand = {
      whole: this.#whole,
      wanted: Math.max(...this.#wanted),
      used: Math.max(used, this.#pace.count), // until this is answered all of it may be used
    };
    return withDeadline(ANSWER_MS, () => limits.share(name, demand), { clock: this.#clock });
  }

  #use({ count, processes }: GrantedShare): void {
    this.#pace.count = count;
    this.processes = processes;
    this.#toldMs = this.#clock.now();
  }

  #goOnAlone(): void {
    const { leaseMs } = this.#token.limits;
    const nowMs = this.#clock.now();
    if (nowMs - this.#toldMs < leaseMs - ANSWER_MS) return;
    this.#pace.count = this.#equalPart();
    this.#wanted = [];
    this.#settledMs = nowMs + leaseMs;
  }

  #equalPart(): number {
    return Math.max(1, Math.floor(this.#whole / this.processes));
  }

  /** Who has nothing and wants something asks at once, where somebody answers. */
  async #untilNextLook(isAnswered: boolean): Promise<void> {
    const isBusy = this.#wanted.some((wanted) => wanted > 0);
    const soon = AbortSignal.any([this.#token.stopping, ...(isAnswered ? [this.#nudge.signal] : [])]);
    await this.#sleep(isBusy ? BUSY_MS / 5 : 0, this.#token.stopping);
    await this.#sleep(isBusy ? (BUSY_MS * 4) / 5 : IDLE_MS, soon);
  }

  #sleep(ms: number, signal: AbortSignal): Promise<void> {
    return this.#clock.sleep(ms, signal).catch(() => undefined);
  }
}

/** Lanes that are looked at with each send: more than are added, so that they do not become more and more. */
const LANES_AT_ONCE = 2;

interface ChatLane {
  readonly limiter: RateLimiter;
  readonly turns: PQueue;
  /** Who stands in it. */
  users: number;
}

/**
 * The one place where a platform's limits are kept: sends in the order they came within one chat, chats side by side,
 * none faster than tolerated. p-queue keeps the order; its own rate limits know one window each and no clock but the
 * machine's. rate-limiter-flexible counts in fixed windows: at their edge it let 99 sends of 50 a second through.
 */
export class OutboundQueue {
  readonly #clock: Clock;
  readonly #limits: PlatformLimits;
  readonly #lanes = new Map<string, ChatLane>();
  readonly #whole: ArrivalRateLimiter;
  readonly #shared: { readonly token: SharedToken; readonly keeper: ShareKeeper } | undefined;
  #refused = { chat: '', untilMs: -Infinity };

  /** @param token Where other processes may use the same token; absent where this one is alone. */
  constructor(limits: PlatformLimits, clock: Clock, token?: SharedToken) {
    this.#clock = clock;
    this.#limits = limits;
    this.#whole = new ArrivalRateLimiter(limits.inAll, clock);
    if (token !== undefined) this.#shared = { token, keeper: new ShareKeeper(token, this.#whole, clock) };
  }

  /** Chats that are remembered just now. */
  get chats(): number {
    return this.#lanes.size;
  }

  /**
   * Resolves when one of many that nobody asked for may be sent into this chat. Each has an instant of its own, so that
   * they do not come in bursts.
   */
  async turn(chat: string): Promise<void> {
    await this.#inLane(chat, ({ limiter }) => this.#keep(chat, limiter));
    await this.#whole.turn();
  }

  /** Runs `send` when it may be sent into this chat; `hadTurn` where `turn` was waited for. What a person waits for goes first. */
  run<T>(chat: string, send: () => Promise<T>, { hadTurn }: { readonly hadTurn: boolean }): Promise<T> {
    return this.#inLane(chat, ({ limiter, turns }) => {
      const inTurn = async (): Promise<T> => {
        if (!hadTurn) await this.#keep(chat, limiter);
        return this.#whole.run(send, { inBursts: !hadTurn });
      };
      return turns.add(inTurn, { priority: hadTurn ? 0 : 1 });
    });
  }

  /** Runs a request that is no message but counts as one for the whole bot. */
  runOutOfTurn<T>(request: () => Promise<T>): Promise<T> {
    return this.#whole.run(request, { inBursts: true });
  }

  /**
   * Waits as long as the platform asked this chat to. It does not say whether it meant the chat or the bot; a second
   * chat that is told to wait meanwhile shows that it is the bot, and all wait.
   */
  async pauseFor(chat: string, ms: number): Promise<void> {
    const nowMs = this.#clock.now();
    const untilMs = nowMs + ms;
    if (this.#refused.untilMs > nowMs && this.#refused.chat !== chat) this.#whole.pauseUntil(untilMs);
    this.#refused = { chat, untilMs };
    await this.#clock.sleep(ms);
  }

  /** What other processes sent into this chat counts too; where nobody can say, one's own is kept count of. */
  async #turnAmongOthers(chat: string): Promise<number> {
    if (this.#shared === undefined || this.#shared.keeper.processes < 2) return 0;
    const { limits, name } = this.#shared.token;
    const turn = withDeadline(ANSWER_MS, () => limits.turn(`${name} ${chat}`, this.#limits.inChat(chat)), {
      clock: this.#clock,
    });
    return (await turn.catch(() => undefined)) ?? 0;
  }

  async #inLane<T>(chat: string, work: (lane: ChatLane) => Promise<T>): Promise<T> {
    this.#forgetIdle();
    const lane = this.#lanes.get(chat) ?? {
      ...{ limiter: new RateLimiter(this.#limits.inChat(chat)), turns: new PQueue({ concurrency: 1 }), users: 0 },
    };
    this.#lanes.set(chat, lane);
    lane.users += 1;
    try {
      return await work(lane);
    } finally {
      lane.users -= 1;
    }
  }

  /** Looks at some lanes, each in its turn: one in which nobody stands and nothing counts is made anew when it is needed. */
  #forgetIdle(): void {
    for (const [chat, lane] of [...this.#lanes.entries().take(LANES_AT_ONCE)]) {
      this.#lanes.delete(chat);
      if (lane.users > 0 || !lane.limiter.isIdle(this.#clock.now())) this.#lanes.set(chat, lane);
    }
  }

  async #keep(chat: string, pace: RateLimiter): Promise<void> {
    const clock = this.#clock;
    const othersMs = await this.#turnAmongOthers(chat);
    if (othersMs > 0) await clock.sleep(othersMs);
    for (let ms = pace.delayMs(clock.now()); ms > 0; ms = pace.delayMs(clock.now())) await clock.sleep(ms);
    pace.record(clock.now());
  }
}

/** What was to be sent may not leave any more: another process has it, or the time for it has run out. */
export class MayNotLeave extends Error {
  override readonly name = 'MayNotLeave';
}

/** @throws MayNotLeave */
export async function requireMayLeave(departure: Departure | undefined): Promise<void> {
  if (departure !== undefined && !(await departure.leaves())) throw new MayNotLeave('it may not leave any more');
}
