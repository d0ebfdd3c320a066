import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';
import type { DemoSide } from './demo-side.ts';
import { DiscordSide } from './discord-side.ts';
import { TelegramSide } from './telegram-side.ts';

const page = new URL('page.html', import.meta.url);

const mainFile = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** A running demonstration. */
export interface Demo {
  readonly url: string;
  stop(): Promise<void>;
}

type Sides = Readonly<Record<string, DemoSide>>;

async function bodyOf(request: http.IncomingMessage): Promise<Record<string, string>> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text === '' ? {} : (JSON.parse(text) as Record<string, string>);
}

function json(response: http.ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function act(side: DemoSide, verb: string, body: Record<string, string>): Promise<unknown> {
  if (verb === 'say') {
    side.say(body['text'] ?? '');
    return;
  }
  if (verb === 'press') {
    side.press(body['message'] ?? '', body['button'] ?? '');
    return;
  }
  if (verb === 'check') {
    side.check(body['message'] ?? '');
    return;
  }
  if (verb === 'complete') return side.complete(body['text'] ?? '');
  throw new Error(`nobody can ${verb} here`);
}

/** `/state`, `/discord/say`, `/telegram/picture/7` …: all the page needs. */
async function serve(sides: Sides, request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const [, name = '', verb = '', id = ''] = (request.url ?? '/').split('?', 1)[0]!.split('/');
  const side = sides[name];
  if (name === '') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(await readFile(page));
  } else if (name === 'state') {
    json(response, Object.fromEntries(Object.entries(sides).map(([key, one]) => [key, one.messages()])));
  } else if (side !== undefined && verb === 'file') {
    const file = side.file(id);
    response.writeHead(file === undefined ? 404 : 200, { 'content-type': file?.mime ?? 'text/plain' }).end(file?.bytes);
  } else if (side !== undefined) json(response, { result: (await act(side, verb, await bodyOf(request))) ?? null });
  else response.writeHead(404).end();
}

function startPage(sides: Sides, port: number): Promise<http.Server> {
  const server = http.createServer((request, response) => {
    serve(sides, request, response).catch((error: unknown) =>
      response.writeHead(400, { 'content-type': 'application/json' }).end(JSON.stringify({ error: String(error) })),
    );
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

/** The real bot, told that the stand-ins are Discord and Telegram. Prices are simulated unless RIFT_DATA says otherwise. */
function startBot(discord: DiscordStandIn, telegram: TelegramStandIn): ChildProcess {
  const env = {
    ...process.env,
    RIFT_DATA: process.env['RIFT_DATA'] ?? 'sample',
    DATABASE_URL: process.env['DATABASE_URL'] ?? 'sqlite::memory:',
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
    HTTP_PORT: '0',
  };
  return spawn(process.execPath, [mainFile], { env, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Opens the page with both chats side by side. The bot comes by itself, as it comes to the real platforms. */
export async function openDemo(port: number, discord: DiscordStandIn, telegram: TelegramStandIn): Promise<Demo> {
  const sides = { discord: new DiscordSide(discord), telegram: new TelegramSide(telegram) };
  const server = await startPage(sides, port);
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await Promise.all([discord.stop(), telegram.stop()]);
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}

async function main(): Promise<void> {
  const [discord, telegram] = [new DiscordStandIn(), new TelegramStandIn()];
  await Promise.all([discord.start(), telegram.start()]);
  const demo = await openDemo(Number(process.env['DEMO_PORT'] ?? 4849), discord, telegram);
  const bot = startBot(discord, telegram);
  bot.on('exit', (code) => void demo.stop().then(() => process.exit(code ?? 0)));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => bot.kill(signal));
  console.log(`Both chats, without any token: ${demo.url}`);
}

if (import.meta.main) await main();
