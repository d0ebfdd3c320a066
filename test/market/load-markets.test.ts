import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { englishReader, inEnglish, speakerOf } from '../../src/messages/speaker.ts';
import { dateOfEpochDay, epochDay } from '../../src/market/calendar-days.ts';
import { loadMarkets, loadPair, type MarketQuestion } from '../../src/market/load-markets.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { MarketData } from '../../src/market/ports.ts';
import { openCsvFolder } from '../../src/providers/csv.ts';
import { history, market, sourceOf } from '../support/markets.ts';
import { readReferencePair, referenceDataIsHere } from '../support/reference-data.ts';
import { referenceFolder } from '../support/reference-folder.ts';

const TODAY = '2026-11-20';

const sessionsTo = (from: string, to: string): string[] => nyseCalendar.between(from, to).map((s) => s.date);

const daysTo = (from: string, to: string): string[] =>
  Array.from({ length: epochDay(to) - epochDay(from) + 1 }, (_, i) => dateOfEpochDay(epochDay(from) + i));

const wandering = (count: number, level: number): number[] =>
  Array.from({ length: count }, (_, i) => level * Math.exp(0.03 * Math.sin(i * 1.7)));

const onSessions = (symbol: string, from: string, to: string) => {
  const dates = sessionsTo(from, to);
  return history(symbol, dates, wandering(dates.length, 200));
};

const onDays = (symbol: string, from: string, to: string) => {
  const dates = daysTo(from, to);
  return history(symbol, dates, wandering(dates.length, 3000));
};

const usual = {
  ETH: onDays('ETH', '2026-01-05', TODAY),
  BTC: onDays('BTC', '2026-01-05', TODAY),
  IWM: onSessions('IWM', '2025-06-02', TODAY),
  SPY: onSessions('SPY', '2025-06-02', TODAY),
};

const closesOf = (from: string, to: string) => {
  const dates = sessionsTo(from, to);
  return { dates, closes: wandering(dates.length, 2990) };
};

const ask = (source: MarketData, names: string[], question: MarketQuestion = {}) =>
  loadMarkets(source, nyseCalendar, names.map(market), question);

const codes = (answer: { notes: readonly { code: string }[] }): string[] => answer.notes.map((n) => n.code);

const refusal = async (attempt: Promise<unknown>): Promise<string> => {
  const error = await attempt.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(UserError);
  return (error as UserError).message;
};

describe('the sampling', () => {
  const covered = sourceOf({ today: TODAY, daily: usual, closes: { ETH: closesOf('2025-06-02', TODAY) } });

  test('is the New York close where intraday history covers the whole daily sample', async () => {
    const answer = await ask(covered, ['ETH', 'IWM']);
    expect(answer.sampling).toBe('close');
    expect(answer.dates[0]).toBe('2025-06-02');
    expect(answer.sources).toEqual(['hourly ETH', 'test IWM']);
  });

  test('is the end of the UTC day where that is asked for, and says it is approximate', async () => {
    const answer = await ask(covered, ['ETH', 'IWM'], { sampling: 'utc' });
    expect(answer.sampling).toBe('utc');
    expect(answer.dates[0]).toBe('2026-01-05');
    expect(codes(answer)).toEqual(['approximate-close']);
  });

  test.each([
    ['starts six sessions later', '2026-01-13', TODAY],
    ['ends earlier', '2026-01-05', '2026-11-19'],
  ])('is the end of the UTC day for all rows where intraday history %s', async (_, from, to) => {
    const source = sourceOf({ today: TODAY, daily: usual, closes: { ETH: closesOf(from, to) } });
    expect((await ask(source, ['ETH', 'IWM'])).sampling).toBe('utc');
  });

  test('is the New York close where intraday history starts five sessions later, and begins there', async () => {
    const source = sourceOf({ today: TODAY, daily: usual, closes: { ETH: closesOf('2026-01-12', TODAY) } });
    const answer = await ask(source, ['ETH', 'IWM']);
    expect([answer.sampling, answer.dates[0]]).toEqual(['close', '2026-01-12']);
  });

  test('is the end of the UTC day for all rows where intraday history has a hole of months', async () => {
    const { dates, closes } = closesOf('2026-01-05', TODAY);
    const kept = (_: unknown, i: number): boolean => i < 50 || i > 110;
    const holed = { dates: dates.filter(kept), closes: closes.filter(kept) };
    const answer = await ask(sourceOf({ today: TODAY, daily: usual, closes: { ETH: holed } }), ['ETH', 'IWM']);
    expect(answer.sampling).toBe('utc');
  });

  test('drops a session without an intraday price instead of changing the sampling', async () => {
    const { dates, closes } = closesOf('2026-01-05', TODAY);
    const holed = { dates: dates.filter((_, i) => i !== 50), closes: closes.filter((_, i) => i !== 50) };
    const answer = await ask(sourceOf({ today: TODAY, daily: usual, closes: { ETH: holed } }), ['ETH', 'IWM']);
    expect(answer.sampling).toBe('close');
    expect(answer.dates).not.toContain(dates[50]);
    expect(answer.missing).toHaveLength(1);
  });

  test('is the end of the UTC day for all where one 24/7 market of several has no intraday history', async () => {
    const answer = await ask(covered, ['ETH', 'BTC', 'IWM']);
    expect(answer.sampling).toBe('utc');
  });

  test('of two exchange-traded markets is the close, whatever was asked', async () => {
    const answer = await ask(covered, ['SPY', 'IWM'], { sampling: 'utc' });
    expect(answer.sampling).toBe('close');
    expect(codes(answer)).toEqual([]);
  });

  test('of two 24/7 markets is every UTC day, without a remark', async () => {
    const answer = await ask(covered, ['ETH', 'BTC']);
    expect([answer.sampling, answer.rowsPerYear]).toEqual(['utc', 365]);
    expect(codes(answer)).toEqual([]);
  });

  test('at the close of two 24/7 markets is given where it is asked for and there', async () => {
    const both = { ETH: closesOf('2026-01-05', TODAY), BTC: closesOf('2026-01-05', TODAY) };
    const answer = await ask(sourceOf({ today: TODAY, daily: usual, closes: both }), ['ETH', 'BTC'], {
      sampling: 'close',
    });
    expect([answer.sampling, answer.rowsPerYear]).toEqual(['close', 252]);
  });

  test('at the close is refused where there is no intraday history', async () => {
    const asked = ask(sourceOf({ today: TODAY, daily: usual }), ['ETH', 'IWM'], { sampling: 'close' });
    expect(await refusal(asked)).toContain('ask with sampling:utc');
  });

  test('at the close is given from a history that starts late', async () => {
    const source = sourceOf({ today: TODAY, daily: usual, closes: { ETH: closesOf('2026-06-01', TODAY) } });
    expect((await ask(source, ['ETH', 'IWM'], { sampling: 'close' })).dates[0]).toBe('2026-06-01');
  });

  test('at the close is refused for a day after the intraday history ends', async () => {
    const source = sourceOf({ today: TODAY, daily: usual, closes: { ETH: closesOf('2026-01-05', '2026-10-30') } });
    const asked = ask(source, ['ETH', 'IWM'], { sampling: 'close', asOf: '2026-11-16' });
    expect(await refusal(asked)).toContain('end on 2026-10-30');
  });

  test('at the close of an archive nobody dated ends with the intraday history, and says so', async () => {
    const source = sourceOf({ today: TODAY, daily: usual, closes: { ETH: closesOf('2026-01-05', '2026-10-30') } });
    const answer = await ask(source, ['ETH', 'IWM'], { sampling: 'close' });
    expect(answer.dates.at(-1)).toBe('2026-10-30');
    expect(codes(answer)).toEqual(['old-data']);
  });

  test('is remarked on where daily and intraday prices disagree about the day', async () => {
    const dates = sessionsTo('2025-06-02', TODAY);
    const price = (date: string) => 3000 * Math.exp(0.03 * Math.sin((epochDay(date) + 1) * 1.7));
    const daily = {
      ...usual,
      ETH: history(
        'ETH',
        daysTo('2026-01-05', TODAY),
        daysTo('2026-01-05', TODAY).map((d) => price(dateOfEpochDay(epochDay(d) - 1))),
      ),
    };
    const source = sourceOf({ today: TODAY, daily, closes: { ETH: { dates, closes: dates.map(price) } } });
    expect(codes(await ask(source, ['ETH', 'IWM']))).toEqual(['sources-differ']);
  });
});

describe('the as-of date', () => {
  const source = sourceOf({ today: TODAY, daily: usual });

  test('cuts everything later', async () => {
    const answer = await ask(source, ['ETH', 'IWM'], { asOf: '2026-06-25' });
    expect(answer.dates.at(-1)).toBe('2026-06-25');
    expect(answer.lastDates).toEqual(['2026-06-25', '2026-06-25']);
  });

  test('may be the last day there is', async () => {
    expect((await ask(source, ['ETH', 'IWM'], { asOf: TODAY })).dates.at(-1)).toBe(TODAY);
  });

  test('at a weekend is answered by the session before', async () => {
    expect((await ask(source, ['ETH', 'IWM'], { asOf: '2026-06-28' })).dates.at(-1)).toBe('2026-06-26');
  });

  test('after the last day is refused with the range that can be asked about', async () => {
    expect(await refusal(ask(source, ['ETH', 'IWM'], { asOf: '2026-11-21' }))).toBe(
      '2026-11-21 is after the last day, 2026-11-20; ETH and IWM can be judged from 2026-04-01 to 2026-11-20.',
    );
  });

  test('before the first price is refused with the range that can be asked about', async () => {
    expect(await refusal(ask(source, ['ETH', 'IWM'], { asOf: '2026-01-02' }))).toBe(
      '2026-01-02 is before the first price of ETH; ETH and IWM can be judged from 2026-04-01 to 2026-11-20.',
    );
  });

  test('with fewer than 60 returns in common is refused with how many there are', async () => {
    expect(await refusal(ask(source, ['ETH', 'IWM'], { asOf: '2026-03-31' }))).toBe(
      'ETH and IWM have 59 returns in common by 2026-03-31, and 60 are needed; ETH and IWM can be judged from 2026-04-01 to 2026-11-20.',
    );
    expect((await ask(source, ['ETH', 'IWM'], { asOf: '2026-04-01' })).dates).toHaveLength(61);
  });

  test('that is no date is refused', async () => {
    expect(await refusal(ask(source, ['ETH', 'IWM'], { asOf: '2026-02-30' }))).toContain('write it like 2026-06-25');
  });
});

describe('a leg that ends early', () => {
  const RUT = onSessions('RUT', '2025-06-02', '2026-09-24');
  const UUP = onSessions('UUP', '2025-06-02', '2026-10-30');

  test('is still fresh two sessions behind, and stale with three', async () => {
    const ending = (last: string) =>
      ask(sourceOf({ label: 'live', today: TODAY, daily: { ...usual, SPY: onSessions('SPY', '2025-06-02', last) } }), [
        'SPY',
        'IWM',
      ]);
    expect((await ending('2026-11-18')).dates.at(-1)).toBe('2026-11-18');
    expect(await refusal(ending('2026-11-17'))).toBe(
      'The newest price of SPY is of 2026-11-17, too old to judge 2026-11-20.',
    );
  });

  test('is replaced by the fund of the index, which is said', async () => {
    const answer = await ask(sourceOf({ today: TODAY, daily: { ...usual, RUT } }), ['ETH', 'RUT']);
    expect(answer.symbols[1]!.symbol).toBe('IWM');
    expect(answer.dates.at(-1)).toBe(TODAY);
    expect(speakerOf(englishReader).spoken(answer.notes[0])).toEqual({
      code: 'stand-in',
      sentence:
        'IWM (iShares Russell 2000 ETF) stands in for RUT (Russell 2000): prices of the index itself end on 2026-09-24.',
    });
  });

  test('is used as it is for a day it reaches', async () => {
    const answer = await ask(sourceOf({ today: TODAY, daily: { ...usual, RUT } }), ['ETH', 'RUT'], {
      asOf: '2026-09-24',
    });
    expect(answer.symbols[1]!.symbol).toBe('RUT');
  });

  test('is named with its fund where a refusal says which days could be asked about', async () => {
    const source = sourceOf({ today: TODAY, daily: { ...usual, RUT } });
    expect(await refusal(ask(source, ['ETH', 'RUT'], { asOf: '2026-11-21' }))).toBe(
      '2026-11-21 is after the last day, 2026-11-20; ETH and RUT can be judged from 2026-04-01 to 2026-11-20, with IWM for RUT after 2026-09-24.',
    );
  });

  test('is not replaced by a fund that is the other leg', async () => {
    const answer = await ask(sourceOf({ today: TODAY, daily: { ...usual, RUT } }), ['RUT', 'IWM']);
    expect(answer.symbols.map((s) => s.symbol)).toEqual(['RUT', 'IWM']);
    expect(codes(answer)).toEqual(['old-data']);
  });

  test('is not replaced by a fund that is stale too', async () => {
    const daily = { ETH: usual.ETH, RUT, IWM: onSessions('IWM', '2025-06-02', '2026-10-01') };
    const answer = await ask(sourceOf({ today: TODAY, daily }), ['ETH', 'RUT']);
    expect(answer.symbols[1]!.symbol).toBe('RUT');
  });

  test('of an archive nobody dated is answered at the last day in common, which is said', async () => {
    const answer = await ask(sourceOf({ today: TODAY, daily: { ...usual, UUP } }), ['SPY', 'UUP']);
    expect(answer.dates.at(-1)).toBe('2026-10-30');
    expect(speakerOf(englishReader).spoken(answer.notes)).toEqual([
      { code: 'old-data', sentence: 'Prices of UUP end on 2026-10-30, so this is the answer of that day.' },
    ]);
  });

  test('is refused for a day it does not reach', async () => {
    const asked = ask(sourceOf({ today: TODAY, daily: { ...usual, UUP } }), ['SPY', 'UUP'], { asOf: '2026-11-16' });
    expect(await refusal(asked)).toBe(
      'Prices of UUP end on 2026-10-30, too early to judge 2026-11-16; ask as of 2026-10-30 or before.',
    );
  });
});

describe('an index the source does not carry', () => {
  test('is answered by its fund, which is said', async () => {
    const answer = await ask(sourceOf({ today: TODAY, daily: usual }), ['ETH', 'SPX']);
    expect(answer.symbols[1]!.symbol).toBe('SPY');
    expect(inEnglish(answer.notes[0]!.sentence)).toBe(
      'SPY (SPDR S&P 500 ETF) stands in for SPX (S&P 500): this source has no prices of the index itself.',
    );
  });

  test('is refused beside the fund that would stand in', async () => {
    expect(await refusal(ask(sourceOf({ today: TODAY, daily: usual }), ['SPX', 'SPY']))).toContain(
      'SPY would be compared',
    );
  });
});

describe('markets loaded', () => {
  test('lose their wrong ticks, and say so', async () => {
    const closes = usual.IWM.closes.map((close, i) => (i === 200 ? close * 2 : close));
    const answer = await ask(sourceOf({ today: TODAY, daily: { ...usual, IWM: { ...usual.IWM, closes } } }), [
      'SPY',
      'IWM',
    ]);
    expect(codes(answer)).toEqual(['bad-tick']);
    expect(answer.dates).not.toContain(usual.IWM.dates[200]);
  });

  test('with nothing in common are refused', async () => {
    const daily = { SPY: onSessions('SPY', '2025-01-02', '2025-03-03'), IWM: onSessions('IWM', '2026-06-01', TODAY) };
    expect(await refusal(ask(sourceOf({ today: TODAY, daily }), ['SPY', 'IWM']))).toBe(
      'SPY and IWM have 0 returns in common, and 60 are needed.',
    );
  });

  test('pass the signal on to the source', async () => {
    const source = sourceOf({ today: TODAY, daily: usual });
    const { signal } = new AbortController();
    const seen: unknown[] = [];
    const watched = {
      ...source,
      daily: (...args: Parameters<MarketData['daily']>) => (seen.push(args[1].signal), source.daily(...args)),
    };
    await ask(watched, ['SPY', 'IWM'], { signal });
    expect(seen).toEqual([signal, signal]);
  });
});

describe.skipIf(!referenceDataIsHere)('the reference data folder (skipped without it)', () => {
  const load = async (subject: string, benchmark: string, question: MarketQuestion = {}) => {
    const source = await openCsvFolder(referenceFolder);
    const named = (symbol: string) => source.catalogue().find((s) => s.symbol === symbol) ?? market(symbol);
    return loadPair(source, nyseCalendar, {
      pair: { subject: named(subject), benchmark: named(benchmark) },
      ...question,
    });
  };

  test('gives ETH and IWM at the New York close while the hourly candles reach', async () => {
    const pair = await load('ETH', 'IWM', { asOf: '2026-05-12' });
    const { dates, x, y } = readReferencePair('pairs/eth_iwm_nyclose.csv');
    expect(pair.sampling).toBe('close');
    expect([pair.dates, pair.x, pair.y]).toEqual([dates, x, y]);
    expect(codes(pair)).toEqual(['quote-currency']);
  });

  test('gives ETH and IWM at the end of the UTC day afterwards', async () => {
    const pair = await load('ETH', 'IWM', { asOf: '2026-06-25' });
    expect([pair.sampling, pair.dates.length, pair.dates[0]]).toEqual(['utc', 2166, '2017-11-09']);
  });

  test('gives the UTC day wherever it is asked for', async () => {
    expect((await load('ETH', 'IWM', { asOf: '2026-05-12', sampling: 'utc' })).sampling).toBe('utc');
  });

  test('gives the New York close of 2026-05-12 where the close is asked for without a date', async () => {
    const pair = await load('ETH', 'IWM', { sampling: 'close' });
    expect([pair.dates.length, pair.dates.at(-1)]).toEqual([2193, '2026-05-12']);
  });

  test('gives the long history row for row', async () => {
    const pair = await load('ETH2015', 'IWM');
    const { dates, x, y } = readReferencePair('pairs/eth_iwm_utc_long.csv');
    expect([pair.dates, pair.x, pair.y]).toEqual([dates, x, y]);
  });

  test.each([
    ['RUT', 'IWM'],
    ['SPX', 'SPY'],
    ['NDX', 'QQQ'],
    ['GOLD', 'GLD'],
  ])('answers %s with %s', async (index, fund) => {
    const pair = await load('ETH', index);
    expect(pair.pair.benchmark.symbol).toBe(fund);
    expect(pair.dates.at(-1)).toBe('2026-06-30');
    expect(codes(pair)).toContain('stand-in');
  });

  test('answers the dollar at the end of its fund', async () => {
    const pair = await load('ETH', 'DXY');
    expect([pair.pair.benchmark.symbol, pair.dates.at(-1)]).toEqual(['UUP', '2026-06-05']);
    expect(codes(pair)).toContain('old-data');
  });
});

describe('a hole in the hours', () => {
  const dates = sessionsTo('2025-06-02', TODAY);
  const without = (...left: number[]) => {
    const kept = dates.filter((_, row) => !left.includes(dates.length - row));
    return { dates, kept, closes: { dates: kept, closes: wandering(kept.length, 2990) } };
  };
  const eth = onDays('ETH', '2025-06-02', TODAY);
  const sourceWithout = (...left: number[]) =>
    sourceOf({ today: TODAY, daily: { ...usual, ETH: eth }, closes: { ETH: without(...left).closes } });

  test('that a window of 60 may have leaves the New York close', async () => {
    expect((await ask(sourceWithout(10), ['ETH', 'IWM'])).sampling).toBe('close');
  });

  test('for which a window of 60 would be refused makes it the end of the UTC day', async () => {
    expect((await ask(sourceWithout(10, 20), ['ETH', 'IWM'])).sampling).toBe('utc');
  });
});

describe('daily prices under the wrong day', () => {
  const days = daysTo('2025-06-02', TODAY);
  const walk = days.reduce<number[]>((prices, _, i) => {
    const step = 0.04 * Math.sin(i * i * 1.3);
    return [...prices, (prices.at(-1) ?? 3000) * Math.exp(step)];
  }, []);
  const startOfDay = history('ETH', days.slice(1), walk.slice(0, -1));
  const endOfDay = history('ETH', days, walk);
  const sessions = sessionsTo('2025-09-02', TODAY);
  const atClose = { dates: sessions, closes: sessions.map((date) => walk[days.indexOf(date)]!) };
  const sourceWith = (daily: typeof endOfDay, label = 'csv') =>
    sourceOf({ label, today: TODAY, daily: { ETH: daily, IWM: usual.IWM }, closes: { ETH: atClose } });

  test.each([undefined, 'utc'] as const)('are refused at sampling %s', async (sampling) => {
    const sentence = await refusal(ask(sourceWith(startOfDay), ['ETH', 'IWM'], sampling ? { sampling } : {}));
    expect(sentence).toBe(
      'Daily prices of ETH stand under the wrong day: its intraday prices say they are of the day before; ask with sampling:close.',
    );
  });

  test('are answered where the days are right', async () => {
    expect((await ask(sourceWith(endOfDay), ['ETH', 'IWM'])).sampling).toBe('utc');
  });
});
