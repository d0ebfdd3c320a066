import { findSymbol, resolveSymbol, type SymbolResolution } from './resolve-symbol.ts';
import type { MarketSymbol } from './symbol.ts';

const LONGEST_NAME_WORDS = 6;
const joiningWords = new Set(['vs', 'vs.', 'versus', 'against', 'and', '&', 'with']);

/** What text means as a list of markets. */
export type ListResolution =
  | { readonly kind: 'resolved'; readonly symbols: readonly MarketSymbol[] }
  | Exclude<SymbolResolution, { kind: 'resolved' }>;

/**
 * Which markets are listed?
 *
 * Parts are separated by commas, semicolons, slashes or spaces; between spaces the longest run of words that names a
 * market is taken first, so `eth russell 2000 gold` are three. A market named twice counts once. How many there must be
 * is for the asker to check.
 *
 * @param catalogue What the source carries.
 * @param text What was typed; any text is fine.
 * @returns The markets in the order named, or the first piece that is none. Never throws.
 * @example resolveSymbols([], 'eth').kind; // => 'unknown'
 */
export function resolveSymbols(catalogue: readonly MarketSymbol[], text: string): ListResolution {
  const symbols = new Set<MarketSymbol>();
  for (const part of text.split(/[,;/|"“”]+/u)) {
    let words = part.split(/\s+/u).filter((word) => word !== '' && !joiningWords.has(word.toLowerCase()));
    while (words.length > 0) {
      const { resolution, used } = longestName(catalogue, words);
      if (resolution.kind !== 'resolved') return resolution;
      symbols.add(resolution.symbol);
      words = words.slice(used);
    }
  }
  if (symbols.size === 0) return { kind: 'unknown', typed: '', suggestions: [] };
  return { kind: 'resolved', symbols: [...symbols] };
}

/** The longest run of words from the first that names a market, else what its first word means. */
function longestName(
  catalogue: readonly MarketSymbol[],
  words: readonly string[],
): { resolution: SymbolResolution; used: number } {
  for (let used = Math.min(words.length, LONGEST_NAME_WORDS); used > 0; used--) {
    const resolution = findSymbol(catalogue, words.slice(0, used).join(' '));
    if (resolution) return { resolution, used };
  }
  return { resolution: resolveSymbol(catalogue, words[0]!), used: 1 };
}
