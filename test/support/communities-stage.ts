import type { PlatformBot } from '../../src/adapters/connection.ts';
import { startDiscord } from '../../src/adapters/discord/platform.ts';
import { startTelegram, type TelegramBot } from '../../src/adapters/telegram/platform.ts';
import { createCommunityService } from '../../src/jobs/membership.ts';
import { openSimulation } from '../../src/providers/sample.ts';
import { createCallbackStore, createCommunityEvents, createCommunityStore } from '../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import type { CommunityTables } from '../../src/storage/schema.ts';
import { commandChat } from './command-chat.ts';
import { DiscordStandIn } from './discord-stand-in.ts';
import { afterClose } from './sample-chat.ts';
import { TelegramStandIn } from './telegram-stand-in.ts';
import { PlainPainter, SentenceLog } from './toy-chat.ts';

const tables = ['communities', 'subscriptions', 'deliveries', 'audit', 'receipts', 'community_events'] as const;

/** Both bots with the real commands over one database, in front of stand-ins of their platforms. */
export interface CommunitiesStage {
  readonly discord: DiscordStandIn;
  readonly telegram: TelegramStandIn;
  /** The id of what was set up last in a community. */
  idIn(community: string): Promise<string>;
  /** Everything that is kept of one community, or of all, row by row. */
  kept(community?: string): Promise<string>;
  close(): Promise<void>;
}

/** Time for what is sent to Telegram: it passes at once, on both sides. */
export function hurriedClock() {
  let nowMs = 0;
  const sleep = (ms: number): Promise<void> => {
    nowMs += ms;
    return Promise.resolve();
  };
  return { now: () => nowMs, sleep };
}

/** Opens the stage over an empty database. */
export async function openCommunitiesStage(url: string): Promise<CommunitiesStage> {
  const clock = hurriedClock();
  const [discord, telegram] = [new DiscordStandIn(), new TelegramStandIn(undefined, clock.now)];
  await Promise.all([discord.start(), telegram.start()]);
  const database = await openDatabase(url);
  const bots: (PlatformBot | TelegramBot)[] = [];
  const nowMs = (): number => afterClose;
  const service = createCommunityService({
    store: createCommunityStore(database, nowMs),
    messengers: () => bots.map(({ messenger }) => messenger),
    nowMs,
  });
  const chat = commandChat(openSimulation(nowMs), {
    community: service,
    communityEvents: createCommunityEvents(database),
  });
  const shared = {
    chat,
    painter: new PlainPainter(),
    callbacks: createCallbackStore(database),
    log: new SentenceLog(),
  };
  bots.push(await startDiscord({ ...shared, token: discord.token, apiUrl: discord.url }));
  bots.push(await startTelegram({ ...shared, token: telegram.token, apiUrl: telegram.url, clock }));
  await discord.ready();
  return {
    discord,
    telegram,
    idIn: async (community) => (await service.subscriptions(community)).find(({ plan }) => plan.kind === 'alert')!.id,
    kept: (community) => keptIn(database, community),
    close: async () => {
      await Promise.all(bots.map((bot) => bot.stop()));
      await Promise.all([discord.stop(), telegram.stop()]);
      await database.close();
    },
  };
}

async function keptIn(database: Database, community: string | undefined): Promise<string> {
  const rows: unknown[] = [];
  for (const table of tables) {
    const all = await database.read<CommunityTables, { community: string }[]>((db) =>
      db.selectFrom(table).selectAll().execute(),
    );
    const own = all.filter((row) => community === undefined || JSON.stringify(row).includes(community));
    rows.push([table, ...own.map((row) => JSON.stringify(row)).toSorted()]);
  }
  return JSON.stringify(rows, undefined, 1);
}
