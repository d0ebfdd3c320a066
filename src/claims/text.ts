import {
  contractions, english, longForms, pattern, scripts, smallWords, spellings, topics, verbEndings,
} from './lexicon/furniture.ts'; // prettier-ignore

/** Longest text that is read, in UTF-16 units. */
export const longestTextRead = 10_000;

const quotes = /[\u2018\u2019\u201B\u02BC\u2032\u0060\u00B4]/g;

const doubleQuotes = /[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033]/g;

const dashes = /[\u2010-\u2013\u2212\uFE58\uFE63\uFF0D]/g;
const links = /\b(?:https?:\/\/|www\.)\S{1,2000}/gi;
const endless = /\b(\w{100})\w+/g; // more letters than any word has

const invisible = /\p{Cf}|\u034F|\u115F|\u1160|\u17B4|\u17B5|\u3164|\uFFA0/gu;

const control = /[\p{Cc}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/gu;

const falling = /[\u{1F4C9}\u{1F53B}\u2B07\u2198]\uFE0F?/gu;

const rising = /[\u{1F4C8}\u{1F53A}\u2B06\u2197]\uFE0F?/gu;

/** All but the faces that say that a text is not meant. */
const pictures = /(?![🙄🤡🤥])\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{1F1E6}-\u{1F1FF}]|\uFE0F|\u20E3/gu;

/** A picture between small words parts them like a dash: "a four-year low 😭 don't @ me". */
const between = /(?<=[a-z]{2,}) (?:(?![🙄🤡🤥])\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}? ?)+ ?(?=[a-z$])/gu;

/**
 * What is left of a pasted text once everything that carries no meaning is gone?
 *
 * Compatibility forms are unified (NFKC), links, emoji other than arrows, charts that rise or fall and faces of irony, invisible and
 * control characters become spaces, typographic
 * quotes and dashes become plain ones, a venue before a ticker (`NASDAQ:QQQ`) is dropped, and `ETHBTC` becomes `ETH/BTC`. Line breaks stay.
 * Text beyond `longestTextRead` is not read.
 *
 * @param text Anything a person or a program sent.
 * @returns Text without control characters other than line feeds.
 * @example cleanText('Ethereum\u2019s \u201Cdrift\u201D \u{1F680} https://x.example/a'); // => 'Ethereum\'s "drift"'
 */
export function cleanText(text: string): string {
  const plain = unify(text.slice(0, longestTextRead)).replace(links, ' ').replace(endless, '$1');
  return spellings
    .reduce((soFar, [written, meant]) => soFar.replace(written, meant as string), plain)
    .replace(/[^\S\n]+/g, ' ')
    .replace(topics, '')
    .replace(/([^.!?\s]) \/s(?=\s|$)/gi, '$1. /s')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

function unify(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(
      /(?<=(\d?)) ?([½¼¾])/g,
      (_, before: string, part: string) =>
        `${before === '' ? ' 0' : ''}${{ '½': '.5', '¼': '.25', '¾': '.75' }[part]!}`,
    )
    .normalize('NFKC')
    .slice(0, longestTextRead * 2)
    .replace(control, (character) => (character === '\n' ? character : ' '))
    .replace(invisible, '')
    .replace(falling, ' down ')
    .replace(rising, ' up ')
    .replace(between, ' - ')
    .replace(pictures, ' ')
    .replace(quotes, "'")
    .replace(doubleQuotes, '"')
    .replace(dashes, '-')
    .replace(/\u2014|\u2015/g, ' - ');
}

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
  const found = sentence.replaceAll('per cent', '').match(/[\p{L}\p{M}']+/gu) ?? [];
  const [best, hits] = smallWords
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
  /** "Myth: …" before "Fact: …", and the fact. */
  readonly role?: 'myth' | 'said' | 'fact';
}

/** A size in digits or words. */
export const figureWords =
  /\d|\b(?:half|third|thirds|quarter|quarters|fifth|doubled|tripled|quadrupled|halved|flat|nowhere)\b/i;

/** "Myth: small caps lag. Fact: they don't." */
const [myths, facts] = [
  pattern('i')`
    ^(?:the )?(?:myth|fiction|claim|rumou?r|legend|narrative|story|headline|they say|people say
    |what (?:you|people) hear)(?: (?:#?\d+|one|two|three))?[:,] (?=\S)`,
  /^(?:the )?(?:fact|facts|reality|truth|in reality|in fact|data|numbers|what (?:is|happened)|check)(?: check)?[:,] (?=\S)/i,
];

/** "Long Treasuries? Four.": a question of few words and its answer are one sentence. */
export function withAnswers(sentences: readonly Sentence[]): Sentence[] {
  const isShort = (text: string): boolean => text.split(/\s+/).length <= 6;
  const isAnswered = (at: number): boolean =>
    facts.test(sentences[at + 1]?.text ?? '') && myths.test(sentences[at]!.text);
  const bare = sentences.map((sentence, at) => {
    const opening = isAnswered(at) ? myths : at > 0 && isAnswered(at - 1) ? facts : null;
    if (opening === null) return sentence;
    const role =
      opening === facts ? 'fact' : /^(?:the )?(?:myth|fiction|legend)/i.test(sentence.text) ? 'myth' : 'said';
    return { ...sentence, text: sentence.text.replace(opening, ''), role } as const;
  });
  return bare.reduce<Sentence[]>((soFar, next) => {
    const last = soFar.at(-1);
    const isAnswer =
      last?.text.endsWith('?') === true &&
      isShort(last.text) &&
      isShort(next.text) &&
      !/^(?:not|no|nope|yes|yep|yeah)\b/i.test(next.text) &&
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
  `(?:\\b(?:vs|v|u\\.s|u\\.k|e\\.g|i\\.e|inc|corp|ltd|co|no|approx|c|ca|ch|dr|mr|mrs|ms|st|jr|sr|` +
    `jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|fig|est|avg|max|min|pct|cf|corr|correl)|(?<!['&])\\b[A-Z])$`,
  'i',
);

/** What a chat puts before a message: a time, a name, a forwarding mark. */
const chatPrefix = new RegExp(
  String.raw`^(?:(?:a |short |quick )?thread ?(?::|-|(?=\d{1,2}\/)) ?(?:\d{1,2}\/\d{0,2} )?|` +
    String.raw`[A-Z]{3,}\.?(?: [A-Z]{3,}\.?)*, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}) (?:\(\w+\) )?- |` +
    String.raw`\[?\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?\]?[ -]*|RT\b[ :]*|@\w+[:,]? +|>+ ?|[-•*·] |` +
    String.raw`\w[\w.]{1,20}(?: \[\d.*?\])? ?[—-] ?(?:today|yesterday)[^:]*:?\d*(?: ?[ap]m)? ?|<\w+> |via @\w+ ?|\d+[./)] +)+`,
  'i',
);

/** What names where a text was found and no time: "Slide 14 of the bank's deck:", "podcast clip, 14:20:", "From the Friday letter:". */
const source = new RegExp(
  String.raw`^(?![^:.|]*\b(?:q[1-4]|h[12]|20\d\d|(?<!mid-)year|month|quarter|half|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|` +
    String.raw`june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b)` +
    String.raw`(?:(?:[\w-]+ ){0,3}(?:(?:chart ?)?(?:book|pack)|deck|slides),? )?(?:(?:slide|page|figure|chart|exhibit|table) \d+` +
    String.raw`(?: of [^:.,\d]{1,50})?(?::| \||\.| -) |(?:podcast|audio|video|radio|tv)(?: clip)?,? \d{1,2}:\d\d: |` +
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

const ordinal = pattern('i')`
  ^(?:\d{1,2}[/)] |(?:one|two|three|four|first(?:ly|ly of all| of all)?|second(?:ly)?|third(?:ly)?|fourth|last(?:ly)?
  |finally|number (?:one|two|three))(?:[,:] (?=\S)|, and [^:.]{1,60}: ))`;

/** What opens a sentence and says nothing: "BREAKING:", "fwiw,", "ngl", "hot take:". */
const opener = new RegExp(
  String.raw`^(?:(?:update|wrapup|refile|rpt|corrected|factbox|analysis|focus|explainer|exclusive) ?\d?-(?=\S)|` +
    String.raw`(?:whoa|woah|omg|yo|jeez|sheesh|holy \w+|wtf|damn),? |` +
    String.raw`(?:breaking(?: news)?|just in|alert|update|psa|reminder|fyi|tl;?dr|` +
    String.raw`hot take|unpopular opinion|quick (?:note|one))\s?[:!|-]+ |` +
    String.raw`(?:breaking|psa|fyi|til|fwiw|imo|imho|tbh|ngl|(?:lol|lmao)(?!,? (?:no|ok|sure)\b)|btw|iirc|afaik|welp),? |` +
    String.raw`(?:gm|gn|good (?:morning|afternoon|evening)|hello|hi|hey|greetings|howdy|morning|evening)` +
    String.raw`(?: (?:all|everyone|everybody|guys|folks|lads|frens?|team|y'all|friends|again))?` +
    String.raw`(?: from (?:[\w'-]+ ){0,3}[\w'-]+)?(?:,| [-\u2013]|!|\.{2,3}) |gm |` +
    String.raw`dear (?:all|(?:\w+ )?(?:clients?|readers?|friends|colleagues|team|investors?|members|subscribers|partners|customers)), |` +
    String.raw`(?:honestly|frankly|look|listen|guys|folks|so|ok so|okay so|well|anyway|yep|yup|wow|damn|man|bro|dude), )+(?=\S)`,
  'i',
);

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
    .map((part) => part.trim().replace(opener, '').replace(ordinal, '')) // "2/ Gold gained 64 %.", "Two, its correlation …"
    .filter((part) => /[\p{L}\d]/u.test(part) || part === '/s');
}

/** A full stop after an abbreviation, or before a sentence that goes on in lower case. */
function isInside(line: string, from: number, index: number, mark: string, end: number): boolean {
  const before = line.slice(Math.max(from, index - 12), index);
  const isAnswer = /\bno$/i.test(before) && !/^\s+\d/.test(line.slice(end, end + 3)); // "lol no. eth leads"
  if (mark === '.' && !isAnswer && abbreviations.test(before) && /^\s+\S/.test(line.slice(end, end + 3)))
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

const tokens = new RegExp(
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
  for (const { 0: raw, index } of sentence.matchAll(tokens)) {
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
  const whole = contractions.get(word);
  if (whole) return whole;
  for (const [ending, meant] of verbEndings)
    if (ending.test(word)) return [...wordsOf(word.replace(ending, ''), last), meant];
  return [longForms.get(word) ?? word];
}

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

const isNamed = ({ kind }: Span): boolean => /^(?:market|group|unfollowed)$/.test(kind);

/** "The 30-day reading: 0.35": of a correlation, where the value can be one and none is named. */
export const isItsFigure = (spans: readonly Span[], at: number): boolean =>
  spans[at - 1]?.kind === 'bare-dur' &&
  spans.some(isNamed) &&
  /^(?:reading|figure|gauge|number|measure|print)$/i.test(spans[at]!.text) &&
  !spans.some(({ kind }) => /^(?:correlation|ratio|gap|other)$/.test(kind)) &&
  spans.some(
    ({ kind, slots: [item] }) =>
      kind === 'sign' || (item?.kind === 'number' && /\./.test(item.word) && Math.abs(item.amount!) <= 1),
  );

/** "ETH/BTC", with its slash. */
export function crossIn(spans: readonly Span[]): readonly Span[] {
  const at = spans.findIndex(
    ({ value }, i) => value === '/' && [spans[i - 1], spans[i + 1]].every((span) => span && isNamed(span)),
  );
  return at < 0 ? [] : spans.slice(at - 1, at + 2);
}

/** "ETH/BTC is down 22 % this quarter and at its lowest since 2021", "…, leaving IWM/SPY at a low": the ratio that is
    meant by the second. */
export function levelBeside(last: readonly Span[], part: readonly Span[]): readonly Span[] | null {
  const isOwn = part.some(isNamed);
  const [level, move] = isLevel(part) ? [part, last] : [last, part];
  const isBoth = isLevel(level) && isSizedMove(move) && !isSizedMove(level) && !isLevel(move);
  const named = isOwn ? part : last;
  const isTwo = [last, part].every((each) => crossIn(each).length > 0);
  const cross = named.filter(isNamed).length > 2 || isTwo ? [] : crossIn(named);
  return !isBoth || cross.length === 0 ? null : isOwn ? [] : cross;
}

const isLevel = (part: readonly Span[]): boolean =>
  part.some(({ kind, value }) => /^(?:most|extreme)$/.test(kind) && /^(?:low|high)$/.test(value)) &&
  part.some(({ kind }) => /^(?:since|either|bare-dur|record|ever|unseen)$/.test(kind));

const isSizedMove = (part: readonly Span[]): boolean =>
  part.some(({ slots }) => slots[0]?.kind === 'size') && part.some(({ kind }) => /^(?:move|perform|peak)$/.test(kind));

/** "Basically nil", "close to zero": words for a value of a correlation; "above zero" and "from zero" are none. */
export const nilWords = pattern('i')`
  (?<!\b(?:not|above|below|over|under|than|from|non) )\b(?:(?:basically|essentially|practically|virtually|effectively
  |roughly|around|about|almost|nearly|near|close to|next to|as good as) )*(?:zero|nil|nought)\b`;

/** "BITCOIN TRAILS GOLD": capitals say nothing there. */
export function isShouted(sentence: string): boolean {
  return !/[a-z]/.test(sentence) && sentence.trim().includes(' ');
}
