import type { Receipt, ReceiptClaim, Request } from '../../ports.ts';
import type { Sources } from '../question.ts';
import { sinceThen, type SinceThen } from './since-then.ts';

/** One claim that was checked in a community. */
export interface ScoredClaim extends ReceiptClaim {
  readonly id: string;
  readonly saidOn: string;
  readonly since: SinceThen | null;
  /** Whether prices went the way a forecast said, so far; null for other claims and before the next session. */
  readonly forecastHolds: boolean | null;
}

/** The answer to "what became of what was claimed here?". */
export interface ScoreboardReport {
  readonly command: 'scoreboard';
  readonly simulated: boolean;
  readonly claims: readonly ScoredClaim[];
  readonly verdicts: Readonly<Record<string, number>>;
  readonly forecasts: { readonly judged: number; readonly holding: number };
}

/**
 * How did the claims checked in one community turn out?
 *
 * Verdicts as they were said; forecasts, which nobody can test in advance, by what prices did since. Receipts said on
 * simulated prices count only where prices are simulated, and the other way round.
 *
 * @param receipts Newest first.
 */
export async function scoreboardReport(
  receipts: readonly Receipt[],
  asked: Request & { readonly asOf?: string | undefined },
  sources: Sources,
): Promise<ScoreboardReport> {
  const { simulated } = sources.market;
  const kept = receipts.filter((receipt) => receipt.simulated === simulated);
  const testable = kept.flatMap((receipt) =>
    receipt.claims.filter(({ relation }) => relation !== 'none').map((claim) => ({ receipt, claim })),
  );
  const sinces = await Promise.all(testable.map(({ claim }) => sinceThen(claim, asked, sources)));
  const claims = testable.map(({ receipt, claim }, i) => scored(receipt, claim, sinces[i] ?? null));
  const judged = claims.filter(({ forecastHolds }) => forecastHolds !== null);
  return {
    command: 'scoreboard',
    simulated,
    claims,
    verdicts: countOf(claims),
    forecasts: { judged: judged.length, holding: judged.filter(({ forecastHolds }) => forecastHolds).length },
  };
}

function scored({ id, atMs }: Receipt, claim: ReceiptClaim, since: SinceThen | null): ScoredClaim {
  return {
    ...claim,
    id,
    saidOn: new Date(atMs).toISOString().slice(0, 10),
    since,
    forecastHolds: forecastHolds(claim, since?.narrowed ?? null),
  };
}

function forecastHolds({ relation }: ReceiptClaim, narrowed: boolean | null): boolean | null {
  if (narrowed === null) return null;
  if (relation === 'forecast-converge') return narrowed;
  return relation === 'forecast-diverge' ? !narrowed : null;
}

function countOf(claims: readonly ScoredClaim[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of claims) counts[verdict] = (counts[verdict] ?? 0) + 1;
  return counts;
}
