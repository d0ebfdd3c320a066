import pRetry from 'p-retry';
import {
  NoSourceAnswered,
  ProviderAnswerRejected,
  ProviderLacksSymbol,
  ProviderRateLimited,
  ProviderUnreachable,
  UserError,
} from '../../errors.ts';
import { dateOfEpochDay, DAY_MS, epochDay } from '../calendar-days.ts';
import type {
  BarStore,
  DailyBar,
  FlowDay,
  HistoryPage,
  HistoryRequest,
  MarketSymbol,
  Provider,
  SeriesKey,
  SeriesState,
  SeriesWrite,
  Timeframe,
} from '../ports.ts';
import {
  areSameMarket,
  bestSeries,
  HOLES_LOOKED_FOR_DAYS,
  type JudgedSeries,
  judgeSeries,
  mayBeBettered,
  recentHoles,
} from './choose-series.ts';
import {
  callProvider,
  collectRows,
  isProviderError,
  isRecent,
  type LiveContext,
  type ProviderError,
  restOf,
} from './sources.ts';
import { fmt, msg, storedText, type Text } from '../../messages/text.ts';

/** What daily bars and exchange flows have in common as far as keeping them fresh goes. */
export interface SeriesKind<T extends { readonly date: string }> {
  readonly timeframe: Timeframe;
  /** How the rows are called, in the plural. */
  readonly flows: boolean;
  /** Finished rows end this long before the present, beyond the time they need to settle. */
  readonly behindMs: number;
  /** Pages from the source, or undefined where it has none of this kind. */
  fetch(provider: Provider, symbol: MarketSymbol, since: HistoryRequest): AsyncIterable<HistoryPage<T>> | undefined;
  stored(store: BarStore, key: SeriesKey): Promise<readonly T[]>;
  write(store: BarStore, write: SeriesWrite<T>): Promise<boolean>;
  /** By which part two rows of one date differ: 0 where they are the same. */
  change(before: T, after: T): number;
}

const ALL = 100_000;

const part = (before: number, after: number): number => {
  if (Number.isNaN(before) || Number.isNaN(after)) return Number.isNaN(before) === Number.isNaN(after) ? 0 : 1;
  return before === after ? 0 : Math.abs(after / before - 1);
};

/** Daily bars, compared by their closes. */
export const dailySeries: SeriesKind<DailyBar> = {
  timeframe: 'day',
  flows: false,
  behindMs: 0,
  fetch: (provider, symbol, since) => provider.dailyBars?.(symbol, since),
  stored: (store, key) => store.lastBars(key, ALL),
  write: (store, write) => store.writeBars(write),
  change: (before, after) => part(before.close, after.close),
};

/** Exchange flows. A day counts once the next one is there, so they are a day behind. */
export const flowSeries: SeriesKind<FlowDay> = {
  timeframe: 'flow',
  flows: true,
  behindMs: DAY_MS,
  fetch: (provider, symbol, since) => provider.flows?.(symbol, since),
  stored: (store, key) => store.flows(key),
  write: (store, write) => store.writeFlows(write),
  change: (before, after) => Math.max(part(before.inflow, after.inflow), part(before.outflow, after.outflow)),
};

/** One symbol of one source, and what is already stored of it. */
export interface SeriesTarget {
  readonly provider: Provider;
  readonly symbol: MarketSymbol;
  readonly state: SeriesState | undefined;
}

/** This many of the newest rows are fetched again each time: a bar may be revised for some days. */
const OVERLAP_ROWS = 5;

/** Differences up to this part are rounding; the smallest dividend moves an adjusted price by more. */
const ROUNDING = 1e-5;

/** The whole is fetched again after this time, for changes further back than the newest rows. */
const FULL_REFRESH_MS = 30 * DAY_MS;

/** A new history that lacks more than this part of the stored dates is not believed. */
const MAX_LOST_SHARE = 0.1;

/**
 * Brings one stored series up to date from its source.
 *
 * Fetches from five rows before the end of what is stored, or from before a hole in the last ninety days. Where one of those rows has changed beyond rounding the past
 * has been re-adjusted: the whole history is fetched again and replaces the stored one, so that two adjustments are never
 * spliced, and what changed is noted. A series that another process replaced meanwhile is left as that process wrote it.
 *
 * @throws ProviderAnswerRejected where a new history is empty or lacks much of the stored one, which is then kept.
 * @throws Whatever the source throws.
 * @see ANALYTICS.md 1.6, 1.8
 */
export async function fetchSeries<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  wanted: SeriesTarget,
): Promise<void> {
  const { provider, symbol, state } = wanted;
  const key: SeriesKey = { symbol: symbol.symbol, source: provider.facts.name, timeframe: kind.timeframe };
  await callProvider(live, provider, async () => {
    const stored = state ? await kind.stored(live.store, key) : [];
    const overlap = stored.slice(-overlapRows(live, symbol, stored));
    const whole = !state || overlap.length === 0 || live.clock.now() - state.fullRefreshAtMs > FULL_REFRESH_MS;
    if (!whole && (await extend(live, kind, wanted, key, overlap))) return;
    await replace(live, kind, wanted, key, stored);
  });
}

/** How many of the newest rows are fetched again: from before the first hole of late, else the usual few. */
function overlapRows(live: LiveContext, symbol: MarketSymbol, stored: readonly { readonly date: string }[]): number {
  const dates = stored.map(({ date }) => date);
  const [hole] = recentHoles(dates, symbol, live.calendar);
  return hole === undefined
    ? OVERLAP_ROWS
    : Math.max(OVERLAP_ROWS, dates.length - dates.findIndex((date) => date > hole) + 1);
}

async function rowsFrom<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  { provider, symbol }: SeriesTarget,
  date: string,
): Promise<T[]> {
  return collectRows(kind.fetch(provider, symbol, { fromMs: epochDay(date) * DAY_MS })!);
}

/** Adds what is new after the rows that are known; false, and nothing written, where one of those has changed. */
async function extend<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  wanted: SeriesTarget,
  key: SeriesKey,
  overlap: readonly T[],
): Promise<boolean> {
  const rows = await rowsFrom(live, kind, wanted, overlap[0]!.date);
  if (changesBetween(kind, overlap, rows).length > 0) return false;
  await write(live, kind, key, { mode: 'revise', edition: wanted.state!.edition, rows });
  return true;
}

async function replace<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  wanted: SeriesTarget,
  key: SeriesKey,
  stored: readonly T[],
): Promise<void> {
  const { provider, symbol, state } = wanted;
  const rows = await rowsFrom(live, kind, wanted, live.calendar.firstDate);
  const changes = changesBetween(kind, stored, rows);
  const lost = changes.filter((change) => change.part === Infinity).length;
  if (rows.length === 0 || lost > MAX_LOST_SHARE * stored.length)
    throw new ProviderAnswerRejected(
      provider.facts.title,
      'history',
      msg(rows.length ? 'sources.vanished' : 'sources.empty'),
    );
  const written = await write(live, kind, key, { mode: 'replace', edition: state?.edition ?? 0, rows });
  if (!written || changes.length === 0) return;
  const sentence = revisionText(provider.facts.title, symbol.symbol, kind.flows, changes);
  await live.store.recordRevision({
    symbol: symbol.symbol,
    source: provider.facts.name,
    atMs: live.clock.now(),
    sentence: storedText(sentence),
  });
}

function write<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  key: SeriesKey,
  what: { mode: 'revise' | 'replace'; edition: number; rows: readonly T[] },
): Promise<boolean> {
  const last = what.rows.at(-1)?.date;
  const watermarkMs = last === undefined ? 0 : (epochDay(last) + 1) * DAY_MS;
  return kind.write(live.store, { key, ...what, checkedAtMs: live.clock.now(), watermarkMs });
}

interface Change {
  readonly date: string;
  /** By which part the row changed, `Infinity` where it is gone. */
  readonly part: number;
}

function changesBetween<T extends { readonly date: string }>(
  kind: SeriesKind<T>,
  before: readonly T[],
  after: readonly T[],
): Change[] {
  const rows = new Map(after.map((row) => [row.date, row]));
  const changes = before.map((row) => {
    const now = rows.get(row.date);
    return { date: row.date, part: now ? kind.change(row, now) : Infinity };
  });
  return changes.filter((change) => change.part > ROUNDING);
}

function revisionText(source: string, symbol: string, flows: boolean, changes: readonly Change[]): Text {
  const largest = Math.max(...changes.map((change) => change.part).filter(Number.isFinite), 0);
  const by = largest > 0 ? msg('notes.revisedBy', { percent: twoDigits(100 * largest) }) : '';
  const said = { source, count: changes.length, flows, symbol, day: fmt.label(changes[0]!.date), by };
  return msg('notes.revised', said);
}

/** A number to two digits: `0.12`, `2.0`, `35`. */
function twoDigits(value: number): Text {
  const digits = Math.max(0, 1 - Math.floor(Math.log10(value)));
  return fmt.number(Number(value.toPrecision(2)), digits);
}

/** A series to answer from. */
export interface FreshSeries {
  readonly provider: Provider;
  readonly state: SeriesState;
  /** The sources that were asked before and why each could not answer. */
  readonly failures: readonly Failure[];
  /** True where no source could be asked: what is stored is all there is. */
  readonly isStale: boolean;
  /** True where a source was asked just now. */
  readonly fetched: boolean;
}

/** Why a source is not used whose prices are of something else. */
const ANOTHER_MARKET = msg('sources.otherMarket');

interface Failure {
  readonly source: string;
  readonly reason: Text;
  readonly lacksSymbol: boolean;
}

/** Where a source does not have the row one would expect, it is not asked again before this. */
const RECHECK_MS = 10 * 60_000;

/** A hole is asked for again after this. */
const HOLE_RECHECK_MS = 60 * 60_000;

/** A source that gave no answer is left alone for this long while there is something stored. */
const CIRCUIT_OPEN_MS = 30_000;

const RETRY_AFTER_MS = 300;

/**
 * Which stored series answers for this symbol, brought up to date where that is due?
 *
 * Sources are asked in their order, the one with the best stored daily series first; where what one gives is late, holed or
 * short the others are asked too and the best answers. A series belongs to one source and is never continued by another. What was fetched
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
  const failures: Failure[] = [];
  const all = await storedStates(live, kind, symbol);
  const inOrder = await inOrderOfQuality(live, symbol, candidates, all);
  const stored = inOrder.flatMap((provider) => stateOf(all, provider) ?? []);
  for (const provider of inOrder) {
    const state = stateOf(stored, provider);
    if (state && isFresh(live, kind, symbol, { provider, state }) && !(await hasDueHole(live, kind, symbol, state)))
      return { provider, state, failures, isStale: false, fetched: false };
    // a source that only has the newest bars must not take the place of a whole history
    if (provider.facts.reachBars !== undefined && stored.length > 0 && !state) continue;
    const now = await fetched(live, kind, symbol, provider, stored);
    if (!('state' in now)) failures.push(now);
    else if (kind.timeframe !== 'day') return { ...now, failures, isStale: false, fetched: true };
    else return { ...(await orBetter(live, symbol, candidates, stored, now)), failures, isStale: false, fetched: true };
  }
  return staleSeries(symbol, inOrder, stored, failures);
}

async function storedStates<T extends { readonly date: string }>(
  live: LiveContext,
  { timeframe }: SeriesKind<T>,
  { symbol }: MarketSymbol,
): Promise<SeriesState[]> {
  return (await live.store.series(symbol)).filter((state) => state.timeframe === timeframe);
}

const stateOf = (states: readonly SeriesState[], provider: Provider): SeriesState | undefined =>
  states.find((state) => state.source === provider.facts.name && state.lastDate !== undefined);

/** A series of one source. */
interface SourceSeries {
  readonly provider: Provider;
  readonly state: SeriesState;
}

/** Brings one source's series up to date, or says why it cannot be used. */
async function fetched<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  symbol: MarketSymbol,
  provider: Provider,
  stored: readonly SeriesState[],
): Promise<SourceSeries | Failure> {
  const wanted = { provider, symbol, state: stateOf(stored, provider) };
  const failed = await tryProvider(live, stored.length > 0, provider, () => fetchSeries(live, kind, wanted));
  const state = failed ? undefined : stateOf(await storedStates(live, kind, symbol), provider);
  if (!state) return failureBy(provider, failed);
  const other = stored.find(({ source, lastDate }) => source !== provider.facts.name && lastDate !== undefined);
  const isNew = wanted.state === undefined && other !== undefined && kind.timeframe === 'day';
  if (!isNew || (await areSameMarket(live, other, state))) return { provider, state };
  return { source: provider.facts.title, reason: ANOTHER_MARKET, lacksSymbol: false };
}

/** Sources in the order they are asked: the one whose stored series is best, then the others; never another market. */
async function inOrderOfQuality(
  live: LiveContext,
  symbol: MarketSymbol,
  candidates: readonly Provider[],
  stored: readonly SeriesState[],
): Promise<readonly Provider[]> {
  const known = candidates.flatMap((provider) => {
    const state = stateOf(stored, provider);
    return state?.timeframe === 'day' ? [{ provider, state }] : [];
  });
  const [first, ...others] = known;
  if (!first || others.length === 0) return candidates;
  const strangers: Provider[] = [];
  for (const { provider, state } of others)
    if (!(await areSameMarket(live, first.state, state))) strangers.push(provider);
  const same = known.filter(({ provider }) => !strangers.includes(provider));
  const judged = await Promise.all(same.map(({ provider, state }) => judgeSeries(live, symbol, provider, state)));
  const best = bestSeries(judged)!.provider;
  return [best, ...candidates.filter((each) => each !== best && !strangers.includes(each))];
}

/**
 * The series that was just fetched, or a better one of another source: the others are asked where it is late or holed, and
 * where it is short and none of them has been asked before.
 */
async function orBetter(
  live: LiveContext,
  symbol: MarketSymbol,
  candidates: readonly Provider[],
  stored: readonly SeriesState[],
  now: SourceSeries,
): Promise<SourceSeries> {
  const own = await judgeSeries(live, symbol, now.provider, now.state);
  const expected = expectedDate(live, dailySeries, symbol, now.provider);
  const others = candidates.filter((each) => each !== now.provider && each.facts.reachBars === undefined);
  if (!mayBeBettered(own, expected, stored.length > 0)) return now;
  const judged: JudgedSeries[] = [own];
  for (const provider of others) {
    const other = await fetched(live, dailySeries, symbol, provider, [...stored, now.state]);
    if ('state' in other) judged.push(await judgeSeries(live, symbol, provider, other.state));
    if (!judged.every((each) => mayBeBettered(each, expected, true))) break;
  }
  const inOrder = judged.toSorted((a, b) => candidates.indexOf(a.provider) - candidates.indexOf(b.provider));
  const { provider, state } = bestSeries(inOrder)!;
  return { provider, state };
}

const failureBy = (provider: Provider, error: ProviderError | undefined): Failure => ({
  source: provider.facts.title,
  reason: error?.reason ?? msg('sources.hasNothing'),
  lacksSymbol: error instanceof ProviderLacksSymbol,
});

/** What is stored and reaches furthest, of the source that comes first. */
function staleSeries(
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
  if (furthest) return { ...furthest, failures, isStale: true, fetched: false };
  if (failures.every((failure) => failure.lacksSymbol))
    throw new UserError(msg('refusals.noCarrier', { symbol: symbol.symbol }));
  throw new NoSourceAnswered(symbol.symbol, failures);
}

/** The date of the newest row a source can have by now. */
function expectedDate(
  { calendar, clock }: LiveContext,
  { behindMs }: { readonly behindMs: number },
  { hours }: MarketSymbol,
  { facts }: Provider,
): string {
  const settledMs = clock.now() - facts.settlesAfterMs - behindMs;
  return hours === 'always' ? dateOfEpochDay(settledMs / DAY_MS - 1) : calendar.lastClosedAt(settledMs).date;
}

function isFresh<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  symbol: MarketSymbol,
  { provider, state }: { provider: Provider; state: SeriesState },
): boolean {
  if (state.lastDate! >= expectedDate(live, kind, symbol, provider)) return true;
  return isRecent(live, state.checkedAtMs, RECHECK_MS);
}

/** Whether a hole of late may be asked for again. Looked for once an hour, so a row that nobody has costs little. */
async function hasDueHole<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  symbol: MarketSymbol,
  state: SeriesState,
): Promise<boolean> {
  if (kind.timeframe !== 'day' || isRecent(live, state.checkedAtMs, HOLE_RECHECK_MS)) return false;
  const bars = await live.store.lastBars(state, HOLES_LOOKED_FOR_DAYS);
  const dates = bars.map(({ date }) => date);
  return recentHoles(dates, symbol, live.calendar).length > 0;
}

/**
 * Tries a source: undefined where it worked, else why not. With nothing stored a source that gave no answer is tried twice, unless nobody
 * is there;
 * with something stored it is left alone for a while, so that an outage does not slow every question.
 */
async function tryProvider(
  live: LiveContext,
  hasStored: boolean,
  provider: Provider,
  work: () => Promise<void>,
): Promise<ProviderError | undefined> {
  const rest = restOf(live, provider);
  if (hasStored && rest) return rest;
  const again = async ({ error }: { readonly error: Error }): Promise<boolean> => {
    if (hasStored || !(error instanceof ProviderUnreachable) || error.nobodyThere) return false;
    await live.clock.sleep(RETRY_AFTER_MS); // on the clock that is handed in
    return true;
  };
  const error = await failureOf(() => pRetry(work, { retries: 1, minTimeout: 0, shouldRetry: again }));
  return error && openCircuit(live, provider, error);
}

function openCircuit(live: LiveContext, provider: Provider, error: ProviderError): ProviderError {
  const { name } = provider.facts;
  if (error instanceof ProviderRateLimited)
    live.circuitBreaker.set(name, { untilMs: live.clock.now() + error.retryAfterMs, error });
  if (error instanceof ProviderUnreachable)
    live.circuitBreaker.set(name, { untilMs: live.clock.now() + CIRCUIT_OPEN_MS, error });
  return error;
}

async function failureOf(work: () => Promise<void>): Promise<ProviderError | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (isProviderError(error)) return error;
    throw error;
  }
}
