import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Painter } from '../../charts/renderer.ts';
import type { Chat, Outcome } from '../../chat/chat.ts';
import type { Requester } from '../../chat/command.ts';
import type { Picture } from '../../chat/reply.ts';
import { ConfigError, UserError } from '../../errors.ts';
import type { Progress } from '../../market/ports.ts';
import { renderText, withoutControls } from './render-text.ts';

/** What `ask` was told on its command line. */
export interface AskOptions {
  /** The command line a person would type in a chat. */
  readonly line: string;
  readonly json: boolean;
  /** Where the picture is to be written. */
  readonly png?: string;
  /** `live`, `csv:DIR` or `sample`, as typed. */
  readonly data?: string;
}

/** How it is written, in one line. */
export const askUsage =
  'ask "divergence ETH RUT" [--json] [--png FILE] [--data live|csv:DIR|sample] [--as-of YYYY-MM-DD]';

/** Reads the arguments of `ask`; `usage` where somebody asks how it is written. Throws `UserError` with one sentence that shows how it is written. */
export function readAskOptions(argv: readonly string[]): AskOptions | 'usage' {
  const { values, positionals } = readArguments(argv);
  if (values.help) return 'usage';
  if (positionals.length === 0) throw new UserError(`Say what to ask: ${askUsage}.`);
  const empty = Object.entries(values).find(([, value]) => value === '');
  if (empty !== undefined) throw new UserError(`--${empty[0]} needs a value: ${askUsage}.`);
  const asOf = values['as-of'] === undefined ? [] : [`as_of:${values['as-of']}`];
  return {
    line: [...positionals.map(asWord), ...asOf].join(' '),
    json: values.json,
    ...(values.png === undefined ? {} : { png: values.png }),
    ...(values.data === undefined ? {} : { data: values.data }),
  };
}

function readArguments(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
        png: { type: 'string' },
        data: { type: 'string' },
        'as-of': { type: 'string' },
      },
    });
  } catch (error) {
    const said = error instanceof Error ? (/'-{1,2}[^']*'/.exec(error.message)?.[0] ?? 'an argument') : 'an argument';
    throw new UserError(`${said} cannot be used like that; it is written ${askUsage}.`);
  }
}

/** `ask check "a whole sentence"` keeps its sentence together, as the shell handed it over. */
function asWord(word: string, at: number): string {
  return at > 0 && /\s/u.test(word) && !word.includes('"') ? `"${word}"` : word;
}

/** Where a bar can be drawn: standard error, where a person watches it. */
export interface ErrorStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

const cells = 24;

/** A bar on a terminal that is redrawn in place and cleared at the end; silent where nobody watches. */
export function createProgressBar(stream: ErrorStream): { progress: Progress; clear: () => void } {
  if (stream.isTTY !== true) return { progress: () => undefined, clear: () => undefined };
  let drawn = false;
  const progress: Progress = ({ what, done, total }) => {
    const full = Math.round(cells * Math.min(1, Math.max(0, total > 0 ? done / total : 0)));
    stream.write(`\r\u001b[2K${'█'.repeat(full)}${'░'.repeat(cells - full)} ${what}`);
    drawn = true;
  };
  const clear = (): void => {
    if (drawn) stream.write('\r\u001b[2K');
  };
  return { progress, clear };
}

/** Writes a file so that a reader sees the old content or the new one, never half of it. */
export async function writeAtomically(path: string, content: Uint8Array): Promise<void> {
  const beside = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    await writeFile(beside, content);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** What `ask` is given. Chat and painter are opened when they are needed, so that a slip is told at once. */
export interface AskDeps {
  /** Opens the chat on this source, `undefined` meaning the configured one. */
  openChat(data: string | undefined): Promise<{ readonly chat: Chat; close(): Promise<void> }>;
  openPainter(): Promise<Painter>;
  readonly out: { write(text: string): unknown };
  readonly err: ErrorStream;
  readonly signal?: AbortSignal;
}

/** 0 answered, 1 a fault of ours, 2 the question is wrong, 3 no data source answered. */
const exitCodes: Readonly<Record<Outcome['kind'], number>> = { answered: 0, fault: 1, refused: 2, 'no-source': 3 };

const cliRequester: Requester = { platform: 'cli', person: 'cli', community: 'cli', channel: 'cli', moderator: true };

const pictureOptions = { theme: 'light', width: 1280, height: 720 } as const;

/** Answers one question in the terminal and returns the exit code. Never throws. */
export async function runAsk(argv: readonly string[], deps: AskDeps): Promise<number> {
  try {
    return await runParsedAsk(readAskOptions(argv), deps);
  } catch (error) {
    if (error instanceof UserError || error instanceof ConfigError) return printError(deps, error.message, 2);
    const reason = error instanceof Error ? error.message : String(error);
    return printError(deps, `Something broke: ${reason}`, 1);
  }
}

async function runParsedAsk(options: AskOptions | 'usage', deps: AskDeps): Promise<number> {
  if (options === 'usage') {
    deps.out.write(`${askUsage}\n`);
    return exitCodes.answered;
  }
  const opened = await deps.openChat(options.data);
  try {
    const outcome = await answer(opened.chat, options.line, deps);
    if (outcome.kind !== 'answered') return printError(deps, outcomeText(outcome, options), exitCodes[outcome.kind]);
    if (options.png !== undefined) await savePicture(options.png, outcome.reply.picture, deps);
    deps.out.write(options.json ? `${JSON.stringify(outcome.reply.report ?? {})}\n` : renderText(outcome.reply));
    return exitCodes.answered;
  } finally {
    await opened.close();
  }
}

async function answer(chat: Chat, line: string, { err, signal }: AskDeps): Promise<Outcome> {
  const bar = createProgressBar(err);
  try {
    return await chat.answer({
      input: line,
      requester: cliRequester,
      progress: bar.progress,
      ...(signal === undefined ? {} : { signal }),
    });
  } finally {
    bar.clear();
  }
}

/** The sentence, and what would be right where it is not in the sentence already. */
function outcomeText({ kind, reply }: Outcome, { data }: AskOptions): string {
  if (kind === 'no-source' && data === undefined)
    return `${reply.title} With --data sample a simulation answers, labelled as one.`;
  const right = kind === 'refused' ? reply.actions[0]?.line : undefined;
  return right === undefined || reply.title.includes(right) ? reply.title : `${reply.title} Try: ${right}`;
}

async function savePicture(path: string, picture: Picture | undefined, deps: AskDeps): Promise<void> {
  if (picture === undefined) throw new UserError('This answer has no picture; ask without --png.');
  const painter = await deps.openPainter();
  try {
    const { png } = await painter.paint(picture.chart, pictureOptions, { signal: deps.signal });
    await writeAtomically(path, png).catch((error: unknown) => {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
      throw new UserError(`The picture cannot be written to ${path} (${reason}); name a file in a folder that exists.`);
    });
  } finally {
    await painter.close();
  }
}

function printError({ err }: AskDeps, sentence: string, code: number): number {
  err.write(`${withoutControls(sentence.replace(/\s+/gu, ' '))}\n`);
  return code;
}
