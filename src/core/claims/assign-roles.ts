import type { FoundCue } from './find-cues.ts';

/** The mentions that are claimed about, and those they are held against, by number. */
export interface Roles {
  readonly subjects: readonly number[];
  readonly benchmarks: readonly number[];
}

interface Group {
  readonly members: number[];
  readonly start: number;
  end: number;
  /** Stands after "from", "against", "than": held against something. */
  readonly marked: boolean;
  /** Stands after "of": belongs to the noun before it. */
  readonly owner: boolean;
  /** Written as a pair, "ETH/RUT" or "ETH-RUT". */
  isPair: boolean;
}

const article = String.raw`(?: (?:the|its|their|that of|those of|both|either|broader|us|american|even|just|a|an|leveraged|plain|boring|good old|wider|price of|prices of|performance of|moves in))*`;

const marking = new RegExp(
  String.raw`(?:^| )(?:vs|against|from|than|over|by|behind|with|to|like|unlike|alongside|past|relative to|compared (?:to|with)|on) ?${article} ?$`,
);

const owning = new RegExp(String.raw`(?:^| )(?:of|for|in)${article} ?$`);

const joining = /^ (?:, )?(?:and |& |or |nor |plus |as well as |along with )(?:(?:the|also|both|even|us) )*$/;

const listing = /^(?:the )?@\d+(?: , (?:the )?@\d+)*(?: ,)? (?:and|or|&) (?:the )?@\d+/;

/**
 * Which of the markets in a clause is the subject and which the benchmark?
 *
 * The grammatical subject before the wording is the subject: "the Russell 2000 has left ETH behind" is the Russell
 * ahead of ETH, "ETH was left behind by the Russell" ETH behind the Russell. A market after "from", "against", "than",
 * "with" or "by" is the benchmark wherever it stands. Markets joined by "and" share a role, except as the two sides of
 * a gap or a correlation.
 *
 * @param clause Expanded slotted clause.
 * @param cue The wording, with its place in the clause.
 * @returns Numbers of mentions; either side may be empty.
 * @example assignRoles('against @0 , @1 has lagged', { relation: 'behind', kind: 'verb', negated: false, start: 17, end: 23 }).subjects; // => [1]
 */
export function assignRoles(clause: string, cue: FoundCue): Roles {
  const pivot = pivotOf(clause, cue);
  const groups = groupsOf(clause, pivot);
  const before = groups.filter(({ start }) => start < pivot);
  const after = groups.filter(({ start }) => start >= pivot);
  const pair = groups.find(({ isPair }) => isPair);
  if (pair) return { subjects: pair.members.slice(0, 1), benchmarks: pair.members.slice(1, 2) };
  if (cue.kind === 'verb') return verbRoles(clause, cue, before, after);
  return pairRoles(
    clause,
    after.length > 0 && cue.kind !== 'mutual' && namesItsPair(clause, cue) ? after : groups,
    cue,
    pivot,
  );
}

/** A wording that begins with its own subject is split after it. */
function pivotOf(clause: string, cue: FoundCue): number {
  return clause[cue.start] === '@' ? cue.start + 1 : cue.start;
}

/** Commas join only a list that ends on "and", and never what "compared with gold," has set apart. */
function areJoined(clause: string, last: Group, at: number, pivot: number): boolean {
  const between = clause.slice(last.end, at);
  if (joining.test(between)) return true;
  return /^ , (?:the )?$/.test(between) && !(last.marked && at < pivot) && listing.test(clause.slice(at));
}

function groupsOf(clause: string, pivot: number): Group[] {
  const groups: Group[] = [];
  for (const match of clause.matchAll(/@(\d+)/g)) {
    const last = groups.at(-1);
    const end = match.index + match[0].length;
    const isPair = last?.members.length === 1 && /^ (?:\/ )?$/.test(clause.slice(last.end, match.index));
    if (last && (isPair || areJoined(clause, last, match.index, pivot))) extend(last, Number(match[1]), end, isPair);
    else groups.push(groupAt(clause, Number(match[1]), match.index, end));
  }
  return groups;
}

function extend(group: Group, member: number, end: number, isPair: boolean): void {
  group.members.push(member);
  group.end = end;
  group.isPair = isPair;
}

function groupAt(clause: string, member: number, start: number, end: number): Group {
  const before = clause.slice(Math.max(0, start - 48), start);
  return { members: [member], start, end, marked: marking.test(before), owner: owning.test(before), isPair: false };
}

function namesItsPair(clause: string, cue: FoundCue): boolean {
  return /^ (?:[^ @]+ ){0,3}?(?:between|of|among)\b/.test(clause.slice(cue.start).replace(/^[^ ]+/, ''));
}

function verbRoles(clause: string, cue: FoundCue, before: readonly Group[], after: readonly Group[]): Roles {
  if (before.length === 0) return followingRoles(clause, cue, after);
  const subject = before.findLast(({ marked }) => !marked) ?? before.at(-1)!;
  const others = before.filter((group) => group !== subject);
  const benchmark = others.findLast(({ marked }) => marked) ?? after[0] ?? others.at(-1);
  const named = after[0] && (after[0].marked || after[0].start - cue.end < 24 || !benchmark) ? after[0] : benchmark;
  if (!others.length && named === undefined && before.every(({ marked }) => marked))
    return { subjects: [], benchmarks: subject.members };
  return { subjects: subject.members, benchmarks: named?.members ?? [] };
}

/** Nothing stands before the wording: "outperforming gold: bitcoin", "underperformance of ETH against gold". */
function followingRoles(clause: string, cue: FoundCue, after: readonly Group[]): Roles {
  const [first, second] = after;
  if (!first) return { subjects: [], benchmarks: [] };
  const isObject =
    first.start >= cue.end &&
    !first.owner &&
    first.start - cue.end < 8 &&
    !/ (?:of|by)$/.test(clause.slice(cue.end, first.start).trimEnd());
  const inside = first.start < cue.end && !clause.startsWith('ratio', cue.start);
  if (isObject || inside) return { subjects: second?.members ?? [], benchmarks: first.members };
  if (second && first.marked && !second.marked) return { subjects: second.members, benchmarks: first.members };
  return { subjects: first.members, benchmarks: second?.members ?? [] };
}

/** "Ether, small caps no longer move together": a headline's comma stands for "and". */
function startsList([first, second, third]: readonly Group[], cue: FoundCue, clause: string): boolean {
  if (cue.kind !== 'mutual' || !first || !second || third || first.marked || second.start > cue.start) return false;
  return /^ , (?:the )?$/.test(clause.slice(first.end, second.start));
}

/** "Bitcoin shrugs off stocks, correlation drops": the sentence's own subject, not the market that stands nearest. */
function endsOnNoun([first, second, third]: readonly Group[], cue: FoundCue, clause: string): boolean {
  if (cue.kind !== 'noun' || !first || !second || third || first.marked || second.start > cue.start) return false;
  return /^ (?:[^ @,:]+ )*(?:,|:) (?:their |as |the |a )?(?:[^ @,:]+ )?$/.test(clause.slice(second.end, cue.start));
}

function pairRoles(clause: string, groups: readonly Group[], cue: FoundCue, pivot: number): Roles {
  const [only] = groups;
  if (!only) return { subjects: [], benchmarks: [] };
  if (groups.length === 1) return singleGroupRoles(only, cue);
  const joint = groups.findLast(({ start }) => start < pivot);
  if (cue.kind === 'mutual' && isPairOfItsOwn(joint, groups)) return singleGroupRoles(joint, cue);
  const isFirst = startsList(groups, cue, clause) || endsOnNoun(groups, cue, clause);
  const before = isFirst
    ? only
    : groups.findLast((group) => !group.marked && !(group.owner && group !== only) && group.start < pivot);
  const subject = before ?? groups.find(({ marked }) => !marked) ?? only;
  const others = groups.filter((group) => group !== subject);
  const benchmark =
    others.find(({ marked, start }) => marked && start > subject.start) ?? others.find(({ marked }) => marked);
  return { subjects: subject.members, benchmarks: (benchmark ?? others[0]!).members };
}

/** "The proxy has snapped: ether and small caps are far apart": two joined by "and" before the wording, nothing after it. */
function isPairOfItsOwn(joint: Group | undefined, groups: readonly Group[]): joint is Group {
  return joint?.members.length === 2 && !joint.marked && joint === groups.at(-1);
}

function singleGroupRoles({ members, marked }: Group, cue: FoundCue): Roles {
  if (cue.kind === 'flow') return { subjects: members, benchmarks: [] };
  if (members.length > 1) return { subjects: members.slice(0, 1), benchmarks: members.slice(1) };
  return marked ? { subjects: [], benchmarks: members } : { subjects: members, benchmarks: [] };
}
