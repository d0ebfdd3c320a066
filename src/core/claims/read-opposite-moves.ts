import type { FoundCue } from './find-cues.ts';

const down =
  /\b(?:fell|falls?|fallen|falling|down|dropped|drops?|dropping|lost|loses?|losing|slump(?:s|ed|ing)?|sank|sinks?|sinking|declin(?:es?|ed|ing)|tumbl(?:es?|ed|ing)|plung(?:es?|ed|ing)|crash(?:es|ed|ing)?|crater(?:s|ed|ing)?|bleed(?:s|ing)?|slid|slides?|sliding|plummet(?:s|ed|ing)?)\b/;
const up =
  /\b(?:rose|rises?|risen|rising|up|gain(?:s|ed|ing)?|rall(?:y|ies|ied|ying)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|advanc(?:es?|ed|ing)|(?:record|all time|\w+ year) highs?|rip(?:s|ped|ping)?|moon(?:s|ed|ing)?)\b/;
const contrast = / (?:while|whereas|but|as|even as|even though|although|though|despite|,|;|with|yet|when) /g;

/**
 * Does a sentence set a fall of one market against a rise of the other?
 *
 * "ETH is down 30 % while small caps are up 10 %" says, without the word, that ETH is behind. Only sentences with
 * exactly one market and one direction on each side of the contrast are read.
 *
 * @param sentence Expanded slotted sentence.
 * @returns The wording, spanning the first move, or undefined.
 * @example readOppositeMoves('@0 fell while @1 rose')?.relation; // => 'behind'
 */
export function readOppositeMoves(sentence: string): FoundCue | undefined {
  for (const { 0: word, index } of sentence.matchAll(contrast)) {
    const first = directionOf(sentence.slice(0, index));
    const second = directionOf(sentence.slice(index + word.length));
    if (first && second && first.relation !== second.relation) return { negated: false, kind: 'verb', ...first };
  }
  return undefined;
}

function directionOf(part: string): Pick<FoundCue, 'relation' | 'start' | 'end'> | undefined {
  if ([...part.matchAll(/@\d/g)].length !== 1 || /\b(?:not|never|no|if|will|would|could|may|might)\b/.test(part))
    return undefined;
  const falls = down.exec(part);
  const rises = up.exec(part);
  if ((falls === null) === (rises === null)) return undefined;
  const move = (falls ?? rises)!;
  if (part.indexOf('@') > move.index && !part.startsWith('with') && part.indexOf('@') - move.index > 24)
    return undefined;
  return { relation: falls ? 'behind' : 'ahead', start: move.index, end: move.index + move[0].length };
}
