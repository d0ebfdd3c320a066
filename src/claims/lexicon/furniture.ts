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
  compared comparison relative relatively regard regards respect terms versus alongside
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
    exclusive alert
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
  trust ishares spdr invesco ticker symbol spot
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
  beside puny tame silly cnbc bloomberg
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
  woefully wonderful wonderfully wonk wonks wont woohoo yall yawn yawns yay yday yelling yest zoomed zoomer zoomers`),
);

const plainList = (list: string): readonly string[] => list.trim().split(/\s+/);

const verbs =
  plainList(`  accept accuse ache admire adore adorn amaze amuse announce annoy answer apologise apologize appeal applaud argue arrive ask assert
  assume assure attack attend avoid await awake bake balk bark bash bathe beam bear beg behave believe belong bend bicker bite blame bless
  blink bluff blush boast boil bore bother bow brag brave bray breathe brew brood brush bug build bump button buzz cackle camp care
  carry carve celebrate cement chase chat cheat cheer chew chide chuckle cite clamor clamour clap clean click cling clutch comfort
  complain confess confuse congratulate consider cope cough cower cram crave cringe croak crown cry curb curse dabble dance dare dawn
  dazzle debate debut decide declare decorate deem defend delight deliver describe deserve desire despair detest dig dine disagree
  discover discuss disguise dislike dismiss ditch dither dodge doodle dread dress drink drool drown dry dust echo edit elect embrace
  encourage endorse enjoy enter entertain enthuse envy escape examine excuse exhale exit expose express faint fancy fascinate fawn fetch
  fight fill find fire fix fixate fizzle flash flaunt flirt float flock fly fool forget forgive frame fret frighten frown frustrate fume
  fuss gasp gather gaze giggle glance glare gloat glow gossip grab grapple greet grieve grin gripe groan growl grumble guess hail
  hallucinate hand hang happen harp hate haunt hear heat help herd hesitate hide hint hire hog hover hug hum hunt hurry impress inform
  insist inspire insult interrupt introduce invent invite irritate itch jab jeer jibe jog joke jolt judge juggle justify keep kick kid
  kiss kneel knit knock knot know label lament laugh launch lecture lend lie lift linger listen live lock look loom love lull lurk magnify
  mail make marvel matter meddle meet mend mind miss moan mock mope mourn mull mumble murmur muse mutter nag nail nibble
  niggle nod notice nurse obey obsess overhear pack paddle paint pardon park paste pat pause pay peck pedal peel peer pencil
  persuade phone pick pinch pine pitch pivot place plant play plead please plot plug point poke ponder pop portray post pounce pour
  practice practise praise pray preach prefer prepare press profess prop protest pull punch punish push puzzle quarrel question queue quip
  quit quote radiate rage rain raise rant rattle reach read realise realize reason recall recite reckon recognise recognize regroup
  rehearse rejoice relax rely remain remember remind repeat reply rescue reshuffle resist retire reveal reward rewrite rhyme ride roar rob
  rock roll rotate rub ruin rush sack salute savor savour say scare scatter scoff scold scowl scratch scream scribble scroll scrub seal
  seek send sense serve settle shake shape shave shelter shine shiver shock shout shriek shrug shudder shuffle sigh sign sing sip
  sit sketch skip slap sleep smell smile smirk snatch sneer sneeze sniff snooze snore snort soak sob soothe sparkle speak spell spill
  spoil sprawl squeak squeal squeeze squint stain stamp stand stare startle stay steer stir strain strike stroke stroll strut 
  stumble stun stutter suit sulk summon surprise surrender survive swap swear sweat sweep swim talk tangle tap taste tease tell tempt
  terrify thank think thrill throw tickle tidy tie tiptoe tire tour travel treat tremble trick trip trot trouble tug twist type understand
  undress unlock unpack unveil unwind unwrap urge wag wait wake walk wander warm warn wash waste watch wave wear weather weep
  welcome whine whisper whistle wink wipe wobble wonder work worry wrap wreck wrestle wriggle write yawn yearn yell zip`);

const nouns =
  plainList(`  powell fed trump biden yellen ecb boj saylor vitalik gensler musk buffett dimon blackrock fidelity bernstein jpmorgan tokyo detroit
  washington
  beijing london brussels davos opec sec cftc lagarde bernanke warsh bessent warren pelosi putin xi erdogan kiyosaki novogratz burry
  cathie
  cramer brexit nfp fomc
  accident act actor adult adventure adviser advisor afternoon album alley ambition angel anger animal anniversary anthem apartment
  appetite applause apple architect argument arm arrow article artist ascent aunt author autumn baby back backdrop background ball balloon
  banana band bandwagon banker banner barbecue barrel bath battle beach beard beauty bed beginner beginning belief bell belly bike bingo
  bird birthday biscuit blanket blood bloomberg blow boat body bone bonfire boot border boss bottle bowl boy brain brand breath breeze
  brick bride bridge brief broth brother bubble bucket buddy bulletin bus businessman butcher butterflies cabin cabinet cake calendar
  camel camera candle canyon captain caption car card career carpet cartoon castle cat caution cave ceiling celebration celebrity centre
  cereal ceremony champagne champion chapter character charm chef cherry chess chest chicken chief child childhood chills choice chorus
  cigar cinema circle circus citizen city class classic cliche cliff clip clock cloud clown clue coach coast coat cocktail coffee
  coincidence collection column comeback comedian comedy comment commentary commentator companion complaint compliment conclusion
  confession confidence confusion consensus consolation conspiracy contrast conversation corner correspondent costume couch courage court
  cousin cow cradle craft crap creature crew cricket crime crisis critic criticism crossroads crossword crowd cruelty cult culture cup
  curiosity customer daddy danger daughter day deal death decision defeat delusion demon dentist descent desert desk dessert detail devil
  diamond diary dictator dinner dinosaur director dirt disaster discovery disgrace dish dismay dispatch distress doctor dog doll door
  downfall dragon drama driver drum duck dude dynasty eagle ear earth earthquake edition editor editorial effort egg elephant
  embarrassment emotion emperor empire end enemy energy engine enigma enthusiasm episode errand error evening event example exception
  excitement expert explanation explosion eye eyebrow fable face fairy faith fame family fan fantasy farewell farmer fashion
  father fault favour feast feather feature feeling fence festival fever field figure film finale finger finish firework fish fist flag
  flame flavor flavour fleet flight flop flower foot footnote forest fork fortune forum fox freak freedom friend friendship fright frog
  fruit fun funeral fury gambler game garage garden garment gate gathering gazette gem genius gentleman ghost giant gift girl glimpse
  glory glove glutton goal goat goodbye goodness goosebumps grace grandfather grandma grandmother grandson grave gravity greed greeting
  grief grind grip groove grudge guardian guest guide guilt guitar guru gym hair hall halo hammer hangover happiness harmony harvest hat
  head headache hearing heart heaven hell hello helmet hen herald hero hill hobby holiday home honey honeymoon honor honour honours hook
  horror horse hospital host hotel hour house human humble humbug humility humor humour hunger hunter hurdle husband icon idea identity
  idiot illusion image imagination impatience impression impulse inch infant ink insect insight inspiration instinct intention interview
  intuition invitation irony island jacket jar jaw jealousy jeans jersey jet jewel jitters job journal journalist journey joy judgement
  judgment juice jungle justice killer king kingdom kitchen kite knee knife knight laboratory lad ladder lady lake lamb lamp lane language
  lap laughter lawn lawyer leader leaf league leg legacy legend leisure lemon lesson life light lightning limelight line lion lip list
  listener literature living lobby locker log loop loser lounge lover luck lunch luxury machine madness magazine magic maiden mailbag
  mainstream majority man mania manner mantra map marathon mask massage master mate math meal meaning meat medal medicine meeting
  melodrama melody memory mercy mess message metaphor middle midnight mile milestone milk minutes miracle misery misfortune mistake mister
  mix modesty moment monkey monster mood moon morale morning mosquito mother motion motive mountain mouse mouth movement movie mud muddle
  mug multitude muscle museum music musician mystery narrative nation nature neck needle neighbour neighbourhood nerve nerves nest
  newsletter nickname night nightmare nobody noise nonsense noon north nose nostalgia notebook notion novel novelty novice oath obituary
  obsession occasion ocean oddity ode offence office officer opera opinion opponent optimist orange orchestra ordeal outfit outlook
  outrage outsider oven owl owner pace page pain painter pair palace pan pancake parade paradise paradox parent parrot partner partnership
  party passenger passion pastime path patience pattern peace peacock pen penguin people pep person personality perspective pessimist pet
  phase philosopher phrase piano picnic picture piece pig pilgrim pill pilot pint pipe pirate pit pity pizza planet plate player
  playground plea pleasure plenty pocket poem poet poetry poison policeman politician politics pony popcorn pope porridge portrait
  possibility postcard postman pot potato powder prayer preacher preface prejudice presence president pretender prey pride priest prince
  princess principle prison prisoner privilege prize problem professor programme progress propaganda prophecy prophet proverb psychology
  pub publicity pudding pumpkin punishment pupil puppet purpose purse queen quest rabbit rainbow rascal rat reader realism rebel rebellion
  recess recipe recital recklessness reckoning reflection reform rehearsal relief religion remake remark remedy reminder renaissance
  reporter reprise reputation rerun resolution respect respite restaurant resurgence reunion reuters revelation revenge reversal revival
  rhythm riddle riot ritual river road robot roof room rope rose rotation roundup route row royalty rubbish rug runner sadness saga sage
  sailor saint salad salt sandwich sarcasm sauce sausage scandal scar scene scenery scent schedule scholar science scientist scissors
  scoreline scorn script sculpture sea seat secret secretary sensation sentence sequel serenity sermon servant session shame sheep shelf
  shell sheriff ship shirt shoe shop shot shoulder shovel showman showtime shutdown siege sight signature silence silk silliness singer
  sister skeleton skeptic skill skin skirt sky sleeve slog slogan snack snail snake snow soap soccer sofa soldier solution son song sorrow
  soul sound soup south souvenir spark speaker spectacle speech spice spider spills spirit splash spokesman spoon sport spotlight spouse
  sprint squirrel stadium staff stair standstill star statement station statue steak step stereotype stick sting stitch stomach
  stone storm story stranger straw stream street string strip stubbornness student studio stuff style subject subscriber success sugar
  suitcase summit sun sunrise sunset sunshine superstition supper supporter surgeon suspense swagger swan sweater sweetheart swoon sword
  symbol sympathy symphony syndrome table tail tailor tale talent tantrum tape tavern taxi tea teacher teaching teenager teeth telephone
  telescope television temper temple temptation tent terror text theatre theft therapist thief thing thirst thorn thought thread threat
  thrills throne thumb thunder ticket tide tiger tile tip title toe toilet tomato tomb tone tongue tool tooth topic torture tourist towel
  tower town toy tradition tragedy train trap traveller treatment tree trial tribute triumph trophy trousers truce truck trumpet trunk
  truth tsar tune tunnel turkey turnabout turnaround turtle tutor twilight twin tyrant umbrella uncle uniform universe uproar vacation
  valley vampire van vanity vase vehicle vengeance venture verdict verse veteran victim victory video view village villain violin virtue
  vision visitor vocabulary voice volcano voyage waiter wall war wardrobe warrior water way weapon wedding weed weirdo well west
  whale whim wife wilderness wind window wine wing winner wisdom wit witch witness wizard wolf woman wood word worker workshop world worm
  wound wrist writer writing yard youngster youth zeal zebra zone zoo`);

const adjectives = plainList(`  hurts hurting crypto-native
  absurd active adorable afraid aggressive alive amazed amused ancient angry anxious apt ashamed asleep astonished aware awkward basic
  beautiful beloved big bitter blank blessed blind bloody bold bored brilliant brisk brown bruised busy calm carefree careful careless
  cautious celebrated charming cheeky cheerful childish chilly civil clever cold comfortable comic complete complex concerned confident
  confused content cool cosy courageous cowardly cozy crisp crooked cruel curious cute daft damp dandy daring dead dear decent defiant
  delicate delicious delighted delightful dense determined difficult diligent dim dirty disappointed dismal distinct doomed dramatic
  dreamy drunk dull dumb eager early easy elated elegant elusive embarrassed eminent empty enchanted encouraging endless enormous
  enthusiastic envious evil exact excellent excited exhausted exotic extraordinary fabled fabulous fair faithful famous fantastic fat
  favourite fearless feeble fierce filthy fine fit flawless foolish forgotten formal fortunate fragile frail frantic fresh friendly
  frightened frustrated full funny furious fussy futile gentle genuine giddy gifted gigantic glad glamorous gleaming gloomy glorious good
  gorgeous graceful grand grateful greasy great greedy green grey grieving grim grotesque grubby grumpy guilty handsome handy happy hard
  harmless harsh healthy heartbroken hearty heavy helpful helpless heroic hilarious holy homely honest hopeful hopeless horrible hot huge
  humdrum hungry icy ideal idle ignorant ill illustrious immense imminent impatient imperfect impolite impossible impressed impressive
  innocent inquisitive insane insistent intense invincible irate ironic itchy jaded jealous jittery jolly jovial joyful jubilant juicy
  keen kind known lame large late lazy left legendary lethal little lively lone lonely lost loud lousy lovely loving loyal lucky mad
  magical magnificent majestic mammoth mediocre meek mellow melodic memorable merry messy mighty mild mindless miserable misty modern
  modest moist muddy mundane mushy mysterious naive nasty natural naughty neat neglected nervous new nice noble noisy nosy numb numerous
  obedient obvious odd okay old ordinary outrageous outstanding overjoyed overlooked painful pale passionate patient peaceful peculiar
  perfect perky petty phony pink plain playful pleasant pleased poised polite poor popular posh powerful precious prickly prim proud
  psychotic puny puzzled quaint quick quiet quirky quixotic radiant random rapid rare ready rebellious reckless regular relaxed relieved
  religious remarkable repulsive restless rich ridiculous right robust rosy rotten rough round rowdy rude rural sacred sad salty same
  sarcastic savage scared scary scruffy selfish sensible serene serious shaky shallow shameful sharp shiny shrill shy sick silent silky
  silly simple sincere skinny sleepy slim slimy slippery slow small smart smelly smiling smooth smug sneaky snobby somber sombre sore sour
  sparkling special spectacular spicy spirited splendid spooky spotless stale stark steep sticky storied stormy strange strict striking
  stubborn stunned stupendous stupid stylish sudden sunny super superb surly surprised suspicious sweet swift talented tall tame tart
  tasty tearful tedious tender tense terrible terrific testy thankful thick thin thirsty thorny thoughtful thrilled thrilling timid tiny
  tired tough tragic tranquil tremendous tricky troubled trusty truthful ugly uncanny uneven unfashionable unglamorous unhappy
  uninterested unloved unlucky unreal unruly unsightly unsung unusual upbeat upset uptight useful useless vain valiant vast vaunted
  vengeful vibrant vicious victorious vigorous villainous violent virtuous vivid vulgar wacky wary wasteful wealthy weary weird wet
  whimsical whole wicked wild willing wily wise wistful witty woeful wonderful wooden woozy worldly worried worthless worthy wretched wry
  young yummy zany zealous`);

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
