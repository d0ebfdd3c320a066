import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { Painter } from '../../charts/renderer.ts';
import type { Chat, Outcome } from '../../chat/chat.ts';
import type { Picture } from '../../chat/reply.ts';
import { ConfigError, UserError } from '../../errors.ts';
import { createProgressBar, type ErrorStream, renderText, withoutControls } from './render-text.ts';
import { answerBatchLine, answerInTerminal, exitCodes, failedLine, runBatch, sentenceOf } from './run-batch.ts';

/** One question, as `ask` was told it on its command line. */
export interface AskOptions {
  /** The command line a person would type in a chat. */
  readonly line: string;
  readonly json: boolean;
  /** Where the picture is to be written. */
  readonly png?: string;
  /** `live`, `csv:DIR` or `sample`, as typed. */
  readonly data?: string;
}

/** Many questions, one a line. */
export interface BatchOptions {
  /** The file with the questions; `-` for standard input. */
  readonly batch: string;
  /** How many threads answer; the lines keep their order whatever it is. */
  readonly jobs: number;
  /** The day every line is answered as of that names none itself. */
  readonly asOf?: string;
  readonly data?: string;
}

const MOST_JOBS = 64;

/** How it is written, in one line. */
export const askUsage =
  'ask "divergence ETH RUT" [--json] [--png FILE] [--data live|csv:DIR|sample] [--as-of YYYY-MM-DD], or ask --batch FILE|- [--jobs N] [--data …] [--as-of …]';

/** Reads the arguments of `ask`; `usage` where somebody asks how it is written. Throws `UserError` with one sentence that shows how it is written. */
export function readAskOptions(argv: readonly string[]): AskOptions | BatchOptions | 'usage' {
  const { values, positionals } = readArguments(argv);
  if (values.help) return 'usage';
  const empty = Object.entries(values).find(([, value]) => value === '');
  if (values.batch === undefined && positionals.length === 0) throw new UserError(`Say what to ask: ${askUsage}.`);
  if (empty !== undefined) throw new UserError(`--${empty[0]} needs a value: ${askUsage}.`);
  return values.batch === undefined ? oneQuestion(values, positionals) : batchOf(values, positionals);
}

type Values = ReturnType<typeof readArguments>['values'];

function oneQuestion(values: Values, words: readonly string[]): AskOptions {
  if (values.jobs !== undefined) throw new UserError(`--jobs goes with --batch: ${askUsage}.`);
  const asOf = values['as-of'] === undefined ? [] : [`as_of:${values['as-of']}`];
  return {
    line: [...words.map(asWord), ...asOf].join(' '),
    json: values.json,
    ...(values.png === undefined ? {} : { png: values.png }),
    ...(values.data === undefined ? {} : { data: values.data }),
  };
}

function batchOf(values: Values, words: readonly string[]): BatchOptions {
  if (words.length > 0) throw new UserError(`--batch reads the questions from its file, not from here: ${askUsage}.`);
  if (values.png !== undefined)
    throw new UserError(`--batch draws no pictures; ask one question with --png: ${askUsage}.`);
  return {
    batch: values.batch!,
    jobs: jobsOf(values.jobs ?? '1'),
    ...(values['as-of'] === undefined ? {} : { asOf: values['as-of'] }),
    ...(values.data === undefined ? {} : { data: values.data }),
  };
}

function jobsOf(text: string): number {
  const jobs = Number(text);
  if (/^\d+$/.test(text) && jobs >= 1 && jobs <= MOST_JOBS) return jobs;
  throw new UserError(`--jobs takes a whole number from 1 to ${MOST_JOBS}: ${askUsage}.`);
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
        batch: { type: 'string' },
        jobs: { type: 'string' },
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

/** Threads that answer lines of a batch side by side. */
export interface AskPool {
  /** Answers one line as one line of JSON; see `answerBatchLine`. Rejects where the thread that had it in hand ended. */
  readonly ask: (line: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** What `ask` is given. Chat and painter are opened when they are needed, so that a slip is told at once. */
export interface AskDeps {
  /** Opens the chat on this source, `undefined` meaning the configured one. */
  openChat(data: string | undefined): Promise<{ readonly chat: Chat; close(): Promise<void> }>;
  /** Opens threads that each hold a chat of their own on this source. */
  openPool(options: BatchOptions): Promise<AskPool>;
  openPainter(): Promise<Painter>;
  readonly out: { write(text: string, done?: () => void): unknown };
  readonly err: ErrorStream;
  readonly signal?: AbortSignal;
}

/** Lines of a batch that one thread has in hand: while one waits for a source, another is worked on. */
const IN_HAND = 4;

const pictureOptions = { theme: 'light', width: 1280, height: 720 } as const;

/** Answers one question, or a batch of them, in the terminal and returns the exit code. Never throws. */
export async function runAsk(argv: readonly string[], deps: AskDeps): Promise<number> {
  try {
    return await runParsedAsk(readAskOptions(argv), deps);
  } catch (error) {
    if (error instanceof UserError || error instanceof ConfigError) return printError(deps, error.message, 2);
    return printError(deps, `Something broke: ${reasonOf(error)}`, 1);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function runParsedAsk(options: AskOptions | BatchOptions | 'usage', deps: AskDeps): Promise<number> {
  if (options === 'usage') {
    deps.out.write(`${askUsage}\n`);
    return exitCodes.answered;
  }
  return 'batch' in options ? askBatch(options, deps) : askOne(options, deps);
}

async function askBatch(options: BatchOptions, deps: AskDeps): Promise<number> {
  const { ask: answered, close } = await (options.jobs > 1 ? deps.openPool(options) : openOwnChat(options, deps));
  const whole = (line: string): Promise<string> =>
    answered(line).catch((error: unknown) => failedLine(line, exitCodes.fault, `Something broke: ${reasonOf(error)}`));
  try {
    await runBatch(options.batch, { ...deps, ask: whole, inHand: IN_HAND * options.jobs, signal: deps.signal });
    return exitCodes.answered;
  } finally {
    await close();
  }
}

/** The chat of this thread in the place of a pool. */
async function openOwnChat({ data, asOf }: BatchOptions, deps: AskDeps): Promise<AskPool> {
  const opened = await deps.openChat(data);
  const { signal } = deps;
  return { ask: (line) => answerBatchLine(opened.chat, line, { asOf, signal }), close: () => opened.close() };
}

async function askOne(options: AskOptions, deps: AskDeps): Promise<number> {
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
    return await answerInTerminal(chat, line, { progress: bar.progress, signal });
  } finally {
    bar.clear();
  }
}

/** The sentence, and where no source answered that a simulation would. */
function outcomeText(outcome: Outcome, { data }: AskOptions): string {
  const sentence = sentenceOf(outcome);
  if (outcome.kind !== 'no-source' || data !== undefined) return sentence;
  return `${sentence} With --data sample a simulation answers, labelled as one.`;
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
