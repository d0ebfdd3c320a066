import said from './furniture.json' with { type: 'json' };
import plain from './plain-words.json' with { type: 'json' };

/** The words of some lines. */
export const wordsOfLines = (lines: readonly string[]): readonly string[] => lines.join(' ').split(' ');

/** Verbs whose past is not made by rule: base, past, participle. */
const irregular: Readonly<Record<string, string>> = said.irregular;

/** Verbs of more than one syllable, or in -w or -x, that do not double their last letter. */
const neverDoubles = /(?:en|er|or|ow|ay|oy|ew|on|it|et|op)$/;

const doubles = /^(?:drop|top|pop|stop|hop|outstrip|let|get|hit|set|put|cut|permit|pin|split|swap|chop)$/;

/** All forms of a verb, and its participle. */
export interface VerbForms {
  readonly all: readonly string[];
  readonly participle: string;
}

/**
 * Under which forms does a verb appear?
 *
 * @param base Infinitive, one word in lower case.
 * @returns Infinitive, third person, past, participle and -ing form.
 * @example verbForms('lag').all; // => ['lag', 'lags', 'lagged', 'lagged', 'lagging']
 */
export function verbForms(base: string): VerbForms {
  const stem = stemOf(base);
  const [past, participle] = (irregular[base] ?? `${stem}ed ${stem}ed`).split(' ') as [string, string];
  return { all: [base, thirdPerson(base), past, participle, `${ingStem(base, stem)}ing`], participle };
}

function thirdPerson(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
}

function stemOf(base: string): string {
  if (base.endsWith('e')) return base.slice(0, -1);
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}i`;
  return isDoubling(base) ? base + base.at(-1)! : base;
}

function ingStem(base: string, stem: string): string {
  return base.endsWith('y') ? base : stem;
}

function isDoubling(base: string): boolean {
  if (doubles.test(base)) return true;
  return /[^aeiou][aeiou][bdgklmnprt]$/.test(base) && !neverDoubles.test(base);
}

/** Words that change nothing about which claim is made: grammar, chat, headline filler, adverbs of manner and nouns that stand for a
    market's price. */
export const furniture: ReadonlySet<string> = new Set(wordsOfLines(said.furniture));

const verbs = wordsOfLines(plain.verbs);
const nouns = wordsOfLines(plain.nouns);

/** Forms of verbs that can follow a market's name: "ether finishes the week behind". */
export const plainPredicates: ReadonlySet<string> = new Set(verbs.flatMap((verb) => verbForms(verb).all.slice(2, 4)));

function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/** Nouns among the plain words: before "week" or "month" they say which one. */
export const plainNouns: ReadonlySet<string> = new Set(nouns);

/** Words that tell of another measure, unit, part, subject, condition or world, or that take back what was said. */
export const bearingWords: ReadonlySet<string> = new Set(wordsOfLines(plain.bearing));

/**
 * Words of everyday language that measure nothing and limit nothing.
 *
 * They colour a sentence ("with Powell's pivot party", "and the desk yawned") and change no claim about two prices, except
 * right after a market's name, where they make something else of it ("Ethereum conferences").
 */
export const plainWords: ReadonlySet<string> = new Set(
  [
    verbs.flatMap((verb) => verbForms(verb).all),
    nouns.flatMap((noun) => [noun, plural(noun)]),
    wordsOfLines(plain.adjectives),
  ]
    .flat()
    .filter((word) => !bearingWords.has(word)),
);

/** A pattern written over several lines; how far they are set in does not count. */
export const pattern =
  (flags: string) =>
  ({ raw }: TemplateStringsArray, ...parts: readonly string[]): RegExp =>
    new RegExp(String.raw({ raw }, ...parts).replaceAll(/\n\s*/g, ''), flags);

const [gi, gim, gm, g] = [pattern('gi'), pattern('gim'), pattern('gm'), pattern('g')];

const monthName =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?' +
  '|nov(?:ember)?|dec(?:ember)?)';

const monthsShort = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** "A quarter", "two thirds", as a coefficient is written. */
function coefficient(count: string, part: string): string {
  const of = { half: 2, third: 3, quarter: 4, fifth: 5 }[part.toLowerCase().replace(/s$/, '')] ?? 1;
  const times = 'one two three four'.split(' ').indexOf(count.trim().toLowerCase()) + 1;
  return String(Number((Math.max(1, times) / of).toFixed(2)));
}

const monthOf = (written: string | undefined): string => monthsShort[Number(written) - 1]!;

const yearOf = (written: string | undefined): string => (written === undefined ? '' : ` ${written.padStart(4, '20')}`);

/** "14-15 %", "between 7 and 8 %": the middle of what is close together. */
const middleOf = (written: string, low: string, high: string): string =>
  Number(high) > Number(low) && Number(high) - Number(low) <= Math.max(2, Number(low) / 5)
    ? `about ${(Number(low) + Number(high)) / 2}` : written; // prettier-ignore

/** "By mid-single digits": within a fifth of the middle. */
const digitsWritten = gi`\b
  by (?:an? |the )?(low|mid|middle|high)(?:[- ]to[- ](?:mid|high))?[- ]
  (single[- ]digits?|double[- ]digits?|teens|twenties|thirties|forties|fifties)\b
  (?: percent\b| per cent\b| ?%| points\b| amount\b| margin\b)?`;

const tensOf: Readonly<Record<string, number>> = {
  double: 10,
  teens: 10,
  twenties: 20,
  thirties: 30,
  forties: 40,
  fifties: 50,
};

const sizeInDigits = (part: string, of: string): string =>
  part === 'low' && of.startsWith('s')
    ? 'at most 3'
    : `about ${(tensOf[of.split(/[- ]/)[0]!] ?? 0) + ['l', 'm', 'h'].indexOf(part[0]!) * 3 + 2}`;

/** "Went into July 16 points behind", "came into the third quarter …": as it stood at the end of June. */
const eveOf = (period: string): string => {
  const quarter = { second: 3, third: 6, fourth: 9, final: 9, half: 6 }[period.toLowerCase()];
  const month = quarter ?? monthsShort.indexOf(period.slice(0, 3).toLowerCase());
  return `at the end of ${monthsShort[month - 1] ?? 'dec'}`;
};

/** What a value was before it has doubled, tripled or halved to this. */
const beforeIt = (verb: string, to: string): string =>
  (Number(to) * ({ doubled: 0.5, tripled: 0.333, halved: 2 }[verb] ?? 1)).toFixed(2);

type Rewrite = string | ((found: string, ...groups: string[]) => string);

const crossTicker = g`\b
  (ETH|BTC|SOL|XRP|ADA|BNB|LTC|DOGE|LINK|AVAX|DOT|IWM|RUT|SPY|SPX|QQQ|NDX|GLD|XAU|SLV|XAG|TLT|UUP|GOLD|DXY)(?!\1)
  (BTC|ETH|SOL|IWM|RUT|SPY|SPX|QQQ|NDX|GLD|SLV|TLT|UUP|GOLD|XAU|DXY)\b`;

const market =
  '(?:bitcoin|btc|ether(?:eum)?|eth|gold|gld|bullion|spy|spx|s&p(?: 500)?|qqq|ndx|nasdaq(?: 100)?|iwm|rut|russell(?: 2000)?' +
  '|tlt|small[- ]caps|large[- ]caps|stocks|bonds)';

const held = market.replaceAll(/s&p|nasdaq|russell/g, '(?:the )?$&');

const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ones =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const [tensSaid, onesSaid] = [tens.join('|'), ones.join('|')];

/** "Minus twenty-two" as "-22". */
function signedOf(_: string, sign: string, digits?: string, ten?: string, one?: string, alone?: string): string {
  const least = ones.indexOf((one ?? alone ?? '').toLowerCase()) + 1;
  const value = digits ?? String(10 * (ten ? tens.indexOf(ten.toLowerCase()) + 2 : 0) + least);
  return `${sign.toLowerCase() === 'plus' ? '+' : '-'}${value}`;
}

/** A spelling with its parts in their places: `{market}` any name of one, `{time}` when something was. */
function inWhole(written: string): string {
  const whole = written.replace(
    /\{([a-z]+)\}/g,
    (kept, name: string) => (said.parts as Record<string, string>)[name] ?? kept,
  );
  return whole === written ? whole : inWhole(whole);
}

/** Ways of writing and the one that is read, in the order in which they are put right. */
export const spellings: readonly (readonly [written: RegExp, meant: Rewrite])[] = [
  [/&amp;/gi, '&'],
  [gm`^(?:[A-Z]{2,} )*(?:MARKETS?|WRAP|WRAPUP|UPDATE|FOREX|METALS|STOCKS|TREASURIES|CRYPTO|BONDS|ANALYSIS|FOCUS|EXPLAINER|COLUMN)-
    (?=[A-Z])`, ''],
  [gi`\b(?<!-)half an? (?=(?:per ?cent|percentage point|pct|%) (?:lower|higher|up|down|more|less|better|worse|firmer|weaker|softer
    |stronger|ahead|behind)\b)|(?<=\bwithin )half an? (?=point of (?:each |one an)other)`, '0.5 '],
  [/\b(less than|more than|under|over|within|not even|barely) an? (?=(?:percentage )?point\b)/gi, '$1 1 '],
  [/\b(to|under|in|within) (?:the )?single digits\b/gi, '$1 less than 10 points'],
  [new RegExp(`\\b(?:as|when|with) (${monthName}) (?:ended|closed|over|came to an end)\\b`, 'gi'), 'at the end of $1'],
  [/\b(was|is|are|did|does|do|has|have|had|could|would|should|were|ca|wo)nt\b/gi, "$1n't"],
  // "return, points (latest: 43)"
  [gim`(?<![\d.] ?)\b(percentage points|points|pts|pp|per ?cent|pct|%)\)? ?[,:(] ?\(?(?:latest|last|now|current(?:ly)?|today
    |end)?[:=]? ?([+-]?\d+(?:\.\d+)?)\)?(?=[.\s]*$)`, '$2 $1'],
  [gi`\b(?:heading|going|moving|rolling) into (?:the )?second half(?: of the year)?(?=,)(?![^.!?]*\b(?:year|ytd
    |(?<!russell )20\d\d|month|quarter)\b)`,
    'over the first half'],
  [gim`(?:^(?:and |so )?|\b(?:at|by|as of) (?:the )?)(?:half[- ]?time|halfway|mid-?way|half-?year|mid-?year)
    (?: (?:mark|point|stage|line|post|check|update|report|review|report card|scorecard|scoreboard|score|wrap|recap|tally
    |results))?(?=(?::| -|,| (?:the |it's (?:the )?|${market}\b)))(?![^.!?]*\b(?:year|ytd|(?<!russell )20\d\d|month
    |quarter|week|through|match|game|h1|first half)\b)`, 'midway through the year'],
  [/\bin the (?:(?:still )?(?:young|new)) year\b/gi, 'this year'],
  [pattern('gi')`
    \bwith (?:the first )?half (?:of )?(?:the|this) year (?:gone|over|done|past|behind (?:us|them)|in the books
    |complete)\b`, 'midway through the year'],
  [gi`\b(?:as|with|when|while) the (quarter|half|month|week|year) (?:is )?(?:now )?(?:ends?|closes|ending|closing
    |draw(?:s|ing) to (?:a|its|an) (?:close|end)|comes to (?:a|its|an) (?:close|end)|wind(?:s|ing) down)\b`, 'as this $1 ends'],
  [gi`\b(?:came|went|headed|entered|start(?:ed|s)|began|(head|go|enter|start)ing) (?:in)?(?:to )?(?:the month of )?
    (?:(${monthName})|(?:the )?(?:(second|third|fourth|final) quarter|second (half)(?: of the year)?))(?=,? (?:[^\s.;!?]+ ){0,5}?
    (?:points? (?:ahead|behind|up|down|clear|adrift|in front|short|better|worse)|ahead|behind|trail(?:ing|ed)|leading|led|adrift
    |in front)\b)`,
    (_, going, ...named) => `${going ? '' : 'was '}${eveOf(named.slice(0, 3).find(Boolean)!)}`],
  [gi`\bat (?:the )?(?:half[- ]?time|(?:halfway|mid-?way|half-?year|mid-?year) (?:mark|point|stage))(?! (?:of|in|through|for)\b)
    (?=[^.!?]*\b(?:year|20\d\d)\b)`, 'midway through the year'],
  [gi`(?<=[.!?] )(still|now|currently) (?=(?:about |some |around |roughly |nearly |almost )?[\w-]+ points (?:ahead|behind|clear
    |to the good|in front|adrift|up|down)\b)`, 'It is $1 '],
  [gim`^((?:19|20)\d\d|[\w ]{3,20}) was (?:going|supposed|meant) to be the (?:year|month|quarter|one) [^.:;]{8,80}?,? (?:and
    |but) (?:so )?it (?:did|was|has)(?:n't)?[:.] `, 'In $1 '],
  [/\b(it|they)'d (?=(?:built|opened|amassed|enjoyed|established|carved out|held)\b)/gi, '$1 had '],
  [gim`(?<=^|[.!?:] )((?:people|everyone|everybody|folks|they|maxis) (?:(?:keep|keeps|kept|still|always) )?(?:say|tell|insist|claim
    |repeat)\w* [^.;:!?]{5,90}?), but (?:zoom out,? )?(?=(?:it|they|the|that)\b)`, '$1. But '],
  [gi`\blook (?:at )?where (?:the|that|this|its?|their) (?:gap|spread|hole|deficit|lead|margin|shortfall) (?:was|stood) (?:back )?
    (in|at|on) ([^,.;]{3,25}?),? (?:and )?(?:(?:then )?look )?(?:at )?(?:(?:it|where it (?:is|stands)) )?(?:now|today)[,:]? `,
    (_, lead, then) => `since ${lead === 'at' ? 'the ' : ''}${then.replace(/^the /i, '')} `],
  [gi`\bas (?:the )?((?:first|second) half|(?:first|second|third|fourth|final) quarter|H[12]|Q[1-4])((?: of)? 20\d\d)? (?:draws|drew
    |comes|came|is coming) to (?:a|an|its) (?:close|end)\b`, 'over the $1$2'],
  // "Have tech bulls noticed that …?"
  [gim`^(?:have|has|did|do|does) (?:any |many |most |all )?(?:of )?(?:the |you |our |these |those )?(?:[\w-]+ ){0,2}?(?:bulls?|bears?
    |fans?|holders?|people|investors?|traders?|maxis?|folks|bros|anyone|anybody|everyone|everybody)(?: else)? (?:notice[ds]?|seen
    |see|clocked|reali[sz]ed?|spot(?:ted)?)(?: that)? (?=(?:the )?\S)`, ''],
  [/\bmidyear\b/gi, 'mid-year'],
  [/,? if only by\b/gi, ' by'], [/\bone (?:big )?trade\b/gi, 'the same trade'], // prettier-ignore
  [gi`\b(?:(?:about|roughly|nearly|almost|more than|less than|over|some) )?(?:double|twice|triple|three times
    |half) the (?=[\d.]+ ?(?:%|per ?cent) (?:gain|rise|return|advance|loss|fall|drop|decline)\b)`, 'against the '],
  [/\b(\d+) or (\d+)(?= ?(?:%|per ?cent|pct|points))/gi, (_, low, high) => `${(Number(low) + Number(high)) / 2}`],
  [/(?<![\d./-])(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)(?= ?(?:%|per ?cent|pct)(?! (?:range|band|corridor|target|split)))/gi, middleOf],
  [/\bbetween (\d+(?:\.\d+)?) ?(?:%|per ?cent)? and (\d+(?:\.\d+)?)(?= ?(?:%|per ?cent|pct))/gi, middleOf],
  [gi`\b(eth|sol|xrp|ada|ltc|doge) (btc|eth)(?= (?:(?:is |sits |now |just |still |back )*(?:at|near|hit|hits|made|printed|printing
    |broke|breaking|below|under|above) (?:an? |its |the )?(?:\S+ ){0,2}?(?:low|lows|lowest|high|highs|highest|0\.\d+)|chart|pair
    |cross)\b)`, '$1/$2'],
  [gi`\b(?:the )?price of (?:an? |one )?(?=(?:bitcoin|ether|ethereum|gold|bullion) in (?:bitcoin|ether|gold|bullion)\b)(\w+) in `,
    '$1 priced in '],
  [/\bsince mid-?month\b/gi, 'since the middle of the month'],
  // "is gold over TLT at a high"
  [gim`(?<=^|[:(] ?|\bis |\bwatching |\bchart of |\bratio of )(the )?(${market}) over (?:the )?(${market})(?=(?:,? (?:again|now|just|still
    |once more))? (?:ratio|(?:is |sits |stands |trades )?(?:back )?(?:at|near) (?:an? |its |the )?(?:\S+ )?(?:\S+ )?(?:low|high
    |record|peak)|is [\d.]+ ?% (?:below|under|off|above)|hits?|hit|made|makes|prints?|printed|set|sets|touched|reached|broke)\b|, )`,
    '$1$2/$3'],
  [gim`\b((?:with|to|against|and|vs\.?|versus) the |corr\w* (?:with|to) )(?:ten|10)[- ]?(?:years?|yr|y)(?=$|[.,;:?!)]| (?:is|was|has
    |at|of|this|since|in|turned|fell|rose|now|over the|near)\b)`, '$110-year yield'],
  // "wouldn't call it a rout, …"
  [gim`^(?:well, |look, |no, |i |we |personally,? i )?would(?:n't| not) (?:really |quite |exactly |even |yet )?call (?:it|that
    |this) (?:an? |the )?(?:\w+[- ]){0,2}\w+(?: yet| exactly| just yet)?(?:,|:|;| -+) (?:but |because |since |as )?(?=\S)`, ''],
  // "so much for crypto as a hedge: …"
  [/^so much for (?:crypto|cryptos|altcoins|alts|tokens|digital assets|digital gold|tech)\b[^:.,;!?\d]{0,50}(?::| -+|[.!]) (?=\S)/gim, ''],
  [gi`(?<!\b(?:did|bought|fetched|commanded|got|as|than) )\bat (?:its|their|the) (?:all[- ]time )?(?:peak|top|record|summit)
    (?= (?:and|while|whereas|but|as of)\b|[,;])`, 'at a record'],
  [/(% |per ?cent )(?:away|short|shy|adrift) (?:from|of) (?=(?:its|their) own\b(?! (?:\w+ )?(?:low|bottom|trough)))/gi, '$1below '],
  [gi`\bwho (?:had |has |have )?(?:swapped|switched|traded|exchanged|ditched|dumped|sold|rotated|moved|got|went) (?:out of |from )?
    (${held}) (?:for|into|to) (${held})(?: (?:(?:back )?in|on) (?=(?:early |late |mid-)?[A-Z]|the |20\d\d))?`,
    (written, from, to) => `who held ${to} instead of ${from}${/ (?:in|on) $/i.test(written) ? ' since ' : ''}`],
  // "holding TLT instead of ETH in 2022 lost you less"
  [gi`\b(?:holding|owning|buying|having) (${held}) (?:instead of|rather than|over|and not) (${held})\b([^.;:!?\n]{0,60}?)(?: has| have
    |,)? (made
    |earned|lost|cost|saved|returned)(?: you| us| me| people| investors| holders| clients)? (less|more)(?: money| cash| dollars)?\b`,
    (_, first, second, time, verb, far) => `${first} ${verb === 'cost' ? 'lost' : verb} ${far} than ${second}${time}`],
  [g`(\b(?:gap|spread|distance|divergence|gulf)\b[^.!?\n]*)\. (?:It|That|This) is (?:now |currently |today )?
    (?=(?:more than |about |roughly |almost |nearly |over )*
    (?:twice|double|triple|\w+ times) (?:its|the|their) (?:usual|normal|average|typical|long-run)\b)`, '$1, now '],
  // "for the third quarter running" is no third quarter
  [gi`\bfor (?:the|a|an) (second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?:(?:straight|consecutive|successive) )?(day
    |week|month|quarter|year)(?: (?:running|in a row|in succession|on the trot|straight|on the bounce)\b|(?<=for an? \w+ quarter)
    (?= ?,))`, 'for a $1 straight $2'],
  [gi`\bek(?:es?|ed|ing) out (?:an? )?(?:small |slim |narrow |modest |tiny |rare )?(?:gain|win|lead|victory|advantage|edge) (?:on
    |over|against) (?=\S)`, 'beats '],
  [/\bcheapest to (?=(?:the )?(?:bitcoin|btc|gold|ether|eth|s&p|spy|spx|nasdaq|qqq|stocks|bonds)\b)/gi, 'cheapest against '],
  [gi`\b((?:its|their) (?:cheapest|dearest|lowest|highest|weakest|strongest)(?: level| price| point)?) in (?=(?:bitcoin|btc|ether
    |eth|gold|bullion)(?: since\b| for \w+ (?:days|weeks|months|years)| in (?:\w+ |more than ){1,3}(?:months|years)| ever|[.,;]|$))`,
    '$1 against '],
  [gi`(?<=\bcorr[^.;]{0,80} from \+?0?\.\d+) to (?:about |near |nearly |roughly |almost |around |just about )?(?:zero|nil|nothing)\b`,
    ' to 0'],
  // "Liberation Day to today: …"
  [/^(?:from )?((?:the )?[^\d:,.;!?+-]{3,25}) (?:to|until|till|through) (?:today|now|date)(?=: )/gim, 'since $1'],
  [gi`\bthan at any (point|time|moment|stage) (?:in|during|of) (?:the )?(?:pandemic|covid(?: crash| crisis| panic| years?)?
    |lockdowns?)\b`, 'than at any $1 since February 2020'],
  [gi`\bsince (?:the )?(?:pandemic|covid|lockdown|corona)[- ](?:(?:crash|sell-?off|rout|panic|shock) (?:of|in) (?:the )?)?(spring
    |summer|autumn|fall|winter)(?: (?:of )?2020)?\b`, 'since the $1 of 2020'],
  [gi`(?<=\bdivid\w+ [^.;:]{3,60}),? and (?:the |your )?(?:result|answer|outcome|number you get|line)(?= (?:is|was|sits|stands|has
    |hit|fell)\b)`, ' and it'],
  [gi`\b(corr\w*[^.;]{0,80}?) (?:(?:roughly|about|almost|nearly|more than|more or less) )?(doubled|tripled
    |halved) to (?:about |around |roughly )?
    (0?\.\d+)`,
    (_, before, verb, to) => `${before} ${verb === 'halved' ? 'fallen' : 'risen'} from about ${beforeIt(verb, to)} to ${to}`],
  [gi`\b(?:snap(?:ped|s)|claw(?:ed|s)|sprang|sprung|spr(?:ing|ung)s|storm(?:ed|s)|roar(?:ed|s)|charg(?:ed|es)|bounc(?:ed
    |es)) back (?=(?:by |about |around |roughly |some |almost |nearly |over |more than )*\d+(?:\.\d+)? ?(?:%|per ?cent|points))`,
    'rebounded '],
  // "… is 0.55. Highest since 2022."
  [gi`(?<=\b(?:corr\w*|ratio|cross|\w{3}/\w{3}|coefficient)\b[^.!?\n]*(?:\.\d+[^.!?\n]*)*)\. (?:(?:That's|That is|It's|It is|Now
    |Still) )?(?:(the|its|a) )?(highest|lowest|widest|weakest|strongest|biggest|largest|tightest|loosest|narrowest)((?: (?:reading
    |level|print|close|figure|value|correlation|ratio))? (?:since|in)\b[^.!?\n,;]{1,40})(?=[.!]?(?:\s|$))`,
    (_, the = 'the', most, rest) => `, ${the.toLowerCase()} ${most.toLowerCase()}${rest}`],
  // "said Mr. Vance, 71, who …"
  [/\bhalf[- ]way\b/gi, 'halfway'],
  [gi`(?<=\bsmall[- ]?caps\b[^.;:\n]{0,40}\b(?:beat\w*|trail\w*|lag\w*|outr[au]n|out\w+ed|under\w+ed|than|behind|of|over|against
    |versus|vs)) (?:large|big)(?: ones)?(?=,? (?:by|for|in|over|since|this|last|again)\b|[.,;])`, ' large caps'],
  [g`(?<=\b(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][\w'-]+|\b(?:said|says|admitted|added|joked|explained
    |according to) (?:[A-Z][\w'-]+ ){1,2}[A-Z][\w'-]+), \d\d(?=[,.])`, ''],
  [gi`\b(?:at|by|on) (?:the )?(?:half[- ]?time|halfway|mid[- ]?way|half[- ]?year (?=mark|point|stage))(?:[- ]?(?:mark|point|stage
    |line|post))?(?: (?:of|in|through|for))? (?=(?:(?:the|this) )?year\b|20\d\d\b)`, 'midway through '],
  [gi`\b(?:at|by) (?:the|this) year's (?:half[- ]?time|halfway|mid[- ]?way)(?:[- ]?(?:mark|point|stage))?(?= *[,:.-]| \w)`,
    'midway through the year'],
  [gi`\b(?:actual|physical) (?=gold\b|bullion\b)|\b(?:in|during|through) (?:the|this) (?:[\w-]+ )?(?:sell-?off|rout|slump|slide
    |rally|rebound|recovery) (?=since )`, ''],
  // "Genuine question from an ASX lurker: …"
  [gim`^(?:a )?(?:genuine|serious|honest|quick|dumb|stupid|real|silly|simple|newbie|noob)(?: question)? (?:question|q) (?:from
    |for) [^:.?]{1,40}: `, ''],
  [/\b(in|since|from|of|during|for|late|early|mid|back in|to|summer|spring|autumn|winter|year) '(\d\d)\b(?! ?%)/gi, '$1 20$2'], // "in '22"
  [/\b(small|smaller|large|larger|big|bigger)[- ]cap U\.?S\.? (?=stocks?|shares|equit|names|compan)/gi, 'US $1 cap '],
  [/\b(?:mega|big|large)[- ]?cap tech(?:nology)?(?: stocks| shares| names)? \((\$?(?:QQQ|NDX))\)/gi, '$1'],
  [gi`\b(small|large)[- ]cap(?=/(?:small|large|mid)[- ]cap)|(?<=/)(small|large)[- ]cap\b(?!s)`,
    (written: string) => `${written.slice(0, 5)} caps`],
  [gi`\b(eth|ether) (btc|bitcoin)(?= (?:(?:back|still|now|sits?|stands?|trading|trades|is) )*(?:at|below|above|under|over
    |near) 0?\.\d)`, '$1/$2'],
  [gi`\b["']?digital[- ]gold["']? (?=narratives?\b|stor(?:y|ies)\b|lines?\b|tales?\b|thes[ie]s\b|memes?\b|talk\b|labels?\b|tags?\b
    |brand|pitch|crowd\b|believers?\b)`, ''],
  [/^(?:TIL|PSA|FYI|AMA|ELI5|ITT|IMO|IMHO|TLDR|TL;DR|NB|PS)\b(?:: | that |, | - | )/gm, ''],
  [/^\+1\b[,.!:]? (?=[a-z$@])/gim, ''], [/^\^+ ?(?:this|that|exactly|agreed|so much this)?[.!:,]* (?=\S)/gim, ''],
  [/^\[(?:fwd?|re|ot|tldr|tl;dr|update|edited|edit|repost|thread|pinned|bot|auto|draft|chart|note)\]:? */gim, ''],
  [/["'](only|just|merely|a mere)["']/gi, '$1'],
  [gi`\b(small|large|big)s?( (?:[<>]+|vs\.?|versus|beats?|beating|trails?|trailed|lags?|lagged|leads?|led) |/)(small|large|big)s?\b
    (?![- ](?:cap|compan|tech|stock|business))`, '$1 caps$2$3 caps'],
  [gi`\b(gold|bullion|bitcoin|ether(?:eum)?|btc|eth|crypto|dollar)[-/](?:stock|equit(?:y|ie)|share)s?\b(?= (?:performance |return |price )?
    (?:gap|spread|gulf|divide|ratio|corr|link|relationship|divergence))`, '$1/stocks'],
  [gi`\b(?:stock|equit(?:y|ie)|share)s?[-/](gold|bullion|bitcoin|ether(?:eum)?|btc|eth|crypto|dollar)\b(?= (?:performance |return |price )?
    (?:gap|spread|gulf|divide|ratio|corr|link|relationship|divergence))`, 'stocks/$1'],
  [/(?<=[:)%,;] )[1-9][.)] (?=\$?[A-Z])/g, ''],
  // "…, hasn't it?"
  [gi`(?:,| -+) (?:(?:has|have|had|is|are|was|were|do|does|did|wo|ca|could|would|ai|should)(?:n't|nt)? (?:it|they|he|she|there|we
    |you)(?: now| though| not)?|right|correct|no|yes|yeah|eh|huh|innit|don't you think|wouldn't you (?:say|agree)|am i right)\?`, '?'],
  // "…; in fact it led by 48 points"
  [/(?:;| [-–—]|, but) (?:but )?(in (?:actual )?(?:fact|reality|truth)),? /gi, '. $1, '],
  [/(\bdigital gold\b[^.!?]{0,60})\bthe real thing\b/gi, '$1gold'],
  [/&#39;|&apos;|&rsquo;/gi, "'"], [/ ?\(\d{1,2}:[0-5]\d(?::[0-5]\d)?\) ?/g, '; '], [/&quot;|&[lr]dquo;/gi, '"'], [/&nbsp;/gi, ' '],
  [/\b(?:NASDAQ|NYSE|NYSEARCA|AMEX|ARCA|CBOE|BATS|COINBASE|BINANCE|KRAKEN|BITSTAMP):(?=\^?[A-Z])/g, ''],
  [crossTicker, '$1/$2'],
  // "QQQ over TLT closed at a record"
  [g`\b(ETH|BTC|SOL|IWM|SPY|QQQ|GLD|SLV|TLT) over (?!\1)(ETH|BTC|IWM|SPY|QQQ|GLD|SLV|TLT)(?=,? (?:\w+ ){1,4}(?:records?|
    (?:all[- ]time|\w+[- ](?:year|month|week))[- ](?:high|low|peak|trough))\b)`, '$1/$2'],
  [/\b(?:dow|tech|bank|bond|growth|value|energy)[- ]heavy (?=S&P|SPX|Nasdaq|Russell|QQQ|SPY|IWM)/gi, ''],
  [/\b(days?|sessions?|weeks?|months?|quarters?|years?) on the (?:trot|spin|bounce)\b/gi, '$1 in a row'],
  [/\b(lockstep|tandem|unison|sync|step|together|hand in hand) day (?:after|by) day\b/gi, '$1'],
  [/\b(eth|btc|sol|xrp|ada|bnb|ltc|doge|link|avax|dot)(?!\1)(btc|eth|sol)\b/gi, '$1/$2'],
  // "The ETH/BTC chart. Three-year low."
  [gi`([A-Z]{3,4}/[A-Z]{3,4}(?: chart| ratio| pair| cross)?)\. (?=(?:an? |the )?(?:(?:\S+[- ](?:year|month|week)|all[- ]time
    |record)[- ](?:low|high)s?\b|(?:lowest|highest|weakest|strongest) (?:since|in)\b))`, '$1: '],
  [/(?<=% |per cent )plays (?=[+-]?\d)/gi, 'vs '], [/\b(?:minus|negative) (?=\.?\d)/gi, '-'],
  [/(\d)x'?e?d\b/gi, '$1x'], [/\bc\. ?(?=\d)/gi, 'c '], [/\bcut in half\b/gi, 'halved'],
  [gi`\ba (?:more than|over) (?=(?:\d+|two|three|four|five|six|seven|eight|nine|ten)[- ](?:year|month|week|decade)[- ](?:low
    |high)\b)`, 'a '],
  [/\bsmall[- ]caps?\/large[- ]caps?\b/gi, 'small caps/large caps'],
  [gi`\b(small[- ]caps?\b[^.]*)\b(?:the|their) (?:big|large|bigger|larger|big[- ]cap|large[- ]cap) (?:ones|boys|peers|cousins|names
    |brethren|siblings|rivals|counterparts|brothers|stocks)\b`, '$1large caps'],
  [gi`\b((?:large|big)[- ]caps?\b[^.]*)\b(?:the|their) (?:small|little|smaller|small[- ]cap) (?:ones|fry|peers|cousins|names
    |brethren|siblings|rivals|counterparts|brothers|stocks)\b`, '$1small caps'],
  [/\bby (?:an? )?double[- ]digits?\b/gi, 'by at least 10 points'],
  [digitsWritten, (_, part, of) => `by ${sizeInDigits(part.toLowerCase(), of.toLowerCase())} points`],
  [/\bfirst halves\b/gi, 'first half'],
  [/\b([\w&]+)[-/]treasur(?:y|ies)\b(?= (?:correlation|corr|gap|spread|ratio|link|relationship))/gi, '$1/TLT'],
  [/\btreasur(?:y|ies)[-/]([\w&]+)(?= (?:correlation|corr|gap|spread|ratio|link|relationship))/gi, 'TLT/$1'],
  [/\ba (?:mere |tiny |small )?fraction of\b/gi, 'less than half of'],
  [/\b(\d+(?:\.\d+)?)\+(?= ?(?:points?|pts|pp|%|percent)\b)/gi, 'at least $1'],
  [/\b(?:a|one|every|each) (?:dollar|buck)\b(?= (?:put|invested|parked|placed|stuck|in|into)\b)/gi, '$$1'],
  [/\b(\d+)(?:\+|[- ]plus)(?=[- ]?(?:yrs?|years?|mths?|months?|weeks?|wks?|days?)[- ](?:lows?|highs?)\b)/gi, '$1'], // "a 20+ year low"
  [/(?<!\w)(-?(?:\d+(?:\.\d+)?|(?:twen|thir|for|fif|six|seven|eigh|nine)ty))[- ]?(?:ish|odd)\b/gi, '~$1'],
  [/\b(\d+(?:\.\d+)?)[- ]plus (?=points?\b|percentage|pp\b|pts?\b|% ?|per ?cent)/gi, 'at least $1 '],
  [/\bmulti(?=(?:year|decade|month|week|day|quarter)s?\b)/gi, 'multi-'],
  [gi`\b(one|two|three|\d+), (two|three|five|six|\d+),? and (three|five|six|ten|twelve|\d+)[- ](year|month|week|day)s\b`,
    '$1 $4s, $2 $4s and $3 $4s'],
  [/\bsmall[- ]?(?:caps?)?(?: |-)?(?:to|vs\.?|versus|\/)(?: |-)?large[- ]?(?:caps?)?(?= (?:ratio|relative))/gi, 'small caps/large caps'],
  [/\blarge[- ]?(?:caps?)?(?: |-)?(?:to|vs\.?|versus|\/)(?: |-)?small[- ]?(?:caps?)?(?= (?:ratio|relative))/gi, 'large caps/small caps'],
  [/([+-]\d+(?:\.\d+)? ?%?) \/ (?=\$?[A-Z]{2,5}\b)/g, '$1, '], [/(?<=[a-z0-9]) '?n'? (?=\$?[a-z])/gi, ' and '],
  [/\b(gap|spread|distance|difference|correlation|link|relationship|ratio) among (?=\$?\w+(?: \w+)? and\b)/gi, '$1 between '],
  [gi`\b(BTC|ETH|Bitcoin|Ethereum|Ether|gold|SPY|QQQ|IWM|TLT|Nasdaq|SPX|stocks) x (?=(?:the )?\$?(?:BTC|ETH|Bitcoin|Ethereum|Ether
    |gold|SPY|QQQ|IWM|TLT|Nasdaq|SPX|DXY|S&P|Russell|stocks|bonds)\b)`, '$1/'],
  [gi`\b((?:correlat\w+|link(?:ed|s|age)?|relationship|ties?|tied|connection) (?:to|with) )(?:u\.?s\.? )?(?:treasury |bond )?yields\b`,
    '$1the 10-year yield'],
  [gi`\b(los(?:es?|t|ing)|ma(?:de|kes?)|earn(?:s|ed)?|gain(?:s|ed)?)(?: you| us| me| people| investors| holders| clients)? (less
    |more) money\b`, '$1 $2'],
  [gi`\b(?:the )?(?:two (?:largest|biggest|main|top)|(?:largest|biggest|top) two) (?:cryptocurrencies|cryptos|coins|tokens
    |digital assets|crypto assets)\b`, 'bitcoin and ether'],
  // "…; to the Nasdaq it's 0.51"
  [gi`\b((\d+-day )?correlation (?:of|between) [^.;]*? -?0?\.\d+)[;,] (?:and )?(?:to|with) (the )?([^,;.]{2,25}?),? (?:it's |is )?
    (?=-?0?\.\d)`,
    (_, first, window = '', the = '', other) => `${first}, and its ${window}correlation with ${the}${other} is `],
  // "another sleepy year for the gold bugs"
  [gi`(?<=\b(?:week|month|quarter|half|year|summer|spring|autumn|winter|season|stretch|run|ride) for (?:the |us |all |poor )*)(eth
    (?:er|ereum)?|btc|bitcoin|gold|s&p(?: 500)?|nasdaq(?: 100)?|russell(?: 2000)?|small[- ]caps?|bonds?|treasury|dollar) (?:holders
    |owners|bugs|bulls|fans|investors|longs|bros|maxis|hodlers|folks|crowd|faithful)\b`, '$1'],
  [/\b(TLT|GLD|SPY|QQQ|IWM) (?:bond|gold|index|stock|treasury) fund\b/g, '$1'],
  [gi`\b(eth(?:er|ereum)?|btc|bitcoin|gold|bullion|stock|bond|small[- ]cap|nasdaq|s&p(?: 500)?) (?:holders|owners
    |investors|hodlers|bagholders)(?=,? [+-]\d| (?:are|were|sit|sat|have|stand) (?:now |still |sitting |nursing )?
    (?:up|down|on|at) (?:about |around |some |roughly |nearly |over )?\d)`, '$1'],
  [gi` for the no\. ?2 (?:token|coin|crypto\w*)`, ''],
  [gi`\b(?:just |only |barely |merely )?a few (?:percentage )?points (?=ahead|behind|better|worse|clear|more|less|above
    |below|deeper|wider|higher|lower|steeper|bigger|smaller)`, 'less than 10 points '],
  [/\b(today|now),? (?:I|we) (?:get|see|have|measure|make it) (?=(?:about |around |roughly |some )?-?0?\.\d)/gi, '$1 it is '],
  [gim`^(?:the |my |our )?year(?:[- ]end|'s end)?(?: (?:in review|is over|is done|scoreboard|scorecard|wrap|recap
    |review))+(?=:)`, 'Year-end tally'],
  [gim`^(?:(?:and )?that(?:'s| is) a wrap on|the books are closed on) ((?:19|20)\d\d|H[12]|Q[1-4]
    |the (?:first|second) half|the (?:first|second|third|fourth) quarter)(?=:)`, 'in $1'],
  [gim`^(?:the )?(?:first (?:half|six months)|H1) (?:is|are) in the books(?=:)`, 'in the first half'],
  [/Ξ(?=[\s/,.]|$)/g, 'ETH'], [/₿(?=[\s,.!?]|$)/g, 'BTC'],
  [/\bbtwn\b|\bb\/w\b/gi, 'between'], [/\bplus (?=\.?\d)/gi, '+'],
  [/(\d) of (?:a|one) (?=per ?cent\b|percentage point\b|point\b|pc\b)/gi, '$1 '],
  [/\b(\d+)\+[- ]?(?=(?:yrs?|years?|months?|weeks?|days?|sessions?)\b)/gi, '$1-'],
  [/\blarge and small[- ]caps?\b/gi, 'large caps and small caps'], [/\bsmall and large[- ]caps?\b/gi, 'small caps and large caps'],
  [/\b(?:stock|equity)s?[-/ ]bonds?\b/gi, 'stocks/bonds'], [/\bbonds?[-/ ](?:stock|equity)s?\b/gi, 'bonds/stocks'],
  // "has fallen to a half, from three quarters in May"
  [gi`(?<=(?:\b(?:to|from|at|of|is|was|above|below|than|versus|vs|against|near|now|it's|has|been|hit|reached)|[:,;]) (?:(?:just|only
    |barely|comfortably|well|about|around|roughly|nearly|almost|some|slightly|over|under|above|below|back|up|at|close to|more than
    |less than) )*)(minus |negative )?((?:an? |one )?(?=half)|(?:an? |one )(?=(?:third|quarter|fifth)\b)|(?:two |three |four )
    (?=thirds|quarters|fifths))(half|thirds?|quarters?|fifths?)\b(?<=\b(?:corr|rho\b|r =)[^\n]{0,240})(?<!\b(?:by
    |over) (?:about |around |roughly |nearly |almost )?
    (?:an? |one |two |three )?\w+)(?!-| (?:of|the|as|that|what|which|an?(?! (?:quarter|month|week|fortnight) (?:ago|earlier|before))
    |its|their|later|ago|earlier|before|prior|in|on|straight|running|century|cycle|end|year|month|week|hour|point|percent|per|%
    |lower|higher|less|more|cheaper|down|up|ahead|behind|or)\b)`,
    (_, sign = '', count = '', part) => `${sign && '-'}${coefficient(count, part)}`],
  [/\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.(?= ?\d)/gi, '$1'], [/\b60\/40\b/g, 'classic'],
  [/(?<![\d/])(0?[1-9]|1[0-2])\/(20\d\d)(?![\d/])/g, (_, month, year) => `${year}-${month.padStart(2, '0')}`], // "05/2025"
  // "2H23"
  [/\b([12])(?:H|h(?= ?'?(?:20)?[12]\d\b))(?:(?: ?'| )?((?:20)?[12]\d)\b(?! ?%|[.,]?\d))?/g, (_, half, year) => `H${half}${yearOf(year)}`],
  [/\b([1-4])q(?:(?: ?'| )?((?:20)?[12]\d)\b(?! ?%|[.,]?\d))?/gi, (_, quarter, year) => `Q${quarter}${yearOf(year)}`], // "2q25", "3Q"
  [/\b(q[1-4]|h[12])(?: ?'|[-/])?((?:20)?[12]\d)\b(?! ?%)/gi, (_, part, year) => `${part}${yearOf(year)}`], // "Q2/25"
  [/\b(20\d\d)(?=q[1-4]|h[12])/gi, '$1 '],
  [gi`\b(since|from|on|until|by|after|before) (1[3-9]|2\d|3[01])/(0?[1-9]|1[0-2])(?![\d/])`,
    (_, lead, day, month) => `${lead} ${day} ${monthOf(month)}`],
  [gi`\b(since|from|on|until|by|after|before) (0?[1-9]|1[0-2])/(1[3-9]|2\d|3[01])(?![\d/])`,
    (_, lead, month, day) => `${lead} ${monthOf(month)} ${day}`],
  [/\b(since|until) (0?[1-9]|1[0-2])\/(0?[1-9]|1[0-2])(?![\d/])/gi, '$1 $2th/$3th'], // two days in two countries, and no score
  [/\b((?:19|20)\d\d) ?- ?((?:19|20)\d\d|1[3-9]|2\d)\b(?!-)/g, (_, first, last) => `${first} to${yearOf(last)}`], // "2022-24"
  [new RegExp(`\\b(${monthName}) ?- ?(${monthName})\\b`, 'gi'), '$1 to $2'],
  [/\b(?:ttm|ltm)\b/gi, 'trailing twelve months'],
  [gi`\b(?:(?:around |about |at |on )?(?:this|the same) (?:time|point|stage|day|month|date)(?: in| of)?) last (year|month|week
    |quarter)\b`, 'a $1 ago'],
  [/\b(?:from )?((?:mon|tues|wednes|thurs|fri)day) to \1\b/gi, 'over the week to $1'],
  [/\bw\/(?=\s)/gi, 'with'],
  [/\bw\/w\b|\bwow\b(?=[^.!?]*\d)(?<=\d ?%? ?wow)/gi, 'week over week'],
  [/\bm\/m\b|\bmom\b(?<=\d ?%? ?mom)/gi, 'month over month'],
  [/\bq\/q\b|\bqoq\b/gi, 'quarter over quarter'], [/\by\/y\b|\byoy\b/gi, 'year over year'],
  [/\bx ?(?=\d+(?:\.\d+)?\b(?![\d/]))(\d+(?:\.\d+)?)/gi, '$1x'],
  // "The Russell plus ten, the Nasdaq minus two"
  [gi`\b(plus|minus) (?:(\d+(?:\.\d+)?)|(${tensSaid})[- ]?(${onesSaid})?|(${onesSaid}))\b`, signedOf],
  ...said.spellings.map(({ written, meant }) => [new RegExp(inWhole(written), 'gi'), meant] as const),
]; // prettier-ignore

/** Tags at the end of a line that name no market of the claim. */
export const topics = gim`
  (?: #(?:crypto|cryptocurrency|cryptocurrencies|cryptotwitter|stocks|stockmarket|markets?|investing|trading|finance|fintech|defi
  |altcoins?|altseason|altszn|memecoins?|web3|blockchain|macro|wallstreet|money|news|hodl|bullish|bearish|fomc|fed|etf|etfs|ath
  |charts?|data|quant)\b)+(?=\s*$|\n)`;

/** Contractions written out. */
export const contractions = new Map(
  Object.entries(said.contractions).map(([written, meant]) => [written, meant.split(' ')]),
);

export const verbEndings: readonly (readonly [RegExp, string])[] = [
  [/n't$/, 'not'], [/'ve$/, 'have'], [/'re$/, 'are'], [/'ll$/, 'will'], [/'d$/, 'would'], [/'m$/, 'am'],
]; // prettier-ignore

/** Shorthand and its long form. */
export const longForms = new Map(Object.entries(said.longForms));

export const scripts: readonly (readonly [string, RegExp])[] = [
  ['Japanese', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['Korean', /\p{Script=Hangul}/gu],
  ['Chinese', /\p{Script=Han}/gu],
  ['Russian or another language written in Cyrillic', /\p{Script=Cyrillic}/gu],
  ['Arabic, Persian or Urdu', /\p{Script=Arabic}/gu],
  ['Hebrew', /\p{Script=Hebrew}/gu],
  ['Greek', /\p{Script=Greek}/gu],
  ['Thai', /\p{Script=Thai}/gu],
  ['Hindi or another language written in Devanagari', /\p{Script=Devanagari}/gu],
  ['Bengali', /\p{Script=Bengali}/gu],
  ['Tamil', /\p{Script=Tamil}/gu],
  ['Georgian', /\p{Script=Georgian}/gu],
  ['Armenian', /\p{Script=Armenian}/gu],
];

export const english = new Set(wordsOfLines(said.english));

export const smallWords = Object.entries(said.languages).map(
  ([language, words]): readonly [string, ReadonlySet<string>] => [language, new Set(wordsOfLines(words))],
);
