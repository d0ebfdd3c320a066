import { randomBytes } from 'node:crypto';
import type { CommunityDesk } from '../core/community/community-book.ts';
import { UserError } from '../core/errors.ts';
import { settingsIn, type CommunitySettings } from '../core/community/settings.ts';
import type { SessionCalendar } from '../core/market/session.ts';
import type { CommunityEvents, MarketData, NoiseBenchmark, ReceiptBook, Request } from '../core/ports.ts';
import type { Chat, Question } from './chat.ts';
import { checkReply } from './check-reply.ts';
import type { Asker, Command, CommandServices } from './command.ts';
import { completeLine } from './line/complete-line.ts';
import { completeOption } from './line/complete-option.ts';
import { lineFromOptions, parseLine, type ParsedLine } from './line/parse-line.ts';
import { outcomeOfError, refused, type ChatLog } from './outcome-of-error.ts';
import type { Outcome } from './outcome.ts';
import type { Reply } from './reply.ts';
import { createSingleFlight } from './single-flight.ts';
import { hearStrangers } from './strangers-words.ts';
import { styledReply } from './styled-reply.ts';
import { createTokenBuckets, type Allowance } from './token-bucket.ts';
import { watchMarket } from './watch-market.ts';

/** What a chat is made of. */
export interface ChatParts {
  readonly commands: readonly Command[];
  readonly market: MarketData;
  readonly calendar: SessionCalendar;
  readonly noise: NoiseBenchmark;
  readonly communityEvents?: CommunityEvents | undefined;
  /** What communities have set up; absent where there are none. */
  readonly community?: CommunityDesk | undefined;
  readonly receipts?: ReceiptBook | undefined;
  readonly log: ChatLog;
  /** How much a person and a community may ask; absent where nobody is to be held back. */
  readonly limits?: { readonly person: Allowance; readonly community: Allowance } | undefined;
  readonly nowMs: () => number;
  /** Six hexadecimal digits that tie what a person reads to the log. */
  readonly newFaultId?: () => string;
}

/** The chat: lines and options in, outcomes out. It never throws, and equal questions of one moment share one run. */
export function createChat(parts: ChatParts): Chat {
  const share = createSingleFlight<Reply>();
  const waitMs = createLimits(parts);
  const known = (): { commands: readonly Command[]; catalogue: ReturnType<MarketData['catalogue']> } => ({
    commands: parts.commands,
    catalogue: parts.market.catalogue(),
  });
  return {
    commands: parts.commands,
    answer: (question) => answer(parts, share, waitMs, question),
    completeLine: (line) => completeLine(line, known()),
    completeOption: (command, option, typed) => completeOption(command, option, typed, known()),
  };
}

type Share = ReturnType<typeof createSingleFlight<Reply>>;

async function answer(
  parts: ChatParts,
  share: Share,
  waitMs: (asker: Asker) => number,
  question: Question,
): Promise<Outcome> {
  const line = lineOfQuestion(question);
  try {
    const wait = waitMs(question.asker);
    if (wait > 0) return refused(`That is a lot at once; please ask again in ${seconds(wait)}.`);
    const settings = await settingsOf(parts, question.asker);
    const asker = standingOf(question.asker, settings);
    if (!mayAskHere(settings, asker)) return refused('Rift answers in other channels of this community.');
    const reply = await replyTo(parts, share, line, { ...question, asker }, settings);
    if (settings === undefined) return { kind: 'answered', reply };
    return { kind: 'answered', reply: styledReply(reply, settings.numbers), theme: settings.theme };
  } catch (error) {
    const { log, newFaultId: ownFaultId } = parts;
    return outcomeOfError(error, { line, log, newFaultId: ownFaultId ?? newFaultId, signal: question.signal });
  }
}

/** What holds where somebody asks; undefined where there are no communities. */
async function settingsOf({ community }: ChatParts, asker: Asker): Promise<CommunitySettings | undefined> {
  const settings = await community?.settings(asker.community);
  return settings && settingsIn(settings, asker.channel);
}

/** Whoever holds the role the community named is a moderator, but does not say who else is one. */
function standingOf(asker: Asker, settings: CommunitySettings | undefined): Asker {
  const { byRole: _, ...plain } = asker;
  const role = settings?.managerRole;
  if (role === undefined || plain.roles?.includes(role) !== true) return plain;
  if (plain.moderator && plain.onlyIn === undefined) return plain;
  const { onlyIn: __, ...rest } = plain;
  return { ...rest, moderator: true, byRole: true };
}

function replyTo(
  parts: ChatParts,
  share: Share,
  line: string,
  question: Question,
  settings: CommunitySettings | undefined,
): Promise<Reply> {
  const commands = withUsualPair(parts.commands, settings?.pair);
  const parsed = parseLine(line, { commands, catalogue: parts.market.catalogue() });
  if (parsed.command.allowed === 'moderators' && !question.asker.moderator) {
    throw new UserError(`Only moderators of this community may use ${parsed.command.name}.`);
  }
  return run(parts, share, parsed, question);
}

/** Moderators are answered everywhere, so that they can change where. */
function mayAskHere(settings: CommunitySettings | undefined, { channel, moderator }: Asker): boolean {
  return moderator || settings === undefined || settings.channels.length === 0 || settings.channels.includes(channel);
}

/** What a question without markets is about is the community's choice. */
function withUsualPair(commands: readonly Command[], pair: CommunitySettings['pair'] | undefined): readonly Command[] {
  if (pair === undefined) return commands;
  return commands.map((command) => {
    const options = Object.entries(command.options).map(([name, spec]) =>
      spec.kind === 'pair' && spec.fallback !== undefined ? [name, { ...spec, fallback: pair }] : [name, spec],
    );
    return { ...command, options: Object.fromEntries(options) as Command['options'] };
  });
}

function lineOfQuestion({ asked }: Question): string {
  return typeof asked === 'string' ? asked.trim() : lineFromOptions(asked.command, asked.options);
}

/** Runs the command: alone where its reply is personal, otherwise together with everyone who asks the same now. */
function run(parts: ChatParts, share: Share, parsed: ParsedLine, question: Question): Promise<Reply> {
  const { command, line } = parsed;
  const asked = typeof question.asked === 'string' ? question.asked : line;
  const personal = isPersonal(parsed);
  const asker = (): Asker => (personal ? question.asker : nobody(command));
  const again = (request: Request): Promise<Reply> => {
    const work = (shared: Request): Promise<Reply> => runOnce(parts, parsed, asked, { request: shared, asker, again });
    const key = `${parts.market.label}\n${parts.market.today()}\n${line}`;
    return personal ? work(request) : share(key, request, work);
  };
  return again(requestOf(question));
}

/** One run of a command: for whom, how long, and how to run it again. */
interface Turn {
  readonly request: Request;
  readonly asker: () => Asker;
  readonly again: (request: Request) => Promise<Reply>;
}

async function runOnce(parts: ChatParts, parsed: ParsedLine, asked: string, turn: Turn): Promise<Reply> {
  const { market, settling } = watchMarket(parts.market);
  const { sources, names, heard } = hearStrangers({ ...parts, market });
  const services = servicesOf({ ...parts, ...sources }, turn.request, turn.asker);
  const answer = await parsed.command.run(parsed.options, services);
  const reply = checkReply(answer, { quoted: [asked, ...heard()], names: names() });
  const settle = settling();
  return settle === undefined
    ? reply
    : { ...reply, later: (request) => better(parts, parsed.line, settle, turn, request) };
}

/** The answer from what has loaded meanwhile. It is the last one: whoever wants a still better one asks again. */
async function better(
  parts: ChatParts,
  line: string,
  settle: (request: Request) => Promise<void>,
  { again }: Turn,
  request: Request,
): Promise<Reply | undefined> {
  try {
    await settle(request);
    const { later: _, ...reply } = await again({ signal: request.signal });
    return reply;
  } catch (error) {
    const { log, newFaultId: ownFaultId } = parts;
    outcomeOfError(error, { line, log, newFaultId: ownFaultId ?? newFaultId, signal: request.signal });
    return undefined;
  }
}

function servicesOf(parts: ChatParts, request: Request, asker: () => Asker): CommandServices {
  return {
    market: parts.market,
    calendar: parts.calendar,
    noise: parts.noise,
    communityEvents: parts.communityEvents,
    receipts: parts.receipts,
    commands: parts.commands,
    community: parts.community,
    ...request,
    get asker() {
      return asker();
    },
  };
}

function requestOf({ signal, progress }: Question): Request {
  return { signal, progress };
}

function isPersonal({ command, options }: ParsedLine): boolean {
  const always = command.personal === true || command.allowed === 'moderators';
  return always || command.personalWhen?.(options) === true;
}

/** A shared answer must not depend on who asked first: reading the asker there is a bug, and is found at once. */
function nobody(command: Command): never {
  throw new Error(`${command.name} reads who is asking: declare it personal`);
}

function createLimits({ limits, nowMs }: ChatParts): (asker: Asker) => number {
  if (limits === undefined) return () => 0;
  const person = createTokenBuckets(limits.person, nowMs);
  const community = createTokenBuckets(limits.community, nowMs);
  return (asker) => person(asker.person) || community(asker.community);
}

function seconds(waitMs: number): string {
  const whole = Math.ceil(waitMs / 1000);
  return whole === 1 ? '1 second' : `${whole} seconds`;
}

function newFaultId(): string {
  return randomBytes(3).toString('hex');
}
