import { DAY_MS } from '../market/calendar-days.ts';
import { type Claim, isAnswerable, isOfLeg, isOfThen, isOneOfPair, isSideOf, isTimeless, marketOf } from './claim.ts';

/** Claims of one text beside each other: which of two says the same closer, which stands against which, and what they come to. */

/** "It hasn't fallen behind this year, they're about level": over the same time. */
export const sameTime = (claim: Claim, before: Claim | undefined): Claim =>
  before?.aspect === 'gap' &&
  claim.aspect === 'gap' &&
  claim.change === 'closed' &&
  claim.relation === 'divergence' &&
  isTimeless(claim) &&
  isOneOfPair(claim, before)
    ? { ...claim, since: before.since, asOf: before.asOf, windowSessions: before.windowSessions }
    : claim;

/** "It is 15 points ahead for the year. At the end of April it was 47 behind.", "Since April it has shrunk.": counted
    from the same start. */
// prettier-ignore
export function ofRunning({ aspect, change, asOf, since, gapSince, windowSessions }: Claim, last: Claim): Partial<Claim> {
  if (aspect !== 'gap' || gapSince !== null || windowSessions !== null) return {};
  if (change === null) return since === null && asOf?.startsWith(last.since!) ? { since: last.since } : {};
  return since !== null && since.length > 4 && asOf === null ? { gapSince: last.since } : {};
}

/** "At the end of June it was 40 points behind for the year. That gap is gone now, they're about level.": of the same
    year, and since that day. */
export function ofThatYear<Reading extends { readonly claims: readonly Claim[] }>(
  state: Reading,
  last: Claim | null,
  said: string,
): Reading {
  const own = state.claims.find(isOfThen);
  const isBeside = last?.aspect === 'gap' && last.text === said;
  const isOfPair = ({ subject, benchmark }: Claim): boolean =>
    [subject, benchmark].every((side) => side === (then ?? last)?.subject || side === (then ?? last)?.benchmark);
  const then = own ?? (isBeside && isOfThen(last) ? last : undefined);
  if (isBeside && !then && last.since?.length === 4 && last.asOf === null)
    return {
      ...state,
      claims: state.claims.map((claim) => (isOfPair(claim) ? { ...claim, ...ofRunning(claim, last) } : claim)),
    };
  const year =
    isBeside && last.asOf !== null && isTimeless({ ...last, asOf: null })
      ? state.claims.find((claim) => isOfPair(claim) && claim.change !== null && claim.since?.length === 4)
      : undefined;
  if (year)
    // "… 8 points behind at the end of May? That gap for the year is gone"
    return {
      ...state,
      replaces: true,
      claims: [
        { ...last!, since: year.since },
        ...state.claims.map((claim) => (claim === year ? { ...year, gapSince: year.since, since: last!.asOf } : claim)),
      ],
    };
  if (then?.aspect !== 'gap') return state;
  const isOfYear = (claim: Claim): boolean =>
    then === own && claim.change !== null && isTimeless({ ...claim, since: null }) && claim.since === then.since;
  const claims = state.claims.map((claim) => {
    const unread = claim.unread.filter((words) => !/^(?:ever )?since then$/i.test(words));
    const isOpen = isTimeless(claim) || isOfYear(claim);
    if (claim.aspect !== 'gap' || claim.superlative !== 'none' || !isOfPair(claim) || !isOpen) return claim;
    const isLevel = claim.relation === 'divergence' && claim.negated && (claim.change ?? 'closed') === 'closed';
    if (isLevel) return { ...claim, since: then.since, unread };
    return claim.change === null ? claim : { ...claim, gapSince: then.since, since: then.asOf, unread };
  });
  return { ...state, claims };
}

/** "Pulled in opposite directions, with a correlation of -0.45" */
export const isOpposed = ({ aspect, relation, sizes }: Claim): boolean =>
  aspect === 'moves' && relation === 'divergence' && sizes.length === 0;

/** "Gold stopped caring about the dollar. Correlation over 90 days is nil.": the level after it, over its own window, decides. */
export const isLevelOf = ({ aspect, since, windowSessions, unread, relation, inverse }: Claim, next: Claim): boolean =>
  (aspect === 'correlation-change' || (relation === next.relation && inverse === next.inverse)) &&
  since === null &&
  windowSessions === null &&
  unread.length === 0 &&
  next.aspect === 'correlation-level' &&
  next.windowSessions !== null &&
  !next.negated;

export const isCloser = (claim: Claim, { sizes, windowSessions, since, relation, text }: Claim): boolean =>
  claim.aspect === 'elsewhere' ||
  sizes.length > 0 ||
  (claim.windowSessions === null && windowSessions !== null && text === claim.text) ||
  (isTimeless(claim) &&
    since !== null &&
    relation === 'low-correlation' &&
    relation === claim.relation &&
    text === claim.text);

/** "Never this tightly linked: 90-day correlation 0.43": the window of the figure is that of the level beside it. */
export function overOneWindow(claims: readonly Claim[]): Claim[] {
  return claims.map((claim, at, { [at + 1]: next }) => {
    const isFigure = next?.aspect === 'correlation-value' && isOneOfPair(claim, next);
    const isHalf =
      JSON.stringify(claim.hint).includes('reading.against') &&
      [claim, next].every((each) => each?.aspect.startsWith('correlation'));
    // "its own way, its link with stocks gone"
    if (isHalf && isOneOfPair(claim, next!)) return { ...claim, benchmark: next!.benchmark, hint: next!.hint };
    const isOpen = claim.aspect === 'correlation-level' && claim.windowSessions === null && claim.since === null;
    const isTurned =
      claim.negated &&
      claim.relation === 'high-correlation' &&
      next?.inverse === true &&
      next.aspect === claim.aspect &&
      isOneOfPair(claim, next);
    // "don't move together, they've gone opposite ways over three months"
    const lower = { relation: 'low-correlation', negated: false } as const;
    if (isTurned) return { ...claim, ...lower, windowSessions: claim.windowSessions ?? next.windowSessions };
    return isOpen && isFigure ? { ...claim, windowSessions: next.windowSessions } : claim;
  });
}

/** Shorter than so many days, two markets can have gone opposite ways only once: one rose and the other fell. */
const DAYS_OF_A_LINK = 25;

/** "Gold and the dollar have pulled in opposite directions for months": day by day, which is an inverse link. */
export function asInverseLink(claim: Claim, today: string): Claim {
  const { aspect, relation, sizes, subjectDirection, benchmarkDirection, windowSessions, since, asOf } = claim;
  // "headed in opposite directions in the second quarter"
  const isEnded =
    asOf !== null &&
    /\b(?:went|headed|gone|heading) (?:\w+ )?(?:in )?(?:the )?opposite (?:ways|directions)\b/i.test(claim.text);
  const isOpposite = aspect === 'moves' && relation === 'divergence' && sizes.length === 0 && !isEnded;
  const days =
    since === null
      ? (windowSessions ?? DAYS_OF_A_LINK) * 1.4
      : (Date.parse(claim.asOf ?? today) - Date.parse(since)) / DAY_MS;
  if (!isOpposite || (subjectDirection ?? benchmarkDirection) !== null || days < DAYS_OF_A_LINK) return claim;
  return { ...claim, aspect: 'correlation-level', relation: 'low-correlation', inverse: true };
}

/** "They no longer move as one: correlation 0.78, down from 0.94": the figure beside it says the same, closer. */
export function isSaidCloser(claim: Claim, at: number, all: readonly Claim[]): boolean {
  const isOfLink = ({ aspect, answeredBy }: Claim): boolean =>
    aspect.startsWith('correlation') || answeredBy?.startsWith('correlation') === true;
  const next = all[at + 1] ?? null;
  const isOfNext = next !== null && isOneOfPair(claim, next);
  if (isOfNext && next.inverse && next.windowSessions === null && isOpposed(claim) && claim.text === next.text)
    return true;
  // "a myth that they go together: it is 0.1"
  const isMyth = claim.negated && next?.aspect === 'correlation-value' && claim.aspect === 'correlation-level';
  const isUnsized = claim.sizes.length === 0 || claim.aspect === 'correlation-level';
  if (!isOfLink(claim) || !isUnsized || claim.superlative !== 'none' || (claim.negated && !isMyth) || claim.question)
    return false;
  const isOfThen = ({ asOf, text }: Claim): boolean =>
    claim.asOf === null || claim.asOf === asOf || !/\b(?:now|today|currently|since)\b/i.test(text); // "uncorrelated in May and 0.5 now"
  const near = [all[at - 1], next].filter((other) => other && isOfLink(other) && isOfThen(other)) as Claim[];
  return near.some(
    (other) => isOneOfPair(claim, other) && (isCloser(claim, other) || (other === next && isLevelOf(claim, other))),
  );
}

/** Whether two claims put the same pair the other way round. */
export function isOpposite(claim: Claim, other: Claim): boolean {
  const isTurned = claim.subject === other.benchmark && claim.benchmark === other.subject;
  const isSame = claim.subject === other.subject && claim.benchmark === other.benchmark;
  const ways = [claim, other].map(({ relation, negated }) => (relation === 'ahead') !== negated);
  const isWay = [claim, other].every(({ relation }) => relation === 'ahead' || relation === 'behind');
  return isWay && isAnswerable(other) && ((isSame && ways[0] !== ways[1]) || (isTurned && ways[0] === ways[1]));
}

/** Whether one claim is denied by another of the same time: the other way round, or loosely linked where the first says closely. */
export function isAgainst(claim: Claim, other: Claim): boolean {
  const links = [claim, other].map(({ relation, negated }) =>
    /^(?:high|low)-correlation$/.test(relation) ? (relation === 'high-correlation') !== negated : null,
  );
  const isPair = [claim.subject, claim.benchmark].every((side) => [other.subject, other.benchmark].includes(side));
  const times = [claim, other].map(({ since, asOf, windowSessions }) => `${since} ${asOf} ${windowSessions}`);
  const isSameTime = times[0] === times[1] || times[0] === 'null null null';
  return (
    isSameTime &&
    (isOpposite(claim, other) || (isPair && isAnswerable(other) && !links.includes(null) && links[0] !== links[1]))
  );
}

const causing = /\b(?:caused?|because|drove|explains?|due to|thanks to|reason)\b/i;

/** What the text goes on to say of the same two and nobody could judge: "the ETFs caused the gap". */
function isLeftOpen({ aspect, cause, unread, subject, benchmark }: Claim, judged: Claim): boolean {
  const sides = [subject, benchmark].filter((side) => side !== null);
  const isOfPair = sides.length > 0 && sides.every((side) => isSideOf(side, judged));
  const isSaid = cause !== null || unread.some((words) => causing.test(words));
  return isOfPair && isSaid && /^(?:gap|moves)$/.test(aspect);
}

/** Whether both markets of a claim are those of another. */
const isOfSameTwo = ({ subject, benchmark }: Claim, other: Claim): boolean =>
  [subject, benchmark].every((side) => isSideOf(side, other));

/** Who is said to be ahead; undefined where nobody is. */
function aheadIn({ relation, subject, benchmark }: Claim): string | null | undefined {
  if (relation === 'ahead') return marketOf(subject);
  return relation === 'behind' ? marketOf(benchmark) : undefined;
}

/** What the text goes on to say of the same two the other way round, and was not understood: "… and have trailed it since". */
function isTurnLeftOpen(claim: Claim, judged: Claim): boolean {
  const isSaid = claim.aspect === 'gap' && claim.unread.length > 0 && aheadIn(claim) !== undefined;
  const isOfLegs = judged.sizes.some(isOfLeg); // "each gained more than 25 %"
  return isOfSameTwo(claim, judged) && isSaid && aheadIn(claim) !== aheadIn(judged) && !isOfLegs;
}

/** "It is 40 points ahead, and the gap keeps growing": nothing of its own, where it is not ahead. */
const isOfThatLead = (claim: Claim, lead: Claim): boolean =>
  claim.aspect === 'gap' &&
  claim.relation === 'divergence' &&
  claim.sizes.length === 0 &&
  aheadIn(lead) !== undefined &&
  isOfSameTwo(claim, lead);

/**
 * What is to be said of a text as a whole, and which claim says so: the first that could be judged; less, where a later one
 * holds less, and partly where a part holds and another does not.
 */
export function overallOf<Result extends { readonly claim: Claim; readonly verdict: string }>(
  results: readonly Result[],
): { readonly verdict: Result['verdict']; readonly of: Result } {
  const all = results.filter(({ verdict }) => verdict !== 'untestable');
  const isVague = ({ aspect, relation, sizes, superlative, change, cause }: Claim): boolean =>
    aspect === 'gap' &&
    relation === 'divergence' &&
    sizes.length === 0 &&
    superlative === 'none' &&
    change === null &&
    cause === null;
  const isSaidCloserOf = (one: Claim): boolean =>
    all.some(
      ({ claim }) =>
        claim.sizes.length > 0 &&
        (isOneOfPair(one, claim) || isOneOfPair({ ...one, subject: one.benchmark, benchmark: one.subject }, claim)),
    );
  // "its lag is a 5-sigma gap"
  const isTakenAsGiven = (one: Claim): boolean =>
    one.aspect === 'gap' &&
    one.sizes.length === 0 &&
    all.some(({ claim }) => claim.aspect === 'multiple' && claim.text === one.text && isOneOfPair(one, claim));
  // "the two went separate ways. Gold rose 64 %, bitcoin lost 6 %."
  const judged = all.filter(({ claim }) => !(isVague(claim) && isSaidCloserOf(claim)) && !isTakenAsGiven(claim));
  const first = judged[0] ?? results[0]!;
  const less = judged.find(({ verdict }) => verdict !== 'supported' && verdict !== first.verdict);
  const isPart = judged.some(
    ({ claim, verdict }) =>
      verdict !== 'not supported' && claim.text === first.claim.text && !isOfThatLead(claim, first.claim),
  );
  if (first.verdict === 'not supported') return { verdict: isPart ? 'partly' : first.verdict, of: first };
  const isLeft = results.some(
    ({ claim, verdict }, at) =>
      verdict === 'untestable' &&
      (isLeftOpen(claim, first.claim) || (at > results.indexOf(first) && isTurnLeftOpen(claim, first.claim))),
  );
  if (!less) return { verdict: first.verdict === 'supported' && isLeft ? 'partly' : first.verdict, of: first };
  if (first.verdict === 'partly') return { verdict: 'not supported', of: less };
  return { verdict: 'partly', of: less.claim.text === first.claim.text ? less : first };
}
