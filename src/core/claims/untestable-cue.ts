import { claimHints } from './claim-hints.ts';
import type { FoundCue } from './find-cues.ts';

/** "The gap between promises and reality". */
const ofOtherThings =
  /^(?: [^ @]+){0,3}? between (?!(?:(?:the|us|its|both|their|price|prices|returns?|performance|of|on) )*(?:@|them|the two|these|it\b|two\b))/;

const otherMeasure =
  /\b(?:in|by|on) (?:terms of )?(?:total )?(?:market (?:cap|capitali[sz]ation|value|share)|size|volumes?|trading volume|users?|adoption|fees|tvl|transactions?|developers?|revenue|popularity|activity|hash ?rate|volatility|dominance|fund flows|open interest)\b/;

const size =
  '(?:market (?:cap|caps|capitali[sz]ation|value|share)|volumes?|users?|fees|tvl|transactions?|revenues?|earnings|hash ?rate|volatility|dominance|staking (?:ratio|yields?|rewards?)|supply|issuance|fundamentals|active addresses|network activity|open interest|funding rates?|yields?|valuations?|sentiment)';

/** "ETH's volatility", "the volatility of ETH", "the volatility gap": not about prices. */
const sizeOfOne = new RegExp(
  String.raw`@\d+ (?:'s )?(?:\d+ day )?(?:implied |reali[sz]ed |trading |daily |total )?${size}\b|\b${size} (?:of (?:the )?@\d+|gap|spread|ratio|difference|divergence)\b`,
);

const closing =
  /\b(?:narrow(?:s|ed|ing|er|est)?|clos(?:es|ing)|shrink(?:s|ing)?|shrank|shrunk|small(?:er|est)?|tighten(?:s|ed|ing)?|bridg(?:ed|ing)|fill(?:ed|ing)|compress(?:ed|ing))\b/;

/**
 * Why can a wording not be tested: a forecast of a winner, a condition, a size other than price?
 *
 * @param slotted Expanded slotted sentence.
 * @param cue Found in it.
 * @returns What would be right, or null where it can be tested.
 * @example whyUntestable('if @0 lags @1', { relation: 'behind', kind: 'verb', negated: false, start: 6, end: 10 })?.slice(0, 9); // => 'This says'
 */
export function whyUntestable(slotted: string, cue: FoundCue): string | null {
  if (cue.kind === 'flow') return cue.relation === 'none' ? claimHints.flowWithoutDirection : null;
  if (cue.relation === 'none') return claimHints.winner;
  if (
    /\b(?:in|for|on) (?!each|all|every|any)\w+ (?:out )?of (?:the )?(?:last|past|previous) \w+ (?:day|week|month|quarter|year)s?\b/.test(
      slotted,
    )
  )
    return claimHints.counting;
  if (sizeOfOne.test(slotted)) return claimHints.otherMeasure;
  if (cue.kind === 'forecast' && foreignGap(slotted.slice(0, cue.start))) return claimHints.noMarket;
  const before = slotted.slice(Math.max(0, cue.start - 60), cue.start);
  if (/(?<!as |even )\b(?:if (?!history\b|the past\b|precedent\b|past\b)|(?:unless|suppose|assuming)\b)/.test(before))
    return claimHints.condition;
  if (
    /\b(?:usually|normally|typically|historically|traditionally|(?<!not )once|formerly|used to)(?: [^ ]+){0,2} ?$/.test(
      before,
    ) &&
    !noMore.test(slotted.slice(cue.end))
  )
    return claimHints.past;
  if (supposedNever.test(slotted.slice(Math.max(0, cue.start - 60), cue.end))) return claimHints.condition;
  if (
    cue.relation.endsWith('correlation') &&
    /\bthan (?:its|the|with|that|to|it)\b(?! (?:has|had|did|was|have|been)\b)/.test(slotted.slice(cue.end))
  )
    return claimHints.noRelation;
  if (ofOtherThings.test(slotted.slice(cue.end))) return claimHints.noMarket;
  if (cue.kind === 'verb' && otherMeasure.test(slotted.slice(cue.start))) return claimHints.otherMeasure;
  const isGap = cue.kind === 'noun' && cue.relation === 'divergence';
  const around = `${before.split(' ').slice(-3).join(' ')}${slotted.slice(cue.end).replace(/^((?: [^ ]+){0,10}).*$/, '$1')}`;
  return isGap && closing.test(around) ? claimHints.narrowing : null;
}

/** "They used to move together; not anymore." */
const noMore = /\b(?:not any ?more|no longer|no more|those days are (?:over|gone))\b/;

/** "It is not as if it had never lagged"; "… never been this far behind" denies a record. */
const supposedNever = /\bnot (?:like|as if|as though)\b(?=.*\bnever (?!(?:[^ ]+ ){0,3}?(?:this|so|that|as)\b))/;

/** "The gap between promises and reality will close". */
function foreignGap(before: string): boolean {
  const gap = /\b(?:gap|disconnect|divergence|spread|gulf|chasm|divide|split|dislocation)\b(?=[^@]*\bbetween\b)/.exec(
    before,
  );
  return gap !== null && ofOtherThings.test(before.slice(gap.index + gap[0].length));
}
