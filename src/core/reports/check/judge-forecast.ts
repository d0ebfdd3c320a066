import { convergenceWords, nullModelWords } from '../../../messages/history.ts';
import type { HistoryAnswer } from '../../../reports/history.ts';
import type { Claim } from '../../claims/claim.ts';
import { type Finding, untestable } from './finding.ts';

/**
 * What can be said of a forecast today: nothing about whether it will come true, but how often it did, and how often
 * pure noise does the same.
 *
 * @see ANALYTICS.md 6
 */
export function judgeForecast(claim: Claim, { report, chart: drawing }: HistoryAnswer): Finding {
  const { asOf, sampling, simulated, subject, benchmark, sample, everyDay, notes } = report;
  const what = claim.relation === 'forecast-converge' ? 'the gap will close' : 'the gap will widen';
  return {
    ...untestable(
      `That ${what} is a forecast; nobody can test it today. ${convergenceWords(report)} ${nullModelWords(report)}`,
    ),
    facts: { asOf, sampling, simulated, subject, benchmark, sample, everyDay, notes },
    drawing: report.episodes.length === 0 ? null : drawing,
  };
}
