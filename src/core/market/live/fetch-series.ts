import { ProviderAnswerRejected } from '../../errors.ts';
import type { Provider, SeriesKey, SeriesState } from '../../ports.ts';
import { DAY_MS, epochDay } from '../epoch-day.ts';
import type { MarketSymbol } from '../symbol.ts';
import { askSource, collectRows } from './ask-source.ts';
import type { LiveContext } from './live-context.ts';
import type { SeriesKind } from './series-kind.ts';

/** One symbol of one source, and what is already stored of it. */
export interface Wanted {
  readonly provider: Provider;
  readonly symbol: MarketSymbol;
  readonly state: SeriesState | undefined;
}

/** This many of the newest rows are fetched again each time: a bar may be revised for some days. */
const REFETCHED_ROWS = 5;
/** Differences up to this part are rounding; the smallest dividend moves an adjusted price by more. */
const ROUNDING = 1e-5;
/** The whole is fetched again after this time, for changes further back than the newest rows. */
const WHOLE_EVERY_MS = 30 * DAY_MS;
/** A new history that lacks more than this part of the stored dates is not believed. */
const LOST_PART = 0.1;

/**
 * Brings one stored series up to date from its source.
 *
 * Fetches from five rows before the end of what is stored. Where one of those rows has changed beyond rounding the past
 * has been re-adjusted: the whole history is fetched again and replaces the stored one, so that two adjustments are never
 * spliced, and what changed is noted. A series that another process replaced meanwhile is left as that process wrote it.
 *
 * @throws ProviderAnswerRejected where a new history is empty or lacks much of the stored one, which is then kept.
 * @throws Whatever the source throws.
 * @see ANALYTICS.md 1.6, 1.8
 */
export async function fetchSeries<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  wanted: Wanted,
): Promise<void> {
  const { provider, symbol, state } = wanted;
  const key: SeriesKey = { symbol: symbol.symbol, source: provider.facts.name, timeframe: kind.timeframe };
  await askSource(live, provider, async () => {
    const stored = state ? await kind.stored(live.store, key) : [];
    const overlap = stored.slice(-REFETCHED_ROWS);
    const whole = !state || overlap.length === 0 || live.now() - state.wholeAtMs > WHOLE_EVERY_MS;
    if (!whole && (await extend(live, kind, wanted, key, overlap))) return;
    await replace(live, kind, wanted, key, stored);
  });
}

async function rowsFrom<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  { provider, symbol }: Wanted,
  date: string,
): Promise<T[]> {
  return collectRows(kind.fetch(provider, symbol, { fromMs: epochDay(date) * DAY_MS })!);
}

/** Adds what is new after the rows that are known; false, and nothing written, where one of those has changed. */
async function extend<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  wanted: Wanted,
  key: SeriesKey,
  overlap: readonly T[],
): Promise<boolean> {
  const rows = await rowsFrom(live, kind, wanted, overlap[0]!.date);
  if (changesBetween(kind, overlap, rows).length > 0) return false;
  await write(live, kind, key, { mode: 'revise', edition: wanted.state!.edition, rows });
  return true;
}

async function replace<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  wanted: Wanted,
  key: SeriesKey,
  stored: readonly T[],
): Promise<void> {
  const { provider, symbol, state } = wanted;
  const rows = await rowsFrom(live, kind, wanted, live.calendar.firstDate);
  const changes = changesBetween(kind, stored, rows);
  const lost = changes.filter((change) => change.part === Infinity).length;
  if (rows.length === 0 || lost > LOST_PART * stored.length)
    throw new ProviderAnswerRejected(
      provider.facts.title,
      'history',
      rows.length ? 'much of it has vanished' : 'it is empty',
    );
  const written = await write(live, kind, key, { mode: 'replace', edition: state?.edition ?? 0, rows });
  if (!written || changes.length === 0) return;
  const sentence = revisionSentence(provider.facts.title, symbol.symbol, kind.rows, changes);
  await live.store.noteRevision({ symbol: symbol.symbol, source: provider.facts.name, atMs: live.now(), sentence });
}

function write<T extends { readonly date: string }>(
  live: LiveContext,
  kind: SeriesKind<T>,
  key: SeriesKey,
  what: { mode: 'revise' | 'replace'; edition: number; rows: readonly T[] },
): Promise<boolean> {
  const last = what.rows.at(-1)?.date;
  const throughMs = last === undefined ? 0 : (epochDay(last) + 1) * DAY_MS;
  return kind.write(live.store, { key, ...what, checkedAtMs: live.now(), throughMs });
}

interface Change {
  readonly date: string;
  /** By which part the row changed, `Infinity` where it is gone. */
  readonly part: number;
}

function changesBetween<T extends { readonly date: string }>(
  kind: SeriesKind<T>,
  before: readonly T[],
  after: readonly T[],
): Change[] {
  const rows = new Map(after.map((row) => [row.date, row]));
  const changes = before.map((row) => {
    const now = rows.get(row.date);
    return { date: row.date, part: now ? kind.change(row, now) : Infinity };
  });
  return changes.filter((change) => change.part > ROUNDING);
}

function revisionSentence(title: string, symbol: string, rows: string, changes: readonly Change[]): string {
  const largest = Math.max(...changes.map((change) => change.part).filter(Number.isFinite), 0);
  const from = changes.length === 1 ? `on ${changes[0]!.date}` : `from ${changes[0]!.date} on`;
  const by = largest > 0 ? `, by up to ${(100 * largest).toPrecision(2)} %` : '';
  return `${title} changed ${changes.length} past ${rows} of ${symbol} ${from}${by}; the whole history was fetched again.`;
}
