export default {
  tooShort: '{pair}: zu wenig Vorgeschichte, um zu sagen, welche Abstände weit sind.',
  none: '{pair}: seit {year} kein Abstand vom {enter}-Fachen des Üblichen.',
  mostOpen:
    '{pair}: {count, plural, one {# weiter Abstand seit {year}, noch nicht vorbei} other {# weite Abstände seit {year}; von weniger als der Hälfte weiß man, dass sie vorbei sind}}.',
  median:
    '{pair}: {count, plural, one {# weiter Abstand seit {year}; er dauerte {rows}} other {# weite Abstände seit {year}; die Hälfte dauerte höchstens {rows}}}.',
  medianChance:
    '{count, plural, one {# weiter Abstand von {pair}{since, select, true { seit {year}} other {}}: {rows} lang} other {# weite Abstände von {pair}{since, select, true { seit {year}} other {}}: die Hälfte höchstens {rows} lang}}, durch Zufall {chance}: {pull, select, sooner {deutlich mehr} later {deutlich weniger} other {kaum zu unterscheiden}}.',
  interval: 'Der Median ({rows}) liegt zwischen {low} und {high} (95 %).',
  intervalOpen: 'Der Median ({rows}) liegt über {low} (95 %); ein oberes Ende geben die Daten nicht her.',
  chanceUnknown: 'Was der Zufall allein macht, ließ sich nicht fragen: zu wenige Renditen.',
  seen: 'Ein Abstand gilt als weit ab ±{enter} und bis ±{exit}: {count, plural, other {#-mal}} in {years} Jahren.',
  seenRate:
    'Ein Abstand gilt als weit ab ±{enter} und bis ±{exit}: {count, plural, other {#-mal}} in {years} Jahren, {rate}-mal im Jahr.',
  chance:
    'Durch Zufall allein kommt es {rate}-mal im Jahr vor, und die Hälfte dauert höchstens {rows} ({paths} zufällige Verläufe).',
  chanceInBlocks:
    'Wo Abschnitte von etwa 20 Tagen beisammenbleiben, kommt es durch Zufall {rate}-mal im Jahr vor, und die Hälfte dauert höchstens {rows}.',
  notOld: 'Kein Abstand ist alt genug, um zu sagen, was über {rows} aus ihm wurde.',
  ended:
    'Von {count, plural, one {# Abstand} other {# Abständen}}{open, plural, =0 {} other { (# noch offen und so lange gezählt, wie er schon dauert)}} dauerten {share} höchstens {rows}; durch Zufall allein {chance}.',
  narrowed:
    'Die Kurse selbst waren danach (über {rows}) in {narrowed} von {known, plural, one {# Fall} other {# Fällen}} näher beieinander; durch Zufall allein in {chance}.',
  test: '{all, select, true {Das} other {Unter den {cases}, die keinen Tag gemeinsam haben, sind es {narrowed}; das}} {finding, select, chance {ist vom Zufall nicht zu unterscheiden} more {ist öfter als durch Zufall} other {ist seltener als durch Zufall}}: Der Zufall allein liegt {odds} ebenso weit daneben (exakter Binomialtest, {p}).',
  oddsAlways: 'fast immer',
  oddsOf10: 'in {count} von 10 Fällen',
  oddsOneIn: 'in 1 von {count} Fällen',
  oddsBelow: 'in weniger als 1 von {count} Fällen',
  over99: 'über {percent}',
  under1: 'unter {percent}',
  tieUntested: 'Ob {subject} und {benchmark} aneinander gebunden sind, lässt sich nicht prüfen.',
  tieOrders: '{p}, wenn {subject} durch {benchmark} erklärt wird, {reverse} umgekehrt',
  tieNone:
    'Nichts spricht dafür, dass {subject} und {benchmark} aneinander gebunden sind ({orders}); dass sie es nicht sind, beweist das nicht.',
  tieOneOrder:
    '{subject} und {benchmark} wirken nur in einer Richtung aneinander gebunden ({orders}); darauf ist kein Verlass.',
  tied: '{subject} und {benchmark} wirken in dieser Stichprobe aneinander gebunden ({orders}).',
  halfLife: 'Was {benchmark} unerklärt lässt, halbiert sich etwa alle {rows} (95 %: {low} bis {high}).',
  halfLifeUnknown: 'Wie schnell sich ein Abstand schließt, ist nicht messbar.',
  fromHead: 'Von',
  directionHead: 'Richtung',
  peakHead: 'Höchststand',
  toHead: 'Bis',
  lastedHead: 'Dauer',
  direction: '{symbol} {way, select, ahead {vorn} other {zurück}}',
  stillOpen: 'noch offen',
  latestShown: '{shown} von {count} gezeigt, die jüngsten; alle stehen in der CSV-Datei.',
  change: 'Veränderung von {subject} gegen {benchmark}, gemessen über {rows} ab dem Beginn eines weiten Abstands.',
  after: '{way, select, ahead {Nach Vorsprung} other {Nach Rückstand}}: {changes}.',
  changeOn: '{change} ({day})',
  noneOld: 'kein Beginn liegt lange genug zurück',
  means: '{mean} im Durchschnitt von {count, plural, one {# Fall} other {# Fällen}}, die Hälfte davon über {median}',
  meansSure:
    '{mean} im Durchschnitt von {count, plural, one {# Fall} other {# Fällen}} (95 %: {low} bis {high}), die Hälfte davon über {median}',
  allDays: 'Von allen Tagen aus: {mean} im Durchschnitt, die Hälfte davon über {median}.',
  altText: 'Kurve der Dauer weiter Abstände, daneben der reine Zufall. {sentence} {convergence}',
  eventsNear: 'Ereignisse dabei',
  exitAboveEnter: 'Die Grenze exit muss unter der Grenze enter von {enter} liegen, zum Beispiel exit:0.5.',
  noPull: 'Zufällige Kurse brauchen ebenso lange; nichts hier zeigt, dass die beiden einander zurückziehen.',
} as const;
