import { isHead, isMarket, isSize, isStop, marketKey, relating } from './clauses.ts';
import { bearingWords } from './lexicon/furniture.ts';
import { absolute, appeals, buyers, causer, causeWithin, mood, qualifying, thenOpening } from './lexicon/stance.ts';
import { areAll, fold, folded, has, limiting, measured, nextStop, runsOnTo, saidIn } from './remarks.ts';
import type { Span } from './text.ts';

/** Reasons and speakers, told beside a claim: what they say is no part of it. */

/** "…, and the sole reason is central-bank buying", "AI mania alone has put …": a cause that no single word opens. */
export function markCauses(spans: readonly Span[], sentence: string): Span[] {
  const by = causer.exec(sentence)?.[0] ?? '';
  const isOther = (span: Span): boolean =>
    isMarket(span) ||
    isHead(span) ||
    limiting.test(span.kind) ||
    (bearingWords.has(span.value) && !mood.test(span.text) && !buyers.test(span.text.replace(/s$/, '')));
  const isBy = by !== '' && !spans.some((span) => span.to <= by.length && isOther(span)); // "search traffic alone put gold ahead"
  const opened = isBy ? folded(spans, 0, by.length, 'reason') : [...spans];
  const { 0: opening = '', index = 0 } = causeWithin.exec(sentence) ?? {};
  const isNamed = spans.some(
    (span) =>
      (isMarket(span) || /^(?:most|never)$/.test(span.kind)) && span.from >= index && span.to <= index + opening.length,
  );
  return opening === '' || isNamed ? opened : folded(opened, index, index + opening.length, 'cause');
}

/** "Analysts at X say that …", "…, says X", "According to X, …" */
export function foldSpeakers(spans: readonly Span[]): Span[] {
  const at = spans.findIndex(({ kind }) => kind === 'says');
  if (at < 0) return [...spans];
  const [from, to] = speakerRange(spans, at);
  const rest = foldSpeakers(spans.slice(to));
  return [...(from < to ? fold(spans.slice(0, to), from, to, 'speaker') : spans.slice(0, to)), ...rest];
}

function speakerRange(spans: readonly Span[], at: number): [number, number] {
  const opens = /^(?:according|per|via|data|figures|our|as seen|research|reports that)/i.test(spans[at]!.text);
  const before = spans.slice(0, at);
  const start = before.findLastIndex(isStop) + 1;
  if (!before.some(isHead)) {
    if (opens && /^(?:according|per)/i.test(spans[at]!.text)) return [at, runsOnTo(spans, at)];
    const name = spans.slice(start, at);
    const isOther = ({ text }: Span): boolean =>
      /^(?:sentiment|surveys?|polls?|views|opinions|narratives?|plans?|bets?|hopes?|dreams?|novels?|models?)$/i.test(
        text,
      );
    return name.some(
      (span) => isMarket(span) || /^(?:not|never|false|if|narrow)$/.test(span.kind) || isHead(span) || isOther(span),
    )
      ? [at, at + 1]
      : [start, at + 1];
  }
  const end = nextStop(spans, at);
  const name = spans.slice(at, end);
  const speaker = spans.slice(start, at);
  const clean = /^(?:unknown|exchange|word|says|connector|punct|market|number|group|date|bare-date|day|period|aside)$/;
  const from = speaker.length <= 5 && start > 0 && areAll(speaker, clean) ? start : at;
  const isClean = ({ kind, text }: Span): boolean =>
    clean.test(kind) || /^this (?:morning|afternoon|evening)$/i.test(text);
  return name.every(isClean) ? [from, end] : [at, at + 1];
}

/** Whether both markets of a relation are named already: "bitcoin decouples from the Nasdaq as chip stocks sink". */
const isOfPair = (before: readonly Span[]): boolean =>
  new Set(before.filter(({ kind }) => kind === 'market').map(marketKey)).size > 1 &&
  before.some(({ kind }) => relating.test(kind));

/** "as investors fled", "after the Fed cut rates", "with rates rising": a reason nobody enumerated. */
export function foldReasonSegments(spans: readonly Span[]): Span[] {
  for (let at = 0; at < spans.length; at++) {
    const { kind, value } = spans[at]!;
    const end = nextStop(spans, at + 1);
    const inside = spans.slice(at + 1, end);
    const isAbsolute = value === 'with' && at === 0 && absolute.test(saidIn(inside)) && end < spans.length;
    const isOther = (span: Span): boolean =>
      isMarket(span) && !(isAbsolute && spans.slice(end).some((each) => isMarket(each) && each.value === span.value));
    if (
      kind !== 'connector' ||
      !(isAbsolute || /^(?:as|after|before|when|that|despite|even|although|though|so)$/.test(value))
    )
      continue;
    const isReason =
      inside.some(
        ({ kind, text }) =>
          /^(?:unknown|group|unfollowed|continue|persist)$/.test(kind) ||
          /^(?:spot )?etfs?$/i.test(text) ||
          /^post-\w+$/i.test(text),
      ) &&
      !inside
        .slice(0, isAbsolute ? -1 : undefined)
        .some(
          (span) =>
            (value === 'so' || isOfPair(spans.slice(0, at)) ? /^(?:market|sized?)$/.test(span.kind) : isOther(span)) ||
            (isHead(span) && span.kind !== 'move'),
        );
    const isMeasure = inside.some(({ text }) => measured.test(text)); // "after adjusting for risk"
    const isThen =
      value === 'after' &&
      thenOpening.test(inside[0]?.text ?? '') &&
      has(inside, /^(?:sign|apart|together|inversely)$/);
    if (isThen) return foldReasonSegments(fold(spans, at, end, 'past')); // "…, after beginning it uncorrelated"
    const isVerbless =
      value === 'as' && inside.filter(({ kind }) => /^(?:unknown|word|move|group)$/.test(kind)).length < 2;
    if (isReason && !isMeasure && !isVerbless && spans.some(isHead))
      return foldReasonSegments(
        fold(spans, at, end, value === 'so' && appeals.test(inside[0]?.text ?? '') ? 'aside' : foldedAs(value)),
      );
  }
  return [...spans];
}

/** A contrast is no cause: "despite the rout". */
function foldedAs(connector: string): string {
  if (connector === 'that' || connector === 'when') return `${connector}-clause`;
  return /^(?:as|despite|even|although|though|before|with)$/.test(connector) ? 'aside' : 'reason';
}

/** "because of staking", ", which proves that crypto has matured", "amid tariff fears" */
export function foldReasons(spans: readonly Span[]): Span[] {
  const isDenied = (i: number): boolean =>
    /\breason(?: (?:is|was))?$/i.test(spans[i]!.text) &&
    spans.slice(i + 1, i + 3).some(({ kind }) => /^(?:not|false)$/.test(kind));
  const at = spans.findIndex(({ kind }, i) => (kind === 'cause' && !isDenied(i)) || kind === 'meaning'); // "and the reason isn't tariffs"
  if (at < 0) return [...spans];
  if (/^ma(?:kes?|de) /i.test(spans[at]!.text) && spans.slice(at).some(({ text }) => /^looks?$/i.test(text)))
    // "its 64 % plunge makes the other's 33 % loss look tame"
    return foldReasons(spans.map((span, i) => (i === at ? { ...span, kind: 'quiet' } : span)));
  if (/^show/i.test(spans[at]!.text) && spans.slice(at, nextStop(spans, at)).some(({ kind }) => kind === 'correlation'))
    // "tied at the hip, showing a correlation of 0.7"
    return foldReasons(spans.map((span, i) => (i === at ? { ...span, kind: 'quiet' } : span)));
  const before = spans.slice(0, at);
  // "ETH is up 38 % and bitcoin hasn't moved, because …"
  const isTold = before.some(({ kind }) => kind === 'move') && new Set(before.filter(isMarket).map(marketKey)).size > 1;
  if (!before.some(isHead) && !isTold && before.filter(isSize).length < 2) {
    // "on average, bank failures are why …"
    const isLed = qualifying.has(spans[0]!.text.toLowerCase().split(' ')[0]!) && nextStop(spans, 0) < at;
    const last = spans[at - 1]?.text ?? '';
    const isMood = mood.test(last) || /^(?:demand|buying|purchases)$/i.test(last); // "staking demand pushes ether ahead": no measure
    const named = isMood
      ? spans.map((span, i) =>
          i < at && /^other$/.test(span.kind) && !/ /.test(span.text) ? { ...span, kind: 'unknown' } : span,
        )
      : spans;
    if (spans[at]!.value === 'before')
      return foldReasons(fold(named, isLed ? nextStop(spans, 0) + 1 : 0, at + 1, 'reason'));
    const end = runsOnTo(spans, at);
    return end === spans.length ? [...spans] : foldReasons(fold(spans, at, end, 'reason'));
  }
  return foldReasons(fold(spans, at, reasonEnd(spans, at), 'reason'));
}

/** A reason lasts until a stop after which another pair is claimed about. */
function reasonEnd(spans: readonly Span[], at: number): number {
  for (let stop = nextStop(spans, at); stop < spans.length; stop = nextStop(spans, stop + 1)) {
    const next = spans.slice(stop + 1, nextStop(spans, stop + 1));
    const isClaim = next.some((span) => (isHead(span) && span.kind !== 'move') || /^sized?$/.test(span.kind));
    if (isClaim && next.some(isMarket)) return stop;
    if (
      next.length > 0 &&
      next.every(({ kind }) => /^(?:over|since|period|either|day|word)$/.test(kind)) &&
      next.some(({ kind }) => kind !== 'word')
    )
      return stop;
  }
  return spans.length;
}
