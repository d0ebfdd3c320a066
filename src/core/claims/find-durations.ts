import { numberOf, numberPattern } from './number-words.ts';

/** A length of time named in a sentence, and what surrounds it. */
export interface Duration {
  readonly sessions: number;
  readonly years: number;
  /** What the words around it make of it. */
  readonly role:
    /** "over the past three months", "a 90-day gap": the window. */
    | 'window'
    /** "five-year high", "the largest of the past decade": how far back nothing like it is found. */
    | 'reach'
    /** "in five years", "for two years": a reach after a superlative, else a window. */
    | 'either';
  /** The number as written, "a" for "in a quarter". */
  readonly lead: string;
  /** "This month": when it is, not how long a measure looks back. */
  readonly current: boolean;
  /** "For months": no number was said. */
  readonly vague: boolean;
  readonly start: number;
  readonly end: number;
}

const sessionsPer: Readonly<Record<string, number>> = { day: 1, session: 1, week: 5, month: 21, quarter: 63, year: 252, decade: 2520, generation: 6300 }; // prettier-ignore

// prettier-ignore
const yearsPer: Readonly<Record<string, number>> = { day: 1 / 365, session: 1 / 252, week: 7 / 365, month: 1 / 12, quarter: 1 / 4, year: 1, decade: 10, generation: 25 }; // prettier-ignore

// prettier-ignore

const unit = '(?<unit>session|day|week|month|quarter|year|decade|generation)(?<plural>s?)';

const counted = new RegExp(
  String.raw`(?<![\w.@])(?:(?<count>${numberPattern}|multi)(?: and a half| of)? (?:of )?(?:trading |calendar |business |full |straight |consecutive |whole |long )*|(?<bare>(?:past|last|previous|trailing|in|over the|for|this) |(?:worst|best|weakest|strongest) (?=(?:week|month|quarter|year)\b)|(?:in |over |for )?the (?=(?:week|month|quarter|year) (?:to|ended|ending|through|until) )))${unit}\b(?! (?:old|of|ago))`,
  'g',
);

const reachAfter =
  /^ ?(?:rolling )?(?:high|highs|low|lows|record|records|extreme|extremes|peak|peaks|trough|wide|wides|widest|best|worst|first|nadir|since)\b/;

const eitherBefore = /\b(?:in|for|of|within|than|least|about|around|over|almost|nearly|roughly|some|approximately)$/;

const pastBefore =
  /\b(?<lead>over|during|across|of|in|for|within|through|from|on)? ?(?:at least |more than )?(?:the |these |this )?(?:past|last|previous|prior|trailing|recent|latest|preceding)$/;

/**
 * Which lengths of time does a sentence name?
 *
 * A week is 5 sessions, a month 21, a quarter 63, a year 252; a day is one session. "In years" without a number is
 * read as two years, "in decades" as twenty: the least that is still said.
 *
 * @param sentence Expanded slotted sentence.
 * @returns In order of appearance.
 * @example findDurations('over the past three months')[0]?.sessions; // => 63
 */
export function findDurations(sentence: string): Duration[] {
  return [...sentence.matchAll(counted)].flatMap((match) => {
    const duration = durationOf(match, sentence);
    return duration ? [duration] : [];
  });
}

function durationOf(match: RegExpExecArray, sentence: string): Duration | undefined {
  const { count, bare, unit, plural } = match.groups!;
  const number = howMany(match.groups!);
  if (!(number > 0) || number > 10_000) return undefined;
  const half = /and a half/.test(match[0]) ? 0.5 : 0;
  const end = match.index + match[0].length;
  return {
    sessions: Math.round((number + half) * sessionsPer[unit!]!),
    years: Number(((number + half) * yearsPer[unit!]!).toFixed(4)),
    role: roleOf(
      sentence.slice(Math.max(0, match.index - 48), match.index).trimEnd(),
      bare,
      sentence.slice(end),
      plural,
    ),
    lead: count ?? '',
    current: bare === 'this ',
    vague: count === undefined && plural !== '',
    start: match.index,
    end,
  };
}

function howMany({ count, bare, plural, unit }: Record<string, string | undefined>): number {
  if (count === 'multi') return 2;
  if (count !== undefined) return numberOf(count);
  if (plural === '') return isOne(bare!, unit!) ? 1 : NaN;
  return bare === 'in ' || bare === 'for ' ? 2 : NaN;
}

/** "Past week" is one week; "this year" is no length but began in January. */
function isOne(bare: string, unit: string): boolean {
  return bare === 'this '
    ? /^(?:week|month|quarter)$/.test(unit)
    : /past|last|previous|trailing|over|the $|worst|best|weakest|strongest/.test(bare);
}

function roleOf(before: string, bare: string | undefined, after: string, plural: string | undefined): Duration['role'] {
  if (bare !== undefined && /^(?:worst|best|weakest|strongest)/.test(bare)) return 'window';
  if (reachAfter.test(after)) return 'reach';
  if (/^ (?:running|in a row|on the trot|straight|now)\b/.test(after)) return 'window';
  if (bare === 'in ' || bare === 'for ' || bare === 'this ') return 'either';
  const past = pastBefore.exec(before + (bare === undefined ? '' : ` ${bare.trim()}`));
  if (past) return ['of', 'in', 'for'].includes(past.groups!['lead'] ?? '') ? 'either' : 'window';
  if (
    /\b(?:over|during|across|after|through)(?: the| a)?$/.test(before) &&
    !/\b(?:in|for) (?:well )?over$/.test(before)
  )
    return 'window';
  return eitherBefore.test(before) || plural !== '' ? 'either' : 'window';
}
