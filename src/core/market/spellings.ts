import { answeredByFunds } from './stand-in.ts';
import type { MarketSymbol } from './symbol.ts';

/** One market with everything it answers to, in the form text is compared in. */
export interface Spelling {
  readonly market: MarketSymbol;
  readonly symbol: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** What the markets of a source answer to. */
export interface Spellings {
  readonly all: readonly Spelling[];
  /** Markets by exact spelling, from the surest way of naming one to the least sure. */
  readonly exact: readonly ReadonlyMap<string, readonly MarketSymbol[]>[];
}

const known = new WeakMap<readonly MarketSymbol[], Spellings>();

/**
 * How does text look once differences nobody means are gone?
 *
 * Compatibility forms, letter case, surrounding punctuation, a leading `$` or `^`, an article and repeated spaces go.
 *
 * @param text Anything a person typed.
 * @returns Lower-case text, possibly empty.
 * @example plainText('  the $ETH '); // => 'eth'
 */
export function plainText(text: string): string {
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
export function spellingsOf(catalogue: readonly MarketSymbol[]): Spellings {
  const kept = known.get(catalogue);
  if (kept) return kept;
  const own = catalogue.map(spelled);
  const byFund = answeredByFunds(catalogue).map(spelled);
  const exact = [
    indexed(own, (s) => [s.symbol]),
    indexed(own, (s) => s.aliases),
    indexed(own, (s) => [s.name]),
    indexed(byFund, (s) => [s.symbol, s.name, ...s.aliases]),
  ];
  const spellings = { all: [...own, ...byFund], exact };
  known.set(catalogue, spellings);
  return spellings;
}

const spelled = (market: MarketSymbol): Spelling => ({
  market,
  symbol: plainText(market.symbol),
  name: plainText(market.name),
  aliases: market.aliases.map(plainText),
});

function indexed(all: readonly Spelling[], namesOf: (spelling: Spelling) => readonly string[]) {
  const markets = new Map<string, MarketSymbol[]>();
  for (const spelling of all) {
    for (const name of new Set(namesOf(spelling))) markets.set(name, [...(markets.get(name) ?? []), spelling.market]);
  }
  return markets;
}
