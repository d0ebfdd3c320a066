/** How far two markets have drifted apart: first line, chance, details, buttons. */
export default {
  sentence: '{verdict} {subject} {same, select, true {and} other {while}} {benchmark} in {window}: {gap} points apart.',
  moves: '{subject} {same, select, true {and} other {while}} {benchmark} in {window}: {gap} points apart.',
  sentenceOn:
    '{verdict} On {day} {subject} was {gap} points {ahead, select, true {ahead of} other {behind}} {benchmark}, over {window}.',
  rose: '{place, select, other {}}{name} rose {percent}',
  fell: '{place, select, other {}}{name} fell {percent}',
  still: '{place, select, other {}}{name} did not move',
  standing: 'For how much this pair usually moves, {standing}.',
  why: '{standing}; chance does that on {chance}',
  tooShort:
    'There are {earlier, plural, one {# earlier day} other {# earlier days}} to compare with, {stretches, plural, one {# separate stretch} other {# separate stretches}} of {rows} among them; a verdict takes 252 and five.',
  agreement:
    'That is one way to measure it. Of {measures} ways, {agreeing} {verdict, select, ordinary {call it ordinary} unusual {call it unusual or more} rare {call it rare or a record} other {call it a record}}.',
  madeUnknown: 'Which of the two made the gap cannot be said without 252 days on which both moved.',
  made: '{who}: {subject} {subjectTimes}, {benchmark} {benchmarkTimes} times its usual move.',
  neitherMoved: 'Neither moved',
  mostlyMoved: 'Mostly {name} moved',
  bothEqual: 'Both moved the same way, equally far for their usual moves',
  bothFurther: 'Both moved the same way, {name} somewhat further for its usual moves',
  scaledGap: 'Scaled gap',
  scaledGapValue: '{gap} (wide from ±2)',
  legScaledGap: 'Leg-scaled gap',
  needsDays: 'needs 252 days that moved',
  asWide: 'At least as wide',
  correlation: 'Correlation, {rows}',
  correlationValue: '{value} (95 %: {low} to {high})',
  notMeasurable: 'not measurable',
  nothingToCompare: 'nothing to compare with',
  lastOn: 'last on {day}',
  onNoneBefore: 'on none of the {days} before',
  neverSince: 'never since {month}',
  altText: 'Chart of {subject} and {benchmark} rebased, {from} to {to}. {sentence}',
  altTextScaled: 'The volatility-scaled gap below stands at {gap}.',
  movedApart:
    'They moved apart, {share, select, nearlyAll {nearly all of it} mostly {mostly} other {a little more of it}} {name}',
} as const;
