export default {
  found: '{count, plural, one {# Markt} other {# Märkte}}{isCut, select, true {; die ersten {shown}} other {}}.',
  foundFor:
    '{count, plural, one {# Markt} other {# Märkte}} zu „{search}“{isCut, select, true {; die ersten {shown}} other {}}.',
  symbol: 'Kürzel',
  name: 'Name',
  kind: 'Art',
  alsoWritten: 'Auch geschrieben',
  crypto: 'Krypto',
  index: 'Index',
  etf: 'ETF',
  stock: 'Aktie',
  commodity: 'Rohstoff',
  fx: 'Währung',
  rate: 'Zins',
  simulated: 'SIMULIERT: Kein Kurs davon ist echt.',
  nothing:
    'Kein Markt heißt „{search}“; versuch einen Namen wie {name}, ein Kürzel wie {symbol} oder eine Art: {kinds}.',
} as const;
