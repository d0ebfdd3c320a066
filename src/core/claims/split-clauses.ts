import type { FoundCue } from './find-cues.ts';
import { readSuperlative } from './superlative.ts';

/** A part of a sentence that makes one claim. */
export interface Clause {
  readonly text: string;
  /** The wording that makes the claim, placed within `text`. */
  readonly cue: FoundCue;
}

const strong = / (?:but|while|whereas|although|though|yet|;|even as|however|:) /;

const weak = /.* (?:and|which|with|so|as) /;

const comma = /.* , /;

/**
 * Which part of a sentence belongs to which of its claims?
 *
 * The sentence is cut between two wordings, at "but" or "while" rather than at "and", and at "and" rather than at a
 * comma. A wording that only names again what the last one said is not a claim of its own ("lags by 30 %, the widest
 * gap since 2018"), nor is the gap of which a forecast is made ("the gap will not last").
 *
 * @param sentence Expanded slotted sentence.
 * @param cues Found in it, in order.
 * @returns Clauses in order, together the whole sentence.
 * @example splitClauses('@0 beat @1 but lags @2', [{ relation: 'ahead', kind: 'verb', negated: false, start: 3, end: 7 }, { relation: 'behind', kind: 'verb', negated: false, start: 15, end: 19 }]).map(({ text }) => text); // => ['@0 beat @1', ' but lags @2']
 */
export function splitClauses(sentence: string, cues: readonly FoundCue[]): Clause[] {
  const clauses = withoutPresupposed(sentence, withoutEchoes(sentence, cues));
  return mergeRepeated(clauses.map((cue, i) => clauseOf(sentence, clauses, cue, i)));
}

function clauseOf(sentence: string, cues: readonly FoundCue[], cue: FoundCue, i: number): Clause {
  const start = i === 0 ? 0 : cutBetween(sentence, cues[i - 1]!, cue);
  const end = i === cues.length - 1 ? sentence.length : cutBetween(sentence, cue, cues[i + 1]!);
  return { text: sentence.slice(start, end), cue: { ...cue, start: cue.start - start, end: cue.end - start } };
}

function cutBetween(sentence: string, left: FoundCue, right: FoundCue): number {
  const between = ` ${sentence.slice(left.end, right.start).trim()} `;
  const offset = left.end + (sentence[left.end] === ' ' ? 0 : -1);
  const firstStrong = strong.exec(between);
  if (firstStrong) return offset + firstStrong.index;
  const lastWeak = weak.exec(between) ?? comma.exec(between);
  if (!lastWeak) return left.end;
  return offset + lastWeak[0].trimEnd().lastIndexOf(' ');
}

/** "The gap between A and B will not last" forecasts; it does not claim that there is a gap worth telling. */
function withoutPresupposed(sentence: string, cues: readonly FoundCue[]): FoundCue[] {
  return cues.filter((cue, i) => {
    const next = cues[i + 1];
    if (next?.kind !== 'forecast' || cue.kind === 'forecast') return true;
    const upToForecast = sentence.slice(i === 0 ? 0 : cues[i - 1]!.end, next.start);
    const between = sentence.slice(cue.end, next.start).replace(/@\d+ (?:and|&) (?:the )?@\d+/g, '');
    return (
      / (?:and|but|which|while|,|;|:|that|so|although|though) /.test(`${between} `) ||
      readSuperlative(upToForecast).found
    );
  });
}

/** "Diverged this far from" and "lags behind" say one thing in two words. */
function withoutEchoes(sentence: string, cues: readonly FoundCue[]): FoundCue[] {
  const kept: FoundCue[] = [];
  for (const cue of cues) {
    const last = kept.at(-1);
    if (!last || !isEcho(last, cue, sentence.slice(last.end, cue.start), sentence.slice(cue.start, cue.end)))
      kept.push(cue);
  }
  return kept;
}

function isEcho(last: FoundCue, cue: FoundCue, between: string, words: string): boolean {
  if (last.kind === 'forecast' && cue.relation === 'divergence')
    return /^ (?:the|its|this|that|their|any)(?: [^ @]+)? ?$/.test(between);
  if ([last, cue].some(({ kind }) => kind === 'forecast' || kind === 'flow')) return false;
  if (cue.relation !== last.relation && cue.relation !== 'divergence') return false;
  const pair = /^ (?:between|separating|of|in) (?:the )?@\d+ (?:and|&) (?:the )?@\d+/;
  const named =
    last.kind === 'noun' && /^(?:this|so|as|that|how|too)\b/.test(words) ? between.replace(pair, '') : between;
  return /^(?: (?!and\b|but\b|while\b|as\b|yet\b|so\b|which\b)[^ @,;:]+){0,4} ?$/.test(named);
}

function mergeRepeated(clauses: readonly Clause[]): Clause[] {
  const merged: Clause[] = [];
  for (const clause of clauses) {
    const last = merged.at(-1);
    if (last && repeats(last, clause)) merged[merged.length - 1] = { text: last.text + clause.text, cue: last.cue };
    else if (last && isOfForecast(last, clause))
      merged[merged.length - 1] = { text: last.text + clause.text, cue: last.cue };
    else if (last && announces(last, clause)) merged[merged.length - 1] = joinedTo(last, clause);
    else merged.push(clause);
  }
  return merged;
}

function repeats(last: Clause, clause: Clause): boolean {
  if (clause.text.includes('@') || clause.cue.kind === 'forecast' || statesItself(clause.text)) return false;
  if (last.cue.kind === 'forecast') return clause.cue.relation === 'divergence' && !/^ ?[,;:]/.test(clause.text);
  const directional = ['ahead', 'behind'].includes(last.cue.relation);
  return clause.cue.relation === last.cue.relation || (directional && clause.cue.relation === 'divergence');
}

/** "… and the gap is the widest since 2018" says something of its own. */
function statesItself(text: string): boolean {
  return /^ ?(?:, )?(?:and|but|while|yet|;|which|as|so) .*\b(?:is|are|was|were|has|have|had)\b/.test(text);
}

/** "It will revert, he said of the gap between ETH and RUT": only names what the forecast is about. */
function isOfForecast(last: Clause, { text, cue }: Clause): boolean {
  if (last.cue.kind !== 'forecast' || last.text.includes('@')) return false;
  return cue.kind === 'noun' && cue.relation === 'divergence' && !readSuperlative(text).found;
}

/** "A record divergence: ETH lags gold": the second wording says which. */
function announces(last: Clause, clause: Clause): boolean {
  if (last.text.includes('@') || !clause.text.includes('@')) return false;
  const says = ['ahead', 'behind', 'divergence'];
  return (
    last.cue.relation === clause.cue.relation ||
    (last.cue.relation === 'divergence' && says.includes(clause.cue.relation))
  );
}

function joinedTo(last: Clause, clause: Clause): Clause {
  const by = last.text.length;
  return {
    text: last.text + clause.text,
    cue: { ...clause.cue, start: clause.cue.start + by, end: clause.cue.end + by },
  };
}
