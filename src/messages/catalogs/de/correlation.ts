export default {
  unmeasured:
    'Wie eng {subject} und {benchmark} zusammengehen, lässt sich nicht messen ({rows}): Einer blieb stehen, oder beide bewegten sich wie einer.',
  sentence:
    '{subject} und {benchmark} {strength, select, opposite {gingen in entgegengesetzte Richtungen} hardly {gingen kaum zusammen} loosely {gingen lose zusammen} closely {gingen eng zusammen} other {gingen zusammen}}{usual, select, usual {, wie üblich} more {{strength, select, opposite {, weniger als üblich} other {, enger als üblich}}} less {{strength, select, opposite {, stärker als üblich} other {, weniger eng als üblich}}} other {}}, gemessen über {rows}: {value} (0 unabhängig, {negative, select, true {−1 ein Spiegelbild} other {1 Gleichschritt}}).',
  interval: 'Zu 95 % sicher: zwischen {low} und {high}{mayBeNone, select, true {, also womöglich gar keine} other {}}.',
  rankTooShort: 'Die Vorgeschichte ist zu kurz, um zu sagen, ob das für diese beiden hoch oder niedrig ist.',
  rankEnd:
    '{value} ist der {end, select, highest {höchste} other {niedrigste}} Wert seit {since} (etwa {windows, plural, one {# getrennter Abschnitt} other {# getrennte Abschnitte}}).',
  rank: '{value} ist höher als an {days} Tagen seit {since} (etwa {windows, plural, one {# getrennter Abschnitt} other {# getrennte Abschnitte}}).',
  over99: 'über 99 von 100',
  under1: 'unter 1 von 100',
  days: '{days} von 100',
  changeUnknown:
    'Ob sie sich geändert hat, lässt sich ohne zwei Abschnitte ({rows}), in denen sich beide bewegten, nicht prüfen.',
  change:
    'Davor, ebenfalls über {rows}, lag sie bei {was}; {size, select, none {kaum eine Änderung} large {eine so große Änderung ist kaum Zufall} other {die Änderung kann gut Zufall sein}}.',
  test: 'Die Änderung in einem einzelnen Test: z {z}, {p}.',
  notMeasurable: 'nicht messbar',
  window: 'Zeitraum',
  heading: 'Korrelation',
  intervalHead: '95-%-Intervall',
  range: '{low} bis {high}',
  rankCorrelation: 'Rangkorrelation',
  weighted: 'Exponentiell gewichtet',
  weekly52: 'Wöchentlich, letzte 52',
  weeklyAll: 'Wöchentlich, alle {weeks}',
  dailyMoves:
    'Korrelation betrifft die täglichen Bewegungen. Zwei Kurse können weit auseinanderlaufen, während sie hoch bleibt.',
  altText: 'Diagramm der gleitenden Korrelation von {subject} und {benchmark}, {from} bis {to}. {sentence}',
  whoFirst: 'Wer zuerst kommt',
  leadsOtherHours:
    'Vorlauf und Nachlauf: nichts Brauchbares. Die Tage enden zu verschiedenen Stunden, und das erzeugt Vorläufe, die es nicht gibt; eine Frage mit sampling:close vermeidet das.',
  leadsNone:
    'Vorlauf und Nachlauf: nichts Brauchbares. Bis fünf {everyDay, select, true {Tage} other {Handelstage}} in jede Richtung erreicht keiner {least} und liegt bei zehn Blicken klar neben null.',
  leads:
    'Vorläufe und Nachläufe, die bei zehn Blicken herausragen: {leads}. Innerhalb der Stichprobe; der nächste Abschnitt hat vielleicht keinen.',
  lead: '{first} vor {second}, {rows} ({value})',
  sameDay: 'derselbe Tag',
  leadCell: '{first} {count} vorher',
  upDownUnknown: 'Steigende und fallende Tage lassen sich nicht trennen: zu wenige.',
  upDown:
    'Wenn {benchmark} stieg ({upDays}), lag ihre Korrelation bei {up}, wenn es fiel ({downDays}), bei {down}; nur die Hälfte der Tage anzusehen ergäbe so oder so {expected}.',
  weekly:
    'Von Woche zu Woche ist ihre Korrelation {last} über die letzten {lastWeeks, plural, one {# Woche} other {# Wochen}}, {whole} über alle {wholeWeeks}.',
  withInterval: '{value} (95 %: {low} bis {high})',
  betaUnknown: 'Wie weit sich {subject} mit {benchmark} bewegt, lässt sich nicht messen.',
  beta: 'Je 1 % von {benchmark} bewegte sich {subject} um {now}, gemessen über {rows}; in neun von zehn solchen Abschnitten {low} bis {high}, über die ganze Vorgeschichte {whole}.',
  tailsUnknown: 'Extreme Tage sind zu wenige für einen Vergleich.',
  tails:
    'An {together} der {days} schlechtesten Tage von {benchmark} (unterste {share}) hatte auch {subject} einen: {lower}; an besten Tagen {upper}; normale Märkte mit dieser Korrelation zeigen {expected}.',
} as const;
