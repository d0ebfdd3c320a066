import { pattern } from './furniture.ts';
import disowning from './disowning.json' with { type: 'json' };
import { anyOf, wordingsOf, work } from './reach.ts';
import { type Row, wordingRows } from './relations.ts';
import said from './stance.json' with { type: 'json' };

/** Denials, hedges, futures, conditions, reasons, questions and other people's words. */
export const stanceRows: readonly Row[] = [...wordingRows(said.stance), ...wordingRows(said.retract)];

/** "…, so spare me the excuses" follows from it for the reader alone. */
export const appeals = pattern('i')`
  ^(?:spare|stop|please|let|enjoy|read|do|tell|go|take|keep|save|cry|cope|give|think|yes|no|yeah|there|here|much|much for|congrats
  |thanks|pay|get|good|maybe)$`;

/** Moods that move prices. */
export const mood = pattern('i')`
  ^(?:fears|hopes|worries|concerns|jitters|optimism|bets|speculation|euphoria|anxiety|hype|mania|frenzy|craze|enthusiasm|hysteria
  |panic|chatter|rumou?rs)$`;

/** Whose orders move prices. */
export const buyers = pattern('i')`
  ^(?:corporate|institutional|retail|treasury|central|bank|haven|dip|panic|forced|bargain|foreign|hedge|fund|company|companies|state
  |official|insider|sovereign|pension|safe|chinese|indian)$`;

/** "Our 90-day measure for ether and the S&P 500 stands at 0.62", after a sentence about correlation. */
export const measures = pattern('i')`
  \b((?:the|our|its|their|that|this) (?:(?:rolling|trailing|\d+[- ](?:day|session|week|month)) )*)(?:measure|reading|gauge|figure
  |number|estimate)\b`;

/** "Always", "every time": one that moves first does so by habit. */
export const habitual =
  /^(?:almost |nearly )?(?:always|usually|typically|generally|(?:every|each) (?:single )?time|tend.*)\W*$/i;

/** What is so now, and at no other time that is named beside it. */
export const nowWords = /^(?:now|currently|presently|already|today)$/i;

/** How a sentence begins that gives a cause of the one before. */
export const causeOpenings =
  /^(?:and |but |so )?(?:all|most|much|half|every|none|that|this|it|which|the|owed|because|due|thanks|courtesy|blame)\b/i;

const verb = "(?= (?:is|was|has|had|lost|made|did|fell|rose|slid|sank|\\w+ed)\\b|'s)";

/** The first and the second of two markets. */
export const [formers, latters] = [
  new RegExp(`\\bthe (?:former|first${verb})\\b|^one${verb}`, 'gi'),
  new RegExp(`\\bthe (?:latter|second${verb}|other${verb})\\b`, 'gi'),
];

/** What a market is called beside another: "the metal eased 1 %". */
export const nicknames: readonly (readonly [RegExp, RegExp])[] = [
  [/\bthe (?:yellow |precious )?metal\b/gi, /^(?:GOLD|GLD|SILVER|SLV)$/],
  [/\b(?:the|your) (?:coin|token|cryptocurrency)\b/gi, /^(?:ETH|BTC|SOL|XRP)$/],
  [/\bthe (?:techs|tech index)\b/gi, /^(?:NDX|QQQ)$/],
  [/\bthe (?:smaller|younger) (?:coin|token|cryptocurrency|one|rival|sibling|cousin|brother|sister|peer)\b/gi, /^ETH$/],
  [
    /\bthe (?:larger|bigger|older) (?:coin|token|cryptocurrency|one|rival|sibling|cousin|brother|sister|peer)\b/gi,
    /^BTC$/,
  ],
  [/\bthe (?:benchmark|broader market)\b(?! \S*(?:s&p|index|nasdaq|russell|fund|for|of)\b)/gi, /^(?:SPX|SPY)$/],
];

export const metalNames = /\b(?:gold|silver|bullion|platinum|copper)\b/gi;

export const coinNames = /\b(?:bitcoin|btc|ether|ethereum|eth|xrp|solana|sol|dogecoin|litecoin|altcoins?)\b/gi;

const of = '(?:(?:its|the|their) |(?<=\\b(?:of|than|with|to|past|against|behind|from) ))(?:much |far )?';
const kin = "(?:rival|sibling|cousin|brother|sister|peer|competitor)\\b(?!s|'s)";

/** "Its smaller rival", "behind larger sibling" */
export const [smallerRival, largerRival] = ['(?:smaller|younger|little|junior)', '(?:larger|bigger|older|big)'].map(
  (size) => new RegExp(`\\b${of}${size} ${kin}`, 'gi'),
) as [RegExp, RegExp];

/** "Against QQQ it has dropped 30 points", "By Friday it was up 119 %": the opening before the market of the sentence before. */
export const openingIt = pattern('i')`
  ^((?:and |but |so )?(?:when(?:ever)?|every time|each time|what(?:ever)?) (?=it \w)|(?:and |but |so )?(?:(?:against|versus|vs
  |relative to|measured in|by|on|in|since|over)\b[^,.;:]{1,50}?|year to date|so far this year|ytd),? (?=it (?:has|is|was|had|lost
  |made|fell|rose|beat|trails|\w+ed)\b|it's))it\b`;

/** What a sentence after one about a ratio says of its level: "It is at its lowest since 2020", "last seen in March". */
export const levels = pattern('i')`
  ^(?:(?:it|that|this)(?:'s| is| was) )?(?:now |still |back |currently )*(?:(?:sitting|sits|trading|trades|standing|stands|hovering
  |hovers|stuck|parked|languishing|languishes|holding) )?(?:at )?(?:the |a |an |its )?(?:\w+[- ])?(?:lowest|highest|low|high|weakest
  |strongest)\b|\b(?:last (?:time|seen|visited|traded)|(?:this|so|that) (?:low|high|weak|strong|cheap)\b.*\bsince)\b`;

/** "The last time it led by this much was 2010.", "You have to go back to 2010 for a lead this wide.": how rare what was said before is. */
export const rarities = pattern('i')`
  ^(?!.*\?)(?:.*\blast time (?!(?:i|we|you|they|anyone|someone) (?:look|check|ask|hear|talk|wrote|write|spoke))|.*\b(?:go|going|goes
  |went) (?:all the way )?back to \w+\b.*\b(?:find|see|for|when|since|last)\b|(?=.*\b(?:not|never|no|hasn't|haven't|first
  |without)\b)(?=.*\b(?:(?:by )?(?:this|that|so|as) (?:much|far|wide|big|large|badly?|well|long|strong|weak)|like (?:this|that|it)
  |done so|happened|occurred)\b).*\b(?:since|before|ever|in|for)\b|.*\b(?:the|its|their|a) (?:widest|biggest|largest|worst|best
  |steepest) (?:such )?(?:leads?|gap|margin|difference|divergence|spread|lag|split|disparity|gulf|(?:out|under)performance)\b.*\b
  (?:since|ever|on record|in)\b)`;

/** "Saw someone claim …", "People keep saying …": what others say who have no name. */
export const hearsay = pattern('i')`
  ^(?:(?:i )?(?:just )?(?:saw|heard|read|seen|overheard) (?:some(?:one|body)|people|folks|a (?:guy|post|thread|take|tweet)|posts
  |takes)|(?:some )?(?:people|folks|maxis|they|everyone|everybody|someone|somebody|some(?: guy)?)(?: (?:keep|still|once|always
  |here))* (?:say|said|claim|think|thought|insist|argue|repeat|tell|told|swear|believe)(?:s|ed|ing)?)\b`;

/** What somebody else says is not what the writer does: "Your columnist writes that … In fact, …". */
export const inFact = /^(?:but )?(?:in (?:fact|reality|truth)|actually)\b/i;

/** "… on 22 May. In the month as a whole it beat …": which month the sentences before say. */
export const unanchored = /\b(?:in|over|for) the (?:week|month|quarter|half|year) as a whole\b/i;

/** No label of who says so. */
export const unsafeLabels = pattern('i')`
  \b(?:myth|novels?|screenplay|fairy ?tale|once upon|plot|fiction|fake|hypothesis|scenario|forecast|joke|satire|lie|hoax|prediction
  |question|rumou?r)\b`;

/** ", which is not how havens behave", ", which shouldn't surprise anybody": how somebody takes what was said. */
export const ofSurprise = pattern('i')`
  ^which (?:(?:\w+n't|\w+ not|hardly|never) )+(?:exactly |at all )?(?:how|what|why|where|who|the way|(?:\w+ ){0,3}?(?:surpris\w*
  |shock\w*|astonish\w*|bother\w*|worr\w*|stop\w*|deter\w*|prevent\w*|please\w*|impress\w*))\b`;

/** How the writer sets something aside. */
export const concession = new RegExp(
  `^(?:whatever|regardless|forget|despite|(?:and )?whether (?:it|that|this|they)\\b|for all the|no matter|say what` +
    `|contrary to|never mind|even (?:if|though) (?:(?:the|some|most|many|my|your|all|those|a lot of) )*(?:\\w+ )?(?:people|crowd` +
    `|community|maxis|bulls|bears|bugs|fans|folks|believers|twitter|everyone|everybody|no one|nobody|headlines|media|press|they (?:say` +
    `|think|claim))\\b|in spite of|after (?:month|week|year)s|as (?:it|they) (?:always|usually|often|so often))\\b`,
  'i',
);

const [anybody, expecting, making] = [
  '(?:few|nobody|no one|one|none|hardly any\\w*|almost no\\w*|not many|not a soul|many|some|most|everyone|everybody' +
    '|people|folks|they|you|we|i|analysts|economists|strategists|traders|bulls|bears|maxis|critics|pundits|the (?:street|market|media' +
    '|consensus)|wall street)',
  '(?:predict|expect|foresaw|fores[eo]e|anticipat|imagin|guess|dared?|pencill?ed|thought (?:possible|likely)|believ' +
    '|bet |wager|saw coming|seen? coming|notic|mention|wanted|had on)',
  '(?:ask|wonder|call|tell|told|complain|laugh|argu|cry|cried|cope|coping|post|tweet|insist|pretend|act like|whin' +
    '|yell|shout|scream|debat|fight|doubt|talk|care|forget|forgot|worry|worri)',
];

/** ", a result few would have predicted", "and people still ask me if crypto is dead": what others make of a claim. */
export const onlookers = pattern('i')`
  ^(?:,? ?(?:an?|the|which|something|as) (?:\w+ ){0,2}?${anybody}\b.{0,70}?\b${expecting}
  |(?:,|and|but|yet|while|so)+ (?:\w+ ){0,2}?${anybody}(?: \w+){0,2}? ${making})`;

/** How a market is called that stands beside the claim: "a strong dollar". */
export const marketTone = pattern('i')`
  ^(?:very )?(?:strong|stronger|strengthening|strengthened|resurgent|mighty|weak|weaker|weakening|rising|falling|surging|soaring
  |sliding|sinking|slumping|soft|softer|firm|firmer|booming|rallying|rampant|wobbly)$`;

/** What stands before it: "despite a", "in the face of the". */
export const backdrops = pattern('i')`
  ^(?:despite|in spite of|even with|in the (?:face|teeth) of|def(?:y|ies|ied|ying)|shrug\w* off|against|for all (?:the |this )?(?:talk
  |fears?|worries|hype) of|amid|with)(?: an?| the| its| such an?)?$`;

/** How an aside about a market begins. */
export const asideStart = new Set(
  `a an the once launched which who founded created long now often widely known born still then home itself whose formerly historically
  traditionally usually`.split(/\s+/),
);

/** What is more than an aside. */
export const notAside = new Set(
  'other size sized move maybe not never if false reason over either since bare-dur price'.split(' '),
);

/** Of what a label consists: "Chart of the day:". */
export const labelKinds =
  /^(?:unknown|word|says|number|date|period|since|over|between|bare-dur|day|bare-date|quiet|hedge|elsewhere|outlook|punct|true)$/;
/** How a qualification begins: a preposition, a condition, a measure. */
export const qualifying = new Set(
  `in on at by per for with without within from of to under over above below after before since until till during through across
  than as like or if unless except excluding including incl ex net gross adjusted measured priced counted based using assuming
  given versus vs against among between outside inside beyond when where whereas though although because weighted hedged only nor
  minus plus barring bar save about around near almost not never no nope wrong false hardly barely maybe perhaps unlike despite
  once ignoring omitting removing discounting excepting according compared relative depending provided supposedly allegedly
  unadjusted annualised annualized`.split(/\s+/),
);

/** What is left out, or how the figures were made. */
export const terms = new RegExp(
  '^(?:without(?! (?:a |much |any |further )?(?:doubt|question|fail|warning|notice|exception|fanfare|fuss|ado))' +
    '|excluding|except|ex-?\\b|barring|' +
    'stripp|leaving out|(?:apart|aside) from (?!that|this)|net of|gross of|including|in theory|on paper|in terms of' +
    '|per unit|(?:with|on|using) (?:\\w+ )?(?:leverage|gearing|borrowed money)|measured(?! (?:this|that) way\\b| (?:so|thus)\\b)|' +
    'counting (?!down|on)|(?:\\w+[- ])?(?:un)?(?:adjusted|weighted|hedged|annuali[sz]ed)|' +
    '(?:only )?(?:if|once|when|unless|assuming|provided|as long as|so long as)(?: that)?(?: \\w+){0,3} (?:count|start' +
    '|begin|began|measur|includ|exclud|' +
    'leave|strip|take out|adjust|correct|account|allow|buy|bought|sold|held|ignor|weigh|convert|reinvest|paid|pay' +
    '|omit|skip|rebalanc|hedg|go by)\\w*)',
  'i',
);

const counted =
  '(?:earnings|profits?|revenues?|sales|margins?|holders|owners|wallets|users|devs|developers|addresses' +
  '|transactions?|tx count|fees|downloads|searches|search interest|mentions|followers|subscribers|airtime|headlines|popularity|hype' +
  '|vibes|market (?:share|cap)|mindshare|tvl|hash ?rate|yields?|dividends?|valuations?|adoption|employees|staff|volatility|risk' +
  '|drawdowns?|sharpe)';

/** "Fees paid, active wallets, devs, you name it.", "Market share, I'm talking about.": a list, and no verb, of what was compared. */
export const lists = new RegExp(
  String.raw`^(?!.*\b(?:is|are|was|were|has|have|had|will|would|can|could|do|does|did|be|been|says?|said|starts?|begins?|came` +
    String.raw`|comes)\b(?<!\bthat is|\bi do))(?:(?:in|by|on) )?(?:(?:the|number|numbers|amount|total|daily|active|monthly` +
    String.raw`|google|app|new|of|their` +
    String.raw`|sheer|unique|per|number of) ){0,3}(?:\w+ )?${counted}\b(?: [\w-]+){0,2}(?:,|[.!]*$|(?: and|:) )`,
  'i',
);

/** "Every bit of that lead is owed to the AI craze": how a cause of what was said before begins. */
export const causes = new RegExp(
  `^(?:and |but |so )?(?:(?:(?:all|most|much|half|every bit|none)(?: of)? ?)?(?:that|this|it|which|the (?:whole )?(?:lead|gap|difference|` +
    `move|rally|divergence|outperformance|spread))?\\b.{0,40}?\\b)?(?:owed? to|because of|because|due to|thanks to|down to|courtesy of|` +
    `driven by|caused by|the result of|explained by|the work of|blame)\\b`,
  'i',
);

const ofThatGap =
  '(?:it|that|this|the (?:whole |entire )?(?:gap|lead|difference|divergence|outperformance|spread|split|divide|move|gain)s?)';

/** "… is the reason", "the only reason: central banks", "the Fed did that", "thank the Fed", "and that's purely the SEC nod":
    a cause, however it begins. */
export const causeSaid = pattern('i')`
  ^(?!.{0,40}\bnot\b|.{0,40}n't\b)(?:(?:and |but )?(?:this|that|it|all of (?:this|that|it))(?:'s| is| was) (?:all
  |entirely|purely|solely|wholly|mostly|largely|mainly|simply|just|only) (?:down|due|owed|thanks) to |(?:the|its) (?:
  (?:only|sole|whole|main|real|one|simple|big) )*(?:reason|cause|driver|explanation|culprit|trigger|catalyst)s?
  (?: (?:for|behind) ${ofThatGap})?(?:'s| is| was|:)[ ]|(?!(?:who|what|nobody|no one|nothing|he|she|i|we|you|they
  |it)\b)[\w' -]{2,40} (?:alone )?(?:did|caused|explains) (?:all (?:of )?)?(?:that|this|it)[.!]*$|.*(?:'s| is| are| was
  | were) (?:the|one|a|another) (?:\w+ )?(?:reason|cause|driver|culprit)s?(?: why| (?:for|behind|of) ${ofThatGap})?
  (?:,.*)?[.!]*$|.*\b(?:is|are|was|were|stands?|lies?) (?:\w+ly )?behind[ ]${ofThatGap}[.!]*$|.*\b(?:puts?|chalks?
  |chalked|attributed?s?) ${ofThatGap} (?:down |up )?to\b|.*\bput the (?:[\w']+ ){1,5}down to\b
  |.*\bit was (?:[\w']+ ){1,4}(?:that|which) drove it[.!]*$|(?:(?:you|we) (?:can|may|could|have)[ ](?:to )?(?:all )?
  |i |just |mostly )?(?:blame|thank)s? (?!you\b|her\b|him\b|them\b|us\b|god\b|goodness\b|fuck|heavens?\b|me\b)
  |(?!who\b|what\b|nobody\b)(?:[\w'-]+ ){1,3}(?:credit(?:s|ed)?|blamed?) (?!it\b|them\b)|(?:and |but )?(?:that|this|it)
  (?:'s| is| was) (?:purely|entirely|solely|all (?:on|because|about|down)|100 ?%) |.*\bgets? (?:all )?the (?:credit
  |blame)\b)`;

/** "Adjusted for the risk you took", "for its volatility". */
export const adjusting = pattern('gi')`
  \b(?:(?:re)?adjust|account|correct|controll?|allow|normali[sz]|standardi[sz]|scal|compensat)(?:ed|ing) for\b[^,.;:]*
  |(?<!\b(?:appetite|hunger|taste|thirst|tolerance|demand|desire) )\bfor (?:the |its |their |all (?:the
  |that) |that )?(?:\w+ )?(?:risks?|volatility|vol|variance)\b(?![- ]o(?:n|ff)\b)[^,.;:]*`;

const [solely, force] = [
  '(?:purely|solely|entirely|wholly|mainly|mostly|largely|chiefly|primarily|partly|only|simply|exclusively|literally|totally)',
  '(?:buying|buyers|demand|purchases|hoarding|stockpiling|mania|hype|frenzy|craze|boom|euphoria|fears?|panic|rush' +
    '|tariffs?|cuts|hikes|war|debasement|inflows)',
];

/** How a cause begins inside a sentence: "…, and the sole reason is …", "… and that's 100 % …", "a gap created by …", "owing
    purely to …". */
export const causeWithin = new RegExp(
  String.raw`\b(?:the|its|their) (?:(?:only|sole|whole|entire|main|real|one|single|big|biggest|obvious|key|true|simple) )*` +
    String.raw`(?:reason|cause|driver|explanation|culprit|trigger|catalyst)s?(?: (?:for|behind|of) (?:it|this|that` +
    String.raw`|the \w+)| why)?(?:(?:'s| is| was` +
    String.raw`| are| were| being|:)(?! (?:not|no|never|unclear|unknown|hardly)\b|n't)|, )|` +
    String.raw`(?<=^|[,;(–—-] ?|\band )(?:that|this|it)(?:'?s| is| was) (?:(?:purely|entirely|solely|wholly|100 ?%) (?!\d)` +
    String.raw`|all about (?!to\b)|(?:all|only|just|simply|literally|totally|mostly|mainly) (?:because|due|down to|thanks|owed` +
    String.raw`|owing|the (?:work` +
    String.raw`|fault|doing) of)\b)|` +
    String.raw`(?<=[,(–—-] ?)(?:an? |the )(?:gap|lead|margin|divide|gulf|difference|divergence|spread|edge)(?: (?:that (?:is` +
    String.raw`|was) )?| \w+ly )(?:created|caused|driven|made|opened|built|explained|fuell?ed|produced)(?: up)? (?:${solely} )?by\b|` +
    String.raw`\b(?:owing|due|thanks) ${solely} to\b|\b${solely} (?:because(?: of)?|due to|thanks to|owing to|on account of` +
    String.raw`|down to|courtesy of)\b|\bon nothing (?:but|more than)\b|\bcomes? down to (?:one|a single|just one|two) (?:thing` +
    String.raw`|factor|word|name` +
    String.raw`|reason)s?\b|` +
    String.raw`\b(?:and|because) (?=(?!(?:nobody|no one|nothing|none|not|i|we|it|they|this|that)\b)[^,.;:]{2,40} (?:(?:is|are` +
    String.raw`|was|were) (?:the|its) (?:\w+ )?(?:reason|cause|driver|explanation)s?\b|(?:alone )?(?:explains?|did|drove` +
    String.raw`|caused) (?:all of )?(?:it` +
    String.raw`|this|that)\b))|` +
    String.raw`(?<=^what (?:put|drove|pushed|left|kept|lifted|sent|carried|propelled|pulled)\b[^.;:]{10,120}) (?:is|was)` +
    String.raw`(?: \w+ly)? (?!not\b|n't)|` +
    String.raw`\bwith (?=(?!(?:the )?(?:gold|bitcoin|ether|stocks|bonds|nasdaq|s&p)\b)[^,.;:]{2,40} (?:doing|driving` +
    String.raw`|explaining) (?:all|most|the whole|nearly all|much)\b)`,
  'i',
);

/** Who or what put a market ahead: "AI mania alone has put …", "it was central banks that pushed …"; figures and polls that
    put it there are no cause. */
export const causer = new RegExp(
  String.raw`^(?:(?:it|that)(?:'s| is| was) (?:\w+ )?[^,.;:]{2,40}? (?:that|who|which)|[^,.;:]{2,40}? (?:alone` +
    String.raw`|single[- ]handedly|(?:all )?by (?:itself|themselves)|(?:all )?on (?:its|their) own)|(?:[\w'-]+ ){0,4}${force})` +
    String.raw`(?: (?:has|have` +
    String.raw`|had))? (?=(?:put|puts|pushed|pushes|drove|left|lifted|sent|carried|propelled|pulled|vaulted|catapulted|dragged` +
    String.raw`|kept|keeps)\b)`,
  'i',
);

/** Neither before the other: "they turn on the same day". */
export const atOnce = pattern('i')`
  ^(?:(?:no|instead|in fact|rather|if anything|the truth is|actually),? )*(?:they|both|the two|the pair)(?: (?:\w+ly|both|all|just
  |tend to|always|usually))* (?:turn|move|react|respond|go|jump|drop|rise and fall|peak)s? (?:\w+ )?(?:on|at|in
  |within) (?:exactly |precisely |much |pretty much )*
  (?:the same|one) (?:day|time|moment|session|hour|minute|instant)\b`;

/** How a question begins. */
export const asks = new RegExp(
  `^(?:so |and |but |wait |ok |hey |lol )?(?:is|are|was|were|has|have|had|do|does|did|will|could|can|should|isn't|aren't|hasn't|` +
    `haven't|how|why|when (?:is|are|was|were|did|do|does|will|has|have|can)|what|which|who)\\b`,
  'i',
);
/** What a sentence says of two markets without naming one. */
export const ofTwo = pattern('i')`
  \b(?:its (?:big(?:ger)?|small(?:er)?|old(?:er)?|young(?:er)?|little) \w+|the two|the pair|they|them|both|each other|one another|
  (?:the|that|a|this) (?:\w+ )?(?:gap|gulf|spread|distance|difference|divide))\b`;

const lead =
  String.raw`^\W*(?:(?:well|but|and|yet|still|actually|in fact|turns out|guess what|yes|yep|spoiler|the thing is` +
  String.raw`|as it happens|a)[,:;]? )*`;

const when =
  String.raw`(?:((?:this|last) (?:year|month|week|quarter|half|time)|(?:in|since|over|during) [^,.;:]{1,30}?|now|today` +
  String.raw`|by [^,.;:]{1,20}),? )?`;

/** "This year it does, by 25 points.", "Well, it has.", "They did not." */
export const ellipsis = new RegExp(
  `${lead}(?:not (?=(?:in|since|over|during|this|last) ))?${when}(?:it|they|he|she)(?:'re|'s|'ve| (?:\\w+ly )?` +
    `(?:has|have|had|did|does|do|is|are|was|were))( not|n't)?(?: so| just that| indeed| too| now)?(?=[,.:;!]|$)[,.:;!]?(.*)$`,
  'i',
);

/** "Correction: 20 points.", "edit: 41 sessions, sorry" */
export const mending = pattern('i')`
  ^\W*(?:(?:correction|edit(?:ed)?|erratum|typo|fix|sorry|oops|whoops|no|wait|i meant?|make that|make it|should (?:be|say|read)
  |or rather|that should (?:be|say|read))[,:;.]? )+(?:that's |it's |it is )?(.+?)(?:,? (?:sorry|my bad|oops|typo|apologies
  |i just checked|of course))?[.!]*$`;

/** Since the time of the sentence before. */
export const thereafter = pattern('i')`
  \b(?:since then|ever since(?=[,.;:!?]|$)|since that (?:day|date|month|week|time)|in the (?:\w+ )?(?:days|weeks|months|years) since
  (?=[,.;:!?]|$)|(?<=\b(?:\w+ed|up|back|lost|gone|won|risen|fallen|beaten|gap|lead|ground|it|all|most|half|level) )since(?=[.!]*$)
  |from (?:that|then) (?:day |date |month |point |time )?on(?:wards?)?|from there on)\b`;

/** "ETH/BTC is flat. … the pair has lost 70 %": the ratio of before. */
export const ofRatio = pattern('i')`
  (?:^(?:note (?:that )?|and |but |yet |now |so )?(?:it|(?:the|that) (?:result|figure|number))|(?:^| )(?:the|that|this) (?:pair|cross
  |ratio|quotient)|(?<=\b(?:did|has|had|was|is|does) )it)(?= (?:has|is|was|had|lost|fell|rose|hit|made|gained|stands|trades|sits
  |broke|slid|climbed|touched|reached|closed?|closes|ended|finished|sank|dropped|jumped|set|printed|got|went|traded|stood|sat|ever
  |never|just)\b)`;

/** "Small caps didn't get the memo.", "Bitcoin sat it out.": did not move with the market of the sentence before. */
export const apartFrom = pattern('i')`
  ^(.{2,40}?) (?:didn't|did not|never|hasn't|has not) (?:quite )?(?:get the memo|got the memo|gotten the memo|join(?:ed)? in|join
  (?:ed)? the party|join(?:ed)?|follow(?:ed)?|come along|notice)\b[^,;]{0,12}[.!]?$|^(.{2,40}?) (?:sat (?:it|that one|this one) out
  |missed (?:out|the memo|the party)|stayed (?:at )?home|wasn't invited|weren't invited)[.!]?$`;

/** "Investors put three times as much into gold products as into bitcoin products": the gap of the next sentence is none of prices. */
export const ofOtherThings = anyOf(String.raw`
  \b(?:reali[sz]ed|implied|historical|annuali[sz]ed) vol(?:atility)?\b|\bvols?:
  \b(?:valuations?|open interest|funding rates?|futures basis)\b
  \b(?:earnings|margins?|profits?|revenues?|sales|buybacks?|debts?|owners|holders|developers|addresses|transactions?|(?:in|out)flows?
    |reserves|yields?|redemptions|wallets|pays?|trades? (?:on|at))\b
  \b(?:puts?|putting|pours?|pour(?:ed|ing)|plough\w*|plow\w*|funnel\w*|shovel\w*|invest(?:ed|ing|s)?|withdrew|withdrawn|pulled|yanked
    |sucked|redeemed|raised|attracted|drew|gathered|took in|taken in|flow(?:s|ed|ing)?) (?:(?!and\b)[^,.;:]+ )??
    (?:into|in|out of|from|to|products?|funds?|etfs?|etps?|money|cash|\$?\d[\d.]*(?:bn|m)?|billions?|millions?)\b
`);

/** ", so where is the big underperformance": who asks so doubts what others say, not what he says himself. */
export const askingWhere = pattern('i')`
  ^,? ?(?:so|and|but) (?:tell me )?where(?:'s| is| are)? (?:the|all the|all this|this|that|your)\b`;

/** "BTC is the coin ETH has beaten", "it is gold that stocks beat", "the S&P, which small caps beat in May". */
const theOne =
  'the|an?|one|ones|what|whom|which|that|of|few|big|single|very|coins?|tokens?|assets?|ind(?:ex|ices)|benchmark' +
  '|markets?|metal|thing|trade|fund|name|rival|yardstick|stocks?';
export const fronted = new RegExp(
  `^(?:,? ?(?:which|whom|that)|(?:is|are|was|were|'s|remains?|been)(?: (?:${theOne}))+)$`,
  'i',
);
/** "The last 60 days were different." */
export const otherLately = pattern('i')`
  ^(?:but |though |and |not )*(?:over )?(?:the |these )?(?:last|past) [^.,;]+? (?:(?:is|are|was|were|has been|have been|look(?:s
  |ed)?) )?(?:\w+ly |very |quite |rather )?(?:(?<!\bno )different|another story|the exception|otherwise)[.!]*$`;

/** ", so goodbye and thanks for the memes": after an answer. */
export const thanksAfter = /, (?:so|and|but) (?![^.;]*(?:\d|\b(?:not|only|if|until)\b|n't))[^,;.]*[.!]*$/i;

/** "Four months into the year", "midway through 2025" */
export const partway = /\b(?:into|(?:half|mid) ?way|(?<!\b(?:first|second|last|final|latter|opening) )half|mid)\b/i;

/** "It has worked like clockwork", "the closes do show it", "that's how it has been", "look at the last 30 sessions": so it
    was over a time. */
export const affirming = pattern('i')`
  \b(?:(?:that's|that is|this is|just) how it(?:'s| has| was| is)\b|(?:been|gone|going|worked|works) (?:exactly |just )?
  (?:like (?:that|this|clockwork)|so|that way|this way)\b|(?:it|this|that)(?: has|'s)? (?:worked|held|holds|works|been true
  |been so)\b|(?:do|does|did)(?: indeed)? (?:show|confirm|bear) (?:it|that|this)\b|^(?:just )?look at\b|set your watch by it\b)`;

/** "Three months of that", "six weeks of this" */
export const ofThat = /\bof (?:that|this|it)(?: now)?\W*$/i;

/** "The closes don't show it" */
export const notBorneOut = /\b(?:do|does|did)(?:n't| not) (?:show|confirm|bear|support|back) (?:it|that|this|any)\b/i;

/** A sentence after a claim that denies or mocks it: "The opposite is true.", "Cool story.", "Rating: half true." */
export const rejoinders = anyOf(wordingsOf(disowning.rejoinders, { work }), '^');

/** "Trading volume I mean, price is another story." */
export const ofMeasure =
  /^[^,;.]{1,40}? (?:i mean|i meant|not (?:the )?prices?)\b|\bprices? (?:is|are|was) (?:another|a different) (?:story|matter)\b/i;

/** "With hopes fading", "with bullion in free fall". */
export const absolute = pattern('i')`
  ing$|\bin (?:\w+ )?(?:fall|freefall|retreat|decline|slump|rout|tatters|turmoil|trouble|meltdown|ruins|demand|favou?r)$`;

/** How it begins what was before: "after beginning it uncorrelated". */
export const thenOpening = /^(?:being|having|start(?:ing|ed)?|beg[iu]n(?:ning)?|opening|entering|spending)$/i;

const degree = String.raw`^(?:(?:really|actually|just|exactly|even|yet|quite|simply|at all|longer|been|be|a|an|any|the|my|our|your
  |much of a|real|big|great|total|mere|small|mean|breaking) )*`;
const ending = String.raw`(?: (?:at all|any ?more|any longer|yet|now|either|to (?:me|us|anyone|anybody)|me|us|anyone|anybody))*$`;

/** "Its lead is not real": it is none. */
export const existing = pattern('i')`
  ${degree}(?:real|there|true|exist(?:s|ed|ing)?|happen(?:s|ed|ing)?|materiali[sz]\w+|thing|fact|case|reality|so|right|correct|accurate
  |unusual|abnormal|out of the ordinary|borne out|supported|evident|visible|apparent|present|to be (?:seen|found)|seen
  |in (?:the (?:data|numbers|prices)|evidence|sight))${ending}`;

/** "Its lead is no accident": it has one. */
export const remarked = pattern('i')`
  ${degree}(?:news|surpris(?:e|es|ed|ing)|shock(?:s|ing)?|accident(?:al)?|coincidence|coincidental|fluke|feat|secret|mystery|miracle|joke
  |problem|concern|bug|to be (?:sneezed|sniffed) at|to (?:sneeze|sniff) at
  |to (?:brag|boast|write home|shout|worry|panic) about)${ending}`;

/** "It didn't lead by luck", "not for long": how it came or how far it went is denied. */
export const manner = pattern('i')`
  \b(?:by (?:accident|luck|chance|fluke|coincidence|mistake|magic|design|default|choice|much|far|a lot|a mile|miles|enough|some distance
  |an? (?!record)(?:\w+ )?margin)|for (?:nothing|no reason|fun|long|lack of|want of)|out of (?:nowhere|the blue|thin air)|in a vacuum
  |on (?:purpose|merit|its own)|overnight|alone)(?= |$)|\bcoming$`;

/** "There's no reason it lagged", "I don't mind it lagging": how somebody takes it. */
export const attitude = pattern('i')`
  ^(?:reason|excuse|explanation|explaining|justification|need|point|wonder|shame|harm|mind|like|love|enjoy|regret|surprised|shocked|amazed
  |understand|remember|recall|predict|foresee
  |(?:many|everyone|everybody|all)(?: \w+)? (?:noticed|saw|knew|liked?|remembers?))(?= |$)`;

/** "I didn't know …", "no idea why …", "I don't own gold, which …": somebody did not know or have it; the claim stands. */
export const known = pattern('i')`
  ^(?:(?:really|even|actually|fully|quite|yet|people|i|we|you|they|anyone|anybody|it's) )*(?:(?:know|knew|knows|known
  |realis\w+|realiz\w+|aware|notice\w*|understand\w*|appreciat\w+|grasp\w*|forget|told (?:me|us|you)|own|trade|hold
  |trust|fair|clear to me|(?:it )?(?:'s fair|matters?)|impressed (?:by|with)|sure (?:what to make of|how to feel about)
  |(?:many|everyone|most|enough people) (?:noticed|know|realis\w+|realiz\w+|saw)|(?:worried|bothered|surprised|shocked
  |happy|thrilled|upset|mad|angry) (?:about|by|that|with))\b|(?:see|get|got|hear|heard|talk\w*|care|sure
  |tell) (?:much |enough |a lot )?(?:why|how|about)\b|(?:see )?(?:any |good |real |obvious|single )*(?:idea|clue|reason
  |explanation|excuse)s? (?:why|how|for)\b)[^,.;:]*,?$`;

/** "Never has …", "no way …", "don't think …", "hardly anyone doubts": what may stand between a negator and the claim it denies. */
export const inverted = pattern('i')`
  ^(?:[\w' ]*\b(?:has|have|had|did|does|do|is|are|was|were|will|would|can|could|once|longer|time|point|way|chance|stage
  |moment|that|than|like|as|for|of|in|by|to|from|with|at|and|or|but|only|even|just|so|much|more|other|another|single|one
  |any|a|an|the|this|said|say|says|claim\w*|think\w*|thought|believ\w*|buy|suppose|reckon|argue|suggest\w*|true|case
  |right|correct|convinced|tell \w+|agree))?$`;

/** "That's not a lie.", "Wrong? Look it up.", "No, really.", "That was the wrong trade for me": the claim before stands. */
export const standing = pattern('i')`
  \?\W*$|^\W*no ?,? (?:really|seriously|honestly|joke|kidding|lie)\b|(?:n't|\bnot|\bno|\bhardly) (?:an? |even |at all |just )*(?:lie
  |wrong|false|untrue|nonsense|rubbish|hogwash|bullshit|myth|bs)\b|\b(?:got|get|had|gets|have) (?:it|that|this|them) (?:all )?wrong\b
  |\bwrong (?!(?:again|though|there|here|on|about|by|and|but|so|too|as|in|at|lol|bro|mate|sorry|folks|guys)\b)[a-z]`;
