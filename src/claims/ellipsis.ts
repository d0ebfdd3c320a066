import { isMarket, isStop } from './clauses.ts';
import type { Span } from './text.ts';

/** "Stocks did", "gold has", "bonds were": an auxiliary that stands for a verb told before. */
const auxiliary = /^(?:did|does|do|has|have|had|was|were|is|are)$/i;

/** True of such an auxiliary once it is read as the move it stands for. */
export const isEllipsis = ({ kind, text }: Span): boolean => kind === 'move' && auxiliary.test(text.split(' ')[0]!);

/**
 * What does a verb that is left out stand for?
 *
 * "Gold rose but stocks did not": the last way told before it, or where it is denied the other. Only where nothing follows
 * that a verb of its own could stand in.
 *
 * @param spans Of one sentence.
 * @returns The spans with such an auxiliary as the move it stands for.
 * @example "Gold rose in March; stocks did not.", "Gold fell and stocks did too."
 */
export function withEllipses(spans: readonly Span[]): readonly Span[] {
  if (!spans.some(({ text }) => auxiliary.test(text))) return spans;
  const out: Span[] = [];
  for (let at = 0; at < spans.length; at++) {
    const found = ellipsisAt(spans, at);
    out.push(found ?? spans[at]!);
    if (found) at++; // what is denied, or "too"
  }
  return out;
}

/** The auxiliary here and "not" or "too" after it, as one move. */
function ellipsisAt(spans: readonly Span[], at: number): Span | undefined {
  const [auxiliaryOf, next] = [spans[at]!, spans[at + 1]];
  const isAfterMarket = at > 0 && isMarket(spans[at - 1]!);
  if (auxiliaryOf.kind !== 'word' || !auxiliary.test(auxiliaryOf.text) || !isAfterMarket) return undefined;
  const isDenied = next?.kind === 'not' && /^(?:not|n't)$/i.test(next.text);
  const isAlike = next !== undefined && /^(?:too|likewise|also|as well)$/i.test(next.text);
  if (!isDenied && !isAlike) return undefined;
  const after = spans[at + 2];
  const isEnd = after === undefined || isStop(after) || after.kind === 'connector';
  const [way, ...others] = new Set(spans.slice(0, at).flatMap(({ kind, value }) => (kind === 'move' ? [value] : [])));
  const isOneWay = (way === 'up' || way === 'down') && others.length === 0;
  const isOther = spans.slice(0, at - 1).some((span) => isMarket(span) && span.value !== spans[at - 1]!.value);
  if (!isEnd || !isOneWay || !isOther) return undefined;
  const value = (way === 'up') === isDenied ? 'down' : 'up';
  return { ...auxiliaryOf, kind: 'move', value, text: `${auxiliaryOf.text} ${next.text}`, to: next.to };
}
