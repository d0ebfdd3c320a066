import { randomBytes } from 'node:crypto';
import type { AlertNullModel } from '../alerts/simulation.ts';
import type { CommunityEvents } from '../community/events.ts';
import type { ReceiptStore } from '../community/receipts.ts';
import { type CommunitySettings, defaultSettingsOf, settingsForChannel } from '../community/settings.ts';
import { StorageError, UserError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { dateOfEpochDay, DAY_MS, epochDay } from '../market/calendar-days.ts';
import { createSingleFlight, type SingleFlight } from '../market/live/single-flight.ts';
import { nameOf } from '../market/known-markets.ts';
import { namesMarket } from '../market/resolve.ts';
import type { SessionCalendar } from '../market/nyse-calendar.ts';
import type { MarketData, Request } from '../market/ports.ts';
import { readerOf, speakerOf } from '../messages/speaker.ts';
import { capital, msg, type Text } from '../messages/text.ts';
import { type Chat, type Outcome, outcomeOfError, type Question, refusedOutcome, tooSoonOutcome } from './chat.ts';
import type { Command, CommandServices, CommunityService, OptionSpec, Requester } from './command.ts';
import { freeTextInput } from './free-text.ts';
import { completeLine, completeOption } from './parser/completion.ts';
import { lineFromOptions, type ParseContext, type ParsedLine, parseLine, parseOptions } from './parser/parse-line.ts';
import { keptToDay, withFolds } from './reply-builders.ts';
import { type AnsweredDay, type Reply, spokenReply, spokenRequest, validateReply } from './reply.ts';

/** How much somebody may ask: `burst` questions at once, then `perMinute` over time. */
export interface TokenBucketOptions {
  readonly burst: number;
  readonly perMinute: number;
}

/** Takes one question from the bucket of `key`; returns 0, or how many milliseconds to wait where it is empty. */
export type TakeToken = (key: string) => number;

const maxBuckets = 20_000;

/** One bucket of questions per key, refilled evenly; a key that has not been seen for long is forgotten. */
export function createTokenBuckets({ burst, perMinute }: TokenBucketOptions, nowMs: () => number): TakeToken {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  const perMs = perMinute / 60_000;
  return (key) => {
    const now = nowMs();
    const before = buckets.get(key) ?? { tokens: burst, atMs: now };
    const tokens = Math.min(burst, before.tokens + Math.max(0, now - before.atMs) * perMs);
    buckets.delete(key); // set again below, so that the oldest seen is the first in the map
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, atMs: now });
    forgetOldest(buckets);
    return tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perMs);
  };
}

function forgetOldest(buckets: Map<string, unknown>): void {
  if (buckets.size <= maxBuckets) return;
  const oldest = buckets.keys().next();
  if (oldest.done !== true) buckets.delete(oldest.value);
}

/** Where a command gets words that are not ours. */
interface ExternalTextSources {
  readonly market: MarketData;
  readonly communityEvents?: CommunityEvents | undefined;
  readonly receipts?: ReceiptStore | undefined;
}

/** The same sources, and what strangers' words they have handed out so far. */
export interface TrackedSources {
  readonly sources: ExternalTextSources;
  /** Names of markets, as the source gives them. */
  readonly names: () => readonly string[];
  /** Labels, claims and files that were read for this answer. */
  readonly externalText: () => readonly string[];
}

/** Notes what a command reads that people outside wrote, so that their words are not taken for slips of ours. */
export function trackExternalText({ market, communityEvents, receipts }: ExternalTextSources): TrackedSources {
  const heard: string[] = [];
  const told = async <T>(work: Promise<T>, wordsOf: (answer: T) => readonly string[]): Promise<T> => {
    try {
      const answer = await work;
      heard.push(...wordsOf(answer));
      return answer;
    } catch (error) {
      if (error instanceof Error) heard.push(error.message); // it may quote a broken cell
      throw error;
    }
  };
  return {
    sources: {
      market: {
        ...market,
        daily: (symbol, request) => told(market.daily(symbol, request), ({ source }) => [source]),
        atCloses: (symbol, sessions, request) =>
          told(market.atCloses(symbol, sessions, request), (closes) => (closes ? [closes.source] : [])),
        flows: (symbol, request) => told(market.flows(symbol, request), (flows) => (flows ? [flows.source] : [])),
      },
      communityEvents: communityEvents && {
        ...communityEvents,
        list: (community) => told(communityEvents.list(community), (events) => events.map(({ label }) => label)),
      },
      receipts: receipts && {
        ...receipts,
        find: (community, id) => told(receipts.find(community, id), (found) => (found ? [textOf(found)] : [])),
        list: (community, most) => told(receipts.list(community, most), (kept) => kept.map(textOf)),
      },
    },
    names: () => market.catalogue().flatMap(({ symbol, name, aliases }) => [name, symbol, ...aliases]),
    externalText: () => heard,
  };
}

const textOf = (receipt: object): string => JSON.stringify(receipt);

/** A market that notes what an answer was not waiting for. */
export interface TrackedMarket {
  readonly market: MarketData;
  /** Waits for everything that was still loading when its prices were asked for; undefined where nothing was. */
  readonly pendingLoads: () => ((request: Request) => Promise<void>) | undefined;
}

/** Watches which histories are still loading at the moment somebody reads prices at session closes from them. */
export function trackPendingLoads(market: MarketData): TrackedMarket {
  const waits = new Map<string, (request: Request) => Promise<void>>();
  const atCloses: MarketData['atCloses'] = async (symbol, sessions, request) => {
    const closes = await market.atCloses(symbol, sessions, request);
    const wait = market.pendingLoad?.(symbol);
    if (wait !== undefined) waits.set(symbol.symbol, wait);
    return closes;
  };
  return {
    market: market.pendingLoad === undefined ? market : { ...market, atCloses },
    pendingLoads: () => {
      if (waits.size === 0) return undefined;
      return async (request) => {
        await Promise.all([...waits.values()].map((wait) => wait(request)));
      };
    },
  };
}

/** What a chat is made of. */
export interface ChatDeps {
  readonly commands: readonly Command[];
  readonly market: MarketData;
  readonly calendar: SessionCalendar;
  readonly nullModel: AlertNullModel;
  readonly communityEvents?: CommunityEvents | undefined;
  /** What communities have set up; absent where there are none. */
  readonly community?: CommunityService | undefined;
  readonly receipts?: ReceiptStore | undefined;
  readonly log: Pick<Logger, 'warn' | 'error'>;
  /** How much a person, a community, and all visitors of a page may ask; absent where nobody is to be held back. */
  readonly limits?:
    | {
        readonly person: TokenBucketOptions;
        readonly community: TokenBucketOptions;
        readonly page?: TokenBucketOptions;
      }
    | undefined;
  /** Runs commands that compute for long off the thread that talks with people; they run on it where absent. */
  readonly runHeavy?: CommandRunner | undefined;
  readonly nowMs: () => number;
  /** Six hexadecimal digits that tie what a person reads to the log. */
  readonly newErrorId?: () => string;
}

/** The chat: lines and options in, outcomes out. It never throws, and equal questions of one moment share one run. */
export function createChat(deps: ChatDeps): Chat {
  const share = createSingleFlight({ endsWithLast: true });
  const waitOf = createWaitTimes(deps);
  const commands = offeredCommands(deps);
  const known = (): ParseContext => ({
    commands,
    catalogue: deps.market.catalogue(),
    simulated: deps.market.simulated,
    today: deps.market.today(),
  });
  return {
    commands,
    answer: (question) => answer(deps, share, waitOf, question),
    completeLine: (line, { say }) => completeLine(line, { ...known(), say }),
    isComplete: (line) => isComplete(line, known()),
    readWords: (text) => readWords(text, deps.commands, known()),
    speakerFor: async (requester) => {
      const { settings } = await settingsOf(deps, requester);
      return speakerOf(readerOf(settings, requester.locale));
    },
    completeOption: (command, option, typed, { say }) => completeOption(command, option, typed, { ...known(), say }),
  };
}

/** Commands that need a community are not offered where there is none. */
function offeredCommands({ commands, community }: ServiceDeps): readonly Command[] {
  return community === undefined ? commands.filter(({ forCommunities }) => forCommunities !== true) : commands;
}

function readWords(text: string, commands: readonly Command[], known: ParseContext): Question['input'] {
  return freeTextInput(text, {
    commands,
    reads: (line) => isComplete(line, known),
    namesMarket: (words) => namesMarket(known.catalogue, words),
  });
}

function isComplete(line: string, known: ParseContext): boolean {
  try {
    return parseLine(line.trim(), known).command.allowed !== 'moderators';
  } catch (error) {
    if (error instanceof UserError) return false;
    throw error;
  }
}

async function answer(
  deps: ChatDeps,
  share: SingleFlight,
  waitOf: (requester: Requester) => Wait,
  question: Question,
): Promise<Outcome> {
  const { locale } = question.requester;
  let speaker = speakerOf(readerOf(undefined, locale));
  try {
    const wait = waitOf(question.requester);
    if (wait.ms > 0) return tooSoonOutcome(waitWords(wait), lineOfQuestion(question), speaker);
    const { settings, isGuess } = await settingsOf(deps, question.requester);
    speaker = speakerOf(readerOf(settings, locale));
    const requester = withManagerRole(question.requester, settings);
    if (!mayAskHere(settings, requester)) return refusedOutcome(msg('refusals.otherChannels'), [], speaker);
    const request = spokenRequest(question, speaker);
    const answered = await replyTo(deps, share, { ...question, requester }, request, settings);
    const unsaid = isGuess ? { ...answered, blocks: [...answered.blocks, withoutSettings] } : answered;
    const theme = settings === undefined ? {} : { theme: settings.theme };
    return { kind: 'answered', reply: spokenReply(unsaid, speaker), unsaid, speaker, ...theme };
  } catch (error) {
    const { log, newErrorId: ownFaultId } = deps;
    const line = lineOfQuestion(question);
    return outcomeOfError(error, {
      line,
      log,
      newErrorId: ownFaultId ?? newErrorId,
      speaker,
      signal: question.signal,
      labelOf: (suggested) => labelOfLine(suggested, deps),
    });
  }
}

/** A line on a button: two markets by their names, anything else as it would be typed. */
function labelOfLine(line: string, { commands, market }: ChatDeps): Text {
  const [name, ...symbols] = line.split(' ');
  const takesPair = commands.some((one) => one.name === name && Object.values(one.options).some(isPairSpec));
  const found = symbols.map((symbol) => market.catalogue().find((one) => one.symbol === symbol));
  const [subject, benchmark] = found;
  if (!takesPair || subject === undefined || benchmark === undefined || found.length > 2) return line;
  return capital(msg('names.against', { subject: nameOf(subject), benchmark: nameOf(benchmark) }));
}

const isPairSpec = ({ kind }: OptionSpec): boolean => kind === 'pair';

/** Said below an answer while nobody can tell what the community chose. */
const withoutSettings: Reply<Text>['blocks'][number] = { kind: 'note', text: msg('refusals.usualSettings') };

/** Settings to answer with. */
interface KnownSettings {
  /** Undefined where there are no communities. */
  readonly settings: CommunitySettings | undefined;
  /** True where the usual ones stand in for those that cannot be read just now. */
  readonly isGuess: boolean;
}

/** What holds where somebody asks. Without a database the usual settings hold: most questions need none. */
async function settingsOf({ community, log }: ChatDeps, requester: Requester): Promise<KnownSettings> {
  try {
    const settings = await community?.settings(requester.community);
    return { settings: settings && settingsForChannel(settings, requester.channel), isGuess: false };
  } catch (error) {
    if (!(error instanceof StorageError)) throw error;
    log.warn({ err: error }, 'the settings of a community could not be read; the usual ones are used');
    return { settings: defaultSettingsOf(requester.community), isGuess: true };
  }
}

/** Whoever holds the role the community named is a moderator, but does not say who else is one. */
function withManagerRole(requester: Requester, settings: CommunitySettings | undefined): Requester {
  const { byRole: _, ...plain } = requester;
  const role = settings?.managerRole;
  if (role === undefined || plain.roles?.includes(role) !== true) return plain;
  if (plain.moderator && plain.onlyIn === undefined) return plain;
  const { onlyIn: __, ...rest } = plain;
  return { ...rest, moderator: true, byRole: true };
}

function replyTo(
  deps: ChatDeps,
  share: SingleFlight,
  question: Question,
  request: Request,
  settings: CommunitySettings | undefined,
): Promise<Reply<Text>> {
  const { input } = question;
  // what a question without markets is about is the community's choice
  const { commands, market } = deps;
  const known = { commands, catalogue: market.catalogue(), simulated: market.simulated, defaultPair: settings?.pair };
  const parsed = typeof input === 'string' ? parseLine(input.trim(), known) : parseOptions(input, known);
  if (parsed.command.allowed === 'moderators' && !question.requester.moderator) {
    throw new UserError(msg('refusals.moderatorsOnly', { command: parsed.command.name }));
  }
  return run(deps, share, parsed, question, request);
}

/** Moderators are answered everywhere, so that they can change where. */
function mayAskHere(settings: CommunitySettings | undefined, { channel, moderator }: Requester): boolean {
  if (moderator || settings === undefined) return true;
  const { channels, excluded = [] } = settings;
  return !excluded.includes(channel) && (channels.length === 0 || channels.includes(channel));
}

/** The question as a line, for people and for the log. */
function lineOfQuestion({ input: asked }: Question): string {
  return typeof asked === 'string' ? asked.trim() : lineFromOptions(asked);
}

/** Runs the command: alone where its reply is personal, otherwise together with everyone who asks the same now. */
function run(
  deps: ChatDeps,
  share: SingleFlight,
  parsed: ParsedLine,
  question: Question,
  asking: Request,
): Promise<Reply<Text>> {
  const { line } = parsed;
  const asked = typeof question.input === 'string' ? question.input : line;
  const personal = isPersonal(parsed);
  const requester = personal ? question.requester : undefined;
  const again = (request: Request): Promise<Reply<Text>> => {
    const work = (shared: Request): Promise<Reply<Text>> =>
      runOnce(deps, parsed, asked, { request: shared, requester, again });
    const key = `${deps.market.label}\n${deps.market.today()}\n${line}`;
    return personal ? work(request) : share(key, request, work);
  };
  return again(asking);
}

/** For whom a command runs, and how long. */
export interface CommandTurn {
  readonly request: Request;
  /** Undefined where the reply is for everybody who asks the same. */
  readonly requester: Requester | undefined;
}

/** One run of a command, and how to run it again. */
interface CommandRun extends CommandTurn {
  readonly again: (request: Request) => Promise<Reply<Text>>;
}

/** What the services of a command are made from. */
export type ServiceDeps = Pick<
  ChatDeps,
  'commands' | 'market' | 'calendar' | 'nullModel' | 'communityEvents' | 'receipts' | 'community' | 'nowMs'
>;

/** Runs a command where it stands, or somewhere else. `asked` are the asker's own words. */
export type CommandRunner = (
  deps: ServiceDeps,
  parsed: ParsedLine,
  asked: string,
  turn: CommandTurn,
) => Promise<Reply<Text>>;

/** Runs a command here; its reply is as it may leave. */
export const runHere: CommandRunner = async (deps, parsed, asked, { request, requester }) => {
  const { sources, names, externalText: heard } = trackExternalText(deps);
  const services = servicesOf({ ...deps, ...sources }, request, () => requester ?? forbidRequester(parsed.command));
  const answer = await parsed.command.run(parsed.options, services);
  const shown = withFullSize(isLook(answer, parsed) ? withFolds(answer, parsed.line) : answer, parsed.line);
  const kept = keptToDay(shown, { commands: deps.commands, isPast: (of) => isPast(deps, of) });
  return validateReply(kept, { quoted: [asked, ...heard()], names: names() });
};

async function runOnce(deps: ChatDeps, parsed: ParsedLine, asked: string, turn: CommandRun): Promise<Reply<Text>> {
  const { market, pendingLoads: settling } = trackPendingLoads(deps.market);
  const runs = parsed.command.heavy === true ? (deps.runHeavy ?? runHere) : runHere;
  const reply = await runs({ ...deps, market }, parsed, asked, turn);
  const settle = settling();
  return settle === undefined
    ? reply
    : { ...reply, later: (request) => improvedReply(deps, parsed.line, settle, turn, request) };
}

/** Whether a later day has ended that the source can have prices of: a session, or any day where every day counts. */
function isPast({ market, calendar, nowMs }: ServiceDeps, { day, everyDay }: AnsweredDay): boolean {
  const [today, dayAfter] = [market.today(), epochDay(day) + 1];
  if (everyDay) return day < today && (dayAfter + 1) * DAY_MS <= nowMs();
  return calendar.between(dateOfEpochDay(dayAfter), today).some(({ closeMs }) => closeMs <= nowMs());
}

/** Chats show a picture made for a phone; whoever wants to see more of it is given the wide one. */
function withFullSize(reply: Reply<Text>, line: string): Reply<Text> {
  if (reply.picture === undefined) return reply;
  const fullSize = { label: msg('buttons.fullSize'), line, does: 'full', group: 'full' } as const;
  return { ...reply, actions: [...reply.actions, fullSize] };
}

/** Pressing a button asks again, so there is none about how much is shown where that could change something. */
function isLook({ blocks, picture }: Reply<Text>, { command }: ParsedLine): boolean {
  return command.allowed !== 'moderators' || picture !== undefined || blocks.some(({ detail }) => detail);
}

/** The answer from what has loaded meanwhile. It is the last one: whoever wants a still better one asks again. */
async function improvedReply(
  deps: ChatDeps,
  line: string,
  settle: (request: Request) => Promise<void>,
  { again }: CommandRun,
  request: Request,
): Promise<Reply<Text> | undefined> {
  try {
    await settle(request);
    const { later: _, ...reply } = await again({ signal: request.signal });
    return reply;
  } catch (error) {
    const { log, newErrorId: ownFaultId } = deps;
    outcomeOfError(error, { line, log, newErrorId: ownFaultId ?? newErrorId, signal: request.signal });
    return undefined;
  }
}

function servicesOf(deps: ServiceDeps, request: Request, requester: () => Requester): CommandServices {
  return {
    market: deps.market,
    calendar: deps.calendar,
    nullModel: deps.nullModel,
    communityEvents: deps.communityEvents,
    receipts: deps.receipts,
    commands: offeredCommands(deps),
    community: deps.community,
    ...request,
    get requester() {
      return requester();
    },
  };
}

function isPersonal({ command, options }: ParsedLine): boolean {
  const always = command.personal === true || command.allowed === 'moderators';
  return always || command.personalWhen?.(options) === true;
}

/** A shared answer must not depend on who asked first: reading the asker there is a bug, and is found at once. */
function forbidRequester(command: Command): never {
  throw new Error(`${command.name} reads who is asking: declare it personal`);
}

/** How long somebody has to wait, and whether for what others ask. */
interface Wait {
  readonly ms: number;
  readonly forOthers: boolean;
}

function createWaitTimes({ limits, nowMs }: ChatDeps): (requester: Requester) => Wait {
  if (limits === undefined) return () => ({ ms: 0, forOthers: false });
  const person = createTokenBuckets(limits.person, nowMs);
  const community = createTokenBuckets(limits.community, nowMs);
  const page = limits.page === undefined ? () => 0 : createTokenBuckets(limits.page, nowMs);
  // strangers on the page have nothing in common but the page: only all of them together are held to what it bears
  const together = ({ platform, community: id, moderator }: Requester): number => {
    if (platform !== 'web') return community(id);
    return moderator ? 0 : page('visitors');
  };
  return (requester) => {
    const own = person(requester.person);
    return own > 0
      ? { ms: own, forOthers: false }
      : { ms: together(requester), forOthers: requester.platform === 'web' };
  };
}

function waitWords({ ms, forOthers }: Wait): Text {
  return msg('refusals.tooSoon', { others: forOthers, seconds: Math.ceil(ms / 1000) });
}

function newErrorId(): string {
  return randomBytes(3).toString('hex');
}
