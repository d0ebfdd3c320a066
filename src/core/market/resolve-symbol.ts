import { editDistance } from './edit-distance.ts';
import { knownMarkets } from './known-markets.ts';
import { plainText, spellingsOf, type Spelling } from './spellings.ts';
import type { MarketSymbol } from './symbol.ts';

/** No market is named with more characters than this; longer text is not compared. */
const LONGEST_NAME = 60;
const MOST_SUGGESTIONS = 5;

/** What one piece of text means as a market. */
export type SymbolResolution =
  | { readonly kind: 'resolved'; readonly symbol: MarketSymbol }
  | { readonly kind: 'ambiguous'; readonly typed: string; readonly candidates: readonly MarketSymbol[] }
  | {
      readonly kind: 'unknown';
      readonly typed: string;
      readonly suggestions: readonly MarketSymbol[];
      /** The market that is meant, where it is well known but this source does not carry it. */
      readonly notCarried?: MarketSymbol;
    };

/**
 * Which market is named exactly so?
 *
 * @param catalogue What the source carries.
 * @param text What was typed; any text is fine.
 * @returns The market, several equally well named, or undefined; no suggestions are looked for.
 */
export function findSymbol(
  catalogue: readonly MarketSymbol[],
  text: string,
): Extract<SymbolResolution, { kind: 'resolved' | 'ambiguous' }> | undefined {
  const typed = plainText(text);
  const found = spellingsOf(catalogue)
    .exact.map((markets) => markets.get(typed))
    .find((markets) => markets !== undefined);
  if (!found) return undefined;
  return found.length === 1 ? { kind: 'resolved', symbol: found[0]! } : { kind: 'ambiguous', typed, candidates: found };
}

/**
 * Which market is meant?
 *
 * Exact symbol in any case, then other spellings, then names, then a known index that the source answers with its fund
 * (the index is what comes back; loading prices puts the fund in its place and says so). Several markets equally well
 * named are ambiguous. A slip of the finger is never corrected silently: it comes back as unknown, with suggestions.
 *
 * @param catalogue What the source carries.
 * @param text What was typed; any text is fine.
 * @returns The market, or what to ask the person. Never throws.
 * @example resolveSymbol([], 'ETH').kind; // => 'unknown'
 */
export function resolveSymbol(catalogue: readonly MarketSymbol[], text: string): SymbolResolution {
  const typed = plainText(text.slice(0, LONGEST_NAME));
  const found = findSymbol(catalogue, typed);
  if (found) return found;
  if (typed === '' || text.trim().length > LONGEST_NAME) return { kind: 'unknown', typed, suggestions: [] };
  return unresolved(typed, spellingsOf(catalogue).all);
}

/** Several markets whose names contain the words are asked about; else the nearest spellings are suggested. */
function unresolved(typed: string, spellings: readonly Spelling[]): SymbolResolution {
  const notCarried = knownMarkets.find(
    (m) => plainText(m.symbol) === typed || plainText(m.name) === typed || m.aliases.includes(typed),
  );
  if (notCarried) return { kind: 'unknown', typed, suggestions: [], notCarried };
  const named = spellings.filter((spelling) => hasWords(spelling, typed)).map((spelling) => spelling.market);
  if (named.length > 1 && named.length <= MOST_SUGGESTIONS) return { kind: 'ambiguous', typed, candidates: named };
  const suggestions = [...new Set([...named, ...nearestSpellings(typed, spellings)])].slice(0, MOST_SUGGESTIONS);
  return { kind: 'unknown', typed, suggestions };
}

/** Whether whole words of a name or other spelling are what was typed; two letters say nothing. */
function hasWords({ name, aliases }: Spelling, typed: string): boolean {
  return typed.length > 2 && [name, ...aliases].some((spelling) => ` ${spelling} `.includes(` ${typed} `));
}

/** One slip in three or four letters, two in more; in one or two letters every other word would be near. */
function toleratedSlips(typed: string): number {
  return typed.length < 3 ? 0 : typed.length < 5 ? 1 : 2;
}

/**
 * Which markets are spelled almost like this?
 *
 * @param typed Plain text.
 * @param spellings What can be meant.
 * @returns Markets within one slip (three or four letters) or two (more), nearest first, in the source's order.
 */
export function nearestSpellings(typed: string, spellings: readonly Spelling[]): MarketSymbol[] {
  const limit = toleratedSlips(typed);
  if (limit === 0) return [];
  const near: { market: MarketSymbol; slips: number }[] = [];
  for (const { market, symbol, name, aliases } of spellings) {
    let slips = limit + 1;
    for (const spelling of [symbol, name, ...aliases]) slips = Math.min(slips, slipsBetween(typed, spelling, limit));
    if (slips <= limit) near.push({ market, slips });
  }
  return near.sort((a, b) => a.slips - b.slips).map(({ market }) => market);
}

/** A short spelling tolerates as few slips as a short word typed. */
function slipsBetween(typed: string, spelling: string, limit: number): number {
  const tolerated = Math.min(limit, toleratedSlips(spelling));
  const slips = editDistance(typed, spelling, tolerated);
  return slips <= tolerated ? slips : Infinity;
}
