const doubles = /["“”„‟]/u;

/** Puts a text in quotes so that a command line reads it back as it was; kinds of quotes inside are avoided. */
export function quoteText(text: string): string {
  if (!doubles.test(text)) return `"${text}"`;
  return `«${text.replaceAll('»', '›')}»`;
}
