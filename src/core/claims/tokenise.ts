/** One word, number or mark of a sentence. */
export interface Token {
  /** As written. */
  readonly raw: string;
  /** Lower case. */
  readonly word: string;
  /** Written with `$`, `#` or `^` before it: certainly meant as a symbol. */
  readonly tagged: boolean;
}

const pattern =
  /(?<sign>(?<![\p{L}\p{N}%.,)])[+-](?=\d[\d.,]*(?: ?%| (?:per ?cent|percentage)| ?pct| ?pp)|0?\.\d))?(?<tag>[$#^]?)(?:(?<iso>\d{4}-\d{2}(?:-\d{2})?)(?![\d-])|(?<number>\d+(?:,\d+)*(?:\.\d+)?)(?<percent> ?%| ?(?:[Pp]ercentage [Pp]oints?|[Pp]er ?[Cc]ent|PER ?CENT|[Pp][Cc][Tt]|[Pp][Pp]|ppts?)(?![\p{L}\p{N}]))|(?<plain>\d+(?:,\d+)*(?:\.\d+)?(?![\p{L}\p{N}]))|(?<word>[\p{L}\p{N}\p{M}]+(?:[.&'][\p{L}\p{N}\p{M}]+)*)|(?<possessive>(?<=\d)'s(?!\p{L}))|(?<mark>[,;:()/?!"&=<>]))/gu;

/**
 * What words, numbers and marks does a sentence consist of?
 *
 * Hyphens separate words (`Russell-2000` is two), except inside ISO dates. A percentage is one token, `22%` or
 * `30pp`, however it was written, with thousands separators gone; a sign before it is the word `down` or `up`. A possessive `'s` is a token of its own.
 *
 * @param sentence Clean text of one sentence.
 * @returns Tokens in order.
 * @example tokenise("ETH's up 1,200 %").map((token) => token.word); // => ['eth', "'s", 'up', '1200%']
 */
export function tokenise(sentence: string): Token[] {
  return [...sentence.matchAll(pattern)].flatMap((match) => tokensOf(match.groups!));
}

function tokensOf(part: Record<string, string | undefined>): Token[] {
  const tagged = part['tag'] !== '';
  if (part['number'] !== undefined) return [...signTokens(part['sign']), numberToken(part, tagged)];
  if (part['plain'] !== undefined) return [...negative(part['sign']), token(withoutSeparators(part['plain']), tagged)];
  const written = part['iso'] ?? part['mark'] ?? part['possessive'] ?? part['word']!;
  return part['word'] === undefined ? [token(written, tagged)] : wordTokens(written, tagged);
}

function numberToken({ number, percent, tag }: Record<string, string | undefined>, tagged: boolean): Token {
  return token(withoutSeparators(number!) + unitOf(percent!.trim()), tagged && tag !== '$');
}

/** A correlation of "-0.4" is negative. */
function negative(sign: string | undefined): Token[] {
  return sign === '-' ? [token('negative', false)] : [];
}

/** "-22 %" says "down 22 %". */
function signTokens(sign: string | undefined): Token[] {
  return sign === undefined ? [] : [token(sign === '-' ? 'down' : 'up', false)];
}

function unitOf(percent: string): string {
  return /point|^pp/i.test(percent) ? 'pp' : '%';
}

/** "1,234.5" is 1234.5; a comma before one, two or four and more digits is a decimal comma. */
function withoutSeparators(number: string): string {
  const grouped = number.replace(/,(?=\d{3}(?:\D|$))/g, '').replace(/,$/, '');
  return grouped.replace(',', '.').replaceAll(',', '');
}

function wordTokens(written: string, tagged: boolean): Token[] {
  const possessive = /^(.+)'s$/i.exec(written);
  if (possessive) return [token(possessive[1]!, tagged), token("'s", false)];
  return [token(written, tagged)];
}

function token(raw: string, tagged: boolean): Token {
  return { raw, word: raw.toLowerCase(), tagged };
}
