import { UserError } from '../../errors.ts';
import { editDistance } from '../../market/resolve.ts';

const maxEdits = 3;

/** The candidate closest to what was typed, where it is close enough to be meant: at most a third of its letters differ. */
export function nearestWord(typed: string, candidates: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase();
  const near = candidates
    .map((candidate) => ({ candidate, slips: editDistance(wanted, candidate.toLowerCase(), maxEdits) }))
    .filter(({ candidate, slips }) => slips <= Math.min(maxEdits, Math.max(1, Math.floor(candidate.length / 3))))
    .sort((a, b) => a.slips - b.slips);
  return near[0]?.candidate;
}

const doubles = /["“”„‟]/u;

/** Puts a text in quotes so that a command line reads it back as it was; kinds of quotes inside are avoided. */
export function quoteText(text: string): string {
  if (!doubles.test(text)) return `"${text}"`;
  return `«${text.replaceAll('»', '›')}»`;
}

/** A piece of a typed line: a word, a quoted text, or `name:value`. */
export interface LineToken {
  /** The word or the value, without its quotes. */
  readonly text: string;
  /** What stands before the colon, as typed. */
  readonly name?: string;
  readonly quoted: boolean;
  /** Where it begins and ends in the line, quotes and name included. */
  readonly start: number;
  readonly end: number;
}

const doublesTokenizeLine = '"“”„‟';

/** Which characters close a text opened by each quote; phones and languages mix the double ones freely. */
const closers: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from(doublesTokenizeLine, (quote) => [quote, doublesTokenizeLine])),
  '«': '»',
  "'": "'",
  '‘': '’',
};

const named = /([\p{L}][\p{L}\p{N}_-]{0,40}):(?!\/\/)/uy;

const space = /\s/u;

/** Splits a typed line into words, quoted texts and `name:value`. A quote that is never closed is an ordinary character. */
export function tokenizeLine(line: string): LineToken[] {
  const tokens: LineToken[] = [];
  const unclosed = new Set<string>();
  let at = 0;
  while (at < line.length) {
    if (space.test(line.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(line, at, unclosed);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function tokenAt(line: string, start: number, unclosed: Set<string>): LineToken {
  named.lastIndex = start;
  const name = named.exec(line)?.[1];
  const from = name === undefined ? start : start + name.length + 1;
  const value = quotedAt(line, from, unclosed) ?? wordAt(line, from);
  return { ...value, ...(name === undefined ? {} : { name }), start };
}

function wordAt(line: string, from: number): { text: string; quoted: boolean; end: number } {
  let end = from;
  while (end < line.length && !space.test(line.charAt(end))) end += 1;
  return { text: line.slice(from, end), quoted: false, end };
}

/** The quoted text at `from`: it ends at a closing quote that is followed by white space or the end of the line. */
function quotedAt(
  line: string,
  from: number,
  unclosed: Set<string>,
): { text: string; quoted: boolean; end: number } | undefined {
  const closing = closers[line.charAt(from)];
  // A kind of quote found open once stays open: looking again from further on would make long lines slow.
  if (closing === undefined || unclosed.has(closing)) return undefined;
  for (let at = from + 1; at < line.length; at += 1) {
    if (closing.includes(line.charAt(at)) && (at + 1 === line.length || space.test(line.charAt(at + 1)))) {
      return { text: line.slice(from + 1, at), quoted: true, end: at + 1 };
    }
  }
  unclosed.add(closing);
  return undefined;
}

/** A stretch of a line, end excluded. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** Reads something; where the reader refuses, `rewrite` makes a whole line of each thing it suggests. */
export function rewriteSuggestions<T>(read: () => T, rewrite: (right: string) => string): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.text, error.suggestions.map(rewrite));
  }
}

/** Reads a piece of a line; where the reader refuses, what it suggests becomes the whole line with that piece put right. */
export function suggestWithinLine<T>(line: string, span: TextSpan, read: () => T): T {
  return rewriteSuggestions(read, (right) => `${line.slice(0, span.start)}${right}${line.slice(span.end)}`.trim());
}

/** One word of a line, without the punctuation around it. */
export interface Word extends TextSpan {
  readonly text: string;
}

/** The words of a token: a quoted text is taken apart, and `ETH/RUT` is two words unless it is the name of something. */
export function wordsOfToken(token: LineToken, isName: (text: string) => boolean): Word[] {
  const offset = token.end - token.text.length - (token.quoted ? 1 : 0);
  return token.quoted ? wordsOfText(token.text, isName, offset) : splitWord(token.text, offset, isName);
}

/** The words of a text that stands alone, or from `offset` on in a line. */
export function wordsOfText(text: string, isName: (text: string) => boolean, offset = 0): Word[] {
  return tokenizeLine(text).flatMap((inner) =>
    splitWord(text.slice(inner.start, inner.end), offset + inner.start, isName),
  );
}

/** `12,5`: one number, as most of the world writes it. */
const decimalComma = /^[$#("'“”„‟]*[+-]?\d+,\d+ ?%?[?!.)"'”]*$/u;

function splitWord(text: string, offset: number, isName: (text: string) => boolean): Word[] {
  if (isName(text)) return [{ text, start: offset, end: offset + text.length }];
  if (decimalComma.test(text)) return bareWord(text, offset);
  return [...text.matchAll(/[^/|,;]+/g)].flatMap((part) => bareWord(part[0], offset + part.index));
}

/** The word without brackets, quotes, `$`, `#` or a question mark; nothing where only punctuation stands. */
function bareWord(text: string, start: number): Word[] {
  const lead = /^[$#("'“”„«‘[]*/u.exec(text)![0].length;
  const bare = text.slice(lead).replace(/[?!.)"'“”»’\]]+$/u, '');
  return bare === '' ? [] : [{ text: bare, start: start + lead, end: start + lead + bare.length }];
}

/** An option's name as it is written in a command line: `asOf` becomes `as_of`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** One key for every way to write an option's name: `asOf`, `as_of`, `as-of` and `ASOF` are the same option. */
export function optionKey(name: string): string {
  return name.toLowerCase().replace(/[-_]/g, '');
}
