/** What only programs read. None of it may stand in the words a person sees, in any reply of any test. */
const internals = {
  'an instant as machines write it': /\d{4}-\d\d-\d\dT\d\d:\d\d/u,
  'a tag': /<\/?(?:b|i|u|s|a|p|br|em|code|pre|div|span|strong|blockquote|tg-spoiler)(?:\s[^>]*)?>/u,
  'a character written as an entity': /&(?:lt|gt|amp|quot|#\d+);/u,
} as const;

/** A channel, a person or a message by its number; a mention is drawn as a name. */
const rawIds = /\b(?:discord|telegram|web|cli):-?\d+|(?<![#@&\d])\b\d{17,20}\b(?!>)/u;

/** Bold, code, spoilers and links, as one platform writes them. */
const markup = /\*\*|```|~~|\|\||\[[^\]]+\]\(http/u;

/** Texts that tests make hostile on purpose call everybody; they must be shown as they were written. */
const hostileMark = '@everyone';

/**
 * Where the words are looked at: as a command answers them, with places that an adapter has still to name and without any
 * markup; as Discord is given them, with its markup; as Telegram shows them, with none.
 */
type WordsOf = 'a command' | 'Discord' | 'Telegram';

/**
 * What is wrong with words people see, each with where it stands; empty where nothing is.
 *
 * @param quoted Somebody's own words, which may hold anything.
 */
export function internalsIn(words: string, of: WordsOf, quoted = ''): string[] {
  const rules: [string, RegExp][] = [
    ...Object.entries(internals),
    ...(of === 'a command' ? [] : [['a raw id', rawIds] as [string, RegExp]]),
    ...(of === 'Discord' ? [] : [['markup', markup] as [string, RegExp]]),
  ];
  if (words.includes(hostileMark)) return [];
  return rules.flatMap(([name, pattern]) => {
    const found = pattern.exec(words);
    if (found === null || pattern.test(quoted)) return [];
    return [`${name} in a reply: …${words.slice(Math.max(0, found.index - 40), found.index + 60)}…`];
  });
}

/** Looks at everything people see on one platform, and says at the end what they should not have seen. */
export class WordsSeen {
  readonly #of: WordsOf;
  readonly #slips: string[] = [];

  constructor(of: WordsOf) {
    this.#of = of;
  }

  see(...words: readonly string[]): void {
    for (const text of words) this.#slips.push(...internalsIn(text, this.#of));
  }

  /** @throws Where something of it was for programs. */
  requirePlain(): void {
    const [first] = this.#slips.splice(0);
    if (first !== undefined) throw new Error(first);
  }
}
