import type { Claim } from './claim.ts';
import { type Clause, isBreak, isHead, isMarket, isSize, isStop, isTime, marketKey, relating } from './clauses.ts';
import { bearingWords } from './lexicon/furniture.ts';
import { work } from './lexicon/reach.ts';
import { business, measure, measured, money, qualifying } from './lexicon/stance.ts';
import type { Span } from './text.ts';

const person = String.raw`(?:traders?|analysts?|strategists?|economists?|clients?|readers?|colleagues?|investors?|folks|people|lads|guys?|bros?|bulls|bears|maxis|doomers|boomers|tourists|crowd|columnist|dads?|mum|mom|wife|husband|boss|kids?|son|daughter|sister|brother|uncle|aunt|gran(?:d?ma|dpa|dmother|dfather)|neighbou?rs?|barber|dentist|teacher|professor|driver|cousin|friends?|mates?|coach|barista|landlord|intern|everyone|everybody|nobody|no one|somebody|someone|anybody|anyone|twitter|reddit|ct|telegram|discord|admins?|mods?)`;

/** How a stretch begins that speaks of the writer, of whom he speaks to, or of other people. */
const ownSubject = new RegExp(
  String.raw`^(?:(?:also|then|now|yes|no|ok|okay|lol|haha|hey|fyi|psa|still|just|even|honestly|meanwhile|while|as) )*(?:` +
    String.raw`(?:i(?![.])|i'm|i'd|i'll|i've|im|ive|you|u|ya|y'all|we|we're|we'll|we've|me|he|she|my|our|your|his|her|mine|don't|dont|nobody|no one|let's|lets)\b|` +
    String.raw`(?:(?:kinda|pretty|totally|absolutely|quite|rather|really|truly|simply|how|what an?|that's|it's|so) )*(?:nuts|wild|crazy|insane|brutal|ugly|painful|sad|funny|weird|odd|strange|amazing|incredible|unreal|impressive|shocking|embarrassing|hilarious|mad|nasty|scary|beautiful|lovely|glorious|bonkers|mental|ouch|oof|yikes|phew|wow|lovely|depressing)\b|` +
    String.raw`(?:[\w']+ ){0,3}if (?:you|anyone|anybody|somebody|someone) (?:read|ask|want|need|care|doubt|wonder|missed|know|must)\b|` +
    String.raw`(?:been (?:saying|calling|loading|buying|stacking|waiting|warning|holding|telling|short|long|preaching|yelling|screaming|posting|watching|tracking|adding|accumulating)|here (?:i|we)|rip|farewell|congrats|congratulations|shout ?out|kudos|props|bless|poor|condolences|welcome|merry|happy (?:belated |new |easter|friday|monday|weekend|holidays)|what an? \w+|pointing|adding|shrugging|laughing|smiling|sighing|quoting|feels|felt|(?:makes|made|reminds|gives|kills|drives|takes) (?:me|you|us)|blows my|cracks me|told|call|calling|ask|asking|hold|holding|go|going|gone|sit|sitting|feel|feeling|love|loving|hate|buy|buying|sell|selling|imagine|guess|look|looking|see you|watch|watching|check|read|reading|` +
    String.raw`thanks?|cheers|sorry|hi|hello|hey|gm|gn|dm|ping|tag|brb|stop|quit|enjoy|will|pinning|posting|sharing|asking|writing|typing|off|back) (?!to (?:back|day)\b)|` +
    String.raw`(?:the |a |an |some |every |those |these |this |that )?(?:[\w-]+ ){0,2}?${person}\b(?!'s (?:returns?|figures|numbers|share)))`,
  'i',
);

/** "From the weekend press", "seen on the TV in the coffee queue": where the claim was found. */
const source =
  /^(?:straight |fresh )?(?:from|via|fwd|forwarded|seen (?:on|in|at)|heard (?:on|in|at)|spotted (?:on|in|at)) (?:the |my |our |a |an |this )?(?:[\w'-]+ ){0,4}(?:feed|desk|press|papers?|newspaper|newsletter|wires?|office|trenches|floor|group|chat|channel|pub|couch|train|bus|beach|road|gym|airport|kitchen|bed|queue|line|tv|radio|telly|news|timeline|internet|web|forum|blog|podcast)$/i;

/** What denies, invents, measures or limits beside a claim. */
export const bearing =
  /\b(?:believe|doubt(?! me)\w*|trust|deny|den(?:y|ies|ied)|disagree\w*|disput\w*|ma(?:de|k(?:e|es|ing)) (?:\w+ )*up|invent\w*|lie[sd]?|lying|kid(?:ding)?|jok(?:e|es|ed|ing)|dream\w*|imagin(?:ed|ary)|pretend\w*|suppos\w*|hop(?:e|ed|ing)|wish\w*|bets?|betting|plans?|planned|planning|novels?|fiction|models?|simulat\w*|backtest\w*|hypothe\w*|scenario|forecast\w*|predict\w*|expect\w*|wrong|rubbish|nonsense|delet\w*|retract\w*|withdr\w*|take (?:it|that|this) back|correct\w*|mean|meant|typo|mistak\w*|only|except|unless|depend\w*|cherry|count\w*|tall(?:y|ies|ied)|compar\w*|convert\w*|translat\w*|adjust\w*|terms|basis|returns|dividends?|coupons?|fees?|tax\w*|hedg\w*|inflation|weight\w*|sharpe|premium|costs?|currenc\w*|euros?|yen|pounds?|sterling|francs?|rupees?|yuan|pesos?|lira|interest|yields?|slippage|leverag\w*|margin|account|spreadsheet|risk|volatil\w*|volumes?|users?|options?|futures|call options|puts|reversed|other way|opposite|contrary|thought|until|till|myth|rumou?rs?|allegedly|supposedly|claims?|claimed|says? (?:so|that)|not so|not true|says otherwise|'ll be|will be|going to be|on average|reinvest\w*|ignor\w*|omit\w*|left out|aside)\b/i;

/** How terms begin that are set off after a claim: "in one of my novels", "a loaf of bread being the yardstick". */
export const termOpening =
  /^(?:(?:well|though|but|and|at least|or so|only|just|even|both),? )*(?!(?:by (?:contrast|comparison|then|far|now|about|some|an?|the way)|for (?:its|their|once|now|good|the record|those|anyone|anybody|everyone|everybody|all (?:to|the))|in (?:turn|fact|short|other|all|full|total|time|contrast|comparison)|in (?:an? |the )?(?:\w+ )?(?:year|month|week|quarter)|on (?:balance|reflection|the whole)|all (?:told|in all))\b)(?:in|on|by|for|with|without|under|per|going by|judg\w+ by|seen|weigh\w+|measur\w+|count\w+|taken|viewed|after|once|where|given|assuming|among|within|inside|outside|via|using|based|each|every|all)\b|\bbeing the\b|\bI mean$/i;

/** What somebody goes on about is not what the claim is measured in. */
const talk = /\b(?:talks?|talking|asks?|asking|rants?|ranting|raves?|raving|moans?|moaning|complains?|complaining|whines?|whining) (?:\w+ )?about\b/i; // prettier-ignore

/** Words that take something back or measure it elsewhere, and beside figures or before a colon do not. */
export const mild = /^(?:edit|edits|edited|typo|reds?|greens?|delete|correct|corrected|correction|subject|halftime|half-time|update|emerging|paying|holders|question|story)$/; // prettier-ignore

/** ", that stubborn mule,", "- siblings squeezed on one scooter -": what the writer calls a market, in words that measure and limit nothing. */
export function isNickname(inside: readonly Span[], mark: string): boolean {
  const said = saidIn(inside);
  const isNamed = mark === '-' || /^(?:that|this|my|our|your|his|her|their|those|everybody's|everyone's) /i.test(said);
  const isPlain = inside.every(({ kind, value }) => /^(?:word|unknown|connector|quiet|number)$/.test(kind) && !bearingWords.has(value)); // prettier-ignore
  const isQualifying = qualifying.has(inside[0]?.text.toLowerCase() ?? '') || inside.some(({ text }) => measure.test(text) || measured.test(text)); // prettier-ignore
  const words = inside.filter(({ kind }) => kind === 'unknown');
  return isNamed && isPlain && !isQualifying && inside.length > 1 && inside.length < 8 && words.length > 0 && !bearing.test(said) && !termOpening.test(said) && !money.test(said) && !business.test(said); // prettier-ignore
}

/** What a remark has none of: a size of the pair, a cause, a flow, a denial of the claim. */
const notInRemark =
  /^(?:sized|gap|correlation|ratio|priced|decouple|usual|flow|cause|meaning|correction|false|sarcasm|retract|sampling|own-record|streak)$/;

export const isCut = ({ kind, value }: Span): boolean =>
  (kind === 'punct' && /^[,;:()-]$|^\.+$|^…$/.test(value)) ||
  (kind === 'connector' && /^(?:and|but|so|yet|while)$/.test(value));

/** What a claim turns on. */
export const isClaiming = (span: Span): boolean => isHead(span) || /^(?:farther|most|record|unseen|extreme)$/.test(span.kind) || /\bmore than$/i.test(span.text); // prettier-ignore

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
  const others = [...spans.slice(0, from), ...spans.slice(to)];
  const isOpen = from === 0 && spans[to]?.kind !== 'punct'; // "I wouldn't go | so far as to say …"
  if (inside[0]!.kind === 'aside' || isOpen || !others.some(isClaiming) || !others.some(isMarket)) return false;
  const isNo = inside.every((span) => isPause(span) || /^(?:no|nope|nah|yes)$/i.test(span.text)) && spans[to]?.value === ','; // prettier-ignore
  if (isNo) return from > 0 && (isRemark(spans.slice(to, end)) || isNotOnly(spans.slice(to, end))); // "…, and no, I didn't own a single ounce"
  if (spans[from - 1]?.kind === 'aside' && isContinuation(inside)) return true;
  if (/\b(?:no|nope|nah)$/i.test(spans[from - 1]?.text ?? '') && isNotOnly(inside)) return !inside.some((span) => isMarket(span) && others.some((other) => isMarket(other) && marketKey(other) === marketKey(span))); // prettier-ignore
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
  const isOfPair = words.some(({ kind }) => kind === 'market') && words.some((span) => isHead(span) || /^(?:more|most|strength)$/.test(span.kind)); // prettier-ignore
  const isTalk = talk.test(said) && ownSubject.test(said); // "my barber only wants to talk about the lira"
  const isBearing = (bearing.test(said) && !isTalk) || (termOpening.test(said) && !source.test(said)) || words.some(({ kind, text }, at) => (notInRemark.test(kind) && !isOfIt(words, at)) || measured.test(text)); // prettier-ignore
  return (
    words.length > 1 &&
    (ownSubject.test(said) || source.test(said) || (hasOther(words, !isPause(inside[0]!)) && inside.some(isPause))) &&
    !/^said\b/i.test(said) &&
    !isOfPair &&
    !isBearing &&
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

const finite =
  /^(?:is|are|was|were|'s|has|have|had|did|does|came|went|got|kept|made|took|gave|looks?|feels?|felt|sounds?|seems?|closed|opened|cried|laughed|won|smiled|says?|mentions?|notes?|explains?|asks|wonders|brought|put|took|thinks|insists|reckons|swears|talks|discusses|writes|reports?|tells|told|adds|shrugs?|argues?|hasn't|haven't|isn't|wasn't|didn't|doesn't|won't)$/i;

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
    !bearing.test(said) &&
    !termOpening.test(said)
  );
}

/** "…, so no, | it is not only dollar debasement": no denial of the claim, and none of its markets. */
const isNotOnly = (inside: readonly Span[]): boolean => {
  const words = inside.filter((span) => !isPause(span));
  return /^(?:it|this|that)(?: is|'s)(?: not|n't) (?:only|just|merely|simply|purely|solely|all) /i.test(saidIn(words)) && words.length < 7 && words.every(({ kind }) => /^(?:word|unknown|correction|it|not|market|quiet)$/.test(kind)); // prettier-ignore
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
    const isOfFigures = inside.some(isFigure) || next[0]?.value === ':' || (next[0]?.value === '(' && next.some(isFigure)); // prettier-ignore
    return isOfFigures ? [] : idleIn(inside, spans);
  });
}

const isFigure = (span: Span): boolean => isSize(span) || span.kind === 'number' || span.kind === 'from-size';

function idleIn(inside: readonly Span[], spans: readonly Span[]): Span[] {
  const words = inside.filter((span) => !isPause(span));
  const said = saidIn(words);
  const isMeasuring = words.some(({ kind, text }) => measured.test(text) || measure.test(text) || /^(?:other|sampling|if|modal|gap|correlation)$/.test(kind)); // prettier-ignore
  const isAbout = bearing.test(said) || money.test(said) || business.test(said) || qualifying.has(words[0]?.text.toLowerCase() ?? ''); // prettier-ignore
  const isComment = comment.test(said);
  const isTold = words.some(isMarket) && words.some((span) => isHead(span) || /^(?:is|are|was|were|has|have)$/i.test(span.text)); // prettier-ignore
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
  return !isBy && ![spans[at - 1], spans[at + 1]].some((near) => near !== undefined && isMarket(near) && near.kind !== 'group'); // prettier-ignore
}

/** What is said of a time that a text is about: "September in review", "Quarter's over". */
const themed =
  /^(?:'s|,? (?:is|was|has been|turned out|proved|ended|that was|it was|recap|wrap|review|scorecard|done|over|in (?:review|the books))\b|[.!:])/i;

/** "It was a strange 2020.", "Quarter's over, phew.": the sentence before is about that time, and so are the figures after it. */
export function isTheme(time: string, said: string): boolean {
  const named = time.replace(/^(?:in|on|over|during|for|of|across|through) (?:the )?/i, '');
  const at = said.toLowerCase().indexOf(named.toLowerCase());
  const [before, after] = [said.slice(0, at), said.slice(at + named.length)];
  const isSubject =
    themed.test(after) &&
    /^(?:(?:dear|hello|hi) \w+, |so,? |well,? |and |what |an? |the |our |\W)*(?:\w+ )?$/i.test(before);
  const isNoun = /^[.!]*$/.test(after) && /\b(?:an?|that's|what) (?:\w+ ){0,2}$/i.test(before);
  return at >= 0 && (isSubject || isNoun) && !/\b(?:from|since|than|unlike|like|before|after|until|not|i|we)\b|n't/i.test(before); // prettier-ignore
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
  const isLed = !isAside && stop < to - 1 && has(spans.slice(from, stop), limiting) && !has(spans.slice(from, stop), /^(?:cause|meaning|says)$/); // prettier-ignore
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
    return /^(?:only|solely|exclusively)$/i.test(text) && !isStill && (isNamed(next) || (isNamed(before) && (!next || isStop(next)))); // prettier-ignore
  };
  const isOnlyOne = ({ text }: Span, at: number): boolean => {
    const [next, after] = spans.slice(at + 1).filter(({ text: word }) => !/^(?:major|big|other|large|liquid|real|single|two|three)$/i.test(word)); // prettier-ignore
    const isOfClaim = spans.slice(0, at).some(isMarket) || isMarket(after ?? spans[at]!) || /^(?:that|to|which|it|has|still|ahead|behind)$/i.test(after?.text ?? '') || after?.kind === 'perform'; // prettier-ignore
    return (
      /^(?:only|sole|lone)$/i.test(text) &&
      isOfClaim &&
      isKindOfMarket.test(next?.text ?? '') &&
      !/^(?:who|that matters|that counts)$/i.test(after?.text ?? '')
    ); // "am I the only one who sees it"
  };
  const isOfAll = (span: Span, at: number): boolean => {
    const said = saidIn(spans.slice(at, at + 5));
    const head = spans.slice(at + 1).find(({ kind, text }) => !/^(?:word|unknown|quiet)$/.test(kind) || isMarket(spans[at + 1]!) || /^but$/i.test(text)); // prettier-ignore
    const except = spans.findIndex(
      ({ text }, i) =>
        i > at && /^(?:but|except|besides|bar|save|apart from|aside from|other than|from|than)$/i.test(text),
    );
    const isExcept = except > at && exceptOne.test(said) && spans.slice(except + 1, except + 3).some(isMarket); // not "nothing but air above"
    return isExcept || (everyMarket.test(said) && head?.kind === 'perform');
  };
  const isOfEither = ({ text }: Span, at: number): boolean => {
    if (!/^which$/i.test(text)) return false;
    const earlier = new Set([...beside.part, ...spans.slice(0, at)].filter(isMarket).map(marketKey));
    const rest = spans.slice(at + 1);
    return earlier.size > 1 && relating.test(rest.find(({ kind }) => kind !== 'word')?.kind ?? '') && rest.some(isMarket); // prettier-ignore
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
      spans.slice(0, at).findLast(({ text: word }) => !/^(?:very|quite|rather|so|pretty|still|just|only|fairly|too|now)$/i.test(word))?.text ?? '', // prettier-ignore
    ) &&
    spans.some(({ kind }) => kind === 'gap' || kind === 'drift');
  const isOver = ({ text }: Span, at: number): boolean =>
    /^over$/i.test(text) && at === spans.length - 1 && /^(?:is|are|was|were|'s)$/i.test(spans[at - 1]?.text ?? ''); // "bitcoin's lead is over"
  const isStopped = ({ text }: Span, at: number): boolean => /^(?:stopped|ceased to)$/i.test(text) && spans[at + 1]?.kind === 'perform' && spans.some(isTime); // prettier-ignore
  const kinds = [isStopped, isOfEither, isAnybody, isSmall, isOver];
  const narrowing = [isOnly, isOnlyThen, isOnlyOne, isOfAll];
  const limited = spans.flatMap((span, at) => (narrowing.some((is) => is(span, at)) ? [saidIn(restriction(spans, at))] : [])); // prettier-ignore
  return [...limited, ...[...spans.filter((span, at) => kinds.some((is) => is(span, at))), ...ofOwnVerb(spans)].map(({ text }) => text)]; // prettier-ignore
}

/** A word that limits a claim, with what it limits, so that it is never passed over: "only in May". */
export function restriction(spans: readonly Span[], at: number): Span[] {
  const isOfClaim = (span: Span): boolean => isMarket(span) || isTime(span) || span.kind === 'perform';
  const end = spans.findIndex((span, i) => i >= at && isOfClaim(span));
  const start = end < 0 ? spans.findLastIndex((span, i) => i < at && isOfClaim(span)) : at; // "trails bitcoin only"
  return spans.slice(start < 0 ? at : start, (end < 0 ? at : end) + 1);
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
  const isCrossed = clause.spans.some(({ kind, text }) => /^(?:move|from-size|narrow|perform)$/.test(kind) || /^(?:break|broke|cross|punch|burst|bust|blast|pop|rip|power|rocket|re|clear|lost|lose|loses|losing)/i.test(text)); // prettier-ignore
  const isOfThen = ({ kind }: Span): boolean => /^then/.test(kind);
  const isOfTime = (span: Span): boolean => isTime(span) && clause.isUsed(span) && span.kind !== 'day';
  return clause.spans.filter((span) => (comparedWith !== null && isOfThen(span)) || (since !== null && !isCrossed && isOfTime(span))); // prettier-ignore
}

/** What a market is called among others: "the only asset it lost to". */
const isKindOfMarket = /^(?:ones?|markets?|assets?|coins?|index|indices|metals?|thing|things|rivals?|benchmarks?|investments?|class|instruments?|tokens?|cryptos?|names?|commodity|securit(?:y|ies)|stocks?|competitors?|peers?|winners?|losers?|laggards?|exception)$/i; // prettier-ignore

/** "Nothing but ether has beaten bitcoin", "everything has beaten Treasuries, even small caps": of more markets than those named. */
const [exceptOne, everyMarket] = [
  /^(?:(?:nothing|no one|none|nobody|everything|everyone)(?: else)?|(?:no|every|any) (?:other )?(?:\w+ )?(?:asset|market|coin|stock|index|metal|commodity|thing)|all (?:the )?(?:other )?(?:assets|markets|coins|stocks|indices|metals|commodities)) (?:but|except|besides|bar|save|apart|aside|other than)\b/i,
  /^(?:(?:everything|everyone|everybody)(?: else)?|(?:every|any|each) (?:other )?(?:\w+ )?(?:asset|market|coin|stock|index|metal|commodity|thing)|all (?:the )?(?:other )?(?:assets|markets|coins|stocks|indices|metals|commodities)|(?:most|many|few) (?:\w+ )?(?:assets|markets|coins|stocks|things|indices|metals|commodities))\b/i,
];

/** "Bitcoin tracks stocks and ether does not": the second market has a verb of its own, and it is not said what of. */
function ofOwnVerb(spans: readonly Span[]): Span[] {
  const head = spans.findIndex(({ kind }) => relating.test(kind));
  if (head < 0 || !spans.slice(0, head).some(isMarket)) return [];
  return spans.filter((market, at) => {
    const link = spans.slice(head, at).findLast((span) => !isMarket(span) && !/^(?:the|both)$/i.test(span.text));
    if (!isMarket(market) || at < head || link === undefined || !/^(?:and|or|but|while|[,;:-])$/i.test(link.text)) return false; // prettier-ignore
    const rest = spans.slice(at + 1);
    const isEnd = (span: Span): boolean => isStop(span) || isTime(span) || span.kind === 'connector';
    const stretch = rest.slice(0, rest.findIndex((span) => isEnd(span) || span.kind === spans[head]!.kind) >>> 0);
    const verb = stretch.filter(({ text }) => !adverb.test(text));
    const isDenied = stretch.some(({ kind }) => kind === 'not');
    const isToEnd = rest[stretch.length] === undefined || isEnd(rest[stretch.length]!);
    return (verb.length > 0 || isDenied) && verb.every(({ text }) => ownVerb.test(text)) && (isToEnd || isDenied);
  });
}

/** "'Bitcoin is uncorrelated with equities' - not true", "people say it lags, that's just wrong, it doesn't": what stands after the claim and a stop, and nothing else. */
export function deniedAfterwards(clause: Clause, head: Span | null): Span[] {
  const { spans } = clause;
  const first = spans.findIndex(({ kind, from }) => kind === 'correction' && head !== null && head.to < from);
  const start = spans.slice(0, Math.max(0, first)).findLastIndex(isStop) + 1;
  const [not, ...more] = spans.slice(start).filter(({ kind }) => kind === 'correction');
  if (start < 1 || first < 0 || !not) return [];
  const isSaid = spans.some(({ kind }) => kind === 'says' || kind === 'speaker');
  const isOnly = start === first && more.length === 0 && isUntrue.test(not.text);
  const isOfOthers = isSaid && [not, ...more].every(({ text }, at) => isUntrue.test(text) || (at > 0 && isNot.test(text))) && !spans.slice(start).some(({ kind, text }) => kind !== 'correction' && bearingWords.has(text.toLowerCase())); // prettier-ignore
  const isPlainly = spans.slice(start).every(({ kind }) => /^(?:unknown|word|punct|quote|correction)$/.test(kind));
  if (!isPlainly || !(isOnly || isOfOthers)) return [];
  clause.use(...more);
  return [not];
}

const isUntrue = /^(?:(?:that|this)(?: is|'s) )?(?:(?:just|simply|plain|flat|completely|totally) )?(?:not true|wrong|false|untrue|nonsense|rubbish|nope)$/i; // prettier-ignore

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
  const isRunOn = market > at && market < stop && spans.slice(at + 1, market).some(({ text }) => !/^(?:the|its|their)$/i.test(text)) && !spans.slice(stop).some(isHead); // prettier-ignore
  return isRunOn ? market - (/^the$/i.test(spans[market - 1]!.text) ? 1 : 0) : stop;
}

export const areAll = (spans: readonly Span[], kinds: RegExp): boolean => spans.every(({ kind }) => kinds.test(kind));

/** The spans of a stretch of the text as one. */
export function folded(spans: readonly Span[], from: number, to: number, kind: string): Span[] {
  const at = spans.findIndex((span) => span.from >= from);
  const end = spans.findIndex((span) => span.from >= to);
  return at < 0 || end === at ? [...spans] : fold(spans, at, end < 0 ? spans.length : end, kind);
}

/** A sentence after a claim that denies or mocks it: "The opposite is true.", "Cool story.", "Rating: half true." */
export const rejoinders = new RegExp(
  String.raw`^(?:${[
    String.raw`(?:\(|and |but |well,? |at least )*(?:that|this|it|so|such|which)(?:'s|,? (?:\w+ ){0,4}?(?:is|was|runs|ran|goes|went|begins|began|reads?|comes|came|appears|ends)|,? [\w, ]{0,20}?,? is)\b(?! (?:not?|hardly|no longer)\b)[^.]*?(?:\b${work}\b|\b(?:speech bubble|caption|punch ?line|plot|opening (?:line|scene)|(?:first|second|third|last|final) (?:act|scene|line|verse)|chorus|refrain|(?:school|stage|new|his|her|christmas|radio) play|set question|exam question|homework|april fools?'?|april 1(?:st)?|dream)\b)|\((?:from |our |the |a |an |see |with thanks to )*(?:[\w'-]+,? ){0,3}?(?:${work}|caption|competition|winning entry|april fool|cartoon)\b`,
    String.raw`(?:that|this|it|such)(?:'s| is| was) (?:at least )?(?:the|our|my|his|her|their|an?|one|\w+'s) (?:[\w'-]+ ){0,4}?(?:call|forecast|prediction|target|outlook|projection|scenario|base case|guess|bet) for\b`,
    String.raw`(?:the |these |those |our |its |both |all )?(?:figures?|numbers?|percentages?|gains?|returns|moves|comparisons?|counts?) (?:is|are|was|were) (?:for|of|from|in|by) (?!(?:the (?:past|last|year|month|week|quarter|three|six|twelve|close|period)|this|last|yesterday|today|friday|thursday|monday|tuesday|wednesday|public|now|january|february|march|april|may|june|july|august|september|october|november|december|\d|note|interest|course|the same|(?:the )?(?:closing|daily|official|exchange|our own))\b)|(?:that|this|it|which|the (?:figure|number|count|sum|total)s?) (?:only (?:counts?|covers?|includes?)|counts? only|excludes?|includes?|leaves? out|strips? out|assumes?|allows? for)\b(?! (?:the big|the obvious|that it))`,
    String.raw`(?:that|this|so|which)(?:'s| is) (?:how|what) [^.]*?\b(?:would|should|might|will)\b|[^.]*?\b(?:that )(?:this|that|it) (?:is|was) (?:our|my|his|her|their|the \w+'s|an?) (?:\w+ )?(?:prediction|forecast|projection|call|bet|scenario|hope|guess)\b|[^.]*?\b(?:measures?|quotes?|prices?|reckons?|counts?|converts?|expresses|keeps score of) (?:both|them|it all|everything|all of it|the two)(?: of them)? (?:in|into|against|by) (?!dollars)|(?:wrong|false|untrue): `,
    String.raw`[^.]*?\b(?:nothing of the (?:kind|sort)|(?:withdrew|retracted|recanted|disowned|disavowed) (?:it|that|this|the (?:claim|statement|figures?|numbers?|release|story|report))|never (?:said|wrote|published|issued|printed) (?:it|that|this|any|anything|such))\b`,
    String.raw`i(?:'d| would| will|'ll) (?:sell|give|kill|pay|swap|trade|die|eat|walk|run)\b[^.]*?\b(?:that|it|this|day|hat|shirt|house|kidney|arm|barefoot|naked)\b|(?:\w+ ){0,4}?(?:unplugged|switched off|sacked|fired|pulped|recycled|disowned) (?:it|him|her|them|the (?:bot|chatbot|thing|machine|intern))\b`,
    String.raw`(?:the|this|that|his|her|our|their|its|my) (?:[\w-]+ )?(?:study|sample|paper|data ?set|data|series|research|book|survey|table|chart|figures?|work|thesis)(?: in question)? (?:covers?|covered|spans?|spanned|runs?|ran|deals with|looks? at|draws? on|uses?|used) (?:[\w ]+ )?(?:1[6-9]\d\d|20\d\d) ?(?:to|through|until|till|and|-) ?(?:1[6-9]\d\d|20[01]\d)\b|(?:the|this|that|his|her|our|their|its|my) (?:[\w-]+ )?(?:study|sample|paper|data ?set|data|series|research|book|survey|table|chart|figures?|work|thesis) (?:ends?|ended|stops?|stopped|was (?:published|written|done)|were|dates?(?: back)?|is) (?:short |back |from |in |at |to )+(?:the )?(?:1[6-9]\d\d|20[01]\d)s?\b`,
    String.raw`(?:at least )?(?:that|this|it|so)(?:'s| is| was)?\b[^.]*?\b(?:both|they|everything|all|prices|the two)(?: \w+)? (?:are|is|were|get) (?:quoted|priced|measured|reckoned|expressed|denominated|counted|valued|weighed|told|sold) (?:against|in|by|at|per)\b`,
    String.raw`(?:sorry|oops|whoops|ah|hmm+|ugh)[,:]? (?:that|this|these|those|it)(?:'s| is| was| are| were) (?:the|my|our|an?|from|for|only|just|last)\b|(?:retracted|withdrawn|rescinded|disregard|deleted|redacted)\b(?=[:.,!]|$| (?:this|that|by|after|because|since)\b)|(?:\w+,? ){0,6}(?:that|this|it)(?:'ll| will) (?:be|read)\b|(?:oh,? )?wait,? no\b(?!,? (?:it|they|that) (?:did|has|have|is|was|are|were|does|do)n)|(?:oh,? )?(?:wait|no|sorry|oops),? (?:no, )?that's (?:last|next|from|the|an?)\b|forget (?:i|that|it|what i)\b|(?:by|come|in) [^.]{2,30}, that's how it(?:'ll| will)\b|(?:mind you,? |note,? |but |and |well,? )*(?:i|we) (?:\w+ )?(?:(?:tall(?:y|ied)|count(?:ed)?|measured?|used?|took|take|included?|look(?:ed)? at|went by|go by) only|only (?:tall(?:y|ied)|count(?:ed)?|measured?|used?|took|take|included?|look(?:ed)? at|went by|go by))\b|my bet was\b|i lost (?:it|that bet)\b`,
    String.raw`(?:and |but |lol |haha |lmao |ok |okay |nah )*(?:jk\b|(?:i'm |i am |we're )?(?:only |just |obviously |totally )?(?:kidding|joking|messing|trolling|shitposting)(?! aside)(?: around| with you| obviously)?(?=[,.!?…]|$)|(?:psych|sike|syke|gotcha|got ?(?:you|ya)|made you look|april fools?'?|lol no|lmao no|haha no|wishful thinking)(?=[,.!?…]|$)|then (?:i|we) woke\b|said (?:absolutely )?(?:nobody|no one|no-one)\b|(?:they|he|she|people|it) also (?:says?|said|claims?|claimed|told)\b|or so (?:it|they) (?:would|might|should)\b|(?:[\w']+ ){1,4}begs? to differ\b|(?:that|this|those|these|it)(?:'s| is| was| are| were) (?:only |just )?(?:the|for the|in the) (?:hedged|unhedged|leveraged|futures|swiss|london|tokyo|german|japanese|korean|european|local|sterling|euro|old|wrong|other) (?:\w+ )?(?:prices?|figures?|numbers?|listing|quotes?|fund|class|contract|futures|version|index|chart)\b|my (?:thumb|finger|hand|pen)s? (?:has |have |must have )?slipped\b|(?:we|i|our [\w-]+|the editors?) (?:\w+ )?(?:found|find|saw|see|have|could find|can find) (?:nothing|no \w+) (?:to (?:support|back|confirm|bear)|for|of)\b|(?:we|i|nobody|our [\w-]+) (?:(?:could|can|did)(?: not|n't)|couldn't|can't|didn't|cannot|could|can) (?:confirm|verify|reproduce|replicate|substantiate) (?:it|this|that|the (?:claim|figures?|numbers?)|his|her|these|those)\b|then (?:my|the) alarm\b|(?:it was|'twas) (?:all )?(?:just )?a dream\b)`,
    String.raw`(?:(?:no|quite|just|exactly|precisely|if anything|in fact|actually),? )*(?:the )?(?:exact |very )?(?:opposite|reverse|contrary|other way (?:a?round|about))(?:[.!:,;]| (?:is|was|has been) (?:true|the case|closer|nearer|so)\b(?! (?:of|for|in|over|on|since)\b)| happened|$)`,
    String.raw`(?:no,? )?(?:you|he|she|they|someone|somebody|op)(?:'ve|'s| have| has| had| got)?(?: got| have)? (?:that|this|it|things|everything) (?:all |exactly |completely |totally )?(?:backwards?|wrong|the wrong way|upside down|inside out|back to front|reversed)\b`,
    String.raw`(?:[\w,]+ ){0,2}?(?:this|that|it|all of (?:this|that|it))(?:'s| is| was)(?: all| just| clearly| obviously| only)* (?:an? )?(?!(?:no|not|hardly|never) )(?:\w+ )?(?:scam|spam|hoax|satire|satirical|parody|phishing|clickbait|bait|fake|fakes|roleplay|photoshop(?:ped)?|deepfake)\b|(?:all |the |these |those )?(?:numbers?|prices?|figures?|data|quoted|quoting|written|from) (?:\w+ )?from (?:my |pure )?memory\b|from memory\b|(?:please )?(?:don't|do not) (?:quote|repeat|trust|believe|copy|use) (?:that|this|it|these|those|them)\b|(?:no|nope|nah),? (?:i|we) (?:did|do|have|had)(?: not|n't), (?:it|that|this|those|these)\b|(?:i|we) (?:told|said to) (?:him|her|them) (?:no\b|nope\b|not\b|never\b|(?:he|she|they|it|that|this)(?:'s| is|'re| are| was) (?:\w+ )?(?:wrong|dreaming|lying|nonsense|rubbish|bs|bull\w*|false|mad|crazy|nuts|mistaken|drunk|deluded|high|full of|not)\b)`,
    String.raw`(?:[\w'&]+ ){1,4}(?:did not|didn't|doesn't|does not|never) (?:even )?exist(?:ed)? (?:in (?:the )?\d|back|then\b|before|until|yet\b|at that)|(?:the|this|that|my|our|his|her|their|its|it) (?:[\w'-]+ ){0,3}?(?:runs? on|uses?|used|gives?|gave|shows?|showed|quotes?|has|had|with) (?:\w+ )?(?:fake|simulated|made[- ]up|delayed|practice|paper|pretend|demo|test|dummy|invented|random) (?:\w+ )?(?:prices?|quotes?|data|numbers|figures|money)\b`,
    String.raw`au contraire|cool story|ok(?:ay)?,? (?:boomer|doomer|bro|buddy|pal|grandpa)\b|sure,? (?:jan|buddy|mate|pal|bro|grandpa)\b|(?:i|we|everyone|everybody) (?:just |almost )?(?:laughed|chuckled|cackled|giggled|snorted)\b`,
    String.raw`(?:the |all the |every |your own )?(?:actual |hard )?(?:numbers?|data|figures|facts|prices|price|charts?|maths?|tape|records?|evidence|reality|history|markets?) (?:\w+ )?(?:otherwise|disagrees?|differs?|(?:a )?different(?:ly)?|another story|(?:to|other|the) (?:differ|ideas|opposite|reverse))\b`,
    String.raw`(?:that|this|such|it)(?:'s| was| is) (?:at least )?(?:the|their|our|his|her) (?:sales )?(?:pitch|theory|idea|plan|promise|hope|line|thesis|dream|spin|hype|marketing)\b(?! of)`,
    String.raw`(?:(?:at least )?that(?:'s| is| was)|or so|so) (?:what )?(?:they|he|she|everyone|people|we|i|the \w+) (?:\w+ )?(?:told|tell|said|say|claimed?|thought|believed|heard|hoped|promised)\b`,
    String.raw`(?:our |my |the )?(?:rating|verdict|ruling|fact[- ]?check|grade)[:,]? (?:is |was )?(?:half|mostly false|partly|barely|somewhat|false|misleading|wrong|untrue|pants|busted|debunked|fiction|myth|unproven)\b`,
    String.raw`(?:it|they|that)(?: was| is| did| does| has| had| were| are| do| have)(?: not|n't), (?:it|they)\b|(?:it|they|that) (?:wasn't|isn't|didn't|doesn't|hasn't|hadn't|weren't|aren't|don't|haven't), (?:it|they)\b`,
    String.raw`or so (?:my|the|his|her|our|their|an?|some) (?:\w+ ){1,3}(?:tells?|told|says?|said|claims?|claimed|thinks?|reckons?|insists?)\b|(?:please )?(?:ignore|disregard|scrap|scrub|scratch|strike|forget)(?:[,.!:]| (?:that|this|it|the above|(?:my|the) (?:last|previous))\b)|(?:(?:absolutely |literally )?nothing|none|not (?:a|one) word|little|half|no(?:t one)? part) (?:in|of|about) (?:that|this|the|these|those|it)(?: \w+){0,2} (?:is|are|was|were) (?:\w+ )?(?:true|real|right|correct|accurate|serious|meant|so)\b|(?:once|after|before|until) [^.]{2,50} (?:paid|deducted|taken out|subtracted|accounted for|factored in|netted)\b|(?:\w+ )?(?:screenshot|chart|post|table|picture|image|photo|graph|slide) (?:is|was|dates|comes) (?:back |from |(?:about |almost |over )?(?:\w+ ){1,2}(?:old|ago)\b|out of date|old\b|stale)|(?:my|our) (?:\w+ )?(?:simulation|backtest|demo account|paper account|script|novel|dream)\b|(?:sources?|src)\b ?:.*\b(?:dream|beers?|trust me|vibes|nowhere|(?<!\b(?:in|at|on|from) )my \w+)\b|that(?:'s|s| is) (?:what|how|the (?:headline|line|story|sentence)) (?:i|we|you|they)(?:'d| would|'ll| will| want| hope| wish)|(?:and )?if you believe (?:that|this|it)\b|(?:(?:that|this|it)(?:'s| is| was) )?before (?:you|we|i|one|anybody|anyone|they) (?:pay|paid|count|deduct|subtract|sell|hedge)\w*\b|not (?:in|by|on|per|after) (?!(?:that|this|the|a|any|my|our|his|her|your|all|years|months|weeks|decades|vain|spite|purpose|time|line|course|track|average)\b)[\w-]+(?: \w+)?[.!]*$|(?:[\w-]+ ){1,4}(?:came|come|comes) up with (?:that|this|it)\b|[^.]{0,40}\bi(?:'ve| have)? (?:just )?(?:made up|invented) (?:that|this|it|the|those|these)\b|(?:please )?(?:check|mind|note|look at) the (?:date|dateline|timestamp|year)\b|give it (?:until|till|to|a)\b|(?:i have|i've got|i own) a bridge\b|only (?:the )?(?:[\w-]+ ){1,5}(?:was|were|are|is) (?:counted|included|measured|used|taken|considered)\b`,
    String.raw`(?:well,? |that is,? |at least )*until (?:now|today|yesterday|this (?:one|week|month|quarter|year)|last \w+)\b|jk\b|(?:(?:i'm|i am|i was|we're|we are|was) )?(?:just |only |obviously |clearly |totally )?(?:kidding(?! aside)|joking(?! aside)|trolling|teasing|messing with|winding you up|pulling your (?:leg|chain)|having you on|taking the (?:piss|mickey|mick))\b|april fools?\b|gotcha\b|made you (?:look|read|click)|i (?:just |totally )?made (?:(?:all|most) of )?(?:that|this|it|them|these|those)(?: \w+)? up\b|(?:none|not one word|not a word) of (?:that|this|it|the above|these|those) (?:(?:is|was|are|were) (?:\w+ )?(?:true|real|right|correct|accurate|serious|meant)\b|happened\b)|(?:that|this|it|which) never happened[.! ]*$`,
    String.raw`(?:and )?i(?:'m| am) the (?:tooth fairy|easter bunny|king|queen|pope)\b|who told you\b|or so the (?:story|theory|legend|saying)\b|my (?:[\w-]+ )?(?:spreadsheet|screen|chart|terminal|portfolio|calculator) disagrees\b`,
    String.raw`(?:and |but |so )?(?:we|i)(?:'ve|'ll|'d| have| must| now| hereby| would like to| should| stand to)* (?:to )?(?:retract|withdraw|take (?:that|this|it) back|apologi[sz]e|correct(?:ed)? (?:that|this|it|ourselves|myself))\w*\b|(?:that|this|it|which) (?:was|is) (?:an? )?(?:error|mistake|typo|incorrect|inaccurate|lie|mix-up)\b|april fools?\b|(?:they|he|she|you|it) (?:all |just |simply )?(?:lie|lies|lied)\b|(?:in|on) (?:\w+ ){0,2}(?:worlds?|universe|planets?|dimension|timeline|dreams?|dog years|mars|the moon|fantasy ?land|narnia|heads?)[.!]*$|at (?!lasting)\w+ing\b|(?:an? |the |this )?(?:\w+ )?(?:chart|screenshot|post|photo|article|picture|image|data) (?:is|was|are) (?:old|from|of)\b|(?:very |an? )?old (?:chart|screenshot|post|photo|article|picture|image|data|news)\b|\W?(?:posted|written|taken|dated|published|from) (?:back )?in\b|(?:psych|sike|jk|just kidding(?! aside)|kidding(?! aside)|just joking)\b`,
    String.raw`(?:(?:sorry|oops|whoops),? )?(?:the|our|my|its|these|those|both|all|both the|all the)(?: \w+)? (?:dates?|data|figures?|numbers?|stats?|percentages|statement|chart|table|tickers?|columns?|lines?|labels?|ax[ei]s|prices?|claim|post|tweet|calculation|maths?) (?:was|were|is|are|had been|turned out(?: to be)?) (?:all |just |totally |completely |of course )*(?:made[- ]up|invented|fictional|fictitious|fake|bogus|imaginary|random|wrong|off|mistaken|incorrect|inaccurate|outdated|stale|mislabell?ed|swapped|reversed|the (?:other|wrong) way (?:a?round|about)|upside down|mixed up|flawed|withdrawn|retracted|false)\b`,
    String.raw`(?:and |but |oh |ah |lol |sorry |oops |ok )*(?:no,? )?(?:i |we )?(?:fat[- ]?fingered|mistyped|misread|misplaced a (?:decimal|comma))\b|(?:and |but |oh |ah |lol |sorry |oops |ok )*(?:(?:nvm|nevermind)(?! the\b| that\b)|never mind(?=[,.!]| i\b|$))|(?:(?:i have |i've |i've got )?(?:no|zero) (?:idea|clue)|i (?:don't|do not|can't) (?:know|remember|say)|i (?:haven't|have not|didn't) check(?:ed)?|not sure) (?:if|whether) (?:that|this|it|these|those|any|they)\b|(?:nope|sure|please|laughable|nice try|debatable|doubtful|allegedly|not a chance|no chance|(?:pure |total )?fiction|whatever you say|(?:check|think|try|guess|look) again|i (?:don't|do not) buy (?:it|that|this)|i beg to differ|not so|dream on|you wish|fat chance|a likely story|give me a break|pull the other one|citation needed)[.!… ]*$`,
  ].join('|')})`,
  'i',
);
