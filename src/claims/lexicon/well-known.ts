import { knownEvents, rateDecisions } from '../../market/known-events.ts';

/**
 * Which symbols and market names are also common English words?
 *
 * In lower or mixed case these are read as the words they are; only capitals inside a text that is not all capitals,
 * or a `$`, make a market of them.
 */
export const englishWordTickers: ReadonlySet<string> = new Set(
  `a able about above act ad add after again age ago aid aim air all also am an and any ape apt are area arm art as ask at ate
  atom away axe back bad bag ball band bank bar base bat be bear beat been best bet big bill bit block blue blur bond book boom
  born both box boy bread buy by call came can cap car card care case cash cat cent chain change chip city clean close cloud coat
  cold comp cool core cost cover crew cube curve cut dash data date day days deal dear deep did die dig dog done door dot down
  draw drift drive drop dry due dust each earn east easy eat edge edit ego else end ever eye face fact fair fall fan far farm
  fast fat fear feed feel few fig fill film fire firm first fit five fix flag flat flow fly fold food foot for force form four
  free fresh friend from fuel full fun fund gain game gap gas gate gave get girl give glad glass go goal gods gone good got
  grow gun guy had half hall hand hard has have he head health hear heart heat held help her here hero hey high hill him his
  hit hold hole home hope host hot hour how hub human ice idea if in inch index ink into is it item its jet job join joy jump
  just keep kept key kid kind king know lab lady lake land large last late law lay lead leaf left leg less let level lie life
  lift light like line link list live load loan lock long look loss lost lot love low luck lumen magic mail main make maker man many
  map mark mask mass may me mean meme met meta mind mine mint miss mode money moon more most move much must my name near neo
  net new next nice nine no none nor nose not note now of off ok old on once one only op open or orb order other our out over
  own pace pack page paid pair paper park part past path pay peace pen people per perp pet pick pin pipe plan play plug plus pool
  poor pot power press pump pure push put quick race rain ran rare rate raw ray read ready real red render rent rest rich ride
  ring rise risk road rock role room root rose round rule run rune rush safe said sail sale same sand save saw say sea seat
  see seed self sell send sent set she ship shop short show side sign simple sit site six size skin sky slow small snow so sold
  some son song soon space speed spin spot star start stay step still stop stream such suit sun super sure swap swim table tag take
  talk tall task tax team tell ten than that the them then they thin thing this three time tip to ton too took top touch
  town tree trend trip true try turn two under uni unit up us use van vast very view vote wait walk wall want war warm was wave way
  we weak wear well went were west what when who why wide wild will win wind wine wise wish with won wood word work world worm
  worth would yard year yes yet you young your zero zone avalanche stellar cosmos graph optimism harmony compound aptos sushi
  theta flare quant gala fantom bread celestia ondo sei immutable pepe sandbox tether unity visa target
  etc hype gap block snap match square shell ethena sonic story core mantle`.split(/\s+/),
);

/** Funds and the index or metal they hold. */
export const indexOf: Readonly<Record<string, string>> = {
  IWM: 'RUT', SPY: 'SPX', QQQ: 'NDX', GLD: 'GOLD', SLV: 'SILVER', UUP: 'DXY', USO: 'OIL', DIA: 'DJI',
}; // prettier-ignore

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));
const phrases = (list: string): ReadonlySet<string> => new Set(list.split(/\|/).map((phrase) => phrase.trim()));

/** Markets that have no single price. */
export const groups = phrases(
  `small cap value|small cap growth|large cap value|large cap growth|russell 2000 value|russell 2000 growth|nasdaq value|s&p value|
    s&p growth|
  altcoins|altcoin|alts|alt coins|crypto|cryptos|cryptocurrencies|crypto market|crypto markets|crypto assets|cryptoassets|digital assets|
  stablecoins|stablecoin|memecoins|meme coins|memecoin|risk assets|risky assets|commodities|precious metals|emerging markets|real estate|
  reits|
  blue chips|magnificent seven|magnificent 7|mag 7|mag7|big tech|mega caps|megacaps|mid caps|midcaps|micro caps|microcaps|defi tokens|defi|layer 1s|
  russell 1000|russell 3000|russell midcap|russell microcap|s&p 400|s&p 600|s&p midcap 400|s&p smallcap 600|layer 2 tokens|miners|
  value stocks|gold miners|gold stocks|silver miners|bitcoin miners|nasdaq biotech|global equities|world stocks|foreign stocks|junk bonds|
  corporate bonds|
  high yield bonds|municipal bonds|green bonds|green bond|war bonds|baby bonds|savings bonds|cat bonds|catastrophe bonds|climate bonds|heating oil|palm oil|olive oil|other cryptocurrencies|everything else|major coins|other assets|
  real assets|
  crypto sector|the crypto market|tokens|coins|growth stocks|semiconductors|chipmakers|banks|regional banks|utilities|hedge funds`,
);

/** Markets by name that people compare with and nobody follows here. */
export const unfollowed = phrases(
  `dax|nikkei|nikkei 225|ftse|ftse 100|hang seng|stoxx 600|euro stoxx|euro stoxx 50|stoxx|msci world|msci|cac 40|cac|nifty|sensex|bovespa|
  kospi|topix|csi 300|shanghai composite|asx 200|asx|tsx|ibex|smi|equal weight index|equal weight s&p|natural gas|nat gas|uranium|platinum|
  palladium|
  wheat|corn|coffee|cocoa|soybeans|lumber|toyota|global liquidity|m2|global m2|money supply|inflation|cpi|housing|nvidia|tesla|apple|
  microsoft|
  amazon|google|meta platforms|netflix|berkshire|microstrategy|coinbase shares|coinbase stock|bloomberg galaxy crypto index|total3|ethe|
  gbtc|yen|euro|pound|sterling|yuan|renminbi|swiss franc|franc|australian dollar|canadian dollar`,
);

/** Before "stocks" these make another market of it. */
export const stockKinds = words(
  `european europe chinese china asian asia japanese japan indian german french british uk korean brazilian mexican canadian australian
  african
  russian turkish global world international foreign emerging mining miner crypto bank banking energy ai chip semiconductor software
  value growth
  dividend utility defense defence penny meme retail healthcare health pharma biotech airline solar midcap mid microcap micro regional
  consumer
  industrial defensive cyclical housing oil gold silver bitcoin ethereum internet media auto nuclear quantum space inverse leveraged cheap
  expensive quality momentum mega megacap israeli swiss spanish italian taiwanese vietnamese`,
);

export const stockWords = words('stocks equities shares stock equity');
export const stockMiddles = words('market markets cap tech miner mining');

/** Words after a name that make something else of it. */
export const followers: Readonly<Record<string, ReadonlySet<string>>> = {
  cpi: words('print report data release reading number numbers figure figures'),
  gold: words('bugs bug standard medal medals rush star plated digger mine mines mining reserves card miner miners stocks backed fields'),
  silver: words('lake lining bullet medal screen miners'),
  dollar: words(`terms amount amounts value denominated cost bill bills store stores general tree sign figure weighted
    volume cost averaging`),
  euro: words('terms denominated zone'),
  yen: words('terms denominated'),
  pound: words('terms'),
  sterling: words('terms'),
  ripple: words('effect effects labs'),
  nasdaq: words('listed'),
  oil: words('company companies painting producer producers spill majors stocks change'),
  crude: words('joke estimate measure way'),
  bullion: words('bank banks'),
  banks: words('of'),
  tron: words('legacy'),
  russell: words('westbrook wilson crowe brand group investments dickerson kirsch 1000 3000 midcap microcap'),
  crypto: words(`rout meltdown bloodbath carnage crowd folk folks camp tribe fans faithful believers people guys crash king winter bros bro twitter exchange exchanges trader traders analyst analysts natives native firm firms
    fund funds desk native data research analytics news media lender lenders`),
  stocks: words('exchange'),
  tech: words('company companies layoffs support bro bros giant giants earnings firm firms worker workers rout meltdown mania bubble boom craze'),
}; // prettier-ignore

// prettier-ignore
/** Words before a name that make something else of it. */
export const leaders: Readonly<Record<string, ReadonlySet<string>>> = {
  inflation: words('after for by about on'),
  banks: words('central investment custodian food memory power'),
  everything: words('with while as'),
  dollar: words('a per billion million trillion one every each multi digital half top bottom'),
  oil: words('snake olive palm cooking'),
  gold: words('black paper tokenized tokenised fool digital'),
  stocks: words('these those some many two three four five seven ten 3 5 7 10 individual single'),
  crude: words('a very'),
  russell: words('george bill kurt keri bertrand jack ken theresa'),
  tech: words('big med fin ed bio clean high low'),
  rut: words('a the'),
  sp: words('the a'),
};

/** "Gold demand" is about the metal, not its price. */
export const commodities = words('gold silver oil crude copper');

export const tradeWords = words(
  'demand output production supply imports exports import export inventories stockpiles sales jewelry jewellery coins consumption',
);

/** "Bitcoin holders" are people. */
export const coinFolk = words(
  `bulls bears skeptics sceptics critics haters permabulls permabears twitter fans bugs maxis maxi maximalists maximalist holders hodlers developers developer devs conferences conference searches search wallets
  addresses
  users validators nodes miners crowd folk folks camp tribe fans faithful believers evangelists permabulls permabears cheerleaders sceptics skeptics people guys
  community foundation holdings treasury treasuries deposits withdrawals mentions tweets searches supply
  demand`,
);

export const coins = words('bitcoin btc ethereum eth ether solana sol xrp gold silver bullion');
export const fundWords = words('etfs etf etps etp funds fund futures treasury treasuries miners dominance trust');

/** Lows and highs of the stock market that people name by their month. */
export const stockTurns: ReadonlyMap<string, string> = new Map(
  `low 2002-10-09 2009-03-09 2011-10-03 2016-02-11 2018-12-24 2020-03-23 2022-06-16 2022-10-12 2023-03-13 2023-10-27 2024-04-19
    2024-08-05 2025-04-08,high 2000-03-24 2007-10-09 2018-09-20 2020-02-19 2022-01-03 2025-02-19`
    .split(',')
    .flatMap((line) =>
      line
        .split(/\s+/)
        .slice(1)
        .map((day) => [`${line.split(' ')[0]!} ${day.slice(0, 7)}`, day]),
    ),
);

/** A dated fact people count from; `of` where it means another day for each coin. */
export interface NamedEvent {
  readonly date: string;
  readonly names: readonly string[];
  readonly of?: string;
}

/** Names that mean another day for each coin. */
const perCoin: readonly NamedEvent[] = [
  ['BTC', '2024-01-11'],
  ['ETH', '2024-07-23'],
].map(([of, date]) => ({
  of: of!,
  date: date!,
  names: ['etf launch', 'etfs launch', 'etfs launched', 'etf launched', 'launch of etfs',
    'launch of spot etfs', 'launch of its etf', 'etf approval', 'etf approvals', 'etf debut', 'etf listing', 'launch of its etfs', 'approval of etfs', 'etf was approved', 'etfs', 'etf',
    ...['listed', 'were listed', 'started trading', 'began trading', 'went live', 'debuted', 'arrived', 'landed', 'came out', 'came to market',
      'hit market', 'were approved', 'got approved'].flatMap((verb) => [`etf ${verb}`, `etfs ${verb}`])], // prettier-ignore
}));

/** Days people count from that no chart marks. */
const otherDays: readonly NamedEvent[] = [
  ['2001-09-11', '9 / 11|september 11 attacks'],
  ['2010-05-06', 'flash crash'],
  ['2018-02-05', 'volmageddon'],
  ['2018-11-06', 'midterms|midterm elections|midterm election'],
  ['2018-12-24', 'christmas eve low|christmas eve bottom|christmas eve massacre'],
  ['2019-09-17', 'repo spike|repo crisis|repo blowup'],
  ['2020-11-09', "pfizer 's vaccine news|pfizer vaccine news|pfizer vaccine|pfizer news|vaccine news|vaccine monday|pfizer announcement|pfizer monday|vaccine announcement"],
  ['2021-01-20', "biden 's inauguration|biden took office|inauguration of biden"],
  ['2021-01-28', 'gamestop squeeze|gamestop mania|gme squeeze|meme stock squeeze|gamestop'],
  ['2021-02-08', "tesla bought bitcoin|tesla 's bitcoin purchase"],
  ['2021-04-14', 'coinbase listing|coinbase ipo|coinbase debut|coinbase listed|coinbase went public'],
  ['2021-09-07', 'el salvador adopted bitcoin|el salvador made bitcoin legal tender|el salvador launch|el salvador adoption'],
  ['2021-09-20', 'evergrande|evergrande scare'],
  ['2021-11-26', 'omicron|omicron scare|omicron shock'],
  ['2022-03-16', 'fed started hiking|fed began hiking|first fed hike|first hike|fed started raising rates|fed began raising rates|first rate hike'],
  ['2022-10-13', 'bear market low|bear market lows|bear market bottom|2022 bear market low|2022 bear market lows|2022 bear market bottom'],
  ['2022-11-08', 'midterms|midterm elections|midterm election'],
  ['2022-11-11', "ftx blew up|ftx imploded|ftx went under|ftx went bust|ftx went bankrupt|ftx fell apart|ftx failed|ftx 's collapse|ftx 's implosion|ftx 's bankruptcy|ftx 's demise|ftx 's downfall|demise of ftx|downfall of ftx"],
  ['2022-11-30', 'chatgpt|chatgpt launch|launch of chatgpt|release of chatgpt|chatgpt came out'],
  ['2023-03-10', 'svb collapsed|svb failed|svb went under|svb blew up|silicon valley bank collapsed|silicon valley bank failed|silicon valley bank went under|fall of silicon valley bank|failure of silicon valley bank'],
  ['2023-06-15', "blackrock filing|blackrock 's filing|blackrock filed|blackrock etf filing|blackrock 's etf filing|blackrock filed for a bitcoin etf"],
  ['2023-08-01', "fitch downgrade|fitch 's downgrade|fitch stripped washington of its top rating|fitch stripped us of its top rating|fitch cut"],
  ['2023-08-29', 'grayscale ruling|grayscale win|grayscale verdict'],
  ['2023-10-07', "hamas attack|hamas attacks|hamas 's attack|october 7 attack|october 7 attacks|attack on israel|gaza war|war in gaza|israel hamas war|hamas attacked israel|october 7|7 october|7 october attack|7 october attacks|hamas attack on israel"],
  ['2024-07-13', "assassination attempt|trump assassination attempt|trump shooting|attempt on trump 's life|butler shooting"],
  ['2024-07-21', "biden dropped out|biden quit|biden quit the race|biden 's exit|biden withdrew|biden bowed out|biden stepped aside"],
  ['2024-09-18', "fed started cutting|first fed cut|first cut|fed began cutting|fed started cutting rates|fed began cutting rates|first rate cut|fed 's first cut|fed 's first rate cut"],
  ['2024-11-05', "re election|reelection|trump 's re election|trump 's reelection|november election|november 's election|trump re election|trump reelection|election day|election night|us presidential election|us vote|presidential vote"],
  ['2025-01-20', "inauguration|trump 's inauguration|donald trump 's inauguration|trump inauguration|inauguration of trump|trump took office|trump returned to office|trump returned to white house|trump 's return"],
  ['2025-01-27', 'deepseek|deepseek shock|deepseek moment|deepseek sell off|deepseek scare|deepseek rout|deepseek panic'],
  ['2025-04-09', "tariff pause|90 day pause|90 day tariff pause|trump 's tariff pause|trump paused tariffs|trump paused the tariffs|trump paused his tariffs|tariffs were paused|tariffs were put on hold|tariffs were suspended|tariffs got paused|tariff reprieve|tariff truce"],
  ['2025-05-12', 'geneva truce|trade truce|tariff truce|geneva deal|us china truce'],
  ['2025-05-16', "moody 's downgrade|moodys downgrade|moody 's cut"],
  ['2025-06-13', "israel struck iran|israel attacked iran|israel 's attack on iran|israel 's strikes on iran|israel iran war|israeli strikes on iran"],
  ['2025-07-18', 'genius act|genius act signing|genius act was signed|genius act became law|genius act passed'],
  ['2025-10-01', 'government shutdown|shutdown'], ['2025-11-12', 'shutdown ended|government shutdown ended|end of the shutdown|end of the government shutdown|government reopened|shutdown was over'],
  ['2020-03-24', ['covid', 'covid 19', 'pandemic', 'coronavirus', 'virus', 'covid crash', 'lockdown'].flatMap((name) =>
    ['low', 'lows', 'bottom', 'trough', 'nadir'].map((end) => `${name} ${end}`)).join('|')],
  ['2025-04-09', ['tariff', 'tariffs', 'liberation day', 'tariff crash', 'tariff selloff', 'tariff tantrum'].flatMap((name) =>
    ['low', 'lows', 'bottom', 'trough', 'nadir'].map((end) => `${name} ${end}`)).join('|')],
].map(([date, names]) => ({ date: date!, names: names!.split('|') })); // prettier-ignore

/** Days that have one name and come again: the last one is meant. */
const repeated: readonly NamedEvent[] = (
  [
    ["fed cut|fed cut rates|fed rate cut|fed 's rate cut|fed 's cut|rate cut", '2019-07-31 2019-09-18 2019-10-30 2020-03-03 2020-03-15 2024-09-18 2024-11-07 2024-12-18 2025-09-17 2025-10-29 2025-12-10'],
    ["fed hike|fed hiked|fed hiked rates|fed raised rates|fed rate hike|fed 's rate hike|fed 's hike|rate hike", '2018-03-21 2018-06-13 2018-09-26 2018-12-19 2022-03-16 2022-05-04 2022-06-15 2022-07-27 2022-09-21 2022-11-02 2022-12-14 2023-02-01 2023-03-22 2023-05-03 2023-07-26'],
    ["fed meeting|fed decision|fed 's decision|fed 's meeting|fomc|fomc meeting|fomc decision|fed met|rate decision|fed rate decision|powell presser", rateDecisions.map(({ date }) => date).join(' ')],
  ] as const
).flatMap(([names, days]) => days.split(' ').map((date) => ({ date, names: names.split('|') }))); // prettier-ignore

/**
 * Which dated facts do people count from?
 *
 * The known events that have a name in sentences, and some more that no chart marks. Names are matched without regard to
 * case and without a leading "the".
 */
export const wellKnownEvents: readonly NamedEvent[] = [
  ...knownEvents
    .filter(({ names }) => names.length > 0)
    .map(({ date, countedFrom, names }) => ({ date: countedFrom ?? date, names })),
  ...perCoin,
  ...otherDays,
  ...repeated,
];

/** Month and day of a holiday in a year. */
type DayIn = (year: number) => readonly [month: number, day: number];

const fixed =
  (month: number, day: number): DayIn =>
  () => [month, day];

/** The nth Monday or Thursday of a month; −1 is the last. */
const weekday =
  (month: number, which: number, nth: number): DayIn =>
  (year) => {
    const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const earliest = 1 + ((which - first + 7) % 7);
    return [month, nth > 0 ? earliest + 7 * (nth - 1) : earliest + 7 * Math.floor((days - earliest) / 7)];
  };

/** A feast of another calendar, by a list of its days from some year on. */
const moving =
  (first: number, days: string): DayIn =>
  (year) => {
    const [month, day] = (days.split(' ')[year - first] ?? '13-01').split('-').map(Number); // in other years none is reached
    return [month!, day!];
  };

const afterThanksgiving = (year: number, later: number): readonly [number, number] => {
  const [month, day] = weekday(11, 4, 4)(year);
  return day + later > 30 ? [12, day + later - 30] : [month, day + later];
};
/** Western Easter by the anonymous Gregorian rule, moved by some days. */
const easter =
  (later: number): DayIn =>
  (year) => {
    const [golden, century, rest] = [year % 19, Math.floor(year / 100), year % 100];
    const moon =
      (19 * golden +
        century -
        Math.floor(century / 4) -
        Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3) +
        15) %
      30;
    const week = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - moon - (rest % 4)) % 7;
    const late = Math.floor((golden + 11 * moon + 22 * week) / 451);
    const sum = moon + week - 7 * late + 114;
    const day = new Date(Date.UTC(year, Math.floor(sum / 31) - 1, (sum % 31) + 1 + later));
    return [day.getUTCMonth() + 1, day.getUTCDate()];
  };

const days: readonly (readonly [names: string, day: DayIn])[] = [
  ['easter|easter sunday|easter weekend|easter break', easter(0)],
  ['good friday', easter(-2)],
  ['pentecost|whitsun', easter(49)],
  ['christmas|christmas day|xmas', fixed(12, 25)],
  ['christmas eve', fixed(12, 24)],
  ["new year 's eve", fixed(12, 31)],
  ["valentine 's day|valentine 's|valentines day", fixed(2, 14)],
  ['halloween', fixed(10, 31)],
  ['boxing day', fixed(12, 26)],
  ["st patrick 's day|saint patrick 's day|paddy 's day|st paddy 's day|st patricks day", fixed(3, 17)],
  ['juneteenth', fixed(6, 19)],
  ['may day', fixed(5, 1)],
  ['cinco de mayo', fixed(5, 5)],
  ['canada day', fixed(7, 1)],
  ['bastille day', fixed(7, 14)],
  ['australia day', fixed(1, 26)],
  ['anzac day', fixed(4, 25)],
  ["veterans day|veteran 's day|armistice day|remembrance day|singles day", fixed(11, 11)],
  ['groundhog day', fixed(2, 2)],
  ["april fools|april fools day|april fool 's day|april fool 's", fixed(4, 1)],
  ['bonfire night|guy fawkes night|guy fawkes day', fixed(11, 5)],
  ['tax day', fixed(4, 15)],
  ['mlk day|martin luther king day|martin luther king jr day', weekday(1, 1, 3)],
  ["presidents day|president 's day|presidents ' day", weekday(2, 1, 3)],
  ['columbus day', weekday(10, 1, 2)],
  ['black friday', (year) => [11, weekday(11, 4, 4)(year)[1] + 1]],
  ['super bowl|super bowl sunday|superbowl', (year) => weekday(2, 0, year < 2022 ? 1 : 2)(year)],
  ["mother 's day|mothers day", weekday(5, 0, 2)],
  ["father 's day|fathers day", weekday(6, 0, 3)],
  ['diwali|deepavali', moving(2017, '10-19 11-07 10-27 11-14 11-04 10-24 11-12 11-01 10-20 11-08 10-29')],
  [
    'lunar new year|chinese new year|spring festival',
    moving(2017, '01-28 02-16 02-05 01-25 02-12 02-01 01-22 02-10 01-29 02-17 02-06'),
  ],
  ['half year mark|half way mark|halfway mark', fixed(7, 1)],
  ['independence day|july fourth|fourth of july', fixed(7, 4)],
  ["new year|new year 's|new years", fixed(1, 1)],
  ['memorial day', weekday(5, 1, -1)],
  ['labor day|labour day|labor day weekend', weekday(9, 1, 1)],
  ['epiphany', fixed(1, 6)],
  ['cyber monday', (year) => afterThanksgiving(year, 4)],
  ['thanksgiving|thanksgiving day', weekday(11, 4, 4)],
  [
    "jackson hole|jackson hole speech|jackson hole meeting|powell 's jackson hole speech|powell 's speech at jackson hole|powell at jackson hole",
    moving(2018, '08-24 08-23 08-27 08-27 08-26 08-25 08-23 08-22'),
  ],
];

/**
 * When was the last Easter, Christmas or Thanksgiving?
 *
 * Each holiday on its last day up to `asOf`, so that "since Easter" counts from this year's once it has come.
 *
 * @param asOf The day the question is asked for, `YYYY-MM-DD`.
 * @returns One event for each holiday.
 * @example recurringDays('2026-06-30')[0].date; // => '2026-04-05'
 */
export function recurringDays(asOf: string): NamedEvent[] {
  return days.map(([names, dayIn]) => ({ date: latest(dayIn, asOf), names: names.split('|') }));
}

/** On which day of that month did the Federal Reserve decide? */
export const decisionIn = (month: string): string | undefined =>
  rateDecisions.find(({ date }) => date.startsWith(month))?.date;

function latest(dayIn: DayIn, asOf: string): string {
  const year = Number(asOf.slice(0, 4));
  const [thisYear, lastYear] = [year, year - 1].map((each) => isoDay(each, dayIn(each))) as [string, string];
  return thisYear <= asOf ? thisYear : lastYear;
}

function isoDay(year: number, [month, day]: readonly [number, number]): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

export const monthNames = new Map(
  'january february march april may june july august september october november december sept'
    .split(' ')
    .flatMap((name) =>
      [name, name.slice(0, 3), ...(name === 'october' ? ['uptober'] : [])].map(
        (written) => [written, months.indexOf(name.slice(0, 3)) + 1] as const,
      ),
    ),
);

export const weekdays = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

export const ordinals =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(
    ' ',
  );

/** The first and last month of a part of a year: "mid-2024", "late 2021". */
// prettier-ignore
export const partsOfYear: Readonly<Record<string, readonly [first: number, last: number]>> = {
  early: [1, 4], start: [1, 2], beginning: [1, 2], turn: [1, 1], opening: [1, 2], spring: [3, 5], summer: [6, 8], mid: [7, 8],
  middle: [7, 8], autumn: [9, 11], fall: [9, 11], late: [10, 12], winter: [12, 12], end: [12, 12], close: [12, 12],
};

/** The first and last year of a part of a decade: "the late 1990s". */
export const partsOfDecade: Readonly<Record<string, readonly [first: number, last: number]>> = {
  early: [0, 3], mid: [4, 6], late: [7, 9],
}; // prettier-ignore

/** The days of a month that a part of it is, and the one that "since" counts from. */
export const daysOfPart: Readonly<Record<string, readonly [first: string, last: string, since: string]>> = {
  early: ['01', '10', '01'], start: ['01', '05', '01'], beginning: ['01', '05', '01'], mid: ['11', '20', '15'],
  middle: ['11', '20', '15'], late: ['21', '', '22'],
}; // prettier-ignore

export const seasons: Readonly<Record<string, readonly [number, number]>> = {
  spring: [3, 5],
  summer: [6, 8],
  autumn: [9, 11],
  fall: [9, 11],
  winter: [12, 14],
};

export const countWords =
  ' one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );

/** What stands before the name of a month. */
export const beforeMonth =
  /^(?:in|since|during|from|between|for|throughout|over|last|this|of|until|through|till|by|and|to|than|all|early|late|mid|ended|ending|end|finish|finished|finishing|close|closed|closing|opened|began|started|back|start|after|following|post|at|was|below|above|under|off|ignoring|excluding|barring|except|without|minus|:|-)$/;

/** How a week or a month was. */
export const toned =
  /^(?:bad|good|rough|tough|great|fine|poor|strong|weak|terrible|brutal|awful|dreadful|solid|stellar|decent|difficult|dismal|horrible|lousy|ugly|banner|bumper|blockbuster|torrid|stinking|miserable|roaring|wild|crazy|historic|sleepy|quiet|dull|boring|bruising|choppy|volatile|painful|mixed|forgettable|record|busy|nightmare|monster|disappointing|cruel|grim|disastrous|punishing|turbulent|rocky)$/;

/** What somebody did with a week or a month: "small caps won the week". */
export const wonOrLost =
  /^(?:w[io]ns?|winning|carr(?:y|ies|ied)|takes?|took|owns?|owned|los(?:e|es|t)|dominate[sd]?|ruled?|rules|aced|stole)$/;

/** What stands before an event. */
export const eventLeads = /^(?:since|following|post|after|until|till|before|pre|through|thru|to|from|between|by)$/;

/** What may stand between. */
export const eventArticles =
  /^(?:the|last|latest|its|their|us|u\.s|spot|most|recent|just|right|before|outbreak|of|start)$/;

/** Than which a week or a month was. */
export const comparedUnits = /^(?:better|worse|stronger|weaker|rougher|tougher|poorer|harder|finer|brighter|happier)$/;

/** What says how a month was. */
export const isPredicate =
  /^(?:was|is|saw|brought|scoreboard|scorecard|tally|recap|wrap|review|summary|standings|table|ranking|league|returns|performance|had|has|belonged|went|turned|proved|ended|gave|made|left|started|:)$/;

/** What an event did, after its name: "FTX filed for bankruptcy on the 11th", "SVB went under". */
const happened =
  /^ (?:(?:has|had|was|were|first|finally|officially) )*(?:collapsed|failed|unravell?ed|imploded|exploded|melted down|blew up|broke|depegged|happened|struck|hit|began|started|activated|launched|landed|fell apart|(?:failure|collapse|bankruptcy|meltdown|implosion|debacle|run|filing|crisis|crash|scandal|rescue|takeover|blow-?up)(?= (?:on|of) )|went (?:under|bust|bankrupt|belly up|live|up in smoke|down in flames)|filed(?: for (?:bankruptcy|chapter 11|creditor protection|protection))?)(?: on the \d+(?:st|nd|rd|th))?(?= (?:[^\p{L}]|on\b|in\b|last\b|back\b|and\b|but\b)|$)/u;

const isCountedFrom = /^(?:since|following|post|after|from)$/;

type NamedDay = Pick<NamedEvent, 'date' | 'of'> & { readonly name: string };
let [indexedOn, index] = ['', new Map<string, NamedDay[]>()];

/** The names of days up to one, by their first word; kept for the day asked last. */
function namesUntil(asOf: string): ReadonlyMap<string, readonly NamedDay[]> {
  if (indexedOn === asOf) return index;
  [indexedOn, index] = [asOf, new Map<string, NamedDay[]>()];
  for (const { names, ...day } of [...wellKnownEvents, ...recurringDays(asOf)])
    for (const name of names) {
      const first = name.split(' ', 1)[0]!;
      index.set(first, [...(index.get(first) ?? []), { ...day, name }]);
    }
  return index;
}

/** The event whose name the text begins with, the longest one, of several the last one (so far, if it is counted from); and how many words it took. */
export function longestName(
  text: string,
  coin: string | undefined,
  asOf: string,
  lead: string,
): { readonly date: string; readonly words: number; readonly name: string } | undefined {
  const [opening = '', month, year = ''] = /^(?:([a-z]+) (?:'s )?)?(?:(\d{4}) )?/.exec(text) ?? [];
  const number = monthNames.get(month ?? '');
  const led = number === undefined ? (/^\d{4} /.exec(text)?.[0] ?? '') : opening; // "the November election", "the 2024 halving"
  const when = number === undefined ? led.trim() : `${year}-${String(number).padStart(2, '0')}-`;
  const named = (rest: string): readonly NamedDay[] =>
    (namesUntil(asOf).get(/^\S*/.exec(rest)![0]) ?? []).filter(
      ({ date, of, name }) =>
        (date <= asOf || !isCountedFrom.test(lead)) &&
        (of === undefined || of === coin) &&
        `${rest} `.startsWith(`${name} `),
    );
  const inTime = led === '' ? [] : named(text.slice(led.length)).filter(({ date }) => date.includes(when));
  const best = [...named(text), ...inTime.map((day) => ({ ...day, name: led + day.name }))].reduce<
    NamedDay | undefined
  >((soFar, next) => (next.name.length >= (soFar?.name.length ?? 0) ? next : soFar), undefined);
  const [ending] = (best && happened.exec(text.slice(best.name.length))) ?? [''];
  return best && { ...best, words: `${best.name}${ending}`.split(' ').length };
}

/** What stands before the month that is now: "and it is only May". */
export const beforeNow =
  /(?:^| )(?:only|still|just|barely|even|merely|is|'s)$|^(?:days?|weeks?|months?|quarters?|halfway|midway|deep|well|way) (?:in)?to$|^(?:halfway|midway|way) through$|^earlier in$/;

/** What follows it. */
export const afterNow = /^(?:[.,;:!?)-]|and|but|so|yet|while)$/;
