import { describe, expect, it } from 'vitest';
import { inEnglish } from '../../src/messages/speaker.ts';
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
    ['ETH/BTC broke below its 2022 low', 'ETH/BTC ratio-distance behind'],
    ['Measured in gold, bitcoin has topped its 2021 peak', 'BTC/GOLD ratio-distance ahead'],
    ["Bitcoin's price in gold sets record, passing the 2021 mark", 'BTC/GOLD ratio-level ahead record'],
    ['ETH/BTC nearly broke its 2022 low', 'none'],
    ['ETH/BTC above 0.05 by December', 'asked: by December'],
    ['ETH/BTC above 0.05 or I quit', 'asked: or I quit'],
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
    ['ETH could have lagged gold', 'could have'],
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
    expect(first('ETH beat BTC on a risk-adjusted basis').asked.map(({ label }) => inEnglish(label))).toEqual([
      'Ahead over 60 trading days',
      'Ahead over 252 trading days',
    ]);
  });

  it('asks what a single market is held against', () => {
    expect(inEnglish(first('Bitcoin outperforms').hint ?? '')).toMatch(/^Outperforms what\?/);
  });

  it('names a market nobody follows', () => {
    expect(inEnglish(first('ETH has lagged the DAX').hint ?? '')).toContain('does not follow dax');
  });

  it('refuses a condition', () => {
    expect(inEnglish(first('If ETH outperforms BTC, altseason begins').hint ?? '')).toMatch(/condition/);
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

  it.each([
    [
      'Ethereum has fallen further behind the Russell 2000 than ever before',
      'Ethereum has fallen further behind the Russell 2000 than ever before.',
    ],
    [
      'ETH underperformed BTC in the first quarter of 2024',
      'Ethereum has fallen behind Bitcoin from January to March 2024.',
    ],
    ['ETH underperformed BTC in 2024', 'Ethereum has fallen behind Bitcoin in 2024.'],
    ['ETH has underperformed BTC since March 2024', 'Ethereum has fallen behind Bitcoin since March 2024.'],
    ['ETH has underperformed BTC this year', 'Ethereum has fallen behind Bitcoin since the start of 2026.'],
    ['ETH lagged BTC on 12 March 2020', 'Ethereum has fallen behind Bitcoin on 12 March 2020.'],
    [
      'ETH has fallen three times as hard as the S&P since March 2022',
      'Ethereum fell 3 times as much as the S&P 500 since March 2022.',
    ],
    ['ETH/BTC is at its lowest since April 2020', 'Ethereum priced in Bitcoin is at its lowest since April 2020.'],
  ])('says in plain words how it read: %s', (text, said) => {
    expect(inEnglish(read(text).readAs)).toBe(`I read: ${said}`);
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
    ['Gold gained 5%, and stocks half that this month', ['GOLD 5 SPX 2.5']],
    ['While gold rallied 30% in May, stocks have managed less than half of that', ['GOLD 30 SPX 15']],
    ['YTD: oil +9%, gold +4%, copper -2%', ['OIL 9 GOLD 4', 'OIL 9 COPPER -2', 'GOLD 4 COPPER -2']],
  ])('%s', (text, expected) => expect(movesOf(text)).toEqual(expected));

  it.each([['Dow +300, Nasdaq -120'], ['Gold 1, bitcoin 0']])(
    'gives no figures where their unit or their market is not certain: %s',
    (text) => {
      expect(read(text).claims.filter(({ sizes, unread }) => sizes.length > 1 && unread.length === 0)).toEqual([]);
    },
  );
});

describe('a time beside the sentence', () => {
  it.each([
    ['First half of 2025 in the books. QQQ +8%, IWM -3%.', '2025-01', '2025-06-30'],
    ['Gold +64%. Stocks +16%. That was 2025.', '2025', '2025-12-31'],
  ])('is the time of figures that name none: %s', (text, since, asOf) => {
    const claim = first(text);
    expect([claim.since, claim.asOf]).toEqual([since, asOf]);
  });

  it.each([
    'First half of 2025 in the books. QQQ +8%, IWM -3%.',
    "Quarter's over, phew. QQQ +8%, IWM -3%.",
    'It was a strange 2020. QQQ +8%, IWM -3%.',
  ])('is theirs, right or wrong, where the sentence before is about it: %s', (text) => {
    const { since, loose } = first(text, '2025-06-30');
    expect([since === null, loose]).toEqual([false, []]);
  });

  it('waits for the figures to vouch for it', () => {
    expect(first('We wrote to you in March. QQQ +8%, IWM -3%.', '2025-06-30').loose).toHaveLength(1);
    expect(first('We are far from a normal 2020. QQQ +8%, IWM -3%.', '2025-06-30').loose).toHaveLength(1);
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
    (text) => expect(inEnglish(first(text).hint ?? '')).toMatch(/forecast/),
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

describe('a day after an abbreviated month', () => {
  it.each([
    ['Small caps have beaten the S&P 500 since Nov. 5', '2025-11-05'],
    ['Gold has beaten stocks since Jan. 3', '2026-01-03'],
  ])('is one date: %s', (text, since) => expect(first(text).since).toBe(since));

  it('leaves a month that ends its sentence a month', () => {
    expect(first('Gold beat stocks in Nov. Stocks fell.').since).toBe('2025-11');
  });
});

describe('the end of last year', () => {
  it('is the day a value of before is of, and leaves the window to the correlation', () => {
    const text = "Bitcoin's 90-day correlation with the S&P 500 has risen to 0.59 from 0.36 at the end of last year";
    const { windowSessions, comparedWith } = first(text, '2022-06-30');
    expect({ windowSessions, comparedWith }).toEqual({ windowSessions: 90, comparedWith: '2021-12-31' });
  });
});

describe('one market that moves first', () => {
  it.each([
    ['Over the past year bitcoin has moved a day before the Nasdaq', { windowSessions: 252, loose: [] }],
    ['Bitcoin leads ether by a day. Every time. Look at the last 3 months.', { windowSessions: 63, loose: [] }],
    ['Bitcoin leads ether by a day. In 2024 I bought both.', { since: '2024', loose: ['In 2024'] }],
  ])('is asked over the time that is named: %s', (text, wanted) => {
    expect(first(text)).toMatchObject({ aspect: 'lead', subject: 'BTC', leadSessions: 1, ...wanted });
  });

  it.each(['When bitcoin drops, gold rises a day later', 'Whenever stocks drop, bitcoin leads ether by a day'])(
    'is not judged of some days alone, or against the other: %s',
    (text) => {
      expect(first(text).unread).not.toEqual([]);
    },
  );

  it.each([
    ['Bitcoin moves first and ether follows a day later.', 'BTC/ETH', 1],
    ['The dollar turns first, gold a week later', 'DXY/GOLD', 5],
    ['Bitcoin leads, Nasdaq follows a couple days later', 'BTC/NDX', 2],
    ["Ether keeps following bitcoin with about a day's lag.", 'ETH/BTC', -1],
    ['ETH moves a day after BTC', 'ETH/BTC', -1],
    ['Bitcoin now moves ahead of Nasdaq by a day, quants find', 'BTC/NDX', 1],
    ['Lead-lag work from the quant team: bitcoin turns about two weeks before the Nasdaq', 'BTC/NDX', 10],
    ["Gold's moves show up in bitcoin two months later", 'GOLD/BTC', 42],
    ['Bitcoin trails gold by 100 days', 'BTC/GOLD', -100],
    ['What bitcoin does today ether does tomorrow', 'BTC/ETH', 1],
    ['Ether does today what bitcoin did yesterday', 'ETH/BTC', -1],
    ['Bitcoin moves first and ether copies it the next day', 'BTC/ETH', 1],
    ['IWM is always a day behind QQQ', 'IWM/QQQ', -1],
    ['When bitcoin drops, the Nasdaq drops a day later', 'BTC/NDX', 1],
    ['Stocks take their cue from bitcoin a day later, every time', 'SPX/BTC', -1],
    ['Where gold goes, bitcoin follows', 'GOLD/BTC', 0],
    ['Ether is a lagging indicator of bitcoin', 'ETH/BTC', 0],
    ['Bitcoin fell a day before the Nasdaq', 'BTC/NDX', 0],
    ['In 2024 gold moved first and the dollar followed two days later', 'GOLD/DXY', 2],
  ])('is a lead and no gap: %s', (text, pair, rows) => {
    const { aspect, subject, benchmark, leadSessions, unread } = first(text);
    expect([aspect, `${subject}/${benchmark}`, leadSessions, unread]).toEqual(['lead', pair, rows, []]);
  });

  rows([
    ['Bitcoin has led the Nasdaq by 12 points since March', 'BTC/NDX gap ahead'],
    ['Gold has a lead of 20 points over bitcoin since May', 'GOLD/BTC gap ahead'],
    ['Bitcoin moved ahead of gold in a week', 'BTC/GOLD gap ahead'],
    ['Gold peaked a month before bitcoin', 'none'],
    ['Ether turned lower two days before the Fed', 'none'],
  ]);
});

describe('what has to, is due to or is bet to become of a gap', () => {
  rows([
    [
      "Gap between gold and bitcoin won't last: these things close within a few months, they always have",
      'GOLD/BTC forecast forecast-converge',
    ],
    [
      "I'd expect the divergence between small caps and the S&P to get worse from here before it gets better",
      'RUT/SPX forecast forecast-diverge',
    ],
    ['Ether will catch up with bitcoin by Christmas, says Melbourne-based fund', 'ETH/BTC forecast forecast-converge'],
    [
      'We expect small caps to make up the ground lost to the S&P in the second half',
      'RUT/SPX forecast forecast-converge',
    ],
    [
      'Our base case has the performance gap between equities and long bonds widening further into spring.',
      'SPX/TLT forecast forecast-diverge',
    ],
    ['The gulf between QQQ and IWM has to close at some point.', 'QQQ/IWM forecast forecast-converge'],
    ['Time for ether to catch up with bitcoin.', 'ETH/BTC forecast forecast-converge'],
    ['The ETH/BTC gap will be gone by October.', 'ETH/BTC forecast forecast-converge'],
    ['Bonds are due a catch-up with stocks.', 'TLT/SPX forecast forecast-converge'],
    ['Prediction: ETH closes half of its gap to BTC by September.', 'ETH/BTC forecast forecast-converge'],
    ['My bet is that the gap between IWM and SPY narrows in Q3.', 'IWM/SPY forecast forecast-converge'],
    ['I doubt ether closes the gap on bitcoin this year.', 'ETH/BTC forecast forecast-converge not'],
    [
      "Our model doesn't see bitcoin's lead over gold widening any further from here.",
      'BTC/GOLD forecast forecast-diverge not',
    ],
    ['Ether will fall further behind bitcoin', 'ETH/BTC forecast forecast-diverge'],
    [
      'Goldman expects the outperformance of gold over bitcoin to fade in the second half.',
      'GOLD/BTC forecast forecast-converge',
    ],
    [
      "Won't happen overnight, but I expect Treasuries to recover what they've lost to equities by this time next year.",
      'TLT/SPX forecast forecast-converge',
    ],
  ]);
});

describe('what one coin buys of another', () => {
  rows([
    ['One ether now buys 0.0193 BTC, the least in five years', 'ETH/BTC ratio-level behind 5 years'],
    ['One ether option now buys 0.0193 BTC, the least in five years', 'asked: option'],
    ['Two ether now buys 0.0193 BTC, the least in five years', 'asked: buys 0.0193 BTC'],
    ['Gold is the most expensive relative to the S&P 500 since March 2014', 'GOLD/SPX ratio-level ahead since 2014-03'],
    ['Gold is the most expensive to mine since March 2014', 'none'],
  ]);
});

describe('a sentence after a claim', () => {
  const claim = 'Ether beat bitcoin by nine points in January.';

  it.each([
    'Said no one.',
    'Sorry, wrong chart.',
    'Nah, just testing.',
    "That's before fees and staking rewards are taken off.",
    "That's if you leave out the last week.",
    'Provided you start on the day of the low, mind you.',
    'Adjusted for volatility it was a draw, and that is the number we go by.',
    'Equal-weighted, the nine points vanish.',
    'In terms of Google searches, I mean.',
    'In euros it was another one.',
  ])('takes it back or says by what measure: %s', (after) => {
    expect(first(`${claim} ${after}`).unread).not.toEqual([]);
  });

  it.each(['That is a lot.', 'In dollars, like everything here.', 'In February nobody cared.', 'Traders shrugged.'])(
    'changes nothing: %s',
    (after) => expect(read(`${claim} ${after}`).claims.some(({ unread }) => unread.length === 0)).toBe(true),
  );

  it.each([
    ['Small caps and large caps have diverged. The first trade on 24 times earnings, the second on 22.', true],
    ['Ether and the Nasdaq 100 have moved apart. Fee revenue fell 40%.', true],
    ['Ether and the Nasdaq 100 have moved apart by 30 points this year. Fee revenue fell 40%.', false],
  ])('may tell in what two markets differ that were said to without a figure: %s', (text, isAsked) => {
    expect(first(text).unread.length > 0).toBe(isAsked);
  });
});

describe('markets of the sentences before', () => {
  const figures = (text: string): string[] =>
    read(text, '2025-06-30').claims.map(({ subject, benchmark, sizes, unread }) =>
      unread.length > 0 ? 'asked' : `${subject}/${benchmark} ${sizes.map(({ value }) => value).join(' ')}`,
    );

  it.each([
    [
      'Gold and the Nasdaq 100 are an odd pair. Over 60 sessions the metal eased 1%, the techs soared 24%.',
      'GOLD/NDX -1 24',
    ],
    ['The dollar and the S&P 500 parted this year. One is down 8%. The other is up 5%.', 'DXY/SPX -8 5'],
    ['Look at ETH, then look at IWM. Down 22.7%, up 24.7% over 60 sessions.', 'ETH/IWM -22.7 24.7'],
    ['The Nasdaq 100 closed higher. Its lead over the S&P 500 since April is 7 points.', 'NDX/SPX 7'],
    ['Ether is weak. Against QQQ it has dropped 30 points year to date.', 'ETH/QQQ 30'],
    ['Ether had a party. By Friday it was up 119% since New Year, against 43% for bitcoin.', 'ETH/BTC 119 43'],
  ])('are known by what stands for them: %s', (text, expected) => expect(figures(text)).toContain(expected));

  it('are compared in the sentence after theirs', () => {
    const text =
      'ETH is up 119% since New Year, against 43% for bitcoin. The S&P 500, at 5%, looks sleepy in comparison.';
    expect(figures(text)).toEqual(['ETH/BTC 119 43', 'ETH/SPX 119 5', 'BTC/SPX 43 5']);
  });

  it.each([
    'Ether and the metal parted. The metal eased 1%, the coin rose 3%.',
    'Bitcoin and ether parted this year. The coin is up 5%, the metal down 2%.',
  ])('stay unknown where nothing of that name was named, or two were: %s', (text) => {
    expect(figures(text).every((each) => !/\d/.test(each))).toBe(true);
  });
});

describe('a record since one day of a lead since another', () => {
  it('is asked', () => {
    const { since, unread } = first("QQQ's lead over SPY since 8 April is the largest since 2020", '2025-06-30');
    expect({ since, unread }).toEqual({ since: '2020', unread: ['since 8 April'] });
  });
});

describe('the values of a ratio', () => {
  const said = (text: string): string => {
    const { subject, benchmark, aspect, relation, since, sizes, unread, loose } = first(text);
    const left = [...unread, ...loose];
    if (left.length > 0) return `asked: ${left.join('; ')}`;
    return [`${subject}/${benchmark}`, aspect, relation, since ?? 'now', ...sizes.map(({ of, value }) => `${of} ${value}`)].join(' '); // prettier-ignore
  };

  it.each([
    ['The ETH/BTC ratio fell 22 % in 2025 (0.0357 → 0.0280)', 'ETH/BTC gap behind 2025 ratioPct -22 ratio 0.028 ratioThen 0.0357'],
    ['TLT/SPY 0.44 -> 0.14 since 2020', 'TLT/SPY gap behind 2020 ratio 0.14 ratioThen 0.44'],
    ['ETH/BTC is 0.024, down from 0.05 on 2 May 2024', 'ETH/BTC gap behind 2024-05-03 ratio 0.024 ratioThen 0.05'],
    ['It takes 43 ETH to buy one bitcoin; it took 28 on 2 January', 'BTC/ETH gap ahead 2026-01-03 ratio 43 ratioThen 28'],
    ['It takes 43 ETH to buy one bitcoin; it took 28 in January', 'asked: 43; 28'],
    ['One bitcoin buys 350 shares of GLD', 'BTC/GLD ratio-level divergence now ratio 350'],
    ['One bitcoin buys 350 shares of gold', 'asked: 350'],
    ['ETH, in SPY: 4.0 today, 5.7 on Dec 31', 'ETH/SPY gap behind 2026-01-01 ratio 4 ratioThen 5.7'],
    ['Ether has halved against bitcoin since March 2024', 'ETH/BTC gap behind 2024-03 ratioPct -50'],
    ['Ether lost 12 points on bitcoin in January', 'ETH/BTC gap behind 2026-01 gapPp 12'],
    ['ETH/BTC fell from 0.05 to 0.024', 'asked: 0.024; 0.05'],
  ])('are read: %s', (text, expected) => expect(said(text)).toBe(expected)); // prettier-ignore

  it.each(['ETH/BTC at 0.08 means ETH at $8,600', 'ETH/BTC at 0.08 would put ether at $8,600'])(
    'are no claim where they only lead to a price: %s',
    (text) => expect(brief(text)).toMatch(/^(?:asked|none)/),
  );
});

describe('a mood or a buyer after "on"', () => {
  it.each([
    ['Long Treasuries beat stocks in August on recession fears', 'on recession fears'],
    ['Ether Outpaces Bitcoin in August on Corporate Treasury Buying', 'on Corporate Treasury Buying'],
  ])('is a cause: %s', (text, cause) => expect(first(text).cause).toBe(cause));

  it.each([
    ['Ether beat bitcoin in August on new wallets', 'wallets'],
    ['Ether beat bitcoin in August on buying power', 'buying power'],
    ['Ether beat bitcoin in August on search interest hopes', 'search interest'],
    ['Ether beat bitcoin in August on a risk-adjusted basis', 'risk-adjusted'],
  ])('is no measure: %s', (text, left) => expect(first(text).unread.join('; ')).toContain(left));
});

describe('units of the calendar', () => {
  it.each([
    ['Ether trailed bitcoin in all four quarters of 2023', { count: null, unit: 'quarter' }],
    ['Ether trailed bitcoin in all twelve months of 2023', { count: null, unit: 'month' }],
    ["ETH hasn't beaten BTC in a calendar year since 2021", { count: null, unit: 'year', isAny: true }],
  ])('are counted where they are all there are: %s', (text, streak) => expect(first(text).streak).toEqual(streak));

  rows([
    ['Ether trailed bitcoin in all three quarters of 2023', 'asked: in all three quarters'],
    ['Ether trailed bitcoin in all four quarters', 'asked: in all four quarters'],
    ["ETH hasn't beaten BTC in a calendar year since March 2021", 'asked: in a calendar year'],
    ["ETH hasn't beaten BTC by 10% in a calendar year since 2021", 'asked: in a calendar year'],
    ['ETH has beaten BTC in a calendar year since 2021', 'asked: in a calendar year'],
    ['ETH has beaten BTC by 10% six months in a row', 'asked: six months in a row'],
  ]);
});

describe('flows into the end of the year', () => {
  it('are of now in its last two months', () => {
    expect(brief('ETH inflows to exchanges are surging into year-end', '2025-12-28')).toBe('ETH/? flow inflow-rise');
  });

  rows([
    ['ETH inflows to exchanges are surging into year-end', 'asked: into year-end'],
    ['ETH inflows to exchanges will surge', 'asked: will'],
  ]);

  it('rise where the verb after them says so', () => {
    expect(first('Everyone is dumping: ether deposits to exchanges have surged').relation).toBe('inflow-rise');
  });
});

describe('by half', () => {
  it('is a size of a flow', () => {
    expect(first('The amount of ether sent to exchanges fell by half week over week').sizes[0]?.value).toBe(50);
  });

  rows([
    ['The amount of ether sent to exchanges fell by half a percent week over week', 'asked: half; percent'],
    ['The gap between ETH and BTC narrowed by half', 'asked: by half'],
    ["ETH's gap to BTC has widened by 10 points", 'asked: by 10 points'],
  ]);
});

describe('a better buy', () => {
  rows([
    ['ETH was a better buy than BTC in 2024', 'ETH/BTC gap ahead'],
    ['ETH is a better buy than BTC', 'none'],
    ["ETH wasn't a better buy than BTC in 2024", 'none'],
  ]);
});

describe('figures of "it" after a claim', () => {
  it('are judged beside it, over its time', () => {
    const { claims } = read("Ether didn't beat bitcoin in November, it fell 22% against bitcoin's 17.5%");
    expect(claims.map(({ since, sizes }) => [since, sizes.map(({ value }) => value)])).toEqual([
      ['2025-11', []],
      ['2025-11', [-22, -17.5]],
    ]);
  });

  rows([["Ether didn't beat bitcoin in November, it didn't fall 22% against bitcoin's 17.5%", 'asked: 22%; 17.5%']]);
});

describe('a sign and the figure after it', () => {
  it('are one claim, with the fund for its index', () => {
    const text =
      'Stocks and long-term Treasuries are positively correlated again. The 90-day correlation of SPY and TLT is 0.3.';
    expect(read(text).claims.map(({ aspect }) => aspect)).toEqual(['correlation-value']);
  });
});

describe('a length of time up to a date', () => {
  it('is counted back from that date', () => {
    const { since, asOf } = first('Ether fell 45% in the three months through March, bitcoin 12%', '2025-04-02');
    expect([since, asOf]).toEqual(['2025-01-01', '2025-03-31']);
  });
});

/** Window, first day or period, last day of "Ether underperformed Bitcoin …", as of Monday 15 July 2024. */
type Time = readonly [window: number | null, since: string | null, until: string | null];

describe('when', () => {
  it.each<readonly [string, Time]>([
    ['over the first four months of 2019', [null, '2019-01', '2019-04-30']],
    ['in the first five months of the year', [null, '2024-01', '2024-05-31']],
    ['over the last two months of 2023', [null, '2023-11', '2023-12-31']],
    ['in the first half of June', [null, '2024-06-01', '2024-06-15']],
    ['in the second half of June', [null, '2024-06-16', '2024-06-30']],
    ['in the first two weeks of July', [null, '2024-07-01', '2024-07-14']],
    ['in the last week of June', [null, '2024-06-24', '2024-06-30']],
    ['in mid-June', [null, '2024-06-11', '2024-06-20']],
    ['since mid-March', [null, '2024-03-15', null]],
    ['between January and May', [null, '2024-01', '2024-05-31']],
    ['in the three months to June', [null, '2024-04-01', '2024-06-30']],
    ['this year through June', [null, '2024', '2024-06-30']],
    ['in the June quarter', [null, '2024-04', '2024-06-30']],
    ['in the quarter that just ended', [null, '2024-04', '2024-06-30']],
    ['in Q1 2024', [null, '2024-01', '2024-03-31']],
    ['in FY23', [null, '2023', '2023-12-31']],
    ['QTD', [null, '2024-07', null]],
    ['to start July', [null, '2024-07', null]],
    ['over the summer', [null, '2024-06', null]],
    ['week on week', [5, null, null]],
    ['over the past couple of weeks', [10, null, null]],
    ['over the past year and a half', [378, null, null]],
    ['as at 30/06/2024', [null, null, '2024-06-30']],
    ['on July 1', [null, '2024-07-01', '2024-07-01']],
  ])('%s', (when, expected) => {
    const { windowSessions, since, asOf, superlative, unread } = first(
      `Ether underperformed Bitcoin ${when}`,
      '2024-07-15',
    );
    expect([unread, superlative, [windowSessions, since, asOf]]).toEqual([[], 'none', expected]);
  });

  it.each([
    'through June',
    'since the November 2022 low',
    'for most of the year',
    'for much of 2024',
    'over the first two months',
    'in the opening weeks of 2024',
    'in the second week of July',
    'as at 5/6/2024',
    'over the past few weeks',
    'in the months after the halving',
  ])('%s is not guessed at', (when) => {
    expect(first(`Ether underperformed Bitcoin ${when}`, '2024-07-15').unread).not.toEqual([]);
  });
});

describe('a cause before what it is said to cause', () => {
  it.each([
    'A hawkish Fed is why ETH has lost 31% since New Year and the Nasdaq 100 only 12%.',
    'Corporate treasury buying is the reason ether is up 50% this month and bitcoin only 10%.',
  ])('%s', (text) => {
    const claim = first(text, '2025-07-25');
    expect([claim.aspect, claim.subject, claim.unread, claim.cause !== null]).toEqual(['moves', 'ETH', [], true]);
  });
});

describe('a day against the one a week before', () => {
  it('is the move of that week', () => {
    const text =
      'Ether finished Friday about 16% lower than a week earlier while the S&P 500 was little changed, off 0.3%.';
    const { since, asOf } = first(text, '2019-11-25');
    expect([since, asOf]).toEqual(['2019-11-16', '2019-11-22']);
  });
});

describe("one market's own record beside the figures of two", () => {
  const reading = read('The Russell 2000 rose 18% in November, its best month on record, while the S&P 500 added 11%.');

  it('is no record of the pair', () => {
    expect(reading.claims.map(({ aspect, superlative }) => [aspect, superlative])).toEqual([['moves', 'none']]);
  });

  it('is named as not asked', () => {
    expect(reading.skipped.map(({ text }) => text)).toEqual(['its best month on record']);
  });

  rows([['Small caps rose while the Nasdaq fell the most since 2022', 'asked: the most']]);
});

describe('words of the plain field', () => {
  rows([
    ['ETH/BTC closes at lowest in more than five years', 'ETH/BTC ratio-level behind 5 years'],
    ["ETH-BTC over the past 60 days is a 3-sigma move in ether's favor", 'ETH/BTC multiple ahead'],
    ["ETH-BTC over the past 60 days is a 3-sigma move in bitcoin's favor", 'ETH/BTC multiple behind'],
    ['Bitcoin Down 19% in 2026, S&P 500 Still Slightly Positive', 'BTC/SPX moves behind'],
    ['Bitcoin-Gold Correlation Reaches New High', 'BTC/GOLD correlation-level high-correlation'],
    ['Small caps and the S&P 500 have become less correlated', 'RUT/SPX correlation-change low-correlation'],
    ['Small caps and the S&P 500 are less correlated', 'RUT/SPX correlation-level low-correlation'],
  ]);

  it('"our measure" after a correlation is that correlation', () => {
    const text =
      'Correlations between bitcoin and gold remain low. Our 90-day measure for ether and the S&P 500 stands at 0.62.';
    const { subject, benchmark, aspect, windowSessions } = read(text).claims[1]!;
    expect([subject, benchmark, aspect, windowSessions]).toEqual(['ETH', 'SPX', 'correlation-value', 90]);
  });

  it('"the two" after bitcoin and its nickname are bitcoin and gold', () => {
    const text =
      'Bitcoin is often called digital gold. The two have been uncorrelated over 90 days, with a coefficient of 0.07.';
    expect(read(text).claims.at(-1)).toMatchObject({ subject: 'BTC', benchmark: 'GOLD', aspect: 'correlation-value' });
  });
});

describe('a second part that takes its pair from one that was not understood', () => {
  rows([["Russell 2000 operating margins slip behind the S&P 500's", 'asked: operating margins']]);

  it('is not judged either', () => {
    const { claims } = read("Russell 2000 operating margins slip behind the S&P 500's, now eight points apart.");
    expect(claims.every(({ unread }) => unread.length > 0)).toBe(true);
  });
});

describe('a coefficient', () => {
  rows([
    ['Looked it up: ETH/BTC correlation is 0.93 for the last 90 days', 'ETH/BTC correlation-value high-correlation'],
    ['The correlation of ETH and SPY is down to 0.06', 'ETH/SPY correlation-value low-correlation'],
    ['The correlation of ETH and SPY has fallen to 0.06', 'ETH/SPY correlation-change low-correlation'],
    ['The correlation of ETH and SPY is up to 0.6', 'ETH/SPY correlation-value high-correlation'],
  ]);

  it('beside a bare verb that says the same is the one claim', () => {
    const { claims } = read('ETH has cut the cord with small caps, their 90-session correlation is basically zero now');
    expect(claims.map(({ windowSessions }) => windowSessions)).toEqual([90]);
  });
});

describe('figures of both markets', () => {
  const vouched = (text: string): boolean => {
    const { loose, unread, aspect } = first(text);
    return aspect === 'moves' && unread.length === 0 && loose.length > 0;
  };

  it.each([
    "Gold is up 55% this year and bitcoin is down 9%, which isn't quite how the pitch went.",
    "bitcoin up 19% this month with the nasdaq 100 down 2.5%, tell me again it's all about sentiment",
  ])('vouch for remarks in a stretch without a figure: %s', (text) => {
    expect(vouched(text)).toBe(true);
  });

  it.each([
    'On a risk-adjusted basis, gold is up 55% this year and bitcoin is down 9%',
    'Gold is up 55% this year and bitcoin is down 9%, adjusted for inflation',
    'Gold is up 55% this year and bitcoin is down 9%, measured in euros',
  ])('do not vouch for a qualification: %s', (text) => {
    expect(vouched(text)).toBe(false);
  });

  it('go to their own markets in any order', () => {
    const text = 'IWM has gained 7.9% so far this month, against 1.5% for the S&P 500 and 1.2% for the Nasdaq 100.';
    const moves = read(text, '2026-01-15').claims.map((claim) => [claim.subjectMovePct, claim.benchmarkMovePct]);
    expect(moves.slice(0, 2)).toEqual([
      [7.9, 1.5],
      [7.9, 1.2],
    ]);
  });

  it("are no size of the gap where they are the other market's own", () => {
    const { claims } = read("ETH gained 160% in the three months, well ahead of bitcoin's 103%.");
    expect(claims.map(({ subjectMovePct, benchmarkMovePct }) => [subjectMovePct, benchmarkMovePct])).toEqual([
      [160, 103],
    ]);
  });
});

describe('"never wider than in the last 60 sessions"', () => {
  it('names the window of the record', () => {
    const { superlative, windowSessions, comparedWith } = first(
      'The gap between the Nasdaq and small caps has never been wider than in the last 60 sessions',
    );
    expect([superlative, windowSessions, comparedWith]).toEqual(['record', 60, null]);
  });
});

describe('what stands between two sentences', () => {
  const time = (text: string): (string | null)[] => {
    const { since, asOf, unread } = read(text, '2025-07-01').claims[0]!;
    return unread.length > 0 ? ['asked'] : [since, asOf];
  };

  it('"the smaller coin" is ether beside bitcoin, over the time of the sentence before', () => {
    const text =
      'The second quarter was kinder to ether than to bitcoin. The smaller coin climbed 36%, while bitcoin rose 30%.';
    expect(time(text)).toEqual(['2025-04', '2025-06-30']);
  });

  it('the time of a sentence that says what was then is not that of the one before', () => {
    const text = 'Ether climbed 36%, while bitcoin rose 30%. Both had fallen in the first three months of the year.';
    expect(time(text)).toEqual([null, null]);
  });

  it('"the first" of two is not the first half of a year', () => {
    expect(read('ETH and BTC rose in May. The first half was worse.').claims[0]!.aspect).toBe('none');
  });
});

describe('a sign at the very end', () => {
  rows([['The ETH-BTC correlation is still 0.8+', 'ETH/BTC correlation-value high-correlation']]);
});

describe('a condition in front', () => {
  rows([
    ["If stocks crash, bitcoin's correlation to the S&P goes to 1", 'asked: If stocks crash'],
    ['If rates fall, gold leads; ether lagged bitcoin in May', 'ETH/BTC gap behind'],
  ]);
});

describe('how closely, in other words', () => {
  rows([
    ['IWM and QQQ have never been this uncorrelated', 'IWM/QQQ correlation-level low-correlation record'],
    ['Gold and bitcoin are not correlated', 'GOLD/BTC correlation-level low-correlation'],
    ["Bitcoin doesn't trade like the Nasdaq any more", 'BTC/NDX correlation-change low-correlation'],
    [
      'TLT and UUP show no meaningful correlation, at least on a 250-day window',
      'TLT/UUP correlation-level low-correlation',
    ],
    ['Tail correlation between ether and the Nasdaq is high', 'none'],
    ['Correlation of bitcoin with SPY on FOMC days only: 0.7', 'asked: on FOMC days'],
    ["There's nothing unusual about the gap between bitcoin and the Nasdaq", 'BTC/NDX gap divergence not'],
    ['Gap between BTC and QQQ: nothing like it since 2022', 'BTC/QQQ gap divergence since 2022'],
  ]);
});

describe('a gap that narrowed', () => {
  rows([
    ['The gap between bitcoin and the S&P 500 has narrowed', 'BTC/SPX gap convergence'],
    ['Ether and bitcoin have drawn closer together', 'ETH/BTC gap convergence'],
    ["Gold's lead over bitcoin has shrunk", 'GOLD/BTC gap convergence'],
    ['Ether is closing the gap on bitcoin', 'ETH/BTC gap convergence'],
    ['Ether has not closed the gap with bitcoin', 'ETH/BTC gap convergence not'],
    ["Ether's deficit to the S&P 500 has been cut to 15 points", 'ETH/SPX gap convergence'],
    ["The gap between gold and TLT isn't narrowing, it keeps growing", 'GOLD/TLT gap divergence'],
    ['Ether has yet to catch up with bitcoin', 'ETH/BTC gap behind'],
    ['Bitcoin has given back its lead over gold', 'BTC/GOLD gap convergence'],
    ['Bitcoin has given back some of its lead over gold', 'asked: given back'],
    ['The valuation gap between IWM and QQQ has closed', 'asked: valuation'],
    ['ether finally has bitcoin in the rear view mirror this year', 'ETH/BTC gap ahead'],
  ]);
});

describe('no gap to speak of', () => {
  rows([
    ['Bitcoin and gold are neck and neck for the year', 'BTC/GOLD gap divergence not'],
    ["There's nothing between SPY and IWM in June", 'SPY/IWM gap divergence not'],
    ['Bitcoin and gold are not neck and neck this year', 'asked: not'],
  ]);
});

describe('who stands first', () => {
  rows([
    ['Behind the Nasdaq 100 in June: the Russell 2000', 'RUT/NDX gap behind'],
    ['Trailing gold since January, bitcoin is out of favour', 'BTC/GOLD gap behind'],
    ['Gold, not bitcoin, led in Q1 2025', 'GOLD/BTC gap ahead'],
    ['Bitcoin beat gold, not ether, in May', 'asked: ether'],
  ]);
});

describe('what the other one did, by contrast', () => {
  rows([
    ['Unlike gold, bitcoin fell in the first quarter', 'BTC/GOLD moves behind'],
    ['Small caps and bitcoin are moving in opposite directions', 'RUT/BTC correlation-level low-correlation'],
    ['S&P 500 and gold parted company in April: stocks down, bullion up', 'SPX/GOLD moves behind'],
    ['On price-to-book, small caps and the Nasdaq 100 have never been further apart', 'asked: price-to-book'],
  ]);

  it('is of the market the sentence before names', () => {
    const claim = first('Gold had a good April. Bitcoin did even better.');
    expect([claim.subject, claim.benchmark, claim.relation]).toEqual(['BTC', 'GOLD', 'ahead']);
  });
});

describe('a lead that is given back', () => {
  rows([['Small Caps Give Back Their Lead Over S&P 500', 'asked: Give Back']]);
});

describe('a rule', () => {
  rows([['Over any ten-year period stocks beat gold', 'asked: Over any ten-year period']]);
});

describe('a denial beside a coefficient', () => {
  it('is no denial of it', () => {
    const claim = first('At 0.62, the 90-day correlation between Bitcoin and the S&P 500 is not something to ignore');
    expect([claim.negated, claim.loose]).toEqual([false, ['not']]);
  });

  it('denies it where it stands at the figure', () => {
    expect(first('The 90-day correlation between Bitcoin and the S&P 500 is not 0.62').negated).toBe(true);
  });
});

describe('verbs nobody knows', () => {
  it('are borne out by figures that fit alone', () => {
    const claim = first('Nasdaq 100 Soars 55% in 2023 While Small Caps Plod to 15%');
    expect([claim.subjectMovePct, claim.benchmarkMovePct, claim.loose.length > 0]).toEqual([55, 15, true]);
  });
});

describe('an article of more than twelve claims', () => {
  const sentences = Array.from({ length: 16 }, (_, i) => `ETH lagged gold by ${i + 10} points in May.`);
  const { claims, skipped } = read([...sentences, 'Oil is expensive.', 'The weather was fine.'].join(' '));

  it('is read up to the twelfth', () => {
    expect(claims.length).toBe(12);
  });

  it('names the later sentences that speak of a market', () => {
    expect(skipped.map(({ text }) => text)).toEqual([...sentences.slice(12), 'Oil is expensive.']);
  });
});

describe('sessions up to a day', () => {
  it('are a window that ends on that day', () => {
    const { windowSessions, since } = first("In the 90 sessions to Friday, bitcoin's correlation with gold was 0.04");
    expect([windowSessions, since]).toEqual([90, null]);
  });
});

describe('one move beside the other', () => {
  const said = (text: string): readonly unknown[] => {
    const { relation, sizes, unread, subject, benchmark } = first(text, '2024-07-15');
    return [`${subject}/${benchmark}`, unread.length > 0 ? 'asked' : relation, ...sizes.map(({ value }) => value)];
  };

  it.each<[string, ...unknown[]]>([
    ["Ether's slide this year has outpaced Bitcoin's", 'behind'],
    ["Ether's decline this year trails Bitcoin's", 'ahead'],
    ["Ether's losses this year exceed Bitcoin's", 'behind'],
    ["Ether's losses this year are smaller than Bitcoin's", 'ahead'],
    ["Ether's gain this year is smaller than Bitcoin's", 'behind'],
    ["Ether's fall in June was deeper than Bitcoin's", 'behind'],
    ['Ether got beat by Bitcoin this year', 'behind'],
    ['Ether held up worse than Bitcoin this month', 'behind'],
    ['Ether is up by less than Bitcoin this year', 'behind'],
    ['Ether dropped by more than Bitcoin in June', 'behind'],
    ['Ether fell half as much as Bitcoin in June', 'ahead', 0.5],
    ['Ether gained half of what Bitcoin did this year', 'behind', 0.5],
    ['Ether lost twice what Bitcoin lost this year', 'behind', 2],
    ["Ether's rally this year is half the size of Bitcoin's", 'behind', 0.5],
    ["Ether Up 30% in May, Triple Bitcoin's Gain", 'ahead', 30, 3],
    ["Ether Up 3% in May, a fifth of Bitcoin's Gain", 'behind', 3, 0.2],
    ['Ether fell 20 points further than Bitcoin in June', 'behind', 20],
    ['Ether and Bitcoin both fell in June, but Ether fell more', 'behind'],
    ['Ether rose in May but Bitcoin rose even more', 'behind'],
    ['Ether fell in June. Bitcoin fell more.', 'ahead'],
    ['June was harder on Ether than on Bitcoin', 'behind'],
    ["Ether's Slide Against Bitcoin Deepens", 'behind'],
    ['Ether had a worse year than Bitcoin', 'behind'],
  ])('%s', (text, ...expected) => expect(said(text)).toEqual(['ETH/BTC', ...expected]));

  it.each([
    'Ether gained 50% more than Bitcoin this year',
    "Ether led Bitcoin's decline this year",
    "Ether's Rally Against Bitcoin Fades",
    'Ether outperformed Bitcoin threefold in May',
    'Bitcoin has given back half of its gain against ether this year',
    "Ether's share of the market fell as bitcoin's rose this year",
    'Ether and Bitcoin fell in June, Ether more than expected',
  ])('is asked where it can mean two things: %s', (text) => {
    expect(first(text, '2024-07-15')).not.toMatchObject({ unread: [], benchmark: 'BTC' });
  });

  it('says which way the first one went', () => {
    expect(first('Ether rose more than Bitcoin in May').subjectDirection).toBe('up');
  });
});

describe('one figure beside who is ahead', () => {
  it.each<[string, ...unknown[]]>([
    ['Ether lost 31% this year, lagging Bitcoin', 'ETH', 'behind', '2024', { subjectPct: -31 }],
    ['Ether fell 12% in May and underperformed Bitcoin', 'ETH', 'behind', '2024-05', { subjectPct: -12 }],
    [
      'Large caps gained 15% in May, 2 points better than small caps',
      'SPX',
      'ahead',
      '2024-05',
      { gapPp: 2, subjectPct: 15 },
    ],
    ['Bitcoin Falls 12% in Q2, Underperforming Gold and Stocks', 'BTC', 'behind', '2024-04', { subjectPct: -12 }],
    ['TLT is off 4.4% this week and gold held up worse', 'GOLD', 'behind', '2024-07-15', { benchmarkPct: -4.4 }],
    ['Gold outpaced stocks this year, rising 40%', 'GOLD', 'ahead', '2024', { subjectPct: 40 }],
  ])('is its own, over the time beside it: %s', (text, ...expected) => {
    const { subject, relation, since, sizes, unread } = first(text, '2024-07-15');
    const figures = Object.fromEntries(sizes.map(({ of, value }) => [of, value]));
    expect([subject, relation, since, figures, unread]).toEqual([...expected, []]);
  });
});

describe('figures side by side', () => {
  const moves = (text: string): unknown[] => {
    const { subject, benchmark, sizes, unread, since } = first(text, '2024-07-15');
    const said = sizes.map(({ comparator, value }) => (comparator === 'about' ? value : `${comparator} ${value}`));
    return unread.length > 0 ? ['asked'] : [`${subject}/${benchmark}`, since, ...said];
  };

  it.each<[string, ...unknown[]]>([
    ['Bitcoin up over 40% this year, ether under 30%', 'BTC/ETH', '2024', 'more-than 40', 'less-than 30'],
    ['Bitcoin up c.40% this year, ether c.30%', 'BTC/ETH', '2024', 40, 30],
    ['Bitcoin up 40ish% this year, ether 30ish', 'BTC/ETH', '2024', 40, 30],
    ['40% vs 30%: Bitcoin vs ether this year', 'BTC/ETH', '2024', 40, 30],
    ['Bitcoin beat ether 40-30 this year', 'BTC/ETH', '2024', 40, 30],
    ['Bitcoin rose 210bps this month, ether 120bps', 'BTC/ETH', '2024-07', 2.1, 1.2],
    ['Ether has lost a third of its value this year, Bitcoin a quarter', 'ETH/BTC', '2024', -33.3333, -25],
    ['Bitcoin outpaced ether this year, rising 40% while ether rose 30%', 'BTC/ETH', '2024', 40, 30],
    ['Bitcoin leads with 40%, followed by ether at 30% and gold at 15% this year', 'BTC/ETH', '2024', 40, 30],
    ['Year-to-date scorecard, two days before the half: bitcoin up 40%, gold up 15%', 'BTC/GOLD', '2024', 40, 15],
    ['The year so far: ether -50%, bitcoin -33%', 'ETH/BTC', '2024', -50, -33],
    ['$10k in bitcoin in January is $14k now, in ether $13k', 'BTC/ETH', '2024-01', 40, 30],
    [
      'Narrow market, part 57: QQQ is more than 30 points in front of IWM for the year',
      'QQQ/IWM',
      '2024',
      'more-than 30',
    ],
  ])('%s', (text, ...expected) => expect(moves(text)).toEqual(expected));

  it.each<[string, number[]]>([
    ['Gold is a point ahead of stocks this year', [1]],
    ['Gold trails stocks by a couple of points this year', [2]],
    ['Gold trails stocks by 5+ points this year', [5]],
    ["Bitcoin outpaced ether's 30% with a 40% gain this year", [40, 30]],
  ])('a size in words, or beside the other market: %s', (text, expected) => {
    expect(first(text, '2024-07-15').sizes.map(({ value }) => value)).toEqual(expected);
  });

  it('a size nobody can tell is asked', () => {
    expect(first('Gold trails stocks by a handful of points this year', '2024-07-15').unread).not.toEqual([]);
  });

  it.each([
    ['Gold trails stocks by double digits this year', 'gapPp 10 at-least'],
    ['Gold trails stocks by 5-6 points this year', 'gapPp 5.5 about'],
    ['Gold trails stocks by somewhere between 35 and 40 points this year', 'gapPp 37.5 about'],
    ['Gold is 9 points over stocks this year', 'gapPp 9 about'],
    ['20-point gap, gold over stocks, this year', 'gapPp 20 about'],
    ['Gold beat stocks this year: 25-30% to 5-6%', 'subjectPct 27.5 about, benchmarkPct 5.5 about'],
    ["Stocks captured two thirds of gold's gain this year", 'multiple 0.6667 about'],
    ["The rise of stocks was a fraction of gold's this year", 'multiple 0.5 less-than'],
    [
      'Gold up 26 and stocks 6 this year, that is 20 points',
      'subjectPct 26 about, benchmarkPct 6 about, gapPp 20 about',
    ],
    ['A hundred dollars in gold became 126 this year, in stocks 106', 'subjectPct 26 about, benchmarkPct 6 about'],
  ])('a range, a bound, parts of the other: %s', (text, expected) => {
    const { sizes, unread } = first(text, '2024-07-15');
    expect(unread).toEqual([]);
    expect(sizes.map(({ of, value, comparator }) => `${of} ${value} ${comparator}`).join(', ')).toBe(expected);
  });

  it.each([
    'This year: gold 26.1, stocks 5.5',
    'Friday: QQQ +0.35, IWM -0.14',
    'Stocks went nowhere this year, ether shed 2',
  ])('bare numbers are per cent only if prices bear it out: %s', (text) =>
    expect(first(text, '2024-07-15').loose).not.toEqual([]),
  );

  it('a share of a lead is no move', () => {
    expect(first('ETH gave back 18% of its lead on BTC last month').unread).not.toEqual([]);
  });

  it('"half as much again" is not half', () => {
    expect(first('Ether is worth half as much again as in January; bitcoin is worth twice as much').sizes).toEqual([]);
  });

  it('an amount invested counts from the day it was, not over that month', () => {
    expect(first('$10k in bitcoin in January is $14k now, in ether $13k', '2024-07-15').asOf).toBeNull();
  });

  it('"its 2021 one" is the peak of that year', () => {
    expect(brief('Bitcoin sits 13% below its March high; ether is still 47% short of its 2021 one')).toBe(
      'BTC/ETH distance ahead',
    );
  });
});

describe('one market counted in the other', () => {
  const said = (text: string): string => {
    const { since, sizes } = first(text, '2024-07-15');
    return [brief(text, '2024-07-15'), since, ...sizes.map(({ value }) => value)].filter(Boolean).join(' ');
  };

  it.each([
    ['Measured in ounces of gold, the S&P has fallen this year', 'SPX/GOLD gap behind 2024'],
    ['ETH/BTC is lower than a year ago', 'ETH/BTC gap behind 2023-07-16'],
    ['ETH/BTC is lower than at the start of the year', 'ETH/BTC gap behind 2024-01-01'],
    ['An ounce of gold buys you less bitcoin than it did twelve months ago', 'GOLD/BTC gap behind 2023-07-16'],
    ['Ether costs fewer bitcoin than a year ago', 'ETH/BTC gap behind 2023-07-16'],
    ['It now takes more ether to buy one bitcoin than a year ago', 'ETH/BTC gap behind 2023-07-16'],
    ['Ether is worth less in bitcoin than a year ago', 'ETH/BTC gap behind 2023-07-16'],
    ['BTC is at a record against gold', 'BTC/GOLD ratio-level ahead record'],
    ['Gold hits record vs. TLT', 'GOLD/TLT ratio-level ahead record'],
    ['ETH/BTC has never been lower', 'ETH/BTC ratio-level behind record'],
    ['ETH/BTC fell below 0.06', 'ETH/BTC ratio-level behind 0.06'],
    ['A bitcoin costs 19 ether', 'BTC/ETH ratio-level divergence 19'],
    ['Ether at 0.05 bitcoin', 'ETH/BTC ratio-level divergence 0.05'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));

  it.each([
    'ETH/BTC hit its lowest since 2020 in April',
    'ETH/BTC made a new low this month',
    'ETH/BTC has fallen from 0.06 to 0.05',
    'ETH/BTC is still below its level of January',
    'Bitcoin is worth more than gold',
  ])('is not judged where nobody can tell the day or the measure: %s', (text) => {
    expect(brief(text, '2024-07-15')).toMatch(/^(?:asked|none)/);
  });
});

describe('who is spoken of', () => {
  const said = (text: string): string[] =>
    read(text, '2024-07-15').claims.map(({ subject, benchmark, relation, since, windowSessions, loose, unread }) =>
      [`${subject}/${benchmark}`, relation, since ?? windowSessions ?? 'no time', loose.length > 0 ? 'if it fits' : '', unread.length > 0 ? 'asked' : '']
        .filter(Boolean)
        .join(' '),
    ); // prettier-ignore

  it.each<[string, ...string[]]>([
    ['Bitcoin leads, Ether lags this year', 'BTC/ETH ahead 2024'],
    ['Bitcoin has beaten gold but lagged stocks this year', 'BTC/GOLD ahead 2024', 'BTC/SPX behind 2024'],
    ['Bitcoin is ahead of gold and behind ether this year', 'BTC/GOLD ahead 2024', 'BTC/ETH behind 2024'],
    ['Bitcoin beat gold this year, and it beat stocks too', 'BTC/GOLD ahead 2024', 'BTC/SPX ahead 2024 if it fits'],
    ['Bitcoin beat gold this year. It beat stocks too.', 'BTC/GOLD ahead 2024', 'BTC/SPX ahead 2024 if it fits'],
    [
      'Ether and small caps trail bitcoin and the S&P this year, respectively',
      'ETH/BTC behind 2024',
      'RUT/SPX behind 2024',
    ],
    ['Ether and bitcoin both had a bad June. The former fell 9%, the latter 7%.', 'ETH/BTC behind 2024-06'],
    ['One week. Ether minus 35. Small caps minus 3.', 'ETH/RUT behind 5 if it fits'],
    ['ETH leads BTC, and its gap to IWM is the widest since 2020', 'ETH/BTC ahead no time', 'ETH/IWM divergence 2020'],
    [
      'TLT is off 4.4% this week and gold held up worse, losing more than the long bond did',
      'GOLD/TLT behind 2024-07-15',
    ],
  ])('%s', (text, ...expected) => expect(said(text)).toEqual(expected));
});

describe('all of a year', () => {
  it.each(['Bitcoin has been ahead of Ether all year', "Bitcoin's year has been better than Ether's"])(
    'is that year: %s',
    (text) => expect(first(text, '2024-07-15').since).toBe('2024'),
  );
});

/** A claim in the parts that `brief` leaves out. */
const parts = (text: string, asOf = '2025-07-16'): string => {
  const { aspect, change, extreme, inverse, sizes, windowSessions, comparedWith, unread } = first(text, asOf);
  if (unread.length > 0) return `asked: ${unread.join('; ')}`;
  const said = sizes.map(({ comparator, value }) => `${comparator} ${value}`);
  return [aspect, change, extreme && `at its ${extreme}`, inverse && 'inverse', ...said, windowSessions, comparedWith && `from ${comparedWith}`]
    .filter((part) => part !== null && part !== false)
    .join(' '); // prettier-ignore
};

describe('what is said of a correlation', () => {
  const pair = 'The correlation of Bitcoin and the S&P 500';

  it.each([
    ['is high', 'correlation-level'],
    ['is very low', 'correlation-level'],
    ['stays firmly positive', 'correlation-level'],
    ['does not exceed 0.5', 'correlation-value more-than 0.5'],
    ['is not 0.8 but 0.5', 'correlation-value about 0.5'],
    ['is stable at 0.5', 'correlation-value about 0.5'],
    ['is close to one', 'correlation-value about 1'],
    ['is stronger than a year ago', 'correlation-change rise from 2024-07-16'],
    ['is higher than at the start of the year', 'correlation-change rise from 2024-12-31'],
    ['continues to fall', 'correlation-change fall'],
    ['has doubled from 0.25 to 0.5', 'correlation-change rise about 0.5 about 0.25'],
    ['was 0.3 a year ago and is 0.5 now', 'correlation-change rise about 0.5 about 0.3 from 2024-07-16'],
    ['has gone from 0.2 to 0.5 in a year', 'correlation-change rise about 0.5 about 0.2 from 2024-07-16'],
    ['is 0.4 (was 0.6 in April)', 'correlation-change fall about 0.4 about 0.6 from 2025-04-30'],
    ['is 0.5. A year ago it was 0.3.', 'correlation-change rise about 0.5 about 0.3 from 2024-07-16'],
    ['has fallen by 0.2', 'asked: by 0.2'],
    ['has doubled from 0.1 to 0.5', 'asked: doubled'],
    ['has barely changed', 'asked: barely changed'],
    ['is neither strong nor weak', 'asked: weak'],
    ['has been above 0.5 for six months', 'asked: for six months'],
    ['on down days is 0.7', 'asked: on down days'],
    ['is 0.5 on weekly returns', 'asked: weekly returns'],
    ['turned negative for the first time since 2023', 'asked: for the first time since 2023'],
  ])('%s', (said, expected) => expect(parts(`${pair} ${said}`)).toBe(expected));

  it.each([
    ["Bitcoin's negative correlation with the dollar has weakened", 'correlation-change rise'],
    ['Bitcoin is only loosely correlated with the S&P 500', 'correlation-level'],
    ["Bitcoin marches to its own tune, not the S&P 500's", 'asked: not'],
  ])('%s', (text, expected) => expect(parts(text)).toBe(expected));

  it('"loosely" is low', () => {
    expect(first('Bitcoin is only loosely correlated with the S&P 500').relation).toBe('low-correlation');
  });
});

describe('how wide, and since when', () => {
  const reach = (text: string): string => {
    const { superlative, since, years, windowSessions, change, unread } = first(text, '2025-07-16');
    if (unread.length > 0) return `asked: ${unread.join('; ')}`;
    return [superlative, since, years, windowSessions, change].filter((part) => part !== null).join(' ');
  };

  it.each([
    ['The gap between Ethereum and Bitcoin is the widest this year', 'since 2025'],
    ['The gap between Ethereum and Bitcoin is wider than a year ago', 'none rise'],
    ['The gap between Ethereum and Bitcoin keeps widening', 'none rise'],
    ['The gap between Ethereum and Bitcoin is narrow', 'asked: narrow'],
    ['The gap between Ethereum and Bitcoin hit a record in April', 'asked: in April'],
    ["Ethereum's lead over Bitcoin this month is the biggest since 2022", 'asked: this month'],
    ["Ethereum's lag behind Bitcoin is the longest on record", 'asked: longest on record'],
    ['Ethereum has had its worst quarter ever against Bitcoin', 'record 63'],
    ['Ethereum had its worst month against Bitcoin in two years', 'years 2 21'],
    ['Ethereum underperformed Bitcoin in most months of 2025', 'asked: in most months'],
    ['For the first time in nine months Ethereum outperformed Bitcoin', 'asked: For the first time'],
    ['ETH/BTC has never been lower', 'record'],
    ['ETH/BTC has not been lower since 2019', 'since 2019'],
    ['ETH/BTC trades at levels last seen in January', 'since 2025-01'],
  ])('%s', (text, expected) => expect(reach(text)).toBe(expected));

  it('a level last seen some time ago may be a low or a high', () => {
    expect(first('ETH/BTC trades at levels last seen in January', '2025-07-16').loose).toEqual([
      'levels last seen in January',
    ]);
  });

  it('what surpasses another time says nothing of that time', () => {
    const { claims } = read("The gap between Ethereum and Bitcoin is a record, surpassing 2021's", '2025-07-16');
    expect(claims.length).toBe(1);
  });

  it('"twice as wide as usual" is a multiple', () => {
    expect(parts('The gap between Ethereum and Bitcoin is twice as wide as usual')).toBe('multiple about 2');
  });

  it.each(['all year', 'the whole year', 'the entire year'])('%s is this year', (time) => {
    expect(first(`Ethereum underperformed Bitcoin ${time}`, '2025-07-16').since).toBe('2025');
  });
});

describe('a qualification', () => {
  const isAsked = (text: string): boolean => first(text, '2025-07-16').unread.length > 0;
  const claim = 'Ethereum underperformed Bitcoin over the past three months';

  it.each([
    'after adjusting for risk',
    'per unit of volatility',
    'by volume',
    'at the open',
    'with leverage',
    'in down markets',
    'initially',
    'half the time',
    'on a log scale',
    'by number of up days',
    'apart from April',
    'at first',
  ])('of measure, condition or time is asked about wherever it stands: %s', (words) => {
    const said = [
      `${claim} ${words}`,
      `${words}, ${claim}`,
      `Ethereum, ${words}, underperformed Bitcoin over the past three months`,
    ];
    expect(said.filter((text) => !isAsked(text))).toEqual([]);
  });

  it.each(['during selloffs', 'in Korea', 'on a median basis', 'in backtests'])(
    'is not vouched for by a coefficient that fits: %s',
    (words) => expect(isAsked(`The 90-day correlation of Bitcoin and the S&P 500 is 0.5 ${words}`)).toBe(true),
  );

  it.each([
    'as of writing',
    'as everyone expected',
    'so spare me the excuses',
    'no contest',
    "to nobody's surprise",
    'in dollar terms',
    'behind the scenes',
    'despite the hype',
    'with no end in sight',
    'ahead of the Fed meeting',
    '#crypto #markets',
  ])('that changes nothing is no denial, no cause and no question: %s', (words) => {
    const { negated, cause, unread } = first(`${claim}, ${words}`, '2025-07-16');
    expect([negated, cause, unread]).toEqual([false, null, []]);
  });

  it('of the first half of a sentence goes for the figure after its colon', () => {
    expect(
      isAsked('Risk-adjusted, the Russell and the S&P are tied at the hip: correlation of 0.97 over 60 sessions'),
    ).toBe(true);
  });
});

describe('a sentence after a claim', () => {
  const after = (text: string) =>
    read(`Ethereum underperformed Bitcoin over the past three months. ${text}`, '2025-04-16').claims;

  it.each([
    'Risk-adjusted, that is.',
    'In euro terms.',
    'Total return, net of fees.',
    'But not in March.',
    'On average, that is.',
  ])('that qualifies it is asked about: %s', (text) => expect(after(text)[0]!.unread.length).toBeGreaterThan(0));

  it.each(['/s', 'Said no one ever.', 'Yeah right.'])('that is irony leaves no verdict: %s', (text) =>
    expect(after(text)[0]!.unread).toEqual([text]),
  );

  it('that gives a size is its size', () => {
    expect(after('By 30 points.').map(({ sizes }) => sizes.map(({ value }) => value))).toEqual([[30]]);
  });

  it.each(['Actually, no.', 'Fake news.', 'Wrong.'])('that takes it back denies it: %s', (text) =>
    expect(after(text).map(({ negated }) => negated)).toEqual([true]),
  );

  it('about another time takes nothing back', () => {
    expect(after('Last year it was the other way round.')[0]!.negated).toBe(false);
  });

  it('about its gap is over its time', () => {
    const [, gap] = after('The gap is now 36 points.');
    expect([gap!.windowSessions, gap!.loose]).toEqual([63, []]);
  });
});

describe('more times', () => {
  const when = (text: string, asOf: string) => {
    const { since, windowSessions, unread } = first(text, asOf);
    return unread.length > 0 ? ['asked'] : [since, windowSessions];
  };

  it.each([
    ['Twelve months on, the Russell 2000 is 20 points behind the S&P 500', '2024-02-28', [null, 252]],
    ['Hangover: BTC -15% since the first quarter ended, QQQ flat', '2024-05-10', ['2024-04-01', null]],
    ['AI month: Nasdaq 100 +8%, long Treasuries -5%', '2023-05-26', ['2023-05', null]],
    ['Small Caps Lead Nasdaq 100 in Second-Quarter Rebound', '2025-06-12', ['2025-04', null]],
    ['Bloodbath Q2: ETH -67% since the end of March, BTC -55%', '2022-06-17', ['2022-04-01', null]],
    ['Ethereum had outperformed Bitcoin', '2025-07-16', ['asked']],
  ])('%s', (text, asOf, expected) => expect(when(text, asOf)).toEqual(expected));
});

describe('a record of prices counted in another', () => {
  rows([
    ["Priced in gold, bitcoin has never been worth more than at tonight's close", 'BTC/GOLD ratio-level ahead record'],
    [
      "Russell 2000 divided by S&P 500: lowest in at least ten years as of Friday's close",
      'RUT/SPX ratio-level behind 10 years',
    ],
  ]);
});

describe('what is said with or after a claim', () => {
  it('"they said" takes no pair from the sentence before', () => {
    const { claims } = read('Bitcoin fell 20% and the Nasdaq 100 rose 9% this week. Uncorrelated, they said.');
    expect(claims.map(({ aspect }) => aspect)).toEqual(['moves']);
  });

  it('times that are denied after a record insist on it', () => {
    const [claim] = read('Ether has never been this far behind small caps. Not in 2018, not in 2022, never.').claims;
    expect([claim!.superlative, claim!.unread]).toEqual(['record', []]);
  });

  it('a correlation of the next sentence takes the one market of the sentence before', () => {
    const { claims } = read('bitcoin went its own way, people. 90-day correlation with the S&P is 0.1');
    expect(claims.at(-1)).toMatchObject({ subject: 'BTC', benchmark: 'SPX', windowSessions: 90, unread: [] });
  });

  it.each([
    [
      'Tariff nerves are what sank small caps in Q1: Russell ETF -9.7% against -4.6% for the S&P tracker',
      'Tariff nerves are what sank',
    ],
  ])('a cause is its cause: %s', (text, cause) => {
    expect(first(text, '2025-08-01')).toMatchObject({ cause, unread: [] });
  });

  it('"as measured by" is no cause', () => {
    expect(first('Ether outpaced bitcoin in July as measured by volume').unread.length).toBeGreaterThan(0);
  });
});

describe('what it was then', () => {
  it('is where a share of it is counted from', () => {
    const claim = first(
      'Priced in gold, bitcoin is worth roughly a third of what it was in mid-July 2025',
      '2026-02-24',
    );
    expect([claim.relation, claim.since, claim.asOf, claim.sizes.map(({ value }) => Math.round(value))]).toEqual([
      'behind',
      '2025-07-21',
      null,
      [-67],
    ]);
  });
});

describe('words that mean another thing in a set phrase', () => {
  it.each([
    ['Proof of stake is live, and ether trailed bitcoin this week', 'behind'],
    ['Gold trails the S&P 500 in 2024, as it always does when real yields rise', 'behind'],
    ['Gold beat stocks this year, just as I was told in school', 'ahead'],
    ['ETH is flooding onto exchanges again, inflows up from last week', 'inflow-rise'],
  ])('%s', (text, relation) => {
    const { claims } = read(text, '2024-12-30');
    expect(claims.map((claim) => [claim.relation, claim.cause])).toEqual([[relation, null]]);
  });

  it('irony about something else leaves the claim', () => {
    expect(read("Bitcoin +9.6% in January, ether -1%. 'Alt season' my foot.").claims[0]!.unread).toEqual([]);
  });
});

describe('another measure', () => {
  it.each([
    ['Everyone dunking on BTC holders: adjusted for the risk you took, ETH was no better than bitcoin in 2021'],
    ['Everyone dunking on BTC holders: for the risk taken, ETH was no better than bitcoin in 2021'],
    ['Accounting for volatility: gold beat bitcoin in 2021'],
    ['ETH +12%, BTC +8% in 2021, allowing for volatility'],
  ])('is asked back wherever it stands: %s', (text) => {
    expect(first(text).unread.length).toBeGreaterThan(0);
  });
});

describe('a change and the level after it', () => {
  it('are one claim, over the window of the level', () => {
    const { claims } = read('Gold stopped caring about the dollar. Correlation over the last 90 trading days is nil.');
    expect(claims.map(({ aspect, windowSessions }) => [aspect, windowSessions])).toEqual([['correlation-level', 90]]);
  });

  it('stay two where the change has a time of its own', () => {
    const { claims } = read('Gold decoupled from the dollar in May. Correlation over the last 90 days is nil.');
    expect(claims.map(({ aspect }) => aspect)).toEqual(['correlation-change', 'correlation-level']);
  });
});

describe('plain wordings of posts and notes', () => {
  rows([
    ['bitcoin has kept up with gold in 2025', 'BTC/GOLD gap behind not'],
    [
      'since the half-year mark the Russell 2000 has handed back 6% while the S&P 500 has added three and a half',
      'RUT/SPX moves behind',
    ],
    ['Measured in shares of the big gold fund, bitcoin is at a record', 'BTC/GLD ratio-level ahead record'],
    ['bitcoin has not kept up with gold in 2025', 'BTC/GOLD gap behind'],
    ['For the record: no, the dollar has not beaten gold this year', 'DXY/GOLD gap ahead not'],
    ['Small caps are ahead of the Nasdaq 100 off the 23 March low, look it up', 'RUT/NDX gap ahead'],
    ['Off the March low small caps are ahead of the Nasdaq 100', 'asked: Off the March low'],
    ["Slide 14 of the bank's mid-year deck: gold beat the S&P 500 in the first half of 2025", 'GOLD/SPX gap ahead'],
    [
      'ETH sent to exchanges over the past seven days is running at three times the week before',
      'ETH/? flow inflow-rise',
    ],
    [
      'TLT has never been worth less in S&P terms: the TLT/SPY ratio closed at 0.16',
      'TLT/SPY ratio-level behind record',
    ],
    ['This week: gold fund +1.9, S&P fund -3.1', 'GLD/SPY moves ahead'],
  ]);

  it('a low of a named day is counted from its close', () => {
    expect(first("Ether is behind bitcoin since Sunday's close", '2021-10-08').since).toBe('2021-10-04');
    expect(first('Off the 23 March low small caps are ahead of the Nasdaq 100', '2020-08-13').since).toBe('2020-03-24');
  });

  it("New Year's Eve is where the year is counted from", () => {
    expect(first("ETH has lagged BTC since New Year's Eve", '2025-02-14')).toMatchObject({ since: '2025', unread: [] });
  });

  it('every one of so many sessions is a streak while the year runs', () => {
    const text = 'Thirteen sessions in 2026 and the Russell has beaten the S&P in every single one.';
    expect(first(text, '2026-01-21')).toMatchObject({ streak: { count: 13, unit: 'day' }, unread: [] });
    expect(first('Six months of 2024 and gold has beaten stocks in every single one').streak?.count ?? null).toBeNull();
  });

  it('"may so far" is a month, and figures after a directed one are per cent', () => {
    const claim = first('may so far: btc up 19, eth not even 7', '2019-05-10');
    expect([claim.since, ...claim.sizes.map(({ value }) => value)]).toEqual(['2019-05', 19, 7]);
  });

  it.each([
    ['podcast clip, 14:20: "bitcoin is up 12% this week, ether 4%"', 12],
    ['From the Friday letter: this week bitcoin is up 12%, ether 4%', 12],
  ])('where it was found is no part of it: %s', (text, size) => {
    const [claim] = read(text).claims;
    expect([claim!.unread, claim!.sizes[0]!.value]).toEqual([[], size]);
  });

  it('a letter of a quarter keeps its time', () => {
    expect(first('From the Q2 letter: the Russell 2000 beat the S&P 500').since).toBe('2025-04');
  });

  it('inflows are those of the coin the sentence before sends to exchanges', () => {
    const { claims } = read(
      'nobody is sending ETH to exchanges anymore. weekly inflows have halved vs the week before.',
    );
    expect(claims.map(({ subject, relation, unread }) => [subject, relation, unread])).toEqual([
      ['ETH', 'inflow-fall', []],
    ]);
  });
});

describe('what one sentence gives the next', () => {
  const said = (text: string) => read(text, '2025-06-30').claims[0]!;

  it('a stretch named with its length and its ends is one time', () =>
    expect(said('The ten weeks from 1 March to 9 May were odd. Gold rose 12%. The S&P 500 fell 6%.')).toMatchObject({
      since: '2025-03-01',
      asOf: '2025-05-09',
    }));

  it('a heading says that a coefficient is a correlation', () =>
    expect(said('Correlation check. Bitcoin and the Nasdaq 100: 0.68 over 90 trading days.')).toMatchObject({
      aspect: 'correlation-value',
      windowSessions: 90,
    }));

  it('two markets of a question are "the two"', () =>
    expect(
      said(
        'Remember when bitcoin was called a leveraged Nasdaq bet? The two have had next to nothing to do with each other.',
      ),
    ).toMatchObject({ subject: 'BTC', benchmark: 'NDX', relation: 'low-correlation' }));
});

describe('what a word beside a figure makes of it', () => {
  it('a ratio that fell to levels last seen in a month is at a low since then', () =>
    expect(
      read('The ETH/BTC ratio fell on Monday to levels last seen in April 2021', '2024-08-05').claims[0],
    ).toMatchObject({
      aspect: 'ratio-level',
      relation: 'behind',
      since: '2021-04',
    }));

  it('a market under water has fallen', () =>
    expect(
      read(
        'Ether doubled since the turn of the year. US small caps? Still 7 % under water.',
        '2020-08-06',
      ).claims[0]!.sizes.map(({ value }) => value),
    ).toEqual([100, -7]));

  it('what a coefficient was is no value of now', () => {
    const [claim] = read(
      'BTC/QQQ correlation down from a year ago: roughly 0.2 on a 90-day basis, was 0.55',
      '2023-11-15',
    ).claims;
    expect(claim!.sizes.map(({ value }) => value)).not.toContain(0.55);
  });
});

describe('a remark with a subject of its own', () => {
  const claim = 'Ether has lagged bitcoin by 20 points this year';
  const beside = [
    "my old professor still won't return my calls",
    'told you all in the pub',
    'the macro tourists have gone very quiet',
    'I never owned a single coin',
    "Zuckerberg hasn't sold a single coin yet",
    'call me stupid',
    'so go buy bitcoin then',
    'imagine my face when the boss showed me',
    'if you need the chart, ask',
    'traders shrugged it off',
    'what a mess',
  ];
  const bearing = [
    'I count them in euros',
    'my plan says',
    'dividends are included',
    'traders adjust for risk',
    'I made that up',
    'we leave out March',
    'our model assumes no fees',
    'it depends on where you begin',
  ];

  it.each(beside)('changes nothing after it: %s', (remark) =>
    expect(brief(`${claim}, and ${remark}.`)).toBe('ETH/BTC gap behind'),
  );

  it.each(beside.filter((remark) => !/,|n't/.test(remark)))('changes nothing before it: %s', (remark) =>
    expect(brief(`${remark[0]!.toUpperCase()}${remark.slice(1)}: ${claim[0]!.toLowerCase()}${claim.slice(1)}.`)).toBe(
      'ETH/BTC gap behind',
    ),
  );

  it.each(bearing)('that measures, limits or invents is asked about: %s', (limit) =>
    expect(brief(`${claim}, and ${limit}.`)).not.toBe('ETH/BTC gap behind'),
  );
});

describe('what is set off after a claim', () => {
  it.each([
    'in Swiss francs',
    'in my IRA',
    'in one of my novels',
    'going by the heat of the machines',
    'a loaf of bread being the yardstick',
    'coupons included',
    'so long as the losers are left out',
    'banks excepted',
    'straddle against straddle I mean',
  ])('and begins as terms do is asked about: %s', (terms) =>
    expect(brief(`Gold beat stocks this year, ${terms}.`)).toMatch(/^asked/),
  );

  it.each(['for once', 'by the way', 'in fairness', 'a fact not lost on anybody', 'which tells you everything'])(
    'changes nothing where it is a phrase: %s',
    (phrase) => expect(brief(`Gold beat stocks this year, ${phrase}.`)).toBe('GOLD/SPX gap ahead'),
  );

  it('and happened at the same time is no cause', () =>
    expect(first('Ether Outpaces Bitcoin in July as Spot ETFs Begin Trading', '2025-08-01')).toMatchObject({ cause: null, unread: [] })); // prettier-ignore
});

it('"rose more than the other, by some twenty points" gives the gap and no move', () =>
  expect(first('Gold rose more than the S&P 500 over the quarter, by some twenty points', '2025-03-31')).toMatchObject({
    sizes: [{ of: 'gapPp', value: 20, comparator: 'about' }],
    unread: [],
  }));

describe('a text that is none of prices', () => {
  it.each([
    'Exercise 3b: Gold beat stocks this year. Draw the bar chart.',
    'Saturday quiz: Gold beat stocks this year, true or false?',
    'Gold beat stocks this year. (Placeholder copy, to be rewritten.)',
    'Only one of these statements is true. Gold beat stocks this year. I have a twin.',
    'Everything in this column is invented. Gold beat stocks this year, and Mrs Pell bought a yacht.',
    'The opening of our very first letter ran: "Gold beat stocks this year."',
    'Gold beat stocks this year. This comment was removed by a moderator for misinformation.',
    'Gold beat stocks this year, says my cousin. He has misread every chart he ever saw.',
    'Let us take this apart: gold beat stocks this year.',
    "I'd love to report that gold beat stocks this year.",
  ])('is asked about wherever it says so: %s', (text) => expect(brief(text)).toMatch(/^(?:asked|none)/));

  it.each([
    'We came last at the pub quiz on Thursday. Gold beat stocks this year.',
    'My post about cats was deleted. Gold beat stocks this year.',
    'I have never misread a chart in my life: gold beat stocks this year.',
    'I pulled the data in a spreadsheet and gold beat stocks this year.',
  ])('is not one that only speaks of such things: %s', (text) => expect(brief(text)).toBe('GOLD/SPX gap ahead'));

  it.each([
    'By the count of green days gold beat stocks this year.',
    'On Friday nights gold beat stocks this year.',
    'In operating margin the Nasdaq beat small caps this year.',
    'In the night session gold beat stocks this week.',
  ])('counts something else: %s', (text) => expect(brief(text)).toMatch(/^(?:asked|none)/));
});

describe('what became of a gap of a year since a day', () => {
  const later = (after: string) =>
    read(`At the end of June ether was 40 points behind bitcoin for the year. ${after}`, '2025-09-30').claims.map(
      ({ relation, since, gapSince, negated }) => [relation, since, gapSince, negated],
    );

  it.each(['The gap has closed.', 'That gap is gone now.'])('is counted from that day: %s', (after) =>
    expect(later(after)).toEqual([
      ['behind', '2025', null, false],
      ['convergence', '2025-06-30', '2025', false],
    ]),
  );

  it('is no distance left where they are level now', () =>
    expect(later('Now they are neck and neck.')[1]).toEqual(['divergence', '2025', null, true]));
});

it('"5 % above it since March" is since March, not in March', () =>
  expect(first('Gold 5% below the S&P since March.', '2025-06-30')).toMatchObject({ since: '2025-03', asOf: null }));

it('a gap that "has closed this year" is no gap of a year that closed', () =>
  expect(brief('The gap between ether and bitcoin has closed this year.')).toBe('ETH/BTC gap convergence'));

it('"the widest such spread" is one of the same length and the same way round', () =>
  expect(read('Small caps trail the Nasdaq by 12 points over 20 days, the widest such spread since 2020.').claims[1]).toMatchObject({ relation: 'behind', windowSessions: 20 })); // prettier-ignore

describe('what is told without a verb of its own', () => {
  rows([
    ['Gold vs bitcoin: bitcoin loses by 11 points', 'BTC/GOLD gap behind'],
    ['Bitcoin vs gold in 2025: gold won', 'GOLD/BTC gap ahead'],
    ['It was small caps, not the S&P, that came out on top in 2023', 'RUT/SPX gap ahead'],
    ['It was gold, not bitcoin, that lagged in 2023', 'GOLD/BTC gap behind'],
    ["It was bitcoin's week, ether could not keep up.", 'ETH/BTC gap behind'],
  ]);

  it.each([
    ['Gold added 26 % in the first half, and the dollar went the other way.', 'GOLD', 'up', 'DXY', 'down'],
    ['Both the dollar and gold rose in the first half.', 'DXY', 'up', 'GOLD', 'up'],
    ['Gold rose in 2025 and bitcoin closed the year red', 'GOLD', 'up', 'BTC', 'down'],
  ])('each market has its way: %s', (text, subject, up, benchmark, down) => {
    const claim = first(text, '2025-12-31');
    const way = (direction: string | null, move: number | null) => direction ?? (move! > 0 ? 'up' : 'down');
    expect([
      claim.subject,
      way(claim.subjectDirection, claim.subjectMovePct),
      claim.benchmark,
      way(claim.benchmarkDirection, claim.benchmarkMovePct),
    ]).toEqual([subject, up, benchmark, down]);
  });

  it.each([
    ['8.5% in the fourth quarter for the S&P, 12.6% for the Nasdaq-100.', 8.5, 12.6],
    ['Small caps tacked on better than 10% in July. The S&P barely added 1%.', 10, 1],
    ['Ether ended June about 67% below where it stood at the end of March, while bitcoin lost 57%.', -67, -57],
  ])('each market has its figure: %s', (text, subject, benchmark) => {
    const { subjectMovePct, benchmarkMovePct, negated } = first(text, '2025-12-31');
    expect([subjectMovePct, benchmarkMovePct, negated]).toEqual([subject, benchmark, false]);
  });
});

describe('since when, where another market turned', () => {
  it.each([
    ['Since the S&P topped on 19 February, bitcoin has lost 48 % and gold 3 %.', '2020-02-19'],
    ['Since stocks peaked in January 2020 gold has beaten bitcoin', '2020-01'],
  ])('%s', (text, since) => expect(first(text, '2020-03-12')).toMatchObject({ since, unread: [] }));
});

describe('several years of one claim', () => {
  it('are a claim each', () =>
    expect(read('ETH lagged BTC in 2022, 2023 and 2024.', '2025-06-30').claims.map(({ since }) => since)).toEqual([
      '2022',
      '2023',
      '2024',
    ]));

  it('are one time where they are taken together', () =>
    expect(first('ETH lagged BTC in 2022 and 2023 combined.', '2025-06-30').unread).not.toEqual([]));
});

describe('words that change nothing', () => {
  rows([
    ['Ether continues to trail bitcoin this year', 'ETH/BTC gap behind'],
    ['Gold ended up beating bitcoin this year', 'GOLD/BTC gap ahead'],
    ['Ether lagged bitcoin in Q2, extending a dismal run for the No. 2 token.', 'ETH/BTC gap behind'],
    ["Even after this month's sell-off gold is ahead of stocks this year.", 'GOLD/SPX gap ahead'],
    ['Correction to our letter: in 2024 ether rose less than bitcoin, not more.', 'ETH/BTC gap behind'],
    ['Your columnist should know that gold has beaten the S&P since the end of 2018.', 'GOLD/SPX gap ahead'],
  ]);

  it('but what will go on is a forecast', () =>
    expect(first('Ether will continue to trail bitcoin').aspect).toBe('forecast'));
});

describe('what is not said of the prices of that time', () => {
  it.each([
    'Before 2025 gold lagged bitcoin.',
    'Heading into 2025 gold led bitcoin.',
    '2024 aside, small caps lagged the S&P 500.',
    'There were weeks in 2025 when ether beat bitcoin.',
    'Some days gold and the dollar rise together.',
    'Stocks beat bonds on the first trading day of every month in 2024.',
    'Small caps beat the S&P 500 the day after the election.',
    'Goldman had gold beating stocks in 2025.',
    'Set an alert for when ether beats bitcoin this month.',
    'Had bitcoin beaten gold in 2025, I would be on a beach.',
    'Small caps topped out before the S&P 500 in 2021.',
    'Gold had more up days than bitcoin in 2025.',
    'S&P 500 value beat the Nasdaq in 2022.',
    'In Turkey gold beat stocks in 2025.',
    'At the widest point this year ether trailed bitcoin by 20 points.',
    'Trading in ether outstripped trading in bitcoin last week.',
    'It is January 2018. Bitcoin has beaten gold this year.',
    'The following is untrue. Bitcoin beat gold in 2025.',
    'Bitcoin beat gold in 2025. This is what we set out to disprove.',
    'A man on my train swore that gold has beaten bitcoin this year. I put no weight on it.',
    'RT @bob: ETH beat BTC in 2025. Not true Bob',
  ])('is asked about: %s', (text) =>
    expect(read(text, '2026-05-29').claims.filter(({ unread, subject }) => unread.length === 0 && subject !== null)).toEqual([])); // prettier-ignore
});

describe('who is meant by a sentence that names one of the two, or none', () => {
  it.each([
    ['Small caps trailed the S&P last year. They lagged by nine points.', 'RUT', 'behind', 'SPX', 9],
    ['Small caps never caught up with the S&P last year. They lagged by nine points.', 'RUT', 'behind', 'SPX', 9],
    [
      'Small caps did not beat the Nasdaq-100 in 2024. The Nasdaq-100 was ahead, by 15 points.',
      'NDX',
      'ahead',
      'RUT',
      15,
    ],
    [
      'Analysts claimed that gold beat stocks in 2024. In fact stocks were ahead, by 15 points.',
      'SPX',
      'ahead',
      'GOLD',
      15,
    ],
  ])('%s', (text, subject, relation, benchmark, value) => {
    const last = read(text, '2025-12-03').claims.at(-1)!;
    expect(last).toMatchObject({ subject, relation, benchmark, unread: [], sizes: [{ value, of: 'gapPp' }] });
  });
});

describe('one figure for two markets', () => {
  it.each([
    ['The dollar fell and gold rose in the second quarter, each by close to 6 percent.', -6, 6],
    ['Gold rose and the dollar fell in the second quarter, each by 6 percent.', 6, -6],
    ['Gold and the dollar both rose 6 percent in the second quarter.', 6, 6],
  ])('%s', (text, subjectMovePct, benchmarkMovePct) =>
    expect(read(text, '2025-07-02').claims[0]).toMatchObject({ subjectMovePct, benchmarkMovePct, unread: [] }),
  );
});

describe('turns of phrase', () => {
  rows([
    ['Ether romped past bitcoin in the third quarter.', 'ETH/BTC gap ahead'],
    ["Bitcoin stole ether's thunder in July.", 'BTC/ETH gap ahead'],
    ['Small caps took a steeper fall than the S&P 500 in March.', 'RUT/SPX gap behind'],
    ['Holders of gold were better rewarded than holders of the dollar last year.', 'GOLD/DXY gap ahead'],
    ['Gold has stayed a step ahead of the S&P 500 since the end of August.', 'GOLD/SPX gap ahead'],
  ]);

  it('names a good month and a bad one', () =>
    expect(
      read('March was a poor month for the S&P 500 but a good one for gold.', '2026-04-02').claims[0],
    ).toMatchObject({
      subject: 'SPX',
      subjectDirection: 'down',
      benchmark: 'GOLD',
      benchmarkDirection: 'up',
    }));

  it.each([
    ['The year is a month old and gold is 20 points ahead of bitcoin.', '2026', null],
    ['Over the past three years TLT is ahead of gold.', null, null],
    ['When the dust settled on 2022, bonds had beaten stocks by 13 points.', '2022', '2022-12-31'],
  ])('says when: %s', (text, since, asOf) =>
    expect(read(text, '2026-02-03').claims[0]).toMatchObject({ since, asOf, unread: [] }),
  );
});

/** A reading with the way each market is said to have gone, and how usual a lead is called. */
const inFull = (cases: readonly (readonly [string, string])[]): void =>
  it.each(cases)('%s', (text, expected) => {
    const { subjectDirection, benchmarkDirection, width, sizes } = first(text);
    const more = [subjectDirection, benchmarkDirection, width, ...sizes.map(({ value }) => value)];
    expect([brief(text), ...more.filter((said) => said !== null)].join(' ')).toBe(expected);
  });

describe('what one verb says of two markets', () => {
  inFull([
    ['Gold fell in March, as did stocks', 'GOLD/SPX moves none down down'],
    ['Gold fell in March along with stocks', 'GOLD/SPX moves none down down'],
    ['Gold lost money in 2022, like stocks', 'GOLD/SPX moves none down down'],
    ['Gold rose in March but stocks did not', 'GOLD/SPX moves ahead up down'],
    ['It was gold, not the dollar, that rose in March', 'GOLD/DXY moves ahead up down'],
    ['Gold fell as hard as the Nasdaq in March', 'GOLD/NDX gap divergence not down down'],
    ['Bitcoin and the Nasdaq 100 fell by about the same amount last week', 'BTC/NDX gap divergence not down down'],
    ['The Russell 2000 has done about as well as the S&P 500 this year', 'RUT/SPX gap divergence not'],
    ['ETH has not done as well as BTC this year', 'ETH/BTC gap behind'],
    ['ETH did not fall as much as BTC in March', 'ETH/BTC gap ahead'],
    ['Ether lost twice as much as bitcoin in March', 'ETH/BTC gap behind down 2'],
    ['Neither gold nor stocks rose in March', 'GOLD/SPX moves none down down'],
    ['Dead heat for 2021: QQQ 26.8, SPY 27.0', 'QQQ/SPY moves behind 26.8 27'],
    ['Gold and small caps did about the same in 2025', 'GOLD/RUT gap divergence not'],
    ['In 2025: minus six for bitcoin, plus sixty-four for gold', 'BTC/GOLD moves behind -6 64'],
  ]);
});

describe('who did better, in plain grammar', () => {
  inFull([
    ['Bitcoin did worse in 2025 than gold', 'BTC/GOLD gap behind'],
    ["QQQ's 2025 return was bigger than SPY's", 'QQQ/SPY gap ahead'],
    ['The return of QQQ in 2025 was 3 points higher than that of SPY', 'QQQ/SPY gap ahead 3'],
    ["The loss of ether in March was bigger than bitcoin's", 'ETH/BTC gap behind down'],
    ['Which did better in 2025, gold or bitcoin? Gold.', 'GOLD/BTC gap ahead'],
    ['Ether or bitcoin: who fell more in March? Ether.', 'ETH/BTC gap behind down'],
    ['Of Bitcoin and Ether, Ether was the stronger one in May 2024', 'ETH/BTC gap ahead'],
    ['Gold holders had a better 2025 than bitcoin holders', 'GOLD/BTC gap ahead'],
    [
      'An investor made more in gold than in the S&P 500 from the end of 2021 to the end of 2025',
      'GOLD/SPX gap ahead up',
    ],
    ['Gold rather than bitcoin did better in 2025', 'GOLD/BTC gap ahead'],
    ['For every 1% bitcoin lost in Q1 2025, ether lost nearly 4%', 'ETH/BTC gap behind down 4'],
    ["Bitcoin's gain of 155% in 2023 was nearly three times that of the Nasdaq", 'BTC/NDX gap ahead up 155 3'],
  ]);

  it('takes the points of the next sentence for the gap over the same time', () => {
    const [, gap] = read('Long Treasuries beat stocks in the first quarter of 2020. The difference: 12 points.').claims;
    expect([gap!.since, gap!.asOf, gap!.loose]).toEqual(['2020-01', '2020-03-31', []]);
  });

  it('takes back a denial that is in the verb', () => {
    const { relation, negated } = first("They say gold has kept up with bitcoin this year. It hasn't.");
    expect({ relation, negated }).toEqual({ relation: 'behind', negated: false });
  });

  it.each([
    'Mara looked at the screen. Gold had overtaken the S&P at last. She closed the laptop.',
    'My barber swears ETH has doubled BTC this year; I do not buy a word of it.',
    'Small caps are low relative to the S&P 500 compared with the past ten years',
  ])('leaves alone: %s', (text) =>
    expect(read(text).claims.every((claim) => claim.unread.length > 0 || claim.aspect === 'none')).toBe(true),
  );
});

describe('how usual the width of a lead is', () => {
  inFull([
    ["QQQ's lead over SPY is unusually wide", 'QQQ/SPY gap ahead unusual'],
    ["QQQ's lead over SPY is nothing out of the ordinary", 'QQQ/SPY gap ahead ordinary'],
    ['ETH trails BTC by more than usual', 'ETH/BTC gap behind unusual'],
    ['The gap between ETH and BTC over 60 days is perfectly ordinary', 'ETH/BTC gap divergence not'],
    ['The gap between ETH and BTC over 60 days is off the charts', 'ETH/BTC gap divergence'],
  ]);
});

describe('how a claim is told back', () => {
  it.each([
    [
      'Bitcoin more than doubled in 2024; ether rose by less than half.',
      'Bitcoin rose more than 100 % and Ethereum rose less than 50 %',
    ],
    [
      'In 2024 both gold and stocks gained more than 20%.',
      'Gold rose more than 20 % and the S&P 500 rose more than 20 %',
    ],
    [
      'Ether priced in bitcoin lost about a third of its value in 2024.',
      'Ethereum has fallen behind Bitcoin by 33.3 %',
    ],
    ['Ether rose a third as much as bitcoin in 2024.', 'Ethereum rose 0.33 times as much as Bitcoin'],
    ['Gold is up in 2024, but bitcoin is up more.', 'Gold rose and Bitcoin rose; gold has fallen behind Bitcoin'],
    ['Bitcoin rose 15% in 2024, more than gold.', 'Bitcoin rose 15 %; Bitcoin has pulled ahead of gold'],
    ['Stocks thrashed gold in 2024.', 'The S&P 500 has pulled far ahead of gold'],
  ])('%s', (text, told) => expect(inEnglish(read(text).readAs)).toContain(told));
});

describe('the metal, the coin and the index', () => {
  it.each([
    ['Gold and the S&P 500 both rose in 2025; the index gained 16%, the metal 64%.', 'SPX 16 GOLD 64'],
    ['Gold and the S&P 500 both rose in 2025; the metal gained 64%, the index 16%.', 'GOLD 64 SPX 16'],
    ['Bitcoin trailed gold in 2025: the coin lost 6%, the metal gained 64%.', 'BTC -6 GOLD 64'],
    ['Gold and small caps both rose in 2025, the latter by 11% and the former by 64%.', 'RUT 11 GOLD 64'],
  ])('are the one that is named: %s', (text, expected) => {
    const { subject, benchmark, subjectMovePct, benchmarkMovePct } = first(text);
    expect(`${subject} ${subjectMovePct} ${benchmark} ${benchmarkMovePct}`).toBe(expected);
  });
});

describe('who left whom behind', () => {
  rows([
    ['The rally left small caps behind the S&P 500 this year.', 'RUT/SPX gap behind'],
    ["Friday's drop left small caps lagging the S&P 500 for the week.", 'RUT/SPX gap behind'],
    ['Gold left stocks behind in 2025.', 'GOLD/SPX gap ahead'],
    ['Gold left stocks trailing in 2025.', 'GOLD/SPX gap ahead'],
    ["Ether's slide has outpaced bitcoin's this year.", 'ETH/BTC gap behind'],
  ]);
});

describe('a sentence after a claim that names another market', () => {
  it.each([
    ['Bitcoin has beaten gold this year. Ether has not.', 'ETH/GOLD ahead not'],
    ['Bitcoin has beaten gold this year. So has ether.', 'ETH/GOLD ahead'],
    ['Bitcoin has not beaten gold this year. Neither has ether.', 'ETH/GOLD ahead not'],
    ['Stocks beat gold in May. Bonds did too.', 'TLT/GOLD ahead'],
    ['Stocks beat gold in May. Bonds did even better.', 'TLT/SPX ahead'],
  ])('says the same of it, or denies it: %s', (text, expected) => {
    const { subject, benchmark, relation, negated, unread } = read(text).claims.at(-1)!;
    expect([`${subject}/${benchmark} ${relation}${negated ? ' not' : ''}`, unread]).toEqual([expected, []]);
  });
});

describe('a sentence after a claim that rejects it', () => {
  it.each([
    'I beg to differ.',
    'I disagree.',
    'Nothing could be further from the truth.',
    'In which universe?',
    'Garbage.',
    'Dave is dreaming.',
    'Because my screen says otherwise.',
    'That was the story in 2020.',
  ])('leaves no verdict: %s', (rejection) =>
    expect(first(`Stocks have beaten gold this year. ${rejection}`).unread.length).toBeGreaterThan(0),
  );

  it.each([
    "That's not a lie.",
    'Not false, is it?',
    'That was the wrong trade for me.',
    'No, really.',
    'Wrong? Look it up.',
  ])('is none where the words stand for it: %s', (text) => {
    const { negated, unread } = first(`Stocks have beaten gold this year. ${text}`);
    expect({ negated, unread }).toEqual({ negated: false, unread: [] });
  });
});

describe('what is so by habit, on one day or of somebody alone', () => {
  it.each([
    'Bitcoin trails gold in summer.',
    'Small caps beat the S&P 500 in January, as a rule.',
    'Gold beats stocks in September.',
    'Stocks ended lower, with small caps falling more than the S&P 500.',
    'A quiet session, with small caps lagging the S&P 500.',
    'After rate cuts, small caps outperform large caps.',
    'In the second half of the session small caps fell behind the S&P 500.',
    'My bitcoin has trailed my gold this year.',
    'Nasdaq, the exchange operator, lagged the S&P 500 this year.',
    'The VIX term structure moves with stocks.',
    'Gold is behind stocks in the news today.',
  ])('is asked about: %s', (text) => expect(first(text).unread.length).toBeGreaterThan(0));

  it('is told as it was in a headline of what just happened', () =>
    expect(brief('Gold beats stocks in January')).toBe('GOLD/SPX gap ahead'));
});

describe('a change of the correlation and its values', () => {
  it.each([
    'The correlation between bitcoin and the Nasdaq-100 has collapsed. A year ago it was above 0.5. Now it is near 0.25.',
    "Bitcoin's correlation with the Nasdaq-100 has come down a lot. It stood near 0.57 a year ago. It is now about 0.25.",
  ])('are one claim, against the day that is named: %s', (text) => {
    const { claims } = read(text, '2023-10-31');
    expect(claims.map(({ comparedWith, sizes }) => [comparedWith, sizes[0]?.value])).toEqual([['2022-10-31', 0.25]]);
  });
});

describe('what one verb says of more than one market', () => {
  it('is said of each', () => {
    const { claims } = read('Stocks rose in May while bonds and the dollar fell.', '2024-06-03');
    const told = claims.map(({ subject, benchmark, subjectDirection, benchmarkDirection }) =>
      [subject, subjectDirection, benchmark, benchmarkDirection].join(' '),
    );
    expect(told).toEqual(['SPX up TLT down', 'SPX up DXY down']);
  });

  rows([['The dollar and the S&P 500 rose and fell, respectively, in 2022.', 'DXY/SPX moves ahead']]);
});

describe('a range of per cent', () => {
  it.each([
    ['Gold gained between 7% and 8% in October and the S&P 500 lost 2%.', 7.5],
    ['Gold +7-8% in October, S&P -2%', 7.5],
  ])('is its middle where it is narrow: %s', (text, pct) => expect(first(text).subjectMovePct).toBe(pct));
});

describe('exercises, works of fiction and what is only to be announced', () => {
  it.each([
    'Suppose gold rose 10% this year and stocks rose 5%. By how much did gold beat stocks?',
    "Example sentence for the style guide: 'Gold fell while stocks rose last week.'",
    "Thursday, 6 pm, library: 'Gold has decoupled from the dollar.' Talk and tea.",
    'The notion of gold beating stocks this year gets clicks.',
    'A decoupling is when bitcoin falls while stocks rise.',
    'We shook hands on it: gold beats stocks in 2024. Loser buys lunch.',
    'Bitcoin has won back its 2022 losses, bonds have not.',
    "Bitcoin's worst slide this year was deeper than the Nasdaq's.",
    'Gold is behind stocks this year. That statement is false.',
  ])('have no verdict: %s', (text) =>
    expect(read(text).claims.every(({ unread, aspect }) => unread.length > 0 || aspect === 'none')).toBe(true),
  );
});

describe('a time that the sentence before names', () => {
  it.each([
    [
      'It was a hot July in New York. Small caps gained 10 percent that month. The Nasdaq-100 slipped by 2 percent.',
      '2025-07',
    ],
    ['Most letters we got were about 2018. That year bitcoin lost about 74% and ether about 82%.', '2018'],
  ])('is meant by "that": %s', (text, since) => expect(first(text).since).toBe(since));
});
