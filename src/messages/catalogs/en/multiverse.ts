/** The same question by 36 ways of measuring, from several starting dates. */
export default {
  pair: '{subject} against {benchmark}',
  both: '{subject} and {benchmark}',
  unranked: '{pair}: no way of measuring has the 252 days it takes to rank today.',
  records: '{count, plural, =0 {no record} one {# record} other {# records}}',
  tooShort: '{verdict} {pair} have {measures, plural, one {# way} other {# ways}} of measuring today, {records}.',
  sentence:
    '{verdict} {pair}, measured {measures, plural, one {# way} other {# ways}}: {records}; half find it wider than on {days} days.',
  verdictTakes: 'A verdict takes 504 {everyDay, select, true {days} other {trading days}}; there are {count}.',
  recordChance: 'So many records at once: {chance}',
  middleChance: 'Half of the ways this far out at once: {chance}',
  chance:
    'chance alone does this on {day}, and at least once {everyDay, select, true {in 252 days} other {in a year}} to {pair}.',
  starts:
    'Counting history from {starts}: a record in {records} of {cells, plural, one {# answer} other {# answers}} ({signed} where only that direction counts), {distinct} of them different; the middle half say wider than on {low} to {high} of 100 days.',
  directionRecord: 'At least a quarter of them call it a record in that direction.',
  ordinary:
    'The gap over 60 {everyDay, select, true {days} other {trading days}} would be ordinary if {subject} moved {subjectMove} more today with {benchmark} unmoved, or {benchmark} {benchmarkMove} with {subject} unmoved.',
  episodes:
    '{count, plural, one {# wide gap} other {# wide gaps}} (beyond ±2) so far; counted over {from} to {to} days instead of 60: {counts}.',
  episodesElsewhere:
    '{count, plural, one {# wide gap} other {# wide gaps}} (beyond ±2) so far; counted over {from} to {to} days instead of 60: {counts}; read {sampling, select, close {at the New York close} other {at the end of the UTC day}}: {same} of {compared} also there.',
  range: '{low} to {high}',
  recordDays:
    'On {share} of 100 days at least one way calls a record ({count} days); the most that agreed on any earlier day is {largest}.',
  kind: 'Way of measuring',
  recordsHead: 'Records',
  median: 'Middle one wider than',
  recordsOf: '{records} of {cells}',
  unrankedCell: 'unranked',
  altText: 'Heat map of percentiles by definition and starting date. {sentence}',
  over99: 'over 99',
  under1: 'under 1',
  gap_simple: 'gap in points',
  gap_log: 'change of their ratio',
  gap_volscaled: 'gap for the pair’s usual moves',
  gap_legscaled: 'gap for each one’s usual moves',
  z_trail: 'ratio beside its recent average',
  ols_resid_z: 'distance from their recent tie',
  z_expanding: 'ratio beside its long average',
  ols_expanding_z: 'distance from their long tie',
  pearson: 'Pearson correlation',
  spearman: 'rank correlation',
  daysCell: '{days} days',
  headlineLess:
    'The gap over {rows} alone is {alone} ({wider}); all 36 ways together are {together}, because so many of them are seldom this far out at once.',
  headlineMore:
    'The gap over {rows} alone is {alone} ({wider}); all 36 ways together are {together}, because too few of the others say the same.',
  widerThanAnyBefore: 'wider than on any day before',
  widerThan: 'wider than on {days} days',
} as const;
