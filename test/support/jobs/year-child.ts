/**
 * A process that runs the jobs on a database for as long as it is left alive. The test says what time it is; a stand-in
 * of the platforms sits in the test's own process and survives when this one is killed.
 */
import type { Messenger } from '../../../src/chat/chat.ts';
import { createJobs } from '../../../src/jobs/start-jobs.ts';
import { nyseCalendar } from '../../../src/market/nyse-calendar.ts';
import { openDatabase } from '../../../src/storage/database.ts';
import { createDeliveryQueue } from '../../../src/storage/delivery-queue.ts';
import { bareMarket } from '../chat/bare-market.ts';
import { plainChat } from './plain-chat.ts';

let nowMs = 0;

let sends = 0;

const answers = new Map<number, () => void>();

const silent = (): void => undefined;

const say = (message: object): void => void process.send?.(message);

function messenger(platform: 'discord' | 'telegram'): Messenger {
  return {
    platform,
    ...(platform === 'discord' ? { keyRememberedMs: 180_000 } : {}),
    async send({ channel }, _reply, key) {
      const id = ++sends;
      const answered = new Promise<void>((resolve) => answers.set(id, resolve));
      say({ send: id, platform, channel, key, nowMs });
      await answered;
      return { kind: 'sent', messageId: key };
    },
    missingPermissions: () => Promise.resolve([]),
  };
}

const jobs = createJobs({
  deliveryQueue: createDeliveryQueue(await openDatabase(process.argv[2]!)),
  chat: plainChat(),
  market: bareMarket,
  calendar: nyseCalendar,
  messengers: [messenger('discord'), messenger('telegram')],
  log: {
    info: silent,
    warn: silent,
    error: (details, message) => say({ fault: `${message} ${String((details as { err?: unknown }).err)}` }),
  },
  clock: { now: () => nowMs, sleep: () => Promise.resolve() },
});

process.on('message', (message: { tick?: number; answered?: number }) => {
  if (message.answered !== undefined) answers.get(message.answered)?.();
  if (message.tick === undefined) return;
  nowMs = message.tick;
  jobs.tick().then(
    () => say({ done: message.tick }),
    (error: unknown) => say({ fault: String(error) }),
  );
});

say({ ready: true });
