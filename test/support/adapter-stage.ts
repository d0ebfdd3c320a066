import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PlatformHealth } from '../../src/adapters/connection.ts';
import type { Chat, Destination, Messenger } from '../../src/chat/chat.ts';
import type { SeenPicture } from './seen-picture.ts';
import type { MemoryShelf } from './toy-chat.ts';

/** What a person sees of an answer, on any platform. */
export interface StageSight {
  /** All words, further messages and text files included, as they read. */
  readonly text: string;
  readonly pictures: readonly SeenPicture[];
  readonly buttons: readonly string[];
  readonly pings: readonly string[];
}

/** One platform as the contract sees it: the real library and adapter, and people in front of them. */
export interface AdapterStage {
  open(chat: Chat): Promise<void>;
  /** The process ends and another one starts. */
  restart(): Promise<void>;
  close(): Promise<void>;
  /** Somebody asks; the result stands for the question. */
  ask(command: string, words?: string, by?: number): unknown;
  /** The answer once it is there. */
  answered(question: unknown): Promise<unknown>;
  look(answer: unknown): Promise<StageSight>;
  press(answer: unknown, label: string): void;
  /** How often an answer was put up or changed. */
  writes(answer: unknown): number;
  /** Every answer visible now. */
  answers(): readonly unknown[];
  /** Every message of the bot that is visible now, to whomever. */
  messages(): readonly unknown[];
  /** All that was said to one person alone: hidden messages, pop-ups. */
  told(): Promise<string>;
  /** When a question was acknowledged, in milliseconds after it was asked. */
  acknowledgedMs(question: unknown): number | undefined;
  /** The question is as old as this now. */
  age(question: unknown, ms: number): void;
  /** Whoever asked deletes what there is to delete while waiting. */
  deleteQuestion(question: unknown): void;
  deleteAnswer(answer: unknown): void;
  /** The next request that would show an answer is refused in this way. */
  refuse(status: number, retryAfterSeconds?: number): void;
  until<T>(what: string, see: () => T | undefined | false): Promise<T>;
  health(): PlatformHealth;
  readonly messenger: Messenger;
  readonly destination: Destination;
  /** The community somebody is in who asks. */
  readonly community: string;
  /** What stands behind buttons. */
  readonly shelf: MemoryShelf;
}

/** What some platforms have no way to do. */
type Lack = 'buttons' | 'edits';

/** A platform on trial; a file of `test/support/platforms/` named like its folder in `src/adapters` exports one as `stage`. */
export interface PlatformStage {
  readonly name: string;
  /** What the contract does not ask of it, each with why. */
  readonly lacks: Readonly<Partial<Record<Lack, string>>>;
  readonly create: () => AdapterStage;
}

const folder = join(import.meta.dirname, 'platforms');

/** Every platform there is, each with its real library. */
export const adapterStages: readonly PlatformStage[] = await Promise.all(
  readdirSync(folder).map(async (file) => {
    const { stage } = (await import(join(folder, file))) as { readonly stage: PlatformStage };
    return stage;
  }),
);
