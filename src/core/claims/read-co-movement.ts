import type { FoundCue } from './find-cues.ts';

const rises = String.raw`(?:rises?|climbs?|gains?|rall(?:y|ies)|jumps?|surges?|soars?|advances?|strengthens?|rips?|moons?|pumps?|(?:goes|go|moves?|heads?|trades?|is|are) (?:up|higher))`;

const falls = String.raw`(?:falls?|drops?|declines?|sinks?|slides?|tumbles?|plunges?|crash(?:es)?|slumps?|weakens?|dips?|dumps?|plummets?|sells? off|(?:goes|go|moves?|heads?|trades?|is|are) (?:down|lower))`;

const whenever = String.raw`(?:when|whenever|when ever|every time|each time|any ?time)(?: that)?`;

const between = String.raw`(?: (?!(?:not|never|no|if|will|would|could|should|can|may|might|used|once|and|or|but)\b)[^ @,]+){0,3}?`;

const moves = (name: string): string => String.raw`(?<${name}>@\d+)${between} (?:(?<${name}Rises>${rises})|${falls})\b`;

/** "@0 rises when @1 falls". */
const habitFirst = new RegExp(String.raw`${moves('main')}(?: [^ @,\d]+){0,2}? ${whenever} (?:the )?${moves('other')}`);

/** "When @1 falls, @0 rises". */
const conditionFirst = new RegExp(
  String.raw`\b${whenever} (?:the )?${moves('other')}(?: [^ @,\d]+){0,2}?(?: ,)? (?:then )?(?:the )?${moves('main')}`,
);

/**
 * Does a sentence say that one market habitually moves as, or against, the other?
 *
 * "Gold rises when stocks fall" is no gap of today: it says that the two move in opposite directions, a correlation
 * below zero. "Bitcoin falls when stocks fall" says that they move together. Only the present tense tells a habit;
 * "gold rose when stocks fell" tells what happened.
 *
 * @param sentence Expanded slotted sentence.
 * @returns The wording, from the market that is spoken of to its move, or undefined.
 * @example readCoMovement('@0 always rises when @1 fall')?.relation; // => 'low-correlation'
 */
export function readCoMovement(sentence: string): FoundCue | undefined {
  const match = habitFirst.exec(sentence) ?? conditionFirst.exec(sentence);
  if (!match) return undefined;
  const { main, mainRises, otherRises } = match.groups!;
  const inverse = (mainRises === undefined) !== (otherRises === undefined);
  const start = sentence.indexOf(main!, match.index);
  return {
    relation: inverse ? 'low-correlation' : 'high-correlation',
    kind: 'mutual',
    negated: false,
    inverse,
    start,
    end: start + main!.length,
  };
}
