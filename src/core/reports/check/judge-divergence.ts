import type { Claim } from '../../claims/claim.ts';
import { multiverseMeasures, type MeasureSeries } from '../../evidence/multiverse-measures.ts';
import type { AlignedPair } from '../../market/aligned-pair.ts';
import { gapLog } from '../../measures/gap-log.ts';
import { gapSimple } from '../../measures/gap-simple.ts';
import { largestSince } from '../../measures/largest-since.ts';
import { logRatio } from '../../measures/log-ratio.ts';
import { definitionsWords } from '../../wording/definition-words.ts';
import { judgementSentence } from '../../wording/multiverse-words.ts';
import { percentChange, percentileWords, plural } from '../../wording/numbers.ts';
import { measureDivergence } from '../divergence-report.ts';
import { judgedMultiverse, type CellFigures, type JudgedMultiverse } from '../multiverse-figures.ts';
import { sampleFacts } from '../sample-facts.ts';
import { untestable, verdictByShare, type ClaimVerdict, type Finding, type Thresholds } from './finding.ts';
import { firstDayAfter } from './first-day-after.ts';

/** "Record" is simply true when half of the definitions say so, and partly when any does. */
const forRecord = { enough: 0.5, some: 0 };
/** "Has diverged" is true when half of them call the gap wide: then their median percentile is that of an unusual day. */
const forWide = { enough: 0.5, some: 0.25 };
/** "Is ahead" needs three definitions in four. */
const forDirection = { enough: 0.75, some: 0.25 };
const WIDE_PERCENTILE = 80;
/** "Behind by 30 points" is right when at least nine tenths of it are there. */
const CLOSE_ENOUGH = 0.9;
const HEADLINE_WINDOW = 60;
/** A record among fewer values than this is not worth the word. */
const FEWEST_SINCE = 20;

/** One definition, and whether it makes the claim true. */
interface Vote {
  readonly name: string;
  readonly family: string;
  readonly holds: boolean;
}

/**
 * Is a claim about two prices drifting apart true, and by which definitions?
 *
 * "Ever" asks every definition from every index start; "since" and "in n years" ask every definition from that day on;
 * without a superlative the claim is that the gap is wide, or that it has the direction that is named.
 *
 * @see ANALYTICS.md 3.2 and 4
 */
export function judgeDivergence(claim: Claim, aligned: AlignedPair, starts?: readonly string[]): Finding {
  const judged = judgedMultiverse(aligned, starts);
  if (judged.judgement === null) return untestable(shortHistory(aligned));
  const votes = votesOn(claim, aligned, judged);
  if (votes.length === 0) return untestable(shortHistory(aligned));
  const holding = votes.filter(({ holds }) => holds);
  const verdict = verdictByShare(holding.length, votes.length, thresholdsFor(claim));
  return {
    verdict,
    reason: reason(claim, aligned, judged, { verdict, holds: holding.length, asked: votes.length }),
    judgement: judged.judgement,
    multiverse: judged.figures,
    trueBy: definitionsWords(holding),
    falseBy: definitionsWords(votes.filter(({ holds }) => !holds)),
    facts: sampleFacts(aligned),
    drawing: measureDivergence(aligned, claim.windowSessions ?? HEADLINE_WINDOW, judged).drawing,
  };
}

function thresholdsFor({ superlative, relation }: Claim): Thresholds {
  if (superlative !== 'none') return forRecord;
  return relation === 'divergence' ? forWide : forDirection;
}

function votesOn(claim: Claim, aligned: AlignedPair, { figures }: JudgedMultiverse): Vote[] {
  if (claim.superlative === 'since' || claim.superlative === 'years') return votesSince(claim, aligned);
  if (claim.superlative === 'none' && claim.since !== null) return votesOnPeriod(claim, claim.since, aligned);
  const cells = figures.grid.filter(({ measure }) => ofWindow(measure, claim.windowSessions));
  const asked = cells.length > 0 ? cells : figures.grid;
  if (claim.superlative === 'record') return asked.map((cell) => vote(cell, holdsAsRecord(cell, claim)));
  if (claim.relation === 'divergence') return asked.map((cell) => vote(cell, cell.pctAbs >= WIDE_PERCENTILE));
  const gaps = gapsOnce(asked).filter(({ family }) => claim.amountPct === null || family === 'gap_simple');
  return gaps.map((cell) => vote(cell, hasDirection(cell.value, claim) && isLargeEnough(cell, claim)));
}

/** A period with a named start is asked exactly: the two returns from its first session to now. */
function votesOnPeriod(claim: Claim, since: string, { x, y, dates }: AlignedPair): Vote[] {
  const rows = dates.length - 1 - dates.findIndex((date) => date >= since);
  if (rows < 1 || rows >= dates.length) return [];
  const simple = gapSimple(x, y, rows).at(-1)!;
  const log = gapLog(logRatio(x, y), rows).at(-1)!;
  const large = claim.amountPct === null || Math.abs(simple) >= CLOSE_ENOUGH * claim.amountPct;
  const holds = (value: number): boolean => hasDirection(value, claim) && value !== 0 && large;
  return [
    { name: 'gap_simple', family: 'gap_simple', holds: holds(simple) },
    { name: 'gap_log', family: 'gap_log', holds: holds(log) },
  ];
}

/** Whether the gap comes close to the size that was named; only the simple gap has its unit. */
function isLargeEnough({ value }: CellFigures, { amountPct }: Claim): boolean {
  return amountPct === null || Math.abs(value) >= CLOSE_ENOUGH * amountPct;
}

function vote({ measure, family, start }: CellFigures, holds: boolean): Vote {
  return { name: `${measure} from ${start}`, family, holds };
}

function holdsAsRecord(cell: CellFigures, claim: Claim): boolean {
  if (claim.relation === 'divergence') return cell.recordAbs;
  return cell.recordSigned && hasDirection(cell.value, claim);
}

function hasDirection(value: number, claim: Claim): boolean {
  if (claim.relation === 'ahead') return value > 0;
  return claim.relation === 'behind' ? value < 0 : true;
}

/** Whether a measure looks back over the window that was named; every measure does where none was. */
function ofWindow(measure: string, windowSessions: number | null): boolean {
  return windowSessions === null || measure.endsWith(`_${nearestWindow(windowSessions)}`);
}

function nearestWindow(sessions: number): number {
  const distance = (window: number): number => Math.abs(Math.log(window / sessions));
  return [20, 60, 90, 120, 180, 252].reduce((best, window) => (distance(window) < distance(best) ? window : best));
}

/** The direction of a gap does not depend on where history starts: one cell per gap measure. */
function gapsOnce(cells: readonly CellFigures[]): CellFigures[] {
  const gaps = cells.filter(({ family }) => family.startsWith('gap_'));
  return gaps.filter(({ measure }, index) => gaps.findIndex((other) => other.measure === measure) === index);
}

/** Every definition asked from the day after the one the claim counts from. */
function votesSince(claim: Claim, { x, y, dates }: AlignedPair): Vote[] {
  const from = firstDayAfter(claim, dates.at(-1)!);
  const row = dates.findIndex((date) => date >= from);
  if (row < 0) return [];
  return multiverseMeasures(x, y)
    .filter(({ measure }) => ofWindow(measure, claim.windowSessions))
    .flatMap((series) => voteSince(series, row, claim));
}

function voteSince({ measure, family, values }: MeasureSeries, row: number, claim: Claim): Vote[] {
  const recent = values.subarray(row);
  const last = recent.at(-1) ?? NaN;
  if (Number.isNaN(last)) return [];
  const standing = largestSince(recent, claim.relation === 'divergence' ? 'absolute' : 'signed');
  if (standing.earlierValues < FEWEST_SINCE) return [];
  return [{ name: measure, family, holds: standing.record && hasDirection(last, claim) }];
}

function shortHistory({ dates }: AlignedPair): string {
  return `There are only ${plural(dates.length, 'common session')}; no definition has the 252 values it takes to rank today.`;
}

interface Tally {
  readonly verdict: ClaimVerdict;
  readonly holds: number;
  readonly asked: number;
}

function reason(claim: Claim, aligned: AlignedPair, judged: JudgedMultiverse, tally: Tally): string {
  const legs = `${aligned.pair.subject.symbol} against ${aligned.pair.benchmark.symbol}`;
  const asksAll = claim.superlative === 'record' && claim.relation === 'divergence' && claim.windowSessions === null;
  return asksAll
    ? `${legs}: ${spreadWords(judged)}`
    : `${legs}: ${movedWords(claim, aligned)}${directionWords(claim, aligned, judged)}${tallyWords(claim, tally)} Over all definitions: ${spreadWords(judged)}`;
}

/** What each leg did over the period or window of a claim that has no superlative. */
function movedWords(claim: Claim, { x, y, dates }: AlignedPair): string {
  if (claim.superlative !== 'none') return '';
  const since = claim.since === null ? -1 : dates.findIndex((date) => date >= claim.since!);
  const rows = since >= 0 ? dates.length - 1 - since : (claim.windowSessions ?? HEADLINE_WINDOW);
  if (rows < 1 || rows >= dates.length) return '';
  const moved = (prices: Float64Array): string => percentChange(100 * (prices.at(-1)! / prices.at(-1 - rows)! - 1));
  return `${moved(x)} against ${moved(y)} in ${plural(rows, 'session')}; `;
}

/** Says so first where the claim has the direction wrong by most gaps. */
function directionWords(claim: Claim, { pair }: AlignedPair, { figures }: JudgedMultiverse): string {
  if (claim.relation === 'divergence') return '';
  const gaps = gapsOnce(figures.grid);
  const as = gaps.filter(({ value }) => hasDirection(value, claim)).length;
  if (as > gaps.length / 4) return '';
  const opposite = claim.relation === 'ahead' ? 'behind' : 'ahead';
  return `${pair.subject.symbol} is ${opposite} by ${gaps.length - as} of ${plural(gaps.length, 'gap')}; `;
}

function tallyWords(claim: Claim, { holds, asked }: Tally): string {
  const share = `${holds} of ${plural(asked, 'definition')}`;
  if (claim.superlative === 'record') return `a ${recordWords(claim)} in ${share}.`;
  if (claim.superlative !== 'none') {
    return `${recordWords(claim)} ${reachWords(claim)} by ${share}.`;
  }
  return claim.relation === 'divergence'
    ? `wide (in the top fifth of its history) by ${share}.`
    : `${claim.relation} by ${share}.`;
}

/** `since 2022-03`, or `in 5 years`. */
function reachWords({ since, years }: Claim): string {
  return since === null ? `in ${plural(years ?? 0, 'year')}` : `since ${since}`;
}

function recordWords({ relation }: Claim): string {
  return relation === 'divergence' ? 'record in either direction' : `record of being ${relation}`;
}

function spreadWords({ figures, judgement }: JudgedMultiverse): string {
  const { cells, recordAbs, recordSigned, percentileMedian, percentileQ25, percentileQ75 } = figures;
  const ends = [percentileQ25, percentileQ75].map((value) => percentileWords(value ?? NaN)).join('–');
  return `record in ${recordAbs} of ${cells} definitions (${recordSigned} in its own direction), median percentile ${percentileWords(percentileMedian ?? NaN)} (middle half ${ends}). ${judgement === null ? '' : judgementSentence(judgement, cells)}`;
}
