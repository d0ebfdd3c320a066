import type { Claim } from './claim.ts';
import type { Clause } from './clauses.ts';
import { daysLater } from './dates.ts';
import { type Finding, findingOf, untestable } from './finding.ts';
import { isThatWay, type PairEvidence } from './pair-evidence.ts';
import type { Span } from './text.ts';
import { namesOf } from './words.ts';

/** "Six months in a row", "every month of 2023": so many units of the calendar, or all of a period where the count is null. */
export type Streak = NonNullable<Claim['streak']>;

const units = 'day|session|week|month|quarter|year';

const counts =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty`.split(/\s+/);

const ordinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(
    ' ',
  );

const row = '(?:straight|consecutive|successive)';

const inARow = '(?:in a row|on the trot|running|straight|on the bounce)';

const patterns: readonly RegExp[] = [
  new RegExp(`\\b(\\w+) ${row} (${units})s?\\b`, 'i'),
  new RegExp(`\\b(\\w+) (${units})s? ${inARow}\\b`, 'i'),
  new RegExp(`\\beach of the (?:past|last) (\\w+) (${units})s\\b`, 'i'),
];

const everyUnit = /\b(?:every|each)(?: single| and every)? (day|session|week|month|quarter|year)\b/i;

/**
 * How many days, weeks, months, quarters or years in a row is it said to have been so?
 *
 * @param clause The words of the streak are marked as used.
 * @returns Null where no streak is told, or its count is not certain.
 */
export function readStreak(clause: Clause): Streak | null {
  if (!clause.spans.some(isStreak)) return null;
  const text = clause.spans.map((span) => span.text).join(' ');
  const found = patterns.map((pattern) => pattern.exec(text)).find((match) => match && countOf(match[1]!) > 0);
  const every = found ? null : everyUnit.exec(text);
  if (!found && !every) return null;
  const isPart = (span: Span): boolean =>
    isStreak(span) || /^(?:nth|unseen)$/.test(span.kind) || span.text === found?.[1] || streakWord.test(span.text);
  clause.use(...clause.spans.filter(isPart));
  return { count: found ? countOf(found[1]!) : null, unit: unitOf((found?.[2] ?? every![1]!).toLowerCase()) };
}

const isStreak = ({ kind, slots }: Span): boolean => kind === 'streak' || slots.some(({ unit }) => unit === 'streak');

const streakWord = /^(?:straight|consecutive|successive|single|every|each|month|week|quarter|year|day|session)s?$/i;

const unitOf = (unit: string): Streak['unit'] => (unit === 'session' ? 'day' : (unit as Streak['unit']));

function countOf(word: string): number {
  const written = word.toLowerCase();
  const digits = /^(\d+)(?:st|nd|rd|th)?$/.exec(written);
  if (digits) return Number(digits[1]);
  return Math.max(counts.indexOf(written), ordinals.indexOf(written), written === 'a' ? 0 : -1);
}

/** A unit that ends within so many days of the last price is over. */
const NEARLY_OVER = 3;

/**
 * Was one market ahead of the other in each of so many days, weeks, months, quarters or years?
 *
 * Units of the calendar, from the last close before each to its last close; the one that still runs counts only where the
 * streak holds with it.
 */
export function judgeStreak(claim: Claim, streak: Streak, evidence: PairEvidence): Finding {
  const all = unitsOf(evidence.dates, streak.unit);
  const complete = all.at(-1)?.isOver === false ? all.slice(0, -1) : all;
  const asked =
    streak.count === null ? [within(all, claim)] : [complete, all].map((each) => each.slice(-streak.count!));
  const wins = asked.map((each) => each.filter((unit) => isAhead(claim, unit, evidence)).length);
  const best = wins.findIndex((count, i) => count === asked[i]!.length);
  const [held, of] = [wins[Math.max(0, best)]!, asked[Math.max(0, best)]!.length];
  if (of === 0 || (streak.count !== null && of < streak.count))
    return untestable('Prices of both do not reach that far back', { facts: evidence.facts });
  const { subject, benchmark } = namesOf(evidence);
  const way = claim.relation === 'ahead' ? 'ahead of' : 'behind';
  return findingOf({
    verdict: held === of ? 'supported' : 'not supported',
    reason: `${subject} was ${way} ${benchmark} in ${held} of ${of} ${streak.unit}s`,
    facts: evidence.facts,
  });
}

/** Rows of one unit: the close before it and its last close. */
interface UnitRows {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly isOver: boolean;
}

function unitsOf(dates: readonly string[], unit: Streak['unit']): UnitRows[] {
  const found: UnitRows[] = [];
  dates.forEach((date, at) => {
    const key = keyOf(date, unit);
    const last = found.at(-1);
    if (last?.key === key) found[found.length - 1] = { ...last, to: at };
    else if (at > 0) found.push({ key, from: at - 1, to: at, isOver: true });
  });
  const isOver = keyOf(daysLater(dates.at(-1)!, NEARLY_OVER), unit) !== found.at(-1)?.key;
  return found.map((each, i) => (i === found.length - 1 ? { ...each, isOver } : each));
}

function keyOf(date: string, unit: Streak['unit']): string {
  if (unit === 'day') return date;
  if (unit === 'year') return date.slice(0, 4);
  if (unit === 'month') return date.slice(0, 7);
  if (unit === 'quarter') return `${date.slice(0, 4)} ${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return daysLater(date, -((day + 6) % 7));
}

const within = (all: readonly UnitRows[], { since, asOf }: Claim): UnitRows[] =>
  since === null ? [] : all.filter(({ key }) => key >= since.slice(0, key.length) && (asOf === null || key <= asOf));

function isAhead({ relation }: Claim, { from, to }: UnitRows, { aligned: { x, y } }: PairEvidence): boolean {
  return isThatWay(x[to]! / x[from]! - y[to]! / y[from]!, relation === 'ahead' ? 'ahead' : 'behind');
}
