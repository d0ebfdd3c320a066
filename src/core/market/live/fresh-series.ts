import {
  NoSourceAnswered,
  ProviderLacksSymbol,
  ProviderRateLimited,
  ProviderUnreachable,
  UserError,
} from '../../errors.ts';
import type { Provider, SeriesState } from '../../ports.ts';
import { DAY_MS, dateOfEpochDay } from '../epoch-day.ts';
import type { MarketSymbol } from '../symbol.ts';
import { type SourceError, isSourceError } from './ask-source.ts';
import { fetchSeries } from './fetch-series.ts';
import type { LiveContext } from './live-context.ts';
import type { SeriesKind } from './series-kind.ts';

/** A series to answer from. */
export interface FreshSeries {
  readonly provider: Provider;
  readonly state: SeriesState;
  /** The sources that were asked before and why each could not answer. */
  readonly failures: readonly Failure[];
  /** True where no source could be asked: what is stored is all there is. */
  readonly old: boolean;
  /** True where a source was asked just now. */
  readonly fetched: boolean;
}

interface Failure {
  readonly source: string;
  readonly reason: string;
  readonly lacksSymbol: boolean;
}

/** Where a source does not have the row one would expect, it is not asked again before this. */
const RECHECK_MS = 10 * 60_000;
/** A source that gave no answer is left alone for this long while there is something stored. */
const REST_MS = 30_000;
const RETRY_AFTER_MS = 300;

/**
 * Which stored series answers for this symbol, brought up to date where that is due?
 *
 * Sources are asked in their order; a series belongs to one source and is never continued by another. What was fetched
 * after the newest finished row is fresh and asks nobody. Where every source fails the series that reaches furthest
 * answers, marked old.
 *
 * @param candidates Sources with this kind of series, in the order they are asked.
 * @throws UserError where every source says that it does not carry the symbol.
 * @throws NoSourceAnswered, naming each source with its reason, where nothing is stored either.
 */
export async function freshSeries<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  symbol: MarketSymbol,
  candidates: readonly Provider[],
): Promise<FreshSeries> {
  const read = async () => (await live.store.series(symbol.symbol)).filter((s) => s.timeframe === kind.timeframe);
  const stateOf = (states: readonly SeriesState[], provider: Provider) =>
    states.find((state) => state.source === provider.facts.name && state.lastDate !== undefined);
  const stored = await read();
  const failures: Failure[] = [];
  for (const provider of candidates) {
    const state = stateOf(stored, provider);
    if (state && isFresh(live, kind, symbol, { provider, state }))
      return { provider, state, failures, old: false, fetched: false };
    // a source that only has the newest bars must not take the place of a whole history
    if (provider.facts.reachBars !== undefined && stored.length > 0 && !state) continue;
    const failed = await attempt(live, stored.length > 0, provider, () =>
      fetchSeries(live, kind, { provider, symbol, state }),
    );
    const now = failed ? undefined : stateOf(await read(), provider);
    if (now) return { provider, state: now, failures, old: false, fetched: true };
    failures.push(failureBy(provider, failed));
  }
  return oldSeries(symbol, candidates, stored, failures);
}

const failureBy = (provider: Provider, error: SourceError | undefined): Failure => ({
  source: provider.facts.title,
  reason: error?.reason ?? 'has nothing',
  lacksSymbol: error instanceof ProviderLacksSymbol,
});

/** What is stored and reaches furthest, of the source that comes first. */
function oldSeries(
  symbol: MarketSymbol,
  candidates: readonly Provider[],
  stored: readonly SeriesState[],
  failures: readonly Failure[],
): FreshSeries {
  const known = candidates.flatMap((provider) => {
    const state = stored.find(({ source, lastDate }) => source === provider.facts.name && lastDate !== undefined);
    return state ? [{ provider, state }] : [];
  });
  const furthest = known.toSorted((a, b) => b.state.lastDate!.localeCompare(a.state.lastDate!))[0];
  if (furthest) return { ...furthest, failures, old: true, fetched: false };
  if (failures.every((failure) => failure.lacksSymbol)) throw new UserError(`No source carries ${symbol.symbol}.`);
  throw new NoSourceAnswered(symbol.symbol, failures);
}

/** The date of the newest row a source can have by now. */
function expectedDate(
  { calendar, now }: LiveContext,
  { behindMs }: { readonly behindMs: number },
  { hours }: MarketSymbol,
  { facts }: Provider,
): string {
  const settledMs = now() - facts.settlesAfterMs - behindMs;
  return hours === 'always' ? dateOfEpochDay(settledMs / DAY_MS - 1) : calendar.lastClosedAt(settledMs).date;
}

function isFresh<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  symbol: MarketSymbol,
  { provider, state }: { provider: Provider; state: SeriesState },
): boolean {
  if (state.lastDate! >= expectedDate(live, kind, symbol, provider)) return true;
  return live.now() - state.checkedAtMs < RECHECK_MS;
}

/**
 * Tries a source: undefined where it worked, else why not. With nothing stored a source that gave no answer is tried twice, unless nobody
 * is there;
 * with something stored it is left alone for a while, so that an outage does not slow every question.
 */
async function attempt(
  live: LiveContext,
  hasStored: boolean,
  provider: Provider,
  work: () => Promise<void>,
): Promise<SourceError | undefined> {
  const rest = live.resting.get(provider.facts.name);
  if (hasStored && rest && live.now() < rest.untilMs) return rest.error;
  const first = await failureOf(work);
  if (!(first instanceof ProviderUnreachable)) return first && rested(live, provider, first);
  if (hasStored || first.nobodyThere) return rested(live, provider, first);
  await live.sleep(RETRY_AFTER_MS);
  const second = await failureOf(work);
  return second && rested(live, provider, second);
}

function rested(live: LiveContext, provider: Provider, error: SourceError): SourceError {
  const { name } = provider.facts;
  if (error instanceof ProviderRateLimited) live.resting.set(name, { untilMs: live.now() + error.retryAfterMs, error });
  if (error instanceof ProviderUnreachable) live.resting.set(name, { untilMs: live.now() + REST_MS, error });
  return error;
}

async function failureOf(work: () => Promise<void>): Promise<SourceError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (isSourceError(error)) return error;
    throw error;
  }
}
