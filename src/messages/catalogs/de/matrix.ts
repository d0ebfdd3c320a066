export default {
  undefined: 'In diesem Zeitraum gibt es keine Korrelation: Die Märkte haben sich nicht bewegt.',
  one: 'Wie eng sie zusammengingen, gemessen über {rows} bis {day}: {cell}.',
  closest: 'Am engsten, gemessen über {rows} bis {day}: {closest}; am wenigsten: {loosest}.',
  closestShort: 'Am engsten bis {day}: {closest}; am wenigsten: {loosest}.',
  pair: '{one} und {other}',
  cell: '{pair}, {value}',
  named: '{pair}: {value}',
  sure: '{pairs, plural, one {# Paar} other {# Paare}}; {unsure, plural, =0 {kein 95-%-Intervall enthält die Null} other {bei # davon enthält das 95-%-Intervall die Null, sie sind also nicht von 0 zu unterscheiden}}. Alles an denselben {everyDay, select, true {Tagen} other {Handelstagen}}. Eine Korrelation von 0 heißt nicht, dass zwei Märkte nichts miteinander zu tun haben.',
  altText: 'Wärmebild der Korrelationen von {symbols}. {sentence} {sure}',
} as const;
