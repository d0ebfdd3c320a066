import type { StructuredInput } from '../community/delivery-queue.ts';
import type { UnreadableMessage } from '../messages/chats.ts';
import { glossary } from '../messages/glossary.ts';
import type { Question } from './chat.ts';
import type { Command } from './command.ts';
import { nearestWord, optionKey, quoteText } from './parser/tokens.ts';

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

const words = new Intl.Segmenter('en', { granularity: 'word' });

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A text in two: what fits, and what is left over. */
interface Cut {
  readonly head: string;
  readonly rest: string;
}

/** The longest beginning made of whole segments that still fits. */
function longestFit(text: string, by: Intl.Segmenter, fits: (text: string) => boolean): string {
  const ends = Array.from(by.segment(text), (piece) => piece.index + piece.segment.length);
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(text.slice(0, ends[middle - 1]).trimEnd())) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? '' : text.slice(0, ends[low - 1]);
}

/**
 * Cuts a text that is too long where a reader would pause: after a sentence, else after a word, else between characters.
 * Works in any script. A cut inside a sentence ends in an ellipsis, which `fits` is asked to allow for.
 */
export function cutAtSentence(text: string, fits: (text: string) => boolean): Cut {
  if (fits(text)) return { head: text, rest: '' };
  const whole = longestFit(text, sentences, fits);
  if (whole.trim() !== '') return { head: whole.trimEnd(), rest: text.slice(whole.length) };
  const withEllipsis = (head: string): boolean => fits(`${head}…`);
  const head = longestFit(text, words, withEllipsis) || longestFit(text, graphemes, withEllipsis);
  return { head: head === '' ? '' : `${head.trimEnd()}…`, rest: text.slice(head.length).trimStart() };
}

/** What does text without a command mean? Every surface asks here: where free text is answered or a message is checked. */

/** Two markets ask how far they are apart. */
export const pairCommand = 'divergence';

/** A sentence asks to be checked. */
const sentenceCommand = 'check';

/** Says what this is and what can be asked: the answer to a text that asks nothing. */
export const welcomeCommand = 'start';

/** From this many words on, a text that is answered as it stands is a sentence; shorter ones name markets. */
const answeredSentenceWords = 5;

/** A text as a question for `check`, cut where it is too long; undefined where there is no text or no such command. */
export function claimInput(text: string, commands: readonly Command[]): StructuredInput | undefined {
  const check = commands.find(({ name }) => name === sentenceCommand);
  const [name, spec] = Object.entries(check?.options ?? {}).find(([, option]) => option.kind === 'text') ?? [];
  if (name === undefined || spec?.kind !== 'text' || text === '') return undefined;
  const { head } = cutAtSentence(text, (part) => part.length <= spec.maxLength);
  return { command: sentenceCommand, options: { [name]: head } };
}

/** What must be known to read words. */
interface WordContext {
  readonly commands: readonly Command[];
  /** Whether a line would be answered as it stands. */
  readonly reads: (line: string) => boolean;
  /** Whether words hold the name of a market, or nearly. */
  readonly namesMarket: (words: string) => boolean;
}

/**
 * What words ask where they are answered as they stand: a line that begins with a command, or with a slip of one, is
 * one; small talk is answered with a welcome, a term explained, a question about two markets answered by its command; a
 * whole sentence is to be checked, anything shorter that names a market asks about it.
 */
export function freeTextInput(text: string, known: WordContext): Question['input'] {
  const { commands } = known;
  const line = text.trim();
  const first = /^\S*/.exec(line)?.[0].toLowerCase().replace(/:$/, '') ?? '';
  if (/^[/!]/.test(line) || has(commands, first)) return line;
  const [named = '', day] = /(?:^|\s+)as[-_]?of:\s*(\S+)/iu.exec(line) ?? [];
  const asked = wordsInput(line.replace(named, '').trim(), first, known);
  return day === undefined ? asked : onDay(asked, day, commands);
}

function wordsInput(line: string, first: string, known: WordContext): Question['input'] {
  const { commands, reads } = known;
  const asked = smallTalk(line, known) ?? questionInput(line, known);
  if (asked !== undefined) return asked;
  const claim = line.split(/\s+/).length >= answeredSentenceWords ? claimInput(line, commands) : undefined;
  if (claim !== undefined) return claim;
  if (!has(commands, pairCommand)) return line;
  const asPair = `${pairCommand} ${line}`.trim();
  if (isSlip(first, commands) && !reads(asPair)) return line;
  return line === '' || isAboutMarkets(line, known) || !has(commands, welcomeCommand) ? asPair : welcomeCommand;
}

/** The same question about a day; a command that answers for no day is asked without, as nobody named it. */
function onDay(asked: Question['input'], day: string, commands: readonly Command[]): Question['input'] {
  const name = typeof asked === 'string' ? /^\S*/.exec(asked)?.[0] : asked.command;
  const command = commands.find((one) => one.name === name);
  const option = Object.keys(command?.options ?? {}).find((key) => optionKey(key) === 'asof');
  if (command !== undefined && option === undefined) return asked;
  if (typeof asked === 'string') return `${asked} as_of:${day}`;
  return { ...asked, options: { ...asked.options, [option!]: day } };
}

/** Two things held against each other are meant as markets, also where neither is known: the refusal names them. */
const heldAgainst = /\S\/\S|\s(?:vs\.?|versus|against|gegen|contra)\s/iu;

function isAboutMarkets(line: string, { namesMarket }: WordContext): boolean {
  return (
    heldAgainst.test(line) ||
    namesMarket(
      line
        .split(/\s+/)
        .filter((word) => !isChatter(word))
        .join(' '),
    )
  );
}

function isSlip(word: string, commands: readonly Command[]): boolean {
  return nearestWord(word, commands.map(({ name }) => name)) !== undefined; // prettier-ignore
}

const greeting =
  /^¡?(?:hi|hey|hello|hallo|hola|yo|moin|servus|good (?:morning|day|evening)|guten? (?:morgen|tag|abend)|buen[oa]s(?: (?:días|tardes|noches))?|thanks?(?: you)?|danke|gracias)(?: (?:there|rift|all|bot|zusammen|a todos))?[\s!.?]*$/iu;

const askForHelp =
  /^¿?(?:what (?:can|do) you (?:do|know|check)|how does (?:this|it) work|who are you|help me|was kannst du|wie (?:geht|funktioniert) (?:das|es)|wer bist du|hilfe|qué (?:puedes hacer|sabes)|cómo funciona|quién eres|ayuda)(?![\p{L}])/iu;

const askForTerm =
  /^¿?(?:what(?:['’]s| is| are| does)|define|meaning of|was (?:ist|sind|bedeutet|heißt)|qué (?:es|son|significa))\s+(?:an? |the |ein |eine |der |die |das |una? |el |la )?(.+?)(?: mean)?[\s?!.]*$/iu;

const wordsIn = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** What is said to somebody who has answered, in passing, or to nobody in particular: it asks for nothing. */
const chatter = wordsIn(
  `hi hey hello yo sup gm gn ga morning afternoon evening night day good bye goodbye cya see ya later welcome back again
  thanks thank thx tnx ty tysm cheers you u your very much lot lots so too really a an the for of to me my i im i'm we us
  bro bruh mate man dude guys fam friend friends sir boss buddy pal folks everyone all people rift bot there here
  ok okay k kk alright right sure yes yeah yep yup no nope nah not please pls plz sorry oops wait
  nice great cool neat awesome amazing excellent perfect brilliant lovely sweet super wow woah whoa omg wtf lol lmao rofl xd
  haha hehe hmm hm huh uh um oh ah well done job work works one this that that's thats it its it's is was are were how what
  fun funny true false fair point enough got makes make sense understood noted agreed exactly indeed same love like
  test testing just bravo congrats gratz old told now go know think
  danke dir dank vielen schön toll klasse prima spitze genau ja nein bitte alles klar gut gute guten tschüss moin servus na
  und sehr krass geil stark hallo schade stimmt
  gracias muchas muy amigo bien vale sí si buenas buenos hola adiós chao jaja genial perfecto bueno de nada por favor claro qué que tal wie geht geht's das`,
);

/** Letters that are drawn out count once or twice ("niiiice"), and what is no word at all, as a picture, says nothing. */
function isChatter(word: string): boolean {
  const plain = word.toLowerCase().replace(/’/gu, "'").replace(/[^\p{L}\p{N}$']/gu, '').replace(/(\p{L})\1{2,}/gu, '$1'); // prettier-ignore
  return plain === '' || chatter.has(plain) || /^(?:[hj][aeiou]){2,}h?$|^lo+l$/u.test(plain);
}

/** Small talk, a question what this is, or a term; `undefined` where it is none of them. */
function smallTalk(line: string, { commands, reads }: WordContext): string | undefined {
  const isTalk = line !== '' && line.split(/\s+/).every(isChatter) && !reads(`${pairCommand} ${line}`);
  if ((isTalk || greeting.test(line)) && has(commands, welcomeCommand)) return welcomeCommand;
  if (askForHelp.test(line) && has(commands, 'help')) return 'help';
  const term = (askForTerm.exec(line)?.[1] ?? line).toLowerCase().replaceAll('-', ' ');
  return isTerm(term) && has(commands, 'explain') ? `explain ${quoteText(term)}` : undefined;
}

function isTerm(words: string): boolean {
  return glossary.some(({ term, aliases, foreign }) =>
    [term, ...aliases, ...foreign].some((name) => name.replaceAll('-', ' ') === words),
  );
}

/** How people ask about markets in one language. Claims are read in English alone, questions in each. */
interface QuestionWords {
  /** How a question begins that leaves the answer open. */
  readonly opens: RegExp;
  readonly asksTogether: RegExp;
  readonly asksNext: RegExp;
  /** Words of a question that name no market. */
  readonly noMarket: ReadonlySet<string>;
}

const englishWords: QuestionWords = {
  opens: /^(?:how|what|why|where|show|tell)\b/i,
  asksTogether: /\b(?:together|correlat\w*|in step|closely|related|mov(?:e|es|ed|ing) (?:with|like))\b/i,
  asksNext: /\b(?:next|how long|afterwards|come back|comes back|over again)\b/i,
  noMarket: wordsIn(
    `how far away apart is are was were has have had did do does been be the an of from than between behind ahead now
  today currently right really very so much unusual unusually unprecedented rare record normal ordinary wide widely
  drifted drifting drift diverged gap distance what why where show tell me please this that it there at moment usually
  about happens happened next long last lasts gaps to after afterwards come comes back over again together move moves moved moving
  correlated correlation correlate in step closely related with like`,
  ),
};

const germanWords: QuestionWords = {
  opens: /^(?:wie|warum|zeig)\b/i,
  asksTogether: /\b(?:miteinander|zusammen|gemeinsam|korrel\w*|eng)\b/i,
  asksNext: /\b(?:wie lange|danach|weiter)\b/i,
  noMarket: wordsIn(
    `wie weit ist sind war waren liegt liegen vom von dem der die das den zu zum zur entfernt auseinander voneinander gerade
  heute jetzt wirklich eng bewegen sich miteinander zusammen gemeinsam korreliert lange halten dauern abstände abstand
  zwischen und ging geht es weiter danach warum zeig mir`,
  ),
};

const spanishWords: QuestionWords = {
  opens: /^¿?\s*(?:a qué|qué tan|cómo|cuánto|cuán|muestra|por qué)\s/i,
  asksTogether: /(?:\bjuntos\b|\bcorrelaci)/i,
  asksNext: /(?:\bduran?\b|\bdespués)/i,
  noMarket: wordsIn(
    `a qué tan distancia lejos cerca está están de del el la los las y e entre cómo cuánto cuán se mueven juntos duran dura
  distancias hoy ahora después correlación correlacionados muestra por`,
  ),
};

/** How a question begins that asks for yes or no. */
const closedQuestion = /^(?:is|are|was|were|has|have|did|does|do)\b/i;

/**
 * A question about markets as the command that answers it. One that only asks for yes or no and speaks of how two move
 * is a claim, and left to be checked.
 */
function questionInput(line: string, { commands, reads }: WordContext): string | undefined {
  const open = [englishWords, germanWords, spanishWords].find(({ opens }) => opens.test(line));
  const { asksTogether, asksNext, noMarket } = open ?? englishWords;
  if (open === undefined && !(closedQuestion.test(line) && !asksTogether.test(line))) return undefined;
  const markets = line.replace(/¿|[?!.,;:]+(?=\s|$)/gu, '').split(/\s+/).filter((word) => !noMarket.has(word.toLowerCase())); // prettier-ignore
  const command = asksTogether.test(line) ? 'correlation' : asksNext.test(line) ? 'history' : pairCommand;
  if (markets.length === 0 || !has(commands, command)) return undefined;
  const asked = `${command} ${markets.join(' ')}`;
  const isMarket = (word: string): boolean => reads(`${command} ${word} ETH`) || reads(`${command} ${word} BTC`);
  // the command names the one of two markets that is not known: nothing was claimed that could be checked
  const both = markets.filter((word) => !/^(?:and|vs)$/i.test(word));
  const isAboutOneKnown = open !== undefined && both.length === 2 && both.some(isMarket);
  return reads(asked) || isAboutOneKnown || (markets.length <= 2 && isMarket(markets.join(' '))) ? asked : undefined;
}

function has(commands: readonly Command[], name: string): boolean {
  return commands.some((command) => command.name === name);
}

/** What a message says that somebody wants checked, or why nothing in it can be read. */
export type Saying = { readonly text: string } | { readonly unreadable: UnreadableMessage };

/** Texts that say the same twice are read once: a preview often repeats the message it stands under. */
export function sayingOf(
  texts: readonly string[],
  holds: Readonly<Record<Exclude<UnreadableMessage, 'nothing'>, boolean>>,
): Saying {
  const said = texts.map((text) => text.trim()).filter((text) => text !== '');
  const once = said.filter((text, at) => !said.some((other, before) => before < at && other.includes(text)));
  if (once.length > 0) return { text: [...once.slice(0, -1).map(asSentence), once.at(-1)].join(' ') };
  const why = (['spoiler', 'voice', 'picture'] as const).find((kind) => holds[kind]);
  return { unreadable: why ?? 'nothing' };
}

/** A title without a full stop would run into the words after it. */
function asSentence(text: string): string {
  return /[.!?:;…]["”’)]?$/u.test(text) ? text : `${text}.`;
}
