import { ProviderAnswerRejected, ProviderRateLimited, ProviderUnreachable } from '../../core/errors.ts';
import type { ProviderSettings } from '../../core/ports.ts';

interface WireOptions {
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
const TOO_MANY_REQUESTS = 429;
const NOT_AVAILABLE_FOR_LEGAL_REASONS = 451;
const SERVER_ERROR = 500;

/**
 * A `fetch` for the libraries of the sources, so that every source fails in the same few ways whatever its library makes
 * of a broken answer: no connection, a time-out, a broken-off body and 5xx are `ProviderUnreachable`, 429 is
 * `ProviderRateLimited`, 451 and a body that is not JSON are `ProviderAnswerRejected`. Other answers pass.
 */
export function openWire({ provider, settings, baseUrl, check }: WireOptions): typeof globalThis.fetch {
  return async (input, init) => {
    const asked = input instanceof Request ? input.url : input;
    const { signal: caller, ...rest } = init ?? {};
    const url = rebased(new URL(asked), baseUrl);
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
      const late = `nothing came within ${settings.timeoutMs / 1000} s`;
      const reason = timeout.aborted ? late : reasonOf(error);
      throw new ProviderUnreachable(provider, reason, {
        cause: error,
        nobodyThere: reason === reasons['ECONNREFUSED'],
      });
    }
  }
}

interface Answer {
  readonly status: number;
  readonly headers: Headers;
}

function rebased(url: URL, baseUrl: string | undefined): URL {
  if (baseUrl === undefined) return url;
  const base = new URL(baseUrl);
  return new URL(base.pathname.replace(/\/$/, '') + url.pathname + url.search, base.origin);
}

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection broke',
  UND_ERR_SOCKET: 'the connection broke',
  ENOTFOUND: 'its address was not found',
  EAI_AGAIN: 'its address was not found',
  EACCES: 'the connection is not allowed',
};

/** What went wrong below HTTP, in words; `fetch` hides it in the cause. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return reasons[code] ?? 'the connection failed';
}

function assertStatus(provider: string, { status, headers }: Answer, nowMs: number): void {
  if (status === TOO_MANY_REQUESTS) throw new ProviderRateLimited(provider, retryAfterMs(headers, nowMs));
  if (status === NOT_AVAILABLE_FOR_LEGAL_REASONS)
    throw new ProviderAnswerRejected(provider, 'status', 'it does not serve this country (451)');
  if (status >= SERVER_ERROR) throw new ProviderUnreachable(provider, `its server failed (${status})`);
}

/** Retry-After is a number of seconds or a date. */
function retryAfterMs(headers: Headers, nowMs: number): number {
  const header = headers.get('retry-after')?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(header)) return Math.ceil(Number(header) * 1000);
  const until = Date.parse(header);
  return Number.isNaN(until) ? DEFAULT_RETRY_AFTER_MS : Math.max(0, until - nowMs);
}

function parse(provider: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = /^\s*</.test(text) ? 'a web page came instead of data' : 'it is not JSON';
    throw new ProviderAnswerRejected(provider, 'body', reason, { cause: error });
  }
}
