import { MOST_WATCHED } from '../community/settings.ts';
import { UserError } from '../errors.ts';
import { resolvePair } from './resolve-pair.ts';
import type { MarketSymbol, Pair } from './symbol.ts';
import { unresolvedError } from './unresolved-error.ts';

/**
 * Which pairs does a list name?
 *
 * @param catalogue What the source carries.
 * @param text Pairs apart by commas, each as people write it: `ETH/RUT, BTC vs gold`.
 * @returns One to ten pairs in the order given, each once.
 * @throws UserError where a part is no pair, or there are too many.
 */
export function readPairs(catalogue: readonly MarketSymbol[], text: string): Pair[] {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const pairs = parts.map((part) => readPair(catalogue, part));
  const different = [
    ...new Map(pairs.map((pair) => [`${pair.subject.symbol}/${pair.benchmark.symbol}`, pair])).values(),
  ];
  if (different.length >= 1 && different.length <= MOST_WATCHED) return different;
  throw new UserError(`Name one to ${MOST_WATCHED} pairs apart by commas, for example ETH/RUT, BTC/GOLD.`);
}

function readPair(catalogue: readonly MarketSymbol[], text: string): Pair {
  const resolution = resolvePair(catalogue, text);
  if (resolution.kind === 'resolved') return resolution.pair;
  if (resolution.kind === 'single')
    throw new UserError(
      `A pair is two markets; ${resolution.symbol.symbol} is one. For example ${resolution.symbol.symbol}/RUT.`,
    );
  throw unresolvedError(resolution);
}
