import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Messenger } from '../../src/chat/chat.ts';
import { StorageError, UserError } from '../../src/errors.ts';
import { Metrics } from '../../src/metrics.ts';
import type { Database } from '../../src/storage/database.ts';

let metrics: Metrics;

beforeEach(() => {
  metrics = new Metrics('1.0.0');
});

/** What stands behind a name and its labels by now; undefined where nothing does. */
async function figure(name: string): Promise<number | undefined> {
  const line = (await metrics.text()).split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length));
}

it('tell of each price source whether it answered last, and how long ago it did', async () => {
  const lastSuccessMs = Date.now() - 90_000;
  const sources = [
    { source: 'kraken', state: 'down', sentence: '', lastSuccessMs } as const,
    { source: 'yahoo', state: 'up', sentence: '', lastSuccessMs: Date.now() } as const,
    { source: 'bitstamp', state: 'unknown', sentence: '' } as const,
  ];
  metrics.watch({ sources: () => Promise.resolve(sources) });
  expect(await figure('rift_source_up{source="kraken"}')).toBe(0);
  expect(await figure('rift_source_up{source="yahoo"}')).toBe(1);
  expect(await figure('rift_source_up{source="bitstamp"}')).toBeUndefined();
  const age = (await figure('rift_source_age_seconds{source="kraken"}'))!;
  expect([Math.round(age / 10), await figure('rift_source_age_seconds{source="bitstamp"}')]).toEqual([9, undefined]);
});

it('count requests to price sources by how they ended', async () => {
  metrics.source({ source: 'kraken', kind: 'failure' });
  metrics.source({ source: 'kraken', kind: 'failure' });
  metrics.source({ source: 'kraken', kind: 'success' });
  expect(await figure('rift_source_requests_total{source="kraken",result="failure"}')).toBe(2);
  expect(await figure('rift_source_requests_total{source="kraken",result="success"}')).toBe(1);
});

it('count servers and chats with settings of their own, by platform, and forget those that left', async () => {
  let communities = [{ platform: 'telegram', count: 3 }];
  metrics.watch({ ledger: () => Promise.resolve({ due: 2, lagMs: 1500, communities, subscriptions: [] }) });
  expect(await figure('rift_communities{platform="telegram"}')).toBe(3);
  expect([await figure('rift_deliveries_due'), await figure('rift_queue_lag_seconds')]).toEqual([2, 1.5]);
  communities = [];
  expect(await figure('rift_communities{platform="telegram"}')).toBeUndefined();
});

it('leave out what cannot be asked just now', async () => {
  metrics.watch({ ledger: () => Promise.reject(new Error('away')) });
  expect(await metrics.text()).toContain('rift_build_info{version="1.0.0"} 1');
});

const databaseThat = (fails: Error): Database =>
  metrics.database({ write: () => Promise.reject(fails), read: () => Promise.reject(fails) } as unknown as Database);

it('time what the database is asked and count what it could not do, and not what a person asked wrongly', async () => {
  const failing = databaseThat(new StorageError('It is away.'));
  await expect(failing.write(() => Promise.resolve())).rejects.toThrow('It is away.');
  await expect(failing.read(() => Promise.resolve())).rejects.toThrow('It is away.');
  await expect(databaseThat(new UserError('no')).write(() => Promise.resolve())).rejects.toThrow('no');
  expect(await figure('rift_database_errors_total{operation="write"}')).toBe(1);
  expect(await figure('rift_database_errors_total{operation="read"}')).toBe(1);
  expect(await figure('rift_database_operation_duration_seconds_count{operation="write"}')).toBe(2);
});

describe('remember why a change could not be kept', () => {
  const write = (work: () => Promise<unknown>): Promise<unknown> =>
    metrics.database({ write: work } as unknown as Database).write(() => Promise.resolve());
  const refuse = (): Promise<unknown> =>
    write(() => Promise.reject(new StorageError('It is full.'))).catch(() => undefined);
  const keep = (): Promise<unknown> => write(() => Promise.resolve());

  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));

  afterEach(() => void vi.useRealTimers());

  it('until one is kept', async () => {
    await refuse();
    vi.advanceTimersByTime(3_600_000);
    expect(metrics.writeProblem).toBe('It is full.');
    await keep();
    expect(metrics.writeProblem).toBeUndefined();
  });

  it('for a quarter of a minute, also where a small one found room right after it', async () => {
    await refuse();
    await keep();
    vi.advanceTimersByTime(14_999);
    expect(metrics.writeProblem).toBe('It is full.');
    vi.advanceTimersByTime(1);
    expect(metrics.writeProblem).toBeUndefined();
  });
});

const sendWith = async (send: () => ReturnType<Messenger['send']>): Promise<unknown> =>
  metrics.messenger({ platform: 'discord', send } as unknown as Messenger).send({ channel: 'x' } as never, {} as never, 'key').catch(() => undefined); // prettier-ignore

it('time and count what a platform says of a send, also of one that fails', async () => {
  await sendWith(() => Promise.resolve({ kind: 'sent', messageId: '1' }));
  await sendWith(() => Promise.reject(new Error('broken')));
  expect(await figure('rift_send_duration_seconds_count{platform="discord"}')).toBe(2);
  expect(await figure('rift_sends_total{platform="discord",result="sent"}')).toBe(1);
  expect(await figure('rift_sends_total{platform="discord",result="unknown"}')).toBe(1);
});
