import { z } from 'zod';
import { ProviderAnswerRejected, ProviderLacksSymbol } from '../errors.ts';
import { DAY_MS, utcDateOf } from '../market/calendar-days.ts';
import { nyseCalendar } from '../market/nyse-calendar.ts';
import type {
  DailyBar,
  FlowDay,
  HistoryPage,
  HistoryRequest,
  MarketSymbol,
  Provider,
  ProviderFacts,
  ProviderSettings,
} from '../market/ports.ts';
import { msg } from '../messages/text.ts';
import { cleanBars, createFetch } from './http/fetch-json.ts';

const facts: ProviderFacts = {
  name: 'coinmetrics',
  title: 'Coin Metrics',
  quote: 'USD',
  kinds: ['crypto'],
  preference: 60,
  pageBars: { day: 10_000 },
  requestsPerSecond: 10 / 6,
  settlesAfterMs: 60_000,
};

const COMMUNITY_API = 'https://community-api.coinmetrics.io';

const HTTP_ERROR = 400;

/** Numbers come as strings; null where there is no value yet, absent where the asset has no such metric. */
const number = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? NaN : Number(value)));

const time = z
  .union([z.iso.datetime({ precision: 9 }), z.iso.datetime(), z.number()])
  .transform((value) => (typeof value === 'number' ? value : Date.parse(value)));

const row = z.object({
  time,
  PriceUSD: number,
  ReferenceRateUSD: number,
  FlowInExNtv: number,
  FlowOutExNtv: number,
});

const answerShape = z.object({ data: z.array(row), next_page_url: z.url().optional() });

const errorShape = z.object({ error: z.object({ type: z.string(), message: z.string() }) });

type Row = z.infer<typeof row>;

type Get = (url: URL, signal: AbortSignal | undefined) => Promise<unknown>;

/** The community API of Coin Metrics, without a key: exchange flows, prices, reference rates at the New York close. */
export function createProviders(settings: ProviderSettings): readonly Provider[] {
  const http = createFetch({ provider: facts.title, settings, baseUrl: settings.coinmetricsUrl });
  const get: Get = async (url, signal) => {
    const response = await http(url, signal ? { signal } : {});
    const body: unknown = await response.json();
    if (response.status >= HTTP_ERROR) throw answerError(url, body);
    return body;
  };
  const asked = (symbol: MarketSymbol, metrics: string, frequency: string, since: HistoryRequest) =>
    pages(get, { assets: ticker(symbol) ?? symbol.symbol, metrics, frequency, since });
  return [
    {
      facts,
      ticker,
      async *dailyBars(symbol, since) {
        for await (const { rows, watermarkMs } of asked(symbol, 'PriceUSD', '1d', since))
          yield { rows: prices(rows, 'PriceUSD', (ms) => ms + DAY_MS <= settings.now()), watermarkMs };
      },
      async *newYorkCloses(symbol, since) {
        for await (const { rows, watermarkMs } of asked(symbol, 'ReferenceRateUSD', '1d-ny-close', since))
          yield { rows: prices(rows, 'ReferenceRateUSD', isRegularClose(settings.now())), watermarkMs };
      },
      async *flows(symbol, since) {
        const all: Row[] = [];
        for await (const { rows } of asked(symbol, 'FlowInExNtv,FlowOutExNtv', '1d', since)) all.push(...rows);
        yield { rows: finishedFlowDays(all, settings.now()), watermarkMs: settings.now() };
      },
    },
  ];
}

const ticker = ({ kind, symbol }: MarketSymbol): string | undefined =>
  kind === 'crypto' ? symbol.toLowerCase() : undefined;

function answerError(url: URL, body: unknown): Error {
  const { data } = errorShape.safeParse(body);
  const message = data?.error.message ?? '';
  const asset = url.searchParams.get('assets') ?? '';
  if (/'?assets'?.*not supported|unknown asset|bad parameter 'assets'/i.test(message))
    return new ProviderLacksSymbol(facts.title, asset.toUpperCase());
  return new ProviderAnswerRejected(facts.title, 'error', message === '' ? msg('sources.noReason') : message);
}

interface Query {
  readonly assets: string;
  readonly metrics: string;
  readonly frequency: string;
  readonly since: HistoryRequest;
}

/** Follows the addresses of the next pages until there is none, or one has been seen before. */
async function* pages(get: Get, { since, ...query }: Query): AsyncGenerator<HistoryPage<Row>> {
  const first = new URL('/v4/timeseries/asset-metrics', COMMUNITY_API);
  const start_time = utcDateOf(since.fromMs);
  const page_size = String(facts.pageBars.day);
  first.search = new URLSearchParams({ ...query, start_time, page_size, paging_from: 'start' }).toString();
  const seen = new Set<string>();
  for (let url: URL | undefined = first; url && !seen.has(url.href);) {
    seen.add(url.href);
    const answer = parse(await get(url, since.signal));
    const rows = answer.data.sort((a, b) => a.time - b.time);
    yield { rows, watermarkMs: (rows.at(-1)?.time ?? since.fromMs) + DAY_MS };
    url = answer.next_page_url === undefined ? undefined : new URL(answer.next_page_url);
  }
}

function parse(body: unknown): z.infer<typeof answerShape> {
  const result = answerShape.safeParse(body);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new ProviderAnswerRejected(facts.title, issue.path.join('.') || 'body', issue.message);
}

/** PriceUSD under day d is the price at the end of that day. */
function prices(
  rows: readonly Row[],
  metric: 'PriceUSD' | 'ReferenceRateUSD',
  isFinished: (ms: number) => boolean,
): DailyBar[] {
  const raw = rows.map((each) => ({
    stamp: each.time,
    open: NaN,
    high: NaN,
    low: NaN,
    close: each[metric],
    volume: NaN,
  }));
  return cleanBars(facts.title, raw, isFinished).map((bar) => ({ ...bar, date: utcDateOf(bar.stampMs) }));
}

/** The rates are always those of 16:00: a session that closed at 13:00 is left out. */
const isRegularClose =
  (nowMs: number) =>
  (ms: number): boolean => {
    const session = nyseCalendar.session(utcDateOf(ms));
    return session !== undefined && !session.earlyClose && session.closeMs <= nowMs;
  };

/** A day counts once the next day is there; the newest days may have no flows yet. */
function finishedFlowDays(rows: readonly Row[], nowMs: number): FlowDay[] {
  const days = rows.map((each) => ({
    date: utcDateOf(each.time),
    inflow: each.FlowInExNtv,
    outflow: each.FlowOutExNtv,
  }));
  const unique = days.filter(({ date }, index) => date !== days[index + 1]?.date);
  const published = unique.findLastIndex(({ inflow, outflow }) => !Number.isNaN(inflow) || !Number.isNaN(outflow));
  const complete = unique.slice(0, Math.min(published + 1, unique.length - 1));
  return complete.filter(({ date }) => date < utcDateOf(nowMs));
}
