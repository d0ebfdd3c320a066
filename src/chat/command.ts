/**
 * The contract of a chat command. One file in `commands/` is one command: its name is its place, its options are
 * declared once as data, and `run` returns a reply. Nothing else has to be edited to add one.
 */
import type { AlertNullModel } from '../alerts/simulation.ts';
import type { CommunityStore, ConfiguringActor } from '../community/community-store.ts';
import type { CommunityEvents } from '../community/events.ts';
import type { ReceiptStore } from '../community/receipts.ts';
import type { SessionCalendar } from '../market/nyse-calendar.ts';
import type { MarketData, MarketSymbol, Pair, Request } from '../market/ports.ts';
import type { TestOutcome } from '../messages/chats.ts';
import type { Text } from '../messages/text.ts';
import type { Reply } from './reply.ts';

interface Described {
  /** One short sentence fragment, at most 100 characters in every language. */
  readonly about: Text;
  /** Where true, `run` receives undefined when the option is not given and has no fallback. */
  readonly optional?: true;
}

/** What an option accepts. The router parses, checks bounds and completes from this alone. */
export type OptionSpec =
  | (Described & { readonly kind: 'pair'; readonly fallback?: readonly [string, string] })
  | (Described & { readonly kind: 'symbol'; readonly fallback?: string })
  | (Described & {
      readonly kind: 'symbols';
      readonly min: number;
      readonly max: number;
      readonly fallback?: readonly string[];
    })
  | (Described & {
      readonly kind: 'integer';
      readonly min: number;
      readonly max: number;
      readonly fallback?: number;
      /** Values offered by completion and menus; others within the bounds are accepted too. */
      readonly suggested?: readonly number[];
    })
  | (Described & { readonly kind: 'number'; readonly min: number; readonly max: number; readonly fallback?: number })
  | (Described & { readonly kind: 'date' })
  | (Described & { readonly kind: 'dates' })
  | (Described & { readonly kind: 'choice'; readonly choices: readonly string[]; readonly fallback?: string })
  | (Described & { readonly kind: 'flag' })
  /** Takes all remaining loose words, or a quoted text; `byName` takes only what is written as `name:"…"`. */
  | (Described & {
      readonly kind: 'text';
      readonly maxLength: number;
      readonly fallback?: string;
      readonly byName?: true;
      /** Discord's own picker gives the id of what is picked. */
      readonly picks?: 'channel' | 'role';
    });

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

interface ValueOfKind {
  pair: Pair;
  symbol: MarketSymbol;
  symbols: readonly MarketSymbol[];
  integer: number;
  number: number;
  date: string;
  dates: readonly string[];
  flag: boolean;
  text: string;
  choice: string;
}

type ParsedValue<S extends OptionSpec> = S extends { kind: 'choice'; choices: readonly (infer C)[] }
  ? C
  : ValueOfKind[S['kind']];

/** The values `run` receives: undefined only where the option is optional. */
export type OptionValues<O extends OptionSpecs> = {
  readonly [K in keyof O]: O[K] extends { optional: true } ? ParsedValue<O[K]> | undefined : ParsedValue<O[K]>;
};

/** Where and by whom a command was asked. Ids carry their platform: `discord:123`, `telegram:-100…:7`. */
export interface Requester {
  /** What its ids begin with: `discord`, `telegram`, `web`, `cli`. */
  readonly platform: string;
  readonly person: string;
  /** The guild or chat, or the person where there is none. */
  readonly community: string;
  /** The channel, thread or topic. */
  readonly channel: string;
  /** Whether this person may change settings here, checked freshly by the adapter. */
  readonly moderator: boolean;
  /** The roles this person holds, for example `discord:55`: a community may name one whose holders are moderators. */
  readonly roles?: readonly string[];
  /** Set by the router on a moderator through such a role: who may configure is not theirs to say. */
  readonly byRole?: true;
  /** A moderator of this one channel alone. */
  readonly onlyIn?: string;
  /** What the person's device says of its language, a BCP 47 tag. */
  readonly locale?: string;
  /** Asked where nobody else sees the answer: nothing of it is kept with the community. */
  readonly alone?: true;
}

/** Whose list a checked claim stands on: the community's where it was asked in front of it, else the asker's own. */
export function receiptOwner({ alone, person, community }: Requester): string {
  return alone === true ? person : community;
}

/** What a command may do with a community: the book, and a look at what the bot may do in a channel. */
export interface CommunityService extends CommunityStore {
  /** What the bot lacks in that channel, in words; empty where it can post. */
  missingPermissions(channel: string): Promise<readonly string[]>;
  /** Refuses with a `UserError` a channel of another community, however its id was come by, and one that takes no messages. */
  requireOwnChannel(actor: ConfiguringActor, channel: string): Promise<void>;
  nowMs(): number;
  /** Posts a reply into a channel at once, as a digest would be, and says how that ended. */
  postTest(actor: ConfiguringActor, channel: string, reply: Reply<Text>): Promise<TestOutcome>;
}

/** What a command may lean on. */
export interface CommandServices extends Request {
  readonly market: MarketData;
  readonly calendar: SessionCalendar;
  readonly nullModel: AlertNullModel;
  readonly requester: Requester;
  /** What communities have set up; absent where there are none: in a terminal, on the local page. */
  readonly community?: CommunityService | undefined;
  /** What communities added to the calendar; absent where nothing is stored. */
  readonly communityEvents?: CommunityEvents | undefined;
  /** What was said in each community; absent where nothing is stored. */
  readonly receipts?: ReceiptStore | undefined;
  /** Every command there is, for `help`. */
  readonly commands: readonly Command[];
}

/** One chat command. */
export interface CommandDefinition<O extends OptionSpecs> {
  /** Lower case, `[a-z]{1,32}`, equal to the file's name. */
  readonly name: string;
  /** At most 100 characters in every language. */
  readonly about: Text;
  /** Command lines people can copy; a test runs every one. */
  readonly examples: readonly string[];
  /**
   * The order of the options is the order in which loose words are read.
   * In command lines an option is written `as_of:2026-06-25`: camelCase names become snake_case.
   */
  readonly options: O;
  /** Who may use it; `moderators` is checked by the router, again in code. */
  readonly allowed?: 'everyone' | 'moderators';
  /** True where it sets up or keeps something for a community: not offered in a terminal or on the local page. */
  readonly forCommunities?: true;
  /** True where every answer is for the asker alone, so that nobody else is to see that one is coming. */
  readonly forAsker?: true;
  /**
   * True where it computes for long: a bot runs it in another thread. Of what is stored such a command may only read
   * events and a community's settings, and save receipts.
   */
  readonly heavy?: true;
  /**
   * True where the reply depends on who asks, or asking changes something. Other commands are run once for everybody
   * who asks the same at the same moment, and may not read `asker`.
   */
  readonly personal?: true;
  /** The same for commands whose reply depends on who asks only with some options. */
  personalWhen?(options: OptionValues<O>): boolean;
  run(options: OptionValues<O>, services: CommandServices): Promise<Reply<Text>>;
}

/** A command whose option types have been forgotten, as the router holds it. */
export interface Command extends Omit<CommandDefinition<OptionSpecs>, 'run' | 'personalWhen'> {
  personalWhen?(options: Readonly<Record<string, unknown>>): boolean;
  run(options: Readonly<Record<string, unknown>>, services: CommandServices): Promise<Reply<Text>>;
}

/** Declares a command; the option values of `run` are typed from the option specs. */
export function defineCommand<const O extends OptionSpecs>(definition: CommandDefinition<O>): Command {
  return definition;
}
