import { test } from 'vitest';
import { BotProcess } from '../support/bot-process.ts';
import { newSqlite } from '../support/databases.ts';
import { plantDueDigest } from '../support/planted-digest.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const hourMs = 3_600_000;

/** Ticks come once a minute, and the process has to start before. */
const patienceMs = 110_000;

test.concurrent.for([
  ['an hour back', -hourMs],
  ['three hours ahead', 3 * hourMs],
] as const)(
  'a clock that jumps %s while a digest becomes due keeps nobody from it',
  { timeout: 240_000 },
  async ([, jumpMs], { expect }) => {
    const telegram = new TelegramStandIn();
    await telegram.start();
    const url = newSqlite();
    const settings = { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_URL: telegram.url, DATABASE_URL: url };
    const bot = new BotProcess(settings, { clockOffMs: 0 });
    const isDigest = ({ room }: { readonly room: { readonly id: number } }): boolean => room.id === telegram.group.id;
    try {
      await telegram.changes.until('a start', () => telegram.commandWrites > 0, patienceMs);
      bot.setClock(jumpMs);
      await plantDueDigest(url, `telegram:${telegram.group.id}`);
      await telegram.changes.until('the digest', () => telegram.posts.some(isDigest), patienceMs);
      expect(telegram.posts.filter(isDigest)).toHaveLength(1);
    } finally {
      await bot.stop('SIGKILL');
      await telegram.stop();
    }
  },
);
