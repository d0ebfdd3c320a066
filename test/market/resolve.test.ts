import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import {
  indicesServedByProxy,
  knownMarket,
  knownMarkets,
  mergeAliases,
  wellKnownMarkets,
} from '../../src/market/known-markets.ts';
import {
  editDistance,
  normalizeText,
  type PairResolution,
  resolvePair,
  resolveSymbol,
  searchSymbols,
  type SymbolResolution,
  namesMarket,
  unresolvedError,
} from '../../src/market/resolve.ts';
import type { MarketSymbol } from '../../src/market/ports.ts';
import { openCsvFolder } from '../../src/providers/csv.ts';
import { market } from '../support/markets.ts';
import { referenceDataIsHere } from '../support/reference-data.ts';
import { referenceFolder } from '../support/reference-folder.ts';
import { symbolAndName } from '../../src/market/known-markets.ts';
import { inEnglish } from '../../src/messages/speaker.ts';

type Answer = SymbolResolution | PairResolution;

/** A resolution as short as it can be written. */
const brief = (answer: Answer): string => {
  if (answer.kind !== 'resolved') return answer.kind;
  if ('pair' in answer) return `${answer.pair.subject.symbol} ${answer.pair.benchmark.symbol}`;
  return answer.symbol.symbol;
};

const suggested = (answer: Answer): string[] =>
  answer.kind === 'unknown' ? answer.suggestions.map((s) => s.symbol) : [];

const fundsOnly: MarketSymbol[] = ['ETH', 'IWM', 'SPY', 'GLD'].map(market);

describe('resolving one market', () => {
  test.each([
    ['eth', 'ETH'],
    ['ETH', 'ETH'],
    [' $eth ', 'ETH'],
    ['Ethereum', 'ETH'],
    ['bitcoin', 'BTC'],
    ['Russell 2000', 'RUT'],
    ['the Russell 2000', 'RUT'],
    ['small caps', 'RUT'],
    ['^RUT', 'RUT'],
    ['S&P 500', 'SPX'],
    ['stocks', 'SPX'],
    ['equities', 'SPX'],
    ['Nasdaq', 'NDX'],
    ['gold', 'GOLD'],
    ['the dollar', 'DXY'],
    ['“Gold”', 'GOLD'],
    ['iwm', 'IWM'],
    ['uup', 'UUP'],
    ['BRK.B', 'BRK-B'],
    ['ETH/USD', 'ETH'],
    ['ｅｔｈ', 'ETH'],
  ])('"%s" is %s', (text, symbol) => {
    expect(brief(resolveSymbol(knownMarkets, text))).toBe(symbol);
  });

  test('a symbol wins over another market that is also called so', () => {
    const meta = { ...market('AAPL'), symbol: 'X', name: 'Other', aliases: ['eth'] };
    expect(brief(resolveSymbol([meta, market('ETH')], 'eth'))).toBe('ETH');
  });

  test('a spelling that belongs to two markets is asked about', () => {
    const [a, b] = ['A1', 'B1'].map((symbol) => ({ ...market('AAPL'), symbol, aliases: ['apple shares'] }));
    const answer = resolveSymbol([a!, b!], 'apple shares');
    expect(answer).toMatchObject({ kind: 'ambiguous', candidates: [a, b] });
  });

  test('a word in the names of several markets is asked about', () => {
    const answer = resolveSymbol(knownMarkets, 'treasury');
    expect(answer.kind === 'ambiguous' && answer.candidates.map((s) => s.symbol)).toEqual(['TLT', 'US10Y']);
  });

  test.each([
    ['ehtereum', ['ETH']],
    ['bitcion', ['BTC']],
    ['rusell 2000', ['RUT']],
    ['goldd', ['GOLD']],
    ['tsal', ['TSLA']],
    ['ehtre', ['ETH']],
    ['chase', ['JPM']],
    ['xx', []],
    ['qwertyuiop', []],
  ])('a slip is never corrected silently: "%s" suggests %j', (text, symbols) => {
    const answer = resolveSymbol(knownMarkets, text);
    expect(answer.kind).toBe('unknown');
    expect(suggested(answer)[0]).toBe(symbols[0]);
  });

  test('one letter wrong in three is suggested, two are not', () => {
    expect(suggested(resolveSymbol(fundsOnly, 'ehh'))).toEqual(['ETH']);
    expect(suggested(resolveSymbol(fundsOnly, 'exx'))).toEqual([]);
  });

  test('an index that only its fund answers for is the index itself', () => {
    expect(brief(resolveSymbol(fundsOnly, 'russell 2000'))).toBe('RUT');
    expect(brief(resolveSymbol(fundsOnly, 'spx'))).toBe('SPX');
    expect(indicesServedByProxy(fundsOnly).map((m) => m.symbol)).toEqual(['RUT', 'SPX', 'GOLD']);
  });

  test('a known market that is not carried is named', () => {
    expect(resolveSymbol(fundsOnly, 'solana')).toMatchObject({ kind: 'unknown', notCarried: { symbol: 'SOL' } });
  });

  test('any text is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(['resolved', 'ambiguous', 'unknown']).toContain(resolveSymbol(knownMarkets, text).kind);
      }),
    );
  });
});

describe('resolving a pair', () => {
  test.each([
    ['eth vs rut', 'ETH RUT'],
    ['eth vs. russell 2000', 'ETH RUT'],
    ['ETH versus gold', 'ETH GOLD'],
    ['a/b', 'unknown'],
    ['eth/iwm', 'ETH IWM'],
    ['ETH against the Russell 2000', 'ETH RUT'],
    ['eth and gold', 'ETH GOLD'],
    ['eth rut', 'ETH RUT'],
    ['rut eth', 'RUT ETH'],
    ['ethereum russell 2000', 'ETH RUT'],
    ['russell 2000 ethereum', 'RUT ETH'],
    ['"eth" "russell 2000"', 'ETH RUT'],
    ['“eth” «gold»', 'ETH GOLD'],
    ['gold s and p 500', 'GOLD SPX'],
    ['s&p 500 vs gold', 'SPX GOLD'],
    ['eth/usd vs btc/usd', 'ETH BTC'],
    ['eth, btc', 'ETH BTC'],
    ['eth-rut', 'ETH RUT'],
    ['brk-b vs aapl', 'BRK-B AAPL'],
    ['bitcoin cash gold', 'BCH GOLD'],
    ['small caps vs stocks', 'RUT SPX'],
    ['eth', 'single'],
    ['russell 2000', 'single'],
    ['eth eth', 'same'],
    ['ether vs ethereum', 'same'],
    ['eth vs treasury', 'ambiguous'],
    ['', 'unknown'],
    ['vs', 'unknown'],
    ['eth btc gold', 'unknown'],
  ])('"%s" is %s', (text, pair) => {
    expect(brief(resolvePair(knownMarkets, text))).toBe(pair);
  });

  test('two different readings are asked about', () => {
    const catalogue = ['A', 'A B', 'C', 'B C'].map((name, i) => ({
      ...market('AAPL'),
      symbol: `X${i}`,
      name,
      aliases: [],
    }));
    expect(brief(resolvePair(catalogue, 'A B C'))).toBe('ambiguous');
  });

  test('the side that is not understood is the one explained', () => {
    expect(resolvePair(knownMarkets, 'eth vs rusell 2000')).toMatchObject({ kind: 'unknown', typed: 'rusell 2000' });
    expect(resolvePair(knownMarkets, 'eth rusell 2000')).toMatchObject({ kind: 'unknown', typed: 'rusell 2000' });
    expect(resolvePair(knownMarkets, 'foo vs eth')).toMatchObject({ kind: 'unknown', typed: 'foo' });
  });

  test('any text is answered', () => {
    const words = fc.array(fc.oneof(fc.string(), fc.constantFrom('eth', 'vs', '/', 'russell', '2000', '"', 'and')), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, (parts) => {
        expect(brief(resolvePair(knownMarkets, parts.join(' ')))).toBeTruthy();
      }),
    );
  });
});

describe('telling a person what was not understood', () => {
  const told = (text: string): UserError => {
    const answer = resolvePair(knownMarkets, text);
    if (answer.kind === 'resolved') throw new Error('resolved');
    return unresolvedError(answer);
  };

  test.each([
    ['ehtereum vs gold', 'No market is called "ehtereum": did you mean ETH (Ethereum)?'],
    [
      'eth vs treasury',
      '"treasury" can mean TLT (iShares 20+ Year Treasury Bond ETF) or US10Y (US 10-year Treasury yield): which one?',
    ],
    ['eth vs qqqqqqqq', 'No market is called "qqqqqqqq": try "assets" for what can be asked.'],
    ['eth', 'ETH (Ethereum) is one market: name a second one to compare it with.'],
    ['eth eth', 'ETH (Ethereum) would be compared with itself: name two different markets.'],
    ['', 'Name a market, for example ETH.'],
  ])('"%s": %s', (text, sentence) => {
    expect(told(text).message).toBe(sentence);
  });

  test('offers the symbols that could be meant', () => {
    expect(told('eth vs treasury').suggestions).toEqual(['TLT', 'US10Y']);
  });

  test('names a known market this source does not have', () => {
    const answer = resolveSymbol(fundsOnly, 'solana');
    expect(answer.kind !== 'resolved' && unresolvedError(answer).message).toContain('SOL (Solana) is not in this data');
  });

  test('echoes no more than forty characters', () => {
    expect(told(`eth vs ${'z'.repeat(55)}`).message).toContain(`"${'z'.repeat(40)}…"`);
  });
});

describe('a market in passing', () => {
  test.each([
    'gold is wild',
    'ehtereum',
    'what about solana',
    'so the russell 2000',
    'monthly GOLD/usd',
    'bitc',
    'russell 20',
  ])('is found in "%s"', (text) => {
    expect(namesMarket(knownMarkets, text)).toBe(true);
  });

  test.each(['', '…', 'bad weather', 'see my holiday photos', 'whatever', 'we had pizza'])(
    'is not found in "%s"',
    (text) => {
      expect(namesMarket(knownMarkets, text)).toBe(false);
    },
  );

  test('is found where a source does not carry it', () => {
    expect(namesMarket(fundsOnly, 'and solana')).toBe(true);
  });
});

describe('completing symbols', () => {
  const found = (typed: string, limit = 5): string[] => searchSymbols(knownMarkets, typed, limit).map((s) => s.symbol);

  test('puts the exact symbol first, then symbols beginning like it', () => {
    expect(found('e')[0]).toBe('ETH');
    expect(found('gold')[0]).toBe('GOLD');
    expect(found('us')[0]).toBe('USO');
  });

  test('finds other spellings, names and words within names', () => {
    expect(found('russ')).toContain('RUT');
    expect(found('silver t')).toEqual(['SLV']);
    expect(found('emerging')).toEqual(['EEM']);
  });

  test('prefers a beginning to a later word, and a later word to a middle', () => {
    const named = (symbol: string, name: string) => ({ ...market('AAPL'), symbol, name, aliases: [] });
    const catalogue = [
      named('A', 'unmetal'),
      named('B', 'a metal'),
      named('C', 'metal b'),
      named('METALS', 'x'),
      named('D', 'metal'),
      named('METAL', 'y'),
    ];
    expect(searchSymbols(catalogue, 'metal', 9).map((s) => s.symbol)).toEqual(['METAL', 'D', 'METALS', 'C', 'B', 'A']);
  });

  test('forgives a slip where nothing matches', () => {
    expect(found('ehtereum')).toEqual(['ETH']);
  });

  test('offers the first markets where nothing has been typed, and never more than asked', () => {
    expect(found('', 3)).toEqual(['ETH', 'BTC', 'SOL']);
    expect(found('e', 2)).toHaveLength(2);
  });

  test('any text is answered', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(30), (typed, limit) => {
        expect(searchSymbols(knownMarkets, typed, limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});

describe('the known markets', () => {
  test('have one symbol each, and every fund is among them', () => {
    const symbols = knownMarkets.map((m) => m.symbol);
    expect(new Set(symbols).size).toBe(symbols.length);
    expect(knownMarkets.every((m) => m.fund === undefined || symbols.includes(m.fund))).toBe(true);
  });

  test('share no spelling', () => {
    const aliases = knownMarkets.flatMap((m) => [...new Set([m.symbol, m.name, ...m.aliases].map(normalizeText))]);
    const twice = aliases.filter((s, i) => aliases.indexOf(s) !== i);
    expect(twice).toEqual([]);
  });

  test('are found by their symbol', () => {
    expect(knownMarket('RUT')?.fund).toBe('IWM');
    expect(knownMarket('NONE')).toBeUndefined();
  });

  test('keep their spellings from a folder that gives them to another market', () => {
    expect(mergeAliases('IWM', ['Small caps', 'iwm fund'])).toEqual(['iwm fund', 'russell 2000 etf', 'small cap etf']);
  });
});

describe('the distance of two words', () => {
  test.each([
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'ab', 1],
    ['abc', 'abcd', 1],
    ['abc', 'axc', 1],
    ['abcd', 'badc', 2],
    ['abc', 'xyz', 3],
    ['a', 'abcdef', 3],
    ['', '', 0],
  ])('%s to %s is %i', (a, b, distance) => {
    expect(editDistance(a, b, 2)).toBe(distance);
  });

  test('is the same both ways', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b, 9)).toBe(editDistance(b, a, 9));
      }),
    );
  });
});

describe.skipIf(!referenceDataIsHere)('the reference data folder (skipped without it)', () => {
  test.each([
    ['small caps', 'RUT'],
    ['s&p', 'SPX'],
    ['russell', 'RUT'],
    ['gold', 'GOLD'],
    ['vix', 'VIX'],
    ['10 year yield', 'US10Y'],
    ['long treasuries', 'TLT'],
    ['eth2015', 'ETH2015'],
    ['ethereum', 'ETH'],
  ])('"%s" is %s', async (text, symbol) => {
    const source = await openCsvFolder(referenceFolder);
    expect(brief(resolveSymbol(source.catalogue(), text))).toBe(symbol);
  });
});

test('a name that is found in sentences means one market', () => {
  const names = wellKnownMarkets.flatMap((market) => market.names);
  expect(names.length).toBeGreaterThan(200);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test.each([
  [{ symbol: 'XRP', name: 'XRP' }, 'XRP'],
  [{ symbol: 'ETH', name: 'Ethereum' }, 'ETH (Ethereum)'],
])('a market is named once where its symbol is its name: %o', (market, named) => {
  expect(inEnglish(symbolAndName(market))).toBe(named);
});
