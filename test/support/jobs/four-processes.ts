import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { mulberry32 } from '../../../src/analytics/null-model.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import type { CommunityTables } from '../../../src/storage/schema.ts';
import { TrialBot } from '../chaos/trial-bot.ts';
import { DiscordStandIn } from '../discord-stand-in.ts';
import { freePort } from '../free-port.ts';
import { jitterLine } from '../jitter-line.ts';
import { roundRobin } from '../round-robin.ts';
import { TelegramStandIn } from '../telegram-stand-in.ts';
import { subscribe } from './crowd.ts';
import { firstChannel, organizer } from './first-channel.ts';
import { type CrowdSeen, figuresOf, type Span } from './process-figures.ts';

const allowedPerSecond = { discord: 50, telegram: 30 } as const;

const askEveryMs = 4_000;

/** Who was asking when a process was killed waits in vain. */
const answerWithinMs = 15_000;

/** How long a platform stays short of its allowance after a process of jobs died or the database restarted. */
const recoversMs = 15_000;

/** What a trial is told. */
export interface ProcessesOptions {
  readonly channels: number;
  readonly seed: number;
  /** How long a request takes to a platform, in milliseconds: as quick as it can be where absent. */
  readonly wayMs?: readonly [least: number, most: number];
  /** What of the crowd is out when each of these happens. */
  readonly troubles: Readonly<Partial<Record<Trouble, readonly [from: number, to: number]>>>;
  /** How long after the last new message what is claimed by the dead is waited for. */
  readonly patienceMs: number;
  readonly say: (what: string) => void;
}

/** What is done to the processes and to the database. */
export type Trouble = 'first jobs' | 'second jobs' | 'first chat' | 'second chat' | 'database';

/** A row of the ledger that did not come to its end well. */
export interface LedgerRow {
  readonly channel: string;
  readonly state: string;
  readonly reason: string | null;
}

/** How a trial ended. */
export interface ProcessesEnd {
  readonly seen: Readonly<Record<'discord' | 'telegram', CrowdSeen>>;
  /** What the ledger says of every channel. */
  readonly ledger: readonly LedgerRow[];
  readonly asked: number;
  readonly answered: number;
  readonly deaths: readonly string[];
}

/** A PostgreSQL server of the trial's own. */
async function startPostgres() {
  const broker: ChildProcess = fork(fileURLToPath(new URL('../postgres-broker.ts', import.meta.url)));
  const [address] = (await once(broker, 'message')) as [string];
  const url = await (await fetch(address)).text();
  const told = async (wish: string, event: string): Promise<void> => {
    const done = once(broker, event);
    broker.send(wish);
    await done;
  };
  return { url, restart: () => told('restart', 'message'), stop: () => told('stop', 'exit') };
}

type Postgres = Awaited<ReturnType<typeof startPostgres>>;

interface Platforms {
  readonly discord: DiscordStandIn;
  readonly telegram: TelegramStandIn;
}

async function startPlatforms(channels: number): Promise<Platforms> {
  const [discord, telegram] = [new DiscordStandIn(), new TelegramStandIn()];
  for (let index = 0; index < channels; index += 1) {
    discord.channel(String(firstChannel + index));
    telegram.person(firstChannel + index).started = true;
  }
  telegram.person(organizer).started = true;
  await Promise.all([discord.start(), telegram.start()]);
  return { discord, telegram };
}

/** The lines the processes have to the platforms. */
async function linesTo({ discord, telegram }: Platforms, { wayMs, seed }: ProcessesOptions) {
  if (wayMs === undefined) return { discord: discord.url, telegram: telegram.url, close: () => undefined };
  const way = { leastMs: wayMs[0], mostMs: wayMs[1], random: mulberry32(seed + 7) };
  const [toDiscord, toTelegram] = [await jitterLine(discord.url, way), await jitterLine(telegram.url, way)];
  const close = (): void => {
    toDiscord.close();
    toTelegram.close();
  };
  return { discord: toDiscord.url, telegram: toTelegram.url, close };
}

interface Bots {
  readonly chats: readonly [TrialBot, TrialBot];
  readonly jobs: readonly [TrialBot, TrialBot];
}

/** Two that answer, each with half of the shards and behind one webhook, and two that send. */
function botsOf(common: Readonly<Record<string, string>>, ports: readonly number[]): Bots {
  const chat = (at: 0 | 1): TrialBot =>
    new TrialBot(`chat ${at + 1}`, {
      ...common,
      ...{ RIFT_ROLES: 'chat', RIFT_SHARDS: '2', RIFT_SHARD_IDS: String(at), HTTP_PORT: String(ports[at]) },
    });
  const jobs = (at: 0 | 1): TrialBot => new TrialBot(`jobs ${at + 1}`, { ...common, RIFT_ROLES: 'jobs' });
  return { chats: [chat(0), chat(1)], jobs: [jobs(0), jobs(1)] };
}

/** People who ask something on both platforms now and then. */
function keepAsking({ discord, telegram }: Platforms) {
  const counts = { asked: 0, answered: 0 };
  const open = new Set<Promise<unknown>>();
  const keep = (answer: Promise<unknown>): void => {
    counts.asked += 1;
    const waiting = answer.then(() => (counts.answered += 1)).catch(() => undefined);
    open.add(waiting);
  };
  const timer = setInterval(() => {
    if (crowdOut({ discord, telegram }) === 0) return; // the first message of the crowd starts the watch
    keep(discord.answered(discord.slash({ command: 'divergence' }), answerWithinMs));
    keep(telegram.answered(telegram.says('/divergence eth iwm', { by: 501 }), answerWithinMs));
  }, askEveryMs);
  return {
    counts,
    stop: async (): Promise<void> => {
      clearInterval(timer);
      await Promise.all(open);
    },
  };
}

interface Scene {
  readonly options: ProcessesOptions;
  readonly platforms: Platforms;
  readonly postgres: Postgres;
  readonly bots: Bots;
  /** When sending was disturbed, by the clock of the platforms. */
  readonly disturbed: Span[];
}

async function killed(bot: TrialBot, awayMs: number): Promise<void> {
  await bot.kill();
  await sleep(awayMs);
  bot.start();
}

function bring(trouble: Trouble, { bots, postgres }: Scene, awayMs: number): Promise<void> {
  const [first, second] = trouble.endsWith('jobs') ? bots.jobs : bots.chats;
  if (trouble === 'database') return postgres.restart();
  return killed(trouble.startsWith('first') ? first : second, awayMs);
}

const crowdOut = ({ discord, telegram }: Platforms): number => Math.min(discord.postedMs.length, telegram.postedMs.length); // prettier-ignore

/** Brings about everything that is to happen, each when so much of the crowd is out on both platforms. */
async function trouble(scene: Scene, signal: AbortSignal): Promise<void> {
  const { options, platforms, disturbed } = scene;
  const random = mulberry32(options.seed);
  const planned = Object.entries(options.troubles) as [Trouble, readonly [number, number]][];
  const dated = planned.map(([name, [from, to]]) => ({ name, at: (from + random() * (to - from)) * options.channels }));
  for (const { name, at } of dated.toSorted((a, b) => a.at - b.at)) {
    while (crowdOut(platforms) < at && !signal.aborted) await sleep(20);
    if (signal.aborted) return;
    options.say(`${name}, with ${crowdOut(platforms)} out on both platforms`);
    const fromMs = performance.now();
    await bring(name, scene, 1000 + 2000 * random());
    if (!name.endsWith('chat')) disturbed.push({ fromMs, untilMs: performance.now() + recoversMs });
  }
}

async function readLedger(url: string): Promise<LedgerRow[]> {
  const database = await openDatabase(url);
  try {
    return await database.read<CommunityTables, LedgerRow[]>((db) =>
      db.selectFrom('deliveries').select(['channel', 'state', 'reason']).execute(),
    );
  } finally {
    await database.close();
  }
}

const isOpen = ({ state }: LedgerRow): boolean => state === 'planned' || state === 'sending';

/** Waits until everything is out, or nothing more has come for a while; what a dead process has claimed comes late. */
async function untilOut({ options, platforms, postgres }: Scene): Promise<LedgerRow[]> {
  const { channels, patienceMs } = options;
  const outNow = (): number => platforms.discord.postedMs.length + platforms.telegram.postedMs.length;
  let [seen, lastMs] = [0, performance.now()];
  for (;;) {
    await sleep(500);
    const out = outNow();
    if (out > seen) [seen, lastMs] = [out, performance.now()];
    const quietMs = performance.now() - lastMs;
    if (seen === 0 ? quietMs < 120_000 : quietMs < 2_000) continue;
    const ledger = await readLedger(postgres.url).catch(() => []);
    if ((ledger.length >= 2 * channels && !ledger.some(isOpen)) || quietMs > patienceMs) return ledger;
  }
}

async function untilUp({ platforms: { discord, telegram }, bots }: Scene): Promise<void> {
  const isUp = (): boolean =>
    bots.chats.every(({ output }) => output.includes('Discord: connected') && output.includes('Telegram: connected'));
  await discord.changes.until('both chats', () => isUp() && telegram.hasWebhook, 180_000);
}

async function runScene(scene: Scene): Promise<ProcessesEnd> {
  const { options, platforms, postgres, bots } = scene;
  for (const bot of bots.chats) bot.start();
  await untilUp(scene);
  const database = await openDatabase(postgres.url);
  await subscribe(database, options.channels, Date.now());
  await database.close();
  options.say(`${options.channels} channels of each platform are due`);
  const people = keepAsking(platforms);
  for (const bot of bots.jobs) bot.start();
  const over = new AbortController();
  const troubling = trouble(scene, over.signal);
  const ledger = await untilOut(scene);
  over.abort();
  await troubling;
  await people.stop();
  const all = [...bots.chats, ...bots.jobs];
  await Promise.all(all.map((bot) => bot.stop()));
  const seen = {
    discord: figuresOf(platforms.discord, { ...scene, limit: allowedPerSecond.discord }),
    telegram: figuresOf(platforms.telegram, { ...scene, limit: allowedPerSecond.telegram }),
  };
  return { seen, ledger, ...people.counts, deaths: all.flatMap(({ deaths }) => deaths) };
}

/**
 * Four processes of the real program on one PostgreSQL, two that answer and two that send, on the machine's own clock:
 * a crowd of channels due at once, while each of them is killed once and the database restarts.
 */
export async function runProcesses(options: ProcessesOptions): Promise<ProcessesEnd> {
  const [postgres, platforms] = [await startPostgres(), await startPlatforms(options.channels)];
  const lines = await linesTo(platforms, options);
  const ports = [await freePort(), await freePort()];
  const webhook = await roundRobin(ports);
  const { discord, telegram } = platforms;
  const common = {
    ...{ DATABASE_URL: postgres.url, DISCORD_TOKEN: discord.token, DISCORD_API_URL: lines.discord },
    ...{ TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_URL: lines.telegram },
    ...{ TELEGRAM_WEBHOOK_URL: webhook.url, TELEGRAM_WEBHOOK_SECRET: 'between_us' },
  };
  const scene: Scene = { options, platforms, postgres, bots: botsOf(common, ports), disturbed: [] };
  try {
    return await runScene(scene);
  } finally {
    await Promise.all([...scene.bots.chats, ...scene.bots.jobs].map((bot) => bot.kill()));
    webhook.close();
    lines.close();
    await Promise.all([discord.stop(), telegram.stop(), postgres.stop()]);
  }
}
