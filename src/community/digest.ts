import { isAtLeast } from '../analytics/verdict.ts';
import { NoSourceAnswered, UserError } from '../errors.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { dateOfEpochDay, epochDay, weekdayOf } from '../market/calendar-days.ts';
import { eventsBetween } from '../market/known-events.ts';
import { bareNameFor, nameOf, shortNameOf } from '../market/known-markets.ts';
import { loadPair } from '../market/load-markets.ts';
import type { SessionCalendar } from '../market/nyse-calendar.ts';
import type { MarketSymbol, Pair, Request } from '../market/ports.ts';
import type { ChartSpec, SparksChartSpec, Untitled } from '../reports/chart-spec.ts';
import { type MatrixAnswer, matrixReport, type MatrixReport } from '../reports/compare-and-matrix.ts';
import {
  type DivergenceAnswer,
  type DivergenceReport,
  episodeLevels,
  measureDivergence,
} from '../reports/divergence.ts';
import { type FlowsAnswer, flowsReport, type FlowsReport } from '../reports/flows.ts';
import type { ReportSources } from '../reports/question.ts';
import { type RadarAnswer, radarReport, type RadarReport } from '../reports/radar.ts';
import { provenance } from '../reports/sample-facts.ts';
import type { CommunityEvent } from './events.ts';
import type { DigestSection } from './schedule.ts';
import { capital, fmt, msg, type Text } from '../messages/text.ts';

/** What came of asking for one part of something larger. */
export type Attempt<T> =
  | { readonly kind: 'answered'; readonly answer: T }
  | { readonly kind: 'missing'; readonly reason: UserError | NoSourceAnswered };

/**
 * Can this part be had, or what is missing for it?
 *
 * Only what is about the data is taken: a fault of ours goes on, so that it is seen.
 *
 * @param work Asks for the part.
 * @returns The answer, or why the data do not give it.
 * @throws Whatever else the work throws.
 */
export async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { kind: 'answered', answer: await work() };
  } catch (reason) {
    if (reason instanceof UserError || reason instanceof NoSourceAnswered) return { kind: 'missing', reason };
    throw reason;
  }
}

/** A move of the scaled gap that is worth a line by itself. */
const WORTH_A_LINE = 0.5;

/** Looking every day makes chance hits likely, so a change of correlation needs this much; a single look needs 2.6. */
const CORRELATION_Z = 3.3;

type Before = DivergenceReport;

type Now = DivergenceReport;

/** One thing that is new about a pair, as a sentence about it; undefined where it is not. */
type Look = (pair: Text, before: Before, now: Now) => Text | undefined;

const verdictChange: Look = (pair, { verdict: before }, { verdict: now }) => {
  if (before === now || now === null || before === null) return undefined;
  if (now === 'record') return undefined; // said in words of its own
  return msg('digest.changed', { pair, before: msg(`verdict.${before}Word`), now: msg(`verdict.${now}Word`) });
};

const recordChange: Look = (pair, before, now) => {
  if (now.verdict !== 'record' || before.verdict === 'record') return undefined;
  return msg('digest.newRecord', { pair, month: fmt.month(now.rank.since!) });
};

/** Crossing a level of the episodes; otherwise a move that is large by itself. */
const gapChange: Look = (pair, { gap: before }, { gap: now }) => {
  const [from, to] = [before.volScaled, now.volScaled];
  if (from === null || to === null) return undefined;
  const said = { pair, from: fmt.signed(from, 2), to: fmt.signed(to, 2) };
  const { enter, exit } = episodeLevels;
  if (Math.abs(from) < enter && Math.abs(to) >= enter) return msg('digest.nowWide', said);
  if (Math.abs(from) > exit && Math.abs(to) <= exit) return msg('digest.backNear', said);
  if (Math.abs(to - from) < WORTH_A_LINE) return undefined;
  return msg(Math.abs(to) > Math.abs(from) ? 'digest.widened' : 'digest.narrowed', said);
};

const correlationBreak: Look = (pair, { correlation: before }, { correlation: now }) => {
  const broke = Math.abs(now.changeZ ?? 0) >= CORRELATION_Z && Math.abs(before.changeZ ?? 0) < CORRELATION_Z;
  if (!broke || now.previousPearson === null || now.pearson === null) return undefined;
  const said = { before: fmt.signed(now.previousPearson, 2), now: fmt.signed(now.pearson, 2) };
  return msg('digest.movesOtherwise', { pair, ...said });
};

/**
 * What is new about a pair since an earlier report?
 *
 * A change of the verdict, a new record, a gap that crossed a level or moved by half a unit, a correlation that broke.
 *
 * @param before The same question as of the earlier session.
 * @param now The question today.
 * @returns Whole sentences that name the pair; empty where nothing is worth a line.
 * @see ANALYTICS.md 2.3 and 6
 */
export function digestChanges(before: DivergenceReport, now: DivergenceReport): Text[] {
  const names = { subject: nameOf(now.subject), benchmark: nameOf(now.benchmark) };
  const pair = capital(msg('names.against', names));
  const looks = [recordChange, gapChange, verdictChange, correlationBreak];
  return looks.map((look) => look(pair, before, now)).filter((change) => change !== undefined);
}

/** How far ahead a digest looks, in days. */
export const DAYS_AHEAD = 14;

/** What makes a coming day different. */
export interface UpcomingEvent {
  readonly date: string;
  /** Without the day: `NYSE is closed`, `Fed decision`. */
  readonly what: Text;
}

/** What is asked: the markets it concerns, and the first day looked at. */
export interface UpcomingEventsQuestion {
  readonly from: string;
  readonly markets: readonly MarketSymbol[];
  /** What the community added, any order. */
  readonly own: readonly CommunityEvent[];
}

/**
 * What is known to come in the next two weeks?
 *
 *     days without a session, early closes, dated public facts that concern these markets, and the community's own
 *
 * Nothing is a forecast: every entry is a date somebody has published.
 *
 * @param calendar The sessions of the exchange; days beyond its end are not looked at.
 * @param question First day `YYYY-MM-DD`, markets, own events.
 * @returns By day, oldest first; on one day the exchange before public facts before own ones. Empty where nothing is known.
 * @example upcomingEvents({ exchange: 'NYSE', lastDate: '2026-07-01' }, { from: '2026-07-03', markets: [], own: [{ date: '2026-07-04', label: 'Vote' }] }); // => [{ date: '2026-07-04', what: 'Vote' }]
 * @see ANALYTICS.md 1.1
 */
export function upcomingEvents(
  calendar: Pick<SessionCalendar, 'exchange' | 'lastDate' | 'session'>,
  { from, markets, own }: UpcomingEventsQuestion,
): UpcomingEvent[] {
  const first = epochDay(from);
  const until = dateOfEpochDay(first + DAYS_AHEAD - 1);
  const days = Array.from({ length: DAYS_AHEAD }, (_, i) => first + i);
  const added = own.filter(({ date }) => date >= from && date <= until);
  const known = [...eventsBetween(from, until, { markets }), ...added];
  return [
    ...days.flatMap((day) => unusualSession(calendar, day)),
    ...known.map(({ date, label }) => ({ date, what: label })),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function unusualSession(calendar: Parameters<typeof upcomingEvents>[0], day: number): UpcomingEvent[] {
  const date = dateOfEpochDay(day);
  if (weekdayOf(day) % 6 === 0 || date > calendar.lastDate) return [];
  const session = calendar.session(date);
  if (session === undefined) return [{ date, what: msg('digest.closed', { exchange: calendar.exchange }) }];
  return session.earlyClose ? [{ date, what: msg('digest.closesEarly', { exchange: calendar.exchange }) }] : [];
}

const RADAR_SESSIONS = 60;

const MATRIX_SESSIONS = 90;

/** More rows than this are not readable in one picture. */
const MOST_MARKETS = 12;

/** Something that was asked for and could not be said, with the reason. */
export interface OmittedSection {
  readonly what: Text;
  readonly why: Text;
}

/** A picture in a digest, and what it is of: its title is worded by that. The flows are the first, `pair` the only one. */
export interface DigestPicture {
  readonly of: 'radar' | 'matrix' | 'flows' | 'pair' | 'pairs';
  readonly chart: Untitled<ChartSpec<Text>>;
}

/** What a digest holds beside its pairs; null or empty where it was not asked for or could not be had. */
export interface DigestExtras {
  readonly radar: RadarReport | null;
  readonly matrix: MatrixReport | null;
  readonly flows: readonly FlowsReport[];
  /** Null where nobody asked; empty where nothing is known to come. */
  readonly events: readonly UpcomingEvent[] | null;
  readonly leftOut: readonly OmittedSection[];
  /** The picture of the first of them that has one. */
  readonly drawn: DigestPicture | undefined;
}

interface ExtrasQuestion extends Request {
  readonly pairs: readonly Pair[];
  readonly asOf?: string | undefined;
  readonly sections: readonly DigestSection[];
  readonly own: readonly CommunityEvent[];
}

/** The day the digest stands on, and whether it is a new one. */
interface DigestDay {
  readonly asOf: string;
  readonly hasNewSession: boolean;
}

/**
 * What does a digest say beside its pairs: the radar, the matrix, the flows and the dates to come?
 *
 * Each section is asked for by itself: one that the data do not give takes no other with it. On a day without a new
 * session what rests on sessions is not said again.
 *
 * @param question Pairs, sections wanted, own events.
 * @param standing The session the digest stands on.
 * @param sources Prices and sessions.
 * @returns What could be had, and what was left out with the reason.
 * @see ANALYTICS.md 2, 3 and 9
 */
export async function digestExtras(
  question: ExtrasQuestion,
  standing: DigestDay,
  sources: ReportSources,
): Promise<DigestExtras> {
  const wants = (section: DigestSection): boolean => question.sections.includes(section);
  const radar = wants('radar') && standing.hasNewSession ? await attempt(() => radarOf(question, sources)) : undefined;
  const matrix =
    wants('matrix') && standing.hasNewSession ? await attempt(() => matrixOf(question, sources)) : undefined;
  const flows = wants('flows') ? await flowsOf(question, sources) : [];
  return {
    radar: answerOf(radar)?.report ?? null,
    matrix: answerOf(matrix)?.report ?? null,
    flows: flows.flatMap((one) => answerOf(one)?.report ?? []),
    events: wants('events') ? upcomingEventsOf(question, standing, sources) : null,
    leftOut: [
      ...reasonOf(msg('digest.theRadar'), radar),
      ...reasonOf(msg('digest.theMatrix'), matrix),
      ...(wants('flows') ? flowsLeftOut(flows) : []),
    ],
    drawn:
      pictureOf('radar', radar) ??
      pictureOf('matrix', matrix) ??
      flows.map((one) => pictureOf('flows', one)).find(Boolean),
  };
}

function answerOf<T>(outcome: Attempt<T> | undefined): T | undefined {
  return outcome?.kind === 'answered' ? outcome.answer : undefined;
}

function pictureOf(
  of: DigestPicture['of'],
  outcome: Attempt<{ readonly chart: Untitled<ChartSpec<Text>> }> | undefined,
): DigestPicture | undefined {
  const answer = answerOf(outcome);
  return answer === undefined ? undefined : { of, chart: answer.chart };
}

function reasonOf(what: Text, outcome: Attempt<unknown> | undefined): OmittedSection[] {
  return outcome?.kind === 'missing' ? [{ what, why: sentenceOf(outcome.reason) }] : [];
}

function sentenceOf(reason: UserError | NoSourceAnswered): Text {
  return reason.text;
}

/** Each market that a pair is about, once, in the order in which they are named. */
function marketsOf({ pairs }: Pick<ExtrasQuestion, 'pairs'>): MarketSymbol[] {
  const legs = pairs.flatMap(({ subject, benchmark }) => [subject, benchmark]);
  return [...new Map(legs.map((leg) => [leg.symbol, leg])).values()];
}

function radarOf({ pairs, asOf, signal }: ExtrasQuestion, sources: ReportSources): Promise<RadarAnswer> {
  return radarReport({ pairs, windowSessions: RADAR_SESSIONS, asOf, signal }, sources);
}

function matrixOf(question: ExtrasQuestion, sources: ReportSources): Promise<MatrixAnswer> {
  const { asOf, signal } = question;
  const symbols = marketsOf(question).slice(0, MOST_MARKETS);
  return matrixReport({ symbols, windowSessions: MATRIX_SESSIONS, asOf, signal }, sources);
}

function flowsOf(question: ExtrasQuestion, sources: ReportSources): Promise<Attempt<FlowsAnswer>[]> {
  const { asOf, signal } = question;
  const coins = marketsOf(question).filter(({ kind }) => kind === 'crypto');
  return Promise.all(coins.map((symbol) => attempt(() => flowsReport({ symbol, asOf, signal }, sources))));
}

/** Few coins have published flows: one that has none is worth a word only where no other has. */
function flowsLeftOut(flows: readonly Attempt<FlowsAnswer>[]): OmittedSection[] {
  if (flows.some(({ kind }) => kind === 'answered')) return [];
  const [first] = flows;
  return first === undefined
    ? [{ what: msg('digest.theFlows'), why: msg('digest.noCoin') }]
    : reasonOf(msg('digest.theFlows'), first);
}

/** From the day after the last session on, or from today where that is later. */
function upcomingEventsOf(
  question: ExtrasQuestion,
  { asOf }: DigestDay,
  { market, calendar }: ReportSources,
): UpcomingEvent[] {
  const today = question.asOf ?? market.today();
  const from = today > asOf ? today : dateOfEpochDay(epochDay(asOf) + 1);
  return upcomingEvents(calendar, { from, markets: marketsOf(question), own: question.own });
}

const WINDOW_SESSIONS = 60;

/** What a digest is asked. */
export interface DigestQuestion extends Request {
  readonly pairs: readonly Pair[];
  /** The session the last digest stood on; absent for the first one, and where nobody wants to know what changed. */
  readonly since?: string | undefined;
  readonly asOf?: string | undefined;
  readonly sections: readonly DigestSection[];
  /** Dates the community added to the calendar. */
  readonly own: readonly CommunityEvent[];
}

/** One watched pair in a digest. */
export interface DigestPair {
  readonly now: DivergenceReport;
  /** What is new since the last digest, each a whole sentence; empty where nothing is. */
  readonly changes: readonly Text[];
  /** The scaled gap at the last digest; null where there was none, or the pair was too young. */
  readonly gapBefore: number | null;
}

/** What changed in the pairs watched, where each stands, the furthest out first, and what else was asked for. */
export interface DigestReport extends Omit<DigestExtras, 'drawn'> {
  readonly command: 'brief';
  readonly asOf: string;
  readonly since: string | null;
  readonly simulated: boolean;
  readonly pairs: readonly DigestPair[];
  /** True where sessions were completed since the last digest. */
  readonly hasNewSession: boolean;
  readonly sections: readonly DigestSection[];
}

/** A digest with its picture; a day without a new session has none, because the last one still holds. */
export interface DigestAnswer {
  readonly report: DigestReport;
  readonly drawn: DigestPicture | undefined;
}

interface Measured {
  readonly pair: DigestPair;
  readonly answer: DivergenceAnswer;
}

/** The pair as it stood on an earlier day; undefined where that day has too little history. */
function pairAsOf(aligned: AlignedPair, date: string): AlignedPair | undefined {
  const rows = aligned.dates.findLastIndex((day) => day <= date) + 1;
  if (rows <= WINDOW_SESSIONS + 1) return undefined;
  const { x, y, dates } = aligned;
  return { ...aligned, x: x.subarray(0, rows), y: y.subarray(0, rows), dates: dates.slice(0, rows) };
}

function measured(aligned: AlignedPair, since: string | undefined): Measured {
  const answer = measureDivergence(aligned, WINDOW_SESSIONS);
  const earlier = since === undefined ? undefined : pairAsOf(aligned, since);
  const isNew = earlier !== undefined && earlier.dates.length < aligned.dates.length;
  const before = isNew ? measureDivergence(earlier, WINDOW_SESSIONS).report : undefined;
  const changes = before === undefined ? [] : digestChanges(before, answer.report);
  return { pair: { now: answer.report, changes, gapBefore: before?.gap.volScaled ?? null }, answer };
}

/** How far out a pair is by its own past, as the radar counts; pairs with too little history for a word come last. */
function distanceOut({ now }: DigestPair): number {
  const scaled = Math.min(99, Math.abs(now.gap.volScaled ?? 0)) / 1e4;
  return now.verdict === null ? scaled - 1 : now.rank.absPercentile! + scaled;
}

async function measureAll(question: DigestQuestion, { market, calendar }: ReportSources): Promise<Attempt<Measured>[]> {
  const { asOf, since, signal } = question;
  const outcomes: Attempt<Measured>[] = [];
  for (const pair of question.pairs) {
    const work = async () => measured(await loadPair(market, calendar, { pair, asOf, signal }), since);
    outcomes.push(await attempt(work));
  }
  return outcomes;
}

/**
 * What changed in the pairs a channel watches since it was last told, where do they stand, and what comes next?
 *
 * What is new is found by asking the same question as of the last digest's session, so every channel that was last
 * told on the same session gets the same answer from one computation. A pair or a section the data do not give is left
 * out and named; the rest is said all the same.
 *
 * @param question One to ten pairs, the session of the last digest, and what is wanted.
 * @param sources Prices and sessions.
 * @returns Pairs by how far out they are; `changes` is empty on a quiet day.
 * @throws UserError, NoSourceAnswered where not one pair can be answered: why the first one cannot.
 * @see ANALYTICS.md 3 and 4
 */
export async function digestReport(question: DigestQuestion, sources: ReportSources): Promise<DigestAnswer> {
  const outcomes = await measureAll(question, sources);
  const known = outcomes
    .flatMap((outcome) => (outcome.kind === 'answered' ? [outcome.answer] : []))
    .toSorted((a, b) => distanceOut(b.pair) - distanceOut(a.pair));
  if (known.length === 0) throw failureToThrow(outcomes);
  const newest = known.reduce((latest, { pair }) => (pair.now.asOf > latest ? pair.now.asOf : latest), '');
  const hasNewSession = question.since === undefined || newest > question.since;
  const { drawn, ...extras } = await digestExtras(question, { asOf: newest, hasNewSession }, sources);
  const report: DigestReport = {
    command: 'brief',
    asOf: newest,
    since: question.since ?? null,
    simulated: sources.market.simulated,
    pairs: known.map(({ pair }) => pair),
    hasNewSession,
    sections: question.sections,
    ...extras,
    leftOut: [...failuresOf(question, outcomes), ...extras.leftOut],
  };
  const shown = question.sections.includes('pairs') ? undefined : drawn;
  return { report, drawn: hasNewSession ? (shown ?? pairsPicture(report, known)) : undefined };
}

/** A source that is down is waited for; where all sources answered, the first pair's own reason is the answer. */
function failureToThrow(outcomes: readonly Attempt<Measured>[]): unknown {
  const reasons = outcomes.flatMap((outcome) => (outcome.kind === 'missing' ? [outcome.reason] : []));
  return reasons.find((reason) => reason instanceof NoSourceAnswered) ?? reasons[0];
}

function failuresOf({ pairs }: DigestQuestion, outcomes: readonly Attempt<Measured>[]): OmittedSection[] {
  return outcomes.flatMap((outcome, i) => {
    if (outcome.kind === 'answered') return [];
    const { subject, benchmark } = pairs[i]!;
    const what = msg('names.against', { subject: subject.symbol, benchmark: benchmark.symbol });
    return [{ what, why: sentenceOf(outcome.reason) }];
  });
}

function pairsPicture(report: DigestReport, measured: readonly Measured[]): DigestPicture {
  const [first, ...others] = measured;
  return others.length === 0
    ? { of: 'pair', chart: first!.answer.chart }
    : { of: 'pairs', chart: drawPairs(report, measured) };
}

/** Rows of a year, as many as a small line shows. */
const YEAR_ROWS = 252;

/** The last year of each pair as a small line, the furthest out first, with where it stands today. */
function drawPairs(report: DigestReport, measured: readonly Measured[]): Untitled<SparksChartSpec<Text>> {
  return {
    kind: 'sparks',
    footer: provenance(report.pairs[0]!.now),
    simulated: report.simulated,
    subtitle: msg('digest.yearOfGaps', { rows: WINDOW_SESSIONS, day: fmt.day(report.asOf) }),
    caption: msg('digest.howWide'),
    level: episodeLevels.enter,
    rows: measured.map(({ pair: { now }, answer: { rows } }) => ({
      label: msg('radar.standing', {
        subject: shortNameOf(now.subject),
        way: now.gap.simplePp < 0 ? 'behind' : 'ahead',
        benchmark: bareNameFor(now.benchmark.symbol),
      }),
      dates: rows.dates.slice(-YEAR_ROWS),
      values: rows.volScaled.slice(-YEAR_ROWS),
      today: [
        msg('verdict.alone', { verdict: now.verdict ?? 'none' }),
        msg('digest.points', {
          points: fmt.number(Math.abs(now.gap.simplePp), Math.abs(now.gap.simplePp) >= 9.95 ? 0 : 1),
        }),
      ],
      isUnusual: now.verdict !== null && isAtLeast(now.verdict, 'unusual'),
    })),
  };
}
