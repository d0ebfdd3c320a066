import { describe, expect, it } from 'vitest';
import { brief, first, read } from './read.ts';

/** What each market is said to have done; `asked` where something was not understood, `vouched` where only figures that fit count. */
function legs(text: string, asOf?: string): string {
  const claim = first(text, asOf);
  if (claim.unread.length > 0 || claim.aspect === 'none' || claim.hint !== null) return 'asked';
  const [of, against] = [claim.subjectMovePct, claim.benchmarkMovePct].map((pct) =>
    pct === null ? '?' : Math.round(pct),
  );
  const end = claim.loose.length > 0 ? ' vouched' : '';
  return `${claim.subject} ${of} ${claim.benchmark} ${against}${end}`;
}

const told = (cases: readonly (readonly [string, string])[]): void =>
  it.each(cases)('%s', (text, expected) => expect(legs(text)).toBe(expected));

describe('sizes in words', () => {
  told([
    ['ETH has lost two thirds this year, BTC half', 'ETH -67 BTC -50'],
    ['Bitcoin is up a third in 2025 and gold three quarters', 'BTC 33 GOLD 75'],
    ['In 12 months ether x10, the S&P x1.3', 'ETH 900 SPX 30'],
    ['ETH rose sixfold this year, BTC doubled', 'ETH 500 BTC 100'],
    ['Gold up two dozen percent this year, stocks four and a half', 'GOLD 24 SPX 5'],
  ]);

  it('keep two quarters of a year a time', () => {
    expect(first('Bitcoin has trailed the S&P 500 over the last two quarters').sizes).toEqual([]);
  });

  it('take a quarter of a year for a time', () => {
    expect(first('Over a quarter of a year ETH fell 48 %, IWM 14 %').windowSessions).toBe(63);
  });

  it('take "one" for a number only where it counts', () => {
    expect(legs('So bitcoin lost 40% in three months and gold gained 20%, guess which one is the safe one')).toBe(
      'BTC -40 GOLD 20',
    );
  });
});

describe('two numbers against each other beside who is ahead', () => {
  told([
    ['ETH has outpaced BTC by two dozen points since 1 January (58 vs 34)', 'ETH 58 BTC 34'],
    ['Small caps lead the S&P this year: 3.9 v -0.6', 'RUT 4 SPX -1'],
    ['Gold beat stocks in 2025. 64 vs 16', 'GOLD 64 SPX 16 vouched'],
  ]);

  it('are not read where nobody is ahead', () => {
    expect(first('The vote on ETH and BTC was 58 vs 34').aspect).toBe('none');
  });
});

describe('figures of both markets', () => {
  told([
    ['Gold was up a meagre 2% in 2024, stocks a frankly gronky 23%', 'GOLD 2 SPX 23 vouched'],
    ['2025 was a year to forget for crypto (ETH -11%, BTC -6%)', 'ETH -11 BTC -6'],
    ['Bonds no haven: TLT down 33% in 2022, SPY down 19%', 'TLT -33 SPY -19 vouched'],
    ["Gold's 67% rally against a 4.5% dollar decline over the past year", 'GOLD 67 DXY -4'],
  ]);

  it.each([
    'bonds were a gronky cushion this year, with TLT down 10% against 25% for SPY',
    'over the last month ETH weathered the zorbed rout better than BTC, -3% versus -21%',
    'In 2024 the dollar lost 8%, gold lost 1%, a zorbed result for the greenback faithful',
  ])('count right or wrong, whatever a part without figures calls them: %s', (text) =>
    expect(legs(text)).toMatch(/^\w+ -\d+ \w+ -\d+$/),
  );

  it.each([
    'ETH beat BTC on zorblat uptime, -3% versus -21%, over the last month',
    'A zorblat month for gronks: ETH zorblats -3%, BTC -21%',
  ])('do not where the part says by what: %s', (text) => expect(legs(text)).not.toMatch(/^ETH -3 BTC -21$/));

  it.each([
    [
      'a word before a market makes another thing of it',
      'A bad month to be short ether (-40%) and not small caps (+5%)',
    ],
    ['a word after a market makes another thing of it', 'ETH zorblats -40% this month, IWM zorblats +5%'],
    ['a word after a size is its unit', 'ETH -40% zorbed, IWM +5% zorbed this month'],
    ['another measure', 'ETH fees fell 40% this month, IWM earnings rose 5%'],
    ['a condition', 'If ETH fell 40% this month and IWM rose 5% we would know'],
  ])('ask back or refuse: %s', (_, text) => expect(legs(text)).toBe('asked'));

  it('vouch for nothing where a figure itself is denied', () => {
    expect(first("ETH isn't down 47% this month, and IWM isn't up 5%").loose).toEqual([]);
  });
});

describe('each market below its own peak', () => {
  it.each([
    ['Ether is 62% off its high, bitcoin 50% off', [-62, -50]],
    ['ETH stands 57% beneath its August 2025 high, bitcoin 43% under its own', [-57, -43]],
    ['Bitcoin is at a record close. Small caps are 15% under their 2021 peak.', [0, -15]],
  ])('%s', (text, expected) => {
    const { aspect, subjectMovePct, benchmarkMovePct } = first(text);
    expect([aspect, subjectMovePct, benchmarkMovePct]).toEqual(['distance', ...expected]);
  });

  it('is not read of a distance that would be', () => {
    expect(first('ETH would be 62% off its high at that price, bitcoin 50% off').aspect).toBe('none');
  });
});

describe('a stake', () => {
  told([
    ['Put $1k in each a year ago: bitcoin gives you $7.8k, ether $13.7k', 'BTC 680 ETH 1270'],
    ['$10,000 in bitcoin a year ago is $6,500 today, in gold it is $16,700', 'BTC -35 GOLD 67'],
  ]);

  it('is no price of each market', () => {
    expect(first('Bitcoin at $60,000, gold at $4,100, oil at $70 a year ago').aspect).toBe('none');
  });
});

describe('the value of a ratio', () => {
  it.each([
    ['ETH/BTC sits around 0.029 right now', 'ETH/BTC ratio-level divergence'],
    ["ETH/BTC 0.0202. I've not seen it this low since early 2020.", 'ETH/BTC ratio-level behind since 2020-04'],
    ['ETHBTC is trading at levels last visited in 2020', 'ETH/BTC ratio-level behind since 2020'],
  ])('%s', (text, expected) => expect(brief(text)).toBe(expected));
});

describe('a correlation at a value', () => {
  it.each([
    ['BTC-SPY correlation over 30 trading days is back up at 0.8', 'correlation-value'],
    ['BTC-SPY correlation over 30 trading days has climbed to 0.8', 'correlation-change'],
  ])('%s', (text, expected) => expect(first(text).aspect).toBe(expected));

  it('lends its window to the level beside it', () => {
    expect(
      first("Gold and the S&P haven't been this tightly linked in years: 90-day correlation 0.43").windowSessions,
    ).toBe(90);
  });

  it('is that of the pair before where it names none', () => {
    const claims = read('Ether has NOT decoupled from bitcoin. 90-day correlation: 0.94.').claims;
    expect(claims.at(-1)).toMatchObject({ subject: 'ETH', benchmark: 'BTC', aspect: 'correlation-value' });
  });
});

describe('sentences that belong together', () => {
  told([
    ['Gold is up two thirds over twelve months. Bitcoin? Down more than a third.', 'GOLD 67 BTC -33'],
    ['Ether was no fun. It has lost half its value this year. Gold is up 18%.', 'ETH -50 GOLD 18'],
    ['People compare ether with bitcoin. In 2024 the former rose 46%, the latter 121%.', 'ETH 46 BTC 121'],
  ]);

  it.each([
    'Gold is up 39% this year, stocks 16%. Every bit of that lead is owed to the rate craze.',
    'Gold beat stocks in 2025. All thanks to central banks.',
    'Gold is 40 points ahead of the S&P this year. Why? Central banks.',
    'Gold is 40 points ahead of the S&P this year. You can thank central banks for that.',
    'Gold is 40 points ahead of the S&P this year. Central banks are behind it.',
    'Gold is 40 points ahead of the S&P this year. Strategists credit central banks.',
    'Gold is 40 points ahead of the S&P this year. Analysts say central bank buying is the reason for the gap.',
    'Gold up 60% this year, the S&P 16%. Thank the central banks, that is the only reason for it',
    'Since January gold is up 38% and the S&P has not moved, purely because of the Fed',
  ])('join a cause to what was said before: %s', (text) => {
    const { cause, relation } = first(text);
    expect([relation, cause === null]).toEqual(['ahead', false]);
  });

  it('join no cause that names a market of its own', () => {
    expect(first('Gold beat stocks in 2025. Because of that silver rose.').cause).toBeNull();
  });
});

describe('words of courtesy that are no condition', () => {
  it.each(["If I'm not mistaken gold has beaten the S&P this year", 'If anything, gold has beaten the S&P this year'])(
    '%s',
    (text) => expect(brief(text)).toBe('GOLD/SPX gap ahead'),
  );

  it('leave a real condition one', () => {
    expect(first('If yields fall gold has beaten the S&P this year').aspect).toBe('none');
  });
});

describe('a streak told with its name', () => {
  it.each([
    ['October makes it five losing months in a row for ETH against BTC', { count: 5, unit: 'month' }],
    ['August makes it six months in a row that small caps have lost to the S&P', { count: 6, unit: 'month' }],
  ])('%s', (text, expected) => expect(first(text).streak).toEqual(expected));
});

describe('catching up', () => {
  it.each([
    ['ETH has been catching up with BTC since late April', 'ETH/BTC gap ahead'],
    ['ETH is catching up with BTC', 'ETH/BTC gap convergence'],
  ])('over a time that is named is being ahead over it: %s', (text, expected) => expect(brief(text)).toBe(expected));
});

describe('hours of a day', () => {
  it('are another measure than closes', () => {
    expect(brief('The S&P 500 rose in the final hour of trading while bitcoin slipped')).toMatch(/^asked|^none/);
  });
});

describe('flows over longer than a week', () => {
  it('keep their window, so that they are not judged as a week', () => {
    expect(first('ETH inflows to exchanges rose 30% month over month').windowSessions).toBe(21);
  });
});

describe('one figure beside who beat whom', () => {
  it.each([
    ['QQQ, at +12%, beat SPY in June', 'QQQ/SPY gap ahead', 12],
    ['With QQQ at +8% this year, SPY lags', 'QQQ/SPY gap ahead', 8],
  ])('is what the market before it did, and no gap: %s', (text, expected, pct) => {
    expect([brief(text), first(text).subjectMovePct, first(text).amountPct]).toEqual([expected, pct, null]);
  });

  it('is read where the text ends with it', () => {
    expect(() => read('So bitcoin is up, what, about a hundred')).not.toThrow();
  });
});

describe('the value of a ratio and how rare it is', () => {
  it.each([
    ["ETHBTC 0.077. haven't been up here since June 2018", 'ETH/BTC ratio-level ahead since 2018-06'],
    ['ETH/BTC 0.077, last time we were up here was June 2018', 'ETH/BTC ratio-level ahead since 2018-06'],
    ["QQQ/IWM at 2.5. You'd have to go back to 2000 for anything this high", 'QQQ/IWM ratio-level ahead since 2000'],
    ['IWM/SPY closed at 0.37. Not once in the last four years has it been lower', 'IWM/SPY ratio-level behind 4 years'],
    ["The QQQ/IWM ratio hasn't been above this line since March 2000", 'QQQ/IWM ratio-level ahead since 2000-03'],
  ])('are one claim: %s', (text, expected) => expect(brief(text)).toBe(expected));

  it.each([
    "ETH/BTC at 0.03. It's not the lowest since 2021, whatever they say",
    'ETH/BTC at 0.08. Third time since 2021.',
    'QQQ/IWM at 2.5, an altitude never reached before',
    'ETH/BTC at 0.05. Last time we were here it doubled in a month',
  ])('leave no verdict where the second was not understood: %s', (text) => expect(brief(text)).toMatch(/^asked/));
});
