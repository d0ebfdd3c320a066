import { indicesServedByProxy } from './known-markets.ts';
import type { MarketSymbol } from './symbol.ts';

/** One market with everything it answers to, in the form text is compared in. */
export interface MarketAliases {
  readonly market: MarketSymbol;
  readonly symbol: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What the markets of a source answer to. */
export interface AliasIndex {
  readonly all: readonly MarketAliases[];
  /** Markets by exact spelling, from the surest way of naming one to the least sure. */
  readonly exact: readonly ReadonlyMap<string, readonly MarketSymbol[]>[];
}

const known = new WeakMap<readonly MarketSymbol[], AliasIndex>();

/**
 * How does text look once differences nobody means are gone?
 *
 * Compatibility forms, letter case, surrounding punctuation, a leading `$` or `^`, an article and repeated spaces go.
 *
 * @param text Anything a person typed.
 * @returns Lower-case text, possibly empty.
 * @example normalizeText('  the $ETH '); // => 'eth'
 */
export function normalizeText(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ');
  return plain
    .replace(/^[\s"'“”‘’«»`.,;:!?()[\]]+|[\s"'“”‘’«»`.,;:!?()[\]]+$/gu, '')
    .replace(/^the /u, '')
    .replace(/^[$^]/u, '')
    .trim();
}

/**
 * What does each market of a source answer to?
 *
 * The source's own markets come first (by symbol, then other spelling, then name), then known indices that it answers
 * with a fund. Kept per catalogue, so that completion over ten thousand symbols does not prepare them again.
 *
 * @param catalogue What the source carries; the same array gives the same answer.
 * @returns All spellings, and maps for exact ones.
 */
export function aliasIndexOf(catalogue: readonly MarketSymbol[]): AliasIndex {
  const kept = known.get(catalogue);
  if (kept) return kept;
  const own = catalogue.map(marketAliases);
  const byFund = indicesServedByProxy(catalogue).map(marketAliases);
  const exact = [
    indexed(own, (s) => [s.symbol]),
    indexed(own, (s) => s.aliases),
    indexed(own, (s) => [s.name]),
    indexed(byFund, (s) => [s.symbol, s.name, ...s.aliases]),
  ];
  const aliases = { all: [...own, ...byFund], exact };
  known.set(catalogue, aliases);
  return aliases;
}

const marketAliases = (market: MarketSymbol): MarketAliases => ({
  market,
  symbol: normalizeText(market.symbol),
  name: normalizeText(market.name),
  aliases: market.aliases.map(normalizeText),
});

function indexed(all: readonly MarketAliases[], namesOf: (aliases: MarketAliases) => readonly string[]) {
  const markets = new Map<string, MarketSymbol[]>();
  for (const aliases of all) {
    for (const name of new Set(namesOf(aliases))) markets.set(name, [...(markets.get(name) ?? []), aliases.market]);
  }
  return markets;
}
