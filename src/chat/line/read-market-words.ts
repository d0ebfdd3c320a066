import type { MarketSymbol } from '../../core/market/symbol.ts';
import { marketAt, refuseMarket, standsBetween } from './read-markets.ts';
import type { Reading } from './reading.ts';
import type { Word } from './words-of.ts';

/** Reads the value of a market option given by name, where nothing but markets may stand: `pair:eth vs russell 2000`. */
export function readMarketWords(reading: Reading, words: readonly Word[]): MarketSymbol[] {
  const markets: MarketSymbol[] = [];
  for (let at = 0; at < words.length;) {
    const found = marketAt(words, at, reading.find);
    if (found === undefined && !standsBetween(words[at]!)) {
      refuseMarket(reading.line, unknownFrom(words, at, reading), reading.catalogue);
    }
    if (found !== undefined) markets.push(found.market);
    at += found?.count ?? 1;
  }
  return markets;
}

/** The words from `at` up to the next market or the next word that stands between two. */
function unknownFrom(words: readonly Word[], at: number, reading: Reading): readonly Word[] {
  let end = at + 1;
  while (end < words.length && !standsBetween(words[end]!) && marketAt(words, end, reading.find) === undefined) {
    end += 1;
  }
  return words.slice(at, end);
}
