import { ProviderAnswerRejected, ProviderRateLimited, ProviderUnreachable } from '../../errors.ts';
import type { Bar, ProviderSettings } from '../../market/ports.ts';
import { fmt, type Message, msg } from '../../messages/text.ts';

interface FetchOptions {
  /** As people write it: it is named in every error. */
  readonly provider: string;
  readonly settings: ProviderSettings;
  /** Replaces scheme and host, and comes before the path. */
  readonly baseUrl?: string | undefined;
  /** Throws where a parsed answer to this path has the wrong shape. */
  readonly check?: (path: string, answer: unknown) => void;
}

/** How long to wait where a source does not say. */
const DEFAULT_RETRY_AFTER_MS = 10_000;

/** No source is left alone for longer because of one answer: a year in `Retry-After` is a slip, or an attack. */
const LONGEST_RETRY_AFTER_MS = 15 * 60_000;

const TOO_MANY_REQUESTS = 429;

const NOT_AVAILABLE_FOR_LEGAL_REASONS = 451;

const SERVER_ERROR = 500;

/**
 * A `fetch` for the libraries of the sources, so that every source fails in the same few ways whatever its library makes
 * of a broken answer: no connection, a time-out, a broken-off body and 5xx are `ProviderUnreachable`, 429 is
 * `ProviderRateLimited`, 451 and a body that is not JSON are `ProviderAnswerRejected`. Other answers pass.
 */
export function createFetch({ provider, settings, baseUrl, check }: FetchOptions): typeof globalThis.fetch {
  return async (input, init) => {
    const asked = input instanceof Request ? input.url : input;
    const { signal: caller, ...rest } = init ?? {};
    const url = withBaseUrl(new URL(asked), baseUrl);
    const answer = await ask({ ...rest, url, caller: caller ?? undefined });
    assertStatus(provider, answer, settings.now());
    const parsed = parse(provider, answer.text);
    if (answer.ok) check?.(url.pathname, parsed);
    return new Response(answer.text, { status: answer.status, headers: answer.headers });
  };

  async function ask({
    url,
    caller,
    ...init
  }: Omit<RequestInit, 'signal'> & { url: URL; caller: AbortSignal | undefined }) {
    const timeout = AbortSignal.timeout(settings.timeoutMs);
    const signal = caller ? AbortSignal.any([caller, timeout]) : timeout;
    try {
      const response = await settings.fetch(url, { ...init, signal });
      const { ok, status, headers } = response;
      return { ok, status, headers, text: await response.text() };
    } catch (error) {
      if (caller?.aborted === true) throw error;
      const reason = timeout.aborted
        ? msg('sources.late', { seconds: fmt.exact(settings.timeoutMs / 1000) })
        : reasonOf(error);
      throw new ProviderUnreachable(provider, reason, {
        cause: error,
        nobodyThere: reason.key === 'sources.refused',
      });
    }
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
}

function withBaseUrl(url: URL, baseUrl: string | undefined): URL {
  if (baseUrl === undefined) return url;
  const base = new URL(baseUrl);
  return new URL(base.pathname.replace(/\/$/, '') + url.pathname + url.search, base.origin);
}

const reasons: Readonly<Record<string, Message>> = {
  ECONNREFUSED: msg('sources.refused'),
  ECONNRESET: msg('sources.broke'),
  UND_ERR_SOCKET: msg('sources.broke'),
  ENOTFOUND: msg('sources.notFound'),
  EAI_AGAIN: msg('sources.notFound'),
  EACCES: msg('sources.notAllowed'),
};

/** What went wrong below HTTP, in words; `fetch` hides it in the cause. */
function reasonOf(error: unknown): Message {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return reasons[code] ?? msg('sources.failed');
}

function assertStatus(provider: string, { status, headers }: Answer, nowMs: number): void {
  if (status === TOO_MANY_REQUESTS) throw new ProviderRateLimited(provider, parseRetryAfterMs(headers, nowMs));
  if (status === NOT_AVAILABLE_FOR_LEGAL_REASONS)
    throw new ProviderAnswerRejected(provider, 'status', msg('sources.country'));
  if (status >= SERVER_ERROR) throw new ProviderUnreachable(provider, msg('sources.serverFailed', { status }));
}

/** Retry-After is a number of seconds or a date; at most a quarter of an hour is believed. */
function parseRetryAfterMs(headers: Headers, nowMs: number): number {
  return Math.min(LONGEST_RETRY_AFTER_MS, askedWaitMs(headers, nowMs));
}

function askedWaitMs(headers: Headers, nowMs: number): number {
  const header = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(header)) return Math.ceil(Number(header) * 1000);
  const until = Date.parse(header);
  return Number.isNaN(until) ? DEFAULT_RETRY_AFTER_MS : Math.max(0, until - nowMs);
}

function parse(provider: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = msg(/^\s*</.test(text) ? 'sources.webPage' : 'sources.notJson');
    throw new ProviderAnswerRejected(provider, 'body', reason, { cause: error });
  }
}

/** A bar as a library hands it over, before anything is believed. */
export interface RawBar {
  readonly stamp: unknown;
  readonly open: unknown;
  readonly high: unknown;
  readonly low: unknown;
  readonly close: unknown;
  readonly volume: unknown;
}

/** A bar that can be believed, under the instant it began. */
export type StampedBar = Bar & { readonly stampMs: number };

/** Below this a stamp counts seconds, and from a thousand times as much on it counts microseconds. */
const FIRST_MILLISECONDS = 1e11;

/** Two closes under one stamp that differ by more than this part contradict each other. */
const SAME_CLOSE = 1e-6;

/**
 * Bars one can believe: in order, one per stamp, finished, each with a positive close. Rows without a close (Yahoo sends
 * them for days that are still open) and rows that are not finished are left out, and so are rows under one stamp that
 * contradict each other: there is no telling which is right. Seconds, milliseconds and microseconds are told apart row
 * by row.
 *
 * @throws ProviderAnswerRejected where a stamp is no number.
 */
export function cleanBars(
  provider: string,
  raw: readonly RawBar[],
  isFinished: (stampMs: number) => boolean,
): StampedBar[] {
  const bars = raw.map((row, index) => stamped(provider, row, index)).filter(({ close }) => isPrice(close));
  const byStamp = Map.groupBy(
    bars.filter((bar) => isFinished(bar.stampMs)),
    (bar) => bar.stampMs,
  );
  const agreed = [...byStamp.values()].filter((same) => same.every((bar) => agrees(bar, same[0]!)));
  return agreed.map((same) => same[0]!).sort((a, b) => a.stampMs - b.stampMs);
}

/** A number beyond these is no price of any market, and overflows once it is multiplied. */
const isPrice = (close: number): boolean => close >= 1e-15 && close <= 1e15;

const agrees = (a: StampedBar, b: StampedBar): boolean => Math.abs(a.close / b.close - 1) <= SAME_CLOSE;

function stamped(provider: string, row: RawBar, index: number): StampedBar {
  return {
    stampMs: milliseconds(provider, row.stamp, index),
    open: finite(row.open),
    high: finite(row.high),
    low: finite(row.low),
    close: finite(row.close),
    volume: finite(row.volume),
  };
}

function milliseconds(provider: string, stamp: unknown, index: number): number {
  if (typeof stamp !== 'number' || !Number.isFinite(stamp) || stamp <= 0)
    throw new ProviderAnswerRejected(provider, `[${index}].time`, 'it is not an instant');
  if (stamp < FIRST_MILLISECONDS) return stamp * 1000;
  return stamp < FIRST_MILLISECONDS * 1000 ? stamp : Math.floor(stamp / 1000);
}

const finite = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : NaN);

/** A split as a source announces it: so many new shares for so many old ones. */
export interface Split {
  readonly date: Date;
  readonly numerator: number;
  readonly denominator: number;
}

/** Splits nearer to 1:1 than this, in logarithms, cannot be told from the move of a day. */
const SMALLEST_LOG_RATIO = Math.log(1.25);

/**
 * Bars in which every announced split is in the prices before it.
 *
 * A source that adjusts for splits has the prices before one on the scale of those after it, except in the hours or days
 * before it notices. Whether it has done so shows in the step across the split:
 *
 *     not applied where  |ln(after / before) + ln(ratio)| < |ln(after / before)|
 *
 * that is, where the price fell by about the ratio; all prices before are then divided by it.
 *
 * @param raw Bars under stamps in epoch milliseconds, oldest first.
 * @param splits What the source announces for this stretch, any order; a ratio that is no positive number is passed over.
 * @returns The same number of bars; those after the last split that was missing are the ones given.
 */
export function splitAdjusted<T extends RawBar & { readonly stamp: number }>(
  raw: readonly T[],
  splits: readonly Split[],
): readonly T[] {
  return splits.reduce<readonly T[]>((bars, split) => {
    const ratio = split.numerator / split.denominator;
    const first = bars.findIndex(({ stamp }) => stamp >= split.date.getTime());
    return isMissing(bars, first, ratio) ? bars.map((bar, row) => (row < first ? divided(bar, ratio) : bar)) : bars;
  }, raw);
}

function isMissing(bars: readonly RawBar[], first: number, ratio: number): boolean {
  const before = bars.slice(0, Math.max(0, first)).findLast(({ close }) => isPositivePrice(close))?.close;
  const after = bars.slice(Math.max(0, first)).find(({ close }) => isPositivePrice(close))?.close;
  const step = Math.log(Number(after) / Number(before));
  const log = Math.log(ratio);
  return Math.abs(log) >= SMALLEST_LOG_RATIO && Number.isFinite(log) && Math.abs(step + log) < Math.abs(step);
}

const isPositivePrice = (value: unknown): value is number => typeof value === 'number' && value > 0;

function divided<T extends RawBar>(bar: T, ratio: number): T {
  const by = (value: unknown): unknown => (typeof value === 'number' ? value / ratio : value);
  return { ...bar, open: by(bar.open), high: by(bar.high), low: by(bar.low), close: by(bar.close) };
}
