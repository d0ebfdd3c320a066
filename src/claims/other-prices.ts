import { fmt, msg, type Text } from '../messages/text.ts';
import type { AlignedPair } from '../market/alignment.ts';
import { shortNameOf } from '../market/known-markets.ts';
import type { MarketData, MarketSymbol, Request } from '../market/ports.ts';
import { type Claim, isOfLeg } from './claim.ts';
import type { Finding } from './finding.ts';
import { isPeriod, PairEvidence } from './pair-evidence.ts';

/** A pair with a coin's own closes at both ends of a period, and the sentence that says so. */
interface OwnCloses {
  readonly evidence: PairEvidence;
  readonly note: Text;
}

/**
 * What would a period be if the coin of a mixed pair were counted by its own days?
 *
 * Both legs are read at the close of the exchange, and a month that ends on a weekend ends two days early for a coin. People who
 * quote "+189 % in the first half" count the coin from midnight UTC to midnight UTC. Its first and last price of the period are
 * replaced by those; the other leg stays.
 *
 * @param claim With a size over a period of the calendar.
 * @param evidence As it was judged, up to the last row of that period.
 * @param until The last day that counts.
 * @returns Null where the pair is not mixed, nothing is said in figures, or the coin has no close of its own there.
 * @throws NoSourceAnswered where no price could be had.
 */
async function withOwnCloses(
  claim: Claim,
  { aligned }: PairEvidence,
  { market, until, ...request }: Request & { readonly market: MarketData; readonly until: string },
): Promise<OwnCloses | null> {
  const coin = coinOf(aligned);
  const start = aligned.dates.findLastIndex((date) => date < (claim.since ?? ''));
  const isSized = claim.sizes.some((size) => isOfLeg(size) || size.of === 'gapPp' || size.of === 'gapPct');
  if (coin === null || start < 0 || claim.negated || !isSized || !isPeriod(claim)) return null;
  const { dates, closes } = await market.daily(coin.symbol, { ...request, until });
  const [first, last] = [dates.findLastIndex((date) => date < claim.since!), dates.length - 1];
  if (first < 0 || last <= first) return null;
  const leg = aligned[coin.leg].slice();
  leg[start] = closes[first]!;
  leg[leg.length - 1] = closes[last]!;
  const [from, to] = [first, last].map((row) => fmt.day(dates[row]!));
  return {
    evidence: new PairEvidence({ ...aligned, [coin.leg]: leg }),
    note: msg('check.ownCloses', { name: shortNameOf(coin.symbol), from: from!, to: to! }),
  };
}

/** A claim as it was judged, and what on. */
interface Judged {
  readonly finding: Finding;
  readonly evidence: PairEvidence;
}

/** By the coin's own days where those bear out what the common closes do not, and as it was judged everywhere else. */
export async function judgedByOwnDays(
  claim: Claim,
  judged: Judged,
  judge: (evidence: PairEvidence) => Finding | Promise<Finding>,
  { market, asOf, ...request }: Request & { readonly market: MarketData; readonly asOf?: string | undefined },
): Promise<Judged> {
  const { finding: { verdict }, evidence } = judged; // prettier-ignore
  if (verdict === 'supported' || verdict === 'untestable') return judged;
  const until = claim.asOf ?? asOf ?? evidence.dates.at(-1)!;
  const own = await withOwnCloses(claim, evidence, { ...request, market, until });
  const found = own && (await judge(own.evidence));
  if (found?.verdict !== 'supported') return judged;
  return { finding: { ...found, details: [...found.details, own!.note] }, evidence: own!.evidence };
}

/** The leg that trades around the clock beside one that does not, read at the close of the exchange. */
function coinOf({ pair, rowsPerYear }: AlignedPair): { readonly leg: 'x' | 'y'; readonly symbol: MarketSymbol } | null {
  const isMixed = rowsPerYear === 252 && pair.subject.hours !== pair.benchmark.hours;
  if (!isMixed) return null;
  if (pair.subject.hours === 'always') return { leg: 'x', symbol: pair.subject };
  return pair.benchmark.hours === 'always' ? { leg: 'y', symbol: pair.benchmark } : null;
}

/** A record of the ratio, and a peak of it or a "lowest since" of before the first price. */
export const isOfBefore = ({ aspect, superlative, since, years }: Claim, first: string): boolean =>
  aspect.startsWith('ratio') &&
  (superlative === 'record' || (since === null ? aspect === 'ratio-distance' : since < first) || years !== null);

/** The same market with older prices, as a source calls it by its first year: ETH2015. */
export function longestOf(market: MarketSymbol, catalogue: readonly MarketSymbol[]): MarketSymbol {
  const isOlder = ({ symbol, kind }: MarketSymbol): boolean =>
    kind === market.kind && /^(?:19|20)\d\d$/.test(symbol.replace(market.symbol, ''));
  const older = catalogue.find(isOlder);
  return older ? { ...older, name: market.name } : market;
}
