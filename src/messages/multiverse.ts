import { clockOf } from '../market/clock.ts';
import { plainName } from '../market/known-markets.ts';
import type { MultiverseReport } from '../reports/multiverse.ts';
import { chanceSentence, verdictSentence } from './chance.ts';
import { daysOf100 } from './format.ts';
import { capitalised, formatCount, formatPercentChange, percentileWords, plural } from './format.ts';

/** The one line of the multiverse: the verdict, the records, where the middle measure stands. One scope: since the first day. */
export function multiverseSentence(report: MultiverseReport): string {
  const { subject, benchmark, multiverse, judgement } = report;
  const { measures, recordAbs, percentileMedian } = multiverse.firstStart;
  const legs = capitalised(`${plainName(subject)} against ${plainName(benchmark)}`);
  if (percentileMedian === null) return `${legs}: no way of measuring has the 252 days it takes to rank today.`;
  const records = recordAbs === 0 ? 'no record' : plural(recordAbs, 'record');
  if (judgement === null)
    return `${verdictSentence(null)} ${legs} has ${plural(measures, 'way')} of measuring today, ${records}.`;
  return `${verdictSentence(judgement)} ${legs}, measured ${plural(measures, 'way')}: ${records}; half say wider than on ${daysOf100(percentileMedian)} days.`;
}

/** How often chance gets as far, or what a verdict takes. */
export function multiverseChanceWords({ judgement, chance, everyDay, sample }: MultiverseReport): string {
  if (judgement === null || chance === null)
    return `A verdict takes 504 ${everyDay ? 'days' : 'trading days'}; there are ${formatCount(sample.sessions)}.`;
  const rests = judgement === 'record' ? 'So many records at once' : 'A middle way this far out';
  return `${rests}: ${chanceSentence(chance, everyDay).replace(/^C/u, 'c')}`;
}

/** How much the answer depends on where history begins; undefined where nothing could be ranked. */
export function multiverseStartsWords({ multiverse, directionRecord }: MultiverseReport): string | undefined {
  if (multiverse.cells === 0) return undefined;
  const { cells, distinctCells, recordAbs, recordSigned, percentileQ25, percentileQ75 } = multiverse;
  const half = `${percentileWords(percentileQ25 ?? NaN)} to ${percentileWords(percentileQ75 ?? NaN)}`;
  const direction = directionRecord ? ' A record in its own direction by at least a quarter of them.' : '';
  return `From every start asked: a record in ${recordAbs} of ${plural(cells, 'definition')} (${recordSigned} in its own direction), ${distinctCells} of them distinct; middle half of the percentiles ${half}.${direction}`;
}

/**
 * What would make the headline gap ordinary: how far each leg alone would have to move today. Undefined where it is
 * ordinary already, or nothing can be said.
 */
export function ordinaryWords({
  ordinary,
  judgement,
  subject,
  benchmark,
  everyDay,
}: MultiverseReport): string | undefined {
  const { subjectMovePct, benchmarkMovePct } = ordinary;
  if (judgement === null || judgement === 'ordinary') return undefined;
  if (subjectMovePct === null || benchmarkMovePct === null || subjectMovePct === 0) return undefined;
  const [subjectMove, benchmarkMove] = [subjectMovePct, benchmarkMovePct].map((move) =>
    formatPercentChange(outward(move)),
  );
  return `The gap over 60 ${clockOf({ everyDay }).row}s would be ordinary if ${subject.symbol} moved ${subjectMove} more today with ${benchmark.symbol} unmoved, or ${benchmark.symbol} ${benchmarkMove} with ${subject.symbol} unmoved.`;
}

/** Away from zero to one decimal: a move said smaller than it is would not be enough. */
function outward(movePct: number): number {
  return (Math.sign(movePct) * Math.ceil(Math.abs(movePct) * 10 - 1e-9)) / 10;
}

/** Whether the episodes survive other choices, in one line: `6 gaps this wide; windows 55–65: 5 to 7; …`. */
export function robustnessWords({ robustness }: Pick<MultiverseReport, 'robustness'>): string {
  const { episodes, windows, otherClose } = robustness;
  const { from, to, fewest, most } = windows;
  const counts = fewest === most ? `${fewest}` : `${fewest} to ${most}`;
  const seen = `${plural(episodes, 'gap')} beyond ±2 so far; with windows of ${from} to ${to}: ${counts}`;
  if (otherClose === null || otherClose.compared === 0) return `${seen}.`;
  const close = otherClose.sampling === 'close' ? 'at the New York close' : 'at the end of the UTC day';
  return `${seen}; read ${close}: ${otherClose.alsoThere} of ${otherClose.compared} also there.`;
}

/** How cheap a record is: on how many days some definition called one. Undefined where nothing can be ranked. */
export function recordDaysWords({ recordDays }: Pick<MultiverseReport, 'recordDays'>): string | undefined {
  const { share, days, largest } = recordDays;
  if (share === null || largest === null) return undefined;
  const often = `On ${Math.round(100 * share)} of 100 days at least one definition calls a record (${formatCount(days)} days)`;
  return `${often}; the most that agreed on any earlier day is ${Math.round(100 * largest)} %.`;
}
