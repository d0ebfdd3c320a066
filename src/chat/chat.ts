import type { StructuredInput } from '../community/delivery-queue.ts';
import {
  NoSourceAnswered,
  ProviderAnswerRejected,
  ProviderRateLimited,
  ProviderUnreachable,
  StorageError,
  UserError,
} from '../errors.ts';
import type { Logger } from '../log.ts';
import type { Progress } from '../market/ports.ts';
import { englishReader, type Speaker, speakerOf } from '../messages/speaker.ts';
import { msg, type Text } from '../messages/text.ts';
import type { Command, Requester } from './command.ts';
import { type Action, type Reply, spokenReply } from './reply.ts';

/** Where an unasked message goes: `channel` as in `Requester`, for example `discord:123` or `telegram:-100…:7`. */
export interface Destination {
  readonly channel: string;
  /** Whose message it is, so that forgetting them deletes what stands behind its buttons; absent where nobody's. */
  readonly community?: string;
  readonly theme: 'dark' | 'light';
  readonly silent: boolean;
  /** The one role a moderator chose to be mentioned; nothing else ever pings. */
  readonly mentionRole?: string;
}

/**
 * Why a place takes no message, as far as the platform tells: it decides what whoever set something up is told to do.
 * `left`: the bot is not in it; `deleted`, `blocked`, `topicDeleted`: it is gone for good; the others can be mended there.
 */
export type RefusalCause =
  | 'left'
  | 'deleted'
  | 'blocked'
  | 'topicDeleted'
  | 'topicClosed'
  | 'archived'
  | 'locked'
  | 'restricted'
  | 'filtered'
  | 'unpostable'
  | 'rights';

/**
 * How a send ended. The class of a refusal is what decides what happens next:
 * `gone` pauses the subscription, `moved` rewrites the address, `denied` names what is missing, `later` waits,
 * `unknown` means the platform may or may not have it (a broken connection after sending) and must not be repeated.
 */
export type Delivery =
  | { readonly kind: 'sent'; readonly messageId: string }
  | { readonly kind: 'gone'; readonly reason: string; readonly cause?: RefusalCause }
  | { readonly kind: 'moved'; readonly channel: string }
  | {
      readonly kind: 'denied';
      readonly missing: readonly string[];
      readonly reason: string;
      readonly cause?: RefusalCause;
    }
  | { readonly kind: 'later'; readonly retryAfterMs: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: Text };

/**
 * Kept by whoever wants something sent, so that a process that ends at any moment leaves the truth behind: what had not
 * left is sent again, what may have left is not.
 */
export interface Departure {
  /** Said right before the first byte leaves, not while waiting for a turn; where it answers false nothing may leave. */
  leaves(): Promise<boolean>;
  /** It certainly did not arrive and is tried again after a while. */
  stayed(): Promise<void>;
}

/** Channels in which no message can stand. */
export type UnpostableChannel = 'forum' | 'category' | 'archived' | 'other';

/** The outgoing side of a platform, for messages nobody asked for just now: digests and alerts. */
export interface Messenger {
  /** What ids of its channels begin with. */
  readonly platform: string;
  /** How long the platform remembers a key, so that sending it again gives the first message; absent where it does not. */
  readonly keyRememberedMs?: number;
  /** Draws what the reply needs beforehand, so that sending it takes no longer than the way there; absent where nothing is drawn. */
  prepare?(to: Destination, reply: Reply): Promise<void>;
  /**
   * Resolves when the platform's limits let one more of many into this channel; what is then sent with a departure is
   * not held back again. Absent where there are no limits.
   */
  turn?(channel: string): Promise<void>;
  /** `key` names this delivery (at most 25 characters); a platform with idempotence sends one key once. */
  send(to: Destination, reply: Reply, key: string, departure?: Departure): Promise<Delivery>;
  /** True where `send` says itself when something leaves. Otherwise it counts as leaving when `send` is called. */
  readonly saysDeparture?: true;
  /** What the bot may not do in that channel, in words; empty where everything a digest needs is allowed. */
  missingPermissions(channel: string): Promise<readonly string[]>;
  /** Why no message can stand in a channel of its kind; absent where every channel takes messages. */
  unpostable?(channel: string): Promise<UnpostableChannel | undefined>;
  /** Whether a channel belongs to a community; absent where its name says so. */
  isIn?(channel: string, community: string): Promise<boolean>;
  /** Whether somebody who is not there just now may still configure a community; absent where the platform does not say. */
  mayConfigure?(person: string, community: string): Promise<boolean>;
  /** What people call a channel, with its id where that is a link to it; absent where the id alone says it. */
  describeChannel?(channel: string): Promise<string>;
  /** The channel in which this person is alone with the bot; absent where it has the person's own id. */
  privateChannel?(person: string): Promise<string | undefined>;
}

/**
 * Keeps command lines that are too long for a button's own data, under a short key that survives a restart.
 * The same line gives the same key.
 */
export interface CallbackStore {
  /** `community` is whose button it is, so that forgetting it deletes the line. */
  put(line: string, community?: string): Promise<string>;
  get(key: string): Promise<string | undefined>;
}

/** At most `count` in any stretch of `perMs`. */
export interface RateLimit {
  readonly count: number;
  readonly perMs: number;
}

/** What a process could use of an allowance that it shares. */
export interface ShareDemand {
  /** The allowance of all of them together. */
  readonly whole: number;
  /** What it could use in one stretch of the limit. */
  readonly wanted: number;
  /** What it may have used in the last one: nobody else can have that yet. */
  readonly used: number;
}

/** Whole sends a process may make in one stretch of the limit, and how many processes share it. */
export interface GrantedShare {
  readonly count: number;
  readonly processes: number;
}

/** What all processes that use one token agree on, so that together they keep its limits. */
export interface SharedLimits {
  /** The share of this process in what `name` allows, as fair as the demands of all are. It holds for `leaseMs`. */
  share(name: string, demand: ShareDemand): Promise<GrantedShare>;
  /** Takes the next place in a line in which all processes stand; in how many milliseconds it comes. */
  turn(name: string, limits: readonly RateLimit[]): Promise<number>;
  /** A share that was not asked for again within this is given to others. */
  readonly leaseMs: number;
}

/**
 * How a question ended. Every outcome carries a reply that can be shown, so an adapter never has to word an error.
 * `refused`: the question is wrong. `no-source`: no data source answered. `fault`: our bug, with the id in the log.
 */
export interface Outcome {
  readonly kind: 'answered' | 'refused' | 'no-source' | 'fault';
  readonly reply: Reply;
  /** The same before it was said, for whoever passes it on to other readers. */
  readonly unsaid?: Reply<Text>;
  /** Says what else there is to say to whoever asked; English where absent. */
  readonly speaker?: Speaker;
  /** The colours the community or the channel chose; the platform's own where absent. */
  readonly theme?: 'dark' | 'light';
}

/** A question as an adapter hands it over: a typed line, or a command with options already told apart. */
export interface Question {
  readonly input: string | StructuredInput;
  readonly requester: Requester;
  readonly signal?: AbortSignal;
  readonly progress?: Progress;
}

/** One completion: what to show, and what to put in. */
export interface Completion {
  readonly label: string;
  readonly value: string;
  /** What the second market of a pair is called alone. */
  readonly second?: string;
}

/** All an adapter needs: answers and completions. Answering never throws; every failure is an outcome with a reply. */
export interface Chat {
  /** What is offered here; a command that only communities have still says so where somebody types it elsewhere. */
  readonly commands: readonly Command[];
  answer(question: Question): Promise<Outcome>;
  /**
   * Completes the last word of a typed line: command names, symbols, option names, choices. From memory, at most 25.
   * Each value is the whole line as it would then stand.
   */
  completeLine(line: string, reader: Pick<Speaker, 'say'>): readonly Completion[];
  /** Whether a line can be read and is open to everybody: sent as it stands it is answered. */
  isComplete(line: string): boolean;
  /** What plain words ask where no slash or menu said it: markets, a sentence to check, a question, a greeting. */
  readWords(text: string): Question['input'];
  /** Says things outside of an answer as this person reads them. */
  speakerFor(requester: Requester): Promise<Speaker>;
  /** Completes the value of one option of one command. From memory, at most 25. */
  completeOption(command: string, option: string, typed: string, reader: Pick<Speaker, 'say'>): readonly Completion[];
}

/** What an outcome is made from. */
interface FailedQuestion {
  readonly line: string;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  readonly newErrorId: () => string;
  /** Says it as the asker reads; English where absent. */
  readonly speaker?: Speaker;
  /** What the button of a suggested line says; the line itself where absent. */
  readonly labelOf?: (line: string) => Text;
  /** The asker's own signal: whoever gave up is told so, whatever reason the signal carries. */
  readonly signal?: AbortSignal | undefined;
}

/** The outcome of a question that failed. The class of the error decides what the person reads. */
export function outcomeOfError(error: unknown, failed: FailedQuestion): Outcome {
  const { line, log, newErrorId: newFaultId, signal, speaker = english, labelOf } = failed;
  if (error instanceof UserError) return refusedOutcome(error.text, error.suggestions, speaker, labelOf);
  if (isAbort(error) || signal?.aborted === true) return refusedOutcome(msg('refusals.stopped'), [line], speaker);
  if (isSourceFailure(error)) {
    log.warn({ line, reason: error.message }, 'no source answered');
    return { kind: 'no-source', reply: errorReply(error.text, 'error', [again(line)], speaker), speaker };
  }
  const faultId = newFaultId();
  log.error({ err: error, faultId, line }, 'a question met a fault');
  const sentence =
    error instanceof StorageError
      ? msg('refusals.databaseAway', { id: faultId })
      : msg('refusals.fault', { id: faultId });
  return { kind: 'fault', reply: errorReply(sentence, 'error', [again(line)], speaker), speaker };
}

/** The outcome of a question that is wrong: one sentence, and lines that would be right as buttons. */
export function refusedOutcome(
  sentence: Text,
  suggestions: readonly string[] = [],
  speaker = english,
  labelOf: (line: string) => Text = (line) => line,
): Outcome {
  const label = (line: string): string => shortLabel(speaker.say(labelOf(line)));
  const actions = suggestions.map((line): Action => ({ label: label(line), line, does: 'edit' }));
  return { kind: 'refused', reply: errorReply(sentence, 'warning', actions, speaker), speaker };
}

/** The outcome of a question that came too soon: it can be asked again as it stands. */
export function tooSoonOutcome(sentence: Text, line: string, speaker: Speaker): Outcome {
  return { kind: 'refused', reply: errorReply(sentence, 'warning', [again(line)], speaker), speaker };
}

const english = speakerOf(englishReader);

function errorReply(title: Text, tone: Reply['tone'], actions: readonly Action<Text>[], speaker: Speaker): Reply {
  return spokenReply({ title, blocks: [], actions, files: [], tone, visibility: 'asker' }, speaker);
}

function again(line: string): Action<Text> {
  return { label: msg('buttons.tryAgain'), line, does: 'edit' };
}

function shortLabel(label: string): string {
  return label.length > 60 ? `${label.slice(0, 59)}…` : label;
}

function isSourceFailure(error: unknown): error is Error & { readonly text: Text } {
  return [NoSourceAnswered, ProviderUnreachable, ProviderRateLimited, ProviderAnswerRejected].some(
    (kind) => error instanceof kind,
  );
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');
}
