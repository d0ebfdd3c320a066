import type { Claim, NamedEvent } from './claim.ts';
import type { Mention } from './find-markets.ts';
import type { Lexicon } from './lexicon.ts';

/** What a sentence is read with. */
export interface SentenceContext {
  readonly lexicon: Lexicon;
  readonly events: readonly NamedEvent[];
  readonly asOf?: string | undefined;
  /** The last claim of the text so far, for "such divergence" and "it". */
  readonly previous?: Claim | undefined;
  /** The one market the last sentence was about, for "it". */
  readonly topic?: Mention | undefined;
  /** All claims of the text so far, for "the disconnect". */
  readonly earlier?: readonly Claim[];
  /** Every market named in the text so far, once each, for "the token" and "the gap". */
  readonly named?: readonly Mention[];
}
