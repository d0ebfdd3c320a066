import type { Progress } from '../core/ports.ts';
import type { Asker, Command } from './command.ts';
import type { Outcome } from './outcome.ts';

/** A question as an adapter hands it over: a typed line, or a command with options already told apart. */
export interface Question {
  readonly asked: string | { readonly command: string; readonly options: Readonly<Record<string, string>> };
  readonly asker: Asker;
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
}

/** One completion: what to show, and what to put in. */
export interface Completion {
  readonly label: string;
  readonly value: string;
}

/** All an adapter needs: answers and completions. Answering never throws; every failure is an outcome with a reply. */
export interface Chat {
  readonly commands: readonly Command[];
  answer(question: Question): Promise<Outcome>;
  /**
   * Completes the last word of a typed line: command names, symbols, option names, choices. From memory, at most 25.
   * Each value is the whole line as it would then stand.
   */
  completeLine(line: string): readonly Completion[];
  /** Completes the value of one option of one command. From memory, at most 25. */
  completeOption(command: string, option: string, typed: string): readonly Completion[];
}
