import type { AlignedPair } from '../../../market/alignment.ts';
import { definitionsWords } from '../../../messages/multiverse.ts';
import { measureDivergence } from '../../../reports/divergence.ts';
import { judgedMultiverse } from '../../../reports/multiverse.ts';
import { sampleFacts } from '../../../reports/sample-facts.ts';
import type { Claim } from '../../claims/claim.ts';
import { divergenceClaimWords, shortHistoryWords } from '../../wording/divergence-claim-words.ts';
import { divergenceVotes, spokenRows } from './divergence-votes.ts';
import { type ClaimVerdict, type Finding, type Thresholds, untestable, verdictByShare } from './finding.ts';
import { beginsBefore } from './first-day-after.ts';
import { type SaidSize, saidSizes, type SizesFound } from './said-sizes.ts';

/** "Record" is simply true when half of the definitions say so, and partly when any does. */
const forRecord = { enough: 0.5, some: 0 };

/** "Has diverged" is true when half of them call the gap wide: then their median percentile is that of an unusual day. */
const forWide = { enough: 0.5, some: 0.25 };

/** "Is ahead" needs three definitions in four. */
const forDirection = { enough: 0.75, some: 0.25 };

/** A gap of less than half of what was said makes the claim wrong, not partly right. */
const HALF = 0.5;

const HEADLINE_WINDOW = 60;

/** Windows a picture of the gap is drawn for. */
const FEWEST_DRAWN = 5;

const MOST_DRAWN = 365;

/**
 * Is a claim about two prices drifting apart true, and by which definitions?
 *
 * Every size that was said is held against the data too: with the direction right and the size wrong the claim is partly
 * supported at best.
 *
 * @see ANALYTICS.md 3.2 and 4
 */
export function judgeDivergence(claim: Claim, aligned: AlignedPair, starts?: readonly string[]): Finding {
  const judged = judgedMultiverse(aligned, starts);
  if (judged.judgement === null) return untestable(shortHistoryWords(claim, aligned));
  const votes = divergenceVotes(claim, aligned, judged.figures, starts);
  if (votes.length === 0) return untestable(shortHistoryWords(claim, aligned));
  const holding = votes.filter(({ holds }) => holds);
  const found = saidSizes(claim, aligned);
  const byVotes = verdictByShare(holding.length, votes.length, thresholdsFor(claim));
  const isCut = beginsBefore(claim, aligned.dates);
  return {
    verdict: withSizes(isCut && byVotes === 'supported' ? 'partly' : byVotes, claim, found),
    reason: divergenceClaimWords(claim, aligned, judged, { holds: holding.length, asked: votes.length, found, isCut }),
    judgement: judged.judgement,
    multiverse: judged.figures,
    trueBy: definitionsWords(holding),
    falseBy: definitionsWords(votes.filter(({ holds }) => !holds)),
    facts: sampleFacts(aligned),
    drawing: measureDivergence(aligned, drawnWindow(claim, aligned, found), judged).chart,
  };
}

function drawnWindow(claim: Claim, { dates }: AlignedPair, found?: SizesFound): number {
  const rows = spokenRows(claim, dates) ?? found?.sessions ?? HEADLINE_WINDOW;
  return rows >= FEWEST_DRAWN && rows <= MOST_DRAWN ? rows : HEADLINE_WINDOW;
}

function thresholdsFor({ superlative, relation }: Claim): Thresholds {
  if (superlative !== 'none') return forRecord;
  return relation === 'divergence' ? forWide : forDirection;
}

/** A size that was said counts as much as what was said of it; for a gap of a named size it is all that was said. */
function withSizes(verdict: ClaimVerdict, { superlative, relation }: Claim, found?: SizesFound): ClaimVerdict {
  const sizes = found?.sizes ?? [];
  if (sizes.length === 0) return verdict;
  const isOnlySize = superlative === 'none' && relation === 'divergence';
  if (verdict === 'not supported' && !isOnlySize) return verdict;
  if (sizes.every(({ holds }) => holds)) return isOnlySize ? 'supported' : verdict;
  return superlative === 'none' && sizes.every(isFarOff) ? 'not supported' : 'partly';
}

function isFarOff({ what, holds, actualPct, saidPct }: SaidSize): boolean {
  return !holds && (what !== 'gap' || actualPct < HALF * saidPct);
}
