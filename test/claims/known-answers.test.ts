import { beforeAll, describe, expect, it } from 'vitest';
import { answerOf as answerText } from '../../src/claims/answers.ts';
import { type JudgedClaim, judgedOf, lookAtClaim } from '../../src/claims/check.ts';
import type { Claim } from '../../src/claims/claim.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { lengthOf } from '../../src/messages/format.ts';
import { inEnglish } from '../../src/messages/speaker.ts';
import type { MarketData } from '../../src/market/ports.ts';
import { openCsvFolder } from '../../src/providers/csv.ts';
import { claimOf, inWords, size } from '../support/made-claims.ts';
import { readReferencePair, referenceDataIsHere } from '../support/reference-data.ts';
import { referenceFolder } from '../support/reference-folder.ts';
import { quickNoise } from '../support/still-noise.ts';

const answerOf = (result: JudgedClaim): string => inEnglish(answerText(result));

/** What is claimed, on which day, and the verdict and figures that were worked out by hand from the same files. */
type Known = readonly [what: string, asOf: string, said: Partial<Claim>, verdict: string, figures?: RegExp];

const day = '2026-02-05';

const ratio = { aspect: 'ratio-level', relation: 'behind', extreme: 'low' } as const;

const correlation = (subject: string, benchmark: string, said: Partial<Claim>): Partial<Claim> => ({
  subject,
  benchmark,
  aspect: 'correlation-change',
  ...said,
});

const moves = (said: Partial<Claim>): Partial<Claim> => ({ aspect: 'moves', ...said });

const known: readonly Known[] = [
  ['ether behind bitcoin in 2025', day, { benchmark: 'BTC', relation: 'behind', since: '2025', asOf: '2025-12-31' }, 'supported', /11 %.*6 %/], // prettier-ignore
  ['gold up 64 %, stocks up 17 % in a year', '2025-12-31', moves({ subject: 'GLD', benchmark: 'SPY', since: '2025', sizes: [size('subjectPct', 64), size('benchmarkPct', 17)] }), 'supported', /63\.7 %.*16\.4 % \(said 17: near enough\)/], // prettier-ignore
  ['small caps against stocks at the lowest ratio on record', '2025-04-08', { ...ratio, subject: 'IWM', benchmark: 'SPY', superlative: 'record' }, 'supported', /since prices begin in 2014/], // prettier-ignore
  ['ether against bitcoin at the lowest ratio on record, of prices from 2015 on', '2019-09-05', { ...ratio, benchmark: 'BTC', superlative: 'record' }, 'not supported', /October 2015/], // prettier-ignore
  ['ether against bitcoin at the lowest since early 2017', '2019-09-05', { ...ratio, benchmark: 'BTC', superlative: 'since', since: '2017-04' }, 'supported', /March 2017/], // prettier-ignore
  ['small caps behind stocks on 13 days in a row, by their funds', '2021-12-01', { subject: 'RUT', benchmark: 'SPX', relation: 'behind', streak: { count: 13, unit: 'day' } }, 'supported', /\(IWM\).*13 of 13/], // prettier-ignore
  ['a correlation slightly below zero', '2019-07-15', { aspect: 'correlation-level', benchmark: 'RUT', relation: 'low-correlation', inverse: true, almost: true, windowSessions: 90 }, 'supported', /−0\.11/], // prettier-ignore
  ['ether against bitcoin at a four-year low', '2025-01-29', { ...ratio, benchmark: 'BTC', superlative: 'years', years: 4 }, 'supported'], // prettier-ignore
  ['the link of small caps and stocks has fallen', '2018-10-03', correlation('IWM', 'SPY', { relation: 'low-correlation', change: 'fall' }), 'supported', /0\.68.*0\.92/], // prettier-ignore
  ['ether behind by 27 points', day, { relation: 'behind', sizes: [size('gapPp', 27)] }, 'not supported', /52 points/],
  ['ether behind by less than 30 points', day, { relation: 'behind', sizes: [size('gapPp', 30, 'less-than')] }, 'not supported'], // prettier-ignore
  ['ether behind by at least 27 points', day, { relation: 'behind', sizes: [size('gapPp', 27, 'at-least')] }, 'supported'], // prettier-ignore
  ['its correlation with technology above 0.7 again', day, correlation('ETH', 'QQQ', { relation: 'high-correlation', change: 'rise', sizes: [size('correlation', 0.7, 'more-than')] }), 'not supported'], // prettier-ignore
  ['ether has decoupled from small caps', day, correlation('ETH', 'IWM', { text: 'decoupled', relation: 'low-correlation', change: 'fall' }), 'not supported'], // prettier-ignore
  ['ether 40 % below its high of 2021 in bitcoin', day, { aspect: 'ratio-distance', benchmark: 'BTC', relation: 'behind', extreme: 'high', since: '2021', sizes: [size('ratioPct', -40)] }, 'not supported', /67 % below/], // prettier-ignore
  [
    'the gap is unprecedented',
    day,
    { superlative: 'record' },
    'not supported',
    /52 points apart in 60 trading days; as wide in March 2024/,
  ],
  ['ether has drifted apart', day, {}, 'supported', /52 points apart in 60 trading days/],
  ['it had drifted apart half a year before', '2025-08-01', {}, 'supported'],
  ['it had drifted apart by the end of 2025', '2025-12-31', {}, 'not supported'],
  ['ether is ahead', day, { relation: 'ahead' }, 'not supported', /behind the Russell 2000 \(IWM\), not ahead/],
  ['a gap of 50 points has opened', day, { sizes: [size('gapPp', 50)] }, 'supported'],
  ['a three-sigma event', day, { aspect: 'multiple', sizes: [size('sigma', 3)] }, 'not supported'],
  ['it will not last', day, { aspect: 'forecast', relation: 'forecast-converge' }, 'untestable', /Nobody can know/],
  ['inflow up 22 %', day, { aspect: 'flow', relation: 'inflow-rise', benchmark: null, sizes: [size('flowPct', 22)] }, 'untestable', /end on 24 Feb 2023/], // prettier-ignore
  ['bitcoin hedges stocks', day, { aspect: 'elsewhere', relation: 'none', answeredBy: 'hedge BTC SPY' }, 'not supported'], // prettier-ignore
  ['ether goes with bitcoin', day, { aspect: 'elsewhere', relation: 'none', answeredBy: 'drivers ETH', text: 'ETH is driven by bitcoin' }, 'supported'], // prettier-ignore
  ['wide gaps always close', day, { aspect: 'elsewhere', relation: 'none', answeredBy: 'history ETH IWM' }, 'partly'],
  ['ether is closest to technology', day, { aspect: 'elsewhere', relation: 'none', answeredBy: 'matrix ETH QQQ GLD' }, 'supported'], // prettier-ignore
];

const cases = known.map(([what, asOf, said, verdict, figures = /./]) => ({ what, asOf, said, verdict, figures }));

describe.skipIf(!referenceDataIsHere)('known answers (skipped where the reference data are absent)', () => {
  let market: MarketData;
  beforeAll(async () => {
    market = await openCsvFolder(referenceFolder);
  });

  const judge = async (asOf: string, said: Partial<Claim>): Promise<JudgedClaim> => {
    const sources = { market, calendar: nyseCalendar, nullModel: quickNoise };
    const claim = claimOf(said);
    return judgedOf(claim, await lookAtClaim(claim, { question: { text: '', asOf }, sources, pairs: new Map() }), null);
  };

  it.each(cases)('$what ($asOf)', async ({ asOf, said, verdict, figures }) => {
    const result = await judge(asOf, said);
    expect([result.verdict, answerOf(result)]).toEqual([verdict, expect.stringMatching(figures)]);
  });

  it('97 of 100 days and March 2024 are what plain loops over the closes find', () => {
    const all = readReferencePair('pairs/eth_iwm_nyclose.csv');
    const dates = all.dates.filter((date) => date <= day);
    const ratio = dates.map((_, row) => Math.log(all.x[row]! / all.y[row]!));
    const changes = ratio.map((level, row) => level - (ratio[row - 1] ?? NaN));
    const widths = ratio.map((level, row) => {
      const year = changes.slice(row - 251, row + 1);
      const mean = year.reduce((sum, change) => sum + change, 0) / 252;
      const variance = year.reduce((sum, change) => sum + (change - mean) ** 2, 0) / 251;
      return row < 252 ? NaN : Math.abs(level - ratio[row - 60]!) / Math.sqrt(60 * variance);
    });
    const [earlier, today] = [widths.slice(252, -1), widths.at(-1)!];
    expect((100 * earlier.filter((width) => width < today).length) / earlier.length).toBeCloseTo(97.545, 3);
    expect(dates[252 + earlier.findLastIndex((width) => width >= today)]).toBe('2024-03-13');
  });

  it.each(cases)('a first line of at most 25 words and four numbers: $what', async ({ asOf, said }) => {
    const result = await judge(asOf, said);
    const { words, numbers } = lengthOf(answerOf(result));
    expect([words <= 25, numbers <= 4]).toEqual([true, true]);
  });

  it('no claim above the details speaks the language of statistics', async () => {
    const words = /\b(?:session|legs?|pp|z-score|percentile|multiverse|definition)s?\b/i;
    for (const { asOf, said } of cases) {
      const result = await judge(asOf, said);
      const { parts, chance } = inWords(result.finding);
      expect([answerOf(result), ...parts.map(({ text }) => text), chance ?? ''].join(' ')).not.toMatch(words);
    }
  });
});
