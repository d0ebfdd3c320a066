import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copiedNames, healthCommand, imageEnvironment, installCommand, startCommand } from '../support/container.ts';
import { DiscordStandIn } from '../support/discord-stand-in.ts';
import { freePort } from '../support/free-port.ts';

const project = resolve(import.meta.dirname, '../..');

/** The image's user. As root the processes are theirs, and the tree is not; else it is nobody's to write. */
const nodeUser = 1000;

const isRoot = process.getuid?.() === 0;

const discord = new DiscordStandIn();

let folder: string;

let env: Record<string, string>;

let bot: ChildProcess;

const user = isRoot ? { uid: nodeUser, gid: nodeUser } : {};

/** Runs a command of the image as the image does. */
function run([command = '', ...rest]: readonly string[]): ChildProcess {
  const { NODE_ENV, ...settings } = env;
  return spawn(command, rest, { cwd: join(folder, 'rift'), env: { ...settings, NODE_ENV }, stdio: ['ignore', 'ignore', 'inherit'], ...user }); // prettier-ignore
}

async function codeOf(command: readonly string[]): Promise<unknown> {
  const [code] = (await once(run(command), 'close')) as [unknown];
  return code;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rift-image-'));
  const [tree, data, bin] = ['rift', 'data', 'bin'].map((name) => join(folder, name)) as [string, string, string];
  for (const made of [tree, data, bin]) mkdirSync(made);
  for (const name of copiedNames()) cpSync(join(project, name), join(tree, name), { recursive: true });
  copyFileSync(process.execPath, join(bin, 'node'));
  const [command = '', ...rest] = installCommand();
  execFileSync(command, rest, { cwd: tree, stdio: 'ignore' });
  if (isRoot) chownSync(data, nodeUser, nodeUser);
  else execFileSync('chmod', ['-R', 'a-w', tree]);
  chmodSync(folder, 0o755);
  await discord.start();
  env = {
    ...imageEnvironment(),
    ...{ PATH: `${bin}:${process.env['PATH'] ?? dirname(process.execPath)}`, RIFT_DATA: 'sample' },
    ...{ HTTP_HOST: '127.0.0.1', HTTP_PORT: String(await freePort()), DATABASE_URL: `sqlite:${join(data, 'rift.db')}` },
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url },
  };
  bot = run(startCommand());
  await discord.changes.until('commands', () => discord.commands.length > 0, 120_000);
}, 400_000);

afterAll(async () => {
  bot.kill('SIGKILL');
  await discord.stop();
  execFileSync('chmod', ['-R', 'u+w', folder]);
  rmSync(folder, { recursive: true, force: true });
});

test('what is installed for the image brings no second Node and nothing for developers', () => {
  const modules = join(folder, 'rift/node_modules');
  expect(['vitest', 'typescript', 'node/bin/node'].filter((name) => existsSync(join(modules, name)))).toEqual([]);
});

test('the image answers with a picture, in a tree it cannot write', async () => {
  const post = await discord.answered(discord.slash({ command: 'divergence' }), 60_000);
  expect(post.attachments).toHaveLength(1);
}, 90_000);

test('keeps what it is told in its data folder alone', () => {
  expect(existsSync(join(folder, 'data/rift.db'))).toBe(true);
});

test('its health check is well while it runs, and it stops within its time', async () => {
  expect(await codeOf(healthCommand())).toBe(0);
  const gone = once(bot, 'close') as Promise<[unknown]>;
  bot.kill('SIGTERM');
  expect((await gone)[0]).toBe(0);
  expect(await codeOf(healthCommand())).toBe(1);
}, 60_000);
