import { beforeEach, expect, test } from 'vitest';
import { StorageError } from '../../src/errors.ts';
import type { BarStore, SourceRecord } from '../../src/market/ports.ts';
import { createSparedBarStore } from '../../src/storage/bar-store.ts';

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
