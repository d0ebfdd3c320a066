import { describe, expect, it } from 'vitest';
import { checkReport } from '../../src/claims/check.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { MarketData } from '../../src/market/ports.ts';
import { inWords } from '../support/made-claims.ts';
import { stillNoise } from '../support/still-noise.ts';
import { walkingMarket } from '../support/walking-market.ts';

const crash = walkingMarket({ eth: { drift: -0.12, sessions: 10 } });

const rally = walkingMarket({ eth: { drift: 0.12, sessions: 10 } });

const calm = walkingMarket({ eth: { drift: 0, sessions: 0 } });

const together = walkingMarket({ eth: { drift: 0, sessions: 0 }, common: 0.75 });

const mirrored = walkingMarket({ eth: { drift: 0, sessions: 0 }, common: 0.75, sign: -1 });

const strangers = walkingMarket({ eth: { drift: 0, sessions: 0 }, common: 0 });

async function check(text: string, market: MarketData, more: object = {}) {
  const sources = { market, calendar: nyseCalendar, nullModel: stillNoise };
  return inWords((await checkReport({ text, ...more }, sources)).report);
}

async function verdict(text: string, market: MarketData): Promise<string> {
  return (await check(text, market)).verdict;
}

describe('a claim about prices', () => {
  it.each([
    ['ETH has diverged from IWM', crash, 'supported'],
    ['ETH has diverged from IWM', calm, 'not supported'],
    ['ETH has not diverged from IWM', crash, 'not supported'],
    ['ETH has not diverged from IWM', calm, 'supported'],
    ['ETH is lagging IWM', crash, 'supported'],
    ['ETH is lagging IWM', rally, 'not supported'],
    ['ETH is beating IWM', rally, 'supported'],
    ['ETH is beating IWM', crash, 'not supported'],
    ['The divergence of ETH from IWM is unprecedented', crash, 'supported'],
    ['The divergence of ETH from IWM is unprecedented', calm, 'not supported'],
    ['ETH has never been this far behind IWM', crash, 'supported'],
    ['ETH has never been this far ahead of IWM', crash, 'not supported'],
    ['ETH has never been this far ahead of IWM', rally, 'supported'],
    ['The gap between ETH and IWM is the widest since 2022', crash, 'supported'],
    ['The gap between ETH and IWM is the widest since 2022', calm, 'not supported'],
    ['The gap between ETH and IWM is the widest in 2 years', crash, 'supported'],
    ['ETH has lagged IWM by 70 % over 60 sessions', crash, 'supported'],
    ['ETH has lagged IWM by 40 % over 60 sessions', crash, 'not supported'],
    ['ETH has lagged IWM by 400 % over 60 sessions', crash, 'not supported'],
    ['ETH has lagged IWM since May 2024', crash, 'supported'],
    ['ETH has lagged IWM since May 2024', rally, 'not supported'],
  ])('%s', async (text, market, expected) => {
    expect(await verdict(text, market)).toBe(expected);
  });

  it('names the families of measures that make it true and those that make it false', async () => {
    const { results } = await check('The divergence of ETH from IWM is unprecedented', crash);
    const { trueBy, falseBy, multiverse } = results[0]!.finding;
    const count = (names: readonly string[]): number =>
      names.reduce((sum, name) => sum + Number(/\((\d+)\)$/.exec(name)![1]), 0);
    const first = Object.values(multiverse!.byStart)[0]!;
    expect([count(trueBy), count(trueBy) + count(falseBy)]).toEqual([first.recordAbs, first.cells]);
  });

  it('says so where the direction is the other one', async () => {
    expect((await check('ETH has never been this far ahead of IWM', crash)).reason).toContain(
      'Ethereum is behind the Russell 2000 (IWM), not ahead',
    );
  });

  it('counts history from the starts that are given', async () => {
    const { multiverse } = await check('ETH has diverged from IWM', crash, { starts: ['2021-06-01', '2022-06-01'] });
    expect(Object.keys(multiverse!.byStart)).toEqual(['2021-06-01', '2022-06-01']);
  });

  it('lets the reading be corrected', async () => {
    const { claim } = await check('ETH has diverged from IWM', crash, { relation: 'ahead', windowSessions: 90 });
    expect(claim).toMatchObject({ relation: 'ahead', windowSessions: 90 });
  });

  it('cannot be tested on a market nobody here has prices of', async () => {
    const report = await check('SOL has diverged from IWM', crash);
    expect(report).toMatchObject({ verdict: 'untestable', reason: 'No open source here has prices of SOL.' });
  });

  it('cannot be tested without a benchmark', async () => {
    expect(await verdict('ETH has diverged like never before', crash)).toBe('untestable');
  });
});

describe('sizes that were said', () => {
  const legs = async (text: string) => (await check(text, crash)).reason;

  it.each([
    ['ETH fell {eth}% while IWM rose {iwm}% over 10 sessions', 'supported'],
    ['ETH fell {eth}% while IWM rose 40% over 10 sessions', 'partly'],
    ['ETH fell 5% while IWM rose 40% over 10 sessions', 'not supported'],
    ['ETH lagged IWM by 65 points over 10 sessions', 'supported'],
    ['ETH lagged IWM by 20 points over 10 sessions', 'not supported'],
    ['ETH lagged IWM by 100 points over 10 sessions', 'not supported'],
    ['ETH lagged IWM by 300 points over 10 sessions', 'not supported'],
    ['A gap of 65 points has opened between ETH and IWM over 10 sessions', 'supported'],
    ['A gap of 300 points has opened between ETH and IWM over 10 sessions', 'not supported'],
  ])('are held against the data: %s', async (text, expected) => {
    const [, eth, iwm] = /Ethereum fell ([\d.]+) %, the Russell 2000 \(IWM\) rose ([\d.]+) %/.exec(
      await legs('ETH lags IWM over 10 sessions'),
    )!;
    expect(await verdict(text.replace('{eth}', eth!).replace('{iwm}', iwm!), crash)).toBe(expected);
  });

  it('stand beside what was', async () => {
    const { results } = await check('ETH fell 5% while IWM rose 40% over 10 sessions', crash);
    expect(results[0]!.finding.parts.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^Ethereum: said 5 % down, was [\d.]+ % down: does not hold$/),
    );
  });

  it('that do not hold over the usual window, where none was said, are not judged', async () => {
    const { verdict } = await check('ETH fell 70% while IWM rose 3%', crash);
    expect(verdict).toBe('untestable');
  });

  it('are asked over exactly the window that was named', async () => {
    expect(await legs('ETH lags IWM over 33 sessions')).toContain('in 33 trading days');
  });

  it('reach from the close before a month or year', async () => {
    const { asOf } = await check('ETH has lagged IWM since June 2024', crash);
    const sessions = nyseCalendar.between('2024-06-01', asOf!).length;
    const pct = async (text: string) => /fell ([\d.]+) %/.exec(await legs(text))![1];
    expect(await pct('ETH has lagged IWM since June 2024')).toBe(await pct(`ETH lags IWM over ${sessions} sessions`));
  });
});

describe('what cannot be asked', () => {
  it.each([
    ['ETH lags IWM over the past decade', 'too long to look back'],
    ['ETH has lagged IWM since 2012', 'cannot be asked'],
    ['ETH beat IWM in Q4 2027', '2027'],
    ['ETH has lagged IWM since the conference', 'conference|does not know the date'],
    ['Tesla has never diverged this much from IWM', 'does not follow'],
  ])('is said: %s', async (text, why) => {
    expect(await check(text, crash)).toMatchObject({
      verdict: 'untestable',
      reason: expect.stringMatching(why) as string,
    });
  });

  it('is said of the part of a reach before the first price', async () => {
    const { verdict: word, results } = await check('The gap between ETH and IWM is the widest since 2008', crash);
    expect(word).toBe('partly');
    expect(results[0]!.finding.parts.at(-1)!.text).toContain('what was before cannot be asked');
  });

  it('is who moves first, with the correlation at that lead', async () => {
    const { verdict: word, reason } = await check('ETH leads IWM by two weeks', together);
    expect(word).toBe('untestable');
    expect(reason).toMatch(/IWM\) follows Ethereum 10 trading days later at −?0\.\d\d/);
  });
});

describe('a claim about correlation', () => {
  it.each([
    ['ETH and IWM move in lockstep', together, 'supported'],
    ['ETH and IWM move in lockstep', strangers, 'not supported'],
    ['ETH is uncorrelated with IWM', strangers, 'supported'],
    ['ETH has decoupled from IWM', strangers, 'partly'], // they never moved together
    ['ETH has decoupled from IWM', together, 'not supported'],
    ['ETH has not decoupled from IWM', together, 'supported'],
    ['The correlation of ETH and IWM is at an all-time low', together, 'not supported'],
  ])('%s', async (text, market, expected) => {
    expect(await verdict(text, market)).toBe(expected);
  });

  it.each([
    ['ETH and IWM are inversely correlated', together, 'not supported'],
    ['ETH and IWM are inversely correlated', mirrored, 'supported'],
    ['ETH and IWM have lost their negative correlation', mirrored, 'not supported'],
  ])('below zero: %s', async (text, market, expected) => {
    expect(await verdict(text, market)).toBe(expected);
  });

  it('carries the correlation and the one before in the reason, its interval in the details', async () => {
    const { reason, results } = await check('ETH has decoupled from IWM', together);
    expect(reason).toMatch(/0\.\d\d over 90 trading days; 0\.\d\d in the days before/);
    expect(results[0]!.finding.details[0]).toMatch(/0\.\d\d to \d\.\d\d\.$/);
  });
});

describe('a forecast', () => {
  it('is untestable and comes with base rates beside noise', async () => {
    const report = await check('The divergence between ETH and IWM will not last', crash);
    expect(report.verdict).toBe('untestable');
    expect(report.reason).toMatch(
      /of \d+ gaps of Ethereum and the Russell 2000 \(IWM\) this wide were over within 60 trading days; chance alone ends \d+/,
    );
  });

  it('that names no market is answered for the default pair', async () => {
    const { results } = await check('Such divergence may not persist indefinitely', crash);
    expect(results[0]!.finding.facts).toMatchObject({ subject: { symbol: 'ETH' }, benchmark: { symbol: 'IWM' } });
  });
});

describe('a text', () => {
  it('with two claims gives both, the first also on its own', async () => {
    const report = await check("Ethereum's divergence from IWM is unprecedented and may not last", crash);
    expect(report.claims.map(({ relation }) => relation)).toEqual(['divergence', 'forecast-converge']);
    expect(report.claims[0]).toMatchObject(report.claim);
  });

  it('without a claim gives a hint and no verdict on prices', async () => {
    const report = await check('The weather was lovely', crash);
    expect(report).toMatchObject({ verdict: 'untestable', multiverse: null, judgement: null });
  });

  it('is judged on no day later than the one asked for', async () => {
    const early = await check('ETH is lagging IWM', crash, { asOf: '2024-03-01' });
    expect(early.asOf! <= '2024-03-01').toBe(true);
  });
});
