import { createReadStream } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import type { Chat, Outcome } from '../../chat/chat.ts';
import type { Requester } from '../../chat/command.ts';
import { UserError } from '../../errors.ts';
import type { Request } from '../../market/ports.ts';
import { plural } from '../../messages/format.ts';
import { createProgressBar, type ErrorStream } from './render-text.ts';

/** 0 answered, 1 a fault of ours, 2 the question is wrong, 3 no data source answered. */
export const exitCodes: Readonly<Record<Outcome['kind'], number>> = {
  answered: 0,
  fault: 1,
  refused: 2,
  'no-source': 3,
};

/** Whoever asks in a terminal; may do everything. */
const asker: Requester = { platform: 'cli', person: 'cli', community: 'cli', channel: 'cli', moderator: true };

/** Answers one typed line. Never throws. */
export function answerInTerminal(chat: Chat, line: string, { signal, progress }: Request): Promise<Outcome> {
  return chat.answer({
    input: line,
    requester: asker,
    ...(progress === undefined ? {} : { progress }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** The sentence of an outcome that is no answer, and what would be right where it is not in the sentence already. */
export function sentenceOf({ kind, reply }: Outcome): string {
  const right = kind === 'refused' ? reply.actions[0]?.line : undefined;
  return right === undefined || reply.title.includes(right) ? reply.title : `${reply.title} Try: ${right}`;
}

/**
 * One line of a batch and what became of it, as one line of JSON.
 *
 * @param line The line as it stands in the file; it is repeated in the answer.
 * @param asOf The day to answer as of where the line names none.
 * @returns `{"line", "exit", "answer"}` with exit 0, else `{"line", "exit", "error"}`. Never throws.
 */
export async function answerBatchLine(
  chat: Chat,
  line: string,
  { asOf, signal }: { readonly asOf?: string | undefined; readonly signal?: AbortSignal | undefined },
): Promise<string> {
  const asked = asOf === undefined || /\bas[_-]?of:/iu.test(line) ? line : `${line} as_of:${asOf}`;
  const outcome = await answerInTerminal(chat, asked, { signal });
  if (outcome.kind !== 'answered') return failedLine(line, exitCodes[outcome.kind], sentenceOf(outcome));
  return JSON.stringify({ line, exit: exitCodes.answered, answer: outcome.reply.report ?? {} });
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
  const tally = { read: 0, written: 0 };
  const told = (): void =>
    progress({ what: `${tally.written} lines answered`, done: tally.written, total: Math.max(1, tally.read) });
  try {
    await answerInOrder(readLines(openQuestions(file, deps.signal)), deps, tally, told);
  } catch (error) {
    throw batchError(error, file, tally.written);
  } finally {
    clear();
  }
}

interface Tally {
  read: number;
  written: number;
}

async function answerInOrder(
  lines: AsyncIterable<ReadLine>,
  deps: BatchParts,
  tally: Tally,
  told: () => void,
): Promise<void> {
  const waiting: Promise<void>[] = [];
  let before: Promise<void> = Promise.resolve();
  for await (const line of lines) {
    tally.read += 1;
    before = writeAfter(before, answerOf(line, deps), deps, tally, told);
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
  tally: Tally,
  told: () => void,
): Promise<void> {
  const [text] = await Promise.all([answer, before]);
  signal?.throwIfAborted();
  await new Promise<void>((done) => out.write(`${text}\n`, done));
  tally.written += 1;
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
