/**
 * A process that sends digests through the real side of a platform, whose queue it dies with. The test says what time it is;
 * the queue keeps the platform's limits by the machine's own clock.
 */
import { startDiscord } from '../../../src/adapters/discord/platform.ts';
import { startTelegram } from '../../../src/adapters/telegram/platform.ts';
import { createJobs } from '../../../src/jobs/start-jobs.ts';
import { nyseCalendar } from '../../../src/market/nyse-calendar.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { createDeliveryQueue } from '../../../src/storage/delivery-queue.ts';
import { bareMarket } from '../chat/bare-market.ts';
import { MemoryShelf, PlainPainter, SentenceLog, ToyChat } from '../toy-chat.ts';
import { plainChat } from './plain-chat.ts';

const [platform, url, token, apiUrl] = process.argv.slice(2) as [string, string, string, string];

let nowMs = 0;

const log = new SentenceLog();

const start = platform === 'discord' ? startDiscord : startTelegram;

const bot = await start({
  ...{ token, apiUrl, log },
  chat: new ToyChat(),
  callbacks: new MemoryShelf(),
  painter: new PlainPainter(),
});

const jobs = createJobs({
  deliveryQueue: createDeliveryQueue(await openDatabase(url)),
  chat: plainChat(),
  market: bareMarket,
  calendar: nyseCalendar,
  messengers: [bot.messenger],
  log,
  clock: { now: () => nowMs, sleep: () => Promise.resolve() },
});

process.on('message', ({ tick }: { readonly tick: number }) => {
  nowMs = tick;
  void jobs.tick().then(() => process.send?.({ done: tick }));
});

process.send?.({ ready: true });
