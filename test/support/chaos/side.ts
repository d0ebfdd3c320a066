import { join } from 'node:path';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { ConfiguringActor } from '../../../src/community/community-store.ts';
import { createCommunityStore } from '../../../src/storage/community-store.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { DatabaseLine } from '../database-line.ts';
import { DiscordStandIn } from '../discord-stand-in.ts';
import { TelegramStandIn } from '../telegram-stand-in.ts';
import { TrialBot } from './trial-bot.ts';

const minuteMs = 60_000;

/** Digests of each platform that are due in each minute of the trial. */
const digestsAMinute = 4;

/** A database, both platforms, and the processes on it. */
export interface Side {
  readonly name: string;
  /** The address of the database itself. */
  readonly url: string;
  /** The line the processes have to it, where it is one that can break. */
  readonly line: DatabaseLine | undefined;
  readonly discord: DiscordStandIn;
  readonly telegram: TelegramStandIn;
  readonly bots: readonly TrialBot[];
  /** Channels in which one digest or alert is due in the trial, and nobody speaks. */
  readonly quietChannels: Set<string>;
  /** Those in which a digest is due. */
  readonly digestChannels: Set<string>;
}

/** Where the processes get their prices, and a word nobody but the people of the trial knows. */
export interface SideParts {
  readonly sourcesUrl: string;
  readonly operatorsKey: string;
}

async function platforms(name: string) {
  const discord = new DiscordStandIn(`discord-token-of-${name}`);
  const telegram = new TelegramStandIn(`7000:telegram-token-of-${name}`);
  await Promise.all([discord.start(), telegram.start()]);
  const environment = {
    discord: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
    telegram: { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.url },
  };
  return { discord, telegram, environment };
}

function common({ sourcesUrl, operatorsKey }: SideParts): Record<string, string> {
  const [CCXT_API_URL, YAHOO_API_URL, COINMETRICS_API_URL] = [sourcesUrl, sourcesUrl, sourcesUrl];
  return { RIFT_DATA: 'live', CCXT_API_URL, YAHOO_API_URL, COINMETRICS_API_URL, HTTP_KEY: operatorsKey };
}

/** One process on a SQLite file. */
export async function sqliteSide(parts: SideParts): Promise<Side> {
  const url = `sqlite:${join(mkdtempSync(join(tmpdir(), 'rift-chaos-')), 'rift.db')}`;
  const { discord, telegram, environment } = await platforms('sqlite');
  const all = { ...common(parts), ...environment.discord, ...environment.telegram, DATABASE_URL: url };
  const bots = [new TrialBot('SQLite', all)];
  return {
    name: 'SQLite',
    url,
    line: undefined,
    discord,
    telegram,
    bots,
    quietChannels: new Set(),
    digestChannels: new Set(),
  };
}

/** Two processes on one PostgreSQL database, both in the same Discord; a bot of Telegram is asked by one alone. */
export async function postgresSide(url: string, parts: SideParts): Promise<Side> {
  const { discord, telegram, environment } = await platforms('postgres');
  const line = new DatabaseLine(url);
  const database = { ...common(parts), ...environment.discord, DATABASE_URL: await line.open() };
  const bots = [
    new TrialBot('PostgreSQL, first', { ...database, ...environment.telegram }),
    new TrialBot('PostgreSQL, second', database),
  ];
  return {
    name: 'PostgreSQL',
    url,
    line,
    discord,
    telegram,
    bots,
    quietChannels: new Set(),
    digestChannels: new Set(),
  };
}

/** Writes down digests due in each minute, each in a channel of its own. */
export async function planDigests(side: Side, fromMs: number, minutes: number): Promise<void> {
  const database = await openDatabase(side.url);
  const store = createCommunityStore(database, () => fromMs);
  const firstMs = Math.ceil(fromMs / minuteMs) * minuteMs;
  for (let minute = 0; minute < minutes; minute += 1) {
    const dueMs = firstMs + minute * minuteMs;
    const numbers = Array.from({ length: digestsAMinute }, (_, index) => 10_000 + minute * 100 + index);
    for (const { actor, channel } of [
      ...numbers.flatMap((number) => newPlaces(side, number)),
      newTopic(side, minute),
    ]) {
      side.digestChannels.add(channel);
      await store.saveSubscription(actor, { channel, plan: digestAt(dueMs), nextDueMs: dueMs }, 'digest on');
    }
  }
  await database.close();
}

/** Somewhere a digest may be set up, and by whom. */
interface QuietChannel {
  readonly actor: ConfiguringActor;
  readonly channel: string;
}

/** A topic of the forum on Telegram, where strangers can press. */
function newTopic({ telegram, quietChannels }: Side, number: number): QuietChannel {
  const community = `telegram:${telegram.forum.id}`;
  const channel = `${community}:${number + 1}`;
  quietChannels.add(channel);
  return { actor: { person: 'telegram:9', community, moderator: true }, channel };
}

/** A channel of Discord and a private chat of Telegram that nobody has spoken in. */
export function newPlaces(side: Side, number: number): QuietChannel[] {
  side.discord.channel(String(number));
  side.telegram.person(number).started = true;
  const places = [
    { actor: { person: 'discord:9', community: 'discord:100', moderator: true }, channel: `discord:${number}` },
    {
      actor: { person: `telegram:${number}`, community: `telegram:${number}`, moderator: true },
      channel: `telegram:${number}`,
    },
  ];
  for (const { channel } of places) side.quietChannels.add(channel);
  return places;
}

function digestAt(dueMs: number) {
  const minuteOfDay = Math.floor((dueMs % (24 * 60 * minuteMs)) / minuteMs);
  const at = { kind: 'local', minuteOfDay } as const;
  const schedule = { zone: 'UTC', at, weekdays: [0, 1, 2, 3, 4, 5, 6], tradingDaysOnly: false };
  return { kind: 'digest', schedule, pairs: [['ETH', 'IWM']], sections: ['pairs'] } as const;
}
