/** Earlier wide gaps: how many, how long they lasted, what followed, and what chance alone does. */
export default {
  tooShort: '{pair}: too little history to say which gaps are wide.',
  none: '{pair}: no gap as wide as {enter} times the usual since {year}.',
  mostOpen:
    '{pair}: {count, plural, one {# wide gap since {year}, not over yet} other {# wide gaps since {year}; fewer than half are known to be over}}.',
  median:
    '{pair}: {count, plural, one {# wide gap since {year}; it was over within {rows}} other {# wide gaps since {year}; half were over within {rows}}}.',
  medianChance:
    '{count, plural, one {# wide gap of {pair}{since, select, true { since {year}} other {}}: over within {rows}} other {# wide gaps of {pair}{since, select, true { since {year}} other {}}: half over within {rows}}}; chance takes {chance}, {pull, select, sooner {clearly longer} later {clearly less} other {no clear difference}}.',
  noPull: 'Random prices take as long, so nothing here shows that the two pull each other back.',
  interval: 'The median of {rows} lies between {low} and {high} (95 %).',
  intervalOpen: 'The median of {rows} lies above {low} (95 %); the data give no upper end.',
  chanceUnknown: 'What chance alone does could not be asked: too few returns.',
  seen: 'A gap counts as wide from ±{enter} until ±{exit}: {count, plural, one {# time} other {# times}} in {years} years.',
  seenRate:
    'A gap counts as wide from ±{enter} until ±{exit}: {count, plural, one {# time} other {# times}} in {years} years, {rate} a year.',
  chance: 'Chance alone does it {rate} times a year, half over within {rows} ({paths} random histories).',
  chanceInBlocks:
    'Where stretches of about 20 days stay together, chance does it {rate} times a year, half over within {rows}.',
  notOld: 'No episode is old enough to say what became of it within {rows}.',
  ended:
    'Of {count, plural, one {# episode} other {# episodes}}{open, plural, =0 {} other { (# still open, counted for as long as it has lasted)}}, {share} were over within {rows}; by chance alone {chance}.',
  narrowed:
    'The prices themselves were closer after {rows} in {narrowed} of {known, plural, one {# case} other {# cases}}; by chance alone in {chance}.',
  test: '{all, select, true {That} other {Among the {cases} that share no day it is {narrowed}, which}} {finding, select, chance {cannot be told from chance} more {is more often than by chance} other {is less often than by chance}}: chance alone is as far off {odds} (exact binomial test, {p}).',
  oddsAlways: 'nearly always',
  oddsOf10: '{count} times in 10',
  oddsOneIn: '1 time in {count}',
  oddsBelow: 'less than 1 time in {count}',
  over99: 'over {percent}',
  under1: 'under {percent}',
  tieUntested: 'Whether {subject} and {benchmark} are tied together cannot be tested.',
  tieOrders: '{p} with {subject} explained by {benchmark}, {reverse} the other way round',
  tieNone:
    'There is no evidence that {subject} and {benchmark} are tied together ({orders}); that is not proof that they are not.',
  tieOneOrder:
    '{subject} and {benchmark} look tied together in one order only ({orders}), which is no evidence to rely on.',
  tied: '{subject} and {benchmark} look tied together over this sample ({orders}).',
  halfLife: 'What {benchmark} leaves unexplained halves in about {rows} (95 %: {low} to {high}).',
  halfLifeUnknown: 'How fast a gap closes is not measurable.',
  fromHead: 'From',
  directionHead: 'Direction',
  peakHead: 'Peak',
  toHead: 'To',
  lastedHead: 'Lasted',
  direction: '{symbol} {way, select, ahead {ahead} other {behind}}',
  stillOpen: 'still open',
  latestShown: '{shown} of {count} shown, the latest; all are in the CSV.',
  change: 'Change of {subject} against {benchmark} in the {rows} after an entry.',
  after: '{way, select, ahead {Ahead} other {Behind}}: {changes}.',
  changeOn: '{change} ({day})',
  noneOld: 'no entry is old enough',
  means: '{mean} on average over {count, plural, one {# entry} other {# entries}}, half of them above {median}',
  meansSure:
    '{mean} on average over {count, plural, one {# entry} other {# entries}} (95 %: {low} to {high}), half of them above {median}',
  allDays: 'From all days: {mean} on average, half of them above {median}.',
  altText: 'Curve of how long episodes lasted, beside pure noise. {sentence} {convergence}',
  eventsNear: 'Events near them',
  exitAboveEnter: 'The exit level must lie below the enter level of {enter}, for example exit:0.5.',
} as const;
