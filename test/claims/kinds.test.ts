import { describe, expect, it } from 'vitest';
import { brief, first, read } from './read.ts';

const rows = (cases: readonly (readonly [string, string])[]): void =>
  it.each(cases)('%s', (text, expected) => expect(brief(text)).toBe(expected));

describe('a gap of returns', () => {
  rows([
    ['ETH underperformed BTC in 2025', 'ETH/BTC gap behind'],
    ['Ethereum has fallen further behind the Russell 2000 than ever before', 'ETH/RUT gap behind record'],
    ['ETH has never been this far from the Russell 2000', 'ETH/RUT gap divergence record'],
    ['Ether was beaten by small caps', 'ETH/RUT gap behind'],
    ['Compared with gold, bitcoin has lagged', 'BTC/GOLD gap behind'],
    ['The widest gap between ETH and IWM since March 2020', 'ETH/IWM gap divergence since 2020-03'],
  ]);

  it('keeps a calendar year a period, not a number of rows', () => {
    const { since, asOf, windowSessions } = first('ETH underperformed BTC in 2025');
    expect({ since, asOf, windowSessions }).toEqual({ since: '2025', asOf: '2025-12-31', windowSessions: null });
  });

  it('caps a period that still runs at the day asked', () => {
    const { since, asOf } = first('Gold has beaten SPY this year', '2025-12-30');
    expect({ since, asOf }).toEqual({ since: '2025', asOf: null });
  });

  it('reads a length of time as a window', () => {
    expect(first('ETH has lagged IWM over the past three months').windowSessions).toBe(63);
  });
});

describe('the level of a ratio', () => {
  rows([
    ['ETH/BTC is at a four-year low', 'ETH/BTC ratio-level behind 4 years'],
    ['The IWM/SPY ratio is at its lowest level on record', 'IWM/SPY ratio-level behind record'],
    ['Stocks hit a ten-year low against gold', 'SPX/GOLD ratio-level behind 10 years'],
    ['ETH/BTC trades 40 % below its high of 2021', 'ETH/BTC ratio-distance behind'],
  ]);
});

describe('a correlation', () => {
  rows([
    ['The correlation between IWM and SPY has fallen', 'IWM/SPY correlation-change low-correlation'],
    ["Bitcoin's correlation to QQQ is back above 0.7", 'BTC/QQQ correlation-change high-correlation'],
    ['The correlation of ETH and BTC falls to near zero', 'ETH/BTC correlation-level low-correlation'],
    ['ETH correlation with SPY is 0.2', 'ETH/SPY correlation-value low-correlation'],
    ['BTC and SPY move in lockstep', 'BTC/SPY correlation-level high-correlation'],
    ['The BTC-SPX correlation flipped negative', 'BTC/SPX correlation-change low-correlation'],
    ['The correlation of BTC and gold swung from positive to negative', 'BTC/GOLD correlation-change low-correlation'],
    ['ETH and small caps move less in lockstep than a year ago', 'ETH/RUT correlation-change low-correlation'],
    ["No, bitcoin hasn't decoupled from stocks", 'BTC/SPX correlation-change low-correlation not'],
    ['People say bitcoin has decoupled from stocks. It has not.', 'BTC/SPX correlation-change low-correlation not'],
  ]);
});

describe('sizes', () => {
  it.each([
    ['ETH lags IWM by 27 points', { value: 27, comparator: 'about', of: 'gapPp' }],
    ['ETH has underperformed IWM by less than 30 points', { value: 30, comparator: 'less-than', of: 'gapPp' }],
    ['ETH trails IWM by at least 10 %', { value: 10, comparator: 'at-least', of: 'gapPct' }],
    ["ETH's divergence from IWM is a 3-sigma event", { value: 3, comparator: 'about', of: 'sigma' }],
    [
      'ETH fell at least 10 % while IWM rose at least 10 % in 60 sessions',
      { value: -10, comparator: 'at-least', of: 'subjectPct' },
    ],
  ])('%s', (text, size) => expect(first(text).sizes[0]).toEqual(size));
});

describe('what is not judged', () => {
  it.each([
    ['ETH beat BTC on a risk-adjusted basis', 'risk-adjusted'],
    ['In euro terms ETH has lagged gold', 'In euro terms'],
    ['ETH has usually lagged gold', 'usually'],
    ['ETH may have lagged gold', 'may have'],
    ['The P/E gap between QQQ and IWM is the widest ever', 'P/E'],
    ['ETH almost beat BTC last year', 'almost'],
    ['ETH lags BTC until the merge', 'until the merge'],
    ['ETH outpaced BTC in new wallets this month', 'wallets'],
    ['Bitcoin tracks the Nasdaq in bear markets', 'in bear markets'],
    ['Views on gold and bitcoin have diverged', 'Views'],
    ['Hypothetical: ETH +40%, BTC +10% this year', 'Hypothetical'],
    ['Realised vol this year: SPY 15%, IWM 22%', 'vol'],
    ['At one point this year ETH was ahead of BTC', 'At one'],
    ['Hypothesis: gold beats stocks', 'Hypothesis'],
    ['I said gold was ahead of stocks', 'I said'],
    ['Over 60 sessions of this year ETH lags gold', 'Over 60 sessions'],
    ['ETH has lagged gold quadrennially', 'quadrennially'],
    ['yeah right, eth beat gold', 'yeah right'],
  ])('%s', (text, left) => expect(first(text).unread.join('; ')).toContain(left));

  it('offers readings to choose from', () => {
    expect(first('ETH beat BTC on a risk-adjusted basis').asked.map(({ label }) => label)).toEqual([
      'Ahead over 60 trading days',
      'Ahead over 252 trading days',
    ]);
  });

  it('asks what a single market is held against', () => {
    expect(first('Bitcoin outperforms').hint).toMatch(/^Outperforms what\?/);
  });

  it('names a market nobody follows', () => {
    expect(first('ETH has lagged the DAX').hint).toContain('does not follow dax');
  });

  it('refuses a condition', () => {
    expect(first('If ETH outperforms BTC, altseason begins').hint).toMatch(/condition/);
  });
});

describe('around a claim', () => {
  it('judges the testable half of a claim with a cause', () => {
    const { relation, cause } = first('ETH has decoupled from stocks because of staking');
    expect({ relation, cause }).toEqual({ relation: 'low-correlation', cause: 'because of staking' });
  });

  it('takes a question for a question', () => {
    expect(first('Has ETH drifted away from small caps?').question).toBe(true);
  });

  it('reads a horizon as no window', () => {
    const { horizonSessions, windowSessions } = first('The gap between ETH and IWM will close within three months');
    expect({ horizonSessions, windowSessions }).toEqual({ horizonSessions: 63, windowSessions: null });
  });

  it('lets "this divergence" take the pair of the sentence before', () => {
    const [, second] = read('ETH has diverged from small caps. This divergence may not persist.').claims;
    expect([second?.subject, second?.benchmark, second?.relation]).toEqual(['ETH', 'RUT', 'forecast-converge']);
  });

  it('inherits no pair across messages of a chat', () => {
    const [, second] = read('bob: ETH has diverged from small caps.\nRT @amy: This divergence may not persist.').claims;
    expect(second?.subject ?? null).toBeNull();
  });

  it('gives each claim once', () => {
    expect(read('ETH lags gold. ETH lags gold.').claims).toHaveLength(1);
  });

  it('says in plain words how it read', () => {
    expect(read('Ethereum has fallen further behind the Russell 2000 than ever before').readAs).toBe(
      'I read: Ethereum has fallen further behind the Russell 2000 than ever before.',
    );
  });
});

describe('what several markets did', () => {
  const movesOf = (text: string, asOf?: string): string[] =>
    read(text, asOf).claims.map(
      ({ subject, benchmark, subjectMovePct, benchmarkMovePct }) =>
        `${subject} ${subjectMovePct} ${benchmark} ${benchmarkMovePct}`,
    );

  it.each([
    ['Silver +12%, gold -3% this month', ['SILVER 12 GOLD -3']],
    ['Gold is off 4% in 20 days while the dollar made 2%', ['GOLD -4 DXY 2']],
    ['TLT lost 12% in 2025, SPY earned 16', ['TLT -12 SPY 16']],
    ['Gold and the dollar: +26, -10 in the first half of 2025', ['GOLD 26 DXY -10']],
    ['Minus 9% for QQQ, plus 2% for GLD in March 2025', ['QQQ -9 GLD 2']],
    ['Gold gained 7% against 3% for stocks last month', ['GOLD 7 SPX 3']],
    ['Ether quintupled in 2021, bitcoin rose 60%', ['ETH 400 BTC 60']],
    ['YTD: oil +9%, gold +4%, copper -2%', ['OIL 9 GOLD 4', 'OIL 9 COPPER -2', 'GOLD 4 COPPER -2']],
  ])('%s', (text, expected) => expect(movesOf(text)).toEqual(expected));

  it.each([
    ['Half of that: gold 5%, and stocks half that this month'],
    ['Dow +300, Nasdaq -120'],
    ['Gold 1, bitcoin 0'],
  ])('gives no figures where their unit or their market is not certain: %s', (text) => {
    expect(read(text).claims.filter(({ sizes, unread }) => sizes.length > 1 && unread.length === 0)).toEqual([]);
  });
});

describe('a time beside the sentence', () => {
  it.each([
    ['First half of 2025 in the books. QQQ +8%, IWM -3%.', '2025-01', '2025-06-30'],
    ['Gold +64%. Stocks +16%. That was 2025.', '2025', '2025-12-31'],
  ])('is the time of figures that name none: %s', (text, since, asOf) => {
    const claim = first(text);
    expect([claim.since, claim.asOf]).toEqual([since, asOf]);
  });

  it('waits for the figures to vouch for it', () => {
    expect(first('First half of 2025 in the books. QQQ +8%, IWM -3%.').loose).toHaveLength(1);
  });
});

describe('words that nobody enumerated', () => {
  it('are passed over in a remark of their own', () => {
    expect(brief("Gold has beaten stocks this year, don't @ me")).toBe('GOLD/SPX gap ahead');
  });

  it('never deny from a remark', () => {
    expect(first("Gold has beaten stocks since 2024, and no, I'm not over it").negated).toBe(false);
  });

  it('wait for the figures where they touch none of them', () => {
    expect(first('Wagons of gold rose 20% in 2025, zeppelins of stocks 16%').loose.length).toBeGreaterThan(0);
  });

  it('ask where they touch a figure', () => {
    expect(first('ETH +20% APQ, BTC +10% APQ this year').unread.join(' ')).toContain('APQ');
  });
});

describe('then and now', () => {
  it.each([
    ['A quarter ago gold and stocks had a correlation of 0.56. Now it is -0.23.', [-0.23, 0.56]],
    ['Gold and stocks no longer move as one: 90-day correlation 0.1, down from 0.6', [0.1, 0.6]],
    ['The correlation of gold and stocks is 0.1, where a year ago it was 0.6', [0.1, 0.6]],
  ])('%s', (text, expected) => {
    const { aspect, sizes } = first(text);
    expect([aspect, sizes.map(({ value }) => value)]).toEqual(['correlation-change', expected]);
  });
});

describe('a streak', () => {
  it.each([
    ['ETH has beaten BTC six days in a row', { count: 6, unit: 'day' }],
    ['Gold trails stocks for a third straight quarter', { count: 3, unit: 'quarter' }],
    ['Stocks have led gold in each of the last four weeks', { count: 4, unit: 'week' }],
    ['In 2025 gold beat stocks in every single month', { count: null, unit: 'month' }],
  ])('%s', (text, expected) => expect(first(text).streak).toEqual(expected));
});

describe('a plan', () => {
  it.each(['Gold to outperform bitcoin in the second half', 'ETH to gain 40% this year, BTC 10%'])(
    'is a forecast nobody can test: %s',
    (text) => expect(first(text).hint).toMatch(/forecast/),
  );
});

describe('a ratio', () => {
  it.each([
    ['In bitcoin terms ether has never been this cheap', 'ETH/BTC ratio-level behind record'],
    ['ETH/BTC 0.0193. Lowest since January 2020.', 'ETH/BTC ratio-level behind since 2020-01'],
    ['An ounce of gold has never bought so little bitcoin', 'GOLD/BTC ratio-level behind record'],
    ['The ETH/BTC ratio has halved since last summer', 'ETH/BTC gap behind'],
  ])('%s', (text, expected) => expect(brief(text)).toBe(expected));

  it('carries the value that was said', () => {
    expect(first('ETH/BTC at 0.0193, lowest since January 2020').sizes).toEqual([
      { value: 0.0193, comparator: 'about', of: 'ratio' },
    ]);
  });
});
