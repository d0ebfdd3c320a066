import type { LiveMarket } from '../core/market/live-market.ts';
import type { MarketSymbol } from '../core/market/symbol.ts';
import type { Request } from '../core/ports.ts';

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
