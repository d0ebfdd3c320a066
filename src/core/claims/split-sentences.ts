/** Longest piece read as one sentence; a longer one is cut at a space. */
const longestSentence = 480;

/** A line this long without a full stop is wrapped, not a headline. */
const wrapsFrom = 90;

const abbreviations = new Set(
  'vs v u.s u.k e.g i.e inc ltd co corp st mr mrs ms dr no approx est jan feb mar apr jun jul aug sep sept oct nov dec fig al cf'.split(
    ' ',
  ),
);

const openEnding =
  /(?:^|\s)(?:the|a|an|of|and|or|to|from|in|on|at|by|with|than|vs\.?|versus|against|its|has|have|is|are|was|between|for|as|that|since|than|most|their|been|be|over|under|per|s&p)$/i;

/**
 * Which sentences does a text consist of?
 *
 * A full stop ends a sentence unless it belongs to an abbreviation, a number or an initial. A blank line always ends
 * one; a single line break does so unless the line is evidently wrapped (ends on a word like "the", or the next line
 * goes on in lower case).
 *
 * @param text Clean text, see `sanitizeText`.
 * @returns Sentences in order, trimmed, each at most 480 characters.
 * @example splitSentences('ETH vs. RUT is wide. It may not last!'); // => ['ETH vs. RUT is wide.', 'It may not last!']
 */
export function splitSentences(text: string): string[] {
  return joinWrappedLines(text)
    .split('\n')
    .flatMap(splitLine)
    .flatMap(cutLong)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

function joinWrappedLines(text: string): string {
  const joined: string[] = [];
  for (const line of text.split('\n')) {
    const previous = joined.at(-1);
    if (previous && line && isWrapped(previous, line)) joined[joined.length - 1] = `${previous} ${line}`;
    else joined.push(line);
  }
  return joined.join('\n');
}

function isWrapped(line: string, next: string): boolean {
  if (line.length >= wrapsFrom && !/[.!?:]"?$/.test(line)) return true;
  return openEnding.test(line.slice(-16)) || (/^\p{Ll}/u.test(next) && !/[.!?:]"?$/.test(line));
}

function splitLine(line: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  for (const stop of line.matchAll(/[.!?…]+["')\]]*(?= |$)|[。！？؟।]/gu)) {
    if (!endsSentence(line, stop.index)) continue;
    sentences.push(line.slice(from, stop.index + stop[0].length));
    from = stop.index + stop[0].length;
  }
  return [...sentences, line.slice(from)];
}

function endsSentence(line: string, at: number): boolean {
  if (line[at] !== '.' || line[at + 1] === '.') return true;
  const word = /[\p{L}.]{0,12}$/u.exec(line.slice(Math.max(0, at - 12), at))![0].toLowerCase();
  const next = line.slice(at + 1, at + 3).trim();
  return !abbreviations.has(word) && !(word.length === 1 && word !== 'i') && !/^\p{Ll}/u.test(next);
}

function cutLong(sentence: string): string[] {
  if (sentence.length <= longestSentence) return [sentence];
  const pieces: string[] = [];
  let rest = sentence;
  while (rest.length > longestSentence) {
    const space = rest.lastIndexOf(' ', longestSentence);
    const at = space > 0 ? space : longestSentence;
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  return [...pieces, rest];
}
