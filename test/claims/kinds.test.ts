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
    ['ETH has beaten BTC six days in a row', 'six days in a row'],
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
