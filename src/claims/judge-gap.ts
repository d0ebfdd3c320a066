import { calendarUnits, type UnitRows } from '../market/calendar-days.ts';
import { verdictLevels } from '../analytics/verdict.ts';
import { requireFilledWindow } from '../reports/question.ts';
import { legsOf } from '../reports/sample-facts.ts';
import { fmt, msg } from '../messages/text.ts';
import type { Claim } from './claim.ts';
import { sessionsPer } from './durations.ts';
import {
  atMostPartly, type ClaimVerdict, drawGap, drawMoves, drawUnits, type Finding, findingOf, type GapCase,
  legDoubtsOf, movePartsOf, type Moves, movesOver, noStretch, type Part, type Said, untestable, verdictOfParts,
} from './finding.ts'; // prettier-ignore
import {
  type Direction, familiesHolding, gapEnds, isThatWay, type PairEvidence, type RankEvidence, recordFamilies, rowOn,
  type Stretch, stretchesOfSizes, stretchOf, unitsWithin, votesSince, wasSo,
} from './pair-evidence.ts'; // prettier-ignore
import * as reasons from './reasons.ts';
import { cutParts, reachedBack } from './reach-back.ts';
import { chanceOfGapWords, namesOf, towards } from './words.ts';

/** The window of a claim that names none. */
export const HEADLINE_WINDOW = 60;

/** Beyond this quantile of chance so many measures at a record mean something. */
const RECORD_CHANCE = 0.005;

const WIDE_CHANCE = 0.1;

/**
 * Is a claim about two markets drifting apart, or one being ahead of the other, true?
 *
 * A record needs both the measure that was claimed to be one and more measures at a record than chance gives; width is
 * the word of the window asked about; a direction is the sign of the two returns, which no way of measuring can flip.
 *
 * @see ANALYTICS.md 4b.1 to 4b.4
 */
export function judgeGap(claim: Claim, evidence: PairEvidence): Finding {
  if (claim.streak !== null) return judgeStreak(claim, claim.streak, evidence);
  const asked = gapCase(claim, evidence);
  return 'verdict' in asked ? asked : judgeCase(asked);
}

/**
 * What a claim about a gap is held against, or why it cannot be.
 *
 * @throws UserError where too many rows of the stretch are missing.
 */
export function gapCase(claim: Claim, evidence: PairEvidence): GapCase | Finding {
  const isOfStart = claim.superlative !== 'none' && claim.gapSince !== null;
  const counted: Claim = isOfStart ? { ...claim, superlative: 'none', since: claim.gapSince } : claim;
  const stretch = stretchOf(counted, evidence, HEADLINE_WINDOW);
  if (typeof stretch === 'string') return noStretch(stretch, claim, evidence);
  requireFilledWindow(legsOf(evidence.aligned), evidence.aligned, stretch.rows);
  return caseOver(claim, evidence, stretch);
}

function caseOver(claim: Claim, evidence: PairEvidence, counted: Stretch): GapCase {
  const direction = directionOf(claim);
  const cases = stretchesFor(claim, evidence, counted).map((stretch) => {
    const [moves, names] = [movesOver(evidence.aligned, stretch.rows), namesOf(evidence)];
    return {
      claim,
      evidence,
      stretch,
      direction,
      moves,
      parts: [
        ...movePartsOf(claim, moves, names, legDoubtsOf(evidence.aligned)),
        ...(claim.margin === null ? [] : [marginPart(claim.margin, moves)]),
      ],
    };
  });
  const holds = ({ moves, parts }: GapCase): boolean =>
    isThatWay(moves.gapPp, direction) && parts.every((part) => part.holds);
  return cases.find(holds) ?? cases[0]!;
}

/** Points that anybody calls a narrow gap, and the share of the larger move that still is one. */
const [NARROW_POINTS, NARROW_SHARE] = [3, 0.1];

/** "Only narrowly" is by few points or little of the larger move; "by far" is by more than two that are level differ. */
function marginPart(margin: 'narrow' | 'wide', moves: Moves): Part {
  const isNarrow = Math.abs(moves.gapPp) <= Math.max(NARROW_POINTS, NARROW_SHARE * largerOf(moves));
  const holds = margin === 'narrow' ? isNarrow : !isLevelWithin(moves, 1);
  return { text: msg(margin === 'narrow' ? 'check.narrowPart' : 'check.widePart', { holds }), holds };
}

const largerOf = ({ subjectPct, benchmarkPct }: Moves): number =>
  Math.max(Math.abs(subjectPct), Math.abs(benchmarkPct));

/** A record and a width are asked over the window as counted: their standing is known for it alone. */
const stretchesFor = (claim: Claim, evidence: PairEvidence, counted: Stretch): readonly Stretch[] =>
  claim.superlative === 'none' && claim.sizes.length > 0 ? stretchesOfSizes(claim, evidence, counted) : [counted];

function judgeCase(asked: GapCase): Finding {
  const { claim, direction } = asked;
  if (claim.superlative === 'record') return judgeRecord(asked);
  if (claim.superlative !== 'none') return judgeSince(asked);
  if (isOfEnds(claim)) return judgeEnds(asked);
  // a lead that grew over a time is one over it
  const isLeadOver = claim.change === 'rise' && direction !== null && asked.stretch.said !== 'none';
  if (claim.relation === 'convergence' || (claim.change === 'rise' && !isLeadOver)) return judgeChange(asked);
  if (claim.change === 'closed') return judgeLevel(asked);
  if (direction !== null) return judgeDirection(asked);
  return asked.parts.length > 0 ? judgeSizes(asked) : judgeWidth(asked);
}

/** The direction a relation claims. */
export function directionOf({ relation }: Pick<Claim, 'relation'>): Direction {
  return relation === 'ahead' || relation === 'behind' ? relation : null;
}

/** Everything a finding about a gap carries beside its own words. */
export function gapFinding({ evidence, stretch }: GapCase, said: Said) {
  const judged = evidence.judged();
  return findingOf({
    chance: chanceOfGapWords(evidence.standing(stretch.rows), stretch.rows, evidence),
    details: [],
    judgement: judged.judgement,
    multiverse: judged.figures,
    facts: evidence.facts,
    draw: drawGap(evidence, stretch.rows),
    ...said,
  });
}

function judgeRecord(asked: GapCase): Finding {
  const { claim, evidence, stretch, direction, moves } = asked;
  const standing = evidence.standing(stretch.rows);
  const word = direction === null ? standing.word : standing.signedWord;
  if (word === null) return gapFinding(asked, untestable(reasons.tooShort(asked)));
  if (!isThatWay(moves.gapPp, direction)) return denialOfRecord(asked, wrongWay(asked));
  const many = evidence.many(direction);
  const reached = claim.windowSessions === null || word === 'record' ? null : reachedBack(asked);
  const ofPoints = reached?.holds && reached.isInPoints ? reached.extreme : null;
  const isRecord = word === 'record' || ofPoints !== null || (claim.almost && isAmongWidest(standing, direction));
  const isBeyond = (many.recordsChance?.perDay ?? 1) <= RECORD_CHANCE || (claim.almost && isWide(asked));
  const verdict = isRecord && isBeyond ? 'supported' : isRecord || isBeyond ? 'partly' : 'not supported';
  const wide = word !== 'ordinary';
  return denialOfRecord(
    asked,
    gapFinding(asked, {
      verdict: unlessSizesFail(verdict, asked.parts),
      reason: ofPoints ? reasons.sinceReason(asked, ofPoints) : reasons.recordReason(asked, standing, many),
      ...reasons.besideEqual(asked, ofPoints ? 'record' : standing.word),
      ...(wide && verdict === 'not supported' ? { word: msg('check.exaggerated') } : {}),
      parts: asked.parts,
      chance: reasons.recordChance(asked, standing, many),
      details: [reasons.manyMeasures(many, direction)],
      ...recordFamilies(evidence, direction),
    }),
  );
}

/** Where only the record is denied, the direction has to hold all the same. */
function denialOfRecord({ claim, direction, moves }: GapCase, finding: Finding): Finding {
  const holdsOtherwise = isThatWay(moves.gapPp, direction);
  if (!claim.negated || !claim.deniesRecordOnly || holdsOtherwise) return finding;
  return { ...finding, deniedAlready: true };
}

/** "Almost the widest" is one of the widest hundredth, however often chance gets there. */
function isAmongWidest({ absPercentile, signedPercentile }: RankEvidence, direction: Direction): boolean {
  const percentile = direction === null ? absPercentile : towards(signedPercentile);
  return percentile !== null && percentile >= verdictLevels.rare;
}

function isWide({ evidence }: GapCase): boolean {
  return (evidence.many(null).medianChance?.perDay ?? 1) <= WIDE_CHANCE;
}

/** With what was claimed of the gap right and a size wrong, it is partly right. */
export function unlessSizesFail(verdict: ClaimVerdict, parts: readonly Part[]): ClaimVerdict {
  return parts.every(({ holds }) => holds) ? verdict : atMostPartly(verdict);
}

function wrongWay(asked: GapCase): Finding {
  return gapFinding(asked, {
    verdict: 'not supported',
    reason: reasons.wrongWay(asked),
    parts: [reasons.directionPart(asked, false), ...asked.parts],
    chance: null,
  });
}

function judgeSince(asked: GapCase): Finding {
  const { claim, evidence, stretch, direction, moves, parts } = asked;
  const found = reachedBack(asked);
  if (found === null) return gapFinding(asked, untestable(reasons.tooShort(asked)));
  const { reach, extreme, holds, isInPoints } = found;
  if (!isThatWay(moves.gapPp, direction)) return denialOfRecord(asked, wrongWay(asked));
  const verdict = unlessSizesFail(holds ? 'supported' : 'not supported', parts);
  const reason = reasons.sinceReason(asked, extreme);
  if (claim.gapSince !== null)
    return denialOfRecord(asked, gapFinding(asked, { verdict, reason, draw: drawMoves(asked), parts, chance: null }));
  const measures = votesSince(evidence, claim.windowSessions && stretch.rows, { row: reach.row, direction });
  const holding = measures.filter(({ holds }) => holds).length;
  return denialOfRecord(
    asked,
    gapFinding(asked, {
      verdict: reach.cutAt === null ? verdict : atMostPartly(verdict),
      reason,
      ...(holds ? {} : { draw: reasons.besideEqual(asked, 'ordinary').draw }),
      ...(holds && reach.cutAt === null && !isInPoints ? { word: reasons.byMost(holding, measures.length) } : {}),
      parts: [...parts, ...cutParts(reach, evidence)],
      details: [reasons.measuresSince(holding, measures.length, asked)],
      ...familiesHolding(measures, ({ holds }) => holds),
    }),
  );
}

/** "Has diverged": the word of the window that is asked about, or where most measures stand. */
function judgeWidth(asked: GapCase): Finding {
  const { evidence, stretch } = asked;
  const standing = evidence.standing(stretch.rows);
  if (standing.word === null) return gapFinding(asked, untestable(reasons.tooShort(asked)));
  const verdict = standing.word !== 'ordinary' ? 'supported' : isWide(asked) ? 'partly' : 'not supported';
  return gapFinding(asked, {
    verdict,
    reason: reasons.widthReason(asked, standing),
    details: [reasons.manyMeasures(evidence.many(null), null)],
  });
}

/** "A gap of 40 points has opened": the size is all that was said. */
function judgeSizes(asked: GapCase): Finding {
  const { parts } = asked;
  return gapFinding(asked, { verdict: verdictOfParts(parts), reason: reasons.sizedReason(asked), parts });
}

/** Windows a direction has to be the same over where no time is said. */
const RECENT = [20, HEADLINE_WINDOW];

/** "Ether drops against bitcoin" names no time: what is so over one usual stretch and not over another is asked back. */
function isOpen({ claim, evidence, stretch, direction }: GapCase): boolean {
  const [gaps, moves] = [
    RECENT.map((rows) => isThatWay(evidence.gapPoints(rows).at(-1) ?? NaN, direction)),
    RECENT.map((rows) => movesOver(evidence.aligned, rows).subjectPct > 0),
  ];
  const isMixed = (ways: readonly boolean[]): boolean => new Set(ways).size > 1;
  const isOfMove = claim.subjectDirection !== null && isMixed(moves);
  return stretch.said === 'none' && direction !== null && (isMixed(gaps) || isOfMove);
}

function judgeDirection(asked: GapCase): Finding {
  const { claim, direction, moves, parts } = asked;
  if (claim.sizes.length === 0 && isOpen(asked)) return gapFinding(asked, untestable(reasons.noPeriod(asked)));
  if (!isThatWay(moves.gapPp, direction)) return wrongWay(asked);
  const isOpenMultiple =
    asked.stretch.said === 'none' &&
    parts.some(({ holds }) => !holds) &&
    claim.sizes.some(({ of }) => of === 'multiple');
  if (isOpenMultiple) return gapFinding(asked, untestable(reasons.noPeriod(asked)));
  if (claim.width !== null) return judgeLead(asked);
  const isGapOff = parts.some(({ about, holds }) => about === 'gap' && !holds);
  const verdict = isGapOff ? 'not supported' : parts.every(({ holds }) => holds) ? 'supported' : 'partly';
  return gapFinding(asked, {
    verdict,
    reason: parts.length === 0 ? reasons.directionReason(asked) : reasons.sizedReason(asked),
    parts: parts.length === 0 ? [] : [reasons.directionPart(asked, true), ...parts],
  });
}

/** "Its lead is extreme", "trails by no more than usual": the direction holds, and the width has to be as it is called. */
function judgeLead(asked: GapCase): Finding {
  const { claim, evidence, stretch, parts } = asked;
  const standing = evidence.standing(stretch.rows);
  if (standing.word === null) return gapFinding(asked, untestable(reasons.tooShort(asked)));
  const holds = (standing.word === 'ordinary') === (claim.width === 'ordinary');
  return gapFinding(asked, {
    verdict: holds ? unlessSizesFail('supported', parts) : 'not supported',
    reason: reasons.widthReason(asked, standing),
    parts,
  });
}

/** "Neck and neck": the two moves within a tenth of each other, partly within a fifth. */
const LEVEL_SHARE = 0.1;

const NO_POINTS = 0.5; // that nobody calls a gap

const isLevelWithin = (moves: Moves, times: number): boolean =>
  Math.abs(moves.gapPp) <= times * Math.max(NO_POINTS, LEVEL_SHARE * largerOf(moves));

/** "Neck and neck over the year", "matched point for point". */
function judgeLevel(asked: GapCase): Finding {
  const isWithin = (times: number): boolean => isLevelWithin(asked.moves, times);
  const isThatWay = asked.parts.every(({ holds }) => holds); // "both fell by the same amount"
  const verdict = !isThatWay ? 'not supported' : isWithin(1) ? 'supported' : isWithin(2) ? 'partly' : 'not supported';
  const isDenial = asked.claim.negated ? { deniedAlready: true } : {};
  return gapFinding(asked, { verdict, reason: reasons.movesReason(asked), ...isDenial });
}

/**
 * "The gap has widened", "is falling further behind", "has narrowed", "is catching up".
 *
 * The gap over the usual window now and at the start of the time that is named, of a month ago where none is. A convergence of no
 * time that is said has to be the same in the gap over a year.
 */
function judgeChange(asked: GapCase): Finding {
  const { claim, evidence, stretch } = asked;
  const { dates } = evidence;
  if (claim.extreme === 'high' && claim.change === 'closed' && stretch.said !== 'period')
    return judgeDirection({ ...asked, direction: 'behind' }); // a lead that is gone
  const back = stretch.said === 'none' ? sessionsPer.month : stretch.rows;
  const then = claim.comparedWith === null ? dates.length - 1 - back : rowOn(claim.comparedWith, dates);
  const [now, before] = [dates.length - 1, then].map((row) => evidence.gapPoints(HEADLINE_WINDOW)[row] ?? NaN) as [
    number,
    number,
  ];
  if (Number.isNaN(now - before)) return gapFinding(asked, untestable(reasons.tooShort(asked)));
  const isClosing = claim.relation === 'convergence';
  const verdict = isClosing ? closingVerdict(asked, HEADLINE_WINDOW, then) : wideningVerdict(asked, now, before);
  const ofYear = isClosing && stretch.said === 'none' ? closingVerdict(asked, evidence.aligned.rowsPerYear, then) : null; // prettier-ignore
  // "its lead shrank in the second half", over which it won
  const isGrown = isClosing && claim.extreme && stretch.said === 'period' && farOf(asked)(asked.moves.gapPp) > 0;
  if ((isGrown && verdict !== 'not supported') || (ofYear !== null && ofYear !== verdict))
    return gapFinding(asked, untestable(reasons.noPeriod(asked)));
  const { parts } = isClosing ? caseOver(claim, evidence, usual) : asked; // "cut to 15 points": of the gap that is compared
  return gapFinding(
    { ...asked, stretch: usual },
    {
      verdict: verdict === 'not supported' ? verdict : unlessSizesFail(verdict!, parts),
      reason: reasons.changeReason({ ...asked, stretch: usual }, { now, before, then }),
      draw: drawGap(evidence, HEADLINE_WINDOW, { dates: [dates[then]!], label: fmt.day(dates[then]!) }),
      parts,
    },
  );
}

const usual: Stretch = { rows: HEADLINE_WINDOW, said: 'none' };

/** "Its 2024 lead has shrunk since July", "narrowed to 4 points from 21", "has doubled": one gap at two days. */
const isOfEnds = ({ gapSince, sizes }: Claim): boolean =>
  gapSince !== null || sizes.some(({ of }) => of === 'gapThen' || of === 'gapTimes');

/**
 * A gap counted from one start, or over the usual window, at the start of its change and now.
 *
 * Where the text does not say of which time the gap is, figures have to fit one of the likely ones; without them, and where it
 * does not say since when it changed, all of these have to say the same.
 */
function judgeEnds(asked: GapCase): Finding {
  const { claim, evidence: { dates }, stretch } = asked; // prettier-ignore
  const last = dates.length - 1;
  const starts = claim.gapSince === null ? [dates[last]!.slice(0, 4), null] : [claim.gapSince];
  const isSaid = claim.comparedWith !== null || stretch.said !== 'none';
  const said = claim.comparedWith === null ? last - stretch.rows : rowOn(claim.comparedWith, dates);
  const thens = isSaid
    ? [said]
    : claim.change === 'closed'
      ? [null]
      : [sessionsPer.month, HEADLINE_WINDOW].map((back) => last - back);
  const found = starts.flatMap((start) => thens.map((then) => endsFrom(asked, start, then)));
  const isFit = claim.sizes.some(({ of }) => of === 'gapThen');
  const one = isFit ? (found.find((each) => each?.verdict === 'supported') ?? found[0]) : found[0];
  const isAgreed = isFit || found.every((each) => each?.verdict === one?.verdict);
  return one && isAgreed ? one : gapFinding(asked, untestable(reasons.noPeriod(asked)));
}

/** The same counted from one start, or over the usual window; since it was furthest where no day is given. */
function endsFrom(asked: GapCase, start: string | null, day: number | null): Finding | null {
  const { evidence } = asked;
  const far = farOf(asked);
  const ends = gapEnds(evidence, { start, rows: HEADLINE_WINDOW, day }, far);
  if (ends === null) return null;
  const { claim } = asked;
  const of: GapCase = {
    ...asked,
    claim: { ...claim, gapSince: start, asOf: null },
    stretch: { rows: ends.rows, said: start === null ? 'none' : 'period' },
  };
  const [now, before] = [far(ends.now), far(ends.before)];
  const parts = reasons.endParts(of, now, before);
  const widening = now > Math.max(0, before) ? 'supported' : 'not supported';
  const verdict = claim.relation === 'convergence' ? closingWay(claim, now, before) : widening;
  const judged = verdict === 'supported' ? unlessSizesFail(verdict, parts) : verdict;
  const draw = start === null ? drawGap(evidence, HEADLINE_WINDOW) : drawMoves(of);
  return gapFinding(of, { verdict: judged, reason: reasons.changeReason(of, ends), draw, parts, chance: null });
}

/** How far a gap goes the way that is said of it, or either way. */
const farOf = ({ claim: { extreme }, direction }: GapCase): ((gap: number) => number) => {
  if (extreme === null && direction === null) return Math.abs;
  return (gap) => (extreme === 'high' || direction === 'ahead' ? gap : -gap);
};

function closingWay({ change }: Claim, now: number, before: number): ClaimVerdict {
  if (!(before > 0 && now < before)) return 'not supported';
  return change === 'closed' && now > CLOSED_SHARE * before ? 'partly' : 'supported';
}

function wideningVerdict(asked: GapCase, now: number, before: number): ClaimVerdict {
  const far = farOf(asked);
  return far(now) > far(before) && isThatWay(now, asked.direction) ? 'supported' : 'not supported';
}

/** A gap is closed where at most so much of it is left. */
const CLOSED_SHARE = 0.25;

/** Narrower in points and scaled by how much the pair moves, partly by one of them; a lead that shrank has to have been one. */
function closingVerdict(asked: GapCase, rows: number, then: number): ClaimVerdict | null {
  const { claim, evidence, stretch } = asked;
  const far = farOf(asked);
  const ends = [evidence.gapPoints(rows), evidence.scaledGap(rows)]
    .map((gaps) => [far(gaps.at(-1) ?? NaN), far(gaps[then] ?? NaN)] as const)
    .filter(([now, before]) => !Number.isNaN(now - before));
  if (ends.length === 0) return null;
  if (claim.change === 'closed' && claim.extreme !== null && stretch.said === 'none' && ends[0]![0] <= 0)
    return 'supported'; // level by now, and nobody says since when
  const isSmaller = (share: number) => ends.map(([last, first]) => first > 0 && last < share * first);
  const isNarrower = isSmaller(1);
  const isEnough = claim.change === 'closed' ? isSmaller(CLOSED_SHARE) : isNarrower;
  if (isEnough.every(Boolean)) return 'supported';
  return isNarrower.some(Boolean) ? 'partly' : 'not supported';
}

/**
 * Did each market do by itself what is said ("ETH fell 12 % while IWM rose")?
 *
 * Every size and direction is a part of its own: one figure right and the other wrong is partly right, whichever is ahead then;
 * "both rose" of one that fell is not so. Where one is also said to be ahead, that has to hold too. "In opposite directions" says
 * no more than that one rose and the other fell.
 */
export function judgeMoves(claim: Claim, evidence: PairEvidence): Finding {
  const asked = gapCase(claim, evidence);
  if ('verdict' in asked) return asked;
  const isOpposite = claim.relation === 'divergence' && asked.parts.length === 0;
  if ((asked.parts.length === 0 && !isOpposite) || claim.superlative !== 'none') return judgeGap(claim, evidence);
  const { parts, moves } = asked;
  const isOrdered = isThatWay(moves.gapPp, asked.direction);
  const verdict = isOpposite ? oppositeVerdict(moves) : movesVerdict(asked, isOrdered);
  if (asked.stretch.said === 'none' && verdict !== 'supported')
    return gapFinding(asked, untestable(reasons.noPeriod(asked), { parts, draw: drawMoves(asked) }));
  const said = { verdict, parts, chance: null, details: reasons.stretchNote(asked) };
  if (!isOrdered && claim.sizes.length === 0) return gapFinding(asked, { ...said, reason: reasons.wrongWay(asked) });
  const draw = drawMoves(asked, reasons.moveDecimals(asked));
  return gapFinding(asked, { ...said, reason: reasons.movesReason(asked), draw });
}

const oppositeVerdict = ({ subjectPct, benchmarkPct }: Moves): ClaimVerdict =>
  subjectPct * benchmarkPct < 0 ? 'supported' : 'not supported';

function movesVerdict({ claim, parts }: GapCase, isOrdered: boolean): ClaimVerdict {
  const verdict = verdictOfParts(parts);
  if (claim.sizes.length === 0) return isOrdered && verdict === 'supported' ? verdict : 'not supported';
  return isOrdered ? verdict : atMostPartly(verdict);
}

/**
 * Was one market ahead of the other in each of so many days, weeks, months, quarters or years?
 *
 * Units of the calendar, from the last close before each to its last close; the one that still runs counts only where the
 * streak holds with it.
 */
function judgeStreak(claim: Claim, streak: NonNullable<Claim['streak']>, evidence: PairEvidence): Finding {
  const all = calendarUnits(evidence.dates, streak.unit);
  const complete = all.at(-1)?.isOver === false ? all.slice(0, -1) : all;
  if (streak.isAny) return judgeAny(claim, complete, evidence);
  if (streak.count === null && claim.since === null)
    return untestable(msg('check.streakUnsaid', { unit: streak.unit }), { facts: evidence.facts });
  const asked =
    streak.count === null ? [unitsWithin(all, claim)] : [complete, all].map((each) => each.slice(-streak.count!));
  const wins = asked.map((each) => each.filter((unit) => wasSo(claim, unit, evidence)).length);
  const best = wins.findIndex((count, i) => count === asked[i]!.length);
  const [held, of] = [wins[Math.max(0, best)]!, asked[Math.max(0, best)]!.length];
  if (of === 0 || (streak.count !== null && of < streak.count))
    return untestable(msg('check.streakTooFar'), { facts: evidence.facts });
  return findingOf({
    verdict: held === of ? 'supported' : 'not supported',
    reason: msg('check.streak', {
      ...namesOf(evidence),
      way: directionOf(claim) ?? 'behind',
      held,
      of,
      unit: streak.unit,
    }),
    facts: evidence.facts,
    draw: drawUnits(evidence, asked[Math.max(0, best)]!, streak.unit),
  });
}

/** At least one whole year after the named one; in that one it was so too, or it is not the last. */
function judgeAny(claim: Claim, complete: readonly UnitRows[], evidence: PairEvidence): Finding {
  const named = complete.find(({ key }) => key === claim.since);
  const later = complete.filter(({ key }) => key > claim.since!);
  const year = claim.since!;
  const said = { ...namesOf(evidence), way: directionOf(claim) ?? 'behind', year };
  if (!named || later.length === 0) return untestable(msg('check.noYearAfter', { year }), { facts: evidence.facts });
  if (!wasSo(claim, named, evidence)) return untestable(msg('check.notInYear', said), { facts: evidence.facts });
  const held = later.filter((unit) => wasSo(claim, unit, evidence)).length;
  return findingOf({
    verdict: held > 0 ? 'supported' : 'not supported',
    reason: msg('check.yearsAfter', { ...said, held, of: later.length }),
    facts: evidence.facts,
    draw: drawUnits(evidence, [named, ...later], 'year'),
  });
}
