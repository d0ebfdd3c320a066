import type { Relation } from './claim.ts';

/** How a cue stands to its markets. */
export type CueKind =
  /** "lags": the subject goes before, the benchmark after. */
  | 'verb'
  /** "the gap between": the markets are named around it with prepositions. */
  | 'noun'
  /** "moves in lockstep" and "have diverged": two markets joined by "and" are the pair. */
  | 'mutual';

/** A wording and what it says. A market inside the wording is the benchmark. */
export interface RelationCue {
  readonly relation: Relation;
  readonly kind: CueKind;
  readonly pattern: RegExp;
  /** The wording says the opposite: keeping pace is not being behind. */
  readonly negated?: true;
}

const fell = String.raw`(?:f[ae]ll(?:en|s|ing)?|drop(?:s|ped|ping)?|slid(?:es?|ing)?|slump(?:s|ed|ing)?|sank|sinks?|sunk|sinking|declin(?:e|es|ed|ing)|weaken(?:s|ed|ing)?|los(?:es|t|ing|e|s|ses)(?: ground)?|tumbl(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|crash(?:es|ed|ing)?|crater(?:s|ed|ing)?|bleed(?:s|ing)?|bled|collaps(?:e|es|ed|ing)|down|deteriorat(?:e|es|ed|ing))`;

const rose = String.raw`(?:ris(?:es|e|en|ing)|rose|gain(?:s|ed|ing)?(?: ground)?|climb(?:s|ed|ing)?|rall(?:y|ies|ied|ying)|strengthen(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|advanc(?:e|es|ed|ing)|outgain(?:s|ed|ing)?|(?<!catch |catching |keep |keeping |kept |make |play |playing )up)`;

const against = String.raw`(?:against|vs|relative to|in relation to|compared (?:to|with)|as compared (?:to|with))`;

const lowAdjective = String.raw`(?:low|lows|lowest|lower|weak|weaker|weakest|zero|nil|negative|inverse|nothing|none|minimal|negligible|loose|looser|loosest|absent|meaningless|flat)`;

const lowVerb = String.raw`(?:f[ae]ll(?:en|s|ing)?|drop(?:s|ped|ping)?|slid(?:es?|ing)?|slump(?:s|ed|ing)?|sank|sinks?|sunk|sinking|declin(?:e|es|ed|ing)|weaken(?:s|ed|ing)?|tumbl(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|plummet(?:s|ed|ing)?|crash(?:es|ed|ing)?|crater(?:s|ed|ing)?|collaps(?:e|es|ed|ing)|br(?:eaks?|oke|oken|eaking)(?: down)?|vanish(?:es|ed|ing)?|disappear(?:s|ed|ing)?|evaporat(?:e|es|ed|ing)|fad(?:e|es|ed|ing)|loosen(?:s|ed|ing)?|sever(?:s|ed)?|snap(?:s|ped)?|dissolv(?:es|ed|ing)|dead|gone|died|dying|unravel(?:s|ed|led|ling|ing)?|fray(?:s|ed|ing)?|flipped|turn(?:s|ed|ing)? negative|eroded|erod(?:es|ing)|crumbl(?:es|ed|ing)|decreas(?:es|ed|ing)|ebb(?:s|ed|ing)?|down)`;

const highAdjective = String.raw`(?:high|highs|higher|highest|strong|stronger|strongest|tight|tighter|tightest|close|closer|closest|elevated|positive|peak|near perfect|perfect|intact)`;

const highVerb = String.raw`(?:ris(?:es|e|en|ing)|rose|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|strengthen(?:s|ed|ing)?|increas(?:e|es|ed|ing)|spik(?:e|es|ed|ing)|tighten(?:s|ed|ing)?|rocket(?:s|ed|ing)?|doubled|deepen(?:s|ed|ing)?|up)`;

const word = String.raw`(?: (?!while |whereas |but |although )[^ ]+)`;

/** "Relative to gold, stocks are …" and "ETH/BTC is at a …": what is said of one market held against another. */
const setAgainst = String.raw`(?<=(?:(?:^| )(?:${against}|next to|measured against) (?:the )?@\d+(?: ,)? (?:the )?@\d+|@\d+ (?:/ |: |${against} )(?:the )?@\d+) (?:(?!while|whereas|but|although|than|correlation|gap|spread|divergence|beta|link|volatility|disconnect|if|to|will|could|may|might|inflows)[^ @,]+ ){0,8}?)`;

const cue = (relation: Relation, kind: CueKind, ...patterns: string[]): RelationCue[] =>
  patterns.map((pattern) => ({ relation, kind, pattern: new RegExp(pattern, 'g') }));

/** Only what it denies can be tested: "has not kept pace" says behind. */
const keepingPace: readonly RelationCue[] = [
  String.raw`\b(?:keep(?:s|ing)?|kept) (?:up|pace|step)\b(?! (?:the|appearances))`,
  String.raw`\bmatch(?:es|ed|ing)? (?:the |its )?(?:(?:performance|returns?|gains?|pace|rally|advance) of )?(?=(?:the )?@\d+)`,
].map((pattern) => ({ relation: 'behind', kind: 'verb', negated: true, pattern: new RegExp(pattern, 'g') }));

/**
 * With which wordings do people say how two markets stand to each other?
 *
 * Patterns run over slotted, expanded sentences. Every repetition in them is bounded, so that reading is linear in the
 * length of the text.
 */
export const relationCues: readonly RelationCue[] = [
  // Prices apart, no direction.
  ...cue(
    'divergence',
    'mutual',
    String.raw`\bdiverg(?:e|es|ed|ing|ent)\b`,
    String.raw`\bdrift(?:s|ed|ing)?(?: [^ ]+){0,3}? (?:apart|away)\b`,
    String.raw`\bdrift(?:s|ed|ing)? (?:further |farther |so far |this far )?from (?:the )?@\d+`,
    String.raw`\b(?:disconnect(?:s|ed|ing)?|dislocated|unmoored|detached|come unstuck|come unglued) (?=from|between)`,
    String.raw`\b(?:are|is|become|became|look|looks|has|have|been|fully|completely|totally|increasingly) (?:disconnected|dislocated|detached)\b`,
    String.raw`\bpart(?:ed|ing|s)? (?:ways|company)\b`,
    String.raw`\b(?:go|goes|going|gone|went) (?:their |its )?(?:own|separate) (?:separate )?ways?\b`,
    String.raw`\b(?:opposite|different) (?:directions?|paths?)\b`,
    String.raw`\bbr(?:oke|oken|eaks?|eaking) (?:away|free) from\b`,
    String.raw`\b(?:moved|moves?|moving|pulled|pulling|grown|grew|growing|come|coming|far|farther|further|wide|wider|widely|worlds|miles|so|split|wrenched|pried|torn|driven|apart) apart\b(?! from)`,
    String.raw`\b(?:this|so|as|that|too|more|most|farther|further|furthest|farthest) (?:far |wide |widely )?(?:removed|stretched|divergent|dislocated|disconnected|detached)\b`,
    String.raw`\b(?:this|so|as|that|how|too|such a|been|very|is|are|was|were|sits|stands|stand|sit|trades|trading|trade) (?:far|wide|distant|long way|world away)(?! ahead| behind)(?: [^ ]+){0,3}? from\b(?= (?:the |that of |those of )?@\d+| (?:each other|one another|it\b|them\b))`,
    String.raw`\b(?:farther|further|furthest|farthest)(?: [^ ]+){0,4}? from (?:the )?@\d+`,
    String.raw`\b(?:a|such a) (?:long|huge|great|vast) (?:way|distance) from (?:the )?@\d+`,
    String.raw`\b(?:strayed?|strays|straying|wandered|wanders|departed|departs|deviat(?:es|ed|ing|e)|separated|split|splits|splitting|peeled away|peels away|pulled away|pulls away|pulling away|broke|breaks) (?:[^ ]+ ){0,2}?from (?=(?:the )?@\d+)`,
    String.raw`\b(?:this|so|as|that|how|too) (?:wide|far apart|stretched|far off)\b`,
  ),
  ...cue(
    'divergence',
    'noun',
    String.raw`\bdivergences?\b`,
    String.raw`(?<!cme )(?<!price )(?<!liquidity )(?<!funding )\b(?:return |performance |price |valuation )?(?:gap|gulf|chasm|disparity|disconnect|gaps|dislocation|discrepancy|dispersion|(?<!rate )(?<!yield )differential)\b(?! (?:up|down|higher|lower|fill|risk)\b)`,
    String.raw`\bprice (?:gap|difference) between\b`,
    String.raw`\b(?:rift|wedge|split|distance|difference|difference in returns|performance difference|return difference|divide|rupture)(?=(?: [^ @]+){0,4} (?:between|from|separating|dividing)\b)`,
    String.raw`\bspread (?=between|of|vs|to|against|over)`,
    String.raw`@\d+ (?:/ |vs )?@\d+ (?:return |price |performance )?(?:spread|split|divide|rift)\b`,
    String.raw`\bdeviation from\b`,
  ),
  // Prices apart, with a direction.
  ...keepingPace,
  ...cue(
    'behind',
    'verb',
    String.raw`\b(?:out ?perform(?:ed)?|beaten|outpaced|overtaken|surpassed|eclipsed|outshone|outstripped|trounced|crushed|left behind|left (?:far |well |way )?behind|left in the dust|outrun|outdone|dominated|smoked|thrashed|trumped|led|upstaged|out ?run|dwarfed|topped|walloped|hammered) (?:badly |heavily |easily |massively |soundly )?by (?:(?:the|even|both|plain|boring|old) )*(?=@\d+)`,
    String.raw`\b(?:being|been|was|were|is|are|got|gets|getting) (?:left (?:far |well |way |so far )?behind|left in the dust|out ?performed|outpaced|outshone|outstripped)\b`,
    String.raw`@\d+ (?:[^ ]+ ){0,2}?left (?:far |well |way )?behind\b(?! (?:the |by )?@)`,
    String.raw`\b(?:under|out ?under) ?perform(?:s|ed|ing|ance|er|ers)?\b`,
    String.raw`\blag(?:s|ged|ging|gard)?\b(?! (?:between|time|effect))`,
    String.raw`\btrail(?:s|ed|ing)?\b(?! (?:[^ @]+ )?(?:days?|weeks?|months?|quarters?|years?|decades?|sessions?)\b)(?! (?:\d+|twelve|three|six|one|return|returns|average|window|period|day|month|year|stop|off|p|pe|earnings)\b)`,
    String.raw`\b(?:f[ae]ll(?:s|en|ing)?|is|are|was|were|been|be|running|left|stay(?:s|ed)?|remain(?:s|ed|ing)?|slip(?:s|ped|ping)?|sit(?:s|ting)?|lie|languish(?:es|ed|ing)?|drop(?:s|ped|ping)?|slid(?:es?)?|dropped|trade[sd]?|trading|linger(?:s|ed|ing)?|stuck|come|stands?|end(?:s|ed)?|finish(?:es|ed)?|get(?:s|ting)?) (?:[^ @]+ ){0,4}?behind\b(?! (?:the )?(?:news|bars|scenes|schedule|curve|wheel|us|rally|move|decline|drop|divergence|gap|surge)\b)`,
    String.raw`(?:\d+(?:%|pp)|points?) (?:behind\b|(?:below|short of) (?=(?:the |that of |those of )*@\d+))`,
    String.raw`\bbehind (?=(?:the )?@\d+ by\b)`,
    String.raw`\b(?:this|so|that|as) (?:far|badly|much) behind (?=(?:the )?@\d+)`,
    String.raw`\b(?:worse|weaker|slower|poorer|lower returns?|less) (?:[^ ]+ ){0,2}?than (?:the |that of |those of |even |even the )?(?=@\d+)`,
    String.raw`\b(?:lost|loses|losing|lose) (?:[^ ]+ ){0,2}?(?:to|against|more than|ground to) (?=(?:the )?@\d+)`,
    String.raw`\b(?:fallen|fell|falling|dropped|declined|slumped|sunk|sank|slid) (?:[^ ]+ ){0,2}?(?:more|further|harder|faster) than (?=(?:the )?@\d+)`,
    String.raw`\b(?:risen|gained|climbed|rose|rallied|returned|made) (?:[^ ]+ ){0,2}?less than (?=(?:the )?@\d+)`,
    String.raw`\b(?:done|doing|does|perform(?:s|ed|ing)?|fare[sd]?|faring|did|looked|looks) (?:[^ @]+ )?(?:worse|poorly|badly) ${against} (?=(?:the )?@\d+)`,
    String.raw`\b(?:relative weakness|relative underperformance)\b`,
    String.raw`(?<=@\d+ )(?:< )+(?=@\d+)`,
    String.raw`\b(?:ass|butt|arse|teeth) (?:kicked|handed to (?:it|them)) by (?=(?:the )?@\d+)`,
    String.raw`\b(?:is|are|was|were|stands?|sits?|remains?) (?:far |well |now |still )?(?:below|under|lower than|less than) (?:that|those) of (?=(?:the )?@\d+)`,
    String.raw`\bperformance ${against} (?:the )?@\d+${word}{0,5}? (?:worst|poorest|weakest|lowest|poor|weak|terrible|dismal|bottom)\b`,
    String.raw`\b(?:weak(?:er|est)?|worst|poorest|lowest|cheapest|low|lows) (?:[^ ]+ ){0,7}?${against} (?=(?:the )?@\d+)`,
    String.raw`\b${fell} (?:[^ @]+ ){0,7}?${against} (?=(?:the )?@\d+)`,
    String.raw`${setAgainst}(?:weak(?:er|est|ly|ness)?|worst|worse|poorly|poorest|lowest|low|lows|cheap(?:er|est)?|losing|losses|loser|${fell})\b`,
    String.raw`(?<=\bperformance of (?:the )?@\d+ ${against} (?:the )?@\d+${word}{0,5} )(?:worst|poorest|weakest|lowest|poor|weak|terrible|dismal|bottom)\b`,
    String.raw`\b(?:discount|shortfall|deficit) (?:to|against|vs) (?=(?:the )?@\d+)`,
    String.raw`\b(?:rekt|wrecked|crushed|smoked|killed|obliterated|demolished|hammered|slaughtered|murdered|destroyed|cooked) (?:by|vs|against) (?=(?:the )?@\d+)`,
    String.raw`@\d+ (?:/ |vs |to |against )?(?:the )?@\d+ (?:price |exchange )?(?:ratio|cross|pair|rate)\b${word}{0,6}? ${fell}\b`,
    String.raw`@\d+ (?:/ |vs |to |against )?(?:the )?@\d+ (?:price |exchange )?(?:ratio|cross|pair|rate)\b${word}{0,8}? (?:low|lows|lowest|bottom|weakest)\b`,
    String.raw`\bratio (?:of|between) (?:the )?@\d+ (?:to|and|over|vs) (?:the )?@\d+${word}{0,8}? (?:low|lows|lowest|bottom|${fell})\b`,
  ),
  ...cue(
    'ahead',
    'verb',
    String.raw`\b(?:out ?perform(?:s|ed|ing|ance|er|ers)?|out ?pac(?:e|es|ed|ing)|outstrip(?:s|ped|ping)?|outshin(?:e|es|ing)|outshone|outrun(?:s|ning)?|outran|outdo(?:es|ne|ing)?|outdid|out ?gain(?:s|ed|ing)?)\b`,
    String.raw`\b(?:beat(?:s|en|ing)?|crush(?:es|ed|ing)?|trounc(?:es|ed|ing)|smok(?:es|ed|ing)|surpass(?:es|ed|ing)?|eclips(?:es|ed|ing)|overtak(?:es|en|ing)|overtook|top(?:s|ped|ping)|thrash(?:es|ed|ing)|dwarf(?:s|ed|ing)?|destroy(?:s|ed|ing)|trump(?:s|ed|ing)|best(?:ed|ing)|demolish(?:es|ed|ing)|wallop(?:s|ed|ing)|out ?match(?:es|ed|ing)?) (?:(?:the|both|out|even|all|plain|boring|old|broad|broader) )*(?=@\d+)`,
    String.raw`(?:\bled|leads|leading|lead) (?:the |both )?(?=@\d+(?!\d| (?:lower|higher|down|up|into|out)\b))`,
    String.raw`\b(?:is|are|was|were|has been|in|taken|took|takes|taking|holds|holding|with) (?:still |clearly |now )?(?:a |an |the |its )?(?:[^ @]+ )?(?:lead(?:ing)?|advantage) (?=over|on|against|vs)`,
    String.raw`@\d+ 's (?:[^ @]+ ){0,2}?(?:lead|advantage)\b`,
    String.raw`\b(?:lead|advantage) over (?=(?:the )?@\d+)`,
    String.raw`\bahead of (?=(?:the )?@\d+)`,
    String.raw`(?:\d+(?:%|pp)|points?) above (?=(?:the |that of |those of )*@\d+)`,
    String.raw`\b(?:pull(?:s|ed|ing)?|r[au]n(?:s|ning)?|race[sd]?|racing|surg(?:es|ed|ing)|mov(?:es|ed|ing)|forged|charged|shot|streaked|far|way|well|stormed|sprinted|is|are) ahead\b`,
    String.raw`\b(?:left|leaves|leaving|leave) (?:the )?@\d+ (?:, [^@,]{1,30} , )?(?:(?:far|well|way|so far|trailing) )?(?:behind|in (?:the|its|their) dust|for dead|in (?:its|their) wake|in the rear view mirror|standing)\b`,
    String.raw`\bbl(?:ew|own|ows|owing) (?:past|by) (?=(?:the )?@\d+)`,
    String.raw`\b(?:better|stronger|faster|higher returns?) (?:[^ ]+ ){0,2}?than (?:the |that of |those of |even |even the )?(?=@\d+)`,
    String.raw`\b(?:gained|risen|rose|climbed|rallied|returned|made|up|gaining|rising) (?:[^ ]+ ){0,2}?(?:more|faster|further) than (?=(?:the )?@\d+)`,
    String.raw`\b(?:fallen|fell|dropped|lost|declined) (?:[^ ]+ ){0,2}?less than (?=(?:the )?@\d+)`,
    String.raw`\brelative strength (?=vs|against|to|over)`,
    String.raw`(?<=@\d+ )(?:> )+(?=@\d+)`,
    String.raw`\b(?:eat|eats|eating|ate|eaten) (?:the )?@\d+ 's lunch\b`,
    String.raw`\b(?:is|are|was|were|stands?|sits?|remains?) (?:far |well |now |still )?(?:above|higher than|more than) (?:that|those) of (?=(?:the )?@\d+)`,
    String.raw`\bperformance ${against} (?:the )?@\d+${word}{0,5}? (?:best|strongest|highest|strong)\b`,
    String.raw`\b(?:strong(?:er|est)?|best|highest|high|highs|richest) (?:[^ ]+ ){0,7}?${against} (?=(?:the )?@\d+)`,
    String.raw`\b${rose} (?:[^ @]+ ){0,7}?${against} (?=(?:the )?@\d+)`,
    String.raw`${setAgainst}(?:strong(?:er|est|ly)?|best|better|highest|high|highs|winning|winner|${rose})\b`,
    String.raw`(?<=\bperformance of (?:the )?@\d+ ${against} (?:the )?@\d+${word}{0,5} )(?:best|strongest|highest|strong)\b`,
    String.raw`\bpremium (?:to|over|against|vs) (?=(?:the )?@\d+)`,
    String.raw`@\d+ (?:/ |vs |to |against )?(?:the )?@\d+ (?:price |exchange )?(?:ratio|cross|pair|rate)\b${word}{0,6}? ${rose}\b`,
    String.raw`@\d+ (?:/ |vs |to |against )?(?:the )?@\d+ (?:price |exchange )?(?:ratio|cross|pair|rate)\b${word}{0,8}? (?:high|highs|highest|top|peak|strongest)\b`,
    String.raw`\bratio (?:of|between) (?:the )?@\d+ (?:to|and|over|vs) (?:the )?@\d+${word}{0,8}? (?:high|highs|highest|peak|${rose})\b`,
  ),
  // Returns that no longer move together.
  ...cue(
    'low-correlation',
    'mutual',
    String.raw`\b(?:de|un) ?coupl(?:e|es|ed|ing)\b`,
    String.raw`\b(?:de ?correlat(?:e|es|ed|ing|ion)|un ?correlated|non ?correlated|uncorrelation|de ?link(?:s|ed|ing)?|un ?linked)\b`,
    String.raw`\b(?:negatively|inversely|weakly|barely|hardly|loosely|scarcely|less|least|poorly|not at all) (?:and [^ ]+ )?(?:correlated|linked|coupled|related|tied)\b`,
    String.raw`\b(?:move|moves|moved|moving|trade|trades|traded|trading|behave|behaves|act|acts) (?:[^ @]+ ){0,2}?(?:independent(?:ly)?|inversely|on (?:its|their) own)\b`,
    String.raw`\bindependent(?:ly)? (?:of|from) (?=(?:the )?@\d+)`,
    String.raw`\b(?:move|moves|moved|moving|trade|trades|traded|trading|go|goes|run|runs|behave|behaves) (?:[^ @]+ ){0,2}?(?:opposite (?:to|of)|contrary to|counter to) (?=(?:the )?@\d+)`,
    String.raw`\bout of (?:sync|step|lockstep|line)(?= with| \.| ,|$)`,
    String.raw`\b(?:do|doing|does|done|did) (?:its|their) own thing\b`,
    String.raw`\bunrelated to (?=(?:the )?@\d+)`,
    String.raw`\b(?:march|danc)(?:e|es|ed|ing)? to (?:its|their|the beat of its|the beat of a different|a different)\b(?: [^ @]+){0,3}?(?: than)?`,
  ),
  ...cue(
    'low-correlation',
    'noun',
    String.raw`\bdecoupling\b`,
    String.raw`\bindependence (?:from|of) (?=(?:the )?@\d+)`,
    String.raw`\b(?:no|zero|negative|inverse|weak|weakest|weaker|low|lower|lowest|little|vanishing|broken|falling|fading|loose|declining|collapsing|non ?existent|breakdown in|breakdown of|collapse in|collapse of|drop in|fall in|loss of|end of|end to|lack of|absence of|near zero) (?:[^ @]+ ){0,3}?(?:the )?(?:correlations?|co ?movement|link|linkage)\b`,
    String.raw`\bcorrelations?\b${word}{0,13}? (?:${lowAdjective}|${lowVerb})\b`,
    String.raw`\bcorrelations?\b${word}{0,15}? (?:of|at|is|just|only|around|about|=|to) (?:just |only |about |around )?0(?:\.[0-2]\d*)?(?![\w.%])`,
    String.raw`\b(?:relationship|link|linkage|tie|ties|bond|connection|coupling|umbilical cord|cord|co ?movement)\b${word}{0,9}? (?:cut|weak|weaker|loose|looser|thin|broken|broke|breaks|breaking|severed|snapped|weakened|weakening|weakest|vanished|gone|dead|collapsed|faded|fading|dissolved|lost|frayed|fraying|loosened|unraveled|unravelled|unraveling|evaporated)\b`,
    String.raw`\b(?:severed|broken|breaking|cut|cutting|shed|shaken off|lost|snapped|broke) (?:its|their|the|all|any|free of its)? ?(?:link|links|ties|tie|bond|correlation|connection|tether)(?= (?:to|with|between))`,
    String.raw`\b(?:lost|loses|losing|shed|sheds|shedding|shaken off) (?:its|their|the|all|any|all its|most of its) (?:[^ @]+ )?correlation\b`,
  ),
  // Returns that move together.
  ...cue(
    'high-correlation',
    'mutual',
    String.raw`\b(?:in |perfect |near )*(?:lock ?step|tandem|unison)\b`,
    String.raw`\b(?:in|into) (?:perfect )?(?:sync|step|line|concert|synchrony) with (?=(?:the |its |those of )?@\d+)`,
    String.raw`\b(?:moving|move|moves|moved|trade|trades|trading|traded|are|is|stay|staying) (?:[^ @]+ )?in (?:perfect |near perfect |close )?(?:sync|step)\b`,
    String.raw`\b(?:synchroni[sz]ed|hand in hand|(?:in )?the same direction|(?:move|moves|moving|moved|trade|trades|trading|act|acting) as one|joined at the hip|glued together|side by side|one for one|tick for tick)\b`,
    String.raw`\b(?:moving|moves?|moved|trading|trade|traded|go|going|rising|falling|rallying|sinking|crashing|tumbling|selling off|sell off|sold off|fell|rose|climbed|climbing|dropping|rising and falling) (?:[^ @]+ ){0,2}?together\b`,
    String.raw`\b(?:mov(?:e|es|ed|ing)|trad(?:e|es|ed|ing)|behav(?:e|es|ed|ing)|act(?:s|ed|ing)?) (?:[^ @]+ ){0,3}?(?:like|with|alongside) (?=(?:a |an |the |just )?(?:leveraged )?@\d+)`,
    String.raw`\b(?:track(?:s|ed|ing)?|mirror(?:s|ed|ing)?|shadow(?:s|ed|ing)?|follow(?:s|ed|ing)?|mimic(?:s|ked|king)?|echo(?:es|ed|ing)?) (?:(?:the|closely|every|move|of|moves|in|price) ){0,4}(?=@\d+|each other\b|one another\b|it(?: closely)?$|them$)`,
    String.raw`\b(?:highly|strongly|tightly|closely|increasingly|more|most|positively|heavily|so|still|very|this|as|too|perfectly|almost perfectly)? ?\b(?:correlated|interlinked|intertwined|re ?coupled|re ?coupling|re ?coupling)\b`,
    String.raw`\b(?:tightly|closely|strongly|heavily|still) (?:coupled|linked|tied|tethered|related)\b`,
    String.raw`\b(?:coupled|tethered|glued|chained|tied) (?=(?:to|with) (?:the |that of |those of )*@\d+)`,
  ),
  ...cue(
    'high-correlation',
    'noun',
    String.raw`\b(?:high|higher|highest|strong|stronger|strongest|tight|tightest|tighter|close|positive|rising|growing|increasing|elevated|perfect|near perfect|surging|soaring|record high|rise in|increase in|jump in|surge in|spike in) (?:(?!negative|inverse|no\b|low|zero)[^ @]+ ){0,2}?(?:the )?correlations?\b`,
    String.raw`\bcorrelations?\b${word}{0,13}? (?:${highAdjective}|${highVerb})\b`,
    String.raw`\bcorrelations?\b${word}{0,15}? (?:of|at|is|around|about|=|to) (?:about |around )?0\.[6-9]\d*(?![\w.%])`,
    String.raw`\b(?:relationship|link|linkage|tie|ties|bond|connection|coupling|co ?movement)\b${word}{0,9}? (?:strong|stronger|strongest|tight|tighter|tightest|tightened|strengthened|closest|intact|alive)\b`,
  ),
];
