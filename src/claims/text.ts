/** Longest text that is read, in UTF-16 units. */
export const longestTextRead = 10_000;

const quotes = /[\u2018\u2019\u201B\u02BC\u2032\u0060\u00B4]/g;

const doubleQuotes = /[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033]/g;

const dashes = /[\u2010-\u2013\u2212\uFE58\uFE63\uFF0D]/g;

const links = /\b(?:https?:\/\/|www\.)\S{1,2000}/gi;

const invisible = /\p{Cf}|\u034F|\u115F|\u1160|\u17B4|\u17B5|\u3164|\uFFA0/gu;

const control = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/gu;

const falling = /[\u{1F4C9}\u{1F53B}\u2B07\u2198]\uFE0F?/gu;

const rising = /[\u{1F4C8}\u{1F53A}\u2B06\u2197]\uFE0F?/gu;

const pictures = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{1F1E6}-\u{1F1FF}]|\uFE0F|\u20E3/gu;

const entities: readonly (readonly [RegExp, string])[] = [
  [/&amp;/gi, '&'],
  [/&#39;|&apos;|&rsquo;/gi, "'"],
  [/&quot;|&[lr]dquo;/gi, '"'],
  [/&nbsp;/gi, ' '],
];

const crossTicker =
  /\b(ETH|SOL|XRP|ADA|BNB|LTC|DOGE|LINK|AVAX|DOT)(BTC|ETH)\b|\b(ETH|BTC|SOL|IWM|SPY|QQQ|GLD|RUT|XAU)(IWM|RUT|SPY|SPX|QQQ|NDX|GLD|TLT)\b/g;

const lowerCross = /\b(eth|sol|xrp|ada|bnb|ltc|doge|link|avax|dot)(btc|eth)\b/gi;

const venuePrefix = /\b(?:NASDAQ|NYSE|NYSEARCA|AMEX|ARCA|CBOE|BATS|COINBASE|BINANCE|KRAKEN|BITSTAMP):(?=\^?[A-Z])/g;

/**
 * What is left of a pasted text once everything that carries no meaning is gone?
 *
 * Compatibility forms are unified (NFKC), links, emoji other than arrows and charts that rise or fall, invisible and
 * control characters become spaces, typographic
 * quotes and dashes become plain ones, a venue before a ticker (`NASDAQ:QQQ`) is dropped, and `ETHBTC` becomes `ETH/BTC`. Line breaks stay.
 * Text beyond `longestTextRead` is not read.
 *
 * @param text Anything a person or a program sent.
 * @returns Text without control characters other than line feeds.
 * @example cleanText('Ethereum\u2019s \u201Cdrift\u201D \u{1F680} https://x.example/a'); // => 'Ethereum\'s "drift"'
 */
export function cleanText(text: string): string {
  const plain = unify(text.slice(0, longestTextRead)).replace(links, ' ');
  return entities
    .reduce((soFar, [written, meant]) => soFar.replace(written, meant), plain)
    .replace(venuePrefix, '')
    .replace(crossTicker, '$1$3/$2$4')
    .replace(lowerCross, '$1/$2')
    .replace(/\b(?:minus|negative) (?=\.?\d)/gi, '-')
    .replace(/(\d)x'?e?d\b/gi, '$1x')
    .replace(/\bc\. ?(?=\d)/gi, 'c ')
    .replace(/\bcut in half\b/gi, 'halved')
    .replace(/\bby (?:an? )?double[- ]digits?\b/gi, 'by at least 10 points')
    .replace(/\ba (?:mere |tiny |small )?fraction of\b/gi, 'less than half of')
    .replace(/\b(\d+(?:\.\d+)?)\+(?= ?(?:points?|pts|pp|%|percent)\b)/gi, 'at least $1')
    .replace(/\b(?:a|one|every|each) (?:dollar|buck)\b(?= (?:put|invested|parked|placed|stuck|in|into)\b)/gi, '$$1')
    .replace(/\b(\d+(?:\.\d+)?)-?ish\b/gi, '~$1')
    .replace(/\bplus (?=\d)/gi, '+')
    .replace(/\blarge and small[- ]caps?\b/gi, 'large caps and small caps')
    .replace(/\bsmall and large[- ]caps?\b/gi, 'small caps and large caps')
    .replace(/\b(?:stock|equity)s?[-/ ]bonds?\b/gi, 'stocks/bonds')
    .replace(/\bbonds?[-/ ](?:stock|equity)s?\b/gi, 'bonds/stocks')
    .replace(/\b(corr\w*|r =|rho)\b([^.\n]{0,60}?)\bminus (?:an? |one )(half|quarter|third)\b/gi, asNumber)
    .replace(/\b(jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.(?= ?\d)/gi, '$1')
    .replace(/\b60\/40\b/g, 'classic')
    .replace(/\bthis time last (year|month|week|quarter)\b/gi, 'a $1 ago')
    .replace(/\bw\/(?=\s)/gi, 'with')
    .replace(/\bw\/w\b|\bwow\b(?=[^.!?]*\d)(?<=\d ?%? ?wow)/gi, 'week over week')
    .replace(/\bm\/m\b|\bmom\b(?<=\d ?%? ?mom)/gi, 'month over month')
    .replace(/\bq\/q\b|\bqoq\b/gi, 'quarter over quarter')
    .replace(/\by\/y\b|\byoy\b/gi, 'year over year')
    .replace(/\bx ?(?=\d+(?:\.\d+)?\b(?![\d/]))(\d+(?:\.\d+)?)/gi, '$1x')
    .replace(/[^\S\n]+/g, ' ')
    .replace(topics, '')
    .replace(/([^.!?\s]) \/s(?=\s|$)/gi, '$1. /s')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/** Tags at the end of a line that name no market of the claim. */
const topics =
  /(?: #(?:crypto|cryptocurrency|cryptocurrencies|cryptotwitter|stocks|stockmarket|markets?|investing|trading|finance|fintech|defi|altcoins?|altseason|altszn|memecoins?|web3|blockchain|macro|wallstreet|money|news|hodl|bullish|bearish|fomc|fed|etf|etfs|ath|charts?|data|quant)\b)+(?=\s*$|\n)/gim;

const parts: Readonly<Record<string, string>> = { half: '-0.5', quarter: '-0.25', third: '-0.33' };

/** "A correlation of minus a quarter" */
const asNumber = (_: string, noun: string, between: string, part: string): string =>
  `${noun}${between}${parts[part.toLowerCase()]!}`;

function unify(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .normalize('NFKC')
    .slice(0, longestTextRead * 2)
    .replace(control, (character) => (character === '\n' ? character : ' '))
    .replace(invisible, '')
    .replace(falling, ' down ')
    .replace(rising, ' up ')
    .replace(pictures, ' ')
    .replace(quotes, "'")
    .replace(doubleQuotes, '"')
    .replace(dashes, '-')
    .replace(/\u2014|\u2015/g, ' - ');
}

const scripts: readonly (readonly [string, RegExp])[] = [
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

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

const english = words(
  `the of and to in is are was were be been has have had that this it its from with at on for by as not but than more most never
    ever before since while will would may might could should can an a no such between against which after over under into their
    they what when how why who so far just only now still year years gap record divergence correlation price stocks market markets
    he she we you do does did or if up down out about all has`,
);

const languages: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['German', words(`der die das und ist nicht sich von vom mit dem den des ein eine einen einem einer so noch nie wie weit hat
    haben wurde wird seit gegenüber zwischen auf für im zum zur als auch bei aus nach über vor wieder abstand entkoppelt
    kleinere aktien höher tiefer niedriger stärker schwächer hinter bisher kein keine`)],
  ['French', words(`le la les des du un une et est sont pas plus jamais été de entre avec pour par sur dans que qui au aux ce
    cette ces son sa ses depuis aussi écart loin actions contre mais ne si il elle elles cours bourse marché`)],
  ['Spanish', words(`el la los las de del un una y es son no nunca ha han sido con por para en que se su sus entre desde tan
    más como lejos brecha acciones pero al lo este esta esto bolsa mercado frente respecto hoy muy`)],
  ['Italian', words(`il lo la gli le di del della dei delle un una e è sono non mai stato stata così tra fra con per in che si
    suo sua dal dalla da più come lontano divario azioni ma al alla rispetto mercato anni nella nel questo questa ha hanno`)],
  ['Portuguese', words(`o os as de do da dos das um uma e é são não nunca foi esteve com por para em que se seu sua entre
    desde tão mais como longe diferença ações mas ao à no na pelo pela mercado está frente`)],
  ['Dutch', words(`de het een en is niet zich van met voor op te zo nog nooit ver heeft hebben werd wordt sinds tussen
    aandelen als ook bij uit naar over aan dan kloof koers beurs zijn deze dit geweest`)],
  ['Polish', words(`i jest nie się z od do na w że to jak nigdy tak był była było między przez dla po za akcje spółek rynek
    bardzo daleko oddalił różnica oraz jeszcze`)],
  ['Turkish', words(`ve bir bu ile için hiç kadar daha çok olarak olan gibi değil arasındaki fark hisse en ne da de mi göre
    karşı uzak olmamıştı kadar`)],
  ['Swedish, Danish or Norwegian', words(`och är inte den det som en ett av med för på till från har aldrig varit så långt
    mellan sedan og ikke ikkje aldri har vært været siden mellem mellom et af afstand aktier aksjer detta dette`)],
  ['Indonesian or Malay', words(`dan yang tidak dari di ke dengan untuk ini itu belum pernah sejauh antara sejak saham pada
    adalah akan telah lebih jauh`)],
  ['Vietnamese', words('và là của không có cho với từ chưa bao giờ đến này được trong khoảng cách cổ phiếu xa')],
  ['Czech or Slovak', words(`a je není se od do na v že to jak nikdy tak byl bylo byla mezi pro po za akcie akcií trh tak
    daleko ještě nebol nebola rozdiel rozdíl vzdálil`)],
  ['Romanian', words(`și este nu se de la din cu pe un o în că ca niciodată atât între pentru acțiuni acțiunile
    departe fost nicio mai`)],
  ['Finnish', words('ja on ei se että kuin ole koskaan ollut niin välillä osakkeet kaukana näin ero jälkeen ovat')],
  ['Hungarian', words('és a az nem van volt hogy még soha ilyen messze között mint egy részvények óta távol különbség')],
]; // prettier-ignore

/**
 * In which language is a sentence written?
 *
 * A script other than Latin decides by itself; otherwise the language with the most of its small words, and English
 * where none has more than English, so that headlines without small words stay English.
 *
 * @param sentence Clean text of one sentence.
 * @returns The language's English name.
 * @example detectLanguage('Ethereum war noch nie so weit vom Russell 2000 entfernt'); // => 'German'
 */
export function detectLanguage(sentence: string): string {
  return scriptOf(sentence) ?? byWords(sentence.toLowerCase());
}

function scriptOf(sentence: string): string | undefined {
  const letters = sentence.match(/\p{L}/gu)?.length ?? 0;
  return scripts.find(([, script]) => (sentence.match(script)?.length ?? 0) > letters * 0.2)?.[0];
}

function byWords(sentence: string): string {
  const found = sentence.match(/[\p{L}\p{M}']+/gu) ?? [];
  const [best, hits] = languages
    .map(([name, small]) => [name, found.filter((word) => small.has(word)).length] as const)
    .reduce((a, b) => (b[1] > a[1] ? b : a));
  const englishHits = found.filter((word) => english.has(word)).length;
  if (hits >= 2 && hits > englishHits) return best;
  const foreignLetters = found.filter((word) => /[^\p{ASCII}]/u.test(word)).length;
  return foreignLetters >= 2 && foreignLetters > englishHits ? 'a language other than English' : 'English';
}

/** One sentence, and whether it may speak of what the one before spoke of. */
export interface Sentence {
  readonly text: string;
  readonly follows: boolean;
}

/** A size in digits or words. */
export const figureWords =
  /\d|\b(?:half|third|thirds|quarter|quarters|fifth|doubled|tripled|quadrupled|halved|flat|nowhere)\b/i;

/** "Long Treasuries? Four.": a question of few words and its answer are one sentence. */
export function withAnswers(sentences: readonly Sentence[]): Sentence[] {
  const isShort = (text: string): boolean => text.split(/\s+/).length <= 6;
  return sentences.reduce<Sentence[]>((soFar, next) => {
    const last = soFar.at(-1);
    const isAnswer =
      last?.text.endsWith('?') === true &&
      isShort(last.text) &&
      isShort(next.text) &&
      next.follows &&
      (figureWords.test(next.text) || /^\w+\.$/.test(next.text));
    const isBare =
      isAnswer && !/\b(?:is|are|was|were|has|have|had|do|does|did|will|how|why|when|what|which|who)\b/i.test(last.text);
    return isBare
      ? [...soFar.slice(0, -1), { ...last, text: `${last.text.replace(/[?\s]+$/, '')} ${next.text}` }]
      : [...soFar, next];
  }, []);
}

const abbreviations = new RegExp(
  `(?:\\b(?:vs|v|u\\.s|u\\.k|e\\.g|i\\.e|inc|corp|ltd|co|no|approx|c|ca|dr|mr|mrs|ms|st|jr|sr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|` +
    `dec|fig|est|avg|max|min|pct|cf)|(?<!')\\b[A-Z])$`,
  'i',
);

/** What a chat puts before a message: a time, a name, a forwarding mark. */
const chatPrefix = new RegExp(
  String.raw`^(?:\[?\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?\]?[ -]*|RT\b[ :]*|@\w+[:,]? +|>+ ?|[-•*·] |` +
    String.raw`\w[\w.]{1,20}(?: \[\d.*?\])? ?[—-] ?(?:today|yesterday)[^:]*:?\d*(?: ?[ap]m)? ?|<\w+> |via @\w+ ?|\d+[./)] +)+`,
  'i',
);

/** What names where a text was found and no time: "Slide 14 of the bank's deck:", "podcast clip, 14:20:", "From the Friday letter:". */
const source = new RegExp(
  String.raw`^(?![^:]*\b(?:q[1-4]|h[12]|20\d\d|(?<!mid-)year|month|quarter|half|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|` +
    String.raw`june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b)(?:(?:slide|page|figure) \d+` +
    String.raw`(?: of [^:.,\d]{1,50})?: |(?:podcast|audio|video|radio|tv)(?: clip)?,? \d{1,2}:\d\d: |` +
    String.raw`from (?:the|our|my|this|today's) (?:\w+ ){0,2}(?:letter|note|newsletter|memo|deck|podcast|desk): )`,
  'i',
);

const handles = /(?:^|\s)@\w+:?\s*/g;

/**
 * Into which sentences does a text fall?
 *
 * Lines part sentences, unless one runs on in lower case. What a chat puts before a message is dropped, and a message
 * does not follow the one before it.
 *
 * @param text Clean text.
 * @returns In order, without empty ones.
 * @example sentencesOf('ETH lags. RT @x: gold leads').map(({ text }) => text); // => ['ETH lags.', 'RT gold leads']
 */
export function sentencesOf(text: string): Sentence[] {
  return joinedLines(text.split('\n')).flatMap((line) => {
    const message = line.trim().replace(chatPrefix, '').replace(source, '');
    const isMessage = message !== line.trim() && !/^(?:[-•*·] |\d+[./)])/.test(line.trim());
    return splitLine(message.replace(handles, ' ')).map((part, i) => ({ text: part, follows: i > 0 || !isMessage }));
  });
}

function joinedLines(lines: readonly string[]): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const runsOn = last !== undefined && last !== '' && /[\w,]$/.test(last) && /^[a-z]/.test(line) && last.length > 50;
    if (runsOn) joined[joined.length - 1] = `${last} ${line}`;
    else joined.push(line);
  }
  return joined.filter((line) => line.trim() !== '');
}

function splitLine(line: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: mark, index } of line.matchAll(/[.!?…]+["')\]]*(?=\s|$)/g)) {
    const end = index + mark.length;
    if (isInside(line, from, index, mark, end)) continue;
    parts.push(line.slice(from, end));
    from = end;
  }
  return [...parts, line.slice(from)]
    .map((part) => part.trim().replace(/^\d{1,2}[/)] /, '')) // "2/ Gold gained 64 %."
    .filter((part) => /[\p{L}\d]/u.test(part) || part === '/s');
}

/** A full stop after an abbreviation, or before a sentence that goes on in lower case. */
function isInside(line: string, from: number, index: number, mark: string, end: number): boolean {
  const before = line.slice(Math.max(from, index - 12), index);
  if (mark === '.' && abbreviations.test(before) && /^\s+\S/.test(line.slice(end, end + 3)))
    return !/^(?:\s+(?:The|It|They|That|This)\b)/.test(line.slice(end, end + 8));
  return (
    /^(?:\.{2,}|…)$/.test(mark) &&
    /^\s+[a-z]/.test(line.slice(end, end + 3)) &&
    !/^\s+or is it/.test(line.slice(end, end + 10))
  );
}

/** Something read off a sentence: a word, a sign, or what a word or several stand for. */
export interface Item {
  readonly kind:
    'word' | 'punct' | 'market' | 'group' | 'unfollowed' | 'duration' | 'date' | 'size' | 'number' | 'price';
  /** Lower case; what patterns compare. */
  readonly word: string;
  /** Offsets in the sentence. */
  readonly from: number;
  readonly to: number;
  /** True where nothing but a hyphen or a slash stands before it: "ETH-IWM". */
  readonly glued: boolean;
  /** The symbol of a market, the name of a group. */
  readonly name?: string;
  /** A number, a size or a count. */
  readonly amount?: number;
  /** `%`, `pp`, `sigma`, `times`, or the unit of a duration. */
  readonly unit?: string;
  /** True where a sign was written before the number. */
  readonly signed?: boolean;
  readonly sessions?: number;
  readonly years?: number;
  /** A period as its first day in the form it was named (`2025`, `2025-03`, `2025-03-05`) and its last day. */
  readonly since?: string;
  readonly until?: string;
  /** Where a period counts from, if not from `since` itself ("the end of March"), and what "the lowest since" it leaves free. */
  readonly start?: string;
  readonly reach?: string;
  /** Plural without a count: "for months". */
  readonly vague?: boolean;
}

const pattern = new RegExp(
  [
    String.raw`\d{4}-\d{2}(?:-\d{2})?(?![\d-])`,
    String.raw`\d+(?:st|nd|rd|th)\b`,
    String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+`,
    String.raw`(?:[a-z]\.){2,}|(?:[a-z]\.)+[a-z]\b`,
    String.raw`[a-z]+&[a-z]+\d*`,
    String.raw`'s\b|\p{L}[\p{L}\p{M}]*(?:'(?!s\b)\p{L}+)?(?:\d+[a-z]*)?`,
    String.raw`>+|<+|≥|≤|≈|=|[^\s\p{L}\d]`,
  ].join('|'),
  'giu',
);

const split = new Map(
  `won't will not|wont will not|can't can not|cant can not|cannot can not|ain't is not|aint is not|shan't will not|gonna going to|i'm i am
  isnt is not|isn't is not|hasnt has not|havent have not|wasnt was not|doesnt does not|dont do not
  didnt did not|arent are not|werent were not`
    .split(/\||\n/)
    .map((line) => line.trim().split(' '))
    .map(([written, ...meant]) => [written!, meant] as const),
);

const endings: readonly (readonly [RegExp, string])[] = [
  [/n't$/, 'not'], [/'ve$/, 'have'], [/'re$/, 'are'], [/'ll$/, 'will'], [/'d$/, 'would'], [/'m$/, 'am'],
]; // prettier-ignore

// prettier-ignore
const same = new Map(
  `vs. vs|versus vs|v vs|v. vs|btw between|pct %|percent %|& and|yrs years|yr year|mths months|mth month|corr correlation|corrs correlation
  correl correlation|correlations correlation|ppts pp|ppt pp|sd sigma|σ sigma|sigmas sigma|ath all-time-high
  aths all-time-high|atl all-time-low`
    .split(/\||\n/)
    .map((line) => line.trim().split(' '))
    .map(([written, meant]) => [written!, meant!] as const),
);

/** After these "'s" is "is". */
const isAfter = new Set(['it', 'that', 'this', 'there', 'here', 'what', 'who', 'he', 'she', 'where', 'how']);

/**
 * Into which words and signs does a sentence fall?
 *
 * Contractions are written out ("hasn't" is "has" and "not"), hyphens inside words part them, a minus before a number
 * stays with it, and shorthand gets its long form.
 *
 * @param sentence Clean text.
 * @returns In order, each with its place in the sentence.
 * @example tokenise("ETH hasn't lagged").map(({ word }) => word); // => ['eth', 'has', 'not', 'lagged']
 */
export function tokenise(sentence: string): Item[] {
  const items: Item[] = [];
  for (const { 0: raw, index } of sentence.matchAll(pattern)) {
    const before = sentence[index - 1] ?? ' ';
    if (raw === '-' && isHyphenInside(sentence, index)) continue;
    if (raw === '-' && before === ' ' && (sentence[index + 1] ?? ' ') === ' ') {
      items.push({ kind: 'punct', word: '-', from: index, to: index + 1, glued: false });
      continue;
    }
    const glued = before === '-' && /[\p{L}\d%)]/u.test(sentence[index - 2] ?? ' ');
    const last = items.at(-1)?.word ?? '';
    for (const word of wordsOf(raw.toLowerCase(), last)) items.push(itemOf(word, index, index + raw.length, glued));
  }
  return items;
}

function itemOf(word: string, from: number, to: number, glued: boolean): Item {
  return { kind: /[\p{L}\d]|^['%$~<>=≥≤≈+-]|^'s$/u.test(word) ? 'word' : 'punct', word, from, to, glued };
}

/** A hyphen joins a word to the next one, or stands before a number as its sign (which `quantities.ts` sees from the text). */
function isHyphenInside(sentence: string, at: number): boolean {
  const [before, after] = [sentence[at - 1] ?? ' ', sentence[at + 1] ?? ' '];
  return /[\p{L}\d%).]/u.test(before) && /[\p{L}\d(]/u.test(after);
}

function wordsOf(written: string, last: string): string[] {
  const word = written.replace(/\.$/, '') || written;
  if (word === "'s") return [isAfter.has(last) ? 'is' : "'s"];
  const whole = split.get(word);
  if (whole) return whole;
  for (const [ending, meant] of endings)
    if (ending.test(word)) return [...wordsOf(word.replace(ending, ''), last), meant];
  return [same.get(word) ?? word];
}

/**
 * One row of a lexicon: a kind of span, its value, and the wordings that stand for it, separated by `|`.
 *
 * A wording is words in lower case. `lag~` is every form of the verb, `a/b` is either word, `?` after a word makes it
 * optional, and a slot takes one item found before: `<m>` a market, `<d>` a duration, `<t>` a date or period, `<s>` a
 * size with its unit, `<n>` a bare number, `<w>` any one word.
 */
export type Row = readonly [kind: string, value: string, wordings: string];

/** A stretch of a sentence that means one thing. */
export interface Span {
  /** A kind of the lexicons, a kind of item, or `word` for harmless furniture and `unknown` for what nobody knows. */
  readonly kind: string;
  readonly value: string;
  /** As written in the sentence. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** What the slots of its wording took: durations, dates, sizes. */
  readonly slots: readonly Item[];
  readonly glued: boolean;
}
