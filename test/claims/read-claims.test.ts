import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostClaims, readClaims } from '../../src/core/claims/read-claims.ts';
import { wellKnownMarkets } from '../../src/core/claims/well-known-markets.ts';
import corpus from '../fixtures/claims/corpus.json' with { type: 'json' };
import otherLanguages from '../fixtures/claims/other-languages.json' with { type: 'json' };
import { shorthandOf } from './claim-shorthand.ts';

const lexicon = [...wellKnownMarkets, { symbol: 'ETH2015', names: [] }];

const asOf = '2026-06-30';

const read = (text: string) => readClaims(text, { lexicon, asOf });

const shorthand = (text: string) => shorthandOf(read(text));

describe('the corpus of claims', () => {
  it.each(corpus as [string, string][])('%s', (text, expected) => {
    expect(shorthand(text)).toBe(expected);
  });

  it('holds at least 160 claims, no wording twice', () => {
    const texts = corpus.map(([text]) => text);
    expect(new Set(texts).size).toBeGreaterThanOrEqual(160);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('a sentence in another language', () => {
  it.each(otherLanguages as [string, string][])('is refused by name: %s', (text, language) => {
    const { claims, skipped } = read(text);
    expect([claims[0]?.relation, skipped[0]?.language]).toEqual(['none', language]);
  });

  it('is refused with an English sentence that could be tested', () => {
    const { readAs } = read('Ethereum war noch nie so weit vom Russell 2000 entfernt.');
    const offered = /"(.+)"/.exec(readAs)![1]!;
    expect(shorthand(offered)).toBe('ETH/RUT divergence');
  });

  it('does not keep the English sentences beside it from being read', () => {
    expect(shorthand('Bitcoin hat sich von den Aktien entkoppelt. ETH lags gold.')).toBe('ETH/GOLD behind');
  });
});

describe('a text of several sentences', () => {
  it('gives its claims in order', () => {
    expect(shorthand('Gold leads silver. ETH lags gold.')).toBe('GOLD/SILVER ahead | ETH/GOLD behind');
  });

  it('lets "such divergence" take the pair of the claim before', () => {
    expect(shorthand('ETH has diverged from small caps. Such divergence may not persist indefinitely.')).toBe(
      'ETH/RUT divergence | ETH/RUT forecast-converge',
    );
  });

  it('does not let "it" be one of several markets', () => {
    expect(shorthand('Ether fell. Gold and silver rose. It has never been this far from small caps.')).toBe(
      '?/RUT divergence record',
    );
  });

  it('does not lend the pair to a divergence from something else', () => {
    expect(shorthand('ETH lags gold. The divergence from forecasts is unprecedented.')).toBe('ETH/GOLD behind');
  });

  it('lets "it" be the one market of the sentence before', () => {
    expect(shorthand('Ethereum hit a three-month low. It has never been this far from small caps.')).toBe(
      'ETH/RUT divergence record',
    );
  });

  it('reads "that has never happened before" as a record of the claim before', () => {
    expect(shorthand('ETH has decoupled from stocks. That has never happened before.')).toBe(
      'ETH/SPX low-correlation | ETH/SPX low-correlation record',
    );
  });

  it('does not lend the pair to a sentence about something else', () => {
    expect(shorthand('ETH lags gold. The gap between rich and poor is at a record. Revenue lagged estimates.')).toBe(
      'ETH/GOLD behind',
    );
  });

  it('says of each sentence it leaves out why', () => {
    const { skipped } = read('ETH lags gold. Buy ETH now!');
    expect(skipped.map(({ text, reason }) => [text, reason.includes('one market')])).toEqual([['Buy ETH now!', true]]);
  });

  it('gives at most five claims and names the sentences beyond', () => {
    const { claims, skipped } = read(Array.from({ length: 7 }, (_, i) => `ETH lagged gold in 201${i}.`).join(' '));
    expect([claims.length, skipped.length]).toEqual([mostClaims, 2]);
  });

  it.each([
    [
      'the token',
      'Ether has underperformed small caps. The token has also lagged gold.',
      'ETH/RUT behind | ETH/GOLD behind',
    ],
    ['the metal', 'Gold has beaten bitcoin. The metal has also outpaced stocks.', 'GOLD/BTC ahead | GOLD/SPX ahead'],
    [
      'the gap of the only two markets named',
      'ETH fell. The Russell rose. The divergence is unprecedented.',
      'ETH/RUT divergence record',
    ],
    [
      'their correlation',
      'BTC and gold parted ways. Their correlation fell to a record low.',
      'BTC/GOLD divergence | BTC/GOLD low-correlation record',
    ],
    [
      'the disconnect of the last claim about one',
      'ETH lags gold. BTC moves in lockstep with stocks. The disconnect will not last.',
      'ETH/GOLD behind | BTC/SPX high-correlation | ETH/GOLD forecast-converge',
    ],
    [
      'a record without a pronoun',
      'ETH decoupled from stocks?? Never happened before',
      'ETH/SPX low-correlation | ETH/SPX low-correlation record',
    ],
  ])('understands %s', (_, text, expected) => {
    expect(shorthand(text)).toBe(expected);
  });

  it('does not guess which of three markets have the gap', () => {
    expect(shorthand('ETH fell. The Russell and gold rose. Their gap is a record.')).toBe('none');
  });

  it('yields only the testable sentences of an article', () => {
    const article = `Ether slips as small caps shine

      NEW YORK - Ether's gap to the Russell 2000 widened to 40 percentage points over the past 60 sessions, the most since
      October 2022, according to traders. The token changed hands at $1,612.50 on Tuesday.

      "We think this divergence will not last," said one strategist. Oil was little changed. Inflows of ether to exchanges
      jumped 22%, and bitcoin's correlation with the Nasdaq fell to a five-year low.`;
    expect(shorthand(article)).toBe(
      'ETH/RUT divergence since:2022-10 window:60 amount:40 | ETH/RUT forecast-converge | ETH/? inflow-rise amount:22 | BTC/NDX low-correlation years:5',
    );
  });
});

describe('one sentence', () => {
  it.each([
    ['joins two opposite directions to one claim', 'ETH underperforms, while small caps outperform', 'ETH/RUT behind'],
    ['takes a name and its ticker as one', '$ETH Ethereum lags gold', 'ETH/GOLD behind'],
    ['lets a record high of a flow be its record', 'Exchange inflows of ETH hit a record high', 'ETH/? inflow-rise record'], // prettier-ignore
    ['lets a record high before a flow be its record', 'ETH sees record high inflows to exchanges', 'ETH/? inflow-rise record'], // prettier-ignore
    ['compares flows with nothing', 'Rising ETH exchange inflows beat bitcoin', 'ETH/? inflow-rise'],
    ['says a thing said twice once', "ETH has diverged from gold, and ETH's divergence from gold is a record", 'ETH/GOLD divergence record'], // prettier-ignore
  ])('%s', (_, text, expected) => {
    expect(shorthand(text)).toBe(expected);
  });
});

describe('a text without a claim', () => {
  it('gives one claim of nothing, with what would be right', () => {
    const { claims } = read('Bitcoin hits all-time high');
    expect(claims.map(({ relation, hint }) => [relation, hint?.includes('one market')])).toEqual([['none', true]]);
  });

  it('keeps the market it did name', () => {
    expect(read('Bitcoin hits all-time high').claims[0]!.subject).toBe('BTC');
  });

  it('is answered even when it is empty', () => {
    expect(read(' \u200B ').readAs).toContain('Write a sentence about two markets');
  });

  it.each([
    ['ETH will outperform BTC', 'forecast nobody can test'],
    ['If ETH outperforms BTC, altseason begins', 'under a condition'],
    ['What is the correlation between ETH and RUT?', 'high or low'],
    ['Spot ether ETFs saw record inflows', 'funds'],
    ['ETH and RUT have never been this close', 'close together'],
    ['ether trails only bitcoin in market cap', 'other than prices'],
    ['ETH and gold', 'how two markets stand'],
    ['The ETH-RUT gap is the widest since the conference', 'does not know the date'],
    ["Ethereum's volatility has outpaced bitcoin's", 'other than prices'],
  ])('says why: %s', (text, why) => {
    expect(read(text).claims[0]!.hint).toContain(why);
  });
});

describe('what was read', () => {
  it('is said in one sentence', () => {
    expect(read("Ethereum's divergence from the Russell 2000 is unprecedented and may not last").readAs).toBe(
      'Read as: ETH against RUT, divergence, record, all history; and ETH against RUT, forecast that the gap closes.',
    );
  });

  it('has null for everything that was not said', () => {
    expect(read('ETH lags gold').claims[0]).toEqual({
      text: 'ETH lags gold',
      subject: 'ETH',
      benchmark: 'GOLD',
      relation: 'behind',
      negated: false,
      superlative: 'none',
      since: null,
      years: null,
      windowSessions: null,
      asOf: null,
      amountPct: null,
      subjectMovePct: null,
      benchmarkMovePct: null,
      inverse: false,
      leadSessions: null,
      subjectAltGroup: null,
      benchmarkAltGroup: null,
      hint: null,
    });
  });

  it.each([
    ['Gold and the dollar are inversely correlated', 'GOLD against DXY, negative correlation'],
    ['ETH fell 50% while the Russell rose 10%', 'ETH against RUT, behind, ETH down 50 % and RUT up 10 %'],
  ])('names what is special: %s', (text, words) => {
    expect(read(text).readAs).toBe(`Read as: ${words}.`);
  });

  it('keeps by how much one market is said to lead', () => {
    expect(read('Ethereum leads the Russell 2000 by two weeks').claims[0]).toMatchObject({
      relation: 'none',
      subject: 'ETH',
      benchmark: 'RUT',
      leadSessions: 10,
    });
  });

  it('asks for a date where a period begins at an unknown event', () => {
    expect(read('ETH has lagged gold since the conference').claims[0]!.hint).toContain('does not know the date');
  });

  it('asks for a benchmark where none was named', () => {
    expect(read('ETH is diverging.').claims[0]!.hint).toContain('held against');
  });

  it('uses the names of any catalogue', () => {
    const own = [{ symbol: 'ACME', names: ['acme corporation'] }, ...lexicon];
    expect(shorthandOf(readClaims('Acme Corporation trails $ETH2015', { lexicon: own }))).toBe('ACME/ETH2015 behind');
  });

  it('counts from the events it is given', () => {
    const events = [{ date: '2025-01-07', names: ['the big day', 'big day'] }];
    const { claims } = readClaims('ETH lags gold the most since the big day', { lexicon, events });
    expect(claims[0]!.since).toBe('2025-01-07');
  });

  it('leaves "this year" open where nobody said which year it is', () => {
    expect(shorthandOf(readClaims('ETH has lagged gold this year', { lexicon }))).toBe('ETH/GOLD behind');
  });
});

describe('hostile text', () => {
  const fragments = [
    'ETH', 'Russell 2000', 'correlation', 'never', 'not', 'been this far', 'from', 'since', '2020', 'in', 'five', 'years', 'gap',
    'between', 'and', 'will', 'last', 'record', '22 %', ',', '.', 'the', 'ratio', 'low', '@0', '@99999999', '$', '(', ')', '"', "n't", 'inflows',
    'exchanges', 'expected to', 'converge', '\u202E', '\u0000', '🚀', 'https://x.example/?a=b', '1,000,000', '2026-02-31', 'against', 'behind',
  ]; // prettier-ignore
  const wordy = fc.array(fc.constantFrom(...fragments), { maxLength: 300 }).map((words) => words.join(' '));

  it.each([
    ['words of the grammar in any order', wordy],
    ['any characters', fc.string({ unit: 'binary', maxLength: 500 })],
    ['any graphemes', fc.string({ unit: 'grapheme', maxLength: 500 })],
  ])('never throws and gives one to five claims: %s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { claims, readAs } = read(text);
        return claims.length >= 1 && claims.length <= mostClaims && readAs.endsWith('.');
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('is read the same way again', () => {
    fc.assert(
      fc.property(wordy, (text) => JSON.stringify(read(text)) === JSON.stringify(read(text))),
      { numRuns: 50, seed: 6 },
    );
  });

  it.each([
    'correlation ',
    'ETH ',
    'never not ',
    '@0 ',
    '1,',
    'a',
    '.',
    '( ',
    "n't ",
    'in five years ',
    'ETH, ',
    '\u0301',
  ])('returns for ten thousand characters of %j', (unit) => {
    expect(read(unit.repeat(10_000 / unit.length)).claims.length).toBeGreaterThan(0);
  });

  it('is not fooled by a slot written by hand', () => {
    expect(shorthand('@0 has diverged from @1')).toBe('none');
  });

  it('reads through marks that turn the writing round', () => {
    expect(shorthand('ETH\u202E has never been this far from\u200B RUT')).toBe('ETH/RUT divergence record');
  });
});
