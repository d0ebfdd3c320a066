import { claimHints } from './claim-hints.ts';
import type { Claim } from './claim.ts';
import type { FoundCue } from './find-cues.ts';
import type { Mention } from './find-markets.ts';
import type { SpokenPair } from './find-pairs.ts';
import { readAmount } from './read-amount.ts';
import { isDenied } from './read-denial.ts';
import { type Move, readMoves } from './read-moves.ts';
import type { Reach } from './read-reach.ts';
import type { Clause } from './split-clauses.ts';

/**
 * What does a clause claim of a pair?
 *
 * Puts together what was read of it: the relation and whether it is denied, how far it reaches, its window, its day and
 * its sizes. A size of one market alone ("fell 50 %") is that market's move, not the size of the gap.
 *
 * @param sentence As written.
 * @param clause The part of it that makes the claim.
 * @param pair Whom it is about.
 * @param mentions Markets of the sentence, by number.
 * @param reach Of the clause.
 * @returns The claim, with a hint where a side is missing or its start is not known.
 */
export function buildClaim(
  sentence: string,
  clause: Clause,
  pair: SpokenPair,
  mentions: readonly Mention[],
  reach: Reach,
): Claim {
  const { subject, benchmark } = pair;
  const { superlative, since, years, windowSessions, asOf } = reach;
  const inverse =
    clause.cue.relation === 'low-correlation' && (clause.cue.inverse === true || belowZero.test(clause.text));
  return {
    text: sentence,
    ...namesOf(pair),
    relation: clause.cue.relation,
    negated: isNegated(clause.cue, reach) !== (inverse && isLost(clause)),
    superlative,
    since,
    years,
    windowSessions,
    asOf,
    ...sizesOf(clause, pair, mentions),
    inverse,
    leadSessions: null,
    hint: hintFor(subject, benchmark, clause.cue) ?? hintOfReach(reach),
  };
}

function namesOf({
  subject,
  benchmark,
}: SpokenPair): Pick<Claim, 'subject' | 'benchmark' | 'subjectAltGroup' | 'benchmarkAltGroup'> {
  // prettier-ignore
  return {
    subject: subject?.symbol ?? null,
    benchmark: benchmark?.symbol ?? null,
    subjectAltGroup: subject?.group ?? null,
    benchmarkAltGroup: benchmark?.group ?? null,
  };
}

const belowZero =
  /\b(?:inverse(?:ly)?|negative(?:ly)?|below zero|less than zero|sub zero|opposite sign|(?:opposite|contrary|counter) (?:to|of)(?= (?:the )?@\d))\b/;

/** "The inverse relationship has vanished" denies that there is one. */
function isLost({ text, cue }: Clause): boolean {
  return /\b(?:vanish|disappear|evaporat|br[eo]k|broken|gone(?! negative)|dead|died|collaps|fad|lost|unravel|dissolv|weaken|crumbl|snap|sever|flipped)/.test(
    text.slice(cue.start, cue.end),
  );
}

const sized: readonly Claim['relation'][] = ['divergence', 'ahead', 'behind', 'inflow-rise', 'inflow-fall'];

type Sizes = Pick<Claim, 'amountPct' | 'subjectMovePct' | 'benchmarkMovePct'>;

function sizesOf({ text, cue }: Clause, { subject, benchmark }: SpokenPair, mentions: readonly Mention[]): Sizes {
  if (!sized.includes(cue.relation) || cue.kind === 'flow') {
    const amountPct = sized.includes(cue.relation) ? readAmount(text, cue.start) : null;
    return { amountPct, subjectMovePct: null, benchmarkMovePct: null };
  }
  const moves = ownMoves(text);
  const moveOf = (market: Mention | undefined): number | null =>
    moves.find((move) => market !== undefined && mentions[move.market] === market)?.pct ?? null;
  const rest = moves.reduce((left, { start, end }) => left.slice(0, start) + '~'.repeat(end - start) + left.slice(end), text); // prettier-ignore
  return {
    amountPct: readAmount(rest, cue.start),
    subjectMovePct: moveOf(subject),
    benchmarkMovePct: moveOf(benchmark),
  };
}

const heldAgainst =
  '(?:against|vs|relative to|compared (?:to|with)|more than|less than|than|behind|below|above|ahead of|to|on)';

const heldAfter = new RegExp(String.raw`^[^@,;]{0,40}? ${heldAgainst} (?:the )?@(\d+)`);

const heldBefore = new RegExp(String.raw`(?:^| )${heldAgainst} (?:the )?@(\d+)(?: ,)? (?:the )?$`);

const heldItself = new RegExp(String.raw`(?:^| )${heldAgainst} (?:the )?$`);

/** "Down 12 % against gold" is the size of the gap, unless the other market has a move of its own. */
function ownMoves(text: string): Move[] {
  const moves = readMoves(text);
  return moves.filter(({ start, end }) => {
    const other = heldAfter.exec(text.slice(end)) ?? heldBefore.exec(text.slice(0, start));
    const isHeld = heldItself.test(text.slice(0, start)) && moves.length === 1;
    if (isHeld) return false;
    return other === null || moves.some(({ market }) => market === Number(other[1]));
  });
}

const deniedFlow = /^(?: [^ ]+){0,5}? (?:has|have|had|did|do|does|is|are|was|were) (?:not|hardly|never)\b/;

function isNegated(cue: FoundCue, { denied, rest }: Reach): boolean {
  if (cue.kind === 'forecast') return cue.negated !== isDoubted(rest.slice(0, cue.start));
  if (cue.kind === 'flow') return denied || deniedFlow.test(rest.slice(cue.end));
  const correlation = /^(?:correlation|relationship|link|tie|bond|connection|coupling)/.test(rest.slice(cue.start));
  const isSaid = denied || isDenied(rest.slice(0, correlation ? cue.end : cue.start).trimEnd(), rest.slice(cue.end));
  return isSaid !== cue.negated;
}

function isDoubted(before: string): boolean {
  return /\b(?:(?:not|nobody|no one|few|never) (?:[^ ]+ )?(?:thinks?|believes?|expects?|sees?)|doubts?|(?:do|does|did|would|should|could|can) not$)\b/.test(
    before.trimEnd(),
  );
}

function hintOfReach({ unknownPeriod, compared }: Reach): string | null {
  if (compared) return claimHints.comparison;
  return unknownPeriod ? claimHints.unknownStart : null;
}

function hintFor(subject: Mention | undefined, benchmark: Mention | undefined, cue: FoundCue): string | null {
  if (!subject && !benchmark) return claimHints.noMarket;
  if (cue.kind === 'flow') return null;
  if (!subject) return claimHints.noSubject;
  return benchmark ? null : claimHints.noBenchmark;
}
