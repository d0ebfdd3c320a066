import { expect, it } from 'vitest';
import type { SourceHealth } from '../../src/market/ports.ts';
import { botChecks } from '../../src/run-bots.ts';

const hourMs = 3_600_000;

const source = (state: SourceHealth['state'], lastSuccessMs?: number): SourceHealth => ({
  source: 'kraken',
  state,
  sentence: '',
  ...(lastSuccessMs === undefined ? {} : { lastSuccessMs }),
});

type Parts = Parameters<typeof botChecks>[0];

/** A bot whose every part is well. */
const well: Parts = {
  db: { ping: () => Promise.resolve() },
  metrics: { tickAgeMs: 60_000, writeProblem: undefined },
  platforms: [{ health: () => ({ platform: 'discord', state: 'up', sentence: 'Discord: connected.', counts: {} }) }],
  figures: () => Promise.resolve({ due: 1, lagMs: 60_000, communities: [], subscriptions: [] }),
  sources: () => Promise.resolve([source('up', Date.now()), source('down', Date.now() - 7 * hourMs)]),
  hasJobs: true,
};

/** What is wanting, each with its sentence. */
async function problemsOf(parts: Partial<Parts>): Promise<Record<string, string>> {
  const checks = botChecks({ ...well, ...parts }).map(async ({ name, problem }) => {
    const sentence = await Promise.resolve(problem()).catch((error: unknown) => (error as Error).message);
    return [name, sentence] as const;
  });
  const found = (await Promise.all(checks)).filter((one): one is readonly [string, string] => one[1] !== undefined);
  return Object.fromEntries(found);
}

const health = (state: 'connecting' | 'refused') => [
  { health: () => ({ platform: 'telegram', state, sentence: `Telegram: ${state}.`, counts: {} }) as const },
];

const waiting = (due: number, lagMs: number) => ({
  figures: () => Promise.resolve({ due, lagMs, communities: [], subscriptions: [] }),
});

const heard = (...sources: readonly SourceHealth[]) => ({ sources: () => Promise.resolve(sources) });

it('a bot whose every part is well is ready', async () => {
  expect(await problemsOf({})).toEqual({});
});

it.each<[string, Partial<Parts>, Record<string, string>]>([
  [
    'a database that is away',
    { db: { ping: () => Promise.reject(new Error('It is away.')) } },
    { database: 'It is away.' },
  ],
  [
    'a database that keeps nothing',
    { metrics: { ...well.metrics, writeProblem: 'It is full.' } },
    { database: 'It is full.' },
  ],
  ['a platform that is being tried again', { platforms: health('connecting') }, { telegram: 'Telegram: connecting.' }],
  ['a token that is refused', { platforms: health('refused') }, { telegram: 'Telegram: refused.' }],
  [
    'ticks that have stopped',
    { metrics: { ...well.metrics, tickAgeMs: 181_000 } },
    { jobs: 'The jobs have not looked what is due for 3 minutes.' },
  ],
  ['deliveries that lie about', waiting(7, 601_000), { jobs: 'Deliveries have waited for 10 minutes, 7 in all.' }],
  [
    'sources that are silent for long',
    heard(source('down', Date.now() - 7 * hourMs)),
    { sources: 'No price source has answered for 6 hours.' },
  ],
  ['sources that never answered', heard(source('down')), { sources: 'No price source has ever answered.' }],
])('is not ready for %s', async (_, parts, problems) => {
  expect(await problemsOf(parts)).toEqual(problems);
});

it.each<[string, Partial<Parts>]>([
  ['ticks of three minutes ago', { metrics: { ...well.metrics, tickAgeMs: 180_000 } }],
  ['deliveries that wait ten minutes', waiting(7, 600_000)],
  ['sources that answered within six hours', heard(source('down', Date.now() - 5.9 * hourMs))],
  ['sources nobody has asked', heard(source('unknown'))],
  ['jobs that are another process’s', { hasJobs: false, metrics: { ...well.metrics, tickAgeMs: Infinity } }],
])('is ready with %s', async (_, parts) => {
  expect(await problemsOf(parts)).toEqual({});
});
