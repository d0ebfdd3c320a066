import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/claims/claim.ts';
import { first, read } from './read.ts';

const market = fc.constantFrom(
  ['ETH', 'ETH'],
  ['Bitcoin', 'BTC'],
  ['gold', 'GOLD'],
  ['the Nasdaq', 'NDX'],
  ['small caps', 'RUT'],
);

const pair = fc.tuple(market, market).filter(([a, b]) => a[1] !== b[1]);

const verb = fc.constantFrom(
  'lagged',
  'outperformed',
  'trailed',
  'beaten',
  'diverged from',
  'decoupled from',
  'fallen behind',
);

const isAsked = ({ unread, relation }: Claim): boolean => unread.length > 0 || relation === 'none';

const said = ({ subject, benchmark, relation, negated, superlative }: Claim) => ({
  subject,
  benchmark,
  relation,
  negated,
  superlative,
});

describe('the reader', () => {
  it('flips or refuses where a negator is put in', () => {
    fc.assert(
      fc.property(pair, verb, fc.constantFrom('not', 'never', 'hardly', 'no longer'), ([a, b], done, no) => {
        const claim = first(`${a[0]} has ${no} ${done} ${b[0]}`);
        expect(claim.negated || isAsked(claim)).toBe(true);
      }),
    );
  });

  it('asks or refuses where an unknown qualifier is put in', () => {
    const qualifier = fc.constantFrom(
      'risk-adjusted',
      'in euro terms',
      'gravimetrically',
      'after fees',
      'by volume',
      'on paper',
      'in Tuvalu',
      'intraday',
    );
    fc.assert(
      fc.property(pair, verb, qualifier, ([a, b], done, words) => {
        expect(isAsked(first(`${a[0]} has ${done} ${b[0]} ${words}`))).toBe(true);
      }),
    );
  });

  it('swaps the reading where the markets are swapped', () => {
    fc.assert(
      fc.property(pair, verb, ([a, b], done) => {
        const [claim, swapped] = [first(`${a[0]} has ${done} ${b[0]}`), first(`${b[0]} has ${done} ${a[0]}`)];
        expect([swapped.subject, swapped.benchmark, swapped.relation]).toEqual([
          claim.benchmark,
          claim.subject,
          claim.relation,
        ]);
      }),
    );
  });

  it('keeps the comparator that was said', () => {
    const words = fc.constantFrom(
      ['at least', 'at-least'],
      ['more than', 'more-than'],
      ['less than', 'less-than'],
      ['up to', 'at-most'],
      ['almost', 'almost'],
      ['about', 'about'],
    );
    fc.assert(
      fc.property(pair, words, fc.integer({ min: 2, max: 90 }), ([a, b], [said, meant], points) => {
        expect(first(`${a[0]} trails ${b[0]} by ${said} ${points} points`).comparator).toBe(meant);
      }),
    );
  });

  it('reads the same with furniture around the claim', () => {
    const before = fc.constantFrom(
      '',
      'BREAKING: ',
      '🚨 ',
      'Analysts say ',
      'lol ',
      'Interestingly, ',
      'According to Bloomberg, ',
    );
    const after = fc.constantFrom('', '!!!', ' 🚀', ' #crypto', ', says JPMorgan', ' lol', ' https://x.example/a');
    fc.assert(
      fc.property(pair, verb, before, after, ([a, b], done, lead, tail) => {
        const claim = `${a[0]} has ${done} ${b[0]}`;
        expect(said(first(lead + claim + tail))).toEqual(said(first(claim)));
      }),
    );
  });

  it('throws on no input', () => {
    const word = fc.constantFrom(
      'ETH',
      'gold',
      'never',
      'not',
      'since',
      '2020',
      '12%',
      '"',
      ',',
      '(',
      'small',
      'crypto',
      'by',
      'a',
      'half',
      '-',
      '/',
      'from',
      'its',
      'high',
      '?',
      'correlation',
      'gap',
      'will',
      'close',
      'mag',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (anything) => {
        expect(read(anything).claims.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });
});
