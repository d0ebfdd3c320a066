import {
  NoSourceAnswered,
  ProviderAnswerRejected,
  ProviderRateLimited,
  ProviderUnreachable,
  UserError,
} from '../core/errors.ts';
import type { Outcome } from './outcome.ts';
import type { Action, Reply } from './reply.ts';

/** Where faults and missing sources are written down, for operators. A pino logger fits. */
export interface ChatLog {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** What an outcome is made from. */
interface Failed {
  readonly line: string;
  readonly log: ChatLog;
  readonly newFaultId: () => string;
  /** The asker's own signal: whoever gave up is told so, whatever reason the signal carries. */
  readonly signal?: AbortSignal | undefined;
}

/** The outcome of a question that failed. The class of the error decides what the person reads. */
export function outcomeOfError(error: unknown, { line, log, newFaultId, signal }: Failed): Outcome {
  if (error instanceof UserError) return refused(error.message, error.suggestions);
  if (isAbort(error) || signal?.aborted === true)
    return refused('The question was stopped before it was answered.', [line]);
  if (isSourceError(error)) {
    log.warn({ line, reason: error.message }, 'no source answered');
    return { kind: 'no-source', reply: sorry(asSentence(error.message), 'error', [again(line)]) };
  }
  const faultId = newFaultId();
  log.error({ err: error, faultId, line }, 'a question met a fault');
  const sentence = `Something broke on our side, id ${faultId}; the operator finds it in the log under this id.`;
  return { kind: 'fault', reply: sorry(sentence, 'error', [again(line)]) };
}

/** The outcome of a question that is wrong: one sentence, and lines that would be right as buttons. */
export function refused(sentence: string, suggestions: readonly string[] = []): Outcome {
  const actions = suggestions.map((line): Action => ({ label: shortLabel(line), line, does: 'edit' }));
  return { kind: 'refused', reply: sorry(sentence, 'warning', actions) };
}

function sorry(title: string, tone: Reply['tone'], actions: readonly Action[]): Reply {
  return { title, blocks: [], actions, files: [], tone, visibility: 'asker' };
}

function again(line: string): Action {
  return { label: 'Try again', line, does: 'edit' };
}

function shortLabel(line: string): string {
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function asSentence(message: string): string {
  const text = `${message.charAt(0).toUpperCase()}${message.slice(1)}`;
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function isSourceError(error: unknown): error is Error {
  return [NoSourceAnswered, ProviderUnreachable, ProviderRateLimited, ProviderAnswerRejected].some(
    (kind) => error instanceof kind,
  );
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
}
