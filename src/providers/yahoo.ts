import YahooFinance from 'yahoo-finance2';
import type { ChartResultArray } from 'yahoo-finance2/modules/chart';
import { ProviderAnswerRejected, ProviderLacksSymbol, ProviderRateLimited, ProviderUnreachable } from '../errors.ts';
import { dateOfEpochDay, DAY_MS } from '../market/calendar-days.ts';
import type {
  DailyBar,
  HistoryPage,
  HistoryRequest,
  MarketKind,
  MarketSymbol,
  Provider,
  ProviderFacts,
  ProviderSettings,
  Request,
} from '../market/ports.ts';
import { msg } from '../messages/text.ts';
import { cleanBars, createFetch, splitAdjusted, type StampedBar } from './http/fetch-json.ts';

const facts: ProviderFacts = {
  name: 'yahoo',
  title: 'Yahoo Finance',
  quote: 'USD',
  kinds: ['etf', 'index', 'stock', 'fx', 'commodity', 'rate', 'crypto'],
  preference: 50,
  pageBars: {},
  requestsPerSecond: 2,
  settlesAfterMs: 20 * 60_000, // quotes of some exchanges come 15 minutes late
};

/**
 * Yahoo's own spelling where it is not ours. Gold, silver and oil have none: their futures (GC=F and so on) jump at every
 * roll and settle hours before the close, so the fund stands in. An absent entry means the symbol itself.
 */
const tickers: Readonly<Record<string, string | undefined>> = {
  RUT: '^RUT',
  SPX: '^GSPC',
  NDX: '^NDX',
  COMP: '^IXIC',
  DJI: '^DJI',
  VIX: '^VIX',
  DXY: 'DX-Y.NYB',
  US10Y: '^TNX',
  GOLD: undefined,
  SILVER: undefined,
  OIL: undefined,
};

/**
 * Coins whose plain ticker belongs to another coin there: UNI-USD is not Uniswap. The number is the coin's own at the
 * aggregator those prices are from.
 */
const coinTickers: Readonly<Record<string, string>> = {
  APT: 'APT21794-USD',
  ARB: 'ARB11841-USD',
  COMP: 'COMP5692-USD',
  GRT: 'GRT6719-USD',
  HYPE: 'HYPE32196-USD',
  IMX: 'IMX10603-USD',
  JUP: 'JUP29210-USD',
  MNT: 'MNT27075-USD',
  PEPE: 'PEPE24478-USD',
  POL: 'POL28321-USD',
  STX: 'STX4847-USD',
  SUI: 'SUI20947-USD',
  TAO: 'TAO22974-USD',
  TIA: 'TIA22861-USD',
  TON: 'TON11419-USD',
  UNI: 'UNI7083-USD',
};

type Client = InstanceType<typeof YahooFinance>;

/** Yahoo Finance through yahoo-finance2's `chart()`: split-adjusted daily bars, and its search. */
export function createProviders(settings: ProviderSettings): readonly Provider[] {
  const client = new YahooFinance({
    suppressNotices: ['yahooSurvey'],
    versionCheck: false,
    validation: { logErrors: false, logOptionsErrors: false },
    logger: { info() {}, warn() {}, error() {}, debug() {}, dir() {} },
    fetch: createFetch({ provider: facts.title, settings, baseUrl: settings.yahooUrl }),
  });
  return [
    {
      facts,
      ticker,
      async *dailyBars(symbol, since) {
        yield await dailyPage(client, symbol, since, settings);
      },
      search: (words, request) => search(client, words, request),
    },
  ];
}

function ticker({ symbol, kind }: MarketSymbol): string | undefined {
  if (kind === 'crypto') return coinTickers[symbol] ?? `${symbol}-USD`;
  if (symbol in tickers) return tickers[symbol];
  return kind === 'fx' ? `${symbol}=X` : symbol.replace('.', '-');
}

/** Asks from a day earlier: the day of a currency begins at midnight in London, in summer an hour before that of UTC. */
async function dailyPage(
  client: Client,
  symbol: MarketSymbol,
  { fromMs, signal }: HistoryRequest,
  settings: ProviderSettings,
): Promise<HistoryPage<DailyBar>> {
  const asked = ticker(symbol);
  if (asked === undefined) throw new ProviderLacksSymbol(facts.title, symbol.symbol);
  const nowMs = settings.now();
  const options = {
    period1: new Date(fromMs - DAY_MS),
    period2: new Date(nowMs),
    interval: '1d',
    includePrePost: false,
  } as const;
  const chart = await withProviderErrors(symbol.symbol, signal, () =>
    client.chart(asked, options, signal ? { fetchOptions: { signal } } : {}),
  );
  const bars = chart ? dailyBars(chart, nowMs, settings.totalReturn === true) : [];
  const from = dateOfEpochDay(fromMs / DAY_MS);
  return { rows: bars.filter(({ date }) => date >= from), watermarkMs: nowMs };
}

/** Bars by their date on the exchange. Yahoo repeats the newest day under the time of its last trade: the first counts. */
function dailyBars(chart: ChartResultArray, nowMs: number, totalReturn: boolean): DailyBar[] {
  const dateOf = localDates(chart.meta.exchangeTimezoneName);
  const raw = chart.quotes.map(({ date, adjclose, ...quote }) => ({
    ...quote,
    close: totalReturn ? adjclose : quote.close,
    stamp: date.getTime(),
  }));
  const bars = cleanBars(facts.title, splitAdjusted(raw, chart.events?.splits ?? []), (stampMs) =>
    isFinished(chart, dateOf, stampMs, nowMs),
  );
  return bars
    .map((bar: StampedBar) => ({ ...bar, date: dateOf(bar.stampMs) }))
    .filter((bar, index, all) => bar.date !== all[index - 1]?.date);
}

/** A day before today is over; today is over once its regular session is, and around the clock it never is. */
function isFinished(chart: ChartResultArray, dateOf: (ms: number) => string, stampMs: number, nowMs: number): boolean {
  const date = dateOf(stampMs);
  const today = dateOf(nowMs);
  if (date !== today || chart.meta.instrumentType === 'CRYPTOCURRENCY') return date < today;
  const endMs = chart.meta.currentTradingPeriod.regular.end.getTime();
  return dateOf(endMs) === date && nowMs >= endMs + facts.settlesAfterMs;
}

function localDates(timeZone: string): (ms: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return (ms) => format.format(ms);
}

const kinds: Readonly<Record<string, MarketKind>> = {
  EQUITY: 'stock',
  ETF: 'etf',
  INDEX: 'index',
  CRYPTOCURRENCY: 'crypto',
};

/** Yahoo's codes of the exchanges and index publishers that keep the hours of the New York Stock Exchange. */
const newYork = new Set('NMS NGM NCM NYQ PCX ASE BTS SNP DJI NIM CGI WCB CXI'.split(' '));

const SEARCH_RESULTS = 10;

async function search(client: Client, words: string, { signal }: Request): Promise<readonly MarketSymbol[]> {
  const options = { quotesCount: SEARCH_RESULTS, newsCount: 0 };
  const answer = await withProviderErrors(words, signal, () =>
    client.search(words, options, signal ? { fetchOptions: { signal } } : {}),
  );
  return (answer?.quotes ?? []).flatMap((quote) => marketOf(quote as Readonly<Record<string, unknown>>));
}

function marketOf({
  symbol,
  quoteType,
  exchange,
  longname,
  shortname,
}: Readonly<Record<string, unknown>>): MarketSymbol[] {
  const kind = kinds[String(quoteType)];
  const known = Object.entries(tickers).find(([, spelling]) => spelling === symbol)?.[0];
  const name = [longname, shortname, symbol].find((text) => typeof text === 'string');
  if (kind === undefined || typeof symbol !== 'string' || name === undefined) return [];
  const base = { name, kind, currency: 'USD', aliases: [] };
  if (kind === 'crypto') return coinOf(symbol).map((coin) => ({ ...base, symbol: coin, hours: 'always' }));
  return newYork.has(String(exchange)) ? [{ ...base, symbol: known ?? symbol, hours: 'NYSE' }] : [];
}

/** The coin under a ticker of Yahoo's; none where the plain ticker belongs to another coin than people mean. */
function coinOf(spelling: string): string[] {
  const listed = Object.entries(coinTickers).find(([, ticker]) => ticker === spelling)?.[0];
  if (listed !== undefined) return [listed];
  const coin = spelling.endsWith('-USD') ? spelling.slice(0, -4) : undefined;
  return coin === undefined || coin in coinTickers ? [] : [coin];
}

const providerErrors = [ProviderUnreachable, ProviderRateLimited, ProviderAnswerRejected];

/** Runs a call of the library and turns its errors into ours. Undefined where the symbol exists but has no bars then. */
async function withProviderErrors<T>(
  symbol: string,
  signal: AbortSignal | undefined,
  call: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (signal?.aborted === true || providerErrors.some((known) => error instanceof known)) throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (message.startsWith("Data doesn't exist for startDate")) return undefined;
    if (/no data found|delisted|not found/i.test(message))
      throw new ProviderLacksSymbol(facts.title, symbol, { cause: error });
    throw new ProviderAnswerRejected(facts.title, 'chart', msg('sources.otherShape'), { cause: error });
  }
}
