import { afterEach, describe, expect, it } from 'vitest';
import type { Provider } from '../../src/market/ports.ts';
import { findProviders } from '../../src/app.ts';
import { fmt, msg } from '../../src/messages/text.ts';
import { wire as coinbase } from '../fixtures/wire/coinbaseexchange.ts';
import { wire as kraken } from '../fixtures/wire/kraken.ts';
import { wire as yahoo } from '../fixtures/wire/yahoo.ts';
import { collect } from '../support/collect.ts';
import { market } from '../support/markets.ts';
import { type Behaviour, type StandIn, startStandIn } from '../support/stand-in.ts';
import type { WireFormat, WireRow } from '../support/wire-format.ts';

const DAY_MS = 86_400_000;

const NOW_MS = Date.parse('2026-06-24T22:30:00Z');

const TIMEOUT_MS = 400;

const started: StandIn[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((standIn) => standIn.close()));
});

async function serve(name: string, behaviour: Behaviour, now = () => NOW_MS): Promise<[Provider, StandIn]> {
  const standIn = await startStandIn(behaviour);
  started.push(standIn);
  const { url } = standIn;
  const providers = await findProviders({
    fetch: globalThis.fetch,
    now,
    timeoutMs: TIMEOUT_MS,
    ccxtVenues: ['coinbaseexchange', 'bitstamp', 'kraken'],
    ccxtUrl: url,
    yahooUrl: url,
    coinmetricsUrl: url,
  });
  return [providers.find(({ facts }) => facts.name === name)!, standIn];
}

const rows = (count: number, closeOf: (row: number) => number): WireRow[] =>
  Array.from({ length: count }, (_, row) => ({
    stampMs: Date.parse('2026-06-24') - (count - 1 - row) * DAY_MS,
    close: closeOf(row),
  }));

const daily = (provider: Provider, symbol: string) =>
  collect(provider.dailyBars!(market(symbol), { fromMs: NOW_MS - 400 * DAY_MS }));

const failureOf = (provider: Provider, symbol = 'ETH') =>
  daily(provider, symbol).then(
    () => undefined,
    (error: unknown) => error as Error,
  );

/** Yahoo's answer with splits announced in its events. */
function withSplits(bars: readonly WireRow[], numerator: number, onRow: number): Behaviour {
  return (request) => {
    const answer = yahoo.answer(request, bars);
    const [result] = (answer.body as { chart: { result: [Record<string, unknown>] } }).chart.result;
    const date = bars[onRow]!.stampMs / 1000 + 48_600;
    result['events'] = { splits: { [date]: { date, numerator, denominator: 1, splitRatio: `${numerator}:1` } } };
    return answer;
  };
}

describe('A split that a source announces', () => {
  it('is applied where the prices before it are still the old ones', async () => {
    const [provider] = await serve(
      'yahoo',
      withSplits(
        rows(40, (row) => (row < 30 ? 400 : 101)),
        4,
        30,
      ),
    );
    const closes = (await daily(provider, 'IWM')).map(({ close }) => close);
    expect(closes.slice(28, 32)).toEqual([100, 100, 101, 101]);
  });

  it('is applied to highs and lows too', async () => {
    const [provider] = await serve(
      'yahoo',
      withSplits(
        rows(40, (row) => (row < 30 ? 400 : 101)),
        4,
        30,
      ),
    );
    expect((await daily(provider, 'IWM'))[0]).toMatchObject({ high: 100.25, low: 99.75 });
  });

  it('is not applied twice', async () => {
    const [provider] = await serve(
      'yahoo',
      withSplits(
        rows(40, (row) => (row < 30 ? 100 : 92)),
        4,
        30,
      ),
    );
    expect((await daily(provider, 'IWM'))[0]!.close).toBe(100);
  });

  it('is applied where shares were merged', async () => {
    const [provider] = await serve(
      'yahoo',
      withSplits(
        rows(40, (row) => (row < 30 ? 2 : 20)),
        0.1,
        30,
      ),
    );
    expect((await daily(provider, 'IWM'))[0]!.close).toBeCloseTo(20, 9);
  });

  it('is passed over where it is too small to be told from a day’s move', async () => {
    const [provider] = await serve(
      'yahoo',
      withSplits(
        rows(40, (row) => (row < 30 ? 105 : 100)),
        1.05,
        30,
      ),
    );
    expect((await daily(provider, 'IWM'))[0]!.close).toBe(105);
  });
});

describe('A source that asks to wait', () => {
  const limited =
    (retryAfter: string): Behaviour =>
    (_, response) => {
      response.writeHead(429, { 'retry-after': retryAfter }).end('{}');
      return undefined;
    };

  it.each(['31536000', '9'.repeat(400), 'Fri, 31 Dec 2199 23:59:59 GMT'])(
    'is not left alone for longer than a quarter of an hour for “%s”',
    async (retryAfter) => {
      const [provider] = await serve('coinmetrics', limited(retryAfter));
      expect(await failureOf(provider)).toMatchObject({ name: 'ProviderRateLimited', retryAfterMs: 900_000 });
    },
  );

  it.each(['EAPI:Rate limit exceeded', 'EGeneral:Too many requests', 'EService: Throttled:1782340000'])(
    'is understood where it says “%s” in a body with status 200',
    async (error) => {
      const [provider] = await serve('kraken', (request) =>
        kraken.asked(request) === undefined ? kraken.markets!(request, ['ETH']) : { body: { error: [error] } },
      );
      expect(await failureOf(provider)).toMatchObject({ name: 'ProviderRateLimited' });
    },
  );
});

describe('A source that does not finish its answer', () => {
  it('is given up after half a body', async () => {
    const [provider] = await serve('coinmetrics', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":[');
      return undefined;
    });
    expect(await failureOf(provider)).toMatchObject({
      name: 'ProviderUnreachable',
      reason: msg('sources.late', { seconds: fmt.exact(0.4) }),
    });
  });

  it('is given up where it takes the connection and sends no byte', async () => {
    const [provider] = await serve('yahoo', () => undefined);
    expect(await failureOf(provider, 'IWM')).toMatchObject({ name: 'ProviderUnreachable' });
  });
});

describe('A market that a venue lists later', () => {
  const listing =
    (format: WireFormat, names: string[]): Behaviour =>
    (request) =>
      format.markets!(request, names) ??
      format.answer(
        request,
        rows(40, () => 2000),
      );

  it('is found without a new process', async () => {
    let nowMs = NOW_MS;
    const names = ['BTC'];
    const [provider] = await serve('coinbaseexchange', listing(coinbase, names), () => nowMs);
    expect(await failureOf(provider)).toMatchObject({ name: 'ProviderLacksSymbol' });
    names.push('ETH');
    nowMs += 40 * 60_000;
    expect((await daily(provider, 'ETH')).length).toBeGreaterThan(0);
  });

  it('is not looked for with every question', async () => {
    const [provider, standIn] = await serve('coinbaseexchange', listing(coinbase, ['BTC']));
    await failureOf(provider);
    const before = standIn.requests.length;
    await failureOf(provider);
    expect(standIn.requests).toHaveLength(before);
  });
});

describe('The day of a currency', () => {
  it('is the one that begins at midnight in London, also in summer, and the first one asked for is there', async () => {
    const bars = rows(10, (row) => 1 + row / 100).map((row) => ({ ...row, stampMs: row.stampMs - 3_600_000 }));
    const [provider] = await serve('yahoo', (request) => {
      const [from, to] = ['period1', 'period2'].map((name) => Number(request.query.get(name)) * 1000) as [
        number,
        number,
      ];
      const inside = bars.filter(({ stampMs }) => stampMs >= from && stampMs < to);
      const answer = yahoo.answer(
        {
          path: '/v8/finance/chart/EURUSD-USD',
          query: new URLSearchParams({ period1: '0', period2: request.query.get('period2')! }),
        },
        inside,
      );
      const [result] = (answer.body as { chart: { result: [{ meta: Record<string, unknown> }] } }).chart.result;
      Object.assign(result.meta, { instrumentType: 'CURRENCY', exchangeTimezoneName: 'Europe/London' });
      return answer;
    });
    const found = await collect(provider.dailyBars!(market('EURUSD'), { fromMs: Date.parse('2026-06-18') }));
    expect(found.map(({ date }) => date)[0]).toBe('2026-06-18');
  });
});
