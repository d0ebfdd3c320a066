import { legAttribution } from '../analytics/gap.ts';
import { logPrices } from '../analytics/series.ts';
import type { AlignedPair } from '../market/alignment.ts';
import type { Claim, SaidSize, SaidValue } from './claim.ts';
import type { Moves, Part } from './finding.ts';
import { type PairNames, partWords } from './words.ts';

/** How far beside what was said a size may be where it was said without a comparator. */
interface Tolerance {
  readonly share: number;
  readonly least: number;
}

const LEG: Tolerance = { share: 0.1, least: 0.5 };

const GAP: Tolerance = { share: 0.2, least: 0.5 };

const tolerances: Readonly<Record<SaidSize['of'], Tolerance>> = {
  subjectPct: LEG,
  benchmarkPct: LEG,
  ratioPct: LEG,
  gapPp: GAP,
  gapPct: GAP,
  flowPct: GAP,
  multiple: { share: 0.2, least: 0 },
  sigma: { share: 0, least: 0.5 },
  correlation: { share: 0, least: 0.05 },
};

/** Half of the last place shown: what rounds to the size that was said is that size. */
const ROUNDING: Partial<Readonly<Record<SaidSize['of'], number>>> = { correlation: 0.005 };

/** "Almost 20" is met from 17 on. */
const ALMOST = 0.85;

/** "Almost 40" is said of 40.6 too, by who looked at another source. */
const JUST_OVER = 1.02;

/** A move this small beside the usual one counts as flat. */
const FLAT_Z = 0.5;

/** What did both markets do over the last rows? */
export function movesOver({ x, y }: AlignedPair, rows: number): Moves {
  const leg = legAttribution(logPrices(x), logPrices(y), rows);
  const { subjectReturnPct: subjectPct, benchmarkReturnPct: benchmarkPct, subjectZ, benchmarkZ } = leg;
  const ratioPct = 100 * ((1 + subjectPct / 100) / (1 + benchmarkPct / 100) - 1);
  return { subjectPct, benchmarkPct, gapPp: subjectPct - benchmarkPct, ratioPct, subjectZ, benchmarkZ };
}

/**
 * Is a size as it was said?
 *
 * A comparator decides on its own side: "at least 10" is met by 23.7, "up to 10" by 4. Without one the size is met
 * within a tenth (a market's own move, a ratio), a fifth (a gap) or what is usual for its unit. A size with a sign is
 * met only in its direction.
 *
 * @param actual With the sign of the claim's direction.
 * @example isMet({ value: -10, comparator: 'at-least', of: 'subjectPct' }, -23.7); // => true
 */
export function isMet({ value, comparator, of }: SaidSize, actual: number): boolean {
  if (Number.isNaN(actual)) return false;
  const isSigned = of === 'correlation';
  const [said, was] = isSigned || value >= 0 ? [value, actual] : [-value, -actual];
  const slack = ROUNDING[of] ?? 0.05;
  if (isSigned || was > 0) return compares({ value: said, comparator }, was, slack, tolerances[of]);
  return said === 0 && compares({ value: said, comparator }, Math.abs(was), slack, tolerances[of]);
}

function compares({ value, comparator }: SaidValue, was: number, slack: number, { share, least }: Tolerance): boolean {
  switch (comparator) {
    case 'at-least':
      return was >= value - slack;
    case 'more-than':
      return was > value;
    case 'at-most':
      return was <= value + slack;
    case 'less-than':
      return was < value;
    case 'almost':
      return was >= ALMOST * value && was <= value * JUST_OVER + slack;
    case 'about':
      return Math.abs(was - value) <= Math.max(least, share * Math.abs(value)) + 1e-9;
  }
}

/** Every size and direction that was said beside what was, as the parts of a claim. */
export function movePartsOf(claim: Claim, moves: Moves, names: PairNames): Part[] {
  return [
    ...claim.sizes.flatMap((size) => sizePart(claim, size, moves, names)),
    ...directionParts(claim, moves, names),
  ];
}

function sizePart({ relation }: Claim, size: SaidSize, moves: Moves, names: PairNames): Part[] {
  const sign = relation === 'behind' ? -1 : relation === 'ahead' ? 1 : 0;
  const turned = (value: number): number => (sign === 0 ? Math.abs(value) : sign * value);
  const ratio = size.value < 0 ? moves.ratioPct : turned(moves.ratioPct);
  const found: Partial<Record<SaidSize['of'], readonly [string, number]>> = {
    subjectPct: [names.subject, moves.subjectPct],
    benchmarkPct: [names.benchmark, moves.benchmarkPct],
    gapPp: ['The gap', turned(moves.gapPp)],
    gapPct: ['The gap', perCentBetween(size, turned(moves.gapPp), turned(moves.ratioPct))],
    ratioPct: ['The ratio', ratio],
  };
  const one = found[size.of];
  return one === undefined ? [] : [partOf(one[0], size, one[1])];
}

/** "Trails by 27 %" can mean points or the ratio: it is met by either, and shown as points where by neither. */
function perCentBetween(size: SaidSize, points: number, ratioPct: number): number {
  return !isMet(size, points) && isMet(size, ratioPct) ? ratioPct : points;
}

/** A size beside what was. */
export function partOf(what: string, size: SaidSize, actual: number): Part {
  const holds = isMet(size, actual);
  const isOfGap = size.of === 'gapPp' || size.of === 'gapPct' || size.of === 'ratioPct';
  return { text: partWords(what, size, actual, holds), holds, ...(isOfGap ? { about: 'gap' } : {}) };
}

function directionParts(claim: Claim, moves: Moves, names: PairNames): Part[] {
  const said = (of: 'subjectPct' | 'benchmarkPct'): boolean => claim.sizes.some((size) => size.of === of);
  return [
    ...(claim.subjectDirection === null || said('subjectPct')
      ? []
      : [directionPart(names.subject, claim.subjectDirection, moves.subjectPct, moves.subjectZ)]),
    ...(claim.benchmarkDirection === null || said('benchmarkPct')
      ? []
      : [directionPart(names.benchmark, claim.benchmarkDirection, moves.benchmarkPct, moves.benchmarkZ)]),
  ];
}

function directionPart(name: string, said: 'up' | 'down' | 'flat', pct: number, z: number): Part {
  const isFlat = Number.isNaN(z) ? Math.abs(pct) < 3 : Math.abs(z) < FLAT_Z;
  const holds = said === 'flat' ? isFlat : said === 'up' ? pct > 0 : pct < 0;
  return { text: partWords(name, { direction: said }, pct, holds), holds };
}
