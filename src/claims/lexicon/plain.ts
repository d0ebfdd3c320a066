import { verbForms } from './furniture.ts';

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

const verbs = words(`
  accept accuse ache admire adore adorn amaze amuse announce annoy answer apologise apologize appeal applaud argue arrive ask assert
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

const nouns = words(`
  powell fed trump biden yellen ecb boj saylor vitalik gensler musk buffett dimon blackrock fidelity bernstein jpmorgan tokyo detroit
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

const adjectives = words(`
  hurts hurting crypto-native
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
