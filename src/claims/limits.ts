import { isMarket, isStop, isTime, marketKey, relating } from './clauses.ts';
import { pattern } from './lexicon/furniture.ts';
import { saidIn } from './remarks.ts';
import type { Span } from './text.ts';

/** What limits a claim to less than it seems to say: "only in May", "nothing but ether". */

/** Words of a second market's own verb: "… and ether does not", "…, gold hasn't", "… and gold does too". */
const ownVerb = /^(?:(?:do|does|did|has|have|had|is|are|was|were|wo|will|can|ca|could)(?:n't| not)?|cannot)$/i;

const adverb = /^(?:not|n't|no longer|too|also|so|either|neither|still|just|hardly|barely|\w+ly)$/i;

/**
 * Which words of a part make its markets others than they are read as?
 *
 * @param spans Of one part of a sentence that makes a claim.
 * @param beside The part before it, and the sides the sentence before was about.
 * @returns As written; such a part is asked about.
 */
export function limitsOf(
  spans: readonly Span[],
  beside: { readonly part: readonly Span[]; readonly isOfTwo: boolean; readonly isSide: (market: Span) => boolean },
): string[] {
  const isOnly = ({ text }: Span, at: number): boolean => {
    const next = spans.slice(at + 1).find((span) => !/^the$/i.test(span.text));
    const isAfter = at > 0 && isMarket(spans[at - 1]!) && (next === undefined || isStop(next)); // "trails bitcoin only"
    const isBefore = next !== undefined && isMarket(next);
    return /(?:^|\b(?:not|but|if) )(?:only|just|solely|exclusively)$/i.test(text) && (isBefore || isAfter);
  };
  const isOnlyThen = ({ text }: Span, at: number): boolean => {
    const [before, next] = [spans[at - 1], spans[at + 1]];
    const isNamed = (span: Span | undefined): boolean => /^(?:period|since|day|bare-date)$/.test(span?.kind ?? '');
    const isStill = /^(?:is|'s|was)$/i.test(before?.text ?? '') && !/^(?:since|period)$/.test(next?.kind ?? ''); // "it is only May"
    return (
      /^(?:only|solely|exclusively)$/i.test(text) &&
      !isStill &&
      (isNamed(next) || (isNamed(before) && (!next || isStop(next))))
    );
  };
  const isOnlyOne = ({ text }: Span, at: number): boolean => {
    const [next, after] = spans
      .slice(at + 1)
      .filter(({ text: word }) => !/^(?:major|big|other|large|liquid|real|single|two|three)$/i.test(word));
    const isOfClaim =
      spans.slice(0, at).some(isMarket) ||
      isMarket(after ?? spans[at]!) ||
      /^(?:that|to|which|it|has|still|ahead|behind)$/i.test(after?.text ?? '') ||
      after?.kind === 'perform';
    return (
      /^(?:only|sole|lone)$/i.test(text) &&
      isOfClaim &&
      isKindOfMarket.test(next?.text ?? '') &&
      !/^(?:who|that matters|that counts)$/i.test(after?.text ?? '')
    ); // "am I the only one who sees it"
  };
  const isOfAll = (span: Span, at: number): boolean => {
    const said = saidIn(spans.slice(at, at + 5));
    const head = spans
      .slice(at + 1)
      .find(
        ({ kind, text }) => !/^(?:word|unknown|quiet)$/.test(kind) || isMarket(spans[at + 1]!) || /^but$/i.test(text),
      );
    const except = spans.findIndex(
      ({ text }, i) =>
        i > at && /^(?:but|except|besides|bar|save|apart from|aside from|other than|from|than)$/i.test(text),
    );
    // not "nothing but air above"
    const isExcept = except > at && exceptOne.test(said) && spans.slice(except + 1, except + 3).some(isMarket);
    return isExcept || (everyMarket.test(said) && head?.kind === 'perform');
  };
  const isOfEither = ({ text }: Span, at: number): boolean => {
    if (!/^which$/i.test(text)) return false;
    const earlier = new Set([...beside.part, ...spans.slice(0, at)].filter(isMarket).map(marketKey));
    const rest = spans.slice(at + 1);
    return (
      earlier.size > 1 && relating.test(rest.find(({ kind }) => kind !== 'word')?.kind ?? '') && rest.some(isMarket)
    );
  };
  const [first, ...more] = spans.filter(isMarket);
  const isAnybody = ({ kind, from, text }: Span): boolean =>
    kind === 'it' &&
    !/^its\b/i.test(text) &&
    beside.isOfTwo &&
    more.length === 0 &&
    first !== undefined &&
    !beside.isSide(first) &&
    spans.some((head) => head.kind === 'perform' && head.from > first.from && head.to <= from);
  const isSmall = ({ text }: Span, at: number): boolean =>
    /^(?:small|tiny|slight|minor|modest|minimal|little|limited)$/i.test(text) &&
    /^(?:is|was|are|were|been|remains?|remained|stays?|stayed|looks?|seems?)$/i.test(
      spans
        .slice(0, at)
        .findLast(({ text: word }) => !/^(?:very|quite|rather|so|pretty|still|just|only|fairly|too|now)$/i.test(word))
        ?.text ?? '',
    ) &&
    spans.some(({ kind }) => kind === 'gap' || kind === 'drift');
  // "bitcoin's lead is over"
  const isOver = ({ text }: Span, at: number): boolean =>
    /^over$/i.test(text) && at === spans.length - 1 && /^(?:is|are|was|were|'s)$/i.test(spans[at - 1]?.text ?? '');
  const isStopped = ({ text }: Span, at: number): boolean =>
    /^(?:stopped|ceased to)$/i.test(text) && spans[at + 1]?.kind === 'perform' && spans.some(isTime);
  const kinds = [isStopped, isOfEither, isAnybody, isSmall, isOver];
  const narrowing = [isOnly, isOnlyThen, isOnlyOne, isOfAll];
  const limited = spans.flatMap((span, at) =>
    narrowing.some((is) => is(span, at)) ? [saidIn(restriction(spans, at))] : [],
  );
  return [
    ...limited,
    ...[...spans.filter((span, at) => kinds.some((is) => is(span, at))), ...ofOwnVerb(spans)].map(({ text }) => text),
  ];
}

/** A word that limits a claim, with what it limits, so that it is never passed over: "only in May". */
export function restriction(spans: readonly Span[], at: number): Span[] {
  const isOfClaim = (span: Span): boolean => isMarket(span) || isTime(span) || span.kind === 'perform';
  const end = spans.findIndex((span, i) => i >= at && isOfClaim(span));
  const start = end < 0 ? spans.findLastIndex((span, i) => i < at && isOfClaim(span)) : at; // "trails bitcoin only"
  return spans.slice(start < 0 ? at : start, (end < 0 ? at : end) + 1);
}

/** What a market is called among others: "the only asset it lost to". */
const isKindOfMarket = pattern('i')`
  ^(?:ones?|markets?|assets?|coins?|index|indices|metals?|thing|things|rivals?|benchmarks?|investments?|class
  |instruments?|tokens?|cryptos?|names?|commodity|securit(?:y|ies)|stocks?|competitors?|peers?|winners?|losers?
  |laggards?|exception)$`;

/** "Nothing but ether has beaten bitcoin", "everything has beaten Treasuries, even small caps": of more markets than those named. */
const [exceptOne, everyMarket] = [
  pattern('i')`
    ^(?:(?:nothing|no one|none|nobody|everything|everyone)(?: else)?|(?:no|every|any) (?:other )?(?:\w+ )?(?:asset
    |market|coin|stock|index|metal|commodity|thing)|all (?:the )?(?:other )?(?:assets|markets|coins|stocks|indices
    |metals|commodities)) (?:but|except|besides|bar|save|apart|aside|other than)\b`,
  pattern('i')`
    ^(?:(?:everything|everyone|everybody)(?: else)?|(?:every|any|each) (?:other )?(?:\w+ )?(?:asset|market|coin|stock
    |index|metal|commodity|thing)|all (?:the )?(?:other )?(?:assets|markets|coins|stocks|indices|metals|commodities)
    |(?:most|many|few) (?:\w+ )?(?:assets|markets|coins|stocks|things|indices|metals|commodities))\b`,
];

/** "Bitcoin tracks stocks and ether does not": the second market has a verb of its own, and it is not said what of. */
function ofOwnVerb(spans: readonly Span[]): Span[] {
  const head = spans.findIndex(({ kind }) => relating.test(kind));
  if (head < 0 || !spans.slice(0, head).some(isMarket)) return [];
  return spans.filter((market, at) => {
    const link = spans.slice(head, at).findLast((span) => !isMarket(span) && !/^(?:the|both)$/i.test(span.text));
    if (!isMarket(market) || at < head || link === undefined || !/^(?:and|or|but|while|[,;:-])$/i.test(link.text))
      return false;
    const rest = spans.slice(at + 1);
    const isEnd = (span: Span): boolean => isStop(span) || isTime(span) || span.kind === 'connector';
    const stretch = rest.slice(0, rest.findIndex((span) => isEnd(span) || span.kind === spans[head]!.kind) >>> 0);
    const verb = stretch.filter(({ text }) => !adverb.test(text));
    const isDenied = stretch.some(({ kind }) => kind === 'not');
    const isToEnd = rest[stretch.length] === undefined || isEnd(rest[stretch.length]!);
    return (verb.length > 0 || isDenied) && verb.every(({ text }) => ownVerb.test(text)) && (isToEnd || isDenied);
  });
}
