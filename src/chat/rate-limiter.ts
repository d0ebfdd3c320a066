/** At most `count` sends in any stretch of `perMs`. */
export interface RateLimit {
  readonly count: number;
  readonly perMs: number;
}

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

  record(nowMs: number): void {
    this.#sentMs = [...this.#sentMs.filter((at) => nowMs - at < this.#longestMs), nowMs];
  }
}

/** The clock a pace is kept by. */
export interface Clock {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

/** How quickly the usual time of a send follows the times seen: down at once, up slowly, since delays are the exception. */
const FALL_SMOOTHING = 1 / 4;

const RISE_SMOOTHING = 1 / 32;

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
  #usualMs: number | undefined;
  #heldUntilMs = -Infinity;
  #nextTurnMs = -Infinity;

  constructor(limit: RateLimit, clock: Clock) {
    this.#limit = limit;
    this.#clock = clock;
  }

  /** Resolves at an instant of its own, as far from the one before as the limit is when it is used to the full. */
  async turn(): Promise<void> {
    const { now, wait } = this.#clock;
    const { count, perMs } = this.#limit;
    const atMs = Math.max(now(), this.#nextTurnMs, this.#heldUntilMs);
    this.#nextTurnMs = atMs + perMs / count;
    if (atMs > now()) await wait(atMs - now());
  }

  /** Sends as soon as it may. */
  async run<T>(send: () => Promise<T>): Promise<T> {
    const { now, wait } = this.#clock;
    for (let ms = this.#delayMs(now()); ms > 0; ms = this.#delayMs(now())) await wait(ms);
    const sending: Sending = { startMs: now() };
    this.#sendings.push(sending);
    try {
      return await send();
    } finally {
      sending.endMs = now();
      this.#learn(sending.endMs - sending.startMs);
    }
  }

  /** Nothing more is sent before this instant. */
  pauseUntil(untilMs: number): void {
    this.#heldUntilMs = Math.max(this.#heldUntilMs, untilMs);
  }

  #delayMs(nowMs: number): number {
    const { count, perMs } = this.#limit;
    const arrived = (one: Sending): number => this.#arrivedMs(one, nowMs);
    this.#sendings = this.#sendings.filter((one) => one.endMs === undefined || arrived(one) + perMs > nowMs);
    const latest = this.#sendings.map(arrived).toSorted((a, b) => a - b);
    return Math.max(0, this.#heldUntilMs - nowMs, (latest.at(-count) ?? -Infinity) + perMs - nowMs);
  }

  /** The latest it can have arrived, as far as its answer tells. */
  #arrivedMs({ startMs, endMs }: Sending, nowMs: number): number {
    return Math.max(startMs, (endMs ?? nowMs) - (this.#usualMs ?? 0));
  }

  #learn(tookMs: number): void {
    const usualMs = (this.#usualMs ??= tookMs);
    const difference = tookMs - usualMs;
    this.#usualMs =
      usualMs + (difference < 0 ? FALL_SMOOTHING * difference : RISE_SMOOTHING * Math.min(difference, usualMs));
  }
}

/** How much somebody may ask: `burst` questions at once, then `perMinute` over time. */
export interface TokenBucketOptions {
  readonly burst: number;
  readonly perMinute: number;
}

/** Takes one question from the bucket of `key`; returns 0, or how many milliseconds to wait where it is empty. */
export type TakeToken = (key: string) => number;

const maxBuckets = 20_000;

/** One bucket of questions per key, refilled evenly; a key that has not been seen for long is forgotten. */
export function createTokenBuckets({ burst, perMinute }: TokenBucketOptions, nowMs: () => number): TakeToken {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  const perMs = perMinute / 60_000;
  return (key) => {
    const now = nowMs();
    const before = buckets.get(key) ?? { tokens: burst, atMs: now };
    const tokens = Math.min(burst, before.tokens + Math.max(0, now - before.atMs) * perMs);
    buckets.delete(key); // set again below, so that the oldest seen is the first in the map
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: now });
    forgetOldest(buckets);
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perMs);
  };
}

function forgetOldest(buckets: Map<string, unknown>): void {
  if (buckets.size <= maxBuckets) return;
  const oldest = buckets.keys().next();
  if (oldest.done !== true) buckets.delete(oldest.value);
}
