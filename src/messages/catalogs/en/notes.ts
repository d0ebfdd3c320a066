/** What a reader of the data should know: rows left out, prices held back, a market that stands in for another. */
export default {
  badTicks: '{count, plural, =1 {one close} other {# closes}} of {symbol} left out as wrong ticks: {closes}.',
  badTick: '{day} ({close})',
  stoodStill: 'The price of {symbol} did not move from {from} to {to}; its source may have stopped.',
  stoodStillAtClose:
    'The price of {symbol} had stood still for six hours at the close of {count, plural, one {# session} other {# sessions}}{which}, left out.',
  stoodStillLast: ', the last on {day}',
  stoodStillDays: ' ({days})',
  partialBars: 'On {share} % of days {symbol} opens away from its last close: bars were stored before they ended.',
  unfinished: 'The row of {symbol} of {day} is left out: that day has not ended.',
  quoted: 'The New York closes of {symbol} are quoted in {quote}, not in {currency}.',
  standIn: '{fund} stands in for {index}: {why}.',
  indexEnds: 'prices of the index itself end on {day}',
  noIndex: 'this source has no prices of the index itself',
  utcDay: '{symbols} at the end of the UTC day, hours after the New York close.',
  otherwiseAlone:
    'Asked about with {others} alone, {symbol} is read {used, select, close {at the end of the UTC day} other {at the New York close}}, and the figures differ from these, where all are read {used, select, close {at the New York close} other {at the end of the UTC day}}.',
  onTradingDays: '{symbols} are measured on trading days here; asked about alone, on every day, so the figures differ.',
  leftOutForAll:
    'Days without a price of {symbol} are left out for all, so the others asked about alone can have other figures.',
  longSteps:
    '{missing} of {due} {everyDay, select, true {days} other {trading days}} have no price of one of the markets; the return after them spans them.',
  labelsDiffer: 'Daily and intraday prices of {symbol} disagree about which day is which.',
  endsEarly: 'Prices of {symbol} end on {day}, so this is the answer of that day.',
  shared: 'These markets share {rows} of changes; all are shown.',
  stored: 'No source answered for {symbol}: {reasons}. What is used was stored {ago}, up to {day}.',
  otherSource: '{source} answered for {symbol}, not {reasons}.',
  heldBack:
    '{source} has {symbol} at {close} on {day} ({moved} in a day); it is held back, as {differs, select, true {another source has another price} other {no second source has it yet}}.',
  loading:
    'The hourly history of {symbol} is still loading ({percent} %); until it is there the end of the UTC day is used.',
  revised:
    '{source} changed {count} past {flows, select, true {days of flows} other {closes}} of {symbol} {count, plural, =1 {on {day}} other {from {day} on}}{by}; the whole history was fetched again.',
  revisedBy: ', by up to {percent} %',
  sourcesDiffer: '{first} and {second} differ by {percent} % on {symbol} at the close of {day}.',
  hourly: 'Hourly history of {name} is loading',
} as const;
