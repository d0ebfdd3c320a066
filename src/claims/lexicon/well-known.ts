import { knownEvents, rateDecisions } from '../../market/known-events.ts';
import { pattern, wordsOfLines } from './furniture.ts';
import { anyOf, oneOf } from './reach.ts';
import said from './well-known.json' with { type: 'json' };

/**
 * Which symbols and market names are also common English words?
 *
 * In lower or mixed case these are read as the words they are; only capitals inside a text that is not all capitals,
 * or a `$`, make a market of them.
 */
export const englishWordTickers = new Set(wordsOfLines(said.englishWordTickers));

/** Funds and the index or metal they hold. */
export const indexOf: Readonly<Record<string, string>> = {
  IWM: 'RUT', SPY: 'SPX', QQQ: 'NDX', GLD: 'GOLD', SLV: 'SILVER', UUP: 'DXY', USO: 'OIL', DIA: 'DJI',
}; // prettier-ignore

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const byName = (lists: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, ReadonlySet<string>>> =>
  Object.fromEntries(Object.entries(lists).map(([name, lines]) => [name, new Set(wordsOfLines(lines))]));

/** Markets that have no single price. */
export const groups: ReadonlySet<string> = new Set(said.groups);

/** Markets by name that people compare with and nobody follows here. */
export const unfollowed: ReadonlySet<string> = new Set(said.unfollowed);

/** Before "stocks" these make another market of it. */
export const stockKinds: ReadonlySet<string> = new Set(wordsOfLines(said.stockKinds));

export const stockWords = words('stocks equities shares stock equity');
export const stockMiddles = words('market markets cap tech miner mining');

/** Words after a name that make something else of it. */
export const followers = byName(said.followers);

/** Words before a name that make something else of it. */
export const leaders = byName(said.leaders);

/** "Gold demand" is about the metal, not its price. */
export const commodities = words('gold silver oil crude copper');

export const tradeWords = words(
  'demand output production supply imports exports import export inventories stockpiles sales jewelry jewellery coins consumption',
);

/** "Bitcoin holders" are people. */
export const coinFolk: ReadonlySet<string> = new Set(wordsOfLines(said.coinFolk));

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
].map(([of, date]) => ({ of: of!, date: date!, names: said.ofItsFunds }));

/** Days people count from that no chart marks. */
const otherDays = Object.entries(said.otherDays).map(([date, names]): NamedEvent => ({ date, names }));

/** Days that have one name and come again: the last one is meant. */
const repeated: readonly NamedEvent[] = [
  ...said.repeated.flatMap(({ names, days }) => days.map((date) => ({ date, names }))),
  ...rateDecisions.map(({ date }) => ({ date, names: said.decisions })),
];

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
    "jackson hole|jackson hole speech|jackson hole meeting|powell 's jackson hole speech|powell 's speech at jackson hole|" +
      'powell at jackson hole',
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
  ' one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen'
    .concat(' eighteen nineteen twenty')
    .split(' ');

/** What stands before the name of a month. */
export const beforeMonth = pattern('')`
  ^(?:in|since|during|from|between|for|throughout|over|last|this|of|until|through|till|by|and|to|than|all|early|late|mid|ended|ending
  |end|finish|finished|finishing|close|closed|closing|opened|began|started|back|start|after|following|post|at|was|below|above|under
  |off|ignoring|excluding|barring|except|without|minus|:|-)$`;

/** How a week or a month was. */
export const toned = pattern('')`
  ^(?:bad|good|rough|tough|great|fine|poor|strong|weak|terrible|brutal|awful|dreadful|solid|stellar|decent|difficult|dismal|horrible
  |lousy|ugly|banner|bumper|blockbuster|torrid|stinking|miserable|roaring|wild|crazy|historic|sleepy|quiet|dull|boring|bruising
  |choppy|volatile|painful|mixed|forgettable|record|busy|nightmare|monster|disappointing|cruel|grim|disastrous|punishing|turbulent
  |rocky)$`;

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
export const isPredicate = pattern('')`
  ^(?:was|is|saw|brought|scoreboard|scorecard|tally|recap|wrap|review|summary|standings|table|ranking|league|returns|performance|had
  |has|belonged|went|turned|proved|ended|gave|made|left|started|:)$`;

/** What an event did, after its name: "FTX filed for bankruptcy on the 11th", "SVB went under". */
const happened = pattern('u')`
  ^ (?:(?:has|had|was|were|first|finally|officially) )*(?:collapsed|failed|unravell?ed|imploded|exploded|melted down|blew up|broke
  |depegged|happened|struck|hit|began|started|activated|launched|landed|fell apart|(?:failure|collapse|bankruptcy|meltdown|implosion
  |debacle|run|filing|crisis|crash|scandal|rescue|takeover|blow-?up)(?= (?:on|of) )|went (?:under|bust|bankrupt|belly up|live
  |up in smoke|down in flames)|filed(?: for (?:bankruptcy|chapter 11|creditor protection|protection))?)(?: on the \d+(?:st|nd|rd
  |th))?(?= (?:[^\p{L}]|on\b|in\b|last\b|back\b|and\b|but\b)|$)`;

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

/** The event whose name the text begins with, the longest one, of several the last one (so far, if it is counted from);
    and how many words it took. */
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
export const beforeNow = pattern('')`
  (?:^| )(?:only|still|just|barely|even|merely|is|'s)$|^(?:days?|weeks?|months?|quarters?|halfway|midway|deep|well|way) (?:in)?to$|^
  (?:halfway|midway|way) through$|^earlier in$`;

/** What follows it. */
export const afterNow = /^(?:[.,;:!?)-]|and|but|so|yet|while)$/;

const [unit, count] = [
  '(?:day|session|week|month|quarter|half|year|decade)',
  String.raw`(?:an?|\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many|some)`,
];
const monthsSaid = `(?:${[...monthNames.keys()].filter((name) => name.length > 3 || name === 'may').join('|')})`;
const named = String.raw`(?:${monthsSaid}|q[1-4]|(?:19|20)\d\d|last \w+|this \w+|the (?:first|second|third|fourth) \w+)`;
const aWindow = String.raw`\d+ ?-?(?:y|yr|m|mo|w|d|year|month|week|day)`;

/** A second time, or how something was spread over one, which is not looked at: "and the year before", "year after year". */
export const secondTimes = anyOf(String.raw`
  (?:\band|\blike|\bas (?:it|they) (?:did|was|were|had|has|have)|\bunlike|,)(?: (?:so|again|also|then))?(?: (?:in|during|over|for))?
    [ ]the (?:${unit}|one) (?:before|prior|after|earlier|preceding)\b
  \bhaving \w+ [^.;:]*\bthe ${unit} (?:before|prior|earlier)\b
  (?:\band|,)(?: then)?(?: again)? an? ${unit} (?:later|after|earlier|before)(?=[.,;:!?)]|$| (?:too|as well)\b)
  \b${named}\b[^.;:]*(?:,|\band|\bbut) (?:(?:also|then|again) )?(?:in |on )?${named}(?: \w+)? (?:too|as well|also|likewise)\b
  \b${aWindow}\b[^.;:]*\b${aWindow}(?: \w+)? (?:too|as well|also)\b
  \bas well as (?:in |during |over )?${named}\b|\b${named} and (?:in )?${named} both\b|\bboth (?:in )?${named} and\b|\bonly then\b
  \band (?:only|just) in ${named}\b
  \b(?:day|week|month|quarter|year) (?:after|upon|in and \w+ out,?) (?:day|week|month|quarter|year)\b
  \bboth (?:quarters|halves|months|years|weeks|times|periods)\b|\b(?:in|over|during|for) the two (?:quarters|halves|calendar years)\b
  \bat (?:every|each|all) (?:single )?(?:points?|moments?|stages?|turns?|times|steps?)\b
  \bmark(?:s|ed)? the (?:end|start|close|beginning) of\b
  \b(?:ahead|behind|in front|in the lead|leading|trailing)\b[^.,;:]* (?:every|each) (?:single )?(?:trading )?(?:day|week|month|session)\b
  \bin the (?:day|week|month|quarter|year) (?:of|when)(?: the| an?)? (?!\d|${named}|early|late|mid)[a-z]
`);

/** A stretch that ends where the one spoken of begins: "after lagging for six months", "before that it trailed for a year". */
export const stretchBefore = anyOf(String.raw`
  \bafter (?:(?:it|they) (?:had )?\w+|(?:having |being )*(?:been )?(?:\w+ing|behind|ahead|second best
    |in front))\b(?: [\w&'-]+){0,6}? (?:for|over)
    [ ](?:(?:about|almost|nearly|more than|over|some) )*${count} (?:[\w-]+ )?${unit}s?\b
  \bafter (?:\w+ )?${count} (?:(?:long|full|whole) )?(?:(?:straight|consecutive|successive) ${unit}s
    |${unit}s (?:in a row|running|straight))\b(?: of \w+)?
  \bafter (?:\w+ )?${count} (?:(?:long|full|whole) )?${unit}s? of \w+|\bafter (?:(?:many|several|long) )?(?:weeks
    |months|quarters|years|ages) of \w+
  \bhaving (?:been )?\w+ (?:[\w&]+ ){0,5}?for (?:\w+ )?${count} (?:[\w-]+ )?${unit}s?\b
  \b(?:for|over) (?:\w+ )?${count} (?:[\w-]+ )?${unit}s? (?:before|prior to|until) (?:that|then|this|it)\b
  \bfollowing ${count} (?:[\w-]+ )?${unit}s? of \w+|\bfor (?:\w+ )?${count} (?:[\w-]+ )?${unit}s?,? (?:(?:and|but
    |then) )+(?:(?:it|they|has|have|is|are) )*(?:now|finally|today)\b
  , (?:what )?an? ${unit} (?:to \w+|like no other|for the ages)
  \b(?:before|prior to) (?:that|then)\b[^.;:]*\b(?:for|over) ${count} (?:[\w-]+ )?${unit}s?\b
`);

/** Rates by the year are no whole move: "gained 20 % a year since 2020". */
export const yearlyRate = anyOf(String.raw`
  (?:%|per ?cent|points?|pct) (?:an?|per|each|every) (?:year|annum|month|week|quarter)\b
    (?! (?:ago|later|earlier|on(?! average)|after|before|back|into|of)\b)
  \b(?:annually|annuali[sz]ed|yearly|annual (?:return|rate|basis|average|gain|clip|pace)s?|cagr|compound(?:ed|ing)?
    |(?:an?|per|each|every) year on average|on average (?:an?|per|each|every) year)\b
`);

const share = String.raw`\b(?:half|thirds?|quarters?|fifths?|most|all|much|some|part|everything|\d+ ?%|per ?cent)`;
const ofThen =
  String.raw`(?:q[1-4]|(?:first|second|third|fourth)[- ](?:quarter|half)|post-\w+` +
  String.raw`|(?:19|20)\d\d|${monthsSaid}(?:'s)?|(?:last|this) \w+'s)`;
const wonOrLostSaid =
  '(?:loss(?:es)?|gains?|deficit|lead|advantage|underperformance|outperformance|rally|slump|slide|shortfall)';

/** So much of what was won or lost in a time before: "recovered a third of what it lost in the first quarter". */
export const sharesOfThen = anyOf(String.raw`
  (?:${share} of (?:what|all|everything)|\b(?:all|everything|${share} what))(?: that)? (?:it|they) (?:(?:has|have
    |had) )?(?:lost|gained|gave up|won|shed
    |dropped|ceded|made)\b[^.;:]* (?:in|during|over|through|between|from) (?!the (?:s&p|nasdaq|russell|dollar)|between)
  ${share} of (?:its|their|that|the|those) (?:\w+ )?${ofThen} ${wonOrLostSaid}
  ${share} of (?:its|their|that|the|those) (?:\w+ )?${wonOrLostSaid} (?:\w+ ){0,3}?(?:from|in|of|during|over) (?:the )?${ofThen}
  ${share}(?: of)? what (?:it|they) (?:was|were) (?:last|this|the) \w+
`);

/** "At the start of the year": over which time nobody can tell. */
export const startOfTime = /\b(?:at|by|from) the (?:very )?(?:start|beginning|outset|dawn|opening) of\b/i;

const times = oneOf(String.raw`
  covid\w*|corona\w*|pandemic|lockdowns?|holidays?|christmas|xmas|easter|thanksgiving|new year|festive \w+|crisis|crash|recession
  boom|bust|bubble|war|shutdown|downturn|bear market|bull (?:market|run)|crypto winter|meltdown|panic|aftermath|run-up
`);

/** A time in words that names no day: where no other time is said, nobody can tell over which. */
export const lostTimes = anyOf(String.raw`
  \bunder (?:(?:the|this|his|her|president|chair\w*) )*(?:[a-z]+ )?(?:trump|biden|obama|bush|clinton|powell|yellen|bernanke|warsh|hassett
    |lagarde|draghi|gensler|starmer|truss|administration|president|presidency|government|regime|leadership|tenure|watch)\b
  \b(?:in|on|over|during|throughout|through|since|before|after|until|around|at) (?:[\w'-]+ ){0,3}?${times}\b
  \b(?:that|the same|those) (?:very )?${unit}s?\b(?! (?:is|was|has))|\bthe ${unit} before last\b|\b(?:in
    |over) recent (?:months|quarters|years|decades)\b|\bover the years\b
  \b(?:post|pre)[- ]${times}\b
  \b(?:in|during|over|through|between|throughout) (?:(?!(?:recent|last|past|few|all|good|bad|hard|modern|these)\b)[\w']+ ){1,3}?
    (?:days|years|decades|era|times|career|lifetime|wars|age|term|heyday|youth)\b
  \b(?:to start|to begin|to open|start(?:s|ed|ing)?|beg[ai]n(?:s|ning)?|open(?:s|ed)|kick(?:s|ed) off) (?:off )?(?:the
    |its|this|last) (?:new )?${unit}\b
  \b(?:at|from|by) the (?:very )?(?:start|beginning|outset|dawn)\b|\b(?:at|on) the (?:time|day|eve)\b|\bas this ${unit} ends\b
  \b(?:entering|approaching|nearing) (?:the )?(?:${monthsSaid}|second|third|fourth|final|new|next|holiday)\b
  \b(?:at|by|past) (?:the )?(?:half[- ]?time|halfway|mid(?:-?way|-?point|-?year))\b|\b(?:heading|going|headed) into\b
`);

/** "Before that it was the other way round.": of another time. */
export const thenSaid = pattern('i')`
  \b(?:(?:before|prior to) (?:that|then)|until then|up to then|previously|earlier|beforehand|formerly|(?:day|week|month
  |quarter|year|one) before)\b`;

/** What comes after or with a time that is told beside the claim: "even after the April rebound", "a great May notwithstanding". */
export const besideTimes = {
  article: /^(?:the|its|their|an?|great|big|sharp|strong)$/i,
  said: /^(?:predicted|forecast|promised|argued|claimed|warned|told|wrote|thought|expected|reckoned|bet)$/i,
  before: /^(?:after|despite|with|following|given|notwithstanding|for all)$/i,
  noun: pattern('i')`
    ^(?:rall(?:y|ies)|rebound|surge|bounce|recovery|jump|gains?|sell-?off|rout|slump|slide|drop|crash|swoon|wobble|dip
    |pop|run|comeback|losses|move|blip)$`,
  excepted: /^(?:notwithstanding|aside)$/i,
  coming: /^(?:ahead of|entering|approaching|nearing|enter|approach)$/i,
  likening: /^(?:as|like|way|what)$/i,
  verb: /^(?:did|was|were|had|has|have)$/i,
  between: /^(?:did|was|were|had|has|have|do|does|back|in|on|over|during|the|just|much|exactly|case|is|it|they|again|at)$/i,
  echoing: pattern('i')`
    \b(?:similar to|reminiscent of|echo(?:ing|es)(?: of)?|(?:repeat|replay|re-?run|copy|shades|memories) of|repeating
    |recalling|mirroring) (?:\S+ ){0,3}\S+$`,
  multiple: /\b(?:twice|half|thirds?|quarters?|times|double|triple|%|per ?cent)\b/i,
  equal: /\b(?:as (?:\w+ ){1,4}as|same|twice|half|third|quarter|times|percent|%)\W*$/i,
} as const; // prettier-ignore

/** "During the carry unwind", "under Carney": a time that is named by what was then. */
export const undated = /\b(?:[Dd]uring|[Tt]hroughout) (?:(?:the|this|that|an?|its|their) )?\?\w+|\bunder \?[A-Z][a-z]+/;

/** How a sentence begins that sets right the one before: "In fact, …", "In the data I have …", "oh wait, no, …", "the chart
    says otherwise: …". */
export const counters = pattern('i')`
  ^(?:(?:but|and|yet|well|except|lol|oh),? )*(?:in (?:actual )?(?:fact|reality|truth)|in the (?:data|numbers|figures
  |prices)(?: (?:i|we) (?:have|see|got|found|use|pulled|checked))?|(?:the )?(?:truth|reality|fact)(?: is(?: that)?|:)
  |actually|the (?:data|numbers|figures|charts?|prices|record|tape) (?:says?|tells?|shows?) otherwise|(?:it|they|that)
  (?:(?: is|'s| are|'re| was| were| has| have| did| does| do) not|(?: is| are| was| were| has| have| did| does| do)n't)
  (?=[:;] )|it (?:did|does)(?: not|n't)(?=, it )|(?:wait|scratch that|strike that|hang on|hold on|no wait|nope|no|wrong)
  (?:,? no)?(?=[,:]))[,:;]? `;
