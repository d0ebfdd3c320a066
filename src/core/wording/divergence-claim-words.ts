import type { AlignedPair } from '../../market/alignment.ts';
import { dayMonthYear, formatNumber, formatPercent, percentileWords, plural } from '../../messages/format.ts';
import { judgementSentence } from '../../messages/multiverse.ts';
import type { JudgedMultiverse } from '../../reports/multiverse.ts';
import type { Claim } from '../claims/claim.ts';
import { gapsOnce, hasDirection, spokenRows } from '../reports/check/divergence-votes.ts';
import type { SaidSize, SizesFound } from '../reports/check/said-sizes.ts';

/** How many definitions make a claim true, with what was found of its sizes. */
export interface ClaimTally {
  readonly holds: number;
  readonly asked: number;
  readonly found: SizesFound | undefined;
  /** Whether the claim reaches further back than the prices. */
  readonly isCut: boolean;
}

/** Why a claim is true or not: what the legs did, by how many definitions it holds, and where today stands by all. */
export function divergenceClaimWords(
  claim: Claim,
  aligned: AlignedPair,
  judged: JudgedMultiverse,
  tally: ClaimTally,
): string {
  // prettier-ignore
  return [
    movedWords(claim, aligned, tally.found),
    isOverall(claim) ? '' : tallyWords(claim, aligned, judged, tally),
    tally.isCut ? `Prices of both begin on ${dayMonthYear(aligned.dates[0]!)}; what was before cannot be asked.` : '',
    overallWords(judged, aligned.dates[0]!),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** "The widest ever" without a window is what all definitions are asked anyway. */
function isOverall({ superlative, relation, windowSessions }: Claim): boolean {
  return superlative === 'record' && relation === 'divergence' && windowSessions === null;
}

/** Why nothing can be asked: the window is longer than the history, or the history too short for any definition. */
export function shortHistoryWords(claim: Claim, { dates }: AlignedPair): string {
  const rows = spokenRows(claim, dates);
  const sessions = plural(dates.length, 'common session');
  if (rows !== null && rows < 1) return `No session has closed since ${claim.since ?? 'then'}.`;
  if (claim.since !== null && claim.superlative === 'none' && rows === dates.length)
    return `Prices of both begin on ${dayMonthYear(dates[0]!)}, so what was since ${claim.since} cannot be asked.`;
  if (rows !== null && dates.length >= 252)
    return `${plural(rows, 'session')} is too long to look back: there are ${sessions}, since ${dayMonthYear(dates[0]!)}.`;
  return `There are only ${sessions}; no definition has the 252 values it takes to rank today.`;
}

/** "In 60 sessions ETH fell 29.4 % and IWM rose 8.2 %: ETH is 37.6 points behind, 40 were said." */
function movedWords(claim: Claim, { pair }: AlignedPair, found?: SizesFound): string {
  if (!found) return '';
  const { sessions, subjectPct, benchmarkPct, sizes, wasSaid } = found;
  const [subject, benchmark] = [pair.subject.symbol, pair.benchmark.symbol];
  const size = (what: SaidSize['what']): string => saidWords(sizes.find((one) => one.what === what));
  const unsaid = !wasSaid && sizes.length > 0 ? ' No window was said; of the usual ones this fits best.' : '';
  const said = sizes.find(({ what }) => what === 'gap');
  const gap = subjectPct - benchmarkPct;
  const apart = `${formatNumber(Math.abs(gap), 1)} points ${gap < 0 ? 'behind' : 'ahead'}${said ? `, ${said.saidPct} were said` : ''}`;
  const legs = `${subject} ${changeWords(subjectPct)}${size('subject')} and ${benchmark} ${changeWords(benchmarkPct)}${size('benchmark')}`;
  return `In ${plural(sessions, 'session')} ${legs}: ${subject} is ${apart}.${unsaid}`;
}

function changeWords(pct: number): string {
  return `${pct < 0 ? 'fell' : 'rose'} ${formatPercent(Math.abs(pct))}`;
}

function saidWords(size: SaidSize | undefined): string {
  if (!size) return '';
  return ` (said: ${size.saidPct < 0 ? 'down' : 'up'} ${Math.abs(size.saidPct)} %)`;
}

/** Fewer than this share of the definitions are "only" so many. */
const FEW = 0.05;

/** "By 4 of 4 definitions ETH is behind over that window." */
function tallyWords(
  claim: Claim,
  { pair, dates }: AlignedPair,
  { figures }: JudgedMultiverse,
  { holds, asked }: ClaimTally,
): string {
  // prettier-ignore
  const subject = claim.relation === 'divergence' ? 'the gap' : pair.subject.symbol;
  const within = spokenRows(claim, dates) === null ? '' : ' over that window';
  const few = holds > 0 && holds < FEW * asked ? 'only ' : '';
  const stands = `By ${few}${holds} of ${plural(asked, 'definition')} ${subject} is ${standingWords(claim)}${within}.`;
  return `${wrongWayWords(claim, pair.subject.symbol, figures.grid)}${stands}`;
}

function standingWords(claim: Claim): string {
  const { superlative, relation } = claim;
  if (superlative === 'none') return relation === 'divergence' ? 'in the widest fifth of its history' : relation;
  const reach = superlative === 'record' ? 'than ever' : `than at any time ${reachWords(claim)}`; // prettier-ignore
  return `${relation === 'divergence' ? 'wider' : `further ${relation}`} ${reach}`;
}

/** Says so first where the claim has the direction wrong by most gaps. */
function wrongWayWords(claim: Claim, subject: string, grid: JudgedMultiverse['figures']['grid']): string {
  if (claim.relation === 'divergence' || claim.windowSessions !== null || claim.since !== null) return '';
  const gaps = gapsOnce(grid);
  const as = gaps.filter(({ value }) => hasDirection(value, claim)).length;
  if (as > gaps.length / 4) return '';
  const opposite = claim.relation === 'ahead' ? 'behind' : 'ahead';
  return `${subject} is ${opposite} by ${gaps.length - as} of ${plural(gaps.length, 'gap')}. `;
}

/** How far back a superlative reaches: `since 2022-03`, or `in 5 years`. */
export function reachWords({ since, years }: Claim): string {
  if (since !== null) return `since ${since}`;
  const months = Math.round(12 * (years ?? 0));
  return (years ?? 0) >= 1 ? `in ${plural(years!, 'year')}` : `in ${plural(months, 'month')}`;
}

function overallWords({ figures, judgement }: JudgedMultiverse, first: string): string {
  const { cells, recordAbs, recordSigned, percentileMedian, percentileQ25, percentileQ75 } = figures;
  const ends = [percentileQ25, percentileQ75].map((value) => percentileWords(value ?? NaN)).join('–');
  return `Over all windows and starts the gap is a record since ${dayMonthYear(first)} or a later start by ${recordAbs} of ${plural(cells, 'definition')} (${recordSigned} if only its direction counts) and wider than on ${percentileWords(percentileMedian ?? NaN)} % of earlier days by the middle one; half of them say ${ends} %. ${judgement === null ? '' : judgementSentence(judgement, cells)}`.trimEnd();
}
