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

const doubles = '"“”„‟';
/** Which characters close a text opened by each quote; phones and languages mix the double ones freely. */
const closers: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Array.from(doubles, (quote) => [quote, doubles])),
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
