import { createHmac } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { CallbackStore } from '../chat/chat.ts';
import type { Action } from '../chat/reply.ts';
import type { Logger } from '../log.ts';

/**
 * What pressing a button does. `edit`, `file`, `full`, `new`, `details`, `less` and `more` are an action's own words;
 * `own` and `shown` answer the presser alone (under a digest, which belongs to everybody), `shown` with all details.
 * `ask` asks the presser for what is missing in the line, `fill` puts it in.
 */
const callbackVerbs = [
  'edit',
  'file',
  'new',
  'own',
  'full',
  'more',
  'ask',
  'fill',
  'details',
  'less',
  'shown',
] as const;

type CallbackVerb = (typeof callbackVerbs)[number];

/** The first page of a text is `more`, a later one has its number behind that. */
type VerbInData = CallbackVerb | `more${number}`;

/** A button as it is drawn: what a press sends back is `data`. */
export interface Button {
  readonly label: string;
  readonly data: string;
  readonly current: boolean;
  readonly group: string;
  /** What is picked instead of pressed. */
  readonly picks?: 'channel' | 'role';
}

/** Most bytes a button's data may have. Telegram's limit; Discord's is wider, and one form serves both. */
const maxCallbackDataBytes = 64;

/** What making buttons leans on. */
export interface ButtonDeps {
  readonly callbacks: CallbackStore;
  readonly log: Pick<Logger, 'warn'>;
}

const sealLength = 8;

/**
 * Ties the buttons of a message to the person who sent it, where the platform says only who presses: under what was sent
 * through inline mode. A press of anybody else, or one that was made up, does not fit the seal.
 */
export class ButtonSeal {
  readonly #key: string;

  /** @param key What nobody but the bot knows, and the next process knows too. */
  constructor(key: string) {
    this.#key = key;
  }

  close(data: string, person: string): string {
    return `${data}|${this.#sealOf(data, person)}`;
  }

  /** The data of this person's own button; undefined for everything else. */
  open(sealed: string, person: string): string | undefined {
    const data = sealed.slice(0, -sealLength - 1);
    return this.close(data, person) === sealed ? data : undefined;
  }

  #sealOf(data: string, person: string): string {
    const seal = createHmac('sha256', this.#key).update(`button ${person} ${data}`).digest('base64url');
    return seal.slice(0, sealLength);
  }
}

/**
 * A button's data: `v1|verb|=line`, or `v1|verb|#key` where the line is too long and was put on the shelf as
 * `community`'s; where it has a seal, with that behind it. Undefined where the shelf cannot be reached: an answer without a button is better than none.
 */
export async function encodeCallbackData(
  verb: VerbInData,
  line: string,
  { callbacks, log }: ButtonDeps,
  community: string | undefined,
  seal = (data: string): string => data,
): Promise<string | undefined> {
  const whole = seal(`v1|${verb}|=${line}`);
  if (Buffer.byteLength(whole) <= maxCallbackDataBytes) return whole;
  try {
    return seal(`v1|${verb}|#${await callbacks.put(line, community)}`);
  } catch (error) {
    log.warn({ err: error }, 'the line of a button could not be kept; the button is left out');
    return undefined;
  }
}

/** A press as it came in: the verb is known at once, the line only after a look at the shelf. */
export interface Callback {
  readonly verb: CallbackVerb;
  /** Which part of a long text is asked for, from 1. */
  readonly page: number;
  readonly line: () => Promise<string | undefined>;
}

/** Reads a button's data; undefined where it is none of ours. `line` gives undefined where the shelf has forgotten it. */
export function decodeCallbackData(data: string, callbacks: CallbackStore): Callback | undefined {
  const [version, name, ...rest] = data.split('|');
  const [, word, number = '1'] = /^([a-z]+)(\d{1,3})?$/.exec(name ?? '') ?? [];
  const verb = callbackVerbs.find((known) => known === word);
  const key = rest.join('|');
  if (version !== 'v1' || verb === undefined) return undefined;
  const page = Number(number);
  if (key.startsWith('=')) return { verb, page, line: () => Promise.resolve(key.slice(1)) };
  return { verb, page, line: () => callbacks.get(key.slice(1)) };
}

/** Who presses, and who asked for the message, as far as the platform says. */
interface Presser {
  readonly person: string;
  /** Undefined where nobody asked, as for a digest, or where the question is gone. */
  readonly askedBy: string | undefined;
  /** Whether the presser moderates there; in a private chat everybody does. */
  readonly moderator: boolean;
}

/** Who changes a message in front of everybody: who asked for it, and moderators. Buttons can be forged, so nobody else. */
export function mayChangeForAll({ person, askedBy, moderator }: Presser): boolean {
  return moderator || askedBy === person;
}

/** Where buttons are shown. */
export interface ButtonPlace {
  /** A message that belongs to everybody, so a press there answers alone. */
  readonly shared?: boolean | undefined;
  /** Whose buttons they are. */
  readonly community?: string | undefined;
  /** Ties them to one person. */
  readonly seal?: ((data: string) => string) | undefined;
  /** The part of a long text they stand under. */
  readonly page?: number | undefined;
}

/** Whether one of these buttons gives the text that did not fit. */
export function offersMore(buttons: readonly Button[]): boolean {
  return buttons.some(({ data }) => /^v1\|more\d*\|/.test(data));
}

/** The buttons of a reply, each data once; one whose line cannot be kept is left out. */
export async function buttonsOf(
  actions: readonly Action[],
  deps: ButtonDeps,
  { shared = false, community, seal, page = 0 }: ButtonPlace,
): Promise<Button[]> {
  const made = await Promise.all(
    actions.map(async (action): Promise<Button[]> => {
      const data = await encodeCallbackData(verbOf(action, shared, page + 1), action.line, deps, community, seal);
      if (data === undefined) return [];
      return [{ label: action.label, data, current: action.current ?? false, ...buttonPlacement(action) }];
    }),
  );
  const buttons = made.flat();
  return buttons.filter((button, index) => buttons.findIndex((other) => other.data === button.data) === index);
}

function verbOf({ asks, does }: Action, shared: boolean, page: number): VerbInData {
  if (asks !== undefined) return asks === 'text' ? 'ask' : 'fill';
  if (does === 'more') return page === 1 ? 'more' : `more${page}`;
  if (!shared) return does;
  return does === 'edit' ? 'own' : does === 'details' ? 'shown' : does;
}

/** What is picked stands by itself. */
function buttonPlacement({ asks, label, group = '' }: Action): Pick<Button, 'group' | 'picks'> {
  return asks === undefined || asks === 'text' ? { group } : { group: `pick ${label}`, picks: asks };
}

/** Data of a press that asks, as whoever fills in sends it back. */
export function promptedCallbackData(data: string): string {
  return data.replace('v1|ask|', 'v1|fill|');
}

/** Buttons in their groups, in the order in which the groups first appear. */
export function buttonGroups(buttons: readonly Button[]): Button[][] {
  return [...Map.groupBy(buttons, (button) => button.group).values()];
}

/** Buttons under one message race each other: the same button twice is one question, and a newer one replaces an older. */
export class Superseder {
  readonly #open = new Map<string, { readonly data: string; readonly abort: AbortController }>();

  /** Runs `work` unless this very button is being answered already; a press of another button gives the older one up. */
  async run(message: string, data: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const open = this.#open.get(message);
    if (open?.data === data) return;
    open?.abort.abort(new Error('another button was pressed'));
    const mine = { data, abort: new AbortController() };
    this.#open.set(message, mine);
    try {
      await work(mine.abort.signal);
    } finally {
      if (this.#open.get(message) === mine) this.#open.delete(message);
    }
  }
}

/** So long after a press the same one again is a hand that pressed twice. */
const repeatMs = 3000;

/** A press that follows the same one by the same person under the same message within seconds is none of its own. */
export class RepeatedPresses {
  readonly #last: LRUCache<string, string>;

  constructor(nowMs: () => number) {
    this.#last = new LRUCache({ max: 5000, ttl: repeatMs, ttlResolution: 0, perf: { now: nowMs } });
  }

  /** Notes a press; true where it is a repetition. */
  isRepeat(message: string, person: string, data: string): boolean {
    const key = `${message} ${person}`;
    if (this.#last.get(key) === data) return true;
    this.#last.set(key, data);
    return false;
  }
}
