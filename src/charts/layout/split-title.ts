const longestHeadline = 60;
const longestTitle = 110;
const verdictWords = /\b(ordinary|unusual|rare|unprecedented|supported|untestable|simulated)\b/i;

/** A verdict sentence in two ranks: the few words that are the verdict, and the numbers that carry it. */
export interface SplitTitle {
  readonly headline: string;
  readonly standfirst: string;
}

/**
 * Several sentences are set as a newspaper would: a short last sentence that says the verdict goes large on top and
 * the numbers below it; without one, a title too long for two large lines gives its first sentence to the top.
 */
export function splitTitle(title: string): SplitTitle {
  const sentences = title.trim().split(/(?<=[.!?])\s+(?=\p{Lu}|\d)/u);
  const [first = '', ...others] = sentences;
  const last = others.at(-1) ?? '';
  if (last.length > 0 && last.length <= longestHeadline && verdictWords.test(last)) {
    return { headline: last.replace(/\.$/, ''), standfirst: sentences.slice(0, -1).join(' ') };
  }
  if (title.length <= longestTitle || others.length === 0) return { headline: title, standfirst: '' };
  return { headline: first.replace(/\.$/, ''), standfirst: others.join(' ') };
}
