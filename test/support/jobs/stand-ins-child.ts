/**
 * Both platforms in a thread or a process of their own, so that what they remember is not counted as the bot's. In a
 * thread their limits are kept by the clock of the test, which it shares; in a process by the machine's own.
 */
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { DiscordStandIn } from '../discord-stand-in.ts';
import { TelegramStandIn } from '../telegram-stand-in.ts';
import { busiestSecond, type PlatformFigures } from './crowd-figures.ts';
import { firstChannel } from './first-channel.ts';

interface Clocked {
  readonly clock: Float64Array;
}

const shared = (workerData as Clocked | null)?.clock;

const nowMs = (): number => shared?.[0] ?? performance.now();

const discord = new DiscordStandIn(undefined, nowMs);

const telegram = new TelegramStandIn(undefined, nowMs);

const say = (message: unknown): void => {
  if (parentPort === null) process.send?.(message);
  else parentPort.postMessage(message);
};

/** Opens both with so many channels each. */
async function open(channels: number): Promise<void> {
  for (let index = 0; index < channels; index += 1) {
    discord.channel(String(firstChannel + index));
    telegram.person(firstChannel + index).started = true;
  }
  await Promise.all([discord.start(), telegram.start()]);
  say({ discord: pick(discord), telegram: pick(telegram) });
}

function pick({ url, token }: { readonly url: string; readonly token: string }): object {
  return { url, token };
}

function figuresOf(
  places: readonly unknown[],
  { requests, postedMs, tooManyMs }: Pick<DiscordStandIn, 'requests' | 'postedMs' | 'tooManyMs'>,
): PlatformFigures {
  const uploads = requests.filter(({ files }) => files.size > 0);
  const counts = [...Map.groupBy(places, (place) => place).values()].map(({ length }) => length);
  const pictures = uploads.flatMap(({ files }) =>
    [...files.values()].map(({ bytes }) => createHash('sha1').update(bytes).digest('hex')),
  );
  return {
    messages: postedMs.length,
    channels: counts.length,
    mostInOne: Math.max(...counts),
    tooMany: tooManyMs.length,
    lastTooManyMs: Math.max(0, (tooManyMs.at(-1) ?? 0) - postedMs[0]!),
    uploads: uploads.length,
    pictures: new Set(pictures).size,
    spanMs: postedMs.at(-1)! - postedMs[0]!,
    busiestSecond: busiestSecond(postedMs),
  };
}

async function hear({ open: channels }: { readonly open?: number }): Promise<void> {
  if (channels !== undefined) return open(channels);
  say({
    discord: figuresOf(
      discord.posts.map(({ placeId }) => placeId),
      discord,
    ),
    telegram: figuresOf(
      telegram.posts.map(({ room }) => room.id),
      telegram,
    ),
  });
  return undefined;
}

(parentPort ?? process).on('message', (message: { readonly open?: number }) => void hear(message));
