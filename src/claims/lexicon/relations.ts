import { pattern, verbForms } from './furniture.ts';
import said from './relations.json' with { type: 'json' };

/**
 * One row of a lexicon: a kind of span, its value, and the wordings that stand for it, separated by `|`.
 *
 * A wording is words in lower case. `lag~` is every form of the verb, `a/b` is either word, `?` after a word makes it
 * optional, and a slot takes one item found before: `<m>` a market, `<d>` a duration, `<t>` a date or period, `<s>` a
 * size with its unit, `<n>` a bare number, `<w>` any one word.
 */
export type Row = readonly [kind: string, value: string, wordings: string];

/** Wordings as the files beside list them: by kind, then by value. */
type Wordings = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** The rows of one list of wordings, as `compilePatterns` takes them. */
export const wordingRows = (wordings: Wordings): Row[] =>
  Object.entries(wordings).flatMap(([kind, byValue]) =>
    Object.entries(byValue).map(([value, said]): Row => [kind, value, said.join('|')]),
  );

/** Months by their whole names, one of which a pattern asks for. */
export const months = 'january|february|march|april|may|june|july|august|september|october|november|december';

const up = `rise gain climb jump surge rally soar advance add rocket spike leap increase moon rip pump skyrocket vault zoom explode
  appreciate roar boom pop melt~up run~up`.split(/\s+/).map((verb) => verb.replace('~', ' ')); // prettier-ignore

const down =
  `fall drop lose decline slide slump sink tumble plunge shed crash crater retreat dip plummet slip decrease bleed ease sag
  dump nosedive tank implode skid swoon wilt stumble depreciate nuke puke suffer dwindle shrivel deteriorate`.split(
    /\s+/,
  );

const aheadVerbs =
  `outperform thump outgain outrally outclimb outearn outpace outrun outstrip outdo outshine beat trounce crush smash
  overtake eclipse best surpass shade top smoke destroy demolish thrash wallop clobber dwarf lap pummel hammer
  obliterate dominate overshadow bury school annihilate mog cream overpower whip maul drub pip pound spank slaughter
  torch batter flatten steamroll upstage outclass outmuscle outgallop outdistance outsprint outrank outscore overhaul
  leapfrog embarrass humiliate vanquish rinse outreturn outjump outsurge outmatch outfox trump bulldoze blitz`.split(
    /\s+/,
  );

const behindVerbs = 'underperform lag trail underpace undershoot'.split(' ');

/** "Was beaten by gold": the order of the markets stays, the direction turns. */
const passives = aheadVerbs.flatMap((verb) => [...new Set([verbForms(verb).participle, verbForms(verb).all[3]!])].map((form) => `${form}
    badly? by the? <m>`)); // prettier-ignore

/** "Got crushed" without saying by whom is a fall. */
const crushed =
  `crush smash trounce thrash wallop clobber pummel hammer demolish obliterate destroy cream annihilate smoke maul batter pound spank
    slaughter torch rout nuke`
    .split(/\s+/)
    .flatMap((verb) => [verbForms(verb).participle]);

/** "Was soundly beaten this year by gold": whoever did it, and wherever that is said. */
const wasDone = (verbs: readonly string[]): string =>
  verbs
    .map((verb) => verbForms(verb).participle)
    .filter((form) => !crushed.includes(form))
    .map((form) => `be/is/are/was/were/been/being/get/gets/got/getting ${adverbs}? ${form}`)
    .join('|');

const adverbs =
  'soundly/badly/easily/well/narrowly/clearly/again/recently/heavily/comfortably/convincingly/handily/also/even/still/just';

/** How much better. */
const degrees =
  `bit touch tad little shade lot hair whisker fraction slightly marginally rather somewhat considerably significantly markedly notably
  noticeably only far much way even still clearly decidedly vastly substantially distinctly appreciably`
    .split(/\s+/)
    .join('/');

/** Verbs of which only the next word says which way. */
const slow =
  'inch edge tick creep nudge drift grind crawl claw push power march move head trade run shoot come close end finish'.split(
    ' ',
  );

/** "Sank against gold": a price in terms of the other. */
const against = (verbs: readonly string[]): string =>
  verbs
    .map((verb) => `${verb.split(' ')[0]!}~ against the? <m>|${verb.split(' ')[0]!}~ relative to the? <m>`)
    .join('|');

/** By how much one has gained on the other: "has something like 35 points on gold", "ceded more than 9 points to stocks". */
const byPoints = ([comparator, lead]: readonly [string, string]): Row[] => [
  ['perform+sized', `ahead+${comparator}`, `have/has/had got? ${lead} <s> on/over the? <m>|got ${lead} <s> on the? <m>|
    pull~/move~/race~/edge~/run~/streak~ ${lead} <s> away/clear/ahead from/of the? <m>|
    put~/make~/build~/bank~/open~/rack~/notch~/stack~ up? ${lead} <s> on/over the? <m>|
    put~/open~ up? ${lead} <s> between itself/it/themselves/them and the? <m>|
    claw~/win~/wrest~/recoup~ back? ${lead} <s> back? on/from the? <m>`],
  ['perform+sized', `behind+${comparator}`, ['', 'owners/investors/bulls have/had '].map((who) =>
    `${who}cede~/surrender~/concede~/yield~/relinquish~/hand~/give~/forfeit~/cough~/leak~ up/back/over/away?
      ${lead} <s> to the? <m>`).join('|')],
]; // prettier-ignore

/** "Costs less than 0.046 bitcoin", "won't buy you two hundredths of a bitcoin", "it takes more than 60 ether to get one bitcoin". */
const atPrice = ([comparator, lead]: readonly [string, string]): Row[] => [
  ['priced+sized', `buys+${comparator}`, `buy~/fetch~/cost~/bring~/command~/get~ you/us/me/just? now/today/only/just/barely? ${lead} <n>`],
  ['sized+priced', `${comparator}+buys`, ['it now? take~ now/just/only/about?',
    'you/we/i/one now? need/needs/needed now/just/only/about?'].flatMap((who) =>
    ['to/for buy/get/make/match/equal/own a/an/one/1', 'for a/an/one/1/every/each', 'per'].map((one) =>
    `${who} ${lead} <n> <m> ${one} whole/single/full? <m>`)).join('|')],
]; // prettier-ignore

/** "Rose hand in hand", "down in tandem with": one way, both. */
const jointly = (...moves: readonly string[]): string =>
  moves
    .flatMap((move) =>
      [
        'together',
        'in tandem/lockstep/unison/step/sync/concert/parallel with?',
        'hand in hand with?',
        'side by side',
      ].map((how) => `${move} ${how}`),
    )
    .join('|');
/** Who is ahead of whom. A verb goes with its subject; `<m>` inside is the other market. */
export const performRows: readonly Row[] = [
  
  ...([['about', 'about/some/around/roughly/maybe/something/a/another/close? like/good/solid/cool/full/further/to?'],
    ['almost', 'nearly/almost a?'], ['more-than', 'over/above'], ['more-than', 'more/upwards/north/well than/of/over'],
    ['at-least', 'at least'], ['less-than', 'less/under than?']] as const).flatMap(byPoints),
  ['not+perform', '+ahead', aheadVerbs.map((verb) => `still/just/simply can not ${verb}`).join('|') + '|' +
    aheadVerbs.map((verb) => `can not seem to ${verb}`).join('|')],
  ['perform', 'ahead', against(up)],
  ['perform', 'behind', against(down)],
  ['perform', 'behind', `have/has/had done far/much? worse than the? <m>|
    do~/fare~/perform~ a? ${degrees} ${degrees}? worse than? the? <m>?`],
  ['perform', 'ahead', `have/has/had done far/much? better than the? <m>|
    do~/fare~/perform~ a? ${degrees} ${degrees}? better than? the? <m>?`],
  ['perform', 'behind', [...passives, ...crushed.map((form) =>
    `be/is/was/were/been/being/get/got/getting/gets/gotten ${form} by/against/versus/vs the? <m>`)].join('|')],
  ['perform', 'behind', wasDone(aheadVerbs)],
  ['perform', 'ahead', wasDone(behindVerbs)],
  ['move', 'down', `take~ a beating/hammering/pounding/battering/bath/tumble/dive/hit|take~ it on the chin|
    ` + crushed.map((form) => `is/was/were/been/being/get/got/getting/gets/gotten ${form}`).join('|')],
  ['perform', 'ahead', aheadVerbs.map((verb) => `${verb}~|barely ${verb}~`).join('|') + '|barely ahead|barely ahead of|barely lead~'],
  ['perform', 'behind', behindVerbs.map((verb) => `${verb}~|barely ${verb}~`).join('|') + '|barely behind'],
...wordingRows(said.perform),
]; // prettier-ignore

/** That they drifted apart, without saying who is ahead. */
export const gapRows: readonly Row[] = [...wordingRows(said.gap), ...wordingRows(said.worst)];

/** How closely they move. */
export const correlationRows: readonly Row[] = [
  ...wordingRows(said.correlation),
  ['move+together', 'up+', jointly('rise~/soar~/climb~/gain~/jump~/surge~/advance~/rebound~/recover~/rally~', 'up/higher', 'go~ up')],
  ['move+together', 'down+', jointly('fall~/drop~/sink~/slide~/lose~/decline~/tumble~/slump~/plunge~/dip~/slip~/crash~/bleed~/retreat~',
    'sell~ off', 'down/lower', 'go~ down')],
  ...wordingRows(said.turn),
]; // prettier-ignore

export const summits =
  'high/highs/peak/peaks/top/tops/record/records/all-time-high/all-time-highs/summit/summits/apex/zenith/pinnacle/crest';

/** What one market, a ratio, a correlation or a flow did. */
export const moveRows: readonly Row[] = [
  ...([['just-over', 'just/slightly/little over/above'], ['almost', 'just under/below'], ['less-than', 'less/fewer/under/below than?'],
    ['more-than', 'more/over/above/upwards/north than/of?'], ['at-least', 'at least'], ['almost', 'nearly/almost'],
    ['about', 'about/around/roughly/some'], ['less-than', 'not even/quite']] as const).flatMap(atPrice),
  ['priced+sized', 'buys+less-than', 'will/does/do/did/can/could/would not even/quite? buy/fetch/get/bring/cover you/us/me? even? <n>'],
  ...wordingRows(said.move),
  ['move', 'up', up.map((verb) => (verb.includes(' ') ? verb.replace(' ', '~ ') : `${verb}~`)).join('|') + `|rise|risen|up|higher|gain|
    gains|rallies|a rally|rally|advance|pick~ up|${slow.map((verb) => `${verb}~ up|${verb}~ higher`).join('|')}|
    go~ up|went up|gone up|shoot~ up|
    moved higher|trade~ higher|in the green|are green|is/are/was/were/stays actually/still/even? green|increase|recover~|bounce~|
    rebound~|edge~ higher|edge~ up|tick~ up|inch~ higher|
    push~ higher|
    get~ higher|climb|jump|surge|spike|uptick in|
    pile~ on|pil~ on|eke~ out?|scrape~ out/together/up?|squeak~ out|squeeze~ out|scratch~ out|grind~ out|claw~ out|muster~|
    rack~ up|in the black|go~ vertical|glitter~|gone up|put~ on|rising|booming|going up|move~ up|sharply up|
    spike~|ramp~ up|tack~ on|put on|notch~ up|returned`],
  ['move', 'down', 'dry~ up|run~ dry|trail~ off|tail~ off|taper~ off|ebb~|peter~ out|fizzle~ out|fall~ off|drop~ off|' +
    down.map((verb) => `${verb}~`).join('|') + `|
    loss|losses|loss of|haircut|scratch|bruise|down|lower|under water|underwater|below water|in the hole|
    ${slow.map((verb) => `${verb}~ down|
    ${verb}~ lower`).join('|')}|decline|slump|slide|drop|fall|plunge|sell off|
    sell~ off|selloff|go~ down|went down|gone down|
    trade~ lower|in the red|are red|deep red|give~ back|hand~ back|edge~ lower|edge~ down|tick~ down|correct~ by|drawdown|
    move~ lower|sold off|
    languish~|going down|
    off by|go~ red|goes red|went red|turn~ red|give~ up|get~ hit|get~ rekt|rekt|bleeding out|dying|drift~ lower|slip~ lower|move~ down|
    came down|come~ down|cool~|subside~|dropping|falling|waning`],
  ...wordingRows(said.peak),
]; // prettier-ignore

/** "Turns two days before": what one market does first; a top that is past is one day's and no habit. */
const turns = [
  'move~/turn~/react~/roll~/pivot~/swing~/stir~/crack~/wobble~/rally~/bounce~/jump~/drop~/fall~/rise~/go~',
  'top/tops/topping/bottom/bottoms/bottoming/peak/peaks/peaking/trough/troughs/break/breaks/breaking',
].join('/');

/** "Copies gold a week later" */
const copies = 'follow~/copy~/trail~/track~/mirror~/shadow~/echo~/chase~/ape~/mimic~/lag~/react~/respond~';
const follows = `${copies}/come~/go~/catch~/join~`;

/** How much later: so many days, or the next one. */
const aDay = 'about/roughly/around/some/only/just? <d>';
const dayLater = (before: string): string =>
  [
    `${aDay} later/after/afterwards/behind/on/late`,
    'the? very? next/following day/session/morning',
    'the day/session after',
  ]
    .map((late) => `${before} ${late}`)
    .join('|');

/** "Moves first, and gold follows": what one market does before the other. */
const leads = [
  `${turns} first ,? and/while/with/then? then? the? <m> ${follows} next/suit/second/it/up/in?`,
  dayLater(`${turns} first ,? and/while/with/then? then? the? <m> ${follows} next/suit/second/it/up/in?`),
  dayLater(`${turns} first ,? and/then/with? the? <m>`),
  dayLater('first ,? and/then? the? <m>'),
  `${turns} first ,? and/while/with/then? the? <m> is/are always/usually/typically? ${aDay} behind/later/late`,
  dayLater(`lead~ ,? and/while/with/then? the? <m> ${follows} along/suit/it?`),
  'lead~ ,? and/while/with? the? <m> follow~ with a lag/delay of?',
  `${turns} ${aDay} before/ahead/earlier of/than? the? <m>`,
  `is/are/runs/sits a? full? ${aDay} ahead of the? <m>`,
  `${turns} before the? <m> do~/did?`,
  'ahead of time of the? <m>',
  'before the? <m> does/do',
  'sniff~ things/it/trouble out before',
  'what/whatever the? <m> do~/did today/first/now/<t>/yesterday ,? the? <m> do~ today/tomorrow/next/later/second/<t>',
  'what happens to the? <m> today/first/now/<t> ,? happens to the? <m> tomorrow/next/later/second/<t>',
  'where/wherever the? <m> go~/lead~ ,? the? <m> follow~/go~ about/some? <d>? later/after/next?',
  dayLater('move/moves/swing/swings/turn/turns show~/turn~ up in the? <m>'),
  'a lead of about/roughly/around/some? <d>',
  'lead time of about/roughly/around/some? <d>',
  'a canary for',
  'a <d> leading indicator/signal of/for',
  '<d> leading indicator/signal of/for',
];

/** "Copies gold a day later": what one market does after the other. */
const lags = [
  dayLater(`${copies} to/in? the? <m>`),
  `${copies} to/in? the? <m> with a/an/about <w>? <w>? lag/delay/gap of? about/roughly/some? <d>?`,
  `${copies} to/in? the? <m> 's? lead/move/moves? with/at a/an/about/roughly? <d> 's? lag/delay`,
  `${copies} what/whatever the? <m> did the? day/session before`,
  `${copies} what/whatever the? <m> did yesterday/<t>`,
  `${copies} to/in? the? <m> at a lag/delay/distance of about/roughly/some? <d>`,
  `${turns} ${aDay} after the? <m>`,
  `is/are/runs/comes/trades always/usually/typically? a? full? ${aDay} behind the? <m>`,
  'do~ today/now/<t> what/whatever the? <m> did yesterday/<t>',
  'a lagging indicator of/for',
  'lagging indicator of/for',
  dayLater('take~ its/their cue/cues/lead from the? <m>'),
  'take~ its/their cue/cues/lead from the? <m> with a <w>? lag/delay of? <d>?',
];

/** Coins moving to exchanges, one market moving first, and what other commands answer. */
export const otherRows: readonly Row[] = [
  ...wordingRows(said.other),
  ['first', 'lead', leads.join('|')],
  ['first', 'lag', lags.join('|')],
];

/** A market that is named or meant, a way it went, or a place in an order of two days, where it stands in a sentence. */
export interface Stand {
  readonly what: 'market' | 'way' | 'day';
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

export const toldWays: readonly (readonly [string, RegExp])[] = [
  ['none', pattern('gi')`\b(?:(?:does|do|did)(?:n't| not)|never|hardly|barely|scarcely)(?: even)? (?:look|care|move|budge|blink|flinch
    |notice|react|respond|stir|twitch)(?:s|d|ed)?(?: up)?\b|\b(?:shrug(?:s|ged)?|yawn(?:s|ed)?|snore[sd]?|stays? put|sits? still)\b`],
  ['up', /\b(?:(?:has|have|had) )?an? (?:good|great|green|strong|up) day\b|\bgreen\b|\b(?:fly|flies|flew)\b/gi],
  ['down', /\b(?:(?:has|have|had) )?an? (?:bad|red|rough|weak|ugly|down) day\b|\bred\b|\b(?:is|are|was|were|gets?|got) (?:hit|sold)\b/gi],
]; // prettier-ignore

export const toldDays: readonly (readonly [string, RegExp])[] = [
  ['second', pattern('gi')`\b(?:on )?(?:the )?(?:very )?(?:next|following) (?:trading )?(?:day|session|morning)\b|\bthe (?:day
    |session) (?:after|later)\b|\b(?:a|one) (?:full |single |trading )?(?:day|session)(?:'s)? (?:later|after(?:wards)?|behind|late
    |delay|lag)\b|\bon day two\b|\btomorrow\b|\b(?:does|do|done|did) the next\b`],
  ['first', /\b(?:on )?day one\b|\bfirst\b(?! (?:half|quarter|time|week|month|day|year)\b)|\bone day\b|\btoday\b/gi],
]; // prettier-ignore

export const meant = pattern('gi')`
  \b(?:it(?! (?:is|was|has)\b|'s)|the (?:coin|metal|token|index|other(?: one)?)|(?:the )?other(?= (?:one|goes|is|falls|rises|drops
  |down|up)\b)|one(?= (?:goes|is|falls|rises|drops|gains|up|down)\b))\b`;

/** Whole sentences of one day, or of what was only for a while, are no habit. */
export const notAlways = /\b(?:at first|then|later|initially|morning|afternoon|overnight|hours?|intraday|yesterday)\b/i;

export const otherHalf =
  /\b(?:and )?(?:vice versa|the other way (?:a?round)|the reverse|conversely|rinse(?: and)? repeat)\b/i;

/** "On days when …": what is always so; with one half the other is meant. */
export const always = /\b(?:on (?:the )?days (?:when|that|on which)|whenever)\b/i;

export const sameDay = /\bon (?:the|those|these) (?:very )?same days?\b/i;

export const daily =
  /^[\s,]*(?:(?:almost|nearly|practically) )?(?:every (?:single )?(?:day|session)|day (?:after day|in,? (?:and )?day out))/i;

export const pastTense = /\b(?:fell|rose|went|broke|led|hit|was|were|had|lost|\w{2,}ed)\b/i;

export const matchesOf = (
  sentence: string,
  what: Stand['what'],
  lists: readonly (readonly [string, RegExp])[],
): Stand[] =>
  lists.flatMap(([value, pattern]) =>
    [...sentence.matchAll(pattern)].map(({ 0: text, index }) => ({
      what,
      value,
      from: index,
      to: index + text.length,
    })),
  );

/** In order, the first of those that overlap. */
export function inPlace<Any extends Stand>(told: readonly Any[]): Any[] {
  return told
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .reduce<Any[]>((kept, next) => (next.from < (kept.at(-1)?.to ?? 0) ? kept : [...kept, next]), []);
}

const [itsStart, itsLevel] = [
  '(?:where|what) (?:it|they) (?:had )?(?:began|begun|started|opened|set out|kicked off)(?: it| from| at)?|' +
    '(?:its|their|the) (?:starting|opening) (?:point|price|level|line|mark|value)|square one',
  '(?:where|what) (?:it|they) (?:had )?(?:stood|was|were|been|closed|ended|finished|sat|traded|left off)(?: at)?',
];
const someTime = `(?:the (?:year|month|quarter|half|week)|(?:(?:early|late|last) )?(?:${months})(?: 20\\d\\d)?|20\\d\\d)\\b`;
const someDay =
  `(?:the end of (?:last )?(?:${months}|20\\d\\d|the year)|new year(?:'s(?: eve| day)?)?|halloween|christmas|` +
  `\\d{1,2} (?:${months})|(?:${months}) \\d{1,2})(?: 20\\d\\d)?\\b`;
const nearly =
  '(?:(?:right|roughly|about|almost|basically|pretty much|more or less|exactly|back|near|nearly|practically|close to|much|' +
  'precisely|just|around|smack|bang|not far from|at) )*';
const [above, below] = [
  '(?:above|over|higher than|more than|better than|north of|up on|past)',
  '(?:below|under|beneath|lower than|less than|worse than|south of|down on|short of|shy of|off)',
];
const hair = '\\b(?:just )?(?:an? )?(?:(?:bare|mere) )?(?:hair|whisker|smidge|smidgen|tick|shade|fraction|touch|inch)';
const took = '(?:took|takes|taken|knocked|wiped|lopped|shaved|sliced|chopped|carved|stripped|cut)';
const [someName, share, some] = [
  '((?:the )?[\\w&]+(?: 500| 100| 2000| caps)?)',
  '((?:[\\w%.-]+ ){1,6}?)',
  'an? (?:few|couple of) (?:%|per ?cent|percent|pct|points?)',
];

/** "Over the same stretch", "in that time": the time that was named before. */
export const sameStretch = new RegExp(
  String.raw`\b(?:(?:over|in|during|across|for|through|within|since|from) )?(?:the|that|this|those|these)(?: very)? same (?:\w+ )?` +
    String.raw`(?:stretch|period|time|spell|span|window|months?|quarter|year|weeks?|days?|date|point|half|sessions?)\b|` +
    String.raw`\b(?:in|over|during) (?:that|this) (?:time|stretch|period|spell|span)\b`,
  'gi',
);

/** How a market's own move is put round a corner, and the plain words for it: "64 % above where it began", "took a fifth off bitcoin". */
const plainMoves: readonly (readonly [told: RegExp, plain: string])[] = (
  [
    [`(?:${itsStart}) (?=${someTime})`, 'BASE since the start of '],
    [`(?:${itsStart}|${itsLevel}) (?:at |on |in |by |back (?:in|on|at) )?(?=${someDay})`, 'BASE since '],
    // "where it was in March": nobody can tell since when
    [`(?:${itsLevel}) (?=(?:at|on|in|by|back|before|when|an?|last|two|three|six) )`, 'if '],
    [`(?:${itsStart}|${itsLevel})\\b`, 'BASE'],
    ['(?:than|from) (?:it|they) (?:had )?(?:began|begun|started|opened)(?: (?:it|at|with))?\\b', 'than BASE'],
    [`\\b(?:last|the previous) (${months})'s (?:closing )?(?:price|close|level)\\b`, 'BASE since the end of last $1'],
    ['\\btimes (?:the price of )?BASE', 'fold'],
    [`${hair}(?: (?:${above}|${below}|from|of))? BASE`, 'flat'],
    [`\\b${above} BASE|\\bhigher than BASE`, 'up'],
    [`\\b${below} BASE`, 'down'],
    [`\\b${nearly}BASE`, 'flat'],
    [
      "\\b(?:has|have|had|did) ?(?:n't|not|barely|hardly|scarcely) (?:budged?|moved?|stirred|gone anywhere|got anywhere)" +
        '(?: an inch| a millimetre| much| at all)?\\b',
      'is flat',
    ],
    ['\\b(?:barely|hardly|scarcely)(?: been)? (?:scratched|dented|touched|bruised|a scratch|a dent)\\b', 'flat'],
    [`\\b${took} ${share}(?:off|from|out of) (?:the )?(?:(?:price|value|worth) of )?${someName}\\b`, '$2 lost $1'],
    ['\\b(of (?:its|their) (?:value|price|worth)) (?:is |has |was )?(?:gone|wiped out|evaporated)\\b', '$1 lost'],
    [`\\b${some} (?:green|up|higher|firmer|better|to the good|in the (?:green|black))\\b`, 'up'],
    [`\\b${some} (?:red|down|lower|weaker|worse|to the bad|in the red)\\b`, 'down'],
    ['\\bclos(?:e|es|ed|ing)(?: (?:it|out))*\\b', 'ended'],
    [`\\bleft ${someName} ${share}(?:better off|richer|higher)\\b`, '$1 up $2'],
    [`\\bleft ${someName} ${share}(?:worse off|poorer|lower)\\b`, '$1 down $2'],
    [
      "\\b(?:you|one) (?:would|could)(?:n't| not| never)(?: ever)? (?:know|guess|think|believe) it" +
        '(?: (?:from|to look at|looking at|going by) [^,.;]+)?,? (?:but )?',
      '',
    ],
    [sameStretch.source, ''],
  ] as const
).map(([told, plain]) => [new RegExp(told, 'gi'), plain] as const);

/** What a sentence says of each market's move, in plain words. */
export const asPlainMoves = (text: string): string =>
  plainMoves.reduce((said, [told, plain]) => said.replace(told, plain), text);

const units = 'day|session|week|month|quarter|year';
const row = '(?:straight|consecutive|successive)';
const inARow = '(?:in a row|on the trot|running|straight|on the bounce)';

export const inARowSaid: readonly RegExp[] = [
  new RegExp(`\\b(\\w+) ${row} (?:(?:losing|winning|down|up|red|green) )?(${units})s?\\b`, 'i'),
  new RegExp(
    `\\b(\\w+) (?:(?:losing|winning|down|up|red|green|calendar|full|whole|trading) )?(${units})s? ${inARow}\\b`,
    'i',
  ),
  new RegExp(`\\beach of the (?:past|last) (\\w+) (?:trading )?(${units})s\\b`, 'i'),
  new RegExp(`^(\\w+) (?:trading )?(${units})s\\b.* (?:every single one|every one of them|each one of them)\\b`, 'i'),
];

export const everyUnit = /\b(?:every|each)(?: single| and every)? (day|session|week|month|quarter|year)\b/i;

/** All there are in a year. */
export const allUnits = /\b(?:all|(?:each|every|every one) of the) (?:(?:four|4) (quarter)|(?:twelve|12) (month))s\b/i;

/** A unit of the calendar as one of many: "a single month", "any full calendar year". */
const [whole, ofMany] = [
  '(?:single |whole |full |calendar |trading |other )*',
  '(?= (?:of|in|this|last|since|during|so far|yet|where|when|that|has|have|had|did|was|were|saw|,|\\.|this|,)\\b| [,.;]|$)',
];

/** "No month in which", "not in a single quarter", "hasn't in any year": one of them would belie it. */
export const noUnit = new RegExp(
  `\\b(?:no|(?:not|never)(?: \\w+)*? (?:one|any|a(?= single))) ${whole}(${units})${ofMany}|` +
    `n't .*\\b(?:one|any|a(?= single)) ${whole}(${units})${ofMany}|` +
    `\\bin (?:any|a(?= single)) ${whole}(${units})${ofMany}|` +
    `\\b(?:\\w+n't|not|never|yet to) .*?\\ba (${units})\\b.* (?:in which|when|where|that)\\b`,
  'i',
);

/** "In a calendar year", "a year in which": any of them. */
export const [inAYear, aYear] = [
  /\b(?:in|over|for|during) (?:a|any|one) (?:single |full |whole )*calendar year\b/i,
  pattern('i')`
    \b(?:in|over|for|during) (?:a|any|one) (?:single |full |whole |calendar )*year\b
    |\b(?:a|any|one) (?:single |full |whole |calendar )*year (?:in which|when|where|that)\b`,
];

/** "2020 was the last year …", "the last year in which … was 2020", "the only month when …". */
export const [lastYear, oneUnit] = [
  pattern('i')`
    ^(\d{4}) (?:was|is|remains) the (?:last|latest|most recent) (?:full |calendar )*year\b|^the (?:last|latest
    |most recent) (?:full |calendar )*year (?!of|to)\D* (?:was|is|remains|came in) (?:in )?(\d{4})\W*$`,
  new RegExp(
    `\\b(?:was|is|were|are|remains|'s|marks|marked) (?:the|its|their) ` +
      `(?:only|sole|last|first|latest|most recent|final|lone|second|third|fourth|other|exception|one)(?: \\w+)? (?:${units}|time)s?\\b|` +
      `\\bthe (?:only|sole|last|first|latest|most recent|final|lone|one|other) (?:\\w+ )?(?:${units}|time)s? ` +
      `(?:in which|on which|when|where|that)\\b|` +
      `\\bthe (?:only|sole|lone|one) (?:\\w+ )?(?:${units}|time)s?(?= [A-Za-z&0-9 ]+ (?:was|is|were|came)\\b)`,
    'i',
  ),
];

/** "Every month but one". */
export const butOne = new RegExp(
  `\\b(?:every|each|all)\\b.* (?:${units})s?\\b.*?,? (?:but|except|bar|save|apart from|other than|aside from)\\b`,
  'i',
);

/** Kinds of span of such a sentence. */
export const rarityKind =
  /^(?:since|either|over|period|bare-date|day|bare-dur|ago|unseen|never|ever|most|extreme|record|intensity|strength|ratio|punct)$/;

/** That it is rare: "haven't", "not once", "last time", "have to go back to". */
export const rarely = pattern('i')`
  \b(?:not|never|nobody|nowhere|none|no (?:one|point|time|stage|moment|session|close)|\w+n't|last (?:time|seen|was|were
  |stood|sat|traded|closed|touched|visited|printed|hit|reached|here|there|at|this|that|so|in|up|down|higher|lower)
  |first time|only (?:time|once)|no (?:low|high|cheap|dear)er|where (?:it|we|the ratio) (?:was|were|stood|sat|traded
  |last)|back (?:in|at|to) (?:the )?(?:19|20)\d\d|(?:19|20)\d\d(?:'s)? (?:lows?|highs?|levels?|prices?)|(?:years?|months
  |decades?) since (?:it|we|the|that|this)|(?:levels?|prices?|numbers?|print|rates?|figures?) (?:from|of)
  |(?:new|fresh|uncharted|record) (?:territory|ground|levels?)|(?:go|going|went|gone|scroll\w*|look|page|dig|zoom\w*
  |flip)\b[^.]{0,25}?\bback)\b`;
