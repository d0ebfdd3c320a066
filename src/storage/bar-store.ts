import { type Kysely, sql, type Transaction } from 'kysely';
import { orNull } from '../analytics/series.ts';
import type {
  BarStore,
  DailyBar,
  FlowDay,
  Revision,
  SeriesKey,
  SeriesState,
  SeriesWrite,
  SourceComparison,
  SourceEvent,
  SourceRecord,
  Timeframe,
} from '../market/ports.ts';
import type { Database } from './database.ts';

interface SeriesRow extends SeriesKey {
  edition: number;
  checked_at_ms: number;
  whole_at_ms: number;
  through_ms: number;
}

interface BarRow extends SeriesKey {
  date: string;
  open: number | null;
  high: number | null;
  low: number | null;
  close: number;
  volume: number | null;
}

interface FlowRow {
  symbol: string;
  source: string;
  date: string;
  inflow: number | null;
  outflow: number | null;
}

interface Tables {
  series: SeriesRow;
  bars: BarRow;
  flows: FlowRow;
  revisions: { symbol: string; source: string; at_ms: number; sentence: string };
  source_health: {
    source: string;
    last_success_ms: number | null;
    last_failure_ms: number | null;
    last_kind: SourceEvent['kind'];
    reason: string;
  };
  source_comparisons: { symbol: string; at_ms: number; sentence: string };
}

/** Rows in one statement: both databases limit how many values one may carry. */
const ROWS_PER_STATEMENT = 500;

const orNaN = (value: number | null): number => value ?? NaN;

function* chunked<T>(rows: readonly T[]): Generator<T[]> {
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) yield rows.slice(at, at + ROWS_PER_STATEMENT);
}

/** Claims the series in the edition named; false where another writer was first. Takes the write lock of the series. */
async function claimSeriesEdition(db: Transaction<Tables>, write: SeriesWrite<unknown>): Promise<boolean> {
  return write.edition === 0 ? insertSeries(db, write) : updateSeries(db, write);
}

async function insertSeries(db: Transaction<Tables>, { key, checkedAtMs, watermarkMs }: SeriesWrite<unknown>) {
  const row = { ...key, edition: 1, checked_at_ms: checkedAtMs, whole_at_ms: checkedAtMs, through_ms: watermarkMs };
  const result = await db
    .insertInto('series')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

async function updateSeries(db: Transaction<Tables>, write: SeriesWrite<unknown>) {
  const { checkedAtMs, watermarkMs, edition, mode } = write;
  const replaced = mode === 'replace';
  const result = await db
    .updateTable('series')
    .set({
      edition: replaced ? edition + 1 : edition,
      checked_at_ms: checkedAtMs,
      through_ms: replaced
        ? watermarkMs
        : sql`case when through_ms > ${watermarkMs} then through_ms else ${watermarkMs} end`,
      ...(replaced ? { whole_at_ms: checkedAtMs } : {}),
    })
    .where(isSeries(write.key))
    .where('edition', '=', edition)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

const isSeries = ({ symbol, source, timeframe }: SeriesKey) =>
  sql<boolean>`symbol = ${symbol} and source = ${source} and timeframe = ${timeframe}`;

async function upsertBars(db: Transaction<Tables>, { key, rows }: SeriesWrite<DailyBar>): Promise<void> {
  for (const chunk of chunked(rows)) {
    await db
      .insertInto('bars')
      .values(
        chunk.map(({ date, open, high, low, close, volume }) => ({
          symbol: key.symbol,
          source: key.source,
          timeframe: key.timeframe,
          date,
          open: orNull(open),
          high: orNull(high),
          low: orNull(low),
          close,
          volume: orNull(volume),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['symbol', 'source', 'timeframe', 'date']).doUpdateSet((set) => ({
          open: set.ref('excluded.open'),
          high: set.ref('excluded.high'),
          low: set.ref('excluded.low'),
          close: set.ref('excluded.close'),
          volume: set.ref('excluded.volume'),
        })),
      )
      .execute();
  }
}

async function upsertFlows(db: Transaction<Tables>, { key, rows }: SeriesWrite<FlowDay>): Promise<void> {
  for (const chunk of chunked(rows)) {
    await db
      .insertInto('flows')
      .values(
        chunk.map(({ date, inflow, outflow }) => ({
          symbol: key.symbol,
          source: key.source,
          date,
          inflow: orNull(inflow),
          outflow: orNull(outflow),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['symbol', 'source', 'date']).doUpdateSet((set) => ({
          inflow: set.ref('excluded.inflow'),
          outflow: set.ref('excluded.outflow'),
        })),
      )
      .execute();
  }
}

async function readSeries(db: Kysely<Tables>, symbol: string): Promise<SeriesState[]> {
  const edge = <Name extends string>(which: 'min' | 'max', name: Name) =>
    sql<string | null>`case when s.timeframe = 'flow'
    then (select ${sql.raw(which)}(date) from flows f where f.symbol = s.symbol and f.source = s.source)
    else (select ${sql.raw(which)}(date) from bars b
          where b.symbol = s.symbol and b.source = s.source and b.timeframe = s.timeframe) end`.as(name);
  const rows = await db
    .selectFrom('series as s')
    .selectAll()
    .select([edge('min', 'first_date'), edge('max', 'last_date')])
    .where('s.symbol', '=', symbol)
    .execute();
  return rows.map(seriesState);
}

interface Edges {
  first_date: string | null;
  last_date: string | null;
}

function seriesState(row: SeriesRow & Edges): SeriesState {
  return {
    symbol: row.symbol,
    source: row.source,
    timeframe: row.timeframe satisfies Timeframe,
    edition: row.edition,
    firstDate: row.first_date ?? undefined,
    lastDate: row.last_date ?? undefined,
    checkedAtMs: row.checked_at_ms,
    fullRefreshAtMs: row.whole_at_ms,
    watermarkMs: row.through_ms,
  };
}

function dailyBar(row: Omit<BarRow, keyof SeriesKey>): DailyBar {
  const { date, open, high, low, close, volume } = row;
  return { date, open: orNaN(open), high: orNaN(high), low: orNaN(low), close, volume: orNaN(volume) };
}

const barColumns = ['date', 'open', 'high', 'low', 'close', 'volume'] as const;

async function readCloses(db: Kysely<Tables>, key: SeriesKey, until = '9999-12-31') {
  const rows = await db
    .selectFrom('bars')
    .select(['date', 'close'])
    .where(isSeries(key))
    .where('date', '<=', until)
    .orderBy('date')
    .execute();
  return { dates: rows.map((row) => row.date), closes: Float64Array.from(rows, (row) => row.close) };
}

async function readLastBars(db: Kysely<Tables>, key: SeriesKey, count: number): Promise<DailyBar[]> {
  const newestFirst = db.selectFrom('bars').select(barColumns).where(isSeries(key)).orderBy('date', 'desc');
  const rows = await newestFirst.limit(count).execute();
  return rows.reverse().map(dailyBar);
}

async function readFlows(db: Kysely<Tables>, { symbol, source }: SeriesKey): Promise<FlowDay[]> {
  const rows = await db
    .selectFrom('flows')
    .select(['date', 'inflow', 'outflow'])
    .where('symbol', '=', symbol)
    .where('source', '=', source)
    .orderBy('date')
    .execute();
  return rows.map(({ date, inflow, outflow }) => ({ date, inflow: orNaN(inflow), outflow: orNaN(outflow) }));
}

/** A failure keeps the last success, and the other way round. */
async function upsertSource(db: Kysely<Tables>, { source, atMs, kind, reason = '' }: SourceEvent): Promise<void> {
  const noted = { last_kind: kind, reason, [kind === 'success' ? 'last_success_ms' : 'last_failure_ms']: atMs };
  await db
    .insertInto('source_health')
    .values({ source, last_success_ms: null, last_failure_ms: null, ...noted })
    .onConflict((conflict) => conflict.column('source').doUpdateSet(noted))
    .execute();
}

async function readSources(db: Kysely<Tables>): Promise<SourceRecord[]> {
  const rows = await db.selectFrom('source_health').selectAll().orderBy('source').execute();
  return rows.map((row) => ({
    source: row.source,
    lastSuccessMs: row.last_success_ms ?? undefined,
    lastFailureMs: row.last_failure_ms ?? undefined,
    lastKind: row.last_kind,
    reason: row.reason,
  }));
}

async function insertRevision(db: Kysely<Tables>, { symbol, source, atMs, sentence }: Revision): Promise<void> {
  await db
    .insertInto('revisions')
    .values({ symbol, source, at_ms: atMs, sentence })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function readRevisions(db: Kysely<Tables>, symbol: string, sinceMs: number): Promise<Revision[]> {
  const rows = await db
    .selectFrom('revisions')
    .selectAll()
    .where('symbol', '=', symbol)
    .where('at_ms', '>=', sinceMs)
    .orderBy('at_ms')
    .execute();
  return rows.map((row) => ({ symbol: row.symbol, source: row.source, atMs: row.at_ms, sentence: row.sentence }));
}

async function upsertComparison(db: Kysely<Tables>, { symbol, atMs, sentence }: SourceComparison): Promise<void> {
  await db
    .insertInto('source_comparisons')
    .values({ symbol, at_ms: atMs, sentence })
    .onConflict((conflict) => conflict.column('symbol').doUpdateSet({ at_ms: atMs, sentence }))
    .execute();
}

async function readComparison(db: Kysely<Tables>, symbol: string): Promise<SourceComparison | undefined> {
  const row = await db.selectFrom('source_comparisons').selectAll().where('symbol', '=', symbol).executeTakeFirst();
  return row && { symbol: row.symbol, atMs: row.at_ms, sentence: row.sentence };
}

/** The bar store on either database. */
export function createBarStore(database: Database): BarStore {
  const read = <T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> => database.read<Tables, T>(work);
  const run = <T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T> => database.run<Tables, T>(work);
  return {
    series: (symbol) => read((db) => readSeries(db, symbol)),
    writeBars: (write) =>
      database.write<Tables, boolean>(async (db) => {
        if (!(await claimSeriesEdition(db, write))) return false;
        if (write.mode === 'replace') await db.deleteFrom('bars').where(isSeries(write.key)).execute();
        await upsertBars(db, write);
        return true;
      }),
    writeFlows: (write) =>
      database.write<Tables, boolean>(async (db) => {
        if (!(await claimSeriesEdition(db, write))) return false;
        const { symbol, source } = write.key;
        const whole = db.deleteFrom('flows').where('symbol', '=', symbol).where('source', '=', source);
        if (write.mode === 'replace') await whole.execute();
        await upsertFlows(db, write);
        return true;
      }),
    closes: (key, until) => read((db) => readCloses(db, key, until)),
    lastBars: (key, count) => read((db) => readLastBars(db, key, count)),
    flows: (key) => read((db) => readFlows(db, key)),
    recordRevision: (revision) => run((db) => insertRevision(db, revision)),
    revisions: (symbol, sinceMs) => read((db) => readRevisions(db, symbol, sinceMs)),
    recordSourceEvent: (event) => run((db) => upsertSource(db, event)),
    sources: () => read(readSources),
    recordComparison: (comparison) => run((db) => upsertComparison(db, comparison)),
    comparison: (symbol) => read((db) => readComparison(db, symbol)),
  };
}
