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
