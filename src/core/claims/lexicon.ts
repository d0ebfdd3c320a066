import type { MarketName } from './claim.ts';
import { tokenise } from './tokenise.ts';

/** One way to write a market, as the words to look for. */
export interface LexiconEntry {
  readonly symbol: string;
  readonly words: readonly string[];
  /** The symbol itself rather than a name. */
  readonly isSymbol: boolean;
}

/** Entries by their first word, longest first. */
export type Lexicon = ReadonlyMap<string, readonly LexiconEntry[]>;

const compiled = new WeakMap<readonly MarketName[], Lexicon>();

/**
 * How are the names of a catalogue looked up word by word?
 *
 * Every symbol counts as a name of itself. Where two markets share a name the earlier one keeps it. The result is
 * kept for as long as the list it was made from, so pass the same list again.
 *
 * @param markets Symbols and names, the ones that win first.
 * @returns Entries by first word, longest first.
 * @example compileLexicon([{ symbol: 'ETH', names: ['ether'] }]).get('ether')?.[0]?.symbol; // => 'ETH'
 */
export function compileLexicon(markets: readonly MarketName[]): Lexicon {
  const known = compiled.get(markets);
  if (known) return known;
  const lexicon = build(markets);
  compiled.set(markets, lexicon);
  return lexicon;
}

function build(markets: readonly MarketName[]): Lexicon {
  const taken = new Set<string>();
  const byFirstWord = new Map<string, LexiconEntry[]>();
  for (const entry of entriesOf(markets)) {
    const written = entry.words.join(' ');
    if (written === '' || taken.has(written)) continue;
    taken.add(written);
    byFirstWord.set(entry.words[0]!, [...(byFirstWord.get(entry.words[0]!) ?? []), entry]);
  }
  for (const entries of byFirstWord.values()) entries.sort((a, b) => b.words.length - a.words.length);
  return byFirstWord;
}

/** All symbols before all names: a name never hides another market's symbol. */
function entriesOf(markets: readonly MarketName[]): LexiconEntry[] {
  const symbols = markets.map(({ symbol }) => entryOf(symbol, symbol, true));
  const names = markets.flatMap(({ symbol, names }) => names.map((name) => entryOf(symbol, name, false)));
  return [...symbols, ...names];
}

function entryOf(symbol: string, written: string, isSymbol: boolean): LexiconEntry {
  return { symbol, isSymbol, words: tokenise(written).map(({ word }) => word) };
}
