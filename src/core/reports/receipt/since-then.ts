import { NoSourceAnswered, UserError } from '../../errors.ts';
import type { AlignedPair } from '../../market/aligned-pair.ts';
import type { Sampling } from '../../market/history.ts';
import { loadPair } from '../../market/load-pair.ts';
import { resolveSymbol } from '../../market/resolve-symbol.ts';
import type { MarketSymbol } from '../../market/symbol.ts';
import { gapLog } from '../../measures/gap-log.ts';
import { logRatio } from '../../measures/log-ratio.ts';
import type { ReceiptClaim, Request } from '../../ports.ts';
import { orNull } from '../or-null.ts';
import type { Sources } from '../question.ts';

/** What two prices did after a claim about them was checked. */
export interface SinceThen {
  /** The session the claim was judged on, and the newest one. */
  readonly from: string;
  readonly to: string;
  readonly sessions: number;
  readonly windowSessions: number;
  /** Log gap over the window, subject minus benchmark. */
  readonly gapThenPct: number | null;
  readonly gapNowPct: number | null;
  /** Simple returns since. */
  readonly subjectPct: number;
  readonly benchmarkPct: number;
  /**
   * Whether the ratio of the prices went back against the direction the gap had then; null before the next session or
   * without a gap. A trailing gap forgets by construction, so this looks at prices and not at the gap.
   */
  readonly narrowed: boolean | null;
  /** One sampling for both days; the best that reaches the newest session, not always the one the claim was judged on. */
  readonly sampling: Sampling;
  /** Whether the prices of that day have been revised; false where they cannot be compared, being sampled otherwise. */
  readonly revised: boolean;
}

const DEFAULT_WINDOW = 60;
/** A price revised by less than this share is the same price written differently. */
const SAME_PRICE = 1e-9;

/**
 * What happened since a claim about a pair was judged?
 *
 * @returns Undefined where the claim was about no pair, or its day cannot be found in the prices of today.
 * @throws Whatever the source throws, except refusals and silence, which give undefined.
 */
export async function sinceThen(
  claim: ReceiptClaim,
  request: Request & { readonly asOf?: string | undefined },
  sources: Sources,
): Promise<SinceThen | undefined> {
  const pair = pairOf(claim, sources);
  if (pair === undefined || claim.closes === null || claim.asOf === null) return undefined;
  try {
    const aligned = await loadPair(sources.market, sources.calendar, { ...request, pair });
    return measureSince(claim, claim.closes, aligned);
  } catch (error) {
    if (error instanceof UserError || error instanceof NoSourceAnswered) return undefined;
    throw error;
  }
}

function pairOf({ subject, benchmark }: ReceiptClaim, { market }: Sources) {
  const [one, other] = [subject, benchmark].map((symbol) => carried(symbol, market.catalogue()));
  return one === undefined || other === undefined ? undefined : { subject: one, benchmark: other };
}

function carried(symbol: string | null, catalogue: readonly MarketSymbol[]): MarketSymbol | undefined {
  if (symbol === null) return undefined;
  const found = resolveSymbol(catalogue, symbol);
  return found.kind === 'resolved' ? found.symbol : undefined;
}

function measureSince(
  { asOf, windowSessions, sampling: said }: ReceiptClaim,
  closes: NonNullable<ReceiptClaim['closes']>,
  { dates, x, y, sampling }: AlignedPair,
): SinceThen | undefined {
  const then = dates.indexOf(asOf!);
  if (then < 0) return undefined;
  const now = dates.length - 1;
  const window = windowSessions ?? DEFAULT_WINDOW;
  const ratio = logRatio(x, y);
  const gaps = gapLog(ratio, window);
  const change = ratio[now]! - ratio[then]!;
  const gapThen = gaps[then] ?? NaN;
  return {
    from: dates[then]!,
    to: dates[now]!,
    sessions: now - then,
    windowSessions: window,
    gapThenPct: orNull(gapThen),
    gapNowPct: orNull(gaps[now]),
    subjectPct: 100 * (x[now]! / x[then]! - 1),
    benchmarkPct: 100 * (y[now]! / y[then]! - 1),
    narrowed: now === then || Number.isNaN(gapThen) ? null : Math.sign(gapThen) * change < 0,
    sampling,
    revised: sampling === said && !(isSame(x[then]!, closes.subject) && isSame(y[then]!, closes.benchmark)),
  };
}

function isSame(a: number, b: number): boolean {
  return Math.abs(a - b) <= SAME_PRICE * Math.abs(b);
}
