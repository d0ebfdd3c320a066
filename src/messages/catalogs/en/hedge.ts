/** What one market does for the other in a portfolio. */
export default {
  unmeasured:
    'What {benchmark} does for {subject} cannot be measured over {rows}: one stood still, or both moved as one.',
  sentence: 'Hedged with {benchmark} as well as possible, {subject} would have swung {percent} less over {rows}.',
  mix: '{weight} {subject} in {benchmark} {raises, select, true {raises} other {lowers}} its swings by {change}.',
  noHedge: 'There is no hedge to speak of.',
  ratio:
    'The best hedge of the past: {ratio} of {benchmark} {short, select, true {sold short} other {bought}} for 1 of {subject}, by value. On the same days it removes {low} to {high} of the volatility. It is known only afterwards; the next window will have another.',
  noYear:
    'How a hedge known beforehand would have done cannot be said: {subject} and {benchmark} have no year after a window.',
  beforehand:
    'Known beforehand, the ratio of the window before each of the last {count, plural, one {# year} other {# years}} removed {years} of the volatility.',
  year: '{percent} (to {month})',
  added: 'In {worse} of {count} it added volatility.',
  noMix: 'No mix can be compared.',
  calm: 'A little {subject} calms {benchmark} only at a correlation below {threshold}; it was {correlation}, {calms, select, true {so a little of it calmed} other {so any of it stirred}}. The calmest mix held {weight} {subject}{short, select, true {, that is, sold short} other {}}.',
  notMeasurable: 'not measurable in this window',
  removedHead: 'Variance removed',
  addedHead: '{weight} {subject} added',
  addedValue: '{change} volatility',
  volatilityHead: 'Volatility a year',
  volatilities: '{subject} {subjectPercent}, {benchmark} {benchmarkPercent}',
  none: 'none',
  altText: 'Bars of the yearly swings of {subject} alone and hedged. {sentence} {calm}',
  swingsHead: 'Swings in a year; the line: how sure',
  alone: '{subject} alone',
  withOther: '{benchmark} {short, select, true {sold} other {held}} against it',
  leftOf: '{left} (−{removed})',
  aloneGroup: 'alone',
  hedgedGroup: 'with the best hedge',
} as const;
