export default {
  badTicks:
    '{count, plural, =1 {Ein Schlusskurs} other {# Schlusskurse}} von {symbol} als falsch weggelassen: {closes}.',
  badTick: '{day} ({close})',
  stoodStill:
    'Der Kurs von {symbol} hat sich vom {from} bis zum {to} nicht bewegt; vielleicht liefert die Quelle nicht mehr.',
  stoodStillAtClose:
    'Der Kurs von {symbol} stand bei {count, plural, one {# Börsenschluss} other {# Börsenschlüssen}} seit sechs Stunden still{which} und ist weggelassen.',
  stoodStillLast: ', zuletzt am {day},',
  stoodStillDays: ' ({days})',
  partialBars:
    'An {share} % der Tage beginnt {symbol} nicht dort, wo der letzte Schluss war: Kurse wurden gespeichert, bevor der Tag zu Ende war.',
  unfinished: 'Die Zeile von {symbol} vom {day} ist weggelassen: Dieser Tag ist noch nicht zu Ende.',
  quoted: 'Die New Yorker Schlusskurse von {symbol} sind in {quote} notiert, nicht in {currency}.',
  standIn: '{fund} steht für {index}: {why}.',
  indexEnds: 'Die Kurse des Index selbst enden am {day}',
  noIndex: 'Diese Quelle hat keine Kurse des Index selbst',
  utcDay: '{symbols} am Ende des UTC-Tages, Stunden nach dem New Yorker Börsenschluss.',
  otherwiseAlone:
    'Nur mit {others} gefragt, wird {symbol} {used, select, close {am Ende des UTC-Tages} other {zum New Yorker Börsenschluss}} gelesen, mit anderen Zahlen als hier, wo alle {used, select, close {zum New Yorker Börsenschluss} other {am Ende des UTC-Tages}} gelesen werden.',
  onTradingDays:
    '{symbols} werden hier an Handelstagen gemessen, allein gefragt an jedem Tag; die Zahlen sind darum verschieden.',
  leftOutForAll:
    'Tage ohne Kurs von {symbol} fehlen bei allen, darum können die anderen allein gefragt andere Zahlen haben.',
  longSteps:
    'An {missing} von {due} {everyDay, select, true {Tagen} other {Handelstagen}} fehlt der Kurs eines der Märkte; die Rendite danach reicht über die Lücke.',
  labelsDiffer:
    'Die Tageskurse von {symbol} und die Kurse im Tagesverlauf sind sich nicht einig, welcher Tag welcher ist.',
  endsEarly: 'Die Kurse von {symbol} enden am {day}; das ist die Antwort dieses Tages.',
  shared: 'Diesen Märkten sind Veränderungen über {rows} gemeinsam; alle sind gezeigt.',
  stored:
    'Keine Quelle hat zu {symbol} geantwortet: {reasons}. Verwendet wird, was {ago} gespeichert wurde, bis zum {day}.',
  otherSource: 'Zu {symbol} hat {source} geantwortet, nicht {reasons}.',
  heldBack:
    '{source} hat {symbol} am {day} bei {close} ({moved} an einem Tag); das bleibt zurückgestellt, denn {differs, select, true {eine andere Quelle hat einen anderen Kurs} other {noch hat es keine zweite Quelle}}.',
  loading:
    'Die stündlichen Kurse von {symbol} werden noch geladen ({percent} %); bis sie da sind, gilt das Ende des UTC-Tages.',
  revised:
    '{source} hat von {symbol} {flows, select, true {{count, plural, one {# früheren Tag der Flüsse} other {# frühere Tage der Flüsse}}} other {{count, plural, one {# früheren Schlusskurs} other {# frühere Schlusskurse}}}} geändert, {count, plural, =1 {am {day}} other {vom {day} an}}{by}; die ganze Vorgeschichte wurde neu geholt.',
  revisedBy: ', um bis zu {percent} %',
  sourcesDiffer: '{first} und {second} weichen bei {symbol} um {percent} % voneinander ab, Schlusskurs vom {day}.',
  hourly: 'Stündliche Kurse von {name} werden geladen',
} as const;
