import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { delay } from '../../src/clock.ts';
import { Changes } from './changes.ts';
import { loopbackOnly } from './cli/spawn-ask.ts';
import type { DiscordInteraction, DiscordPost, DiscordStandIn } from './discord-stand-in.ts';
import { requireNoLeaks, secretsOf } from './log-leaks.ts';
import type { TelegramPost, TelegramStandIn } from './telegram-stand-in.ts';

const root = new URL('../../', import.meta.url);

const testClock = fileURLToPath(new URL('test-clock.ts', import.meta.url));

/** What a process is given besides its settings. */
interface BotOptions {
  /** Where the log goes, as a file that is open; to `output` where absent. */
  readonly log?: number;
  /** How far its clock is off from the machine's, which may be changed while it runs; absent: the machine's own. */
  readonly clockOffMs?: number;
  /** True gives its heap the limits of `npm start`. */
  readonly limited?: boolean;
}

/** How `npm start` limits the heap. */
const heapLimits = (): string[] => {
  const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { scripts: { start: string } };
  return scripts.start.split(' ').filter((word) => /^--(max|optimize)-/.test(word));
};

/** A process of the real program, and what it wrote. However it ends, nothing it wrote may be a secret. */
export class BotProcess {
  readonly child: ChildProcess;
  output = '';
  code: number | null | undefined;
  /** What must stand in no line it writes, beside the secrets of its settings. */
  readonly secrets: string[];
  readonly #gone: Promise<void>;

  constructor(environment: Readonly<Record<string, string>>, { log, clockOffMs, limited = false }: BotOptions = {}) {
    const { PATH = '' } = process.env;
    const env = {
      PATH,
      ...loopbackOnly,
      RIFT_DATA: 'sample',
      DATABASE_URL: 'sqlite::memory:',
      HTTP_PORT: '0',
      ...(clockOffMs === undefined ? {} : { TEST_CLOCK_OFF_MS: String(clockOffMs) }),
      ...environment,
    };
    this.secrets = secretsOf(env);
    const limits = limited ? heapLimits() : [];
    const clock = clockOffMs === undefined ? [] : ['--import', testClock];
    this.child = spawn(process.execPath, [...limits, ...clock, fileURLToPath(new URL('src/main.ts', root))], {
      env,
      cwd: root,
      stdio: ['ignore', 'pipe', log ?? 'pipe', ...(clockOffMs === undefined ? [] : ['ipc' as const])],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on('data', (data) => (this.output += String(data)));
    this.#gone = new Promise((resolve) =>
      this.child.on('close', (code) => {
        this.code = code;
        resolve();
      }),
    );
  }

  /** Resolves once it has written these words; what it writes comes through a pipe, after what it does. */
  said(words: string, withinMs = 60_000): Promise<true> {
    return new Changes().until(`the words: ${words}`, () => this.output.includes(words), withinMs);
  }

  /** Puts its clock this far ahead of the machine's, or behind where negative. */
  setClock(offMs: number): void {
    this.child.send({ clockOffMs: offMs });
  }

  /**
   * Asks the process to end, as an operator does; gives its exit code, null where it had to be killed.
   *
   * @throws Where it wrote what should not stand in a log.
   */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null | undefined> {
    if (this.code === undefined) this.child.kill(signal);
    return this.ended();
  }

  /** Resolves when the process has ended, as `stop` does. */
  async ended(): Promise<number | null | undefined> {
    await this.#gone;
    requireNoLeaks(this.output, this.secrets);
    return this.code;
  }
}

/** What a process says of itself over HTTP. */
export interface Readiness {
  readonly status: number;
  /** What is wanting, each by its name. */
  readonly problems: Readonly<Record<string, string>>;
}

/** Whether a process is ready; undefined while nothing listens there. */
export async function readinessAt(port: number, path = '/readyz'): Promise<Readiness | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}${path}`);
    const { checks } = (await response.json()) as { checks: { name: string; ok: boolean; sentence: string }[] };
    const wanting = checks.filter(({ ok }) => !ok).map(({ name, sentence }) => [name, sentence]);
    return { status: response.status, problems: Object.fromEntries(wanting) as Record<string, string> };
  } catch {
    return undefined;
  }
}

/** Asks again and again until what is seen is as wished; gives it. */
export async function untilReadiness(
  port: number,
  isWished: (seen: Readiness) => boolean,
  withinMs = 60_000,
  path = '/readyz',
): Promise<Readiness> {
  const endMs = performance.now() + withinMs;
  for (;;) {
    const seen = await readinessAt(port, path);
    if (seen !== undefined && isWished(seen)) return seen;
    if (performance.now() > endMs) throw new Error(`not as wished: ${JSON.stringify(seen)}`);
    await delay(50);
  }
}

/** Both stand-ins of the platforms. */
interface BothPlatforms {
  readonly discord: DiscordStandIn;
  readonly telegram: TelegramStandIn;
}

/** Starts both stand-ins, and the real program on them with settings of its own; resolves when it has told both its commands. */
export async function startOnBoth(
  { discord, telegram }: BothPlatforms,
  settings: Readonly<Record<string, string>> = {},
): Promise<BotProcess> {
  await Promise.all([discord.start(), telegram.start()]);
  const bot = new BotProcess({
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API_URL: telegram.url,
    ...settings,
  });
  const isUp = (): boolean => discord.commands.length > 0 && telegram.commandWrites > 0;
  await discord.changes.until('both platforms', isUp, 60_000);
  return bot;
}

/** What people wait for on either platform: the answer to what they asked, within their patience. */
export function answersOn({ discord, telegram }: BothPlatforms, patienceMs: number) {
  return {
    inDiscord: (asked: DiscordInteraction): Promise<DiscordPost> => discord.answered(asked, patienceMs),
    inTelegram: (asked: TelegramPost): Promise<TelegramPost> => telegram.answered(asked, patienceMs),
  };
}
