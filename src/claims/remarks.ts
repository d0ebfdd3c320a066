import type { Claim } from './claim.ts';
import { type Clause, isBreak, isHead, isMarket, isSize, isStop, isTime, marketKey } from './clauses.ts';
import { bearingWords, pattern } from './lexicon/furniture.ts';
import { anyOf, oneOf } from './lexicon/reach.ts';
import { qualifying } from './lexicon/stance.ts';
import type { Span } from './text.ts';

const person = oneOf(String.raw`
  traders?|analysts?|strategists?|economists?|clients?|readers?|colleagues?|investors?|folks|people|lads|guys?|bros?|bulls|bears|maxis
  doomers|boomers|tourists|crowd|columnist|dads?|mum|mom|wife|husband|boss|kids?|son|daughter|sister|brother|uncle|aunt
  gran(?:d?ma|dpa|dmother|dfather)|neighbou?rs?|barber|dentist|teacher|professor|driver|cousin|friends?|mates?|coach|barista|landlord
  intern|everyone|everybody|nobody|no one|somebody|someone|anybody|anyone|twitter|reddit|ct|telegram|discord|admins?|mods?
`);

/** How a stretch begins that speaks of the writer, of whom he speaks to, or of other people. */
const ownSubject = anyOf(
  String.raw`
  (?:i(?![.])|i'm|i'd|i'll|i've|im|ive|you|u|ya|y'all|we|we're|we'll|we've|me|he|she|my|our|your|his|her|mine|don't|dont|nobody|no one
    |let's|lets)\b
  (?:(?:kinda|pretty|totally|absolutely|quite|rather|really|truly|simply|how|what an?|that's|it's|so) )*(?:nuts|wild|crazy|insane
    |brutal|ugly|painful|sad|funny|weird|odd|strange|amazing|incredible|unreal|impressive|shocking|embarrassing|hilarious|mad|nasty
    |scary|beautiful|lovely|glorious|bonkers|mental|ouch|oof|yikes|phew|wow|lovely|depressing)\b
  (?:[\w']+ ){0,3}if (?:you|anyone|anybody|somebody|someone) (?:read|ask|want|need|care|doubt|wonder|missed|know|must)\b
  (?:been (?:saying|calling|loading|buying|stacking|waiting|warning|holding|telling|short|long|preaching|yelling|screaming|posting
    |watching|tracking|adding|accumulating)|here (?:i|we)|rip|farewell|congrats|congratulations|shout ?out|kudos|props|bless|poor
    |condolences|welcome|merry|happy (?:belated |new |easter|friday|monday|weekend|holidays)|what an? \w+|pointing|adding|shrugging
    |laughing|smiling|sighing|quoting|feels|felt|(?:makes|made|reminds|gives|kills|drives|takes) (?:me|you|us)|blows my|cracks me|told
    |call|calling|ask|asking|hold|holding|go|going|gone|sit|sitting|feel|feeling|love|loving|hate|buy|buying|sell|selling|imagine
    |guess|look|looking|see you|watch|watching|check|read|reading|thanks?|cheers|sorry|hi|hello|hey|gm|gn|dm|ping|tag|brb|stop|quit
    |enjoy|will|pinning|posting|sharing|asking|writing|typing|off|back) (?!to (?:back|day)\b)
  (?:the |a |an |some |every |those |these |this |that )?(?:[\w-]+ ){0,2}?${person}\b(?!'s (?:returns?|figures|numbers|share))
`,
  String.raw`^(?:(?:also|then|now|yes|no|ok|okay|lol|haha|hey|fyi|psa|still|just|even|honestly|meanwhile|while|as) )*`,
);

/** "From the weekend press", "seen on the TV in the coffee queue": where the claim was found. */
const source = anyOf(String.raw`
  ^(?:straight |fresh )?(?:from|via|fwd|forwarded|seen (?:on|in|at)|heard (?:on|in|at)|spotted (?:on|in
    |at)) (?:the |my |our |a |an |this )?(?:[\w'-]+ ){0,4}(?:feed|desk|press|papers?|newspaper|newsletter|wires?|office|trenches|floor
    |group|chat|channel|pub|couch|train|bus|beach|road|gym|airport|kitchen|bed|queue|line|tv|radio|telly|news|timeline|internet|web
    |forum|blog|podcast)$
`);

/** Whether a stretch names another measure, unit, part or world, or takes something back: "in euros", "so my novel says". */
export const isBearing = (said: string): boolean =>
  said
    .toLowerCase()
    .split(/[\s-]+/)
    .some((word) => bearingWords.has(word));

/** What invents, takes back or measures elsewhere in a remark about oneself or others: "my novel", "I made the number up". */
export const denying = anyOf(String.raw`
  \b(?:trust|den(?:y|ies|ied)|ma(?:de|k(?:e|es|ing)) (?:\w+ )*up|invent(?:s|ed|ing)?|lie[sd]?|lying|joking|dream\w*|novels?|fiction
    |models?|simulat\w*|backtest\w*|forecast\w*|predict\w*|wrong|retract\w*|measur\w*|adjust\w*|returns|dividends?|fees?|tax\w*
    |hedg\w*|expect\w*|inflation|euros?|yen|pounds?|leverag\w*|volatil\w*|volumes?|options|futures|puts|premium)\b
`);

/** After what measure: "after adjusting for risk". */
export const measured =
  /^(?:measur|adjust|account|correct|controll|allow|stripp|remov|subtract|deduct|includ|exclud)\w*$/i;

/** How terms begin that are set off after a claim: "in one of my novels", "a loaf of bread being the yardstick". */
export const termOpening = anyOf(String.raw`
  ^(?:(?:well|though|but|and|at least|or so|only|just|even|both),? )*(?!(?:by (?:contrast|comparison|then|far|now|about|some|an?
    |the way)|for (?:its|their|once|now|good|the record|those|anyone|anybody|everyone|everybody|all (?:to|the))|in (?:turn|fact|short
    |other|all|full|total|time|contrast|comparison)|in (?:an? |the )?(?:\w+ )?(?:year|month|week|quarter)|on (?:balance|reflection
    |the whole)|all (?:told|in all))\b)(?:in|on|by|for|with|without|under|per|going by|judg\w+ by|seen|weigh\w+|measur\w+|count\w+
    |taken|viewed|after|once|where|given|assuming|among|within|inside|outside|via|using|based|each|every|all)\b
  \bbeing the\b|\bI mean$
`);

/** What somebody goes on about is not what the claim is measured in. */
const talk =
  /\b(?:talks?|talking|asks?|asking|rants?|ranting|raves?|raving|moans?|moaning|complains?|complaining|whines?|whining) (?:\w+ )?about\b/i;

/** Words that take something back or measure it elsewhere, and beside figures or before a colon do not. */
export const mild = pattern('')`
  ^(?:edit|edits|edited|typo|reds?|greens?|delete|correct|corrected|correction|subject|halftime|half-time|update
  |emerging|paying|holders|question|story)$`;

/** ", that stubborn mule,", "- siblings squeezed on one scooter -": what the writer calls a market, in words that
    measure and limit nothing. */
export function isNickname(inside: readonly Span[], mark: string): boolean {
  const said = saidIn(inside);
  const isNamed = mark === '-' || /^(?:that|this|my|our|your|his|her|their|those|everybody's|everyone's) /i.test(said);
  const isPlain = areAll(inside, /^(?:word|unknown|connector|quiet|number)$/) && has(inside, /^unknown$/);
  const isTerm = qualifying.has(inside[0]?.text.toLowerCase() ?? '') || termOpening.test(said) || isBearing(said);
  return isNamed && isPlain && !isTerm && inside.length > 1 && inside.length < 8;
}

/** What a remark has none of: a size of the pair, a cause, a flow, a denial of the claim. */
const notInRemark =
  /^(?:sized|gap|correlation|ratio|priced|decouple|usual|flow|cause|meaning|correction|false|sarcasm|retract|sampling|own-record|streak)$/;

export const isCut = ({ kind, value }: Span): boolean =>
  (kind === 'punct' && /^[,;:()-]$|^\.+$|^…$/.test(value)) ||
  (kind === 'connector' && /^(?:and|but|so|yet|while)$/.test(value));

/** What a claim turns on. */
export const isClaiming = (span: Span): boolean =>
  isHead(span) || /^(?:farther|most|record|unseen|extreme)$/.test(span.kind) || /\bmore than$/i.test(span.text);

export const isPause = ({ kind }: Span): boolean => kind === 'punct' || kind === 'connector';

export const saidIn = (words: readonly Span[]): string =>
  words.map(({ text }) => text).join(' ').replace(/ (?='s|n't)/g, ''); // prettier-ignore

/**
 * Which stretch of a sentence says nothing of the claim beside it?
 *
 * One with a subject of its own, whatever its words, unless it denies, invents or measures: "…, and my old professor still won't
 * return my calls", "told you all in the pub, …".
 *
 * @returns Where its first span is and where the next stretch begins; null where there is none.
 */
export function remarkIn(spans: readonly Span[]): [from: number, to: number] | null {
  const cuts = [0, ...spans.flatMap((span, at) => (isCut(span) && at > 0 ? [at] : [])), spans.length];
  const at = cuts.findIndex((from, i) => i + 1 < cuts.length && isBeside(spans, from, cuts[i + 1]!, cuts[i + 2]));
  return at < 0 ? null : [cuts[at]!, cuts[at + 1]!];
}

function isBeside(spans: readonly Span[], from: number, to: number, end = to): boolean {
  const inside = spans.slice(from, to);
  if (inside.length === 0) return false;
  const others = [...spans.slice(0, from), ...spans.slice(to)];
  const isOpen = from === 0 && spans[to]?.kind !== 'punct'; // "I wouldn't go | so far as to say …"
  if (inside[0]!.kind === 'aside' || isOpen || !others.some(isClaiming) || !others.some(isMarket)) return false;
  const isNo =
    inside.every((span) => isPause(span) || /^(?:no|nope|nah|yes)$/i.test(span.text)) && spans[to]?.value === ',';
  // "…, and no, I didn't own a single ounce"
  if (isNo) return from > 0 && (isRemark(spans.slice(to, end)) || isNotOnly(spans.slice(to, end)));
  if (spans[from - 1]?.kind === 'aside' && isContinuation(inside)) return true;
  if (/\b(?:no|nope|nah)$/i.test(spans[from - 1]?.text ?? '') && isNotOnly(inside))
    return !inside.some(
      (span) => isMarket(span) && others.some((other) => isMarket(other) && marketKey(other) === marketKey(span)),
    );
  const isTimed = inside.some(isTime) && !others.some(isTime); // "what a March we had: gold beat stocks"
  const isIf = inside.some(({ kind }) => kind === 'if') && /^(?:had|were|should|if|imagine)$/i.test(spans[0]!.text);
  const named = new Set(others.filter(isMarket).map(marketKey));
  const isTrade = inside.some(({ text }) => trading.test(text));
  const isKnown = (span: Span): boolean => span.kind === 'unfollowed' || (isTrade && named.has(marketKey(span))); // "so go buy QQQ then"
  return !isTimed && !isIf && inside.every((span) => !isMarket(span) || isKnown(span)) && isRemark(inside);
}

/** Has it a subject of its own, and says it nothing that bears on the claim? */
export function isRemark(inside: readonly Span[]): boolean {
  const words = inside.filter((span) => !isPause(span) && span.kind !== 'quote');
  const said = saidIn(words);
  const isIf = words.some(({ kind, text }) => kind === 'if' && !/^(?:imagine|would|wouldn't|\w+'d)$/i.test(text));
  const isOfPair =
    words.some(({ kind }) => kind === 'market') &&
    words.some((span) => isHead(span) || /^(?:more|most|strength)$/.test(span.kind));
  const isTalk = talk.test(said) && ownSubject.test(said); // "my barber only wants to talk about the lira"
  const isTerm =
    (denying.test(said) && !isTalk) ||
    (termOpening.test(said) && !source.test(said)) ||
    /\bon (?:average|paper)$/i.test(said);
  const isOfClaim = words.some(({ kind }, at) => notInRemark.test(kind) && !isOfIt(words, at));
  return (
    words.length > 1 &&
    (ownSubject.test(said) || source.test(said) || (hasOther(words, !isPause(inside[0]!)) && inside.some(isPause))) &&
    !/^said\b/i.test(said) &&
    !isOfPair &&
    !isTerm &&
    !isOfClaim &&
    !(isIf && !(/\bif (?:you|anyone|anybody|somebody|someone)\b/i.test(said) || ofPeople.test(said)))
  );
}

/** "… explains what it means for miners": nothing that the claim means. */
const isOfIt = (words: readonly Span[], at: number): boolean =>
  words[at]!.kind === 'meaning' && words[at - 1]?.kind === 'it' && /^what$/i.test(words[at - 2]?.text ?? '');

/** "And Arsenal are top": something else, and what became of it. */
function hasOther(words: readonly Span[], isFirst: boolean): boolean {
  const noun = words.findIndex(({ kind }) => kind !== 'word');
  const isNoun = words[noun]?.kind === 'unknown' && !/(?:ed|ing|ly)$/i.test(words[noun].text);
  const rest = words.slice(noun + 1, noun + 4).filter(({ kind }) => kind !== 'unknown');
  const isName = !isFirst && /^[A-Z][a-z]/.test(words[noun]?.text ?? ''); // "and Zuckerberg hasn't sold a coin"
  const isAsked = words.slice(-6).some((_, at, all) => isOfIt(all, at));
  const limits =
    isName || isAsked ? /^(?:pair|if|other|gap)$/ : /^(?:it|pair|not|never|maybe|if|other|modal|more|most|gap)$/;
  return (
    isNoun && noun < 4 && rest.some(({ text }) => finite.test(text)) && !words.some(({ kind }) => limits.test(kind))
  );
}

const finite = anyOf(String.raw`
  ^(?:is|are|was|were|'s|has|have|had|did|does|came|went|got|kept|made|took|gave|looks?|feels?|felt|sounds?|seems?|closed|opened|cried
    |laughed|won|smiled|says?|mentions?|notes?|explains?|asks|wonders|brought|put|took|thinks|insists|reckons|swears|talks|discusses
    |writes|reports?|tells|told|adds|shrugs?|argues?|hasn't|haven't|isn't|wasn't|didn't|doesn't|won't)$
`);

/** "Our desk would not be surprised if clients asked why": what people may do sets no condition. */
const ofPeople = new RegExp(String.raw`\bif (?:our |the |more |some )?${person}\b`, 'i');

/** "… I manage a bakery, | not money", "told you all, | and went to lunch" */
function isContinuation(inside: readonly Span[]): boolean {
  const words = inside.filter((span) => !isPause(span));
  const said = saidIn(words);
  return (
    words.length > 0 &&
    words.every(({ kind }) => /^(?:word|unknown|unfollowed|not|never|persist|quiet|number)$/.test(kind)) &&
    (inside.some(({ kind }) => kind === 'connector') || /^not \w+$/i.test(said)) &&
    !denying.test(said) &&
    !termOpening.test(said)
  );
}

/** "…, so no, | it is not only dollar debasement": no denial of the claim, and none of its markets. */
const isNotOnly = (inside: readonly Span[]): boolean => {
  const words = inside.filter((span) => !isPause(span));
  return (
    /^(?:it|this|that)(?: is|'s)(?: not|n't) (?:only|just|merely|simply|purely|solely|all) /i.test(saidIn(words)) &&
    words.length < 7 &&
    words.every(({ kind }) => /^(?:word|unknown|correction|it|not|market|quiet)$/.test(kind))
  );
};

const trading =
  /^(?:buy|buying|bought|sell|selling|sold|dump|dumping|dumped|hold|holding|held|own|owning|short|shorting|stack|stacking)$/i;

/** How a stretch begins that says of what was said before what it is like. */
const comment =
  /^(?:an? (?!\w+(?:-\w+)? (?:of|in|on|basis)\b)|what an? |such an? |quite an? |so much for |no wonder |talk about an? )/i;

/** Before a word that says by what the figures are: "on validator uptime". */
const by = /^(?:by|on|per|via|using|under|in|at|with|without|after|for|from)$/i;

/**
 * What stands beside figures of both markets and can be no measure of them, whether they are right or wrong.
 *
 * A stretch without a figure that says how it was ("a topsy-turvy result for the faithful"), or in which the markets are named with
 * a verb of their own ("bonds were a proper cushion", "ETH weathered the tariff rout better than BTC"): there an unknown word is no
 * name for what was counted, unless it stands beside a market or after "by", "on" or "in".
 */
export function idleBeside({ spans }: Clause): Span[] {
  const cuts = [0, ...spans.flatMap((span, at) => (isBreak(span) && at > 0 ? [at] : [])), spans.length];
  const stretches = cuts.slice(0, -1).map((from, i) => spans.slice(from, cuts[i + 1]));
  const isOpen = ({ kind }: Span): boolean => /^(?:unknown|unfollowed|other)$/.test(kind);
  if (stretches.some((inside) => inside.some(isFigure) && inside.some(isOpen))) return []; // "with orders up nine percent against five"
  return stretches.flatMap((inside, i) => {
    const next = stretches[i + 1] ?? [];
    const isOfFigures =
      inside.some(isFigure) || next[0]?.value === ':' || (next[0]?.value === '(' && next.some(isFigure));
    return isOfFigures ? [] : idleIn(inside, spans);
  });
}

const isFigure = (span: Span): boolean => isSize(span) || span.kind === 'number' || span.kind === 'from-size';

function idleIn(inside: readonly Span[], spans: readonly Span[]): Span[] {
  const words = inside.filter((span) => !isPause(span));
  const said = saidIn(words);
  const isMeasuring = denying.test(said) || has(words, /^(?:other|sampling|if|modal|gap|correlation)$/);
  const isAbout = qualifying.has(words[0]?.text.toLowerCase() ?? '');
  const isComment = comment.test(said);
  const isTold =
    words.some(isMarket) && words.some((span) => isHead(span) || /^(?:is|are|was|were|has|have)$/i.test(span.text));
  if (isMeasuring || isAbout || !(isComment || isTold)) return [];
  const kinds = isComment ? /^(?:unknown|usual|event|widen|narrow|scare)$/ : /^unknown$/;
  return words.filter((span) => kinds.test(span.kind) && isOfNoMeasure(span, spans));
}

function isOfNoMeasure(span: Span, spans: readonly Span[]): boolean {
  const at = spans.indexOf(span);
  const before = spans
    .slice(0, at)
    .findLast(({ kind, text }) => kind !== 'unknown' && !/^(?:of|number|most|own)$/i.test(text));
  const isArticle = /^(?:the|a|an|this|that)$/i.test(before?.text ?? '');
  const link = isArticle ? spans[spans.indexOf(before!) - 1] : before;
  const isBy = by.test(link?.text ?? '') && !(isArticle && /^(?:in|for|after|from)$/i.test(link!.text));
  return (
    !isBy &&
    ![spans[at - 1], spans[at + 1]].some((near) => near !== undefined && isMarket(near) && near.kind !== 'group')
  );
}

/** What is said of a time that a text is about: "September in review", "Quarter's over". */
const themed = pattern('i')`
  ^(?:'s|,? (?:is|was|has been|turned out|proved|ended|that was|it was|recap|wrap|review|scorecard|done|over
  |in (?:review|the books))\b|[.!:])`;

/** "It was a strange 2020.", "Quarter's over, phew.": the sentence before is about that time, and so are the figures after it. */
export function isTheme(time: string, said: string): boolean {
  const named = time.replace(/^(?:in|on|over|during|for|of|across|through) (?:the )?/i, '');
  const at = said.toLowerCase().indexOf(named.toLowerCase());
  const [before, after] = [said.slice(0, at), said.slice(at + named.length)];
  const isSubject =
    themed.test(after) &&
    /^(?:(?:dear|hello|hi) \w+, |so,? |well,? |and |what |an? |the |our |\W)*(?:\w+ )?$/i.test(before);
  const isNoun = /^[.!]*$/.test(after) && /\b(?:an?|that's|what) (?:\w+ ){0,2}$/i.test(before);
  return (
    at >= 0 &&
    (isSubject || isNoun) &&
    !/\b(?:from|since|than|unlike|like|before|after|until|not|i|we)\b|n't/i.test(before)
  );
}

export const has = (spans: readonly Span[], kinds: RegExp): boolean => spans.some(({ kind }) => kinds.test(kind));

/** What limits or denies a claim and so is no part of the speaker or reason beside it. */
export const limiting = /^(?:other|sampling|if|false|not|never)$/;

const termsLead = /^(?:in|on|after|before|net|adjust\w*|once|per|at|excluding|ex|\w+[- ]adjusted)\b/i;

/** Whether a span limits a claim by where it stands: after a comma, or "in euro terms". */
export const isTerms = ({ kind, text }: Span, before: Span | undefined): boolean =>
  /^(?:other|sampling)$/.test(kind) && (before?.value === ',' || termsLead.test(text));

/** A stretch without what limits the claim at its edges: "not true that | he said", "… thanks to the Fed | in euros". */
function withoutLimits(spans: readonly Span[], from: number, to: number, isAside: boolean): [number, number] {
  const isEdge = ({ kind, value }: Span): boolean => limiting.test(kind) || value === ',';
  const stop = spans.findIndex(({ value }, i) => i > from && value === ',');
  const isLed =
    !isAside &&
    stop < to - 1 &&
    has(spans.slice(from, stop), limiting) &&
    !has(spans.slice(from, stop), /^(?:cause|meaning|says)$/);
  const lead = isLed ? stop + 1 : spans.findIndex((span, i) => i >= from && !isEdge(span));
  const kept = spans.findLastIndex((span, i) => i < to && !isEdge(span)) + 1;
  const isApart =
    kept < to && kept - lead > 1 && spans.slice(kept, to).some((span, i) => isTerms(span, spans[kept + i - 1]));
  const isLeading = !isAside && (isLed || limiting.test(spans[from]!.kind));
  const [start, end] = [isLeading ? lead : from, isApart ? kept : to];
  return start >= from && start < end ? [start, end] : [from, to];
}

/** Some spans as one of another kind; what limits the claim at their edges stays outside. */
export function fold(spans: readonly Span[], start: number, end: number, kind: string): Span[] {
  const [from, to] = /^(?:reason|speaker|aside)$/.test(kind)
    ? withoutLimits(spans, start, end, kind === 'aside')
    : [start, end];
  const inside = spans.slice(from, to);
  const [first, last] = [inside[0]!, inside.at(-1)!];
  const gap = inside.map(({ text }, i) => (i > 0 && inside[i]!.from > inside[i - 1]!.to ? ` ${text}` : text)).join('');
  const folded: Span = {
    kind,
    value: '',
    text: gap,
    from: first.from,
    to: last.to,
    slots: kind === 'reason' ? inside.flatMap(({ slots }) => slots) : [],
    glued: false,
  };
  return [...spans.slice(0, from), folded, ...spans.slice(to)];
}

/** "No asset has lagged it like small caps": nobody, as a market is called. */
export function isNoMarket(not: Span, { spans }: Clause): boolean {
  const [next] = spans.slice(spans.indexOf(not) + 1).filter(({ text }) => !/^other$/i.test(text));
  const isKind = /^(?:asset|market|coin|stock|index|metal|commodity|investment|thing)$/i.test(next?.text ?? '');
  return /^(?:nobody|no one|nothing)$/i.test(not.text) || (/^no$/i.test(not.text) && isKind);
}

/** "Not a great year for bonds: 21 points behind gold": a word of the label, not of the claim. */
export function isOfLabel({ spans }: Clause, words: readonly Span[], head: Span | null): boolean {
  const stop = spans.find(({ value, kind }) => kind === 'punct' && value === ':');
  return (
    stop !== undefined &&
    head !== null &&
    head.from > stop.to &&
    spans.some((span) => isMarket(span) && span.from < stop.from) &&
    words.some(({ from }) => from < stop.from)
  );
}

/** "Is 0.056, higher than on 8 March", "above 0.05 since March": the value of today settles neither. */
export function valueThen(
  clause: Clause,
  { since, comparedWith }: Pick<Claim, 'since' | 'comparedWith'>,
  sizes: Claim['sizes'] = [],
): Span[] {
  if (sizes.some(({ of }) => of === 'ratioThen')) return [];
  const isCrossed = clause.spans.some(
    ({ kind, text }) =>
      /^(?:move|from-size|narrow|perform)$/.test(kind) ||
      /^(?:break|broke|cross|punch|burst|bust|blast|pop|rip|power|rocket|re|clear|lost|lose|loses|losing)/i.test(text),
  );
  const isOfThen = ({ kind }: Span): boolean => /^then/.test(kind);
  const isOfTime = (span: Span): boolean => isTime(span) && clause.isUsed(span) && span.kind !== 'day';
  return clause.spans.filter(
    (span) => (comparedWith !== null && isOfThen(span)) || (since !== null && !isCrossed && isOfTime(span)),
  );
}

/** "'Bitcoin is uncorrelated with equities' - not true", "people say it lags, that's just wrong, it doesn't": what
    stands after the claim and a stop, and nothing else. */
export function deniedAfterwards(clause: Clause, head: Span | null): Span[] {
  const { spans } = clause;
  const first = spans.findIndex(({ kind, from }) => kind === 'correction' && head !== null && head.to < from);
  const start = spans.slice(0, Math.max(0, first)).findLastIndex(isStop) + 1;
  const [not, ...more] = spans.slice(start).filter(({ kind }) => kind === 'correction');
  if (start < 1 || first < 0 || !not) return [];
  const isSaid = spans.some(({ kind }) => kind === 'says' || kind === 'speaker');
  const isOnly = start === first && more.length === 0 && isUntrue.test(not.text);
  const isOfOthers =
    isSaid &&
    [not, ...more].every(({ text }, at) => isUntrue.test(text) || (at > 0 && isNot.test(text))) &&
    !spans.slice(start).some(({ kind, text }) => kind !== 'correction' && bearingWords.has(text.toLowerCase()));
  const isPlainly = spans.slice(start).every(({ kind }) => /^(?:unknown|word|punct|quote|correction)$/.test(kind));
  if (!isPlainly || !(isOnly || isOfOthers)) return [];
  clause.use(...more);
  return [not];
}

const isUntrue = pattern('i')`
  ^(?:(?:that|this)(?: is|'s) )?(?:(?:just|simply|plain|flat|completely|totally) )?(?:not true|wrong|false|untrue
  |nonsense|rubbish|nope)$`;

const isNot = /^(?:it|they) \w+(?:n't| not)$/i;

/** Where the next stop is, or the end. */
export function nextStop(spans: readonly Span[], from: number): number {
  let at = Math.max(0, from);
  while (at < spans.length && !isStop(spans[at]!)) at++;
  return at;
}

/** The next stop, or the market a claim begins with: "according to Goldman gold leads", "because of the approval bitcoin beat ether". */
export function runsOnTo(spans: readonly Span[], at: number): number {
  const [stop, market] = [nextStop(spans, at), spans.findIndex((span, i) => i > at && isMarket(span))];
  const isRunOn =
    market > at &&
    market < stop &&
    spans.slice(at + 1, market).some(({ text }) => !/^(?:the|its|their)$/i.test(text)) &&
    !spans.slice(stop).some(isHead);
  return isRunOn ? market - (/^the$/i.test(spans[market - 1]!.text) ? 1 : 0) : stop;
}

export const areAll = (spans: readonly Span[], kinds: RegExp): boolean => spans.every(({ kind }) => kinds.test(kind));

/** The spans of a stretch of the text as one. */
export function folded(spans: readonly Span[], from: number, to: number, kind: string): Span[] {
  const at = spans.findIndex((span) => span.from >= from);
  const end = spans.findIndex((span) => span.from >= to);
  return at < 0 || end === at ? [...spans] : fold(spans, at, end < 0 ? spans.length : end, kind);
}
