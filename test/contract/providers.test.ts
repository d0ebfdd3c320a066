import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import {
  ProviderAnswerRejected,
  ProviderLacksSymbol,
  ProviderRateLimited,
  ProviderUnreachable,
} from '../../src/errors.ts';
import type { Provider, ProviderSettings } from '../../src/market/ports.ts';
import { findProviders } from '../../src/app.ts';
import { fmt, msg } from '../../src/messages/text.ts';
import { collect } from '../support/collect.ts';
import { market } from '../support/markets.ts';
import { type Behaviour, type StandIn, startStandIn } from '../support/stand-in.ts';
import type { WireAnswer, WireFormat, WireRequest, WireRow } from '../support/wire-format.ts';

const DAY_MS = 86_400_000;

/** A Wednesday, half past one in New York: the stock market is open and the UTC day is not over. */
const NOW_MS = Date.parse('2026-06-24T17:30:00Z');

const TODAY_MS = Date.parse('2026-06-24');

/** How long silence is listened to where nothing else is to come. */
const SILENCE_MS = 400;

/** Leads every request to the stand-in, also those of a source that has no setting for its address. */
const leadingTo =
  (url: string): typeof globalThis.fetch =>
  (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input);
    const isHere = asked.hostname === '127.0.0.1';
    return globalThis.fetch(isHere ? asked : new URL(`${asked.pathname}${asked.search}`, url), init);
  };

const settings = (url: string, timeoutMs = 20_000): ProviderSettings => ({
  fetch: leadingTo(url),
  now: () => NOW_MS,
  timeoutMs,
  ccxtVenues: ['coinbaseexchange', 'bitstamp', 'kraken'],
  ccxtUrl: url,
  yahooUrl: url,
  coinmetricsUrl: url,
});

const formats = new URL('../fixtures/wire/', import.meta.url);

const formatFile = (name: string): URL => new URL(`${name}.ts`, formats);

const found = await findProviders(settings('http://127.0.0.1:1'));

const started: StandIn[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((standIn) => standIn.close()));
});

async function serve(
  behaviour: Behaviour,
  name: string,
  timeoutMs?: number,
): Promise<{ standIn: StandIn; provider: Provider }> {
  const standIn = await startStandIn(behaviour);
  started.push(standIn);
  const providers = await findProviders(settings(standIn.url, timeoutMs));
  return { standIn, provider: providers.find(({ facts }) => facts.name === name)! };
}

const rowsUntil = (lastMs: number, count: number): WireRow[] =>
  Array.from({ length: count }, (_, index) => ({ stampMs: lastMs - (count - 1 - index) * DAY_MS, close: 100 + index }));

const datesOf = (rows: readonly WireRow[]): string[] =>
  rows.map(({ stampMs }) => new Date(stampMs).toISOString().slice(0, 10));

test('The folder of providers is read: the exchanges, Yahoo and Coin Metrics are found', () => {
  const names = found.map(({ facts }) => facts.name);
  expect(names).toEqual(expect.arrayContaining(['bitstamp', 'coinbaseexchange', 'coinmetrics', 'kraken', 'yahoo']));
});

test('Every recorded wire format belongs to a provider', () => {
  const names = readdirSync(formats).map((file) => file.replace(/\.ts$/, ''));
  expect(names.sort()).toEqual(found.map(({ facts }) => facts.name).sort());
});

describe.each(found.map(({ facts }) => ({ name: facts.name, facts })))('The provider $name', ({ name, facts }) => {
  test('has its wire format recorded', () => {
    expect(existsSync(formatFile(name))).toBe(true);
  });

  const format = async (): Promise<WireFormat> => ((await import(formatFile(name).href)) as { wire: WireFormat }).wire;

  /** Serves these candles, and a list of markets that has the symbol. */
  async function serving(rows: readonly WireRow[], stampScale?: number) {
    const wire = await format();
    const behaviour: Behaviour = (request) => {
      const asked = wire.asked(request);
      if (asked !== undefined) return wire.answer(request, rows, stampScale);
      return wire.markets?.(request, [wire.symbol.symbol]) ?? { status: 404, body: {} };
    };
    return { ...(await serve(behaviour, name)), wire };
  }

  /** Serves the list of markets as it should be and answers every request for candles in this way. */
  async function failing(fault: Behaviour, timeoutMs?: number) {
    const wire = await format();
    const behaviour: Behaviour = (request, response) =>
      wire.markets?.(request, [wire.symbol.symbol]) ?? fault(request, response);
    return { ...(await serve(behaviour, name, timeoutMs)), wire };
  }

  async function daily(rows: readonly WireRow[], fromMs = rows[0]!.stampMs - 3 * DAY_MS) {
    const { provider, standIn, wire } = await serving(rows);
    const bars = await collect(provider.dailyBars!(wire.symbol, { fromMs }));
    return { bars, dates: bars.map(({ date }) => date), candleRequests: standIn.requests.filter((r) => wire.asked(r)) };
  }

  async function failure(fault: Behaviour, timeoutMs?: number): Promise<unknown> {
    const { provider, wire } = await failing(fault, timeoutMs);
    return collect(provider.dailyBars!(wire.symbol, { fromMs: TODAY_MS - 9 * DAY_MS })).catch(
      (error: unknown) => error,
    );
  }

  const always =
    (answer: WireAnswer): Behaviour =>
    () =>
      answer;
  const raw =
    (status: number, headers: Record<string, string>, body: string): Behaviour =>
    (_request, response) => {
      response.writeHead(status, headers).end(body);
      return undefined;
    };

  test('declares what it is as data', () => {
    expect(facts.title).toMatch(/\S/);
    expect(facts.kinds.length).toBeGreaterThan(0);
    expect(facts.requestsPerSecond).toBeGreaterThan(0);
  });

  test('gives the finished bars of a normal answer', async () => {
    const rows = rowsUntil(TODAY_MS - DAY_MS, 5);
    const { bars, dates } = await daily(rows);
    expect(dates).toEqual(datesOf(rows));
    expect(bars.map(({ close }) => close)).toEqual([100, 101, 102, 103, 104]);
  });

  test('begins at the day that was asked for', async () => {
    const rows = rowsUntil(TODAY_MS - DAY_MS, 9);
    expect((await daily(rows, TODAY_MS - 4 * DAY_MS)).dates).toEqual(datesOf(rows.slice(-4)));
  });

  test('collects a history longer than one page, each day once and in order', async () => {
    const pageBars = facts.pageBars.day ?? 300;
    const rows = rowsUntil(TODAY_MS - DAY_MS, pageBars + 10);
    const { dates, candleRequests } = await daily(rows, rows[0]!.stampMs);
    expect(dates).toEqual(datesOf(rows.slice(-(facts.reachBars ?? rows.length))));
    expect(candleRequests).toHaveLength(facts.pageBars.day === undefined || facts.reachBars !== undefined ? 1 : 2);
  });

  test('gives a single bar', async () => {
    expect((await daily(rowsUntil(TODAY_MS - DAY_MS, 1))).dates).toEqual(['2026-06-23']);
  });

  test('gives nothing, and no error, where the symbol has no bar yet', async () => {
    expect((await daily([], TODAY_MS - 5 * DAY_MS)).dates).toEqual([]);
  });

  test('leaves out the bar that is not finished', async () => {
    expect((await daily(rowsUntil(TODAY_MS, 3))).dates).toEqual(['2026-06-22', '2026-06-23']);
  });

  test('leaves out a day without a close', async () => {
    const rows = rowsUntil(TODAY_MS - DAY_MS, 3).map((row, index) => (index === 1 ? { ...row, close: null } : row));
    expect((await daily(rows)).dates).toEqual(['2026-06-21', '2026-06-23']);
  });

  test('leaves out a day whose price is not positive', async () => {
    const rows = rowsUntil(TODAY_MS - DAY_MS, 3).map((row, index) => (index === 1 ? { ...row, close: 0 } : row));
    expect((await daily(rows)).dates).toEqual(['2026-06-21', '2026-06-23']);
  });

  test('does not fill a gap', async () => {
    const rows = rowsUntil(TODAY_MS - DAY_MS, 9).filter((_, index) => index < 2 || index > 5);
    expect((await daily(rows)).dates).toEqual(datesOf(rows));
  });

  test('puts an answer in order', async () => {
    const rows = rowsUntil(TODAY_MS - DAY_MS, 4);
    const shuffled = [rows[2]!, rows[0]!, rows[3]!, rows[1]!];
    expect((await daily(shuffled, rows[0]!.stampMs - DAY_MS)).dates).toEqual(datesOf(rows));
  });

  test('counts a bar that is sent twice once', async () => {
    const rows = rowsUntil(TODAY_MS - DAY_MS, 3);
    expect((await daily([rows[0]!, rows[1]!, rows[1]!, rows[2]!])).dates).toEqual(datesOf(rows));
  });

  test('believes neither of two different closes under one stamp', async () => {
    const rows = rowsUntil(TODAY_MS - DAY_MS, 3);
    const { dates } = await daily([rows[0]!, rows[1]!, { ...rows[1]!, close: 500 }, rows[2]!]);
    expect(dates).toEqual(['2026-06-21', '2026-06-23']);
  });

  test.each(
    [
      { unit: 'milliseconds for seconds', scale: 1000 },
      { unit: 'seconds for milliseconds', scale: 1 / 1000 },
    ].filter(({ scale }) => scale === (name === 'coinmetrics' ? 1 / 1000 : 1000)),
  )('understands $unit', async ({ scale }) => {
    // the others write seconds, this one dates
    const rows = rowsUntil(TODAY_MS - DAY_MS, 3);
    const { provider, wire } = await serving(rows, scale);
    const bars = await collect(provider.dailyBars!(wire.symbol, { fromMs: rows[0]!.stampMs }));
    expect(bars.map(({ date }) => date)).toEqual(datesOf(rows));
  });

  test('says of a symbol the service does not know that it does not carry it', async () => {
    const { provider, wire } = await failing(always((await format()).unknown));
    const unknown = { ...wire.symbol, symbol: 'XYZ' };
    await expect(collect(provider.dailyBars!(unknown, { fromMs: TODAY_MS - 9 * DAY_MS }))).rejects.toThrow(
      ProviderLacksSymbol,
    );
  });

  test('says the same of a symbol that has vanished', async () => {
    expect(await failure(always((await format()).unknown))).toBeInstanceOf(ProviderLacksSymbol);
  });

  test('waits as long as the service asks in seconds', async () => {
    const error = await failure(raw(429, { 'retry-after': '7' }, '{}'));
    expect(error).toBeInstanceOf(ProviderRateLimited);
    expect(error).toMatchObject({ retryAfterMs: 7_000 });
  });

  test('waits as long as the service asks by a date', async () => {
    const error = await failure(raw(429, { 'retry-after': new Date(NOW_MS + 30_000).toUTCString() }, '{}'));
    expect(error).toMatchObject({ name: 'ProviderRateLimited', retryAfterMs: 30_000 });
  });

  test('waits a while where the service does not say how long', async () => {
    expect(await failure(raw(429, {}, 'slow down'))).toMatchObject({
      name: 'ProviderRateLimited',
      retryAfterMs: 10_000,
    });
  });

  test('does not try again where the service refuses the country', async () => {
    const error = await failure(raw(451, {}, '<html></html>'));
    expect(error).toBeInstanceOf(ProviderAnswerRejected);
    expect(error).toMatchObject({ reason: msg('sources.country') });
  });

  test.each([500, 502, 503])('counts a server error %i as no answer', async (status) => {
    expect(await failure(raw(status, {}, 'oops'))).toBeInstanceOf(ProviderUnreachable);
  });

  test('counts silence as no answer', async () => {
    const error = await failure(() => undefined, SILENCE_MS);
    expect(error).toMatchObject({
      name: 'ProviderUnreachable',
      reason: msg('sources.late', { seconds: fmt.exact(0.4) }),
    });
  });

  test('counts a body that breaks off as no answer', async () => {
    const error = await failure((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '9000' });
      response.write('[[17103', () => response.destroy());
      return undefined;
    });
    expect(error).toBeInstanceOf(ProviderUnreachable);
  });

  test('rejects a web page that comes with status 200', async () => {
    const error = await failure(raw(200, { 'content-type': 'text/html' }, '<!doctype html><p>Are you a robot?</p>'));
    expect(error).toBeInstanceOf(ProviderAnswerRejected);
    expect(error).toMatchObject({ reason: msg('sources.webPage') });
  });

  test.each([{ unexpected: true }, {}, 'hello', null])('rejects an answer of the wrong shape, %j', async (body) => {
    expect(await failure(always({ body }))).toBeInstanceOf(ProviderAnswerRejected);
  });

  test('counts a refused connection as no answer', async () => {
    const { provider, standIn, wire } = await serving(rowsUntil(TODAY_MS - DAY_MS, 3));
    await standIn.close();
    const bars = collect(provider.dailyBars!(wire.symbol, { fromMs: TODAY_MS - 9 * DAY_MS }));
    await expect(bars).rejects.toMatchObject({ name: 'ProviderUnreachable', reason: msg('sources.refused') });
  });

  test('answers again once the service is back', async () => {
    const rows = rowsUntil(TODAY_MS - DAY_MS, 3);
    const { provider, standIn, wire } = await serving(rows);
    const asItShould: Behaviour = (request) =>
      wire.markets?.(request, [wire.symbol.symbol]) ?? wire.answer(request, rows);
    standIn.behave(raw(503, {}, ''));
    const ask = () => collect(provider.dailyBars!(wire.symbol, { fromMs: rows[0]!.stampMs }));
    await expect(ask()).rejects.toThrow(ProviderUnreachable);
    standIn.behave(asItShould);
    expect(await ask()).toHaveLength(3);
  });

  test('stops where the question was withdrawn', async () => {
    const { provider, wire } = await serving(rowsUntil(TODAY_MS - DAY_MS, 3));
    const signal = AbortSignal.abort(new Error('withdrawn'));
    await expect(collect(provider.dailyBars!(wire.symbol, { fromMs: TODAY_MS - 9 * DAY_MS, signal }))).rejects.toThrow(
      'withdrawn',
    );
  });
});

const serveRows = async (name: string, rows: readonly WireRow[], query?: (request: WireRequest) => void) => {
  const { wire } = (await import(formatFile(name).href)) as { wire: WireFormat };
  const answered = await serve((request) => {
    query?.(request);
    return wire.markets?.(request, [wire.symbol.symbol]) ?? wire.answer(request, rows);
  }, name);
  return { ...answered, wire };
};

describe.each(found.filter((each) => 'hourlyBars' in each).map(({ facts }) => ({ name: facts.name, facts })))(
  'The hourly bars of $name',
  ({ name, facts }) => {
    const HOUR_MS = 3_600_000;
    const hoursUntil = (lastMs: number, count: number): WireRow[] =>
      rowsUntil(lastMs, count).map((row, index) => ({ ...row, stampMs: lastMs - (count - 1 - index) * HOUR_MS }));

    test('are collected over pages, each hour once, without the one that is not over', async () => {
      const rows = hoursUntil(Date.parse('2026-06-24T17:00Z'), facts.pageBars.hour! * 3);
      const { provider, wire } = await serveRows(name, rows);
      const bars = await collect(provider.hourlyBars!(wire.symbol, { fromMs: rows[0]!.stampMs }));
      const reached = rows.slice(-(facts.reachBars ?? rows.length), -1);
      expect(bars.map(({ openMs }) => openMs)).toEqual(reached.map(({ stampMs }) => stampMs));
    });

    test('go on after a silence longer than a page, where the service is asked for windows', async () => {
      const rows = hoursUntil(Date.parse('2026-06-24T15:00Z'), 2);
      const { provider, wire } = await serveRows(name, rows);
      const fromMs = rows[0]!.stampMs - 2 * facts.pageBars.hour! * HOUR_MS;
      expect(await collect(provider.hourlyBars!(wire.symbol, { fromMs }))).toHaveLength(2);
    });

    test('say with every page how far the history is known', async () => {
      const rows = hoursUntil(Date.parse('2026-06-24T16:00Z'), 5);
      const { provider, wire } = await serveRows(name, rows);
      const known: number[] = [];
      for await (const { watermarkMs } of provider.hourlyBars!(wire.symbol, { fromMs: rows[0]!.stampMs }))
        known.push(watermarkMs);
      expect(known.at(-1)).toBe(Date.parse('2026-06-24T17:00Z'));
    });
  },
);

describe('Coin Metrics', () => {
  const flowsOf = async (rows: readonly WireRow[]) => {
    const { provider, wire } = await serveRows('coinmetrics', rows);
    return collect(provider.flows!(wire.symbol, { fromMs: TODAY_MS - 30 * DAY_MS }));
  };

  test('gives what moved onto and off exchanges in native units', async () => {
    const rows = rowsUntil(TODAY_MS - DAY_MS, 3);
    expect((await flowsOf(rows))[0]).toEqual({ date: '2026-06-21', inflow: 100, outflow: 100 });
  });

  test('does not count the newest day of flows, which may be incomplete', async () => {
    expect((await flowsOf(rowsUntil(TODAY_MS - DAY_MS, 3))).map(({ date }) => date)).toEqual([
      '2026-06-21',
      '2026-06-22',
    ]);
  });

  test('counts a day of flows once the next day is there, though still empty', async () => {
    const rows = [...rowsUntil(TODAY_MS - 2 * DAY_MS, 2), { stampMs: TODAY_MS - DAY_MS, close: null }];
    expect((await flowsOf(rows)).map(({ date }) => date)).toEqual(['2026-06-21', '2026-06-22']);
  });

  test('keeps a day without flows between others as undefined', async () => {
    const rows = rowsUntil(TODAY_MS - DAY_MS, 4).map((row, index) => (index === 1 ? { ...row, close: null } : row));
    expect((await flowsOf(rows))[1]).toEqual({ date: '2026-06-21', inflow: NaN, outflow: NaN });
  });

  test('gives reference rates at the New York close, without sessions that close early', async () => {
    const asked: string[] = [];
    const rows = ['2025-11-26', '2025-11-28', '2025-11-29', '2025-12-01'].map((date, index) => ({
      stampMs: Date.parse(date),
      close: 100 + index,
    }));
    const { provider, wire } = await serveRows('coinmetrics', rows, ({ query }) => asked.push(query.get('frequency')!));
    const closes = await collect(provider.newYorkCloses!(wire.symbol, { fromMs: rows[0]!.stampMs }));
    expect(asked).toEqual(['1d-ny-close']);
    expect(closes.map(({ date }) => date)).toEqual(['2025-11-26', '2025-12-01']);
  });
});

describe('Yahoo', () => {
  test('counts a session once it is over and its quotes have settled', async () => {
    const rows = rowsUntil(TODAY_MS, 2);
    const standIn = await startStandIn(() => ({ body: {} }));
    started.push(standIn);
    const { wire } = (await import(formatFile('yahoo').href)) as { wire: WireFormat };
    standIn.behave((request) => wire.answer(request, rows));
    const lastAt = async (instant: string) => {
      const at = { ...settings(standIn.url), now: () => Date.parse(instant) };
      const yahoo = (await findProviders(at)).find(({ facts }) => facts.name === 'yahoo')!;
      return (await collect(yahoo.dailyBars!(wire.symbol, { fromMs: rows[0]!.stampMs }))).at(-1)?.date;
    };
    expect(await lastAt('2026-06-24T20:10:00Z')).toBe('2026-06-23');
    expect(await lastAt('2026-06-24T20:21:00Z')).toBe('2026-06-24');
  });

  test('never counts the UTC day of a coin before it is over', async () => {
    const { standIn } = await serveRows('yahoo', rowsUntil(TODAY_MS, 2));
    const late = { ...settings(standIn.url), now: () => Date.parse('2026-06-24T23:50:00Z') };
    const yahoo = (await findProviders(late)).find(({ facts }) => facts.name === 'yahoo')!;
    const bars = await collect(yahoo.dailyBars!(market('BTC'), { fromMs: TODAY_MS - 5 * DAY_MS }));
    expect(bars.map(({ date }) => date)).toEqual(['2026-06-23']);
  });

  test('gives prices with dividends where total return is asked for', async () => {
    const { standIn, wire } = await serveRows('yahoo', rowsUntil(TODAY_MS - DAY_MS, 1));
    const providers = await findProviders({ ...settings(standIn.url), totalReturn: true });
    const yahoo = providers.find(({ facts }) => facts.name === 'yahoo')!;
    const bars = await collect(yahoo.dailyBars!(wire.symbol, { fromMs: TODAY_MS - 5 * DAY_MS }));
    expect(bars[0]!.close).toBe(90);
  });

  test.each([
    ['RUT', 'index', '^RUT'],
    ['SPX', 'index', '^GSPC'],
    ['DXY', 'index', 'DX-Y.NYB'],
    ['BTC', 'crypto', 'BTC-USD'],
    ['EURUSD', 'fx', 'EURUSD=X'],
    ['IWM', 'etf', 'IWM'],
    ['GOLD', 'commodity', undefined],
  ] as const)('spells %s (%s) as %s', (symbol, kind, ticker) => {
    const yahoo = found.find(({ facts }) => facts.name === 'yahoo')!;
    expect(yahoo.ticker({ symbol, kind, name: symbol, hours: 'NYSE', currency: 'USD', aliases: [] })).toBe(ticker);
  });
});

test('A venue that is not known is refused by name', async () => {
  const wrong = { ...settings('http://127.0.0.1:1'), ccxtVenues: ['kraken', 'nowhere'] };
  await expect(findProviders(wrong)).rejects.toThrow('CCXT_VENUES names nowhere');
});

test('A request to a stand-in keeps the path before its own', async () => {
  const standIn = await startStandIn(() => ({ body: [] }));
  started.push(standIn);
  const yahoo = (await findProviders(settings(`${standIn.url}/proxy/`))).find(({ facts }) => facts.name === 'yahoo')!;
  await collect(yahoo.dailyBars!(market('IWM'), { fromMs: 0 })).catch(() => undefined);
  expect(standIn.requests[0]!.path).toBe('/proxy/v8/finance/chart/IWM');
});

const recordings = new URL('../../../shared/data/wire/yahoo/', import.meta.url);

describe.skipIf(!existsSync(recordings))('Answers recorded from Yahoo itself (needs the reference data folder)', () => {
  const recorded = (file: string): unknown => {
    const { response } = JSON.parse(readFileSync(new URL(file, recordings), 'utf8')) as {
      response: { body?: string; bodyJson?: unknown };
    };
    return response.bodyJson ?? JSON.parse(response.body ?? '');
  };
  const dailyOf = async (file: string, symbol: string, kind: 'etf' | 'stock' | 'crypto') => {
    const { provider } = await serve(() => ({ body: recorded(file) }), 'yahoo');
    const hours = kind === 'crypto' ? ('always' as const) : ('NYSE' as const);
    const asked = { symbol, name: symbol, kind, hours, currency: 'USD', aliases: [] };
    return collect(provider.dailyBars!(asked, { fromMs: 0 }));
  };

  test('give a fund its session date in New York', async () => {
    const bars = await dailyOf('chart-QQQ-2020-01-01-to-2020-01-03.json', 'QQQ', 'etf');
    expect(bars.map(({ date, close }) => [date, close])).toEqual([['2020-01-02', 216.16000366210938]]);
  });

  test('give a coin its UTC day', async () => {
    const bars = await dailyOf('chart-BTC-USD-2020-01-01-to-2020-01-03.json', 'BTC', 'crypto');
    expect(bars.map(({ date }) => date)).toEqual(['2020-01-01', '2020-01-02', '2020-01-03']);
  });

  test('give a stock over a split in prices after the split', async () => {
    const bars = await dailyOf('chart-AAPL-2020-08-31-to-2020-11-07.json', 'AAPL', 'stock');
    expect(bars[0]!.date).toBe('2020-08-31');
    expect(bars).toHaveLength(49);
  });

  test('give the symbols found for a word', async () => {
    const { provider } = await serve(() => ({ body: recorded('search-AAPL.json') }), 'yahoo');
    const markets = await provider.search!('apple', {});
    expect(markets[0]).toMatchObject({ symbol: 'AAPL', name: 'Apple Inc.', kind: 'stock', hours: 'NYSE' });
  });
});
