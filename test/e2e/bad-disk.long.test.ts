import { closeSync, existsSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BotProcess, untilReadiness } from '../support/bot-process.ts';
import { freePort } from '../support/free-port.ts';
import { newSqlite } from '../support/databases.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const patienceMs = 60_000;

const fullDisk = fileURLToPath(new URL('../support/full-disk.ts', import.meta.url));

let telegram: TelegramStandIn;

let bot: BotProcess;

let port: number;

let url: string;

const file = (): string => url.slice('sqlite:'.length);

function start(more: Readonly<Record<string, string>> = {}): void {
  bot = new BotProcess({
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
    DATABASE_URL: url,
    HTTP_PORT: String(port),
    ...more,
  });
}

const answerTo = async (words: string): Promise<string> =>
  (await telegram.answered(telegram.says(words), patienceMs)).text;

/** As a dying disk does: all but the first page of what is kept is other bytes. */
function damage(): void {
  for (const path of [file(), `${file()}-wal`].filter(existsSync)) {
    const to = openSync(path, 'r+');
    for (let at = 4096; at < statSync(path).size; at += 4096) writeSync(to, Buffer.alloc(4096, 0xa5), 0, 4096, at);
    closeSync(to);
  }
}

const kept = (): Buffer[] => [file(), `${file()}-wal`].filter(existsSync).map((path) => readFileSync(path));

beforeEach(async () => {
  telegram = new TelegramStandIn();
  await telegram.start();
  port = await freePort();
  url = newSqlite();
});

afterEach(async () => {
  await bot.stop('SIGKILL');
  await telegram.stop();
});

describe('a SQLite file that is damaged while it is in use', () => {
  beforeEach(async () => {
    start();
    await answerTo('/digest on at:08:00');
    damage();
    await answerTo('/digest off');
    await answerTo('/status');
  }, 120_000);

  test('fails readiness, which says what it is and the way back', async () => {
    const { problems } = await untilReadiness(port, ({ status }) => status === 503);
    expect(problems['database']).toContain(
      'The database file is damaged; stop Rift, put a copy back (docs/operate.md) and start it again.',
    );
  }, 120_000);

  test('leaves questions answered, with the usual settings and a note', async () => {
    expect(await answerTo('/divergence')).toContain('Answered with the usual settings');
  }, 120_000);

  test('is never written over, neither by what is asked nor when Rift stops', async () => {
    await untilReadiness(port, ({ status }) => status === 503);
    const before = kept();
    await answerTo('/digest on at:09:00');
    await bot.stop();
    expect(kept().map((bytes, at) => bytes.equals(before[at]!))).toEqual(before.map(() => true));
  }, 120_000);
});

describe('a SQLite file that is damaged when Rift starts', () => {
  beforeEach(async () => {
    start();
    await answerTo('/digest on at:08:00');
    await bot.stop();
  }, 120_000);

  test('is said as what it is, with the way back, and Rift ends', async () => {
    damage();
    const before = kept();
    start();
    expect(await bot.ended()).toBe(2);
    expect(bot.output).toMatch(/^The database file is damaged; stop Rift, put a copy back \(docs\/operate.md\)/m);
    expect(kept().map((bytes, at) => bytes.equals(before[at]!))).toEqual(before.map(() => true));
  }, 120_000);
});

describe('a full disk under the SQLite file', () => {
  const turn = async (word: string): Promise<void> => {
    bot.child.kill('SIGUSR2');
    await telegram.changes.until(word, () => bot.output.endsWith(`the disk is ${word}\n`), patienceMs);
  };

  beforeEach(async () => {
    start({ NODE_OPTIONS: `--import=${fullDisk}` });
    await answerTo('/divergence');
    await turn('full');
  }, 120_000);

  /** Changes settings until one finds no room; gives what was said of it. */
  async function untilRefused(): Promise<string> {
    for (let minute = 10; minute < 60; minute++) {
      const said = await answerTo(`/digest on at:08:${minute}`);
      if (said.includes('cannot be used')) return said;
    }
    throw new Error('there was always room');
  }

  test('is said by readiness as what it is, and Rift is ready by itself once there is room', async () => {
    await untilRefused();
    const { problems } = await untilReadiness(port, ({ status }) => status === 503);
    expect(problems['database']).toContain('The disk of the database is full; nothing was kept');
    await turn('free');
    await answerTo('/digest on at:07:00');
    expect((await untilReadiness(port, ({ status }) => status === 200)).problems).toEqual({});
  }, 120_000);

  test('leaves questions and checks answered', async () => {
    await untilRefused();
    expect(await answerTo('/divergence')).toMatch(/Ethereum/);
    expect(await answerTo('/check Ethereum has never been this far from the Russell 2000')).toMatch(/Ethereum/);
  }, 120_000);
});
