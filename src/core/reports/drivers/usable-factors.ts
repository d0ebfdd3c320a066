import { NoSourceAnswered, UserError } from '../../errors.ts';
import { loadMarkets } from '../../market/load-markets.ts';
import type { MarketQuestion } from '../../market/market-legs.ts';
import type { MarketSymbol } from '../../market/symbol.ts';
import type { Sources } from '../question.ts';
import type { FactorMarket } from './factor-list.ts';

/** A factor that was left out, with the reason. */
export interface LeftOut {
  readonly symbol: string;
  readonly reason: string;
}

/** Factors that can be joined with the target, and those that cannot. */
export interface UsableFactors {
  readonly factors: readonly FactorMarket[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Which of these factors have prices good enough to be held against the target on the day asked about?
 *
 * Each is tried by itself, so that one source that is silent or behind costs its own factor and nothing else.
 *
 * @throws UserError, NoSourceAnswered where none is usable: the first factor's own reason.
 */
export async function usableFactors(
  target: MarketSymbol,
  factors: readonly FactorMarket[],
  question: MarketQuestion,
  { market, calendar }: Sources,
): Promise<UsableFactors> {
  const tried = await Promise.allSettled(
    factors.map(({ symbol }) => loadMarkets(market, calendar, [target, symbol], { ...question, sampling: 'utc' })),
  );
  question.signal?.throwIfAborted();
  const leftOut = tried.flatMap((outcome, i) =>
    outcome.status === 'fulfilled' ? [] : [{ symbol: factors[i]!.symbol.symbol, reason: reasonOf(outcome.reason) }],
  );
  const usable = factors.filter((_, i) => tried[i]!.status === 'fulfilled');
  if (usable.length === 0) throw firstReason(tried);
  return { factors: usable, leftOut };
}

/** The sentence for the person; anything that is not about the data is our bug and goes on. */
function reasonOf(reason: unknown): string {
  if (reason instanceof UserError || reason instanceof NoSourceAnswered) return reason.message;
  throw reason;
}

function firstReason(tried: readonly PromiseSettledResult<unknown>[]): unknown {
  const failed = tried.find((outcome) => outcome.status === 'rejected');
  return failed?.reason ?? new UserError('No market that could explain this one is known to the data source.');
}
