import type { Relation } from './claim.ts';

/** What a sentence says about coins moving to exchanges. */
export interface FlowFinding {
  readonly relation: Extract<Relation, 'inflow-rise' | 'inflow-fall' | 'none'>;
  readonly start: number;
  readonly end: number;
}

const flow =
  /\b(?:in ?flows?|inflowing|deposits?|deposited|flow(?:s|ed|ing)? (?:[^ ]+ )?(?:in|into|onto|to)|(?:sent|sending|moved|moving|transferred|transfers|transferring|pouring|poured|streaming|shipped|heading|headed|returning) (?:[^ ]+ ){0,3}?(?:to|into|onto|on))\b/g;

const exchange =
  /\b(?:exchanges?|binance|coinbase|kraken|bitfinex|okx|bybit|cexs?|cexes|centrali[sz]ed|trading (?:platforms|venues))\b/;

const fund =
  /\b(?:etfs?|etps?|funds?|products?|treasury|treasuries|spot etf|institutional|investment vehicles|staking|bridges?|defi|protocols?|lending|trusts?|foreign|investor|capital|mining)\b/;

const rise =
  /\b(?:surg(?:e|es|ed|ing)|soar(?:s|ed|ing)?|jump(?:s|ed|ing)?|r[io]s(?:e|es|en|ing)|spik(?:e|es|ed|ing)|climb(?:s|ed|ing)?|increas(?:e|es|ed|ing)|grow(?:s|n|ing)?|grew|doubl(?:e|es|ed|ing)|tripled?|quadrupled|up|higher|more|record|swell(?:s|ed|ing)?|balloon(?:s|ed|ing)?|rocket(?:s|ed|ing)?|explod(?:e|es|ed|ing)|accelerat(?:e|es|ed|ing)|elevated|pick(?:s|ed|ing)? up|shot up|highest|largest|biggest|pour(?:s|ed|ing)|flood(?:s|ed|ing)?|uptick|wave|high|gain(?:s|ed)?|skyrocket(?:s|ed|ing)?|ramp(?:s|ed|ing)? up|massive|heavy|huge)\b/;

const fall =
  /\b(?:drop(?:s|ped|ping)?|f[ae]ll(?:s|en|ing)?|declin(?:e|es|ed|ing)|plung(?:e|es|ed|ing)|slump(?:s|ed|ing)?|decreas(?:e|es|ed|ing)|down|lower|less|fewer|shr[aiu]nk|shrink(?:s|ing)|halv(?:e|es|ed)|dr(?:ied|ying|y) up|sank|slid(?:es?)?|lowest|smallest|collaps(?:e|es|ed)|cool(?:s|ed|ing)?|ebb(?:s|ed|ing)?|slow(?:s|ed|ing)?|tumbl(?:e|es|ed)|eas(?:e|es|ed|ing)|contract(?:s|ed)|low|weak(?:en|ens|ened)?|plummet(?:s|ed|ing)?|crash(?:es|ed)?|dwindl(?:e|es|ed|ing)|fad(?:e|es|ed|ing))\b/g;

/**
 * Does a sentence say that coins moving to exchanges rose or fell?
 *
 * Money moving into funds ("ETF inflows") is another thing and gives relation `none`; so does a flow without a direction.
 *
 * @param sentence Expanded slotted sentence.
 * @returns The finding, or undefined where no inflow is spoken of.
 * @example findFlow('inflows of @0 in exchanges have surged by 22%')?.relation; // => 'inflow-rise'
 */
export function findFlow(sentence: string): FlowFinding | undefined {
  const match = [...sentence.matchAll(flow)].find(({ 0: words }) => /in ?flow/.test(words) || exchange.test(sentence));
  if (!match) return undefined;
  const range = { start: match.index, end: match.index + match[0].length };
  if (fund.test(sentence) && !exchange.test(sentence)) return { relation: 'none', ...range };
  return { relation: directionOf(sentence, match), ...range };
}

function directionOf(sentence: string, match: RegExpExecArray): FlowFinding['relation'] {
  const end = match.index + match[0].length;
  const falls = distance(sentence, fall, match.index, end);
  const rises = distance(sentence, new RegExp(rise, 'g'), match.index, end);
  if (falls === Infinity && rises === Infinity) return 'none';
  return rises <= falls ? 'inflow-rise' : 'inflow-fall';
}

/** Words after the flow count from its end; words before it, being mostly adjectives, only if nothing comes after. */
function distance(sentence: string, pattern: RegExp, start: number, end: number): number {
  const found = [...sentence.matchAll(pattern)].map(({ index }) => index);
  const after = found.find((index) => index >= start);
  if (after !== undefined) return Math.max(0, after - end);
  const before = found.at(-1);
  return before === undefined ? Infinity : 10_000 + start - before;
}
