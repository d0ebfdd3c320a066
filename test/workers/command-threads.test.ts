import { getEventListeners } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as loopTurn } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../../src/chat/chat.ts';
import { loadCommands } from '../../src/chat/load-commands.ts';
import { type ChatDeps, createChat } from '../../src/chat/router.ts';
import { defaultSettingsOf } from '../../src/community/settings.ts';
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

const folder = mkdtempSync(join(tmpdir(), 'rift-commands-'));

/** A thread of a few lines, for what a real one never does on purpose. */
function thread(name: string, source: string): URL {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, source);
  return pathToFileURL(file);
}

const hangs = thread('hangs', 'export default () => new Promise(() => {})');

const mortal = new URL('../support/mortal-command-worker.ts', import.meta.url);

afterAll(() => rmSync(folder, { recursive: true }));

const opened: CommandThreads[] = [];

afterEach(async () => {
  vi.useRealTimers();
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
  it.each([
    'divergence',
    'correlation ETH SPY',
    'history ETH RUT',
    'radar',
    'matrix ETH BTC RUT SPX',
    'brief',
    'flows',
  ])('answer %s as it is answered where it stands', async (line) => {
    const [here, there] = await bothWays(line);
    expect([here.kind, plain(there)]).toEqual(['answered', plain(here)]);
  });

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

  it('take each price for what was asked, whichever comes first', async () => {
    const isThere = Promise.withResolvers<unknown>();
    const crossed: MarketData = {
      ...kept,
      daily: async (symbol, request) => {
        if (symbol.symbol === 'ETH') await isThere.promise.then(() => loopTurn());
        const series = await kept.daily(symbol, request);
        if (symbol.symbol === 'RUT') isThere.resolve(series);
        return series;
      },
    };
    const [here, there] = [await chatOver(kept), await chatOver(crossed, { runHeavy: openThreads().run })];
    const question = { input: 'divergence ETH RUT', requester: member };
    expect(plain(await there.answer(question))).toEqual(plain(await here.answer(question)));
  });

  it('know the markets of the day, not those of the day they began', async () => {
    const fewer = kept.catalogue().filter(({ symbol }) => ['ETH', 'BTC', 'RUT', 'SPX'].includes(symbol));
    const later: MarketData = { ...kept, catalogue: () => fewer };
    const threads = openThreads();
    const before = await chatOver(kept, { runHeavy: threads.run });
    await before.answer({ input: 'radar', requester: member });
    const [here, there] = [await chatOver(later), await chatOver(later, { runHeavy: threads.run })];
    const question = { input: 'radar', requester: member };
    expect(plain(await there.answer(question))).toEqual(plain(await here.answer(question)));
  });

  it('read files and the simulation as they stand at the moment of each question', async () => {
    const { run } = openThreads({ data: 'sample' });
    const chat = await chatOver(openSimulation(Date.now), { runHeavy: run });
    const question = { input: 'divergence ETH RUT', requester: member };
    const answerAt = async (now: number): Promise<string> => {
      vi.useFakeTimers({ toFake: ['Date'], now });
      return (await chat.answer(question)).reply.title;
    };
    const [early, late] = [await answerAt(dayMs - 90 * 86_400_000), await answerAt(dayMs)];
    const here = await chatOver(openSimulation(Date.now));
    expect([late, late === early]).toEqual([(await here.answer(question)).reply.title, false]);
  });

  it('say that something broke where the main thread answers what cannot be handed over', async () => {
    const market: MarketData = {
      ...kept,
      daily: async (symbol, request) => Object.assign(await kept.daily(symbol, request), { close: () => undefined }),
    };
    const chat = await chatOver(market, { runHeavy: openThreads().run });
    expect((await chat.answer({ input: 'divergence ETH RUT', requester: member })).kind).toBe('fault');
  });

  it('know what the community watches', async () => {
    const watched = [['ETH', 'SPX'] as const, ['BTC', 'GLD'] as const];
    const settings = () => Promise.resolve({ ...defaultSettingsOf(member.community), watched });
    const community = { settings } as unknown as NonNullable<ChatDeps['community']>;
    const [here, there] = await bothWays('radar pairs:watched', kept, () => ({ community }));
    expect([here.kind, plain(there)]).toEqual(['answered', plain(here)]);
    expect(JSON.stringify(there.reply)).toContain('BTC / GLD');
  });

  it('mark the days the community noted', async () => {
    const list = () => Promise.resolve([{ date: '2026-05-04', label: 'Our listing' }]);
    const communityEvents = { list } as unknown as NonNullable<ChatDeps['communityEvents']>;
    const [, there] = await bothWays('divergence ETH RUT events:true', kept, () => ({ communityEvents }));
    expect(JSON.stringify(there.reply)).toContain('Our listing');
  });

  it('tell a thread that whoever asked has gone, and do not wait for it', async () => {
    const told = Promise.withResolvers<unknown>();
    const channel = new BroadcastChannel(`rift-gone-${process.pid}`);
    channel.onmessage = ({ data }: MessageEvent) => (data === 'begun' ? stopped.abort() : told.resolve(data));
    const stopped = new AbortController();
    const script = thread(
      'listens',
      `const channel = new BroadcastChannel('rift-gone-${process.pid}');
      export default ({ port }) => new Promise(() => {
        port.on('message', ({ name }) => channel.postMessage(name));
        channel.postMessage('begun');
      });`,
    );
    const chat = await chatOver(kept, { runHeavy: openThreads({ data: 'live' }, { script }).run });
    const { kind } = await chat.answer({ input: 'radar', requester: member, signal: stopped.signal });
    expect([kind, await told.promise]).toEqual(['refused', 'abort']);
    channel.close();
  });

  it('leave nothing waiting for the end of a question that was answered', async () => {
    const { signal } = new AbortController();
    const { run } = openThreads();
    const listened: AbortSignal[] = [];
    const chat = await chatOver(kept, {
      runHeavy: (deps, parsed, asked, turn) => {
        if (turn.request.signal !== undefined) listened.push(turn.request.signal);
        return run(deps, parsed, asked, turn);
      },
    });
    await chat.answer({ input: 'divergence ETH RUT', requester: member, signal });
    const left = () => listened.flatMap((one) => getEventListeners(one, 'abort')).length;
    expect(listened).not.toEqual([]);
    await expect.poll(left, { timeout: 5_000 }).toBe(0);
  });

  it('answer all the same where a thread is lost, also those whom it had in hand beside', async () => {
    const { run } = openThreads({ data: join(folder, 'died') }, { script: mortal });
    const chat = await chatOver(kept, { runHeavy: run });
    const lines = ['divergence ETH RUT', 'divergence BTC RUT', 'correlation ETH SPX'];
    const outcomes = await Promise.all(lines.map((input) => chat.answer({ input, requester: member })));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['answered', 'answered', 'answered']);
  });

  it('say that something broke where every thread is lost over a question', async () => {
    const script = thread('dies', 'export default () => process.exit(3)');
    const chat = await chatOver(kept, { runHeavy: openThreads({ data: 'live' }, { script }).run });
    expect((await chat.answer({ input: 'divergence', requester: member })).kind).toBe('fault');
  });

  it('say that something broke where a thread does not answer', async () => {
    const { run } = openThreads({ data: 'live' }, { script: hangs, timeoutMs: 50 });
    const chat = await chatOver(kept, { runHeavy: run });
    expect((await chat.answer({ input: 'divergence', requester: member })).kind).toBe('fault');
  });

  it('are handed no two questions in one turn of the event loop', async () => {
    const { run } = openThreads();
    const begun: number[] = [];
    let [turn, isOver] = [0, false];
    const count = (): void => {
      turn += 1;
      if (!isOver) setImmediate(count);
    };
    const todayIn = (market: MarketData) => () => {
      begun.push(turn);
      return market.today();
    };
    const chat = await chatOver(kept, {
      runHeavy: ({ market, ...deps }, ...asked) =>
        run({ ...deps, market: { ...market, today: todayIn(market) } }, ...asked),
    });
    count();
    const lines = ['divergence ETH RUT', 'divergence BTC RUT', 'correlation ETH SPX'];
    await Promise.all(lines.map((input) => chat.answer({ input, requester: member })));
    isOver = true;
    expect([begun.length, new Set(begun).size]).toEqual([3, 3]);
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

  it('takes along what it came of', () => {
    const error = new Error('no prices', { cause: new ProviderUnreachable('Kraken', 'the connection broke') });
    expect(errorOf(structuredClone(errorData(error))).cause).toBeInstanceOf(ProviderUnreachable);
  });

  it('is made of whatever else was thrown', () => {
    expect(errorOf(structuredClone(errorData('out of ink'))).message).toBe('out of ink');
  });
});
