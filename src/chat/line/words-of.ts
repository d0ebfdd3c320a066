import type { Span } from './read-at.ts';
import { tokenizeLine, type LineToken } from './tokenize-line.ts';

/** One word of a line, without the punctuation around it. */
export interface Word extends Span {
  readonly text: string;
}

/** The words of a token: a quoted text is taken apart, and `ETH/RUT` is two words unless it is the name of something. */
export function wordsOf(token: LineToken, isName: (text: string) => boolean): Word[] {
  const offset = token.end - token.text.length - (token.quoted ? 1 : 0);
  if (!token.quoted) return splitWord(token.text, offset, isName);
  return tokenizeLine(token.text).flatMap((inner) =>
    splitWord(token.text.slice(inner.start, inner.end), offset + inner.start, isName),
  );
}

function splitWord(text: string, offset: number, isName: (text: string) => boolean): Word[] {
  if (isName(text)) return [{ text, start: offset, end: offset + text.length }];
  return [...text.matchAll(/[^/|,;]+/g)].flatMap((part) => bareWord(part[0], offset + part.index));
}

/** The word without brackets, quotes, `$` or a question mark; nothing where only punctuation stands. */
function bareWord(text: string, start: number): Word[] {
  const lead = /^[$("'“”„«‘[]*/u.exec(text)![0].length;
  const bare = text.slice(lead).replace(/[?!.)"'“”»’\]]+$/u, '');
  return bare === '' ? [] : [{ text: bare, start: start + lead, end: start + lead + bare.length }];
}
