import type { NamedEvent, Superlative } from './claim.ts';
import type { FoundCue } from './find-cues.ts';
import { findDates, type FoundDate } from './find-dates.ts';
import { type Duration, findDurations } from './find-durations.ts';
import type { Clause } from './split-clauses.ts';
import { readSuperlative, type SuperlativeFinding, withoutNearRecords } from './superlative.ts';

/** How far back a clause reaches, over which window and on which day. */
export interface Reach {
  readonly superlative: Superlative;
  readonly since: string | null;
  readonly years: number | null;
  readonly windowSessions: number | null;
  readonly asOf: string | null;
  /** "The most since the conference": what it counts from has no date that is known. */
  readonly unknownStart: boolean;
  /** "Since the conference", without a superlative: the period has no start that is known. */
  readonly unknownPeriod: boolean;
  /** Whether it is compared with another time. */
  readonly compared: boolean;
  /** "Not unprecedented". */
  readonly denied: boolean;
  /** The clause without superlatives, same length. */
  readonly rest: string;
}

/** "Wider than it was in 2022": a comparison with another time, not a period. */
const otherTime =
  /\bthan (?:(?:it|they) (?:was|were|did|had been) )?(?:back )?(?:in|during) (?:the )?(?:early |late |mid )?(?:\w+ )?(?:19|20)\d\ds?\b/g;

const priceLevel =
  /\b(?:(?:hit|hits|hitting|at|near|nears|set|sets|setting|reach|reaches|reached|made|makes|notch|notched|to|touch|touched|post|posted|from|its|their|a|an|new|fresh|another|the) ){0,4}(?:record|all time|historic|(?:multi|\w+) (?:year|month|week|decade)) (?:high|highs|low|lows|close|closes|closing|peak|peaks|price|prices|earnings|profits|revenue|volume|volumes|rally|run|inflows|outflows|open interest|bottom|top|tops)\b/g;

const superlativeAdjective =
  /\b(?:largest|biggest|widest|greatest|highest|lowest|weakest|strongest|worst|best|furthest|farthest|sharpest|deepest|steepest|tightest|poorest|loosest|most|least)\b/g;

/**
 * How far back does a clause say that its relation has no equal?
 *
 * "Record", "ever" and "unprecedented" reach over all history; "since 2018" and "in five years" name their reach; a
 * year or a duration without a superlative is the period spoken of instead. A record high of one market's price is no
 * record of the relation.
 *
 * @param clause With the wording that makes the claim.
 * @param events Names and dates of events.
 * @param asOf The day the question is asked for.
 * @returns Superlative, dates and window.
 * @example readReach({ text: '@0 lags @1 the most since 2018', cue: { relation: 'behind', kind: 'verb', negated: false, start: 3, end: 7 } }, []).since; // => '2018'
 */
export function readReach(clause: Clause, events: readonly NamedEvent[], asOf?: string): Reach {
  const written = withoutNearRecords(withoutPriceLevels(clause));
  const text = written.replace(otherTime, (match) => '~'.repeat(match.length));
  const finding = readSuperlative(text);
  const dates = findDates(text, events, asOf);
  const durations = findDurations(withoutDates(text, dates));
  const reach = reachOf(finding, durations);
  const extreme = dates.find(({ end }) =>
    /^ (?:highs?|lows?|extremes?|peak|best|worst|records?)\b/.test(text.slice(end)),
  );
  const since = extreme ?? sinceOf(dates, finding, asOf);
  const superlative = extreme ? 'since' : superlativeOf(clause.cue, text, finding, since, reach);
  return {
    superlative,
    since: spokenStart(superlative, since),
    unknownStart: superlative === 'record' && since === undefined && /(?<!ever )\bsince [^~ ]/.test(finding.rest),
    compared: text !== written && superlative === 'none',
    unknownPeriod:
      superlative === 'none' &&
      since === undefined &&
      /(?<!ever )\bsince (?!then\b|when\b|forever\b|long\b|it\b|not\b|they\b)[^~ ]/.test(
        withoutDates(finding.rest, dates),
      ),
    years: superlative === 'years' ? reach!.years : null,
    ...whenOf(
      clause.cue.kind === 'forecast' ? dates.filter((date) => isPast(date, asOf)) : dates,
      looksBack(durations, clause.cue),
      superlative === 'years' ? reach : undefined,
      asOf,
    ),
    denied: finding.denied,
    rest: finding.rest,
  };
}

function superlativeOf(
  cue: FoundCue,
  text: string,
  finding: SuperlativeFinding,
  since: FoundDate | undefined,
  reach?: Duration,
): Superlative {
  if (!finding.found && reach?.role !== 'reach') return 'none';
  if (since) return 'since';
  if (reach) return 'years';
  return finding.allHistory || isOfTheRelation(cue, text) ? 'record' : 'none';
}

/** "The largest" alone counts only beside the wording: "the widest gap", "the gap is the widest", "by the most". */
function isOfTheRelation(cue: FoundCue, text: string): boolean {
  return [...text.matchAll(superlativeAdjective)].some(({ index }) => {
    const wordsBetween = text.slice(index, cue.start).split(' ').length - 1;
    if (index < cue.start) return wordsBetween <= 3;
    return index < cue.end || cue.kind !== 'verb' || /\bby (?:the|its) [^ ]*$/.test(text.slice(0, index + 1));
  });
}

function reachOf(finding: SuperlativeFinding, durations: readonly Duration[]): Duration | undefined {
  const certain = durations.find(({ role }) => role === 'reach');
  if (certain || !finding.found) return certain;
  const said = finding.rest.indexOf('~');
  const isWindow = ({ years, start, lead }: Duration): boolean =>
    finding.allHistory && years < 1 && (start < said || lead === 'a');
  return (
    durations.find((duration) => duration.role === 'either' && !isWindow(duration)) ??
    durations.find(({ years }) => years >= 1 && !finding.allHistory)
  );
}

/** "The widest gap of the year" reaches back to its beginning, and "in Q2" said within it from there on. */
function sinceOf(dates: readonly FoundDate[], finding: SuperlativeFinding, asOf?: string): FoundDate | undefined {
  const said = dates.find(({ role }) => role === 'since');
  return said ?? (finding.allHistory ? undefined : dates.find((date) => isRunning(date, asOf)));
}

/** A month, quarter or year that is not over on the day of the question. */
function isRunning(found: FoundDate, asOf?: string): boolean {
  if (asOf === undefined || found.role !== 'period' || found.date > asOf) return false;
  return found.sessions !== null && lastDayOf(found) > asOf;
}

/** A record since mid-2024 leaves that year free to have been as large; a period since then begins in July. */
function spokenStart(superlative: Superlative, since: FoundDate | undefined): string | null {
  if (!since) return null;
  if (superlative === 'since') return since.date;
  return superlative === 'none' ? (since.from ?? since.date) : null;
}

/** A forecast's own dates lie ahead: only a day already past is one it was made on. */
function isPast({ role, date }: FoundDate, asOf?: string): boolean {
  return role === 'day' && (asOf === undefined || date <= asOf);
}

/** "Turned negative this month" and "will close this quarter" say when, not over which window. */
function looksBack(durations: readonly Duration[], { kind, relation }: FoundCue): readonly Duration[] {
  const isWhen = kind === 'forecast' || relation.endsWith('correlation');
  return durations.filter(({ current }) => !(isWhen && current));
}

function whenOf(
  dates: readonly FoundDate[],
  durations: readonly Duration[],
  reach: Duration | undefined,
  asOf?: string,
): Pick<Reach, 'windowSessions' | 'asOf'> {
  const window = durations.find((duration) => duration !== reach && duration.role !== 'reach' && !duration.vague);
  const day = dates.find(({ role }) => role === 'day');
  const period = dates.find((date) => date.role === 'period' && !isRunning(date, asOf));
  return {
    windowSessions: window?.sessions ?? (day ? null : (period?.sessions ?? null)),
    asOf: day?.date ?? (period ? lastDayOf(period) : null),
  };
}

function lastDayOf({ date, sessions }: FoundDate): string {
  const [year, month = 12] = date.split('-').map(Number);
  const lastMonth = date.length === 4 ? month : month + Math.round((sessions ?? 21) / 21) - 1;
  return new Date(Date.UTC(year!, lastMonth, 0)).toISOString().slice(0, 10);
}

function withoutDates(text: string, dates: readonly FoundDate[]): string {
  return dates.reduce((rest, { start, end }) => rest.slice(0, start) + '~'.repeat(end - start) + rest.slice(end), text);
}

function withoutPriceLevels({ text, cue }: Clause): string {
  if (cue.kind === 'forecast') return text.replace(/\bever\b/g, '~~~~');
  return text.replace(priceLevel, (level: string, at: number) =>
    isOfAPrice(text, cue, at, level) ? '~'.repeat(level.length) : level,
  );
}

function isOfAPrice(text: string, cue: FoundCue, at: number, level: string): boolean {
  if (cue.kind === 'flow') return false;
  if (at < cue.end && at + level.length > cue.start) return false;
  if (
    /\b(?:gap|spread|divergence|disconnect|ratio|correlation|underperformance|outperformance|lead|lag|differential)(?: [^ @]+){0,2}? ?$/.test(
      text.slice(0, at),
    )
  )
    return false;
  if (cue.kind === 'verb')
    return !/(?:against|vs|to|with)(?: the)? @\d+(?: [^ @]+){0,3} ?$/.test(text.slice(cue.start, at));
  if (at < cue.start) return text.slice(0, at).includes('@') || cue.start - at - level.length > 24;
  return /\b(?:while|as|whereas|though|although|despite|after|when|with)\b[^@]*@\d+/.test(text.slice(cue.end, at));
}
