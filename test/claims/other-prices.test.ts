import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/claims/claim.ts';
import { judgeMoves } from '../../src/claims/judge-gap.ts';
import { judgedByOwnDays } from '../../src/claims/other-prices.ts';
import type { PairEvidence } from '../../src/claims/pair-evidence.ts';
import { claimOf, datesFrom, evidenceOf, inWords, size } from '../support/made-claims.ts';
import { history, sourceOf } from '../support/markets.ts';

/** A month that ends on a Sunday: the coin falls by a tenth on Saturday, which no session of the exchange sees. */
const sessions = datesFrom('2018-01-01', 130); // to Friday 29 June
const evidence = evidenceOf({ x: sessions.map(() => 100), y: sessions.map(() => 50), dates: sessions });
const days = datesFrom('2018-01-01', 190, true);
const market = sourceOf({
  today: '2018-07-09',
  daily: { ETH: history('ETH', days, days.map((date) => (date < '2018-06-30' ? 100 : 90))) }, // prettier-ignore
});

const fell = (pct: number, said: Partial<Claim> = {}): Claim =>
  claimOf({
    aspect: 'moves',
    relation: 'behind',
    since: '2018-06',
    asOf: '2018-06-30',
    sizes: [size('subjectPct', pct)],
    ...said,
  });

async function byOwnDays(claim: Claim) {
  const judge = (by: PairEvidence) => judgeMoves(claim, by);
  const judged = { finding: judge(evidence), evidence };
  return inWords((await judgedByOwnDays(claim, judged, judge, { market })).finding);
}

describe("a month of a coin beside an exchange's", () => {
  it('is borne out by the days of the coin itself, and the answer says so', async () => {
    const { verdict, reason, details } = await byOwnDays(fell(-10));
    expect([verdict, reason]).toEqual(['supported', expect.stringMatching(/^Ethereum fell 10 %/)]);
    expect(details.at(-1)).toBe(
      'Ethereum by its own closes at midnight UTC, 31 May 2018 and 30 Jun 2018, as a month is usually counted.',
    );
  });

  it('stays as it was judged where those do not bear it out either', async () => {
    expect((await byOwnDays(fell(-30))).verdict).toBe('not supported');
  });

  it.each([
    ['no figure', { sizes: [], subjectDirection: 'down' }],
    ['a window', { since: null, windowSessions: 21 }],
    ['a denial', { negated: true }],
  ] as const)('is not asked of %s', async (_, said) => {
    expect((await byOwnDays(fell(-10, said))).verdict).not.toBe('supported');
  });
});
