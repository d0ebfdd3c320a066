import { describe, expect, it } from 'vitest';
import { wordsAndPairs } from '../../src/claims/beside.ts';
import { doubtAbout } from '../../src/claims/surroundings.ts';
import { spansOf } from '../../src/claims/spans.ts';
import { wellKnownMarkets } from '../../src/market/known-markets.ts';
import { read } from './read.ts';

const doubt = (text: string): number =>
  doubtAbout(wordsAndPairs(spansOf(text, { lexicon: wellKnownMarkets, asOf: '2025-06-30' })));

const unreadIn = (text: string): readonly string[] => read(text, '2025-06-30').claims.flatMap(({ unread }) => unread);

describe('words nobody listed', () => {
  it.each([
    'Ether has beaten bitcoin since March, and my flatmate still vacuums the balcony',
    'Nobody at the cheese counter noticed, but gold has beaten stocks this year',
    'Never seen this in my career: small caps have trailed the Nasdaq over the past month',
    'My flatmate repotted the ficus today, and bitcoin is ahead of gold over 90 days',
  ])('are passed over where they stand beside the claim: %s', (text) => {
    expect(unreadIn(text)).toEqual([]);
  });

  it.each([
    ['beside a market', 'Wuppertal ether has beaten bitcoin since March'],
    ['beside a figure', 'Ether has beaten bitcoin by 20 wuppers since March'],
    ['before the relation', "Ether's wupper lead over bitcoin since March"],
    ['where they deny', 'Ether has by no stretch or wupper beaten bitcoin since March'],
    ['where they title it', 'Hiring: the Nasdaq is up 20%, the S&P 11% this year'],
    [
      'where they say what became of it',
      'ETH, 18 points behind gold for the year in May, has now gone the way of the dodo',
    ],
    ['where another measure stands by', 'Sharpe-wise ether has beaten bitcoin since March, said the wupper'],
  ])('are asked about %s', (_, text) => {
    expect(unreadIn(text)).not.toEqual([]);
  });
});

describe('the doubt whether a claim is meant as it stands', () => {
  it('is a chance', () => {
    expect(doubt('Ether has beaten bitcoin since March')).toBeGreaterThan(0);
    expect(doubt('Ether has beaten bitcoin since March')).toBeLessThan(0.3);
  });

  it.each([
    ['On a risk-adjusted basis', 'In a rainy afternoon mood'],
    ['In euro terms', 'In other news'],
    ['With dividends reinvested', 'With a broken thumb'],
  ])('is larger after "%s" than after "%s"', (limiting, idle) => {
    expect(doubt(`${limiting} gold has beaten stocks this year`)).toBeGreaterThan(0.5);
    expect(doubt(`${idle} gold has beaten stocks this year`)).toBeLessThan(0.4);
  });

  it.each(['…ok no, I made that up', 'Edit: ignore that, wrong file'])('is larger where "%s" follows', (taken) => {
    expect(doubt(`Gold has beaten stocks this year. ${taken}`)).toBeGreaterThan(0.5);
  });

  it('does not depend on which market, day or figure it is', () => {
    expect(doubt('Ether beat bitcoin by 20 points in 2021')).toBe(doubt('Gold beat bonds by 7 points in 2024'));
  });

  it('has each word and each two neighbours once', () => {
    const spans = spansOf('my cat, my cat', { lexicon: wellKnownMarkets, asOf: '2025-06-30' });
    expect(wordsAndPairs(spans)).toEqual(['<begin>', 'my', '<begin> my', 'cat', 'my cat', ',', 'cat ,', ', my', '<end>', 'cat <end>']); // prettier-ignore
  });
});
