import type { Clock } from '../../clock.ts';
import { ProviderAnswerRejected, ProviderLacksSymbol, ProviderRateLimited, ProviderUnreachable } from '../../errors.ts';
import { DAY_MS, HOUR_MS } from '../calendar-days.ts';
import type { SessionCalendar } from '../nyse-calendar.ts';
import type {
  BarStore,
  Confirmation,
  DailyBar,
  HistoryPage,
  MarketSymbol,
  Provider,
  SourceEvent,
  SourceHealth,
  SourceRecord,
} from '../ports.ts';
import { fmt, msg, storedText, type Text, textOfStored } from '../../messages/text.ts';

/** What live prices are made from. Nothing here is global: a test gives its own clock, store and sources. */
export interface LiveContext {
  readonly providers: readonly Provider[];
  readonly store: BarStore;
  readonly calendar: SessionCalendar;
  /** The present, epoch ms, and waiting. */
  readonly clock: Clock;
  /** Sources that gave no answer or asked us to wait, by name: until when they are left alone. */
  readonly circuitBreaker: Map<
    string,
    { readonly untilMs: number; readonly error: ProviderUnreachable | ProviderRateLimited }
  >;
  /** What other sources said of closes beyond belief, by symbol, source, date and close. */
  readonly confirmations: Map<string, { readonly confirmation: Confirmation; readonly atMs: number }>;
}

/** Machines that share a database may differ by this much. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** No source is left alone for longer. */
const LONGEST_REST_MS = 15 * 60_000;

/** Whether something was done less than `ms` ago. An instant far in the future is of a clock that was ahead: it counts for nothing. */
export function isRecent({ clock }: Pick<LiveContext, 'clock'>, atMs: number, ms: number): boolean {
  const agoMs = clock.now() - atMs;
  return agoMs > -CLOCK_TOLERANCE_MS && agoMs < ms;
}

/** Why a source is left alone just now; undefined where it may be asked. A rest a wrong clock made endless is over. */
export function restOf(
  { circuitBreaker, clock }: Pick<LiveContext, 'circuitBreaker' | 'clock'>,
  { facts }: Provider,
): ProviderUnreachable | ProviderRateLimited | undefined {
  const rest = circuitBreaker.get(facts.name);
  const leftMs = (rest?.untilMs ?? 0) - clock.now();
  return leftMs > 0 && leftMs <= LONGEST_REST_MS ? rest?.error : undefined;
}

/** The order in which sources are asked: by preference, those that have only the newest bars after all others. */
export function byPreference(providers: readonly Provider[]): Provider[] {
  const short = ({ facts }: Provider): number => Number(facts.reachBars !== undefined);
  return providers.toSorted((a, b) => short(a) - short(b) || a.facts.preference - b.facts.preference);
}

/** Whether a source may carry a symbol, as far as can be told without asking it. */
export const canServe = (provider: Provider, symbol: MarketSymbol): boolean =>
  provider.facts.kinds.includes(symbol.kind) && provider.ticker(symbol) !== undefined;

/** A source, its own spelling of a symbol, and when it was asked: `Yahoo Finance ^RUT, fetched 2026-06-24 21:05 UTC`. */
export function sourceName(provider: Provider, symbol: MarketSymbol, fetchedAtMs: number): string {
  const instant = new Date(fetchedAtMs).toISOString().slice(0, 16).replace('T', ' ');
  return `${provider.facts.title} ${provider.ticker(symbol) ?? symbol.symbol}, fetched ${instant} UTC`;
}

/** An error that a source is answerable for: the next source is tried. */
export type ProviderError = ProviderUnreachable | ProviderRateLimited | ProviderAnswerRejected | ProviderLacksSymbol;

/** Whether a source is answerable for this error, as opposed to the store, the caller or us. */
export function isProviderError(error: unknown): error is ProviderError {
  return [ProviderUnreachable, ProviderRateLimited, ProviderAnswerRejected, ProviderLacksSymbol].some(
    (known) => error instanceof known,
  );
}

/**
 * Asks a source and keeps how it went, so that `status` can tell.
 *
 * That a source does not carry a symbol is a good answer. What is not the source's doing is not kept.
 *
 * @throws Whatever the work throws.
 */
export async function callProvider<T>(live: LiveContext, { facts }: Provider, work: () => Promise<T>): Promise<T> {
  const note = (event: Omit<SourceEvent, 'source' | 'atMs'>) =>
    live.store.recordSourceEvent({ source: facts.name, atMs: live.clock.now(), ...event });
  try {
    const result = await work();
    await note({ kind: 'success' });
    return result;
  } catch (error) {
    if (isProviderError(error)) await note(eventOf(error));
    throw error;
  }
}

function eventOf(error: ProviderError): Omit<SourceEvent, 'source' | 'atMs'> {
  if (error instanceof ProviderLacksSymbol) return { kind: 'success' };
  return { kind: error instanceof ProviderRateLimited ? 'limited' : 'failure', reason: storedText(error.reason) };
}

/** All rows of all pages. */
export async function collectRows<T>(pages: AsyncIterable<HistoryPage<T>>): Promise<T[]> {
  const rows: T[] = [];
  for await (const page of pages) rows.push(...page.rows);
  return rows;
}

const COMPARED_DAYS = 10;

/** Closes of one day that differ by more than this part are said. */
const NOTICEABLE_PART = 0.01;

const COMPARE_EVERY_MS = 20 * HOUR_MS;

/**
 * Do two sources agree about the last days of a symbol? What comes out is kept and said with the next answers.
 *
 * Compares the daily closes of at most ten days, at most once in 20 hours. Where the second source cannot answer nothing is
 * kept.
 *
 * @param first The source that is answered from; its bars are stored.
 * @param second Another one.
 * @see ANALYTICS.md 1.7
 */
export async function compareSources(
  live: LiveContext,
  symbol: MarketSymbol,
  first: Provider,
  second: Provider,
): Promise<void> {
  const last = await live.store.comparison(symbol.symbol);
  if (last && isRecent(live, last.atMs, COMPARE_EVERY_MS)) return;
  const key = { symbol: symbol.symbol, source: first.facts.name, timeframe: 'day' } as const;
  try {
    const theirs = await callProvider(live, second, () =>
      collectRows(second.dailyBars!(symbol, { fromMs: live.clock.now() - COMPARED_DAYS * DAY_MS })),
    );
    const ours = await live.store.lastBars(key, COMPARED_DAYS);
    const sentence = storedText(differenceText(symbol, [first, second], ours, theirs));
    if (theirs.length > 0)
      await live.store.recordComparison({ symbol: symbol.symbol, atMs: live.clock.now(), sentence });
  } catch (error) {
    if (!isProviderError(error)) throw error;
  }
}

function differenceText(
  { symbol }: MarketSymbol,
  [first, second]: readonly [Provider, Provider],
  ours: readonly DailyBar[],
  theirs: readonly DailyBar[],
): Text {
  const closes = new Map(theirs.map((bar) => [bar.date, bar.close]));
  const differences = ours.map(({ date, close }) => ({
    date,
    part: Math.abs((closes.get(date) ?? close) / close - 1),
  }));
  const largest = differences.toSorted((a, b) => b.part - a.part)[0];
  if (!largest || largest.part <= NOTICEABLE_PART) return '';
  return msg('notes.sourcesDiffer', {
    first: first.facts.title,
    second: second.facts.title,
    percent: fmt.number(100 * largest.part, 1),
    symbol,
    day: fmt.label(largest.date),
  });
}

const MINUTE_MS = 60_000;

/**
 * How is each source doing?
 *
 * @param providers All sources.
 * @param records What is known of those that have been asked.
 * @param nowMs The present.
 * @returns One line per source, in the order of the sources.
 */
export function sourceHealth(
  providers: readonly Provider[],
  records: readonly SourceRecord[],
  nowMs: number,
): SourceHealth[] {
  return providers.map(({ facts }) => {
    const record = records.find(({ source }) => source === facts.name);
    return record ? lineOf(facts.title, record, nowMs) : never(facts.title);
  });
}

const never = (source: string): SourceHealth => ({ source, state: 'unknown', sentence: msg('sources.notAsked') });

function lineOf(source: string, record: SourceRecord, nowMs: number): SourceHealth {
  const { lastSuccessMs, lastFailureMs, lastKind } = record;
  return {
    source,
    state: ({ success: 'up', failure: 'down', limited: 'limited' } as const)[lastKind],
    ...(lastSuccessMs === undefined ? {} : { lastSuccessMs }),
    ...(lastFailureMs === undefined ? {} : { lastFailureMs }),
    sentence: heardWords(record, nowMs),
  };
}

/** When a source answered last, and when and why it failed since. */
function heardWords({ lastSuccessMs, lastFailureMs, lastKind, reason }: SourceRecord, nowMs: number): Text {
  const answered = lastSuccessMs === undefined ? undefined : ago(nowMs - lastSuccessMs);
  if (lastKind === 'success' || lastFailureMs === undefined)
    return answered === undefined ? msg('sources.neverAnsweredQuiet') : msg('sources.answered', { ago: answered });
  const [failed, why] = [ago(nowMs - lastFailureMs), textOfStored(reason)];
  return answered === undefined
    ? msg('sources.neverAnswered', { ago: failed, why })
    : msg('sources.answeredThenFailed', { answered, failed, why });
}

/**
 * How long ago something was, in words.
 *
 * @param ms A length of time, not negative.
 */
export function ago(ms: number): Text {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return msg('sources.justNow');
  if (minutes < 60) return msg('sources.minutesAgo', { count: minutes });
  return minutes < 2_880
    ? msg('sources.hoursAgo', { count: Math.floor(minutes / 60) })
    : msg('sources.daysAgo', { count: Math.floor(minutes / 1_440) });
}
