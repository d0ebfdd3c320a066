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
