import type { FoundCue } from './find-cues.ts';
import { readMoves } from './read-moves.ts';

const down =
  /\b(?:fell|falls?|fallen|falling|down|dropped|drops?|dropping|lost|loses?|losing|slump(?:s|ed|ing)?|sank|sinks?|sinking|declin(?:es?|ed|ing)|tumbl(?:es?|ed|ing)|plung(?:es?|ed|ing)|crash(?:es|ed|ing)?|crater(?:s|ed|ing)?|bleed(?:s|ing)?|slid|slides?|sliding|plummet(?:s|ed|ing)?)\b/;

const up =
  /\b(?:rose|rises?|risen|rising|up|gain(?:s|ed|ing)?|rall(?:y|ies|ied|ying)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|advanc(?:es?|ed|ing)|(?:record|all time|\w+ year) highs?|rip(?:s|ped|ping)?|moon(?:s|ed|ing)?)\b/;

const contrast = / (?:while|whereas|but|as|even as|even though|although|though|despite|,|;|with|yet|when) /g;

/** A superlative's "never seen" is no denial of the move. */
const supposed = /\b(?:not|never(?! (?:seen|before|been|has|have))|no|if|will|would|could|may|might|unless)\b/;

const comparison = / (?:while|whereas|but|as|even as|although|though|vs|against|compared (?:to|with)|,|;|yet|when) /g;

/** "@0 down down @1 up": arrows and nothing else. */
const arrows = /^(?<first>@\d+(?: down| up)+)(?= @)/;

/**
 * Does a sentence set the move of one market against that of the other?
 *
 * "ETH is down 30 % while small caps are up 10 %" says, without the word, that ETH is behind; so does "ETH gained 2 %
 * while small caps gained 9 %". Without sizes only opposite directions are read, and only where exactly one market and
 * one direction stand on each side of the contrast.
 *
 * @param sentence Expanded slotted sentence.
 * @returns The wording, spanning the first move, or undefined.
 * @example readOppositeMoves('@0 fell while @1 rose')?.relation; // => 'behind'
 */
export function readOppositeMoves(sentence: string): FoundCue | undefined {
  return sizedMoves(sentence) ?? directions(sentence);
}

function sizedMoves(sentence: string): FoundCue | undefined {
  const [first, second, third] = readMoves(sentence);
  if (!first || !second || third || first.pct === second.pct || supposed.test(sentence)) return undefined;
  const [start, next] = [first, second].map(({ market }) => sentence.indexOf(`@${market}`)) as [number, number];
  const isSet = first.pct < 0 !== second.pct < 0 || [...sentence.matchAll(comparison)].some(({ index }) => index > start && index < next); // prettier-ignore
  if (!isSet) return undefined;
  return { negated: false, kind: 'verb', relation: first.pct < second.pct ? 'behind' : 'ahead', start, end: start + 2 };
}

function directions(sentence: string): FoundCue | undefined {
  const split = arrows.exec(sentence.replace(/^(?:(?!@|if|not)[^ ]+ ){1,3}/, ''));
  const cuts = [...sentence.matchAll(contrast)].map(({ 0: word, index }) => [index, index + word.length] as const);
  const at = split ? sentence.indexOf(split.groups!['first']!) + split[0].length : -1;
  for (const [end, start] of at < 0 ? cuts : [[at, at] as const]) {
    const first = directionOf(sentence.slice(0, end));
    const second = directionOf(sentence.slice(start));
    if (first && second && first.relation !== second.relation) return { negated: false, kind: 'verb', ...first };
  }
  return undefined;
}

function directionOf(part: string): Pick<FoundCue, 'relation' | 'start' | 'end'> | undefined {
  if ([...part.matchAll(/@\d/g)].length !== 1 || supposed.test(part)) return undefined;
  const falls = down.exec(part);
  const rises = up.exec(part);
  if ((falls === null) === (rises === null)) return undefined;
  const move = (falls ?? rises)!;
  if (part.indexOf('@') > move.index && !part.startsWith('with') && part.indexOf('@') - move.index > 24)
    return undefined;
  return { relation: falls ? 'behind' : 'ahead', start: move.index, end: move.index + move[0].length };
}
