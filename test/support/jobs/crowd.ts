import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startDiscord } from '../../../src/adapters/discord/platform.ts';
import { startTelegram, type TelegramDeps } from '../../../src/adapters/telegram/platform.ts';
import type { Chat, Messenger } from '../../../src/chat/chat.ts';
import { lineFromOptions } from '../../../src/chat/parser/parse-line.ts';
import type { SubscriptionPlan } from '../../../src/community/schedule.ts';
import type { JobClock } from '../../../src/jobs/jobs.ts';
import { createJobs } from '../../../src/jobs/start-jobs.ts';
import { nyseCalendar } from '../../../src/market/nyse-calendar.ts';
import { openSimulation } from '../../../src/providers/sample.ts';
import type { Image, Painter } from '../../../src/reports/chart-spec.ts';
import { createCallbackStore } from '../../../src/storage/community-store.ts';
import { type Database, openDatabase } from '../../../src/storage/database.ts';
import { createDeliveryQueue } from '../../../src/storage/delivery-queue.ts';
import type { CommunityTables } from '../../../src/storage/schema.ts';
import { createPainter } from '../../../src/workers/painter.ts';
import { commandChat } from '../command-chat.ts';
import { afterClose } from '../sample-chat.ts';
import { sampleDivergence } from '../sample-drawings.ts';
import { SentenceLog } from '../toy-chat.ts';
import type { PlatformFigures } from './crowd-figures.ts';
import type { CrowdStandIns } from './crowd-stand-ins.ts';
import { firstChannel, organizer } from './first-channel.ts';

const platforms = ['discord', 'telegram'] as const;

const ROWS_AT_ONCE = 500;

/** What the communities of the crowd want to read: as many different digests, each in two colours. */
const wanted: readonly (readonly (readonly [string, string])[])[] = [
  [['ETH', 'RUT']],
  [['BTC', 'GOLD']],
  [
    ['ETH', 'RUT'],
    ['BTC', 'GOLD'],
  ],
];

/** How many different contents and pictures that makes. */
export const contents = { lines: wanted.length, pictures: 2 * wanted.length };

/** What the process held after so many messages. */
export interface Held {
  readonly sent: number;
  readonly heapMb: number;
  readonly rssMb: number;
}

/** How much more is resident at the end than after the first look, as a share of that. */
export function growthOf(held: readonly Held[]): number {
  return held.at(-1)!.rssMb / held[0]!.rssMb - 1;
}

/** Resident memory is flat where it grows by no more. */
export const MOST_GROWTH = 0.05;

/** How a crowd of channels was served. */
export interface CrowdEnd {
  readonly seen: Readonly<Record<(typeof platforms)[number], PlatformFigures>>;
  readonly states: Readonly<Record<string, number>>;
  /** Command lines that were computed, and pictures that were drawn. */
  readonly computed: readonly string[];
  readonly drawn: number;
  /** After a tenth of the messages, and then four times more. */
  readonly held: readonly Held[];
  readonly faults: readonly string[];
}

/** The time a crowd is served in. */
export interface CrowdTime {
  readonly clock: JobClock;
  /** The clock a send waits by. */
  readonly sending?: TelegramDeps['clock'];
  /** A service whose calls take time. */
  readonly watched: <T extends object>(service: T) => T;
  /** Lets the work be done. */
  readonly run: (work: Promise<unknown>) => Promise<unknown>;
}

/** Serves so many channels of each platform that are due in the same minute, with everything real but the platforms. */
export async function serveCrowd(
  url: string,
  channels: number,
  standIns: CrowdStandIns,
  time: CrowdTime,
): Promise<CrowdEnd> {
  const database = await openDatabase(url);
  await subscribe(database, channels, time.clock.now());
  const ledger = createDeliveryQueue(database);
  const chat = countingChat(commandChat(openSimulation(() => afterClose)));
  const threads = createPainter({ workers: PAINTERS, timeoutMs: 120_000 }); // a machine that is busy otherwise is no fault of the crowd
  await drawSomething(threads);
  const painter = countingPainter(threads);
  const log = new SentenceLog();
  const bots = await startBots(standIns, { database, painter, log, time });
  const memory = memoryAt([0.1, 0.25, 0.5, 0.75, 1].map((share) => Math.floor(share * channels * platforms.length)));
  const messengers = bots.map(({ messenger }) => time.watched(counted(messenger, memory.sent)));
  const faults = new SentenceLog();
  const jobs = createJobs({
    deliveryQueue: time.watched(ledger),
    chat: time.watched(chat),
    market: openSimulation(() => afterClose),
    calendar: nyseCalendar,
    messengers,
    log: { info: () => undefined, warn: faults.warn.bind(faults), error: faults.error.bind(faults) },
    clock: time.clock,
  });
  await time.run(jobs.tick());
  const [seen, states] = [await standIns.figures(), await ledger.counts()];
  await Promise.all([...bots.map((bot) => bot.stop()), painter.close()]);
  await database.close();
  return {
    seen,
    states,
    computed: chat.computed,
    drawn: painter.drawn.size,
    held: memory.held,
    faults: faults.sentences,
  };
}

const PAINTERS = 2;

/** Threads keep what they draw with. In bots that run for a while each has drawn something, whatever the crowd wants. */
async function drawSomething(painter: Painter): Promise<void> {
  const size = { width: 1080, height: 1350 };
  const drawn = Array.from({ length: 4 * PAINTERS }, (_, at) => {
    const chart = sampleDivergence({ title: `A picture of an earlier day, ${at}` });
    return painter.paint(chart, { ...size, theme: at % 2 === 0 ? 'dark' : 'light' }, {});
  });
  await Promise.all(drawn);
}

async function startBots(
  { addresses }: CrowdStandIns,
  { database, painter, log, time }: { database: Database; painter: Painter; log: SentenceLog; time: CrowdTime },
) {
  const shared = {
    chat: commandChat(openSimulation(() => afterClose)),
    painter,
    callbacks: createCallbackStore(database),
    log,
  };
  const { sending } = time;
  const { discord, telegram } = addresses;
  return Promise.all([
    startDiscord({
      ...{ ...shared, token: discord.token, apiUrl: discord.url },
      ...(sending === undefined ? {} : { clock: sending }),
    }),
    startTelegram({
      ...{ ...shared, token: telegram.token, apiUrl: telegram.url },
      ...(sending === undefined ? {} : { clock: sending }),
    }),
  ]);
}

/** Every channel its own community, with one of the digests wanted, due now; every other one likes light pictures. */
export async function subscribe(database: Database, channels: number, dueMs: number): Promise<void> {
  const all = platforms.flatMap((platform) =>
    Array.from({ length: channels }, (_, index) => ({ place: `${platform}:${firstChannel + index}`, index })),
  );
  for (let from = 0; from < all.length; from += ROWS_AT_ONCE) {
    const some = all.slice(from, from + ROWS_AT_ONCE);
    await database.write<CommunityTables, unknown>(async (db) => {
      const settings = some.map(({ place, index }) => ({
        ...{ community: place, gone_at_ms: null },
        settings: JSON.stringify({ theme: index % 2 === 0 ? 'dark' : 'light' }),
      }));
      await db.insertInto('communities').values(settings).execute();
      await db
        .insertInto('subscriptions')
        .values(some.map(({ place, index }) => subscriptionRow(place, index, dueMs)))
        .execute();
    });
  }
}

function subscriptionRow(place: string, index: number, dueMs: number): CommunityTables['subscriptions'] {
  const plan: SubscriptionPlan = {
    kind: 'digest',
    pairs: wanted[Math.floor(index / 2) % wanted.length]!,
    sections: [],
    schedule: {
      zone: 'Etc/UTC',
      at: { kind: 'local', minuteOfDay: 22 * 60 },
      weekdays: [0, 1, 2, 3, 4, 5, 6],
      tradingDaysOnly: false,
    },
  };
  return {
    ...{ id: place, community: place, channel: place, kind: 'digest', plan: JSON.stringify(plan) },
    ...{ created_by: `${place.split(':')[0]}:${organizer}`, paused: null, paused_at_ms: null, next_due_ms: dueMs },
    ...{ last_session: null, alert_state: null, identity: 'digest' },
  };
}

function countingChat(chat: Chat): Pick<Chat, 'answer'> & { readonly computed: string[] } {
  const computed: string[] = [];
  return {
    computed,
    answer: (question) => {
      computed.push(typeof question.input === 'string' ? question.input : lineFromOptions(question.input));
      return chat.answer(question);
    },
  };
}

/** A picture that was drawn is an object of its own; one that was kept is given out again. */
function countingPainter(painter: Painter): Painter & { readonly drawn: Set<Image> } {
  const drawn = new Set<Image>();
  return {
    drawn,
    paint: async (...given) => {
      const image = await painter.paint(...given);
      drawn.add(image);
      return image;
    },
    close: () => painter.close(),
  };
}

function counted(messenger: Messenger, sent: () => void): Messenger {
  return new Proxy(messenger, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      const call = (...given: unknown[]): unknown => Reflect.apply(value, target, given);
      if (name !== 'send') return call;
      return async (...given: unknown[]) => {
        const end = await call(...given);
        sent();
        return end;
      };
    },
  });
}

/** Looks at the memory that is still in use after so many messages. */
function memoryAt(steps: readonly number[]): { readonly held: Held[]; readonly sent: () => void } {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const held: Held[] = [];
  let sent = 0;
  return {
    held,
    sent: () => {
      sent += 1;
      if (!steps.includes(sent)) return;
      collect();
      const { heapUsed, rss } = process.memoryUsage();
      held.push({ sent, heapMb: heapUsed / 2 ** 20, rssMb: rss / 2 ** 20 });
    },
  };
}
