import type { Claim } from './claim.ts';
import type { Mention } from './find-markets.ts';

/** Whether two mentions name one market or one group. */
export function isSameMarket(a: Mention, b: Mention): boolean {
  return a.symbol === b.symbol && a.group === b.group;
}

/** The subject of a claim as a mention; undefined where none was said. */
export function subjectOf({ subject, subjectAltGroup }: Claim): Mention | undefined {
  return (subject ?? subjectAltGroup) ? { symbol: subject, group: subjectAltGroup } : undefined;
}

/** The benchmark of a claim as a mention; undefined where none was said. */
export function benchmarkOf({ benchmark, benchmarkAltGroup }: Claim): Mention | undefined {
  return (benchmark ?? benchmarkAltGroup) ? { symbol: benchmark, group: benchmarkAltGroup } : undefined;
}
