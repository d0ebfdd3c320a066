import { LRUCache } from 'lru-cache';
import { UserError } from '../errors.ts';
import { sampleAtClose, type SampledCloses } from '../market/alignment.ts';
import { dateOfEpochDay, DAY_MS, epochDay, HOUR_MS } from '../market/calendar-days.ts';
import { brokenBars, type Candles, partialBarNotes } from '../market/data-quality.ts';
import { knownMarket, mergeAliases } from '../market/known-markets.ts';
import { nyseCalendar, type Session } from '../market/nyse-calendar.ts';
import type { DailyHistory, DataNote, FlowHistory, MarketData, MarketSymbol, SessionCloses } from '../market/ports.ts';
import { fmt, joined, msg } from '../messages/text.ts';
import {
  type CsvFile,
  type DailyFile,
  type ManifestFlow,
  type ManifestMarket,
  parseManifest,
  readDaily,
  readFlowColumn,
  readFolderFile,
  readHourly,
} from './csv/files.ts';

const LONGEST_CANDLE_MS = HOUR_MS;

/**
 * Opens a folder of price files described by its `symbols.json`. Files are checked when they are first asked for and
 * parsed once; the first broken row is named by file and line and nothing of that file is used. A row dated after the
 * present is broken; one of a day that has not ended is left out.
 */
export async function openCsvFolder(folder: string, now: () => number = Date.now): Promise<MarketData> {
  const manifest = parseManifest(await readFolderFile(folder, 'symbols.json', true));
  const files = Object.values(manifest.symbols).map((market) => market.daily);
  const texts = await readAll(folder, files);
  const catalogue = Object.entries(manifest.symbols).map(([symbol, market]) => catalogued(symbol, market));
  const openedMs = now();
  const present = dateOfEpochDay(openedMs / DAY_MS);
  const today = latestFileDate(texts, present);
  const max = Math.max(1, files.length); // no file is parsed twice
  const daily = new LRUCache<string, JudgedFile>({
    max,
    memoMethod: (name) => judgedFile(readDaily({ name, text: texts.get(name)!, today: present })),
  });
  const hourly = new LRUCache<string, SampledFile>({
    max,
    fetchMethod: async (file) => sampledFile(readHourly(file, await readFolderFile(folder, file), openedMs)),
  });
  const entry = ({ symbol }: MarketSymbol): ManifestMarket => {
    const market = manifest.symbols[symbol];
    if (!market) throw new UserError(msg('refusals.notInFolder', { symbol }));
    return market;
  };
  return {
    label: 'csv',
    simulated: false,
    catalogue: () => catalogue,
    today: () => today,
    daily: async (symbol, { until }) => {
      const file = entry(symbol).daily;
      return Promise.resolve(dailyHistory(symbol, file, daily.memo(file), { until, nowMs: openedMs }));
    },
    atCloses: async (symbol, sessions) => {
      const { hourly: file, hourlyQuote } = entry(symbol);
      if (file === undefined || hourlyQuote === undefined) return undefined;
      return sessionCloses(symbol, file, hourlyQuote, await hourly.forceFetch(file), sessions);
    },
    flows: async (symbol) => {
      const flow = manifest.flows[symbol.symbol];
      return flow && (await flowHistory(folder, symbol.symbol, flow, present));
    },
    health: () =>
      Promise.resolve([
        {
          source: 'Files of a folder',
          state: 'up',
          sentence: msg('sources.upTo', { count: catalogue.length, day: fmt.label(today) }),
        },
      ]),
  };
}

/** Files open at one time: systems allow about a thousand in all. */
const FILES_AT_ONCE = 64;

async function readAll(folder: string, files: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (let at = 0; at < files.length; at += FILES_AT_ONCE) {
    const some = files.slice(at, at + FILES_AT_ONCE);
    const read = await Promise.all(some.map((file) => readFolderFile(folder, file, true)));
    some.forEach((file, i) => texts.set(file, read[i]!));
  }
  return texts;
}

function catalogued(symbol: string, market: ManifestMarket): MarketSymbol {
  const fund = market.fund ?? knownMarket(symbol)?.fund;
  return {
    symbol,
    name: market.name,
    kind: market.kind,
    hours: market.calendar ?? 'always',
    currency: market.currency,
    aliases: mergeAliases(symbol, market.aliases),
    ...(fund === undefined ? {} : { fund }),
  };
}

/**
 * The latest date of all files that is not after the present, from their last lines; a file whose last line is not dated
 * is read, and so refused.
 */
function latestFileDate(texts: ReadonlyMap<string, string>, present: string): string {
  const lastDates = [...texts].map(([file, text]) => {
    const end = text.trimEnd();
    const date = end.slice(end.lastIndexOf('\n') + 1).slice(0, 10);
    return /^\d{4}-\d\d-\d\d$/.test(date) ? date : readDaily({ name: file, text, today: present }).dates.at(-1)!;
  });
  return (
    lastDates.filter((date) => date <= present).reduce((latest, date) => (date > latest ? date : latest), '') || present
  );
}

/** A daily file, and which of its bars were stored before their day was over. */
interface JudgedFile extends DailyFile {
  readonly brokenRows: readonly number[];
}

const judgedFile = (file: DailyFile): JudgedFile => ({
  ...file,
  brokenRows: file.opens ? brokenBars(file.opens, file.closes) : [],
});

function dailyHistory(
  symbol: MarketSymbol,
  file: string,
  data: JudgedFile,
  { until = '9999', nowMs }: { readonly until?: string | undefined; readonly nowMs: number },
): DailyHistory {
  const wanted = data.dates.findLastIndex((date) => date <= until) + 1;
  const unfinished = wanted > 0 && !hasEnded(symbol, data.dates[wanted - 1]!, nowMs);
  const rows = unfinished ? wanted - 1 : wanted;
  return {
    symbol: symbol.symbol,
    dates: data.dates.slice(0, rows),
    closes: data.closes.slice(0, rows),
    source: file,
    notes: [
      ...(unfinished ? [unfinishedNote(symbol, data.dates[rows]!)] : []),
      ...(symbol.hours === 'always' ? brokenBarNotes(symbol, data, rows) : []),
    ],
  };
}

/** Whether the day of a row is over: at the end of the UTC day, or at the close of the session. */
function hasEnded({ hours }: MarketSymbol, date: string, nowMs: number): boolean {
  const dayEndMs = (epochDay(date) + 1) * DAY_MS;
  if (dayEndMs <= nowMs) return true;
  return hours !== 'always' && (nyseCalendar.between(date, date)[0]?.closeMs ?? dayEndMs) <= nowMs;
}

function unfinishedNote({ symbol }: MarketSymbol, date: string): DataNote {
  return { code: 'partial-bars', sentence: msg('notes.unfinished', { symbol, day: fmt.label(date) }) };
}

/** Bars stored too early, anywhere in the file; they are counted again among the rows an answer shows. */
function brokenBarNotes({ symbol }: MarketSymbol, { dates, brokenRows }: JudgedFile, rows: number): DataNote[] {
  const within = brokenRows.filter((row) => row < rows - 1);
  return partialBarNotes(
    symbol,
    within.map((row) => dates[row]!),
    rows,
  );
}

/** An intraday file, and its prices at the sessions of the exchange, so that eighty thousand candles are walked through once. */
interface SampledFile {
  readonly candles: Candles;
  readonly candleMs: number;
  /** By the instant a session closes: its price, `NaN` where that stood still, undefined where there is none. */
  readonly byCloseMs: ReadonlyMap<number, number | undefined>;
}

function sampledFile(candles: Candles): SampledFile {
  const candleMs = candleLengthMs(candles);
  const day = (ms: number): string => dateOfEpochDay(ms / DAY_MS);
  const sessions = nyseCalendar.between(day(candles.openMs[0]!), day(candles.openMs.at(-1)! + DAY_MS));
  const { dates, closes, stale } = sampleAtClose(candles, sessions, candleMs);
  const known = new Map([
    ...dates.map((date, row) => [date, closes[row]!] as const),
    ...stale.map((date) => [date, NaN] as const),
  ]);
  return { candles, candleMs, byCloseMs: new Map(sessions.map(({ date, closeMs }) => [closeMs, known.get(date)])) };
}

/** The prices at these sessions: looked up where they are the exchange's own, sampled anew where they are others. */
function closesAt({ candles, candleMs, byCloseMs }: SampledFile, sessions: readonly Session[]): SampledCloses {
  const within = sessions.filter(({ closeMs }) => isWithin(candles, closeMs));
  if (!within.every(({ closeMs }) => byCloseMs.has(closeMs))) return sampleAtClose(candles, sessions, candleMs);
  const priced = within.filter(({ closeMs }) => byCloseMs.get(closeMs)! > 0);
  return {
    dates: priced.map(({ date }) => date),
    closes: Float64Array.from(priced, ({ closeMs }) => byCloseMs.get(closeMs)!),
    stale: within.filter(({ closeMs }) => Number.isNaN(byCloseMs.get(closeMs))).map(({ date }) => date),
  };
}

/** Whether any candle can matter for a session that closes then. */
const isWithin = ({ openMs }: Candles, closeMs: number): boolean =>
  closeMs > openMs[0]! && closeMs <= openMs.at(-1)! + DAY_MS / 2;

function sessionCloses(
  symbol: MarketSymbol,
  file: string,
  quote: string,
  sampled: SampledFile,
  sessions: readonly Session[],
): SessionCloses {
  const sentence = msg('notes.quoted', { symbol: symbol.symbol, quote, currency: symbol.currency });
  const { stale, ...rows } = closesAt(sampled, sessions);
  const quoted: DataNote[] = quote === symbol.currency ? [] : [{ code: 'quote-currency', sentence }];
  return { symbol: symbol.symbol, ...rows, source: file, quote, notes: [...quoted, ...staleNotes(symbol, stale)] };
}

function staleNotes({ symbol }: MarketSymbol, stale: readonly string[]): DataNote[] {
  if (stale.length === 0) return [];
  const which =
    stale.length > 3
      ? msg('notes.stoodStillLast', { day: fmt.label(stale.at(-1)!) })
      : msg('notes.stoodStillDays', { days: joined(stale.map(fmt.label), ', ') });
  const sentence = msg('notes.stoodStillAtClose', { symbol, count: stale.length, which });
  return [{ code: 'stale-run', sentence }];
}

/** The shortest step between candles: gaps only make steps longer. */
function candleLengthMs({ openMs }: Candles): number {
  return openMs.reduce(
    (shortest, ms, i) => (i > 0 ? Math.min(shortest, ms - openMs[i - 1]!) : shortest),
    LONGEST_CANDLE_MS,
  );
}

async function flowHistory(folder: string, symbol: string, flow: ManifestFlow, today: string): Promise<FlowHistory> {
  const read = async (name: string): Promise<CsvFile> => ({ name, text: await readFolderFile(folder, name), today });
  const inFile = await read(flow.inflow);
  const inflow = readFlowColumn(inFile, { symbol, direction: 'in', column: flow.inflowColumn })!;
  const out = { symbol, direction: 'out', column: flow.outflowColumn } as const;
  const outflow =
    flow.outflow === undefined ? readFlowColumn(inFile, out, true) : readFlowColumn(await read(flow.outflow), out);
  const dates = [...inflow.keys()];
  while (dates.length > 0 && Number.isNaN(inflow.get(dates.at(-1)!))) dates.pop();
  return {
    symbol,
    dates,
    inflow: Float64Array.from(dates, (date) => inflow.get(date)!),
    outflow: Float64Array.from(dates, (date) => outflow?.get(date) ?? NaN),
    source: flow.inflow,
    notes: [],
  };
}
