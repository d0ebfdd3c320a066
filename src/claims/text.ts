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
    .replace(/\bminus (?=\d)/gi, '-')
    .replace(/\bplus (?=\d)/gi, '+')
    .replace(/\blarge and small[- ]caps?\b/gi, 'large caps and small caps')
    .replace(/\bsmall and large[- ]caps?\b/gi, 'small caps and large caps')
    .replace(/\b(?:stock|equity)s?[-/ ]bonds?\b/gi, 'stocks/bonds')
    .replace(/\bbonds?[-/ ](?:stock|equity)s?\b/gi, 'bonds/stocks')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

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
  'the of and to in is are was were be been has have had that this it its from with at on for by as not but than more most never ever before since while will would may might could should can an a no such between against which after over under into their they what when how why who so far just only now still year years gap record divergence correlation price stocks market markets he she we you do does did or if up down out about all has',
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
  ['Romanian', words('și este nu se de la din cu pe un o în că ca niciodată atât între pentru acțiuni acțiunile departe fost nicio mai')],
  ['Finnish', words('ja on ei se että kuin ole koskaan ollut niin välillä osakkeet kaukana näin ero jälkeen ovat')],
  ['Hungarian', words('és a az nem van volt hogy még soha ilyen messze között mint egy részvények óta távol különbség')],
]; // prettier-ignore

// prettier-ignore

// prettier-ignore

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

const abbreviations =
  /(?:\b(?:vs|v|u\.s|u\.k|e\.g|i\.e|inc|corp|ltd|co|no|approx|c|ca|dr|mr|mrs|ms|st|jr|sr|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|fig|est|avg|max|min|pct|cf)|\b[A-Z])$/i;

/** What a chat puts before a message: a time, a name, a forwarding mark. */
const chatPrefix =
  /^(?:\[?\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?\]?[ -]*|RT\b[ :]*|@\w+[:,]? +|>+ ?|[-•*·] |\w[\w.]{1,20}(?: \[\d.*?\])? ?[—-] ?(?:today|yesterday)[^:]*:?\d*(?: ?[ap]m)? ?|<\w+> |via @\w+ ?|\d+[./)] ?)+/i;

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
    const message = line.trim().replace(chatPrefix, '');
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
    .map((part) => part.trim())
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
