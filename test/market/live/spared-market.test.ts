import { beforeEach, expect, test } from 'vitest';
import { StorageError } from '../../../src/errors.ts';
import { createSparedMarket, type LiveMarket } from '../../../src/market/live/live-market.ts';
import type { SourceHealth } from '../../../src/market/ports.ts';

let failures: Error[];

let asked: string[];

let nowMs: number;

let market: LiveMarket;

const healthOf = (source: string): SourceHealth => ({ source, state: 'up', sentence: '' });

/** A market that only says which one it is. */
const named = (name: string): LiveMarket =>
  ({
    health: () => {
      asked.push(name);
      const failure = name === 'main' ? failures.shift() : undefined;
      return failure === undefined ? Promise.resolve([healthOf(name)]) : Promise.reject(failure);
    },
  }) as unknown as LiveMarket;

beforeEach(() => {
  [failures, asked, nowMs] = [[], [], 0];
  const openSpare = () => {
    asked.push('opened');
    return Promise.resolve(named('spare'));
  };
  market = createSparedMarket(named('main'), openSpare, () => nowMs);
});

const lost = () => new StorageError('The database could not be read.');

const answeredBy = async (): Promise<string | undefined> => (await market.health())[0]?.source;

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
  await expect(market.health()).rejects.toThrow('a slip of ours');
});

test('a spare that could not be opened is opened again when it is next needed', async () => {
  let openings = 0;
  const openSpare = () =>
    openings++ === 0 ? Promise.reject(new StorageError('There is no memory.')) : Promise.resolve(named('spare'));
  market = createSparedMarket(named('main'), openSpare, () => nowMs);
  failures = [lost(), lost()];
  await expect(market.health()).rejects.toThrow('There is no memory.');
  expect([await answeredBy(), await answeredBy(), openings]).toEqual(['spare', 'spare', 2]);
});

test('one spare serves all who need it at once', async () => {
  failures = [lost(), lost(), lost(), lost()];
  await Promise.all([answeredBy(), answeredBy()]);
  expect(asked.filter((what) => what === 'opened')).toHaveLength(1);
});
