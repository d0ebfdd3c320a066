import { write, writeSync } from 'node:fs';
import { pino, type Logger as ProcessLogger } from 'pino';
import { type Config, platformsOf } from './config.ts';

/**
 * Where operators are told what happens; the log of the process is one. Details never carry a token or what a person
 * wrote.
 */
export interface Logger {
  info(details: object, sentence: string): void;
  warn(details: object, sentence: string): void;
  error(details: object, sentence: string): void;
}

/** No line is longer; one that would be is cut, which leaves no JSON but can still be read. */
const mostBytes = 16 * 1024 - 2;

/** Lines that wait while nobody takes them. */
const mostWaiting = 1000;

const fullPauseMs = 50;

/** A write that takes longer waits for a reader that stands still. */
const stuckMs = 1000;

type Write = (fd: number, bytes: Buffer, done: (error: NodeJS.ErrnoException | null, written: number) => void) => void;

/**
 * Where log lines go. Writing never throws, never blocks and never ends the process: a reader that has left, a full disk
 * or a reader that stands still costs lines, and how many is said when the next one can be written.
 */
export class LogSink {
  readonly #fd: number;
  readonly #write: Write;
  #waiting: Buffer[] = [];
  #writing = false;
  #startedMs = 0;
  #lost = 0;

  constructor(fd: number, writeTo: Write = (to, bytes, done) => write(to, bytes, done)) {
    this.#fd = fd;
    this.#write = writeTo;
  }

  write(line: string): void {
    if (this.#waiting.length >= mostWaiting) this.#lost += 1;
    else this.#waiting.push(lineOf(line));
    if (!this.#writing) this.#next();
  }

  /** The last lines, when the process ends. A reader that stands still is not waited for. */
  flush(writeNow: (fd: number, bytes: Buffer) => void): void {
    const stuck = this.#writing && performance.now() - this.#startedMs > stuckMs;
    if (stuck || this.#waiting.length === 0) return;
    try {
      writeNow(this.#fd, Buffer.concat(this.#waiting));
    } catch {
      // nobody takes them
    }
    this.#waiting = [];
  }

  #next(): void {
    const line = this.#waiting.shift();
    this.#writing = line !== undefined;
    this.#startedMs = performance.now();
    if (line !== undefined) this.#put(line);
  }

  #put(bytes: Buffer): void {
    this.#write(this.#fd, bytes, (error, written) => {
      if (error?.code === 'EAGAIN') setTimeout(() => this.#put(bytes), fullPauseMs).unref();
      else if (error !== null) this.#lose();
      else if (written < bytes.length) this.#put(bytes.subarray(written));
      else this.#go();
    });
  }

  #lose(): void {
    this.#lost += 1;
    this.#next();
  }

  #go(): void {
    if (this.#lost > 0) this.#waiting.unshift(lineOf(`{"level":40,"msg":"${this.#lost} log lines were lost"}`));
    this.#lost = 0;
    this.#next();
  }
}

function lineOf(line: string): Buffer {
  const bytes = Buffer.from(line.trimEnd());
  const whole = bytes.length <= mostBytes ? bytes : bytes.subarray(0, mostBytes);
  return Buffer.concat([whole, Buffer.from('\n')]);
}

/**
 * What a log line may say besides its sentence, by field. Whatever is not named here is left out: a new detail is added
 * on purpose, or not seen.
 */
const fields: readonly string[] = [
  'cacheKey',
  'channel',
  'community',
  'cure',
  'delivery',
  'failed',
  'failures',
  'faultId',
  'invite',
  'noAnswer',
  'path',
  'paused',
  'platform',
  'reason',
  'row',
  'seconds',
  'subscription',
  'table',
  'unknown',
  'waitMs',
  'what',
  'why',
  'written',
];

/** A log line is read by people: nothing in it is longer than this many characters, a list no longer than ten entries. */
const mostCharacters = 500;

const mostStack = 2000;

const mostEntries = 10;

const mostCauses = 3;

/** The details of a log line as they may be written. Of what a person wrote only the command is kept. */
export function safeDetails(details: Record<string, unknown>): Record<string, unknown> {
  const known = Object.entries(details).filter(([name]) => fields.includes(name));
  const { err, line } = details;
  return {
    ...Object.fromEntries(known.map(([name, value]) => [name, brief(value)])),
    ...(typeof line === 'string' ? { command: brief(/^\/?([\w-]*)/.exec(line)?.[1]) } : {}),
    ...('err' in details ? { err: safeError(err) } : {}),
  };
}

/** An error without what libraries hang on it: requests, bodies, addresses with tokens. */
export function safeError(error: unknown, causes = mostCauses): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: brief(String(error)) };
  const { code, status, method } = error as { code?: unknown; status?: unknown; method?: unknown };
  return {
    type: brief(error.constructor.name),
    message: brief(error.message),
    ...(code === undefined ? {} : { code: brief(code) }),
    ...(typeof status === 'number' ? { status } : {}),
    ...(typeof method === 'string' ? { method: brief(method) } : {}),
    stack: framesOf(error),
    ...(error.cause === undefined || causes === 0 ? {} : { cause: safeError(error.cause, causes - 1) }),
  };
}

/** Where it happened; the message, which a stack repeats, stands beside it already. */
function framesOf({ stack = '' }: Error): string {
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return cut(frames.join('\n'), mostStack);
}

function brief(value: unknown): unknown {
  if (value === undefined || value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return cut(value, mostCharacters);
  if (Array.isArray(value)) return value.slice(0, mostEntries).map((entry) => brief(entry));
  if (typeof value === 'bigint') return cut(value.toString(), mostCharacters);
  return typeof value === 'object' ? cut(JSON.stringify(value), mostCharacters) : typeof value;
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).toWellFormed()}…`;
}

/** Tokens by their form, wherever they stand: Discord's addresses, Telegram's, and addresses with a password; and what a parser quotes of a body. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/(\/(?:interactions|webhooks)\/[^/\s"]+\/)[^/\s"?]+/g, '$1[secret]'],
  [/(\/bot)\d+:[^/\s"]+/g, '$1[secret]'],
  [/(\/\/)[^@/\s"]*@/g, '$1[secret]@'],
  [/, (?:\.\.\.)?\\?".{0,200}?\\?"(?:\.\.\.)? is not valid JSON/g, ': it is not valid JSON'],
];

/** Takes every secret of the settings out of a text, as it is set and as addresses spell it, and what has the form of one. */
export function secretBlotter(config: Config): (text: string) => string {
  const secrets = secretsOf(config)
    .flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])
    .filter((secret) => secret.length > 3);
  return (text) => {
    const clean = secrets.reduce((rest, secret) => rest.replaceAll(secret, '[secret]'), text);
    return blotForms(clean);
  };
}

/** Takes out what has the form of a secret, where the settings are not known. */
export function blotForms(text: string): string {
  return forms.reduce((rest, [form, put]) => rest.replace(form, put), text);
}

function secretsOf(config: Config): string[] {
  const interfaces = Object.entries(config).flatMap(([name, value]) =>
    name.endsWith('_API_URL') ? [String(value)] : [],
  );
  const addresses = [config.DATABASE_URL, ...interfaces];
  const whole = [
    ...[...platformsOf(config).values()].map(({ token }) => token),
    config.TELEGRAM_WEBHOOK_SECRET,
    config.TELEGRAM_WEBHOOK_URL,
    config.HTTP_KEY,
  ];
  return [...whole, ...addresses.flatMap(secretsIn)].filter((secret) => secret !== undefined);
}

/** A part of a path that is as long is no word; proxies let in whoever knows it. */
const LONG_PART = 12;

/** What stands in an address that only its owner knows: a password, what is asked along with it, long parts of its path. */
function secretsIn(address: string | undefined): string[] {
  if (address === undefined || address.startsWith('sqlite:') || !URL.canParse(address)) return [];
  const { password, pathname, searchParams } = new URL(address);
  const asked = [...searchParams].filter(([name, { length }]) => /pass|key|token|secret/i.test(name) || length >= LONG_PART); // prettier-ignore
  const parts = pathname.split('/').filter(({ length }) => length >= LONG_PART);
  return [password, decoded(password), ...asked.map(([, value]) => value), ...parts];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The log of a running bot: JSON lines on standard error. Only known fields, each of limited size, and every secret of
 * the environment blotted out; a line that cannot be written is lost and harms nothing.
 */
export function createLog(config: Config): ProcessLogger {
  const blot = secretBlotter(config);
  const sink = new LogSink(2);
  process.once('exit', () => sink.flush(writeSync));
  return pino(
    { level: config.LOG_LEVEL, base: null, serializers: {}, formatters: { log: safeDetails } },
    { write: (line: string) => sink.write(blot(line)) },
  );
}
