import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/chat/chat.ts';
import { loadCommands } from '../../src/chat/load-commands.ts';
import { type ChatDeps, createChat } from '../../src/chat/router.ts';
import { type CommandThreads, createCommandThreads } from '../../src/command-threads.ts';
import { NoSourceAnswered, ProviderUnreachable, StorageError, UserError } from '../../src/errors.ts';
import { nyseCalendar } from '../../src/market/nyse-calendar.ts';
import type { MarketData, Progress } from '../../src/market/ports.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { errorData, errorOf } from '../../src/workers/thread.ts';
import { member } from '../support/chat/asker.ts';
import { failingOn } from '../support/failing-market.ts';
import { memoryReceipts } from '../support/memory-receipts.ts';
import { stillNoise } from '../support/still-noise.ts';

const dayMs = Date.parse('2026-06-26T12:00:00Z');

/** Prices that a thread has to ask for, as it does for live ones. */
const kept: MarketData = { ...openSimulation(() => dayMs), label: 'live' };

const opened: CommandThreads[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((threads) => threads.close()));
});

function openThreads(...asked: Partial<Parameters<typeof createCommandThreads>>): CommandThreads {
  const [settings = { data: 'live' }, options = {}] = asked;
  const threads = createCommandThreads(settings, options);
  opened.push(threads);
  return threads;
}

async function chatOver(market: MarketData, more: Partial<ChatDeps> = {}) {
  return createChat({
    commands: await loadCommands(new URL('../../commands', import.meta.url).pathname),
    market,
    nullModel: stillNoise,
    calendar: nyseCalendar,
    log: { warn: () => undefined, error: () => undefined },
    nowMs: () => 0,
    newErrorId: () => 'abc123',
    ...more,
  });
}

/** The same question to a chat that runs everything where it stands and to one with threads. */
async function bothWays(
  input: string,
  market: MarketData = kept,
  more: () => Partial<ChatDeps> = () => ({}),
): Promise<[Outcome, Outcome]> {
  const [here, there] = [
    await chatOver(market, more()),
    await chatOver(market, { ...more(), runHeavy: openThreads().run }),
  ];
  const question = { input, requester: member };
  return [await here.answer(question), await there.answer(question)];
}

/** All of an outcome but functions, which are never equal. */
const plain = (outcome: Outcome): unknown => JSON.parse(JSON.stringify(outcome)) as unknown;

describe('threads that run heavy commands', () => {
  it.each(['divergence', 'correlation ETH SPY', 'history ETH RUT', 'radar', 'matrix ETH BTC RUT SPX', 'brief'])(
    'answer %s as it is answered where it stands',
    async (line) => {
      const [here, there] = await bothWays(line);
      expect([here.kind, plain(there)]).toEqual(['answered', plain(here)]);
    },
  );

  it('keep the receipt of a checked claim with the main thread', async () => {
    const receipts = memoryReceipts(dayMs);
    const chat = await chatOver(kept, { runHeavy: openThreads().run, receipts });
    await chat.answer({ input: 'check the gap between ETH and RUT is unprecedented', requester: member });
    expect(await receipts.list(member.community, 5)).toHaveLength(1);
  });

  it('make a file when it is taken', async () => {
    const [here, there] = await bothWays('divergence');
    expect(await there.reply.files[0]!.content()).toBe(await here.reply.files[0]!.content());
  });

  it('refuse as the command refuses, with what would be right', async () => {
    const [here, there] = await bothWays('divergence ETH RUT as_of:2001-01-01');
    expect([here.kind, plain(there)]).toEqual(['refused', plain(here)]);
  });

  it('say that a source is down as it is said where it stands', async () => {
    const market = failingOn(kept, ['ETH'], () => new ProviderUnreachable('Kraken', 'the connection broke'));
    const [here, there] = await bothWays('divergence ETH RUT', market);
    expect([here.kind, plain(there)]).toEqual(['no-source', plain(here)]);
  });

  it('tell how far something is that takes long', async () => {
    const slow: MarketData = {
      ...kept,
      daily: (symbol, request) => {
        request.progress?.({ what: symbol.symbol, done: 1, total: 2 });
        return kept.daily(symbol, request);
      },
    };
    const chat = await chatOver(slow, { runHeavy: openThreads().run });
    const steps: Parameters<Progress>[0][] = [];
    await chat.answer({ input: 'divergence ETH RUT', requester: member, progress: (step) => steps.push(step) });
    expect(steps).toContainEqual({ what: 'ETH', done: 1, total: 2 });
  });

  it('let whoever gives up go, and end what the main thread fetches for them', async () => {
    const stopped = new AbortController();
    const ended: Promise<unknown>[] = [];
    const endless: MarketData = {
      ...kept,
      daily: (_symbol, { signal }) => {
        const end = new Promise<never>((_, reject) => {
          signal!.addEventListener('abort', () => reject(signal!.reason as Error));
        });
        ended.push(end.catch((reason: unknown) => reason));
        stopped.abort();
        return end;
      },
    };
    const chat = await chatOver(endless, { runHeavy: openThreads().run });
    const { kind } = await chat.answer({ input: 'divergence ETH RUT', requester: member, signal: stopped.signal });
    expect([kind, (await Promise.all(ended)).length > 0]).toEqual(['refused', true]);
  });

  it('answer all the same where a thread is lost', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rift-lost-'));
    const script = new URL('../support/mortal-command-worker.ts', import.meta.url);
    const { run } = openThreads({ data: join(folder, 'died') }, { script });
    const chat = await chatOver(kept, { runHeavy: run });
    const { kind } = await chat.answer({ input: 'divergence ETH RUT', requester: member });
    rmSync(folder, { recursive: true });
    expect(kind).toBe('answered');
  });

  it('leave the main thread free while many questions are computed', async () => {
    const chat = await chatOver(kept, { runHeavy: openThreads().run });
    await chat.answer({ input: 'divergence ETH RUT', requester: member }); // starts the thread
    const { active, idle } = performance.eventLoopUtilization();
    const lines = Array.from(
      { length: 20 },
      (_, at) => `multiverse ETH RUT as_of:2025-${String(1 + (at % 12)).padStart(2, '0')}-1${at % 10}`,
    );
    await Promise.all(lines.map((input) => chat.answer({ input, requester: member })));
    const used = performance.eventLoopUtilization({ active, idle, utilization: 0 });
    expect(used.idle).toBeGreaterThan(used.active);
  });
});

describe('an error on its way between threads', () => {
  it.each([
    new UserError('no such market', ['divergence ETH RUT']),
    new NoSourceAnswered('ETH', [{ source: 'Kraken', reason: 'the connection broke' }]),
    new ProviderUnreachable('Kraken', 'the connection broke', { nobodyThere: true }),
    new StorageError('the disk is full', { cause: new RangeError('ENOSPC') }),
    new DOMException('stopped', 'AbortError'),
  ])('is of the same class and says the same: %s', (error) => {
    const arrived = errorOf(structuredClone(errorData(error)));
    const own = error instanceof DOMException ? Error : (error.constructor as typeof Error);
    expect(arrived).toBeInstanceOf(own);
    expect([arrived.name, arrived.message, Object.entries(arrived)]).toEqual([
      error.name,
      error.message,
      error instanceof DOMException ? [['name', 'AbortError']] : Object.entries(error),
    ]);
  });
});
