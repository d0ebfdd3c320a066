/** A wording that says nothing like it was there before, with what is left of the sentence once it is read. */
export interface SuperlativeFinding {
  readonly found: boolean;
  /** All of history by its own words ("ever", "unprecedented"), rather than only "the largest". */
  readonly allHistory: boolean;
  /** It is denied: "not unprecedented". */
  readonly denied: boolean;
  /** The sentence with the wording blanked out, same length, so that its "not" and "never" deny nothing else. */
  readonly rest: string;
}

const seen =
  '(?:seen|observed|witnessed|recorded|happened|occurred|existed|experienced|measured|registered|documented|heard of)';

const degree =
  '(?:this|so|such|as|more|further|farther|wider|larger|bigger|greater|lower|higher|weaker|stronger|less|worse|better|like this|like that|that (?:far|wide|much|low|high|weak|strong))';

/** Wordings whose "not" and "never" belong to the superlative. */
const neverBefore = [
  String.raw`\b(?:not|never|has never|have never|had never) (?:been )?(?:previously |before )${seen}(?: before)?\b`,
  String.raw`\bpreviously (?:un ?seen|unobserved|unrecorded|unknown)\b`,
  String.raw`\b(?:not|never) (?:[^ ]+ ){0,4}?${seen}(?: (?:before|previously|ever|(?=since|in \w+ (?:year|decade)|until now|for \w+ year)|$))`,
  String.raw`\b(?:not|never) (?:been )?${seen} (?=since|in |for |before|until|$)`,
  String.raw`\bnever before\b`,
  String.raw`\bnot in (?:living memory|my lifetime|a generation|decades|years)\b`,
  String.raw`\bnever been (?:any |much |quite )?(?!(?:under|over|ever|after|other|either|neither|longer)\b)[a-z]{3,}er\b`,
  String.raw`\bnever (?:[^ ]+ ){0,11}?${degree}\b`,
  String.raw`\b(?:not|never) (?:[^ ]+ ){0,5}?${degree}(?: [^ ]+){0,12}? (?=since|in (?:over |more than |at least |nearly |almost |about )?(?:a |an )?(?:\w+ )?(?:year|decade|month|quarter|generation)|for (?:\w+ )?(?:year|decade))`,
  String.raw`\b(?:no|without(?: any)?|lacks?|lacking) (?:historical |real |recent )?(?:precedents?|parallels?|equal)\b`,
  String.raw`\bnothing like (?:this|it|that)\b(?:(?: [^ ]+){0,12}? ${seen} before)?`,
  String.raw`\bno other (?:day|week|month|quarter|year|session)\b`,
  String.raw`\bno (?:one|body) has (?:ever )?seen\b`,
  String.raw`\bnever ${seen}\b`,
  String.raw`\b(?:has|have|had) (?:never|not) (?:ever )?(?:happened|occurred|been the case)(?: before)?\b`,
  String.raw`\b(?:never|not) (?:[^ ]+ ){0,6}?(?:before|like this)\b(?! (?:the|it|they|long))`,
  String.raw`\bnot once\b`,
  String.raw`\b(?:do|does|did) not (?:think|believe|recall|remember) (?:[^ ]+ ){0,8}?ever\b`,
  String.raw`\bnever (?:[^ ]+ ){0,11}?(?:like|the way) (?:it|they) (?:does|do|is|are|has|have|did)\b(?: (?:now|today))?`,
  String.raw`\bno (?:wider|larger|bigger|greater|deeper|weaker|stronger|lower|higher|worse|sharper) `,
  String.raw`\b(?:not|never) since\b`,
  String.raw`\b(?:at )?no (?:other )?(?:time|point|moment|stage|period)\b`,
  String.raw`\b(?:exceed(?:s|ed|ing)|(?:larger|wider|bigger|greater|worse|deeper) than) (?:anything|everything|any other|all others?)\b`,
  String.raw`\b(?:in|of) (?:our|the|this|its) (?:entire |whole |full )?(?:sample|data ?set|data|database|dataset)\b`,
  String.raw`\bunlike anything\b(?: [^ ]+){0,3}? (?:seen|before|history)\b`,
  String.raw`\b(?:has|have|is|are|was|were|did) (?:the |these |those )?(?:@\d+|[^ ]+)(?: [^ ]+){0,6}? ever\b(?! since)`,
  String.raw`\bwhen (?:was|were|did) the last time\b`,
];

/** "New", "of all time" and other wordings that mean all of history. */
const record = [
  String.raw`\bunprecedented(?:ly)?\b`,
  String.raw`\ball time\b`,
  String.raw`\brecord(?:s)?(?: breaking| setting| smashing| shattering)?\b(?! of\b)`,
  String.raw`(?<!for )\bever\b(?! (?:since|wid|grow|more|larger|so|greater|closer))`,
  String.raw`\b(?:in|of) (?:all |its |their |recorded |market |modern |financial |the )*(?:history|existence|life|lifetime)\b(?! of (?:a|an) )`,
  String.raw`\bon record\b`,
  String.raw`\bof all time\b`,
  String.raw`\bsince (?:records began|inception|its inception|its launch|launch|data began|the data began|the beginning|trading began|day one|its birth|genesis)\b`,
  String.raw`\bhistoric(?:al)? (?:high|highs|low|lows|extremes?|records?|peak|proportions|divergence|gap|decoupling|underperformance|outperformance|disconnect|break|split|scale|first)\b`,
  String.raw`\bsince (?:it|they|@\d+) (?:first )?(?:was |were )?(?:launched|began|begun|started|listed|listing|debuted|debut|existed|began trading|started trading|creation)\b`,
  String.raw`\b(?:unheard of|unseen|uncharted|unparalleled|unrivall?ed|without equal|unmatched|never before seen|novel)\b`,
  String.raw`\b(?:for )?(?:the )?(?:very )?first time\b`,
  String.raw`\bno other time\b`,
  String.raw`\b(?:than|as) (?:at )?any(?: other)? (?:time|point|moment|period|stretch)\b(?! (?:this|of the) (?:year|month|quarter|week))`,
  String.raw`\bthan ever\b`,
  String.raw`\bhistory (?:has|books)\b`,
];

/** Only "the largest", whose reach must be said or is all of history. */
const largest = [
  String.raw`\b(?:largest|biggest|widest|greatest|highest|lowest|weakest|strongest|worst|best|furthest|farthest|sharpest|deepest|steepest|wildest|tightest|poorest|loosest|longest|fastest|slowest|starkest|record setting)\b(?! (?:crypto|cryptocurrency|coin|token|asset|holder|company|companies|bank|exchange|way|guess|case|of both))`,
  String.raw`\bmost (?:[^ ]+ )?(?:extreme|stretched|divergent|diverged|decoupled|correlated|uncorrelated|pronounced|since|in|ever|dislocated|severe|dramatic|disconnected|significant)\b`,
  String.raw`\bthe (?:most|least|furthest|farthest|largest|lowest|highest)\b(?! (?:likely|of|traders|investors|people|important|popular|part))`,
  String.raw`\bleast (?:correlated|coupled|linked)\b`,
  String.raw`\bthan (?:at )?any(?: other)? (?:time|point|moment|period|stretch)\b`,
  String.raw`\bmore (?:[^ @]+ )?than (?:it|they) (?:has|have|had)(?: been)?\b`,
  String.raw`\b(?:most|least) (?=since)`,
];

const denials = [
  String.raw`\b(?:not|hardly|far from|never|nowhere near|by no means|anything but|nothing|neither|scarcely|no) (?:[^ @]+ ){0,4}?$`,
];

const joined = (patterns: readonly string[]): RegExp => new RegExp(patterns.map((one) => `(?:${one})`).join('|'), 'g');

const neverBeforePattern = joined(neverBefore);

const recordPattern = joined(record);

const largestPattern = joined(largest);

const denialPattern = joined(denials);

const notAPrecedent =
  /\b(?:not (?:as if|as though|like) [^~]{0,60}~|(?:hardly any(?:one|body)|nobody|no one|few(?: people| would)?) (?:would |could |can )?(?:call|calls|describe|describes)|(?:is|are|was|were|has|have) (?:[^ @]+ )?precedents?|(?:has|have|had) (?:[^ @]+ )?(?:happened|been seen|occurred) (?:[^ ]+ )?before|seen (?:it|this) before|(?:has|have) been (?:much |far |even )?(?:bigger|larger|wider|greater|worse|deeper|higher|lower|weaker|stronger) (?:before|in the past|previously)|(?:(?:has|have) (?:seen|had)|there (?:have|has) been) (?:much |far |even )?(?:bigger|larger|wider|greater|worse|deeper|higher|lower|weaker|stronger)|nothing (?:new|special|unusual)|not (?:new|unusual|exceptional|extraordinary)|business as usual|(?:is|are|was) (?:perfectly |quite |entirely |completely )?(?:normal|ordinary|routine|common))\b/;

const nearRecord =
  /\b(?:one of (?:the|its|their)|among (?:the|its|their)|(?<!\bnot (?:even |anywhere )?|\bnowhere )(?:near|nears|nearing|nearly|almost|close to|approach(?:es|ing|ed)?|shy of|within reach of)(?: (?:a|an|the|its))?|(?<!every )(?<!per )(?:second|third|fourth|fifth|sixth|2nd|3rd|\d+th)) (?:[^ @,]+ )?(?:records?|all time|unprecedented|ever|historic|(?:\w+ year|\w+ month|decade) (?:highs?|lows?)|largest|biggest|widest|greatest|highest|lowest|weakest|strongest|worst|best|furthest|farthest|deepest|steepest|most)\b(?: (?:[^ ,;]+ ){0,6}?(?:on record|in history|of all time|ever|in (?:the )?(?:past |last )?(?:\w+ )?(?:years?|decades?)|since \w+))?/g;

/**
 * What does a sentence say of records once those only nearly reached are left out?
 *
 * "One of the largest gaps ever", "close to a record" and "the second worst since 2018" claim no record.
 *
 * @param sentence Expanded slotted sentence.
 * @returns The sentence with such wordings blanked out, same length.
 * @example withoutNearRecords('a near record gap'); // => 'a ___________ gap'
 */
export function withoutNearRecords(sentence: string): string {
  return sentence.replace(nearRecord, (match) => '_'.repeat(match.length));
}

/**
 * Does a sentence say that nothing like it was there before, or that it is the largest?
 *
 * "Has never been this far", "not previously observed" and "not seen since" are superlatives: their "never" and "not"
 * deny nothing. "Not unprecedented" is a superlative denied.
 *
 * @param sentence Expanded slotted sentence or a part of one.
 * @returns What was found, and the sentence without it.
 * @example readSuperlative('@0 has never been this far from @1').allHistory; // => true
 */
export function readSuperlative(sentence: string): SuperlativeFinding {
  const withoutNever = sentence.replace(neverBeforePattern, blank);
  const never = withoutNever !== sentence;
  const denied = isDenied(withoutNever);
  const withoutRecord = withoutNever.replace(recordPattern, blank);
  const withoutLargest = withoutRecord.replace(largestPattern, blank);
  return {
    found: withoutLargest !== sentence || denied,
    allHistory: never || withoutRecord !== withoutNever || denied,
    denied,
    rest: denied ? withoutDenial(withoutLargest) : withoutLargest,
  };
}

function isDenied(sentence: string): boolean {
  if (notAPrecedent.test(sentence)) return true;
  for (const pattern of [recordPattern, largestPattern])
    for (const { index } of sentence.matchAll(pattern))
      if (sentence.slice(0, index).search(denialPattern) >= 0 && !isDoubt(sentence.slice(0, index))) return true;
  return false;
}

/** "There is no doubt this is a record" denies nothing. */
function isDoubt(before: string): boolean {
  return /\b(?:no|not) (?:doubt|question|only|just|merely)\b/.test(before.slice(-40));
}

function withoutDenial(sentence: string): string {
  return sentence.replace(/\b(?:not|hardly|far from|nowhere near|by no means|anything but|neither|scarcely)\b/g, blank);
}

function blank(match: string): string {
  return '~'.repeat(match.length);
}
