import { beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import { shareOf } from '../support/jobs/crowd-figures.ts';
import { standInsInThread } from '../support/jobs/crowd-stand-ins.ts';
import { contents, type CrowdEnd, serveCrowd } from '../support/jobs/crowd.ts';
import { VirtualClock } from '../support/jobs/virtual-clock.ts';
import { afterClose } from '../support/sample-chat.ts';

/** Enough for ten seconds of Discord and seventeen of Telegram; `npm run trial` does it with ten thousand. */
const channels = 500;

/** How long a request is on its way, and its answer. */
const latencyMs = 90;

/** A messenger whose sends take time there and back. */
function travelling<T extends object>(messenger: T, wait: (ms: number) => Promise<void>): T {
  return new Proxy(messenger, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'send' || typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        await wait(latencyMs);
        const end: unknown = await Reflect.apply(value, target, given);
        await wait(latencyMs);
        return end;
      };
    },
  });
}

/** Turns come one after the other: who waits in line has nothing to do meanwhile, and time may pass. */
function oneTurnAtATime<T extends object>(messenger: T): T {
  let line: Promise<unknown> = Promise.resolve();
  return new Proxy(messenger, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name !== 'turn' || typeof value !== 'function') return value;
      return (...given: unknown[]) => (line = line.then(() => Reflect.apply(value, target, given) as unknown));
    },
  });
}

/** Serves the crowd in virtual time: it passes only where everybody waits for it, and the platforms live by it too. */
async function serveInVirtualTime(url: string): Promise<CrowdEnd> {
  const clock = new VirtualClock(afterClose);
  const shared = new Float64Array(new SharedArrayBuffer(8));
  const now = (): number => (shared[0] = clock.now());
  const wait = async (ms: number): Promise<void> => {
    await clock.within(ms);
    now();
  };
  now();
  const standIns = await standInsInThread(channels, shared);
  const end = await serveCrowd(url, channels, standIns, {
    clock,
    sending: { now, sleep: wait },
    watched: (service) =>
      'send' in service ? oneTurnAtATime(clock.watching(travelling(service, wait))) : clock.watching(service),
    run: (work) => clock.runUntil(work),
  });
  await standIns.close();
  return end;
}

describe.each(databases)('channels of both platforms that are due in the same minute, on $name', ({ newUrl }) => {
  let end: CrowdEnd;
  beforeAll(async () => {
    end = await serveInVirtualTime(await newUrl());
  }, 900_000);

  it('are all served without a fault', () => {
    expect(end.faults).toEqual([]);
    expect(end.states).toMatchObject({ sent: 2 * channels, failed: 0, unknown: 0, skipped: 0 });
  });

  it.each(['discord', 'telegram'] as const)(
    'get one message each on %s, none refused for coming too fast',
    (platform) => {
      expect(end.seen[platform]).toMatchObject({ messages: channels, channels, mostInOne: 1, tooMany: 0 });
    },
  );

  it.each([
    ['discord', 50],
    ['telegram', 30],
  ] as const)('are served on %s at 95 %% of its %i messages a second at least', (platform, perSecond) => {
    expect(shareOf(end.seen[platform], perSecond)).toBeGreaterThanOrEqual(0.95);
    expect(end.seen[platform].busiestSecond).toBeLessThanOrEqual(perSecond);
  });

  it('cost one computation for each different content, both platforms together', () => {
    expect(end.computed).toHaveLength(contents.lines);
    expect(new Set(end.computed).size).toBe(contents.lines);
  });

  it('cost one drawing for each different picture, both platforms together', () => {
    expect(end.drawn).toBe(contents.pictures);
  });

  it('get a picture that was uploaded once on Telegram, and with every message on Discord', () => {
    expect(end.seen.telegram).toMatchObject({ uploads: contents.pictures, pictures: contents.pictures });
    expect(end.seen.discord).toMatchObject({ uploads: channels, pictures: contents.pictures });
  });

  it('leave no more in memory than the first tenth of them', () => {
    expect(end.held.at(-1)!.heapMb).toBeLessThan(1.5 * end.held[0]!.heapMb);
  });
});
