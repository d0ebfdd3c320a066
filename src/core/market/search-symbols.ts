import { nearestSpellings } from './resolve-symbol.ts';
import { plainText, spellingsOf, type Spelling } from './spellings.ts';
import type { MarketSymbol } from './symbol.ts';

const LONGEST_TYPED = 60;
const NO_MATCH = 7;

/**
 * Which markets could someone be typing?
 *
 * Exact symbol first, then exact other spelling, symbol beginning like this, other spelling or name beginning like this,
 * a later word beginning like this, anything containing it, and last the nearest spellings. Within one rank the source's
 * order stands.
 *
 * @param catalogue What the source carries.
 * @param typed What has been typed so far; nothing gives the first markets of the catalogue.
 * @param limit Most markets wanted.
 * @returns At most `limit` markets, best first.
 * @example searchSymbols([], 'e', 5); // => []
 */
export function searchSymbols(catalogue: readonly MarketSymbol[], typed: string, limit: number): MarketSymbol[] {
  const plain = plainText(typed.slice(0, LONGEST_TYPED));
  const spellings = spellingsOf(catalogue).all;
  if (plain === '') return catalogue.slice(0, limit);
  const ranks: MarketSymbol[][] = Array.from({ length: NO_MATCH }, () => []);
  for (const spelling of spellings) ranks[rankOf(spelling, plain)]?.push(spelling.market);
  const found = ranks.flat();
  if (found.length > 0) return found.slice(0, limit);
  return nearestSpellings(plain, spellings).slice(0, limit);
}

function rankOf({ symbol, name, aliases }: Spelling, typed: string): number {
  const words = [name, ...aliases];
  if (symbol === typed) return 0;
  if (words.includes(typed)) return 1;
  if (symbol.startsWith(typed)) return 2;
  if (aliases.some((alias) => alias.startsWith(typed))) return 3;
  if (name.startsWith(typed)) return 4;
  if (words.some((word) => word.includes(` ${typed}`))) return 5;
  return typed.length > 2 && words.some((word) => word.includes(typed)) ? 6 : NO_MATCH;
}
