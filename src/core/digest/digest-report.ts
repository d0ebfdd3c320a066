import type { BarsDrawing, Drawing } from '../drawings.ts';
import type { AlignedPair } from '../market/aligned-pair.ts';
import { loadPair } from '../market/load-pair.ts';
import type { Pair } from '../market/symbol.ts';
import type { Request } from '../ports.ts';
import {
  episodeLevels,
  measureDivergence,
  type DivergenceAnswer,
  type DivergenceReport,
} from '../reports/divergence-report.ts';
import type { Sources } from '../reports/question.ts';
import { provenance } from '../reports/sample-facts.ts';
import { digestHeadline } from '../wording/digest-words.ts';
import { changesOf } from './changes-of.ts';

const WINDOW_SESSIONS = 60;

/** What a digest is asked. */
export interface DigestQuestion extends Request {
  readonly pairs: readonly Pair[];
  /** The session the last digest stood on; absent for the first one. */
  readonly since?: string | undefined;
  readonly asOf?: string | undefined;
}

/** One watched pair in a digest. */
export interface DigestPair {
  readonly now: DivergenceReport;
  /** What is new since the last digest, each a whole sentence; empty where nothing is. */
  readonly changes: readonly string[];
}

/** What changed in the pairs watched, and where each stands, the furthest out first. */
export interface DigestReport {
  readonly command: 'brief';
  readonly asOf: string;
  readonly since: string | null;
  readonly simulated: boolean;
  readonly pairs: readonly DigestPair[];
  /** True where sessions were completed since the last digest. */
  readonly hasNewSession: boolean;
}

/** A digest with its picture. */
export interface DigestAnswer {
  readonly report: DigestReport;
  readonly drawing: Drawing;
}

/** The pair as it stood on an earlier day; undefined where that day has too little history. */
function asItStood(aligned: AlignedPair, date: string): AlignedPair | undefined {
  const rows = aligned.dates.findLastIndex((day) => day <= date) + 1;
  if (rows <= WINDOW_SESSIONS + 1) return undefined;
  const { x, y, dates } = aligned;
  return { ...aligned, x: x.subarray(0, rows), y: y.subarray(0, rows), dates: dates.slice(0, rows) };
}

function pairOf(aligned: AlignedPair, since: string | undefined): { pair: DigestPair; answer: DivergenceAnswer } {
  const answer = measureDivergence(aligned, WINDOW_SESSIONS);
  const earlier = since === undefined ? undefined : asItStood(aligned, since);
  const isNew = earlier !== undefined && earlier.dates.length < aligned.dates.length;
  const changes = isNew ? changesOf(measureDivergence(earlier, WINDOW_SESSIONS).report, answer.report) : [];
  return { pair: { now: answer.report, changes }, answer };
}

/** How far out a pair is; pairs that cannot be scaled come last. */
export function farness({ now }: DigestPair): number {
  return Math.abs(now.gap.volScaled ?? 0);
}

/**
 * What changed in the pairs a channel watches since it was last told, and where do they stand?
 *
 * What is new is found by asking the same question as of the last digest's session, so every channel that was last
 * told on the same session gets the same answer from one computation.
 *
 * @param question One to ten pairs, and the session of the last digest.
 * @param sources Prices and sessions.
 * @returns Pairs by how far out they are; `changes` is empty on a quiet day.
 * @throws UserError where a pair cannot be answered, saying what would.
 * @see ANALYTICS.md 3 and 4
 */
export async function digestReport(question: DigestQuestion, sources: Sources): Promise<DigestAnswer> {
  const { pairs, since, asOf, signal } = question;
  const measured: ReturnType<typeof pairOf>[] = [];
  for (const pair of pairs) {
    const aligned = await loadPair(sources.market, sources.calendar, { pair, asOf, signal });
    measured.push(pairOf(aligned, since));
  }
  const sorted = measured.sort((a, b) => farness(b.pair) - farness(a.pair));
  const first = sorted[0]!.pair.now;
  const newest = sorted
    .map(({ pair }) => pair.now.asOf)
    .sort()
    .at(-1)!;
  const report: DigestReport = {
    command: 'brief',
    asOf: newest,
    since: since ?? null,
    simulated: first.simulated,
    pairs: sorted.map(({ pair }) => pair),
    hasNewSession: since === undefined || newest > since,
  };
  return { report, drawing: sorted.length === 1 ? sorted[0]!.answer.drawing : draw(report) };
}

/** All pairs by how far out they are, with the level at which an episode begins. */
function draw(report: DigestReport): BarsDrawing {
  const { enter } = episodeLevels;
  return {
    kind: 'bars',
    title: digestHeadline(report),
    footer: provenance(report.pairs[0]!.now),
    simulated: report.simulated,
    unit: 'volatility-scaled gap over 60 sessions',
    bars: report.pairs.map(({ now }) => ({
      label: `${now.subject.symbol} / ${now.benchmark.symbol}`,
      value: now.gap.volScaled ?? NaN,
      note: now.verdict ?? 'too little history',
    })),
    marks: [
      { value: -enter, label: `−${enter}: far behind` },
      { value: enter, label: `${enter}: far ahead` },
    ],
  };
}
