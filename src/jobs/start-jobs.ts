import cron from 'node-cron';
import { resolvePair } from '../core/market/resolve-pair.ts';
import type { MarketSymbol } from '../core/market/symbol.ts';
import { Composer } from './compose-delivery.ts';
import { deliverAll } from './deliver.ts';
import type { JobParts } from './job-parts.ts';
import { lookAtAlerts } from './look-at-alerts.ts';
import { Pacer } from './pacer.ts';
import { planDigest } from './plan-digest.ts';
import { refreshWatched } from './refresh.ts';

const DIGESTS_AT_ONCE = 200;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long what was sent, what was changed, and what was left behind are kept. */
const kept = { deliveriesMs: 90 * DAY_MS, auditMs: 400 * DAY_MS, goneMs: 30 * DAY_MS };

/** Jobs that can be made to do a minute's work. */
export interface Jobs {
  /** Plans what is due by now and sets the sending going; resolves when it is planned. */
  plan(): Promise<void>;
  /** The same; resolves when what may be sent now was sent. */
  tick(): Promise<void>;
  /** Takes up nothing new and waits for what is in hand. */
  stop(): Promise<void>;
}

/** The jobs without a clock of their own: somebody calls `plan` or `tick`. */
export function createJobs(parts: JobParts): Jobs {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pumps = pumpsOf(parts, signal);
  const hourly = onceAnHour(parts, () => keepHouse(parts, signal));
  let planning: Promise<unknown> = Promise.resolve();
  let sending: Promise<unknown> = Promise.resolve();
  const send = (more: readonly Promise<void>[] = []): Promise<void> =>
    sayFaults(parts, signal.aborted ? more : [...pumps.map((pump) => pump()), ...more]);
  const planAll = async (): Promise<void> => {
    if (signal.aborted) return;
    await planDigests(parts);
    const digests = (sending = send([hourly()])); // no slow source of an alert holds them up
    if ((await lookAtAlerts(parts, signal)) > 0) sending = digests.then(() => send());
  };
  const plan = (): Promise<void> => {
    const work = planAll();
    planning = work.catch(() => undefined);
    return work;
  };
  return {
    plan,
    tick: async () => {
      await plan();
      await sending;
    },
    stop: async () => {
      stopping.abort();
      await planning;
      await sending;
    },
  };
}

/** What was not sent or kept in order now is so at the next tick: a fault is said and ends nothing. */
async function sayFaults({ log }: JobParts, work: readonly Promise<void>[]): Promise<void> {
  for (const outcome of await Promise.allSettled(work)) {
    if (outcome.status === 'rejected')
      log.error({ err: outcome.reason as unknown }, 'a job met a fault and is tried again');
  }
}

/** Starts the jobs on a tick of one minute; what is due stands in the database, so a missed tick loses nothing. */
export function startJobs(parts: JobParts): { stop(): Promise<void> } {
  const jobs = createJobs(parts);
  const tick = (): Promise<void> =>
    jobs.plan().catch((error: unknown) => parts.log.error({ err: error }, 'a tick of the jobs met a fault'));
  const task = cron.schedule('* * * * *', tick, { noOverlap: true });
  void tick();
  return {
    stop: async () => {
      await task.destroy();
      await jobs.stop();
    },
  };
}

async function planDigests({ ledger, calendar, clock }: JobParts): Promise<void> {
  const nowMs = clock.nowMs();
  const decide = (due: Parameters<typeof planDigest>[0]) => planDigest(due, nowMs, calendar);
  while ((await ledger.planDigests(nowMs, DIGESTS_AT_ONCE, decide)) === DIGESTS_AT_ONCE);
}

/**
 * The deliveries of every platform. A long run is not joined by a second one; the next tick looks again. What is said
 * on several platforms is put together once; when nothing is being sent any more it is forgotten.
 */
function pumpsOf(parts: JobParts, signal: AbortSignal): (() => Promise<void>)[] {
  const composer = new Composer(parts);
  const running = new Map<string, Promise<void>>();
  const ended = (platform: string): void => {
    running.delete(platform);
    if (running.size === 0) composer.forget();
  };
  return parts.messengers.map((messenger) => {
    const { platform } = messenger;
    const pacer = new Pacer(platform, parts.clock);
    return () => {
      const known = running.get(platform);
      const run = known ?? deliverAll(parts, messenger, pacer, composer, signal).finally(() => ended(platform));
      running.set(platform, run);
      return run;
    };
  });
}

function onceAnHour({ clock }: JobParts, work: () => Promise<void>): () => Promise<void> {
  let nextMs = -Infinity;
  return async () => {
    if (clock.nowMs() < nextMs) return;
    nextMs = clock.nowMs() + HOUR_MS;
    await work();
  };
}

/** Deletes what has aged out and brings watched prices up to date, so that the next digest does not wait for them. */
async function keepHouse(parts: JobParts, signal: AbortSignal): Promise<void> {
  const { ledger, clock, refresher, log } = parts;
  const nowMs = clock.nowMs();
  await ledger.prune({
    deliveriesMs: nowMs - kept.deliveriesMs,
    auditMs: nowMs - kept.auditMs,
    goneMs: nowMs - kept.goneMs,
  });
  if (refresher === undefined) return;
  const results = await refreshWatched(refresher, await watchedSymbols(parts), { signal });
  const failed = results.filter(({ problem }) => problem !== undefined);
  if (failed.length > 0) log.warn({ failed }, 'watched prices could not be refreshed');
}

async function watchedSymbols({ ledger, market }: JobParts): Promise<MarketSymbol[]> {
  const resolved = (await ledger.watchedPairs()).map((pair) => resolvePair(market.catalogue(), pair.join(' ')));
  return resolved.flatMap((found) => (found.kind === 'resolved' ? [found.pair.subject, found.pair.benchmark] : []));
}
