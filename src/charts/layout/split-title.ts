const longestHeadline = 60;

/** A verdict sentence in two ranks: the few words that are the verdict, and the numbers that carry it. */
export interface SplitTitle {
  readonly headline: string;
  readonly standfirst: string;
}

/**
 * A long title of several sentences is set as a newspaper would: its last short sentence, the verdict, large on top,
 * the rest below. A short title, or one that is a single sentence, stays one headline.
 */
export function splitTitle(title: string): SplitTitle {
  const sentences = title.trim().split(/(?<=[.!?])\s+(?=\p{Lu}|\d)/u);
  const verdict = sentences.at(-1) ?? '';
  const isLong = title.length > longestHeadline;
  if (!isLong || sentences.length < 2 || verdict.length > longestHeadline) return { headline: title, standfirst: '' };
  return { headline: verdict.replace(/\.$/, ''), standfirst: sentences.slice(0, -1).join(' ') };
}
