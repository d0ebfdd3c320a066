import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/claims/claim.ts';
import { claimShorthand, shorthandOf } from './claim-shorthand.ts';
import { read } from './read.ts';

/** Read and not imported: the compiler would make a type of each of thousands of sentences. */
const corpus = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../fixtures/claims/${name}.json`, import.meta.url), 'utf8'));

describe('the regression corpus', () => {
  it.each(corpus('regression') as [string, string][])('%s', (text, expected) => {
    const reading = read(text, '2026-06-30');
    const isAsked = reading.claims.some(({ unread }) => unread.length > 0);
    expect(isAsked ? 'asked' : shorthandOf(reading)).toBe(expected);
  });
});

interface Expected {
  readonly subject?: string | string[];
  readonly benchmark?: string | string[] | null;
  readonly relation?: string | string[];
  readonly negated?: boolean | boolean[];
}

const indexOf: Readonly<Record<string, string>> = {
  IWM: 'RUT', SPY: 'SPX', QQQ: 'NDX', GLD: 'GOLD', UUP: 'DXY',
}; // prettier-ignore

/** A fund and its index are the same answer. */
const isOneOf = (wanted: string | string[] | null | undefined, got: string | null): boolean => {
  const same = (symbol: string | null): string | null => (symbol === null ? null : (indexOf[symbol] ?? symbol));
  return wanted === undefined || (Array.isArray(wanted) ? wanted : [wanted]).map(same).includes(same(got));
};

const mirrored: Partial<Record<Claim['relation'], string>> = { ahead: 'behind', behind: 'ahead' };

function isRight(wanted: Expected, claim: Claim): boolean {
  const isStraight = isOneOf(wanted.subject, claim.subject) && isOneOf(wanted.benchmark, claim.benchmark);
  const isSwapped = isOneOf(wanted.subject, claim.benchmark) && isOneOf(wanted.benchmark, claim.subject);
  const isNarrower = claim.aspect === 'gap' && claim.change === 'fall' && isOneOf(wanted.relation, 'convergence');
  const relation = isStraight ? claim.relation : (mirrored[claim.relation] ?? claim.relation);
  return (
    (isStraight || isSwapped) &&
    (isNarrower || isOneOf(wanted.relation, relation)) &&
    (wanted.negated === undefined || [wanted.negated].flat().includes(claim.negated))
  );
}

const isJudged = ({ unread, relation, aspect, subject, benchmark }: Claim): boolean =>
  unread.length === 0 &&
  relation !== 'none' &&
  aspect !== 'forecast' &&
  subject !== null &&
  (aspect === 'flow' || benchmark !== null);

describe('sentences written by people who did not know the reader', () => {
  const told = (corpus('blind') as { text: string; asOf: string; claims: Expected[] }[]).filter(
    ({ claims }) => claims.length > 0,
  );

  it.each(told.map(({ text, asOf, claims }) => [text.slice(0, 90), text, asOf, claims] as const))(
    'are read right or not judged: %s',
    (_, text, asOf, claims) => {
      const judged = read(text, asOf).claims.filter(isJudged);
      expect(judged.length === 0 || judged.some((claim) => claims.some((wanted) => isRight(wanted, claim)))).toBe(true);
    },
  );
});

describe('sentences those people would have refused', () => {
  const refused = (corpus('blind') as { text: string; asOf: string; claims: Expected[] }[]).filter(
    ({ claims }) => claims.length === 0,
  );
  /** Read, and refused because no source has their prices that far back or their flows. */
  const beyondData =
    /\b(?:XRP|Dogecoin|Cardano|Solana|SOL|Silver|Copper|Crude|Dow|Ethereum Classic|Bitcoin Cash|1990s|2009|2012|2013|(?:in|out)flows|sent to exchanges|bitcoin deposits)\b/i;

  it.each(
    refused
      .filter(({ text }) => !beyondData.test(text))
      .map(({ text, asOf }) => [text.slice(0, 90), text, asOf] as const),
  )('have no claim that is judged: %s', (_, text, asOf) => {
    const judged = read(text, asOf).claims.filter((claim) => isJudged(claim) && claim.hint === null);
    expect(judged.filter(({ aspect, loose }) => aspect !== 'elsewhere' && loose.length === 0)).toEqual([]);
  });
});

describe('a phrase of the phrase books', () => {
  const books = corpus('phrases') as [book: string, text: string, wanted: string, day?: string][];
  const judged = (text: string, day = '2025-06-30'): Claim[] => read(text, day).claims.filter(isJudged);

  it.each(books.filter(([, , wanted]) => wanted !== 'refused'))(
    'is read as it says (%s): %s',
    (_, text, wanted, day) => {
      expect(judged(text, day).map((claim) => `${claim.aspect} ${claimShorthand(claim)}`)).toContain(wanted);
    },
  );

  it.each(books.filter(([, , wanted]) => wanted === 'refused'))(
    'is not judged where it cannot be (%s): %s',
    (_, text, __, day) => {
      const asserted = judged(text, day).filter(
        ({ aspect, hint, loose }) => aspect !== 'elsewhere' && hint === null && loose.length === 0,
      );
      expect(asserted).toEqual([]);
    },
  );
});

describe('a sentence after a claim', () => {
  const { undo, pass } = corpus('sentences-after') as { undo: string[]; pass: [string, string][] };
  const judged = (text: string): Claim[] => read(text, '2025-06-30').claims.filter(isJudged);

  it.each(undo)('that limits it, takes it back or gives another measure leaves no verdict: %s', (text) =>
    expect(judged(text)).toEqual([]),
  );

  it.each(pass)('that says something else changes nothing: %s', (text, wanted) => {
    const [subject = '', benchmark = '', relation = ''] = wanted.split(/[ /]/);
    expect(judged(text).some((claim) => isRight({ subject, benchmark, relation }, claim))).toBe(true);
  });
});

describe('a sentence in another language', () => {
  it.each(corpus('other-languages') as [string, string][])('is refused by name: %s', (text, language) => {
    const { claims, skipped } = read(text);
    expect([claims[0]?.relation, skipped[0]?.language]).toEqual(['none', language]);
  });
});
