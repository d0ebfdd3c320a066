import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/claims/claim.ts';
import { cleanText, sentencesOf } from '../../src/claims/text.ts';
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

  it('tells a distance from a peak beside another day, though nobody says since when', () => {
    const text =
      'Small caps priced in large caps have come down by about 40 % from that peak, and no lower close can be found in the decade before.';
    expect(read(text, '2025-04-11').claims).toMatchObject([{ aspect: 'ratio-distance', since: null }]);
  });

  it('throws on no gap told of two days, and judges none by the half of then alone', () => {
    const part = fc.constantFrom('', 'has', 'now', 'it', '4', 'about four points', 'ahead', 'behind', 'is', 'level', ',', '.', 'narrowed', 'for the year', 'from', 'to', 'since', 'clear of it', 'they', 'which stood at'); // prettier-ignore
    const then = fc.constantFrom('at the end of April', 'in early March', 'three weeks ago', 'as of 3 February', 'after January'); // prettier-ignore
    fc.assert(
      fc.property(pair, then, fc.array(part, { maxLength: 7 }), fc.boolean(), ([a, b], day, words, isLed) => {
        const half = isLed ? `${day} ${a[0]} was 18 points behind ${b[0]} for the year` : `${a[0]}, 18 points behind ${b[0]} for the year ${day}`; // prettier-ignore
        expect(read(`${half}, ${words.join(' ')}`).claims.length).toBeGreaterThan(0);
        const { claims } = read(`${half}, has now gone the way of the dodo`);
        expect(claims.every(isAsked)).toBe(true);
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

  it('reads any word said again and again to its end, however it is written', () => {
    const phrases = JSON.parse(readFileSync(new URL('../fixtures/claims/phrases.json', import.meta.url), 'utf8')) as [
      string,
      string,
    ][];
    const words = [...new Set(phrases.flatMap(([, text]) => text.split(/\s+/)))];
    const written = fc.constantFrom(
      (word: string) => word,
      (word: string) => word.toLowerCase(),
      (word: string) => word.toUpperCase(),
    );
    const between = fc.constantFrom(' ', ', ', '. ', '-', '\n', '');
    fc.assert(
      fc.property(fc.constantFrom('correlation', '2s', '~', ...words), written, between, (word, write, gap) => {
        expect(read(`${write(word)}${gap}`.repeat(300)).claims.length).toBeGreaterThan(0);
      }),
      { examples: ['correlation', '2s', '~', '( ', '1,'].map((word) => [word, (w) => w, ' ']), numRuns: 200 },
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
      'they',
      'ahead',
      'beat',
      'month',
      'than',
      '.',
      ';',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word, { maxLength: 14 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (anything) => {
        expect(read(anything).claims.length).toBeGreaterThan(0);
      }),
      { numRuns: 2000, examples: [[', gap ETH 2020']] },
    );
  });
});

describe('of sentences written by people who did not know the reader', { timeout: 120_000 }, () => {
  const corpus = JSON.parse(
    readFileSync(new URL('../fixtures/claims/blind.json', import.meta.url), 'utf8'),
  ) as readonly { readonly text: string; readonly asOf: string; readonly claims: readonly unknown[] }[];

  const judgedOf = (text: string, asOf: string): readonly Claim[] =>
    read(text, asOf).claims.filter(
      (claim) => !isAsked(claim) && claim.loose.length === 0 && !/^(?:forecast|elsewhere)$/.test(claim.aspect),
    );

  /** One sentence with one claim, nothing quoted and nothing asked. */
  const plain = corpus
    .map(({ text, asOf, claims }) => ({ text: text.replace(/[.!\s]+$/, ''), asOf, claims }))
    .filter(({ text, claims }) => claims.length > 0 && !/[?"“]/.test(text) && sentencesOf(cleanText(text)).length === 1)
    .filter(({ text, asOf }) => read(text, asOf).claims.length === 1 && judgedOf(text, asOf).length === 1);

  /** No cause, label or exclamation before the claim to which a word at the beginning would belong. */
  const unled = plain.filter(
    ({ text }) => !/:| (?:is why|is the reason|explains why|are what|always|dare say) /i.test(text),
  );

  /** No remark, cause or aside at whose end a word would belong to it. */
  const bare = plain.filter(({ text }) => /^[^,:;()…—–]+$/.test(text) && !/ (?:-|because|as|after|despite|so|when|proof|that|rn|lol|on) /i.test(text)); // prettier-ignore

  it('there are hundreds', () =>
    expect([plain.length > 300, unled.length > 200, bare.length > 100]).toEqual([true, true, true]));

  it.each(['risk-adjusted', 'in euro terms', 'after fees', 'on average', 'on paper', 'by volume'])(
    'each is asked about with "%s" before it',
    (words) => {
      const lead = words[0]!.toUpperCase() + words.slice(1);
      expect(unled.map(({ text, asOf }) => [`${lead}, ${text}`, asOf] as const).filter((each) => judgedOf(...each).length > 0)).toEqual([]); // prettier-ignore
    },
  );

  it.each([', risk-adjusted', ' in euro terms', ' after fees', ' on average', ', on paper', ' by volume'])(
    'each without a remark is asked about with "%s" after it',
    (words) => {
      expect(bare.map(({ text, asOf }) => [text + words, asOf] as const).filter((each) => judgedOf(...each).length > 0)).toEqual([]); // prettier-ignore
    },
  );

  const phrases = JSON.parse(readFileSync(new URL('../fixtures/claims/phrases.json', import.meta.url), 'utf8')) as [
    book: string,
    text: string,
    wanted: string,
    asOf?: string,
  ][];

  /** Every second phrase that is a claim in one line, said as a sentence can be said. */
  const phrased = phrases
    .filter(([, text, wanted], i) => i % 2 === 0 && wanted !== 'refused' && /^[a-z0-9$'][^\n?"“!;]*$/i.test(text))
    .filter(
      ([, text]) =>
        !/\. \S|^(?:look|far be it|bears|contrary|slide|figure|chart|thread|no|not|new york|london)\b/i.test(text),
    )
    .map(([, text, , asOf = '2025-06-30']) => ({ text: text.replace(/[.\s]+$/, ''), asOf }))
    .map(({ text, asOf }) => ({ text, asOf, was: judgedOf(text, asOf) }));

  it.each(['It is not true that', 'Nobody can say that'])('each is denied or asked about after "%s"', (words) => {
    const stands = phrased.filter(({ text, asOf, was }) =>
      judgedOf(`${words} ${text}`, asOf).some(
        (claim) => !was.some((other) => other.relation === claim.relation && other.negated !== claim.negated),
      ),
    );
    expect(stands.map(({ text }) => text)).toEqual([]);
  });

  it('none is judged as a condition', () => {
    const stands = phrased.filter(({ text, asOf }) => judgedOf(`If ${text}, I will eat my hat.`, asOf).length > 0);
    expect(stands.map(({ text }) => text)).toEqual([]);
  });

  it.each(['BREAKING: ', 'fwiw, ', 'ngl '])('each reads the same after "%s"', (words) => {
    const differ = phrased.filter(
      ({ text, asOf, was }) => JSON.stringify(judgedOf(words + text, asOf).map(said)) !== JSON.stringify(was.map(said)),
    );
    expect(differ.map(({ text }) => text)).toEqual([]);
  });

  it.each(['!!!', ' #crypto', ' 🚀', ' https://x.example/a'])('each reads the same with "%s" after it', (words) => {
    const differ = plain.filter(
      ({ text, asOf }) =>
        JSON.stringify(judgedOf(text + words, asOf).map(said)) !== JSON.stringify(judgedOf(text, asOf).map(said)),
    );
    expect(differ.map(({ text }) => text)).toEqual([]);
  });

  it.each([' /s', '. Said no one ever.', '. Yeah right.'])('none is judged with "%s" after it', (words) => {
    expect(plain.filter(({ text, asOf }) => judgedOf(text + words, asOf).length > 0).map(({ text }) => text)).toEqual(
      [],
    );
  });
});
