import type { CorrelationInterval } from '../analytics/correlation-inference.ts';
import { percentileAmongEarlier } from '../analytics/rank.ts';
import type { MentionedDays } from '../reports/chart-spec.ts';
import { fmt, msg, type Text } from '../messages/text.ts';
import type { Claim, SaidSize } from './claim.ts';
import { isFirstTime } from './told-in-parts.ts';
import {
  atMostPartly, type ClaimVerdict, type CorrelationCase, drawCorrelation, drawRatioBeside, drawRatioFrom,
  drawRatioYear, type Finding, findingOf, isMet, noStretch, type Part, partOf, type Said, tooLittleHistory,
  verdictOfParts,
} from './finding.ts'; // prettier-ignore
import { directionOf, judgeGap, unlessSizesFail } from './judge-gap.ts';
import {
  type Extreme, extremeDay, extremeOf, extremeRow, FEWEST_SINCE, lifted, type NoStretch, type PairEvidence,
  plainLevelVerdict, rowOn, stretchOf,
} from './pair-evidence.ts'; // prettier-ignore
import { cutParts, lookbackOf } from './reach-back.ts';
import * as reasons from './reasons.ts';
import { daysWords, monthWords, namesOf, onWords, orNear } from './words.ts';

const HEADLINE_WINDOW = 90;
/** A correlation over fewer returns says too little; a shorter period is asked over the usual window. */
const FEWEST_RETURNS = 20;

/** Fewest earlier values before a lowest or highest one of all history means anything. */
const FEWEST_VALUES = 252;

/** High from here on, with an interval clear of zero by half as much; below the second it is not called high at all. */
const [HIGH, HIGH_LOW_END, SOME] = [0.5, 0.25, 0.3];

/** Low below this, with an interval that reaches zero. */
const LOW = 0.3;

/** "Near its low" is met this close to it. */
const NEAR = 0.05;

/** A change this clear of chance is one; a smaller one of at least the second size may be chance. */
const [CLEAR_Z, LEAST_CHANGE] = [1.96, 0.05];

/** Who decouples must have been coupled: at some time in the year before. */
const COUPLED = 0.4;

/**
 * Is a claim about how closely two markets move together true: its level, its value, or its change?
 *
 * The level of now is that of one window, with an interval. "Has fallen" compares it with the window before, which shares
 * no day with it, or with the day that is named; "has decoupled" is low now and was not before.
 *
 * @see ANALYTICS.md 2.2 to 2.5
 */
export function judgeCorrelation(claim: Claim, evidence: PairEvidence): Finding {
  const asked = correlationAsked(claim, evidence);
  if (typeof asked === 'string') return noStretch(asked, claim, evidence);
  if (Number.isNaN(asked.now.pearson)) return tooLittleHistory(evidence);
  if (claim.superlative !== 'none') return judgeExtreme(asked);
  if (claim.aspect === 'correlation-change') return judgeChange(asked);
  return sizesOf(claim).length > 0 ? judgeValue(asked) : judgeLevel(asked);
}

/** The correlation over the time a claim names; why there is none where there is none. */
export function correlationAsked(claim: Claim, evidence: PairEvidence): CorrelationCase | NoStretch {
  const stretch = stretchOf(claim, evidence, HEADLINE_WINDOW);
  if (typeof stretch === 'string') return stretch;
  const rows = Math.max(stretch.rows, FEWEST_RETURNS);
  return {
    claim,
    evidence,
    rows,
    stretch: { ...stretch, rows },
    now: evidence.interval(rows, evidence.dates.length - 1),
  };
}

const sizesOf = ({ sizes }: Claim): SaidSize[] => sizes.filter(({ of }) => of === 'correlation');

function correlationFinding(asked: CorrelationCase, said: Said): Finding {
  const { evidence, rows } = asked;
  return findingOf({ facts: evidence.facts, draw: drawCorrelation(evidence, rows, beforeOf(asked)), ...said });
}

function judgeLevel(asked: CorrelationCase): Finding {
  const { claim, evidence, rows, now } = asked;
  const end = claim.aspect === 'correlation-level' ? claim.extreme : null;
  const plain = end && plainLevelVerdict(lifted(evidence.correlation(rows), end), evidence.aligned.rowsPerYear);
  return correlationFinding(asked, {
    verdict: plain ?? levelVerdict(claim, now),
    reason: levelReason(asked, previousOf(asked)),
    details: [correlationMethod(asked)],
  });
}

function levelVerdict(claim: Claim, now: CorrelationInterval): ClaimVerdict {
  const { relation, inverse, almost } = claim;
  const { pearson, hacLow, hacHigh } = now;
  if (inverse && almost) return pearson < 0 && pearson > -LOW ? 'supported' : 'not supported'; // "slightly negative"
  if (inverse) return pearson >= 0 ? 'not supported' : isOfThatSign(claim, now) ? 'supported' : 'partly';
  if (relation === 'low-correlation' && pearson <= -LOW && hacHigh < 0) return 'not supported'; // tied the other way
  if (relation === 'low-correlation') return isLow(now) ? 'supported' : pearson < LOW ? 'partly' : 'not supported';
  if (pearson >= HIGH && hacLow >= HIGH_LOW_END) return 'supported';
  return pearson >= SOME && hacLow > 0 ? 'partly' : 'not supported';
}

/** Clear of zero: by its interval, or by its size over a stretch that is named ("negative over the last 20 days", and it was −0.4). */
function isOfThatSign(claim: Claim, { pearson, hacLow, hacHigh }: CorrelationInterval): boolean {
  const isNamed = claim.windowSessions !== null || claim.since !== null;
  return hacLow > 0 || hacHigh < 0 || (isNamed && Math.abs(pearson) >= SOME);
}

function isLow({ pearson, hacLow }: CorrelationInterval): boolean {
  return pearson < LOW && hacLow <= 0;
}

/** The correlation compared with: of the day that is named, else of the window before, which shares no day with this one. */
function previousOf({ claim, evidence, rows }: CorrelationCase): CorrelationInterval {
  const { dates } = evidence;
  const row = claim.comparedWith === null ? dates.length - 1 - rows : rowOn(claim.comparedWith, dates);
  return evidence.interval(rows, row);
}

/** The day of that correlation with its value, marked in the picture. */
function beforeOf(asked: CorrelationCase): MentionedDays<Text> | undefined {
  const { claim, evidence, rows } = asked;
  const { dates } = evidence;
  const row = claim.comparedWith === null ? dates.length - 1 - rows : rowOn(claim.comparedWith, dates);
  const { pearson } = previousOf(asked);
  const day = dates[row];
  if (day === undefined || Number.isNaN(pearson)) return undefined;
  return { dates: [day], label: msg('check.dayOf', { day: fmt.day(day), value: fmt.number(pearson, 2) }) };
}

/** "A year earlier", "in August": a value of the month before it or the week after; without a day one of the year
    that shares no day with now. */
function closestBefore(asked: CorrelationCase, said: SaidSize, previous: CorrelationInterval): number {
  const { claim, evidence, rows } = asked;
  const row = claim.comparedWith === null ? null : rowOn(claim.comparedWith, evidence.dates);
  const values = evidence.correlation(rows);
  const year = evidence.aligned.rowsPerYear;
  const around =
    row === null ? values.subarray(-1 - Math.max(year, rows), -rows) : values.subarray(Math.max(0, row - 21), row + 6);
  const away = (value: number): number => (isMet(said, value, doubtOf(asked)) ? -1 : Math.abs(value - said.value));
  return around.reduce((best, value) => (away(value) < away(best) ? value : best), previous.pearson);
}

/** The hour at which a coin's price is taken moves its correlation with what trades in sessions by about so much. */
const HOUR_DOUBT = 0.05;

/** @see ANALYTICS.md 1.4 */
function doubtOf({ evidence: { aligned } }: CorrelationCase): number {
  return aligned.pair.subject.hours === aligned.pair.benchmark.hours ? 0 : HOUR_DOUBT;
}

/** "Above 0.7", "fallen to 0.2 from 0.6": the first value is of now, a second one of before. */
function judgeValue(asked: CorrelationCase): Finding {
  const [first, ...earlier] = sizesOf(asked.claim) as [SaidSize, ...SaidSize[]];
  const previous = previousOf(asked);
  const parts = [
    partOf(msg('check.correlation'), first, asked.now.pearson, doubtOf(asked)),
    ...earlier
      .slice(0, 1)
      .map((size) =>
        partOf(msg('check.correlationBefore'), size, closestBefore(asked, size, previous), doubtOf(asked)),
      ),
  ];
  const isSign = first.value === 0 && first.comparator !== 'about'; // "has been positive"
  const verdict = verdictOfParts(parts);
  return correlationFinding(asked, {
    verdict: isSign && !isOfThatSign(asked.claim, asked.now) ? atMostPartly(verdict) : verdict,
    reason: orNear(levelReason(asked, previous), parts),
    parts,
    details: [correlationMethod(asked)],
  });
}

function judgeChange(asked: CorrelationCase): Finding {
  const previous = previousOf(asked);
  if (Number.isNaN(previous.pearson)) return tooLittleHistory(asked.evidence);
  const { change } = asked.claim;
  if (change === 'turned-positive' || change === 'turned-negative') return judgeSign(asked, previous);
  if (isDecoupling(asked.claim)) return judgeDecoupling(asked, previous);
  const sizes = sizesOf(asked.claim);
  return sizes.length > 0 ? judgeCrossing(asked, previous) : judgeMove(asked, previous);
}

/** "Decoupled" says more than "fell": low now, and not before; an inverse tie that is gone likewise. */
function isDecoupling(claim: Claim): boolean {
  const { change, comparedWith, sizes } = claim;
  return isGone(claim) || ((change === null || change === 'decoupled') && comparedWith === null && sizes.length === 0);
}

/** "Its inverse link with the dollar has disappeared": no longer clearly below zero, and it was. */
const isGone = ({ change, inverse, sizes }: Claim): boolean => change === 'rise' && inverse && sizes.length === 0;

function goneVerdict({ pearson, hacHigh }: CorrelationInterval): ClaimVerdict {
  if (pearson > -SOME && hacHigh >= 0) return 'supported';
  return pearson > -COUPLED ? 'partly' : 'not supported';
}

function judgeMove(asked: CorrelationCase, previous: CorrelationInterval): Finding {
  const { claim, now } = asked;
  const sign = isRise(claim) ? 1 : -1;
  const moved = sign * (now.pearson - previous.pearson);
  const z = changeZ(now, previous);
  const isClear = sign * z >= CLEAR_Z;
  return correlationFinding(asked, {
    verdict: isClear ? 'supported' : moved >= LEAST_CHANGE ? 'partly' : 'not supported',
    reason: moveReason(asked, previous),
    chance: Math.abs(z) >= CLEAR_Z ? msg('check.clearMove') : msg('check.chanceMove'),
    details: [correlationMethod(asked), changeMethod(z)],
  });
}

function isRise({ change, relation }: Claim): boolean {
  return change === null ? relation === 'high-correlation' : change === 'rise';
}

/** Change of atanh r in standard errors that allow for dependent days. */
function changeZ(now: CorrelationInterval, previous: CorrelationInterval): number {
  const change = Math.atanh(now.pearson) - Math.atanh(previous.pearson);
  return change / Math.hypot(now.hacErrorZ, previous.hacErrorZ);
}

/** "Broke above 0.8", "fallen below 0.2": beyond the value now, and not before. */
function judgeCrossing(asked: CorrelationCase, previous: CorrelationInterval): Finding {
  const { claim, now } = asked;
  const [first, second] = sizesOf(claim) as [SaidSize, SaidSize?];
  const { low, high } =
    claim.comparedWith === null ? latelyOf(asked) : { low: previous.pearson, high: previous.pearson };
  const isBack = isRise(claim) ? low < now.pearson : high > now.pearson;
  const parts: Part[] = [
    partOf(msg('check.correlation'), first, now.pearson, doubtOf(asked)),
    ...(second === undefined
      ? [moveDirectionPart(claim, isBack)]
      : [partOf(msg('check.correlationBefore'), second, closestBefore(asked, second, previous), doubtOf(asked))]),
  ];
  const verdict = parts[0]!.holds ? verdictOfParts(parts) : 'not supported';
  const details = [correlationMethod(asked)];
  return correlationFinding(asked, { verdict, reason: orNear(levelReason(asked, previous), parts), parts, details });
}

/** The lowest and the highest of the rolling values of the year before the last one. */
function latelyOf({ evidence, rows }: CorrelationCase): { readonly low: number; readonly high: number } {
  const values = evidence.correlation(rows).subarray(-1 - evidence.aligned.rowsPerYear, -1);
  const known = values.filter((value) => !Number.isNaN(value));
  return { low: Math.min(...known), high: Math.max(...known) };
}

function judgeSign(asked: CorrelationCase, previous: CorrelationInterval): Finding {
  const isUp = asked.claim.change === 'turned-positive';
  const { pearson, hacLow, hacHigh } = asked.now;
  const isThere = isUp ? pearson > 0 : pearson < 0;
  const moved = (isUp ? 1 : -1) * changeZ(asked.now, previous);
  const isClear = moved >= CLEAR_Z || (isUp ? hacLow > 0 : hacHigh < 0);
  const wasOther = isUp ? latelyOf(asked).low < 0 : latelyOf(asked).high > 0;
  const verdict = isThere && wasOther ? (isClear ? 'supported' : 'partly') : 'not supported';
  const parts = sizesOf(asked.claim).map((size) =>
    partOf(msg('check.correlation'), size, asked.now.pearson, doubtOf(asked)),
  );
  return correlationFinding(asked, {
    verdict: unlessSizesFail(verdict, parts),
    reason: orNear(levelReason(asked, previous), parts),
    parts,
    details: [correlationMethod(asked)],
  });
}

function judgeDecoupling(asked: CorrelationCase, previous: CorrelationInterval): Finding {
  const { claim, now } = asked;
  const { low, high } = latelyOf(asked);
  const isRecoupling = claim.relation === 'high-correlation';
  const level = isGone(claim) ? goneVerdict(now) : levelVerdict(claim, now);
  const wasOther = isGone(claim) ? low <= -COUPLED : isRecoupling ? low < LOW : high >= COUPLED;
  return correlationFinding(asked, {
    verdict: wasOther || level === 'not supported' ? level : 'partly',
    reason: levelReason(asked, previous),
    parts: wasOther || isGone(claim) ? [] : [{ text: neverCoupled(isRecoupling, asked.evidence), holds: false }],
    details: [correlationMethod(asked)],
  });
}

/** The earlier day that was as low or as high, marked in the picture. */
function equalOf({ evidence }: CorrelationCase, own: Extreme, end: 'low' | 'high'): MentionedDays<Text> | undefined {
  const day = own.record ? own.equalOn : reasons.equalDay(own, evidence);
  if (day === null) return undefined;
  const kind = { kind: end, month: monthWords(day) };
  return { dates: [day], label: msg(day === own.equalOn ? 'check.asFar' : 'check.further', kind) };
}

const WINDOWS = [30, 60, 90, 180, 252];

/** "The lowest correlation since 2020": the rolling value of the window, with how many others say so. */
function judgeExtreme(asked: CorrelationCase): Finding {
  const { claim, evidence, rows } = asked;
  const end = claim.extreme ?? (claim.relation === 'low-correlation' ? 'low' : 'high');
  const values = lifted(evidence.correlation(rows), end);
  const reach = lookbackOf(claim, values, evidence.dates);
  const fewest = claim.superlative === 'record' ? FEWEST_VALUES : FEWEST_SINCE;
  const own = reach === null ? null : extremeOf(values, reach.row, evidence.dates, 'absolute');
  if (reach === null || own === null || own.earlierValues < fewest) {
    return tooLittleHistory(evidence);
  }
  const others = WINDOWS.flatMap(
    (window) => extremeOf(lifted(evidence.correlation(window), end), reach.row, evidence.dates, 'absolute') ?? [],
  ).filter(({ earlierValues }) => earlierValues >= fewest);
  const holds = own.record || (claim.almost && own.shortBy <= NEAR);
  const verdict = holds && claim.inverse && asked.now.pearson >= 0 ? 'partly' : holds ? 'supported' : 'not supported';
  const agreeing = others.filter(({ record }) => record).length;
  return correlationFinding(asked, {
    verdict: reach.cutAt === null ? verdict : atMostPartly(verdict),
    reason: extremeReason(asked, end, own),
    parts: cutParts(reach, evidence),
    details: [
      correlationMethod(asked),
      msg('check.lengthsAgree', { holding: agreeing, asked: others.length, from: 30, to: 252 }),
    ],
    draw: drawCorrelation(evidence, rows, equalOf(asked, own, end)),
  });
}

// The figures behind a verdict about a correlation, in words.

type Strength = 'against' | 'independent' | 'loosely' | 'together' | 'closely';

function strengthOf(pearson: number): Strength {
  if (pearson < -0.2) return 'against';
  if (pearson < 0.2) return 'independent';
  if (pearson < 0.5) return 'loosely';
  return pearson < 0.8 ? 'together' : 'closely';
}

/** `They move together: 0.56 over 90 trading days`. */
function levelWords({ evidence, rows, now }: CorrelationCase): Text {
  const value = fmt.number(now.pearson, 2);
  const said = { kind: strengthOf(now.pearson), value, rows: daysWords(rows, evidence.everyDay) };
  return msg('check.level', { ...namesOf(evidence), ...said });
}

function levelReason(asked: CorrelationCase, previous: CorrelationInterval): Text {
  const level = levelWords(asked);
  if (Number.isNaN(previous.pearson)) return level;
  const said = { level, value: fmt.number(previous.pearson, 2) };
  const { comparedWith } = asked.claim;
  return comparedWith === null
    ? msg('check.levelBefore', said)
    : msg('check.levelOn', { ...said, when: onWords(comparedWith) });
}

function moveReason({ claim, evidence, rows, now }: CorrelationCase, previous: CorrelationInterval): Text {
  return msg('check.levelMoved', {
    ...namesOf(evidence),
    down: now.pearson < previous.pearson,
    to: fmt.number(now.pearson, 2),
    rows: daysWords(rows, evidence.everyDay),
    from: fmt.number(previous.pearson, 2),
    when: claim.comparedWith === null ? msg('check.before') : onWords(claim.comparedWith),
  });
}

const moveDirectionPart = (claim: Claim, holds: boolean): Part => ({
  text: msg('check.moveThere', { up: isRise(claim), holds }),
  holds,
});

function neverCoupled(isRecoupling: boolean, evidence: PairEvidence): Text {
  return msg(isRecoupling ? 'check.neverApart' : 'check.neverTogether', { ...namesOf(evidence) });
}

function extremeReason(asked: CorrelationCase, end: 'low' | 'high', extreme: Extreme): Text {
  const { evidence } = asked;
  const said = { level: levelWords(asked), low: end === 'low' };
  if (extreme.equalOn === null) return msg('check.levelEver', { ...said, year: reasons.year(evidence.dates[0]!) });
  if (extreme.record) return msg('check.levelSince', { ...said, month: monthWords(extreme.equalOn) });
  return msg('check.andEqual', { said: said.level, equal: reasons.equalWords(extreme, evidence, end) });
}

function correlationMethod({ evidence, rows, now }: CorrelationCase): Text {
  const [low, high] = [fmt.number(now.hacLow, 2), fmt.number(now.hacHigh, 2)];
  return msg('check.correlationMethod', { rows: daysWords(rows, evidence.everyDay), low, high });
}

const changeMethod = (z: number): Text => msg('check.changeMethod', { z: fmt.signed(z, 1) });

/** A low or high that names no reach is one of the past year: the lowest or highest tenth of it, partly a fifth. */
const EXTREME_TENTH = 10;

/** "Near its low" is met within so many per cent of it. */
const NEAR_PCT = 3;

/** A low of the last days is one of today up to so many per cent above it, partly up to the second; of the last two up to that. */
const [LATELY_ROWS, JUST_ROWS, JUST_PCT, LATELY_PCT] = [5, 2, 1, 5];

const isWithin = (rows: number, { mostOn }: Extreme, { dates }: PairEvidence): boolean =>
  (mostOn ?? '') >= dates.at(-1 - rows)!;

/**
 * Is the ratio of two prices as low or as high as is said?
 *
 * From the ratio itself, subject divided by benchmark on each day: no window, no scaling. What prices do not reach cannot
 * be asked. Without a low or high it is about a change of the ratio, which is a gap by another name.
 */
export function judgeRatioLevel(claim: Claim, evidence: PairEvidence): Finding {
  const said = claim.extreme === null ? ratioParts(claim, evidence) : [];
  if (said.length > 0) {
    const reason = orNear(reasons.ratioValueReason(evidence), said);
    const isTurned =
      directionOf(claim) !== null &&
      !/than$|^at-/.test(claim.comparator ?? '') &&
      judgeGap({ ...claim, sizes: [] }, evidence).verdict === 'not supported';
    const verdict = verdictOfParts(said);
    return ratioFinding(evidence, { verdict: isTurned ? atMostPartly(verdict) : verdict, reason, parts: said });
  }
  if (claim.extreme === null) return judgeGap(claim, evidence);
  if (claim.superlative === 'none') return judgePlainLevel(claim, evidence);
  if (claim.superlative !== 'since' && claim.since !== null)
    return judgeRatioLevel({ ...claim, since: null }, evidence.until(extremeDay(evidence, claim.since, claim.extreme)));
  const ratio = lifted(evidence.logRatio(), claim.extreme);
  const reach = lookbackOf(claim, ratio, evidence.dates);
  const extreme = reach === null ? null : extremeOf(ratio, reach.row, evidence.dates, 'absolute');
  if (reach === null || extreme === null || extreme.earlierValues < FEWEST_SINCE) return tooLittleHistory(evidence);
  const [shortPct, isLately] = [100 * Math.expm1(extreme.shortBy), isWithin(LATELY_ROWS, extreme, evidence)];
  const justPct = !isLately ? -1 : isWithin(JUST_ROWS, extreme, evidence) ? LATELY_PCT : JUST_PCT;
  const isNear = extreme.record || shortPct <= Math.max(justPct, claim.almost ? NEAR_PCT : -1);
  const parts = ratioParts(claim, evidence);
  const verdict = unlessSizesFail(
    !isFirstTime(claim, evidence.logRatio().map(Math.exp), evidence.dates)
      ? 'not supported'
      : isNear
        ? 'supported'
        : isLately && shortPct <= LATELY_PCT
          ? 'partly'
          : 'not supported',
    parts,
  );
  return ratioFinding(evidence, {
    verdict: reach.cutAt === null ? verdict : atMostPartly(verdict),
    reason: reasons.ratioReason(claim, evidence, extreme),
    draw: drawRatioBeside(evidence, extreme, { kind: claim.extreme, from: reach.row }),
    parts: [...parts, ...cutParts(reach, evidence)],
  });
}

/** The value of the ratio that was said beside what it is. */
function ratioParts({ sizes }: Claim, evidence: PairEvidence): Part[] {
  const value = Math.exp(evidence.logRatio().at(-1)!);
  return sizes.filter(({ of }) => of === 'ratio').map((size) => partOf(msg('check.ratio'), size, value));
}

function judgePlainLevel({ extreme, almost }: Claim, evidence: PairEvidence): Finding {
  const year = evidence.aligned.rowsPerYear;
  const ratio = lifted(evidence.logRatio(), extreme!);
  const beyond = 100 - percentileAmongEarlier(ratio.subarray(-1 - year));
  const verdict = plainLevelVerdict(ratio, year);
  if (verdict === null) return tooLittleHistory(evidence);
  const isNear = beyond <= EXTREME_TENTH && almost;
  return ratioFinding(evidence, {
    verdict: isNear ? 'supported' : verdict,
    reason: reasons.plainRatioReason(extreme!, evidence, 100 - beyond),
    draw: drawRatioYear(evidence),
  });
}

/**
 * Does the ratio stand as far below its peak, or above its trough, as is said; or beyond that of an earlier time?
 *
 * The peak is the highest close since the day that is named, of all history where none is; of "below its 2022 low" the
 * lowest close up to the end of that time.
 */
export function judgeRatioDistance(claim: Claim, evidence: PairEvidence): Finding {
  const { dates } = evidence;
  const from = claim.since === null ? 0 : dates.findIndex((date) => date >= claim.since!);
  const to = claim.comparedWith === null ? dates.length : rowOn(claim.comparedWith, dates) + 1;
  if (from < 0 || to <= from) return tooLittleHistory(evidence);
  const isPeak = claim.extreme === 'high' || (claim.extreme === null && claim.relation !== 'ahead');
  const ratio = evidence.logRatio();
  const at = from + extremeRow(ratio.subarray(from, to), isPeak);
  const away = 100 * Math.expm1(ratio.at(-1)! - ratio[at]!);
  const isThere = claim.comparedWith === null ? away !== 0 : isPeak ? away > 0 : away < 0;
  const parts = claim.sizes.map((size) =>
    partOf(msg('check.ratio'), { ...size, value: Math.abs(size.value), of: 'ratioPct' }, Math.abs(away)),
  );
  const isCut =
    claim.since !== null && dates[0]! > (claim.since + '-01-07'.slice(claim.since.length === 4 ? 0 : 3)).slice(0, 10);
  const verdict = parts.length > 0 ? verdictOfParts(parts) : isThere ? 'supported' : 'not supported';
  if (isCut && verdict === 'not supported') return tooLittleHistory(evidence); // the peak may lie before the prices
  return ratioFinding(evidence, {
    verdict: isCut ? atMostPartly(verdict) : verdict,
    reason: orNear(reasons.distanceReason(evidence, { away, isPeak, on: dates[at]! }), parts),
    draw: drawRatioFrom(evidence, at, isPeak),
    parts: [...parts, ...(isCut ? [{ text: reasons.cutShort(dates[0]!, evidence), holds: false }] : [])],
  });
}

function ratioFinding(evidence: PairEvidence, said: Said): Finding {
  return findingOf({
    facts: evidence.facts,
    details: [reasons.ratioMethod(evidence)],
    draw: drawRatioYear(evidence),
    ...said,
  });
}
