import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { StorageError } from '../../src/errors.ts';
import type { BarStore, DailyBar, SeriesKey } from '../../src/market/ports.ts';
import { createBarStore } from '../../src/storage/bar-store.ts';
import { createCallbackStore } from '../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { databases, newSqlite } from '../support/databases.ts';

const key: SeriesKey = { symbol: 'ETH', source: 'coinbaseexchange', timeframe: 'day' };

const bar = (date: string, close: number): DailyBar => ({
  date,
  open: close - 1,
  high: close + 1,
  low: close - 2,
  close,
  volume: 10,
});

const write = (rows: readonly DailyBar[], edition = 0) => ({
  key,
  mode: 'revise' as const,
  edition,
  rows,
  checkedAtMs: 1_000,
  watermarkMs: 0,
});

const opened: Database[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
});

async function open(url: string): Promise<Database> {
  const database = await openDatabase(url);
  opened.push(database);
  return database;
}

describe.each(databases)('The bar store on $name', ({ newUrl }) => {
  const newStore = async (): Promise<BarStore> => createBarStore(await open(await newUrl()));

  test('gives back the bars it was given, oldest first', async () => {
    const store = await newStore();
    await store.writeBars(write([bar('2024-01-03', 3), bar('2024-01-02', 2)]));
    expect(await store.lastBars(key, 9)).toEqual([bar('2024-01-02', 2), bar('2024-01-03', 3)]);
  });

  test('gives back parts of a bar that are not published as NaN', async () => {
    const store = await newStore();
    const bare = { date: '2024-01-02', open: NaN, high: NaN, low: NaN, close: 2, volume: NaN };
    await store.writeBars(write([bare]));
    expect(await store.lastBars(key, 1)).toEqual([bare]);
  });

  test('revises a bar instead of storing it twice', async () => {
    const store = await newStore();
    await store.writeBars(write([bar('2024-01-02', 2)]));
    await store.writeBars(write([bar('2024-01-02', 5)], 1));
    expect(await store.lastBars(key, 9)).toEqual([bar('2024-01-02', 5)]);
  });

  test('keeps a price exactly, to the last bit', async () => {
    const store = await newStore();
    await store.writeBars(write([bar('2024-01-02', 0.1 + 0.2)]));
    expect((await store.closes(key)).closes[0]).toBe(0.1 + 0.2);
  });

  test('reads closes up to and including a date', async () => {
    const store = await newStore();
    await store.writeBars(write([bar('2024-01-02', 2), bar('2024-01-03', 3), bar('2024-01-04', 4)]));
    expect(await store.closes(key, '2024-01-03')).toEqual({
      dates: ['2024-01-02', '2024-01-03'],
      closes: Float64Array.of(2, 3),
    });
  });

  test('reads the newest bars only', async () => {
    const store = await newStore();
    await store.writeBars(write([bar('2024-01-02', 2), bar('2024-01-03', 3), bar('2024-01-04', 4)]));
    expect((await store.lastBars(key, 2)).map(({ date }) => date)).toEqual(['2024-01-03', '2024-01-04']);
  });

  test('leaves nothing of the old history when the whole is replaced', async () => {
    const store = await newStore();
    await store.writeBars(write([bar('2024-01-02', 2), bar('2024-01-03', 3)]));
    await store.writeBars({ ...write([bar('2024-01-03', 1.5)], 1), mode: 'replace' });
    expect(await store.lastBars(key, 9)).toEqual([bar('2024-01-03', 1.5)]);
  });

  test('refuses rows that were fetched for a history that has been replaced since', async () => {
    const store = await newStore();
    await store.writeBars(write([bar('2024-01-02', 2)]));
    await store.writeBars({ ...write([bar('2024-01-02', 1)], 1), mode: 'replace' });
    expect(await store.writeBars(write([bar('2024-01-03', 3)], 1))).toBe(false);
    expect(await store.lastBars(key, 9)).toEqual([bar('2024-01-02', 1)]);
  });

  test('refuses to begin a series that another writer has begun', async () => {
    const store = await newStore();
    expect(await store.writeBars(write([bar('2024-01-02', 2)]))).toBe(true);
    expect(await store.writeBars(write([bar('2024-01-02', 9)]))).toBe(false);
  });

  test('stores nothing of a write in which one row is impossible', async () => {
    const store = await newStore();
    await expect(store.writeBars(write([bar('2024-01-02', 2), bar('2024-01-03', -1)]))).rejects.toThrow(StorageError);
    expect(await store.series('ETH')).toEqual([]);
    expect(await store.lastBars(key, 9)).toEqual([]);
  });

  test('says of a series its edition, its ends and when it was asked for', async () => {
    const store = await newStore();
    await store.writeBars({ ...write([bar('2024-01-02', 2), bar('2024-01-05', 3)]), watermarkMs: 77 });
    expect(await store.series('ETH')).toEqual([
      {
        ...key,
        edition: 1,
        firstDate: '2024-01-02',
        lastDate: '2024-01-05',
        checkedAtMs: 1_000,
        fullRefreshAtMs: 1_000,
        watermarkMs: 77,
      },
    ]);
  });

  test('raises the edition when the whole is replaced, and remembers when that was', async () => {
    const store = await newStore();
    await store.writeBars(write([bar('2024-01-02', 2)]));
    await store.writeBars({ ...write([bar('2024-01-02', 2)], 1), mode: 'replace', checkedAtMs: 9_000 });
    expect((await store.series('ETH'))[0]).toMatchObject({ edition: 2, fullRefreshAtMs: 9_000 });
  });

  test('does not count a revision as fetching the whole', async () => {
    const store = await newStore();
    await store.writeBars(write([bar('2024-01-02', 2)]));
    await store.writeBars({ ...write([bar('2024-01-03', 2)], 1), checkedAtMs: 9_000 });
    expect((await store.series('ETH'))[0]).toMatchObject({ edition: 1, checkedAtMs: 9_000, fullRefreshAtMs: 1_000 });
  });

  test('never moves the end of what is known backwards', async () => {
    const store = await newStore();
    await store.writeBars({ ...write([bar('2024-01-02', 2)]), watermarkMs: 500 });
    await store.writeBars({ ...write([bar('2024-01-01', 1)], 1), watermarkMs: 400 });
    expect((await store.series('ETH'))[0]?.watermarkMs).toBe(500);
  });

  test('keeps the sources of one symbol apart', async () => {
    const store = await newStore();
    await store.writeBars(write([bar('2024-01-02', 2)]));
    await store.writeBars({ ...write([bar('2024-01-02', 7)]), key: { ...key, source: 'yahoo' } });
    expect((await store.closes(key)).closes).toEqual(Float64Array.of(2));
  });

  test('stores ten years of one symbol in one write', async () => {
    const store = await newStore();
    const day = (index: number): string => new Date(Date.UTC(2014, 0, 1 + index)).toISOString().slice(0, 10);
    await store.writeBars(write(Array.from({ length: 3_653 }, (_, index) => bar(day(index), index + 3))));
    expect((await store.closes(key)).dates).toHaveLength(3_653);
  });

  test('gives back flows, with NaN where none was published', async () => {
    const store = await newStore();
    const flow = { ...key, source: 'coinmetrics', timeframe: 'flow' as const };
    const rows = [{ date: '2024-01-02', inflow: 5, outflow: NaN }];
    await store.writeFlows({ ...write([]), key: flow, rows });
    expect(await store.flows(flow)).toEqual(rows);
    expect((await store.series('ETH'))[0]).toMatchObject({ timeframe: 'flow', lastDate: '2024-01-02' });
  });

  test('replaces flows as a whole', async () => {
    const store = await newStore();
    const flow = { ...key, timeframe: 'flow' as const };
    await store.writeFlows({ ...write([]), key: flow, rows: [{ date: '2024-01-02', inflow: 5, outflow: 1 }] });
    const rows = [{ date: '2024-01-03', inflow: 6, outflow: 2 }];
    await store.writeFlows({ ...write([], 1), mode: 'replace', key: flow, rows });
    expect(await store.flows(flow)).toEqual(rows);
  });

  test('lists the revisions of a symbol since an instant', async () => {
    const store = await newStore();
    const noted = { symbol: 'IWM', source: 'yahoo', atMs: 20, sentence: 'changed' };
    await store.recordRevision({ ...noted, atMs: 10 });
    await store.recordRevision(noted);
    await store.recordRevision({ ...noted, symbol: 'SPY' });
    expect(await store.revisions('IWM', 15)).toEqual([noted]);
  });

  test('remembers the last success of a source beside its last failure', async () => {
    const store = await newStore();
    await store.recordSourceEvent({ source: 'yahoo', atMs: 10, kind: 'success' });
    await store.recordSourceEvent({ source: 'yahoo', atMs: 20, kind: 'failure', reason: 'no answer' });
    expect(await store.sources()).toEqual([
      { source: 'yahoo', lastSuccessMs: 10, lastFailureMs: 20, lastKind: 'failure', reason: 'no answer' },
    ]);
  });

  test('keeps the newest comparison of two sources', async () => {
    const store = await newStore();
    await store.recordComparison({ symbol: 'ETH', atMs: 1, sentence: 'they differ' });
    await store.recordComparison({ symbol: 'ETH', atMs: 2, sentence: '' });
    expect(await store.comparison('ETH')).toEqual({ symbol: 'ETH', atMs: 2, sentence: '' });
    expect(await store.comparison('BTC')).toBeUndefined();
  });

  test('keeps everything across closing and opening', async () => {
    const url = await newUrl();
    const first = await openDatabase(url);
    await createBarStore(first).writeBars(write([bar('2024-01-02', 2)]));
    await first.close();
    expect(await createBarStore(await open(url)).lastBars(key, 9)).toEqual([bar('2024-01-02', 2)]);
  });

  test('loses no row of two processes that open an empty database and write one symbol at once', async () => {
    const url = await newUrl();
    const writers = ['0', '1'].map(
      (parity) =>
        new Promise<number | null>((ended) => {
          const script = new URL('../support/write-bars.ts', import.meta.url).pathname;
          spawn(process.execPath, [script, url, parity], { stdio: 'inherit' }).on('exit', ended);
        }),
    );
    expect(await Promise.all(writers)).toEqual([0, 0]);
    const { dates } = await createBarStore(await open(url)).closes(key);
    expect(dates).toHaveLength(400);
  });
});

describe.each(databases)('The shelf on $name', ({ newUrl }) => {
  test('finds a line by its key after a restart', async () => {
    const url = await newUrl();
    const first = await openDatabase(url);
    const keyOfLine = await createCallbackStore(first).put('divergence ETH RUT');
    await first.close();
    expect(await createCallbackStore(await open(url)).get(keyOfLine)).toBe('divergence ETH RUT');
  });

  test('gives the same line the same short key', async () => {
    const shelf = createCallbackStore(await open(await newUrl()));
    const keys = [await shelf.put('a'), await shelf.put('a'), await shelf.put('b')];
    expect(keys[0]).toBe(keys[1]);
    expect(keys[0]).not.toBe(keys[2]);
    expect(keys[0]).toHaveLength(16);
  });

  test('knows no line that was never kept', async () => {
    expect(await createCallbackStore(await open(await newUrl())).get('nothing')).toBeUndefined();
  });
});

describe('Opening a database', () => {
  test('makes the folder of a SQLite file', async () => {
    const url = newSqlite();
    await open(url);
    expect(existsSync(url.slice('sqlite:'.length))).toBe(true);
  });

  test('keeps a write-ahead log, so that readers never wait for a writer', async () => {
    const url = newSqlite();
    const database = await open(url);
    await createCallbackStore(database).put('a');
    expect(statSync(`${url.slice('sqlite:'.length)}-wal`).size).toBeGreaterThan(0);
  });

  test('refuses an address it does not know with a sentence', async () => {
    await expect(openDatabase('mysql://localhost/rift')).rejects.toThrow('must begin with sqlite: or postgres://');
  });

  test('never repeats the password of an address', async () => {
    const attempt = openDatabase('postgres://rift:hunter2@127.0.0.1:1/rift');
    await expect(attempt).rejects.toThrow(StorageError);
    await expect(attempt).rejects.not.toThrow('hunter2');
  });
});
