import type { DigestSection } from '../community/subscription.ts';
import type { BarsDrawing, Drawing } from '../drawings.ts';
import { NoSourceAnswered } from '../errors.ts';
import type { AlignedPair } from '../market/aligned-pair.ts';
import { loadPair } from '../market/load-pair.ts';
import type { Pair } from '../market/symbol.ts';
import type { CommunityEvent, Request } from '../ports.ts';
import {
  episodeLevels,
  measureDivergence,
  type DivergenceAnswer,
  type DivergenceReport,
} from '../reports/divergence-report.ts';
import type { Sources } from '../reports/question.ts';
import { provenance } from '../reports/sample-facts.ts';
import { digestHeadline } from '../wording/digest-words.ts';
import { attempt, type Attempt } from './attempt.ts';
import { changesOf } from './changes-of.ts';
import { digestExtras, type DigestExtras, type LeftOut } from './digest-extras.ts';

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
  readonly changes: readonly string[];
  /** The scaled gap at the last digest; null where there was none, or the pair was too young. */
  readonly gapBefore: number | null;
}

/** What changed in the pairs watched, where each stands, the furthest out first, and what else was asked for. */
export interface DigestReport extends Omit<DigestExtras, 'drawing'> {
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
  readonly drawing: Drawing | undefined;
}

interface Measured {
  readonly pair: DigestPair;
  readonly answer: DivergenceAnswer;
}

/** The pair as it stood on an earlier day; undefined where that day has too little history. */
function asItStood(aligned: AlignedPair, date: string): AlignedPair | undefined {
  const rows = aligned.dates.findLastIndex((day) => day <= date) + 1;
  if (rows <= WINDOW_SESSIONS + 1) return undefined;
  const { x, y, dates } = aligned;
  return { ...aligned, x: x.subarray(0, rows), y: y.subarray(0, rows), dates: dates.slice(0, rows) };
}

function measured(aligned: AlignedPair, since: string | undefined): Measured {
  const answer = measureDivergence(aligned, WINDOW_SESSIONS);
  const earlier = since === undefined ? undefined : asItStood(aligned, since);
  const isNew = earlier !== undefined && earlier.dates.length < aligned.dates.length;
  const before = isNew ? measureDivergence(earlier, WINDOW_SESSIONS).report : undefined;
  const changes = before === undefined ? [] : changesOf(before, answer.report);
  return { pair: { now: answer.report, changes, gapBefore: before?.gap.volScaled ?? null }, answer };
}

/** How far out a pair is; pairs that cannot be scaled come last. */
export function farness({ now }: DigestPair): number {
  return Math.abs(now.gap.volScaled ?? 0);
}

async function measureAll(question: DigestQuestion, { market, calendar }: Sources): Promise<Attempt<Measured>[]> {
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
export async function digestReport(question: DigestQuestion, sources: Sources): Promise<DigestAnswer> {
  const outcomes = await measureAll(question, sources);
  const known = outcomes
    .flatMap((outcome) => (outcome.kind === 'answered' ? [outcome.answer] : []))
    .toSorted((a, b) => farness(b.pair) - farness(a.pair));
  if (known.length === 0) throw whyNone(outcomes);
  const newest = known.reduce((latest, { pair }) => (pair.now.asOf > latest ? pair.now.asOf : latest), '');
  const hasNewSession = question.since === undefined || newest > question.since;
  const { drawing, ...extras } = await digestExtras(question, { asOf: newest, hasNewSession }, sources);
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
  const shown = question.sections.includes('pairs') ? undefined : drawing;
  return { report, drawing: hasNewSession ? (shown ?? drawingOf(report, known)) : undefined };
}

/** A source that is down is waited for; where all sources answered, the first pair's own reason is the answer. */
function whyNone(outcomes: readonly Attempt<Measured>[]): unknown {
  const reasons = outcomes.flatMap((outcome) => (outcome.kind === 'missing' ? [outcome.reason] : []));
  return reasons.find((reason) => reason instanceof NoSourceAnswered) ?? reasons[0];
}

function failuresOf({ pairs }: DigestQuestion, outcomes: readonly Attempt<Measured>[]): LeftOut[] {
  return outcomes.flatMap((outcome, i) => {
    if (outcome.kind === 'answered') return [];
    const { subject, benchmark } = pairs[i]!;
    return [{ what: `${subject.symbol} against ${benchmark.symbol}`, why: outcome.reason.message }];
  });
}

function drawingOf(report: DigestReport, [first, ...others]: readonly Measured[]): Drawing {
  return others.length === 0 ? first!.answer.drawing : draw(report);
}

/** All pairs by how far out they are and were, with the level at which an episode begins. */
function draw(report: DigestReport): BarsDrawing {
  const { enter } = episodeLevels;
  return {
    kind: 'bars',
    title: digestHeadline(report),
    footer: provenance(report.pairs[0]!.now),
    simulated: report.simulated,
    unit: 'Volatility-scaled gap over 60 sessions',
    bars: report.pairs.map(({ now, gapBefore }) => ({
      label: `${now.subject.symbol} / ${now.benchmark.symbol}`,
      value: now.gap.volScaled ?? NaN,
      note: now.verdict ?? 'too little history',
      ...(gapBefore === null ? {} : { was: gapBefore }),
    })),
    marks: [
      { value: -enter, label: 'far behind' },
      { value: enter, label: 'far ahead' },
    ],
  };
}
