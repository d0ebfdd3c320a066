import { createHash } from 'node:crypto';
import type { AlignedMarkets, AlignedPair } from '../market/alignment.ts';
import { rowsText } from '../market/calendar-days.ts';
import { saidNotes } from '../market/data-quality.ts';
import { payoutPct, shortNameOf } from '../market/known-markets.ts';
import type { DataNote, MarketSymbol, Sampling } from '../market/ports.ts';
import { fmt, joined, listed, msg, type Text } from '../messages/text.ts';
import type { NamedSeries } from './chart-spec.ts';

/** One leg of a report: which market, and where its prices come from. */
export interface LegFacts {
  readonly symbol: string;
  readonly name: string;
  readonly source: string;
  /** What holders are paid a year in per cent, roughly, and the price leaves out; absent where it is 1 or less. */
  readonly payoutPct?: number;
}

/** The facts of one leg. */
export function legFacts({ symbol, name }: Pick<MarketSymbol, 'symbol' | 'name'>, source: string): LegFacts {
  const paid = payoutPct(symbol);
  return { symbol, name, source, ...(paid === undefined ? {} : { payoutPct: paid }) };
}

/** The rows a report rests on. */
export interface Sample {
  readonly sessions: number;
  readonly from: string;
  readonly to: string;
  /** Sessions among them without a price of one of the markets. */
  readonly missing: number;
}

/** What every report on a pair says of its data, in the keys of the stable JSON. */
export interface SampleFacts {
  readonly asOf: string;
  readonly sampling: Sampling;
  readonly simulated: boolean;
  readonly subject: LegFacts;
  readonly benchmark: LegFacts;
  readonly sample: Sample;
  /** True where both markets trade every day and rows are days, not sessions. */
  readonly everyDay: boolean;
  readonly notes: readonly DataNote[];
}

/** The facts of an aligned pair: as-of date, sampling, sources, sample, notes. */
export function sampleFacts(aligned: AlignedPair): SampleFacts {
  const { pair, sources } = aligned;
  const sample = sampleOf(aligned);
  return {
    asOf: sample.to,
    sampling: aligned.sampling,
    simulated: aligned.simulated,
    subject: legFacts(pair.subject, sources.subject),
    benchmark: legFacts(pair.benchmark, sources.benchmark),
    sample,
    everyDay: aligned.rowsPerYear === 365,
    notes: saidNotes(aligned.notes),
  };
}

/** How many rows there are, from when to when, and how many are missing among them. */
export function sampleOf({ dates, missing }: Pick<AlignedPair, 'dates' | 'missing'>): Sample {
  return { sessions: dates.length, from: dates[0]!, to: dates.at(-1)!, missing: missing.length };
}

/** Both legs as the subject of a sentence: `ETH and RUT`. */
export function legsOf({ pair }: Pick<AlignedPair, 'pair'>): Text {
  return listed([pair.subject.symbol, pair.benchmark.symbol]);
}

/** A market with its values, under the name people know it by. */
export function namedSeries(market: Pick<LegFacts, 'symbol' | 'name'>, values: Float64Array): NamedSeries<Text> {
  return { symbol: market.symbol, name: shortNameOf(market), values };
}

/**
 * The last rows as a subtitle: `Change from 7 Nov 2025 to 5 Feb 2026, 60 trading days`.
 *
 * @param dates All rows, oldest first.
 * @param changes How many of the last changes are meant.
 * @param rows What is known of the rows.
 */
export function windowWords(dates: readonly string[], changes: number, rows: Parameters<typeof rowsText>[1]): Text {
  return msg('sample.change', { period: periodWords(dates, changes, rows) });
}

/** The last rows: `7 Nov 2025 to 5 Feb 2026, 60 trading days`. */
export function periodWords(dates: readonly string[], changes: number, rows: Parameters<typeof rowsText>[1]): Text {
  const start = dates[Math.max(0, dates.length - 1 - changes)]!;
  return msg('sample.period', { from: fmt.day(start), to: fmt.day(dates.at(-1)!), rows: rowsText(changes, rows) });
}

/** One line of provenance: sources, close used, sample, date. */
export function provenance(facts: SampleFacts): Text {
  return provenanceOf([facts.subject, facts.benchmark], facts);
}

function provenanceOf(legs: readonly LegFacts[], facts: Omit<SampleFacts, 'subject' | 'benchmark' | 'notes'>): Text {
  const { simulated, sample, everyDay, asOf } = facts;
  const parts = [
    simulated ? msg('sample.simulated') : undefined,
    ...legs.map(({ symbol, source }) => msg('sample.source', { symbol, source })),
    samplingWords(facts),
    payoutWords(legs),
    sampleWords(sample, everyDay),
    msg('sample.asOf', { day: fmt.day(asOf) }),
  ];
  return joined(parts, ' · ');
}

/**
 * That prices leave out what some of these markets pay, in half a sentence for the line of provenance.
 *
 * @param legs Markets with what they pay a year in per cent, where that is worth saying.
 * @returns Undefined where nothing is left out.
 */
function payoutWords(legs: readonly { readonly symbol: string; readonly payoutPct?: number }[]): Text | undefined {
  const paying = legs.flatMap(({ symbol, payoutPct }) =>
    payoutPct === undefined ? [] : [msg('sample.paying', { symbol, percent: fmt.percent(payoutPct) })],
  );
  return paying.length === 0 ? undefined : msg('sample.payouts', { paying: joined(paying, ', ') });
}

/** How many rows since when, in words. */
export function sampleWords({ sessions, from, missing }: Sample, everyDay = false): Text {
  const said = { rows: rowsText(sessions, { everyDay }), from: fmt.day(from) };
  return missing === 0
    ? msg('sample.since', said)
    : msg('sample.sinceWithMissing', { ...said, missing: fmt.count(missing) });
}

/** How the legs were sampled, in words. */
export function samplingWords({ sampling, everyDay }: Pick<SampleFacts, 'sampling' | 'everyDay'>): Text {
  if (everyDay) return msg('sample.everyUtcDay');
  return msg(sampling === 'close' ? 'sample.newYorkClose' : 'sample.utcDay');
}

/** What every report on more than two markets says of its data. */
export interface MarketsFacts {
  readonly asOf: string;
  readonly sampling: Sampling;
  readonly simulated: boolean;
  readonly sample: Sample;
  /** True where all markets trade every day and rows are days, not sessions. */
  readonly everyDay: boolean;
  readonly markets: readonly LegFacts[];
  readonly notes: readonly DataNote[];
}

/** The facts of aligned markets: as-of date, sampling, sources, sample, notes. */
export function marketsFacts(aligned: AlignedMarkets): MarketsFacts {
  const { symbols, sources, sampling, simulated, notes } = aligned;
  const sample = sampleOf(aligned);
  return {
    asOf: sample.to,
    sampling,
    simulated,
    sample,
    everyDay: aligned.rowsPerYear === 365,
    markets: symbols.map((symbol, index) => legFacts(symbol, sources[index]!)),
    notes: saidNotes(notes),
  };
}

/** One line of provenance: sources, close used, sample, date. */
export function marketsProvenance(facts: Omit<MarketsFacts, 'notes'>): Text {
  return provenanceOf(facts.markets, facts);
}

/** The rows a verdict was said on: `columns[k][i]` belongs to `dates[i]`. */
export interface InputRows {
  readonly dates: readonly string[];
  readonly columns: readonly ArrayLike<number>[];
}

/** Digits and letters without those that look alike (Crockford's base 32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

const ID_LENGTH = 8;

/**
 * Do two verdicts rest on exactly the same question and the same numbers?
 *
 *     SHA-256 of the question as JSON with sorted keys, a line break, every date, every number as eight bytes
 *
 * One price that is revised in its last bit gives another fingerprint.
 *
 * @param asked Anything JSON can carry.
 * @param rows The data; null where none were needed.
 * @returns 64 hexadecimal digits.
 * @example fingerprint({ a: 1, b: 2 }, null) === fingerprint({ b: 2, a: 1 }, null); // => true
 */
export function fingerprint(asked: unknown, rows: InputRows | null): string {
  const words = new TextEncoder().encode(`${JSON.stringify(sorted(asked))}\n${rows?.dates.join('\n') ?? ''}\n`);
  const numbers = rows?.columns.reduce((count, column) => count + column.length, 0) ?? 0;
  const bytes = new Uint8Array(words.length + 8 * numbers);
  bytes.set(words);
  const view = new DataView(bytes.buffer);
  let at = words.length;
  for (const column of rows?.columns ?? []) {
    for (let i = 0; i < column.length; i++, at += 8) view.setFloat64(at, column[i]!);
  }
  return createHash('sha256').update(bytes).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]),
  );
}

/**
 * Under which short ids may a receipt be kept, the first choice first?
 *
 * Eight characters of base 32 taken from different parts of the fingerprint: a community with ten thousand receipts meets
 * a taken id about once in twenty thousand communities, and then the next one is free.
 *
 * @param hash 64 hexadecimal digits.
 * @example receiptIds(fingerprint('x', null)).length; // => 6
 */
export function receiptIds(hash: string): string[] {
  return [0, 10, 20, 30, 40, 50].map((from) => base32(hash.slice(from, from + 10)));
}

/** Ten hexadecimal digits, 40 bits, as eight characters. */
function base32(hex: string): string {
  let value = parseInt(hex, 16);
  let id = '';
  for (let i = 0; i < ID_LENGTH; i++) {
    id = ALPHABET[value % 32]! + id;
    value = Math.floor(value / 32);
  }
  return id;
}

/**
 * The id a person may have meant, as it is kept: lower case, without spaces, and with the letters that look like digits
 * read as those.
 *
 * @example readReceiptId(' O1L-8ABC '); // => '0118abc'
 */
export function readReceiptId(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[\s#-]/g, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
}
