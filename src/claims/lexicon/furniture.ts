import plain from './plain-words.json' with { type: 'json' };

/** Verbs whose past is not made by rule: base, past, participle. */
const irregular = new Map(
  `beat beat beaten|lead led led|fall fell fallen|rise rose risen|lose lost lost|outrun outran outrun|outdo outdid outdone|leave left left
  outshine outshone outshone|overtake overtook overtaken|break broke broken|grow grew grown|go went gone|hit hit hit|set set set
  shrink shrank shrunk|sink sank sunk|swing swung swung|get got gotten|keep kept kept|come came come|do did done|run ran run
  blow blew blown|give gave given|drive drove driven|become became become|tear tore torn|eat ate eaten|shed shed shed|hold held held
  see saw seen|make made made|take took taken|say said said|think thought thought|tell told told|catch caught caught|bring brought brought
  slide slid slid|win won won|lay laid laid|stand stood stood|find found found|send sent sent|cut cut cut|put put put|have had had
  shine shone shone|bleed bled bled|spring sprang sprung|stick stuck stuck|feel felt felt|write wrote written|show showed shown
  mean meant meant|draw drew drawn|begin began begun|outgrow outgrew outgrown|unwind unwound unwound|split split split|hang hung hung
  rip ripped ripped|buy bought bought|steal stole stolen|strike struck struck|shoot shot shot|throw threw thrown|know knew known|
    drive drove driven|ride rode ridden
  fight fought fought|seek sought sought|teach taught taught|feed fed fed|lend lent lent|spend spent spent|bend bent bent|
    build built built
  deal dealt dealt|sleep slept slept|weep wept wept|freeze froze frozen|bite bit bitten|hide hid hidden|wake woke woken|sing sang sung
  ring rang rung|swim swam swum|drink drank drunk|speak spoke spoken|hear heard heard|cast cast cast|cost cost cost|hurt hurt hurt
  burst burst burst|quit quit quit|forget forgot forgotten|cling clung clung|sting stung stung|fling flung flung|dig dug dug|
    sweat sweat sweat|pay paid paid|sweep swept swept|creep crept crept|wear wore worn|rout routed routed|drub drubbed drubbed|
    zig zigged zigged|fly flew flown|smoke smoked smoked|spread spread spread|let let let|read read read|meet met met`
    .split(/\||\n/)
    .map((line) => line.trim().split(' '))
    .map(([base, past, participle]) => [base!, [past!, participle!] as const]),
);

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
  const [past, participle] = irregular.get(base) ?? [`${stem}ed`, `${stem}ed`];
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

const words = (list: string): readonly string[] => list.split(/\s+/);

/** Words that change nothing about which claim is made: grammar, chat, headline filler, adverbs of manner and nouns that stand for a
    market's price. */
export const furniture: ReadonlySet<string> = new Set(
  words(`a an the this that these those its their his her our my your is are was were be been being am has have had having do does did
    done
  of to in on at by for from with as then and or but so too also again now still yet just even very quite rather really truly simply
  it there here he she we i you they them who which what when where how why whom whose one ones some any all each every
  vs against versus between over under into onto out up off about across through during within toward towards around along upon per via
    like
  compared compares comparison relative relatively regard regards respect terms versus alongside
  sharply badly significantly massively dramatically clearly markedly substantially considerably heavily steadily quickly rapidly strongly
  handily easily decisively comfortably soundly absolutely totally completely literally actually basically seriously officially quietly
  definitely certainly obviously notably remarkably strikingly meaningfully materially severely drastically deeply hugely wildly vastly
  spectacularly visibly plainly consistently persistently stubbornly relentlessly continuously continually constantly steadily suddenly
    abruptly
  finally already recently lately currently today's presently nowadays meanwhile however moreover furthermore additionally interestingly
  surprisingly unsurprisingly curiously notably importantly frankly honestly personally indeed anyway besides overall surely undoubtedly
  painfully brutally awfully terribly horribly insanely crazily ridiculously incredibly extremely exceptionally unusually particularly
    especially
  wide large big huge massive enormous significant substantial considerable major growing widening yawning gaping deep sharp steep clear
    stark
  notable striking remarkable dramatic sizeable sizable hefty giant vast extreme gigantic glaring marked material meaningful serious
    severe
  pronounced impressive stunning astonishing shocking crazy insane wild ridiculous staggering whopping brutal ugly awful nasty painful
    solid great
  epic monster unusual rare exceptional extraordinary curious interesting surprising noteworthy eye popping catching watering jaw dropping
  current present ongoing latest new fresh recent total whole entire overall cumulative trailing rolling realised realized daily weekly
    monthly
  performance performances return returns price prices level levels value values index indexes indices benchmark market markets asset
    assets
  share shares token coin cryptocurrency digital currency stock names name sector basis point measure metric figure reading readings
    data series
  line chart charts graph plot picture story theme trend move moves action tape session trading day days week month quarter year time
    times
  period stretch spell wake face front terms size magnitude extent degree amount margin widest pace way ways manner kind sort type form
  trade trades trading traded trader traders investor investors analyst analysts strategist strategists economist economists bank desk
    fund manager managers
  note notes report reports research study analysis piece column update brief briefing newsletter thread headline news breaking
    exclusive alert respectively
  hits hit sees see seen saw shows reach reaches reached make makes made making set sets setting post posts posted posting log logs
    logged 
  stand stands stood sit sits sat remain remains remained stay stays stayed get gets got getting become becomes became becoming keep
    keeps kept
  keeping go goes going went gone come comes came coming take takes took taken show mark turn turns put puts open opened opens exist
    exists existed
  look looks looked looking feel feels felt seem seems seemed find found register registers registered register notch notches notched
  end ends ended ending start starts started begin began continue continues continued continuing extend extends extended
  amounting amount amounts equal equals equivalent reading stand measured
  gm ser fren frens bro bros dude guys folks everyone anyone people man lol lmao lmfao rofl haha smh tbh imo imho ngl fr rn af fyi btw
    omg wow
  damn wtf yikes oof ouch btfd hodl wagmi ngmi gmi dyor nfa tldr tl dr ikr iirc afaik idk yo hey hi hello ok okay yeah yes yep yup sure
    well
  oh ah ugh hmm huh please thanks thank congrats cheers sir rip tfw mfw wen fam mate pal lads gents kids cope
  rt via cc dm ps pps update edit thread unroll tweet tweets quote reply chart source sources h t ht image photo video watch read link
  breaking just in developing flash alert reminder psa hot take unpopular opinion fact fun daily morning evening night good happy
  dear dead right left side upfront hand hands foot feet toe head heart eyes eye
  can't wait guess know knows knew known think thought say said tell told talk talks talking notice noticed noticing ask asks asked
    asking wonder
  wondering noting watching seeing looking checking reading staring anyone else check reminding remember forget consider
  monday tuesday wednesday thursday friday saturday sunday
  us u.s american america's wall street global worldwide nation country's world world's largest biggest popular leading well known
  closely followed watched tracked widely gauge proxy heavyweight blue chip flagship bellwether barometer
  finish finishes finished finishing promptly duly instantly immediately trust tracker trackers ishares spdr invesco ticker symbol spot
  only both either while whereas whilst although though despite yet meanwhile nonetheless nevertheless still thus therefore hence
  far farther further much many more kinda sorta ever
  'll 're 've 'd 's ' am pm
  happened happening happens happen occurred occurs occur seen witnessed observed observing recorded printed printing reached touching
    touched
  posted posting delivering delivered delivers deliver returned returning showing showed shown experiencing experienced experiences
    suffered suffers suffering suffer
  themselves itself himself myself yourself ourselves
  something anything thing things stuff lot lots bunch plenty couple 
  versus companion 
  territory ground zone area region place space field scene
  term 
  sits lies rests hovers hovering floating standing sitting trading stands
  quarterly annual yearly annually
  fellow top star heavy hit charting tracking
  course fairly pretty damn hell heck fucking fuckin f*cking fking freaking frickin goddamn bloody shit shitty ass
  prior past previous last next first
  coming comes back came moving moves numbers figures scoreboard tally pulled pulls fully one fwiw closing closes closed close divide
  divided     scorecard scorecards reads managed manages managing miles table tables score scores recap roundup wrap
  
  true truth real reality two rally rallies claim claims question mile hands extended another same run moved move hit reading printed
    shift anymore nor belief historic bucks whale retail
  'em em bit tad
  separates separating separate separated gapes
  opened opening up opens lies
  hard harder hardest tough rough fast faster
  dig dive zoom
  simply put plain speaking said told
  old young
  dust belong belongs belonging checked pouring sum rushing piling poured flooding flooded streaming streamed
  running beside puny tame silly cnbc bloomberg
  print prints printed leaving leaves ounce ounces clean purely largest-ever
  fate fortunes dance song chart game race war battle contest showdown clash duel matchup match
  absolutely absurdly abysmal accountant admit admits admitted afternoon agony alas amazing amazingly amusingly anecdote angry anxiously
  anybody ape apes appalling applause appreciably arithmetic armies army aside astonishingly astoundingly atm atrocious aunt avalanche
  avenue awesome awkward awkwardly bag bagholder bagholders bags baking bananas barber basically beast beastly beautifully bedtime beer
  believe believer believers bet bigly bitter bitterly bizarre bizarrely bleak blistering blog blogs bloodbath blowing blunt boast
  boasting boasts boggling bold boldly bonkers boo books boomer boomers bored boring boss bounce brag bragging brags brave bravely
  bravo bread breakfast breathless breathtaking brewing brilliant brilliantly bring bringing brings briskly brother brought bruising bug
  bugs bull bumpy butter buzz buzzing cabbie cake calculator calm calmly camp camps candid cant carnage casually caveat celebrate
  celebrated celebrates celebrating champ champion champions champs channel chaos chapeau chapter cheer cheerfully cheers chilly choir
  choppy christ church circus city clap claps cleanly clearly click clicks clown clowns club clubs clue clues coaster coffee colleague
  colleagues colossal comically complain complaining complains condolences confess confidently congrats congratulations congregation
  convincingly cooking cope coping copium country cousin cracking crowd crowds crown cruel cruelly crushing crying curious curtain cuz
  dad dark darling darlings dashboard dashboards deadass decent decidedly deck decks degen degens demonstrably dentist desk desks
  despair desperately didnt digression dinner dire discord dismal dismally distinctly dizzying dominantly dont doom doomer doomers drama
  dreadful dream driver drought eagerly earth earthquake email embarrassingly emphatically empire ending energetically enthusiastically
  episode euphoria evangelist evangelists evening everybody evidently exact exam excel exhausted exuberance eyes fabulous faithful fan
  fanboy fanboys fans fantastic fantastically favorite favorites favourite favourites feels ferociously fiercely fiesta figuratively
  film final finally fine firmly flatly flood folk followers footnote forum forums frank frankly frantically frenzy frosty frothy fud
  fudding funnily funny furious furiously gargantuan gee geek geeks gentle gently genuinely giddy ginormous gist glad glance gleefully
  gloat gloating gloom gloomy glorious gloriously goat god gods goodness gosh gotta grandfather grandma grandmother grandpa grateful
  grim grinding grinning grins groan groans grueling gruelling grumble grumbling guyz handsomely hangover happily happy hardcore hare
  harsh hastily hater haters hats head headline headlines heady heaven heavens hell helplessly heres hero heroes hideous highkey
  hilariously hint hints hodler hodlers holder homework honest hooray hopelessly hopium horrible horrid horse horses house houses humble
  humongous hurrah hurricane husband hype hyped hyping hysteria icy im impossibly inbox incredible inevitably inexplicably inglorious
  interesting ironically ive jeez jesus joke joker jokes juicy kid kiddo kinda king kingdom kings kitchen kudos laggards lambo laugh
  laughably laughing laughs lazily legend legendary legends legit lesson lessons lets letter letters limelight listeners literally
  livestream livid lord loud loudly lousy lowkey lucky ludicrously lukewarm lunch lunchtime mad magazine magnificent magnificently
  mammoth mania manifestly mars marvellous marvellously marvelous marvelously massacre masterfully math maths maxi maximalist
  maximalists maxis mayhem medal meh meme memes memo memos mercilessly mercy merrily midnight miserably misery moaning mom
  monster monumental mood moon moonshot moral morning mourning movie muchly mum muttering mysteriously naked nap nation naturally neatly
  neighbor neighbour nerd nerds nervously newspaper newspapers nice nicely nightmare noon normie normies notebook noticeably numbers
  numbing nuts odd oddly oops opera ouch outcome outcomes overwhelmingly pain painful panic papers party patently patiently peek
  peeps pensioner pensioners perceptibly permabear permabears permabull permabulls phew pie pitifully pizza plain plainly planet playing
  plot pod podcast podcasts podium polite politely popcorn ppl preach preaching predictably prize promise properly props proud proudly
  pub punchline punishing punter punters quant quants queen queens quiet quiz rabbit race racing readers realise realised realize
  realized recall reckoning reddit refresh refreshing relentless remember resoundingly respect retiree retirees ride rip rn robustly
  rocket rockets rocky roller rollercoaster roommate rosy rotten rout royally rude ruthlessly sad sadly saga salute savage savagely
  saver savers sceptic sceptics scorching score scratching screaming screens screenshot script scroll scrolled scrolling seethe
  seething sequel shakes shaking shamefully sheepishly shill shilling shiny shockingly shook shop shops shouting shoutout show shrug
  shrugs shy sick siesta sigh sighs silently sister sizzling skeptic skeptics sky slack slaughter sleep slide slides slumber smile
  smiles smiling smoothly smug smugly sneakily snooze soap sobbing softly soldiers solidly somebody someone sorry sorta sour space
  spaces spectacle spectacularly speculator speculators speedily spicy spinning splendid splendidly spoiler spoilers spotlight
  spreadsheet spreadsheets squarely squint squinting stacker stackers staggeringly steady stealthily stellar stoically stonking storm
  stoutly strange strangely street stubborn stunningly sturdily sturdy sublime subscribers suffering sunny superb superbly surreal swear
  sweet swiftly swipe takeaway takeaways tangibly tap taxi team teams tears telegram tellingly tempest tepid terminal terrible thankful
  thats thaw theres tho thoroughly throne thru thumping ticker tickers tired tiredly titanic tmrw tonite tornado torrid tortoise town
  transparently tribe tribes troops trophy truly trust tsunami tumult tumultuous turbulent turmoil twist twists u unbelievable
  unbelievably uncle undeniably underdog underdogs unfolding unlucky unmistakably unquestionably unreal upheaval upshot ur utterly
  verdict verse vibe vibes vicious viciously viewers vigorously village villain villains violently wanna washout watchers wearily
  weeping weeps weird weirdly whale whatever whats wherever whine whinge whining whispering whoever whoops wife wild wince winces woeful
  woefully wonderful wonderfully wonk wonks wont woohoo yall yawn yawns yay yday yelling yest zoomed zoomer zoomers
  me him mine yours hers theirs ours oneself i.e e.g ie eg viz aka whatsoever everywhere elsewhere somewhere nowhere anywhere otherwise
  therein thereby herewith notwithstanding regardless likewise namely whence amongst betwixt ya yer gotcha dunno innit aint lemme
  gimme gonna hafta coulda shoulda woulda tryna imma finna boi bruh brah bruv homie homies sis chad chads giga gigachad jeet jeets
  pleb plebs anon anons serfs peasant peasants lolz lulz kek topkek yolo fomo yeet yeeted sus lit goated bussin slaps vibin wut wat
  nah welp sheesh crikey blimey wowza wowzers dayum damnit dammit flippin frigging feckin jeepers golly crumbs bah pfft tsk ahem
  aha ahh ohh hola ciao bonjour salut sup wassup howdy g'day tbf ffs lmk nvm ofc obv obvs srsly def defo deffo deffs legitimately
  methinks tonight evermore hitherto thusly aplenty galore alike apiece asap stat sooo soooo veryyy muchhh wherefore whereupon
  thereafter thereupon hereafter henceforth heretofore twas tis ol lil puh oi missus ma'am madam sirs ladies gentlemen lasses chap
  chaps bloke blokes mates pals y'all everyones someones anyones altho wtaf lfg dms irl afk`),
);

const listed = (lines: readonly string[]): readonly string[] => lines.join(' ').split(' ');

const [verbs, nouns, adjectives] = [plain.verbs, plain.nouns, plain.adjectives].map(listed) as [
  readonly string[],
  readonly string[],
  readonly string[],
];

/** Forms of verbs that can follow a market's name: "ether finishes the week behind". */
export const plainPredicates: ReadonlySet<string> = new Set(verbs.flatMap((verb) => verbForms(verb).all.slice(2, 4)));

function plural(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}

/**
 * Words of everyday language that measure nothing and limit nothing.
 *
 * They colour a sentence ("with Powell's pivot party", "and the desk yawned") and change no claim about two prices, except
 * right after a market's name, where they make something else of it ("Ethereum conferences").
 */
export const plainWords: ReadonlySet<string> = new Set([
  ...verbs.flatMap((verb) => verbForms(verb).all),
  ...nouns.flatMap((noun) => [noun, plural(noun)]),
  ...adjectives,
]);
