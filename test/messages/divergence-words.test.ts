import { describe, expect, it } from 'vitest';
import {
  divergenceSentence,
  headlineGapWords,
  howUnusualWords,
  legAttributionWords,
} from '../../src/messages/divergence.ts';
import { inEnglish } from '../../src/messages/speaker.ts';
import type { DivergenceReport } from '../../src/reports/divergence.ts';
import type { MultiverseReport } from '../../src/reports/multiverse.ts';
import { reportOf } from '../support/command-chat.ts';
import { sampleChat } from '../support/sample-chat.ts';

/** A report of the sample, with the figures of each case in place of its own. */
const real = await reportOf<DivergenceReport>(sampleChat(), 'divergence ETH BTC');

type Driver = DivergenceReport['legs']['driver'];

function legs(subjectZ: number, benchmarkZ: number, driver: Driver): DivergenceReport {
  const moved = { windowSessions: 60, subjectReturnPct: 1, benchmarkReturnPct: 2, subjectZ, benchmarkZ, driver };
  return { ...real, legs: moved, everyDay: false };
}

describe('which leg made the gap', () => {
  it.each<[number, number, Driver, string]>([
    [-1.4, -1.5, 'benchmark', 'Both moved the same way, Bitcoin somewhat further for its usual moves: '],
    [1.5, 0.7, 'subject', 'Mostly Ethereum moved: '],
    [1.4, 0.7, 'subject', 'Both moved the same way, Ethereum somewhat further for its usual moves: '],
    [1, 1, 'both', 'Both moved the same way, equally far for their usual moves: '],
    [-0.8, 1.9, 'both', 'They moved apart, mostly Bitcoin: '],
    [-1.2, 1.9, 'both', 'They moved apart, a little more of it Bitcoin: '],
    [-0.02, 3.1, 'both', 'They moved apart, nearly all of it Bitcoin: Ethereum 0.0, Bitcoin +3.1 '],
    [-0.02, 0.03, 'both', 'Neither moved: '],
  ])('ETH %d and BTC %d are told truly', (subjectZ, benchmarkZ, driver, beginning) => {
    const said = inEnglish(legAttributionWords(legs(subjectZ, benchmarkZ, driver)));
    expect(said.slice(0, beginning.length)).toBe(beginning);
  });
});

describe('which leg made the gap, in words and in figures', () => {
  const sizes = [-3, -1.4, -0.7, -0.02, 0.02, 0.7, 1.4, 3];
  const pairs = sizes.flatMap((one) => sizes.map((other) => [one, other] as const));
  const driver = (one: number, other: number): Driver =>
    one * other < 0 || Math.abs(one) === Math.abs(other)
      ? 'both'
      : Math.abs(one) > Math.abs(other)
        ? 'subject'
        : 'benchmark';

  it.each(pairs)('ETH %d and BTC %d are one finding', (one, other) => {
    const said = inEnglish(legAttributionWords(legs(one, other, driver(one, other)))).split(':')[0]!;
    const named =
      said === 'Neither moved'
        ? undefined
        : /They|equally/u.test(said)
          ? 'both'
          : said.includes('Ethereum')
            ? 'subject'
            : 'benchmark';
    expect(named ?? driver(one, other)).toBe(driver(one, other));
  });
});

describe('the word of one gap beside that of all ways together', () => {
  type Headline = MultiverseReport['headline'];
  const words = (verdict: Headline['verdict'], judgement: MultiverseReport['judgement']): string | undefined => {
    const said = headlineGapWords({
      everyDay: false,
      judgement,
      headline: {
        measure: 'volScaled',
        windowSessions: 60,
        verdict,
        absPercentile: 88.4,
        recordAbs: verdict === 'record',
      },
    } as MultiverseReport);
    return said && inEnglish(said);
  };

  it('is not explained where both are the same', () => {
    expect(words('unusual', 'unusual')).toBeUndefined();
  });

  it('says why all ways together are more', () => {
    expect(words('ordinary', 'unusual')).toBe(
      'The gap over 60 trading days alone is ordinary (wider than on 88 of 100 days); all 36 ways together are unusual, because so many of them are seldom this far out at once.',
    );
  });

  it('says why all ways together are less', () => {
    expect(words('record', 'rare')).toBe(
      'The gap over 60 trading days alone is a record (wider than on any day before); all 36 ways together are rare, because too few of the others say the same.',
    );
  });
});

describe('the verdict beside the headline figure', () => {
  const report = (verdict: DivergenceReport['verdict'], absPercentile: number): DivergenceReport => ({
    ...legs(2, 2.6, 'benchmark'),
    gap: { ...real.gap, simplePp: -12, windowSessions: 60 },
    rank: {
      ...real.rank,
      absPercentile,
      recordAbs: false,
      since: '2015-01-02',
      earlierValues: 200,
      independentWindows: 3,
    },
    verdict,
    chance: verdict === null ? null : { perDay: 0.05, withinYear: 0.2 },
    agreement: { measures: 36, agreeing: 24 },
    everyDay: false,
  });

  it.each<[DivergenceReport['verdict'], string]>([
    ['ordinary', 'Ordinary. '],
    ['record', 'A record. '],
    [null, 'Too short to judge. '],
  ])('%s opens the first line with "%s"', (verdict, beginning) => {
    expect(inEnglish(divergenceSentence(report(verdict, 50))).startsWith(beginning)).toBe(true);
  });

  it('an ordinary gap at percentile 89.9 is not said to be wider than on 90 of 100 days', () => {
    expect(inEnglish(howUnusualWords(report('ordinary', 89.9)))).toContain(
      'wider than on 89 of 100 days since Jan 2015',
    );
  });

  it('says the chance and how many measures agree', () => {
    expect(inEnglish(howUnusualWords(report('unusual', 95)))).toContain(
      'Chance alone does this on about 1 day in 20, and at least once in a year to about 1 pair in 5. That is one way to measure it. Of 36 ways, 24 call it unusual or more.',
    );
  });

  it('without a word says what is missing for one', () => {
    expect(inEnglish(howUnusualWords(report(null, 95)))).toContain('a verdict takes 252 and five');
  });
});
