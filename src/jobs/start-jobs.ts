import { withDeadline } from '../clock.ts';
import { DAY_MS, HOUR_MS } from '../market/calendar-days.ts';
import type { LiveMarket } from '../market/live/live-market.ts';
import type { MarketSymbol, Request } from '../market/ports.ts';
import { resolvePair } from '../market/resolve.ts';
import { deliverAll, PlatformPause } from './deliver.ts';
import { DeliveryComposer, MAX_DELAY_MS, planDigest } from './due-digests.ts';
import { evaluateDueAlerts } from './evaluate-alerts.ts';
import { type JobDeps, keepTicking, usualDeadlines } from './jobs.ts';

/** How the refresh of one symbol ended. */
export interface Refreshed {
  readonly symbol: string;
  /** Undefined where it is up to date now. */
  readonly problem: string | undefined;
}

/**
 * Brings every watched symbol up to date, one after the other: sources are shared with people who wait for answers.
 *
 * A symbol that cannot be refreshed does not keep the others from it. What is up to date is not fetched again, so a run
 * that was broken off is made up for by starting it again.
 *
 * @param symbols What is watched; a symbol that is watched in several places is refreshed once.
 * @param request Aborting ends the run before the next symbol; progress counts symbols.
 */
export async function refreshWatched(
  market: Pick<LiveMarket, 'refresh'>,
  symbols: readonly MarketSymbol[],
  { signal, progress }: Request,
): Promise<readonly Refreshed[]> {
  const watched = [...new Map(symbols.map((symbol) => [symbol.symbol, symbol])).values()];
  const results: Refreshed[] = [];
  for (const symbol of watched) {
    progress?.({ what: 'Refreshing watched symbols', done: results.length, total: watched.length });
    if (signal?.aborted === true) break;
    const problem = await problemOf(market.refresh(symbol, { signal }));
    results.push({ symbol: symbol.symbol, problem });
  }
  return results;
}

async function problemOf(work: Promise<void>): Promise<string | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const DIGESTS_AT_ONCE = 200;

/** How long everything is kept that grows: what was sent, changed, left behind, said; three years of receipts, ten of dates. */
export const retention = {
  deliveriesMs: 90 * DAY_MS,
  auditMs: 400 * DAY_MS,
  goneMs: 30 * DAY_MS,
  linesMs: 90 * DAY_MS,
  revisionsMs: 400 * DAY_MS,
  receiptsMs: 1_100 * DAY_MS,
  datesMs: 3_660 * DAY_MS,
} as const;

/** Nothing is deleted until the clock has gone on without a jump for so long. */
const STEADY_MS = DAY_MS;

/** Jobs that can be made to do a minute's work. */
export interface Jobs {
  /** Plans what is due by now and sets the sending going; resolves when it is planned. */
  plan(): Promise<void>;
  /** The same; resolves when what may be sent now was sent. */
  tick(): Promise<void>;
  /** Sets the sending going where something may be sent that no tick has seen: a claim ran out, or a wait is over. */
  look(): Promise<void>;
  /** Takes up nothing new and waits a few seconds for what is in hand; what is not done by then is taken up again later. */
  stop(): Promise<void>;
}

/** The jobs without a clock of their own: somebody calls `plan` or `tick`. */
export function createJobs(deps: JobDeps): Jobs {
  const stopping = new AbortController();
  const { signal } = stopping;
  const workers = deliveryWorkers(deps, signal);
  const hourly = oncePerHour(deps, () => maintenance(deps, signal));
  let planning: Promise<unknown> = Promise.resolve();
  let alongside: Promise<unknown> = Promise.resolve();
  const noteTick = ticksOf(deps);
  const planAll = async (): Promise<void> => {
    if (signal.aborted) return;
    workers.forgetWhenIdle();
    await noteTick();
    await planDigests(deps, () => void workers.deliver());
    const digests = Promise.all([workers.deliver(), logFailure(deps, hourly())]);
    alongside = digests; // no slow source of an alert holds them up
    if ((await evaluateDueAlerts(deps, signal)) > 0) alongside = digests.then(() => workers.deliver());
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
      await alongside;
    },
    look: async () => {
      await workers.look();
    },
    stop: async () => {
      stopping.abort();
      const inHand = Promise.allSettled([planning, alongside, workers.ended()]).then(() => undefined);
      const { stopMs } = deps.deadlines ?? usualDeadlines;
      await withDeadline(stopMs, () => inHand);
    },
  };
}

/** Writes ticks down. A clock that is far from the last tick of an earlier process is not believed at once. */
function ticksOf({ deliveryQueue: queue, clock }: JobDeps): () => Promise<void> {
  let isFirst = true;
  return async () => {
    const nowMs = clock.now();
    const { lastMs, steadySinceMs } = await queue.noteTick(nowMs);
    if (isFirst && lastMs !== undefined && steadySinceMs === nowMs) clock.doubt?.();
    isFirst = false;
  };
}

/** What was not sent or kept in order now is so at the next tick: a fault is said and ends nothing. */
async function logFailure({ log }: JobDeps, work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    log.error({ err: error }, 'a job met a fault and is tried again');
  }
}

/** How often it is looked, between two ticks, whether anything may be sent that a process which ended had claimed. */
const LOOK_MS = 5_000;

/** Starts the jobs on a tick of one minute; what is due stands in the database, so a missed tick loses nothing. */
export function startJobs(deps: JobDeps): { stop(): Promise<void> } {
  const jobs = createJobs(deps);
  const tick = (): Promise<void> =>
    jobs.plan().catch((error: unknown) => deps.log.error({ err: error }, 'a tick of the jobs met a fault'));
  const missing = (): void => deps.log.error({}, 'no tick came for over a minute; the clock may have been put back');
  const ticking = keepTicking(tick, missing);
  const looking = setInterval(() => void jobs.look().catch(() => undefined), LOOK_MS); // a tick says why
  void tick();
  return {
    stop: async () => {
      clearInterval(looking);
      await ticking.stop();
      await jobs.stop();
    },
  };
}

/** @param onPlanned Told of each part of a crowd, so that it is sent while the rest is being planned. */
async function planDigests({ deliveryQueue: queue, calendar, clock }: JobDeps, onPlanned: () => void): Promise<void> {
  const nowMs = clock.now();
  const fromMs = clock.isSettled?.() === false ? nowMs - MAX_DELAY_MS : 0; // nothing is given up by a clock in doubt
  const decide = (due: Parameters<typeof planDigest>[0]) => planDigest(due, nowMs, calendar);
  while ((await queue.planDigests(nowMs, DIGESTS_AT_ONCE, decide, fromMs)) === DIGESTS_AT_ONCE) onPlanned();
}

/**
 * The deliveries of every platform. A long run is not joined by a second one; the next tick looks again. What is said
 * on several platforms is put together once, and forgotten when a tick finds nothing being sent any more.
 */
function deliveryWorkers(deps: JobDeps, signal: AbortSignal) {
  const composer = new DeliveryComposer(deps);
  const running = new Map<string, Promise<void>>();
  const workers = deps.messengers.map((messenger) => ({ messenger, pause: new PlatformPause(deps.clock) }));
  const deliver = ({ messenger, pause }: (typeof workers)[number]): Promise<void> => {
    const { platform } = messenger;
    const known = running.get(platform);
    if (known !== undefined || signal.aborted) return known ?? Promise.resolve();
    const sending = deliverAll(deps, messenger, pause, composer, signal);
    const run = logFailure(deps, sending).finally(() => running.delete(platform));
    running.set(platform, run);
    return run;
  };
  const look = async (worker: (typeof workers)[number]): Promise<void> => {
    const { platform } = worker.messenger;
    if (running.has(platform)) return;
    if (await deps.deliveryQueue.isReady(platform, deps.clock.now())) void deliver(worker);
  };
  return {
    deliver: () => Promise.all(workers.map(deliver)),
    look: () => Promise.all(workers.map(look)),
    ended: () => Promise.all(running.values()),
    forgetWhenIdle: () => {
      if (running.size === 0) composer.forget();
    },
  };
}

function oncePerHour({ clock }: JobDeps, work: () => Promise<void>): () => Promise<void> {
  let nextMs = -Infinity;
  return async () => {
    const nowMs = clock.now();
    if (nowMs < nextMs && nowMs >= nextMs - HOUR_MS) return; // a clock that was put back starts a new hour
    nextMs = nowMs + HOUR_MS;
    await work();
  };
}

/** Deletes what has aged out and brings watched prices up to date, so that the next digest does not wait for them. */
async function maintenance(deps: JobDeps, signal: AbortSignal): Promise<void> {
  const { refresher, log } = deps;
  await deleteAged(deps);
  if (refresher === undefined) return;
  const results = await refreshWatched(refresher, await watchedSymbols(deps), { signal });
  const failed = results.filter(({ problem }) => problem !== undefined);
  if (failed.length > 0) log.warn({ failed }, 'watched prices could not be refreshed');
}

/** What is deleted cannot be had back, so a clock that jumped lately deletes nothing. */
async function deleteAged({ deliveryQueue: queue, clock }: JobDeps): Promise<void> {
  const nowMs = clock.now();
  const { steadySinceMs } = await queue.noteTick(nowMs);
  if (clock.isSettled?.() === false || nowMs - steadySinceMs < STEADY_MS) return;
  const before = Object.entries(retention).map(([what, ageMs]) => [what, nowMs - ageMs]);
  await queue.prune(Object.fromEntries(before) as Record<keyof typeof retention, number>);
}

async function watchedSymbols({ deliveryQueue: queue, market }: JobDeps): Promise<MarketSymbol[]> {
  const resolved = (await queue.watchedPairs()).map((pair) => resolvePair(market.catalogue(), pair.join(' ')));
  return resolved.flatMap((found) => (found.kind === 'resolved' ? [found.pair.subject, found.pair.benchmark] : []));
}
