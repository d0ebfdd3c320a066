import { claimHints } from './claim-hints.ts';
import type { Claim } from './claim.ts';
import { findDurations } from './find-durations.ts';
import type { Mention } from './find-markets.ts';

/** A sentence that says of one market that it moves before the other: no claim, but something is known of it. */
export interface LeadFinding {
  readonly claims: readonly Claim[];
  readonly hint: string;
  /** The market spoken of, then the other one; a market that is not known is left out. */
  readonly mentions: readonly Mention[];
  /** By how many sessions the first one leads; negative where it follows, 0 where it is not said. */
  readonly leadSessions: number;
}

const leads = String.raw`(?:lead(?:s|ing)?|led|front ?runs?|front ?running|preced(?:es?|ed|ing)|anticipat(?:es?|ed|ing)|foreshadow(?:s|ed)?|predict(?:s|ed|ing)?|(?:mov(?:es?|ed|ing)|turn(?:s|ed|ing)?|bottom(?:s|ed)?|top(?:s|ped)?|peak(?:s|ed)?) (?:first|before|ahead of)|(?:is |are |runs? )?ahead of)`;

const follows = String.raw`(?:lag(?:s|ged|ging)?(?: behind)?|trail(?:s|ed|ing)?|follow(?:s|ed|ing)?|(?:is |are |runs? )?behind|(?:mov(?:es?|ed|ing)|turn(?:s|ed|ing)?|bottom(?:s|ed)?|top(?:s|ped)?|peak(?:s|ed)?) after|react(?:s|ed)? to|catch(?:es)? up (?:with|to))`;

const some =
  '(?:about|around|roughly|approximately|some|up to|nearly|almost|typically|usually|an average of|as much as)';

const time = String.raw`(?:(?:a few|several|a couple of|[\w.]+(?: (?:to|-|or|and) [\w.]+)?) )?(?:trading |calendar |business )?(?:sessions?|days?|weeks?|months?|quarters?|hours?|minutes?)`;

const delay = String.raw`(?:by ${some}? ?${time}|with (?:a |an )?(?:[^ @]+ ){0,3}?(?:lag|delay|lead)(?: time)?(?: of ${some}? ?${time})?|after (?:a |an )?(?:[^ @]+ ){0,3}?(?:lag|delay))`;

/** "@0 leads @1 by two weeks". */
const delayed = new RegExp(
  String.raw`(?:@(?<first>\d+)(?: (?!not\b)[^ @]+){0,4}? )?\b(?:(?<leads>${leads})|${follows}) (?:the )?(?:price of )?@(?<second>\d+)(?: [^ @]+){0,3}? ${delay}\b(?! (?:or|and) \d+%)`,
);

/** "With a lag of three months, @0 follows @1". */
const lagFirst =
  /\bwith (?:a|an) (?:[^ @]+ ){0,3}?(?:lag|delay)\b[^@]{0,40}@(?<first>\d+)(?: [^ @]+){0,3}? (?:follows?|tracks?|trails?|lags?|mirrors?) (?:the )?@(?<second>\d+)/;

/** "@0 follows liquidity with a lag of 10 weeks": whom it follows is no market. */
const afterOther =
  /@(?<first>\d+)(?: (?!not\b)[^ @]+){0,3}? (?:lags?|lagged|follows?|followed|trails?|tracks?|leads?) (?:(?:the|a) )?(?:[a-z0-9&]+ ){1,4}?(?:with (?:a |an )?(?:[^ @]+ ){0,3}?(?:lag|delay|lead)|by (?:about |around |roughly |some )?[\w.]+ (?:day|week|month)s?\b)/;

/** "@0 is a leading indicator for @1". */
const indicator =
  /@(?<first>\d+)(?: 's [^ @]+)?(?: [^ @]+){0,3}? (?:a |the )?(?<leads>leading indicator|lead indicator|early warning|canary(?: in the coal ?mine)?|harbinger|lagging indicator)(?: [^ @]+){0,4}? (?:the )?@(?<second>\d+)/;

/** "A two-week lag between @0 and @1". */
const lagBetween = new RegExp(
  String.raw`\b(?:lag|lead|time lag|delay) (?:of ${some}? ?${time} )?(?:between|of|from) (?:the )?@(?<first>\d+) (?:and|to|over) (?:the )?@(?<second>\d+)`,
);

/**
 * Does a sentence say that one market moves before the other?
 *
 * "ETH leads the Russell by two weeks" is a claim about time, not about returns: neither is ahead of the other.
 *
 * @param sentence Expanded slotted sentence.
 * @param mentions Its markets.
 * @returns Who leads whom and why that is no claim, or undefined.
 * @example readLead('@0 lags @1 by 2 week', [{ symbol: 'ETH', group: null }, { symbol: 'RUT', group: null }])?.leadSessions; // => -10
 */
export function readLead(sentence: string, mentions: readonly Mention[]): LeadFinding | undefined {
  const found =
    delayed.exec(sentence) ??
    indicator.exec(sentence) ??
    timeLag(sentence) ??
    lagFirst.exec(sentence) ??
    afterOther.exec(sentence);
  if (!found) return undefined;
  const { first, second, leads: word } = found.groups!;
  const sign = word !== undefined && !word.startsWith('lagging') ? 1 : -1;
  return {
    claims: [],
    hint: claimHints.lead,
    mentions: [first, second].flatMap((number) => (number === undefined ? [] : [mentions[Number(number)]!])),
    leadSessions: sign * sessionsIn(found[0]) || 0,
  };
}

function timeLag(sentence: string): RegExpExecArray | undefined {
  const found = lagBetween.exec(sentence);
  return found !== null && /\b(?:day|week|month|session|hour|time)\b/.test(sentence.slice(0, found.index + found[0].length)) ? found : undefined; // prettier-ignore
}

function sessionsIn(text: string): number {
  return findDurations(text).find(({ vague }) => !vague)?.sessions ?? 0;
}
