import { resolveSymbol } from '../../market/resolve-symbol.ts';
import type { MarketSymbol, Pair } from '../../market/symbol.ts';

/** Pairs people argue about, the most argued about first. */
const PAIRS: readonly (readonly [subject: string, benchmark: string])[] = [
  ['ETH', 'RUT'],
  ['BTC', 'RUT'],
  ['ETH', 'BTC'],
  ['BTC', 'SPX'],
  ['BTC', 'GOLD'],
  ['ETH', 'NDX'],
  ['BTC', 'NDX'],
  ['RUT', 'SPX'],
  ['NDX', 'SPX'],
  ['SPX', 'GOLD'],
  ['GOLD', 'DXY'],
  ['SPX', 'TLT'],
  ['BTC', 'DXY'],
  ['ETH', 'SPX'],
  ['SOL', 'ETH'],
  ['COIN', 'BTC'],
  ['GOLD', 'TLT'],
  ['OIL', 'SPX'],
];

const MOST = 12;

/**
 * Which pairs are worth a look for everybody, as far as this source carries them?
 *
 * @param catalogue What the source carries; an index that only its fund answers for counts as carried.
 * @returns At most twelve pairs, in a fixed order.
 */
export function curatedPairs(catalogue: readonly MarketSymbol[]): Pair[] {
  const carried = (symbol: string): MarketSymbol | undefined => {
    const found = resolveSymbol(catalogue, symbol);
    return found.kind === 'resolved' ? found.symbol : undefined;
  };
  const pairs = PAIRS.flatMap(([one, other]): Pair[] => {
    const [subject, benchmark] = [carried(one), carried(other)];
    return subject === undefined || benchmark === undefined ? [] : [{ subject, benchmark }];
  });
  return pairs.slice(0, MOST);
}
