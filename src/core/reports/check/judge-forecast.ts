import type { Claim } from '../../claims/claim.ts';
import { noiseWords, reconvergenceWords } from '../../wording/history-words.ts';
import type { HistoryAnswer } from '../history-report.ts';
import { untestable, type Finding } from './finding.ts';

/**
 * What can be said of a forecast today: nothing about whether it will come true, but how often it did, and how often
 * pure noise does the same.
 *
 * @see ANALYTICS.md 6
 */
export function judgeForecast(claim: Claim, { report, drawing }: HistoryAnswer): Finding {
  const { asOf, sampling, simulated, subject, benchmark, sample, everyDay, notes } = report;
  const what = claim.relation === 'forecast-converge' ? 'the gap will close' : 'the gap will widen';
  return {
    ...untestable(
      `That ${what} is a forecast; nobody can test it today. ${reconvergenceWords(report)} ${noiseWords(report)}`,
    ),
    facts: { asOf, sampling, simulated, subject, benchmark, sample, everyDay, notes },
    drawing: report.episodes.length === 0 ? null : drawing,
  };
}
