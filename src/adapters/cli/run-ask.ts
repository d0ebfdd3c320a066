import type { Chat } from '../../chat/chat.ts';
import type { Asker } from '../../chat/command.ts';
import type { Outcome } from '../../chat/outcome.ts';
import type { Picture } from '../../chat/reply.ts';
import { ConfigError, UserError } from '../../core/errors.ts';
import type { Painter } from '../../core/ports.ts';
import { readAskOptions, usage, type AskOptions } from './ask-options.ts';
import { createProgressBar, type ErrorStream } from './progress-bar.ts';
import { renderText, withoutControls } from './render-text.ts';
import { writeAtomically } from './write-atomically.ts';

/** What `ask` is given. Chat and painter are opened when they are needed, so that a slip is told at once. */
export interface AskParts {
  /** Opens the chat on this source, `undefined` meaning the configured one. */
  openChat(data: string | undefined): Promise<{ readonly chat: Chat; close(): Promise<void> }>;
  openPainter(): Promise<Painter>;
  readonly out: { write(text: string): unknown };
  readonly err: ErrorStream;
  readonly signal?: AbortSignal;
}

/** 0 answered, 1 a fault of ours, 2 the question is wrong, 3 no data source answered. */
const exitCodes: Readonly<Record<Outcome['kind'], number>> = { answered: 0, fault: 1, refused: 2, 'no-source': 3 };

const asker: Asker = { platform: 'cli', person: 'cli', community: 'cli', channel: 'cli', moderator: true };
const look = { theme: 'light', width: 1280, height: 720 } as const;

/** Answers one question in the terminal and returns the exit code. Never throws. */
export async function runAsk(argv: readonly string[], parts: AskParts): Promise<number> {
  try {
    return await ask(readAskOptions(argv), parts);
  } catch (error) {
    if (error instanceof UserError || error instanceof ConfigError) return complain(parts, error.message, 2);
    const reason = error instanceof Error ? error.message : String(error);
    return complain(parts, `Something broke: ${reason}`, 1);
  }
}

async function ask(options: AskOptions | 'usage', parts: AskParts): Promise<number> {
  if (options === 'usage') {
    parts.out.write(`${usage}\n`);
    return exitCodes.answered;
  }
  const opened = await parts.openChat(options.data);
  try {
    const outcome = await answer(opened.chat, options.line, parts);
    if (outcome.kind !== 'answered') return complain(parts, told(outcome, options), exitCodes[outcome.kind]);
    if (options.png !== undefined) await savePicture(options.png, outcome.reply.picture, parts);
    parts.out.write(options.json ? `${JSON.stringify(outcome.reply.report ?? {})}\n` : renderText(outcome.reply));
    return exitCodes.answered;
  } finally {
    await opened.close();
  }
}

async function answer(chat: Chat, line: string, { err, signal }: AskParts): Promise<Outcome> {
  const bar = createProgressBar(err);
  try {
    return await chat.answer({
      asked: line,
      asker,
      progress: bar.progress,
      ...(signal === undefined ? {} : { signal }),
    });
  } finally {
    bar.clear();
  }
}

/** The sentence, and what would be right where it is not in the sentence already. */
function told({ kind, reply }: Outcome, { data }: AskOptions): string {
  if (kind === 'no-source' && data === undefined)
    return `${reply.title} With --data sample a simulation answers, labelled as one.`;
  const right = kind === 'refused' ? reply.actions[0]?.line : undefined;
  return right === undefined || reply.title.includes(right) ? reply.title : `${reply.title} Try: ${right}`;
}

async function savePicture(path: string, picture: Picture | undefined, parts: AskParts): Promise<void> {
  if (picture === undefined) throw new UserError('This answer has no picture; ask without --png.');
  const painter = await parts.openPainter();
  try {
    const { png } = await painter.paint(picture.drawing, look, { signal: parts.signal });
    await writeAtomically(path, png).catch((error: unknown) => {
      const reason = error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
      throw new UserError(`The picture cannot be written to ${path} (${reason}); name a file in a folder that exists.`);
    });
  } finally {
    await painter.close();
  }
}

function complain({ err }: AskParts, sentence: string, code: number): number {
  err.write(`${withoutControls(sentence.replace(/\s+/gu, ' '))}\n`);
  return code;
}
