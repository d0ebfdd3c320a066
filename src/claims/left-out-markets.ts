import { type Claim, type ClaimContext, isAnswerable, isSideOf, marketOf, valueSaid } from './claim.ts';
import { isMarket } from './clauses.ts';
import type { Read } from './follow-ups.ts';
import { pattern } from './lexicon/furniture.ts';
import { readSentence } from './read-sentence.ts';
import { type Antecedent, pairOf } from './roles.ts';
import { spansOf } from './spans.ts';
import type { Sentence } from './text.ts';

/** Sentences after a claim that leave out one of the two markets, or what is said of a third. */

/** A gap of one market, and nothing it is held against. */
const isOfOne = ({ aspect, benchmark, benchmarkAltGroup }: Claim): boolean =>
  aspect === 'gap' && benchmark === null && benchmarkAltGroup === null;

/** "Small caps did not win. The Nasdaq was ahead by 15 points.": of the one that the sentence before named beside it. */
export const aheadOfTheOther = (claim: Claim, before: Antecedent | null): Claim => {
  const { subject, benchmark } = before ?? {};
  if (!isOfOne(claim) || !/^(?:ahead|behind)$/.test(claim.relation)) return claim;
  if (!subject?.symbol || !benchmark?.symbol || claim.unread.length > 0) return claim;
  const isOne = (symbol: string): boolean => marketOf(symbol) === marketOf(claim.subject);
  if (isOne(subject.symbol) === isOne(benchmark.symbol)) return claim;
  return { ...claim, benchmark: isOne(subject.symbol) ? benchmark.symbol : subject.symbol, hint: null, asked: [] };
};

const [be, also] = ['(?:has|have|had|did|does|do|was|is|were|are)', '(?: too| as well| also| likewise| either)'];

/** "Ether has not.", "so did the dollar", "ditto ether", of a market that stands as M. */
const ofAnother = pattern('i')`
  ^(?:(?:and|but|while|whereas|though),? )?(?:(?:the )?M ${be}( not|n't)?(${also})?|((?:so|neither|nor|as) ${be}|ditto(?: for)?)[ ]
  (?:the )?M|(not so)(?: for)? (?:the )?M)[.!]*$`;

/** "Bonds did even better": than the one that was said to be ahead. */
const evenMore = /\beven (?:better|worse|more|further)\b|\b(?:better|worse) still\b/i;

/**
 * What does a sentence say of a third market that leaves out what the claim before said of two?
 *
 * @returns The claim before, of that market; null where the sentence says something of its own.
 * @example "Bitcoin has beaten gold this year. Ether has not.", "Stocks beat gold in May. So did the dollar."
 */
export function saidOfAnother({ text, follows }: Sentence, context: ClaimContext, last: Claim | null): Read | null {
  const isOrder = last?.aspect === 'gap' && /^(?:ahead|behind)$/.test(last.relation) && last.sizes.length === 0;
  const isPlain = isOrder && last.superlative === 'none' && last.streak === null && last.change === null;
  if (!follows || !isPlain || last.question || last.benchmark === null) return null;
  const [market, ...others] = spansOf(text, context).filter(isMarket);
  if (market?.kind !== 'market' || others.length > 0) return null;
  const found = ofAnother.exec(`${text.slice(0, market.from)}M${text.slice(market.to)}`);
  if (isSideOf(market.value, last) || !found) return null;
  const [, not, too, so, notSo] = found;
  const isSame = (too ?? so) !== undefined;
  const negated = notSo === undefined ? (isSame ? last.negated : not !== undefined) : !last.negated;
  const claim = { ...last, subject: market.value, subjectAltGroup: null, negated, text };
  return { claims: [claim], replaces: false, hint: null, leaves: pairOf(last), time: null, text };
}

/** "Stocks beat gold in May. Bonds did even better.": than stocks. */
export function evenBetter(claim: Claim, last: Claim | null): Claim {
  const isOrder = last?.aspect === 'gap' && last.relation === claim.relation && last.benchmark !== null;
  const isThird = isOrder && !isSideOf(claim.subject, last);
  if (!isOfOne(claim) || !isThird || last.negated || !evenMore.test(claim.text)) return claim;
  return { ...claim, benchmark: last.subject, hint: null, asked: [] };
}

/** "The correlation has fallen. A year ago it was 0.6.": what it was, or what it was and is. */
export function valueOfThen(text: string, context: ClaimContext, last: Claim): Read | null {
  const said = text.replace(/\bit (?=was|stood|had|sat)/i, 'the correlation ');
  if (said === text || /correlat/i.test(text) || last.question) return null;
  const { claims, ...state } = readSentence(said, context, pairOf(last), null);
  const isOfThen = claims.some((claim) => (claim.asOf ?? claim.comparedWith) !== null && valueSaid(claim));
  if (!isOfThen || !claims.every(isAnswerable)) return null;
  return { ...state, claims: claims.map((claim) => ({ ...claim, text })), text, replaces: false };
}
