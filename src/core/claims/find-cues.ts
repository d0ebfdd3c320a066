import type { Relation } from './claim.ts';
import { findFlow } from './find-flows.ts';
import { codeForecastWords, forecastCues } from './forecast-cues.ts';
import { type CueKind, relationCues } from './relation-cues.ts';

/** A wording found in a sentence that says how two markets stand to each other. */
export interface FoundCue {
  readonly relation: Relation;
  readonly kind: CueKind | 'forecast' | 'flow';
  /** The wording itself denies its relation: "will not converge", "keeps pace". */
  readonly negated: boolean;
  /** The wording itself says that the two move in opposite directions. */
  readonly inverse?: boolean;
  readonly start: number;
  readonly end: number;
}

const future =
  /\b(?:will|(?<!\b(?:in|since|of|last|during|until|by|from|late|early|mid) )may|might|should) not$|(?:\b(?:will|would|could|(?<!\b(?:in|since|of|last|during|until|by|from|late|early|mid) )may|might|should|shall|can|going to|set to|expected to|likely to|poised to|about to|needs to|has to|have to|must|ready to|tends to|bound to)|@\d+ to|\bto)(?: (?!not\b)[^ @]+)?$|\b(?:will|would|could|(?<!\b(?:in|since|of|last|during|until|by|from|late|early|mid) )may|might|should|can) (?:the )?@\d+(?: and (?:the )?@\d+)?$/;

const continued =
  /\b(?:normal|unusual|usual|rare|common|strange|odd|weird|typical|unprecedented|time) for (?:the )?@\d+ to$|\bto (?:its|their|the|a|an|fresh|new|record)$|\b(?:caus(?:ed|ing)|led|leading|forc(?:ed|ing)|allow(?:ed|ing)) (?:the )?@\d+ to$|\b(?:yet|continues?|continued|continuing|began|begins?|begun|started|starts?|starting|seems?|appears?|managed|manages|used|tend|tends|proved|said|supposed|claimed|known|fail|fails|failed|failing|unable|refuses?|refused|shown|found|allowed|believed|thought|seen|reported) to(?: [^ @]+)?$/;

/**
 * Which wordings about two markets does a sentence contain?
 *
 * Overlapping ones are settled: a forecast before the relation it contains, then the one that begins first, then for
 * correlations the nearest word and otherwise the longest wording. Who will win is a forecast nobody can test, so a
 * directional or correlation wording in the future is returned with relation `none`.
 *
 * @param sentence Expanded slotted sentence.
 * @returns In order of appearance, without overlaps.
 * @example findCues('@0 lags @1 , which may not last').map(({ relation }) => relation); // => ['behind', 'forecast-converge']
 */
export function findCues(sentence: string): FoundCue[] {
  const flow = findFlow(sentence);
  const flows: FoundCue[] = flow ? [{ kind: 'flow', negated: false, ...flow }] : [];
  const others = relations(sentence).filter((cue) => !flow || isApart(sentence, cue, flow));
  const kept: FoundCue[] = [];
  for (const found of [...flows, ...forecasts(sentence), ...others])
    if (kept.every((other) => found.end <= other.start || found.start >= other.end)) kept.push(found);
  return kept.sort((a, b) => a.start - b.start);
}

/** Beside a flow only what stands in a clause of its own is a claim about prices. */
function isApart(sentence: string, cue: { start: number; end: number }, flow: { start: number; end: number }): boolean {
  const between = cue.start > flow.end ? sentence.slice(flow.end, cue.start) : sentence.slice(cue.end, flow.start);
  return / (?:, and|while|whereas|but|;|as|even as) /.test(between);
}

function forecasts(sentence: string): FoundCue[] {
  const coded = codeForecastWords(sentence);
  return withoutOverlaps(
    forecastCues.flatMap(({ relation, negated, pattern }) =>
      [...coded.matchAll(pattern)].map((match) => ({
        relation,
        negated,
        kind: 'forecast' as const,
        ...rangeOf(match),
      })),
    ),
  );
}

function relations(sentence: string): FoundCue[] {
  return withoutOverlaps(
    relationCues.flatMap(({ relation, kind, pattern, negated = false }) =>
      [...sentence.matchAll(pattern)].map((match) => {
        const stated = isFuture(sentence, match.index) ? 'none' : relation;
        return { relation: stated, negated, kind, ...rangeOf(match) };
      }),
    ),
  );
}

function isFuture(sentence: string, at: number): boolean {
  const before = sentence.slice(Math.max(0, at - 64), at).trimEnd();
  return future.test(before) && !continued.test(before) && !/\btook\b/.test(before);
}

function rangeOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].trimEnd().length };
}

function withoutOverlaps(found: readonly FoundCue[]): FoundCue[] {
  const kept: FoundCue[] = [];
  for (const cue of found.toSorted(byPlace))
    if (kept.every((other) => cue.end <= other.start || cue.start >= other.end)) kept.push(cue);
  return kept;
}

function byPlace(a: FoundCue, b: FoundCue): number {
  if (a.start !== b.start) return a.start - b.start;
  const shortestFirst = a.relation !== b.relation && a.kind === 'noun' && b.kind === 'noun';
  return shortestFirst ? a.end - b.end : b.end - a.end;
}
