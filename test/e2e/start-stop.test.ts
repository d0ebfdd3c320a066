import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import net from 'node:net';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BotProcess, untilReadiness } from '../support/bot-process.ts';
import { Changes } from '../support/changes.ts';
import { loopbackOnly } from '../support/cli/spawn-ask.ts';
import { fairClock } from '../support/fair-clock.ts';
import { freePort } from '../support/free-port.ts';
import { requireNoLeaks, secretsOf } from '../support/log-leaks.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const patienceMs = 60_000;

const changes = new Changes();

function taken(): Promise<net.Server> {
  const server = net.createServer();
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Opens a line to the program and writes so much; it stays open. */
function halfOpen(port: number, text: string): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      if (text !== '') socket.write(text);
      resolve(socket);
    });
    socket.on('error', reject);
  });
}

/** How long it takes from a signal to the end, in milliseconds. */
async function endsWithin(bot: BotProcess, signal: NodeJS.Signals): Promise<number> {
  const startMs = fairClock.now();
  await bot.stop(signal);
  return fairClock.now() - startMs;
}

const halfBody =
  'POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{';

describe('with lines that somebody leaves half open', () => {
  let bot: BotProcess;
  let lines: net.Socket[];
  let telegram: TelegramStandIn;

  beforeEach(async () => {
    lines = [];
    telegram = new TelegramStandIn();
    await telegram.start();
  });

  afterEach(async () => {
    for (const line of lines) line.destroy();
    await bot.stop('SIGKILL');
    await telegram.stop();
  });

  async function open(port: number): Promise<void> {
    for (const text of ['', 'GET / HT', halfBody]) lines.push(await halfOpen(port, text));
  }

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s ends the local page within ten seconds',
    async (signal) => {
      const port = await freePort();
      bot = new BotProcess({ HTTP_PORT: String(port) });
      await changes.until('the page', () => bot.output.includes('listening'), patienceMs);
      await open(port);
      expect(await endsWithin(bot, signal)).toBeLessThan(10_000);
      expect(bot.code).toBe(0);
    },
    90_000,
  );

  test('SIGTERM ends a bot within ten seconds, also while a send is never answered', async () => {
    const port = await freePort();
    bot = new BotProcess({
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
      HTTP_PORT: String(port),
    });
    await telegram.changes.until('a start', () => telegram.commandWrites > 0, patienceMs);
    const isPoll = ({ path }: { path: string }): boolean => path.endsWith('/getUpdates');
    await telegram.changes.until('a poll', () => telegram.requests.some(isPoll), patienceMs);
    await open(port);
    const isSend = ({ path }: { path: string }): boolean => /\/send[MP]/.test(path);
    telegram.failNext(isSend, { status: 200, never: true }, 100);
    telegram.failNext(isPoll, { status: 200, never: true }, 100);
    telegram.says('/divergence');
    await telegram.changes.until('the send', () => telegram.requests.some(isSend), patienceMs);
    expect(await endsWithin(bot, 'SIGTERM')).toBeLessThan(10_000);
  }, 120_000);

  test('SIGTERM ends a bot whose database froze within ten seconds', async () => {
    const frozen = net.createServer();
    await new Promise<void>((resolve) => frozen.listen(0, '127.0.0.1', resolve));
    const { port } = frozen.address() as net.AddressInfo;
    const reached = new Promise((resolve) => frozen.once('connection', resolve));
    bot = new BotProcess({
      TELEGRAM_TOKEN: telegram.token,
      TELEGRAM_API_URL: telegram.url,
      DATABASE_URL: `postgres://rift:secret@127.0.0.1:${port}/rift`,
    });
    await reached;
    expect(await endsWithin(bot, 'SIGTERM')).toBeLessThan(10_000);
    frozen.close();
  }, 90_000);
});

describe('npm start', () => {
  let npm: ChildProcess | undefined;

  afterEach(() => npm?.kill('SIGKILL'));

  function start(env: Readonly<Record<string, string>>): { output: () => string; ended: Promise<number | null> } {
    const { PATH = '', HOME = '' } = process.env;
    const settings = { PATH, HOME, ...loopbackOnly, RIFT_DATA: 'sample', DATABASE_URL: 'sqlite::memory:', ...env };
    npm = spawn('npm', ['start'], { cwd: root, env: settings });
    let output = '';
    for (const stream of [npm.stdout, npm.stderr]) stream?.on('data', (data) => (output += String(data)));
    const closed = new Promise<number | null>((resolve) => npm!.on('close', resolve));
    const ended = closed.finally(() => requireNoLeaks(output, secretsOf(settings)));
    return { output: () => output, ended };
  }

  test('SIGTERM to npm ends the program, too', async () => {
    const port = await freePort();
    const { output, ended } = start({ HTTP_PORT: String(port) });
    await changes.until('the page', () => output().includes('listening'), patienceMs);
    npm!.kill('SIGTERM');
    await ended; // the streams close when the last process that holds them has ended
    await expect(halfOpen(port, '')).rejects.toThrow('ECONNREFUSED');
  }, 90_000);

  const modes = [
    ['the local page', {}],
    ['a bot', { TELEGRAM_TOKEN: '7000:token', TELEGRAM_API_URL: 'http://127.0.0.1:9' }],
  ] as const;

  test.each(modes)(
    'a port that is taken ends %s with one sentence and code 2',
    async (_, settings) => {
      const server = await taken();
      const { port } = server.address() as net.AddressInfo;
      const { output, ended } = start({ ...settings, HTTP_PORT: String(port) });
      expect(await ended).toBe(2);
      expect(output()).toContain(`127.0.0.1:${port} (something else listens there); set HTTP_PORT to another port.`);
      expect(output()).not.toContain('    at ');
      server.close();
    },
    90_000,
  );
});

const platforms = readdirSync(join(root, 'test/support/platforms')).map((file) => basename(file, '.ts'));

test.each(platforms)(
  'a platform is run where it has a token: %s',
  async (name) => {
    const port = await freePort();
    const bot = new BotProcess({
      [`${name.toUpperCase()}_TOKEN`]: '1:a-token-that-nobody-takes',
      [`${name.toUpperCase()}_API_URL`]: 'http://127.0.0.1:9',
      HTTP_PORT: String(port),
    });
    const { problems } = await untilReadiness(port, (seen) => name in seen.problems);
    expect(problems[name]).toMatch(/\.$/);
    expect(await bot.stop()).toBe(0);
  },
  90_000,
);

test('a webhook without its secret is refused before anything connects', async () => {
  const telegram = new TelegramStandIn();
  await telegram.start();
  const bot = new BotProcess({
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
    TELEGRAM_WEBHOOK_URL: 'https://rift.example/hook',
  });
  expect(await bot.ended()).toBe(2);
  expect(bot.output.trim()).toBe('TELEGRAM_WEBHOOK_SECRET must be set together with TELEGRAM_WEBHOOK_URL.');
  expect(telegram.requests).toEqual([]);
  await telegram.stop();
}, 60_000);

test('a Node that cannot run the program is told what it needs', async () => {
  const old =
    "Object.defineProperty(process.versions, 'node', { value: '20.19.0' }); await import('./src/node-version.js')";
  const told = spawn(process.execPath, ['--input-type=module', '-e', old], { cwd: root });
  let said = '';
  told.stderr.on('data', (data) => (said += String(data)));
  expect(await new Promise((resolve) => told.on('close', resolve))).toBe(2);
  expect(said).toMatch(/^Rift needs Node 22\.18 or newer and was started with 20\.19\.0\. .*\n$/);
});
