/** Which markets can be asked about. */
export default {
  found: '{count, plural, one {# market} other {# markets}}{isCut, select, true {; the first {shown}} other {}}.',
  foundFor:
    '{count, plural, one {# market} other {# markets}} for “{search}”{isCut, select, true {; the first {shown}} other {}}.',
  symbol: 'Symbol',
  name: 'Name',
  kind: 'Kind',
  alsoWritten: 'Also written',
  crypto: 'crypto',
  index: 'index',
  etf: 'etf',
  stock: 'stock',
  commodity: 'commodity',
  fx: 'fx',
  rate: 'rate',
  simulated: 'SIMULATED: no price of these is real.',
  nothing: 'No market is called “{search}”; try a name such as {name}, a symbol such as {symbol}, or a kind: {kinds}.',
} as const;
