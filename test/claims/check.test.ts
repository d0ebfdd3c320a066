import { describe, expect, it } from 'vitest';
import * as answers from '../../src/claims/answers.ts';
import { type Check, checkReport, type JudgedClaim, judgedOf, lookAtClaim } from '../../src/claims/check.ts';
import { type Claim } from '../../src/claims/claim.ts';
import { overallOf } from '../../src/claims/claims-together.ts';
import { type Finding, findingOf } from '../../src/claims/finding.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import { claimOf, inWords } from '../support/made-claims.ts';
import { quickNoise } from '../support/still-noise.ts';
import { walkingMarket } from '../support/walking-market.ts';

const answerOf = (result: JudgedClaim) => inWords(answers.answerOf(result));
const claimRows = (results: readonly JudgedClaim[]) => inWords(answers.claimRows(results));

const market = walkingMarket({ eth: { drift: -0.12, sessions: 10 } });

const sources = { market, calendar: nyseCalendar, nullModel: quickNoise };

const judged = (said: Partial<Claim>, found: Partial<Finding> = {}): JudgedClaim => {
  const finding = findingOf({ verdict: 'supported', reason: '52 points apart in 60 trading days', ...found });
  return judgedOf(claimOf(said), { finding, rows: null, closes: null }, null);
};

describe('the verdict of a claim', () => {
  it.each([
    ['supported', 'not supported'],
    ['not supported', 'supported'],
    ['partly', 'partly'],
    ['untestable', 'untestable'],
  ] as const)('that is denied turns from %s to %s', (verdict, turned) => {
    expect(judged({ negated: true }, { verdict }).verdict).toBe(turned);
  });

  it.each([
    ['supported', 'partly'],
    ['not supported', 'not supported'],
  ] as const)('joined to a cause is partly at most: %s gives %s', (verdict, capped) => {
    expect(judged({ cause: 'because of staking' }, { verdict }).verdict).toBe(capped);
  });

  it("with one market's own record beside it is partly at most", () => {
    expect(judged({ ownRecord: 'S&P 500 at record' }, { verdict: 'supported' }).verdict).toBe('partly');
  });

  it('of a denied record also needs the direction that is not denied', async () => {
    const check: Check = { question: { text: '' }, sources, pairs: new Map() };
    const claim = claimOf({ relation: 'ahead', superlative: 'record', negated: true, deniesRecordOnly: true });
    expect(judgedOf(claim, await lookAtClaim(claim, check), null).verdict).toBe('not supported');
  });

  it('is none where something was not understood', async () => {
    const check: Check = { question: { text: '' }, sources, pairs: new Map() };
    const asked = [{ label: 'Behind over 60 trading days', relation: 'behind', windowSessions: 60 }] as const;
    const claim = claimOf({ relation: 'behind', unread: ['risk-adjusted'], asked });
    const { finding } = await lookAtClaim(claim, check);
    expect(finding).toMatchObject({
      verdict: 'untestable',
      offers: [{ label: 'Behind over 60 trading days', correction: 'relation:behind window:60' }],
    });
  });

  it('names in its details what was passed over', () => {
    const { details } = judged({ passedOver: ['never seen', 'Prague'] }).finding;
    expect(inWords(details)).toContain('Said beside the claim and not checked: “never seen”, “Prague”.');
  });

  it('loads and measures a pair once however many claims are about it', async () => {
    let asked = 0;
    const counting = {
      ...market,
      daily: (...given: Parameters<typeof market.daily>) => {
        asked += 1;
        return market.daily(...given);
      },
    };
    const check: Check = { question: { text: '' }, sources: { ...sources, market: counting }, pairs: new Map() };
    for (const relation of ['ahead', 'behind', 'divergence'] as const) await lookAtClaim(claimOf({ relation }), check);
    const alone = asked;
    await lookAtClaim(claimOf({ superlative: 'record' }), check);
    expect(asked).toBe(alone);
  });
});

describe('the first line', () => {
  it.each([
    [{}, {}, 'True. 52 points apart in 60 trading days.'],
    [{}, { verdict: 'partly' }, 'Partly true. 52 points apart in 60 trading days.'],
    [{}, { verdict: 'not supported' }, 'No. 52 points apart in 60 trading days.'],
    [{}, { verdict: 'not supported', word: 'Exaggerated' }, 'Exaggerated. 52 points apart in 60 trading days.'],
    [{ question: true }, {}, 'Yes. 52 points apart in 60 trading days.'],
    [{ question: true }, { verdict: 'not supported' }, 'No. 52 points apart in 60 trading days.'],
  ] as const)('answers %o', (said, found, title) => {
    expect(answerOf(judged(said, found))).toBe(title);
  });

  it('answers a denial as one', () => {
    const decoupled = {
      text: 'They have not decoupled',
      aspect: 'correlation-change',
      relation: 'low-correlation',
      change: 'decoupled',
      negated: true,
    } as const;
    expect([
      answerOf(judged(decoupled, { verdict: 'not supported', reason: 'They move together' })),
      answerOf(judged(decoupled, { verdict: 'supported', reason: 'They move apart' })),
    ]).toEqual([
      'Right: Ethereum and the Russell 2000 (IWM) have not decoupled. They move together.',
      'Wrong: Ethereum and the Russell 2000 (IWM) have decoupled. They move apart.',
    ]);
  });

  it('sets a cause apart from what can be judged', () => {
    expect(answerOf(judged({ cause: 'because of staking' }))).toBe(
      'That Ethereum and the Russell 2000 (IWM) have drifted apart: yes. “because of staking”: nobody can read that off prices.',
    );
  });

  it("names one market's own record as what is not judged", () => {
    expect(answerOf(judged({ ownRecord: 'IWM at record' }))).toBe(
      'That Ethereum and the Russell 2000 (IWM) have drifted apart: yes. “IWM at record”: one market by itself is not judged here.',
    );
  });

  it('asks back what was not understood', () => {
    expect(answerOf(judged({ relation: 'behind', unread: ['risk-adjusted'] }))).toBe(
      'I read “Ethereum behind the Russell 2000 (IWM)”, but not “risk-adjusted”. Is that what is meant?',
    );
  });

  it('is cut to its first part where it would be longer than 25 words', () => {
    const reason = `It is so: ${'and so '.repeat(20)}on`;
    expect(answerOf(judged({}, { reason }))).toBe('True. It is so.');
  });

  it('answers two claims, each in its shortest form where it has one', () => {
    const results = [
      judged(
        {},
        { verdict: 'not supported', reason: 'long '.repeat(20), short: 'No record: it was wider in July 2022' },
      ),
      judged({ aspect: 'forecast' }, { verdict: 'untestable', short: 'Whether the gap will close, nobody can know' }),
    ];
    expect(inWords(answers.checkTitle({ results }))).toBe(
      'No record: it was wider in July 2022. Whether the gap will close, nobody can know.',
    );
  });

  it('begins its answers to three claims with their words', () => {
    const found = { reason: 'Gold (GLD) moved: much' };
    const results = [judged({}, found), judged({}, { ...found, verdict: 'not supported' }), judged({}, found)];
    expect(inWords(answers.checkTitle({ results }))).toBe(
      'True. Gold (GLD) moved: much. No. Gold (GLD) moved: much. True. Gold (GLD) moved: much.',
    );
  });

  it('counts the verdicts of more claims than three', () => {
    const results = [
      ...[judged({}), judged({}, { verdict: 'not supported' })],
      ...[judged({}, { verdict: 'untestable' }), judged({})],
    ];
    expect(inWords(answers.checkTitle({ results }))).toBe(
      '4 claims: 2 supported, 1 not supported, 1 cannot be tested.',
    );
  });
});

describe('the rows of several claims', () => {
  it('quote each claim', () => {
    const [first] = claimRows([judged({ text: 'ETH fell' }), judged({ text: 'BTC fell' })]);
    expect(first).toBe('“ETH fell”: True. 52 points apart in 60 trading days.');
  });

  it('tell two claims of one sentence apart', () => {
    const rows = claimRows([judged({ relation: 'behind' }), judged({ relation: 'forecast-converge' })]);
    expect(rows.map((row) => /\((Ethereum [a-z ]+)/.exec(row)![1])).toEqual([
      'Ethereum behind the ',
      'Ethereum closing on the ',
    ]);
  });

  it('name every sentence that was not judged, with its words', () => {
    const skipped = [{ text: 'The weather is fine.', reason: 'No market is named.', language: null }];
    expect(inWords(answers.skippedOf({ skipped, results: [judged({})] }))).toEqual([
      'Not judged: “The weather is fine.”. No market is named.',
    ]);
  });

  it('list what holds and what does not, the cause with them', () => {
    const parts = [{ text: 'Ethereum: said 10 % down, was 9.0 % down: holds', holds: true }];
    expect(inWords(answers.partsOf(judged({ cause: 'because of staking' }, { parts })))).toEqual([
      'Ethereum: said 10 % down, was 9.0 % down: holds',
      '“because of staking”: nobody can read that off prices',
    ]);
  });
});

describe('the verdict of a whole text', () => {
  const whole = (...verdicts: readonly (readonly [Finding['verdict'], string])[]) =>
    overallOf(verdicts.map(([verdict, text]) => ({ claim: claimOf({ text }), verdict }))).verdict;

  it.each([
    ['supported', [['supported', 'a'], ['untestable', 'b']]],
    ['not supported', [['untestable', 'a'], ['not supported', 'b']]],
    ['partly', [['supported', 'a'], ['not supported', 'a']]],
    ['partly', [['not supported', 'a'], ['supported', 'a']]],
    ['partly', [['supported', 'a'], ['not supported', 'b']]],
    ['partly', [['supported', 'a'], ['partly', 'b']]],
    ['not supported', [['partly', 'a'], ['not supported', 'b']]],
    ['untestable', [['untestable', 'a'], ['untestable', 'b']]],
  ] as const)('is %s of %j', (verdict, results) => expect(whole(...results)).toBe(verdict)); // prettier-ignore

  it('goes by the width where the direction is only what the width is said of', () => {
    const results = [
      { claim: claimOf({ text: 'a', relation: 'behind' }), verdict: 'supported' },
      { claim: claimOf({ text: 'a', relation: 'divergence', aspect: 'multiple' }), verdict: 'not supported' },
    ] as const;
    expect(overallOf(results).verdict).toBe('not supported');
  });

  it('names the pairs where one holds and another does not', () => {
    const results = [judged({ relation: 'ahead' }), judged({ relation: 'ahead', benchmark: 'BTC' }, { verdict: 'not supported' })]; // prettier-ignore
    expect(inWords(answers.checkTitle({ results }))).toMatch(/ahead of .*: True\. .*ahead of Bitcoin: No\./);
  });
});

describe('a checked text', () => {
  const checked = async (text: string, more: object = {}) => (await checkReport({ text, ...more }, sources)).report;

  it('judges claims that say the same once', async () => {
    const { results } = await checked('ETH is lagging IWM. ETH lags IWM.');
    expect(results).toHaveLength(1);
  });

  it('offers the markets most often meant where one is missing', async () => {
    const check: Check = { question: { text: '' }, sources, pairs: new Map() };
    const { finding } = await lookAtClaim(claimOf({ relation: 'ahead', benchmark: null }), check);
    expect(finding.offers.map(({ correction }) => correction)).toEqual([
      'benchmark:BTC',
      'benchmark:SPX',
      'benchmark:GOLD',
    ]);
  });

  it('is judged as it is corrected', async () => {
    const { claim, verdict } = await checked('ETH has diverged from IWM', { relation: 'ahead' });
    expect([claim.relation, claim.aspect, verdict]).toEqual(['ahead', 'gap', 'not supported']);
  });
});
