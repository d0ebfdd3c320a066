import { correlationInterval } from '../../../analytics/correlation-inference.ts';
import { logReturns } from '../../../analytics/returns.ts';
import type { AlignedPair } from '../../../market/alignment.ts';
import { formatNumber, plural } from '../../../messages/format.ts';
import { measureCorrelation } from '../../../reports/correlation.ts';
import { sampleFacts } from '../../../reports/sample-facts.ts';
import type { Claim } from '../../claims/claim.ts';
import { type Finding, untestable } from './finding.ts';

/** A lead that is smaller is of no use even where it is clear of zero. */
const USABLE = 0.1;

const HEADLINE_WINDOW = 90;

/**
 * What can be said of "A moves before B by so many sessions"?
 *
 * The correlation of B's daily returns with A's that many sessions earlier. That is no verdict: people who say it mostly
 * mean the look of two charts, and among many leads one fits by chance.
 *
 * @see ANALYTICS.md 7
 */
export function judgeLead(claim: Claim, aligned: AlignedPair): Finding {
  const sessions = claim.leadSessions ?? 0;
  const [rx, ry] = [logReturns(aligned.x).subarray(1), logReturns(aligned.y).subarray(1)];
  const far = Math.abs(sessions);
  if (sessions === 0 || rx.length < far + HEADLINE_WINDOW) return untestable(claim.hint ?? '');
  const [early, late] = sessions > 0 ? [rx, ry] : [ry, rx];
  const { pearson, hacLow, hacHigh } = correlationInterval(early.subarray(0, -far), late.subarray(far));
  const { subject, benchmark } = aligned.pair;
  const [first, second] = sessions > 0 ? [subject.symbol, benchmark.symbol] : [benchmark.symbol, subject.symbol];
  const usable = Math.abs(pearson) >= USABLE && (hacLow > 0 || hacHigh < 0);
  return {
    ...untestable(
      `That one market moves before the other cannot be settled by daily returns. What they show: the correlation of ${second} with ${first} ${plural(far, 'session')} earlier is ${formatNumber(pearson, 2)} (95 %: ${formatNumber(hacLow, 2)} to ${formatNumber(hacHigh, 2)}), ${usable ? 'clear of zero, but one lead among many that could have been tried' : 'too small or too uncertain to use'}.`,
    ),
    facts: sampleFacts(aligned),
    drawing: measureCorrelation(aligned, HEADLINE_WINDOW).chart,
  };
}
