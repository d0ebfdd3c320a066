import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { addAbortSignal, type Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { Chat, Outcome, Question } from '../../chat/chat.ts';
import type { Requester } from '../../chat/command.ts';
import { welcomeCommand } from '../../chat/free-text.ts';
import type { Picture } from '../../chat/reply.ts';
import { ConfigError, UserError } from '../../errors.ts';
import type { Request } from '../../market/ports.ts';
import { plural } from '../../messages/format.ts';
import type { Painter } from '../../reports/chart-spec.ts';
import { createProgressBar, type ErrorStream, renderText, withoutControls } from './render-text.ts';

/** 0 answered, 1 a fault of ours, 2 the question is wrong, 3 no data source answered. */
export const exitCodes: Readonly<Record<Outcome['kind'], number>> = {
  answered: 0,
  fault: 1,
  refused: 2,
  'no-source': 3,
};

/** Whoever asks in a terminal; may do everything. */
const asker: Requester = { platform: 'cli', person: 'cli', community: 'cli', channel: 'cli', moderator: true };

/**
 * What a line asks: a command as it stands, plain words as the chats read them. What asks nothing is left as it is and
 * refused, since a program that reads the answers has no use for a welcome.
 */
function inputOf(chat: Chat, line: string): Question['input'] {
  const asked = line.trim() === '' ? line : chat.readWords(line);
  return asked === welcomeCommand ? line : asked;
}

/** Answers one typed line. Never throws. */
export function answerInTerminal(chat: Chat, line: string, { signal, progress }: Request<string>): Promise<Outcome> {
  return chat.answer({
    input: inputOf(chat, line),
    requester: asker,
    ...(progress === undefined ? {} : { progress }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** The sentence of an outcome that is no answer, and what would be right where it is not in the sentence already. */
export function sentenceOf({ kind, reply }: Outcome): string {
  const lines = kind === 'refused' ? reply.actions.map(({ line }) => line) : [];
  return lines.length === 0 || lines.some((line) => reply.title.includes(line)) ? reply.title : `${reply.title} Try: ${lines[0]!}`; // prettier-ignore
}

/**
 * One line of a batch and what became of it, as one line of JSON.
 *
 * @param line The line as it stands in the file; it is repeated in the answer.
 * @param asOf The day to answer as of where the line names none and its command answers for a day at all.
 * @returns `{"line", "exit", "answer"}` with exit 0, else `{"line", "exit", "error"}`. Never throws.
 */
export async function answerBatchLine(
  chat: Chat,
  line: string,
  { asOf, signal }: { readonly asOf?: string | undefined; readonly signal?: AbortSignal | undefined },
): Promise<string> {
  const asked = asOf === undefined || !takesDay(chat, line) ? line : `${line} as_of:${asOf}`;
  const outcome = await answerInTerminal(chat, asked, { signal });
  if (outcome.kind !== 'answered') return failedLine(line, exitCodes[outcome.kind], sentenceOf(outcome));
  return JSON.stringify({ line, exit: exitCodes.answered, answer: outcome.reply.report ?? {} });
}

/** Whether a day can be added to a line: not where it names one, nor where its command answers for no day. */
function takesDay({ commands }: Chat, line: string): boolean {
  if (/\bas[_-]?of:/iu.test(line)) return false;
  const named = commands.find(({ name }) => name === /^\/?([a-z]+)/iu.exec(line)?.[1]?.toLowerCase());
  return named === undefined || 'asOf' in named.options;
}

/** A line of a batch that has no answer, as one line of JSON. */
export function failedLine(line: string, exit: number, error: string): string {
  return JSON.stringify({ line, exit, error });
}

/** No question is longer than this; what comes after it on the line is not kept. */
const LONGEST_LINE = 16_384;

/** A line that goes on beyond this is no text: a device, or a file of something else. */
const LONGEST_READ = 16_777_216;

/** A line of a file. */
export interface ReadLine {
  readonly text: string;
  /** True where the line was longer than can be asked; the text is its beginning. */
  readonly tooLong: boolean;
}

/**
 * The lines of a stream as they come, without their ends; blank ones are left out.
 *
 * Whatever is read, no more than one line of 16 KB is held.
 *
 * @throws UserError where a single line goes on for 16 MB.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ReadLine> {
  const decoder = new TextDecoder();
  let open: OpenLine = { text: '', length: 0 };
  for await (const chunk of chunks) {
    const [first = '', ...more] = decoder.decode(chunk, { stream: true }).split('\n');
    open = lengthened(open, first);
    for (const text of more) {
      yield* closed(open);
      open = lengthened({ text: '', length: 0 }, text);
    }
  }
  yield* closed(lengthened(open, decoder.decode()));
}

/** The line that is being read: its beginning, and how long it is so far. */
interface OpenLine {
  readonly text: string;
  readonly length: number;
}

function lengthened(line: OpenLine, more: string): OpenLine {
  const length = line.length + more.length;
  if (length > LONGEST_READ) throw new UserError('A line goes on for more than 16 MB: that is no file of questions.');
  return { text: `${line.text}${more.slice(0, LONGEST_LINE - line.text.length)}`, length };
}

function* closed({ text, length }: OpenLine): Generator<ReadLine> {
  const line = text.trim().replace(/^\ufeff/u, '');
  if (line !== '') yield { text: line, tooLong: length > LONGEST_LINE };
}

/** What a batch is given. */
export interface BatchParts {
  /** Answers one line as one line of JSON; see `answerBatchLine`. */
  readonly ask: (line: string) => Promise<string>;
  /** How many lines may be in hand at once. */
  readonly inHand: number;
  readonly out: { write(text: string, done: () => void): unknown };
  readonly err: ErrorStream;
  readonly signal: AbortSignal | undefined;
}

/** The questions of a file, or of standard input for `-`. */
export function openQuestions(file: string, signal: AbortSignal | undefined): Readable {
  const stream: Readable = file === '-' ? process.stdin : createReadStream(file);
  return signal === undefined ? stream : addAbortSignal(signal, stream);
}

/**
 * Answers every line of a file, in order, one line of JSON each; a line that fails does not stop the rest.
 *
 * A line is written as soon as it and all before it are answered, so a program may ask and read in turn. Blank lines are
 * skipped. How many have been answered is shown where a person watches.
 *
 * @throws UserError where the file cannot be read, or where the batch was stopped.
 */
export async function runBatch(file: string, deps: BatchParts): Promise<void> {
  const { progress, clear } = createProgressBar(deps.err);
  const counts = { read: 0, written: 0 };
  const told = (): void =>
    progress({ what: `${counts.written} lines answered`, done: counts.written, total: Math.max(1, counts.read) });
  try {
    await answerInOrder(readLines(openQuestions(file, deps.signal)), deps, counts, told);
  } catch (error) {
    throw batchError(error, file, counts.written);
  } finally {
    clear();
  }
}

interface BatchCounts {
  read: number;
  written: number;
}

async function answerInOrder(
  lines: AsyncIterable<ReadLine>,
  deps: BatchParts,
  counts: BatchCounts,
  told: () => void,
): Promise<void> {
  const waiting: Promise<void>[] = [];
  let before: Promise<void> = Promise.resolve();
  for await (const line of lines) {
    counts.read += 1;
    before = writeAfter(before, answerOf(line, deps), deps, counts, told);
    before.catch(() => undefined);
    waiting.push(before);
    if (waiting.length >= deps.inHand) await waiting.shift();
  }
  await before;
}

async function answerOf({ text, tooLong }: ReadLine, { ask }: BatchParts): Promise<string> {
  if (tooLong) return failedLine(text.slice(0, 80), 2, 'The line is longer than 16 KB; a question is shorter.');
  return ask(text);
}

async function writeAfter(
  before: Promise<void>,
  answer: Promise<string>,
  { out, signal }: BatchParts,
  counts: BatchCounts,
  told: () => void,
): Promise<void> {
  const [text] = await Promise.all([answer, before]);
  signal?.throwIfAborted();
  await new Promise<void>((done) => out.write(`${text}\n`, done));
  counts.written += 1;
  told();
}

/** What ended a batch, as one sentence where it is not a fault of ours. */
function batchError(error: unknown, file: string, written: number): unknown {
  if (error instanceof UserError || !(error instanceof Error)) return error;
  if (error.name === 'AbortError') return new UserError(`The batch was stopped after ${plural(written, 'line')}.`);
  if (!('code' in error && 'syscall' in error)) return error;
  return new UserError(
    `${file} cannot be read (${String(error.code)}); --batch takes a text file, or - for standard input.`,
  );
}

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

/** How it is written, with its options and how it ends. */
export const askHelp = `Ask a question in the terminal, or many of them from a file.

Usage:
  ask "divergence ETH RUT" [--json] [--png FILE] [--data SOURCE] [--as-of DAY]
  ask --batch FILE|- [--jobs N] [--data SOURCE] [--as-of DAY]

Options:
  --json         the figures as one line of JSON instead of words
  --png FILE     writes the picture of the answer to FILE
  --data SOURCE  live, csv:DIR (a folder of prices) or sample (a simulation); else RIFT_DATA
  --as-of DAY    answers as it stood on that day, YYYY-MM-DD
  --batch FILE   answers every line of FILE (- for standard input), one line of JSON each;
                 --as-of counts where a line names no day and its command answers for one
  --jobs N       threads that answer a batch, 1 to ${MOST_JOBS}
  -h, --help     shows this

Exit codes:
  0  answered (a batch: every line has its own "exit")
  1  something broke on our side
  2  the question is wrong, or cannot be answered from these prices
  3  no source of prices answered

ask help lists what can be asked.
`;

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
  /** Opens the chat on this source, `undefined` meaning the configured one. `line` is all it will be asked, where known. */
  openChat(data: string | undefined, line?: string): Promise<{ readonly chat: Chat; close(): Promise<void> }>;
  /** Opens threads that each hold a chat of their own on this source. */
  openPool(options: BatchOptions): Promise<AskPool>;
  openPainter(): Promise<Painter>;
  readonly out: { write(text: string, done?: () => void): unknown };
  readonly err: ErrorStream;
  readonly signal?: AbortSignal;
}

/** Lines of a batch that one thread has in hand: while one waits for a source, another is worked on. */
export const IN_HAND = 4;

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
    deps.out.write(askHelp);
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
  const opened = await deps.openChat(options.data, options.line);
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
