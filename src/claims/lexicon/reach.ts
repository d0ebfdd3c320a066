import { pattern } from './furniture.ts';
import disowning from './disowning.json' with { type: 'json' };
import said from './reach.json' with { type: 'json' };
import { type Row, months, summits, wordingRows } from './relations.ts';

/** "Below its own all-time high than ether is below its own". */
const itsPeak = `its/their/the/an/a? own? <d>/<t>? old/previous/prior/former/last? all? time? record? <d>/<t>? closing? ${summits}`;
const thanTheOther = (link: string): string[] => [
  `${link} the? <m> is/are/does/do/sits/stands/remains/trades?`,
  `${link} is/are/does/do the? <m>`,
  `${link} the? <m> is/are/does/do/sits/stands/remains/trades? away/short/shy?
    from/below/off/under/beneath/to/of its/their own? all? time? record? <d>/<t>? ${summits}/one?`,
  `${link} the? <m> is/are/does/do/sits/stands/remains/trades? away/short/shy? from/below/off/under/beneath/to/of theirs`,
];
const fromPeak = [
  `below/beneath/under/from/off ${itsPeak}`,
  `away from ${itsPeak}`,
  `short/shy/adrift/south of ${itsPeak}`,
  `from/below/off/under where it/they peaked`,
];
const farther = [
  'further/farther/deeper/lower/more',
  'down/fall~/drop~/slip~/slide~/sink~/tumble~/come further/farther/lower/more/harder',
];
const equallyFar = ['equally far', 'the same distance', 'the same percentage', 'the same way', 'as far as each other'];
const areBeside = 'is/are/looks/remains/stays still/much/far/even?';
const drawdowns = [
  `drawdown/drop/decline/distance/discount/slump/slide/retreat from/off/to/below ${itsPeak} ${areBeside}`,
  `drawdown/drawdowns ${areBeside}`,
];
const thanItsOwn = ["than the? <m> 's?", 'than that/those of the? <m>'];

/** "The worst quarter for small caps against the S&P", "five red months in a row for ether against bitcoin": no verb says who is ahead. */
const spells = '<d> stretch/spell/run/streak/period/patch/showing/performance/return?';
const beside = ['against/vs/versus', 'relative to', 'compared to/with', 'measured against', 'next to'];
const theWorst = (worst: string): string =>
  ['', 'the ', 'suffer~/endure~/sustain~/post~/log~/record~/enjoy~ its/their/the/a? ']
    .flatMap((verb) => beside.flatMap((link) => ['', 'for the? <m> '].map((of) => `${verb}${worst} ${spells} ${of}${link}`)))
    .join('|'); // prettier-ignore
const spellUnits = '<d>/day/days/session/sessions/week/weeks/month/months/quarter/quarters/year/years';
const spellRow = (colours: string): string => [
  `<n> ${colours} ${spellUnits} in a row`,
  `<n> ${colours} ${spellUnits} straight/running`,
  `<n> straight/consecutive/successive ${colours} ${spellUnits}`,
].flatMap((row) => beside.flatMap((link) => [`${row} for the? <m> ${link}`, `${row} ${link}`])).join('|'); // prettier-ignore

const farRows = (value: string, wordings: readonly string[]): Row => ['farther', value, wordings.join('|')];

/** Which of two markets is further from its own peak. */
const farthest: readonly Row[] = [
  farRows('behind', [
    ...farther.flatMap((far) =>
      fromPeak.flatMap((peak) => thanTheOther('than').map((than) => `${far} ${peak} ${than}`)),
    ),
    ...fromPeak.map((peak) => `further/farther/deeper than the? <m> is/are? ${peak}`),
    ...drawdowns.flatMap((is) =>
      thanItsOwn.map((than) => `${is} bigger/larger/deeper/greater/steeper/wider/worse ${than}`),
    ),
    ...thanTheOther('as').map(
      (as) => `nowhere/not near/nearly/quite? as/so close/near to/toward/towards? ${itsPeak} ${as}`,
    ),
  ]),
  farRows('convergence', [
    ...fromPeak.flatMap((peak) => equallyFar.map((far) => `${far} ${peak}`)),
    ...fromPeak.flatMap((peak) => thanTheOther('as').map((as) => `as far ${peak} ${as}`)),
    `equally/similarly close/near to ${itsPeak}`,
  ]),
  farRows('ahead', [
    ...thanTheOther('than').map((than) => `closer/nearer to/toward/towards? ${itsPeak} ${than}`),
    `closer/nearer than the? <m> is/are? to/toward? ${itsPeak}`,
    ...fromPeak.flatMap((peak) => [
      ...thanTheOther('as').map((as) => `not nearly/quite? as/so far/deep/much down? ${peak} ${as}`),
      ...thanTheOther('than').map((than) => `less far/deep? down? ${peak} ${than}`),
    ]),
    ...drawdowns.flatMap((is) =>
      thanItsOwn.map((than) => `${is} smaller/shallower/milder/lighter/narrower/shorter ${than}`),
    ),
  ]),
];

/** "Buys two thirds less gold than it did at its peak", "fetches half of what it did": what is missing, and what is left. */
const buys = 'buy~/fetch~/get~/command~ you/us/just/only/still/now?';
const sizeOfLess = [
  ['about', 'about/around/roughly/some/a/just/only? <s>'],
  ['almost', 'nearly/almost a? <s>'],
  ['more-than', 'over <s>|more than <s>|at least <s>'],
  ['less-than', 'under <s>|less than <s>|not even <s>'],
] as const;
const buysLess: readonly Row[] = sizeOfLess.flatMap(([comparator, sizes]) =>
  sizes.split('|').flatMap((size): Row[] => [
    ['ratio+sized+strength', `buys+${comparator}+low`, `${buys} ${size} less/fewer`],
    ['ratio+sized', `buys+${comparator}`, `${buys} ${size} of|${buys} ${size} as much/many`],
  ]),
);

/** That it has no equal, and since when. */
export const reachRows: readonly Row[] = [
  ...wordingRows(said.reach),
  ...farthest,
  ['perform+most', 'behind+big', theWorst('worst/weakest/roughest')],
  ['perform+most', 'ahead+big', theWorst('best/strongest')],
  ['perform+streak', 'behind+', spellRow('red/losing/negative/down/lost')],
  ['perform+streak', 'ahead+', spellRow('green/winning/positive/up')],
  ['extreme', 'high', `knock~/flirt~/toy~/bump~ on/with/against/at the? door/doors? of?
    its/their/a/an/the own? new/fresh? all? time? record? ${summits}`],
  ...buysLess,
  ...wordingRows(said.mark),
  ...wordingRows(said.intensity),
]; // prettier-ignore

/** What happens on one day: "since the Fed's 18 September cut". */
const dayEvents = `print report release reading decision meeting cut hike vote election announcement speech statement presser launch listing
  halving upgrade referendum testimony`.split(/\s+/).join('/'); // prettier-ignore

/** What a company or an office did on a day: "since the Fed unexpectedly cut its rate in July". */
const announcing =
  'announced/unveiled/imposed/launched/cut/raised/hiked/approved/introduced/declared/signed/released/reported' +
  '/filed/debuted/listed/halted/suspended';

/** Lengths of time and dates, each with its role. */
export const timeRows: readonly Row[] = [
  ...wordingRows(said.time),
  ['between', 'after', `<d> after/following the? <t>|
    in/over/for/during/within the? first? <d> after/following the? <t>|
    the first? <d> after/following the? <t>|
    in/over/for/during/within the? first? <d> after/following the? <w>? 's? <t> <w>? ${dayEvents}`],
  ['since-event', '', `since/after/following/from/post the? <w>? 's? <t> <w>? ${dayEvents}|
    since the? <w> <w>?
    ${announcing}
    its/their/the/a/new? <w>? <w>? on <t>`],
  ['since', '', 'since the? <w> <w> <w>? in/on <t>'], // after every other: any words may stand there
]; // prettier-ignore

/** How a size is meant. */
export const comparatorRows: readonly Row[] = [...wordingRows(said.sizes), ...wordingRows(said.numbers)];

/** Wordings, one or more a line; a line set in further goes on with the one above. */
export const oneOf = (wordings: string): string =>
  `(?:${wordings
    .trim()
    .replace(/\n {4}/g, '')
    .replace(/\n {2}/g, '|')})`;

/** Wordings kept as data, one a row or a row in pieces, with what stands for words the code gives put in. */
export const wordingsOf = (rows: readonly (string | readonly string[])[], parts: Readonly<Record<string, string>> = {}): string =>
  rows.map((row) => `  ${[row].flat().join('')}`).join('\n').replace(/\$\{(\w+)\}/g, (_, name: string) => parts[name]!); // prettier-ignore

/** Whether one of such wordings stands in a text. */
export const anyOf = (wordings: string, start = ''): RegExp => new RegExp(start + oneOf(wordings), 'i');

/** Of which words a sentence is made that says only how rare a level is: "you'd have to go back to 2000 for anything this high". */
export const rarityWord = pattern('i')`
  ^(?:(?:i|we|you|it|they|one|there)(?:'(?:ve|s|d|re))?|its?|th(?:at|is|ese|ose|e|en|an)|such|an?|any(?:one|body|thing)?
  |some(?:thing)?|no(?:body|ne|t|where)?|(?:ha|i|was|were|did|do|could|would|ca)(?:s|ve|d)?n't|'s|remember|recall
  |ha(?:s|ve|d)|is|are|was|were|be(?:en|ing|fore|low|neath|yond)?|do(?:es)?|did|would|could|must|need(?:ed|s)?|got|get
  |seen?|saw|find|found|look|back|go(?:ne|ing|es)?|went|come|came|scroll(?:ed|ing)?|zoom(?:ed)?|page|dig|flip|out
  |st[oa]nd|stood|s[ai]t|trade[ds]?|close[ds]?|touch(?:ed)?|visit(?:ed)?|print(?:ed|s)?|hit|reach(?:ed)?|fetch(?:ed)?
  |tak(?:en|es?)|took|bought|exists?|folks|guys|lads|quoted|set|foot|times?|points?|moments?|stages?|levels?|prices?
  |handle|ratio|cross|pair|numbers?|figures?|rates?|charts?|line|place|area|zone|region|territory|history|sessions?|low
  |high|cheap|dear|weak|strong|rich|expensive|\w+(?:er|est)|few|little|m(?:uch|any|ore)|so|as|up|down|here|above|under
  |over|past|at|in|on|to|for|of|from|since|until|till|after|all|way|the|and|or|but|with|against|versus|vs|ever|never
  |once|last|first|only|again|now|today|tonight|still|yet|even|quite|almost|nearly|about|roughly|around|new|fresh|like
  |single|right|where|when|that's|far|n't)$`;

/** A reach of a level, whatever it says of it: "that's not the lowest since 2021". */
export const reaching = pattern('i')`
  ^(?!.*(?:\?|\b(?:i|my|our)\b))(?=.*\b(?:not|never|nobody|none|no|last|first|back|\w+n't|lowest|highest|cheapest
  |dearest|weakest|strongest|record|(?:second|third|fourth) time)\b).*(?:\b(?:since|before|in|for|of|from|was|to
  |:)\b.*\b(?:(?:19|20)\d\d|years?|months|decades?)\b|\b(?:ever|never) (?:been|before|seen|reached|touched|visited|hit
  |traded|closed|this|so|that|lower|higher|cheaper)\b|\b(?:records?|history|territory|time high|time low
  |(?<!for the )last time (?:it|we|this|an?|the|you|one|that))\b)`;

/** "Never going lower", "hasn't been back up there since": of what is to come, or not where it is now. */
export const notReached =
  /\?|(?:\b(?:never|not)|n't) (?:ever )?(?:go(?:ing)?|again|com(?:e|ing))\b|\bha(?:s|ve)(?:n't)?\b.*\b(?:up|down) there\b/i;

const little =
  'thin|narrow|slim|slender|small|tiny|slight|marginal|razor[- ]thin|wafer[- ]thin|paper[- ]thin|fine|modest|bare';

/** By much: "by a mile", "hands down", "crushed it". */
export const byFar = anyOf(String.raw`
  \bby (?:a (?:mile|landslide|wide margin|long (?:way|shot|chalk)|country mile)|miles|far(?! from))\b|\bhands down\b|\bno contest\b
  \b(?:is|was|been|are|were)(?: not|n't) (?:even )?(?:remotely )?close\b|\bnot (?:even )?close\b|\bwhat a rout\b
  \b(?:crush|thrash|trounc|demolish|destroy|obliterat|annihilat|pummel|clobber|maul|wallop|steamroll|dwarf|humiliat|massacr|slaughter)
    (?:e[sd]?|ed|es|ing|s)?\b(?! (?:harder|more|worse|less)\b)
  \b(?:ran|run|runs|running) (?:rings|circles) (?:a?round)\b|\bleft [^.;,]{2,25} (?:standing|for dead|for dust|in the dust)\b
`);

/** By little: "by a whisker", "but not by much", "barely beat", "a slender lead". */
export const slim = anyOf(String.raw`
  \b(?:narrowly|marginally|barely|scarcely|only barely|if (?:only )?just|just about|fractionally|(?<!\b(?:has|have|had|'ve
    |'s) )only just|(?:by|lost|gained) next to nothing|by almost nothing)\b
  \b(?:slightly|a (?:bit|little|touch|shade|tad|hair|smidge|smidgen|whisker))(?! (?:up|down|lower|higher|surpris|odd|weird|late|differ
    |mad|crazy|early|over\b|under\b|of|unfair|worried))\b
  \bby (?:an?|the) (?:mere )?(?:hair|hair's breadth|whisker|nose|touch|fraction|sliver|smidge|smidgen|tad|shade|cat's whisker
    |(?:${little})(?:n?est)?)\b
  \b(?:not|hardly|never|n't) by (?:(?:very|that|too|so|terribly|all that) )?(?:much|a lot|a great deal|a wide margin|a mile|far
    |a large margin)\b
  \b(?:margin|lead|gap|edge|difference|advantage) (?:is|was|has been|remains?|looks) (?:\w+ )?(?:${little})\b
  \b(?:${little}) (?:edge|lead|margin|advantage|deficit|shortfall|gap)\b|\blost (?:very |so |only a )?little(?: ground)?\b
  \b(?:it|that) (?:was|has been|is|'s been) (?:(?:very|so|pretty|really) )?(?:close|tight|a close (?:call|race|run thing))\b
`);

/** Only on some days: "in down months", "in years when stocks fall", "whenever the dollar drops". */
export const conditional = anyOf(String.raw`
  ^(?:after|before|around|during|following) (?:\w+ )?(?:rate (?:cuts|hikes)|halvings|elections|recessions|crashes|wars|sell-?offs
    |rallies|holidays|earnings seasons?|(?:fed|fomc) meetings|peaks|bottoms)\b
  ^(?:at|into|around|towards?) (?:the )?(?:month|quarter|year|week)[- ]?ends?\b|^(?:late|early) in the (?:day|session|afternoon|morning)\b
  \bhalf of the (?:session|day|game|match|trading day)\b
  \b(?:in|on|during|over|through) (?:\w+ )?(?:up|down|red|green|bad|good|losing|winning|falling|rising|negative|positive|strong|weak
    |volatile|quiet|calm|risk-on|risk-off|bull|bear|election|halving)[- ](?:days|weeks|months|quarters|years|sessions|markets|tapes
    |periods|phases)\b
  \b(?:in|on|during|for|over) (?:the |those |all |most |many )?(?:days|weeks|months|quarters|years|sessions|periods|times|cycles
    |stretches) (?:when|where|in which|that|of (?:heavy|high|low|great|stress|panic|fear|war|calm|crisis|loss\w*|gain\w*|\w+ing)
    |(?:the |an? )?[\w&]+(?: 500| 100| 2000| caps)? (?:falls?|drops?|sinks?|slides?|rises?|rall(?:y|ies|ied)|fell|rose|dropped|lost
    |gains?|gained|loses?))\b
  \b(?:measured|counted|tallied|summed|averaged|taken|sampled|calculated|computed|looking|counting|taking|summing)
    (?: up)? (?:only |just |solely )?(?:on|over|in|across|during|for) (?:the |all |those )?(?!(?:past|last|previous|trailing|prior
    |same|next|latest|first|few|several|recent|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|sixty|ninety
    |trading|calendar|business|full|whole|rolling)\b)(?:[a-z]+[- ]){1,3}(?:days|sessions|weeks|months|nights|mornings|afternoons
    |weekends|hours)\b
  \bwere (?:i|we|you|one|he|she|they|anyone|anybody|somebody|someone) to \w+
  \b(?:whenever|(?:every|each) time)\b(?! (?:i|you|we|someone|somebody|people|anyone|they)\b)
  \bwhen (?:the |us |wall )?[\w&]+(?: 500| 100| 2000| street| market| caps)? (?:falls?|drops?|sinks?|slides?|slips?|rises?|gains?|rall
    (?:y|ies)|jumps?|climbs?|crash(?:es)?|declines?|tumbles?|plunges?|sells? off|spikes?|(?:is|are) (?:above|below|over|under|falling
    |rising|weak|strong|high|low|(?:up|down)(?! (?:(?:by|about|some|roughly|almost|nearly|over) )?\d)))\b
`);

const saying =
  oneOf(String.raw`
  sa(?:y|ys|id)|thinks?|thought|believed?s?|believes|claim(?:s|ed)?|argued?|argues|insist(?:s|ed)?|pretends?|maintains?|swears?
`) + String.raw`\b`;
const likening =
  String.raw`(?:decoupl|diverg|beat|outperform|underperform|lagg|trail|outpac|outr[au]n|uncorrelat|correlat` +
  String.raw`|track|mirror|lead)\w*`;

const chapter = oneOf(String.raw`
  (?:chapter|scene|act|verse|stanza|(?:page|line) \w+ of (?:the|my|our|a) (?:script|novel|book|screenplay|play|story)|opening line
    |first line) ?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|i+v?|of (?:my|the|our) \w+)?(?: (?:of
    |from) [^.:]{1,40})?[.:]
`);

/** Works of the imagination. */
export const work = oneOf(String.raw`
  novels?|novellas?|serial|sitcom|soap opera|screenplay|script|play(?= (?:about|by|that|in which)\b)|panto(?:mime)?|musical|opera
  libretto|operetta|thriller|film|movie|comic strip|comic|cartoon|caricature|crosswords?|limerick|poem|haiku|sonnet|ballad|lyrics
  sketch|skit|spoof|satire|parody|lampoon|fable|fairy ?tale|fortune cookie|tarot(?: (?:deck|cards?|reading))?|tea leaves|horoscope
  star chart|crystal ball|quiz(?: sheet| book)?|brain[- ]?teaser|riddle|caption competition|board game|cocktail (?:list|menu)|menu
  drinks list|jigsaw|puppet show|revue|video ?game|radio drama|murder mystery
`);

/** Who speaks in such works or makes things up. */
const maker = oneOf(String.raw`
  chat-?bots?|robots?|avatar|language models?|astrologers?|clairvoyants?|psychics?|fortune[- ]tellers?|palm[- ]readers?|soothsayers?
  cartoonists?|novelists?|playwrights?|satirists?|comedians?|ventriloquist|alchemists?|hypnotist|ouija board|magic (?:8|eight)[- ]ball
  toddlers?|time traveller|time traveler
`);

/** What people hold, trade or are asked for, which is none of the prices. */
const holdings = oneOf(String.raw`
  positions?|positioning|holdings|open interest|volumes?|inflows|outflows|flows|search(?:es)?(?: interest| counts| volumes?)?|mentions
  skews?|implied (?:vols?|volatilit(?:y|ies))|option premiums?|funding rates?|ratings|rankings|allocations|longs|shorts|bets
  dividend yields?|yields?|earnings|valuations
`);

/** In whose story, on whose account and by which count the sentence says it: "says the chatbot", "with the rent added in", "in
    your issue of June 1985". */
const elsewhereSaid = String.raw`
  \b(?:says|said|sa(?:id|ys) that|told us|tells us|reckons|insists|insisted|claims|claimed|declares|declared|announces|announced
    |according to|assures us|swears|predicts|wrote|writes|types|typed|answers|answered|replied) (?:the|our|an?|my|his|her|one
    |their) (?:[\w-]+ ){0,3}?${maker}\b
  \b(?:the|our|an?|my|his|her|one|their) (?:[\w-]+ ){0,2}?(?:${maker}|fortune cookie|horoscope|tarot (?:deck|cards?)|tea leaves
    |star chart)(?: \w+){0,5}? (?:says?|insist|said|told|tells|reckons|insists|insisted|claims|claimed|declares|declared|announces
    |announced|assures|assured|swears|swore|replied|answered|wrote|sees|saw)\b
  \b(?:in|on|from|of|for|by) (?:(?:the|an?|our|my|his|her|their|your|this|that|one|\w+'s) )(?!(?:whole|hot|bigger) )
    (?:[\w-]+ ){0,3}?${work}\b(?! (?:industry|stocks?|market|makers?))
  \b(?:final|first|last|opening|closing|second|third|fourth|fifth|penultimate) (?:scene|reel|verse|stanza|instal?lment|episode)\b
  \b(?:polls?|surveys?|straw polls?|questionnaires?) (?:of|among) [^,.;:]{2,40}? (?:found|finds?|shows?|showed|says?|said|thinks?
    |names?|named|voted|puts?|has|had|gives?|gave|believes?)\b
  \bas (?:the|our|their|your|a|its) (?:\w+ )?(?:most|least|best|worst|fastest)[- ](?:\w+[- ])?(?:\w+ed|liked|loved|known|read|searched
    |popular|trusted|hated|hyped|wanted|fashionable) (?:asset|investment|topic|trade|market|idea|hedge|choice|pick|brand|subject|thing
    |store|name)\b
  [:,(-] ?(?:that is |that was |so (?:runs|goes|ran|went) )?(?:the|our|my|his|her|their|an?|one|this|\w+'s) (?:[\w'-]+ ){0,4}?(?:call
    |forecast|prediction|target|outlook|projection|wager|tip|scenario|base case|guess|bet) for (?:next|the (?:next|coming|second)
    |20\d\d|year[- ]end|christmas|(?:spring|summer|autumn|winter))
  ^\W*with (?:[^.;:]+? )(?:added (?:in|on|back)|knocked off|taken off|taken out|netted (?:off|out)|deducted|subtracted|stripped out
    |factored in|figured in|docked|counted in|(?:ploughed|plowed|rolled|put) back(?: in)?|reinvested|folded in|allowed for)\b
  \b(?:on|by) (?:that|this|those|these|either|such an?|the same) (?:score|count|measure|metric|yardstick|criterion|gauge)s?\b
  \b(?:investors|traders|clients|customers|punters|savers|households|members|readers|pensioners|families|subscribers) (?:is|are|were)
    (?: now| still| both| sitting| on average)* (?:up|down|ahead) [^,.;:]{1,25}? on (?!the (?:day|week|month|quarter|half|year
    |session)\b)
  \b(?:their|its|both (?:markets'|their)|the two markets'|each other's) (?:[\w-]+ ){0,2}?${holdings}\b(?! (?:ahead|behind|above|below
    |over|is up|are up|is down|are down))
  \b(?:from|at|on|by) (?:the |its |their |an? |\w+'s )?(?:[\w']+ )?(?:best|worst|highest|lowest|first|last|opening|peak|top
    |bottom) (?:ticks?|prints?|quotes?|trade of)\b
  \bat (?:its |their |the |\w+'s )?(?:intraday|session|midday|lunchtime|mid-session|morning) (?:peak|high|low|best|worst|trough|top
    |bottom)s?\b
  \b(?:issue|edition|number|front page|column|cutting|clipping|leader|copy|paper|page) (?:of|from|dated) [^,.;:]{0,20}?(?:19\d\d|200\d
    |201\d)\b
  \b(?:written|filed|drafted|prepared|typed|penned|recorded|printed|set in type) (?:\w+ )?(?:in advance|ahead of time
    |before the (?:event|fact|result))\b
  \bone (?:of (?:our|my|the|two|her|his) [\w -]{2,20}?|source|analyst|reader|website|table|paper|desk|spreadsheet) (?:has(?! \w+ed\b)
    |says?|puts?|shows?|claims?|swears|insists)\b[^.]*?\b(?:another|the other|a second|the second) (?:one )?(?:has(?! \w+ed\b)|says?
    |puts|shows|claims|swears|insists|the)\b
  \bgot (?:it|that|this|them|his sums|her sums|the (?:numbers|figures|sums)) (?:all |quite |badly |so )?(?:wrong|backwards
    |the wrong way (?:round|around))[:,;-]* (?:he|she|they|it|who) (?:had )?(?:said|claimed|put|told|thought|wrote|had)\b
  \b(?:between|on|for|over|at|from) (?:the|two|some|those|an? )?(?:\w+ )?(?:dates|days|period|stretch|times?|weeks|months) (?:(?:which
    |that) (?:the|he|she|they|nobody|somebody|no one|we|i) |of (?:his|her|its|their|my|our|your) (?:own )?choosing|(?:he|she|they|it
    |nobody|somebody|i|we) (?:\w+ )?(?:chose|picked|chooses?|selected|won't|will not|would not|wouldn't|refuse\w*|forgot|can't
    |cannot))
  \bpigs? (?:[\w-]+ ){0,5}?(?:fly|flew|flying|flown|wings?|take[- ]?off|airborne|runway|take to the air)\b
  \d ?(?:points?|per ?cent|%|percentage points?|pct) (?:a|per|each|every) (?:year|month|week|quarter|day|session)\b(?! (?:ago|earlier
    |before|later|back|on|after|since|into|from|to)\b)
  \bwithin [^,.;:]{1,20} of (?:each |one an)other's\b
  \ba (?:sentence|line|phrase|headline|specimen|text|question) (?:from|out of|lifted from|for) (?:our|the|an?|my|his|her) (?!day|week)`;

/** "My gold", "grandma's stocks": what somebody holds, and not the market. */
const holding =
  String.raw`(?:my|our|his|her|(?:grand(?:ma|pa|mother|father)|mom|mum|dad|uncle|aunt|brother|sister|friend|neighbou?r|boss` +
  String.raw`|wife|husband|client|fund|bank|fed|firm|family|company|club|school|charity|buffett|berkshire|wood|saylor|strategy` +
  String.raw`|microstrategy|musk|tesla|trump|government|el salvador|dalio|ackman|bridgewater|blackrock)'s) (?:own )?(?:gold|bitcoin|btc` +
  String.raw`|ether|eth|ethereum|stocks|bonds|shares|small[- ]caps?|treasuries|equities|coins)`;

/** What the writer denies, mocks, expects or puts into another world: "so much for bitcoin beating gold", "only fools think
    …", "… is a mirage". */
export const disowned = anyOf(
  wordingsOf(disowning.disowned, { chapter, elsewhereSaid, holding, likening, months, saying }),
);

/** "Twitter thinks ether has won. Twitter is wrong." */
export const speakerWrong = pattern('i')`
  ^(?!(?:he|she|they|you|it|this|that)\b)\S+(?: \S+)? (?:is|are|was|were) (?:\w+ )?(?:wrong|mistaken|lying|deluded|clueless|dreaming
  |trolling)\b|^\W*(?:sorry,? )?(?:i [\w' ]{2,40},? (?:and|but|so) )?i (?:don't|do not) (?:buy|believe) (?:it|that|this)\b
  |^(?:please |go |better )?(?:check|recheck|fix|verify|get) your (?:numbers|facts|maths?|data|charts?|sources?|figures|eyes|dates
  |sums)\b|^(?:please )?do (?:your|some) (?:own )?(?:homework|research)\b|^(?:look|think|try|guess|count|check|read) (?:it )?again\b`;

/** "The bulls say it leads; in truth it kept up", "…, but the numbers say otherwise", "Check the chart: it's winning": not
    what was said. */
const otherwise =
  String.raw`(?:say|tell|show|beg|suggest)s? (?:otherwise|differently|something else` +
  String.raw`|an?(?:other| different) (?:story|tale|picture)|to differ)`;
export const refuting = new RegExp(
  [
    String.raw`(?:^|[,;:.(-] )(?:(?:but|and|yet|well|only|except),? )?(?:in (?:actual )?(?:truth|reality|fact)|actually)\b`,
    String.raw`(?:^|[,;:.(-] )(?:(?:but|and|yet|well|only|except),? )?(?:the )?(?:reality|truth|facts?)(?: is)?:`,
    String.raw`\b(?:numbers?|data|figures|charts?|prices?|facts?|tape|record|closes|screens?|scoreboard|reality) ` +
      String.raw`(?:${otherwise}|disagrees?\b)`,
    String.raw`\b(?:check|look at|see|open|pull up) (?:the|a|your|any) (?:charts?|data|numbers|prices?|screens?|tape|scoreboard):`,
  ].join('|'),
  'i',
);

/** "Over the last three years gold leads. That was in 2022.": so it stood then. */
export const ofEarlier =
  /^(?:(?:and|but|mind you|note),? )?(?:that|this|all (?:that|this)) was (?:all )?(?:back )?in\b/i;

/** "This is entirely down to tariffs hitting small firms": a cause, whichever markets it names. */
export const solelyDueTo = new RegExp(
  String.raw`^(?:and )?(?:this|that|it|all of (?:this|that|it))(?:'s| is| was) (?:all|entirely|purely|solely|wholly|mostly|largely` +
    String.raw`|mainly|simply|just|only|100 ?%) (?:down|due|owed|thanks|because)\b|` +
    String.raw`^(?:the|this|that) (?:gap|lead|spread|difference|divergence|deficit|distance|divide) (?:exists|is there|opened(?: up)?` +
    String.raw`|came about|arose) (?:only |simply |purely |mainly )?(?:because|due to|thanks to|owing to)\b`,
  'i',
);

/** What a text is that begins so: "Chapter one of my novel:", "Scene two.", "A reader sends a poem." */
export const frames = anyOf(
  String.raw`
  ${chapter}|once upon a time\b
  (?:i )?(?:just )?(?:wrote|writing|write|typed) (?:this|it|that) (?:in|for|into) (?:my|a|our|the) (?:\w+ )?(?:novel|book|script|story
    |screenplay|play|song|game)\b
  (?:an? )?(?:excerpt|extract|passage|scene|line|draft) from (?:my|the|a|our|his|her) (?:[\w-]+ )?(?:thriller|novel|book|script
    |screenplay|play|story|diary|dream|sitcom|game)\b
  (?:the|my|our) [\w']+(?: [\w']+)? (?:draft|joke|dream|essay|homework|fantasy|poem|song|story) (?:reads?|goes|went|says|said|begins?
    |starts?)\b
  picture this\b
  (?:it is|it's|this is|the year is|dateline:?|let's pretend it(?:'s| is)) (?:the )?(?:(?:early|late
    |mid)[- ])?(?:(?:${months}) )?(?:19|20)\d\d[.,:]
  remember (?:19|20)\d\d\?|the (?:film|movie|novel|book|play|story|chapter|episode|documentary) (?:opens|begins|starts|is set|ends)\b
  [^.:]{0,40}\b(?:notebook|clipping|diary|journal|scrapbook|letter|newsletter|postcard) (?:from|of|dated) [^.]{0,20}(?:19|20)\d\d
  excerpts? from (?:the|my|our|an?) (?:19|20)\d\d\b|(?:the following|what follows|the next \w+) (?:is
    |are) (?:\w+ )?(?:untrue|false|lies|made up|fiction)\b
  (?:one|two|three|four) (?:lies|truths?) and (?:an?|one|two) (?:truth|lie|lies)\b|(?:a word on|we're talking about
    |talking about) (?:europe|japan|china|india|turkey|germany|france|britain|brazil|korea|canada|australia)\b
  (?:a|my|our|the|one) (?:\w+ )?(?:reader|friend|colleague|son|daughter|nephew|niece|cousin|dad|\w+) (?:sends?|sent|wrote|writes?
    |reads?) (?:us |me )?an? (?:\w+ )?(?:poem|song|limerick|joke|haiku|short story|fairy ?tale)\b
  (?:by|in|come|around) \d{4},? (?:they|we|you|people|somebody|someone|everyone) (?:will|'ll)\b
  headlines? (?:i'd|we'd|i would|we would|i want|from (?:the future|a parallel))\b
  (?:a |my )?(?:thought experiment|daydream|fan fiction|fairy ?tale|dream diary)\b
`,
  String.raw`^\W*`,
);

const writing = oneOf(String.raw`
  text|posts?|message|sentence|headline|caption|paragraph|copy|note|letter|story|example|statement|claim|tweet|line|entry|email|column
  figures?|numbers?|data|names?|word|page|report|piece|article|dispatch|scene|dialogue|interview|speech|tale|newsletter
`);

/** What a whole text is, wherever it says so: an exercise, a sample, a placeholder, old, invented, deleted, about to be taken apart. */
export const staged = anyOf(wordingsOf(disowning.staged, { writing }));

/** Since when something has no equal that stands somewhere: of a gap these would be about another length of time. */
export const ofLevels = pattern('i')`
  ^(?:the )?last time (?!it (?:traded|was|stood) (?:here|there)\b|we\b)|\bwhere it (?:last|was|stood|sat|traded)\b
  |\bback (?:at|to) where\b|^(?:have|has|had) to (?!go back to\b)(?:go|scroll|look|page|dig|zoom|think|flip)\b`;

/** "From next to nothing at the end of last year to more than 0.5 now" */
export const goneTo = /\bfrom\b.*\bto\b.*\b(?:now|today|currently|at present)\b/i;
