import { describe, expect, it } from 'vitest';
import { assignRoles } from '../../src/core/claims/assign-roles.ts';
import { cleanText, longestTextRead } from '../../src/core/claims/clean-text.ts';
import { describeClaim } from '../../src/core/claims/describe-claim.ts';
import { detectLanguage } from '../../src/core/claims/detect-language.ts';
import { expandContractions } from '../../src/core/claims/expand-contractions.ts';
import { findCues } from '../../src/core/claims/find-cues.ts';
import { findDates } from '../../src/core/claims/find-dates.ts';
import { findDurations } from '../../src/core/claims/find-durations.ts';
import { findFlow } from '../../src/core/claims/find-flows.ts';
import { findMarkets } from '../../src/core/claims/find-markets.ts';
import { compileLexicon } from '../../src/core/claims/lexicon.ts';
import { mergeMentions } from '../../src/core/claims/merge-mentions.ts';
import { numberOf } from '../../src/core/claims/number-words.ts';
import { readAmount } from '../../src/core/claims/read-amount.ts';
import { readClaims } from '../../src/core/claims/read-claims.ts';
import { isDenied } from '../../src/core/claims/read-denial.ts';
import { readLead } from '../../src/core/claims/read-lead.ts';
import { readMoves } from '../../src/core/claims/read-moves.ts';
import { readOppositeMoves } from '../../src/core/claims/read-opposite-moves.ts';
import { resolveNouns } from '../../src/core/claims/resolve-nouns.ts';
import { splitClauses } from '../../src/core/claims/split-clauses.ts';
import { splitSentences } from '../../src/core/claims/split-sentences.ts';
import { readSuperlative, withoutNearRecords } from '../../src/core/claims/superlative.ts';
import { tokenise } from '../../src/core/claims/tokenise.ts';
import { unknownNames } from '../../src/core/claims/unknown-names.ts';
import { wellKnownEvents } from '../../src/core/claims/well-known-events.ts';
import { wellKnownMarkets } from '../../src/core/claims/well-known-markets.ts';

const lexicon = compileLexicon(wellKnownMarkets);

const markets = (sentence: string) =>
  findMarkets(tokenise(sentence), lexicon).mentions.map(({ symbol, group }) => symbol ?? `(${group})`);

describe('cleaning a text', () => {
  it.each([
    ['curly apostrophes become straight', 'ETH\u2019s', "ETH's"],
    ['compatibility forms are unified', '\uFF25\uFF34\uFF28 \uFF12\uFF12\uFF05', 'ETH 22%'],
    ['links go', 'ETH https://x.example/a?b=1 lags', 'ETH lags'],
    ['emoji and flags go', 'ETH \u{1F680}\u{1F1FA}\u{1F1F8} lags', 'ETH lags'],
    ['control characters become spaces', 'ETH\u0000lags', 'ETH lags'],
    ['bidirectional marks go', '\u202EETH\u202C', 'ETH'],
    ['HTML entities are read', 'S&amp;P 500', 'S&P 500'],
    ['a venue before a ticker goes', 'NASDAQ:QQQ', 'QQQ'],
    ['line breaks stay', 'a \r\n b', 'a\nb'],
    ['a minus is a hyphen', 'ETH\u2013RUT', 'ETH-RUT'],
  ])('%s', (_, written, meant) => {
    expect(cleanText(written)).toBe(meant);
  });

  it('reads no further than ten thousand characters', () => {
    expect(cleanText('a'.repeat(longestTextRead + 5))).toHaveLength(longestTextRead);
  });
});

describe('splitting sentences', () => {
  it.each([
    ['at full stops, questions and exclamations', 'A lags. B leads! Why? So.', ['A lags.', 'B leads!', 'Why?', 'So.']],
    ['not after "vs." or "U.S."', 'ETH vs. U.S. stocks lags.', ['ETH vs. U.S. stocks lags.']],
    ['not inside a number', 'It fell 2.5 points.', ['It fell 2.5 points.']],
    ['at blank lines', 'Ether lags\n\nGold leads', ['Ether lags', 'Gold leads']],
    ['not where a line is wrapped', 'ETH lags the\nRussell 2000', ['ETH lags the Russell 2000']],
    ['not before a lower-case line', 'ETH is lagging\nsmall caps', ['ETH is lagging small caps']],
    ['between headlines', 'Ether lags\nGold leads', ['Ether lags', 'Gold leads']],
    ['without empty ones', '... !!! ETH lags.', ['ETH lags.']],
  ])('%s', (_, text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  it('cuts a sentence without end at a space', () => {
    expect(splitSentences('word '.repeat(200)).every((piece) => piece.length <= 480)).toBe(true);
  });
});

describe('tokens', () => {
  it.each([
    ['Russell-2000', ['russell', '2000']],
    ['S&P500', ['s&p500']],
    ['22 % and 1,200.5 percentage points', ['22%', 'and', '1200.5pp']],
    ['2,5 %', ['2.5%']],
    ['since 2026-02-05.', ['since', '2026-02-05']],
    ["ETH's", ['eth', "'s"]],
    ['BTC/ETH', ['btc', '/', 'eth']],
    ['the 97th percentile', ['the', '97th', 'percentile']],
    ['Russell 2000, ETH', ['russell', '2000', ',', 'eth']],
  ])('of %s', (written, words) => {
    expect(tokenise(written).map(({ word }) => word)).toEqual(words);
  });
});

describe('contractions', () => {
  it.each([
    ["isn't", 'is not'],
    ['hasnt', 'has not'],
    ["won't", 'will not'],
    ['cannot', 'can not'],
    ['30d', '30 day'],
    ["they've", 'they have'],
  ])('%s is %s', (written, meant) => {
    expect(expandContractions(written)).toBe(meant);
  });
});

describe('markets in a sentence', () => {
  it.each([
    ['Ethereum vs the Russell', ['ETH', 'RUT']],
    ['Russell 2000 ETF', ['IWM']],
    ['$eth and #bitcoin', ['ETH', 'BTC']],
    ['one link near the end', []],
    ['LINK beat NEAR', ['LINK', 'NEAR']],
    ['$link', ['LINK']],
    ['EVERYTHING BEAT LINK AND NEAR SAYS ANALYST', []],
    ['stuck in a rut', []],
    ['the gold standard', []],
    ['in dollar terms', []],
    ['a billion dollar fund', []],
    ['Russell 1000', ['(russell 1000)']],
    ['European stocks', ['(european stocks)']],
    ['Bitcoin ETFs', []],
    ['Bitcoin Cash', ['BCH']],
    ['altcoins', ['(altcoins)']],
    ['S&P 500, S&P500 and SPX', ['SPX', 'SPX', 'SPX']],
  ])('%s', (sentence, expected) => {
    expect(markets(sentence)).toEqual(expected);
  });

  it('gives a shared name to the earlier market', () => {
    const shared = compileLexicon([{ symbol: 'RUT', names: ['small caps'] }, { symbol: 'IWM', names: ['small caps'] }]); // prettier-ignore
    expect(findMarkets(tokenise('small caps'), shared).mentions[0]!.symbol).toBe('RUT');
  });

  it('never lets a name hide a symbol', () => {
    const clash = compileLexicon([{ symbol: 'AAA', names: ['bbb'] }, { symbol: 'BBB', names: [] }]); // prettier-ignore
    expect(findMarkets(tokenise('BBB'), clash).mentions[0]!.symbol).toBe('BBB');
  });

  it('keeps the compiled lexicon of a list', () => {
    expect(compileLexicon(wellKnownMarkets)).toBe(lexicon);
  });

  it('takes "Ethereum (ETH)" as one mention', () => {
    const found = findMarkets(tokenise('Ethereum (ETH) price'), lexicon);
    expect(mergeMentions(found).slotted).toBe('@1');
  });

  it('has no name twice in the well-known list', () => {
    const names = wellKnownMarkets.flatMap(({ symbol, names }) => [symbol.toLowerCase(), ...names]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
});

describe('numbers in words', () => {
  it.each([
    ['five', 5],
    ['a', 1],
    ['ninety', 90],
    ['twenty five', 25],
    ['two hundred and fifty two', 252],
    ['a hundred', 100],
    ['2.5', 2.5],
    ['many', NaN],
    ['constructor', NaN],
  ])('%s', (written, number) => {
    // prettier-ignore
    expect(numberOf(written)).toBe(number);
  });
});

describe('lengths of time', () => {
  it.each([
    ['over the past three months', 63, 'window'],
    ['a 90 day correlation', 90, 'window'],
    ['in 60 sessions', 60, 'either'],
    ['five year high', 1260, 'reach'],
    ['in a decade', 2520, 'either'],
    ['the largest of the past 5 years', 1260, 'either'],
    ['in the past week', 5, 'either'],
    ['two and a half years', 630, 'either'],
    ['more than five years since', 1260, 'reach'],
    ['in years', 504, 'either'],
    ['last quarter', 63, 'window'],
    ['four quarters running', 252, 'window'],
    ['twenty five years', 6300, 'either'],
    ['this month', 21, 'either'],
  ])('%s', (words, sessions, role) => {
    expect(findDurations(words).map((found) => [found.sessions, found.role])).toEqual([[sessions, role]]);
  });

  it.each(['three years ago', '5 year old', 'years and years', 'in @1 year', 'this year'])('%s is none', (words) => {
    expect(findDurations(words)).toEqual([]);
  });
});

describe('dates', () => {
  const dates = (words: string) =>
    findDates(words, wellKnownEvents, '2026-06-30').map(({ role, date }) => `${role} ${date}`);

  it.each([
    ['since 2018', 'since 2018'],
    ['since march 2020', 'since 2020-03'],
    ['since the start of march', 'since 2026-03'],
    ['since easter', 'since 2026-04-05'],
    ['since thanksgiving', 'since 2025-11-27'],
    ['since memorial day', 'since 2026-05-25'],
    ['since the 1990s', 'since 1999'],
    ['since last month', 'since 2026-05'],
    ['since the start of the quarter', 'since 2026-04'],
    ['since yesterday', 'since 2026-06-29'],
    ['in the second quarter', 'period 2026-04'],
    ['in q3', 'period 2025-07'],
    ['since the 2022 ftx collapse', 'since 2022-11-11'],
    ['since the 2016 election', 'since 2016-11-08'],
    ["since trump 's inauguration", 'since 2025-01-20'],
    ['at a 2026 low', 'period 2026'],
    ['since last march', 'since 2026-03'],
    ['since october', 'since 2025-10'],
    ['since the ftx collapse', 'since 2022-11-11'],
    ['since the 2022 merge', 'since 2022-09-15'],
    ['on 5 february 2026', 'day 2026-02-05'],
    ['on february 5 , 2026', 'day 2026-02-05'],
    ['on the 5th of february', 'day 2026-02-05'],
    ['as of 2026-02-05', 'day 2026-02-05'],
    ['in 2022', 'period 2022'],
    ['during q3 2021', 'period 2021-07'],
    ['in the second half of 2021', 'period 2021-07'],
    ['in h1 2021', 'period 2021-01'],
    ['since the dotcom bust', 'since 2000-03'],
    ['last year', 'period 2025'],
    ['since the start of 2024', 'since 2024'],
  ])('%s', (words, expected) => {
    expect(dates(words)).toEqual([expected]);
  });

  it.each(['on 2026-02-30', 'on 2026-13-05', 'since 1850', 'in 2000 sessions', '@1 may not', 'it may 5'])(
    '%s names none',
    (words) => {
      expect(dates(words).filter((found) => !found.includes('05-05') && !found.includes('period 2000'))).toEqual([]);
    },
  );

  it('does not guess the year of a month when nobody says which day it is', () => {
    expect(findDates('since march', [])).toEqual([]);
  });

  it('knows every event by a real date and no name twice', () => {
    const names = wellKnownEvents.flatMap(({ of = '', names }) => names.map((name) => of + name));
    expect(names.length).toBe(new Set(names).size);
    expect(wellKnownEvents.every(({ date }) => !Number.isNaN(Date.parse(date)))).toBe(true);
  });
});

describe('what each market did by itself', () => {
  it.each([
    ['@0 fell 50% while @1 rose 10%', [-50, 10]],
    ['@0 is down by about 20% , @1 up 3%', [-20, 3]],
    ['a 20% drop in @0', [-20]],
    ['a 5% gain for @0', [5]],
    ['@0 beat @1 , up 18% vs down 35%', [18, -35]],
    ['@0 fell 50pp', []],
    ['@0 fell', []],
  ])('%s', (words, sizes) => {
    expect(readMoves(words).map(({ pct }) => pct)).toEqual(sizes);
  });
});

describe('who moves first', () => {
  const pair = ['ETH', 'RUT'].map((symbol) => ({ symbol, group: null }));
  it.each([
    ['@0 leads @1 by two week', 10],
    ['@0 lags @1 by about 90 day', -90],
    ['@0 follows @1 with a three week lag', -15],
    ['@0 is a leading indicator for @1', 0],
    ['a lag of ten day between @0 and @1', -10],
    ['@0 leads @1 by 12%', undefined],
    ['@0 has been lagging @1 for 90 day', undefined],
  ])('%s', (words, sessions) => {
    expect(readLead(words, pair)?.leadSessions).toBe(sessions);
  });
});

describe('names that are no market', () => {
  it.each([
    ['Tesla has never diverged this much from the Nasdaq', ['Tesla']],
    ['Tesla stock underperformed Ford', ['Tesla', 'Ford']],
    ['ETH lags the Nikkei 225', ['Nikkei']],
    ['$NVDA trails bitcoin', ['NVDA']],
    ['Since January ether has lagged gold', []],
    ['ETH lags gold, says Kaiko', []],
    ['TESLA LAGS BITCOIN SAYS EVERY ANALYST', []],
  ])('%s', (sentence, names) => {
    expect(unknownNames(findMarkets(tokenise(sentence), lexicon).left)).toEqual(names);
  });

  it('are named in a refusal', () => {
    const { hint } = readClaims('Tesla stock underperformed Ford', { lexicon: wellKnownMarkets }).claims[0]!;
    expect(hint).toContain('does not follow Tesla or Ford');
  });

  it('are named where one side is missing', () => {
    const { hint } = readClaims('Nikkei outperforms the S&P 500', { lexicon: wellKnownMarkets }).claims[0]!;
    expect(hint).toContain('does not follow Nikkei');
  });
});

describe('superlatives', () => {
  it.each([
    ['@0 has never been this far from @1', true, false],
    ['not previously observed', true, false],
    ['not seen before', true, false],
    ['this is unprecedented', true, false],
    ['it is not unprecedented', true, true],
    ['hardly a record', true, true],
    ['no doubt a record', true, false],
    ['nothing new', true, true],
    ['has @0 ever been so far', true, false],
    ['@0 has never outperformed @1', false, false],
    ['@0 lags @1', false, false],
    ['ever since', false, false],
    ['most traders say', false, false],
  ])('%s', (sentence, found, denied) => {
    const finding = readSuperlative(sentence);
    expect([finding.found, finding.denied]).toEqual([found, denied]);
  });

  it('leave the rest of the sentence in its place', () => {
    const sentence = '@0 has never been this far from @1';
    expect(readSuperlative(sentence).rest).toHaveLength(sentence.length);
  });
});

describe('records only nearly reached', () => {
  it.each([
    'one of the largest gaps ever',
    'a near record gap',
    'the second worst on record',
    'approaching a 5 year low',
  ])('claim none: %s', (sentence) => {
    expect(readSuperlative(withoutNearRecords(sentence)).found).toBe(false);
  });

  it.each(['not close to a record', 'a record', 'the fifth quarter in a row at a record'])(
    'stay as they are: %s',
    (sentence) => {
      expect(withoutNearRecords(sentence)).toBe(sentence);
    },
  );
});

describe('nouns that stand for a market', () => {
  const coin = (symbol: string) => ({ symbol, group: null });
  const resolved = (sentence: string, ...named: string[]) =>
    resolveNouns({ slotted: sentence, mentions: [] }, named.map(coin)).mentions[0]?.symbol;

  it.each([
    ['the token lags', ['ETH', 'GOLD'], 'ETH'],
    ['the metal lags', ['ETH', 'GOLD'], 'GOLD'],
    ['the index lags', ['ETH', 'RUT'], 'RUT'],
    ['the token lags', ['ETH', 'BTC'], 'ETH'],
    ['the token lags', ['GOLD', 'ETH', 'BTC'], undefined],
    ['the token lags', [], undefined],
    ['the token market lags', ['ETH'], undefined],
  ])('%s after %j', (sentence, named, symbol) => {
    expect(resolved(sentence, ...named)).toBe(symbol);
  });
});

describe('denials', () => {
  it.each([
    ['@0 has not', '', true],
    ['@0 is no longer', '', true],
    ['there is no sign that @0 has', '', true],
    ['nobody believes that @0 has', '', true],
    ['it is not true that @0 has not', '', false],
    ['@0 has not only', '', false],
    ['the', ' is a myth', true],
    ['the', ' has closed', true],
    ['@0 has', '', false],
  ])('%s …%s', (before, following, denied) => {
    expect(isDenied(before, following)).toBe(denied);
  });
});

describe('sizes', () => {
  it.each([
    ['@0 lags @1 by 30%', 30],
    ['up 22% @0 leads', 22],
    ['@0 leads on 90% of days', null],
    ['@0 leads @1', null],
    ['@0 leads by 12.5pp', 12.5],
  ])('%s', (sentence, amount) => {
    expect(readAmount(sentence, sentence.indexOf('l'))).toBe(amount);
  });
});

describe('flows', () => {
  it.each([
    ['@0 inflows to exchanges surged', 'inflow-rise'],
    ['exchange inflows of @0 dropped', 'inflow-fall'],
    ['record @0 deposits on exchanges', 'inflow-rise'],
    ['@0 is flowing into exchanges', 'none'],
    ['etf inflows surged', 'none'],
    ['@0 flows uphill', undefined],
  ])('%s', (sentence, relation) => {
    expect(findFlow(sentence)?.relation).toBe(relation);
  });
});

describe('opposite moves', () => {
  it.each([
    ['@0 fell while @1 rose', 'behind'],
    ['@0 rose , @1 fell', 'ahead'],
    ['@0 fell while @1 fell', undefined],
    ['@0 fell and @1 rose or fell', undefined],
    ['@0 may fall while @1 rises', undefined],
  ])('%s', (sentence, relation) => {
    expect(readOppositeMoves(sentence)?.relation).toBe(relation);
  });
});

describe('clauses', () => {
  const clauses = (sentence: string) => splitClauses(sentence, findCues(sentence)).map(({ cue }) => cue.relation);

  it.each([
    ['a gap of which a forecast is made is no claim', 'the gap between @0 and @1 will not last', ['forecast-converge']],
    ['a record and its forecast are two', '@0 diverged from @1 more than ever and this may not last', ['divergence', 'forecast-converge']], // prettier-ignore
    ['a second name for the first is none', '@0 lags @1 by 30% , the widest gap since 2018', ['behind']],
    ['an announced relation is one', 'a record divergence : @0 lags @1', ['behind']],
    ['two directions are two', '@0 beat @1 but lags @2', ['ahead', 'behind']],
  ])('%s', (_, sentence, relations) => {
    expect(clauses(sentence)).toEqual(relations);
  });
});

describe('roles', () => {
  const roles = (sentence: string) => {
    const { subjects, benchmarks } = assignRoles(sentence, findCues(sentence)[0]!);
    return `${subjects.join()} / ${benchmarks.join()}`;
  };

  it.each([
    ['@0 lags @1', '0 / 1'],
    ['@0 has left @1 behind', '0 / 1'],
    ['@0 was left behind by @1', '0 / 1'],
    ['compared with @0 , @1 has lagged', '1 / 0'],
    ['compared with @0 , @1 and @2 have lagged', '1,2 / 0'],
    ['as @0 rallies , @1 lags', '1 / 0'],
    ['@0 and @1 have beaten @2', '0,1 / 2'],
    ['@0 has beaten @1 , @2 and @3', '0 / 1,2,3'],
    ['@0 and @1 have diverged', '0 / 1'],
    ['the gap between @0 and @1', '0 / 1'],
    ["@0 's divergence from @1", '0 / 1'],
    ['@0 / @1 divergence', '0 / 1'],
    ['outperforming @0 : @1', '1 / 0'],
    ['underperformance of @0 against @1', '0 / 1'],
    ['from @0 , @1 diverged', '1 / 0'],
  ])('%s', (sentence, expected) => {
    expect(roles(sentence)).toBe(expected);
  });
});

describe('languages', () => {
  it.each(['ETH outperforms BTC', 'Gold leads', 'ETH vs RUT: record gap', 'Gold bulls die hard', 'eth down bad lol'])(
    'a headline without small words is English: %s',
    (sentence) => {
      expect(detectLanguage(sentence)).toBe('English');
    },
  );
});

describe('describing a claim', () => {
  const described = (text: string) => describeClaim(readClaims(text, { lexicon: wellKnownMarkets }).claims[0]!);

  it.each([
    ['ETH lags gold by 30% over the past three months', 'ETH against GOLD, behind by 30 points, over 63 sessions'],
    ['ETH has not decoupled from stocks', 'ETH against SPX, low correlation (denied)'],
    ['ETH lags gold the most since 2018', 'ETH against GOLD, behind, most since 2018'],
    ['The widest gap between ETH and gold in a year', 'ETH against GOLD, divergence, most in 1 year'],
    ['ETH has lagged gold since 2018', 'ETH against GOLD, behind, from 2018 on'],
    ['On 2026-02-05 ETH lagged gold', 'ETH against GOLD, behind, on 2026-02-05'],
    ['Exchange inflows of altcoins rose', 'altcoins, exchange inflow rising'],
    ['ETH is diverging', 'ETH against nothing named, divergence'],
  ])('%s', (text, expected) => {
    expect(described(text)).toBe(expected);
  });
});
