import { beforeEach, expect, test } from 'vitest';
import { StorageError } from '../../src/errors.ts';
import type { BarStore, SourceRecord } from '../../src/market/ports.ts';
import { createBarStore, createSparedBarStore, SPARE_EDITIONS_FROM } from '../../src/storage/bar-store.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { newSqliteInMemory } from '../support/databases.ts';

let failures: Error[];

let asked: string[];

let nowMs: number;

let store: BarStore;

const recordOf = (source: string): SourceRecord => ({
  ...{ source, lastSuccessMs: 1, lastFailureMs: undefined, lastKind: 'success', reason: '' },
});

/** A store that only says which one it is. */
const named = (name: string): BarStore =>
  ({
    sources: () => {
      asked.push(name);
      const failure = name === 'main' ? failures.shift() : undefined;
      return failure === undefined ? Promise.resolve([recordOf(name)]) : Promise.reject(failure);
    },
  }) as unknown as BarStore;

beforeEach(() => {
  [failures, asked, nowMs] = [[], [], 0];
  const openSpare = () => {
    asked.push('opened');
    return Promise.resolve(named('spare'));
  };
  store = createSparedBarStore(named('main'), openSpare, () => nowMs);
});

const lost = () => new StorageError('The database could not be read.');

const answeredBy = async (): Promise<string | undefined> => (await store.sources())[0]?.source;

test('a connection that was lost is tried once more, and the spare is not opened', async () => {
  failures = [lost()];
  expect([await answeredBy(), asked]).toEqual(['main', ['main', 'main']]);
});

test('a database that fails twice is left alone for half a minute', async () => {
  failures = [lost(), lost()];
  expect(await answeredBy()).toBe('spare');
  nowMs = 29_999;
  expect([await answeredBy(), asked]).toEqual(['spare', ['main', 'main', 'opened', 'spare', 'spare']]);
});

test('a database that is back answers again', async () => {
  failures = [lost(), lost()];
  await answeredBy();
  nowMs = 30_000;
  expect(await answeredBy()).toBe('main');
});

test('what is no fault of the database is not hidden by the spare', async () => {
  failures = [new TypeError('a slip of ours')];
  await expect(store.sources()).rejects.toThrow('a slip of ours');
});

test('a spare that could not be opened is opened again when it is next needed', async () => {
  let openings = 0;
  const openSpare = () =>
    openings++ === 0 ? Promise.reject(new StorageError('There is no memory.')) : Promise.resolve(named('spare'));
  store = createSparedBarStore(named('main'), openSpare, () => nowMs);
  failures = [lost(), lost()];
  await expect(store.sources()).rejects.toThrow('There is no memory.');
  expect([await answeredBy(), await answeredBy(), openings]).toEqual(['spare', 'spare', 2]);
});

test('rows fetched for a series in one store are not taken into the same series in the other', async () => {
  const databases = await Promise.all([openDatabase(newSqliteInMemory()), openDatabase(newSqliteInMemory())]);
  const main = createBarStore(databases[0]);
  const spare = createBarStore(databases[1], SPARE_EDITIONS_FROM);
  let isAway = false;
  const unsteady: BarStore = {
    ...main,
    series: (symbol) => (isAway ? Promise.reject(lost()) : main.series(symbol)),
    writeBars: (bars) => (isAway ? Promise.reject(lost()) : main.writeBars(bars)),
  };
  store = createSparedBarStore(
    unsteady,
    () => Promise.resolve(spare),
    () => nowMs,
  );
  const key = { symbol: 'IWM', source: 'yahoo', timeframe: 'day' } as const;
  const writeAs = (edition: number, close: number) => {
    const row = { date: '2026-06-24', open: NaN, high: NaN, low: NaN, close, volume: NaN };
    return store.writeBars({ key, mode: 'revise', edition, rows: [row], checkedAtMs: 1, watermarkMs: 1 });
  };
  const editionNow = async () => (await store.series('IWM'))[0]!.edition;
  await writeAs(0, 200);
  const ofMain = await editionNow();
  isAway = true;
  await writeAs(0, 100);
  const ofSpare = await editionNow();
  expect(await writeAs(ofMain, 200)).toBe(false);
  [isAway, nowMs] = [false, 30_000];
  expect(await writeAs(ofSpare, 100)).toBe(false);
  expect(await main.lastBars(key, 9)).toMatchObject([{ close: 200 }]);
  await Promise.all(databases.map((database) => database.close()));
});
