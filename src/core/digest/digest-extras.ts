import type { DigestSection } from '../community/subscription.ts';
import type { Drawing } from '../drawings.ts';
import { dateOfEpochDay, epochDay } from '../market/epoch-day.ts';
import type { MarketSymbol, Pair } from '../market/symbol.ts';
import type { CommunityEvent, Request } from '../ports.ts';
import { flowsReport, type FlowsAnswer, type FlowsReport } from '../reports/flows-report.ts';
import { matrixReport, type MatrixAnswer, type MatrixReport } from '../reports/matrix-report.ts';
import type { Sources } from '../reports/question.ts';
import { radarReport, type RadarAnswer, type RadarReport } from '../reports/radar/radar-report.ts';
import { attempt, type Attempt } from './attempt.ts';
import { comingEvents, type ComingEvent } from './coming-events.ts';

const RADAR_SESSIONS = 60;
const MATRIX_SESSIONS = 90;
/** More rows than this are not readable in one picture. */
const MOST_MARKETS = 12;

/** Something that was asked for and could not be said, with the reason. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
}

/** What a digest holds beside its pairs; null or empty where it was not asked for or could not be had. */
export interface DigestExtras {
  readonly radar: RadarReport | null;
  readonly matrix: MatrixReport | null;
  readonly flows: readonly FlowsReport[];
  /** Null where nobody asked; empty where nothing is known to come. */
  readonly events: readonly ComingEvent[] | null;
  readonly leftOut: readonly LeftOut[];
  /** The picture of the first of them that has one. */
  readonly drawing: Drawing | undefined;
}

interface ExtrasQuestion extends Request {
  readonly pairs: readonly Pair[];
  readonly asOf?: string | undefined;
  readonly sections: readonly DigestSection[];
  readonly own: readonly CommunityEvent[];
}

/** The day the digest stands on, and whether it is a new one. */
interface Standing {
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
  standing: Standing,
  sources: Sources,
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
    events: wants('events') ? eventsOf(question, standing, sources) : null,
    leftOut: [
      ...reasonOf('the radar', radar),
      ...reasonOf('the matrix', matrix),
      ...(wants('flows') ? flowsLeftOut(flows) : []),
    ],
    drawing: [radar, matrix, ...flows].map((one) => answerOf<{ drawing: Drawing }>(one)?.drawing).find(Boolean),
  };
}

function answerOf<T>(outcome: Attempt<T> | undefined): T | undefined {
  return outcome?.kind === 'answered' ? outcome.answer : undefined;
}

function reasonOf(what: string, outcome: Attempt<unknown> | undefined): LeftOut[] {
  return outcome?.kind === 'missing' ? [{ what, why: outcome.reason.message }] : [];
}

/** Each market that a pair is about, once, in the order in which they are named. */
function marketsOf({ pairs }: Pick<ExtrasQuestion, 'pairs'>): MarketSymbol[] {
  const legs = pairs.flatMap(({ subject, benchmark }) => [subject, benchmark]);
  return [...new Map(legs.map((leg) => [leg.symbol, leg])).values()];
}

function radarOf({ pairs, asOf, signal }: ExtrasQuestion, sources: Sources): Promise<RadarAnswer> {
  return radarReport({ pairs, windowSessions: RADAR_SESSIONS, asOf, signal }, sources);
}

function matrixOf(question: ExtrasQuestion, sources: Sources): Promise<MatrixAnswer> {
  const { asOf, signal } = question;
  const symbols = marketsOf(question).slice(0, MOST_MARKETS);
  return matrixReport({ symbols, windowSessions: MATRIX_SESSIONS, asOf, signal }, sources);
}

function flowsOf(question: ExtrasQuestion, sources: Sources): Promise<Attempt<FlowsAnswer>[]> {
  const { asOf, signal } = question;
  const coins = marketsOf(question).filter(({ kind }) => kind === 'crypto');
  return Promise.all(coins.map((symbol) => attempt(() => flowsReport({ symbol, asOf, signal }, sources))));
}

/** Few coins have published flows: one that has none is worth a word only where no other has. */
function flowsLeftOut(flows: readonly Attempt<FlowsAnswer>[]): LeftOut[] {
  if (flows.some(({ kind }) => kind === 'answered')) return [];
  const [first] = flows;
  return first === undefined
    ? [{ what: 'the flows', why: 'No coin is among these markets.' }]
    : reasonOf('the flows', first);
}

/** From the day after the last session on, or from today where that is later. */
function eventsOf(question: ExtrasQuestion, { asOf }: Standing, { market, calendar }: Sources): ComingEvent[] {
  const today = question.asOf ?? market.today();
  const from = today > asOf ? today : dateOfEpochDay(epochDay(asOf) + 1);
  return comingEvents(calendar, { from, markets: marketsOf(question), own: question.own });
}
