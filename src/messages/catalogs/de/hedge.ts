export default {
  unmeasured:
    'Was {benchmark} für {subject} leistet, lässt sich nicht messen ({rows}): Einer blieb stehen, oder beide bewegten sich wie einer.',
  sentence:
    'So gut es geht mit {benchmark} abgesichert, hätte {subject} {percent} weniger geschwankt, gemessen über {rows}.',
  mix: '{weight} {subject}, der Rest {benchmark}: Das {raises, select, true {erhöht} other {senkt}} die Schwankungen des Rests um {change}.',
  noHedge: 'Eine Absicherung, die diesen Namen verdient, gibt es nicht.',
  ratio:
    'Die beste Absicherung der Vergangenheit: {ratio} {benchmark} {short, select, true {leer verkauft} other {gekauft}} auf 1 {subject}, dem Wert nach. An denselben Tagen nimmt sie {low} bis {high} der Volatilität. Man kennt sie erst hinterher; der nächste Zeitraum wird eine andere haben.',
  noYear:
    'Wie eine vorher bekannte Absicherung gewirkt hätte, lässt sich nicht sagen: {subject} und {benchmark} haben kein Jahr nach einem Zeitraum.',
  beforehand:
    'Mit dem Verhältnis des Zeitraums davor, das man vorher kennt, wäre {count, plural, one {im letzten Jahr} other {in den letzten # Jahren}} so viel der Volatilität weggefallen: {years}.',
  year: '{percent} (bis {month})',
  added: 'In {worse} von {count} kam welche hinzu.',
  noMix: 'Es lässt sich keine Mischung vergleichen.',
  calm: 'Etwas {subject} beruhigt {benchmark} nur bei einer Korrelation unter {threshold}; sie lag bei {correlation}, {calms, select, true {also beruhigte etwas davon} other {also machte jede Beimischung unruhiger}}. Die ruhigste Mischung hielt {weight} {subject}{short, select, true {, das heißt leer verkauft} other {}}.',
  notMeasurable: 'in diesem Zeitraum nicht messbar',
  removedHead: 'Weniger Varianz',
  addedHead: '{weight} {subject} dazu',
  addedValue: '{change} Volatilität',
  volatilityHead: 'Volatilität im Jahr',
  volatilities: '{subject} {subjectPercent}, {benchmark} {benchmarkPercent}',
  none: 'keine',
  altText: 'Balken der jährlichen Schwankungen von {subject} allein und abgesichert. {sentence} {calm}',
  swingsHead: 'Schwankungen im Jahr; die Linie: wie sicher',
  alone: '{subject} allein',
  withOther: '{benchmark} dagegen {short, select, true {verkauft} other {gehalten}}',
  aloneGroup: 'allein',
  hedgedGroup: 'mit der besten Absicherung',
  leftOf: '{left} (−{removed})',
} as const;
