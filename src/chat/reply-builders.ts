import { type CommunityEvent, eventMarks } from '../community/events.ts';
import { UserError } from '../errors.ts';
import type { DataNote, Pair } from '../market/ports.ts';
import type { UnreadableMessage } from '../messages/chats.ts';
import type { ChartSpec, EventMark, Untitled } from '../reports/chart-spec.ts';
import type { Command, CommandServices, CommunityService, OptionSpecs } from './command.ts';
import {
  type Action,
  type AnsweredDay,
  behindDetails,
  type Block,
  type Fold,
  type Picture,
  type Reply,
} from './reply.ts';
import { inEnglish } from '../messages/speaker.ts';
import { beginning, firstFitting, fmt, msg, sentence, type Text, unlessIn } from '../messages/text.ts';

/** The options every question about prices takes beside its markets. */
export const timeOptions = {
  asOf: { kind: 'date', about: msg('commands.asOf'), optional: true },
  sampling: {
    kind: 'choice',
    about: msg('commands.sampling'),
    choices: ['close', 'utc'],
    optional: true,
  },
} as const satisfies OptionSpecs;

/** Two markets, Ethereum against the Russell 2000 until somebody says otherwise. */
export const pairOption = {
  kind: 'pair',
  about: msg('commands.pair'),
  fallback: ['ETH', 'RUT'],
} as const satisfies OptionSpecs[string];

/** Over how many days a gap is measured. */
export const gapWindowOption = {
  kind: 'integer',
  about: msg('commands.window'),
  min: 5,
  max: 365,
  fallback: 60,
  suggested: [20, 60, 90, 180, 252],
} as const satisfies OptionSpecs[string];

/** Over how many days a correlation is measured: fewer than twenty tell nothing. */
export const correlationWindowOption = {
  ...gapWindowOption,
  min: 20,
  fallback: 90,
  suggested: [30, 60, 90, 180, 252],
} as const satisfies OptionSpecs[string];

/** Over how many days a market is explained or hedged by others: a year, so that a slope rests on something. */
export const regressionWindowOption = {
  kind: 'integer',
  about: msg('commands.daysMeasured'),
  min: 60,
  max: 5000,
  fallback: 252,
  suggested: [90, 180, 252, 504],
} as const satisfies OptionSpecs[string];

interface NamedLeg {
  readonly symbol: string;
}

/** Writes a command line for a button from its words; what was not given is left out. */
export function commandLine(...words: readonly (string | undefined)[]): string {
  return words.filter((word) => word !== undefined && word !== '').join(' ');
}

/** The time options as they were given, to be handed on by every button of a reply. */
export function stickyOptions(given: {
  readonly asOf?: string | undefined;
  readonly sampling?: string | undefined;
}): string {
  return commandLine(given.asOf && `as_of:${given.asOf}`, given.sampling && `sampling:${given.sampling}`);
}

/** Writes command lines about one pair that hand on the options as they were given. */
export function pairLine(
  { subject, benchmark }: { readonly subject: NamedLeg; readonly benchmark: NamedLeg },
  kept: string,
): (command: string, more?: string) => string {
  return (command, more) => commandLine(command, subject.symbol, benchmark.symbol, more, kept);
}

/** A picture that takes its title from the reply, unless it has its own. */
interface UntitledPicture extends Omit<Picture<Text>, 'chart'> {
  readonly chart: Untitled<ChartSpec<Text>>;
  readonly title?: Text;
}

/** What one command says of its report. */
interface ReportReplyOptions extends Pick<Reply<Text>, 'title' | 'blocks' | 'actions'> {
  /** How it begins where it is of a past day and the title has no room for that day. */
  readonly dated?: NonNullable<AnsweredDay['dated']>;
  /** Where the numbers come from: sources, sampling, sample and date in one line. */
  readonly footer: Text;
  /** None where there is nothing that could be drawn; the reply's own title is put above it. */
  readonly picture?: UntitledPicture | undefined;
  /** What the full report says beside its own figures, such as events that were asked for. */
  readonly beside?: object;
  /** The numbers behind the picture. */
  readonly csv: { readonly name: string; readonly content: () => string };
}

/** Chats show the answer and keep the rest behind a button, and so what does not fit into a message. `line` gives it again. */
export function withFolds(reply: Reply<Text>, line: string): Reply<Text> {
  const fold = (does: Fold, label: Text): Action<Text> => ({ label, line, does, group: 'full' });
  const opening = [fold('details', msg('buttons.details')), fold('less', msg('buttons.less'))];
  const hasDetails = reply.blocks.some(({ detail }) => detail);
  const folds = [...(hasDetails ? opening : []), fold('more', msg('buttons.readOn'))];
  return { ...reply, actions: [...reply.actions, ...folds] };
}

/** The reply to a question about prices: what the data suffered and where it comes from stand last, behind *Details*. */
export function reportReply(
  report: object & { readonly notes?: readonly DataNote[]; readonly asOf?: string; readonly everyDay?: boolean },
  { title, dated, blocks, footer, picture, actions, beside, csv }: ReportReplyOptions,
): Reply<Text> {
  const notes = [...(report.notes ?? []).map(({ sentence }) => sentence), footer];
  return {
    title,
    blocks: [...blocks, ...behindDetails(notes.map((text) => ({ kind: 'note', text }) as const))],
    ...(picture === undefined
      ? {}
      : { picture: titledPicture(picture, { title, ...repeatable(actions, report.asOf) }) }),
    actions,
    files: [{ name: csv.name.toLowerCase(), mime: 'text/csv', content: csv.content }],
    tone: 'plain',
    visibility: 'everyone',
    ...(report.asOf === undefined
      ? {}
      : { ofDay: answeredDay(title, { day: report.asOf, everyDay: report.everyDay === true }, dated) }),
    report: { ...report, ...beside },
  };
}

/**
 * The day an answer is of, and how it begins where that day is past; where its title names the day already it begins as
 * ever.
 *
 * @param shorter What the title is where it has no room for the day, and what is said below it then; the title itself
 *   below its own beginning where absent.
 */
export function answeredDay(title: Text, { day, everyDay }: AnsweredDay, shorter?: AnsweredDay['dated']): AnsweredDay {
  const named = fmt.day(day);
  if (inEnglish(title).includes(inEnglish(named))) return { day, everyDay };
  const onDay = (said: Text): Text => msg('sample.onDay', { day: named, said });
  const cuts = (['bracket', 'colon'] as const).map((of) => onDay(sentence(beginning(title, of))));
  const dated = firstFitting([onDay(title), ...(shorter === undefined ? cuts : [shorter.title])]);
  return { day, everyDay, dated: { title: dated, lead: unlessIn(dated, shorter?.lead ?? title) } };
}

/**
 * The answer with buttons that stay with its day, whenever they are pressed: what one unfolds speaks of the same figures.
 * Where the day is past, the first line and the picture name it.
 *
 * @param isPast Whether prices of a later day can be there.
 */
export function keptToDay(
  { ofDay, ...reply }: Reply<Text>,
  { commands, isPast }: { readonly commands: readonly Command[]; readonly isPast: (of: AnsweredDay) => boolean },
): Reply<Text> {
  if (ofDay === undefined) return reply;
  const onDay = (action: Action<Text>): Action<Text> =>
    action.asks === undefined && takesDay(action.line, commands) && !action.line.includes('as_of:')
      ? { ...action, line: `${action.line} as_of:${ofDay.day}` }
      : action;
  const kept = { ...reply, actions: reply.actions.map(onDay) };
  return ofDay.dated === undefined || !isPast(ofDay) ? kept : beginningDated(kept, ofDay.dated);
}

/** What happened since a verdict is asked about today. */
const ABOUT_SINCE = ['receipt', 'scoreboard'];

function takesDay(line: string, commands: readonly Command[]): boolean {
  const [name] = line.split(' ');
  const command = commands.find((known) => known.name === name);
  return command !== undefined && 'asOf' in command.options && !ABOUT_SINCE.includes(command.name);
}

function beginningDated(reply: Reply<Text>, { title, lead }: NonNullable<AnsweredDay['dated']>): Reply<Text> {
  const { picture } = reply;
  const drawn = picture?.chart.title === reply.title ? { ...picture, chart: { ...picture.chart, title } } : picture;
  return {
    ...reply,
    title,
    blocks: [{ kind: 'paragraph', text: lead }, ...reply.blocks],
    ...(drawn === undefined ? {} : { picture: { ...drawn, cacheKey: `${drawn.cacheKey}|dated` } }),
  };
}

function titledPicture(
  { chart, altText, cacheKey, title }: UntitledPicture,
  words: { readonly title: Text; readonly command?: string },
): Picture<Text> {
  return { chart: { ...chart, ...words, ...(title === undefined ? {} : { title }) }, altText, cacheKey };
}

/** The line under a picture that gives it again: the one that gives its numbers, with the day it stands on. */
function repeatable(actions: readonly Action<Text>[], asOf: string | undefined): { command?: string } {
  const line = actions.find(({ does }) => does === 'file')?.line;
  if (line === undefined) return {};
  return { command: asOf === undefined || line.includes('as_of:') ? line : `${line} as_of:${asOf}` };
}

/** What a community has set up; a `UserError` where there is no community to set anything up for. */
export function requireCommunity({
  community,
}: {
  readonly community?: CommunityService | undefined;
}): CommunityService {
  if (community !== undefined) return community;
  throw new UserError(msg('refusals.noCommunity'));
}

/** An answer about settings: for whoever asked, changed in place by its buttons. */
export function settingsReply(title: Text, items: readonly Text[], actions: readonly Action<Text>[]): Reply<Text> {
  return {
    title,
    blocks: items.length === 0 ? [] : [{ kind: 'list', items }],
    actions,
    files: [],
    tone: 'plain',
    visibility: 'asker',
  };
}

/**
 * Buttons that ask again with another window; one longer than the history would only be refused and is not offered.
 *
 * @param shown The window shown now, and the longest that can be had.
 */
export function windowActions(
  windows: readonly number[],
  { now, longest }: { readonly now: number; readonly longest: number },
  line: (sessions: number) => string,
): Action<Text>[] {
  return windows
    .filter((sessions) => sessions <= longest)
    .map((sessions) => ({
      label: `${sessions}`,
      line: line(sessions),
      does: 'edit',
      current: sessions === now,
      group: 'window',
    }));
}

/** Dated facts on the chart, on request. */
export const eventsOption = {
  kind: 'flag',
  about: msg('commands.events'),
  optional: true,
} as const satisfies OptionSpecs[string];

/** What the asker's community added to the calendar; nothing where nothing is stored. */
export async function ownEvents({ communityEvents, requester }: CommandServices): Promise<readonly CommunityEvent[]> {
  return communityEvents?.list(requester.community) ?? [];
}

/** What to mark on a chart of this pair: nothing unless it is wanted. A command that calls it is personal then. */
export async function marksOn(
  { subject, benchmark }: Pair,
  span: { readonly from: string; readonly to: string },
  wanted: boolean | undefined,
  services: CommandServices,
): Promise<readonly EventMark<Text>[]> {
  return wanted === true ? eventMarks([subject, benchmark], span, await ownEvents(services)) : [];
}

/** More numbers than this do not fit above a plot on a phone. */
const MOST_MARKS = 9;

/** What a chart marks, the newest first: those nearest to the window asked for, which ends last. */
export function marksShown(marks: readonly EventMark<Text>[]): readonly EventMark<Text>[] {
  return marks.toSorted((a, b) => (a.date < b.date ? 1 : -1)).slice(0, MOST_MARKS);
}

/** What the numbers above a plot stand for, in their order. */
export function marksBlock(marks: readonly EventMark<Text>[]): Block<Text>[] {
  const shown = marksShown(marks);
  if (shown.length === 0) return [];
  const count = marks.length - shown.length;
  const items = shown.map(({ date, label }, i) => msg('sample.event', { number: i + 1, label, day: fmt.day(date) }));
  return [
    { kind: 'list', items },
    { kind: 'note', text: count === 0 ? msg('sample.notACause') : msg('sample.olderLeftOut', { count }) },
  ];
}

/** The option that keeps the marks of a reply on its buttons. */
export function marksOption(marks: readonly EventMark<Text>[]): string {
  return marks.length === 0 ? '' : 'events:yes';
}

/** The cache key of a picture with these marks on it. */
export function keyWithMarks(key: string, marks: readonly EventMark<Text>[]): string {
  return [key, ...marks.map(({ date, label }) => `${date} ${inEnglish(label)}`)].join('|');
}

/** What whoever wanted something unreadable checked is told, with a way to type it. */
export function unreadableReply(why: UnreadableMessage): Reply<Text> {
  return {
    title: msg(`chats.${why}`),
    blocks: [],
    actions: [{ label: msg('chats.typeIt'), line: 'check text:{}', does: 'edit', asks: 'text' }],
    files: [],
    tone: 'warning',
    visibility: 'asker',
  };
}
