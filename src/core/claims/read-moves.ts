/** What a sentence says one market did by itself: "fell 20 %". */
export interface Move {
  /** Number of the mention. */
  readonly market: number;
  /** Signed per cent. */
  readonly pct: number;
  /** Where the size stands in the sentence. */
  readonly start: number;
  readonly end: number;
}

/** Words of a price that goes down, as an alternative for a pattern. */
export const downWords =
  '(?:fell|falls?|fallen|falling|down|drop(?:s|ped|ping)?|los(?:t|es?|ing)|slump(?:s|ed|ing)?|sank|sinks?|sunk|sinking|declin(?:es?|ed|ing)|tumbl(?:es?|ed|ing)|plung(?:es?|ed|ing)|crash(?:es|ed|ing)?|crater(?:s|ed|ing)?|bleed(?:s|ing)?|bled|slid|slides?|sliding|plummet(?:s|ed|ing)?|shed|sheds|shedding|dip(?:s|ped)?|slip(?:s|ped|ping)?|retreat(?:s|ed)?|nosediv(?:es|ed|ing)|dump(?:s|ed|ing)?|tank(?:s|ed|ing)?|lower|minus|negative|weaken(?:s|ed)?|give(?:s|n) up|gave up)';

/** Words of a price that goes up. */
export const upWords =
  '(?:rose|rises?|risen|rising|up|gain(?:s|ed|ing)?|rall(?:y|ies|ied|ying)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:es?|ed|ing)|soar(?:s|ed|ing)?|advanc(?:es?|ed|ing)|rip(?:s|ped|ping)?|moon(?:s|ed|ing)?|add(?:s|ed|ing)?|spik(?:es?|ed|ing)|rocket(?:s|ed|ing)?|higher|plus|pump(?:s|ed|ing)?|return(?:s|ed)?|ma(?:de|kes?)|r[au]n up|put on|grew|grown)';

const down = new RegExp(String.raw`^${downWords}$`);

const between = String.raw`(?: 's)?(?: (?!while\b|whereas\b|vs\b|against\b|behind\b|ahead\b|than\b|gap\b)[^ @,;:]+){0,5}?`;

const size = String.raw`(?<size>\d+(?:\.\d+)?)%`;

/** "@0 is down by about 20%", "@0 : down 20%". */
const markets = new RegExp(
  String.raw`@(?<market>\d+)(?: :)?${between} (?<way>${downWords}|${upWords}) (?:(?:by|about|around|nearly|almost|over|some|roughly|more|than|a|just|only|another|an|as|much|at|least|further|to|the) ){0,4}${size}`,
  'g',
);

/** "A 20% drop in @0". */
const nouns = new RegExp(
  String.raw`${size} (?<way>drop|fall|decline|slump|loss|plunge|slide|crash|tumble|dip|gain|rise|rally|jump|surge|climb|advance|return) (?:in|of|for|by) (?:the )?@(?<market>\d+)`,
  'g',
);

/** "@0 's 17% rally", "@0 , down 45% ,". */
const owned = new RegExp(
  String.raw`@(?<market>\d+) (?:'s ${size} (?<way>drop|fall|decline|slump|loss|plunge|slide|crash|gain|rise|rally|jump|surge|climb|advance)\b|, (?<ownWay>down|up) ${size.replace('size', 'ownSize')} ,)`,
  'g',
);

/** "@0 beat @1 , up 18% vs down 35%". */
const together = new RegExp(
  String.raw`@(?<market>\d+)[^@]{1,60}@(?<other>\d+)[^@]{0,60}? (?<way>up|down|minus|plus) ${size} (?:vs|against|to|and|compared (?:to|with)|,) (?<otherWay>up|down|minus|plus) (?<otherSize>\d+(?:\.\d+)?)%`,
  'g',
);

/**
 * What does a sentence say each market did by itself?
 *
 * "ETH fell 50 % while the Russell rose 10 %" gives −50 and 10. Only sizes in per cent are moves of one market;
 * percentage points are a gap.
 *
 * @param sentence Expanded slotted sentence.
 * @returns At most one move for each mention, in order of appearance.
 * @example readMoves('@0 fell 50% while @1 rose 10%').map(({ pct }) => pct); // => [-50, 10]
 */
export function readMoves(sentence: string): Move[] {
  const found = [
    ...[...sentence.matchAll(together)].flatMap(bothMoves),
    ...[...sentence.matchAll(markets), ...sentence.matchAll(nouns), ...sentence.matchAll(owned)].map(moveOf),
  ];
  return found
    .filter((move, i) => found.findIndex(({ market }) => market === move.market) === i)
    .sort((a, b) => a.start - b.start);
}

function moveOf(match: RegExpExecArray): Move {
  const { market, ownWay, ownSize, way = ownWay, size = ownSize } = match.groups!;
  return {
    market: Number(market),
    pct: signedSize(way!, size!),
    start: match.index,
    end: match.index + match[0].length,
  };
}

function bothMoves(match: RegExpExecArray): Move[] {
  const { other, otherWay, otherSize } = match.groups!;
  const first = moveOf(match);
  return [first, { ...first, market: Number(other), pct: signedSize(otherWay!, otherSize!) }];
}

function signedSize(way: string, size: string): number {
  const falls = down.test(way) || /^(?:decline|loss|plunge|slide|crash|tumble)$/.test(way);
  return (falls ? -1 : 1) * Number(size);
}
