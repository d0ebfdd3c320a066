import type { ClaimContext } from './claim.ts';
import { findDates } from './dates.ts';
import { findMarkets } from './find-markets.ts';
import { type Item, type Row, type Span, tokenise } from './items.ts';
import { furniture, verbForms } from './lexicon/furniture.ts';
import { comparatorRows, reachRows, timeRows } from './lexicon/reach.ts';
import { correlationRows, gapRows, moveRows, otherRows, performRows } from './lexicon/relations.ts';
import { stanceRows } from './lexicon/stance.ts';
import { findQuantities } from './quantities.ts';

interface Step {
  readonly options: ReadonlySet<string>;
  readonly optional: boolean;
}

/** One wording, ready to match. */
interface Wording {
  readonly kind: string;
  readonly value: string;
  readonly steps: readonly Step[];
}

/** Wordings by what they can begin with. */
export type Patterns = ReadonlyMap<string, readonly Wording[]>;

/** A wording found: how many items it covers, and what its slots took. */
export interface Match {
  readonly kind: string;
  readonly value: string;
  readonly length: number;
  readonly slots: readonly Item[];
}

const slotOf: Readonly<Record<string, string>> = {
  market: '<m>', group: '<m>', unfollowed: '<m>', duration: '<d>', date: '<t>', size: '<s>', number: '<n>',
}; // prettier-ignore

// prettier-ignore

// prettier-ignore

/**
 * How are the rows of lexicons looked up from their first word?
 *
 * @param rows Where two match the same items the earlier row wins.
 * @returns Wordings by each word or slot they can begin with.
 * @throws {RangeError} A wording begins with an optional word.
 */
export function compilePatterns(rows: readonly Row[]): Patterns {
  const patterns = new Map<string, Wording[]>();
  for (const [kind, value, wordings] of rows)
    for (const written of wordings.split('|')) {
      const steps = written.trim().split(/\s+/).filter(Boolean).map(stepOf);
      if (steps.length === 0) continue;
      if (steps[0]!.optional) throw new RangeError(`"${written}" begins with an optional word`);
      for (const first of steps[0]!.options)
        patterns.set(first, [...(patterns.get(first) ?? []), { kind, value, steps }]);
    }
  return patterns;
}

function stepOf(written: string): Step {
  const optional = written.length > 1 && written.endsWith('?');
  const bare = optional ? written.slice(0, -1) : written;
  const options = bare === '/' ? ['/'] : bare.split('/');
  const words = options.flatMap((word) => (word.endsWith('~') ? verbForms(word.slice(0, -1)).all : [word]));
  return { optional, options: new Set(words) };
}

/**
 * Which wording covers the most items from here on?
 *
 * @param patterns As compiled.
 * @param items Of one sentence.
 * @param at Where it has to begin.
 * @returns The longest match, or undefined.
 */
export function longestMatch(patterns: Patterns, items: readonly Item[], at: number): Match | undefined {
  let best: Match | undefined;
  for (const key of keysOf(items[at]!))
    for (const { kind, value, steps } of patterns.get(key) ?? []) {
      const end = matchFrom(steps, 0, items, at);
      if (end - at > (best?.length ?? 0))
        best = { kind, value, length: end - at, slots: slotsIn(items, at, end, steps) };
    }
  return best;
}

function keysOf(item: Item): string[] {
  const slot = slotOf[item.kind];
  return slot === undefined ? [item.word] : [slot];
}

/** Where the steps end if they match from `at`, taking optional words where they stand; −1 where they do not. */
function matchFrom(steps: readonly Step[], step: number, items: readonly Item[], at: number): number {
  const next = steps[step];
  if (next === undefined) return at;
  if (at < items.length && fits(next, items[at]!)) {
    const end = matchFrom(steps, step + 1, items, at + 1);
    if (end >= 0) return end;
  }
  return next.optional ? matchFrom(steps, step + 1, items, at) : -1;
}

function fits({ options }: Step, item: Item): boolean {
  return keysOf(item).some((key) => options.has(key)) || (options.has('<w>') && item.kind === 'word');
}

function slotsIn(items: readonly Item[], at: number, end: number, steps: readonly Step[]): Item[] {
  const isSlot = steps.some(({ options }) => [...options].some((option) => option.startsWith('<')));
  return isSlot ? items.slice(at, end).filter(({ kind }) => slotOf[kind] !== undefined) : [];
}

const patterns = compilePatterns([
  ...timeRows, ...comparatorRows, ...stanceRows, ...reachRows, ...performRows, ...correlationRows, ...gapRows, ...otherRows, ...moveRows,
]); // prettier-ignore

// prettier-ignore

// prettier-ignore

const connectors = new Set(
  'and but while whereas although though as when after which yet so or before despite with who that where even'.split(
    ' ',
  ),
);

/**
 * Which typed spans does a sentence consist of?
 *
 * @param sentence Clean text of one sentence.
 * @param context Names to look for and the day asked for.
 * @returns In order; together they cover every word.
 */
export function spansOf(sentence: string, { lexicon, asOf }: ClaimContext): Span[] {
  const markets = findMarkets(tokenise(sentence), sentence, lexicon);
  const items = findQuantities(findDates(markets, asOf), sentence);
  const spans: Span[] = [];
  for (let at = 0; at < items.length;) {
    const match = longestMatch(patterns, items, at);
    if (match) spans.push(...matched(match, items, at, sentence));
    else spans.push(single(items[at]!, sentence));
    at += match?.length ?? 1;
  }
  return spans.some(({ kind }) => /^(?:correlation|together|apart|inversely|decouple|ratio|gap|flow)$/.test(kind))
    ? spans
    : spans.map((span, at) => asMove(span, spans[at - 1], spans[at + 1]));
}

/** "The S&P is slightly lower": where no correlation is spoken of, prices moved. */
function asMove(span: Span, before: Span | undefined, after: Span | undefined): Span {
  const isCompared =
    /^(?:not|never)$/.test(before?.kind ?? '') || /^(?:than|readings?|levels?|point)$/i.test(after?.text ?? '');
  if (span.kind === 'broken' && /^g[ia]ve/i.test(span.text) && /^sized?$/.test(after?.kind ?? ''))
    return { ...span, kind: 'move', value: 'down' };
  return span.kind === 'strength' && /^(?:lower|higher)$/i.test(span.text) && !isCompared
    ? { ...span, kind: 'move', value: span.value === 'low' ? 'down' : 'up' }
    : span;
}

/** The span of a wording, two where its kind is `one+other`, and after it the markets its slots took. */
function matched(match: Match, items: readonly Item[], at: number, sentence: string): Span[] {
  const [first, last] = [items[at]!, items[at + match.length - 1]!];
  const isMarket = ({ kind }: Item): boolean => kind === 'market' || kind === 'group' || kind === 'unfollowed';
  const slots = match.slots.filter((item) => !isMarket(item));
  const text = sentence.slice(first.from, last.to);
  const values = match.value.split('+');
  const whole = match.kind.split('+').map((kind, i) => {
    return { kind, value: values[i] ?? '', text, from: first.from, to: last.to, slots, glued: first.glued };
  });
  return [...whole, ...match.slots.filter(isMarket).map((item) => single(item, sentence))];
}

function single(item: Item, sentence: string): Span {
  const { word, from, to, glued } = item;
  return {
    kind: kindOf(item),
    value: item.name ?? word,
    text: sentence.slice(from, to),
    from,
    to,
    slots: [item],
    glued,
  };
}

function kindOf({ kind, word }: Item): string {
  if (kind !== 'word') return kind;
  if (connectors.has(word)) return 'connector';
  return furniture.has(word) || /^(?:'s|'|[-+~$#@&*_=%<>^|]+)$/.test(word) ? 'word' : 'unknown';
}
